package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// name is a person's name in the text, without a title.
type name struct {
	first, last int
	start       int // with ranks and the office before it
	role        int // index into the line's roles plus one; 0: none
	full        string
	ranked      bool
	p           *person
}

// starters are capitalised words at the start of a sentence that begin no name.
var starters = words(`the a an in on at by for from to of with without after before during since until while when where who what why how
 and but or nor so yet if as although though because than then that this these those there here it he she they we i you his her their its our my
 both each every all some many most several few no not none only even still also just now today yesterday tomorrow later earlier meanwhile however
 one two three four five six seven eight nine ten first second third last next another other such same once twice again over under between among
 against amid about above below behind beyond despite following according asked speaking told said earlier separately instead moreover nevertheless
 like unlike let perhaps maybe yes does did do is are was were has have had will would could should may might must can cannot
 president minister former late early since inside outside opposite nobody nothing everybody everything something officials diplomats talks negotiators
 breaking update updated live photo caption editor's exclusive analysis opinion interview watch read see listen more related advertisement correction
 mr mrs ms dr sir old new old good great big small high low long short hard soft down up off out through across along around near past per via
 besides accompanied joined flanked led headed citing greeted received hosted represented
 whether neither either which whose whom throughout upon within toward towards onto into among hours days weeks months years minutes
 monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`)

// opens are words that are in no name, also after "Sen." and the like.
var opens = words("the a an but in on at and it this that when if as for from to with by")

// names of people are found in the body first and in headings, whose capitals
// say little, only where the body or an office knows them.
func (r *reader) findPeople() {
	for _, l := range r.lines {
		if l.s.Kind == sentence.Body {
			r.findNames(l, true)
		}
	}
	for _, l := range r.lines {
		if l.s.Kind == sentence.Heading {
			r.findNames(l, false)
		}
	}
	for range 2 { // some are known only from a later sentence
		for _, l := range r.lines {
			if l.s.Kind == sentence.Body {
				r.shortNames(l)
			}
		}
	}
	for _, l := range r.lines {
		if l.s.Kind == sentence.Heading {
			r.shortNames(l)
		}
		slices.SortFunc(l.names, func(a, b name) int { return cmp.Compare(a.first, b.first) })
	}
}

// findNames finds names of two words and more, and shorter ones with a rank
// or an office before them.
func (r *reader) findNames(l *line, body bool) {
	for i := 0; i < len(l.t); {
		if h := l.hitFrom(i); h != nil {
			if e := h.is(gazetteer.Person); e != nil {
				r.keep(l, name{first: i, last: h.last, start: i, full: e.Name})
				i = h.last
				continue
			}
		}
		last := r.run(l, i)
		if last == i {
			i++
			continue
		}
		if last-i > 2 && l.lower(i-1) == "of" && r.roleEnds(l, i-1) {
			i++ // "Minister of Minerals N"
			r.stretch(l, i-2, i)
		}
		n := name{first: i, last: last, start: i, full: l.text(r.text, i, last)}
		r.before(l, &n)
		if n.role == 0 && last-i == 1 && r.knownShort(n.full) {
			i = last
			continue // "Mr. Kim": left to shortNames, which knows how often each Kim is named
		}
		if r.isPerson(l, &n, body) {
			r.keep(l, n)
		} else if n.role > 0 {
			l.roles[n.role-1].attached = false
		}
		i = last
	}
}

// roleEnds reports whether an office ends before token k.
func (r *reader) roleEnds(l *line, k int) bool {
	for i := range l.roles {
		if l.roles[i].last == k && !l.roles[i].group {
			return true
		}
	}
	return false
}

// titleEnds reports whether the office of one person, written as a title, ends
// before token k: what stands behind "President" is a name and no place.
func (r *reader) titleEnds(l *line, k int) bool {
	if !l.capital(k - 1) {
		return false
	}
	for i := range l.roles {
		if ro := &l.roles[i]; ro.last == k && !ro.group && len(ro.kept) > 0 && ro.kept[len(ro.kept)-1] == k-1 && l.hit(k-1) == nil {
			return true
		}
	}
	return false
}

