package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// settleAgreements gives agreements the parties, day and place of the contact
// at which they were reached, and joins those that are one.
func (rd *reading) settleAgreements() {
	var events []*candidate
	told, swaps, two := rd.contactsTold(), rd.swaps(), rd.principals()
	for _, c := range rd.all {
		if c.kind != parley.Agreement || c.gone() {
			continue
		}
		if c.twoSides {
			rd.severalNamedBefore(c)
		}
		if c.inQuote && (c.status != parley.Held || len(c.parties()) < 2 && !(c.twoSides && c.rule == "agreement-agreed")) {
			c.dropped = "inside a quotation"
			continue
		}
		if e := partOf(c, events, swaps); e != nil {
			e.absorb(c)
			continue
		}
		at := rd.reachedAt(c, told)
		if at == nil && rd.leadEvent != nil && !(c.when.Known() && rd.leadEvent.when.Known() && rd.leadEvent.when.Start.Sub(c.when.End) > 60) && len(rd.leadEvent.parties()) >= 2 && overlap(c.parties(), rd.leadEvent.parties()) == len(c.parties()) {
			at = rd.leadEvent
		}
		if c.twoSides || c.pointing || len(c.parties()) < 2 {
			sides := two
			if at == nil && len(sides) == 0 && len(events) < lookBack {
				sides = rd.partiesNear(c)
			}
			if at == nil && !c.heading && includes(sides, c.parties()) && !rd.onlyTells(sides, c) {
				for _, n := range sides {
					c.put(participant{name: n, role: parley.Party, span: c.anchor, rule: "principals"})
				}
			}
			if at == nil {
				if len(c.parties()) < 2 && !(c.when.Known() && len(c.parties()) == 1 && !c.pointing) {
					c.dropped = "one party alone"
					continue
				}
			} else if c.when.Known() && !c.when.Overlaps(at.when) && len(two) == 2 && overlap([]string{two[0].Name, two[1].Name}, at.parties()) == 2 {
				for _, n := range two {
					c.put(participant{name: n, role: parley.Party, span: c.anchor, rule: "principals"})
				}
			} else {
				rd.takeParties(c, at)
			}
		}
		if at != nil && !at.when.Known() && rd.leadEvent != nil && rd.leadEvent.when.Known() && overlap(at.parties(), rd.leadEvent.parties()) >= 2 {
			at = rd.leadEvent
		}
		runs := at != nil && at.began && !at.ended && at.when.Known() && rd.doc.Article.Day().Sub(at.when.End) > 3 // what was reached since is later
		old := runs || at != nil && at.when.Known() && at.when.Days() > 7 || at != nil && at.when.Known() && c.v.si <= rd.firstBody()+1 && rd.doc.Article.Day().Sub(at.when.End) > 7 && c.mood.past != "had"
		if at != nil && c.twoSides && c.v.clauses[c.v.in[c.trigger[0]]].by == "which" && at.v != c.v {
			c.dropped = "of others" // "talks with several leaders, during which all sides agreed"
			continue
		}
		if at != nil && c.rule == "agreement-signed" && c.named && !c.when.Known() && at.v != c.v && c.v.si > rd.firstBody()+1 {
			c.dropped = "a paper of some other day"
			continue
		}
		if at != nil && c.status == parley.Held && !c.when.Known() && at.status != parley.Planned && !old && !(at.v != c.v && c.before()) {
			c.when = at.when
		}
		if at != nil && c.status == parley.Held && c.place == "" && c.site == "" && c.rule != "agreement-effect" && (c.when.Overlaps(at.when) || !at.when.Known() && at.place != "" && at.status != parley.Planned) {
			c.place, c.country, c.site = at.place, at.country, at.site
		}
		rd.announcedDay(c)
		rd.leadDay(c)
		if e := rd.sameAgreement(c, events); e != nil {
			e.absorb(c)
			continue
		}
		if c.heading {
			// a headline alone proves nothing; a body sentence may still join it
			c.support = 0
		}
		events = append(events, c)
	}
}

// before reports whether the words tell of c as done some time before: "have already
// signed".
func (c *candidate) before() bool {
	w := c.v.lower(c.trigger[0] - 1)
	return w == "already" || w == "previously"
}

