package mention_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/mention"
)

// gaps are the differences between what is read from the texts of testdata/own
// and their labels that are known and still to be closed.
var gaps = map[string]string{
	"visit": "the journey of an office-holder without a name is not read, and so neither the statement on it",
}

// The texts of testdata/own are short dispatches of invented days, labelled by
// hand by the rules of docs/labelling.md.
func TestOwnTexts(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	texts, err := filepath.Glob("testdata/own/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, path := range texts {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			hand, err := os.ReadFile(strings.TrimSuffix(path, ".txt") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var gold labels.File
			if err := json.Unmarshal(hand, &gold); err != nil {
				t.Fatal(err)
			}
			a := article(t, gold.Published, strings.TrimSpace(string(text)))
			got := labels.FromMentions(name, a.Day(), r.Read(a))
			d := cmp.Diff(said(gold), said(got))
			switch gap := gaps[name]; {
			case d != "" && gap == "":
				t.Errorf("%s\n(-labels +read)\n%s", text, d)
			case d == "" && gap != "":
				t.Errorf("this is closed, take it out of the list of gaps: %s", gap)
			}
		})
	}
}

// said is a label file as lines to compare: all but the wording of topics and
// terms, which two careful readers word differently.
func said(f labels.File) []string {
	line := map[string]string{}
	show := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	sorted := func(names []string) string { return strings.Join(slices.Sorted(slices.Values(names)), ",") }
	for _, e := range f.Events {
		line[e.Key] = fmt.Sprintf("%s %s %s..%s parties %s; people %s; mediators %s; at %s, %s", e.Kind, e.Status, show(e.Start), show(e.End),
			sorted(e.Parties), sorted(e.People), sorted(e.Mediators), show(e.Place), show(e.Site))
		for _, p := range e.Positions {
			line[e.Key] += fmt.Sprintf("; %s %s", p.Actor, p.Stance)
		}
	}
	var out []string
	for _, e := range f.Events {
		out = append(out, line[e.Key])
		for _, k := range slices.Sorted(slices.Values(e.Previous)) {
			out = append(out, line[e.Key]+" -> previous "+line[k])
		}
		for _, k := range slices.Sorted(slices.Values(e.About)) {
			out = append(out, line[e.Key]+" -> about "+line[k])
		}
	}
	slices.Sort(out)
	return out
}
