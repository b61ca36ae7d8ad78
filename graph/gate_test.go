package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/access"
	"github.com/parley-talks/parley/internal/parley"
)

// as is a gate that takes everybody for one caller.
type as access.Caller

func (c as) Admit(*http.Request, ...string) (access.Caller, error) { return access.Caller(c), nil }
func (c as) Allow(access.Caller) error                             { return nil }

// keys are tokens in memory.
type keys []parley.Token

func (k keys) Tokens(context.Context) ([]parley.Token, error)             { return k, nil }
func (k keys) PutToken(context.Context, parley.Token) error               { panic("not asked") }
func (k keys) RevokeToken(_ context.Context, _ string, _ time.Time) error { panic("not asked") }

// holders are all kinds of callers of a store with tokens: what they send as
// Authorization.
func holders(t *testing.T) (keys, map[string]string) {
	t.Helper()
	var kept keys
	sends := map[string]string{"nobody": "", "an empty token": "Bearer ", "a wrong token": "Bearer parley_aaaaaaaa_" + strings.Repeat("a", 52), "a password": "Basic YTpi"}
	now := time.Now()
	for name, k := range map[string]struct {
		role parley.Role
		end  func(*parley.Token)
	}{
		"a reader":         {parley.RoleReader, nil},
		"an editor":        {parley.RoleEditor, nil},
		"an admin":         {parley.RoleAdmin, nil},
		"an expired admin": {parley.RoleAdmin, func(t *parley.Token) { t.Expires = now.Add(-time.Second) }},
		"a revoked admin":  {parley.RoleAdmin, func(t *parley.Token) { t.Revoked = now.Add(-time.Second) }},
	} {
		text, token, err := access.NewToken(name, k.role, now.Add(-time.Hour), time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		if k.end != nil {
			k.end(&token)
		}
		kept, sends[name] = append(kept, token), "Bearer "+text
		if name == "an admin" {
			sends["an admin whose token was cut"] = "Bearer " + text[:len(text)-1]
			sends["an admin whose token was padded"] = "Bearer " + text + "="
		}
	}
	return kept, sends
}

// rank is what each kind of caller may do: 0 nothing, then as a reader, an
// editor, an admin. Whoever sends no token may read what is public.
func rank(holder string, public bool) int {
	switch {
	case holder == "nobody" && public:
		return 1
	case holder == "a reader":
		return 1
	case holder == "an editor":
		return 2
	case holder == "an admin":
		return 3
	}
	return 0
}

// Every root field, asked by every kind of caller. New fields are in the
// matrix by being in the schema.
func TestWhoMayDoWhat(t *testing.T) {
	schema := schemaFile(t)
	kept, sends := holders(t)
	for _, public := range []bool{false, true} {
		h, err := graph.NewHandler(graph.Config{Store: stored(t, handMade()), Gate: access.NewGate(access.Config{Tokens: kept, Public: public})})
		if err != nil {
			t.Fatal(err)
		}
		for _, root := range []struct {
			word  string
			def   *ast.Definition
			needs int
		}{{"query", schema.Query, 1}, {"mutation", schema.Mutation, 2}, {"subscription", schema.Subscription, 1}} {
			if root.def == nil {
				continue
			}
			for _, field := range root.def.Fields {
				for holder, authorization := range sends {
					needs := root.needs
					if root.word == "mutation" && field.Name == "removeArticle" {
						needs = 3
					}
					schemaField := strings.HasPrefix(field.Name, "__")
					if schemaField && authorization == "" {
						needs = 9 // only whoever has a name may read the schema
					}
					// Hidden behind an alias and in fragments all the same.
					query := fmt.Sprintf("%s { ...A } fragment A on %s { ... { x: %s } }", root.word, root.def.Name, sample(schema, field))
					w := send(h, query, authorization)
					refused := w.Code == http.StatusUnauthorized || w.Code == http.StatusForbidden
					may := rank(holder, public)
					switch {
					case refused == (may >= needs):
						t.Errorf("public %v, %s by %s: %d %s", public, query, holder, w.Code, w.Body)
					case refused && (w.Code == http.StatusUnauthorized) != (may == 0):
						t.Errorf("public %v, %s by %s: %d, want 401 exactly when the caller is unknown", public, query, holder, w.Code)
					case refused && strings.Contains(w.Body.String(), `"data"`):
						t.Errorf("public %v, %s by %s: refused with data: %s", public, query, holder, w.Body)
					case w.Code == http.StatusUnauthorized && !strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Bearer"):
						t.Errorf("%s by %s: 401 without WWW-Authenticate", query, holder)
					}
				}
			}
		}
	}
}

func schemaFile(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// sample is a field as a query asks it, with a value for each argument that
// must be given.
func sample(schema *ast.Schema, f *ast.FieldDefinition) string {
	var args []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			args = append(args, a.Name+": "+sampleValue(schema, a.Type))
		}
	}
	out := f.Name
	if len(args) > 0 {
		out += "(" + strings.Join(args, ", ") + ")"
	}
	if schema.Types[f.Type.Name()].IsCompositeType() {
		out += " { __typename }"
	}
	return out
}

