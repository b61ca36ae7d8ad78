package ingest_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// harsh is a store that runs every update twice, as an engine may: the first
// run is undone.
type harsh struct{ parley.Store }

var errUndo = errors.New("undone")

func (h harsh) Update(ctx context.Context, fn func(parley.Tx) error) error {
	err := h.Store.Update(ctx, func(tx parley.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return errUndo
	})
	if !errors.Is(err, errUndo) {
		return err
	}
	return h.Store.Update(ctx, fn)
}

// counting counts the updates that reach a store.
type counting struct {
	parley.Store
	updates int
}

func (c *counting) Update(ctx context.Context, fn func(parley.Tx) error) error {
	c.updates++
	return c.Store.Update(ctx, fn)
}

func open(t *testing.T, dir string) parley.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(dir, "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return harsh{s}
}

// all reads every page of a list.
func all[T any](t failer, page func(parley.Page) (parley.PageOf[T], error)) []T {
	t.Helper()
	var out []T
	p := parley.Page{First: parley.MaxPage}
	for {
		got, err := page(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, got.Items...)
		if !got.HasNext {
			return out
		}
		p.After = got.Cursors[len(got.Cursors)-1]
	}
}

// graph is all that is derived, without the machine's clock.
func graph(t failer, s parley.Store) parley.Derived {
	t.Helper()
	ctx := context.Background()
	d := parley.Derived{
		Events: all(t, func(p parley.Page) (parley.PageOf[*parley.Event], error) {
			return s.EventPage(ctx, parley.EventFilter{}, parley.TimeAsc, p)
		}),
		Tracks: all(t, func(p parley.Page) (parley.PageOf[*parley.Track], error) {
			return s.TrackPage(ctx, parley.TrackFilter{}, p)
		}),
		Actors: all(t, func(p parley.Page) (parley.PageOf[*parley.Actor], error) {
			return s.ActorPage(ctx, parley.ActorFilter{}, p)
		}),
		Venues: all(t, func(p parley.Page) (parley.PageOf[*parley.Venue], error) { return s.VenuePage(ctx, "", p) }),
		Topics: all(t, func(p parley.Page) (parley.PageOf[*parley.Topic], error) { return s.TopicPage(ctx, "", p) }),
	}
	return plain(d)
}

// plain leaves out what is not derived: the machine's clock and the store's
// counts.
func plain(d parley.Derived) parley.Derived {
	for _, e := range d.Events {
		e.Recorded = time.Time{}
	}
	for _, a := range d.Actors {
		a.EventCount = 0
	}
	return d
}

// TestMain keeps the properties affordable, since each of their checks fills a
// store on disk several times; -rapid.checks asks for more.
func TestMain(m *testing.M) {
	asked := false
	flag.Parse()
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "5"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// contested is a store whose first updates lose against other writers.
type contested struct {
	parley.Store
	lost int
}

func (c *contested) Update(ctx context.Context, fn func(parley.Tx) error) error {
	if c.lost > 0 {
		c.lost--
		return parley.ErrConflict
	}
	return c.Store.Update(ctx, fn)
}
