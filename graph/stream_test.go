package graph_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// answerTime is what the server allows for an answer that ends.
const answerTime = time.Second

// live is a server on a store into which another process writes.
type live struct {
	*httptest.Server
	t     *testing.T
	other *ingest.Ingester // on a handle of its own
	end   func()           // ends the server's streams
}

func serving(t *testing.T, change func(*graph.Config)) *live {
	t.Helper()
	path := filepath.Join(t.TempDir(), "parley.db")
	open := func() parley.Store {
		s, err := sqlite.Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	}
	reader := func(s parley.Store) *ingest.Ingester {
		return &ingest.Ingester{
			Store: s, Read: readTalks, Version: "test", Now: time.Now,
			Places: func(string) (string, *parley.Point, bool) { return "", nil, false },
		}
	}
	own := open()
	done := make(chan struct{})
	c := graph.Config{Store: own, Ingest: reader(own), Gate: as(access.Caller{Name: "desk", Role: parley.RoleEditor, Token: "t"}), Done: done}
	if change != nil {
		change(&c)
	}
	h, err := graph.NewHandler(c)
	if err != nil {
		t.Fatal(err)
	}
	l := &live{Server: httptest.NewUnstartedServer(h), t: t, other: reader(open()), end: func() { close(done) }}
	l.Config.ReadTimeout, l.Config.WriteTimeout = answerTime, answerTime
	l.Start()
	t.Cleanup(l.Close)
	return l
}

// write lets the other process read an article on talks of the day before. The
// articles of one day come out in the order of their ids, "a" to "z".
func (l *live) write(id, day string) {
	l.t.Helper()
	published := day + "T00:00:" + strconv.Itoa(int(id[0]-'a')+10) + "Z"
	a, err := article.FromRecord(article.Record{ID: id, Title: id, Text: "Norland and Sudland held talks.", Published: published})
	if err != nil {
		l.t.Fatal(err)
	}
	if _, err := l.other.Article(l.t.Context(), a); err != nil {
		l.t.Fatal(err)
	}
}

// events posts an operation and gives the events of the answer as they come, as
// name and data.
func (l *live) events(ctx context.Context, query string, variables map[string]any) <-chan [2]string {
	l.t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		l.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, l.URL+"/graphql", strings.NewReader(string(body)))
	if err != nil {
		l.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	answer, err := l.Client().Do(r) //nolint:bodyclose // below, when the stream ends
	if err != nil {
		l.t.Fatal(err)
	}
	if got := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusOK || got != "text/event-stream" {
		l.t.Errorf("status %d, type %s", answer.StatusCode, got)
	}
	out := make(chan [2]string, 100)
	go func() {
		defer close(out)
		defer answer.Body.Close()
		var event [2]string
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "event: "):
				event[0] = line[len("event: "):]
			case strings.HasPrefix(line, "data:"):
				event[1] = strings.TrimSpace(line[len("data:"):])
			case line == "" && event[0] != "":
				out <- event
				event = [2]string{}
			}
		}
	}()
	return out
}

// within gives what a channel tells next, "" when it is closed.
func within[T any](t *testing.T, from <-chan T) (v T, ok bool) {
	t.Helper()
	select {
	case v, ok = <-from:
		return v, ok
	case <-time.After(10 * time.Second):
		t.Fatal("nothing came")
		return v, false
	}
}

const follow = `subscription Follow($filter: EventFilter, $after: String) {
  eventChanged(filter: $filter, after: $after) { sequence kind event { when { start } reportCount } }
}`

func followed(sequence int, kind, day string, reports int) string {
	return fmt.Sprintf(`{"data":{"eventChanged":{"sequence":"%d","kind":"%s","event":{"when":{"start":"%s"},"reportCount":%d}}}}`, sequence, kind, day, reports)
}

func TestEventsAnswerAQueryAndEnd(t *testing.T) {
	t.Parallel()
	l := serving(t, nil)
	for query, want := range map[string]string{
		`{ coverage { articles } }`: `{"data":{"coverage":{"articles":0}}}`,
		`{ nothing }`:               `GRAPHQL_VALIDATION_FAILED`,
		`subscription { eventChanged(after: "9") { id } }`: `the last one is 0`,
	} {
		from := l.events(t.Context(), query, nil)
		next, _ := within(t, from)
		if next[0] != "next" || !strings.Contains(next[1], want) {
			t.Errorf("%s: got %q, want next with %s", query, next, want)
		}
		if end, _ := within(t, from); end != [2]string{"complete", ""} {
			t.Errorf("%s: then got %q, want complete", query, end)
		}
		if more, ok := within(t, from); ok {
			t.Errorf("%s: after the end got %q", query, more)
		}
	}
}

