package graph_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/snapshot"
)

// ages is a store whose events have the year in their titles in which they were
// looked at: "now", or that of knownAt. It notes every year gone back to.
type ages struct {
	t    *testing.T
	gone []string
}

func (a *ages) store(age string) parley.Store {
	w := handMade()
	for _, e := range w.derived.Events {
		e.Title = age
	}
	for _, x := range w.derived.Actors {
		x.Aliases = append(x.Aliases, age)
	}
	return stored(a.t, w)
}

func (a *ages) handler() http.Handler {
	at := func(_ context.Context, at time.Time) (parley.Reader, error) {
		a.gone = append(a.gone, at.Format("2006"))
		return a.store(at.Format("2006")), nil
	}
	h, err := graph.NewHandler(graph.Config{Store: a.store("now"), KnownAt: at})
	if err != nil {
		a.t.Fatal(err)
	}
	return h
}

// An instant holds for all that is below it: whatever is asked below is read
// from what was known then, and an earlier one below holds from there on.
func TestKnownAtHoldsForEverythingBelow(t *testing.T) {
	const then, later, earlier = `knownAt: "2020-01-01T00:00:00Z"`, `knownAt: "2022-01-01T00:00:00Z"`, `knownAt: "2018-01-01T00:00:00Z"`
	for _, c := range []struct {
		name, query string
		titles      string // all titles and ages of the answer, in order
		gone        string
	}{
		{"nothing asked", `{ event(id: "evt_round1") { title track { lastRound { title } } } }`, "now now", ""},
		{"below an event", `{ event(id: "evt_round1", ` + then + `) { title track { lastRound { title } rounds(first: 1) { nodes { title mentions(first: 1) { nodes { event { title } article { mentions { event { title } } } } } } } } } }`, strings.TrimSpace(strings.Repeat("2020 ", 7)), "2020"},
		{"below a node", `{ node(id: "evt_round2", ` + then + `) { ... on Meeting { title previousRounds { nodes { title } } } } }`, "2020 2020", "2020"},
		{"below nodes", `{ nodes(ids: ["evt_round1", "evt_round2"], ` + then + `) { ... on Meeting { title } } }`, "2020 2020", "2020"},
		{"below a list", `{ events(filter: {` + then + `}, first: 1, orderBy: TIME_ASC) { nodes { title participants { actor { events(first: 1) { nodes { title } } } } } } }`, "", "2020"},
		{"below an actor", `{ actor(name: "Norland", ` + then + `) { events(first: 1) { nodes { title } } } }`, "2020", "2020"},
		{"below actors", `{ actors(name: "Norland", kinds: [STATE], ` + then + `) { nodes { events(first: 1) { nodes { title } } } } }`, "2020", "2020"},
		{"below contacts", `{ actor(name: "Norland") { contacts(filter: {` + then + `}, first: 1) { nodes { events(first: 1) { title } } } } }`, "2020", "2020"},
		{"below a venue", `{ venue(id: "ven_hall", ` + then + `) { events(first: 1) { nodes { title } } } }`, "2020", "2020"},
		{"below a track", `{ track(id: "trk_fishing", ` + then + `) { rounds(first: 1) { nodes { title } } } }`, "2020", "2020"},
		{"below tracks", `{ tracks(` + then + `) { nodes { lastRound { title } } } }`, "2020", "2020"},
		{"below a search", `{ search(text: "2020", ` + then + `, first: 1) { nodes { ... on Actor { events(first: 1) { nodes { title } } } } } }`, "2020", "2020"},
		{"below facets", `{ facets(filter: {` + then + `}, first: 1) { tracks { track { lastRound { title } } } } }`, "2020", "2020"},
		{"below context", `{ context(event: "evt_round2", ` + then + `) { event { title } previousRounds { title } } }`, "2020 2020", "2020"},
		{"below a path", `{ path(from: "act_norland", to: "act_sudland", filter: {` + then + `}) { steps { event { title } } } }`, "2020", "2020"},
		{"below a network", `{ network(filter: {` + then + `}, first: 1) { nodes { actor { events(first: 1) { nodes { title } } } } } }`, "2020", "2020"},
		{"only in one branch", `{ a: event(id: "evt_round1", ` + then + `) { title } b: event(id: "evt_round1") { title } }`, "2020 now", "2020"},
		{"a branch inside the present", `{ event(id: "evt_round1") { title earlier: track { rounds(filter: {` + then + `}, first: 1) { nodes { title track { lastRound { title } } } } } } }`, "now 2020 2020", "2020"},
		{"a later one below changes nothing", `{ event(id: "evt_round1", ` + then + `) { track { rounds(filter: {` + later + `}, first: 1) { nodes { title } } } } }`, "2020", "2020"},
		{"an earlier one below holds from there", `{ event(id: "evt_round1", ` + then + `) { title track { rounds(filter: {` + earlier + `}, first: 1) { nodes { title } } lastRound { title } } } }`, "2020 2018 2020", "2020 2018"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &ages{t: t}
			body := post(t, a.handler(), c.query, nil)
			var titles []string
			d := json.NewDecoder(strings.NewReader(string(body)))
			for title := false; ; {
				token, err := d.Token()
				if err != nil {
					break
				}
				if s, ok := token.(string); ok && title {
					titles = append(titles, s)
				}
				title = token == "title"
			}
			if c.titles == "" {
				for _, s := range titles {
					if s != "2020" {
						t.Errorf("a title of %s: %s", s, body)
					}
				}
			} else if got := strings.Join(titles, " "); got != c.titles {
				t.Errorf("titles %q, want %q: %s", got, c.titles, body)
			}
			if got := strings.Join(a.gone, " "); got != c.gone || len(titles) == 0 {
				t.Errorf("went back to %q, want %q: %s", got, c.gone, body)
			}
		})
	}
}

