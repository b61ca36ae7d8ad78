package labels_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-talks/parley/internal/labels"
	"github.com/parley-talks/parley/internal/parley"
)

// Reading a hand-written label file and writing it again changes nothing that
// the format says, but for parties that follow from a person's side.
func TestRoundTrip(t *testing.T) {
	shared := os.Getenv("PARLEY_SHARED")
	if shared == "" {
		t.Skip("PARLEY_SHARED does not name the folder that holds corpus/labels")
	}
	files, err := filepath.Glob(filepath.Join(shared, "corpus", "labels", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no label files under %s: %v", shared, err)
	}
	same := 0
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var want labels.File
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		ms, err := labels.ToMentions(want, &parley.Article{ID: "art_x"})
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		got := labels.FromMentions(want.ID, parley.Date(want.Published), ms)
		if cmp.Equal(want.Events, got.Events) {
			same++
		}
	}
	t.Logf("%d of %d files come back equal", same, len(files))
	if 10*same < 8*len(files) {
		t.Errorf("only %d of %d files come back equal", same, len(files))
	}
}
