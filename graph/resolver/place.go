package resolver

import (
	"context"

	"github.com/parley-talks/parley/internal/parley"
)

// Venue is a site in a city in a country.
type Venue struct {
	*parley.Venue
	with *siblings[*parley.Venue]
}

func newVenue(v *parley.Venue, with *siblings[*parley.Venue]) *Venue { return &Venue{v, with} }

// IsNode marks venues as nodes.
func (v *Venue) IsNode() {}

// IsSearchResult marks venues as things that a search finds.
func (v *Venue) IsSearchResult() {}

// Site is null where no report gives one.
func (v *Venue) Site() *string { return optional(v.Venue.Site) }

// City is null where no report gives one.
func (v *Venue) City() *string { return optional(v.Venue.City) }

// Country it lies in.
func (v *Venue) Country(ctx context.Context) (*Actor, error) {
	all, err := once(v.with, "country", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, v.with.store, gather(v.with, func(s *parley.Venue) []string { return []string{s.CountryID} }))
	})
	return all[v.CountryID], err
}

// Events held there.
func (v *Venue) Events(ctx context.Context, filter *parley.EventFilter, orderBy *parley.EventOrder, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	id := func(s *parley.Venue) string { return s.ID }
	return eventsOf(ctx, v.with, id, v.ID, parley.EventsOfVenue, filter, orElse(orderBy, parley.TimeDesc), first, after, last, before)
}

// Topic is what talks are about.
type Topic struct {
	*parley.Topic
	with *siblings[*parley.Topic]
}

func newTopic(t *parley.Topic, with *siblings[*parley.Topic]) *Topic { return &Topic{t, with} }

// IsNode marks topics as nodes.
func (t *Topic) IsNode() {}

// Broader is the topic it is part of.
func (t *Topic) Broader(ctx context.Context) (*Topic, error) {
	all, err := once(t.with, "broader", func() (map[string]*Topic, error) {
		return lookUpTopics(ctx, t.with.store, gather(t.with, func(s *parley.Topic) []string { return []string{s.Broader} }))
	})
	return all[t.Topic.Broader], err
}

// Events about it.
func (t *Topic) Events(ctx context.Context, filter *parley.EventFilter, orderBy *parley.EventOrder, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	id := func(s *parley.Topic) string { return s.ID }
	return eventsOf(ctx, t.with, id, t.ID, parley.EventsOfTopic, filter, orElse(orderBy, parley.TimeDesc), first, after, last, before)
}

// Track is a series of rounds.
type Track struct {
	*parley.Track
	with *siblings[*parley.Track]
}

func newTrack(t *parley.Track, with *siblings[*parley.Track]) *Track { return &Track{t, with} }

// IsNode marks tracks as nodes.
func (t *Track) IsNode() {}

// IsSearchResult marks tracks as things that a search finds.
func (t *Track) IsSearchResult() {}

func trackID(t *parley.Track) string { return t.ID }

// Parties it is between.
func (t *Track) Parties(ctx context.Context) ([]*Actor, error) {
	all, err := once(t.with, "parties", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, t.with.store, gather(t.with, func(s *parley.Track) []string { return s.PartyIDs }))
	})
	return pick(all, t.PartyIDs), err
}

// Topics it is about.
func (t *Track) Topics(ctx context.Context) ([]*Topic, error) {
	all, err := once(t.with, "topics", func() (map[string]*Topic, error) {
		return lookUpTopics(ctx, t.with.store, gather(t.with, func(s *parley.Track) []string { return s.TopicIDs }))
	})
	return pick(all, t.TopicIDs), err
}

// Rounds of the track.
func (t *Track) Rounds(ctx context.Context, filter *parley.EventFilter, orderBy *parley.EventOrder, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	return eventsOf(ctx, t.with, trackID, t.ID, parley.RoundsOfTrack, filter, orElse(orderBy, parley.TimeAsc), first, after, last, before)
}

// LastRound that was held or is going on.
func (t *Track) LastRound(ctx context.Context) (Event, error) {
	happened := parley.EventFilter{Statuses: []parley.EventStatus{parley.Held, parley.Ongoing}}
	page, err := relatedEvents(ctx, t.with, trackID, t.ID, parley.RoundsOfTrack, happened, parley.TimeDesc, parley.Page{First: 1})
	if err != nil || len(page.Nodes) == 0 {
		return nil, err
	}
	return page.Nodes[0], nil
}

// NextRound is the first planned one after the last round; a plan before that
// was never reported on again.
func (t *Track) NextRound(ctx context.Context) (Event, error) {
	last, err := t.LastRound(ctx)
	if err != nil {
		return nil, err
	}
	planned := parley.EventFilter{Statuses: []parley.EventStatus{parley.Planned}}
	page, err := relatedEvents(ctx, t.with, trackID, t.ID, parley.RoundsOfTrack, planned, parley.TimeAsc, parley.Page{First: parley.MaxPage})
	if err != nil {
		return nil, err
	}
	for _, round := range page.Nodes {
		if last == nil || round.plain().Place > last.plain().Place {
			return round, nil
		}
	}
	return nil, nil
}
