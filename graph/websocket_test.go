package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

// dial opens a socket and gives the status of the answer.
func (l *live) dial(protocols []string, origin string) (*websocket.Conn, int, error) {
	ctx, cancel := context.WithTimeout(l.t.Context(), 10*time.Second)
	defer cancel()
	header := http.Header{}
	if origin != "" {
		header.Set("Origin", origin)
	}
	conn, answer, err := websocket.Dial(ctx, l.URL+"/graphql", &websocket.DialOptions{Subprotocols: protocols, HTTPHeader: header})
	if answer == nil {
		return conn, 0, err
	}
	if answer.Body != nil {
		defer answer.Body.Close()
	}
	return conn, answer.StatusCode, err
}

// client is a socket that says what a test tells it to.
type client struct {
	t    *testing.T
	conn *websocket.Conn
	ctx  context.Context
}

func (l *live) client() *client {
	l.t.Helper()
	conn, _, err := l.dial([]string{"graphql-transport-ws"}, "")
	if err != nil {
		l.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	l.t.Cleanup(func() {
		cancel()
		_ = conn.CloseNow()
	})
	return &client{l.t, conn, ctx}
}

func (c *client) say(messages ...string) {
	c.t.Helper()
	for _, m := range messages {
		if err := c.conn.Write(c.ctx, websocket.MessageText, []byte(m)); err != nil {
			c.t.Fatalf("saying %s: %v", m, err)
		}
	}
}

// hear gives the next message with its keys in text order, or the code with
// which the socket was closed.
func (c *client) hear() string {
	c.t.Helper()
	_, data, err := c.conn.Read(c.ctx)
	var end websocket.CloseError
	switch {
	case errors.As(err, &end):
		return fmt.Sprintf("%d %s", end.Code, end.Reason)
	case err != nil:
		c.t.Fatalf("hearing: %v", err)
	}
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		c.t.Fatalf("heard %q: %v", data, err)
	}
	again, err := json.Marshal(m)
	if err != nil {
		c.t.Fatal(err)
	}
	return string(again)
}

const (
	hello     = `{"type":"connection_init"}`
	welcome   = `{"type":"connection_ack"}`
	following = `{"type":"subscribe","id":"f","payload":{"query":"subscription { eventChanged { sequence } }"}}`
)

func asking(id, query string) string {
	payload, err := json.Marshal(map[string]any{"type": "subscribe", "id": id, "payload": map[string]string{"query": query}})
	if err != nil {
		panic(err)
	}
	return string(payload)
}

