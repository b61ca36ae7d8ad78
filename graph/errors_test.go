package graph_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Wrong questions, each with the code of its error and words of its message.
func TestWrongQuestions(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	cursor := func(list string) string {
		r := parse(t, post(t, h, "{ "+list+" { pageInfo { endCursor } } }", nil))
		_, end, _ := strings.Cut(string(r.Data), `"endCursor":"`)
		end, _, _ = strings.Cut(end, `"`)
		if end == "" {
			t.Fatalf("%s has no cursor: %s", list, r.Data)
		}
		return end
	}
	for _, c := range []struct{ question, code, says string }{
		{`event(id: "evt_nothing") { id }`, "NOT_FOUND", "nothing has the id evt_nothing"},
		{`event(id: "act_norland") { id }`, "BAD_USER_INPUT", "act_norland is the id of another kind, actor"},
		{`event(id: "") { id }`, "BAD_USER_INPUT", "not an id"},
		{`event(id: "evt_") { id }`, "BAD_USER_INPUT", "not an id"},
		{`event(id: "7") { id }`, "BAD_USER_INPUT", "not an id"},
		{`event(id: 7) { id }`, "BAD_USER_INPUT", "not an id"},
		{`event(id: "evt_'}) DETACH DELETE n //") { id }`, "BAD_USER_INPUT", "not an id"},
		{`event { id }`, "GRAPHQL_VALIDATION_FAILED", `argument "id"`},
		{`node(id: "xyz_1") { id }`, "BAD_USER_INPUT", "not an id"},
		{`node(id: "trk_nothing") { id }`, "NOT_FOUND", "nothing has the id"},
		{`nodes(ids: ["evt_round1", "nonsense"]) { id }`, "BAD_USER_INPUT", "not an id"},
		{`nodes(ids: [` + strings.Repeat(`"evt_round1" `, 101) + `]) { id }`, "BAD_USER_INPUT", "up to 100"},
		{`actor { id }`, "BAD_USER_INPUT", "give id or name"},
		{`events(filter: {topics: ["fishing"]}) { totalCount }`, "BAD_USER_INPUT", "look like top_…"},
		{`events(filter: {from: "May 1"}) { totalCount }`, "GRAPHQL_VALIDATION_FAILED", `it is written like \"2025-04-10\"`},
		{`actor(id: "act_norland", name: "Norland") { id }`, "BAD_USER_INPUT", "give id or name"},
		{`actor(name: "Nobody") { id }`, "NOT_FOUND", `no actor is called \"Nobody\"`},
		{`actor(name: " ") { id }`, "BAD_USER_INPUT", "the name is empty"},
		{`actor(id: "evt_round1") { id }`, "BAD_USER_INPUT", "act_"},
		{`venue(id: "ven_nothing") { id }`, "NOT_FOUND", "nothing has the id"},
		{`track(id: "evt_round1") { id }`, "BAD_USER_INPUT", "trk_"},
		{`article { id }`, "BAD_USER_INPUT", "exactly one of id, url and externalId"},
		{`article(id: "art_first", url: "https://x.example") { id }`, "BAD_USER_INPUT", "exactly one"},
		{`article(url: "https://x.example") { id }`, "NOT_FOUND", "no article"},
		{`article(url: "") { id }`, "BAD_USER_INPUT", "exactly one"},
		{`events(first: 0) { totalCount }`, "BAD_USER_INPUT", "first takes 1 to 100, not 0"},
		{`events(first: -1) { totalCount }`, "BAD_USER_INPUT", "first takes 1 to 100"},
		{`events(last: 101) { totalCount }`, "BAD_USER_INPUT", "last takes 1 to 100"},
		{`events(first: 1, last: 1) { totalCount }`, "BAD_USER_INPUT", "not both"},
		{`events(after: "") { totalCount }`, "BAD_USER_INPUT", "cursor"},
		{`events(after: "!!!") { totalCount }`, "BAD_USER_INPUT", "not a cursor of this list"},
		{`events(after: "` + cursor("actors") + `") { totalCount }`, "BAD_USER_INPUT", "not a cursor of this list"},
		{`events(orderBy: TIME_ASC, before: "` + cursor("events") + `") { totalCount }`, "BAD_USER_INPUT", "not a cursor of this list"},
		{`events(after: "` + strings.Repeat("A", 500000) + `") { totalCount }`, "BAD_USER_INPUT", "not a cursor of this list"},
		{`events(filter: {actors: ["evt_round1"]}) { totalCount }`, "BAD_USER_INPUT", "actors takes ids"},
		{`events(filter: {from: "2025-05-01", to: "2025-04-01"}) { totalCount }`, "BAD_USER_INPUT", "is after"},
		{`events(filter: {minConfidence: 2}) { totalCount }`, "BAD_USER_INPUT", "0 to 1"},
		{`events(filter: {maxParties: -2}) { totalCount }`, "BAD_USER_INPUT", "negative"},
		{`events(filter: {with: [{anyOf: []}]}) { totalCount }`, "BAD_USER_INPUT", "no actor"},
		{`events(filter: {kinds: [CHAT]}) { totalCount }`, "GRAPHQL_VALIDATION_FAILED", "CHAT"},
		{`event(id: "evt_round1") { mentions(first: 200) { totalCount } }`, "BAD_USER_INPUT", "first takes 1 to 100"},
		{`actor(name: "Norland") { contacts { nodes { events(first: 21) { id } } } }`, "BAD_USER_INPUT", "1 to 20"},
		{`actor(name: "Norland") { events(filter: {tracks: ["act_norland"]}) { totalCount } }`, "BAD_USER_INPUT", "tracks takes ids"},
		{`tracks(parties: ["trk_fishing"]) { totalCount }`, "BAD_USER_INPUT", "parties takes ids"},
		{`facets(first: 101) { kinds { count } }`, "BAD_USER_INPUT", "first takes 1 to 100, not 101"},
		{`facets(filter: {topics: ["ven_hall"]}) { kinds { count } }`, "BAD_USER_INPUT", "topics takes ids"},
		{`timeline(bucket: KIND) { count }`, "GRAPHQL_VALIDATION_FAILED", "KIND"},
		{`eventStats(groupBy: []) { count }`, "BAD_USER_INPUT", "one or two dimensions"},
		{`eventStats(groupBy: [KIND, STATUS, ACTOR]) { count }`, "BAD_USER_INPUT", "one or two dimensions"},
		{`eventStats(groupBy: [MONTH, YEAR]) { count }`, "BAD_USER_INPUT", "one bucket of time"},
		{`eventStats(groupBy: [KIND, KIND]) { count }`, "BAD_USER_INPUT", "once only"},
		{`eventStats(groupBy: [KIND], first: 0) { count }`, "BAD_USER_INPUT", "first takes 1 to 5000"},
		{`search(text: "…") { totalCount }`, "BAD_USER_INPUT", "no word"},
		{`search(text: "talks", after: "x") { totalCount }`, "BAD_USER_INPUT", "not a cursor"},
		{`path(from: "act_norland", to: "act_nothing") { length }`, "NOT_FOUND", "act_nothing"},
		{`path(from: "act_norland", to: "evt_round1") { length }`, "BAD_USER_INPUT", "to takes ids"},
		{`path(from: "act_norland", to: "act_sudland", maxEvents: 7) { length }`, "BAD_USER_INPUT", "1 to 6"},
	} {
		t.Run(fmt.Sprintf("%.60s", c.question), func(t *testing.T) {
			answer := post(t, h, "{ "+c.question+" }", nil)
			r := parse(t, answer)
			if r.code() != c.code {
				t.Fatalf("code %q, want %s: %.300s", r.code(), c.code, answer)
			}
			if says := strings.ReplaceAll(c.says, `\"`, `"`); !strings.Contains(r.Errors[0].Message, says) {
				t.Errorf("the message does not say %q: %s", says, r.Errors[0].Message)
			}
			if strings.Contains(r.Errors[0].Message, "sqlite") {
				t.Errorf("the message speaks of what a store was doing: %s", r.Errors[0].Message)
			}
			if len(r.Errors[0].Message) > 300 {
				t.Errorf("the message is long: %s", r.Errors[0].Message)
			}
		})
	}
}

