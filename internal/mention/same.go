package mention

import (
	"slices"
	"sort"

	"github.com/parley-talks/parley/internal/parley"
)

// sameOccasion finds the event of the article that c tells of again.
func (rd *reading) sameOccasion(c *candidate, events []*candidate) *candidate {
	var best *candidate
	score := 0
	for _, e := range events[max(0, len(events)-lookBack):] {
		if !c.compatible(e) || rd.longBefore(c, e) || rd.besideOccasion(c, e) {
			continue
		}
		a, b := c.parties(), e.parties()
		n := overlap(a, b)
		if n == 0 || n < min(len(a), len(b)) && n < 2 {
			continue
		}
		pa, pb := c.people(), e.people()
		np := overlap(pa, pb)
		if len(a) != len(b) && len(a) > 1 && c.v.lower(c.trigger[0]-2) == "separately" {
			continue
		}
		if !(c.heading || e.heading) && len(pa) > 0 && len(pb) > 0 && np < min(len(pa), len(pb)) && (c.kind != parley.Talks || e.kind != parley.Talks) {
			continue
		}
		dated := c.when.Known() && e.when.Known() && (c.when.Days() < 15 && e.when.Days() < 15 || c.when == e.when)
		samePlace := c.place != "" && c.place == e.place
		if len(pa) >= 2 && len(pb) == 0 && len(e.mediators()) == 0 && !dated && !samePlace && !e.heading && c.kind != parley.Talks && c.levels()&e.level&^officials == 0 && !(c.definite && c.v.si-e.v.si == 1) {
			continue // "X met Y" is not the officials' meeting told before
		}
		if len(pb) >= 2 && len(pa) == 0 && !dated && !samePlace && !e.heading && !c.definite && c.when.Known() {
			continue
		}
		if !c.definite && !e.heading && !dated && !samePlace && np == 0 && !c.lead && c.place == "" && e.place != "" && !e.when.Known() {
			continue // "private conversations" is not the round told before
		}
		if !c.definite && !c.heading && !e.heading && c.when.Known() && !e.when.Known() && len(a) > len(b) && len(pb) > 0 && np == 0 && !samePlace && len(e.mediators()) == 0 {
			continue // "A, B and C held a meeting last week" is not "N of A met M of B"
		}
		if c.site != "" && e.site != "" && c.site != e.site && c.kind != parley.Talks {
			continue
		}
		if len(a) == 1 && len(b) > 1 && np == 0 && !c.definite && !e.heading {
			continue
		}
		if !dated && !c.definite && !e.heading && c.when.Known() && np == 0 && n < 2 && !(len(b) == 1 && !e.when.Known() && e.kind == c.kind) {
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
		} else if c.kind == parley.Talks && e.kind == parley.Summit && !dated {
			s -= 5
		}
		if s >= score {
			best, score = e, s
		}
	}
	return best
}

// besideOccasion reports whether the sentence of c says that it was before or
// after e: "before their meeting, they held talks with N".
func (rd *reading) besideOccasion(c, e *candidate) bool {
	i := sort.Search(len(rd.all), func(i int) bool { return rd.all[i].v.si >= c.v.si })
	for ; i < len(rd.all) && rd.all[i].v == c.v; i++ {
		o := rd.all[i]
		if o.joined != e || o == c {
			continue
		}
		if w := c.v.leadsTo(o.trigger[0]); w == "before" || w == "after" || w == "following" {
			return true
		}
	}
	return false
}

// dayBeside gives an occasion without a day that of the news, where it was right
// before or after it.
func (rd *reading) dayBeside(c, e *candidate) {
	if e == nil || c == e || c.date != nil || c.when.Known() || c.status != parley.Held || e.when.Days() != 1 || !rd.besideOccasion(c, e) {
		return
	}
	c.when = e.when
	c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-the-other")
	c.note("end", string(c.when.End), c.anchorSpan(), "day-of-the-other")
}

// longBefore reports whether c was more than a week before the article and e is
// what its first sentences tell without a day: the news.
func (rd *reading) longBefore(c, e *candidate) bool {
	return c.when.Known() && rd.doc.Article.Day().Sub(c.when.End) > 7 && !e.when.Known() && e.date == nil && !e.heading && c.v != e.v && e.v.si <= rd.firstBody()+1 && e.status == parley.Held && e.mood.past != "had"
}

