package mention

import (
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// goingOn dates what a dated statement says was going on: "acknowledged on
// 3 April that officials were holding talks".
func (rd *reading) goingOn(c *candidate) {
	for _, s := range rd.all {
		if s.v == c.v && s.kind == parley.Statement && s.when.Known() && s.trigger[0] < c.trigger[0] {
			c.when, c.status = s.when, parley.Ongoing
			c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-the-statement")
			c.note("end", string(c.when.End), c.anchorSpan(), "day-of-the-statement")
			return
		}
	}
}

// pairBefore is the latest agreement or proposal told before c by two parties.
func (rd *reading) pairBefore(c *candidate) *candidate {
	var best *candidate
	for _, o := range rd.all {
		if o == c {
			break
		}
		if o.kind == parley.Agreement && o.dropped == "" && len(o.parties()) >= 2 {
			best = o
		}
	}
	return best
}

// dayAfter dates an occasion told as coming after or on the margin of another:
// "After the session, X telephoned Y", or told right behind a dated one of the
// same parties.
func (rd *reading) dayAfter(c *candidate, events []*candidate) {
	if c.when.Known() || c.date != nil || c.status != parley.Held || c.heading || c.round != "" || c.kind == parley.Visit || len(c.parties()) < 2 {
		return
	}
	for _, o := range rd.all {
		if o.v != c.v || o == c || !o.definite && o.trigger[0] > c.trigger[0] {
			continue
		}
		e := o
		for e.joined != nil {
			e = e.joined
		}
		by := o.v.clauses[o.v.in[o.trigger[0]]].by
		if e == o || !e.when.Known() || by != "after" && by != "following" && by != "during" && by != "before" && by != "ahead" {
			continue
		}
		c.when = parley.On(e.when.End)
		if by == "before" || by == "ahead" {
			c.when = parley.On(e.when.Start)
		}
		c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-the-other")
		c.note("end", string(c.when.End), c.anchorSpan(), "day-of-the-other")
		return
	}
	if lead := c.v.leadsTo(c.trigger[0]); c.mood.past == "had" || c.aside || lead == "after" && c.v.lower(0) != "after" {
		return // "the session came after meetings of A and B"
	}
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if c.v.si-e.v.si > 3 {
			break
		}
		if e.heading || e.status != parley.Held || !e.when.Known() || e.when.Days() > 1 || overlap(e.parties(), c.parties()) == 0 || e.v.si == c.v.si && e.trigger[0] > c.trigger[0] {
			continue
		}
		if rd.doc.Article.Day().Sub(e.when.End) > 7 {
			continue
		}
		c.when = e.when
		c.note("start", string(c.when.Start), c.anchorSpan(), "day-told-before")
		c.note("end", string(c.when.End), c.anchorSpan(), "day-told-before")
		c.lead = true
		return
	}
}

// pointsToNothing is why an occasion is dropped that nothing says the parties of.
const pointsToNothing = "points to nothing"

// lookBack bounds how many events back a reference may point, which keeps the
// reading linear in the length of the text.
const lookBack = 40

