package background

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// differences lists what the draft tells otherwise than the graph does. What
// only one of the two says is no difference.
func (a Asker) differences(ctx context.Context, k *known, draft *parley.Article, m *parley.Mention, found match) ([]Difference, error) {
	e := found.event
	if err := k.load(ctx, e); err != nil {
		return nil, err
	}
	var out []Difference
	add := func(field, said, is string, at *parley.Span, says func(*parley.Mention) bool) {
		d := Difference{Field: field, Draft: said, Known: is}
		if at == nil {
			at = evidence(m, field)
		}
		if at != nil {
			d.Passage = cut(draft, *at)
		} else {
			d.Passage = passageOf(draft, m)
		}
		for _, t := range found.mentions {
			if says(t) {
				d.MentionIDs = append(d.MentionIDs, t.ID)
			}
		}
		out = append(out, d)
	}

	if m.When.Known() && e.When.Known() && !m.When.Overlaps(e.When) {
		add("date", dates(m.When), dates(e.When), evidence(m, "start"), func(t *parley.Mention) bool { return t.When.Overlaps(e.When) })
	}
	if v := k.venues[e.VenueID]; v != nil && m.Place != "" && !a.within(m.Place, v) {
		add("place", m.Place, v.Name, nil, func(t *parley.Mention) bool {
			return t.Place != "" && (spelling.Fold(t.Place) == spelling.Fold(v.City) || spelling.Fold(t.Place) == spelling.Fold(v.Country))
		})
	}
	if contradicts(m.Status, e.Status) {
		add("status", strings.ToLower(string(m.Status)), strings.ToLower(string(e.Status)), nil, func(t *parley.Mention) bool { return t.Status == e.Status })
	}
	for _, r := range m.Rounds {
		if r.Ordinal == 0 || slices.ContainsFunc(e.RoundClaims, func(c parley.EventRound) bool { return c.Ordinal == r.Ordinal }) {
			continue
		}
		var said []string // by reports
		for _, c := range e.RoundClaims {
			if c.Ordinal != 0 {
				said = append(said, c.Text)
			}
		}
		switch {
		case len(said) > 0:
			add("round", r.Text, strings.Join(said, ", "), &r.Span, func(t *parley.Mention) bool { return len(t.Rounds) > 0 })
		case e.Round != 0 && e.Round != r.Ordinal:
			add("round", r.Text, fmt.Sprintf("number %d of those known here", e.Round), &r.Span, func(*parley.Mention) bool { return true })
		}
	}
	a.who(k, m, e, add)
	positions(k, m, e, add)
	slices.SortStableFunc(out, func(x, y Difference) int { return strings.Compare(x.Field, y.Field) })
	return out, nil
}

// within reports whether a place of the draft can be that of a venue: its city
// or its country, or a city that holds no other.
func (a Asker) within(place string, v *parley.Venue) bool {
	p := spelling.Fold(place)
	if p == spelling.Fold(v.City) || p == spelling.Fold(v.Country) || p == spelling.Fold(v.Site) {
		return true
	}
	if v.City == "" && a.Places != nil {
		country, _, ok := a.Places(place)
		return ok && spelling.Fold(country) == spelling.Fold(v.Country)
	}
	return false
}

// contradicts reports whether an occasion cannot be both: called off and held.
// A draft that still calls planned what was held is out of date.
func contradicts(said, is parley.EventStatus) bool {
	took := func(s parley.EventStatus) bool { return s == parley.Held || s == parley.Ongoing }
	switch {
	case said == parley.Cancelled:
		return took(is) || is == parley.Planned
	case is == parley.Cancelled:
		return took(said) || said == parley.Planned
	case said == parley.Planned:
		return is == parley.Held
	case is == parley.Planned:
		return took(said)
	}
	return false
}

type addDifference func(field, said, is string, at *parley.Span, says func(*parley.Mention) bool)

// who: a person whom no report places there, on a side for which reports name
// others; and a party that no report names among two or more.
func (a Asker) who(k *known, m *parley.Mention, e *parley.Event, add addDifference) {
	for _, p := range m.Participants {
		if p.Kind != parley.Person || p.Represents == "" {
			continue
		}
		var others []string
		known := false
		for _, q := range e.Participants {
			actor := k.actors[q.ActorID]
			if actor == nil || actor.Kind != parley.Person {
				continue
			}
			if spelling.SamePerson(actor.Name, p.Name.Name) || slices.ContainsFunc(actor.Aliases, func(s string) bool { return spelling.SamePerson(s, p.Name.Name) }) {
				known = true
				break
			}
			if spelling.Fold(k.name(q.OnBehalfOf)) == spelling.Fold(p.Represents) {
				others = append(others, actor.Name)
			}
		}
		if known || len(others) == 0 {
			continue
		}
		add("people", p.Name.Name, list(others), span(m, "person", p.Name.Name), func(t *parley.Mention) bool {
			return slices.ContainsFunc(t.Participants, func(o parley.Participant) bool {
				return slices.ContainsFunc(others, func(s string) bool { return spelling.SamePerson(s, o.Name.Name) })
			})
		})
	}
}

// positions: a party's answer, against the latest that reports give.
func positions(k *known, m *parley.Mention, e *parley.Event, add addDifference) {
	for _, said := range m.Positions {
		var latest *parley.Position
		for i, p := range e.Positions {
			if spelling.Fold(k.name(p.ActorID)) == spelling.Fold(said.Actor.Name) && spelling.Fold(p.Term) == spelling.Fold(said.Term) {
				latest = &e.Positions[i] // they are in order of time
			}
		}
		if latest == nil || latest.Stance == said.Stance || said.Since != "" && said.Since < latest.Since {
			continue
		}
		add("stance", said.Actor.Name+": "+stances[said.Stance], k.name(latest.ActorID)+": "+stances[latest.Stance]+", as of "+day(latest.Since), &said.Span,
			func(t *parley.Mention) bool { return t.ID == latest.MentionID })
	}
}

// evidence is where the draft says a field.
func evidence(m *parley.Mention, field string) *parley.Span { return span(m, field, "") }

func span(m *parley.Mention, field, value string) *parley.Span {
	for i, e := range m.Evidence {
		if e.Field == field && (value == "" || e.Value == value) {
			return &m.Evidence[i].Span
		}
	}
	return nil
}
