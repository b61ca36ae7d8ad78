package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/article"
)

// cursor is each store's own: only what lies behind it is the same.
var cursor = regexp.MustCompile(`"endCursor": "[^"]*"`)

// The stores hold the same articles and so give the same answers in the same
// order, whatever the order in which the articles came.
func TestStoresGiveTheSameAnswers(t *testing.T) {
	for name, records := range map[string][]article.Record{
		"demo set": demoRecords(t), "labelled texts": labelledRecords(t),
	} {
		t.Run(name, func(t *testing.T) {
			want := reference(t, records)
			backwards := slices.Clone(records)
			slices.Reverse(backwards)
			for engine, empty := range engines {
				t.Run(engine+" in the opposite order", func(t *testing.T) {
					s := openTest(t, empty(t))
					ingestRecords(t, s, backwards)
					if diff := cmp.Diff(want, answers(t, handlerOf(t, s))); diff != "" {
						t.Errorf("other answers than the reference (-) gives:\n%s", diff)
					}
				})
			}
		})
	}
}

// reference is what a store answers that read the records undisturbed.
func reference(t *testing.T, records []article.Record) string {
	t.Helper()
	s := openTest(t, emptySQLite(t))
	ingestRecords(t, s, records)
	return answers(t, handlerOf(t, s))
}

// answers asks all of testdata/questions, page by page to the end.
func answers(t *testing.T, h http.Handler) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "questions", "*.graphql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no questions: %v", err)
	}
	var all strings.Builder
	for _, file := range files {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		orders := []string{""}
		if strings.Contains(string(query), "$order") {
			orders = []string{"TIME_ASC", "TIME_DESC", "REPORTED_DESC"}
		}
		for _, order := range orders {
			fmt.Fprintf(&all, "%s %s\n", filepath.Base(file), order)
			everyPage(t, h, string(query), order, &all)
		}
	}
	return all.String()
}

// everyPage follows the cursors of a query to its last page.
func everyPage(t *testing.T, h http.Handler, query, order string, all *strings.Builder) {
	t.Helper()
	variables := map[string]any{}
	if order != "" {
		variables["order"] = order
	}
	for page := 1; ; page++ {
		answer := ask(t, h, query, variables)
		var got struct {
			Errors []struct{ Message string }
			Data   struct {
				Page struct {
					Nodes    []any
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(answer), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Errors) > 0 {
			t.Fatalf("the query is answered with errors: %v\n%s", got.Errors, query)
		}
		if len(got.Data.Page.Nodes) == 0 {
			t.Fatalf("page %d is empty, there is nothing to compare:\n%s", page, query)
		}
		fmt.Fprintf(all, "page %d: %s\n", page, cursor.ReplaceAllString(answer, `"endCursor": "…"`))
		if !got.Data.Page.PageInfo.HasNextPage {
			return
		}
		variables["after"] = got.Data.Page.PageInfo.EndCursor
	}
}
