package resolver

import (
	"context"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// StatusChange is a step in the life of an event.
type StatusChange struct {
	Step       parley.StatusStep
	Status     parley.EventStatus
	When       *parley.When
	ReportedAt time.Time
	Quotes     []*Quote
	Mention    *Mention
	Venue      *Venue
	By         *Actor
}

// RoundClaim is what reports call a round.
type RoundClaim struct {
	Ordinal  *int
	Text     string
	Quotes   []*Quote
	Mentions []*Mention
}

// Conflict is a field on which reports cannot all be right.
type Conflict struct {
	Field, Reason string
	Values        []*ClaimedValue
}

// ClaimedValue is one of the values that reports give.
type ClaimedValue struct {
	Value              string
	Shown              bool
	IndependentSources int
	Quotes             []*Quote
	Mentions           []*Mention
}

// Position is an actor's answer to a proposal.
type Position struct {
	Actor            *Actor
	Stance           parley.Stance
	Term, Conditions *string
	Since            parley.Date
	Quotes           []*Quote
	Mentions         []*Mention
}

// cited loads the mentions that history, round claims, conflicts and positions
// of any sibling rest on.
func (e *event) cited(ctx context.Context) (map[string]*Mention, error) {
	return once(e.with, "cited", func() (map[string]*Mention, error) {
		return lookUpMentions(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string {
			var ids []string
			for _, h := range s.History {
				ids = append(ids, h.MentionID)
			}
			for _, r := range s.RoundClaims {
				ids = append(ids, r.MentionIDs...)
			}
			for _, c := range s.Conflicts {
				for _, v := range c.Values {
					ids = append(ids, v.MentionIDs...)
				}
			}
			for _, p := range s.Positions {
				ids = append(ids, p.MentionID)
			}
			return ids
		}))
	})
}

// StatusHistory in order of reporting.
func (e *event) StatusHistory(ctx context.Context) ([]*StatusChange, error) {
	cited, err := e.cited(ctx)
	if err != nil {
		return nil, err
	}
	venues, err := once(e.with, "history venues", func() (map[string]*Venue, error) {
		return lookUpVenues(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string { return ofSteps(s, stepVenue) }))
	})
	if err != nil {
		return nil, err
	}
	actors, err := once(e.with, "history actors", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string { return ofSteps(s, stepBy) }))
	})
	if err != nil {
		return nil, err
	}
	var out []*StatusChange
	for _, h := range e.History {
		m := cited[h.MentionID]
		if m == nil { // removed since the event was read
			continue
		}
		quotes, err := m.quotesFor(ctx, "status")
		if err != nil {
			return nil, err
		}
		c := &StatusChange{Step: h.Step, Status: h.Status, ReportedAt: h.ReportedAt, Quotes: quotes, Mention: m, Venue: venues[h.VenueID], By: actors[h.By]}
		if h.When.Known() {
			c.When = &h.When
		}
		out = append(out, c)
	}
	return out, nil
}

func stepVenue(h parley.StatusChange) string { return h.VenueID }
func stepBy(h parley.StatusChange) string    { return h.By }

// ofSteps collects an id from every step of an event's life.
func ofSteps(e *parley.Event, id func(parley.StatusChange) string) []string {
	out := make([]string, len(e.History))
	for i, h := range e.History {
		out[i] = id(h)
	}
	return out
}

