package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// said is the answer as one line.
func said(t *testing.T, h http.Handler, query string) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Compact(&out, post(t, h, query, nil)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// answerOf is the data of an answer without errors.
func answerOf[T any](t *testing.T, h http.Handler, query string) T {
	t.Helper()
	var a struct {
		Data   T
		Errors []any
	}
	if err := json.Unmarshal(post(t, h, query, nil), &a); err != nil || len(a.Errors) > 0 {
		t.Fatalf("%s: %v, error %v", query, a.Errors, err)
	}
	return a.Data
}

// The three dispatches of two states that meet on two days.
const threeDispatches = `mutation {
	a: ingest(input: { text: "Norland and Sudland held talks.", publishedAt: "2025-03-02T10:00:00Z", outlet: "Wire", externalId: "a" }) { events { id } article { id mentions { id } } }
	b: ingest(input: { text: "The talks of Norland and Sudland, as told by another hand.", publishedAt: "2025-03-02T12:00:00Z", outlet: "Post", externalId: "b" }) { events { id } article { id mentions { id } } }
	c: ingest(input: { text: "Further talks of Norland and Sudland.", publishedAt: "2025-03-20T10:00:00Z", outlet: "Wire", externalId: "c" }) { events { id } article { id mentions { id } } }
}`

// A decision says what it did, and events and actors show it until it is undone.
func TestAnAnalystDecides(t *testing.T) {
	h := ingesting(t)
	told := answerOf[map[string]struct {
		Events  []struct{ ID string }
		Article struct {
			ID       string
			Mentions []struct{ ID string }
		}
	}](t, h, threeDispatches)
	first, last := told["a"].Events[0].ID, told["c"].Events[0].ID
	if told["b"].Events[0].ID != first || last == first {
		t.Fatalf("the dispatches tell of %v, want two events", told)
	}
	actor := answerOf[struct{ Actor struct{ ID string } }](t, h, `{ actor(name: "Norland") { id } }`).Actor.ID
	other := answerOf[struct{ Actor struct{ ID string } }](t, h, `{ actor(name: "Sudland") { id } }`).Actor.ID
	names := strings.NewReplacer("FIRST", first, "LAST", last, "ACTOR", actor, "OTHER", other,
		"ARTICLE", told["a"].Article.ID, "MENTION", told["b"].Article.Mentions[0].ID)

	for _, c := range []struct{ name, mutation, question, before, after string }{
		{
			"merging", `mergeEvents(ids: ["FIRST", "LAST"], why: "same")`,
			`{ event(id: "LAST") { id mergeReasons decisions { what by why undone events { id } } } }`,
			`"id":"LAST","mergeReasons":[],"decisions":[`,
			`"id":"FIRST","mergeReasons":["ruled one event by desk: same"`,
		},
		{
			"splitting", `splitEvent(id: "FIRST", mentions: ["MENTION"])`,
			`{ events { totalCount } }`, `"totalCount":2`, `"totalCount":3`,
		},
		{
			"keeping apart", `keepApart(ids: ["FIRST", "LAST"])`,
			`{ event(id: "FIRST") { decisions { what undone } } }`, `"undone":true}]`, `{"what":"kept 2 events apart","undone":false}]`,
		},
		{
			"correcting", `correctEvent(id: "FIRST", input: { title: "Fishing talks", start: "2025-03-03", city: "Midtown", country: "OTHER", removeParticipants: ["ACTOR"] })`,
			`{ event(id: "FIRST") { title when { start precision } venue { name country { name } } participants { actor { name } } conflicts { field reason } } }`,
			`"participants":[{"actor":{"name":"Norland"}},{"actor":{"name":"Sudland"}}],"conflicts":[]`,
			`"title":"Fishing talks","when":{"start":"2025-03-03","precision":"DAY"},"venue":{"name":"Midtown","country":{"name":"Sudland"}},` +
				`"participants":[{"actor":{"name":"Sudland"}}],"conflicts":[{"field":"when","reason":"corrected by desk"}]`,
		},
		{
			"confirming", `confirmEvent(id: "FIRST")`,
			`{ events(filter: { reviewed: true }) { nodes { id reviewed } } }`, `"nodes":[]`, `"nodes":[{"id":"FIRST","reviewed":true}]`,
		},
		{
			"rejecting", `rejectMentions(ids: ["MENTION"])`,
			`{ node(id: "MENTION") { ... on Mention { event { id } } } }`, `"event":{"id":"FIRST"}`, `"event":null`,
		},
		{
			"adding", `addMention(article: "ARTICLE", input: { kind: CALL, quotes: [{ start: 0, end: 7 }], parties: ["ACTOR", "OTHER"] })`,
			`{ events(filter: { kinds: [CALL] }) { nodes { mentions { nodes { quotes { text } } } } } }`, `"nodes":[]`, `"text":"Norland"`,
		},
		{
			"placing", `placeInTrack(event: "FIRST", track: null)`,
			`{ event(id: "FIRST") { decisions { what undone } } }`, `"undone":true}]`, `{"what":"took an event out of its track","undone":false}]`,
		},
		{
			"removing an article", `removeArticle(id: "ARTICLE")`,
			`{ article(id: "ARTICLE") { removed mentions { event { id } } } }`, `"removed":false`, `"removed":true,"mentions":[{"event":null}]`,
		},
		{
			"correcting an actor", `correctActor(id: "ACTOR", input: { name: "North", wikidata: "Q1" })`,
			`{ actor(id: "ACTOR") { name aliases wikidata } event(id: "FIRST") { title } }`,
			`"name":"Norland","aliases":[],"wikidata":null},"event":{"title":"Norland–Sudland talks"`,
			`"name":"North","aliases":["Norland"],"wikidata":"Q1"},"event":{"title":"North–Sudland talks"`,
		},
		{
			"merging actors", `mergeActors(ids: ["ACTOR", "OTHER"])`,
			`{ actor(id: "OTHER") { id aliases } }`, `"id":"OTHER","aliases":[]`, `"id":"ACTOR","aliases":["Sudland"]`,
		},
		{
			"asking for events of an actor that was merged away", `mergeActors(ids: ["ACTOR", "OTHER"])`,
			`{ events(filter: { actors: ["OTHER"] }) { nodes { participants { actor { id } } } } }`, `{"id":"OTHER"}`, `"participants":[{"actor":{"id":"ACTOR"}}]`,
		},
		{
			"splitting an actor", `splitActor(id: "ACTOR", mentions: ["MENTION"])`,
			`{ actors { totalCount } }`, `"totalCount":2`, `"totalCount":3`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := answerOf[map[string]struct{ ID string }](t, h, names.Replace("mutation { d: "+c.mutation+" { id } }"))["d"].ID
			if got := said(t, h, names.Replace(c.question)); !strings.Contains(got, names.Replace(c.after)) {
				t.Errorf("once it is decided: %s, want %s", got, names.Replace(c.after))
			}
			said(t, h, `mutation { undoDecision(id: "`+d+`") { undone } }`)
			if got := said(t, h, names.Replace(c.question)); !strings.Contains(got, names.Replace(c.before)) {
				t.Errorf("once it is undone: %s, want %s", got, names.Replace(c.before))
			}
			if got := said(t, h, `mutation { undoDecision(id: "`+d+`") { undone } }`); !strings.Contains(got, "BAD_USER_INPUT") {
				t.Errorf("undone twice: %s", got)
			}
		})
	}
}

