package neo4j

import (
	"context"
	"reflect"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// ChangePage implements parley.Reader. While an update is being committed some
// of its changes can be seen before others, so no page goes beyond LastChange.
func (s *Store) ChangePage(ctx context.Context, f parley.ChangeFilter, p parley.Page) (parley.PageOf[*parley.Change], error) {
	last, err := s.LastChange(ctx)
	if err != nil {
		return parley.PageOf[*parley.Change]{}, err
	}
	if f.UpTo == 0 || f.UpTo > last {
		if f.UpTo = last; last == 0 {
			f.UpTo, f.After = 1, 1
		}
	}
	return s.reader.ChangePage(ctx, f, p)
}

// LastChange implements parley.Reader: the sequence in front of the first gap
// behind what was complete when it was last asked.
func (s *Store) LastChange(ctx context.Context) (int64, error) {
	const chunk = 10_000
	seen := s.complete.Load()
	for {
		records, err := s.run(ctx, statement("changes.beyond", params{"seen": seen, "limit": chunk}))
		if err != nil {
			return 0, err
		}
		next := get[[]any](records[0], "sequences")
		from := seen
		for _, n := range next {
			if n.(int64) != seen+1 {
				break
			}
			seen++
		}
		if seen-from < chunk {
			s.complete.Store(seen) // two at once may both be right: either is complete
			return seen, nil
		}
	}
}

// ChangePage of a transaction: it holds the lock, so there are no gaps.
func (r reader) ChangePage(ctx context.Context, f parley.ChangeFilter, p parley.Page) (parley.PageOf[*parley.Change], error) {
	none := parley.PageOf[*parley.Change]{}
	w, err := listing.NewChangeWindow(f, p)
	if err != nil {
		return none, err
	}
	q := statement("changes.page", params{})
	filter := ""
	if !f.Since.IsZero() {
		filter += " " + fragment("changes.where.since")
		q.params["since"] = f.Since.UTC()
	}
	event := ""
	if !reflect.ValueOf(f.Events).IsZero() {
		c, err := compile(f.Events)
		if err != nil {
			return none, err
		}
		filter += " " + fragment("changes.where.event")
		for name, value := range c.params {
			q.params[name] = value
		}
		if event = c.text(); c.none {
			event = "AND false"
		}
	}
	q.params["first"], q.params["last"], q.params["above"], q.params["below"], q.params["limit"] = w.First, w.Last, w.Above, w.Below, w.Size+1
	direction, total := "ASC", fragment("changes.total")
	if w.Backward {
		direction = "DESC"
	}
	if w.SkipTotal {
		total = "0"
	}
	records, err := r.run(ctx, q.fill("total", total, "filter", filter, "event", event, "direction", direction))
	if err != nil {
		return none, err
	}
	var found []*parley.Change
	for _, v := range get[[]any](records[0], "items") {
		c, err := decode[parley.Change](v)
		if err != nil {
			return none, err
		}
		found = append(found, c)
	}
	return listing.CutChanges(w, found, number(records[0], "total")), nil
}

func (r reader) LastChange(ctx context.Context) (int64, error) {
	records, err := r.run(ctx, statement("changes.logged", params{}))
	if err != nil {
		return 0, err
	}
	return get[int64](records[0], "last"), nil
}

// LogChanges implements parley.Tx.
func (t *tx) LogChanges(ctx context.Context, changes []parley.Change) error {
	if len(changes) == 0 {
		return nil
	}
	latest := changes[0].At
	for _, c := range changes {
		if c.At.After(latest) {
			latest = c.At
		}
	}
	records, err := t.run(ctx, statement("changes.number", params{"count": len(changes), "at": latest.UTC()}))
	if err != nil {
		return err
	}
	last, floor := get[int64](records[0], "last"), get[time.Time](records[0], "floor")
	var rows, merged []params
	into := map[string]string{} // within these changes
	for _, c := range changes {
		if c.Into != "" {
			into[c.EventID] = c.Into
			merged = append(merged, params{"id": c.EventID, "into": c.Into})
		}
	}
	for _, c := range changes {
		last++
		c.Sequence = last
		if floor.After(c.At) {
			c.At = floor
		}
		floor = c.At
		json, err := encode(c)
		if err != nil {
			return err
		}
		now := c.EventID
		if id := into[now]; id != "" {
			now = id
		}
		rows = append(rows, params{"props": params{
			"seq": c.Sequence, "at": c.At.UTC(), "kind": string(c.Kind), "eventId": c.EventID, "into": orNil(c.Into), "currentId": now, "json": json,
		}})
	}
	if _, err := t.write(ctx, "changes.merged", merged); err != nil {
		return err
	}
	_, err = t.write(ctx, "changes.put", rows)
	return err
}
