package sqlite_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

func inMemory(t *testing.T, limit int64) *sqlite.Store {
	t.Helper()
	s, err := sqlite.OpenMemory(t.Context(), limit)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Two stores in memory have nothing to do with each other, and one that would
// outgrow its limit says so and stays as it was.
func TestMemoryIsBounded(t *testing.T) {
	const limit = 1 << 20
	other, s := inMemory(t, limit), inMemory(t, limit)
	put := func(s *sqlite.Store, key string, size int) error {
		return s.Update(t.Context(), func(tx parley.Tx) error {
			return tx.PutArticle(t.Context(), &parley.Article{ID: "art_" + key, Key: key, Text: strings.Repeat("word ", size/5), Published: time.Unix(0, 0)})
		})
	}
	if err := put(s, "small", 10_000); err != nil {
		t.Fatal(err)
	}
	if err := put(s, "large", 2*limit); !errors.Is(err, parley.ErrUnavailable) {
		t.Errorf("beyond the limit: %v", err)
	}
	for store, want := range map[*sqlite.Store]int{s: 1, other: 0} {
		c, err := store.Coverage(t.Context())
		if err != nil || c.Articles != want {
			t.Errorf("%d articles, error %v, want %d", c.Articles, err, want)
		}
	}
	if n, err := s.Size(t.Context()); err != nil || n <= 0 || n > limit {
		t.Errorf("%d bytes, error %v", n, err)
	}
}
