package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// settle turns candidates into events of the article: it lets "the talks" and
// "the two sides" point back, joins what is one occasion, fills what the
// article says elsewhere, links rounds and statements, and drops what is no
// specific diplomatic occasion.
func (rd *reading) settle() {
	for _, c := range rd.all {
		if c.kind != "" {
			rd.setTopics(c)
		}
	}
	rd.resolveAnaphoric()
	rd.settleContacts()
	rd.datesOfSpeech()
	rd.leadFallbacks()
	for _, c := range rd.kept(parley.Contacts) {
		rd.dayBeside(c, rd.leadEvent)
	}
	rd.settleTables()
	rd.dropObservers()
	rd.settleGoBetweens(parley.Contacts)
	rd.settleAgreements()
	rd.settleGoBetweens(parley.Agreements)
	rd.settleProposals()
	rd.absorbVisits()
	rd.dropUnspecific()
	rd.linkRounds()
	rd.settleStatements()
	rd.settlePlaces()
	rd.settleRunning()
}

// kept lists the candidates of a family that still stand, in order.
func (rd *reading) kept(f parley.Family) []*candidate {
	var out []*candidate
	for _, c := range rd.all {
		if c.kind != "" && c.kind.Family() == f && !c.gone() {
			out = append(out, c)
		}
	}
	return out
}

// settleContacts walks talks, meetings, visits and calls in order of the text.
func (rd *reading) settleContacts() {
	var events []*candidate
	for _, c := range rd.all {
		if c.kind == "" || c.kind.Family() != parley.Contacts || c.dropped != "" {
			continue
		}
		if c.twoSides {
			rd.bothNamedBefore(c)
			rd.severalNamedBefore(c)
		}
		if c.inQuote && !c.when.Known() {
			c.dropped = "inside a quotation"
			continue
		}
		if c.others && len(c.parties()) < 2 {
			c.dropped = "with others"
			continue
		}
		if rd.metFor(c) {
			continue
		}
		if c.alongside && len(events) > 0 && events[len(events)-1].v == c.v {
			rd.takeParties(c, events[len(events)-1])
			c.pointing = false
			events = append(events, c)
			continue
		}
		if c.mood.progressive && !c.when.Known() {
			rd.goingOn(c)
		}
		last := rd.antecedent(c, events)
		if last == nil && (c.twoSides || c.pointing) {
			last = rd.pairBefore(c)
		}
		if (c.twoSides || c.pointing && c.round == "previous") && last != nil && len(c.who) == 0 {
			last = rd.ofTheNews(c, last, events)
		}
		if two := rd.principals(); c.twoSides && last != nil && len(two) == 2 && len(c.who) == 0 && len(rd.withoutGoBetweens(two)) == 2 && rd.hasGoBetween(last) {
			for _, n := range two {
				c.put(participant{name: n, role: parley.Party, span: c.anchor, rule: "principals"})
			}
			c.pointing = false
		} else if c.twoSides && last != nil {
			c.follows = last
			rd.takeParties(c, last)
			if len(c.people()) == 0 && c.round == "" && !c.when.Known() {
				c.take(last)
			}
		}
		if c.pointing {
			rd.point(c, last, &events)
			continue
		}
		if e := rd.sameOccasion(c, events); e != nil {
			e.absorb(c)
			toldLast(events, e)
			continue
		}
		if last != nil && c.compatible(last) && (c.joins() || c.definite && len(c.parties()) < 2 && overlap(c.parties(), last.parties()) > 0 && c.round == "") {
			last.absorb(c)
			toldLast(events, last)
			continue
		}
		if len(c.parties()) < 2 && last != nil && c.kind == parley.Talks && overlap(c.parties(), last.parties()) == len(c.parties()) && c.round != "" {
			rd.takeParties(c, last)
		}
		rd.dayAfter(c, events)
		events = append(events, c)
	}
	rd.pointAhead(events)
	rd.cameToNothing(events)
	for _, c := range events {
		c.settleKind()
	}
}

