package neo4j_test

import (
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
	"github.com/parley-talks/parley/internal/store/storetest"
)

// noSnapshot is the one case of the contract that this engine cannot promise:
// Neo4j reads what is committed at the moment it comes to a record, so two
// records of one answer may be from before and after an update. What it does
// promise, TestReadersSeeWholeRecords asks.
const noSnapshot = "readers_beside_a_writer_see_all_of_an_update_or_nothing_of_it"

func TestContract(t *testing.T) {
	neo4jtest.Config(t)
	storetest.Run(t, func(t *testing.T) parley.Store {
		if strings.HasSuffix(t.Name(), noSnapshot) {
			t.Skip("Neo4j reads committed records, not one snapshot of all of them; TestReadersSeeWholeRecords asks for what it promises")
		}
		return neo4jtest.Open(t)
	})
}

func TestContractOfTwoHandles(t *testing.T) {
	c := neo4jtest.Config(t)
	storetest.RunShared(t, func(t *testing.T) (a, b parley.Store) {
		return neo4jtest.Open(t), neo4jtest.Handle(t, c)
	})
}
