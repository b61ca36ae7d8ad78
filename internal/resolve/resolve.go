// Package resolve makes events, actors, venues, topics and tracks of mentions.
// It is pure: no clock, no store, and the order of its input does not matter.
//
// Merge works in two steps. Gather makes events of mentions, each from what
// lies near it alone; Link and Track then tie events to each other and read
// events only (parley.Thread), not their mentions again. One file each:
//
//	item.go     a mention folded for comparing
//	article.go  what the mentions of one article say of each other
//	keys.go     block keys: who may have to do with whom
//	score.go    how well two mentions agree, with reasons
//	terms.go    how alike the terms of proposals and agreements are
//	cluster.go  mentions joined into events, best pairs first
//	scope.go    which mentions have to be gathered again when some change
//	who.go      names joined into actors
//	source.go   which reports rest on one source
//	value.go    the value shown for each field, and the conflicts
//	history.go  the steps of an event's life
//	topic.go    what topics are called, and what they are part of
//	event.go    all of that put into one event, with its title
//	thread.go   what an event keeps of its reports to be tied to others
//	link.go     links between events: outcomes, proposals and agreements
//	round.go    which two events may be rounds of one track
//	track.go    events joined into series of rounds
//	ruling.go   what decisions say of mentions: one event, not one, none at all
//	identity.go what they say of actors
//	correct.go  what they say of an event's values and of its place in a series
//	doubt.go    where merging was not sure
package resolve

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Input is a set of present mentions. Events come out right when everything is
// among them that Scope finds for their mentions.
type Input struct {
	Mentions []*parley.Mention
	Articles map[string]*parley.Article                                    // by id; a missing one counts as a source of its own
	Places   func(name string) (country string, at *parley.Point, ok bool) // nil: places are not looked up
	Names    []parley.Name                                                 // people whom other mentions name, of the same family names (PeopleKey)

	// Assigned is what somebody ruled, by mention id: mentions with equal
	// values are one event and those with different values are not, whatever
	// their scores. Mentions without an entry are free.
	Assigned map[string]string

	Rulings *Rulings // what analysts decided; goes before everything else

	// Wanted are the mentions whose events are made; nil: all. The others are
	// there to be compared with.
	Wanted map[string]bool
}

// Merge derives all there is from the mentions of whole articles. It depends on
// the set alone. It also does what Relate does, and sets EventID on each mention.
func Merge(in Input) parley.Derived {
	for _, ms := range byArticle(in.Mentions) {
		Relate(ms)
	}
	out := Gather(in)
	Link(out.Events, out.Events)
	by := map[string]string{}
	for _, m := range in.Mentions {
		by[m.ID] = m.EventID
	}
	out.Tracks = Track(out.Events, out.Events, in.Rulings.Placements(func(id string) string { return by[id] }))
	return out
}

// Gather makes events of mentions, with actors, venues and topics, but without
// what ties events to each other. It sets EventID and the ids of actors on the
// mentions of each event that it makes.
func Gather(in Input) parley.Derived {
	items := in.Rulings.items(in.Mentions, in.Places)
	d := newDeriver(in, items)
	unsure := map[*parley.Event][]unsure{}
	edges, others := edgesOf(items, blocks(items), in.Assigned)
	v := in.Rulings.verdicts(items)
	groups := group(items, edges, in.Assigned, v)
	groups.doubtNearly(items, others, v)
	for _, g := range groups.clusters {
		if in.Wanted == nil || slices.ContainsFunc(g.members, func(i int) bool { return in.Wanted[items[i].ID] }) {
			unsure[d.event(g)] = g.doubts
		}
	}
	d.doubts(unsure)
	for _, id := range slices.Sorted(maps.Keys(d.all.actors)) {
		d.all.actors[id] = in.Rulings.Correct(d.all.actors[id])
		if n := in.Rulings.represents(id); n != nil { // maybe no report names it
			side := in.Rulings.Actor(n.ActorID)
			d.all.actors[side] = in.Rulings.Correct(JoinActors(d.all.actors[side], &parley.Actor{ID: side, Kind: n.Kind, Name: n.Name}))
		}
	}
	for _, a := range d.all.actors {
		a.Description = Describe(a, func(id string) string {
			if o := d.all.actors[id]; o != nil {
				return o.Name
			}
			return ""
		})
	}
	slices.SortFunc(d.events, func(a, b *parley.Event) int { return strings.Compare(a.ID, b.ID) })
	return parley.Derived{Events: d.events, Actors: byID(d.all.actors), Venues: byID(d.all.venues), Topics: byID(d.all.topics)}
}

// byID is the values of a map in order of its keys.
func byID[T any](m map[string]T) []T {
	out := make([]T, 0, len(m))
	for _, id := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[id])
	}
	return out
}

// things are what events name, by id.
type things struct {
	actors map[string]*parley.Actor
	venues map[string]*parley.Venue
	topics map[string]*parley.Topic
}

func newThings() things {
	return things{map[string]*parley.Actor{}, map[string]*parley.Venue{}, map[string]*parley.Topic{}}
}

// deriver collects what Gather makes.
type deriver struct {
	Input
	items  []*item
	cast   *cast
	things        // of the event at hand, which is made of its own reports alone
	all    things // of all events
	events []*parley.Event
}

func newDeriver(in Input, items []*item) *deriver {
	return &deriver{Input: in, items: items, cast: newCast(items, in.Names, in.Places, in.Rulings), all: newThings()}
}
