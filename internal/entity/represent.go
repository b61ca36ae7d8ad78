package entity

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// The weights of reasons, from the words beside a name down to guesses.
const (
	byTitle  = 10 // "Russian President N", "N, the Qatari minister", "Germany's N"
	byPerson = 8  // "Putin's aide N", by what Putin represents
	byOffice = 6  // an office that only one state has
	byFrame  = 5  // "N led the Russian side"
	byHolder = 3
	byPoint  = 2 // "the Ukrainian president" elsewhere
	byBeside = 1 // named beside somebody whose state is known
)

// represent finds what each person acts for, from all the article says.
func (r *reader) represent() {
	for _, l := range r.lines {
		for i := range l.names {
			r.direct(l, &l.names[i])
		}
	}
	for _, p := range r.people {
		p.settle()
	}
	for _, l := range r.lines {
		r.frames(l)
	}
	for range 2 {
		for _, p := range r.people {
			p.settle()
		}
		for _, l := range r.lines {
			for i := range l.names {
				r.throughPeople(l, i)
			}
		}
	}
	for _, p := range r.people {
		p.settle()
		if h := r.holder(p.full); h != nil && (p.rep == "" || p.rep == h.Of) {
			p.add(h.Of, byHolder, "known-office-holder")
			if len(p.heads) == 0 && h.Title != "" {
				w := strings.Fields(h.Title)
				p.heads[class(w[len(w)-1], h.Title)] = true
			}
			p.settle()
		}
	}
	r.byReference()
	for range 2 {
		for _, l := range r.lines {
			for i := range l.names {
				if l.names[i].p.rep == "" {
					r.throughPeople(l, i)
					l.names[i].p.settle()
				}
			}
			r.beside(l)
		}
	}
	for _, l := range r.lines {
		r.sameSentence(l)
	}
	r.titleByReference()
}

// titleByReference takes the office of a person from "the American president"
// where the article gives it nowhere else.
func (r *reader) titleByReference() {
	for _, l := range r.lines {
		for i := range l.roles {
			ro := &l.roles[i]
			if ro.group || ro.attached || ro.det == "a" || ro.det == "an" {
				continue
			}
			ro.to = r.pointsTo(l, ro)
			if p := ro.to; p != nil && p.title == "" && len(ro.kept) > 0 && l.s.Kind != sentence.Heading && ro.head != "leader" {
				p.title = r.title(l, ro)
			}
		}
	}
}

// settle takes the state or organisation with the most weight behind it.
func (p *person) settle() {
	best := 0
	for i, s := range p.says {
		sum := 0
		for _, o := range p.says {
			if o.of == s.of {
				sum += o.weight
			}
		}
		if sum > best {
			best, p.rep, p.rule = sum, s.of, p.says[i].rule
		}
	}
}

// call records an office of p.
func (r *reader) call(p *person, l *line, ro *role) {
	p.heads[class(ro.head, r.title(l, ro))] = true
	rank := 2
	if l.s.Kind == sentence.Heading {
		rank = 1
	}
	if len(ro.kept) > 0 && rank > p.rank && ro.head != "counterpart" && ro.head != "number" && ro.head != "host" {
		t := r.title(l, ro)
		if ro.group {
			t = strings.TrimSuffix(t, "s")
		}
		p.title, p.rank = t, rank
	}
}