// A follower is told what another process writes, goes on where it was after a
// break without missing or hearing twice, and hears only what its filter asks.
func TestFollowersMissNothing(t *testing.T) {
	t.Parallel()
	l := serving(t, nil)
	ctx, leave := context.WithCancel(t.Context())
	first := l.events(ctx, follow, nil)
	expect := func(from <-chan [2]string, want string) {
		t.Helper()
		if got, _ := within(t, from); got != [2]string{"next", want} {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	// Following begins before the answer does.
	l.write("a", "2025-03-03")
	expect(first, followed(1, "CREATED", "2025-03-02", 1))
	l.write("b", "2025-03-03")
	expect(first, followed(2, "UPDATED", "2025-03-02", 2))
	leave()

	l.write("c", "2025-06-03")
	l.write("d", "2025-06-03")
	again := l.events(t.Context(), follow, map[string]any{"after": "2"})
	expect(again, followed(3, "CREATED", "2025-06-02", 2)) // the event as it is now
	expect(again, followed(4, "UPDATED", "2025-06-02", 2))
	some := l.events(t.Context(), follow, map[string]any{"after": "0", "filter": map[string]any{"from": "2025-06-01"}})
	expect(some, followed(3, "CREATED", "2025-06-02", 2))
	expect(some, followed(4, "UPDATED", "2025-06-02", 2))
	time.Sleep(answerTime + answerTime/4) // streams outlive it
	l.write("e", "2025-03-03")
	l.write("f", "2025-06-03")
	expect(again, followed(5, "UPDATED", "2025-03-02", 3))
	expect(again, followed(6, "UPDATED", "2025-06-02", 3))
	expect(some, followed(6, "UPDATED", "2025-06-02", 3))

	l.end()
	for _, from := range []<-chan [2]string{again, some} {
		if got, ok := within(t, from); ok {
			t.Errorf("a stream that the server cut off says %q", got)
		}
	}
}

func TestChanges(t *testing.T) {
	t.Parallel()
	l := serving(t, nil)
	begun := time.Now().UTC().Add(-time.Second).Format(time.RFC3339Nano)
	for id, day := range map[string]string{"a": "2025-03-03", "b": "2025-06-03"} {
		l.write(id, day)
		l.write(string(id[0]+2), day)
	}
	const query = `query Changes($since: DateTime!, $filter: EventFilter, $after: String) {
	  changes(since: $since, filter: $filter, first: 2, after: $after) {
	    totalCount pageInfo { hasNextPage endCursor }
	    nodes { kind event { when { start } } fields { field before after } }
	  }
	}`
	type page struct {
		Data struct {
			Changes struct {
				TotalCount int
				PageInfo   struct {
					HasNextPage bool
					EndCursor   string
				}
				Nodes []struct {
					Kind   string
					Event  struct{ When struct{ Start string } }
					Fields []struct{ Field, Before, After string }
				}
			}
		}
	}
	ask := func(variables map[string]any) page {
		t.Helper()
		body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := l.Client().Post(l.URL+"/graphql", "application/json", strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		var p page
		if err := json.NewDecoder(answer.Body).Decode(&p); err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := ask(map[string]any{"since": begun})
	if c := p.Data.Changes; c.TotalCount != 4 || !c.PageInfo.HasNextPage || len(c.Nodes) != 2 {
		t.Fatalf("first page: %+v", p)
	}
	rest := ask(map[string]any{"since": begun, "after": p.Data.Changes.PageInfo.EndCursor})
	if c := rest.Data.Changes; c.TotalCount != 4 || c.PageInfo.HasNextPage || len(c.Nodes) != 2 {
		t.Fatalf("second page: %+v", rest)
	}
	june := ask(map[string]any{"since": begun, "filter": map[string]any{"from": "2025-06-01"}}).Data.Changes
	if june.TotalCount != 2 || june.Nodes[0].Kind != "CREATED" || june.Nodes[1].Event.When.Start != "2025-06-02" {
		t.Errorf("changes of June: %+v", june)
	}
	if diff := cmp.Diff([]struct{ Field, Before, After string }{{"reportCount", "1", "2"}, {"independentSources", "1", "2"}}, june.Nodes[1].Fields); diff != "" {
		t.Errorf("what a second report changes (-want +got):\n%s", diff)
	}
	if later := ask(map[string]any{"since": time.Now().UTC().Add(time.Hour).Format(time.RFC3339)}); later.Data.Changes.TotalCount != 0 {
		t.Errorf("changes of an hour to come: %+v", later)
	}
}

// Clients that take events and JSON get JSON, unless they subscribe.
func TestEventsAreForSubscriptionsWhereJSONWillDo(t *testing.T) {
	l := serving(t, nil)
	for query, want := range map[string]string{"{ __typename }": newerJSON, "subscription { eventChanged { sequence } }": "text/event-stream"} {
		ctx, cancel := context.WithCancel(t.Context())
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, l.URL+"/graphql", strings.NewReader(`{"query":"`+query+`"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", olderJSON)
		r.Header.Set("Accept", newerJSON+", "+olderJSON+", text/event-stream, multipart/mixed")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if got := answer.Header.Get("Content-Type"); !strings.HasPrefix(got, want) {
			t.Errorf("%s: answered as %s, want %s", query, got, want)
		}
		cancel()
		answer.Body.Close()
	}
}
