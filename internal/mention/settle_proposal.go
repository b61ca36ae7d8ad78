package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// settleProposals joins proposals that are one and gives positions to the
// proposal they answer.
func (rd *reading) settleProposals() {
	var told []*candidate // every telling, in order
	contacts := rd.contactsTold()
	for _, c := range rd.all {
		if c.gone() || c.kind != parley.Proposal {
			continue
		}
		if c.twoSides && !rd.jointly(c, contacts) {
			c.dropped = "nobody put it"
			continue
		}
		if e := rd.sameProposal(c, told); e != nil {
			e.absorb(c)
			told = append(told, c)
			continue
		}
		if c.pointing {
			c.dropped = "points to no proposal with terms"
			continue
		}
		rd.tabled(c, contacts)
		told = append(told, c)
	}
	slices.SortStableFunc(told, func(a, b *candidate) int { return a.v.si - b.v.si })
	rd.settlePositions(told)
}

// jointly gives a demand that came out of a meeting its makers, day and place.
func (rd *reading) jointly(c *candidate, contacts []telling) bool {
	at := rd.reachedAt(c, contacts)
	if at == nil || at.status != parley.Held {
		return false
	}
	for _, p := range at.who {
		if p.role != parley.Host && p.role != parley.Mediator {
			p.role = parley.Proposer
			c.put(p)
		}
	}
	c.when, c.place, c.country = at.when, at.place, at.country
	return true
}

// tabled gives a proposal put in the past, on no day of its own, the day and
// city of the contact told right before it in which its maker took part.
func (rd *reading) tabled(c *candidate, contacts []telling) {
	if c.mood.now || c.rule != "proposal-verb" || c.mood.past == "had" {
		return
	}
	for _, s := range rd.all {
		if s.v == c.v && s.kind == parley.Statement && s.when.Days() == 1 && s.trigger[0] < c.trigger[0] && overlap(s.parties(), c.parties()) > 0 && !c.when.Known() {
			c.when = s.when // "told on Monday that he proposed"
			c.note("start", string(c.when.Start), c.anchorSpan(), "day-of-the-statement")
			c.note("end", string(c.when.End), c.anchorSpan(), "day-of-the-statement")
			return
		}
	}
	at := rd.reachedAt(c, contacts)
	if lead := rd.leadEvent; at == nil && lead != nil && len(c.people()) > 0 && overlap(c.people(), lead.people()) == len(c.people()) {
		at = lead
	}
	if at == nil || at.status != parley.Held || at.when.Days() > 4 || !at.when.Known() {
		return
	}
	if !c.when.Known() {
		c.when = at.when
		c.note("start", string(c.when.Start), c.anchorSpan(), "tabled-at")
		c.note("end", string(c.when.End), c.anchorSpan(), "tabled-at")
	} else if !c.when.Overlaps(at.when) {
		return
	}
	if c.place == "" && at.place != "" {
		c.place, c.country = at.place, at.country
	}
}

// whole is the candidate that c was joined to, in the end.
func (c *candidate) whole() *candidate {
	for c.joined != nil {
		c = c.joined
	}
	return c
}

// sameProposal is the proposal told before that c tells of again.
func (rd *reading) sameProposal(c *candidate, told []*candidate) *candidate {
	for _, e := range slices.Backward(told[max(0, len(told)-lookBack):]) {
		e = e.whole()
		if overlap(c.parties(), e.parties()) == 0 {
			continue
		}
		if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) && !c.definite {
			continue
		}
		if c.pointing || sharedWords(c.terms, e.terms) >= 0.4 {
			return e
		}
	}
	return nil
}

// settlePositions gives every position to the proposal it answers, among those
// told, which include tellings that were joined to others.
func (rd *reading) settlePositions(told []*candidate) {
	for _, c := range rd.all {
		if c.kind != "" || len(c.stances) == 0 || c.gone() {
			continue
		}
		if e := rd.answered(c, told); e != nil {
			for _, s := range c.stances {
				e.stance(s.Actor, s.Stance, s.Span, s.Conditions)
			}
			e.spans = append(e.spans, c.v.s.Span)
		}
		c.dropped = "a position"
	}
}

// namesPlan reports whether a position names a plan, not only points to it.
func (c *candidate) namesPlan() bool {
	for _, w := range strings.Fields(strings.ToLower(c.terms)) {
		if planNouns[strings.Trim(w, `,."`)] {
			return true
		}
	}
	return false
}

// answered is the proposal that a position speaks of: one told in its sentence
// or before it that another party made, best by nearness and shared words.
func (rd *reading) answered(c *candidate, told []*candidate) *candidate {
	var best *candidate
	score := -1.0
	// only those around it, so that a long text is read in linear time
	next, _ := slices.BinarySearchFunc(told, c.v.si+4, func(t *candidate, si int) int { return t.v.si - si })
	for _, t := range told[max(0, next-lookBack):next] {
		e := t.whole()
		apart := c.v.si - t.v.si
		owners := c.parties()
		if overlap(owners, e.parties()) == 0 && len(owners) > 0 && !slices.Contains(owners, c.stances[0].Actor.Name) || slices.Contains(e.parties(), c.stances[0].Actor.Name) {
			continue
		}
		shared := sharedWords(c.terms, t.terms)
		named := c.namesPlan()
		if (apart > 6 || apart < 0) && shared == 0 && !named || apart < -3 {
			continue
		}
		near := 1 / float64(1+apart)
		if apart < 0 {
			near = 0.1 // answered first, told afterwards
		}
		if s := shared + near; s >= score {
			best, score = e, s
		}
	}
	return best
}
