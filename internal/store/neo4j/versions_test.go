package neo4j_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
)

// newIn is what each version brought, as Cypher that takes it away again.
var newIn = map[int]string{
	2: "MATCH (a:Person) REMOVE a.unknown",
	3: "MATCH (a:Article) REMOVE a.fromKey",
}

// A database of any older version has after opening whatever a new one has.
func TestEveryOlderVersionIsBroughtUpToDate(t *testing.T) {
	for version := 1; version < neo4j.Version(); version++ {
		t.Run(fmt.Sprint("from ", version), func(t *testing.T) {
			s := neo4jtest.Open(t)
			err := s.Update(t.Context(), func(tx parley.Tx) error {
				if err := upsert(t.Context(), tx, 1); err != nil {
					return err
				}
				updated := article(2)
				updated.Updated = updated.Published.Add(time.Hour)
				if err := tx.PutArticle(t.Context(), updated); err != nil {
					return err
				}
				return tx.PutDerived(t.Context(), parley.Derived{Actors: []*parley.Actor{
					{ID: "act_known", Kind: parley.Person, Name: "Ann Berg", Represents: "act_norland", Affiliations: []parley.Affiliation{{ActorID: "act_norland"}}},
					{ID: "act_norland", Kind: parley.State, Name: "Norland"},
					{ID: "act_stranger", Kind: parley.Person, Name: "Petrov"},
				}})
			})
			if err != nil {
				t.Fatal(err)
			}
			const all = "MATCH (n) WHERE n:Actor OR n:Article UNWIND keys(n) AS k WITH n.id + ' ' + k + ' ' + coalesce(toStringOrNull(n[k]), '') AS line RETURN line ORDER BY line"
			want := neo4jtest.Run(t, all, nil)
			for v := version + 1; v <= neo4j.Version(); v++ {
				neo4jtest.Run(t, newIn[v], nil)
			}
			if cmp.Equal(want, neo4jtest.Run(t, all, nil)) {
				t.Fatal("version", version, "lacks nothing: say what is new in the next in newIn")
			}
			neo4jtest.Run(t, "MATCH (s:Store) SET s.version = $v", map[string]any{"v": version})
			neo4jtest.Handle(t, neo4jtest.Config(t))
			if diff := cmp.Diff(want, neo4jtest.Run(t, all, nil)); diff != "" {
				t.Errorf("as new (-) and brought up to date (+):\n%s", diff)
			}
			if got := neo4jtest.Run(t, "MATCH (s:Store) RETURN s.version", nil)[0][0]; got != int64(neo4j.Version()) {
				t.Errorf("version %v, want %d", got, neo4j.Version())
			}
		})
	}
}
