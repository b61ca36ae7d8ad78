package entity

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// bareTitles gives people with an office and no state ("Defence Minister N
// said") the state that the article leaves for them: that of those they are
// listed with, else that of the place where they receive, else the article's
// own; nobody's when it is unclear which that is.
func (r *reader) bareTitles() {
	for range 2 {
		for _, l := range r.lines {
			r.listed(l)
		}
	}
	r.own, r.twos = r.ownState(), r.groupsOfTwo()
	r.inPairs()
	for _, l := range r.lines {
		for i := range l.names {
			r.bareTitle(l, i)
		}
	}
}

// listed gives a state to the bare titles of a list: "Foreign Minister N,
// Justice Minister M and spokesman O".
func (r *reader) listed(l *line) {
	for i := 1; i < len(l.names); i++ {
		a, b := &l.names[i-1], &l.names[i]
		k := a.last
		if l.lower(k) == "," {
			k++
		}
		if l.lower(k) == "and" {
			k++
		}
		if k == a.last || k != b.start || !r.bare(l, a) || !r.bare(l, b) {
			continue
		}
		for _, pair := range [][2]*person{{a.p, b.p}, {b.p, a.p}} {
			if from, to := pair[0], pair[1]; from.rep != "" && to.rep == "" && !r.filled(to, from.rep) {
				to.add(from.rep, byBeside, "listed")
				to.settle()
			}
		}
	}
}

// inPairs gives the two of "foreign ministers N and M" the two states whose
// leaders or ministers the article names as a pair, in its order.
func (r *reader) inPairs() {
	for _, two := range r.pairs {
		a, b := two[0], two[1]
		for _, l := range r.lines {
			for i := range l.roles {
				ro := &l.roles[i]
				if !ro.group || len(ro.members) != 2 || a.rep != "" && b.rep != "" || !r.pluralHead(ro) {
					continue
				}
				x, y := ro.members[0], ro.members[1]
				if a.rep == y || b.rep == x {
					x, y = y, x
				}
				if a.rep != "" && a.rep != x || b.rep != "" && b.rep != y {
					continue
				}
				a.add(x, byBeside, "in-pair")
				b.add(y, byBeside, "in-pair")
				a.settle()
				b.settle()
			}
		}
	}
}

// bare reports whether an office without a state stands before a name.
func (r *reader) bare(l *line, n *name) bool {
	if n.role == 0 {
		return false
	}
	ro := &l.roles[n.role-1]
	return !ro.group && len(ro.of) == 0 && ro.person == [2]int{} && ro.owner == nil
}

// ownState is the state whose people an article calls by their bare titles,
// else the one it speaks of clearly more often than of any other; empty where
// neither stands out. The president of the United States is "President N"
// everywhere.
func (r *reader) ownState() string {
	votes, all := map[string]int{}, 0
	for _, l := range r.lines {
		for i := range l.names {
			n := &l.names[i]
			if r.bare(l, n) && r.kindOf(n.p.rep) == State && l.roles[n.role-1].only == "" && n.p.rep != "" && n.p.rep != "United States" && !peers[l.roles[n.role-1].head] {
				votes[n.p.rep]++
				all++
			}
		}
	}
	for of, n := range votes {
		if 3*n > 2*all {
			return of
		}
	}
	if r.weakly = r.clear && all == 0; r.weakly || votes[r.home] > 0 {
		return r.home
	}
	return ""
}

// ministryOf is the state of "the foreign ministry" or "a Foreign Ministry
// spokesman": by the capital behind it, by the ministry named before it, by the
// minister whom its sentence names first, else the article's own.
func (r *reader) ministryOf(l *line, ro *role) string {
	if len(ro.of) > 0 || ro.person != [2]int{} || theirs(ro.det) || ro.det == "both" || !r.ministry(l, ro) {
		return ""
	}
	if h := l.hitFrom(ro.last + 1); h != nil && l.lower(ro.last) == "in" {
		if e := h.is(gazetteer.City); e != nil && e.Capital {
			return e.Of
		}
	}
	for back := 0; back < 4 && back <= l.index; back++ {
		roles := r.lines[l.index-back].roles
		for i := len(roles) - 1; i >= 0; i-- {
			if o := &roles[i]; (back > 0 || o.last <= ro.first) && len(o.of) == 1 && r.ministry(r.lines[l.index-back], o) {
				return o.of[0]
			}
		}
		if back == 0 && len(l.names) > 0 {
			// "Foreign Minister N of A will meet M of B, the ministry said"
			if n := &l.names[0]; n.last <= ro.first && (n.p.heads["foreign"] || n.p.heads["minister"]) && n.p.rep != "" {
				return n.p.rep
			}
		}
	}
	return r.own
}

// ministry reports whether an office is a ministry or somebody who speaks for
// one.
func (r *reader) ministry(l *line, ro *role) bool {
	if ro.head == "ministry" || ro.head == "presidency" {
		return true
	}
	if class(ro.head, "") != "spokesman" {
		return false
	}
	for _, k := range ro.kept {
		if w := l.lower(k); w == "ministry" || w == "government" || w == "presidential" {
			return true
		}
	}
	return false
}

