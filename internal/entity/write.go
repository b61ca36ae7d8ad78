package entity

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// writePeople makes entities of the named people of a sentence; in a byline
// they are reporters.
func (r *reader) writePeople(l *line, add func(Entity)) {
	if l.s.Kind == sentence.Byline {
		for i := 0; i < len(l.t); {
			last := r.run(l, i)
			if last-i > 1 {
				add(Entity{First: i, Last: last, Kind: Reporter, Name: l.text(r.text, i, last), Rule: "byline"})
			}
			i = max(last, i+1)
		}
		return
	}
	for i := range l.roles {
		// an apposition is part of what is said of the name before it
		if ro := &l.roles[i]; ro.attached && !ro.group && ro.behind {
			defer l.take(ro)
		}
	}
	for i, n := range l.names {
		if l.inside(i) {
			continue // "Putin" in "Putin's aide N"
		}
		rule := n.p.rule
		if rule == "" {
			rule = "name"
		}
		add(Entity{First: n.start, Last: n.last, Kind: Person, Name: n.p.full, Represents: n.p.rep, Title: n.p.title, Rule: "person:" + rule})
	}
}

// take marks the tokens of an apposition, so that nothing else is read there.
func (l *line) take(ro *role) {
	for k := ro.first; k < ro.last; k++ {
		l.taken[k] = true
	}
}

// inside reports whether a name stands in the title of another, or in a
// reference that is settled.
func (l *line) inside(i int) bool {
	n := &l.names[i]
	for j := range l.names {
		if m := &l.names[j]; j != i && m.start <= n.first && n.last <= m.first {
			return true
		}
	}
	for j := range l.roles {
		ro := &l.roles[j]
		if (!ro.attached && (ro.to != nil || ro.serves != nil) || ro.behind) && ro.first <= n.first && n.last <= ro.last {
			return true
		}
		if ro.behind && ro.owner == n.p && (n.last == ro.first-1 || n.last == ro.person[1]) {
			return true
		}
	}
	return false
}

// writeRoles makes groups and references of the offices without a name.
func (r *reader) writeRoles(l *line, add func(Entity)) {
	for i := range l.roles {
		ro := &l.roles[i]
		if ro.attached && !ro.group || ro.last <= ro.first {
			continue
		}
		if of := r.ministryOf(l, ro); of != "" {
			ro.of = []string{of}
		}
		e := Entity{First: ro.first, Last: ro.last, Kind: Group, Form: Reference, Count: ro.count}
		words := l.text(r.text, ro.first, ro.last)
		switch {
		case ro.group:
			if len(ro.of) == 0 && len(ro.members) == 0 && ro.person == [2]int{} && ro.det != "the" && ro.det != "both" && ro.count == 0 && !theirs(ro.det) {
				continue
			}
			e.Name, e.Rule = words, "group"
			r.groupOf(l, ro, &e)
			e.Meant = r.meant(l, ro, &e)
			add(e)
		case len(ro.of) == 0 && ro.person == [2]int{} && ro.det != "the" && !theirs(ro.det):
			continue
		case ro.det == "a" || ro.det == "an" || ro.head == "official" && ro.det != "the" || ro.head == "diplomat" && ro.det == "":
			r.groupOf(l, ro, &e)
			if e.Represents == "" {
				continue
			}
			e.Name, e.Count, e.Rule = words, 1, "unnamed-person"
			add(e)
		default:
			e.Kind, e.Rule, e.Title = Person, "reference", r.title(l, ro)
			if len(ro.of) > 0 {
				e.Represents = ro.of[0]
			} else if ro.only != "" {
				e.Represents = ro.only
			}
			if p := ro.to; p != nil {
				e.Name, e.Represents, e.Title = p.full, p.rep, p.title
			}
			add(e)
		}
	}
}

func theirs(det string) bool { return det == "his" || det == "her" || det == "its" || det == "their" }

func (r *reader) groupOf(l *line, ro *role, e *Entity) {
	switch {
	case len(ro.members) > 1:
		e.Members = unique(ro.members)
		if e.Count == 0 && ro.head != "officials" {
			e.Count = 0
		}
	case len(ro.of) > 0:
		e.Represents = ro.of[0]
	case ro.person != [2]int{}:
		if c := r.core(l.text(r.text, ro.person[0], ro.person[1])); len(c) > 0 {
			if p := r.byWord(c[len(c)-1], l.index); p != nil {
				e.Represents = p.rep
			}
		}
	case ro.det == "his" || ro.det == "her":
		if p := r.before1(l, ro.first, nil); p != nil {
			e.Represents = p.rep
		}
	}
	if len(e.Members) == 1 {
		e.Represents, e.Members = e.Members[0], nil
	}
}

func unique(s []string) []string {
	var out []string
	for _, v := range s {
		seen := false
		for _, o := range out {
			seen = seen || o == v
		}
		if !seen {
			out = append(out, v)
		}
	}
	return out
}

