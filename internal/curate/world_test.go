package curate_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/curate"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// noon stands for the machine's clock, which does not move here: decisions are
// told apart all the same.
var noon = time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC)

var sentence = regexp.MustCompile(`Talks of (\w+) and (\w+) \(([\w ]+)\) on (\S+) in (\w+): (\w+)\.`)

// read stands for the reader: each sentence "Talks of A and B (somebody of A)
// on DAY in CITY: STATUS." is a mention.
func read(a *parley.Article) []*parley.Mention {
	var out []*parley.Mention
	for _, at := range sentence.FindAllStringSubmatchIndex(a.Text, -1) {
		word := func(n int) string { return a.Text[at[2*n]:at[2*n+1]] }
		m := &parley.Mention{
			ID: parley.MakeID(parley.MentionPrefix, a.ID, word(0)), ArticleID: a.ID, Position: len(out) + 1, Kind: parley.Talks,
			When: parley.On(parley.Date(word(4))), Place: word(5), Status: parley.EventStatus(word(6)), KnownFrom: a.Published, Confidence: 0.5,
			Topics: []string{"grain"}, Role: parley.Lead, Quotes: []parley.Span{{Start: at[0], End: at[1]}},
		}
		if a.Updated.After(a.Published) {
			m.KnownFrom = a.Updated
		}
		for _, p := range []string{word(1), word(2)} {
			m.Participants = append(m.Participants, parley.Participant{Name: parley.Name{Name: p, Kind: parley.State}, Role: parley.Party})
		}
		m.Participants = append(m.Participants, parley.Participant{Name: parley.Name{Name: word(3), Kind: parley.Person, Represents: word(1), Title: "envoy"}, Role: parley.Member})
		out = append(out, m)
	}
	return out
}

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

func open(t *testing.T) curate.Curator {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return curate.Curator{Ingester: &ingest.Ingester{Store: harsh{s}, Read: read, Version: "1", Now: func() time.Time { return noon }}}
}

// failer is what testing.T and rapid.T have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

// tell takes in an article; a later day of an update makes it a newer version.
func tell(t failer, c curate.Curator, id, published, updated string, sentences ...string) string {
	t.Helper()
	a, err := article.FromRecord(article.Record{ID: id, Title: "Dispatch", Published: published, Updated: updated, Text: strings.Join(sentences, " ")})
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Article(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return r.ArticleID
}

// talks is a sentence that the reader reads.
func talks(one, other, who, day, city string, status parley.EventStatus) string {
	return fmt.Sprintf("Talks of %s and %s (%s) on %s in %s: %s.", one, other, who, day, city, status)
}

// all reads every page of a list.
func all[T any](t failer, fetch func(parley.Page) (parley.PageOf[T], error)) []T {
	t.Helper()
	var out []T
	p := parley.Page{First: parley.MaxPage, SkipTotal: true}
	for {
		page, err := fetch(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, page.Items...)
		if !page.HasNext {
			return out
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
}

func decisions(t failer, r parley.Reader) []*parley.Decision {
	t.Helper()
	return all(t, func(p parley.Page) (parley.PageOf[*parley.Decision], error) {
		return r.DecisionPage(context.Background(), p)
	})
}

func eventsOf(t failer, r parley.Reader) []*parley.Event {
	t.Helper()
	return all(t, func(p parley.Page) (parley.PageOf[*parley.Event], error) {
		return r.EventPage(context.Background(), parley.EventFilter{}, parley.TimeAsc, p)
	})
}

func actorsOf(t failer, r parley.Reader) []*parley.Actor {
	t.Helper()
	return all(t, func(p parley.Page) (parley.PageOf[*parley.Actor], error) {
		return r.ActorPage(context.Background(), parley.ActorFilter{}, p)
	})
}

// graph is everything that is derived in a store.
func graph(t failer, r parley.Reader) parley.Derived {
	t.Helper()
	ctx := context.Background()
	return bare(parley.Derived{
		Events: eventsOf(t, r),
		Actors: actorsOf(t, r),
		Tracks: all(t, func(p parley.Page) (parley.PageOf[*parley.Track], error) {
			return r.TrackPage(ctx, parley.TrackFilter{}, p)
		}),
		Venues: all(t, func(p parley.Page) (parley.PageOf[*parley.Venue], error) { return r.VenuePage(ctx, "", p) }),
		Topics: all(t, func(p parley.Page) (parley.PageOf[*parley.Topic], error) { return r.TopicPage(ctx, "", p) }),
	})
}

// mentions lists all present mentions, by id.
func mentions(t failer, r parley.Reader) []*parley.Mention {
	t.Helper()
	ctx := context.Background()
	var out []*parley.Mention
	for _, a := range all(t, func(p parley.Page) (parley.PageOf[*parley.Article], error) {
		return r.ArticlePage(ctx, parley.ArticleFilter{}, p)
	}) {
		lists, err := r.MentionsOfArticles(ctx, []string{a.ID})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, lists[0]...)
	}
	slices.SortFunc(out, func(a, b *parley.Mention) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// scratch is what merging all mentions and decisions of a store at once gives.
func scratch(t failer, r parley.Reader) parley.Derived {
	t.Helper()
	ctx := context.Background()
	in := resolve.Input{Articles: map[string]*parley.Article{}, Mentions: mentions(t, r)}
	in.Rulings = resolve.NewRulings(decisions(t, r), in.Mentions)
	for _, a := range all(t, func(p parley.Page) (parley.PageOf[*parley.Article], error) {
		return r.ArticlePage(ctx, parley.ArticleFilter{}, p)
	}) {
		in.Articles[a.ID] = a
	}
	return bare(resolve.Merge(in))
}

// bare leaves out the machine's clock, counts that the store keeps, and what
// nothing names, which the store does not keep.
func bare(d parley.Derived) parley.Derived {
	named := map[string]bool{}
	for _, e := range d.Events {
		e.Recorded = time.Time{}
		named[e.VenueID] = true
		for _, h := range e.History {
			named[h.VenueID] = true
		}
		for _, p := range e.Participants {
			named[p.ActorID], named[p.OnBehalfOf] = true, true
		}
		for _, id := range e.TopicIDs {
			named[id] = true
		}
	}
	for _, t := range d.Tracks {
		for _, id := range slices.Concat(t.PartyIDs, t.TopicIDs) {
			named[id] = true
		}
	}
	for _, v := range d.Venues {
		if named[v.ID] {
			named[v.CountryID] = true
		}
	}
	for _, a := range d.Actors {
		a.EventCount = 0
		if named[a.ID] {
			named[a.Represents] = true
			for _, f := range a.Affiliations {
				named[f.ActorID] = true
			}
		}
	}
	d.Actors = slices.DeleteFunc(d.Actors, func(a *parley.Actor) bool { return !named[a.ID] })
	d.Venues = slices.DeleteFunc(d.Venues, func(v *parley.Venue) bool { return !named[v.ID] })
	d.Topics = slices.DeleteFunc(d.Topics, func(p *parley.Topic) bool { return !named[p.ID] })
	return d
}

// alike takes lists as the store gives them: in an order of its own.
var alike = cmp.Options{
	cmpopts.EquateEmpty(),
	cmpopts.SortSlices(func(a, b *parley.Event) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Track) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Actor) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Venue) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b *parley.Topic) bool { return a.ID < b.ID }),
}
