package graph_test

import (
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

// What became of a proposal is found from it, also where several proposals are
// asked at once and an article tells of other proposals too.
func TestWhatBecameOfProposals(t *testing.T) {
	w := handMade()
	third := w.articles[3]
	propose := func(name string, day parley.Date, supersedes string) {
		m := &parley.Mention{
			ID: "men_" + name, ArticleID: third.ID, Position: 9, EventID: "evt_" + name, Kind: parley.Proposal, When: parley.On(day), Status: parley.Held,
			Quotes: []parley.Span{{Start: 0, End: 7}}, KnownFrom: third.Published,
		}
		w.mentions = append(w.mentions, m)
		w.derived.Events = append(w.derived.Events, &parley.Event{
			ID: m.EventID, Kind: m.Kind, Title: name, When: m.When, Status: m.Status, MentionIDs: []string{m.ID}, Supersedes: supersedes, FirstReported: m.KnownFrom,
		})
	}
	propose("third", "2025-04-04", "evt_pause")
	propose("second", "2025-04-03", "evt_pause")
	propose("other", "2025-04-02", "")
	answer := post(t, handler(t, stored(t, w)), `{
		events(filter: { kinds: [PROPOSAL] }, orderBy: TIME_ASC) { nodes { id ... on Proposal { supersededBy { id } agreements { id } } } }
	}`, nil)
	want := `{"events":{"nodes":[` + strings.Join([]string{
		`{"id":"evt_pause","supersededBy":{"id":"evt_second"},"agreements":[{"id":"evt_line"}]}`,
		`{"id":"evt_other","supersededBy":null,"agreements":[]}`,
		`{"id":"evt_second","supersededBy":null,"agreements":[]}`,
		`{"id":"evt_third","supersededBy":null,"agreements":[]}`,
	}, ",") + `]}}`
	if got := string(parse(t, answer).Data); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