// ofTheNews is the occasion whose sides "the two sides" in c are where others met in
// between: the latest, or that of the same day, of the two parties that the article
// is on.
func (rd *reading) ofTheNews(c, last *candidate, events []*candidate) *candidate {
	two := rd.principals()
	if len(two) != 2 || overlap([]string{two[0].Name, two[1].Name}, last.parties()) == 2 {
		return last
	}
	people := last.kind == parley.Meeting && len(last.people()) > 1
	for _, e := range slices.Backward(events[max(0, len(events)-lookBack):]) {
		if p := e.parties(); len(p) == 2 && includes(two, p) && !e.gone() && (people || c.when.Known() && c.when == e.when && c.when != last.when) {
			return e
		}
	}
	return last
}

// joins reports whether c only names more of those who were at the occasion told
// before: "the meeting included A", "an official of A attended the meeting".
func (c *candidate) joins() bool {
	return !c.when.Known() && (c.gathers || c.definite && joinVerbs[c.mood.verb])
}

// toldLast makes e, of which the text has just spoken again, the last of the
// events: "the talks" in the next sentence are those.
func toldLast(events []*candidate, e *candidate) {
	for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
		if events[i] == e {
			copy(events[i:], events[i+1:])
			events[len(events)-1] = e
			return
		}
	}
}

// absorbVisits drops a journey where a meeting on it is told.
func (rd *reading) absorbVisits() {
	kept := rd.kept(parley.Contacts)
	for _, c := range kept {
		if c.kind != parley.Visit {
			continue
		}
		for _, e := range kept {
			if e == c || e.kind == parley.Visit || e.kind == parley.Call || e.gone() || c.gone() || e.heading && !c.heading {
				continue
			}
			shared := overlap(c.people(), e.people()) > 0 || (len(c.people()) == 0 || len(e.people()) == 0 && c.when.Known() && (c.when.Overlaps(e.when) || c.eveOf(e))) && overlap(c.parties(), e.parties()) > 0
			if !shared || c.status == parley.Cancelled != (e.status == parley.Cancelled) {
				continue
			}
			if c.status == parley.Held && e.status == parley.Planned && !c.when.Known() && c.v.si > e.v.si {
				continue // where they had been before
			}
			if c.status == parley.Planned && e.status != parley.Planned && e.status != parley.Unclear && !e.mood.purpose {
				continue // a journey yet to come: not that of a meeting that was
			}
			wait := 2
			if c.place != "" && c.place == e.place {
				wait = 7 // who is there already waits for the talks
			}
			if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) && (c.when.End.Sub(e.when.Start) > 2 || e.when.Start.Sub(c.when.End) > wait) {
				continue
			}
			if c.place != "" && e.place != "" && c.place != e.place && c.country != e.place && e.country != c.place {
				continue
			}
			if by := e.v.clauses[e.v.in[e.trigger[0]]].by; e.place == "" && !(c.v == e.v && (c.v.lower(c.trigger[0]-1) == "before" || by == "after" || by == "following")) { // "met N before travelling to A"
				e.place, e.country = c.place, c.country
			}
			if !e.when.Known() && c.v.si == e.v.si || !e.when.Known() && e.v.si-c.v.si == 1 {
				e.when, e.date = c.when, c.date
			}
			c.joined = e
			e.spans = append(e.spans, c.v.s.Span)
		}
	}
}

// eveOf reports whether a journey to the place of e ends the day before it.
func (c *candidate) eveOf(e *candidate) bool {
	return c.place != "" && c.place == e.place && e.when.Known() && e.when.Start.Sub(c.when.End) == 1
}

