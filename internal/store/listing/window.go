package listing

import (
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// Window is the range of sort keys that a page asks for.
type Window struct {
	List          string
	After, Before string // keys, exclusive; empty: open
	Size          int    // fetch one more, to know whether there is more
	Backward      bool   // fetch from the end of the list
	SkipTotal     bool
}

// NewWindow reads a page of the named list. ErrInvalid for sizes out of range
// and for cursors that are not of this list.
func NewWindow(list string, p parley.Page) (Window, error) {
	w := Window{List: list, SkipTotal: p.SkipTotal}
	var err error
	if w.Size, w.Backward, err = p.Size(); err != nil {
		return w, err
	}
	if w.After, err = key(p.After, list); err != nil {
		return w, err
	}
	w.Before, err = key(p.Before, list)
	return w, err
}

func key(cursor, list string) (string, error) {
	if cursor == "" {
		return "", nil
	}
	parts, err := parley.DecodeCursor(cursor, list, 1)
	if err != nil {
		return "", err
	}
	return parts[0], nil
}

// Cut makes the page of what was fetched: at most Size+1 items with their
// keys, in the list's order or, when Backward, in the reverse of it.
func Cut[T any](w Window, items []T, keys []string, total int) parley.PageOf[T] {
	more := len(items) > w.Size
	if more {
		items, keys = items[:w.Size], keys[:w.Size]
	}
	if w.Backward {
		slices.Reverse(items)
		slices.Reverse(keys)
	}
	page := parley.PageOf[T]{Items: items, Total: total}
	for _, k := range keys {
		page.Cursors = append(page.Cursors, parley.EncodeCursor(w.List, k))
	}
	if w.Backward {
		page.HasNext, page.HasPrev = w.Before != "", more || w.After != ""
	} else {
		page.HasNext, page.HasPrev = more || w.Before != "", w.After != ""
	}
	return page
}
