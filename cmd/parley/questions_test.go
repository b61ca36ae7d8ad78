package main

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
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