// antecedent is the contact that "the talks" or "the two sides" in c would
// mean: the latest of a fitting kind with at least two parties.
func (rd *reading) antecedent(c *candidate, events []*candidate) *candidate {
	if main := rd.principals(); main != nil && c.kind == parley.Talks && c.round != "" && len(c.parties()) == 0 {
		// rounds without a name are those of the two parties that the article is on
		for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
			e := events[i]
			if e.kind == parley.Visit || e.kind == parley.Call || overlap(e.parties(), []string{main[0].Name, main[1].Name}) < 2 || c.round == "" && !c.compatible(e) {
				continue
			}
			return e
		}
		if rd.headlinePair() != nil {
			return nil // theirs, though nothing before tells of them meeting
		}
	}
	if c.pointing && c.place != "" && c.round == "" && !c.when.Known() {
		// "the Riyadh session" is what was held there
		for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
			if e := events[i]; e.place == c.place && len(e.parties()) >= 2 && (e.status == parley.Planned) == (c.status == parley.Planned) && fits(c.kind, e.kind) && c.compatible(e) {
				return e
			}
		}
	}
	if c.pointing && !c.anyKind || c.round != "" {
		// "the talks", "the next round": talks before meetings on their margin,
		// and for a round those that are called one
		for i := len(events) - 1; c.round != "" && i >= 0 && i >= len(events)-lookBack; i-- {
			e := events[i]
			if len(e.parties()) >= 2 && e.round == "ordinal" && (e.kind == parley.Talks || c.anyKind) && e.status != parley.Cancelled {
				return e
			}
		}
		for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
			e := events[i]
			if old := c.round == "" && e.when.Known() && rd.doc.Article.Day().Sub(e.when.End) > 14; !old && len(e.parties()) >= 2 && e.kind != parley.Visit && (e.kind == c.kind || e.round != "" && c.round != "") && (c.round != "" || c.compatible(e)) {
				return e
			}
		}
	}
	if c.pointing && c.round == "" && !c.when.Known() && c.v.s.Kind == sentence.Body {
		// a bare "the talks" is the news, not what was told of years before
		for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
			e := events[i]
			if len(e.parties()) >= 2 && (c.anyKind && e.kind != parley.Visit || fits(c.kind, e.kind)) && e.when.Known() && rd.doc.Article.Day().Sub(e.when.End) < 15 && c.compatible(e) && (c.place == "" || e.place == "" || e.place == c.place) {
				return e
			}
		}
	}
	var wide *candidate
	for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
		e := events[i]
		if len(e.parties()) < 2 || e.kind == parley.Visit {
			continue
		}
		if wide == nil {
			wide = e
		}
		if c.pointing && !c.anyKind && !fits(c.kind, e.kind) {
			continue
		}
		if c.twoSides && c.status == parley.Held && c.when.Known() && e.status == parley.Planned && i > 0 {
			continue // "last week, the two met" is not of those who are yet to meet
		}
		if c.place != "" && e.place != "" && c.place != e.place && !c.when.Known() && c.round == "" {
			continue
		}
		if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) && c.round == "" {
			// "the 27 February talks": the one of that day
			continue
		}
		return e
	}
	return wide
}

// pointAhead joins occasions that are told before anybody says who took part,
// "a ministerial meeting held in A on Monday", to the one of that day that the
// next sentences tell with its parties.
func (rd *reading) pointAhead(events []*candidate) {
	for _, c := range rd.all {
		if c.dropped != pointsToNothing || !c.when.Known() || c.kind == parley.Visit || c.kind == parley.Call {
			continue
		}
		var meant *candidate
		for _, e := range events {
			if e.v.si <= c.v.si || e.v.si > c.v.si+8 || len(e.parties()) < 2 || e.gone() {
				continue
			}
			if !fits(c.kind, e.kind) || !e.when.Known() || !c.compatible(e) {
				continue
			}
			if meant != nil {
				meant = nil // two of that day: nobody can say which
				break
			}
			meant = e
		}
		if meant == nil {
			rd.sidesAhead(c, events)
			continue
		}
		c.dropped = ""
		lead := meant.place == "" && c.place != ""
		meant.absorb(c)
		if lead {
			meant.lead = true
		}
	}
}

// sidesAhead gives a plan that the news opens with, "talks in A will resume on
// Tuesday", the parties that the next sentences say have been meeting there.
func (rd *reading) sidesAhead(c *candidate, events []*candidate) {
	if c.status != parley.Planned || c.place == "" || c.v.si > rd.firstBody() {
		return
	}
	for _, e := range events {
		if e.v.si > c.v.si && e.v.si <= c.v.si+2 && e.place == c.place && fits(c.kind, e.kind) && len(e.parties()) > 1 && !e.gone() {
			c.dropped = ""
			rd.takeParties(c, e)
			return
		}
	}
}

// fits reports whether a noun for kind a can point to an event of kind b.
func fits(a, b parley.EventKind) bool {
	if a == b {
		return true
	}
	inPerson := func(k parley.EventKind) bool { return k == parley.Talks || k == parley.Meeting || k == parley.Summit }
	return inPerson(a) && inPerson(b)
}

