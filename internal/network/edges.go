package network

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Question asks for the network of those who shared events.
type Question struct {
	// Filter says over which events. Statuses count as in parley.Reader.Contacts.
	Filter parley.EventFilter
	Kinds  []parley.ActorKind // of the actors; any when empty
	Side   parley.Side        // which of those at one event have met
	First  int                // how many actors the answer names
	// MinShared leaves out pairs that shared fewer events. 1 when it is less.
	MinShared int
}

// MaxFirst is the most actors that an answer names.
const MaxFirst = 500

// MaxEdges is the most pairs of actors that a network is made of: beyond, it
// costs more than one question may.
const MaxEdges = 400_000

// TooLargeError says that a network is larger than one question may ask for.
type TooLargeError struct {
	What    string // what there is too much of
	Allowed int
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the network has more than %d %s: ask for fewer events, fewer kinds of actors, or a larger minShared", e.Allowed, e.What)
}

// Edge is a pair of actors with the number of events they shared and the first
// day of the latest dated one. From and To are places in Graph.Nodes.
type Edge struct {
	From, To, Shared int
	Last             parley.Date
}

// Of answers a question: from the index of the store where it has one that
// knows the filter, else from what the store reads for it.
//
// ErrInvalid for a First below 1 or above MaxFirst or an unknown side;
// *TooLargeError for a network that is too large.
func Of(ctx context.Context, store parley.Reader, q Question) (*Graph, error) {
	switch {
	case q.First < 1 || q.First > MaxFirst:
		return nil, fmt.Errorf("%w: first takes 1 to %d, not %d", parley.ErrInvalid, MaxFirst, q.First)
	case q.Side != "" && q.Side != parley.AnySide && q.Side != parley.OtherSide && q.Side != parley.SameSide:
		return nil, fmt.Errorf("%w: %q is no side of the table", parley.ErrInvalid, q.Side)
	}
	q.Filter = tookPlace(q.Filter)
	var g *Graph
	var err error
	if s, indexed := store.(*Store); indexed && s.read(ctx, q.Filter, func(ix *index, f filter) bool {
		g, err = ix.graph(ctx, f, q)
		return true
	}) {
		return g, err
	}
	ix, err := build(ctx, store, q.Filter, MaxEdges)
	if errors.Is(err, errTooMany) {
		return nil, &TooLargeError{"participations outside the index", MaxEdges}
	}
	if err != nil {
		return nil, err
	}
	return ix.graph(ctx, filter{}, q) // the store has filtered
}

// shared is what an edge is made of.
type shared struct {
	count uint32
	last  int32
}

// graph collects who met whom at the events that the filter lets through.
func (ix *index) graph(ctx context.Context, f filter, q Question) (*Graph, error) {
	kinds, b := among(&ix.actorKinds, q.Kinds), between{q.Side}
	pairs := map[uint64]shared{}
	var who []uint32
	for n := range ix.candidates(f) {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if ix.events[n].id == "" || !ix.passes(&f, n) {
			continue
		}
		who = slices.DeleteFunc(ix.involved(n, who[:0]), func(a uint32) bool {
			return ix.actors[a].key == "" || kinds != nil && !kinds[ix.actors[a].kind]
		})
		start := ix.events[n].start
		for i, x := range who {
			for _, y := range who[:i] {
				if !b.count(ix.partsOf(n), x, y) {
					continue
				}
				key := uint64(min(x, y))<<32 | uint64(max(x, y))
				p := pairs[key]
				pairs[key] = shared{p.count + 1, max(p.last, start)}
			}
		}
		if len(pairs) > 4*MaxEdges { // many may be below minShared
			return nil, &TooLargeError{"pairs of actors", MaxEdges}
		}
	}
	return ix.arrange(pairs, q)
}

// candidates are the events among which those are that pass.
func (ix *index) candidates(f filter) func(yield func(uint32) bool) {
	return func(yield func(uint32) bool) {
		if len(f.all) > 0 {
			for _, e := range ix.actors[f.all[0]].events {
				if !yield(e) {
					return
				}
			}
			return
		}
		for e := range ix.events {
			if !yield(uint32(e)) {
				return
			}
		}
	}
}

// arrange makes the graph of the pairs that are shared often enough: nodes in
// order of degree, name and id, edges in order of their ends.
func (ix *index) arrange(pairs map[uint64]shared, q Question) (*Graph, error) {
	degree := map[uint32]int{}
	edges := 0
	for key, p := range pairs {
		if int(p.count) < q.MinShared {
			continue
		}
		edges++
		degree[uint32(key>>32)]++
		degree[uint32(key)]++
	}
	if edges > MaxEdges {
		return nil, &TooLargeError{"pairs of actors", MaxEdges}
	}
	nodes := make([]uint32, 0, len(degree))
	for a := range degree {
		nodes = append(nodes, a)
	}
	slices.SortFunc(nodes, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(degree[b], degree[a]), strings.Compare(ix.actors[a].key, ix.actors[b].key))
	})
	g := &Graph{Shown: min(q.First, len(nodes))}
	place := make(map[uint32]int, len(nodes))
	for i, a := range nodes {
		place[a] = i
		g.Nodes = append(g.Nodes, Node{ActorID: ix.actors[a].id, Degree: degree[a]})
	}
	for key, p := range pairs {
		if int(p.count) < q.MinShared {
			continue
		}
		x, y := place[uint32(key>>32)], place[uint32(key)]
		g.edges = append(g.edges, Edge{From: min(x, y), To: max(x, y), Shared: int(p.count), Last: dateOf(p.last)})
	}
	slices.SortFunc(g.edges, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return g, nil
}
