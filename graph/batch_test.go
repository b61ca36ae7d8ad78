package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/parley"
)

// handler serves a store on which everybody may write.
func handler(tb testing.TB, s parley.Store) http.Handler {
	tb.Helper()
	h, err := graph.NewHandler(graph.Config{Store: s})
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// post asks a handler and gives the answer's body.
func post(tb testing.TB, h http.Handler, query string, variables map[string]any) []byte {
	tb.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		tb.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.Bytes()
}

const wholePage = `query Page($n: Int!) {
  events(first: $n) {
    nodes {
      id title kind status when { start end precision }
      participants { role title actor { name kind represents { name } } onBehalfOf { name } }
      venue { name city country { name } }
      topics { name }
      track { name roundCount parties { name } }
      statusHistory { step quotes { text sentence } }
      mentions(first: 2) { nodes { quotes { text sentence start end } article { title outlet } event { id } } }
      previousRounds(first: 3) { nodes { title when { start } venue { name } participants { actor { name } } } }
      ... on Meeting { delegations { party { name } members { name } } }
    }
  }
}`

func TestEveryLevelIsOneCall(t *testing.T) {
	m := newMemory(many(60))
	h := handler(t, m)
	var calls [2][]string
	for i, n := range []int{5, 50} {
		m.since()
		answer := post(t, h, wholePage, map[string]any{"n": n})
		if got := strings.Count(string(answer), `"title":"Talks `); got < n {
			t.Fatalf("asked for %d events, the answer has %d: %s", n, got, answer)
		}
		if bytes.Contains(answer, []byte(`"errors"`)) {
			t.Fatalf("errors: %s", answer)
		}
		calls[i] = m.since()
	}
	if diff := cmp.Diff(calls[0], calls[1]); diff != "" {
		t.Errorf("50 events take other calls than 5 (-5 +50):\n%s", diff)
	}
	want := []string{
		"Actors",                     // participants of the page
		"Actors",                     // whom they represent
		"Actors",                     // countries of the venues
		"Actors",                     // parties of the tracks
		"Actors",                     // participants of the previous rounds
		"Articles",                   // of the mentions of the page
		"Articles",                   // behind the status history
		"EventPage",                  // the page
		"EventPages previous",        // previous rounds of all of them
		"Events",                     // back from the mentions
		"MentionPages",               // of the page
		"Mentions",                   // behind the status history
		"Tracks", "Venues", "Venues", // the page's, and the previous rounds'
	}
	if diff := cmp.Diff(want, calls[1]); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}

// What gqlgen itself can serve: pages of 50 events from memory, over HTTP but
// without a network.
func BenchmarkPageOfEvents(b *testing.B) {
	h := handler(b, newMemory(many(200)))
	for _, c := range []struct{ name, query string }{
		{"plain", `{ events(first: 50) { nodes { id title kind status when { start end } } } }`},
		{"participants and venue", `{ events(first: 50) { nodes { id title kind status when { start end } participants { role actor { id name } onBehalfOf { name } } venue { name city } } } }`},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			size := len(post(b, h, c.query, nil))
			b.RunParallel(func(p *testing.PB) {
				for p.Next() {
					if got := len(post(b, h, c.query, nil)); got != size {
						b.Errorf("an answer of %d bytes, not %d", got, size)
						return
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