// roleAt reports whether an office begins at token k.
func (r *reader) roleAt(l *line, k int) bool {
	for i := range l.roles {
		if l.roles[i].first == k {
			return true
		}
	}
	return false
}

// stretch takes a matter that no list knows into the office that ends at k.
func (r *reader) stretch(l *line, k, end int) {
	for i := range l.roles {
		if ro := &l.roles[i]; ro.last == k && !ro.group {
			for j := k; j < end; j++ {
				ro.kept = append(ro.kept, j)
			}
			ro.last = end
		}
	}
}

// before finds the ranks and the office that stand before a name.
func (r *reader) before(l *line, n *name) {
	k := n.first
	for k > 0 {
		w := strings.TrimSuffix(l.lower(k-1), ".")
		if l.capital(k-1) && (r.off.Rank(w) || r.off.Rank(w+".")) || w == "-" && l.glued(k) && l.glued(k-1) {
			n.ranked = n.ranked || w != "-"
			k--
			continue
		}
		break
	}
	n.start = k
	for i := range l.roles {
		ro := &l.roles[i]
		switch {
		case ro.attached:
		case ro.group && l.lower(k-1) == ":" && ro.last < k-1 && ro.last+7 > k && r.pluralHead(ro) && smallWords(l, ro.last, k-1):
			// "the foreign ministers of the three neighbours: N of A, M of B"
			n.role = i + 1
			ro.attached = true
		case ro.group && (ro.last == k || ro.last == k-1 && (l.lower(k-1) == ":" || l.lower(k-1) == ",")):
			if plural(l, n.last) && (ro.last == k || r.pluralHead(ro)) {
				n.role = i + 1
				ro.attached = true
			}
		case !ro.group && (ro.last == n.first || l.behindBrackets(ro.last) == n.first || ro.last == k || ro.first < k && ro.last > k && ro.last <= n.first):
			if n.role > 0 && r.onlyRanks(l, ro) && !peers[l.roles[n.role-1].head] {
				ro.attached = true // "Foreign Minister Prince N"
				continue
			}
			n.role = i + 1 // also "his counterpart, President N"
			ro.attached = true
			n.start = min(n.start, ro.first, k)
			r.second(l, n, i)
		case r.closesOther(l, n, ro):
		case l.lower(k-1) == "," && l.behindBrackets(ro.last) == k-1 && !ro.group && (ro.det != "a" && ro.det != "an") && (ro.det != "" || len(ro.of) > 0 || ro.person != [2]int{}) && closes(l, n.last):
			n.role = i + 1
			ro.attached = true
			n.start = ro.first
			r.second(l, n, i)
		}
	}
	r.counterpart(l, n)
	if n.start < n.first {
		n.ranked = true
	}
	// "President N's high representative M"
	if n.role > 0 && l.possessive(n.start-1) {
		for i := range l.names {
			if m := &l.names[i]; m.last == n.start-1 {
				l.roles[n.role-1].owner = m.p
				n.start = m.start
			}
		}
	} else if n.role > 0 && l.roles[n.role-1].person[1] > 0 {
		for i := range l.names {
			if m := &l.names[i]; m.last == l.roles[n.role-1].person[1] {
				n.start = min(n.start, m.start)
			}
		}
	}
}

// onlyRanks reports whether an office is made of ranks: "Major General".
func (r *reader) onlyRanks(l *line, ro *role) bool {
	for k := ro.first; k < ro.last; k++ {
		if !r.off.Rank(l.lower(k)) {
			return false
		}
	}
	return true
}

// counterpart takes "his Peruvian counterpart" in front of an office into the name
// behind that: "his Peruvian counterpart, Defence Minister N".
func (r *reader) counterpart(l *line, n *name) {
	if n.role < 2 || l.lower(n.start-1) != "," {
		return
	}
	own, ro := &l.roles[n.role-1], &l.roles[n.role-2]
	if ro.attached || ro.group || !peers[ro.head] || ro.last != n.start-1 || len(own.of) > 0 {
		return
	}
	ro.attached = true
	own.of = ro.of
	n.start = ro.first
}

