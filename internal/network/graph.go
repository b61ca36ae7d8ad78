package network

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/network"
)

// Graph is a network of actors who shared events. Its figures are those of the
// whole network, also where only a part of the actors is shown; each is
// computed when it is first asked for. It is safe for several goroutines.
type Graph struct {
	Nodes []Node // most connected first, then by folded name and id
	Shown int    // how many of Nodes the question asked for
	edges []Edge

	linksOnce sync.Once
	linked    *links

	ranks, betweenness measure[float64]
	communities        measure[int]
}

// Node is an actor with the number of others it shared events with.
type Node struct {
	ActorID string
	Degree  int
}

// Edges are the pairs among the actors shown, in order of their places.
func (g *Graph) Edges() []Edge {
	var out []Edge
	for _, e := range g.edges {
		if e.To < g.Shown { // From is smaller
			out = append(out, e)
		}
	}
	return out
}

// measure is one figure for each node, computed once.
type measure[T any] struct {
	once   sync.Once
	done   chan struct{}
	values []T
	err    error
}

// computing has an item for each figure that is being computed: one that was
// begun cannot be stopped when nobody waits for it any more.
var computing = make(chan struct{}, runtime.GOMAXPROCS(0))

// get waits for the values as long as ctx lasts.
func (m *measure[T]) get(ctx context.Context, compute func() ([]T, error)) ([]T, error) {
	m.once.Do(func() {
		m.done = make(chan struct{})
		go func() {
			defer close(m.done)
			defer func() {
				if cause := recover(); cause != nil {
					m.err = fmt.Errorf("compute figures of a network: %v", cause)
				}
			}()
			select {
			case computing <- struct{}{}:
				defer func() { <-computing }()
			case <-ctx.Done():
			}
			if m.err = ctx.Err(); m.err == nil {
				m.values, m.err = compute()
			}
		}()
	})
	select {
	case <-m.done:
		return m.values, m.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// The figures are computed up to a size: betweenness takes as many steps as
// there are nodes times edges, communities a few for each edge.
const (
	maxSteps          = 10_000_000
	maxCommunityEdges = 100_000
)

// The usual damping of PageRank, a tolerance far below the digits given, and
// the digits given: the start is random, so the last ones are not the same
// twice.
const (
	damping   = 0.85
	tolerance = 1e-14
	digits    = 1e8
)

// PageRank of each node, edges weighted by the events shared. The sum is 1.
func (g *Graph) PageRank(ctx context.Context) ([]float64, error) {
	return g.ranks.get(ctx, func() ([]float64, error) {
		return g.spread(network.PageRankSparse(g.view(), damping, tolerance), 1), nil
	})
}

// Betweenness of each node: the share of pairs of other actors between whom
// the shortest ways lead through it, from 0 to 1. *TooLargeError for a network
// for which it would take too long.
func (g *Graph) Betweenness(ctx context.Context) ([]float64, error) {
	return g.betweenness.get(ctx, func() ([]float64, error) {
		n := len(g.Nodes)
		if n*(n+len(g.edges)) > maxSteps {
			return nil, &TooLargeError{"actors times pairs for betweenness", maxSteps}
		}
		scale := 1.0
		if n > 2 {
			scale = 1 / float64((n-1)*(n-2))
		}
		return g.spread(network.Betweenness(g.view()), scale), nil
	})
}

// Communities gives the number of each node's community, from 1, the largest
// first: the partition that the Louvain method finds, with one seed always.
// *TooLargeError for a network for which it would take too long.
func (g *Graph) Communities(ctx context.Context) ([]int, error) {
	return g.communities.get(ctx, func() ([]int, error) {
		if len(g.edges) > maxCommunityEdges {
			return nil, &TooLargeError{"pairs for communities", maxCommunityEdges}
		}
		if len(g.Nodes) == 0 {
			return nil, nil
		}
		found := community.Modularize(undirected{g.view()}, 1, rand.NewPCG(1, 1)).Communities()
		smallest := func(c []graph.Node) int64 {
			return slices.MinFunc(c, func(a, b graph.Node) int { return int(a.ID() - b.ID()) }).ID()
		}
		slices.SortFunc(found, func(a, b []graph.Node) int {
			if len(a) != len(b) {
				return len(b) - len(a)
			}
			return int(smallest(a) - smallest(b))
		})
		out := make([]int, len(g.Nodes))
		for i, c := range found {
			for _, n := range c {
				out[n.ID()] = i + 1
			}
		}
		return out, nil
	})
}

// spread gives each node its value, rounded to the digits that are certain.
func (g *Graph) spread(values map[int64]float64, scale float64) []float64 {
	out := make([]float64, len(g.Nodes))
	for i := range out {
		out[i] = math.Round(values[int64(i)]*scale*digits) / digits
	}
	return out
}

// links is the graph as gonum takes it, always in the same order.
type links struct {
	nodes []graph.Node
	from  [][]graph.Node // ascending
	edges [][]Edge       // in the order of from
}

func (g *Graph) view() *links {
	g.linksOnce.Do(func() {
		l := &links{from: make([][]graph.Node, len(g.Nodes)), edges: make([][]Edge, len(g.Nodes))}
		for i := range g.Nodes {
			l.nodes = append(l.nodes, node(i))
		}
		// Edges are in order of From and To, so a node's smaller neighbours
		// come before its larger ones.
		for _, larger := range []bool{false, true} {
			for _, e := range g.edges {
				at, to := e.To, e.From
				if larger {
					at, to = to, at
				}
				l.from[at], l.edges[at] = append(l.from[at], l.nodes[to]), append(l.edges[at], e)
			}
		}
		g.linked = l
	})
	return g.linked
}

type node int64

// ID implements graph.Node.
func (n node) ID() int64 { return int64(n) }

// edge is an Edge seen from one end.
type edge struct {
	from, to graph.Node
	weight   float64
}

// From implements graph.Edge.
func (e edge) From() graph.Node { return e.from }

// To implements graph.Edge.
func (e edge) To() graph.Node { return e.to }

// ReversedEdge implements graph.Edge.
func (e edge) ReversedEdge() graph.Edge { return edge{e.to, e.from, e.weight} }

// Weight implements graph.WeightedEdge.
func (e edge) Weight() float64 { return e.weight }

// Node implements graph.Graph.
func (l *links) Node(id int64) graph.Node {
	if id < 0 || id >= int64(len(l.nodes)) {
		return nil
	}
	return l.nodes[id]
}

// Nodes implements graph.Graph.
func (l *links) Nodes() graph.Nodes { return iterator.NewOrderedNodes(l.nodes) }

// From implements graph.Graph.
func (l *links) From(id int64) graph.Nodes {
	if id < 0 || id >= int64(len(l.from)) || len(l.from[id]) == 0 {
		return graph.Empty
	}
	return iterator.NewOrderedNodes(l.from[id])
}

// To implements graph.Directed: every edge leads both ways.
func (l *links) To(id int64) graph.Nodes { return l.From(id) }

func (l *links) find(u, v int64) (Edge, bool) {
	if u < 0 || u >= int64(len(l.from)) {
		return Edge{}, false
	}
	i, found := slices.BinarySearchFunc(l.from[u], v, func(n graph.Node, v int64) int { return int(n.ID() - v) })
	if !found {
		return Edge{}, false
	}
	return l.edges[u][i], true
}

// HasEdgeBetween implements graph.Graph.
func (l *links) HasEdgeBetween(u, v int64) bool {
	_, found := l.find(u, v)
	return found
}

// HasEdgeFromTo implements graph.Directed.
func (l *links) HasEdgeFromTo(u, v int64) bool { return l.HasEdgeBetween(u, v) }

// Edge implements graph.Graph.
func (l *links) Edge(u, v int64) graph.Edge {
	if e := l.WeightedEdge(u, v); e != nil {
		return e
	}
	return nil
}

// WeightedEdge implements graph.Weighted.
func (l *links) WeightedEdge(u, v int64) graph.WeightedEdge {
	e, found := l.find(u, v)
	if !found {
		return nil
	}
	return edge{l.nodes[u], l.nodes[v], float64(e.Shared)}
}

// Weight implements graph.Weighted.
func (l *links) Weight(u, v int64) (float64, bool) {
	e, found := l.find(u, v)
	return float64(e.Shared), found || u == v
}

// undirected is the same for what takes graphs without directions.
type undirected struct{ *links }

// EdgeBetween implements graph.Undirected.
func (u undirected) EdgeBetween(x, y int64) graph.Edge { return u.Edge(x, y) }

// WeightedEdgeBetween implements graph.WeightedUndirected.
func (u undirected) WeightedEdgeBetween(x, y int64) graph.WeightedEdge { return u.WeightedEdge(x, y) }