// point settles a candidate that has no participants of its own.
func (rd *reading) point(c, last *candidate, events *[]*candidate) {
	if n := len(*events); n > 0 && c.kind == parley.Call && c.definite && !c.when.Known() {
		if e := (*events)[n-1]; e.plain && e.place == "" && e.site == "" && e.status == parley.Held {
			e.kind = parley.Call // "A discussed it with B. The call lasted an hour"
			e.absorb(c)
			return
		}
	}
	if last == nil {
		// nothing was told before: the parties of the sentence or the headline
		if !c.when.Known() && c.place == "" && c.round == "" || c.v.lower(c.trigger[0]) == "conference" || c.kind == parley.Visit || c.kind == parley.Call {
			c.dropped = pointsToNothing
			return
		}
		if !c.definite && !c.twoSides && c.round == "" && c.v.si > 2 {
			c.dropped = pointsToNothing // "a conference in A": of whom is not said
			return
		}
		for _, n := range rd.partiesNear(c) {
			if c.kind == parley.Summit && n.Kind != parley.State {
				break // leaders of states meet at a summit, not the rebels it is about
			}
			c.put(participant{name: n, role: parley.Party, span: c.anchor, rule: "parties-near"})
		}
		if c.anyKind {
			c.kind = parley.Talks
		}
		if len(c.parties()) < 2 {
			c.dropped = pointsToNothing
			return
		}
		*events = append(*events, c)
		return
	}
	if (c.plenary || c.kind == parley.Summit) && c.when.Known() && last.kind != parley.Summit && !last.heading && !last.plenary && c.when.Days() > 20 && c.place == "" {
		c.dropped = pointsToNothing // "the peace conference this autumn": of others
		return
	}
	if last.kind.Family() != parley.Contacts {
		// only the parties come from an agreement told before, unless it is what
		// came of the talks: "A and B agreed on Monday to … The talks lasted six hours"
		c.take(last)
		if c.definite && c.status == parley.Held && !c.when.Known() && c.date == nil && c.place == "" && last.status == parley.Held && last.when.Days() == 1 && c.v.si == last.v.si+1 && c.trigger[0] < 5 {
			c.when, c.place, c.country = last.when, last.place, last.country
			c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-what-was-agreed")
			c.note("end", string(c.when.End), c.anchorSpan(), "day-of-what-was-agreed")
		}
		if !c.settled() {
			c.dropped = pointsToNothing
			return
		}
		if e := rd.sameOccasion(c, *events); e != nil {
			e.absorb(c)
			return
		}
		*events = append(*events, c)
		return
	}
	if c.kind == parley.Summit && last.kind != parley.Summit && !c.definite && !c.twoSides && !c.heading && !last.heading && !(c.when.Known() && c.when.Days() == 1) {
		c.dropped = pointsToNothing // "at a summit": one of others
		return
	}
	other := c.round != "" && c.round != "latest" && !(c.round == "ordinal" && (last.ordinal == c.ordinal || last.ordinal == 0 && c.definite && !c.when.Known()))
	moved := c.status == parley.Cancelled && last.status != parley.Cancelled
	apart := c.when.Known() && last.when.Known() && !c.when.Overlaps(last.when)
	if !other && !apart && !(moved && c.when.Known()) && c.compatible(last) && !rd.longBefore(c, last) {
		if c.kind == parley.Visit {
			c.dropped = "points to a journey"
			return
		}
		last.absorb(c)
		toldLast(*events, last)
		return
	}
	if !c.when.Known() && c.place == "" {
		if moved && !other && !(c.kind == parley.Talks && last.kind == parley.Meeting && last.when.Known() && len(last.people()) > 0) {
			last.status = parley.Cancelled
			last.absorb(c)
			return
		}
		c.dropped = "another round without a day or place"
		return
	}
	c.follows = last
	rd.takeParties(c, last)
	if c.anyKind {
		c.kind = last.kind
	}
	if (c.kind == parley.Meeting || c.kind == parley.Summit) && len(c.people()) == 0 && (c.level == 0 || c.definite) {
		c.take(last)
	}
	if e := rd.sameOccasion(c, *events); e != nil {
		e.absorb(c)
		return
	}
	*events = append(*events, c)
}
