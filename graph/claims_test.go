package graph_test

import (
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

// What an analyst reads beside a value is the words that give just that value,
// and a length of time is written in one way everywhere.
func TestClaimsAreReadAsTheFieldsAre(t *testing.T) {
	w := handMade()
	round1, second := w.mentions[0], w.mentions[3]
	round1.Evidence = append(round1.Evidence, parley.Evidence{Field: "party", Value: "Sudland", Span: parley.Span{Start: 12, End: 19}, Rule: "test"})
	second.Evidence[1].Value = "6h0m0s" // as the reader keeps it
	for _, e := range w.derived.Events {
		switch e.ID {
		case "evt_round1":
			e.Conflicts = []parley.Conflict{{Field: "participants", Reason: "the latest report", Values: []parley.ClaimedValue{
				{Value: "Sudland: party", Shown: true, MentionIDs: []string{round1.ID}},
			}}}
		case "evt_round2":
			e.Conflicts[0].Values[0].Value = "6h0m0s"
		case "evt_pause":
			e.Positions = e.Positions[:1]
			e.Positions[0].Span = parley.Span{} // imported
		}
	}
	h := handler(t, stored(t, w))
	for query, want := range map[string]string{
		`{ event(id: "evt_round1") { conflicts { values { quotes { text } } } } }`:                                            `{"event":{"conflicts":[{"values":[{"quotes":[{"text":"Sudland"}]}]}]}}`,
		`{ event(id: "evt_round2") { conflicts { values { value } } } }`:                                                      `{"event":{"conflicts":[{"values":[{"value":"PT6H"},{"value":"PT5H"}]}]}}`,
		`{ event(id: "evt_round2") { mentions(first: 1) { nodes { evidence(fields: ["duration"]) { value } } } } }`:           `{"event":{"mentions":{"nodes":[{"evidence":[{"value":"PT6H"}]}]}}}`,
		`{ event(id: "evt_pause") { ... on Proposal { positions { stance quotes { text } mentions { article { id } } } } } }`: `{"event":{"positions":[{"stance":"PROPOSES","quotes":[],"mentions":[{"article":{"id":"art_first"}}]}]}}`,
	} {
		if got := string(parse(t, post(t, h, query, nil)).Data); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
}
