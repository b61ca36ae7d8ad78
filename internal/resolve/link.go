package resolve

import (
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// LinkKeys find the events that have to do with the links of e: those whose
// mentions point to its own or are pointed to by them, and those told of
// together with it that may have come of it or be on its matter.
func LinkKeys(e *parley.Event) []parley.EventKey {
	t := threaded(e)
	var out []parley.EventKey
	for _, id := range t.Pointed {
		out = append(out, parley.EventKey{Key: keyLink + id})
	}
	for _, l := range t.Links {
		out = append(out, parley.EventKey{Key: keyLink + l.To})
	}
	for _, a := range unique(t.Articles) {
		switch e.Kind.Family() {
		case parley.Contacts:
			if meets(e) {
				out = append(out, parley.EventKey{Key: keyMatter + a, From: e.When.Start, To: e.When.End})
			}
		case parley.Agreements, parley.Proposals:
			out = append(out, parley.EventKey{Key: keyMatter + a})
		}
	}
	return append(out, MeetingKeys(e)...)
}

// MeetingKeys find the meetings where e may have been made.
func MeetingKeys(e *parley.Event) []parley.EventKey {
	var out []parley.EventKey
	if f := e.Kind.Family(); (f == parley.Agreements || f == parley.Proposals) && byDay(e) {
		for _, a := range unique(threaded(e).Articles) {
			out = append(out, parley.EventKey{Key: keyContact + a, From: e.When.Start, To: e.When.End})
		}
	}
	return out
}

// TakeLinks gives e the links and the place in a track of an earlier version of
// it.
func TakeLinks(e, from *parley.Event) {
	e.Previous, e.About, e.MovedFrom, e.MovedTo = from.Previous, from.About, from.MovedFrom, from.MovedTo
	e.ReachedAt, e.TabledAt, e.Outcomes = from.ReachedAt, from.TabledAt, from.Outcomes
	e.Accepts, e.Supersedes, e.Standing = from.Accepts, from.Supersedes, from.Standing
	e.TrackID, e.Place, e.Round = from.TrackID, from.Place, from.Round
	e.History = slices.Clone(e.History)
	for _, s := range from.History {
		if gaveWay(s) {
			e.History = append(e.History, s)
		}
	}
}

// Link ties some events to others: what reports link, what came of a meeting on
// its days, and which proposals and agreements follow from each other. It
// replaces the links that they have. all holds whatever LinkKeys find for them,
// and what MeetingKeys find for that.
func Link(some, all []*parley.Event) {
	w := newWeb(all)
	for _, e := range some {
		w.point(e)
	}
	for _, e := range some {
		w.outcomes(e)
		w.matter(e)
	}
}

// point ties e to the events of the mentions that its reports point to.
func (w *web) point(e *parley.Event) {
	e.Previous, e.About, e.MovedFrom, e.MovedTo = nil, nil, "", ""
	e.History = slices.DeleteFunc(slices.Clone(e.History), gaveWay)
	add := func(list []string, o *parley.Event) []string {
		if slices.Contains(list, o.ID) {
			return list
		}
		return append(list, o.ID)
	}
	for _, l := range threaded(e).Links {
		o := w.byMention[l.To]
		if o == nil || o == e {
			continue
		}
		switch l.Kind {
		case parley.LinkPrevious:
			e.Previous = add(e.Previous, o)
		case parley.LinkEarlier:
			if common(inSeries(e, delegations), inSeries(o, delegations)) > 0 {
				e.Previous = add(e.Previous, o)
			}
		case parley.LinkAbout:
			e.About = add(e.About, o)
		case parley.LinkMoved:
			e.MovedFrom = o.ID
		}
	}
	slices.Sort(e.Previous)
	slices.Sort(e.About)
	w.moved(e)
}

// gaveWay reports whether a step of an event's life is that another occasion
// took its place.
func gaveWay(s parley.StatusChange) bool {
	return s.Step == parley.StepMoved && s.Status == parley.Cancelled
}

// moved marks an occasion that gave way to another one.
func (w *web) moved(e *parley.Event) {
	for _, id := range e.MentionIDs {
		for _, to := range w.pointing[id] {
			if to == e {
				continue
			}
			for _, l := range to.Thread.Links {
				if l.Kind == parley.LinkMoved && l.To == id {
					e.MovedTo = to.ID
					e.History = append(e.History, parley.StatusChange{
						Step: parley.StepMoved, Status: parley.Cancelled, When: to.When, MentionID: l.From, ReportedAt: l.Reported,
					})
				}
			}
		}
	}
}

// byDay reports whether an event is dated by the day.
func byDay(e *parley.Event) bool { return e.When.Known() && e.When.Days() <= exactDays }

// meets reports whether something can have come of an event on its days.
func meets(e *parley.Event) bool {
	return e.Kind.Family() == parley.Contacts && byDay(e) && e.Status != parley.Cancelled
}

// outcomes finds the meeting where e was made, or what came of it.
func (w *web) outcomes(e *parley.Event) {
	e.ReachedAt, e.TabledAt, e.Outcomes = "", "", nil
	switch e.Kind.Family() {
	case parley.Agreements:
		if at := w.meetingOf(e); at != nil {
			e.ReachedAt = at.ID
		}
	case parley.Proposals:
		if at := w.meetingOf(e); at != nil {
			e.TabledAt = at.ID
		}
	case parley.Contacts:
		for _, o := range w.together(e) {
			if f := o.Kind.Family(); (f == parley.Agreements || f == parley.Proposals) && w.meetingOf(o) == e {
				e.Outcomes = append(e.Outcomes, o.ID)
			}
		}
		for _, id := range e.MentionIDs {
			for _, o := range w.pointing[id] {
				if o.Kind == parley.Statement && speaksOf(o, id) && byDay(o) && byDay(e) && o.When.Overlaps(e.When) && sharedParties(e, o) > 0 {
					e.Outcomes = append(e.Outcomes, o.ID)
				}
			}
		}
		e.Outcomes = unique(e.Outcomes)
	}
}

func speaksOf(o *parley.Event, mention string) bool {
	return slices.ContainsFunc(o.Thread.Links, func(l parley.Link) bool { return l.Kind == parley.LinkAbout && l.To == mention })
}

// together is the other events that the articles of e tell of, in order of id.
func (w *web) together(e *parley.Event) []*parley.Event {
	seen := map[*parley.Event]bool{e: true}
	var out []*parley.Event
	for _, a := range threaded(e).Articles {
		for _, o := range w.byArticle[a] {
			if !seen[o] {
				seen[o] = true
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, byEventID)
	return out
}

// meetingOf is the meeting where e was made: on its days, with all its parties
// (of a proposal: at least those and one more), at its place if both say where.
// An article must tell of both. None when several would do.
func (w *web) meetingOf(e *parley.Event) *parley.Event {
	if !byDay(e) {
		return nil
	}
	var fit *parley.Event
	mine := partyIDs(e)
	for _, at := range w.together(e) {
		if !meets(at) || !at.When.Overlaps(e.When) || len(mine) == 0 || common(mine, partyIDs(at)) < len(mine) || !placesAgree(e, at) {
			continue
		}
		if fit != nil {
			return nil
		}
		fit = at
	}
	return fit
}

func placesAgree(a, b *parley.Event) bool {
	return a.Thread.City == "" || b.Thread.City == "" || a.Thread.City == b.Thread.City
}

// matter ties proposals and agreements that an article tells of together: which
// agreement came of which proposal, what replaced it, and where it stands.
func (w *web) matter(e *parley.Event) {
	e.Accepts, e.Supersedes = nil, ""
	switch e.Kind {
	case parley.Agreement:
		for _, p := range w.together(e) {
			if agreedTo(e, p) {
				e.Accepts = append(e.Accepts, p.ID)
			}
		}
	case parley.Proposal:
		e.Standing = ""
		var last *parley.Event
		for _, o := range w.together(e) {
			switch {
			case agreedTo(o, e):
				e.Standing = parley.Agreed
			case replaces(o, e) && e.Standing == "":
				e.Standing = parley.Superseded
			case replaces(e, o) && (last == nil || last.When.Start < o.When.Start):
				last = o
			}
		}
		if last != nil {
			e.Supersedes = last.ID
		}
		if e.Standing == "" {
			e.Standing = standing(e)
		}
	}
}

// agreedTo reports whether agreement a came of proposal p.
func agreedTo(a, p *parley.Event) bool {
	return a.Kind == parley.Agreement && a.Status == parley.Held && p.Kind == parley.Proposal &&
		(!p.When.Known() || !a.When.Known() || p.When.Start <= a.When.Start) &&
		sharedParties(p, a) > 0 && dice(telling(a.Summary), telling(p.Summary)) >= 0.5
}

// replaces reports whether o is a later text of proposal p: of the same
// proposer, with other numbers or words.
func replaces(o, p *parley.Event) bool {
	return o.Kind == parley.Proposal && p.Kind == parley.Proposal && slices.Equal(partyIDs(o), partyIDs(p)) &&
		p.When.Known() && o.When.Known() && p.When.End < o.When.Start && dice(telling(o.Summary), telling(p.Summary)) >= 0.4
}

// standing follows from the latest position of each party.
func standing(p *parley.Event) parley.Standing {
	last := map[string]parley.Stance{}
	for _, x := range p.Positions {
		last[x.ActorID] = x.Stance
	}
	accepted, rejected := 0, 0
	for _, s := range last {
		switch s {
		case parley.Accepts:
			accepted++
		case parley.Rejects:
			rejected++
		}
	}
	switch {
	case rejected > 0:
		return parley.Rejected
	case accepted > 0 && accepted == len(last):
		return parley.Agreed
	}
	return parley.Open
}
