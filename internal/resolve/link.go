package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// link ties events to each other: what reports link, and what came of a
// meeting on its days.
func (d *deriver) link() {
	slices.SortFunc(d.events, func(a, b *made) int { return strings.Compare(a.ID, b.ID) })
	told := map[string][]*item{} // by article
	for _, it := range d.items {
		told[it.ArticleID] = append(told[it.ArticleID], it)
	}
	for _, e := range d.events {
		for _, it := range e.items {
			e.Previous = d.eventsOf(e, it.Previous, e.Previous)
			e.Previous = d.eventsOf(e, earlierRounds(e, it, told), e.Previous)
			e.About = d.eventsOf(e, it.About, e.About)
			if from := d.by[it.MovedFrom]; from != nil && from != e {
				e.MovedFrom, from.MovedTo = from.ID, e.ID
				d.moved(from, e, it)
			}
		}
		slices.Sort(e.Previous)
		slices.Sort(e.About)
	}
	contacts := d.contactsByDay()
	for _, e := range d.events {
		switch e.Kind.Family() {
		case parley.Agreements:
			if at := d.meetingOf(e, contacts); at != nil {
				e.ReachedAt = at.ID
				at.Outcomes = append(at.Outcomes, e.ID)
			}
		case parley.Proposals:
			if at := d.meetingOf(e, contacts); at != nil {
				e.TabledAt = at.ID
				at.Outcomes = append(at.Outcomes, e.ID)
			}
		case parley.Statements:
			for _, id := range e.About {
				if at := d.find(id); at != nil && at.Kind.Family() == parley.Contacts && sameDays(at.Event, e.Event) && common(d.partiesOf(at), d.partiesOf(e)) > 0 {
					at.Outcomes = append(at.Outcomes, e.ID)
				}
			}
		}
	}
	d.proposals()
	for _, e := range d.events {
		slices.Sort(e.Outcomes)
		e.Outcomes = slices.Compact(e.Outcomes)
	}
}

// earlierRounds is the mentions that the article of it, a mention of e, calls an
// earlier round without saying of what, where they are talks of the same
// parties. told is the mentions of each article.
func earlierRounds(e *made, it *item, told map[string][]*item) []string {
	var out []string
	for _, o := range told[it.ArticleID] {
		if earlierRound(o, it) && slices.ContainsFunc(e.items, func(x *item) bool { return x.Kind == parley.Talks && slices.Equal(x.parties, o.parties) }) {
			out = append(out, o.ID)
		}
	}
	return out
}

// earlierRound reports whether an article that leads with talks calls others,
// of the same parties as far as it names them, an earlier round.
func earlierRound(o, it *item) bool {
	return o.Kind == parley.Talks && it.Kind == parley.Talks && it.Role == parley.Lead && o.Role != parley.Lead &&
		o.When.Known() && it.When.Known() && o.When.End < it.When.Start &&
		len(o.parties) > 1 && len(it.parties) > 0 && common(o.parties, it.parties) == len(it.parties) &&
		slices.ContainsFunc(o.Rounds, func(r parley.RoundClaim) bool {
			return slices.ContainsFunc(strings.Fields(spelling.Fold(r.Text)), func(w string) bool {
				return w == "earlier" || w == "previous" || w == "last" || w == "first"
			})
		})
}

// eventsOf adds the events of mentions to a list, each once and never e itself.
func (d *deriver) eventsOf(e *made, mentions, list []string) []string {
	for _, id := range mentions {
		if o := d.by[id]; o != nil && o != e && !slices.Contains(list, o.ID) {
			list = append(list, o.ID)
		}
	}
	return list
}

// moved marks the occasion that gave way to another one.
func (d *deriver) moved(from, to *made, it *item) {
	from.History = append(from.History, parley.StatusChange{Step: parley.StepMoved, Status: parley.Cancelled, When: to.When, MentionID: it.ID, ReportedAt: it.KnownFrom})
}

func (d *deriver) find(id string) *made { return d.by[parley.MentionIDOf(id)] }

// partiesOf is the actor ids of the states and organisations that take part,
// themselves or through people; sorted.
func (d *deriver) partiesOf(e *made) []string {
	var out []string
	for _, p := range e.Participants {
		switch {
		case p.Role == parley.Mediator || p.Role == parley.Host:
		case d.cast.actor[p.ActorID].Kind != parley.Person:
			out = append(out, p.ActorID)
		case p.OnBehalfOf != "":
			out = append(out, p.OnBehalfOf)
		}
	}
	return unique(out)
}

