package cached_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/cached"
	"github.com/parley-talks/parley/internal/store/sqlite"
	"github.com/parley-talks/parley/internal/store/storetest"
)

func open(t *testing.T, path string) parley.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := cached.New(s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) parley.Store { return open(t, filepath.Join(t.TempDir(), "talks.db")) })
}

// put saves an event of an actor with that description, and logs it as ingest
// does.
func put(t *testing.T, s parley.Store, description string) {
	t.Helper()
	err := s.Update(t.Context(), func(tx parley.Tx) error {
		err := tx.PutDerived(t.Context(), parley.Derived{
			Actors: []*parley.Actor{{ID: "act_a", Kind: parley.Person, Description: description}},
			Events: []*parley.Event{{ID: "evt_a", Kind: parley.Call, Participants: []parley.Participation{{ActorID: "act_a", Role: parley.Party}}}},
		})
		if err != nil {
			return err
		}
		return tx.LogChanges(t.Context(), []parley.Change{{Kind: parley.Updated, EventID: "evt_a", At: time.Now()}})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func description(t *testing.T, s parley.Store) string {
	t.Helper()
	found, err := s.Actors(t.Context(), []string{"act_unknown", "act_a"})
	if err != nil || found[0] != nil || found[1] == nil {
		t.Fatalf("found %v, error %v", found, err)
	}
	return found[1].Description
}

func TestWhatAnotherProcessWritesIsSeenSoon(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.db")
	a, b := open(t, path), open(t, path)
	put(t, a, "envoy")
	if got := description(t, b); got != "envoy" {
		t.Fatal(got)
	}
	put(t, a, "minister")
	if got := description(t, a); got != "minister" {
		t.Errorf("the writer itself sees %q", got)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for description(t, b) != "minister" {
		if ctx.Err() != nil {
			t.Fatal("the other process never sees it")
		}
		time.Sleep(20 * time.Millisecond)
	}
}
