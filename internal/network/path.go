package network

import (
	"context"
	"slices"
)

// search looks for a shortest chain of shared events outward from both ends, a
// level of actors at a time, always from the end whose last level has fewer
// events to look through.
type search struct {
	*index
	ctx     context.Context
	filter  filter
	through *values
	ends    [2]uint32
	buf     []uint32
}

// level is a set of actors.
type level map[uint32]bool

// path is a chain of events from one actor to another, with the actors before
// each of them; empty when there is none within maxEvents.
func (s *search) path(maxEvents int) (actors, events []uint32, err error) {
	levels, err := s.levels(maxEvents)
	if err != nil || levels == nil {
		return nil, nil, err
	}
	at := levels[0]
	for _, next := range levels[1:] {
		e, ok := s.latest(at, next)
		if !ok {
			return nil, nil, nil // cannot be: the levels are linked
		}
		s.buf = s.involved(e, s.buf[:0])
		actors, events = append(actors, s.smallest(at)), append(events, e)
		at = level{}
		for _, a := range s.buf {
			if next[a] {
				at[a] = true
			}
		}
	}
	return append(actors, s.ends[1]), events, nil
}

// levels gives, for each place in the shortest chains, the actors that can
// stand there; nil when no chain is short enough.
func (s *search) levels(maxEvents int) ([]level, error) {
	sides := [2][]level{{{s.ends[0]: true}}, {{s.ends[1]: true}}}
	seen := [2]level{{s.ends[0]: true}, {s.ends[1]: true}}
	looked := [2]map[uint32]bool{{}, {}} // events
	for range maxEvents {
		side := 0
		if s.width(last(sides[1])) < s.width(last(sides[0])) {
			side = 1
		}
		goal := last(sides[1-side])
		next, meeting := level{}, level{}
		for a := range last(sides[side]) {
			for i, e := range s.actors[a].events {
				if i%1024 == 0 && s.ctx.Err() != nil {
					return nil, s.ctx.Err()
				}
				if looked[side][e] || !s.passes(&s.filter, e) {
					continue
				}
				looked[side][e] = true
				s.buf = s.involved(e, s.buf[:0])
				for _, b := range s.buf {
					if seen[side][b] || !s.mayStand(b) {
						continue
					}
					seen[side][b], next[b] = true, true
					if goal[b] {
						meeting[b] = true
					}
				}
			}
		}
		if len(next) == 0 {
			return nil, nil
		}
		sides[side] = append(sides[side], next)
		if len(meeting) > 0 {
			before, after := s.narrow(sides[0], meeting), s.narrow(sides[1], meeting)
			slices.Reverse(before)
			return append(before, after[1:]...), nil
		}
	}
	return nil, nil
}

func last(levels []level) level { return levels[len(levels)-1] }

// width is the number of events that a level leads to.
func (s *search) width(l level) int {
	n := 0
	for a := range l {
		n += len(s.actors[a].events)
	}
	return n
}

// mayStand reports whether an actor may be part of a chain.
func (s *search) mayStand(a uint32) bool {
	return s.actors[a].key != "" && (s.through == nil || s.through[s.actors[a].kind] || a == s.ends[0] || a == s.ends[1])
}

// narrow keeps of the levels of a side, from where both met back to its end,
// the actors that lead there.
func (s *search) narrow(levels []level, meeting level) []level {
	out := []level{meeting}
	for i := len(levels) - 2; i >= 0; i-- {
		next, linked := last(out), level{}
		if s.width(next) < s.width(levels[i]) {
			for a := range next {
				for _, e := range s.actors[a].events {
					if !s.passes(&s.filter, e) {
						continue
					}
					s.buf = s.involved(e, s.buf[:0])
					for _, b := range s.buf {
						if levels[i][b] {
							linked[b] = true
						}
					}
				}
			}
		} else {
			for a := range levels[i] {
				if slices.ContainsFunc(s.actors[a].events, func(e uint32) bool { return s.leads(e, next) }) {
					linked[a] = true
				}
			}
		}
		out = append(out, linked)
	}
	return out
}

// leads reports whether somebody of a level takes part in an event that counts.
func (s *search) leads(e uint32, to level) bool {
	return s.passes(&s.filter, e) && slices.ContainsFunc(s.partsOf(e), func(p part) bool { return to[p.actor] || p.behalf != nobody && to[p.behalf] })
}

// latest is the last event in which somebody of both levels takes part. It is
// looked for among the events of the level that has fewer.
func (s *search) latest(at, next level) (best uint32, found bool) {
	if s.width(next) < s.width(at) {
		at, next = next, at
	}
	for a := range at {
		for _, e := range s.actors[a].events { // latest first
			if found && s.later(e, best) >= 0 {
				break
			}
			if s.leads(e, next) {
				best, found = e, true
				break
			}
		}
	}
	return best, found
}

// smallest is, of a level, the actor with the smallest id in the event last
// put into s.buf.
func (s *search) smallest(of level) uint32 {
	best := nobody
	for _, a := range s.buf {
		if of[a] && (best == nobody || s.actors[a].id < s.actors[best].id) {
			best = a
		}
	}
	return best
}