func TestAmbiguousNames(t *testing.T) {
	w := handMade()
	// Two actors whose names contain the word, neither of them alone.
	for _, a := range w.derived.Actors {
		switch a.ID {
		case "act_norland":
			a.Name, a.Aliases = "Republic of Norland", []string{"Norland"}
		case "act_sudland":
			a.Name = "Republic of Sudland"
		}
	}
	h := handler(t, stored(t, w))
	r := parse(t, post(t, h, `{ actor(name: "republic") { id } }`, nil))
	if r.code() != "AMBIGUOUS" {
		t.Fatalf("code %q, want AMBIGUOUS", r.code())
	}
	got := fmt.Sprint(r.Errors[0].Extensions["candidates"])
	for _, want := range []string{"act_norland", "Republic of Norland", "act_sudland", "STATE", "description"} {
		if !strings.Contains(got, want) {
			t.Errorf("the candidates do not have %q: %s", want, got)
		}
	}
	// A whole alias is nobody else's, though the envoy's name contains it.
	r = parse(t, post(t, h, `{ actor(name: "NORLAND") { id } }`, nil))
	if got := string(r.Data); got != `{"actor":{"id":"act_norland"}}` {
		t.Errorf("the alias gives %s, want act_norland", got)
	}
}

func TestEverythingInTheSchemaIsDescribed(t *testing.T) {
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	described := func(what, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", what)
		}
	}
	for name, def := range schema.Types {
		if def.BuiltIn {
			continue
		}
		described(name, def.Description)
		for _, v := range def.EnumValues {
			described(name+"."+v.Name, v.Description)
		}
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
	}
}