// closesOther reports whether an office before a name belongs to the one before
// it: "N, the former president of X, M, the former president of Y,".
func (r *reader) closesOther(l *line, n *name, ro *role) bool {
	if l.lower(ro.first-1) != "," || l.lower(n.last) != "," {
		return false
	}
	for i := range l.names {
		if l.names[i].last == ro.first-1 {
			return r.roleAt(l, n.last+1)
		}
	}
	return false
}

// second joins an office to the one behind it: "Qatar's prime minister and
// foreign minister, N".
func (r *reader) second(l *line, n *name, i int) {
	if i == 0 || l.lower(l.roles[i].first-1) != "and" || l.roles[i].det != "" || len(l.roles[i].of) > 0 {
		return
	}
	before := &l.roles[i-1]
	if before.last != l.roles[i].first-1 || before.group || before.attached || before.det == "the" || len(before.kept) == 0 {
		return
	}
	before.attached = true
	n.start = before.first
	l.roles[i].of = before.of
	l.roles[i].kept = append(append(append([]int{}, before.kept...), l.roles[i].first-1), l.roles[i].kept...)
}

// smallWords reports whether only words without capitals, and no verbs, stand
// between tokens.
func smallWords(l *line, a, b int) bool {
	for k := a; k < b; k++ {
		if l.t[k].Kind != sentence.Word || l.capital(k) || verb(l.t[k].Lower) {
			return false
		}
	}
	return true
}

// plural reports whether a list of names goes on at k, or after "of STATE".
func plural(l *line, k int) bool {
	if l.lower(k) == "of" {
		if h := l.hitFrom(k + 1); h != nil {
			k = h.last
		}
	}
	w := l.lower(k)
	return w == "and" || w == ","
}

// pluralHead reports whether a group is of people and no body.
func (r *reader) pluralHead(ro *role) bool {
	return strings.HasSuffix(ro.head, "s") && ro.head != "powers" || ro.head == "staff"
}

// closes reports whether a name that ends at k can end an apposition.
func closes(l *line, k int) bool {
	switch l.lower(k) {
	case ",", ".", ";", ")", "", "—", "–", "-", "and", ":", "(":
		return true
	}
	return l.t[k].Kind == sentence.Word && !l.capital(k)
}

// run is the end of a run of words that can be a person's name from i; i when
// there is none.
func (r *reader) run(l *line, i int) int {
	if !r.nameWord(l, i, true) {
		return i
	}
	if i == 0 || l.lower(i-1) == "“" || l.lower(i-1) == "\"" || l.lower(i-1) == ":" {
		w := l.t[i].Lower
		if starters[w] || r.small[w] && !r.off.Rank(w) || len(w) > 6 && strings.HasSuffix(w, "ing") {
			return i
		}
	} else if calendar[l.t[i].Lower] && !r.roleEnds(l, i) && l.t[i].Text != strings.ToUpper(l.t[i].Text) {
		return i
	}
	k := i + 1
	for k < len(l.t) && k-i < 9 {
		switch {
		case r.nameWord(l, k, false):
			k++
		case l.lower(k) == "-" && l.glued(k) && l.glued(k+1) && r.nameWord(l, k+1, false) && (k-i > 1 || r.nameWord(l, k+2, false)):
			k += 2
		case particle[l.lower(k)] && !functionWord[l.lower(k)]:
			n := k + 1
			for n < k+3 && particle[l.lower(n)] {
				n++
			}
			if !r.nameWord(l, n, false) {
				return k
			}
			k = n + 1
		default:
			return k
		}
	}
	return k
}