// direct reads the words beside a name.
func (r *reader) direct(l *line, n *name) {
	p := n.p
	if n.role > 0 {
		ro := &l.roles[n.role-1]
		if ro.group {
			return // in frames, which sees the whole list
		}
		r.take(p, l, ro, "title")
	}
	// "Germany's Friedrich Merz"
	if l.possessive(n.start - 1) {
		if h := l.hit(n.start - 2); h != nil && h.actor() != nil && n.role == 0 {
			p.add(h.actor().Of, byTitle, "possessive")
			n.start = h.first
		}
	}
	k := n.last
	// "Emmanuel Macron of France", "Mark Rutte for Nato"
	if w := l.lower(k); w == "of" || w == "for" || w == "from" {
		j := k + 1
		if l.lower(j) == "the" {
			j++
		}
		if h := l.hitFrom(j); h != nil && h.actor() != nil && !l.possessive(h.last) && (w != "from" || h.is(gazetteer.City) == nil) {
			p.add(h.actor().Of, byTitle, "of")
		}
	}
	// "NATO Jens Stoltenberg" is no English; "N (Russia)" is.
	if l.lower(k) == "(" && l.lower(k+2) == ")" {
		if h := l.hitFrom(k + 1); h != nil && h.actor() != nil {
			p.add(h.actor().Of, byTitle, "parenthesis")
		}
	}
	// "for Britain, the Europe minister, Sir N"
	if l.lower(n.start-1) == "," {
		if h := l.hit(n.start - 2); h != nil && h.actor() != nil && l.lower(h.first-1) == "for" {
			p.add(h.actor().Of, byTitle, "for")
		}
	}
	if l.lower(k) != "," && l.lower(k) != "(" && l.lower(k) != "—" && l.lower(k) != "–" {
		return
	}
	for i := range l.roles {
		ro := &l.roles[i]
		if ro.attached || ro.group {
			continue
		}
		var second *role // "N, the head of X and representative for Y,"
		if !endsApposition(l, ro.last) {
			if i+1 == len(l.roles) || l.lower(ro.last) != "and" {
				continue
			}
			second = &l.roles[i+1]
			if second.group || second.first > ro.last+2 || !endsApposition(l, second.last) {
				continue
			}
		}
		switch {
		case ro.first == k+1, ro.first == k+2 && formerly[l.lower(k+1)]:
		case l.possessive(ro.first - 1):
			// "N, President M's envoy,"
			for j := range l.names {
				if m := &l.names[j]; m.start == k+1 && m.last == ro.first-1 {
					ro.owner = m.p
				}
			}
			if ro.owner == nil {
				continue
			}
		default:
			continue
		}
		ro.attached, ro.behind = true, true
		r.take(p, l, ro, "apposition")
		if second != nil {
			second.attached, second.behind = true, true
			r.take(p, l, second, "apposition")
		}
	}
	// "N, who heads the delegation of X"
	if w := l.lower(k + 1); w == "who" || w == "whom" || w == "which" {
		for j := k + 2; j < k+12 && j < len(l.t); j++ {
			if leads[l.lower(j)] || l.lower(j) == "commands" || l.lower(j) == "represents" || l.lower(j) == "chairs" {
				if of := r.ofAt(l, j+1); of != "" {
					p.add(of, byTitle, "who-leads")
				}
				break
			}
			// "N, who returned to the head of the Russian delegation"
			for i := range l.roles {
				if ro := &l.roles[i]; ro.first == j && !ro.attached && !ro.group && (ro.head == "head" || ro.head == "leader" || ro.head == "chief") && j < k+7 {
					ro.attached = true
					r.take(p, l, ro, "who-leads")
				}
			}
		}
	}
}

var formerly = words("once now then formerly currently long himself herself also previously until")

func endsApposition(l *line, k int) bool {
	switch l.lower(k) {
	case ",", ".", ";", ")", "", "—", "–", ":", "who", "whose", "with":
		return true
	}
	return false
}

// take records an office beside a name.
func (r *reader) take(p *person, l *line, ro *role, rule string) {
	r.call(p, l, ro)
	if ro.head == "counterpart" && len(ro.of) == 0 {
		return
	}
	switch {
	case len(ro.of) > 0:
		p.add(ro.of[0], byTitle, rule)
	case ro.person == [2]int{} && ro.only != "":
		p.add(ro.only, byOffice, "office")
	}
}

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

var (
	leads   = words("led headed leads heads leading heading lead head represented represents fronted")
	byVerbs = words("led headed represented fronted")
	signs   = words("spoke signed negotiated speaks signs spoken speaking signing attended initialled")
)

