package main

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/snapshot"
	"github.com/parley-talks/parley/internal/store"
)

// pastOf answers about the past of a store.
func pastOf(t *testing.T, s parley.Store, r *reader) *snapshot.Cache {
	t.Helper()
	past := snapshot.New(snapshot.Config{Store: s, Places: r.place, Open: func(ctx context.Context, limit int64) (snapshot.Memory, error) {
		return store.OpenMemory(ctx, limit)
	}})
	t.Cleanup(past.Close)
	return past
}

// asKnown are questions with $at wherever the API takes knownAt.
var asKnown = map[string]string{
	"events": `query($at: DateTime) { events(filter: {knownAt: $at}, first: 60) { totalCount nodes { id title status when { start end } round confidence
		reportCount independentSources mergeReasons firstReportedAt participants { actor { id name description } role onBehalfOf { name } }
		venue { name } track { id name roundCount } conflicts { field reason values { value shown independentSources } }
		statusHistory { step status reportedAt quotes { text } } previousRounds(first: 2) { totalCount nodes { title } } } } }`,
	"proposals": `query($at: DateTime) { events(filter: {knownAt: $at, kinds: [PROPOSAL, AGREEMENT]}, first: 40) { nodes { title mentions(first: 3) { nodes { quotes { text sentence } attributedTo } }
		... on Proposal { standing terms positions { actor { name } stance conditions quotes { text } } supersedes { title } agreements { title } } } } }`,
	"actors": `query($at: DateTime) { actors(knownAt: $at, first: 50) { totalCount nodes { id name aliases eventCount affiliations { actor { name } title from to }
		events(first: 3) { totalCount nodes { title } } contacts(first: 3) { totalCount nodes { actor { name } count } } } } }`,
	"tracks": `query($at: DateTime) { tracks(knownAt: $at, first: 30) { totalCount nodes { id name roundCount rounds(first: 10) { nodes { title round } }
		lastRound { title } nextRound { title } longestGap { days open articlesRead } proposals(first: 3) { nodes { title } } } } }`,
	"counts": `query($at: DateTime) { coverage(knownAt: $at) { articles outlets firstPublished lastPublished } timeline(filter: {knownAt: $at}) { start count }
		facets(filter: {knownAt: $at}, first: 30) { kinds { kind count } actors { actor { name } count } outlets { outlet count } tracks { track { name } count } }
		eventStats(filter: {knownAt: $at}, groupBy: [COUNTRY, STATUS], first: 100) { keys count } }`,
	"search": `query($at: DateTime) { search(text: "talks", knownAt: $at, first: 50) { totalCount nodes { __typename ... on Article { title text copies { title } mentions { id quotes { text } } } ... on Actor { name } } } }`,
	"actor":  `query($at: DateTime) { actor(name: "Russia", knownAt: $at) { eventCount positions(first: 10) { nodes { proposal { title } position { stance since } } } } }`,
	"context": `query($at: DateTime) { context(text: "U.S. and Russian delegations met in Istanbul on April 10, 2025, for talks on the work of their embassies.", knownAt: $at) {
		event { id title } candidates { title } differences { field draft known } previousRounds { title } lastOutcome { title } openProposals { summary } background { text mentions { id } } } }`,
}

// toldOver gives the answers to all questions as of an instant.
func toldOver(t *testing.T, h http.Handler, at any) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, query := range asKnown {
		out[name] = ask(t, h, query, map[string]any{"at": at})
		if strings.Contains(out[name], `"errors"`) && !strings.Contains(out[name], "NOT_FOUND") {
			t.Fatalf("%s: %s", name, out[name])
		}
	}
	return out
}

// byDay sorts records by the day on which they were published.
func byDay(t *testing.T, records []article.Record) []article.Record {
	t.Helper()
	slices.SortStableFunc(records, func(a, b article.Record) int { return strings.Compare(a.Published, b.Published) })
	return records
}

// On every day the API tells what it tells of a store that holds the articles
// until then and nothing more, and the same ids.
func TestEveryDayOverGraphQL(t *testing.T) {
	records := byDay(t, labelledRecords(t))
	full := openTest(t, "sqlite:"+t.TempDir()+"/full.db")
	ingestRecords(t, full, records)
	for i, half := range []string{"even", "odd"} { // at once, since it takes long
		t.Run(half, func(t *testing.T) {
			t.Parallel()
			replay(t, full, openTest(t, "sqlite:"+t.TempDir()+"/until.db"), records, 2, i)
		})
	}
}

// The same on some days of a store in Neo4j.
func TestSomeDaysOverGraphQLInNeo4j(t *testing.T) {
	full, until := openTest(t, emptyNeo4j(t)), openTest(t, "sqlite:"+t.TempDir()+"/until.db")
	records := byDay(t, labelledRecords(t))
	ingestRecords(t, full, records)
	replay(t, full, until, records, 12, 0)
}

// replay compares after every so many records, from the one with a number on.
func replay(t *testing.T, full, until parley.Store, records []article.Record, every, from int) {
	t.Helper()
	looking, living := handlerOf(t, full), handlerOf(t, until)
	for i, r := range records {
		ingestRecords(t, until, records[i:i+1])
		day, err := time.Parse(time.DateOnly, r.Published)
		if err != nil {
			t.Fatal(err)
		}
		last := i+1 == len(records)
		if !last && (i%every != from || records[i+1].Published == r.Published) {
			continue
		}
		at := day.AddDate(0, 0, 1).Add(-time.Second).Format(time.RFC3339)
		if d := cmp.Diff(toldOver(t, living, nil), toldOver(t, looking, at)); d != "" {
			t.Errorf("on %s, in a store of its own (-) and looking back (+):\n%s", r.Published, d)
		}
	}
}