func unique(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

func sameDays(a, b *parley.Event) bool {
	return a.When.Overlaps(b.When) && a.When.Days() <= exactDays && b.When.Days() <= exactDays
}

// contactsByDay finds meetings by each of their days.
func (d *deriver) contactsByDay() map[parley.Date][]*made {
	out := map[parley.Date][]*made{}
	for _, e := range d.events {
		if e.Kind.Family() != parley.Contacts || !e.When.Known() || e.When.Days() > exactDays || e.Status == parley.Cancelled {
			continue
		}
		for day := e.When.Start; day <= e.When.End; day = day.Add(1) {
			out[day] = append(out[day], e)
		}
	}
	return out
}

// meetingOf is the meeting where e was made: on its days, with all its parties
// (of a proposal: at least those and one more), at its place if both say where.
// An article must tell of both. None when several would do.
func (d *deriver) meetingOf(e *made, contacts map[parley.Date][]*made) *made {
	if !e.When.Known() || e.When.Days() > exactDays {
		return nil
	}
	var fit []*made
	mine := d.partiesOf(e)
	for day := e.When.Start; day <= e.When.End; day = day.Add(1) {
		for _, at := range contacts[day] {
			if common(mine, d.partiesOf(at)) == len(mine) && len(mine) > 0 && toldTogether(e, at) && d.placesAgree(e, at) && !slices.Contains(fit, at) {
				fit = append(fit, at)
			}
		}
	}
	if len(fit) != 1 {
		return nil
	}
	return fit[0]
}

func (d *deriver) placesAgree(a, b *made) bool {
	v, w := d.venues[a.VenueID], d.venues[b.VenueID]
	return v == nil || w == nil || v.City == "" || w.City == "" || v.City == w.City
}

func toldTogether(a, b *made) bool {
	for _, x := range a.items {
		for _, y := range b.items {
			if x.ArticleID == y.ArticleID {
				return true
			}
		}
	}
	return false
}

// proposals: which agreement came of which proposal, what replaced it, and
// where it stands.
func (d *deriver) proposals() {
	for _, a := range d.events {
		if a.Kind != parley.Agreement || a.Status != parley.Held {
			continue
		}
		for _, p := range d.sameMatter(a) {
			if p.Kind == parley.Proposal && before(p, a) && common(d.partiesOf(p), d.partiesOf(a)) > 0 && dice(wordsOf(a), wordsOf(p)) >= 0.5 {
				a.Accepts = append(a.Accepts, p.ID)
				p.Standing = parley.Agreed
			}
		}
		slices.Sort(a.Accepts)
	}
	for _, p := range d.events {
		if p.Kind != parley.Proposal {
			continue
		}
		for _, o := range d.sameMatter(p) {
			// a later text of the same proposer with other numbers or words
			if o.Kind == parley.Proposal && o != p && o.Supersedes == "" && slices.Equal(d.partiesOf(o), d.partiesOf(p)) && strictlyBefore(p, o) && dice(wordsOf(o), wordsOf(p)) >= 0.4 {
				o.Supersedes = p.ID
				if p.Standing == "" {
					p.Standing = parley.Superseded
				}
			}
		}
	}
	for _, p := range d.events {
		if p.Kind == parley.Proposal && p.Standing == "" {
			p.Standing = standing(p.Event)
		}
	}
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

// sameMatter is the other proposals and agreements that an article tells of
// together with e.
func (d *deriver) sameMatter(e *made) []*made {
	var out []*made
	for _, it := range e.items {
		for _, o := range d.inArticle(it.ArticleID) {
			if o != e && !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, func(a, b *made) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// inArticle is the events that one article tells of.
func (d *deriver) inArticle(id string) []*made {
	if d.told == nil {
		d.told = map[string][]*made{}
		for _, e := range d.events {
			for _, it := range e.items {
				if t := d.told[it.ArticleID]; len(t) == 0 || t[len(t)-1] != e {
					d.told[it.ArticleID] = append(t, e)
				}
			}
		}
	}
	return d.told[id]
}

func wordsOf(e *made) map[string]bool { return telling(e.Summary) }

func before(a, b *made) bool {
	return !a.When.Known() || !b.When.Known() || a.When.Start <= b.When.Start
}

func strictlyBefore(a, b *made) bool {
	return a.When.Known() && b.When.Known() && a.When.End < b.When.Start
}
