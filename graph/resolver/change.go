package resolver

import (
	"context"
	"strconv"

	"github.com/parley-talks/parley/internal/parley"
)

// Change is one entry of the change log.
type Change struct {
	*parley.Change
	with *siblings[*parley.Change]
}

func newChange(c *parley.Change, with *siblings[*parley.Change]) *Change { return &Change{c, with} }

// ID of the event.
func (c *Change) ID() string { return c.EventID }

// Sequence in digits: it may grow beyond what a client's number holds.
func (c *Change) Sequence() string { return strconv.FormatInt(c.Change.Sequence, 10) }

// Event as it is now.
func (c *Change) Event(ctx context.Context) (Event, error) {
	all, err := once(c.with, "event", func() (map[string]Event, error) {
		return lookUpEvents(ctx, c.with.store, gather(c.with, func(s *parley.Change) []string { return []string{s.EventID} }))
	})
	return all[c.EventID], err
}

// Fields that are different.
func (c *Change) Fields() []*FieldChange {
	out := make([]*FieldChange, len(c.Change.Fields))
	for i, f := range c.Change.Fields {
		out[i] = &FieldChange{f.Field, optional(readable(f.Field, f.Before)), optional(readable(f.Field, f.After))}
	}
	return out
}

// FieldChange is a value before and after.
type FieldChange struct {
	Field         string
	Before, After *string
}
