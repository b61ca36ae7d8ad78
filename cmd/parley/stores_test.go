package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-talks/parley/demo"
	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
)

// engines are the stores that a test runs on: the address of an empty one for
// each. Where there is no Neo4j server, its part is skipped, or fails if
// PARLEY_REQUIRE_NEO4J asks for that.
var engines = map[string]func(*testing.T) string{"sqlite": emptySQLite, "neo4j": emptyNeo4j}

func emptySQLite(t *testing.T) string {
	return "sqlite:" + filepath.Join(t.TempDir(), "test.db")
}

func emptyNeo4j(t *testing.T) string {
	c := neo4jtest.Config(t)
	neo4jtest.Wipe(t)
	return c.URI
}

func openTest(t *testing.T, url string) parley.Store {
	t.Helper()
	s, err := store.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// demoRecords are the dispatches of the demonstration set.
func demoRecords(t *testing.T) []article.Record {
	t.Helper()
	var out []article.Record
	for _, line := range bytes.Split(bytes.TrimSpace(demo.Dispatches), []byte("\n")) {
		var r article.Record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// labelledRecords are the texts written to test the reader: those of
// PARLEY_SHARED, else those of testdata.
func labelledRecords(t *testing.T) []article.Record {
	t.Helper()
	folder := filepath.Join("..", "..", "testdata", "accuracy")
	if shared := os.Getenv("PARLEY_SHARED"); shared != "" {
		folder = filepath.Join(shared, "corpus")
	}
	index, err := os.ReadFile(filepath.Join(folder, "index.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []article.Record
	for _, line := range strings.Split(strings.TrimSpace(string(index)), "\n") {
		var r article.Record
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(folder, "texts", r.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		r.Text = string(text)
		out = append(out, r)
	}
	return out
}

// ingestRecords reads records into a store.
func ingestRecords(t *testing.T, s parley.Store, records []article.Record) {
	t.Helper()
	r, err := newReader("")
	if err != nil {
		t.Fatal(err)
	}
	in := r.ingester(s)
	for _, record := range records {
		a, err := article.FromRecord(record)
		if err != nil {
			t.Fatalf("%s: %v", record.ID, err)
		}
		if _, err := in.Article(context.Background(), a); err != nil {
			t.Fatalf("%s: %v", record.ID, err)
		}
	}
}

// ask posts a query and gives the answer, indented. Changes come from this
// machine, which may make them; questions from anybody, who may ask least.
func ask(t *testing.T, handler http.Handler, query string, variables map[string]any) string {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "http://localhost/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	if strings.HasPrefix(query, "mutation") {
		request.RemoteAddr = "127.0.0.1:50000"
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	var out bytes.Buffer
	if err := json.Indent(&out, recorder.Body.Bytes(), "", " "); err != nil {
		t.Fatalf("the answer is no JSON: %s", recorder.Body)
	}
	return out.String()
}

func handlerOf(t *testing.T, s parley.Store) http.Handler {
	t.Helper()
	r, err := newReader("")
	if err != nil {
		t.Fatal(err)
	}
	h, err := graph.NewHandler(graph.Config{Store: s, Ingest: r.ingester(s), KnownAt: pastOf(t, s, r).At})
	if err != nil {
		t.Fatal(err)
	}
	return h
}
