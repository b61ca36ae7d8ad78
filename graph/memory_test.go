package graph_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// world is what a test puts into a store.
type world struct {
	articles []*parley.Article
	mentions []*parley.Mention
	derived  parley.Derived
}

// memory is a store that answers from maps at once and counts its calls, to see
// what graph asks and what it costs by itself. It knows the few methods that
// these questions need.
type memory struct {
	parley.Store // the other methods: a call is a nil pointer panic

	articles map[string]*parley.Article
	mentions map[string]*parley.Mention
	events   map[string]*parley.Event
	actors   map[string]*parley.Actor
	venues   map[string]*parley.Venue
	topics   map[string]*parley.Topic
	tracks   map[string]*parley.Track
	newest   []*parley.Event              // all events, latest first
	told     map[string][]*parley.Mention // by event
	rounds   map[string][]*parley.Event   // by track, latest first

	mu    sync.Mutex
	calls []string
}

func newMemory(w world) *memory {
	m := &memory{
		articles: keyed(w.articles, func(a *parley.Article) string { return a.ID }),
		mentions: keyed(w.mentions, func(x *parley.Mention) string { return x.ID }),
		events:   keyed(w.derived.Events, func(e *parley.Event) string { return e.ID }),
		actors:   keyed(w.derived.Actors, func(a *parley.Actor) string { return a.ID }),
		venues:   keyed(w.derived.Venues, func(v *parley.Venue) string { return v.ID }),
		topics:   keyed(w.derived.Topics, func(t *parley.Topic) string { return t.ID }),
		tracks:   keyed(w.derived.Tracks, func(t *parley.Track) string { return t.ID }),
		newest:   slices.Clone(w.derived.Events),
		told:     map[string][]*parley.Mention{},
		rounds:   map[string][]*parley.Event{},
	}
	slices.SortFunc(m.newest, func(a, b *parley.Event) int { return cmp.Compare(b.SortKey(), a.SortKey()) })
	for _, x := range w.mentions {
		m.told[x.EventID] = append(m.told[x.EventID], x)
	}
	for _, e := range m.newest {
		m.rounds[e.TrackID] = append(m.rounds[e.TrackID], e)
	}
	return m
}

func keyed[T any](items []T, id func(T) string) map[string]T {
	out := make(map[string]T, len(items))
	for _, it := range items {
		out[id(it)] = it
	}
	return out
}

func (m *memory) called(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.calls = append(m.calls, name)
}

// since gives the calls since the last time it was asked, in text order.
func (m *memory) since() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	calls := m.calls
	m.calls = nil
	slices.Sort(calls)
	return calls
}

func byIDs[T any](m *memory, name string, from map[string]T, ids []string) ([]T, error) {
	m.called(name)
	out := make([]T, len(ids))
	for i, id := range ids {
		out[i] = from[id]
	}
	return out, nil
}

func (m *memory) Articles(_ context.Context, ids []string) ([]*parley.Article, error) {
	return byIDs(m, "Articles", m.articles, ids)
}

func (m *memory) Mentions(_ context.Context, ids []string) ([]*parley.Mention, error) {
	return byIDs(m, "Mentions", m.mentions, ids)
}

func (m *memory) Events(_ context.Context, ids []string) ([]*parley.Event, error) {
	return byIDs(m, "Events", m.events, ids)
}

func (m *memory) Actors(_ context.Context, ids []string) ([]*parley.Actor, error) {
	return byIDs(m, "Actors", m.actors, ids)
}

func (m *memory) Venues(_ context.Context, ids []string) ([]*parley.Venue, error) {
	return byIDs(m, "Venues", m.venues, ids)
}

func (m *memory) Topics(_ context.Context, ids []string) ([]*parley.Topic, error) {
	return byIDs(m, "Topics", m.topics, ids)
}

func (m *memory) Tracks(_ context.Context, ids []string) ([]*parley.Track, error) {
	return byIDs(m, "Tracks", m.tracks, ids)
}

func (m *memory) Coverage(context.Context) (parley.Coverage, error) { return parley.Coverage{}, nil }

func (m *memory) EventPage(_ context.Context, _ parley.EventFilter, _ parley.EventOrder, p parley.Page) (parley.PageOf[*parley.Event], error) {
	m.called("EventPage")
	return firstOf(m.newest, p), nil
}

