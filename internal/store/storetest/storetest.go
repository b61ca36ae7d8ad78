// Package storetest is the contract that every engine behind parley.Store
// passes: cases that say in words what they expect, and random data asked at
// random and compared with a plain reading of the same data in memory.
package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/parley"
)

// Run asks the whole contract of one handle. open gives a fresh, empty store
// for every case and closes it when the case is over.
func Run(t *testing.T, open func(t *testing.T) parley.Store) {
	for _, group := range [][]testCase{freshCases, articleCases, mentionCases, derivedCases, eventCases, actorCases, listCases, statsCases, changeCases, decisionCases, tokenCases, textCases, faultCases, oddCases, propertyCases} {
		for _, c := range group {
			t.Run(c.name, func(t *testing.T) { c.run(t, open(t)) })
		}
	}
}

// RunShared asks what must hold when two processes have the same store open.
// open gives two handles on one fresh, empty store.
func RunShared(t *testing.T, open func(t *testing.T) (a, b parley.Store)) {
	for _, c := range sharedCases {
		t.Run(c.name, func(t *testing.T) {
			a, b := open(t)
			c.run(t, a, b)
		})
	}
}

type testCase struct {
	name string // a sentence that says what must hold
	run  func(t *testing.T, s parley.Store)
}

// alike compares what was put with what came back: instants by the moment, no
// difference between an empty list and none.
var alike = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) }),
}

func same[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if diff := diffOf(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func update(t *testing.T, s parley.Store, fn func(tx parley.Tx) error) {
	t.Helper()
	if err := s.Update(ctx(t), fn); err != nil {
		t.Fatalf("update: %v", err)
	}
}

func diffOf[T any](want, got T) string { return cmp.Diff(want, got, alike) }

// wantError fails unless err is, by errors.Is, the one that callers decide on.
func wantError(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: error %v, want %v", what, err, want)
	}
}

// put saves a world.
func put(t *testing.T, s parley.Store, w world) {
	t.Helper()
	update(t, s, func(tx parley.Tx) error { return w.put(t.Context(), tx) })
}

// ctx bounds a case, so that an engine that hangs fails instead.
func ctx(t *testing.T) context.Context {
	c, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return c
}

// must gives the answer of a question that may not fail.
func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// world is what a case puts into a store.
type world struct {
	articles []*parley.Article
	mentions []parley.BlockedMention
	parley.Derived
}

// put saves w in the order of ingest.
func (w world) put(ctx context.Context, tx parley.Tx) error {
	for _, a := range w.articles {
		if err := tx.PutArticle(ctx, a); err != nil {
			return err
		}
	}
	if err := tx.PutMentions(ctx, w.mentions); err != nil {
		return err
	}
	return tx.PutDerived(ctx, w.Derived)
}

func eventID(e *parley.Event) string     { return e.ID }
func mentionID(m *parley.Mention) string { return m.ID }
func articleID(a *parley.Article) string { return a.ID }
func actorID(a *parley.Actor) string     { return a.ID }
func venueID(v *parley.Venue) string     { return v.ID }
func topicID(t *parley.Topic) string     { return t.ID }
func trackID(t *parley.Track) string     { return t.ID }
func contactID(c parley.Contact) string  { return c.ActorID }
func hitID(h parley.Hit) string          { return h.ID }

// ids of a list, "" for what is nil.
func ids[T any](items []T, id func(T) string, missing func(T) bool) []string {
	var out []string
	for _, it := range items {
		if missing != nil && missing(it) {
			out = append(out, "")
			continue
		}
		out = append(out, id(it))
	}
	return out
}

func pageIDs[T any](p parley.PageOf[T], id func(T) string) []string { return ids(p.Items, id, nil) }

// walk reads the whole list with pages of one size, forward and backward, and
// fails unless both give want, with its length as total, exact flags and
// cursors that lead on.
func walk[T any](t rapid.TB, what string, want []string, id func(T) string, size int, fetch func(parley.Page) (parley.PageOf[T], error)) {
	t.Helper()
	for _, backward := range []bool{false, true} {
		var got []string
		p := parley.Page{First: size}
		if backward {
			p = parley.Page{Last: size}
		}
		for n := 0; ; n++ {
			if n > len(want) {
				t.Fatalf("%s: pages of %d never end", what, size)
			}
			page, err := fetch(p)
			if err != nil {
				t.Fatalf("%s: page %+v: %v", what, p, err)
			}
			if page.Total != len(want) {
				t.Fatalf("%s: page %+v: total %d, want %d", what, p, page.Total, len(want))
			}
			if len(page.Items) > size || len(page.Cursors) != len(page.Items) {
				t.Fatalf("%s: page %+v: %d items and %d cursors", what, p, len(page.Items), len(page.Cursors))
			}
			on, began := page.HasNext, page.HasPrev
			if backward {
				got = append(pageIDs(page, id), got...)
				on, began = began, on
			} else {
				got = append(got, pageIDs(page, id)...)
			}
			if began != (n > 0) {
				t.Fatalf("%s: page %+v: says that there is something before its start: %v", what, p, began)
			}
			if on != (len(got) < len(want)) {
				t.Fatalf("%s: page %+v: says that there is more: %v, after %d of %d", what, p, on, len(got), len(want))
			}
			if !on {
				break
			}
			if backward {
				p.Before = page.Cursors[0]
			} else {
				p.After = page.Cursors[len(page.Cursors)-1]
			}
		}
		if diff := cmp.Diff(want, got, alike); diff != "" {
			t.Fatalf("%s: pages of %d, backward %v (-want +got):\n%s", what, size, backward, diff)
		}
	}
}

// sameSet compares two lists whatever their order.
func sameSet(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	same(t, what, got, want)
}
