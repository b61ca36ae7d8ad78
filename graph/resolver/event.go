package resolver

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// Node is anything with an id.
type Node interface{ IsNode() }

// Event is a *Meeting, *Proposal, *Agreement or *Statement.
type Event interface {
	Node
	SearchResult
	plain() *event
}

// event answers what every kind of event can be asked. Fields that need no
// loading are those of the vocabulary.
type event struct {
	*parley.Event
	with *siblings[*parley.Event]
}

type (
	// Meeting is an occasion on which people met or spoke.
	Meeting struct{ event }
	// Proposal is something put to another party.
	Proposal struct{ event }
	// Agreement is something agreed.
	Agreement struct{ event }
	// Statement is something said about talks.
	Statement struct{ event }
)

func newEvent(e *parley.Event, with *siblings[*parley.Event]) Event {
	switch shared := (event{e, with}); e.Kind.Family() {
	case parley.Proposals:
		return &Proposal{shared}
	case parley.Agreements:
		return &Agreement{shared}
	case parley.Statements:
		return &Statement{shared}
	default:
		return &Meeting{shared}
	}
}

// IsNode marks events as nodes.
func (e *event) IsNode() {}

// IsSearchResult marks events as things that a search finds.
func (e *event) IsSearchResult() {}

func (e *event) plain() *event { return e }

// Participation is an actor at an event.
type Participation struct {
	Actor      *Actor
	Role       parley.ParticipantRole
	OnBehalfOf *Actor
	Title      *string
}

// actors are those that any of the siblings names, by id.
func (e *event) actors(ctx context.Context) (map[string]*Actor, error) {
	return once(e.with, "actors", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string {
			var ids []string
			for _, p := range s.Participants {
				ids = append(ids, p.ActorID, p.OnBehalfOf)
			}
			for _, p := range s.Positions {
				ids = append(ids, p.ActorID)
			}
			return ids
		}))
	})
}

// Participants in one of the roles; all when none is given. An actor that a
// writer removed since the event was read is left out.
func (e *event) Participants(ctx context.Context, roles []parley.ParticipantRole) ([]*Participation, error) {
	actors, err := e.actors(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*Participation, 0, len(e.Event.Participants))
	for _, p := range e.Event.Participants {
		if a := actors[p.ActorID]; a != nil && (len(roles) == 0 || slices.Contains(roles, p.Role)) {
			out = append(out, &Participation{Actor: a, Role: p.Role, OnBehalfOf: actors[p.OnBehalfOf], Title: optional(p.Title)})
		}
	}
	return out, nil
}

// Venue where it took place.
func (e *event) Venue(ctx context.Context) (*Venue, error) {
	all, err := once(e.with, "venue", func() (map[string]*Venue, error) {
		return lookUpVenues(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string { return []string{s.VenueID} }))
	})
	return all[e.VenueID], err
}

// Topics it was about.
func (e *event) Topics(ctx context.Context) ([]*Topic, error) {
	all, err := once(e.with, "topics", func() (map[string]*Topic, error) {
		return lookUpTopics(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string { return s.TopicIDs }))
	})
	return pick(all, e.TopicIDs), err
}

// Track it belongs to.
func (e *event) Track(ctx context.Context) (*Track, error) {
	all, err := once(e.with, "track", func() (map[string]*Track, error) {
		return lookUpTracks(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string { return []string{s.TrackID} }))
	})
	return all[e.TrackID], err
}

// Round is its place in the track.
func (e *event) Round() *int { return optionalInt(e.Event.Round) }

// linked loads the events that a field of all siblings points to.
func (e *event) linked(ctx context.Context, field string, ids func(*parley.Event) []string) ([]Event, error) {
	all, err := once(e.with, field, func() (map[string]Event, error) {
		return lookUpEvents(ctx, e.with.store, gather(e.with, ids))
	})
	return pick(all, ids(e.Event)), err
}

// link is linked for a field that points to one event at most.
func (e *event) link(ctx context.Context, field string, id func(*parley.Event) string) (Event, error) {
	found, err := e.linked(ctx, field, func(s *parley.Event) []string { return []string{id(s)} })
	if len(found) == 0 {
		return nil, err
	}
	return found[0], err
}

