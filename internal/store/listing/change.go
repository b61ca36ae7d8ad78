package listing

import (
	"fmt"
	"math"
	"strconv"

	"github.com/parley-talks/parley/internal/parley"
)

// ChangeWindow is what a page of the change log asks for.
type ChangeWindow struct {
	Window
	First, Last int64 // sequences of the whole list, both included
	Above       int64 // sequences of the page, both excluded
	Below       int64
}

// NewChangeWindow reads a page of the change log between f.After and f.UpTo.
// ErrInvalid as in NewWindow.
func NewChangeWindow(f parley.ChangeFilter, p parley.Page) (ChangeWindow, error) {
	w := ChangeWindow{First: f.After + 1, Last: math.MaxInt64 - 1}
	if f.UpTo != 0 {
		w.Last = f.UpTo
	}
	var err error
	if w.Window, err = NewWindow(Changes, p); err != nil {
		return w, err
	}
	w.Above, w.Below = w.First-1, w.Last+1
	for _, cursor := range []struct {
		key string
		to  *int64
	}{{w.After, &w.Above}, {w.Before, &w.Below}} {
		if cursor.key == "" {
			continue
		}
		n, err := strconv.ParseInt(cursor.key, 10, 64)
		if err != nil {
			return w, fmt.Errorf("%w: this is not a cursor of this list", parley.ErrInvalid)
		}
		*cursor.to = n
	}
	w.Above, w.Below = max(w.Above, w.First-1), min(w.Below, w.Last+1)
	return w, nil
}

// Change is the key of a change: the number in digits.
func Change(c *parley.Change) string { return strconv.FormatInt(c.Sequence, 10) }

// CutChanges is Cut for changes.
func CutChanges(w ChangeWindow, changes []*parley.Change, total int) parley.PageOf[*parley.Change] {
	keys := make([]string, len(changes))
	for i, c := range changes {
		keys[i] = Change(c)
	}
	return Cut(w.Window, changes, keys, total)
}
