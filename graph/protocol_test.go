package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
)

const (
	newerJSON = "application/graphql-response+json"
	olderJSON = "application/json"
)

// request is one made by hand; what is empty is not sent.
type request struct {
	method, target, accept, contentType, body string
	host, origin, peer                        string
}

func (r request) send(h http.Handler) *httptest.ResponseRecorder {
	method, target := r.method, r.target
	if method == "" {
		method = http.MethodPost
	}
	if target == "" {
		target = "/graphql"
	}
	req := httptest.NewRequest(method, target, strings.NewReader(r.body))
	for name, value := range map[string]string{"Accept": r.accept, "Content-Type": r.contentType, "Origin": r.origin} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	if r.host != "" {
		req.Host = r.host
	}
	if r.peer != "" {
		req.RemoteAddr = r.peer
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
}

// reply is an answer taken apart.
type reply struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
	Extensions map[string]any
}

func parse(t *testing.T, body []byte) reply {
	t.Helper()
	var r reply
	if err := json.Unmarshal(body, &r); err != nil {
		t.Fatalf("the answer is no JSON: %v: %s", err, body)
	}
	return r
}

// code of the first error; empty without errors.
func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	code, _ := r.Errors[0].Extensions["code"].(string)
	return code
}

func get(query string) string { return "/graphql?query=" + url.QueryEscape(query) }

func TestHTTP(t *testing.T) {
	h := handler(t, newMemory(many(3)))
	typename := `{"query":"{ __typename }"}`
	for _, c := range []struct {
		name   string
		ask    request
		status int
		code   string
	}{
		{"a query by POST", request{contentType: olderJSON, accept: newerJSON, body: typename}, 200, ""},
		{"a charset is fine", request{contentType: olderJSON + "; charset=utf-8", body: typename}, 200, ""},
		{"another charset is not", request{contentType: olderJSON + "; charset=latin1", body: typename}, 415, "BAD_USER_INPUT"},
		{"a query by GET", request{method: "GET", target: get("{ __typename }")}, 200, ""},
		{"variables by GET", request{method: "GET", target: get("query($n: Int) { events(first: $n) { totalCount } }") + "&variables=" + url.QueryEscape(`{"n":1}`)}, 200, ""},
		{"variables by GET that are no object", request{method: "GET", target: get("{ __typename }") + "&variables=7"}, 400, "BAD_USER_INPUT"},
		{"a mutation by GET", request{method: "GET", target: get(`mutation { ingest(input: {text: "x"}) { unchanged } }`)}, 405, "BAD_USER_INPUT"},
		{"PUT", request{method: "PUT", contentType: olderJSON, body: typename}, 405, "BAD_USER_INPUT"},
		{"no content type", request{body: typename}, 415, "BAD_USER_INPUT"},
		{"a form", request{contentType: "application/x-www-form-urlencoded", body: "query={__typename}"}, 415, "BAD_USER_INPUT"},
		{"plain text, as a foreign page could send it", request{contentType: "text/plain", body: typename}, 415, "BAD_USER_INPUT"},
		{"multipart, as a foreign page could send it", request{contentType: "multipart/form-data; boundary=x", body: typename}, 415, "BAD_USER_INPUT"},
		{"no type of answer that we have", request{contentType: olderJSON, accept: "image/png", body: typename}, 406, "BAD_USER_INPUT"},
		{"any type of answer", request{contentType: olderJSON, accept: "*/*", body: typename}, 200, ""},
		{"no JSON", request{contentType: olderJSON, body: "{"}, 400, "BAD_USER_INPUT"},
		{"bytes behind the JSON", request{contentType: olderJSON, body: typename + "x"}, 400, "BAD_USER_INPUT"},
		{"two JSON objects", request{contentType: olderJSON, body: typename + typename}, 400, "BAD_USER_INPUT"},
		{"a batch", request{contentType: olderJSON, body: "[" + typename + "]"}, 400, "BAD_USER_INPUT"},
		{"a byte order mark", request{contentType: olderJSON, body: "\ufeff" + typename}, 400, "BAD_USER_INPUT"},
		{"no query", request{contentType: olderJSON, body: `{"qeury":"{ __typename }"}`}, 400, "BAD_USER_INPUT"},
		{"a query that is a number", request{contentType: olderJSON, body: `{"query":7}`}, 400, "BAD_USER_INPUT"},
		{"an empty body", request{contentType: olderJSON}, 400, "BAD_USER_INPUT"},
		{"a body of 2 MiB", request{contentType: olderJSON, body: `{"query":"` + strings.Repeat(" ", 2<<20) + `"}`}, 413, "LIMIT_EXCEEDED"},
		{"syntax error, newer type", request{contentType: olderJSON, accept: newerJSON, body: `{"query":"{"}`}, 400, "GRAPHQL_PARSE_FAILED"},
		{"syntax error, older type", request{contentType: olderJSON, accept: olderJSON, body: `{"query":"{"}`}, 200, "GRAPHQL_PARSE_FAILED"},
		{"unknown field, newer type", request{contentType: olderJSON, accept: newerJSON, body: `{"query":"{ nothing }"}`}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"unknown operation", request{contentType: olderJSON, accept: newerJSON, body: `{"query":"query A { __typename }","operationName":"B"}`}, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a resolver's error is an answer", request{contentType: olderJSON, accept: newerJSON, body: `{"query":"{ node(id: \"x\") { id } }"}`}, 200, "BAD_USER_INPUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := c.ask.send(h)
			if w.Code != c.status {
				t.Errorf("status %d, want %d: %s", w.Code, c.status, w.Body)
			}
			r := parse(t, w.Body.Bytes())
			if r.code() != c.code {
				t.Errorf("code %q, want %q: %s", r.code(), c.code, w.Body)
			}
			want := olderJSON
			if c.ask.accept == newerJSON {
				want = newerJSON
			}
			if got, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";"); got != want {
				t.Errorf("the answer is %s, want %s", got, want)
			}
			if c.code != "" && c.status >= 400 && strings.Contains(w.Body.String(), `"data"`) {
				t.Errorf("a refused request has data: %s", w.Body)
			}
		})
	}
}

