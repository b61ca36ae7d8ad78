package resolver

import (
	"context"
	"fmt"

	"github.com/parley-talks/parley/internal/network"
	"github.com/parley-talks/parley/internal/parley"
)

// Network is actors who met, and how often.
type Network struct {
	graph *network.Graph
	with  *siblings[network.Node] // those shown
}

// NetworkNode is an actor of a network with its figures in the whole of it.
type NetworkNode struct {
	Actor  *Actor
	Degree int

	graph *network.Graph
	place int
}

// NetworkEdge is two actors who shared events.
type NetworkEdge struct {
	From, To *Actor
	Shared   int
	Last     parley.Date
}

func networkOf(ctx context.Context, store parley.Reader, q network.Question) (*Network, error) {
	store, f, err := Asked(ctx, store, q.Filter)
	if err != nil {
		return nil, err
	}
	q.Filter = f
	if q.MinShared < 1 {
		return nil, fmt.Errorf("%w: minShared takes numbers from 1, not %d", parley.ErrInvalid, q.MinShared)
	}
	g, err := network.Of(ctx, bare(store), q)
	if err != nil {
		return nil, err
	}
	return &Network{g, newSiblings(store, g.Nodes[:g.Shown])}, nil
}

func (n *Network) actors(ctx context.Context) (map[string]*Actor, error) {
	return once(n.with, "actors", func() (map[string]*Actor, error) {
		return lookUpActors(ctx, n.with.store, gather(n.with, func(at network.Node) []string { return []string{at.ActorID} }))
	})
}

// Nodes are the actors, the most connected first. One that a writer removed
// since is left out.
func (n *Network) Nodes(ctx context.Context) ([]*NetworkNode, error) {
	actors, err := n.actors(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*NetworkNode, 0, n.graph.Shown)
	for i, at := range n.with.items {
		if who := actors[at.ActorID]; who != nil {
			out = append(out, &NetworkNode{Actor: who, Degree: at.Degree, graph: n.graph, place: i})
		}
	}
	return out, nil
}

// Edges are the pairs among the actors.
func (n *Network) Edges(ctx context.Context) ([]*NetworkEdge, error) {
	actors, err := n.actors(ctx)
	if err != nil {
		return nil, err
	}
	edges := n.graph.Edges()
	out := make([]*NetworkEdge, 0, len(edges))
	for _, e := range edges {
		from, to := actors[n.with.items[e.From].ActorID], actors[n.with.items[e.To].ActorID]
		if from != nil && to != nil {
			out = append(out, &NetworkEdge{From: from, To: to, Shared: e.Shared, Last: e.Last})
		}
	}
	return out, nil
}

// PageRank is its share of attention.
func (n *NetworkNode) PageRank(ctx context.Context) (float64, error) {
	return at(ctx, n.place, n.graph.PageRank)
}

// Betweenness is how much it stands between others.
func (n *NetworkNode) Betweenness(ctx context.Context) (float64, error) {
	return at(ctx, n.place, n.graph.Betweenness)
}

// Community is the number of its group.
func (n *NetworkNode) Community(ctx context.Context) (int, error) {
	return at(ctx, n.place, n.graph.Communities)
}

// at is the figure of the node at a place.
func at[T any](ctx context.Context, place int, figures func(context.Context) ([]T, error)) (T, error) {
	all, err := figures(ctx)
	if err != nil {
		var none T
		return none, err
	}
	return all[place], nil
}