// MovedFrom is the occasion in whose place it was held.
func (e *event) MovedFrom(ctx context.Context) (Event, error) {
	return e.link(ctx, "movedFrom", func(s *parley.Event) string { return s.MovedFrom })
}

// MovedTo is the occasion that was to take its place.
func (e *event) MovedTo(ctx context.Context) (Event, error) {
	return e.link(ctx, "movedTo", func(s *parley.Event) string { return s.MovedTo })
}

// related gives the page of events that stand in a relation to this one.
func (e *event) related(ctx context.Context, of parley.Relation, f parley.EventFilter, o parley.EventOrder,
	first *int, after *string, last *int, before *string,
) (*EventConnection, error) {
	page, err := pageOf(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return relatedEvents(ctx, e.with, eventID, e.ID, of, f, o, page)
}

func eventID(e *parley.Event) string { return e.ID }

// relatedEvents answers EventPages for all siblings and gives the page of one.
func relatedEvents[T any](ctx context.Context, with *siblings[T], id func(T) string, parent string,
	of parley.Relation, f parley.EventFilter, o parley.EventOrder, p parley.Page,
) (*EventConnection, error) {
	question := fmt.Sprintf("%s %#v %s %#v", of, f, o, p)
	pages, err := once(with, question, func() (map[string]*EventConnection, error) {
		store, f, err := Asked(ctx, with.store, f)
		if err != nil {
			return nil, err
		}
		parents := gather(with, func(t T) []string { return []string{id(t)} })
		pages, err := store.EventPages(ctx, of, parents, f, o, p)
		if err != nil {
			return nil, err
		}
		return byParent(parents, connectAll(store, pages, newEvent)), nil
	})
	return pages[parent], err
}

// byParent gives each parent its answer.
func byParent[V any](parents []string, answers []V) map[string]V {
	out := make(map[string]V, len(parents))
	for i, id := range parents {
		out[id] = answers[i]
	}
	return out
}

// PreviousRounds of its track, latest first.
func (e *event) PreviousRounds(ctx context.Context, statuses []parley.EventStatus, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	return e.related(ctx, parley.PreviousRounds, parley.EventFilter{Statuses: statuses}, parley.TimeDesc, first, after, last, before)
}

// NextRounds of its track, earliest first.
func (e *event) NextRounds(ctx context.Context, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	return e.related(ctx, parley.NextRounds, parley.EventFilter{}, parley.TimeAsc, first, after, last, before)
}

// Earlier occasions of the same track, parties or people, latest first.
func (e *event) Earlier(ctx context.Context, scope parley.Relation, filter *parley.EventFilter, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	return e.related(ctx, scope, orElse(filter, parley.EventFilter{}), parley.TimeDesc, first, after, last, before)
}

// Statements on it, latest first.
func (e *event) Statements(ctx context.Context, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	return e.related(ctx, parley.StatementsOn, parley.EventFilter{}, parley.TimeDesc, first, after, last, before)
}

// Mentions it rests on, in order of publication.
func (e *event) Mentions(ctx context.Context, first *int, after *string, last *int, before *string) (*MentionConnection, error) {
	page, err := pageOf(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	pages, err := once(e.with, fmt.Sprintf("mentions %#v", page), func() (map[string]*MentionConnection, error) {
		return mentionPages(ctx, e.with.store, gather(e.with, func(s *parley.Event) []string { return []string{s.ID} }), page)
	})
	return pages[e.ID], err
}

func mentionPages(ctx context.Context, store parley.Reader, eventIDs []string, p parley.Page) (map[string]*MentionConnection, error) {
	if len(eventIDs) == 0 {
		return nil, nil
	}
	pages, err := store.MentionPages(ctx, eventIDs, p)
	if err != nil {
		return nil, err
	}
	return byParent(eventIDs, connectAll(store, pages, newMention)), nil
}

// FirstReportedAt is when the first article that tells of it was published.
func (e *event) FirstReportedAt() time.Time { return e.FirstReported }

// RecordedAt is when it was last written, by this machine's clock.
func (e *event) RecordedAt() time.Time { return e.Recorded }