func TestBodiesAreNotSaidBack(t *testing.T) {
	w := request{contentType: olderJSON, body: `{"query": 7, "password": "hunter2"`}.send(handler(t, newMemory(many(1))))
	if strings.Contains(w.Body.String(), "hunter2") {
		t.Errorf("the answer repeats the body: %s", w.Body)
	}
}

func TestPagesForPeople(t *testing.T) {
	h := handler(t, newMemory(many(1)))
	for target, want := range map[string]string{
		"/":                          "text/html",
		"/graphql":                   "text/html",
		"/playground/playground.js":  "text/javascript",
		"/playground/playground.css": "text/css",
		"/healthz":                   "text/plain",
		"/readyz":                    "text/plain",
	} {
		w := request{method: "GET", target: target, accept: "text/html,*/*;q=0.8"}.send(h)
		if got := w.Header().Get("Content-Type"); w.Code != 200 || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %d %s, want 200 %s", target, w.Code, got, want)
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: the content security policy is %q", target, csp)
		}
		for _, outside := range []string{"http://", "https://", "<script>", "onclick", " style="} {
			if strings.Contains(w.Body.String(), outside) {
				t.Errorf("%s has %q: it must work offline and under its own content security policy", target, outside)
			}
		}
	}
	if w := (request{method: "GET", target: "/nothing"}).send(h); w.Code != 404 {
		t.Errorf("/nothing: %d, want 404", w.Code)
	}
}

// broken is a store whose answers are errors.
type broken struct {
	parley.Store
	err error
}

func (b broken) Coverage(context.Context) (parley.Coverage, error) { return parley.Coverage{}, b.err }

