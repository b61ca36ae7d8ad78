package resolver

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/curate"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/review"
)

// Decision is what an analyst ruled.
type Decision struct {
	*parley.Decision
	with *siblings[*parley.Decision]
}

func newDecision(d *parley.Decision, with *siblings[*parley.Decision]) *Decision {
	return &Decision{d, with}
}

type (
	// DecisionConnection is a page of decisions.
	DecisionConnection = connection[*Decision]
	// DecisionEdge is an item of DecisionConnection.
	DecisionEdge = edge[*Decision]
	// ReviewConnection is a page of what a person should look at.
	ReviewConnection = connection[*ReviewItem]
	// ReviewEdge is an item of ReviewConnection.
	ReviewEdge = edge[*ReviewItem]
)

// Why is the reason given.
func (d *Decision) Why() *string { return optional(d.Decision.Why) }

// Undone reports whether it no longer holds.
func (d *Decision) Undone() bool { return !d.Holds() }

// Events that it is on now, in the order in which it names them.
func (d *Decision) Events(ctx context.Context) ([]Event, error) {
	mentions, err := once(d.with, "mentions", func() (map[string]*Mention, error) {
		return lookUpMentions(ctx, d.with.store, gather(d.with, (*parley.Decision).Events))
	})
	if err != nil {
		return nil, err
	}
	events, err := once(d.with, "events", func() (map[string]Event, error) {
		var ids []string
		for _, m := range mentions {
			ids = append(ids, m.EventID)
		}
		slices.Sort(ids)
		return lookUpEvents(ctx, d.with.store, slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" }))
	})
	var on []string
	for _, id := range d.Decision.Events() {
		if m := mentions[id]; m != nil && !slices.Contains(on, m.EventID) {
			on = append(on, m.EventID)
		}
	}
	return pick(events, on), err
}

// Actors that it is on now.
func (d *Decision) Actors(ctx context.Context) ([]*Actor, error) {
	all, err := once(d.with, "actors", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, d.with.store, gather(d.with, func(s *parley.Decision) []string { return s.Actors }))
	})
	var out []*Actor
	for _, a := range pick(all, d.Decision.Actors) {
		if !slices.ContainsFunc(out, func(o *Actor) bool { return o.ID == a.ID }) {
			out = append(out, a)
		}
	}
	return out, err
}

// Decisions on the event, oldest first.
func (e *event) Decisions(ctx context.Context) ([]*Decision, error) {
	all, err := once(e.with, "decisions", func() ([]*Decision, error) {
		list, err := e.with.store.DecisionsOn(ctx, gather(e.with, func(s *parley.Event) []string { return s.MentionIDs }))
		return wrapLists(e.with.store, [][]*parley.Decision{list}, newDecision)[0], err
	})
	return slices.DeleteFunc(slices.Clone(all), func(d *Decision) bool {
		on := d.Decision.Events()
		return !slices.ContainsFunc(e.MentionIDs, func(id string) bool { return slices.Contains(on, id) })
	}), err
}

// Wikidata is its id there.
func (a *Actor) Wikidata() *string { return optional(a.Actor.Wikidata) }

// Removed reports whether an analyst ruled that nothing of it counts.
func (a *Article) Removed(ctx context.Context) (bool, error) {
	all, err := once(a.with, "removed", func() (map[string]bool, error) {
		list, err := a.with.store.DecisionsOn(ctx, gather(a.with, articleID))
		out := map[string]bool{}
		for _, d := range list {
			out[d.Article] = out[d.Article] || d.Kind == parley.RemoveArticle && d.Holds()
		}
		return out, err
	})
	return all[a.ID], err
}

// ReviewItem is something that a person should look at.
type ReviewItem struct {
	review.Item
	with *siblings[review.Item]
}

// Events it is about.
func (i *ReviewItem) Events(ctx context.Context) ([]Event, error) {
	all, err := once(i.with, "events", func() (map[string]Event, error) {
		return lookUpEvents(ctx, i.with.store, gather(i.with, func(s review.Item) []string { return s.EventIDs }))
	})
	return pick(all, i.EventIDs), err
}

// Actors it is about.
func (i *ReviewItem) Actors(ctx context.Context) ([]*Actor, error) {
	all, err := once(i.with, "actors", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, i.with.store, gather(i.with, func(s review.Item) []string { return s.ActorIDs }))
	})
	return pick(all, i.ActorIDs), err
}

func reviewQueue(ctx context.Context, store parley.Reader, p parley.Page) (*ReviewConnection, error) {
	page, err := review.Queue(ctx, store, p)
	if err != nil {
		return nil, err
	}
	with := newSiblings(store, page.Items)
	return connect(page, func(i review.Item) (*ReviewItem, bool) { return &ReviewItem{i, with}, true }), nil
}

// EventCorrection is the values of an event that are right.
type EventCorrection struct {
	Kind               parley.EventKind
	Title              string
	Start, End         parley.Date
	Status             parley.EventStatus
	City, Site         string
	Country            string // actor id
	Topics, Terms      []string
	AddParticipants    []*ParticipantInput
	RemoveParticipants []string
}

// ParticipantInput is an actor that took part in an event.
type ParticipantInput struct {
	Actor      string
	Role       parley.ParticipantRole
	OnBehalfOf string
}

// MentionInput is an event as an article tells it.
type MentionInput struct {
	Kind                       parley.EventKind
	Quotes                     []*parley.Span
	Start, End                 parley.Date
	Status                     parley.EventStatus
	Parties, People, Mediators []string
	City, Site, Terms          string
}

func (c EventCorrection) plain() parley.EventCorrection {
	out := parley.EventCorrection{
		Kind: c.Kind, Title: c.Title, Start: c.Start, End: c.End, Status: c.Status, City: c.City, Site: c.Site, Country: c.Country,
		Topics: c.Topics, Terms: c.Terms, Remove: c.RemoveParticipants,
	}
	for _, p := range c.AddParticipants {
		out.Add = append(out.Add, parley.Participant{Name: parley.Name{ActorID: p.Actor, SideID: p.OnBehalfOf}, Role: p.Role})
	}
	return out
}

func (m MentionInput) plain() curate.Missed {
	out := curate.Missed{
		Kind: m.Kind, Start: m.Start, End: m.End, Status: m.Status, Parties: m.Parties, People: m.People, Mediators: m.Mediators,
		City: m.City, Site: m.Site, Terms: m.Terms,
	}
	for _, q := range m.Quotes {
		out.Quotes = append(out.Quotes, *q)
	}
	return out
}

// decided makes a decision and wraps what was recorded.
func (r *Resolver) decided(decide func(c *curate.Curator) (*parley.Decision, error)) (*Decision, error) {
	c, err := r.Curator()
	if err != nil {
		return nil, err
	}
	d, err := decide(c)
	if err != nil {
		return nil, err
	}
	return newDecision(d, newSiblings(r.Store, []*parley.Decision{d})), nil
}

// checkAny refuses ids that stand for neither of two kinds of things.
func checkAny(field string, prefixes []string, ids []string) error {
	for _, id := range ids {
		got, err := prefixOf(id)
		if err != nil {
			return fmt.Errorf("%s: %w", field, err)
		}
		if !slices.Contains(prefixes, got) || got[:4] != ids[0][:4] {
			return fmt.Errorf("%w: %s takes ids of events alone, or of actors alone; %s is of another kind", parley.ErrInvalid, field, id)
		}
	}
	return nil
}
