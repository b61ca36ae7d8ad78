package main

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/cached"
)

// The questions of docs/queries.md have the answers that are printed there,
// on either store.
func TestTheTwentyQuestionsAreAnsweredOnBothStores(t *testing.T) {
	text, err := os.ReadFile("../../docs/queries.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := graphqlBlock.FindAllStringSubmatch(string(text), -1)
	if len(blocks) < 20 {
		t.Errorf("the page asks %d questions", len(blocks))
	}
	for engine, empty := range engines {
		t.Run(engine, func(t *testing.T) {
			s := openTest(t, empty(t))
			ingestRecords(t, s, demoRecords(t))
			h := handlerOf(t, s)
			for _, block := range blocks {
				if block[2] == "" {
					t.Errorf("no answer stands below\n%s", block[1])
					continue
				}
				if got := data(t, ask(t, h, block[1], nil)); got != data(t, block[2]) {
					t.Errorf("the query\n%s\nis answered with\n%s", block[1], got)
				}
			}
		})
	}
}

// What a cache shares between answers is the same after all of them.
func TestAnswersLeaveWhatTheyShareAsItIs(t *testing.T) {
	text, err := os.ReadFile("../../docs/queries.md")
	if err != nil {
		t.Fatal(err)
	}
	address := emptySQLite(t)
	kept, err := cached.New(openTest(t, address))
	if err != nil {
		t.Fatal(err)
	}
	ingestRecords(t, kept, demoRecords(t))
	shared := everythingIn(t, kept) // and with it everything is kept
	h := handlerOf(t, kept)
	for _, block := range graphqlBlock.FindAllStringSubmatch(string(text), -1) {
		ask(t, h, block[1], nil)
	}
	if again := everythingIn(t, kept); len(shared) == 0 || again[0] != shared[0] {
		t.Fatal("nothing is shared: this test sees nothing")
	}
	if diff := cmp.Diff(everythingIn(t, openTest(t, address)), shared); diff != "" {
		t.Errorf("an answer changed what others are made of (-stored +shared):\n%s", diff)
	}
}

// everythingIn is the events of a store and what its articles say of them.
func everythingIn(t *testing.T, s parley.Store) []any {
	t.Helper()
	page, err := s.EventPage(t.Context(), parley.EventFilter{}, parley.TimeDesc, parley.Page{First: parley.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	var out []any
	var ids []string
	for _, e := range page.Items {
		out = append(out, e)
		ids = append(ids, e.ID)
	}
	mentions, err := s.MentionPages(t.Context(), ids, parley.Page{First: parley.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range mentions {
		for _, m := range p.Items {
			out = append(out, m)
		}
	}
	return out
}

// infinity is what this test needs of a dashboard of the Infinity data source.
type infinity struct {
	Panels []struct {
		Title   string
		Targets []struct {
			Type, URL string
			Root      string `json:"root_selector"`
			Columns   []struct{ Selector, Text, Type string }
			Options   struct {
				Method, Query, Variables string
			} `json:"url_options"`
		}
	}
}

// Every panel of the Grafana dashboard is answered, and its columns are there.
func TestTheGrafanaDashboardIsAnswered(t *testing.T) {
	text, err := os.ReadFile("../../docs/grafana-dashboard.json")
	if err != nil {
		t.Fatal(err)
	}
	keys := strings.NewReplacer(`"body_graphql_query"`, `"query"`, `"body_graphql_variables"`, `"variables"`)
	var dashboard infinity
	if err := json.Unmarshal([]byte(keys.Replace(string(text))), &dashboard); err != nil {
		t.Fatal(err)
	}
	s := openTest(t, emptySQLite(t))
	ingestRecords(t, s, demoRecords(t))
	h := handlerOf(t, s)
	// What Grafana puts in for the time range of the demonstration set.
	times := strings.NewReplacer("${__from:date:YYYY-MM-DD}", "2025-01-01", "${__to:date:YYYY-MM-DD}", "2025-12-31")
	asked := 0
	for _, panel := range dashboard.Panels {
		for _, target := range panel.Targets {
			asked++
			if target.Type != "graphql" || target.URL != "${server}/graphql" || target.Options.Method != http.MethodPost {
				t.Errorf("%s: asks %s of %s by %s", panel.Title, target.Type, target.URL, target.Options.Method)
			}
			answer := ask(t, h, times.Replace(target.Options.Query), nil)
			var got any
			if err := json.Unmarshal([]byte(answer), &got); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(answer, `"errors"`) {
				t.Errorf("%s: %s", panel.Title, answer)
				continue
			}
			rows, ok := at(got, target.Root).([]any)
			if !ok {
				rows = []any{at(got, target.Root)} // an object is one row
			}
			for _, column := range target.Columns {
				if !filled(rows, column.Selector, column.Type) {
					t.Errorf("%s: no row has a %s %q at %q of %s", panel.Title, column.Type, column.Text, column.Selector, answer)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("the dashboard asks nothing")
	}
}

// at walks down an answer by the names in a selector.
func at(value any, selector string) any {
	for name := range strings.SplitSeq(selector, ".") {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	return value
}

// filled reports whether any row has a value of the column's type.
func filled(rows []any, selector, kind string) bool {
	for _, row := range rows {
		switch at(row, selector).(type) {
		case float64:
			if kind == "number" {
				return true
			}
		case string:
			if kind != "number" {
				return true
			}
		}
	}
	return false
}
