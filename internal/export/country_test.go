package export

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// Every state that reports can name has its code.
func TestStatesHaveTheirCodes(t *testing.T) {
	text, err := os.ReadFile("../entity/gazetteer/states.tsv")
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for row := range strings.Lines(string(text)) {
		name, rest, _ := strings.Cut(row, "\t")
		code, _, _ := strings.Cut(rest, "\t")
		region, err := language.ParseRegion(code)
		if err != nil || strings.HasPrefix(row, "#") || code == "SU" || code == "YU" || code == "CS" { // of the last three none is a state now
			continue
		}
		known++
		if got := country(name); got != region.ISO3() {
			t.Errorf("%s has the code %q, want %s", name, got, region.ISO3())
		}
	}
	for _, name := range []string{"", "Norland"} {
		if two, three := moneyCountry(name), country(name); two != "" || three != "" {
			t.Errorf("%q has the codes %q and %q", name, two, three)
		}
	}
	if known < 190 {
		t.Errorf("only %d states were found", known)
	}
}