// Whatever text is asked for, the answer is a result or an error that says what
// is wrong with the question.
func TestOddTextsAreNoDefects(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	odd := map[string]string{
		"quotes":         `"'` + "`" + `})--;`,
		"full-text code": `NEAR("a" b) OR * AND NOT ^`,
		"Lucene code":    `title:[* TO *] +a -b ~2 \\`,
		"NUL":            "a\x00b",
		"blanks":         " \t\u00a0\u200b",
		"right to left":  "\u202eshalom",
		"emoji":          "🕊️",
		"half a pair":    "\ufffd",
		"very long":      strings.Repeat("long ", 20000),
		"one long word":  strings.Repeat("x", 100000),
		"percent":        "100% _sure_",
	}
	for name, text := range odd {
		t.Run(name, func(t *testing.T) {
			for _, question := range []string{
				`search(text: $t) { totalCount }`,
				`actors(name: $t) { totalCount }`,
				`actor(name: $t) { id }`,
				`venues(name: $t) { totalCount }`,
				`topics(name: $t) { totalCount }`,
				`tracks(name: $t) { totalCount }`,
				`articles(text: $t) { totalCount }`,
				`article(url: $t) { id }`,
				`article(externalId: $t) { id }`,
				`events(filter: {text: $t}, orderBy: RELEVANCE) { totalCount }`,
				`events(filter: {cities: [$t], outlets: [$t]}) { totalCount }`,
				`events(after: $t) { totalCount }`,
			} {
				r := parse(t, post(t, h, "query($t: String!) { "+question+" }", map[string]any{"t": text}))
				if code := r.code(); code != "" && code != "BAD_USER_INPUT" && code != "NOT_FOUND" {
					t.Errorf("%s: %s: %+v", question, code, r.Errors)
				}
				if len(r.Errors) > 0 && len(r.Errors[0].Message) > 300 {
					t.Errorf("%s: the message has %d bytes", question, len(r.Errors[0].Message))
				}
			}
		})
	}
}