// posted are offices held abroad: where their holders are says nothing of whom
// they act for.
var posted = words("envoy negotiator delegate delegates commissioner ambassador coordinator co-ordinator mediator")

// bareTitle finds the state of one name of a sentence that has an office and
// no state.
func (r *reader) bareTitle(l *line, i int) {
	n := &l.names[i]
	if n.p.rep != "" || len(n.p.heads) == 0 || !n.p.alone {
		return // of "foreign ministers N and M" nothing more is known
	}
	defer n.p.settle()
	switch t := strings.ToLower(n.p.title); {
	case strings.HasPrefix(t, "opposition leader") && r.set.Demonym(r.ruled) != "":
		n.p.add(r.set.Demonym(r.ruled)+" opposition", byBeside, "opposition")
		return
	case strings.HasPrefix(t, "rebel"), strings.HasPrefix(t, "separatist"), strings.HasPrefix(t, "guerrilla"):
		n.p.add(r.rebels, byBeside, "rebels")
		return
	}
	if of := r.otherSide(n.p); of != "" {
		n.p.add(of, byBeside, "counterpart")
		return
	}
	if at := r.metWhere(l, i); at != "" {
		n.p.add(at, byBeside, "where")
		return
	}
	if at := r.receives(l, i); at != "" {
		n.p.add(at, byBeside, "same-sentence")
		return
	}
	if i > 0 && speech[l.lower(l.names[0].last)] && l.names[0].p.rep != "" && !r.filled(n.p, l.names[0].p.rep) {
		// "N added that Foreign Minister M would go"
		n.p.add(l.names[0].p.rep, byBeside, "speaker")
		return
	}
	if l.lower(n.start-1) == ":" {
		// "Lima was pleased: Foreign Minister N spoke of a success"
		n.p.add(r.ofBefore(l, n.start-1), byBeside, "same-sentence")
		return
	}
	if near := r.nearest(l, i); near != "" {
		n.p.add(near, byBeside, "same-sentence")
		return
	}
	if r.own != "" && !r.filled(n.p, r.own) && !l.opposite(i, r.own) && !((n.p.abroad() || r.weakly) && l.hasOther(i, r.own)) {
		n.p.add(r.own, byBeside, "article")
		return
	}
	if n.p.governs() && !n.p.abroad() {
		n.p.add(r.fromOpening(l, i), byBeside, "opening")
	}
}

// otherSide is the state of somebody whose counterpart acts for one of two that
// the article names as a pair, "the foreign ministers of Peru and Chile": the
// other of the two. Empty for none.
func (r *reader) otherSide(p *person) string {
	for _, o := range p.peers {
		if o.rep == "" {
			continue
		}
		for _, two := range r.twos {
			if j := slices.Index(two[:], o.rep); j >= 0 && !p.faces(two[1-j]) {
				return two[1-j]
			}
		}
		if len(r.twos) > 0 || !p.governs() && !p.abroad() && !p.heads["secretary"] {
			continue
		}
		two := r.mostNamed()
		if j := slices.Index(two[:], o.rep); j >= 0 && two[1-j] != "" && !p.faces(two[1-j]) {
			return two[1-j]
		}
	}
	return ""
}

// mostNamed are the two states that an article is on: those it names more often
// than any third, and at least twice. Empty for none.
func (r *reader) mostNamed() [2]string {
	var two [2]string
	n := [3]int{}
	for _, of := range slices.Sorted(maps.Keys(r.counts)) {
		if strings.HasPrefix(of, "named ") || r.kindOf(of) != State {
			continue
		}
		switch c := r.counts[of]; {
		case c > n[0]:
			n = [3]int{c, n[0], n[1]}
			two = [2]string{of, two[0]}
		case c > n[1]:
			n = [3]int{n[0], c, n[1]}
			two[1] = of
		case c > n[2]:
			n[2] = c
		}
	}
	if n[1] < 2 || n[2] == n[1] {
		return [2]string{}
	}
	return two
}

// groupsOfTwo are the pairs of parties that groups of the article are of, each
// once, in order of the text.
func (r *reader) groupsOfTwo() [][2]string {
	var out [][2]string
	seen := map[[2]string]bool{}
	for _, l := range r.lines {
		for i := range l.roles {
			of := l.roles[i].members
			if len(of) == 0 {
				of = l.roles[i].of
			}
			if !l.roles[i].group || len(of) != 2 {
				continue
			}
			if two := [2]string(of); !seen[two] {
				seen[two] = true
				out = append(out, two)
			}
		}
	}
	return out
}

// fromOpening is the state that the article's headline leaves for a name whose
// sentence says nothing of it, else that of the capital in its dateline; empty
// for none. It is no state of somebody else in the sentence: "N met M of Peru"
// is of two sides.
func (r *reader) fromOpening(l *line, i int) string {
	n := &l.names[i]
	free := func(of string) bool { return !r.filled(n.p, of) && !l.hasOther(i, of) }
	one := ""
	for _, h := range r.lines {
		if h.s.Kind != sentence.Heading {
			continue
		}
		for j := range h.hits {
			e := h.hits[j].is(gazetteer.State, gazetteer.Adjective)
			if e == nil || e.Of == one || placePrep[h.lower(h.hits[j].first-1)] || !free(e.Of) {
				continue
			}
			if one != "" {
				return ""
			}
			one = e.Of
		}
	}
	if one != "" {
		return one
	}
	for _, e := range r.set.Lookup(r.from.Name) {
		if e.Type == gazetteer.City && e.Capital && free(e.Of) {
			return e.Of
		}
	}
	return ""
}

