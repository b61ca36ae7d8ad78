package invented_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/invented"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
)

func diary(t *testing.T, events int, seed uint64) []labels.File {
	t.Helper()
	var out []labels.File
	if err := invented.Diary(events, seed, func(f labels.File) error {
		out = append(out, f)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// The same size and seed give the same diary, another seed another one.
func TestDiaryIsDetermined(t *testing.T) {
	a := diary(t, 500, 1)
	if d := cmp.Diff(a, diary(t, 500, 1)); d != "" {
		t.Error(d)
	}
	if cmp.Equal(a, diary(t, 500, 2)) {
		t.Error("another seed gives the same diary")
	}
}

// Every record can be imported, comes in order of publication, and the busiest
// actor is in many events.
func TestDiaryIsLikeAWorld(t *testing.T) {
	files := diary(t, 4000, 7)
	if n := len(files); n < 5600 || n > 6400 {
		t.Errorf("%d articles of 4000 events, want about 6000", n)
	}
	last := ""
	mentions, named := 0, map[string]int{}
	for _, f := range files {
		if f.Published < last {
			t.Fatalf("%s was published on %s, after %s", f.ID, f.Published, last)
		}
		last = f.Published
		ms, err := labels.ToMentions(f, &parley.Article{ID: f.ID})
		if err != nil {
			t.Fatalf("%s: %v", f.ID, err)
		}
		mentions += len(ms)
		for _, p := range f.Events[0].Parties {
			named[p]++
		}
	}
	most := 0
	for _, n := range named {
		most = max(most, n)
	}
	if share := float64(most) / float64(len(files)); share < 0.1 || share > 0.35 {
		t.Errorf("the busiest actor is in %.2f of all articles", share)
	}
	if mentions <= len(files) {
		t.Error("no article tells of a round before")
	}
	raw, err := json.Marshal(files[0])
	if err != nil || strings.Contains(string(raw), "\n") {
		t.Errorf("%s, %v: not one line", raw, err)
	}
}