func (b broken) Events(ctx context.Context, _ []string) ([]*parley.Event, error) {
	if b.err == nil {
		panic("a defect of the store")
	}
	return nil, b.err
}

func TestReadyOnlyWhenTheStoreAnswers(t *testing.T) {
	w := request{method: "GET", target: "/readyz"}.send(handler(t, broken{err: parley.ErrUnavailable}))
	if w.Code != 503 {
		t.Errorf("/readyz: %d with a store that does not answer, want 503", w.Code)
	}
	if w := (request{method: "GET", target: "/healthz"}).send(handler(t, broken{err: parley.ErrUnavailable})); w.Code != 200 {
		t.Errorf("/healthz: %d, want 200: this process answers", w.Code)
	}
}

// What a store says when it fails goes to the log and not to the client, who
// gets a code and the request's id.
func TestErrorsOfTheStore(t *testing.T) {
	id := parley.MakeID(parley.EventPrefix, "x")
	for _, c := range []struct {
		name   string
		err    error
		code   string
		masked bool
	}{
		{"unavailable", fmt.Errorf("dial bolt://10.1.2.3: %w", parley.ErrUnavailable), "UNAVAILABLE", true},
		{"conflict", fmt.Errorf("lock of 10.1.2.3: %w", parley.ErrConflict), "UNAVAILABLE", true},
		{"deadline", fmt.Errorf("ask 10.1.2.3: %w", context.DeadlineExceeded), "UNAVAILABLE", true},
		{"defect", errors.New("syntax error in the query to 10.1.2.3"), "INTERNAL", true},
		{"panic", nil, "INTERNAL", true},
		{"invalid", fmt.Errorf("events: %w: no such thing", parley.ErrInvalid), "BAD_USER_INPUT", false},
		{"not found", fmt.Errorf("%w: it is gone", parley.ErrNotFound), "NOT_FOUND", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log strings.Builder
			h, err := graph.NewHandler(graph.Config{Store: broken{err: c.err}, Log: slog.New(slog.NewTextHandler(&log, nil))})
			if err != nil {
				t.Fatal(err)
			}
			w := request{contentType: olderJSON, body: `{"query":"{ event(id: \"` + id + `\") { title } }"}`}.send(h)
			r := parse(t, w.Body.Bytes())
			if r.code() != c.code {
				t.Errorf("code %q, want %q: %s", r.code(), c.code, w.Body)
			}
			if strings.Contains(w.Body.String(), "10.1.2.3") || strings.Contains(w.Body.String(), "defect of") {
				t.Errorf("the answer tells of the inside: %s", w.Body)
			}
			if got := r.Errors[0].Path; len(got) != 1 || got[0] != "event" {
				t.Errorf("path %v, want [event]", got)
			}
			if c.code == "INTERNAL" {
				if id := w.Header().Get("X-Request-Id"); id == "" || !strings.Contains(log.String(), id) || r.Errors[0].Extensions["request"] != id {
					t.Errorf("the request's id %q is not both in the log and in the answer: %s: %s", id, log.String(), w.Body)
				}
				if n := strings.Count(log.String(), "\n"); n != 1 {
					t.Errorf("logged %d times, want once: %s", n, log.String())
				}
			}
			if !c.masked && strings.Contains(r.Errors[0].Message, "invalid input") {
				t.Errorf("the message repeats its code: %s", r.Errors[0].Message)
			}
		})
	}
}

// failing is a store that gives a page and then no actors.
type failing struct{ *memory }

func (failing) Actors(context.Context, []string) ([]*parley.Actor, error) {
	return nil, fmt.Errorf("dial: %w", parley.ErrUnavailable)
}