// nameWord reports whether token i can be in a person's name, first says
// whether as its first word.
func (r *reader) nameWord(l *line, i int, first bool) bool {
	if !l.capital(i) {
		if !first || i >= len(l.t) || !particle[l.t[i].Lower] || l.hit(i) != nil || i+1 >= len(l.t) || !r.nameWord(l, i+1, false) {
			return false
		}
		w := l.t[i].Lower
		return w == "al" || w == "el" || w == "de" || w == "von" || w == "van" || w == "bin" || w == "abu"
	}
	w := l.t[i].Lower
	if !first && nameMonths[w] && l.capital(i-1) && l.hit(i-1) == nil && (i+1 == len(l.t) || l.t[i+1].Kind != sentence.Number) {
		return true
	}
	if r.off.Barred(w) || l.titled[i] || opens[w] || first && l.lower(i-1) == "-" && l.glued(i-1) && l.glued(i) {
		return false
	}
	if len(w) == 1 && r.initials(l, i) {
		return true
	}
	if len(w) == 1 && (w == "a" || w == "i" || i+1 == len(l.t) || len(l.t[i+1].Text) < 3 || !l.capital(i+1) || l.hit(i+1) != nil || r.off.Barred(l.lower(i+1))) {
		return false // an initial without its full stop stands before a name
	}
	if r.off.Rank(w) || r.off.Rank(strings.TrimSuffix(w, ".")) {
		return !first && w != "mr" && w != "mr." && i > 0 && l.capital(i-1) && l.hit(i) == nil && !r.off.Barred(w)
	}
	if e, _, _ := r.office(l, i); e > i {
		return false
	}
	h := l.hit(i)
	if h == nil {
		return true
	}
	if h.last-h.first > 1 {
		return false
	}
	switch h.m[0].Type {
	case gazetteer.City:
		titled := first && r.titleEnds(l, i)
		if h.m[0].Capital {
			return first && (givenCapitals[w] || titled && !calendar[l.lower(i+1)]) && r.nameWord(l, i+1, false) && l.hit(i+1) == nil
		}
		if titled {
			return true
		}
		if first {
			prev := l.lower(i - 1)
			return prev != "in" && prev != "at" && prev != "to" && prev != "from" && prev != "near" && r.nameWord(l, i+1, false)
		}
		return true
	case gazetteer.Reporter:
		return !first && l.hit(i-1) == nil && l.t[i].Text != strings.ToUpper(l.t[i].Text)
	case gazetteer.Region:
		if first {
			return i > 0 && l.capital(i-1) && r.off.Rank(l.lower(i-1)) && r.nameWord(l, i+1, false)
		}
		return l.lower(i-1) != "," && l.s.Kind != sentence.Heading
	case gazetteer.State:
		// "Michael Jordan", "Chad Wolf": inside a name after a given name
		return !first && l.hit(i-1) == nil && len(h.m) > 0 && (w == "jordan" || w == "chad" || w == "israel" || w == "georgia")
	}
	return false
}

// initials reports whether token i is one of the initials, written without full
// stops, that open a name: "M K Name".
func (r *reader) initials(l *line, i int) bool {
	for i++; i < len(l.t) && len(l.t[i].Text) == 1 && l.capital(i); i++ {
		if len(l.lower(i+1)) > 2 {
			return r.nameWord(l, i+1, false)
		}
	}
	return false
}

// nameMonths are months that are family names or given names too.
var nameMonths = words("may jun jan april june august")

// givenCapitals are capitals that are given names too.
var givenCapitals = words("santiago sofia victoria paris vienna asuncion asunción")

// isPerson decides whether a run is the name of a person.
func (r *reader) isPerson(l *line, n *name, body bool) bool {
	size := n.last - n.first
	if siteNoun[l.lower(n.last)] && l.capital(n.last) {
		return false // "King David Hotel"
	}
	if l.possessive(n.last) && siteNoun[l.lower(n.last+1)] && l.capital(n.last+1) {
		return false // "St. Peter's Basilica"
	}
	if size == 1 && l.capital(n.last) && r.off.Barred(l.lower(n.last)) && !r.roleAt(l, n.last) && l.t[n.last].Text != strings.ToUpper(l.t[n.last].Text) {
		return false // "General Border Committee"
	}
	if n.role > 0 || n.ranked {
		return true
	}
	text := n.full
	if size == 1 {
		return false
	}
	if p := r.known[text]; p != nil {
		return true
	}
	if r.holder(text) != nil {
		return true
	}
	prev := l.lower(n.first - 1)
	if prev == "the" || prev == "this" || prev == "a" || prev == "an" {
		return false
	}
	if text == strings.ToUpper(text) {
		return false
	}
	next := l.lower(n.last)
	if r.off.Barred(next) && l.capital(n.last) || siteNoun[next] {
		return false
	}
	if !body {
		return speech[next] || speech[l.lower(n.first-1)]
	}
	if (prev == "in" || prev == "at" || prev == "near" || prev == "outside") && !r.possessor(l, n) {
		return false
	}
	return true
}