// hasOther reports whether a sentence has somebody else of a state than the i-th
// of its names.
func (l *line) hasOther(i int, of string) bool {
	for j := range l.names {
		if l.names[j].p != l.names[i].p && l.names[j].p.rep == of && !l.inside(j) {
			return true
		}
	}
	for j := range l.roles {
		if ro := &l.roles[j]; !ro.attached && slices.Contains(ro.of, of) {
			return true
		}
	}
	return false
}

// abroad reports whether one of p's offices is one held abroad.
func (p *person) abroad() bool {
	for head := range p.heads {
		if posted[head] {
			return true
		}
	}
	return false
}

// opposite reports whether the name behind the i-th is that of a counterpart who
// acts for a party: "N and his Peruvian counterpart M".
func (l *line) opposite(i int, of string) bool {
	if i+1 >= len(l.names) {
		return false
	}
	m := &l.names[i+1]
	return m.role > 0 && peers[l.roles[m.role-1].head] && m.p.rep == of
}

// nearest is the state, organisation or party that stands nearest to a name,
// empty for none.
func (r *reader) nearest(l *line, i int) string {
	n := &l.names[i]
	best, far := "", 20
	for j := range l.hits {
		h := &l.hits[j]
		e := h.actor()
		if e == nil || e.Type == gazetteer.Seat || e.Type == gazetteer.Office || l.others(i, h) || r.filled(n.p, e.Of) || l.spokenFor(h) {
			continue
		}
		if (e.Type == gazetteer.Party || e.Type == gazetteer.Organisation) && n.p.governs() {
			continue // "the UN said, and Foreign Minister N agreed"
		}
		if h.first >= n.last && speaks(l, n.last, h.first) {
			break // "N said that X must": what is spoken of
		}
		d := max(n.start-h.last, h.first-n.last)
		if e.Type == gazetteer.Party || e.Type == gazetteer.Organisation {
			d += 15
		}
		if l.opposite(i, e.Of) {
			continue
		}
		if w := l.lower(h.first - 1); placePrep[w] || w == "to" || w == "from" || w == "with" || w == "against" {
			continue
		}
		if d < far {
			best, far = e.Of, d
		}
	}
	return best
}

// spokenFor reports whether a known name belongs to an office already: "the UN
// envoy", "ambassador to Peru", or only modifies: "Saudi-backed".
func (l *line) spokenFor(h *hit) bool {
	if l.lower(h.last) == "-" && l.glued(h.last) {
		return true
	}
	for i := range l.roles {
		if ro := &l.roles[i]; !ro.group && ro.first <= h.first && h.last <= ro.last {
			return true
		}
	}
	return false
}

// governs reports whether one of p's offices is one that only states have.
func (p *person) governs() bool {
	for _, c := range []string{"president", "premier", "foreign", "minister", "king", "queen", "sultan", "emir", "chancellor", "ambassador"} {
		if p.heads[c] {
			return true
		}
	}
	return false
}

// speaks reports whether a verb of saying stands between tokens.
func speaks(l *line, a, b int) bool {
	for k := a; k < b; k++ {
		if speech[l.lower(k)] {
			return true
		}
	}
	return false
}

// metWhere is the state that a sentence goes on to with "where", and in which it
// says that a name with an office of state is seen: "flew to A, where she met
// President N".
func (r *reader) metWhere(l *line, i int) string {
	n := &l.names[i]
	if !n.p.governs() || n.p.abroad() {
		return ""
	}
	for j := range l.hits {
		h := &l.hits[j]
		k := h.last
		if l.lower(k) == "," {
			k++
		}
		if l.lower(k) != "where" || k > n.start || n.start-k > 10 {
			continue
		}
		e := h.is(gazetteer.City)
		if e == nil {
			e = h.is(gazetteer.State)
		}
		if prep := l.lower(h.first - 1); e != nil && (placePrep[prep] || prep == "to") {
			if e.Type == gazetteer.City && !e.Capital || r.filled(n.p, e.Of) {
				return ""
			}
			return e.Of
		}
	}
	return ""
}

// receives is the state of the capital that a sentence puts a name in, where
// that is the state that the article speaks of, empty for none.
func (r *reader) receives(l *line, i int) string {
	n := &l.names[i]
	if !n.p.governs() {
		return ""
	}
	if n.p.abroad() {
		return ""
	}
	for j := range l.hits {
		h := &l.hits[j]
		e := h.is(gazetteer.City)
		if e != nil && e.Capital && placePrep[l.lower(h.first-1)] && !travel[l.lower(h.first-2)] && !l.others(i, h) && !r.filled(n.p, e.Of) {
			return e.Of
		}
	}
	return ""
}
