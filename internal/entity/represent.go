package entity

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// The weights of reasons, from the words beside a name down to guesses.
const (
	byTitle  = 10 // "Russian President N", "N, the Qatari minister", "Germany's N"
	byPerson = 8  // "Putin's aide N", by what Putin represents
	byOffice = 6  // an office that only one state has
	byFormer = 4  // "former Russian president N"
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
		r.facing(l)
		r.frames(l)
		r.behindAll(l)
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
	r.bareTitles()
	r.titleByReference()
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
	p.alone = p.alone || !ro.group
	rank := 2
	if l.s.Kind == sentence.Heading {
		rank = 1
	}
	if len(ro.kept) > 0 && rank > p.rank && ro.head != "heads" && !peers[ro.head] {
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
		if !ro.group { // those of groups in frames, which sees the whole list
			r.take(p, l, ro, "title")
		}
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
		if h := l.hit(n.start - 2); h != nil && h.actor() != nil && h.is(gazetteer.City) == nil && l.lower(h.first-1) == "for" {
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
		case l.possessive(ro.first - 1), ro.person[1] > 0:
			// "N, President M's envoy,"
			for j := range l.names {
				if m := &l.names[j]; m.start == k+1 && (m.last == ro.first-1 || m.last == ro.person[1]) {
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
	p.add(r.worksAt(l, k+1), byTitle, "works-at")
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
				ro := &l.roles[i]
				if ro.first == j && !ro.attached && !ro.group && (j < k+7 && (ro.head == "head" || ro.head == "leader" || ro.head == "chief") || j == k+3 && being[l.lower(k+2)]) {
					ro.attached = true
					r.take(p, l, ro, "who-leads")
				}
			}
		}
	}
}

// worksAt is the state of the ministry that a clause behind a name puts its
// holder at: "N, who is in charge of trade at the Chilean Foreign Ministry,";
// empty for none. k is the token behind the comma.
func (r *reader) worksAt(l *line, k int) string {
	if l.lower(k) == "who" {
		k++
	} else if l.lower(k) != "in" && l.lower(k) != "responsible" {
		return ""
	}
	duty := false
	for ; k < len(l.t) && l.lower(k) != "," && l.lower(k) != "."; k++ {
		switch w := l.lower(k); {
		case w == "charge" || w == "responsible" || w == "works" || w == "handles" || w == "oversees" || w == "heads" || w == "directs":
			duty = true
		case duty && (w == "at" || w == "in"):
			for i := range l.roles {
				if ro := &l.roles[i]; ro.first == k+1 && len(ro.of) == 1 && (ro.head == "ministry" || ro.head == "office" || ro.head == "presidency") {
					return ro.of[0]
				}
			}
		case speech[w]:
			return ""
		}
	}
	return ""
}

var being = words("is was became becomes remains serves were")

var formerly = words("once now then formerly currently long himself herself also previously until")

func endsApposition(l *line, k int) bool {
	switch l.lower(k) {
	case ",", ".", ";", ")", "", "—", "–", ":", "who", "whose", "with", "(", "at", "in", "from", "for", "since", "to", "on", "during":
		return true
	}
	return false
}

// take records an office beside a name.
func (r *reader) take(p *person, l *line, ro *role, rule string) {
	r.call(p, l, ro)
	if peers[ro.head] && len(ro.of) == 0 {
		return
	}
	switch {
	case len(ro.of) > 0 && Former(r.title(l, ro)):
		p.add(ro.of[0], byFormer, rule)
	case len(ro.of) > 0:
		p.add(ro.of[0], byTitle, rule)
	case ro.person == [2]int{} && ro.only != "":
		p.add(ro.only, byOffice, "office")
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
			if l.lower(a.last) == "," && (a.role > 0 || b.role > 0) || a.role == 0 && l.lower(b.last) == "," && r.roleAt(l, b.last+1) {
				continue
			}
			if verb(l.lower(b.last)) || l.lower(a.start-1) == "between" {
				continue // "N and M met": of two sides as likely as of one
			}
			if b.role > 0 && peers[l.roles[b.role-1].head] {
				continue // "N and his Peruvian counterpart M": of two sides
			}
			if n.p.faces(l.names[j].p.rep) || a.role > 0 && l.roles[a.role-1].group && r.pluralHead(&l.roles[a.role-1]) {
				continue // "prime ministers N and M": not of one state
			}
			if b.start-a.last <= 2 && (l.lower(a.last) == "and" || l.lower(a.last) == ",") && l.names[j].p.rep != "" {
				n.p.add(l.names[j].p.rep, byBeside, "beside")
			}
		}
		n.p.settle()
	}
}

// others reports whether a known name belongs to another person than the i-th
// of the sentence: "his Iranian counterpart M".
func (l *line) others(i int, h *hit) bool {
	for j := range l.names {
		if m := &l.names[j]; j != i && m.start <= h.first && h.last <= m.last {
			return true
		}
	}
	for j := range l.roles {
		ro := &l.roles[j]
		if (ro.attached && ro.last <= l.names[i].start || peers[ro.head]) && ro.first <= h.first && h.last <= ro.last && j+1 != l.names[i].role {
			return true
		}
	}
	return false
}

// Former reports whether a title is of an office once held, whose holder speaks
// for that state no longer.
func Former(title string) bool {
	t := strings.ToLower(title)
	return strings.HasPrefix(t, "former") || strings.HasPrefix(t, "ex-")
}

// facing finds who has whom as a counterpart: "N met M, her counterpart from
// Peru". The two act for different states.
func (r *reader) facing(l *line) {
	for i := range l.roles {
		ro := &l.roles[i]
		if ro.group || !peers[ro.head] || ro.head == "colleague" || ro.det != "his" && ro.det != "her" {
			continue
		}
		at := ro.first
		var other *person
		for j := range l.names {
			if m := &l.names[j]; m.role == i+1 || ro.behind && m.last == ro.first-1 {
				other, at = m.p, min(at, m.start)
			}
		}
		p := r.nearBefore(l, at)
		if p == nil || p == other {
			continue
		}
		if other != nil {
			p.peers, other.peers = append(p.peers, other), append(other.peers, p)
		}
		p.notOf = append(p.notOf, ro.of...)
	}
}

// faces reports whether the article makes p the counterpart of somebody who
// acts for of.
func (p *person) faces(of string) bool {
	return of != "" && (slices.Contains(p.notOf, of) || slices.ContainsFunc(p.peers, func(o *person) bool { return o.rep == of }))
}

// filled reports whether somebody else of the article has the same office of
// that state, so that p can't.
func (r *reader) filled(p *person, of string) bool {
	if Former(p.title) {
		return false
	}
	if p.faces(of) {
		return true
	}
	for _, o := range r.people {
		if o == p || o.rep != of {
			continue
		}
		for _, c := range []string{"president", "premier", "foreign", "chancellor", "king"} {
			if p.heads[c] && o.heads[c] {
				return true
			}
		}
		if p.heads["minister"] && o.heads["minister"] && strings.EqualFold(p.title, o.title) {
			return true
		}
	}
	return false
}