func (r *reader) possessor(l *line, n *name) bool { return l.possessive(n.last) }

// shortNames finds single words that are names of people the article knows,
// or that well-known office holders have.
func (r *reader) shortNames(l *line) {
	at := make([]bool, len(l.t))
	for _, n := range l.names {
		for k := n.start; k < n.last; k++ {
			at[k] = true
		}
	}
	for i := 0; i < len(l.t); i++ {
		if at[i] || !l.capital(i) || opens[l.t[i].Lower] || l.titled[i] {
			continue
		}
		if l.t[i].Text == strings.ToUpper(l.t[i].Text) && len(l.t[i].Text) < 4 {
			continue
		}
		h := l.hit(i)
		if h != nil && (h.last-h.first > 1 || h.m[0].Type != gazetteer.City && h.m[0].Type != gazetteer.Region || h.m[0].Capital) {
			continue
		}
		first, last := i, i+1
		w := l.t[i].Text
		for first > 0 && particle[l.lower(first-1)] {
			full := l.text(r.text, first-1, last)
			if !r.knownShort(full) {
				break
			}
			first, w = first-1, full
		}
		for l.lower(last) == "-" && l.glued(last) && l.glued(last+1) && l.capital(last+1) {
			full := l.text(r.text, first, last+2)
			if !r.knownShort(full) {
				break
			}
			last, w = last+2, full
		}
		core := r.core(w)
		if len(core) == 0 {
			continue
		}
		word := core[len(core)-1]
		if len(word) < 3 && !r.off.Rank(l.lower(i-1)) && (starters[l.t[i].Lower] || functionWord[l.t[i].Lower] || w == strings.ToUpper(w)) {
			continue
		}
		p := l.fullBefore(word, i)
		if p == nil {
			p = r.byWord(word, l.index)
		}
		if p == nil && h == nil && l.s.Kind == sentence.Body {
			if ho := r.holder(w); ho != nil && !starters[l.t[i].Lower] && (len(word) > 4 || ho.Name == w) {
				p = r.who(w, l.index)
			} else if i > 0 && speech[l.lower(last)] && !r.off.Barred(l.t[i].Lower) && !starters[l.t[i].Lower] && l.lower(i-1) != "the" && len(word) > 3 && w != strings.ToUpper(w) {
				if e, _, _ := r.office(l, i); e == i {
					p = r.who(w, l.index)
				}
			}
		}
		if p == nil || l.lower(i-1) == "the" && l.s.Kind == sentence.Body && !l.possessive(last) && l.lower(last) != "-" {
			continue
		}
		if n := l.lower(last); h != nil && (l.lower(i-1) == "in" || l.lower(i-1) == "at" || n == "'s" && l.lower(i-1) == "in") {
			continue // the city, not the person of that name
		}
		n := name{first: first, last: last, start: first, full: w, p: p}
		r.before(l, &n)
		p.seen(l.index)
		l.names = append(l.names, n)
	}
}

// speech are verbs that only people, states and bodies have as subjects.
var speech = words(`said says say told tells added adds wrote writes insisted insists warned warns announced announces argued replied asked urged called calls
 met meets meet hosted hosts received receives welcomed arrived arrives visited flew visits signed signs agreed agrees proposed proposes rejected rejects accepted
 accepts dismissed denied repeated acknowledged described thanked praised accused spoke speaks confirmed cautioned declared vowed stressed noted offered led leads
 chaired represented demanded suggested reiterated expressed emphasised pledged promised invited telephoned phoned handed held joined`)
