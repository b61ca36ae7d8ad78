package sqlite

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// search looks for a shortest path: outward from both ends, level by level,
// always from the smaller side, until the levels meet.
type search struct {
	*conn
	filter  parley.EventFilter
	through []parley.ActorKind
}

// level is a set of actors.
type level map[string]bool

func (r reader) ShortestPath(ctx context.Context, from, to string, f parley.EventFilter, through []parley.ActorKind, maxEvents int) ([]parley.PathStep, error) {
	return look(ctx, r, "find a path", func(c *conn) ([]parley.PathStep, error) {
		if maxEvents < 1 {
			return nil, fmt.Errorf("%w: a path has at least one event", parley.ErrInvalid)
		}
		ends, err := byIDs(ctx, c, actors, []string{from, to})
		if err != nil {
			return nil, err
		}
		if ends[0] == nil || ends[1] == nil {
			return nil, fmt.Errorf("actors %s and %s: %w", from, to, parley.ErrNotFound)
		}
		if from == to {
			return []parley.PathStep{{ActorID: from}}, nil
		}
		s := search{conn: c, filter: tookPlace(f), through: through}
		levels, err := s.meet(ctx, from, to, maxEvents)
		if err != nil {
			return nil, err
		}
		if levels == nil {
			return nil, fmt.Errorf("path from %s to %s within %d events: %w", from, to, maxEvents, parley.ErrNotFound)
		}
		return s.choose(ctx, levels)
	})
}

// meet gives, for each place in the shortest paths, the actors that can stand
// there; nil when no path is short enough.
func (s search) meet(ctx context.Context, from, to string, maxEvents int) ([]level, error) {
	sides := [2][]level{{{from: true}}, {{to: true}}}
	seen := [2]level{{from: true}, {to: true}}
	for range maxEvents {
		side := 0
		edge, goal := sides[0][len(sides[0])-1], sides[1][len(sides[1])-1]
		if len(goal) < len(edge) {
			side, edge, goal = 1, goal, edge
		}
		next, err := s.neighbours(ctx, edge, goal)
		if err != nil {
			return nil, err
		}
		maps.DeleteFunc(next, func(id string, _ bool) bool { return seen[side][id] })
		if len(next) == 0 {
			return nil, nil
		}
		maps.Copy(seen[side], next)
		sides[side] = append(sides[side], next)
		met := level{}
		for id := range next {
			if goal[id] {
				met[id] = true
			}
		}
		if len(met) > 0 {
			return s.between(ctx, sides, met)
		}
	}
	return nil, nil
}

// between keeps of the levels what lies on a path through the actors at which
// both sides met.
func (s search) between(ctx context.Context, sides [2][]level, met level) ([]level, error) {
	half := func(levels []level) ([]level, error) {
		out := []level{met}
		for i := len(levels) - 2; i > 0; i-- {
			near, err := s.neighbours(ctx, out[len(out)-1], levels[i])
			if err != nil {
				return nil, err
			}
			maps.DeleteFunc(near, func(id string, _ bool) bool { return !levels[i][id] })
			out = append(out, near)
		}
		if len(levels) > 1 { // the end itself, which is on every path
			out = append(out, levels[0])
		}
		return out, nil
	}
	before, err := half(sides[0])
	if err != nil {
		return nil, err
	}
	after, err := half(sides[1])
	if err != nil {
		return nil, err
	}
	slices.Reverse(before)
	return append(before, after[1:]...), nil
}

// neighbours are those who share an event with one of the actors and may stand
// in a path, or are ends of it.
func (s search) neighbours(ctx context.Context, of, ends level) (level, error) {
	out := level{}
	for some := range slices.Chunk(sorted(of), maxValues) {
		// Each event and each actor is read once, however many share them.
		q := ask("SELECT id, kind FROM actors WHERE id IN (SELECT actor_id FROM takes_part WHERE event_n IN (SELECT own.event_n FROM takes_part own CROSS JOIN events e ON e.n = own.event_n WHERE own.actor_id")
		in(&q, some)
		if err := filter(&q, s.filter, "own.time_desc"); err != nil {
			return nil, err
		}
		q.add("))")
		err := s.query(ctx, q, func(scan scan) error {
			var id, kind string
			err := scan(&id, &kind)
			if len(s.through) == 0 || ends[id] || slices.Contains(s.through, parley.ActorKind(kind)) {
				out[id] = true
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// choose takes the latest event at each step in turn, then the smallest actor
// between each two.
func (s search) choose(ctx context.Context, levels []level) ([]parley.PathStep, error) {
	steps := []parley.PathStep{}
	at := levels[0]
	for i, next := range levels[1:] {
		event, err := s.latest(ctx, at, next)
		if err != nil {
			return nil, err
		}
		part, err := s.at(ctx, event)
		if err != nil {
			return nil, err
		}
		steps = append(steps, parley.PathStep{ActorID: smallest(at, part), EventID: event})
		at = level{}
		for id := range levels[i+1] {
			if part[id] {
				at[id] = true
			}
		}
	}
	return append(steps, parley.PathStep{ActorID: smallest(at, at)}), nil
}

// latest is the last event that somebody of both levels takes part in.
func (s search) latest(ctx context.Context, a, b level) (id string, err error) {
	var best string
	for some := range slices.Chunk(sorted(a), maxValues) {
		for others := range slices.Chunk(sorted(b), maxValues) {
			q := ask("SELECT e.id, own.time_desc FROM takes_part own CROSS JOIN events e ON e.n = own.event_n WHERE own.actor_id")
			in(&q, some)
			takesPart(&q, "EXISTS", others)
			if err := filter(&q, s.filter, "own.time_desc"); err != nil {
				return "", err
			}
			q.add("ORDER BY own.time_desc DESC LIMIT 1")
			var event, key string
			found, err := s.one(ctx, q, &event, &key)
			if err != nil {
				return "", err
			}
			if found && key > best {
				id, best = event, key
			}
		}
	}
	return id, nil
}

func (s search) at(ctx context.Context, event string) (level, error) {
	out := level{}
	err := s.query(ctx, ask("SELECT o.actor_id FROM events e JOIN takes_part o ON o.event_n = e.n WHERE e.id = ?", event), func(scan scan) error {
		var id string
		err := scan(&id)
		out[id] = true
		return err
	})
	return out, err
}

// smallest is the first id that is in both.
func smallest(a, b level) string {
	for _, id := range sorted(a) {
		if b[id] {
			return id
		}
	}
	return ""
}