// What makes no sense is refused in words that say what to do instead.
func TestADecisionThatMakesNoSenseIsRefused(t *testing.T) {
	h := ingesting(t)
	told := answerOf[map[string]struct {
		Events  []struct{ ID string }
		Article struct {
			ID       string
			Mentions []struct{ ID string }
		}
	}](t, h, threeDispatches)
	event, other := told["a"].Events[0].ID, told["c"].Events[0].ID
	actor := answerOf[struct{ Actor struct{ ID string } }](t, h, `{ actor(name: "Norland") { id } }`).Actor.ID
	names := strings.NewReplacer("EVENT", event, "LAST", other, "ACTOR", actor, "ARTICLE", told["a"].Article.ID,
		"MENTION", told["a"].Article.Mentions[0].ID, "ELSEWHERE", told["c"].Article.Mentions[0].ID)
	for mutation, says := range map[string]string{
		`confirmEvent(id: "evt_x")`:                                                              "no event has the id evt_x",
		`confirmEvent(id: "ACTOR")`:                                                              "is the id of another kind, actor",
		`mergeEvents(ids: ["EVENT", "EVENT"])`:                                                   "name at least two events",
		`splitEvent(id: "EVENT", mentions: [])`:                                                  "split off some mentions of the event, but not all",
		`splitEvent(id: "EVENT", mentions: ["ELSEWHERE"])`:                                       "is not of event",
		`keepApart(ids: ["EVENT", "ACTOR"])`:                                                     "takes ids of events alone",
		`correctEvent(id: "EVENT", input: {})`:                                                   "the correction is empty",
		`correctEvent(id: "EVENT", input: { start: "2025-03-02", end: "2025-03-01" })`:           "before it starts",
		`correctActor(id: "ACTOR", input: { wikidata: "Norland" })`:                              "is no id of Wikidata",
		`correctActor(id: "ACTOR", input: { represents: "ACTOR" })`:                              "cannot represent itself",
		`rejectMentions(ids: [])`:                                                                "name at least one mention",
		`addMention(article: "ARTICLE", input: { kind: CALL, quotes: [] })`:                      "quote the words that say it",
		`addMention(article: "ARTICLE", input: { kind: CALL, quotes: [{ start: 5, end: 99 }] })`: "is not within the article's text",
		`placeInTrack(event: "EVENT", track: "trk_x")`:                                           "no track has the id trk_x",
		`placeInTrack(event: "EVENT", after: "LAST")`:                                            "say of which track",
		`undoDecision(id: "dec_x")`:                                                              "no decision has the id dec_x",
	} {
		t.Run(mutation, func(t *testing.T) {
			if got := said(t, h, names.Replace("mutation { "+mutation+" { id } }")); !strings.Contains(got, says) || !strings.Contains(got, `"errors"`) {
				t.Errorf("answered with %s, want %q", got, says)
			}
		})
	}
	if got := said(t, h, `{ decisions { totalCount } }`); !strings.Contains(got, `"totalCount":0`) {
		t.Errorf("something was recorded all the same: %s", got)
	}
}