func TestAFailureOfManyIsLoggedOnce(t *testing.T) {
	var log strings.Builder
	h, err := graph.NewHandler(graph.Config{Store: failing{newMemory(many(20))}, Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	r := parse(t, post(t, h, `{ events(first: 20) { nodes { participants { actor { name } } } } }`, nil))
	if r.code() != "UNAVAILABLE" || strings.Count(log.String(), "\n") != 1 {
		t.Errorf("code %q, log %q; want UNAVAILABLE and one line", r.code(), log.String())
	}
}

// slow is a store that answers when the caller gives up.
type slow struct {
	parley.Store
	asked chan struct{} // gets an item for each question
}

func (slow) Coverage(context.Context) (parley.Coverage, error) { return parley.Coverage{}, nil }

func (s slow) Events(ctx context.Context, _ []string) ([]*parley.Event, error) {
	s.asked <- struct{}{}
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestOperationsInFlightAreBounded(t *testing.T) {
	s := slow{asked: make(chan struct{})}
	h := handler(t, s)
	body := `{"query":"{ event(id: \"` + parley.MakeID(parley.EventPrefix, "x") + `\") { title } }"}`
	ctx, cancel := context.WithCancel(t.Context())
	var ended sync.WaitGroup
	for range 64 {
		ended.Go(func() {
			r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(body))
			r.Header.Set("Content-Type", olderJSON)
			h.ServeHTTP(httptest.NewRecorder(), r)
		})
	}
	for range 64 {
		<-s.asked
	}
	w := request{contentType: olderJSON, body: `{"query":"{ __typename }"}`}.send(h)
	if w.Code != 503 || parse(t, w.Body.Bytes()).code() != "LIMIT_EXCEEDED" || w.Header().Get("Retry-After") == "" {
		t.Errorf("one more: %d %s, want 503 LIMIT_EXCEEDED with Retry-After", w.Code, w.Body)
	}
	cancel()
	ended.Wait()
	if w := (request{contentType: olderJSON, body: `{"query":"{ __typename }"}`}).send(h); w.Code != 200 {
		t.Errorf("after they ended: %d %s, want 200", w.Code, w.Body)
	}
}

// deaf is a store that does not hear when its caller gives up.
type deaf struct {
	slow
	end chan struct{}
}

func (d deaf) Events(context.Context, []string) ([]*parley.Event, error) {
	<-d.end
	return nil, parley.ErrNotFound
}

// The answer comes in time also from what cannot be stopped, which keeps its
// place until it ends.
func TestTheDeadlineHoldsForWhatCannotBeStopped(t *testing.T) {
	d := deaf{end: make(chan struct{})}
	h := handler(t, d)
	body := `{"query":"{ event(id: \"` + parley.MakeID(parley.EventPrefix, "x") + `\") { title } }"}`
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var all sync.WaitGroup
	for range 64 {
		all.Go(func() {
			r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(body))
			r.Header.Set("Content-Type", olderJSON)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if got := parse(t, w.Body.Bytes()).code(); got != "UNAVAILABLE" {
				t.Errorf("code %q, want UNAVAILABLE: %s", got, w.Body)
			}
		})
	}
	all.Wait()
	next := request{contentType: olderJSON, body: `{"query":"{ __typename }"}`}
	if w := next.send(h); w.Code != 503 {
		t.Errorf("while all of them run: %d %s, want 503", w.Code, w.Body)
	}
	close(d.end)
	if w := next.send(h); w.Code != 200 {
		t.Errorf("after they ended: %d %s, want 200", w.Code, w.Body)
	}
}

func TestTheDeadlineReachesTheStore(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	body := `{"query":"{ event(id: \"` + parley.MakeID(parley.EventPrefix, "x") + `\") { title } }"}`
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", olderJSON)
	w := httptest.NewRecorder()
	handler(t, slow{asked: make(chan struct{}, 1)}).ServeHTTP(w, r)
	if got := parse(t, w.Body.Bytes()).code(); got != "UNAVAILABLE" {
		t.Errorf("code %q, want UNAVAILABLE: %s", got, w.Body)
	}
}

// Whoever may write may also ask more at once.
func TestCostOfTheTrusted(t *testing.T) {
	dear := `{"query":"{ events(first: 100) { nodes { participants { actor { name } } topics { name } mentions(first: 30) { nodes { quotes { text } } } } } }"}`
	for name, caller := range map[string]access.Caller{
		"an editor":             {Name: "a", Role: parley.RoleEditor},
		"a reader with a token": {Name: "a", Role: parley.RoleReader, Token: "t"},
		"the public":            {Role: parley.RoleReader},
	} {
		t.Run(name, func(t *testing.T) {
			h, err := graph.NewHandler(graph.Config{Store: newMemory(many(1)), Gate: as(caller)})
			if err != nil {
				t.Fatal(err)
			}
			w := httptest.NewRecorder()
			r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(dear))
			r.Header.Set("Content-Type", "application/json")
			h.ServeHTTP(w, r)
			if refused := strings.Contains(w.Body.String(), "LIMIT_EXCEEDED"); refused != (caller.Name == "") {
				t.Errorf("refused: %v\n%s", refused, w.Body)
			}
		})
	}
}