// single are offices of which a state has one, or one at a round of talks.
var single = words("president leader premier chancellor king foreign negotiator envoy")

// pointsTo is the person that "the Turkish president" or "his envoy" means,
// nil when more than one or none can be meant.
func (r *reader) pointsTo(l *line, ro *role) *person {
	if peers[ro.head] || ro.head == "official" || ro.head == "diplomat" && !strings.HasPrefix(r.title(l, ro), "top") || ro.head == "member" || ro.head == "successor" || ro.head == "predecessor" {
		return nil
	}
	if ro.det == "" && len(ro.of) == 0 && ro.person == [2]int{} {
		return nil
	}
	c := class(ro.head, r.title(l, ro))
	rep := ""
	var owner *person
	switch {
	case len(ro.of) > 0:
		rep = ro.of[0]
	case ro.person != [2]int{}:
		if w := r.core(l.text(r.text, ro.person[0], ro.person[1])); len(w) > 0 {
			if owner = r.byWord(w[len(w)-1], l.index); owner != nil {
				rep = owner.rep
			}
		}
	case ro.det == "his" || ro.det == "her":
		if owner = r.before1(l, ro.first, nil); owner != nil {
			rep = owner.rep
		}
	case ro.only != "":
		rep = ro.only
	}
	fits := func(p *person) bool {
		if p == owner || rep != "" && p.rep != rep {
			return false
		}
		if p.heads[c] {
			return true
		}
		return c == "leader" && rep != "" && !strings.Contains(r.title(l, ro), " of ") && (p.heads["president"] || p.heads["premier"] || p.heads["chancellor"] || p.heads["king"] || p.heads["emir"])
	}
	var best *person
	bestAt, count := -1, 0
	var after *person
	for _, p := range r.people {
		if !fits(p) {
			continue
		}
		count++
		at := p.lastAt(l.index)
		if at == l.index && l.firstName(p) > ro.first {
			at = p.lastAt(l.index - 1) // named only behind
		}
		if at > bestAt {
			best, bestAt = p, at
		}
		if at < 0 && after == nil {
			after = p
		}
	}
	if rep == "" && count > 1 && l.index-bestAt > 3 {
		return nil
	}
	if best == nil {
		if rep == "" && count > 1 {
			return nil
		}
		best = after
	}
	if best == nil && rep != "" && single[c] {
		// the only person of that state, of whom no other office is said
		for _, p := range r.people {
			if p.rep == rep && len(p.heads) == 0 {
				if best != nil {
					return nil
				}
				best = p
			}
		}
	}
	return best
}

