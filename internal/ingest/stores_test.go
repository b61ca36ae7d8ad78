package ingest_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
)

// Both stores hold the same graph of the whole corpus, though its articles come
// all at once to one and in another order, in batches, to the other.
func TestStoresHoldTheSameGraph(t *testing.T) {
	lines := records(t)
	first := open(t, t.TempDir())
	importAll(t, ingester(first), lines...)
	s := neo4jtest.Open(t)
	shuffled := slices.Clone(lines)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for some := range slices.Chunk(shuffled, 12) {
		importAll(t, ingester(s), some...)
	}
	if d := cmp.Diff(graph(t, first), graph(t, s), alike); d != "" {
		t.Errorf("SQLite, all at once (-) and Neo4j, in batches (+):\n%s", d)
	}
}
