package graph_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

// fetched is a document, asked for from another place each time.
func fetched(h http.Handler, address, authorization string) *httptest.ResponseRecorder {
	return sentFromElsewhere(h, httptest.NewRequest(http.MethodGet, address, nil), authorization)
}

func TestWhoMayExport(t *testing.T) {
	kept, sends := holders(t)
	for _, public := range []bool{false, true} {
		h, err := graph.NewHandler(graph.Config{Store: stored(t, handMade()), Gate: access.NewGate(access.Config{Tokens: kept, Public: public})})
		if err != nil {
			t.Fatal(err)
		}
		for holder, authorization := range sends {
			want := http.StatusOK
			if rank(holder, public) == 0 {
				want = http.StatusUnauthorized
			}
			w := fetched(h, "/export?format=csv", authorization)
			if w.Code != want || (want != http.StatusOK) == strings.Contains(w.Body.String(), "evt_") {
				t.Errorf("public %v, %s: %d %.200s", public, holder, w.Code, w.Body)
			}
		}
	}
	h, err := graph.NewHandler(graph.Config{Store: stored(t, handMade()), Gate: as{Name: "no role"}})
	if err != nil {
		t.Fatal(err)
	}
	if w := fetched(h, "/export?format=csv", ""); w.Code != http.StatusForbidden {
		t.Errorf("a token without a role: %d %s", w.Code, w.Body)
	}
}

func TestExportTakesTheFiltersOfEvents(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	for _, c := range []struct {
		asks string
		want string // ids, in order
	}{
		{"", "round3 round2 line words round1 pause"},
		{"&kind=talks", "round3 round2 round1"},
		{"&kind=TALKS,proposal&oldest=true", "pause round1 round2 round3"},
		{"&kind=talks&kind=proposal&first=2", "round3 round2"},
		{"&status=planned", "round3"},
		{"&actor=Kingdom+of+Norland&actor=act_envoy", "words round1"},
		{"&from=2025-04-01&to=2025-04-30", "round2 line"},
		{"&text=coast+guards", "line"},
	} {
		w := fetched(h, "/export?format=csv"+c.asks, "")
		var ids []string
		for row := range strings.Lines(w.Body.String()) {
			if id, _, _ := strings.Cut(row, ","); strings.HasPrefix(id, "evt_") {
				ids = append(ids, strings.TrimPrefix(id, "evt_"))
			}
		}
		if got := strings.Join(ids, " "); w.Code != http.StatusOK || got != c.want {
			t.Errorf("%s: %d, %s, want %s", c.asks, w.Code, got, c.want)
		}
	}
}

func TestAnExportSaysWhatItIs(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	w := fetched(h, "/export?format=csv", "")
	for name, want := range map[string]string{
		"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "inline; filename=parley-csv.csv",
		"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/export?format=csv", nil)
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	again := httptest.NewRecorder()
	h.ServeHTTP(again, r)
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("whoever has it is answered %d with %d bytes", again.Code, again.Body.Len())
	}
}

func TestWhatCannotBeExported(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	for _, c := range []struct {
		address string
		status  int
		code    string
	}{
		{"/export", 400, "BAD_USER_INPUT"},
		{"/export?format=xls", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&kinds=talks", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&kind=picnic", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&from=yesterday", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&from=2025-02-01&to=2025-01-01", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&first=0", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&first=10001", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&oldest=perhaps", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&knownAt=2025-01-01", 400, "BAD_USER_INPUT"},
		{"/export?format=csv&actor=Nobody", 404, "NOT_FOUND"},
	} {
		w := fetched(h, c.address, "")
		if code := parse(t, w.Body.Bytes()).code(); w.Code != c.status || code != c.code {
			t.Errorf("%s: %d %s, want %d %s: %s", c.address, w.Code, code, c.status, c.code, w.Body)
		}
	}
}

// lists is a store of which only lists of events are asked.
type lists struct {
	parley.Store
	page func(parley.Page) (parley.PageOf[*parley.Event], error)
}

func (l lists) EventPage(_ context.Context, _ parley.EventFilter, _ parley.EventOrder, p parley.Page) (parley.PageOf[*parley.Event], error) {
	return l.page(p)
}