// RoundClaims are what reports call it.
func (e *event) RoundClaims(ctx context.Context) ([]*RoundClaim, error) {
	cited, err := e.cited(ctx)
	if err != nil {
		return nil, err
	}
	var out []*RoundClaim
	for _, r := range e.Event.RoundClaims {
		c := &RoundClaim{Ordinal: optionalInt(r.Ordinal), Text: r.Text, Mentions: pick(cited, r.MentionIDs)}
		for _, m := range c.Mentions {
			for _, said := range m.Rounds {
				if said.Text != r.Text {
					continue
				}
				q, err := m.quote(ctx, said.Span)
				if err != nil {
					return nil, err
				}
				c.Quotes = append(c.Quotes, q)
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// Conflicts between reports.
func (e *event) Conflicts(ctx context.Context) ([]*Conflict, error) {
	cited, err := e.cited(ctx)
	if err != nil {
		return nil, err
	}
	var out []*Conflict
	for _, c := range e.Event.Conflicts {
		conflict := &Conflict{Field: c.Field, Reason: c.Reason}
		for _, v := range c.Values {
			value := &ClaimedValue{Value: readable(c.Field, v.Value), Shown: v.Shown, IndependentSources: v.IndependentSources, Mentions: pick(cited, v.MentionIDs)}
			for _, m := range value.Mentions {
				quotes, err := m.quotesOf(ctx, c.Field, v.Value)
				if err != nil {
					return nil, err
				}
				value.Quotes = append(value.Quotes, quotes...)
			}
			conflict.Values = append(conflict.Values, value)
		}
		out = append(out, conflict)
	}
	return out, nil
}

// quotesOf are the words behind one of the values that reports give for a field
// of an event.
func (m *Mention) quotesOf(ctx context.Context, field, value string) ([]*Quote, error) {
	switch field {
	case "when":
		return m.quotesFor(ctx, "start", "end")
	case "participants": // "Hakan Fidan: mediator"
		name, _, _ := strings.Cut(value, ": ")
		evidence, err := m.Evidence(ctx, []string{"party", "person", "mediator"})
		var out []*Quote
		for _, e := range evidence {
			if e.Value == name {
				out = append(out, e.Quote)
			}
		}
		if err != nil || out != nil {
			return out, err
		}
	}
	return m.quotesFor(ctx, field)
}

// position ties a position to its mention. It is nil when the mention or the
// actor was removed since the event was read.
func position(ctx context.Context, p parley.Position, actor *Actor, m *Mention) (*Position, error) {
	if actor == nil || m == nil {
		return nil, nil
	}
	at := &Position{
		Actor: actor, Stance: p.Stance, Term: optional(p.Term), Conditions: optional(p.Conditions), Since: p.Since, Mentions: []*Mention{m},
	}
	if p.Span == (parley.Span{}) { // imported without the words
		return at, nil
	}
	q, err := m.quote(ctx, p.Span)
	at.Quotes = []*Quote{q}
	return at, err
}

// PositionHistory is every answer reported, in order of time.
func (p *Proposal) PositionHistory(ctx context.Context) ([]*Position, error) {
	actors, err := p.actors(ctx)
	if err != nil {
		return nil, err
	}
	cited, err := p.cited(ctx)
	if err != nil {
		return nil, err
	}
	var out []*Position
	for _, reported := range p.Event.Positions {
		at, err := position(ctx, reported, actors[reported.ActorID], cited[reported.MentionID])
		if err != nil {
			return nil, err
		}
		if at != nil {
			out = append(out, at)
		}
	}
	return out, nil
}

// Positions are each actor's latest by the end of a day, to the whole and to
// each term it answered by itself; several reports of one answer are one.
func (p *Proposal) Positions(ctx context.Context, at *parley.Date) ([]*Position, error) {
	history, err := p.PositionHistory(ctx)
	if err != nil {
		return nil, err
	}
	type question struct{ actor, term string }
	latest := map[question]*Position{}
	var order []question
	for _, h := range history {
		if at != nil && *at != "" && h.day() > *at {
			continue
		}
		q := question{h.Actor.ID, orElse(h.Term, "")}
		switch known := latest[q]; {
		case known == nil:
			order = append(order, q)
			latest[q] = h
		case known.Stance == h.Stance && orElse(known.Conditions, "") == orElse(h.Conditions, ""):
			known.Quotes = append(known.Quotes, h.Quotes...)
			known.Mentions = append(known.Mentions, h.Mentions...)
		default:
			latest[q] = h
		}
	}
	out := make([]*Position, len(order))
	for i, q := range order {
		out[i] = latest[q]
	}
	return out, nil
}

// day from which a position holds: as reported, else that of the report.
func (p *Position) day() parley.Date {
	if p.Since != "" {
		return p.Since
	}
	return parley.DateOf(p.Mentions[0].KnownFrom)
}
