package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

const countQuery = "query Count { events { totalCount } }"

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// hashed is a request with a hash, with or without the query.
func hashed(query, hash string) request {
	body := map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}}
	if query != "" {
		body["query"] = query
	}
	text, _ := json.Marshal(body) // strings always can be
	return request{contentType: olderJSON, accept: newerJSON, body: string(text)}
}

func TestAQueryIsFoundByItsHashOnceItCameWhole(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	alone := hashed("", sha(countQuery))
	get := request{method: http.MethodGet, accept: newerJSON, target: "/graphql?extensions=" + url.QueryEscape(`{"persistedQuery":{"version":1,"sha256Hash":"`+sha(countQuery)+`"}}`)}
	for _, r := range []request{alone, get} {
		w := r.send(h)
		if got := parse(t, w.Body.Bytes()); w.Code != 200 || got.code() != "PERSISTED_QUERY_NOT_FOUND" || got.Errors[0].Message != "PersistedQueryNotFound" {
			t.Fatalf("before: %d %s", w.Code, w.Body)
		}
	}
	for i, r := range []request{hashed(countQuery, sha(countQuery)), alone, get, hashed("", strings.ToUpper(sha(countQuery)))} {
		if w := r.send(h); w.Code != 200 || !strings.Contains(w.Body.String(), "totalCount") {
			t.Errorf("request %d: %d %s", i, w.Code, w.Body)
		}
	}
}

func TestHashesThatAreRefused(t *testing.T) {
	h := handler(t, newMemory(many(1)))
	for name, extension := range map[string]string{
		"of another query": `{"version":1,"sha256Hash":"` + sha("{ __typename }") + `"}`,
		"a number":         `{"version":1,"sha256Hash":7}`,
		"too short":        `{"version":1,"sha256Hash":"ab"}`,
		"no hexadecimal":   `{"version":1,"sha256Hash":"` + strings.Repeat("z", 64) + `"}`,
		"another version":  `{"version":2,"sha256Hash":"` + sha(countQuery) + `"}`,
		"no object":        `"` + sha(countQuery) + `"`,
		"an empty object":  `{}`,
	} {
		w := request{contentType: olderJSON, accept: newerJSON, body: `{"query":"` + countQuery + `","extensions":{"persistedQuery":` + extension + `}}`}.send(h)
		if w.Code != 400 || parse(t, w.Body.Bytes()).code() != "BAD_USER_INPUT" {
			t.Errorf("%s: %d %s, want 400 BAD_USER_INPUT", name, w.Code, w.Body)
		}
	}
}

func TestWhatOneCallerSentNobodyElseRuns(t *testing.T) {
	one, other := access.Caller{Name: "a", Role: parley.RoleReader, Token: "a"}, access.Caller{Name: "b", Role: parley.RoleReader, Token: "b"}
	now := one
	h, err := graph.NewHandler(graph.Config{Store: stored(t, handMade()), Gate: byTurns{&now}})
	if err != nil {
		t.Fatal(err)
	}
	hashed(countQuery, sha(countQuery)).send(h)
	for _, c := range []struct {
		caller access.Caller
		found  bool
	}{{one, true}, {other, false}, {access.Caller{Role: parley.RoleReader}, false}} {
		now = c.caller
		w := hashed("", sha(countQuery)).send(h)
		if found := strings.Contains(w.Body.String(), "totalCount"); found != c.found {
			t.Errorf("caller %q: found %v, want %v", c.caller.Name, found, c.found)
		}
	}
}

// byTurns is a gate whose caller changes.
type byTurns struct{ now *access.Caller }

func (b byTurns) Admit(*http.Request, ...string) (access.Caller, error) { return *b.now, nil }
func (b byTurns) Allow(access.Caller) error                             { return nil }

