// Package resolve makes events, actors, venues, topics and tracks of mentions.
// It is pure: no clock, no store, and the order of its input does not matter.
//
// Merge works through these steps, one file each:
//
//	item.go     a mention folded for comparing
//	keys.go     block keys: who may have to do with whom
//	score.go    how well two mentions agree, with reasons
//	terms.go    how alike the terms of proposals and agreements are
//	cluster.go  mentions joined into events, best pairs first
//	actor.go    names joined into actors
//	source.go   which reports rest on one source
//	value.go    the value shown for each field, and the conflicts
//	history.go  the steps of an event's life
//	event.go    all of that put into one event, with its title
//	link.go     links between events: outcomes, proposals and agreements
//	track.go    events joined into series of rounds
package resolve

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Input is a set of present mentions that is closed: whatever Connected ties to
// one of them is among them.
type Input struct {
	Mentions []*parley.Mention
	Articles map[string]*parley.Article                                    // by id; a missing one counts as a source of its own
	Places   func(name string) (country string, at *parley.Point, ok bool) // nil: places are not looked up

	// Assigned is what somebody ruled, by mention id: mentions with equal
	// values are one event and those with different values are not, whatever
	// their scores. Mentions without an entry are free.
	Assigned map[string]string
}

// Merge derives all there is from a closed set of mentions. It depends on the
// set alone, and a set that falls into parts without ties between them gives
// what the parts give. It also sets EventID on each mention.
func Merge(in Input) parley.Derived {
	var out parley.Derived
	actors, venues, topics := map[string]*parley.Actor{}, map[string]*parley.Venue{}, map[string]*parley.Topic{}
	for _, part := range parts(newItems(in.Mentions, in.Places), in.Assigned) {
		d := newDeriver(in, part.items)
		for _, g := range partition(part.items, part.edges, in.Assigned) {
			d.event(g)
		}
		d.link()
		d.track()
		for _, e := range d.events {
			out.Events = append(out.Events, e.Event)
		}
		out.Tracks = append(out.Tracks, d.tracks...)
		for id, a := range d.cast.actor {
			actors[id] = JoinActors(actors[id], a)
		}
		for id, v := range d.venues {
			venues[id] = JoinVenues(venues[id], v)
		}
		for id, t := range d.topics {
			topics[id] = JoinTopics(topics[id], t)
		}
	}
	for _, a := range actors {
		a.Description = Describe(a, func(id string) string {
			if o := actors[id]; o != nil {
				return o.Name
			}
			return ""
		})
	}
	slices.SortFunc(out.Events, func(a, b *parley.Event) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Tracks, func(a, b *parley.Track) int { return strings.Compare(a.ID, b.ID) })
	out.Actors, out.Venues, out.Topics = byID(actors), byID(venues), byID(topics)
	return out
}

// byID is the values of a map in order of its keys.
func byID[T any](m map[string]T) []T {
	out := make([]T, 0, len(m))
	for _, id := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[id])
	}
	return out
}

// part is a set of items without ties to any other, with the pairs among them
// that agree well enough to be one event.
type part struct {
	items []*item
	edges []edge
}

// parts takes items apart into sets that have nothing to do with each other,
// in order of their first id.
func parts(items []*item, assigned map[string]string) []*part {
	by := blocks(items)
	f := newForest(len(items))
	for k, members := range by {
		if ties(k) {
			for _, i := range members[1:] {
				f.union(members[0], i)
			}
		}
	}
	edges := edgesOf(items, by, assigned)
	for _, e := range edges {
		f.union(e.a, e.b)
	}
	at := make([]int, len(items)) // index within its part
	of := map[int]*part{}
	var out []*part
	for i, it := range items {
		p := of[f.root(i)]
		if p == nil {
			p = &part{}
			of[f.root(i)] = p
			out = append(out, p)
		}
		at[i] = len(p.items)
		p.items = append(p.items, it)
	}
	for _, e := range edges {
		p := of[f.root(e.a)]
		e.a, e.b = at[e.a], at[e.b]
		p.edges = append(p.edges, e)
	}
	return out
}

// Connected is the part of known that has to be derived together with the
// mentions named by seeds: what shares a tying key with them or agrees enough
// to be one event, and what is tied to that in turn.
func Connected(seeds map[string]bool, known []*parley.Mention, assigned map[string]string, places func(string) (string, *parley.Point, bool)) []*parley.Mention {
	var out []*parley.Mention
	for _, p := range parts(newItems(known, places), assigned) {
		if slices.ContainsFunc(p.items, func(it *item) bool { return seeds[it.ID] }) {
			for _, it := range p.items {
				out = append(out, it.Mention)
			}
		}
	}
	return out
}

// deriver collects what Merge makes.
type deriver struct {
	Input
	items  []*item
	events []*made          // in order of id once link has run
	by     map[string]*made // event of each mention id
	cast   *cast
	venues map[string]*parley.Venue
	topics map[string]*parley.Topic
	tracks []*parley.Track
	told   map[string][]*made // by article; see inArticle
}

// made is an event with what it was made from.
type made struct {
	*parley.Event
	items []*item            // in order of publication
	words map[string]float64 // see topicWords
}

func newDeriver(in Input, items []*item) *deriver {
	return &deriver{
		Input: in, items: items, by: map[string]*made{}, cast: newCast(items, in.Places),
		venues: map[string]*parley.Venue{}, topics: map[string]*parley.Topic{},
	}
}
