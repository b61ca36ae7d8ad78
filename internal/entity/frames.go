package entity

import (
	"github.com/parley-talks/parley/internal/entity/gazetteer"
)

// leads, byVerbs and signs are the verbs of clauses that say for whom people
// act; audience are those whom people of one state address at home.
var (
	leads    = words("led headed leads heads leading heading lead head represented represents fronted")
	byVerbs  = words("led headed represented fronted")
	departs  = words("left leaves leaving departed departs departing headed heading bound sailed flew set")
	signs    = words("spoke signed negotiated speaks signs spoken speaking signing attended initialled")
	audience = words("state television tv media journalists reporters radio lawmakers parliament news public broadcaster")
)

// ofAt is what a phrase at k belongs to: "the Russian side", "Hamas".
func (r *reader) ofAt(l *line, k int) string {
	for i := range l.roles {
		ro := &l.roles[i]
		if ro.first >= k && ro.first <= k+1 && len(ro.of) > 0 {
			return ro.of[0]
		}
	}
	if l.lower(k) == "the" {
		k++
	}
	if h := l.hitFrom(k); h != nil && h.actor() != nil {
		return h.actor().Of
	}
	return ""
}

// visited is the state in which a journey leads to somebody whose office says no
// state: "flew to Oslo on Monday for talks with Prime Minister N".
func (r *reader) visited(l *line, n *name) string {
	if n.role == 0 || len(l.roles[n.role-1].of) > 0 || l.roles[n.role-1].group {
		return ""
	}
	k := l.roles[n.role-1].first - 1
	if w := l.lower(k); w != "with" && w != "meet" && w != "see" {
		return ""
	}
	for end := k - 12; k > 1 && k > end; k-- {
		h := l.hit(k)
		if h == nil || h.actor() == nil || h.is(gazetteer.Adjective) != nil || h.last != k+1 {
			continue
		}
		if w := l.lower(h.first - 1); (w == "to" || w == "in" || w == "into") && journeys[l.lower(h.first-2)] {
			return h.actor().Of
		}
		return ""
	}
	return ""
}

var journeys = words("flew travelled traveled went arrived landed headed crossed came drove flies travels heads arrives")

// frames reads clauses that say for whom people act.
func (r *reader) frames(l *line) {
	for i := range l.names {
		n := &l.names[i]
		if of := r.visited(l, n); of != "" {
			n.p.add(of, byFrame, "visited")
		}
		// "N again headed the Russian side", "N, who led his country's team"
		from := n.last
		for j := range l.roles {
			if ro := &l.roles[j]; ro.behind && ro.first <= from+2 && ro.last > from && l.lower(ro.last) == "," {
				from = ro.last + 1
			}
		}
		if l.lower(from) == "that" && l.lower(from+1) == "of" && r.leadsBefore(l, n.start) {
			n.p.add(r.ofAt(l, from+2), byFrame+1, "that-of")
			continue
		}
		for k := from; k < from+4 && k < len(l.t); k++ {
			if leads[l.lower(k)] && l.lower(k+1) != "by" {
				for j := range l.roles {
					if ro := &l.roles[j]; ro.group && ro.first >= k+1 && ro.first <= k+2 && len(ro.of) > 0 && !ro.attached {
						n.p.add(ro.of[0], byFrame, "leads")
					}
				}
				break
			}
			// "N told Iranian state television", "N returned to Kyiv"
			if w := l.lower(k); w == "told" || w == "tells" {
				if h := l.hitFrom(k + 1); h != nil && h.is(gazetteer.Adjective) != nil && audience[l.lower(h.last)] {
					n.p.add(h.is(gazetteer.Adjective).Of, byBeside, "told-own-media")
				}
			} else if w == "returned" && l.lower(k+1) == "to" {
				if h := l.hitFrom(k + 2); h != nil && h.actor() != nil && h.actor().Type == gazetteer.City {
					n.p.add(h.actor().Of, byBeside, "returned")
				}
			}
			// "N, who spoke for Kyiv", "N signed for the rebels"
			if signs[l.lower(k)] || l.lower(k) == "for" {
				for j := k; j < k+3; j++ {
					if l.lower(j) == "for" && !departs[l.lower(j-1)] {
						if of := r.ofAt(l, j+1); of != "" {
							n.p.add(of, byFrame, "for")
						}
					}
				}
				break
			}
		}
		// an office for several, shared out in order or given to all
		if n.role > 0 && l.roles[n.role-1].group {
			r.shareOut(l, i)
		}
	}
	for k := 1; k < len(l.t); k++ {
		w := l.lower(k)
		of := ""
		switch {
		case w == "by" && k > 1 && (byVerbs[l.lower(k-1)] || byVerbs[l.lower(k-2)] || l.possessive(k-1)):
			of = r.ofBefore(l, k-1)
		case w == "under" || w == "included" || w == "includes" || w == "comprised" || w == "including":
			for i := range l.roles {
				if ro := &l.roles[i]; ro.group && ro.last <= k && len(ro.of) > 0 && ro.last+2 >= k {
					of = ro.of[0]
				}
			}
			if of == "" && w != "under" && w != "including" {
				of = r.ofBefore(l, k)
			}
			if of == "" && l.index > 0 && l.lower(0) == "it" && k < 4 {
				for _, ro := range r.lines[l.index-1].roles {
					if ro.group && len(ro.of) > 0 {
						of = ro.of[0]
					}
				}
			}
		case w == "sent" || w == "dispatched":
			if h := l.hit(k - 1); h != nil && h.actor() != nil {
				of = h.actor().Of
			}
		case w == ":":
			for i := range l.roles {
				if ro := &l.roles[i]; ro.group && ro.last == k && len(ro.of) == 1 {
					of = ro.of[0]
				}
			}
		}
		if of == "" {
			continue
		}
		for i := range l.names {
			n := &l.names[i]
			if n.first < k {
				continue
			}
			if r.breaks(l, k+1, n.start) {
				break
			}
			n.p.add(of, byFrame, "frame-"+w)
		}
	}
}

