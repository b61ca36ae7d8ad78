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
		if (!ro.attached && ro.to != nil || ro.behind) && ro.first <= n.first && n.last <= ro.last {
			return true
		}
		if ro.behind && ro.owner == n.p && n.last == ro.first-1 {
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
		e := Entity{First: ro.first, Last: ro.last, Kind: Group, Form: Reference, Count: ro.count}
		words := l.text(r.text, ro.first, ro.last)
		switch {
		case ro.group:
			if len(ro.of) == 0 && len(ro.members) == 0 && ro.person == [2]int{} && ro.det != "the" && ro.det != "both" && ro.count == 0 && !theirs(ro.det) {
				continue
			}
			e.Name, e.Rule = words, "group"
			r.groupOf(l, ro, &e)
			add(e)
		case len(ro.of) == 0 && ro.person == [2]int{} && ro.det != "the" && !theirs(ro.det):
			continue
		case ro.det == "a" || ro.det == "an" || ro.head == "official" && ro.det != "the" || ro.head == "diplomat" && ro.det == "":
			if len(ro.of) == 0 {
				continue
			}
			e.Name, e.Count, e.Represents, e.Rule = words, 1, ro.of[0], "unnamed-person"
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

// pointsTo is the person that "the Turkish president" or "his envoy" means,
// nil when more than one or none can be meant.
func (r *reader) pointsTo(l *line, ro *role) *person {
	if ro.head == "counterpart" || ro.head == "number" || ro.head == "official" || ro.head == "diplomat" && !strings.HasPrefix(r.title(l, ro), "top") || ro.head == "member" || ro.head == "successor" || ro.head == "predecessor" {
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
		return c == "leader" && rep != "" && (p.heads["president"] || p.heads["premier"] || p.heads["chancellor"] || p.heads["king"] || p.heads["emir"])
	}
	var best *person
	bestAt, count := -1, 0
	var after *person
	for _, p := range r.people {
		if !fits(p) {
			continue
		}
		count++
		at := -1
		for _, k := range p.lines {
			if k <= l.index {
				at = max(at, k)
			}
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
	if best == nil && rep != "" && (c == "president" || c == "leader" || c == "premier") {
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

// placePrep are the words after which a place is a place.
var placePrep = words("in at near inside outside into across around throughout within via through leaving left reached visited visiting visits toi towards toward onto off above beyond visit")

// travel are words that make a following "to" or "from" one of movement.
var travel = words(`fly flew flown flying travel travels travelled traveled travelling traveling trip trips go goes went going gone come came comes coming return returns returned
 returning head heads headed heading visit visits journey arrive arrived back drive drove crossed cross move moved moving shuttled shuttle way flight route road rushed sailed
 brought bring take took invited invitation moved transferred evacuated delegation's deported ambassador envoy border access`)

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
			if m.Type != gazetteer.City && m.Type != gazetteer.Adjective {
				e.First--
			}
			prev = l.lower(h.first - 2)
		}
		switch m.Type {
		case gazetteer.Reporter:
			e.Kind, e.Rule = Reporter, "reporter"
		case gazetteer.Organisation:
			e.Kind, e.Rule = Organisation, "organisation"
		case gazetteer.Party:
			e.Kind, e.Rule = Organisation, "party"
			if prev == "in" || prev == "over" {
				e.Kind, e.Rule = Region, "party-as-place"
			}
		case gazetteer.Several:
			e.Kind, e.Members, e.Count, e.Rule = Group, m.Members, len(m.Members), "several"
		case gazetteer.Seat:
			e.Capital = m.Of
			if prev == "at" || prev == "in" || prev == "inside" || prev == "outside" || prev == "into" || prev == "near" || (prev == "to" || prev == "from") && r.moves(l, e.First) {
				e.Kind, e.Country, e.Rule = Site, m.Of, "seat-as-site"
				e.City = r.cityAfter(l, h.last)
			} else {
				e.Kind, e.Form, e.Name, e.Rule = r.kindOf(m.Of), Metonym, m.Of, "seat"
			}
		case gazetteer.Office:
			e.Kind, e.Form, e.Name, e.Rule = r.kindOf(m.Of), Metonym, m.Of, "office"
		case gazetteer.Site:
			e.Kind, e.Country, e.Rule = Site, m.Of, "site"
			e.City = r.cityAfter(l, h.last)
		case gazetteer.Region:
			e.Kind, e.Country, e.Rule = Region, m.Of, "region"
			if m.Of != "" {
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
			} else if placePrep[prev] || (prev == "to" || prev == "from") && r.moves(l, e.First) {
				e.Kind, e.Country, e.Rule = Place, m.Name, "state-as-place"
			}
		case gazetteer.City:
			e.Kind, e.Country, e.Rule = Place, m.Of, "city"
			if m.Capital {
				e.Capital = m.Of
				acts := r.acts(l, h, prev)
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

// kindOf is State or Organisation.
func (r *reader) kindOf(of string) Kind {
	for _, e := range r.set.Lookup(of) {
		if e.Type == gazetteer.Organisation || e.Type == gazetteer.Party {
			return Organisation
		}
	}
	return State
}

// moves reports whether one of the words before token k is of travel.
func (r *reader) moves(l *line, k int) bool {
	for n := 1; n <= 6; n++ {
		w := l.lower(k - n)
		if travel[w] {
			return true
		}
		if w == "," || w == "and" {
			break
		}
	}
	return false
}

// modifies reports whether the name before token k stands before a noun.
func (r *reader) modifies(l *line, k int) bool {
	if k >= len(l.t) || l.t[k].Kind != sentence.Word || l.possessive(k) {
		return l.lower(k) == "-" && l.glued(k)
	}
	w := l.t[k].Lower
	return !verb(w) && !functionWord[w]
}

// noun reports whether an adjective stands for people: "the Ukrainian, who".
func (r *reader) noun(l *line, h *hit) bool {
	p := l.lower(h.first - 1)
	if p != "the" && p != "a" && p != "an" && p != "no" && p != "another" {
		return false
	}
	return !r.modifies(l, h.last) && l.lower(h.last) != "and" && l.lower(h.last) != "-" && l.lower(h.last) != "," || l.lower(h.last) == "," && l.lower(h.last+1) == "who"
}

var functionWord = words(`and or but as in on at to from of for with by that which who whose than when while after before since until because if so over about against during under the a an
 also again still now then later only just both not yet already too alone itself themselves is are was were be been has have had do does did will would can could may might must should shall`)

var auxiliary = words(`is are was were has have had do does did will would can could may might must should shall said says told sent gave gives put took takes wants want made makes
 held holds let sees saw knows knew thinks thought keeps kept goes went came comes spoke meant means met meets won lost led left began begins broke set sought seeks felt stood stands
 insists rejects accepts calls demands refuses agrees denies hopes fears expects offers proposes claims argues asks backs welcomes needs plans warns signals faces appears seems remains never
 also still now then again itself alone not dropped stopped swapped likes dislikes owes pays bows blinks tells talks-about`)

// verb guesses from its form whether a word is a verb in the third person or
// the past.
func verb(w string) bool {
	if auxiliary[w] {
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "ed") && w != "united" && !strings.HasSuffix(w, "-backed") && !strings.Contains(w, "-")
}

// acts reports whether a capital stands for its government: as subject, owner
// or addressee, and not after a word of place.
func (r *reader) acts(l *line, h *hit, prev string) bool {
	next := l.lower(h.last)
	if l.lower(h.last) == "," && h.last+1 < len(l.t) {
		if g := l.hitFrom(h.last + 1); g != nil && g.is(gazetteer.State) != nil && g.is(gazetteer.State).Name == h.is(gazetteer.City).Of {
			return false // "Vilnius, Lithuania"
		}
	}
	switch {
	case placePrep[prev]:
		return false
	case prev == "to" || prev == "from" || prev == "for":
		if r.moves(l, h.first) || prev == "for" && l.lower(h.first-2) == "left" {
			return false
		}
		w := l.lower(h.first - 2)
		return given[w] || prev == "for" || prev == "from" && given[w] || verb(w) && !travel[w]
	case l.possessive(h.last):
		w := l.lower(h.last + 1)
		return !placeNoun[w] && !l.capital(h.last+1) && prev != "of"
	case prev == "between" || prev == "with" || prev == "by" || prev == "against" || prev == "that" || prev == "told" || prev == "urged" || prev == "gave" || prev == "wants" || prev == "accused" || prev == "pressed" || prev == "offered" || prev == "give" || prev == "giving" || prev == "tell" || prev == "telling" || prev == "urge" || prev == "urging" || prev == "ask" || prev == "asking" || prev == "force" || prev == "pressing" || prev == "accusing" || prev == "accuses" || prev == "accuse" || prev == "allow" || prev == "let" || prev == "offer" || prev == "offering":
		return !talkNoun[next]
	case prev == "and" && l.lower(h.first-2) != "" && l.hit(h.first-2) != nil && r.pairOf(l, h.first):
		return true
	case prev == "of" || prev == "on":
		return false
	}
	if verb(next) && !(next == "held" && false) {
		return true
	}
	if next == "and" || next == "," || next == "or" {
		if g := l.hitFrom(h.last + 1); g != nil && g.is(gazetteer.City) != nil && g.is(gazetteer.City).Capital {
			return verb(l.lower(g.last)) || l.possessive(g.last) && false
		}
		if next == "," && h.first == 0 {
			return false
		}
		if g := l.hitFrom(h.last + 1); next == "and" && g != nil && g.actor() != nil && verb(l.lower(g.last)) {
			return true
		}
	}
	if adverb[next] && verb(l.lower(h.last+1)) {
		return true
	}
	return prev != "" && l.t[h.first-1].Kind == sentence.Word && verb(prev) && !travel[prev] && !talkNoun[next]
}

// pairOf reports whether the pair that ends at token k is "between A and B" or
// "with A and B".
func (r *reader) pairOf(l *line, k int) bool {
	h := l.hit(k - 2)
	w := l.lower(h.first - 1)
	return w == "between" || w == "with" || w == "by"
}

var (
	given     = words("proposal message messages offer letter plan signal response answer reply demand demands pressure support aid statement warning paper memorandum concessions guarantees help approval consent invitation word according due said gave given handed according thanks close loyal appeal appealed talk talked talks speak spoke speaking spoken presented conveyed passed closer")
	placeNoun = words("airport streets street suburbs suburb outskirts palace hotel centre center old downtown district mayor university square stadium main international metro cathedral history")
	talkNoun  = words("talks meeting meetings summit round rounds conference session sessions negotiations agreement accords accord process format channel declaration protocol visit trip track deal plan time airport hotel university daily newspaper newspapers")
	adverb    = words("also still now has have had would could will should never long later then again itself reportedly apparently already only not quickly publicly repeatedly")
)
