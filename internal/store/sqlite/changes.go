package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

func (r reader) ChangePage(ctx context.Context, f parley.ChangeFilter, p parley.Page) (parley.PageOf[*parley.Change], error) {
	return look(ctx, r, "list changes", func(c *conn) (parley.PageOf[*parley.Change], error) {
		none := parley.PageOf[*parley.Change]{}
		w, err := listing.NewChangeWindow(f, p)
		if err != nil {
			return none, err
		}
		list, err := changed(f)
		if err != nil {
			return none, err
		}
		total := 0
		if !w.SkipTotal {
			q := ask("SELECT COUNT(*) FROM changes c WHERE c.seq >= ? AND c.seq <= ?", w.First, w.Last)
			q.join(list)
			if _, err := c.one(ctx, q, &total); err != nil {
				return none, err
			}
		}
		q := ask("SELECT c.data FROM changes c WHERE c.seq > ? AND c.seq < ?", w.Above, w.Below)
		q.join(list)
		q.add("ORDER BY c.seq")
		if w.Backward {
			q.add("DESC")
		}
		q.add("LIMIT ?", w.Size+1)
		var found []*parley.Change
		err = c.query(ctx, q, func(s scan) error {
			one, err := decoded[parley.Change](s)
			found = append(found, one)
			return err
		})
		return listing.CutChanges(w, found, total), err
	})
}

// changed are the conditions of a filter on the changes c, without the range
// of sequences.
func changed(f parley.ChangeFilter) (query, error) {
	var q query
	if !f.Since.IsZero() {
		// Instants never go back along the log, so the first one leads.
		q.add("AND c.seq >= (SELECT seq FROM changes WHERE at >= ? ORDER BY at, seq LIMIT 1)", listing.Instant(f.Since))
	}
	if reflect.ValueOf(f.Events).IsZero() {
		return q, nil
	}
	q.add("AND (NOT EXISTS (SELECT 1 FROM events e WHERE e.id = c.event_id) OR EXISTS (SELECT 1 FROM events e WHERE e.id = c.event_id")
	if err := filter(&q, f.Events, "e.time_desc"); err != nil {
		return q, err
	}
	q.add("))")
	return q, nil
}

func (r reader) LastChange(ctx context.Context) (int64, error) {
	return look(ctx, r, "read the end of the change log", func(c *conn) (last int64, err error) {
		_, err = c.one(ctx, ask("SELECT COALESCE(MAX(seq), 0) FROM changes"), &last)
		return last, err
	})
}

func (t tx) LogChanges(ctx context.Context, changes []parley.Change) error {
	return t.view(ctx, "log changes", func(c *conn) error {
		var last int64
		var at string
		if _, err := c.one(ctx, ask("SELECT seq, at FROM changes ORDER BY seq DESC LIMIT 1"), &last, &at); err != nil {
			return err
		}
		for _, change := range changes {
			last++
			change.Sequence = last
			if now := listing.Instant(change.At); now > at {
				at = now
			} else if before, err := time.Parse(time.RFC3339Nano, at); err == nil {
				change.At = before
			}
			data, err := json.Marshal(change)
			if err != nil {
				return fmt.Errorf("%w: change of %s: %w", parley.ErrInvalid, change.EventID, err)
			}
			now := change.EventID
			if change.Into != "" {
				now = change.Into
				if err := c.exec(ctx, "UPDATE changes SET event_id = ? WHERE event_id = ?", now, change.EventID); err != nil {
					return err
				}
			}
			if err := c.exec(ctx, "INSERT INTO changes (seq, at, event_id, data) VALUES (?, ?, ?, ?)", last, at, now, string(data)); err != nil {
				return err
			}
		}
		return nil
	})
}