// What cannot be answered says what to do instead.
func TestWhatAFilterMayNotAsk(t *testing.T) {
	at := func(err error) func(context.Context, time.Time) (parley.Reader, error) {
		return func(context.Context, time.Time) (parley.Reader, error) { return nil, err }
	}
	instant := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	const event = `{ event(id: "evt_round1", knownAt: "2020-01-01T00:00:00Z") { title } }`
	for _, c := range []struct {
		name, query, code, says string
		at                      func(context.Context, time.Time) (parley.Reader, error)
	}{
		{"no past at all", event, "BAD_USER_INPUT", "leave knownAt out", nil},
		{"too large", event, "LIMIT_EXCEEDED", "more than the 7 MiB", at(&snapshot.TooLargeError{Limit: 7 << 20})},
		{"not yet", event, "UNAVAILABLE", "ask again in a few seconds", at(&snapshot.NotYetError{At: instant})},
		{"conflicts in a field that none is in", `{ events(filter: {conflictsIn: ["title"]}) { totalCount } }`, "BAD_USER_INPUT", "the fields are date, duration", nil},
		{"the log of changes", `{ changes(since: "2020-01-01T00:00:00Z", filter: {knownAt: "2020-01-01T00:00:00Z"}) { totalCount } }`, "BAD_USER_INPUT", "leave knownAt out of its filter", at(nil)},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, err := graph.NewHandler(graph.Config{Store: stored(t, handMade()), KnownAt: c.at})
			if err != nil {
				t.Fatal(err)
			}
			var got struct {
				Errors []struct {
					Message    string
					Extensions struct{ Code string }
				}
			}
			body := post(t, h, c.query, nil)
			if err := json.Unmarshal(body, &got); err != nil || len(got.Errors) != 1 {
				t.Fatalf("%s, error %v", body, err)
			}
			if e := got.Errors[0]; e.Extensions.Code != c.code || !strings.Contains(e.Message, c.says) {
				t.Errorf("%+v", e)
			}
		})
	}
}

// What an update no longer says is quoted from the text before it.
func TestWithdrawnMentionsQuoteTheTextOfTheirTime(t *testing.T) {
	day := time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)
	was := &parley.Article{ID: "art_a", Key: "a", Published: day, Text: "Talks were held. They went well."}
	is := &parley.Article{ID: "art_a", Key: "a", Published: day, Updated: day.Add(time.Hour), Text: "Something else is said now."}
	span := parley.Span{Start: 0, End: 5}
	old := &parley.Mention{
		ID: "men_old", ArticleID: "art_a", Position: 1, Kind: parley.Talks, Status: parley.Held, Role: parley.Lead, When: parley.On("2024-05-14"),
		Quotes: []parley.Span{span}, Evidence: []parley.Evidence{{Field: "kind", Value: "TALKS", Span: span, Rule: "trigger"}},
		KnownFrom: day, KnownTo: day.Add(time.Hour), TextFrom: day,
	}
	s := stored(t, world{articles: []*parley.Article{is}, mentions: []*parley.Mention{old}})
	if err := s.Update(t.Context(), func(tx parley.Tx) error {
		return tx.PutText(t.Context(), parley.Text{Article: was, Until: old.KnownTo})
	}); err != nil {
		t.Fatal(err)
	}
	got := string(post(t, handler(t, s), `{ node(id: "men_old") { ... on Mention { quotes { text sentence } evidence { quote { text } } } } }`, nil))
	want := `{"data":{"node":{"quotes":[{"text":"Talks","sentence":"Talks were held."}],"evidence":[{"quote":{"text":"Talks"}}]}}}`
	if d := cmp.Diff(want, strings.TrimSpace(got)); d != "" {
		t.Error(d)
	}
}
