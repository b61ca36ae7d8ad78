package article_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/article"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/.../NAME.golden.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// Each dump under testdata/dumps stands beside what is left of it: byline and
// dates, then the clean text.
func TestDumps(t *testing.T) {
	dumps, err := filepath.Glob("testdata/dumps/*.txt")
	if err != nil || len(dumps) == 0 {
		t.Fatal("no dumps", err)
	}
	for _, path := range dumps {
		t.Run(filepath.Base(path), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			c := article.CleanText(string(raw), "")
			golden(t, strings.TrimSuffix(path, ".txt")+".golden", described(c))
		})
	}
}

func described(c article.Cleaned) string {
	return "title:     " + c.Title + "\nbyline:    " + c.Byline + "\npublished: " + stamp(c.Published) +
		"\nupdated:   " + stamp(c.Updated) + "\n\n" + c.Text() + "\n"
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.RFC3339)
}