// announcedDay gives an agreement without a day the one on which its sentence says
// that somebody announced it: "announced on D that A and B had reached a truce".
func (rd *reading) announcedDay(c *candidate) {
	if c.when.Known() || c.status != parley.Held {
		return
	}
	for _, k := range c.v.sayAt {
		aux := c.v.auxBefore(c.trigger[0])
		if w := c.v.lower(k); k < c.trigger[0] && (w == "announced" || w == "declared" || aux == "have" || aux == "has") {
			if d := rd.saidThen(c); d != "" {
				c.when = parley.On(d)
				c.note("start", string(d), c.anchorSpan(), "day-announced")
				c.note("end", string(d), c.anchorSpan(), "day-announced")
			}
			return
		}
	}
}

// leadDay gives an agreement that is the news of a fresh report, with no day of
// its own or of a meeting, the day of publication.
func (rd *reading) leadDay(c *candidate) {
	body := c.v.si - rd.firstBody()
	aux := c.v.auxBefore(c.trigger[0])
	if c.when.Known() || c.before() || body < 0 || body > 1 && aux != "have" && aux != "has" || c.status != parley.Held || c.mood.past == "had" && len(c.v.sayAt) == 0 || c.v.clauses[c.v.in[c.trigger[0]]].by == "before" {
		return
	}
	c.when = parley.On(rd.newsDay(c))
	c.note("start", string(c.when.Start), c.anchorSpan(), "lead-publication-day")
	c.lead = true
}

// newsDay is the day of what the first sentences tell: that of an agreement told
// before c, else that on which c's sentence says that somebody told of it or did
// something after it, else that of publication.
func (rd *reading) newsDay(c *candidate) parley.Date {
	pub := rd.doc.Article.Day()
	fresh := func(w parley.When) bool {
		return w.Known() && w.Days() == 1 && w.End <= pub && pub.Sub(w.End) < 4
	}
	for _, o := range rd.all {
		if o == c {
			break
		}
		if !o.gone() && o.kind == parley.Agreement && o.status == parley.Held && fresh(o.when) {
			return o.when.End
		}
	}
	first := rd.firstBody()
	for _, v := range append([]*view{c.v}, rd.views[first:min(first+3, len(rd.views))]...) {
		a, b := 0, 0
		if v == c.v {
			a, b = c.trigger[0], c.trigger[1]
		}
		for k := range v.t {
			if d := v.date[k]; d != nil && d.First == k && (v.saysOwn(d, a, b) || d.Last < a && v.lower(d.Last) == "after") {
				if w := d.Resolve(rd.at(mood{})); fresh(w) {
					return w.End
				}
			}
		}
	}
	return rd.today()
}

// onlyTells reports whether one of two sides only tells what the other agreed to:
// "A has agreed to a truce, the foreign ministry of B said".
func (rd *reading) onlyTells(two []parley.Name, c *candidate) bool {
	own := c.parties()
	if len(own) != 1 {
		return false
	}
	for _, k := range c.v.sayAt {
		for _, e := range c.v.subject(k) {
			for _, n := range partiesOf(rd.names, e) {
				if n.Name != own[0] && includes(two, []string{n.Name}) {
					return true
				}
			}
		}
	}
	return false
}

// includes reports whether all the named parties are among two.
func includes(two []parley.Name, names []string) bool {
	for _, n := range names {
		if !slices.ContainsFunc(two, func(t parley.Name) bool { return t.Name == n }) {
			return false
		}
	}
	return len(two) > 0
}

// partOf is the agreement that c, which names no party, only says more about:
// "under the deal", ", an arrangement brokered by X", "the swap is due on Friday".
func partOf(c *candidate, events, swaps []*candidate) *candidate {
	if len(c.parties()) > 0 {
		return nil
	}
	if c.rule == "agreement-exchange" {
		for _, o := range swaps {
			if o != c && !o.gone() && (!c.when.Known() || !o.when.Known() || c.when.Overlaps(o.when)) {
				return o
			}
		}
	}
	if len(events) == 0 {
		return nil
	}
	if c.rule == "agreement-in-force" {
		for _, e := range slices.Backward(events[max(0, len(events)-lookBack):]) {
			if days := c.when.Start.Sub(e.when.End); truceWords(e.terms) && e.when.Known() && days >= 0 && days < 11 {
				return e
			}
		}
	}
	last := events[len(events)-1]
	if c.rule == "agreement-agreed" && c.twoSides && !c.when.Known() && c.v.also(c.trigger[0]) {
		return last // "they also agreed"
	}
	if c.rule == "agreement-under" || last.v == c.v && len(c.mediators()) > 0 {
		return last
	}
	return nil
}

// also reports whether the verb at i adds to what was told before it.
func (v *view) also(i int) bool {
	return v.lower(i-1) == "also" || v.lower(i-1) == "further" || v.lower(i-2) == "also"
}

