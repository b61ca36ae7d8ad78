package ingest_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
	"github.com/parley-talks/parley/internal/spelling"
)

// noon stands for the machine's clock.
var noon = time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC)

func ingester(s parley.Store) *ingest.Ingester {
	return &ingest.Ingester{Store: s, Version: "1", Now: func() time.Time { return noon }}
}

// records are the corpus as import records, one a line.
func records(t *testing.T) []string {
	t.Helper()
	shared := os.Getenv("PARLEY_SHARED")
	if shared == "" {
		t.Skip("PARLEY_SHARED does not name the folder that holds corpus/labels")
	}
	dir := filepath.Join(shared, "corpus")
	index, err := os.ReadFile(filepath.Join(dir, "index.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for lines := bufio.NewScanner(bytes.NewReader(index)); lines.Scan(); {
		row := map[string]any{}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(dir, "labels", row["id"].(string)+".json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &row); err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(line))
	}
	return out
}

// failer is what testing.T and rapid.T have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func importAll(t failer, in *ingest.Ingester, lines ...string) {
	t.Helper()
	got, err := in.Import(context.Background(), strings.NewReader(strings.Join(lines, "\n")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Bad) > 0 {
		t.Fatal(got.Bad[0])
	}
}

// whole is what merging everything in the store at once gives.
func whole(t failer, s parley.Store) parley.Derived {
	t.Helper()
	ctx := context.Background()
	in := resolve.Input{Articles: map[string]*parley.Article{}}
	for _, a := range all(t, func(p parley.Page) (parley.PageOf[*parley.Article], error) {
		return s.ArticlePage(ctx, parley.ArticleFilter{}, p)
	}) {
		in.Articles[a.ID] = a
		lists, err := s.MentionsOfArticles(ctx, []string{a.ID})
		if err != nil {
			t.Fatal(err)
		}
		in.Mentions = append(in.Mentions, lists[0]...)
	}
	return plain(resolve.Merge(in))
}

// alike takes lists as the store gives them: in an order of its own. A venue
// keeps the alphabetically first spelling that any report ever gave it, also
// one that a later choice of another venue has left behind.
var alike = cmp.Options{
	cmp.FilterPath(func(p cmp.Path) bool {
		return slices.Contains([]string{"Venues.Name", "Venues.Site", "Venues.City"}, p.String())
	}, cmp.Comparer(func(a, b string) bool { return spelling.Fold(a) == spelling.Fold(b) })),
	cmpopts.EquateEmpty(),
	cmpopts.SortSlices(func(a, b *parley.Event) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Track) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Actor) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Venue) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Topic) bool { return a.ID < b.ID }),
}

// draw picks some of the corpus in some order. It draws numbers, so that a
// failure prints those and not the records.
func draw(t *rapid.T, lines []string, most int) []string {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	var out []string
	for _, i := range rapid.Permutation(order).Draw(t, "articles")[:most] {
		out = append(out, lines[i])
	}
	return out
}

// Articles that come one by one, in any order, leave what merging all of them
// at once gives.
func TestOneByOneIsAllAtOnce(t *testing.T) {
	lines := records(t)
	rapid.Check(t, func(r *rapid.T) {
		s := open(t, t.TempDir())
		for _, line := range draw(r, lines, rapid.IntRange(1, 16).Draw(r, "number")) {
			importAll(r, ingester(s), line)
		}
		if d := cmp.Diff(whole(r, s), graph(r, s), alike); d != "" {
			r.Fatalf("merged at once (-) and one by one (+):\n%s", d)
		}
	})
}

// The order in which articles come, and in which batches, changes nothing.
func TestOrderChangesNothing(t *testing.T) {
	lines := records(t)
	first := open(t, t.TempDir())
	importAll(t, ingester(first), lines...)
	want := graph(t, first)
	rapid.Check(t, func(r *rapid.T) {
		order := draw(r, lines, len(lines))
		half := rapid.IntRange(0, len(order)).Draw(r, "first batch")
		s := open(t, t.TempDir())
		importAll(r, ingester(s), order[:half]...)
		importAll(r, ingester(s), order[half:]...)
		if d := cmp.Diff(want, graph(r, s), alike); d != "" {
			r.Fatal(d)
		}
	})
}

// When an article changes, what it said before leaves no trace.
func TestReplacedOutright(t *testing.T) {
	lines := records(t)
	rapid.Check(t, func(r *rapid.T) {
		some := draw(r, lines, 10)
		s := open(t, t.TempDir())
		for _, line := range append(slices.Clone(some), fewer(r, some[rapid.IntRange(0, 9).Draw(r, "changed")])) {
			importAll(r, ingester(s), line)
		}
		if d := cmp.Diff(whole(r, s), graph(r, s), alike); d != "" {
			r.Fatalf("merged at once (-) and after the change (+):\n%s", d)
		}
	})
}

// fewer is a record without its first event and the links to it.
func fewer(t *rapid.T, line string) string {
	var row map[string]any
	if err := json.Unmarshal([]byte(line), &row); err != nil {
		t.Fatal(err)
	}
	events := row["events"].([]any)
	if len(events) == 0 {
		row["title"] = "changed"
	} else {
		key := events[0].(map[string]any)["key"]
		row["events"] = events[1:]
		for _, e := range events[1:] {
			for _, field := range []string{"previous", "about"} {
				if l, ok := e.(map[string]any)[field].([]any); ok {
					e.(map[string]any)[field] = slices.DeleteFunc(l, func(k any) bool { return k == key })
				}
			}
		}
	}
	out, err := json.Marshal(row)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
