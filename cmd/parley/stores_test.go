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

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/demo"
	"github.com/parley-talks/parley/graph"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store"
)

// engines are the stores that a test runs on: the address of an empty one for
// each. Neo4j is left out, with a reason, where there is no server.
func engines(t *testing.T) map[string]func(*testing.T) string {
	t.Helper()
	all := map[string]func(*testing.T) string{"sqlite": emptySQLite}
	switch {
	case os.Getenv("NEO4J_URI") != "":
		all["neo4j"] = emptyNeo4j
	case os.Getenv("PARLEY_REQUIRE_NEO4J") != "":
		t.Fatal("PARLEY_REQUIRE_NEO4J is set, but NEO4J_URI names no server")
	default:
		t.Log("not on Neo4j: NEO4J_URI names no server; make test starts one")
	}
	return all
}

func emptySQLite(t *testing.T) string {
	return "sqlite:" + filepath.Join(t.TempDir(), "test.db")
}

// emptyNeo4j removes everything from the test server.
func emptyNeo4j(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	url := os.Getenv("NEO4J_URI")
	driver, err := neo4j.NewDriverWithContext(url, neo4j.BasicAuth(os.Getenv("NEO4J_USERNAME"), os.Getenv("NEO4J_PASSWORD"), ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	if _, err := neo4j.ExecuteQuery(ctx, driver, "MATCH (n) DETACH DELETE n", nil, neo4j.EagerResultTransformer); err != nil {
		t.Fatalf("empty the test server: %v", err)
	}
	return url
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

// ask posts a query and gives the answer, indented.
func ask(t *testing.T, handler http.Handler, query string, variables map[string]any) string {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "http://localhost/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
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
	h, err := graph.NewHandler(graph.Config{Store: s})
	if err != nil {
		t.Fatal(err)
	}
	return h
}
