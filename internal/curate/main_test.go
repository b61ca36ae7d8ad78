package curate_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain keeps the properties affordable, since each of their checks fills a
// store on disk; -rapid.checks asks for more.
func TestMain(m *testing.M) {
	asked := false
	flag.Parse()
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "15"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