// swaps are the exchanges told with both their parties.
func (rd *reading) swaps() []*candidate {
	var out []*candidate
	for _, c := range rd.all {
		if c.rule == "agreement-exchange" && !c.gone() && len(c.parties()) >= 2 && len(out) < lookBack {
			out = append(out, c)
		}
	}
	return out
}

// telling is a sentence that tells of a contact.
type telling struct {
	si int
	e  *candidate
}

// contactsTold lists where contacts between parties are told, in order.
func (rd *reading) contactsTold() []telling {
	var out []telling
	for _, o := range rd.all {
		if o.kind == "" || o.kind.Family() != parley.Contacts || o.dropped != "" {
			continue
		}
		if e := o.whole(); !e.gone() && e.kind != parley.Visit && len(e.parties()) >= 2 {
			out = append(out, telling{o.v.si, e})
		}
	}
	slices.SortStableFunc(out, func(a, b telling) int { return a.si - b.si })
	return out
}

// reachedAt is the contact at which c was most likely agreed: one that all its
// parties attended, told in its sentence or up to four before; talks before
// meetings on their margin, the news before what was told of other days.
func (rd *reading) reachedAt(c *candidate, told []telling) *candidate {
	var best *candidate
	score := 0.0
	from, _ := slices.BinarySearchFunc(told, c.v.si-4, func(t telling, si int) int { return t.si - si })
	p := c.parties()
	for _, t := range told[from:] {
		e := t.e
		if t.si > c.v.si {
			break
		}
		if overlap(p, e.parties()) < len(p) || e.status == parley.Cancelled || e.status == parley.Planned && c.status == parley.Held ||
			c.when.Known() && e.when.Known() && c.status == parley.Held && e.when.Start > c.when.End {
			continue
		}
		s := 10 - 1.5*float64(c.v.si-t.si)
		if e.kind == parley.Talks || e.kind == parley.Summit {
			s += 2
		}
		if e == rd.leadEvent {
			s += 2
		}
		if overlap(c.people(), e.people()) > 1 {
			s += 4
		}
		if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) {
			s -= 3
		}
		if s > score {
			best, score = e, s
		}
	}
	return best
}

// sameAgreement is the agreement told before that c tells of again.
func (rd *reading) sameAgreement(c *candidate, events []*candidate) *candidate {
	for _, e := range slices.Backward(events[max(0, len(events)-lookBack):]) {
		a, b := c.parties(), e.parties()
		if overlap(a, b) < min(len(a), len(b)) || overlap(a, b) == 0 {
			continue
		}
		if c.rule == "agreement-effect" && e.when.Known() && c.when.Known() && c.when.Start.Sub(e.when.End) < 11 && c.when.Start >= e.when.End && truceWords(e.terms) {
			return e // a truce that takes effect is no second event
		}
		if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) {
			continue
		}
		if c.rule == "agreement-agreed" && e.rule != "agreement-exchange" && c.when.Known() && e.when.Known() && overlap(a, b) == max(len(a), len(b)) {
			return e // what was agreed point by point on one day is one agreement
		}
		if c.rule == "agreement-exchange" && e.rule == c.rule || e.rule == "agreement-effect" && e.v == c.v {
			return e
		}
		if paper, _, _ := strings.Cut(c.terms, " "); papers[paper] && strings.HasPrefix(e.terms, paper) && c.when == e.when && c.when.Days() == 1 && overlap(a, b) == max(len(a), len(b)) {
			return e // one paper of one day, told twice
		}
		if c.v == e.v && c.when.Known() && c.when == e.when && overlap(a, b) == max(len(a), len(b)) && c.rule != "agreement-signed" {
			return e
		}
		if c.terms == "" || e.terms == "" || sharedWords(c.terms, e.terms) >= 0.3 || c.definite || e.heading {
			return e
		}
	}
	return nil
}

// truceWords reports whether terms speak of a truce.
func truceWords(terms string) bool {
	t := strings.ToLower(terms)
	return strings.Contains(t, "ceasefire") || strings.Contains(t, "truce") || strings.Contains(t, "cease-fire") || strings.Contains(t, "fighting")
}

// sharedWords is the share of the shorter text's words (of four letters and
// more, and numbers) that the other has too.
func sharedWords(a, b string) float64 {
	x, y := gist(a), gist(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return float64(n) / float64(min(len(x), len(y)))
}

func gist(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}) {
		if (len(w) > 3 || w >= "0" && w <= "9999") && w != "agreement" && w != "accord" && w != "deal" {
			m[strings.TrimSuffix(w, "s")] = true
		}
	}
	return m
}
