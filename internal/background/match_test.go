package background_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/background"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
)

// talks are what one article tells: two rounds a month apart, and a proposal
// that one side turned down.
func talks(articleID string) []*parley.Mention {
	round := func(n int, day parley.Date, place string) *parley.Mention {
		return &parley.Mention{
			ID: parley.MakeID(parley.MentionPrefix, articleID, string(day)), ArticleID: articleID, Position: n,
			Kind: parley.Talks, When: parley.On(day), Status: parley.Held, Place: place, Role: parley.Lead, Confidence: 0.9,
			Participants: []parley.Participant{
				{Name: parley.Name{Name: "Norway", Kind: parley.State}, Role: parley.Party},
				{Name: parley.Name{Name: "Iceland", Kind: parley.State}, Role: parley.Party},
				{Name: parley.Name{Name: "Per Haugen", Kind: parley.Person, Represents: "Norway"}, Role: parley.Member},
			},
			Rounds: []parley.RoundClaim{{Ordinal: n, Text: []string{"first round", "second round"}[n-1]}},
			Quotes: []parley.Span{{Start: 0, End: 4}}, KnownFrom: parley.Date("2025-06-10").Time(),
		}
	}
	first, second := round(1, "2025-05-02", "Bergen"), round(2, "2025-06-09", "Oslo")
	second.Previous = []string{first.ID}
	offer := &parley.Mention{
		ID: parley.MakeID(parley.MentionPrefix, articleID, "offer"), ArticleID: articleID, Position: 3,
		Kind: parley.Proposal, When: parley.On("2025-06-09"), Status: parley.Held, Terms: "shared cod quota", Role: parley.Background, Confidence: 0.9,
		Participants: []parley.Participant{{Name: parley.Name{Name: "Norway", Kind: parley.State}, Role: parley.Proposer}},
		Positions:    []parley.SaidPosition{{Actor: parley.Name{Name: "Iceland", Kind: parley.State}, Stance: parley.Rejects, Since: "2025-06-09"}},
		Quotes:       []parley.Span{{Start: 0, End: 4}}, KnownFrom: parley.Date("2025-06-10").Time(),
	}
	return []*parley.Mention{first, second, offer}
}

func asker(t *testing.T) background.Asker {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	in := &ingest.Ingester{
		Store: s, Version: "test", Now: time.Now,
		Read: func(a *parley.Article) []*parley.Mention { return talks(a.ID) },
	}
	a := &parley.Article{ID: parley.MakeID(parley.ArticlePrefix, "report"), Key: "report", Text: "They met.", TextHash: "x", Published: parley.Date("2025-06-10").Time()}
	if _, err := in.Article(ctx, a); err != nil {
		t.Fatal(err)
	}
	return background.Asker{Reader: s}
}

// A draft that is right but for one value still means the event, and the value
// is told; one that is wrong in more is unknown.
func TestADraftMeansTheEventThatItFitsButForOneValue(t *testing.T) {
	ask := asker(t)
	draft := &parley.Article{Text: "They met.", Raw: []byte("They met."), Published: parley.Date("2025-06-20").Time()}
	for _, tt := range []struct {
		name   string
		which  int // of talks
		change func(*parley.Mention)
		want   parley.Date // of the event; none: unknown
		fields []string    // that differ
	}{
		{"all right", 1, func(*parley.Mention) {}, "2025-06-09", nil},
		{"the round before", 0, func(*parley.Mention) {}, "2025-05-02", nil},
		{"a day off", 1, func(m *parley.Mention) { m.When = parley.On("2025-06-08") }, "2025-06-09", []string{"date"}},
		{"half a year off", 1, func(m *parley.Mention) { m.When = parley.On("2024-12-08") }, "", nil},
		{"another city", 1, func(m *parley.Mention) { m.Place = "Bodo" }, "2025-06-09", []string{"place"}},
		{"another round", 1, func(m *parley.Mention) { m.Rounds[0] = parley.RoundClaim{Ordinal: 5, Text: "fifth round"} }, "2025-06-09", []string{"round"}},
		{"called off", 1, func(m *parley.Mention) { m.Status = parley.Planned }, "2025-06-09", []string{"status"}},
		{"another head", 1, func(m *parley.Mention) { m.Participants[2].Name.Name = "Ola Berg" }, "2025-06-09", []string{"people"}},
		{"another stance", 2, func(m *parley.Mention) { m.Positions[0].Stance, m.Positions[0].Since = parley.Accepts, "" }, "2025-06-09", []string{"stance"}},
		{"other parties", 1, func(m *parley.Mention) {
			m.Participants = []parley.Participant{{Name: parley.Name{Name: "Peru", Kind: parley.State}, Role: parley.Party}}
		}, "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := talks("draft")[tt.which]
			m.Previous, m.KnownFrom = nil, draft.Published
			tt.change(m)
			items, err := ask.OfDraft(context.Background(), draft, []*parley.Mention{m})
			if err != nil {
				t.Fatal(err)
			}
			if len(items) != 1 {
				t.Fatalf("%d items for one occasion", len(items))
			}
			item := items[0]
			if tt.want == "" {
				if item.Event != nil {
					t.Errorf("it means %s of %s", item.Event.Title, item.Event.When.Start)
				}
				return
			}
			if item.Event == nil {
				t.Fatalf("it means nothing known; candidates: %d", len(item.Candidates))
			}
			if item.Event.When.Start != tt.want {
				t.Errorf("it means the event of %s, want %s", item.Event.When.Start, tt.want)
			}
			var fields []string
			for _, d := range item.Differences {
				fields = append(fields, d.Field)
				if len(d.MentionIDs) == 0 {
					t.Errorf("nothing is cited for %s: %s", d.Field, d.Known)
				}
			}
			if !slices.Equal(fields, tt.fields) {
				t.Errorf("these differ: %v, want %v", fields, tt.fields)
			}
			for _, s := range item.Sentences {
				if len(s.MentionIDs) == 0 {
					t.Errorf("nothing is cited for %q", s.Text)
				}
			}
		})
	}
}

func TestAnEventHasItsEarlierRoundsAndOpenProposals(t *testing.T) {
	ask := asker(t)
	page, err := ask.Reader.EventPage(context.Background(), parley.EventFilter{Kinds: []parley.EventKind{parley.Talks}}, parley.TimeDesc, parley.Page{First: 1})
	if err != nil {
		t.Fatal(err)
	}
	item, err := ask.OfEvent(context.Background(), page.Items[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(item.Previous) != 1 || item.Previous[0].When.Start != "2025-05-02" {
		t.Errorf("earlier rounds: %v", item.Previous)
	}
	if item.Passage != nil || item.Differences != nil {
		t.Error("an event asked for by id has nothing to differ from")
	}
	if _, err := ask.OfEvent(context.Background(), "evt_00000000000000000000"); err == nil {
		t.Error("an unknown event is no error")
	}
}
