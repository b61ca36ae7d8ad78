package network_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/parley-talks/parley/internal/network"
	"github.com/parley-talks/parley/internal/parley"
)

// met is an event of each pair, on days that follow each other.
func met(pairs ...string) parley.Derived {
	var d parley.Derived
	seen := map[string]bool{}
	for i, pair := range pairs {
		e := &parley.Event{ID: fmt.Sprintf("evt_%03d", i), Kind: parley.Meeting, Status: parley.Held, When: parley.On(parley.Date("2025-01-01").Add(i))}
		for _, name := range pair {
			id := "act_" + string(name)
			if !seen[id] {
				seen[id] = true
				d.Actors = append(d.Actors, &parley.Actor{ID: id, Kind: parley.Person, Name: string(name)})
			}
			e.Participants = append(e.Participants, parley.Participation{ActorID: id, Role: parley.Party})
		}
		d.Events = append(d.Events, e)
	}
	return d
}

func graphOf(t *testing.T, q network.Question, d parley.Derived) *network.Graph {
	t.Helper()
	s := indexed(t, file(t), plenty)
	put(t, s, d)
	if q.First == 0 {
		q.First = 100
	}
	g, err := network.Of(t.Context(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func names(g *network.Graph) string {
	var out []byte
	for _, n := range g.Nodes {
		out = append(out, n.ActorID[len("act_"):]...)
	}
	return string(out)
}

func must[T any](t *testing.T) func([]T, error) []T {
	return func(v []T, err error) []T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestTheOneBetweenAllOthersHasAllOfTheBetweenness(t *testing.T) {
	g := graphOf(t, network.Question{}, met("ma", "mb", "mc", "md"))
	if got := names(g); got != "mabcd" {
		t.Errorf("nodes %s", got)
	}
	if got := must[float64](t)(g.Betweenness(t.Context())); !slices.Equal(got, []float64{1, 0, 0, 0, 0}) {
		t.Errorf("betweenness %v", got)
	}
	ranks := must[float64](t)(g.PageRank(t.Context()))
	sum := 0.0
	for _, r := range ranks {
		sum += r
	}
	// A star of four: each leaf has (1-d)/5 + d·m/4, the middle the rest.
	if sum < 0.999999 || sum > 1.000001 || ranks[0] < 0.475 || ranks[0] > 0.476 || ranks[1] != ranks[4] {
		t.Errorf("page ranks %v, of which the sum is %v", ranks, sum)
	}
}

func TestCommunitiesAreThoseWhoMeetEachOtherMost(t *testing.T) {
	d := met("ab", "bc", "ca", "ad", "bd", "cd", "xy", "yz", "zx", "cx")
	for range 5 { // always the same
		g := graphOf(t, network.Question{}, d)
		groups := must[int](t)(g.Communities(t.Context()))
		if got, at := names(g), fmt.Sprint(groups); got != "cabdxyz" || at != "[1 1 1 1 2 2 2]" {
			t.Errorf("%s are in the communities %s", got, at)
		}
	}
}

func TestEdgesCountSharedEvents(t *testing.T) {
	d := met("ab", "ab", "ab", "bc", "bc", "cd")
	for _, c := range []struct {
		q           network.Question
		nodes, want string
	}{
		{network.Question{}, "bcad", "[{0 1 2 2025-01-05} {0 2 3 2025-01-03} {1 3 1 2025-01-06}]"},
		{network.Question{MinShared: 2}, "bac", "[{0 1 3 2025-01-03} {0 2 2 2025-01-05}]"},
		{network.Question{First: 2}, "bcad", "[{0 1 2 2025-01-05}]"},
		{network.Question{Filter: parley.EventFilter{To: "2025-01-04"}}, "bac", "[{0 1 3 2025-01-03} {0 2 1 2025-01-04}]"},
		{network.Question{Filter: parley.EventFilter{AllActors: []string{"act_d"}}}, "cd", "[{0 1 1 2025-01-06}]"},
		{network.Question{Kinds: []parley.ActorKind{parley.State}}, "", "[]"},
		{network.Question{Side: parley.SameSide}, "", "[]"},
	} {
		g := graphOf(t, c.q, d)
		if got := fmt.Sprint(g.Edges()); names(g) != c.nodes || got != c.want {
			t.Errorf("%+v: nodes %s, want %s; edges %s, want %s", c.q, names(g), c.nodes, got, c.want)
		}
	}
}

func TestFiguresThatWouldTakeTooLongAreRefused(t *testing.T) {
	var d parley.Derived
	for i := range 3000 { // a ring
		d.Actors = append(d.Actors, &parley.Actor{ID: actorID(i), Kind: parley.Person, Name: actorID(i)})
		d.Events = append(d.Events, &parley.Event{ID: fmt.Sprintf("evt_%04d", i), Kind: parley.Call, Status: parley.Held, Participants: []parley.Participation{
			{ActorID: actorID(i), Role: parley.Party}, {ActorID: actorID((i + 1) % 3000), Role: parley.Party},
		}})
	}
	g := graphOf(t, network.Question{}, d)
	var tooLarge *network.TooLargeError
	if _, err := g.Betweenness(t.Context()); !errors.As(err, &tooLarge) {
		t.Errorf("betweenness of 3,000 actors: error %v", err)
	}
	if _, err := network.Of(t.Context(), nil, network.Question{First: network.MaxFirst + 1}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("too many to show: error %v", err)
	}
}

func TestNothingIsComputedForWhomNobodyWaits(t *testing.T) {
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for name, figures := range map[string]func(*network.Graph) error{
		"PageRank":    func(g *network.Graph) error { _, err := g.PageRank(gone); return err },
		"betweenness": func(g *network.Graph) error { _, err := g.Betweenness(gone); return err },
		"communities": func(g *network.Graph) error { _, err := g.Communities(gone); return err },
	} {
		if err := figures(graphOf(t, network.Question{}, met("ma", "mb"))); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want Canceled", name, err)
		}
	}
}
