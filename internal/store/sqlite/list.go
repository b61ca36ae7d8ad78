package sqlite

import (
	"cmp"
	"context"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// scan reads the columns of one row.
type scan = func(dest ...any) error

// table says how things of one sort are read.
type table[T any] struct {
	columns string // what read takes
	from    string
	id      string
	read    func(scan) (T, error)
}

// decoded reads a single column of JSON.
func decoded[T any](s scan) (*T, error) {
	var data string
	if err := s(&data); err != nil {
		return nil, err
	}
	return listing.Decode[T](data)
}

// byIDs reads what has the ids, in their order, the zero T where there is none.
func byIDs[T any](ctx context.Context, c *conn, t table[T], ids []string) ([]T, error) {
	at := make(map[string][]int, len(ids))
	for i, id := range ids {
		at[id] = append(at[id], i)
	}
	out := make([]T, len(ids))
	for some := range slices.Chunk(ids, maxValues) {
		q := ask("SELECT " + t.columns + ", " + t.id + " FROM " + t.from + " WHERE " + t.id)
		in(&q, some)
		err := c.query(ctx, q, func(s scan) error {
			var id string
			v, err := t.read(func(dest ...any) error { return s(append(dest, &id)...) })
			for _, i := range at[id] {
				out[i] = v
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// list is a sorted list of things: those of a table that meet the conditions.
type list struct {
	name    string // in cursors
	from    string // overrides the table's
	counted string // what has as many rows as from and is quicker to count, if there is such
	where   query  // conditions, each beginning with AND
	key     string // the column or expression of the sort key
	desc    bool
	head    string // of every key, left out of the column: cursors have it
}

// counting is the question for the length of a list.
func counting[T any](t table[T], l list) query {
	q := ask("SELECT COUNT(*) FROM " + cmp.Or(l.counted, l.from, t.from) + " WHERE 1")
	q.join(l.where)
	return q
}

// windowed is the question for a window of a list.
func windowed[T any](t table[T], l list, w listing.Window) query {
	q := ask("SELECT " + t.columns + ", " + l.key + " FROM " + cmp.Or(l.from, t.from) + " WHERE 1")
	q.join(l.where)
	later, earlier := ">", "<"
	if l.desc {
		later, earlier = earlier, later
	}
	if w.After != "" {
		q.add("AND "+l.key+" "+later+" ?", cutHead(w.After, l.head))
	}
	if w.Before != "" {
		q.add("AND "+l.key+" "+earlier+" ?", cutHead(w.Before, l.head))
	}
	q.add("ORDER BY " + l.key)
	if l.desc != w.Backward {
		q.add("DESC")
	}
	q.add("LIMIT ?", w.Size+1)
	return q
}

// page reads one page of a list.
func page[T any](ctx context.Context, c *conn, t table[T], l list, p parley.Page) (parley.PageOf[T], error) {
	none := parley.PageOf[T]{}
	w, err := listing.NewWindow(l.name, p)
	if err != nil {
		return none, err
	}
	total := 0
	if !w.SkipTotal {
		if _, err := c.one(ctx, counting(t, l), &total); err != nil {
			return none, err
		}
	}
	var items []T
	var keys []string
	err = c.query(ctx, windowed(t, l, w), func(s scan) error {
		var key string
		v, err := t.read(func(dest ...any) error { return s(append(dest, &key)...) })
		items, keys = append(items, v), append(keys, l.head+key)
		return err
	})
	if err != nil {
		return none, err
	}
	return listing.Cut(w, items, keys, total), nil
}

func cutHead(key, head string) string { return key[min(len(head), len(key)):] }

// pages reads one page for each parent.
func pages[T any](ctx context.Context, c *conn, t table[T], parents []string, p parley.Page, of func(parent string) list) ([]parley.PageOf[T], error) {
	out := make([]parley.PageOf[T], len(parents))
	for i, parent := range parents {
		var err error
		if out[i], err = page(ctx, c, t, of(parent), p); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// look runs a question that gives one value.
func look[T any](ctx context.Context, r reader, doing string, fn func(c *conn) (T, error)) (v T, err error) {
	err = r.view(ctx, doing, func(c *conn) error {
		v, err = fn(c)
		return err
	})
	if err != nil {
		var none T
		return none, err
	}
	return v, nil
}
