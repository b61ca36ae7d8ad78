package neo4j_test

import (
	"flag"
	"os"
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

// TestMain asks fewer random questions than usual: the server makes a plan for
// each new combination of filters, which takes it longer than the answer.
// -rapid.checks asks for more.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "25"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

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
