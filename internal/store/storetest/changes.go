package storetest

import (
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/parley"
)

// noon of a day of April 2025, by the machine's clock.
func noon(day int) time.Time { return time.Date(2025, 4, day, 12, 0, 0, 0, time.UTC) }

func changeID(c *parley.Change) string { return c.EventID + " " + strconv.FormatInt(c.Sequence, 10) }

// logged appends changes of a kind, one for each event, at noon of a day.
func logged(t *testing.T, s parley.Store, day int, kind parley.ChangeKind, events ...string) {
	t.Helper()
	update(t, s, func(tx parley.Tx) error {
		var changes []parley.Change
		for _, e := range events {
			changes = append(changes, parley.Change{At: noon(day), Kind: kind, EventID: e})
		}
		return tx.LogChanges(t.Context(), changes)
	})
}

func changePages(t *testing.T, s parley.Reader, f parley.ChangeFilter) func(parley.Page) (parley.PageOf[*parley.Change], error) {
	return func(p parley.Page) (parley.PageOf[*parley.Change], error) { return s.ChangePage(ctx(t), f, p) }
}

var changeCases = []testCase{
	{"the log of an empty store is empty", func(t *testing.T, s parley.Store) {
		same(t, "last", must[int64](t)(s.LastChange(ctx(t))), 0)
		walk(t, "changes", nil, changeID, 2, changePages(t, s, parley.ChangeFilter{}))
		walk(t, "changes since", nil, changeID, 2, changePages(t, s, parley.ChangeFilter{Since: noon(1)}))
	}},
	{"changes come back as they were put, numbered from 1 in the order of updates", func(t *testing.T, s parley.Store) {
		put := []parley.Change{
			{At: noon(1), Kind: parley.Created, EventID: "evt_a", Fields: []parley.FieldChange{{Field: "title", After: "Talks"}}},
			{At: noon(1), Kind: parley.Removed, EventID: "evt_b", Fields: []parley.FieldChange{{Field: "title", Before: "Call"}}},
		}
		update(t, s, func(tx parley.Tx) error { return tx.LogChanges(t.Context(), put) })
		update(t, s, func(tx parley.Tx) error { return tx.LogChanges(t.Context(), nil) })
		logged(t, s, 2, parley.Updated, "evt_a")
		put[0].Sequence, put[1].Sequence = 1, 2
		page := must[parley.PageOf[*parley.Change]](t)(s.ChangePage(ctx(t), parley.ChangeFilter{}, parley.Page{}))
		same(t, "changes", page.Items, []*parley.Change{&put[0], &put[1], {Sequence: 3, At: noon(2), Kind: parley.Updated, EventID: "evt_a"}})
		same(t, "last", must[int64](t)(s.LastChange(ctx(t))), 3)
	}},
	{"an update that fails logs nothing and leaves no gap", func(t *testing.T, s parley.Store) {
		logged(t, s, 1, parley.Created, "evt_a")
		err := s.Update(ctx(t), func(tx parley.Tx) error {
			if err := tx.LogChanges(t.Context(), []parley.Change{{At: noon(2), Kind: parley.Created, EventID: "evt_b"}}); err != nil {
				return err
			}
			if last, err := tx.LastChange(t.Context()); err != nil || last != 2 {
				t.Errorf("an update sees %d changes with its own, error %v", last, err)
			}
			return errStop
		})
		wantError(t, "update", err, errStop)
		logged(t, s, 3, parley.Created, "evt_c")
		walk(t, "changes", []string{"evt_a 1", "evt_c 2"}, changeID, 1, changePages(t, s, parley.ChangeFilter{}))
	}},
	{"instants never go back along the log, so that those since an instant are the end of it", func(t *testing.T, s parley.Store) {
		for _, day := range []int{3, 1, 5} { // a clock that was set back
			logged(t, s, day, parley.Created, id("evt_", day))
		}
		for i, c := range must[parley.PageOf[*parley.Change]](t)(s.ChangePage(ctx(t), parley.ChangeFilter{}, parley.Page{})).Items {
			same(t, "instant", c.At, noon([]int{3, 3, 5}[i]))
		}
		all := []string{id("evt_", 3) + " 1", id("evt_", 1) + " 2", id("evt_", 5) + " 3"}
		for day, want := range map[int][]string{2: all, 3: all, 4: all[2:], 5: all[2:], 6: nil} {
			walk(t, "changes since", want, changeID, 2, changePages(t, s, parley.ChangeFilter{Since: noon(day)}))
		}
	}},
	{"a range of sequences is read without what is before and after", func(t *testing.T, s parley.Store) {
		logged(t, s, 1, parley.Created, "evt_a", "evt_b", "evt_c", "evt_d")
		walk(t, "after", []string{"evt_c 3", "evt_d 4"}, changeID, 1, changePages(t, s, parley.ChangeFilter{After: 2}))
		walk(t, "up to", []string{"evt_a 1", "evt_b 2"}, changeID, 1, changePages(t, s, parley.ChangeFilter{UpTo: 2}))
		walk(t, "between", []string{"evt_b 2", "evt_c 3"}, changeID, 1, changePages(t, s, parley.ChangeFilter{After: 1, UpTo: 3}))
		walk(t, "after all", nil, changeID, 1, changePages(t, s, parley.ChangeFilter{After: 4}))
		walk(t, "beyond all", nil, changeID, 1, changePages(t, s, parley.ChangeFilter{After: 9, UpTo: 12}))
	}},
	{"a cursor of another list is invalid", func(t *testing.T, s parley.Store) {
		for _, cursor := range []string{parley.EncodeCursor("articles", "1"), parley.EncodeCursor("changes", "x"), "?"} {
			_, err := s.ChangePage(ctx(t), parley.ChangeFilter{}, parley.Page{After: cursor})
			wantError(t, cursor, err, parley.ErrInvalid)
		}
	}},
	{"a filter goes by the events as they are now, and lets through changes of events that are gone", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("kept", "2025-04-01", party(russia)), talks("into", "2025-04-02", party(america))))
		logged(t, s, 1, parley.Created, "evt_kept", "evt_into", "evt_gone", "evt_merged")
		update(t, s, func(tx parley.Tx) error {
			return tx.LogChanges(t.Context(), []parley.Change{{At: noon(2), Kind: parley.Merged, EventID: "evt_merged", Into: "evt_into"}})
		})
		logged(t, s, 3, parley.Removed, "evt_gone")
		of := func(a *parley.Actor) parley.ChangeFilter {
			return parley.ChangeFilter{Events: parley.EventFilter{Actors: []string{a.ID}}}
		}
		walk(t, "of Russia", []string{"evt_kept 1", "evt_gone 3", "evt_gone 6"}, changeID, 2, changePages(t, s, of(russia)))
		walk(t, "of the United States", []string{"evt_into 2", "evt_gone 3", "evt_merged 4", "evt_merged 5", "evt_gone 6"}, changeID, 2, changePages(t, s, of(america)))
		put(t, s, having(talks("kept", "2025-04-01", party(turkey))))
		walk(t, "of Russia, which takes part no more", []string{"evt_gone 3", "evt_gone 6"}, changeID, 2, changePages(t, s, of(russia)))
	}},
	{"changes of random events under random filters are those of a plain reading", func(t *testing.T, s parley.Store) {
		w := randomWorld(7, 40)
		put(t, s, w)
		var all []string
		for _, e := range w.Events {
			all = append(all, e.ID)
		}
		all = append(all, "evt_gone")
		logged(t, s, 1, parley.Created, all...)
		m := model{w}
		rapid.Check(t, func(rt *rapid.T) {
			f := drawFilter(rt, w)
			passes := map[string]bool{"evt_gone": true}
			for _, e := range m.events(f, parley.TimeAsc, nil) {
				passes[e.ID] = true
			}
			var want []string
			for i, id := range all {
				if passes[id] {
					want = append(want, changeID(&parley.Change{EventID: id, Sequence: int64(i + 1)}))
				}
			}
			walk(rt, "changes", want, changeID, drawSize(rt), changePages(t, s, parley.ChangeFilter{Events: f}))
		})
	}},
}