// Neither many queries nor long or invalid ones fill the memory.
func TestWhatIsRememberedIsBounded(t *testing.T) {
	h := handler(t, newMemory(many(1)))
	found := func(query string) bool {
		return strings.Contains(hashed("", sha(query)).send(h).Body.String(), "__typename")
	}
	for name, query := range map[string]string{"long": "{ __typename }" + strings.Repeat(" ", 20_000), "invalid": "{ nothing }", "expensive": strings.Repeat("{ __typename ", 20) + strings.Repeat("}", 20)} {
		hashed(query, sha(query)).send(h)
		if found(query) {
			t.Errorf("a query that is %s is remembered", name)
		}
	}
	first := "{ __typename }"
	hashed(first, sha(first)).send(h)
	if !found(first) {
		t.Fatal("a query is not remembered")
	}
	for i := range 1000 {
		query := fmt.Sprintf("{ a%d: __typename }", i)
		hashed(query, sha(query)).send(h)
	}
	if found(first) {
		t.Error("after a thousand others the first is still remembered")
	}
}

func TestRegisteredOperations(t *testing.T) {
	registered := graph.Operations{sha(countQuery): countQuery, "latest": "query Latest($n: Int = 1) { events(first: $n) { nodes { title } } }"}
	for _, only := range []bool{false, true} {
		h, err := graph.NewHandler(graph.Config{Store: stored(t, handMade()), Operations: registered, OnlyOperations: only})
		if err != nil {
			t.Fatal(err)
		}
		body := func(text string) request { return request{contentType: olderJSON, accept: newerJSON, body: text} }
		free, code := 200, ""
		if only {
			free, code = 403, "FORBIDDEN"
		}
		for _, c := range []struct {
			name   string
			ask    request
			status int
			code   string
		}{
			{"by hash", hashed("", sha(countQuery)), 200, ""},
			{"by id", body(`{"documentId":"latest","variables":{"n":2}}`), 200, ""},
			{"by the hash as id", body(`{"documentId":"sha256:` + sha(countQuery) + `"}`), 200, ""},
			{"by GET", request{method: http.MethodGet, accept: newerJSON, target: "/graphql?documentId=latest&variables=" + url.QueryEscape(`{"n":1}`)}, 200, ""},
			{"by its text", body(`{"query":"` + countQuery + `"}`), 200, ""},
			{"an unknown id", body(`{"documentId":"oldest"}`), 200, "PERSISTED_QUERY_NOT_FOUND"},
			{"id and query", body(`{"documentId":"latest","query":"` + countQuery + `"}`), 400, "BAD_USER_INPUT"},
			{"another query", body(`{"query":"{ __typename }"}`), free, code},
			{"another query with its hash", hashed("{ __typename }", sha("{ __typename }")), free, code},
		} {
			w := c.ask.send(h)
			if r := parse(t, w.Body.Bytes()); w.Code != c.status || r.code() != c.code {
				t.Errorf("only registered: %v, %s: %d %s, want %d %q", only, c.name, w.Code, w.Body, c.status, c.code)
			}
		}
	}
	if _, err := graph.NewHandler(graph.Config{Store: newMemory(many(1)), Operations: graph.Operations{"bad": "{ nothing }"}}); err == nil || !strings.Contains(err.Error(), "bad") {
		t.Errorf("an operation that the schema does not have: %v", err)
	}
}

func TestASocketTakesHashesAndIds(t *testing.T) {
	l := serving(t, func(c *graph.Config) { c.Operations = graph.Operations{"count": countQuery} })
	c := l.client()
	apq := `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + sha(countQuery) + `"}}`
	c.say(`{"type":"connection_init"}`,
		`{"type":"subscribe","id":"1","payload":{`+apq+`}}`,
		`{"type":"subscribe","id":"2","payload":{"query":"`+countQuery+`",`+apq+`}}`)
	for _, want := range []string{"connection_ack", "PERSISTED_QUERY_NOT_FOUND", "totalCount", `"complete"`} {
		if got := c.hear(); !strings.Contains(got, want) {
			t.Errorf("heard %s, want %s", got, want)
		}
	}
	c.say(`{"type":"subscribe","id":"3","payload":{` + apq + `}}`)
	for _, want := range []string{"totalCount", `"complete"`} {
		if got := c.hear(); !strings.Contains(got, want) {
			t.Errorf("by its hash: heard %s, want %s", got, want)
		}
	}
	c.say(`{"type":"subscribe","id":"4","payload":{"documentId":"count"}}`)
	if got := c.hear(); !strings.Contains(got, "totalCount") {
		t.Errorf("by its id: heard %s", got)
	}
}