func sampleValue(schema *ast.Schema, typ *ast.Type) string {
	if typ.Elem != nil {
		return "[" + sampleValue(schema, typ.Elem) + "]"
	}
	switch def := schema.Types[typ.NamedType]; {
	case def.Kind == ast.Enum:
		return def.EnumValues[0].Name
	case def.Kind == ast.InputObject:
		var fields []string
		for _, f := range def.Fields {
			if f.Type.NonNull && f.DefaultValue == nil {
				fields = append(fields, f.Name+": "+sampleValue(schema, f.Type))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	case typ.NamedType == "Int" || typ.NamedType == "Float":
		return "1"
	case typ.NamedType == "Boolean":
		return "true"
	case typ.NamedType == "Date":
		return `"2025-01-01"`
	case typ.NamedType == "DateTime":
		return `"2025-01-01T00:00:00Z"`
	}
	return `"x"`
}

func send(h http.Handler, query, authorization string) *httptest.ResponseRecorder {
	body, _ := json.Marshal(map[string]string{"query": query}) // a string always can be
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", newerJSON)
	return sentFromElsewhere(h, r, authorization)
}

// sentFromElsewhere sends a request each time from another place: who sends many
// wrong tokens is told no more.
func sentFromElsewhere(h http.Handler, r *http.Request, authorization string) *httptest.ResponseRecorder {
	if authorization != "" {
		r.Header.Set("Authorization", authorization)
	}
	n := senders.Add(1)
	r.RemoteAddr = fmt.Sprintf("10.%d.%d.%d:5000", n>>16&255, n>>8&255, n&255)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var senders atomic.Int32

// What a word that is no field might have meant is told only to those who may
// read the schema.
func TestSuggestionsAreForThoseWhoMayReadTheSchema(t *testing.T) {
	for name, caller := range map[string]access.Caller{"public": {Role: parley.RoleReader}, "a reader": {Name: "a", Role: parley.RoleReader}} {
		h, err := graph.NewHandler(graph.Config{Store: newMemory(many(1)), Gate: as(caller)})
		if err != nil {
			t.Fatal(err)
		}
		for _, query := range []string{"{ event }", "{ evnts { totalCount } }", "{ events(frst: 1) { totalCount } }", "{ events(filter: {knds: [TALKS]}) { totalCount } }", "{ events(filter: {kinds: [TALK]}) { totalCount } }", "{ node(id: 1) { ... on Evnt { id } } }", "query($x: EventFiltr) { events(filter: $x) { totalCount } }"} {
			w := send(h, query, "")
			if told := strings.Contains(w.Body.String(), "Did you mean"); told && caller.Name == "" {
				t.Errorf("%s: %s is told %s", name, query, w.Body)
			}
		}
	}
	h, err := graph.NewHandler(graph.Config{Store: newMemory(many(1)), Gate: as(access.Caller{Name: "a", Role: parley.RoleReader})})
	if err != nil {
		t.Fatal(err)
	}
	if w := send(h, "{ evnts { totalCount } }", ""); !strings.Contains(w.Body.String(), "Did you mean") {
		t.Errorf("a reader with a token is not helped: %s", w.Body)
	}
}

func TestEveryChangeHasALineInTheLogAndNoSecret(t *testing.T) {
	kept, sends := holders(t)
	var log strings.Builder
	h, err := graph.NewHandler(graph.Config{Store: stored(t, world{}), Gate: access.NewGate(access.Config{Tokens: kept}), Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	const mutation = `mutation { a: ingest(input: {text: "a secret article", publishedAt: "2025-01-01T00:00:00Z"}) { unchanged } }`
	for holder, want := range map[string]string{
		"an editor":     `by="an editor" token=\w+ did=\[ingest\] ids=\[\] outcome=FORBIDDEN`, // this server takes no articles
		"a reader":      `by="a reader" token=\w+ did=\[ingest\] ids=\[\] outcome=FORBIDDEN`,
		"a wrong token": `msg="request refused"`,
	} {
		log.Reset()
		w := send(h, mutation, sends[holder])
		if !matchesLine(want, log.String()) || !strings.Contains(log.String(), "request="+w.Header().Get("X-Request-Id")) {
			t.Errorf("%s: the log says %q, want %s with the request's id", holder, log.String(), want)
		}
		if secret := strings.TrimPrefix(sends[holder], "Bearer "); strings.Contains(log.String(), secret) || strings.Contains(log.String(), "secret article") {
			t.Errorf("%s: the log tells a secret: %s", holder, log.String())
		}
	}
	log.Reset()
	send(h, "{ __typename }", sends["a reader"])
	if log.Len() > 0 {
		t.Errorf("a question is no change, and logged: %s", log.String())
	}
}

func TestOnlyPagesOfListedSitesMayReadAnswers(t *testing.T) {
	h, err := graph.NewHandler(graph.Config{Store: newMemory(many(1)), Origins: []string{"https://desk.example"}})
	if err != nil {
		t.Fatal(err)
	}
	for origin, want := range map[string]string{"https://desk.example": "https://desk.example", "https://evil.example": "", "null": ""} {
		preflight := httptest.NewRequest(http.MethodOptions, "/graphql", nil)
		preflight.Header.Set("Origin", origin)
		preflight.Header.Set("Access-Control-Request-Method", "POST")
		preflight.Header.Set("Access-Control-Request-Headers", "authorization,content-type")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, preflight)
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != want || w.Header().Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: preflight allows %q, want %q and no credentials", origin, got, want)
		}
		w = request{contentType: olderJSON, origin: origin, body: `{"query":"{ __typename }"}`}.send(h)
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != want {
			t.Errorf("%s: the answer allows %q, want %q", origin, got, want)
		}
	}
}

func matchesLine(pattern, log string) bool { return regexp.MustCompile(pattern).MatchString(log) }