func TestWhoMayWrite(t *testing.T) {
	h := handler(t, newMemory(many(1)))
	mutation := `{"query":"mutation { ingest(input: {text: \"x\"}) { unchanged } }"}`
	// Whoever may write is told next that this server takes no articles.
	const past = "this server takes no articles"
	for _, c := range []struct {
		name string
		ask  request
		want string
	}{
		{"this machine", request{peer: "127.0.0.1:5000", host: "localhost:8080"}, past},
		{"this machine, IPv6", request{peer: "[::1]:5000", host: "[::1]:8080"}, past},
		{"another machine", request{peer: "192.0.2.1:5000", host: "localhost:8080"}, "only from the machine"},
		{"a name that was made to point here", request{peer: "127.0.0.1:5000", host: "evil.example"}, "only at a loopback address"},
		{"a page of another site", request{peer: "127.0.0.1:5000", host: "localhost:8080", origin: "https://evil.example"}, "other sites"},
		{"our own page", request{peer: "127.0.0.1:5000", host: "localhost:8080", origin: "http://localhost:8080"}, past},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.ask.contentType, c.ask.body = olderJSON, mutation
			w := c.ask.send(h)
			r := parse(t, w.Body.Bytes())
			if r.code() != "FORBIDDEN" || !strings.Contains(r.Errors[0].Message, c.want) {
				t.Errorf("%d %s, want FORBIDDEN with %q", w.Code, w.Body, c.want)
			}
		})
	}
}

// The examples of the playground are in its script; each of them is answered.
func TestExamplesOfThePlayground(t *testing.T) {
	script, err := os.ReadFile("playground/playground.js")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("query: `([^`]+)`").FindAllSubmatch(script, -1)
	if len(examples) < 5 {
		t.Fatalf("found %d examples, want 5 or more", len(examples))
	}
	h := handler(t, stored(t, handMade()))
	for _, e := range examples {
		r := parse(t, post(t, h, string(e[1]), map[string]any{"name": "Norland", "text": "fishing"}))
		if r.code() != "" {
			t.Errorf("%s: %+v", e[1], r.Errors)
		}
	}
}

// defective is a store that panics where no resolver is.
type defective struct{ parley.Store }

func (defective) Coverage(context.Context) (parley.Coverage, error) { panic("a defect") }

func TestAPanicOutsideOfResolversIsAnAnswer(t *testing.T) {
	h := handler(t, defective{})
	for range 70 { // more than may run at once: each gives its place free
		w := request{contentType: olderJSON, body: `{"query":"{ __typename }"}`}.send(h)
		if r := parse(t, w.Body.Bytes()); w.Code != 500 || r.code() != "INTERNAL" || strings.Contains(w.Body.String(), "defect") {
			t.Fatalf("%d %s, want 500 INTERNAL", w.Code, w.Body)
		}
	}
}

