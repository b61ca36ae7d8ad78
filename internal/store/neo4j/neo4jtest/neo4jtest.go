// Package neo4jtest gives tests an empty Neo4j database. It takes the server
// that NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD name; scripts/neo4j.sh
// starts one. The server has one database for all tests, so packages that use
// it run one after another (go test -p 1), and their tests not in parallel.
package neo4jtest

import (
	"cmp"
	"context"
	"os"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/store/neo4j"
)

// Config of the server for tests. Without one the test is skipped, or fails
// if PARLEY_REQUIRE_NEO4J=1 asks for that.
func Config(t testing.TB) neo4j.Config {
	t.Helper()
	uri := os.Getenv("NEO4J_URI")
	if uri == "" {
		const why = `NEO4J_URI is not set, so there is no Neo4j to test with: run "make test", or load the lines of "scripts/neo4j.sh start"`
		if os.Getenv("PARLEY_REQUIRE_NEO4J") == "1" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	return neo4j.Config{URI: uri, Username: cmp.Or(os.Getenv("NEO4J_USERNAME"), "neo4j"), Password: os.Getenv("NEO4J_PASSWORD")}
}

// Open gives an empty store, closed when the test is over.
func Open(t testing.TB) *neo4j.Store {
	t.Helper()
	c := Config(t)
	Wipe(t)
	return Handle(t, c)
}

// Handle opens the database as it is, for a second handle on it.
func Handle(t testing.TB, c neo4j.Config) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return s
}

// Wipe removes all nodes of a database that belongs to tests: one that is
// empty when it is first wiped, and is marked as theirs then. It never empties
// a database that somebody else filled.
func Wipe(t testing.TB) {
	t.Helper()
	Run(t, "MERGE (s:Store {id: 1}) SET s.forTests = coalesce(s.forTests, NOT EXISTS { MATCH (n) WHERE n <> s })", nil)
	if mine := Run(t, "MATCH (s:Store {id: 1}) RETURN s.forTests", nil); mine[0][0] != true {
		t.Fatal("the database that NEO4J_URI names is not empty and not for tests: they would remove what is in it. Name another, or empty it yourself")
	}
	Run(t, "MATCH (s:Store) REMOVE s.longestSpan, s.changes, s.changedAt, s.touches", nil)
	Run(t, "MATCH (n) WHERE NOT n:Store CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
}

// Run runs a statement in a transaction of its own and returns its rows.
func Run(t testing.TB, cypher string, params map[string]any) [][]any {
	t.Helper()
	c := Config(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	d, err := driver.NewDriverWithContext(c.URI, driver.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	var rows [][]any
	for _, r := range records {
		rows = append(rows, r.Values)
	}
	return rows
}
