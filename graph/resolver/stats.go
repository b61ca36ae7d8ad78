package resolver

import (
	"context"
	"fmt"

	"github.com/parley-talks/parley/internal/parley"
)

// maxStats is how many groups one answer of eventStats has at most.
const maxStats = 5000

// EventStat is a group of events.
type EventStat struct{ parley.EventStat }

// IDs are null where a value has none.
func (s *EventStat) IDs() []*string {
	out := make([]*string, len(s.EventStat.IDs))
	for i, id := range s.EventStat.IDs {
		out[i] = optional(id)
	}
	return out
}

// eventStats counts events by one or two dimensions.
func eventStats(ctx context.Context, store parley.Reader, f parley.EventFilter, dims []parley.Dimension, first int) ([]*EventStat, error) {
	if first < 1 || first > maxStats {
		return nil, fmt.Errorf("%w: first takes 1 to %d, not %d", parley.ErrInvalid, maxStats, first)
	}
	store, f, err := Asked(ctx, store, f)
	if err != nil {
		return nil, err
	}
	groups, err := store.EventStats(ctx, f, dims, first)
	out := make([]*EventStat, len(groups))
	for i, g := range groups {
		out[i] = &EventStat{g}
	}
	return out, err
}

// TimelineBucket is the events of a span of time.
type TimelineBucket struct {
	Start, End parley.Date
	Count      int
	ByKind     []*KindCount
}

// timeline counts events by time, those of each bucket by kind. An event has
// one kind, so these add up.
func timeline(ctx context.Context, store parley.Reader, f parley.EventFilter, bucket parley.Dimension) ([]*TimelineBucket, error) {
	store, f, err := Asked(ctx, store, f)
	if err != nil {
		return nil, err
	}
	groups, err := store.EventStats(ctx, f, []parley.Dimension{bucket, parley.ByKind}, 0)
	if err != nil {
		return nil, err
	}
	if len(groups) == parley.MaxStats {
		return nil, fmt.Errorf("%w: the events reach over too many buckets of one %s; choose a longer bucket, or days with filter.from and filter.to", parley.ErrInvalid, bucket)
	}
	var out []*TimelineBucket
	for _, g := range groups {
		if len(out) == 0 || out[len(out)-1].Start != g.Bucket.Start {
			out = append(out, &TimelineBucket{Start: g.Bucket.Start, End: g.Bucket.End})
		}
		if g.Count > 0 {
			b := out[len(out)-1]
			b.Count += g.Count
			b.ByKind = append(b.ByKind, &KindCount{parley.EventKind(g.Keys[1]), g.Count})
		}
	}
	return out, nil
}

// EventFacets is what the events of a filter are like. Only the lists that a
// query asks for are counted.
type EventFacets struct {
	store  parley.Reader
	filter parley.EventFilter
	first  int
}

type (
	// KindCount is how many events are of a kind.
	KindCount struct {
		Kind  parley.EventKind
		Count int
	}
	// StatusCount is how many events have a status.
	StatusCount struct {
		Status parley.EventStatus
		Count  int
	}
	// ActorCount is how many events have to do with an actor.
	ActorCount struct {
		Actor *Actor
		Count int
	}
	// VenueCount is how many events were held at a venue.
	VenueCount struct {
		Venue *Venue
		Count int
	}
	// TopicCount is how many events are about a topic.
	TopicCount struct {
		Topic *Topic
		Count int
	}
	// TrackCount is how many events belong to a track.
	TrackCount struct {
		Track *Track
		Count int
	}
	// OutletCount is how many events an outlet reported.
	OutletCount struct {
		Outlet string
		Count  int
	}
)

// facets of the events of a filter, so many of each.
func facets(ctx context.Context, store parley.Reader, f parley.EventFilter, first int) (*EventFacets, error) {
	if first < 1 || first > parley.MaxPage {
		return nil, fmt.Errorf("%w: first takes 1 to %d, not %d", parley.ErrInvalid, parley.MaxPage, first)
	}
	store, f, err := Asked(ctx, store, f)
	return &EventFacets{store, f, first}, err
}

// labelled counts by a dimension whose values have no id.
func labelled[C any](ctx context.Context, f *EventFacets, by parley.Dimension, count func(label string, n int) C) ([]*C, error) {
	groups, err := f.store.EventStats(ctx, f.filter, []parley.Dimension{by}, f.first)
	out := make([]*C, len(groups))
	for i, g := range groups {
		c := count(g.Keys[0], g.Count)
		out[i] = &c
	}
	return out, err
}

// found counts by a dimension whose values are things. Those that a writer
// removed since they were counted are left out.
func found[N, C any](ctx context.Context, f *EventFacets, by parley.Dimension,
	lookUp func(context.Context, parley.Reader, []string) (map[string]N, error), count func(N, int) C,
) ([]*C, error) {
	groups, err := f.store.EventStats(ctx, f.filter, []parley.Dimension{by}, f.first)
	if err != nil {
		return nil, err
	}
	ids := gather(newSiblings(f.store, groups), func(g parley.EventStat) []string { return g.IDs })
	things, err := lookUp(ctx, f.store, ids)
	out := make([]*C, 0, len(groups))
	for _, g := range groups {
		if thing, ok := things[g.IDs[0]]; ok {
			c := count(thing, g.Count)
			out = append(out, &c)
		}
	}
	return out, err
}

// Kinds that they are of.
func (f *EventFacets) Kinds(ctx context.Context) ([]*KindCount, error) {
	return labelled(ctx, f, parley.ByKind, func(label string, n int) KindCount { return KindCount{parley.EventKind(label), n} })
}

// Statuses that they have.
func (f *EventFacets) Statuses(ctx context.Context) ([]*StatusCount, error) {
	return labelled(ctx, f, parley.ByStatus, func(label string, n int) StatusCount { return StatusCount{parley.EventStatus(label), n} })
}

// Actors that take part, themselves or through others.
func (f *EventFacets) Actors(ctx context.Context) ([]*ActorCount, error) {
	return found(ctx, f, parley.ByActor, lookUpActors, func(a *Actor, n int) ActorCount { return ActorCount{a, n} })
}

// Venues where they were held.
func (f *EventFacets) Venues(ctx context.Context) ([]*VenueCount, error) {
	return found(ctx, f, parley.ByVenue, lookUpVenues, func(v *Venue, n int) VenueCount { return VenueCount{v, n} })
}

// Countries where they were held.
func (f *EventFacets) Countries(ctx context.Context) ([]*ActorCount, error) {
	return found(ctx, f, parley.ByCountry, lookUpActors, func(a *Actor, n int) ActorCount { return ActorCount{a, n} })
}

// Topics that they are about.
func (f *EventFacets) Topics(ctx context.Context) ([]*TopicCount, error) {
	return found(ctx, f, parley.ByTopic, lookUpTopics, func(t *Topic, n int) TopicCount { return TopicCount{t, n} })
}

// Tracks that they belong to.
func (f *EventFacets) Tracks(ctx context.Context) ([]*TrackCount, error) {
	return found(ctx, f, parley.ByTrack, lookUpTracks, func(t *Track, n int) TrackCount { return TrackCount{t, n} })
}

// Outlets that reported them.
func (f *EventFacets) Outlets(ctx context.Context) ([]*OutletCount, error) {
	return labelled(ctx, f, parley.ByOutlet, func(label string, n int) OutletCount { return OutletCount{label, n} })
}