// frames reads clauses that say for whom people act.
func (r *reader) frames(l *line) {
	for i := range l.names {
		n := &l.names[i]
		// "N again headed the Russian side", "N, who led his country's team"
		for k := n.last; k < n.last+4 && k < len(l.t); k++ {
			if leads[l.lower(k)] && l.lower(k+1) != "by" {
				for j := range l.roles {
					if ro := &l.roles[j]; ro.group && ro.first >= k+1 && ro.first <= k+2 && len(ro.of) > 0 && !ro.attached {
						n.p.add(ro.of[0], byFrame, "leads")
					}
				}
				break
			}
			// "N, who spoke for Kyiv", "N signed for the rebels"
			if signs[l.lower(k)] || l.lower(k) == "for" {
				for j := k; j < k+3; j++ {
					if l.lower(j) == "for" {
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
		case w == "under" || w == "included" || w == "includes" || w == "comprised":
			for i := range l.roles {
				if ro := &l.roles[i]; ro.group && ro.last <= k && len(ro.of) > 0 && ro.last+2 >= k {
					of = ro.of[0]
				}
			}
			if of == "" && w != "under" {
				of = r.ofBefore(l, k)
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
	for j := k - 1; j >= 0 && j > k-14; j-- {
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
	parties := ro.members
	if ro.det == "their" && len(ro.of) == 0 {
		parties = r.lastTwo(l, ro.first)
	}
	for j, n := range list {
		r.call(n.p, l, ro)
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

// throughPeople reads offices that belong to a person: "Putin's aide N",
// "his envoy N".
func (r *reader) throughPeople(l *line, i int) {
	n := &l.names[i]
	for j := range l.roles {
		ro := &l.roles[j]
		if !(n.role == j+1 || ro.attached && ro.first == n.last+1) || len(ro.of) > 0 || ro.head == "counterpart" || ro.head == "number" || ro.head == "host" {
			continue
		}
		var owner *person
		switch {
		case ro.owner != nil:
			owner = ro.owner
		case ro.person != [2]int{}:
			c := r.core(l.text(r.text, ro.person[0], ro.person[1]))
			if len(c) > 0 {
				owner = r.byWord(c[len(c)-1], l.index)
			}
		case ro.det == "his" || ro.det == "her":
			owner = r.before1(l, ro.first, n.p)
		}
		if ro.det == "another" {
			owner = r.another(l, ro, n.p)
		}
		if owner != nil && owner != n.p {
			n.p.add(owner.rep, byPerson, "person")
			return
		}
		if (ro.det == "its" || ro.det == "their") && n.p.rep == "" {
			if p := r.nearBefore(l, ro.first); p != nil && p != n.p && p.rep != "" {
				n.p.add(p.rep, byBeside+1, "its")
			} else {
				n.p.add(r.ofBefore(l, ro.first), byBeside+1, "its")
			}
		}
	}
}

// another is the person named before with the same office: "N, another vice
// minister".
func (r *reader) another(l *line, ro *role, not *person) *person {
	c := class(ro.head, r.title(l, ro))
	for i := l.index; i >= 0; i-- {
		for _, n := range r.lines[i].names {
			if n.p != not && n.p.heads[c] && n.p.rep != "" && (i < l.index || n.last <= ro.first) {
				return n.p
			}
		}
	}
	return nil
}

// nearBefore is the last person named before token k of the sentence.
func (r *reader) nearBefore(l *line, k int) *person {
	var p *person
	for i := range l.names {
		if l.names[i].last <= k {
			p = l.names[i].p
		}
	}
	return p
}

// before1 is the person that "his" at token k means: the last one named
// before it in the sentence, else the first of the sentence before.
func (r *reader) before1(l *line, k int, not *person) *person {
	var found *person
	for i := range l.names {
		if n := &l.names[i]; n.last <= k && n.p != not {
			found = n.p
		}
	}
	for back := 1; found == nil && back < 6 && l.index-back >= 0; back++ {
		for _, n := range r.lines[l.index-back].names {
			if n.p != not {
				return n.p
			}
		}
	}
	return found
}

// byReference gives "the Ukrainian president" to the one person who is called
// president and for whom nothing else is said.
func (r *reader) byReference() {
	for _, l := range r.lines {
		for i := range l.roles {
			ro := &l.roles[i]
			if ro.group || ro.attached || len(ro.of) == 0 {
				continue
			}
			c := class(ro.head, "")
			var one *person
			for _, p := range r.people {
				if !p.heads[c] {
					continue
				}
				if p.rep == ro.of[0] {
					one = nil
					break
				}
				if p.rep == "" {
					if one != nil {
						one = nil
						break
					}
					one = p
				}
			}
			if one != nil {
				one.add(ro.of[0], byPoint, "reference")
				one.settle()
			}
		}
	}
}

// beside gives people named in one breath with somebody the same state, when
// nothing else is known of them.
func (r *reader) beside(l *line) {
	for i := range l.names {
		n := &l.names[i]
		if n.p.rep != "" || n.role > 0 && l.roles[n.role-1].group {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(l.names) {
				continue
			}
			a, b := &l.names[min(i, j)], &l.names[max(i, j)]
			if b.start-a.last <= 2 && (l.lower(a.last) == "and" || l.lower(a.last) == ",") && l.names[j].p.rep != "" {
				n.p.add(l.names[j].p.rep, byBeside, "beside")
			}
		}
		n.p.settle()
	}
}

// sameSentence gives people with a bare office the state of their sentence:
// for those who receive at home a capital behind "in", else the nearest state;
// failing that the state the article speaks of most.
func (r *reader) sameSentence(l *line) {
	for i := range l.names {
		n := &l.names[i]
		if n.p.rep != "" || len(n.p.heads) == 0 {
			continue
		}
		best, far := "", 1000
		for j := range l.hits {
			h := &l.hits[j]
			e := h.actor()
			if e == nil || e.Type == gazetteer.Seat || e.Type == gazetteer.Office {
				continue
			}
			d := max(n.start-h.last, h.first-n.last)
			if e.Type == gazetteer.City {
				d -= 20 // a capital says where those at home are
			} else if d > 12 {
				continue
			}
			if d < far {
				best, far = e.Of, d
			}
		}
		if best == "" {
			best = r.home
		}
		n.p.add(best, byBeside, "same-sentence")
		n.p.settle()
	}
}

// class is an office as references compare it.
func class(head, title string) string {
	head, title = strings.ToLower(head), strings.ToLower(title)
	switch {
	case strings.Contains(title, "prime minister") || head == "premier" || strings.Contains(title, "premier"):
		return "premier"
	case strings.Contains(title, "vice president") || strings.Contains(title, "vice-president"):
		return "vice"
	case strings.Contains(title, "foreign minister") || strings.Contains(title, "top diplomat") || strings.Contains(title, "foreign secretary") || strings.Contains(title, "foreign affairs") || strings.Contains(title, "secretary of state") && !strings.Contains(title, "assistant"):
		return "foreign"
	}
	switch head {
	case "spokesman", "spokeswoman", "spokesperson":
		return "spokesman"
	case "envoy", "representative", "emissary":
		return "envoy"
	case "adviser", "advisor", "aide":
		return "adviser"
	case "negotiator":
		return "negotiator"
	case "presidents":
		return "president"
	}
	return head
}