// leadsBefore reports whether somebody leads a group before token k: "N leads
// the Danish team, M that of Latvia".
func (r *reader) leadsBefore(l *line, k int) bool {
	for i := range l.roles {
		if ro := &l.roles[i]; ro.group && ro.last <= k && leads[l.lower(ro.first-1)] {
			return true
		}
	}
	return false
}

// breaks reports whether a clause ends between tokens a and b.
func (r *reader) breaks(l *line, a, b int) bool {
	for k := a; k < b; k++ {
		w := l.lower(k)
		if w == ";" && b-a < 20 {
			continue
		}
		if w == "while" || w == "but" || w == "with" || w == "who" || w == "by" || w == "in" && l.hit(k+1) != nil || speech[w] || w == "had" || w == "was" || w == "were" {
			return true
		}
	}
	return false
}

// ofBefore is the nearest state, organisation or delegation before token k.
func (r *reader) ofBefore(l *line, k int) string {
	for j := k - 1; j >= 0 && j > k-24; j-- {
		for i := range l.roles {
			if ro := &l.roles[i]; ro.last == j+1 && len(ro.of) > 0 {
				if len(ro.members) > 1 {
					return ""
				}
				return ro.of[0]
			}
		}
		if h := l.hit(j); h != nil && h.last == j+1 {
			if e := h.actor(); e != nil && (e.Type != gazetteer.City || !placePrep[l.lower(h.first-1)]) {
				return e.Of
			}
		}
	}
	return ""
}

