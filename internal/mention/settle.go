package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/entity"
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
	rd.leadFallbacks()
	rd.settleTables()
	rd.settleAgreements()
	rd.settleProposals()
	rd.absorbVisits()
	rd.dropUnspecific()
	rd.linkRounds()
	rd.settleStatements()
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
		if c.inQuote && !c.when.Known() {
			c.dropped = "inside a quotation"
			continue
		}
		if c.alongside && len(events) > 0 && events[len(events)-1].v == c.v {
			c.takeParties(events[len(events)-1])
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
		if c.twoSides && last != nil {
			c.takeParties(last)
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
			continue
		}
		if c.definite && last != nil && len(c.parties()) < 2 && c.compatible(last) && overlap(c.parties(), last.parties()) > 0 && c.round == "" {
			last.absorb(c)
			continue
		}
		if len(c.parties()) < 2 && last != nil && c.kind == parley.Talks && overlap(c.parties(), last.parties()) == len(c.parties()) && c.round != "" {
			c.takeParties(last)
		}
		rd.dayAfter(c, events)
		events = append(events, c)
	}
}

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
	if c.when.Known() || c.date != nil || c.status != parley.Held || c.heading || c.round != "" || c.kind == parley.Visit {
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
	if c.mood.past == "had" {
		return
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

// lookBack bounds how many events back a reference may point, which keeps the
// reading linear in the length of the text.
const lookBack = 40

// antecedent is the contact that "the talks" or "the two sides" in c would
// mean: the latest of a fitting kind with at least two parties.
func (rd *reading) antecedent(c *candidate, events []*candidate) *candidate {
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
			if len(e.parties()) >= 2 && e.kind != parley.Visit && (e.kind == c.kind || e.round != "" && c.round != "") && (c.round != "" || c.compatible(e)) {
				return e
			}
		}
	}
	if c.pointing && c.round == "" && !c.when.Known() && c.place == "" && c.v.s.Kind == 0 {
		// a bare "the talks" is the news, not what was told of years before
		for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
			e := events[i]
			if len(e.parties()) >= 2 && (c.anyKind && e.kind != parley.Visit || fits(c.kind, e.kind)) && e.when.Known() && rd.doc.Article.Day().Sub(e.when.End) < 15 && c.compatible(e) {
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
	if last == nil {
		// nothing was told before: the parties of the sentence or the headline
		if !c.when.Known() && c.place == "" && c.round == "" || c.v.lower(c.trigger[0]) == "conference" || c.kind == parley.Visit || c.kind == parley.Call {
			c.dropped = "points to nothing"
			return
		}
		for _, n := range rd.partiesNear(c) {
			c.put(participant{name: n, role: parley.Party, span: c.anchor, rule: "parties-near"})
		}
		if c.anyKind {
			c.kind = parley.Talks
		}
		if len(c.parties()) < 2 {
			c.dropped = "points to nothing"
			return
		}
		*events = append(*events, c)
		return
	}
	if last.kind.Family() != parley.Contacts {
		// only the parties come from an agreement told before
		c.take(last)
		if !c.settled() {
			c.dropped = "points to nothing"
			return
		}
		if e := rd.sameOccasion(c, *events); e != nil {
			e.absorb(c)
			return
		}
		*events = append(*events, c)
		return
	}
	other := c.round != "" && c.round != "latest" && !(c.round == "ordinal" && (last.ordinal == c.ordinal || last.ordinal == 0 && c.definite && !c.when.Known()))
	moved := c.status == parley.Cancelled && last.status != parley.Cancelled
	apart := c.when.Known() && last.when.Known() && !c.when.Overlaps(last.when)
	if !other && !apart && !(moved && c.when.Known()) && c.compatible(last) {
		if c.kind == parley.Visit {
			c.dropped = "points to a journey"
			return
		}
		last.absorb(c)
		return
	}
	if !c.when.Known() && c.place == "" {
		if moved && !other {
			last.status = parley.Cancelled
			last.absorb(c)
			return
		}
		c.dropped = "another round without a day or place"
		return
	}
	c.takeParties(last)
	if c.anyKind {
		c.kind = last.kind
	}
	if (c.kind == parley.Meeting || c.kind == parley.Summit) && len(c.people()) == 0 {
		c.take(last)
	}
	if e := rd.sameOccasion(c, *events); e != nil {
		e.absorb(c)
		return
	}
	if other && c.place == "" && c.v.is(0, "the") && false {
		c.place = last.place
	}
	*events = append(*events, c)
}

// sameOccasion finds the event of the article that c tells of again.
func (rd *reading) sameOccasion(c *candidate, events []*candidate) *candidate {
	var best *candidate
	score := 0
	for _, e := range events[max(0, len(events)-lookBack):] {
		if !c.compatible(e) {
			continue
		}
		a, b := c.parties(), e.parties()
		n := overlap(a, b)
		if n == 0 || n < min(len(a), len(b)) && n < 2 {
			continue
		}
		pa, pb := c.people(), e.people()
		np := overlap(pa, pb)
		if !(c.heading || e.heading) && len(pa) > 0 && len(pb) > 0 && np < min(len(pa), len(pb)) && (c.kind != parley.Talks || e.kind != parley.Talks) {
			continue
		}
		dated := c.when.Known() && e.when.Known()
		samePlace := c.place != "" && c.place == e.place
		if len(pa) >= 2 && len(pb) == 0 && !dated && !samePlace && !e.heading && c.kind != parley.Talks {
			continue // "X met Y" is not the officials' meeting told before
		}
		if len(pb) >= 2 && len(pa) == 0 && !dated && !samePlace && !e.heading && !c.definite && c.when.Known() {
			continue
		}
		if !c.definite && !e.heading && !dated && !samePlace && np == 0 && !c.lead && c.place == "" && e.place != "" && !e.when.Known() {
			continue // "private conversations" is not the round told before
		}
		if c.site != "" && e.site != "" && c.site != e.site && c.kind != parley.Talks {
			continue
		}
		if len(a) == 1 && len(b) > 1 && np == 0 && !c.definite && !e.heading {
			continue
		}
		if !dated && !c.definite && !e.heading && c.when.Known() && np == 0 && n < 2 {
			continue
		}
		s := 10*n + 10*np
		if dated {
			s += 20
		}
		if c.place != "" && c.place == e.place {
			s += 15
		}
		if c.kind == e.kind {
			s += 5
		}
		if s >= score {
			best, score = e, s
		}
	}
	return best
}

// compatible reports whether nothing that c and e say excludes that they are
// one occasion.
func (c *candidate) compatible(e *candidate) bool {
	if !c.anyKind && !fits(c.kind, e.kind) && !(c.kind == parley.Visit && e.kind == parley.Visit) {
		return false
	}
	if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) {
		return false
	}
	if c.place != "" && e.place != "" && c.place != e.place && c.country != e.place && e.country != c.place {
		return false
	}
	if c.ordinal != 0 && e.ordinal != 0 && c.ordinal != e.ordinal {
		return false
	}
	if c.round == "next" && e.round != "next" && !e.heading || c.round == "previous" && e.round != "previous" {
		return false
	}
	past := func(s parley.EventStatus) bool { return s == parley.Held || s == parley.Ongoing }
	if e.round == "next" && e.status == parley.Planned && c.round == "" && !c.heading && past(c.status) {
		return false
	}
	if past(c.status) && e.status == parley.Planned && e.when.Known() && !c.when.Known() && !c.definite {
		return false
	}
	if c.status == parley.Planned && past(e.status) && c.when.Known() != e.when.Known() && !c.definite && !e.heading && c.round != "" {
		return false
	}
	if (c.status == parley.Cancelled) != (e.status == parley.Cancelled) && c.when.Known() && e.when.Known() && c.when != e.when {
		return false
	}
	return true
}

// absorb joins o into e: e keeps what it has and takes what it lacks.
func (e *candidate) absorb(o *candidate) {
	o.joined = e
	e.support += o.support
	if !e.when.Known() || o.when.Known() && !o.heading && o.when.Days() < e.when.Days() && e.when.Overlaps(o.when) {
		if o.when.Known() {
			e.when, e.date = o.when, o.date
		}
	}
	if e.place == "" || e.place == o.country && o.place != "" {
		e.place, e.country = o.place, o.country
	}
	if e.site == "" {
		e.site = o.site
	}
	if o.status == parley.Cancelled {
		e.status = parley.Cancelled
	}
	if e.heading && !o.heading && e.status != parley.Cancelled {
		e.status = o.status
	}
	if e.status == parley.Unclear && o.status != "" {
		e.status = o.status
	}
	if e.minutes == 0 {
		e.minutes = o.minutes
	}
	if e.closed == nil {
		e.closed = o.closed
	}
	if e.round == "" && o.round != "" {
		e.round, e.ordinal, e.roundAt = o.round, o.ordinal, o.roundAt
	}
	if rankKind(o.kind) > rankKind(e.kind) && !o.anyKind && !e.gone() && !(o.pointing && o.kind == parley.Talks && e.kind == parley.Meeting) {
		e.kind = o.kind
	}
	if e.terms == "" {
		e.terms = o.terms
	}
	e.take(o)
	for _, s := range o.stances {
		e.stance(s.Actor, s.Stance, s.Span, s.Conditions)
	}
	for _, t := range o.topics {
		if len(e.topics) < 3 && !slices.Contains(e.topics, t) {
			e.topics = append(e.topics, t)
		}
	}
	e.spans = append(e.spans, o.v.s.Span)
	e.spans = append(e.spans, o.spans...)
	e.evidence = append(e.evidence, o.evidence...)
	if e.heading && !o.heading {
		e.heading = false
		e.v, e.trigger, e.inQuote = o.v, o.trigger, o.inQuote
	}
}

// rankKind orders the kinds by how much they say of one occasion.
func rankKind(k parley.EventKind) int {
	switch k {
	case parley.Summit:
		return 4
	case parley.Talks:
		return 3
	case parley.Meeting:
		return 2
	}
	return 1
}

// leadFallbacks gives the lead event of a fresh report the publication date
// and the city of the dateline, where it has none of its own.
func (rd *reading) leadFallbacks() {
	var leadOf *candidate
	for _, c := range rd.kept(parley.Contacts) {
		if c.heading {
			continue
		}
		leadOf = c
		break
	}
	first := rd.firstBody()
	for _, f := range []parley.Family{parley.Contacts} {
		for _, c := range rd.kept(f) {
			body := c.v.si - first
			if body < 0 || body > 1 || c.when.Known() || c.v.clauses[c.v.in[c.trigger[0]]].by == "before" {
				continue
			}
			if f == parley.Contacts && c != leadOf {
				continue
			}
			if (c.status == parley.Held || c.status == parley.Ongoing) && c.round != "previous" && c.kind != parley.Visit {
				c.when = parley.On(rd.doc.Article.Day())
				c.note("start", string(c.when.Start), c.anchorSpan(), "lead-publication-day")
				c.lead = true
			}
		}
	}
	rd.leadEvent = leadOf
	if leadOf != nil {
		leadOf.lead = true
		rd.leadPlace(leadOf)
		if leadOf.place == "" && leadOf.site == "" && leadOf.status != parley.Planned && leadOf.kind != parley.Call {
			for _, s := range rd.doc.Sentences {
				for _, t := range s.Dateline {
					if p, ok := rd.names.Place(t.Text); ok {
						leadOf.place, leadOf.country = p.Name, p.Country
						leadOf.note("place", p.Name, t.Span, "dateline")
						return
					}
				}
			}
		}
	}
}

// leadPlace finds the city of the lead event in the sentences around it, where
// its own sentence names none.
func (rd *reading) leadPlace(c *candidate) {
	if c.place != "" || c.kind == parley.Call || c.status == parley.Planned || c.v.si > rd.firstBody()+3 {
		return
	}
	for si := max(0, min(c.v.si-1, 0)); si <= c.v.si+2 && si < len(rd.views); si++ {
		v := rd.views[si]
		if v.s.Kind != 0 && si != 0 {
			continue
		}
		for k := range v.t {
			e := v.ent[k]
			if e == nil || e.First != k || v.t[k].Quoted || si == c.v.si && e.Kind == entity.Place {
				continue
			}
			if e.Kind == entity.Site && e.City != "" {
				c.place, c.country = e.City, e.Country
			} else if e.Kind == entity.Place && (locative[v.prepBefore(e)] || v.s.Kind != 0 && v.nounBehind(e)) && !v.saidIn(e) && e.Name != e.Country {
				c.place, c.country = e.Name, e.Country
			}
			if c.place != "" {
				c.note("place", c.place, e.Span, "lead-place")
				return
			}
		}
	}
}

// nounBehind reports whether a word for an occasion stands right behind a place:
// "third Istanbul round".
func (v *view) nounBehind(e *entity.Entity) bool {
	return contactNouns[v.lower(e.Last)] != "" || contactNouns[v.lower(e.Last+1)] != ""
}

// saidIn reports whether a place is where somebody spoke.
func (v *view) saidIn(e *entity.Entity) bool {
	for _, s := range v.sayAt {
		if s < e.First && e.First-s < 7 && v.in[s] == v.in[e.First] {
			return true
		}
	}
	return false
}

func (c *candidate) anchorSpan() parley.Span { return c.v.span(c.trigger[0], c.trigger[1]) }

// firstBody is the index of the first sentence of running text.
func (rd *reading) firstBody() int {
	for i, v := range rd.views {
		if v.s.Kind == 0 && len(v.t) > 5 {
			return i
		}
	}
	return 0
}

// absorbVisits drops a journey where a meeting on it is told.
func (rd *reading) absorbVisits() {
	kept := rd.kept(parley.Contacts)
	for _, c := range kept {
		if c.kind != parley.Visit {
			continue
		}
		for _, e := range kept {
			if e == c || e.kind == parley.Visit || e.kind == parley.Call || e.gone() || c.gone() {
				continue
			}
			shared := overlap(c.people(), e.people()) > 0 || len(c.people()) == 0 && overlap(c.parties(), e.parties()) > 0
			if !shared || c.status == parley.Cancelled != (e.status == parley.Cancelled) {
				continue
			}
			if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) && (c.when.End.Sub(e.when.Start) > 2 || e.when.Start.Sub(c.when.End) > 2) {
				continue
			}
			if c.place != "" && e.place != "" && c.place != e.place && c.country != e.place && e.country != c.place {
				continue
			}
			if e.place == "" {
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

// linkRounds links occasions that the words call rounds of one series to the
// earlier ones of the same parties.
func (rd *reading) linkRounds() {
	kept := rd.kept(parley.Contacts)
	for _, c := range kept {
		if c.kind == parley.Visit {
			continue
		}
		for _, e := range kept {
			if e == c || e.kind != c.kind && !(c.kind == parley.Meeting && e.kind == parley.Summit || c.kind == parley.Summit && e.kind == parley.Meeting) {
				continue
			}
			a, b := c.parties(), e.parties()
			if overlap(a, b) < 2 || overlap(a, b) < min(len(a), len(b)) || c.kind == parley.Talks && !slices.Equal(a, b) && c.ordinal == 0 {
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
			series := c.ordinal > 1 || c.round == "next" || c.round == "again" || e.round == "previous" || e.round == "ordinal" && (e.ordinal < c.ordinal || c.ordinal == 0)
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
		return e.when.End < c.when.Start
	}
	if e.status == parley.Held && c.status == parley.Planned {
		return true
	}
	return e.round == "previous" || e.ordinal != 0 && c.ordinal != 0 && e.ordinal < c.ordinal
}

// settleStatements ties statements to what they speak of, dates those said
// "after the talks", and makes one of what a speaker said on a day.
func (rd *reading) settleStatements() {
	var events []*candidate
	for _, c := range rd.all {
		if c.kind != parley.Statement || c.gone() {
			continue
		}
		c.about = rd.spokenOf(c)
		if len(c.about) == 0 {
			c.dropped = "speaks of no event"
			continue
		}
		if e := sameSpeaker(c, events); e != nil && !c.when.Known() && !c.v.afterOccasion() {
			// more words of one speaker, on no day of their own
			about := e.about
			for _, a := range c.about {
				if !slices.Contains(about, a) {
					about = append(about, a)
				}
			}
			e.absorb(c)
			e.about = about
			continue
		}
		if !c.when.Known() {
			o := c.about[0]
			if o.when.Known() && o.status == parley.Held && o.when.Days() < 8 && o.kind.Family() == parley.Contacts && (c.v.afterOccasion() || rd.doc.Article.Day().Sub(o.when.End) < 5) {
				c.when = parley.On(o.when.End)
				c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-the-occasion")
			} else {
				c.when = parley.On(rd.doc.Article.Day())
				c.note("start", string(c.when.Start), c.anchorSpan(), "publication-day")
				c.lead = true
			}
		}
		merged := false
		for _, e := range events {
			if slices.Equal(c.people(), e.people()) && slices.Equal(c.parties(), e.parties()) && c.when.Overlaps(e.when) {
				for _, a := range c.about {
					if !slices.Contains(e.about, a) {
						e.about = append(e.about, a)
					}
				}
				about := e.about
				e.absorb(c)
				e.about = about
				merged = true
				break
			}
		}
		if !merged {
			events = append(events, c)
		}
	}
}

// sameSpeaker is the statement that the speaker of c made last before it.
func sameSpeaker(c *candidate, events []*candidate) *candidate {
	for i := len(events) - 1; i >= 0 && i >= len(events)-lookBack; i-- {
		if e := events[i]; slices.Equal(c.people(), e.people()) && slices.Equal(c.parties(), e.parties()) {
			return e
		}
	}
	return nil
}

// spokenOf lists the events a statement speaks of: those told in its sentence,
// else the one told last before it.
func (rd *reading) spokenOf(c *candidate) []*candidate {
	var out []*candidate
	var before *candidate
	for _, o := range rd.all {
		if o == c || o.kind == parley.Statement {
			continue
		}
		e := o
		for e.joined != nil {
			e = e.joined
		}
		if e.gone() || e.kind == "" {
			continue
		}
		if o.v.si == c.v.si {
			if !slices.Contains(out, e) {
				out = append(out, e)
			}
		} else if o.v.si < c.v.si {
			before = e
		}
	}
	if len(out) == 0 && before != nil {
		out = append(out, before)
	}
	if len(out) == 0 {
		for _, e := range rd.all {
			if !e.gone() && e.kind != "" && e.kind != parley.Statement {
				return []*candidate{e}
			}
		}
	}
	return out
}

// afterOccasion reports whether the words of the sentence were said after, at or in an
// occasion that the sentence names.
func (v *view) afterOccasion() bool {
	for k := range v.t {
		w := v.lower(k)
		if (w == "after" || w == "following" || w == "at" || w == "during") && !v.t[k].Quoted {
			for j := k + 1; j < len(v.t) && j < k+7; j++ {
				if contactNouns[v.lower(j)] != "" && v.lower(j) != "conference" {
					return true
				}
			}
		}
	}
	return false
}

// dropUnspecific drops what names too little, headlines without a body, and
// occasions that are not diplomatic.
func (rd *reading) dropUnspecific() {
	for _, c := range rd.all {
		if c.gone() || c.kind == "" || c.kind == parley.Statement {
			continue
		}
		parties := c.parties()
		switch {
		case c.heading && (c.support < 1 || !c.when.Known()):
			c.dropped = "a headline without a body"
		case !c.settled() && c.kind != parley.Proposal:
			c.dropped = "neither who and when nor where"
		case len(parties) == 0 && len(c.mediators()) == 0:
			c.dropped = "no party"
		case len(parties) < 2 && (c.kind == parley.Talks || c.kind == parley.Meeting || c.kind == parley.Call) && !(c.when.Known() && c.place != ""):
			c.dropped = "one party alone"
		case len(parties) < 2 && (c.kind == parley.Meeting || c.kind == parley.Call) && len(c.mediators()) == 0:
			c.dropped = "one party alone"
		case c.kind == parley.Agreement && len(parties) < 2 && len(c.mediators()) == 0 && !c.when.Known():
			c.dropped = "one party alone"
		case c.when.Known() && c.when.Start < rd.doc.Article.Day().Add(-3660) && c.round == "":
			c.dropped = "older than ten years"
		}
	}
}
