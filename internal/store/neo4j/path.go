package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
)

// pathSearch looks for a shortest chain of events from both ends, a level of
// actors at a time, so that its cost is bounded by the graph and not by the
// number of chains, which ties would need.
type pathSearch struct {
	reader
	ctx    context.Context
	filter string
	values params
}

// ShortestPath implements parley.Reader.
func (r reader) ShortestPath(ctx context.Context, from, to string, f parley.EventFilter, through []parley.ActorKind, maxEvents int) ([]parley.PathStep, error) {
	if maxEvents < 1 {
		return nil, fmt.Errorf("%w: a path has at least one event, not %d", parley.ErrInvalid, maxEvents)
	}
	ends, err := r.Actors(ctx, []string{from, to})
	if err != nil {
		return nil, err
	}
	none := fmt.Errorf("a path of %d events from %s to %s: %w", maxEvents, from, to, parley.ErrNotFound)
	if ends[0] == nil || ends[1] == nil {
		return nil, none
	}
	if from == to {
		return []parley.PathStep{{ActorID: to}}, nil
	}
	c, err := compile(tookPlace(f))
	if err != nil {
		return nil, err
	}
	if c.none {
		return nil, none
	}
	c.params["ends"], c.params["through"] = []string{from, to}, list(through)
	s := pathSearch{r, ctx, c.text(), c.params}
	levels, err := s.levels(from, to, maxEvents)
	if err != nil {
		return nil, err
	}
	if levels == nil {
		return nil, none
	}
	return s.name(levels)
}

// levels are the actors on shortest paths, by their distance from the start;
// nil when there is no path of so many events.
func (s pathSearch) levels(from, to string, maxEvents int) ([][]string, error) {
	near, far := [][]string{{from}}, [][]string{{to}}
	seenNear, seenFar := map[string]bool{from: true}, map[string]bool{to: true}
	for len(near)+len(far)-2 < maxEvents {
		side, seen, other := &near, seenNear, seenFar
		if len(far[len(far)-1]) < len(near[len(near)-1]) {
			side, seen, other = &far, seenFar, seenNear
		}
		found, err := s.ids("path.neighbours", (*side)[len(*side)-1], nil)
		if err != nil {
			return nil, err
		}
		var next, meeting []string
		for _, id := range found {
			if seen[id] {
				continue
			}
			seen[id] = true
			next = append(next, id)
			if other[id] {
				meeting = append(meeting, id)
			}
		}
		if len(next) == 0 {
			return nil, nil
		}
		*side = append(*side, next)
		if len(meeting) > 0 {
			return s.narrow(near, far, meeting)
		}
	}
	return nil, nil
}

// narrow keeps, of the levels of both sides, whom a path through one of the
// actors where they meet passes.
func (s pathSearch) narrow(near, far [][]string, meeting []string) ([][]string, error) {
	levels := [][]string{meeting}
	for i := len(near) - 2; i >= 0; i-- {
		linked, err := s.ids("path.linked", near[i], levels[0])
		if err != nil {
			return nil, err
		}
		levels = append([][]string{linked}, levels...)
	}
	for i := len(far) - 2; i >= 0; i-- {
		linked, err := s.ids("path.linked", far[i], levels[len(levels)-1])
		if err != nil {
			return nil, err
		}
		levels = append(levels, linked)
	}
	return levels, nil
}

// name chooses the latest event of each step, and then the smallest actors
// between.
func (s pathSearch) name(levels [][]string) ([]parley.PathStep, error) {
	at := levels[0]
	var steps []parley.PathStep
	var events []string
	for _, next := range levels[1:] {
		records, err := s.ask("path.latest", at, next)
		if err != nil {
			return nil, err
		}
		if len(records) == 0 {
			return nil, fmt.Errorf("%w: events changed while a path was looked for; ask again", parley.ErrConflict)
		}
		event := get[string](records[0], "event")
		events, at = append(events, event), texts(records[0], "next")
		steps = append(steps, parley.PathStep{EventID: event})
	}
	steps[0].ActorID = levels[0][0]
	if len(events) > 1 {
		s.values["events"] = events
		records, err := s.ask("path.between", nil, nil)
		if err != nil {
			return nil, err
		}
		for _, rec := range records {
			steps[number(rec, "row")+1].ActorID = get[string](rec, "id")
		}
	}
	return append(steps, parley.PathStep{ActorID: levels[len(levels)-1][0]}), nil
}

func (s pathSearch) ask(name string, at, next []string) ([]*neo4j.Record, error) {
	s.values["at"], s.values["next"] = list(at), list(next)
	return s.run(s.ctx, statement(name, s.values).fill("filter", s.filter))
}

func (s pathSearch) ids(name string, at, next []string) ([]string, error) {
	records, err := s.ask(name, at, next)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(records))
	for i, r := range records {
		out[i] = get[string](r, "id")
	}
	return out, nil
}
