package resolver

import (
	"context"
	"fmt"

	"github.com/parley-talks/parley/internal/parley"
)

// Actor is a person, state or organisation.
type Actor struct {
	*parley.Actor
	with *siblings[*parley.Actor]
}

func newActor(a *parley.Actor, with *siblings[*parley.Actor]) *Actor { return &Actor{a, with} }

// IsNode marks actors as nodes.
func (a *Actor) IsNode() {}

// IsSearchResult marks actors as things that a search finds.
func (a *Actor) IsSearchResult() {}

func actorID(a *parley.Actor) string { return a.ID }

// linked are the actors that any sibling represents or served, by id.
func (a *Actor) linked(ctx context.Context) (map[string]*Actor, error) {
	return once(a.with, "linked", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, a.with.store, gather(a.with, func(s *parley.Actor) []string {
			ids := []string{s.Represents}
			for _, f := range s.Affiliations {
				ids = append(ids, f.ActorID)
			}
			return ids
		}))
	})
}

// Represents is for whom a person acts, by the latest report.
func (a *Actor) Represents(ctx context.Context) (*Actor, error) {
	all, err := a.linked(ctx)
	return all[a.Actor.Represents], err
}

// Affiliation is an office as articles show it.
type Affiliation struct {
	Actor    *Actor
	Title    *string
	From, To parley.Date
}

// Affiliations are offices as articles show them.
func (a *Actor) Affiliations(ctx context.Context) ([]*Affiliation, error) {
	all, err := a.linked(ctx)
	if err != nil {
		return nil, err
	}
	var out []*Affiliation
	for _, f := range a.Actor.Affiliations {
		if at := all[f.ActorID]; at != nil { // else removed since the actor was read
			out = append(out, &Affiliation{Actor: at, Title: optional(f.Title), From: f.From, To: f.To})
		}
	}
	return out, nil
}

// Events it takes part in.
func (a *Actor) Events(ctx context.Context, filter *parley.EventFilter, orderBy *parley.EventOrder, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	return eventsOf(ctx, a.with, actorID, a.ID, parley.EventsOfActor, filter, orElse(orderBy, parley.TimeDesc), first, after, last, before)
}

// eventsOf is relatedEvents with the arguments as a query gives them.
func eventsOf[T any](ctx context.Context, with *siblings[T], id func(T) string, parent string, of parley.Relation,
	filter *parley.EventFilter, o parley.EventOrder, first *int, after *string, last *int, before *string,
) (*EventConnection, error) {
	page, err := pageOf(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return relatedEvents(ctx, with, id, parent, of, orElse(filter, parley.EventFilter{}), o, page)
}

// Contact is an actor that another shared events with.
type Contact struct {
	Actor       *Actor
	Count       int
	First, Last parley.Date

	eventIDs []string
	with     *siblings[parley.Contact]
}

// Events shared, latest first. The store keeps the latest 20.
func (c *Contact) Events(ctx context.Context, first *int) ([]Event, error) {
	n := orElse(first, 5)
	if n < 1 || n > 20 {
		return nil, fmt.Errorf("%w: first takes 1 to 20, not %d", parley.ErrInvalid, n)
	}
	latest := func(ids []string) []string { return ids[:min(n, len(ids))] }
	all, err := once(c.with, fmt.Sprint("events ", n), func() (map[string]Event, error) {
		return lookUpEvents(ctx, c.with.store, gather(c.with, func(s parley.Contact) []string { return latest(s.EventIDs) }))
	})
	return pick(all, latest(c.eventIDs)), err
}

// Contacts are those it shared events with, most shared events first.
func (a *Actor) Contacts(ctx context.Context, filter *parley.EventFilter, kinds []parley.ActorKind, side *parley.Side, first *int, after *string) (*ContactConnection, error) {
	page, err := pageOf(ctx, first, after, nil, nil)
	if err != nil {
		return nil, err
	}
	f, at := orElse(filter, parley.EventFilter{}), orElse(side, parley.AnySide)
	pages, err := once(a.with, fmt.Sprintf("contacts %#v %#v %s %#v", f, kinds, at, page), func() (map[string]*ContactConnection, error) {
		store, f, err := Asked(ctx, a.with.store, f)
		if err != nil {
			return nil, err
		}
		ids := gather(a.with, func(s *parley.Actor) []string { return []string{s.ID} })
		pages, err := store.Contacts(ctx, ids, f, kinds, at, page)
		if err != nil {
			return nil, err
		}
		all := newSiblings[parley.Contact](store, nil)
		for _, p := range pages {
			all.items = append(all.items, p.Items...)
		}
		actors, err := lookUpActors(ctx, store, gather(all, func(c parley.Contact) []string { return []string{c.ActorID} }))
		if err != nil {
			return nil, err
		}
		out := make([]*ContactConnection, len(pages))
		for i, p := range pages {
			out[i] = connect(p, func(c parley.Contact) (*Contact, bool) {
				who := actors[c.ActorID]
				return &Contact{Actor: who, Count: c.Count, First: c.First, Last: c.Last, eventIDs: c.EventIDs, with: all}, who != nil
			})
		}
		return byParent(ids, out), nil
	})
	return pages[a.ID], err
}

// ProposalPosition is a position with the proposal it is about.
type ProposalPosition struct {
	Proposal *Proposal
	Position *Position
}

// Positions on proposals, the latest first.
func (a *Actor) Positions(ctx context.Context, first *int, after *string, last *int, before *string) (*ProposalPositionConnection, error) {
	page, err := pageOf(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	pages, err := once(a.with, fmt.Sprintf("positions %#v", page), func() (map[string]*ProposalPositionConnection, error) {
		return positionPages(ctx, a.with, page)
	})
	return pages[a.ID], err
}

func positionPages(ctx context.Context, with *siblings[*parley.Actor], page parley.Page) (map[string]*ProposalPositionConnection, error) {
	ids := gather(with, func(s *parley.Actor) []string { return []string{s.ID} })
	pages, err := with.store.PositionPages(ctx, ids, page)
	if err != nil {
		return nil, err
	}
	all := newSiblings[parley.ProposalPosition](with.store, nil)
	for _, p := range pages {
		all.items = append(all.items, p.Items...)
	}
	proposals, err := lookUpEvents(ctx, with.store, gather(all, func(p parley.ProposalPosition) []string { return []string{p.EventID} }))
	if err != nil {
		return nil, err
	}
	mentions, err := lookUpMentions(ctx, with.store, gather(all, func(p parley.ProposalPosition) []string { return []string{p.Position.MentionID} }))
	if err != nil {
		return nil, err
	}
	actors := make(map[string]*Actor, len(with.items))
	for _, s := range with.items {
		actors[s.ID] = newActor(s, with)
	}
	out := make([]*ProposalPositionConnection, len(pages))
	for i, p := range pages {
		var failed error
		out[i] = connect(p, func(at parley.ProposalPosition) (*ProposalPosition, bool) {
			proposal, _ := proposals[at.EventID].(*Proposal)
			said, err := position(ctx, at.Position, actors[ids[i]], mentions[at.Position.MentionID])
			if err != nil {
				failed = err
			}
			return &ProposalPosition{Proposal: proposal, Position: said}, proposal != nil && said != nil
		})
		if failed != nil {
			return nil, failed
		}
	}
	return byParent(ids, out), nil
}