// compatible reports whether nothing that c and e say excludes that they are
// one occasion.
func (c *candidate) compatible(e *candidate) bool {
	if !c.anyKind && !fits(c.kind, e.kind) && !(c.kind == parley.Visit && e.kind == parley.Visit) {
		return false
	}
	if c.purposeOf(e) && !c.apart(e) {
		return true
	}
	if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) || c.apart(e) {
		return false
	}
	if e.mood.purpose && !e.when.Known() && c.when.Known() && c.status == parley.Held && c.v != e.v {
		return false // "came to see N. They first met last month": another occasion
	}
	if c.place != "" && e.place != "" && c.place != e.place && c.country != e.place && e.country != c.place {
		return false
	}
	if c.ordinal != 0 && e.ordinal != 0 && c.ordinal != e.ordinal {
		return false
	}
	if c.round == "next" && e.round != "next" && !e.heading && !c.planTold(e) || c.round == "previous" && e.round != "previous" {
		return false
	}
	past := func(s parley.EventStatus) bool { return s == parley.Held || s == parley.Ongoing }
	if c.when.Days() == 1 && c.when == e.when && c.place != "" && c.place == e.place && slices.Equal(c.parties(), e.parties()) && c.kind == e.kind {
		return true // told once as a plan, once as what was
	}
	if e.round == "next" && e.status == parley.Planned && c.round == "" && !c.heading && past(c.status) {
		return false
	}
	if c.kind == parley.Summit && e.kind == parley.Meeting && e.level&officials != 0 && e.level&^officials == 0 && !e.heading {
		return false // leaders are not officials
	}
	if c.plenary != e.plenary && !c.heading && !e.heading {
		return false
	}
	if c.toHold && c.status == parley.Planned && past(e.status) && !e.heading {
		return false
	}
	if !c.heading && !e.heading && !c.mood.was && !e.mood.was && !c.mood.purpose && !e.mood.purpose && (past(c.status) && e.status == parley.Planned && !c.definite || c.status == parley.Planned && past(e.status) && !c.definite) {
		return false
	}
	if past(c.status) && e.status == parley.Planned && c.ordinal > 0 && c.when.Known() && !e.when.Known() && !e.heading {
		return false // "the first round took place in May" is not the one to come
	}
	if past(c.status) && e.status == parley.Planned && e.when.Known() && !c.when.Known() && !c.definite {
		return false
	}
	if past(c.status) && c.when.Known() && e.status == parley.Planned && !e.when.Known() && !e.heading && !e.mood.was && !e.mood.purpose && c.v != e.v {
		return false // "the meetings, which took place in May" are not the one to come
	}
	if c.status == parley.Planned && past(e.status) && c.when.Known() != e.when.Known() && !c.definite && !e.heading && c.round != "" {
		return false
	}
	if c.movedFrom == e || e.movedFrom == c {
		return false
	}
	if c.kind == parley.Talks && (past(c.status) && c.mood.verb != "" || c.status == parley.Cancelled) && !c.when.Known() && e.kind == parley.Meeting && e.status == parley.Planned && e.when.Known() && len(e.people()) > 0 {
		return false // "the negotiations focused on a truce": not the meeting to come
	}
	if c.status == parley.Planned && c.when.Known() && e.status == parley.Held && !e.when.Known() && !e.heading && !e.mood.was && !e.mood.purpose && c.v != e.v {
		return false // "agreed to go on with the talks next week" is not of those that were
	}
	if (c.status == parley.Cancelled) != (e.status == parley.Cancelled) && c.when.Known() && e.when.Known() && c.when != e.when {
		return false
	}
	return true
}

// planTold reports whether e tells of the same plan as c, without its day yet.
func (c *candidate) planTold(e *candidate) bool {
	return c.status == parley.Planned && e.status == parley.Planned && !e.when.Known() && c.place != "" && c.place == e.place
}

