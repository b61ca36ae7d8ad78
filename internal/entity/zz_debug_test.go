package entity_test

import (
	"fmt"
	"os"
	"testing"
)

func TestZZDump(t *testing.T) {
	f := os.Getenv("DUMP")
	if f == "" {
		t.Skip("debug")
	}
	raw, _ := os.ReadFile(f)
	d := read(string(raw), os.Getenv("PUB"))
	kinds := []string{"Person", "State", "Org", "Place", "Site", "Group", "Reporter", "Region"}
	forms := []string{"named", "adj", "metonym", "ref", "pron"}
	i := 0
	for s := range d.Sentences {
		fmt.Printf("--- [%d] %s\n", d.Sentences[s].Kind, string(raw)[d.Sentences[s].Span.Start:d.Sentences[s].Span.End])
		for ; i < len(d.Entities) && d.Entities[i].Sentence == s; i++ {
			e := d.Entities[i]
			fmt.Printf("      %-8s %-7s %q name=%q rep=%q title=%q country=%q city=%q cap=%q mem=%v n=%d (%s)\n", kinds[e.Kind], forms[e.Form], string(raw)[e.Span.Start:e.Span.End], e.Name, e.Represents, e.Title, e.Country, e.City, e.Capital, e.Members, e.Count, e.Rule)
		}
	}
}