func (m *memory) EventPages(_ context.Context, of parley.Relation, parents []string, _ parley.EventFilter, _ parley.EventOrder, p parley.Page) ([]parley.PageOf[*parley.Event], error) {
	m.called("EventPages " + string(of))
	out := make([]parley.PageOf[*parley.Event], len(parents))
	for i, id := range parents {
		e := m.events[id]
		rounds := m.rounds[e.TrackID]
		out[i] = firstOf(rounds[slices.Index(rounds, e)+1:], p)
	}
	return out, nil
}

func (m *memory) MentionPages(_ context.Context, ids []string, p parley.Page) ([]parley.PageOf[*parley.Mention], error) {
	m.called("MentionPages")
	out := make([]parley.PageOf[*parley.Mention], len(ids))
	for i, id := range ids {
		out[i] = firstOf(m.told[id], p)
	}
	return out, nil
}

func firstOf[T any](items []T, p parley.Page) parley.PageOf[T] {
	n, _, _ := p.Size()
	page := parley.PageOf[T]{Items: items[:min(n, len(items))], Total: len(items)}
	for range page.Items {
		page.Cursors = append(page.Cursors, "cursor")
	}
	return page
}

// many is a world of so many meetings of a few states and their envoys, in
// tracks of ten rounds, each told by two articles.
func many(events int) world {
	var w world
	add := func(kind parley.ActorKind, name, represents string) *parley.Actor {
		a := &parley.Actor{ID: parley.MakeID(parley.ActorPrefix, string(kind), name), Kind: kind, Name: name, Description: "of the test", Represents: represents}
		w.derived.Actors = append(w.derived.Actors, a)
		return a
	}
	var states, envoys []*parley.Actor
	for i := range 6 {
		s := add(parley.State, fmt.Sprintf("State %d", i), "")
		states, envoys = append(states, s), append(envoys, add(parley.Person, fmt.Sprintf("Envoy %d", i), s.ID))
	}
	for i := range 4 {
		w.derived.Venues = append(w.derived.Venues, &parley.Venue{ID: parley.MakeID(parley.VenuePrefix, fmt.Sprint(i)), Name: fmt.Sprintf("Hall %d", i), City: "Geneva", CountryID: states[i].ID})
	}
	for i := range events {
		day := parley.Date("2025-01-01").Add(i)
		track := parley.MakeID(parley.TrackPrefix, fmt.Sprint(i/10))
		if i%10 == 0 {
			w.derived.Tracks = append(w.derived.Tracks, &parley.Track{ID: track, Name: fmt.Sprintf("Track %d", i/10), PartyIDs: []string{states[0].ID, states[1].ID}})
		}
		e := &parley.Event{
			ID: parley.MakeID(parley.EventPrefix, fmt.Sprint(i)), Kind: parley.Talks, Title: fmt.Sprintf("Talks %d", i), When: parley.On(day), Status: parley.Held,
			VenueID: w.derived.Venues[i%4].ID, TrackID: track, Place: 1 + i%10, Round: 1 + i%10, Confidence: 0.9, ReportCount: 2, IndependentSources: 2,
			FirstReported: day.Time(), Recorded: day.Time(),
		}
		for k := range 2 {
			s := (i + k) % 6
			e.Participants = append(e.Participants,
				parley.Participation{ActorID: states[s].ID, Role: parley.Party},
				parley.Participation{ActorID: envoys[s].ID, Role: parley.Member, OnBehalfOf: states[s].ID, Title: "envoy", Head: true})
		}
		for k := range 2 {
			text := fmt.Sprintf("Talks were held.\n\nEnvoys met in Geneva on Monday. It was round %d of the talks.", e.Round)
			a := &parley.Article{ID: parley.MakeID(parley.ArticlePrefix, fmt.Sprint(i, k)), Key: fmt.Sprint(i, k), Title: "Talks were held.", Outlet: "Wire", Text: text, Published: day.Time().Add(time.Duration(k) * time.Hour)}
			at := strings.Index(text, "Envoys")
			x := &parley.Mention{
				ID: parley.MakeID(parley.MentionPrefix, a.ID), ArticleID: a.ID, Position: 1, Kind: e.Kind, When: e.When, Status: e.Status, EventID: e.ID,
				Quotes: []parley.Span{{Start: at, End: at + 20}}, Confidence: 0.9, KnownFrom: a.Published,
			}
			w.articles, w.mentions = append(w.articles, a), append(w.mentions, x)
			e.MentionIDs = append(e.MentionIDs, x.ID)
		}
		e.History = []parley.StatusChange{{Step: parley.StepHeld, Status: parley.Held, When: e.When, MentionID: e.MentionIDs[0], ReportedAt: e.FirstReported}}
		w.derived.Events = append(w.derived.Events, e)
	}
	return w
}
