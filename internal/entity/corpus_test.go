package entity_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
	"github.com/parley-talks/parley/internal/spelling"
)

// label is what the corpus says of one article's actors.
type label struct {
	ID        string
	Published string
	Actors    []struct {
		Name, Kind, Represents, Role string
	}
}

// corpus reads the labelled articles that may be looked at.
func corpus(t testing.TB) (labels []label, texts []string) {
	t.Helper()
	dir := os.Getenv("PARLEY_SHARED")
	if dir == "" {
		t.Skip("the labelled corpus is not here: set PARLEY_SHARED to the folder that holds corpus/")
	}
	files, err := filepath.Glob(filepath.Join(dir, "corpus", "labels", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no labels under %s (%v)", dir, err)
	}
	for _, f := range files {
		id := strings.TrimSuffix(filepath.Base(f), ".json")
		if n, err := strconv.Atoi(strings.TrimPrefix(id, "d")); err == nil && n%3 == 0 {
			continue // held out
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var l label
		if err := json.Unmarshal(raw, &l); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		text, err := os.ReadFile(filepath.Join(dir, "corpus", "texts", id+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		labels, texts = append(labels, l), append(texts, string(text))
	}
	return labels, texts
}

// read finds the entities of a text published on a day.
func read(text, published string) *entity.Document {
	a := &parley.Article{Text: text}
	if published != "" {
		a.Published = parley.Date(published).Time()
	}
	return entity.Find(a, sentence.Split(text), entity.DefaultNames())
}

// Every actor of the labels must be among the entities; what people represent
// and their office must be right in nearly all.
func TestCorpusActors(t *testing.T) {
	labels, texts := corpus(t)
	found, all := map[string]int{}, map[string]int{}
	for i, l := range labels {
		d := read(texts[i], l.Published)
		for _, a := range l.Actors {
			all[a.Kind]++
			var best *entity.Entity
			ok := false
			for j := range d.Entities {
				e := &d.Entities[j]
				switch a.Kind {
				case "person":
					if e.Kind == entity.Person && e.Form != entity.Pronoun && spelling.SamePerson(e.Name, a.Name) {
						ok = true
						if best == nil || e.Name == a.Name {
							best = e
						}
					}
				default:
					ok = ok || e.Name == a.Name && (e.Kind == entity.State || e.Kind == entity.Organisation) || e.Represents == a.Name
					for _, m := range e.Members {
						ok = ok || m == a.Name
					}
				}
			}
			if !ok {
				t.Logf("%s: %s %q not found", l.ID, a.Kind, a.Name)
				continue
			}
			found[a.Kind]++
			if a.Kind != "person" {
				continue
			}
			all["full name"]++
			if best.Name == a.Name {
				found["full name"]++
			} else {
				t.Logf("%s: %q is called %q", l.ID, a.Name, best.Name)
			}
			all["represents"]++
			if best.Represents == a.Represents {
				found["represents"]++
			} else {
				t.Logf("%s: %s represents %q, not %q (%s)", l.ID, a.Name, a.Represents, best.Represents, best.Rule)
			}
			all["role"]++
			if spelling.Fold(best.Title) == spelling.Fold(a.Role) {
				found["role"]++
			} else {
				t.Logf("%s: %s has the role %q, not %q", l.ID, a.Name, a.Role, best.Title)
			}
		}
	}
	for kind, bar := range map[string]float64{"person": .95, "state": .95, "organisation": .95, "full name": .95, "represents": .97, "role": .9} {
		share := float64(found[kind]) / float64(all[kind])
		t.Logf("%s: %d of %d (%.3f)", kind, found[kind], all[kind], share)
		if share < bar {
			t.Errorf("%s: %.3f, want %.2f or more", kind, share, bar)
		}
	}
}