// shareOut gives the parties of "the foreign ministers of A and B, N and M" to
// the names in order, and those of "American envoys N and M" to all.
func (r *reader) shareOut(l *line, i int) {
	ro := &l.roles[l.names[i].role-1]
	list := []*name{&l.names[i]}
	for j := i + 1; j < len(l.names); j++ {
		prev, n := list[len(list)-1], &l.names[j]
		between := true
		for k := prev.last; k < n.start; k++ {
			if w := l.lower(k); w != "," && w != "and" && w != "of" && w != "the" && l.hit(k) == nil {
				between = false
			}
		}
		if !between {
			break
		}
		list = append(list, n)
	}
	for _, n := range list {
		ro.list = append(ro.list, n.p)
	}
	parties := ro.members
	if ro.det == "their" && len(ro.of) == 0 {
		parties = r.lastTwo(l, ro.first)
	}
	for j, n := range list {
		r.call(n.p, l, ro)
		if of := r.ofEach(l, n); of != "" {
			n.p.add(of, byTitle, "of-each")
			continue
		}
		switch {
		case len(parties) == len(list):
			n.p.add(parties[j], byTitle, "in-order")
		case len(parties) == 0 && len(ro.of) == 1:
			n.p.add(ro.of[0], byTitle, "title")
		case ro.only != "":
			n.p.add(ro.only, byOffice, "office")
		}
	}
	if len(parties) == 0 && len(ro.of) == 0 && len(list) == 2 && ro.only == "" {
		r.pairs = append(r.pairs, [2]*person{list[0].p, list[1].p})
		// "A and B, whose foreign ministers N and M signed"
		pair := r.pairBefore(l, ro.first)
		for i := l.index - 1; i >= 0 && pair == nil && ro.det != ""; i-- {
			pair = r.pairBefore(r.lines[i], len(r.lines[i].t))
		}
		if len(pair) == 2 {
			a, b := list[0].p, list[1].p
			if h := r.holder(b.full); b.rep == pair[0] || a.rep == pair[1] || h != nil && h.Of == pair[0] {
				pair[0], pair[1] = pair[1], pair[0]
			}
			a.add(pair[0], byPoint, "in-order")
			b.add(pair[1], byPoint, "in-order")
		}
	}
}

// ofEach is the state that a list gives one of its names: "the foreign
// ministers of A, N, of B, M, and of C, O".
func (r *reader) ofEach(l *line, n *name) string {
	h := l.hit(n.start - 2)
	if h == nil || l.lower(n.start-1) != "," || h.actor() == nil {
		return ""
	}
	k := h.first - 1
	if l.lower(k) == "the" {
		k--
	}
	if l.lower(k) != "of" {
		return ""
	}
	return h.actor().Of
}

// behindAll reads an office for several behind their names: "N and M, the
// foreign ministers of A and B,".
func (r *reader) behindAll(l *line) {
	for i := range l.roles {
		ro := &l.roles[i]
		if !ro.group || ro.attached || l.lower(ro.first-1) != "," || !r.pluralHead(ro) || !endsApposition(l, ro.last) {
			continue
		}
		var list []*name
		next := ro.first - 1
		for j := len(l.names) - 1; j >= 0; j-- {
			n := &l.names[j]
			if n.last > next {
				continue
			}
			if n.last < next-1 || n.last < next && !plural(l, n.last) {
				break
			}
			list = append([]*name{n}, list...)
			next = n.start
			if w := l.lower(next - 1); w == "and" || w == "," {
				next--
			}
		}
		if len(list) < 2 {
			continue
		}
		for j, n := range list {
			switch {
			case len(ro.members) == len(list):
				n.p.add(ro.members[j], byTitle, "in-order")
			case len(ro.members) == 0 && len(ro.of) == 1:
				n.p.add(ro.of[0], byTitle, "apposition")
			default:
				continue
			}
			r.call(n.p, l, ro)
		}
	}
}

// lastTwo is what the two people named before token k in the sentence represent.
func (r *reader) lastTwo(l *line, k int) []string {
	var out []string
	for i := range l.names {
		if n := &l.names[i]; n.last <= k {
			n.p.settle()
			out = append(out, n.p.rep)
		}
	}
	if len(out) < 2 {
		return r.pairBefore(l, k)
	}
	return out[len(out)-2:]
}

// pairBefore is "A and B" before token k.
func (r *reader) pairBefore(l *line, k int) []string {
	for i := len(l.hits) - 1; i > 0; i-- {
		a, b := &l.hits[i-1], &l.hits[i]
		if b.last > k || a.actor() == nil || b.actor() == nil || l.lower(b.first-1) != "and" && l.lower(b.first-2) != "and" || b.first-a.last > 3 {
			continue
		}
		return []string{a.actor().Of, b.actor().Of}
	}
	return nil
}