// linkRounds links occasions that the words call rounds of one series to the
// earlier ones of the same parties.
func (rd *reading) linkRounds() {
	kept := rd.kept(parley.Contacts)
	for _, c := range kept {
		if c.kind == parley.Visit {
			continue
		}
		for _, e := range kept {
			if e != c && c.listed != nil && c.listed == e.listed && c.kind == e.kind && earlier(e, c) && e.status != parley.Cancelled {
				c.previous = append(c.previous, e)
				continue
			}
			inPerson := (c.kind == parley.Talks || c.kind == parley.Meeting) && (e.kind == parley.Talks || e.kind == parley.Meeting) && overlap(c.people(), e.people()) >= 2
			if e == c || e.kind != c.kind && !inPerson && !(c.kind == parley.Meeting && e.kind == parley.Summit || c.kind == parley.Summit && e.kind == parley.Meeting) {
				continue
			}
			a, b := c.parties(), e.parties()
			if overlap(a, b) < 2 || overlap(a, b) < min(len(a), len(b)) || c.kind == parley.Talks && !slices.Equal(a, b) && c.ordinal == 0 {
				continue
			}
			if c.apart(e) {
				continue
			}
			if c.kind == parley.Meeting && len(c.people()) > 0 && overlap(c.people(), e.people()) < min(2, len(c.people())) {
				continue
			}
			if c.ordinal == 0 && c.ownTopics && e.ownTopics && overlap(c.topics, e.topics) == 0 {
				continue // another matter
			}
			if !earlier(e, c) || e.status == parley.Cancelled || c.status == parley.Cancelled && c.round == "planned-before" {
				continue
			}
			series := c.ordinal > 1 || c.round == "next" || c.round == "again" || e.round == "previous" || e.round == "listed" || e.round == "ordinal" && (e.ordinal < c.ordinal || c.ordinal == 0)
			if series && (len(c.people()) == 0 || len(e.people()) == 0 || overlap(c.people(), e.people()) > 0 || c.kind == parley.Talks && e.kind == parley.Talks) {
				c.previous = append(c.previous, e)
			}
		}
	}
}

// earlier reports whether e came before c by date, or by its words where a
// date lacks.
func earlier(e, c *candidate) bool {
	if e.when.Known() && c.when.Known() {
		return e.when.End < c.when.Start || e.status == parley.Held && c.status == parley.Planned && e.when.End <= c.when.Start
	}
	if e.status == parley.Held && c.status == parley.Planned {
		return true
	}
	return e.round == "previous" || e.ordinal != 0 && c.ordinal != 0 && e.ordinal < c.ordinal
}

// ofMinisters reports whether ministers or leaders of one organisation met, among
// whom are those of many states: "foreign ministers of the G7".
func (c *candidate) ofMinisters() bool {
	return c.level&officials == 0 && c.level != 0 && len(c.who) == 1 && c.who[0].name.Kind == parley.Organisation
}

// spoke reports whether two people named with their parties are said to have
// spoken: that is specific without a day.
func (c *candidate) spoke() bool {
	return (c.rule == "call-verb" || c.rule == "meeting-verb") && len(c.people()) >= 2 && len(c.parties()) >= 2 && c.status == parley.Held
}

// answeredInBody reports whether c is a proposal that somebody answers in the
// running text: a plan that only the headline says the maker of.
func (c *candidate) answeredInBody() bool {
	return c.kind == parley.Proposal && slices.ContainsFunc(c.stances, func(s parley.SaidPosition) bool { return s.Span.Start >= c.v.s.Span.End })
}

// dropUnspecific drops what names too little, headlines without a body, and
// occasions that are not diplomatic.
func (rd *reading) dropUnspecific() {
	for _, c := range rd.all {
		if c.gone() || c.kind == "" || c.kind == parley.Statement {
			continue
		}
		if c.status == parley.Held && c.when.Known() && c.when.Start > rd.doc.Article.Day().Add(1) {
			c.when = parley.When{} // what was cannot be of a day to come
		}
		parties := c.parties()
		switch {
		case c.heading && (c.support < 1 || !c.when.Known()) && !c.answeredInBody():
			c.dropped = "a headline without a body"
		case !c.settled() && c.kind != parley.Proposal && !c.spoke() && !(c.status == parley.Cancelled && len(parties) > 1):
			c.dropped = "neither who and when nor where"
		case len(parties) == 0 && len(c.mediators()) == 0:
			c.dropped = "no party"
		case len(parties) < 2 && (c.kind == parley.Talks || c.kind == parley.Meeting || c.kind == parley.Call) && !(c.when.Known() && c.place != ""):
			c.dropped = "one party alone"
		case len(parties)*2 < c.sidesTold:
			c.dropped = "few of those who took part" // "six-party talks"
		case len(parties) < 2 && (c.kind == parley.Meeting || c.kind == parley.Call) && len(c.mediators()) == 0 && !c.ofMinisters():
			c.dropped = "one party alone"
		case c.kind == parley.Agreement && len(parties) < 2 && len(c.mediators()) == 0 && !c.when.Known():
			c.dropped = "one party alone"
		case c.when.Known() && c.when.Start < rd.doc.Article.Day().Add(-3660) && c.round == "":
			c.dropped = "older than ten years"
		}
	}
}
