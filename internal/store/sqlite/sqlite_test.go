package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
	"github.com/parley-talks/parley/internal/store/storetest"
)

func open(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
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

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) parley.Store { return open(t, filepath.Join(t.TempDir(), "talks.db")) })
}

func TestContractOfTwoHandles(t *testing.T) {
	storetest.RunShared(t, func(t *testing.T) (a, b parley.Store) {
		path := filepath.Join(t.TempDir(), "talks.db")
		return open(t, path), open(t, path)
	})
}
