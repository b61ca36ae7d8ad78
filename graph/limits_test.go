package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/introspection"

	"github.com/parley-talks/parley/internal/parley"
)

// nested is a field within itself n times.
func nested(field, inner string, n int) string {
	return strings.Repeat(field+" { ", n) + inner + strings.Repeat(" }", n)
}

// fragments are n of them, each of which spreads the next so many times.
func fragments(n, spreads int) string {
	var b strings.Builder
	b.WriteString("{ ...F0 }")
	for i := range n {
		inner := "__typename"
		if i+1 < n {
			inner = strings.Repeat(fmt.Sprintf("...F%d ", i+1), spreads)
		}
		fmt.Fprintf(&b, " fragment F%d on Query { %s }", i, inner)
	}
	return b.String()
}

func TestLimits(t *testing.T) {
	h := handler(t, newMemory(many(3)))
	id := parley.MakeID(parley.EventPrefix, "0")
	for _, c := range []struct {
		name, query string
		limit       string // or another code; empty: it is answered
	}{
		{"the introspection query", introspection.Query, ""},
		{"20,000 fields", "{" + strings.Repeat(" __typename", 20000) + "}", "tokens"},
		{"900 fields", "{" + strings.Repeat(" __typename", 900) + "}", ""},
		{"24 fragments spread twice each", fragments(24, 2), ""},
		{"12 levels of 8 spreads", fragments(12, 8), ""},
		{"aliases through fragments", "{ ...A ...A ...A ...A } fragment A on Query {" + strings.Repeat(" a: __typename", 10) + "}", "aliases"},
		{"30 aliases", "{" + strings.Repeat(" a: __typename", 30) + "}", ""},
		{"31 aliases", "{" + strings.Repeat(" a: __typename", 31) + "}", "aliases"},
		{"60 directives", "{" + strings.Repeat(" __typename @include(if: true)", 60) + "}", "directives"},
		{"12 deep", fmt.Sprintf("{ event(id: %q) { %s } }", id, nested("movedFrom", "title", 10)), ""},
		{"13 deep", fmt.Sprintf("{ event(id: %q) { %s } }", id, nested("movedFrom", "title", 11)), "depth"},
		{"deep in a fragment", fmt.Sprintf("{ event(id: %q) { ...A } } fragment A on Event { %s }", id, nested("movedFrom", "title", 11)), "depth"},
		{"introspection 20 deep", "{ __schema { types { " + nested("ofType", "name", 18) + " } } }", "depth"},
		{"100,000 braces", strings.Repeat("{", 100000), "GRAPHQL_PARSE_FAILED"},
		{"a page of 100 with its rounds", "{ events(first: 100) { nodes { title previousRounds(first: 20) { nodes { title } } } } }", ""},
		{"pages within pages", "{ events(first: 100) { nodes { previousRounds(first: 100) { nodes { title } } } } }", "cost"},
		{"pages within pages, by edges", "{ events(first: 100) { edges { node { previousRounds(first: 100) { edges { node { title } } } } } } }", "cost"},
		{"8 levels of 100", "{ events(first: 100) { nodes { " + strings.Repeat("previousRounds(first: 100) { nodes { ", 4) + "title" + strings.Repeat(" } }", 4) + " } } }", "cost"},
		{"pages in fragments spread again and again", "{ events(first: 100) { nodes { ...A ...A ...A } } } fragment A on Event { previousRounds(first: 20) { nodes { title } } }", "cost"},
		{"facets", "{ facets(first: 100) { actors { actor { name represents { name } } count } venues { venue { name } } outlets { outlet } } }", ""},
		{"pages within facets", "{ facets(first: 100) { actors { actor { events(first: 100) { nodes { title } } } } } }", "cost"},
		{"many statistics", "{ eventStats(groupBy: [ACTOR], first: 5001) { count } }", "cost"},
		{"statistics again and again", "{ a: eventStats(groupBy: [DAY]) { count } b: eventStats(groupBy: [WEEK]) { count } c: eventStats(groupBy: [CITY], first: 4000) { count } }", "cost"},
		{"a fragment within itself", "{ ...A } fragment A on Query { ...A }", "GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			begun := time.Now()
			answer := post(t, h, c.query, nil)
			if took := time.Since(begun); took > 5*time.Second { // generous, for a busy machine: what is not stopped takes minutes
				t.Errorf("took %v", took)
			}
			r := parse(t, answer)
			switch {
			case strings.HasPrefix(c.limit, "GRAPHQL_"):
				if r.code() != c.limit {
					t.Errorf("code %q, want %s", r.code(), c.limit)
				}
			case c.limit == "":
				if r.code() == "LIMIT_EXCEEDED" || r.code() == "GRAPHQL_VALIDATION_FAILED" {
					t.Errorf("refused: %.300s", answer)
				}
			case r.code() != "LIMIT_EXCEEDED" || r.Errors[0].Extensions["limit"] != c.limit:
				t.Errorf("not refused for %s: %.300s", c.limit, answer)
			case r.Errors[0].Extensions["allowed"] == nil, r.Errors[0].Extensions["asked"] == nil:
				t.Errorf("the refusal does not say what was asked and is allowed: %s", answer)
			}
		})
	}
}