// writeKnown makes entities of the known names that are in none yet.
func (r *reader) writeKnown(l *line, add func(Entity)) {
	var before *Entity // the known name before, for "London and Paris"
	var at int
	for i := range l.hits {
		h := &l.hits[i]
		e := Entity{First: h.first, Last: h.last}
		m := h.m[0]
		if s := h.is(gazetteer.State); s != nil && m.Type == gazetteer.Adjective {
			m = s
		}
		e.Name = m.Name
		prev := l.lower(h.first - 1)
		if prev == "the" {
			noun := m.Type == gazetteer.City || m.Type == gazetteer.Adjective || m.Type == gazetteer.State && r.modifies(l, h.last)
			if !noun {
				e.First-- // "the" of "the Riyadh talks" is not the city's
			}
			prev = l.lower(h.first - 2)
		}
		if c, last := r.capitalOf(l, h); c != nil {
			e.First, e.Last = h.first, last
			if l.lower(h.first-1) == "the" {
				e.First--
			}
			e.Kind, e.Name, e.Country, e.Capital, e.Rule = Place, c.Name, c.Of, c.Of, "capital-of"
			add(e)
			continue
		}
		switch m.Type {
		case gazetteer.Reporter:
			e.Kind, e.Rule = Reporter, "reporter"
		case gazetteer.Organisation:
			e.Kind, e.Rule = Organisation, "organisation"
			if l.lower(h.last) == "-" && l.glued(h.last) || effort[l.lower(h.last)] {
				e.Form = Adjective // "UN-brokered", "UN peace efforts"
			}
		case gazetteer.Party:
			e.Kind, e.Rule = Organisation, "party"
			if prev == "in" || prev == "over" {
				e.Kind, e.Rule = Region, "party-as-place"
			}
		case gazetteer.Several:
			e.Kind, e.Members, e.Count, e.Rule = Group, m.Members, len(m.Members), "several"
		case gazetteer.Seat:
			e.Capital = m.Of
			if prev == "at" || prev == "in" || prev == "inside" || prev == "outside" || prev == "into" || prev == "near" || (prev == "to" || prev == "from") && r.moves(l, e.First) || talkNoun[l.lower(h.last)] || l.lower(h.last) == "ceremony" {
				e.Kind, e.Country, e.Rule = Site, m.Of, "seat-as-site"
				e.City, e.Name = r.cityAfter(l, h.last), l.text(r.text, h.first, h.last)
			} else {
				e.Kind, e.Form, e.Name, e.Rule = r.kindOf(m.Of), Metonym, m.Of, "seat"
			}
		case gazetteer.Office:
			e.Kind, e.Form, e.Name, e.Rule = r.kindOf(m.Of), Metonym, m.Of, "office"
			if prev == "at" && !l.possessive(h.last) {
				e.Kind, e.Form, e.Country, e.Capital, e.Rule = Site, Named, m.Of, m.Of, "office-as-site"
				e.City, e.Name = r.cityAfter(l, h.last), l.text(r.text, h.first, h.last)
			}
		case gazetteer.Site:
			e.Kind, e.Country, e.Rule = Site, m.Of, "site"
			e.City = r.cityAfter(l, h.last)
		case gazetteer.Region:
			e.Kind, e.Country, e.Rule = Region, m.Of, "region"
			if m.Of != "" && !(placeKind[l.lower(h.last)] && l.lower(h.last+1) == "of") {
				e.Kind = Place
			}
		case gazetteer.People:
			e.Kind, e.Form, e.Name, e.Represents, e.Rule = Group, Reference, l.text(r.text, e.First, e.Last), m.Of, "people"
		case gazetteer.Adjective:
			e.Kind, e.Form, e.Rule = State, Adjective, "adjective"
			if r.noun(l, h) {
				e.Kind, e.Form, e.Represents, e.Name, e.Rule = Group, Reference, m.Of, l.text(r.text, e.First, e.Last), "people"
			}
		case gazetteer.State:
			e.Kind, e.Rule = State, "state"
			if h.is(gazetteer.Adjective) != nil && r.modifies(l, h.last) {
				e.Form, e.Rule = Adjective, "adjective"
			} else if r.cityOf(l, h) {
				e.Form, e.Rule = Adjective, "adjective" // "in Peru's tourist hub Cusco"
			} else if l.lower(h.last) == "-" && l.glued(h.last) {
				// "in the Peru-mediated talks"
			} else if placePrep[prev] || (prev == "to" || prev == "from") && r.moves(l, e.First) || prev == "for" && l.lower(e.First-2) == "left" {
				e.Kind, e.Country, e.Rule = Place, m.Name, "state-as-place"
			}
		case gazetteer.City:
			e.Kind, e.Country, e.Rule = Place, m.Of, "city"
			if m.Capital {
				e.Capital = m.Of
				acts := r.acts(l, h, prev) || prev == "in" && r.rules(l, h)
				if prev == "and" && before != nil && before.Capital != "" && h.first-at <= 2 {
					acts = before.Form == Metonym || acts && before.Kind != Place
				}
				if acts && m.Name == "Brussels" {
					// its government is hardly ever what is meant
					e.Kind, e.Form, e.Name, e.Country, e.Capital, e.Rule = Organisation, Metonym, "European Union", "", "European Union", "capital"
				} else if acts {
					e.Kind, e.Form, e.Name, e.Country, e.Rule = r.kindOf(m.Of), Metonym, m.Of, "", "capital"
				}
			}
		case gazetteer.Person:
			continue
		}
		if e.Kind == Place && e.Rule == "city" {
			before, at = &e, h.last
		} else if e.Form == Metonym {
			before, at = &e, h.last
		}
		add(e)
	}
}

// cityOf reports whether a possessive state only says where the city behind it
// lies: "Peru's tourist hub Cusco", "Peru's capital, Lima".
func (r *reader) cityOf(l *line, h *hit) bool {
	if !l.possessive(h.last) {
		return false
	}
	for k := h.last + 1; k < h.last+6 && k < len(l.t); k++ {
		if g := l.hitFrom(k); g != nil {
			c := g.is(gazetteer.City)
			return c != nil && c.Of == h.is(gazetteer.State).Name
		}
		if l.capital(k) || verb(l.lower(k)) || l.t[k].Kind != sentence.Word && l.lower(k) != "," {
			return false
		}
	}
	return false
}

// ruling are words whose "in CAPITAL" names a government and no place.
var ruling = words("government authorities rulers regime leadership administration junta leaders officials")

// rules reports whether "officials in CAPITAL" are a government that acts:
// "officials in Kyiv said", but not "met Taliban leaders in Doha".
func (r *reader) rules(l *line, h *hit) bool {
	switch w := l.lower(h.first - 2); {
	case !ruling[w] || l.capital(h.first-3) && h.first > 3:
		return false
	case w == "leaders" || w == "officials":
		return verb(l.lower(h.last)) || l.lower(h.last) == "have" || l.lower(h.last) == "had"
	}
	return true
}

// kindOf is State or Organisation.
func (r *reader) kindOf(of string) Kind {
	for _, e := range r.set.Lookup(of) {
		if e.Type == gazetteer.Organisation || e.Type == gazetteer.Party {
			return Organisation
		}
	}
	if isFaction(of) {
		return Organisation
	}
	return State
}
