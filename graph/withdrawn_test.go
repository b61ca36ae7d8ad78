package graph_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// What an update no longer says shows no words where the text before it is not
// kept: the new one must not be quoted in its place.
func TestWithdrawnMentionsOfAnUnkeptTextQuoteNothing(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "p.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	day := time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)
	span := parley.Span{Start: 0, End: 8}
	m := &parley.Mention{
		ID: "men_old", ArticleID: "art_a", Position: 1, Kind: parley.Talks, Status: parley.Held, Role: parley.Lead, When: parley.On("2024-05-14"),
		Quotes: []parley.Span{span}, Evidence: []parley.Evidence{{Field: "kind", Value: "TALKS", Span: span, Rule: "trigger"}}, KnownFrom: day, KnownTo: day.Add(time.Hour),
	}
	err = s.Update(t.Context(), func(tx parley.Tx) error {
		a := &parley.Article{ID: "art_a", Key: "a", Published: day, Updated: day.Add(time.Hour), Text: "The new text says something else."}
		if err := tx.PutArticle(t.Context(), a); err != nil {
			return err
		}
		return tx.PutMentions(t.Context(), []parley.BlockedMention{{Mention: m}})
	})
	if err != nil {
		t.Fatal(err)
	}
	h, err := graph.NewHandler(graph.Config{Store: s})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ node(id: \"men_old\") { ... on Mention { quotes { text } evidence { field } } } }"}`))
	r.Header.Set("Content-Type", "application/json")
	h.ServeHTTP(w, r)
	if want := `{"data":{"node":{"quotes":[],"evidence":[]}}}`; strings.TrimSpace(w.Body.String()) != want {
		t.Errorf("got %s, want %s", w.Body, want)
	}
}
