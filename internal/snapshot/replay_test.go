package snapshot_test

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

	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/snapshot"
	"github.com/parley-talks/parley/internal/spelling"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// record is one article of the corpus as import takes it.
type record struct {
	published time.Time
	line      string
}

// corpus is all of it, the earliest published first.
func corpus(t *testing.T) []record {
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
	var out []record
	for lines := bufio.NewScanner(bytes.NewReader(index)); lines.Scan(); {
		row := map[string]any{}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		for name, into := range map[string]func([]byte) error{
			"labels/" + row["id"].(string) + ".json": func(b []byte) error { return json.Unmarshal(b, &row) },
			"texts/" + row["id"].(string) + ".txt":   func(b []byte) error { row["text"] = string(b); return nil },
		} {
			raw, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if err := into(raw); err != nil {
				t.Fatal(err)
			}
		}
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		day, err := time.Parse(time.DateOnly, row["published"].(string))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, record{day, string(line)})
	}
	slices.SortStableFunc(out, func(a, b record) int { return a.published.Compare(b.published) })
	return out
}

func open(t *testing.T) parley.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func ingester(s parley.Store) *ingest.Ingester {
	return &ingest.Ingester{Store: s, Version: "1", Now: time.Now}
}

func importAll(t *testing.T, s parley.Store, records ...record) {
	t.Helper()
	var lines []string
	for _, r := range records {
		lines = append(lines, r.line)
	}
	got, err := ingester(s).Import(t.Context(), strings.NewReader(strings.Join(lines, "\n")), nil)
	if err != nil || len(got.Bad) > 0 {
		t.Fatal(err, got.Bad)
	}
}

func cacheOf(t *testing.T, s parley.Store, more ...func(*snapshot.Config)) *snapshot.Cache {
	t.Helper()
	c := snapshot.Config{Store: s, Open: func(ctx context.Context, limit int64) (snapshot.Memory, error) { return sqlite.OpenMemory(ctx, limit) }}
	for _, f := range more {
		f(&c)
	}
	cache := snapshot.New(c)
	t.Cleanup(cache.Close)
	return cache
}

// everything is all that a Reader tells, apart from the machine's clock.
type everything struct {
	Events   []*parley.Event
	Tracks   []*parley.Track
	Actors   []*parley.Actor
	Venues   []*parley.Venue
	Topics   []*parley.Topic
	Articles []*parley.Article
	Mentions [][]*parley.Mention // of each article
	Copies   [][]*parley.Article
	Contacts []parley.PageOf[parley.Contact]
	Stats    []parley.EventStat
	Hits     []parley.Hit
	Coverage parley.Coverage
}

func all[T any](t *testing.T, page func(parley.Page) (parley.PageOf[T], error)) []T {
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

func told(t *testing.T, r parley.Reader) everything {
	t.Helper()
	ctx := t.Context()
	e := everything{
		Events: all(t, func(p parley.Page) (parley.PageOf[*parley.Event], error) {
			return r.EventPage(ctx, parley.EventFilter{}, parley.TimeAsc, p)
		}),
		Tracks: all(t, func(p parley.Page) (parley.PageOf[*parley.Track], error) {
			return r.TrackPage(ctx, parley.TrackFilter{}, p)
		}),
		Actors: all(t, func(p parley.Page) (parley.PageOf[*parley.Actor], error) {
			return r.ActorPage(ctx, parley.ActorFilter{}, p)
		}),
		Venues: all(t, func(p parley.Page) (parley.PageOf[*parley.Venue], error) { return r.VenuePage(ctx, "", p) }),
		Topics: all(t, func(p parley.Page) (parley.PageOf[*parley.Topic], error) { return r.TopicPage(ctx, "", p) }),
		Articles: all(t, func(p parley.Page) (parley.PageOf[*parley.Article], error) {
			return r.ArticlePage(ctx, parley.ArticleFilter{}, p)
		}),
		Hits: all(t, func(p parley.Page) (parley.PageOf[parley.Hit], error) { return r.Search(ctx, "talks", p) }),
	}
	var articles, actors []string
	for _, a := range e.Articles {
		articles = append(articles, a.ID)
	}
	for _, a := range e.Actors {
		actors = append(actors, a.ID)
	}
	var errs [5]error
	e.Mentions, errs[0] = r.MentionsOfArticles(ctx, articles)
	e.Copies, errs[1] = r.Copies(ctx, articles)
	e.Contacts, errs[2] = r.Contacts(ctx, actors, parley.EventFilter{}, nil, parley.AnySide, parley.Page{})
	e.Stats, errs[3] = r.EventStats(ctx, parley.EventFilter{}, []parley.Dimension{parley.ByOutlet, parley.ByMonth}, 0)
	e.Coverage, errs[4] = r.Coverage(ctx)
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range e.Events {
		x.Recorded = time.Time{}
	}
	for _, list := range append(e.Copies, e.Articles) {
		for _, a := range list {
			a.Recorded, a.Raw = time.Time{}, nil // what came in is not part of what was known
		}
	}
	return e
}

// alike takes a venue's name in whatever spelling: the first in the alphabet of
// all that were ever reported is kept.
var alike = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) }),
	cmp.FilterPath(func(p cmp.Path) bool {
		return slices.Contains([]string{"Venues.Name", "Venues.Site", "Venues.City"}, p.String())
	}, cmp.Comparer(func(a, b string) bool { return spelling.Fold(a) == spelling.Fold(b) })),
}

// differ says what of two tellings is not alike. Most are the same to the byte,
// which is many times faster to see than to compare them value by value.
func differ(t *testing.T, a, b everything) string {
	t.Helper()
	var bytesOf [2][]byte
	for i, e := range []everything{a, b} {
		var err error
		if bytesOf[i], err = json.Marshal(e); err != nil {
			t.Fatal(err)
		}
	}
	if bytes.Equal(bytesOf[0], bytesOf[1]) {
		return ""
	}
	return cmp.Diff(a, b, alike)
}

// What was known on any day is what a store tells that holds the articles until
// that day and no others. Nobody needs to know how snapshots are made to trust
// them; this says that they tell nothing that came later and leave nothing out.
func TestEveryDayOfTheCorpus(t *testing.T) {
	records := corpus(t)
	full := open(t)
	importAll(t, full, records...)
	cache := cacheOf(t, full)
	until := open(t)
	for i, r := range records {
		importAll(t, until, r)
		if i+1 < len(records) && records[i+1].published.Equal(r.published) {
			continue // the day is not over
		}
		// Some articles name the hour of their last update, so the day is over
		// with its last moment.
		got, err := cache.At(t.Context(), r.published.AddDate(0, 0, 1).Add(-1))
		if err != nil {
			t.Fatal(err)
		}
		if (got == parley.Reader(full)) != (i+1 == len(records)) {
			t.Errorf("%s: the store itself answers: %v", r.published, got == parley.Reader(full))
		}
		if d := differ(t, told(t, until), told(t, got)); d != "" {
			t.Errorf("on %s, in a store of its own (-) and looking back (+):\n%s", r.published.Format(time.DateOnly), d)
		}
	}
}
