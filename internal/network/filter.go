package network

import (
	"reflect"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// filter is a parley.EventFilter in the numbers of an index.
type filter struct {
	kinds, statuses *values
	from, to        int32 // 0: open
	some, all, none []uint32
	with            []withFilter
	parties         int
	nothing         bool // no event can pass
}

type withFilter struct {
	anyOf    []uint32
	roles    *values
	directly bool
}

// values are the codes that pass.
type values [1 << 8]bool

// filterable reports whether an index can tell which events pass: it knows
// their kind, status, days and participants. What it does not know, the store
// is asked. A field that is added to the filter is first of that sort.
func filterable(f parley.EventFilter) bool {
	f.Kinds, f.Statuses, f.From, f.To, f.Actors, f.AllActors, f.Without, f.With, f.MaxParties = nil, nil, "", "", nil, nil, nil, nil, 0
	return reflect.ValueOf(f).IsZero()
}

// compile is the one place that says what a field of the filter means.
func (ix *index) compile(f parley.EventFilter) (filter, error) {
	c := filter{parties: f.MaxParties}
	c.kinds, c.statuses = among(&ix.kinds, f.Kinds), among(&ix.statuses, f.Statuses)
	var err error
	if c.from, err = day(f.From); err != nil {
		return c, err
	}
	if c.to, err = day(f.To); err != nil {
		return c, err
	}
	c.some, c.all, c.none = ix.known(f.Actors), ix.known(f.AllActors), ix.known(f.Without)
	c.nothing = len(f.Actors) > 0 && len(c.some) == 0 || len(c.all) < len(f.AllActors)
	for _, w := range f.With {
		who := ix.known(w.AnyOf)
		c.nothing = c.nothing || len(who) == 0
		c.with = append(c.with, withFilter{who, among(&ix.roles, w.Roles), w.Directly})
	}
	return c, nil
}

func among[T ~string](c *codes, asked []T) *values {
	if len(asked) == 0 {
		return nil
	}
	var v values
	for _, name := range asked {
		if n, known := c.of[string(name)]; known {
			v[n] = true
		}
	}
	return &v
}

func (ix *index) known(ids []string) []uint32 {
	var out []uint32
	for _, id := range ids {
		if n, ok := ix.actorOf[id]; ok {
			out = append(out, n)
		}
	}
	return out
}

// passes reports whether the filter lets an event through.
func (ix *index) passes(f *filter, n uint32) bool {
	e := &ix.events[n]
	switch {
	case f.nothing, f.kinds != nil && !f.kinds[e.kind], f.statuses != nil && !f.statuses[e.status],
		f.from != 0 && (e.start == 0 || e.end < f.from), f.to != 0 && (e.start == 0 || e.start > f.to),
		f.parties > 0 && int(e.parties) > f.parties:
		return false
	case len(f.some) == 0 && len(f.all) == 0 && len(f.none) == 0 && len(f.with) == 0:
		return true
	}
	parts := ix.partsOf(n)
	takesPart := func(a uint32) bool { return slices.ContainsFunc(parts, func(p part) bool { return p.of(a) }) }
	for _, a := range f.all {
		if !takesPart(a) {
			return false
		}
	}
	if len(f.some) > 0 && !slices.ContainsFunc(f.some, takesPart) || slices.ContainsFunc(f.none, takesPart) {
		return false
	}
	for _, w := range f.with {
		if !slices.ContainsFunc(parts, w.met) {
			return false
		}
	}
	return true
}

func (w withFilter) met(p part) bool {
	return (w.roles == nil || w.roles[p.role]) &&
		(slices.Contains(w.anyOf, p.actor) || !w.directly && p.behalf != nobody && slices.Contains(w.anyOf, p.behalf))
}

// tookPlace adds the statuses that count where a filter names none.
func tookPlace(f parley.EventFilter) parley.EventFilter {
	if len(f.Statuses) == 0 {
		f.Statuses = []parley.EventStatus{parley.Held, parley.Ongoing}
	}
	return f
}

// between says which pairs of participants count as having met.
type between struct{ side parley.Side }

// count reports whether two actors of an event count.
func (b between) count(parts []part, x, y uint32) bool {
	if b.side == parley.AnySide || b.side == "" {
		return true
	}
	together := false
	for _, p := range parts {
		if !p.of(x) {
			continue
		}
		if slices.ContainsFunc(parts, func(q part) bool { return q.of(y) && q.side() == p.side() }) {
			together = true
			break
		}
	}
	return together == (b.side == parley.SameSide)
}