// followed is a shared case: whoever goes from LastChange to LastChange while
// others write reads every change once and in order.
func followed(t *testing.T, a, b parley.Store) {
	const updates, changes = 15, 7
	done := make(chan error, 2)
	for _, s := range []parley.Store{a, b} {
		go func() {
			for range updates {
				err := s.Update(ctx(t), func(tx parley.Tx) error {
					return tx.LogChanges(ctx(t), make([]parley.Change, changes))
				})
				if err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	var read int64
	for writing := 2; ; {
		last := must[int64](t)(b.LastChange(ctx(t)))
		for read < last {
			page := must[parley.PageOf[*parley.Change]](t)(b.ChangePage(ctx(t), parley.ChangeFilter{After: read, UpTo: last}, parley.Page{First: 5, SkipTotal: true}))
			if len(page.Items) == 0 {
				t.Fatalf("nothing after %d, though the last is %d", read, last)
			}
			for _, c := range page.Items {
				if read++; c.Sequence != read {
					t.Fatalf("read change %d where %d was due", c.Sequence, read)
				}
			}
		}
		if writing == 0 {
			break
		}
		select {
		case err := <-done:
			if writing--; err != nil {
				t.Fatal(err)
			}
		default:
		}
	}
	same(t, "changes read", read, 2*updates*changes)
}