// purposeOf reports whether c is what people meet for, told in the same breath:
// "will meet in A on D to hold a new round of talks".
func (c *candidate) purposeOf(e *candidate) bool {
	if c.v != e.v || e.rule != "meeting-verb" && e.rule != "received" || e.trigger[0] >= c.trigger[0] {
		return false
	}
	if c.v.meetsFor(e.trigger[1], c.trigger[0]) {
		return true
	}
	if c.when.Known() && e.when.Known() && c.when != e.when {
		return false
	}
	for k := c.trigger[0] - 1; k > e.trigger[0]; k-- {
		if c.v.lower(k) == "to" && c.v.ent[k] == nil && heldForms[c.v.lower(k+1)] {
			return c.trigger[0]-k < 7
		}
	}
	return false
}

// metFor joins an occasion that names nobody to the meeting held for it: "will
// meet in A on Monday for the fifth round of talks".
func (rd *reading) metFor(c *candidate) bool {
	if len(c.parties()) > 0 {
		return false
	}
	for _, o := range rd.all {
		if o == c || o.v != c.v || o.dropped != "" || !c.purposeOf(o) {
			continue
		}
		if c.date == o.date {
			c.when, c.status = o.when, o.status // the day is of the meeting
		}
		if c.status == parley.Held {
			c.status = o.status
		}
		for o.joined != nil {
			o = o.joined
		}
		o.absorb(c)
		return true
	}
	return false
}

// meetsFor reports whether the noun near token n is what the verb that ends at
// token b is followed by "for": "will meet on Tuesday for talks".
func (v *view) meetsFor(b, n int) bool {
	for k := n; k > b && k > n-6; k-- {
		if v.lower(k) == "for" && v.ent[k] == nil && v.in[k] == v.in[b-1] {
			switch v.lower(k - 1) {
			case "preparations", "plans", "conditions", "ground", "prospects", "ways", "groundwork", "terms", "venue", "agenda":
				return false // "met to discuss preparations for a summit"
			}
			return true
		}
	}
	return false
}

// absorb joins o into e: e keeps what it has and takes what it lacks.
func (e *candidate) absorb(o *candidate) {
	o.joined = e
	e.support += o.support
	e.level |= o.level
	e.began, e.ended = e.began || o.began, e.ended || o.ended
	if !o.heading {
		e.met, e.rounds = e.met || o.met, e.rounds || o.rounds
	}
	if !e.when.Known() || o.when.Known() && !o.heading && o.rule != "agreement-in-force" && !e.counted && o.when.Days() < e.when.Days() && e.when.Overlaps(o.when) {
		if o.when.Known() {
			e.when, e.date = o.when, o.date
		}
	}
	if e.place == "" && o.place != "" && o.rule != "agreement-in-force" && (e.site == "" || e.country == "" || o.country == "" || e.country == o.country) || e.place == o.country && o.place != "" {
		e.place, e.country = o.place, o.country
	}
	if e.site == "" {
		e.site = o.site
		if e.place == "" && e.country == "" {
			e.country = o.country
		}
	}
	if o.status == parley.Cancelled && (e.status != parley.Held || !e.when.Known() || o.when.Known()) {
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
	if e.terms == "" || e.heading && !o.heading && o.terms != "" {
		e.terms = o.terms
	}
	switch {
	case e.heading && !o.heading && len(o.parties()) >= 2:
		// a headline squeezes several occasions into one
		e.who = nil
		e.take(o)
	case o.heading && !e.heading && len(e.parties()) >= 2:
	default:
		e.take(o)
	}
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

// settleKind squares the words of an occasion with who took part: people who are
// named met, even where some words call it talks, and delegations negotiated.
func (c *candidate) settleKind() {
	switch n := len(c.people()); {
	case c.kind == parley.Talks && n >= 2 && c.met && !c.rounds && c.level&officials == 0:
		c.kind = parley.Meeting
	case c.kind == parley.Meeting && n == 0 && c.level&^officials == 0:
		c.kind = parley.Talks
	}
}

// settleRunning makes an occasion that began on the day of the news, and that
// nothing says is over, one that goes on.
func (rd *reading) settleRunning() {
	pub := rd.doc.Article.Day()
	for _, c := range rd.kept(parley.Contacts) {
		if c.began && !c.ended && c.status == parley.Held && c.when.Known() && c.when.End >= pub && c.when.Start <= pub && c.kind != parley.Call && c.kind != parley.Visit {
			c.status = parley.Ongoing
			c.note("status", string(c.status), c.anchorSpan(), "began-today")
		}
	}
}