func TestSocketProtocol(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 300)
	tests := []struct {
		name string
		say  []string
		hear []string // each the beginning of what comes, in order
	}{
		{"begin", []string{hello}, []string{welcome}},
		{"begin with a payload", []string{`{"type":"connection_init","payload":{"a":1}}`}, []string{welcome}},
		{"begin with null", []string{`{"type":"connection_init","payload":null}`}, []string{welcome}},
		{"begin twice", []string{hello, hello}, []string{welcome, "4429 Too many initialisation requests"}},
		{"begin with a list", []string{`{"type":"connection_init","payload":[]}`}, []string{"4400"}},
		{"ping before and after", []string{`{"type":"ping"}`, hello, `{"type":"ping","payload":{"n":1}}`}, []string{`{"type":"pong"}`, welcome, `{"payload":{"n":1},"type":"pong"}`}},
		{"pong is no question", []string{`{"type":"pong"}`, hello}, []string{welcome}},
		{"subscribe before begin", []string{following}, []string{"4401 Unauthorized"}},
		{"no JSON", []string{`hello`}, []string{"4400"}},
		{"a list", []string{`[]`}, []string{"4400"}},
		{"null", []string{`null`}, []string{"4400"}},
		{"a number", []string{`1`}, []string{"4400"}},
		{"two values", []string{hello + hello}, []string{"4400"}},
		{"no type", []string{`{}`}, []string{"4400"}},
		{"a type that is none", []string{`{"type":"start"}`}, []string{"4400"}},
		{"a type that servers send", []string{hello, `{"type":"next","id":"1"}`}, []string{welcome, "4400"}},
		{"a type that is a number", []string{`{"type":1}`}, []string{"4400"}},
		{"subscribe without id", []string{hello, `{"type":"subscribe","payload":{"query":"{ __typename }"}}`}, []string{welcome, "4400"}},
		{"subscribe with an empty id", []string{hello, asking("", "{ __typename }")}, []string{welcome, "4400"}},
		{"subscribe with a number", []string{hello, `{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}`}, []string{welcome, "4400"}},
		{"subscribe without payload", []string{hello, `{"type":"subscribe","id":"1"}`}, []string{welcome, "4400"}},
		{"subscribe without query", []string{hello, `{"type":"subscribe","id":"1","payload":{}}`}, []string{welcome, "4400"}},
		{"subscribe with odd variables", []string{hello, `{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":1}}`}, []string{welcome, "4400"}},
		{"complete without id", []string{hello, `{"type":"complete"}`}, []string{welcome, "4400"}},
		{"complete what is unknown", []string{hello, `{"type":"complete","id":"1"}`, `{"type":"ping"}`}, []string{welcome, `{"type":"pong"}`}},
		{"a query", []string{hello, asking("1", "{ __typename }")}, []string{welcome, `{"id":"1","payload":{"data":{"__typename":"Query"}},"type":"next"}`, `{"id":"1","type":"complete"}`}},
		{"nulls where something may be left out", []string{hello, `{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","operationName":null,"variables":null,"extensions":null}}`}, []string{welcome, `{"id":"1","payload":{"data"`, `{"id":"1","type":"complete"}`}},
		{"a subscription that does not begin is an error", []string{hello, asking("1", `subscription { eventChanged(after: "x") { id } }`)}, []string{welcome, `{"id":"1","payload":[{"extensions":{"code":"BAD_USER_INPUT"`}},
		{"a filter that is wrong is an error", []string{hello, asking("1", `subscription { eventChanged(filter: { actors: ["evt_a"] }) { id } }`)}, []string{welcome, `{"id":"1","payload":[{"extensions":{"code":"BAD_USER_INPUT"`}},
		{"an id that is in use", []string{hello, following, following}, []string{welcome, "4409 Subscriber for f already exists"}},
		{"an id that is long", []string{hello, asking(long, "subscription { eventChanged { id } }"), asking(long, "subscription { eventChanged { id } }")}, []string{welcome, "4409 Subscriber for xxx"}},
		{"an id that is free again", []string{hello, following, `{"type":"complete","id":"f"}`, asking("f", "{ __typename }")}, []string{welcome, `{"id":"f","payload":{"data":{"__typename":"Query"}}`, `{"id":"f","type":"complete"}`}},
		{"a mutation", []string{hello, asking("1", `mutation { ingest(input: { text: "Nothing.", title: "t", publishedAt: "2025-03-03T00:00:00Z", externalId: "m" }) { unchanged } }`)}, []string{welcome, `{"id":"1","payload":{"data":{"ingest":{"unchanged":false}}},"type":"next"}`, `{"id":"1","type":"complete"}`}},
		{"too much at once", []string{hello, asking("1", "{ __typename #"+strings.Repeat("x", 1<<20)+"\n}")}, []string{welcome, "1009"}},
	}
	l := serving(t, nil)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := l.client()
			c.t = t
			go func() { // the server may close before all is said
				for _, m := range tt.say {
					_ = c.conn.Write(c.ctx, websocket.MessageText, []byte(m))
				}
			}()
			for _, want := range tt.hear {
				if got := c.hear(); !strings.HasPrefix(got, want) {
					t.Fatalf("heard %s, want %s", got, want)
				}
			}
		})
	}
}