func TestCostCountsPageSizesInVariables(t *testing.T) {
	h := handler(t, newMemory(many(3)))
	query := `query($n: Int!) { events(first: $n) { nodes { previousRounds(first: $n) { nodes { title } } } } }`
	if r := parse(t, post(t, h, query, map[string]any{"n": 10})); r.code() != "" {
		t.Errorf("10 of 10: %s", r.Errors[0].Message)
	}
	// The same text again: what is cached must still be counted.
	if r := parse(t, post(t, h, query, map[string]any{"n": 100})); r.code() != "LIMIT_EXCEEDED" {
		t.Errorf("100 of 100: code %q, want LIMIT_EXCEEDED", r.code())
	}
}

func TestVariablesAreOfTheirTypes(t *testing.T) {
	h := handler(t, newMemory(many(3)))
	for _, c := range []struct {
		typ, use string
		value    any
		fits     bool
	}{
		{"Int", "events(first: $v) { totalCount }", 5, true},
		{"Int", "events(first: $v) { totalCount }", nil, true},
		{"Int", "events(first: $v) { totalCount }", "5", false},
		{"Int", "events(first: $v) { totalCount }", 5.5, false},
		{"Int", "events(first: $v) { totalCount }", true, false},
		{"Int", "events(first: $v) { totalCount }", 2147483648, false},
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"from": "2025-02-28", "minConfidence": 0.5, "kinds": []any{"TALKS"}}, true},
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"from": "2025-02-30"}, false},
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"from": "2025-02-28T10:00:00Z"}, false},
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"reportedFrom": "2025-02-28"}, false},
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"reportedFrom": "2025-02-28T10:00:00+03:00"}, true},
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"kinds": "TALKS"}, true}, // one for a list of it
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"kinds": []any{"CHAT"}}, false},
		{"EventFilter", "events(filter: $v) { totalCount }", map[string]any{"nothing": 1}, false},
		{"EventFilter", "events(filter: $v) { totalCount }", "TALKS", false},
		{"[ID!]!", "nodes(ids: $v) { id }", []any{7, "evt_a"}, true}, // refused later: no such id
		{"[ID!]!", "nodes(ids: $v) { id }", []any{7.5}, false},
		{"[ID!]!", "nodes(ids: $v) { id }", nil, false},
		{"String!", "search(text: $v) { totalCount }", 7, false},
	} {
		r := parse(t, post(t, h, fmt.Sprintf("query($v: %s) { __typename @skip(if: false) ... @include(if: false) { %s } }", c.typ, c.use), map[string]any{"v": c.value}))
		if fits := r.code() == ""; fits != c.fits {
			t.Errorf("%v for %s: accepted %v, want %v: %+v", c.value, c.typ, fits, c.fits, r.Errors)
		}
	}
}

// A variable that is missing is named.
func TestVariablesThatAreMissing(t *testing.T) {
	h := handler(t, newMemory(many(3)))
	r := parse(t, post(t, h, `query($name: String!) { actors(name: $name) { totalCount } }`, nil))
	if len(r.Errors) != 1 || r.Errors[0].Message != "the variable $name of type String! has no value" {
		t.Errorf("%+v", r.Errors)
	}
	if r := parse(t, post(t, h, `query($first: Int! = 2) { events(first: $first) { totalCount } }`, nil)); len(r.Errors) != 0 {
		t.Errorf("one with a default: %+v", r.Errors)
	}
}

// Literals are checked before anything is executed, also where no resolver
// would be reached.
func TestLiteralsAreOfTheirTypes(t *testing.T) {
	h := handler(t, newMemory(many(3)))
	for literal, fits := range map[string]bool{
		`events(first: 2147483648)`:                 false,
		`events(first: "1")`:                        false,
		`events(first: 1.0)`:                        false,
		`events(filter: {from: "2025-13-01"})`:      false,
		`events(filter: {from: 2025})`:              false,
		`events(filter: {from: "2025-12-01"})`:      true,
		`events(filter: {minConfidence: 1e400})`:    false,
		`events(filter: {reportedTo: "yesterday"})`: false,
	} {
		r := parse(t, post(t, h, "{ ... @include(if: false) { "+literal+" { totalCount } } __typename }", nil))
		if got := r.code() == ""; got != fits {
			t.Errorf("%s: accepted %v, want %v: %+v", literal, got, fits, r.Errors)
		}
	}
}
