package resolver

import (
	"context"

	"github.com/parley-talks/parley/internal/parley"
)

// DelegationChange is a delegation at one round of a track, next to the one
// before of the same party.
type DelegationChange struct {
	Round Event
	Delegation
	Joined, Left []*Actor
}

// Delegations of each round that was held or is going on, in order of time.
// Parties of which no report names anybody are passed over.
func (t *Track) Delegations(ctx context.Context) ([]*DelegationChange, error) {
	rounds, err := t.allRounds(ctx, parley.EventFilter{Statuses: []parley.EventStatus{parley.Held, parley.Ongoing}})
	if err != nil {
		return nil, err
	}
	with := newSiblings(t.with.store, rounds)
	before := map[string][]*Actor{} // by party
	out := []*DelegationChange{}
	for _, e := range rounds {
		m, ok := newEvent(e, with).(*Meeting)
		if !ok {
			continue
		}
		delegations, err := m.Delegations(ctx)
		if err != nil {
			return nil, err
		}
		for _, d := range delegations {
			if len(d.Members) == 0 {
				continue
			}
			c := &DelegationChange{Round: m, Delegation: *d, Joined: []*Actor{}, Left: []*Actor{}}
			if last, known := before[d.Party.ID]; known {
				c.Joined, c.Left = without(d.Members, last), without(last, d.Members)
			}
			before[d.Party.ID] = d.Members
			out = append(out, c)
		}
	}
	return out, nil
}

// without is those of a list that are not in another.
func without(list, other []*Actor) []*Actor {
	there := map[string]bool{}
	for _, a := range other {
		there[a.ID] = true
	}
	out := []*Actor{}
	for _, a := range list {
		if !there[a.ID] {
			out = append(out, a)
		}
	}
	return out
}