func TestSocketHandshake(t *testing.T) {
	t.Parallel()
	l := serving(t, nil)
	if conn, status, err := l.dial([]string{"graphql-transport-ws"}, "https://evil.example"); err == nil || status != http.StatusForbidden {
		t.Errorf("a page of another site: %v, error %v", conn, err)
	}
	if conn, _, err := l.dial([]string{"graphql-transport-ws"}, l.URL); err != nil {
		t.Errorf("a page of its own: %v", err)
	} else {
		_ = conn.CloseNow()
	}
	for _, protocols := range [][]string{nil, {"graphql-ws"}} {
		conn, _, err := l.dial(protocols, "")
		if err != nil {
			t.Fatal(err)
		}
		c := &client{t, conn, t.Context()}
		if got := c.hear(); got != "4406 Subprotocol not acceptable" {
			t.Errorf("subprotocols %v: heard %s", protocols, got)
		}
	}
	c := l.client()
	if err := c.conn.Write(c.ctx, websocket.MessageBinary, []byte(hello)); err != nil {
		t.Fatal(err)
	}
	if got := c.hear(); !strings.HasPrefix(got, "4400") {
		t.Errorf("bytes: heard %s", got)
	}
}

func TestSocketThatDoesNotBegin(t *testing.T) {
	t.Parallel()
	c := serving(t, nil).client()
	if got := c.hear(); got != "4408 Connection initialisation timeout" {
		t.Errorf("heard %s", got)
	}
}

func TestSocketIsAdmitted(t *testing.T) {
	t.Parallel()
	kept, sends := holders(t)
	l := serving(t, func(c *graph.Config) { c.Gate = access.NewGate(access.Config{Tokens: kept}) })
	for _, payload := range []string{"", `,"payload":{}`, `,"payload":{"Authorization":"` + sends["a wrong token"] + `"}`, `,"payload":{"authorization":7}`, `,"payload":{"Authorization":"` + sends["a revoked admin"] + `"}`} {
		c := l.client()
		c.say(`{"type":"connection_init"` + payload + `}`)
		if got := c.hear(); got != "4403 Forbidden" {
			t.Errorf("%s: heard %s", payload, got)
		}
	}
	c := l.client()
	c.say(`{"type":"connection_init","payload":{"authorization":"`+sends["a reader"]+`"}}`, asking("1", `mutation { ingest(input: { text: "x" }) { unchanged } }`))
	for _, want := range []string{welcome, `{"id":"1","payload":[{"extensions":{"code":"FORBIDDEN"},"message":"ingest needs the role editor, and the token has reader"}],"type":"error"}`} {
		if got := c.hear(); got != want {
			t.Errorf("heard %s, want %s", got, want)
		}
	}
}