func (l lists) MentionPages(_ context.Context, ids []string, _ parley.Page) ([]parley.PageOf[*parley.Mention], error) {
	return make([]parley.PageOf[*parley.Mention], len(ids)), nil
}

func TestAnExportIsBounded(t *testing.T) {
	h := handler(t, lists{page: func(parley.Page) (parley.PageOf[*parley.Event], error) {
		return parley.PageOf[*parley.Event]{Total: 10001}, nil
	}})
	w := fetched(h, "/export?format=csv", "")
	if r := parse(t, w.Body.Bytes()); w.Code != http.StatusBadRequest || r.code() != "LIMIT_EXCEEDED" || r.Errors[0].Extensions["allowed"] != 10000.0 {
		t.Errorf("10,001 events: %d %s", w.Code, w.Body)
	}
}

// A document that breaks off must not look whole.
func TestAnExportThatFails(t *testing.T) {
	long := make([]*parley.Event, 50)
	for i := range long {
		long[i] = &parley.Event{ID: fmt.Sprint("evt_", i), Title: strings.Repeat("long ", 6000)}
	}
	for _, c := range []struct {
		name  string
		first []*parley.Event
		whole bool // the failure comes as an answer
	}{{"at once", long[:2], true}, {"under way", long, false}} {
		h := handler(t, lists{page: func(p parley.Page) (parley.PageOf[*parley.Event], error) {
			if p.After != "" {
				return parley.PageOf[*parley.Event]{}, parley.ErrUnavailable
			}
			return parley.PageOf[*parley.Event]{Items: c.first, Cursors: []string{"here"}, HasNext: true}, nil
		}})
		server := httptest.NewServer(h)
		defer server.Close()
		answer, err := server.Client().Get(server.URL + "/export?format=csv")
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		n, err := io.Copy(io.Discard, answer.Body)
		if c.whole != (err == nil) || c.whole != (answer.StatusCode == http.StatusServiceUnavailable) {
			t.Errorf("%s: %d, %d bytes, then %v", c.name, answer.StatusCode, n, err)
		}
	}
}

// What is asked for at other addresses is asked for under the same rules.
func TestAssistantsAndExportsPassTheGate(t *testing.T) {
	kept, sends := holders(t)
	reached := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, bounded := r.Context().Deadline(); !bounded {
			t.Error("an assistant has all the time in the world")
		}
		w.WriteHeader(http.StatusAccepted)
	})
	for _, c := range []struct {
		public, only bool
	}{{false, false}, {true, false}, {true, true}} {
		h, err := graph.NewHandler(graph.Config{
			Store: stored(t, handMade()), Gate: access.NewGate(access.Config{Tokens: kept, Public: c.public}), Assistant: reached, OnlyOperations: c.only,
		})
		if err != nil {
			t.Fatal(err)
		}
		for address, answered := range map[string]int{"/mcp": http.StatusAccepted, "/export?format=atom": http.StatusOK} {
			for holder, authorization := range sends {
				want := answered
				switch {
				case rank(holder, c.public) == 0:
					want = http.StatusUnauthorized
				case c.only:
					want = http.StatusForbidden
				}
				if w := fetched(h, address, authorization); w.Code != want {
					t.Errorf("%+v, %s by %s: %d, want %d", c, address, holder, w.Code, want)
				}
			}
		}
	}
	h := handler(t, stored(t, handMade()))
	if w := fetched(h, "/mcp", ""); w.Code != http.StatusNotFound {
		t.Errorf("without an assistant /mcp answers %d", w.Code)
	}
}

func TestPagesOfOthersAskNoAssistant(t *testing.T) {
	h, err := graph.NewHandler(graph.Config{
		Store: stored(t, handMade()), Origins: []string{"https://desk.example.org"},
		Assistant: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusAccepted) }),
	})
	if err != nil {
		t.Fatal(err)
	}
	for origin, want := range map[string]int{"": 202, "http://example.com": 202, "https://desk.example.org": 202, "https://evil.example": 403} {
		r := httptest.NewRequest(http.MethodPost, "/mcp", nil) // to example.com
		r.Header.Set("Origin", origin)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("a page of %q: %d, want %d", origin, w.Code, want)
		}
	}
}