// late is a gate that thinks for a while.
type late struct{ as }

const thought = 600 * time.Millisecond

func (l late) Admit(r *http.Request, authorization ...string) (access.Caller, error) {
	time.Sleep(thought)
	return l.as.Admit(r, authorization...)
}

// deadlines tells until when it may answer, and does not.
type deadlines struct {
	slow
	until chan time.Time
}

func (d deadlines) FindArticle(ctx context.Context, _ parley.ArticleRef) (*parley.Article, error) {
	at, _ := ctx.Deadline()
	d.until <- at
	return nil, parley.ErrUnavailable
}

func (d deadlines) Events(ctx context.Context, _ []string) ([]*parley.Event, error) {
	_, err := d.FindArticle(ctx, parley.ArticleRef{})
	return nil, err
}

// Also where it waits before it begins, an operation ends within ten seconds;
// what may fetch a page has a minute.
func TestDeadlines(t *testing.T) {
	d := deadlines{until: make(chan time.Time, 1)}
	h, err := graph.NewHandler(graph.Config{
		Store: d, Ingest: &ingest.Ingester{Store: d}, Gate: late{as{Name: "a", Role: parley.RoleEditor}},
		Fetch: func(context.Context, string) (*parley.Article, error) {
			return &parley.Article{Key: "k", Text: "x", Published: time.Unix(0, 0)}, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	const soon = 9300 * time.Millisecond // there is time left to say so
	for query, within := range map[string]time.Duration{
		`{ event(id: "evt_x") { title } }`: soon,
		`mutation { ingest(input: {text: "x", publishedAt: "2025-01-01T00:00:00Z"}) { unchanged } }`: soon,
		`mutation { ingest(input: {url: "https://x.example"}) { unchanged } }`:                       time.Minute + thought,
	} {
		began := time.Now()
		w := send(h, query, "")
		select {
		case until := <-d.until:
			if left := until.Sub(began); left > within || left < within-2*time.Second {
				t.Errorf("%s: ends after %s, want at most %s and not much less", query, left, within)
			}
		default:
			t.Errorf("%s: the store is not asked: %s", query, w.Body)
		}
	}
}

// unasked is a store that nobody may ask.
type unasked struct {
	parley.Store
	t *testing.T
}

func (u unasked) Coverage(context.Context) (parley.Coverage, error) {
	u.t.Error("the store is asked")
	return parley.Coverage{}, parley.ErrUnavailable
}

// A store that does not answer keeps nobody waiting who is refused anyway.
func TestRefusalsDoNotAskTheStore(t *testing.T) {
	h := handler(t, unasked{t: t})
	for _, query := range []string{"{ nothing }", "{", "{" + strings.Repeat(" a: __typename", 31) + "}", "mutation { ingest(input: {text: \"x\"}) { unchanged } }"} {
		if r := parse(t, post(t, h, query, nil)); r.code() == "" {
			t.Errorf("%s is not refused", query)
		}
	}
}

// Whoever may change things once the store says so is not told for good that
// it may not.
func TestWhetherACallerMayIsNotKnownWhileTheStoreIsAway(t *testing.T) {
	h, err := graph.NewHandler(graph.Config{Store: newMemory(many(1)), Gate: as{Role: parley.RoleReader, Unsure: true}})
	if err != nil {
		t.Fatal(err)
	}
	if w := send(h, `mutation { ingest(input: {text: "x"}) { unchanged } }`, ""); w.Code != 503 || parse(t, w.Body.Bytes()).code() != "UNAVAILABLE" {
		t.Errorf("a change: %d %s, want 503 UNAVAILABLE", w.Code, w.Body)
	}
	if w := send(h, `{ events { totalCount } }`, ""); w.Code != 200 {
		t.Errorf("a question: %d %s, want 200", w.Code, w.Body)
	}
}
