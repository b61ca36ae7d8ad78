package background

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
	"github.com/parley-talks/parley/internal/spelling"
)

// slip is how many days a draft may be off the day of the event that it means.
const slip = 31

// searched is how many events are compared with a mention, latest first.
const searched = parley.MaxPage

// match is what a mention of the draft means.
type match struct {
	event      *parley.Event     // nil: unknown
	mentions   []*parley.Mention // that tell of event
	candidates []*parley.Event
}

// match finds the event that a mention means: the best of those that resolve
// would make one event with it, else the only one that it fits but for one
// value, its date, its place or its people.
func (a Asker) match(ctx context.Context, k *known, m *parley.Mention) (match, error) {
	events, told, err := a.near(ctx, k, m)
	if err != nil || len(events) == 0 {
		return match{}, err
	}
	for _, loosen := range []func(*parley.Mention){
		func(*parley.Mention) {},
		undated,
		func(m *parley.Mention) { m.Place, m.Country, m.Site, m.Rounds = "", "", "", nil },
		withoutPeople,
	} {
		asked := *m
		asked.ArticleID, asked.Previous = "", nil
		loosen(&asked)
		if i := a.best(&asked, m, events, told); i >= 0 {
			return match{event: events[i], mentions: told[i]}, nil
		}
	}
	return match{candidates: events[:min(a.rounds(), len(events))]}, nil
}

// undated forgets the day, but not the time that is spoken of.
func undated(m *parley.Mention) {
	if m.When.Known() {
		m.KnownFrom = m.When.End.Time()
	}
	m.When = parley.When{Precision: parley.Unknown}
}

// withoutPeople leaves what the people stand for.
func withoutPeople(m *parley.Mention) {
	var out []parley.Participant
	for _, p := range m.Participants {
		if p.Kind == parley.Person {
			if p.Represents == "" {
				continue
			}
			p.Name = parley.Name{Name: p.Represents, Kind: parley.State}
			p.Role = parley.Party
		}
		out = append(out, p)
	}
	m.Participants = out
}

// best is the index of the event that fits a mention, -1 when none does or two
// do equally well. The date that the draft itself gives decides between them
// even where it was left out of the comparison.
func (a Asker) best(asked, said *parley.Mention, events []*parley.Event, told [][]*parley.Mention) int {
	type fit struct {
		index int
		score float64
		gap   int
	}
	var fits []fit
	for i, e := range events {
		f := fit{index: i, gap: gap(said.When, e.When)}
		ok := false
		for _, t := range told[i] {
			score, _, same := resolve.Same(asked, t, a.Places)
			if same {
				ok, f.score = true, max(f.score, score)
			}
		}
		if ok && f.gap <= slip {
			fits = append(fits, f)
		}
	}
	better := func(x, y fit) int { return cmp.Or(cmp.Compare(x.gap, y.gap), cmp.Compare(y.score, x.score)) }
	slices.SortStableFunc(fits, better)
	switch {
	case len(fits) == 0, len(fits) > 1 && better(fits[0], fits[1]) == 0:
		return -1
	}
	return fits[0].index
}

// gap is the number of days between two spans; 0 where they overlap or one is
// unknown.
func gap(a, b parley.When) int {
	if !a.Known() || !b.Known() {
		return 0
	}
	return max(0, a.Start.Sub(b.End), b.Start.Sub(a.End))
}

// near lists the events that a mention may mean, likeliest first, with the
// mentions that tell of each: of its kind and time, with all whom it names,
// else with two of them.
func (a Asker) near(ctx context.Context, k *known, m *parley.Mention) ([]*parley.Event, [][]*parley.Mention, error) {
	f := parley.EventFilter{Kinds: alike(m.Kind)}
	if m.When.Known() {
		f.From, f.To = m.When.Start.Add(-slip), m.When.End.Add(slip)
	}
	for _, side := range sides(m) {
		ids, err := k.called(ctx, side)
		if err != nil {
			return nil, nil, err
		}
		if len(ids) > 0 {
			f.With = append(f.With, parley.ParticipantFilter{AnyOf: ids})
		}
	}
	if len(f.With) == 0 {
		return nil, nil, nil
	}
	events, err := a.list(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	if len(events) == 0 && len(f.With) > 1 {
		f.With = f.With[:1]
		if events, err = a.list(ctx, f); err != nil {
			return nil, nil, err
		}
	}
	slices.SortStableFunc(events, func(x, y *parley.Event) int { return cmp.Compare(gap(m.When, x.When), gap(m.When, y.When)) })
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	pages, err := a.Reader.MentionPages(ctx, ids, parley.Page{First: 20, SkipTotal: true})
	if err != nil {
		return nil, nil, fmt.Errorf("looking up what reports say: %w", err)
	}
	told := make([][]*parley.Mention, len(events))
	for i, p := range pages {
		told[i] = p.Items
	}
	return events, told, nil
}

func (a Asker) list(ctx context.Context, f parley.EventFilter) ([]*parley.Event, error) {
	page, err := a.Reader.EventPage(ctx, f, parley.TimeDesc, parley.Page{First: searched, SkipTotal: true})
	if err != nil {
		return nil, fmt.Errorf("looking up events: %w", err)
	}
	return page.Items, nil
}

// alike are the kinds that reports may use for one occasion.
func alike(kind parley.EventKind) []parley.EventKind {
	if kind.Family() == parley.Contacts {
		return []parley.EventKind{parley.Talks, parley.Meeting, parley.Summit, parley.Visit, parley.Call}
	}
	return []parley.EventKind{kind}
}

// sides are the states and organisations that a mention names, themselves or
// through people, and the people who stand for none; go-betweens and hosts are
// left out, since reports often do.
func sides(m *parley.Mention) []parley.Name {
	var out []parley.Name
	for _, p := range m.Participants {
		n := p.Name
		switch {
		case p.Role == parley.Mediator || p.Role == parley.Host:
			continue
		case n.Kind == parley.Person && n.Represents != "":
			n = parley.Name{Name: n.Represents, Kind: parley.State}
			if slices.ContainsFunc(m.Participants, func(o parley.Participant) bool {
				return o.Kind == parley.Organisation && o.Name.Name == p.Represents
			}) {
				n.Kind = parley.Organisation
			}
		}
		if !slices.ContainsFunc(out, func(o parley.Name) bool { return spelling.Fold(o.Name) == spelling.Fold(n.Name) }) {
			out = append(out, n)
		}
	}
	return out
}