// One token has twenty streams, of sockets and events together; others have theirs.
func TestStreamsAreShared(t *testing.T) {
	t.Parallel()
	kept, sends := holders(t)
	l := serving(t, func(c *graph.Config) { c.Gate = access.NewGate(access.Config{Tokens: kept}) })
	enter := func(who string) (*client, string) {
		c := l.client()
		c.say(`{"type":"connection_init","payload":{"authorization":"` + sends[who] + `"}}`)
		return c, c.hear()
	}
	var first *client
	for n := range 20 {
		c, heard := enter("a reader")
		if heard != welcome {
			t.Fatalf("socket %d: heard %s", n+1, heard)
		}
		if first == nil {
			first = c
		}
	}
	if _, heard := enter("a reader"); heard != "1013 20 streams of this caller are open; try again" {
		t.Errorf("one more socket: heard %s", heard)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, l.URL+"/graphql?query="+url.QueryEscape("subscription { eventChanged { sequence } }"), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", sends["a reader"])
	events, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(events.Body)
	_ = events.Body.Close()
	if err != nil || events.StatusCode != http.StatusTooManyRequests || parse(t, body).code() != "LIMIT_EXCEEDED" || events.Header.Get("Retry-After") == "" {
		t.Errorf("one more event stream: %d %s %v, want 429 LIMIT_EXCEEDED with Retry-After", events.StatusCode, body, err)
	}
	if _, heard := enter("an editor"); heard != welcome {
		t.Errorf("another token: heard %s", heard)
	}
	_ = first.conn.CloseNow()
	for end := time.Now().Add(10 * time.Second); ; {
		if _, heard := enter("a reader"); heard == welcome {
			break
		}
		if time.Now().After(end) {
			t.Fatal("a closed socket does not give its place back")
		}
	}
}

// A socket, and an event stream, end within a second of the end of their token.
func TestStreamsEndWithTheirToken(t *testing.T) {
	t.Parallel()
	text, token, err := access.NewToken("desk", parley.RoleReader, time.Now(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	s := stored(t, world{})
	if err := s.PutToken(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	l := serving(t, func(c *graph.Config) { c.Gate = access.NewGate(access.Config{Tokens: s}) })
	c := l.client()
	c.say(`{"type":"connection_init","payload":{"Authorization":"Bearer `+text+`"}}`, asking("1", "subscription { eventChanged { sequence } }"))
	if got := c.hear(); got != welcome {
		t.Fatalf("heard %s", got)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, l.URL+"/graphql?query="+url.QueryEscape("subscription { eventChanged { sequence } }"), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", "Bearer "+text)
	events, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	if events.StatusCode != http.StatusOK {
		t.Fatalf("the event stream is answered with %s", events.Status)
	}
	began := time.Now()
	if err := s.RevokeToken(t.Context(), token.ID, began); err != nil {
		t.Fatal(err)
	}
	if got := c.hear(); got != "4403 Forbidden" {
		t.Errorf("heard %s", got)
	}
	if _, err := io.Copy(io.Discard, events.Body); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("they ended after %s", took)
	}
}

func TestSocketFollows(t *testing.T) {
	t.Parallel()
	l := serving(t, nil)
	c := l.client()
	c.say(hello)
	c.hear()
	c.say(asking("f", `subscription { eventChanged(after: "0") { sequence } }`), asking("g", `subscription { eventChanged(after: "0") { kind } }`),
		`{"type":"complete","id":"g"}`, asking("h", `subscription { eventChanged(after: "0") { kind } }`))
	l.write("a", "2025-03-03")
	heard := map[string]bool{}
	for range 2 {
		heard[c.hear()] = true
	}
	for _, want := range []string{
		`{"id":"f","payload":{"data":{"eventChanged":{"sequence":"1"}}},"type":"next"}`,
		`{"id":"h","payload":{"data":{"eventChanged":{"kind":"CREATED"}}},"type":"next"}`,
	} {
		if !heard[want] {
			t.Errorf("heard %v, want %s", heard, want)
		}
	}
	l.end()
	if got := c.hear(); got != "1001 The server ends" {
		t.Errorf("heard %s", got)
	}
}

// An error ends an operation: no complete comes behind it.
func TestSocketError(t *testing.T) {
	t.Parallel()
	c := serving(t, nil).client()
	c.say(hello)
	c.hear()
	for _, id := range []string{"1", "2", "1"} {
		c.say(asking(id, "{ nothing }"))
		if got := c.hear(); !strings.HasPrefix(got, `{"id":"`+id+`","payload":[{"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"`) || !strings.HasSuffix(got, `"type":"error"}`) {
			t.Errorf("heard %s", got)
		}
	}
}

func TestSocketHoldsSoManySubscriptions(t *testing.T) {
	t.Parallel()
	c := serving(t, nil).client()
	c.say(hello)
	c.hear()
	for i := range 101 {
		c.say(asking(fmt.Sprint(i), "subscription { eventChanged { id } }"))
	}
	if got := c.hear(); !strings.HasPrefix(got, `{"id":"100","payload":[{"extensions":{"allowed":100,"code":"LIMIT_EXCEEDED"`) {
		t.Errorf("heard %s", got)
	}
	c.say(`{"type":"complete","id":"7"}`, asking("100", "{ __typename }"))
	if got := c.hear(); !strings.HasPrefix(got, `{"id":"100","payload":{"data"`) {
		t.Errorf("heard %s", got)
	}
}
