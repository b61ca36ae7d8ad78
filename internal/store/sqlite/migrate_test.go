package sqlite_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

// TestAStoreOfTheFirstSchemaIsBroughtUp opens a file that was written before
// there were decisions: what it holds is found by what the new schema asks.
func TestAStoreOfTheFirstSchemaIsBroughtUp(t *testing.T) {
	first, err := os.ReadFile(filepath.Join("migrations", "0001_first.sql"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.db")
	old := raw(t, path, string(first), "PRAGMA user_version = 1",
		`INSERT INTO actors (id, kind, name_key, events, data) VALUES
			('act_1', 'PERSON', 'a', 0, '{"id":"act_1","kind":"PERSON","name":"Anna Known","represents":"act_3"}'),
			('act_2', 'PERSON', 'b', 0, '{"id":"act_2","kind":"PERSON","name":"Bert Nobody"}'),
			('act_3', 'STATE', 'c', 0, '{"id":"act_3","kind":"STATE","name":"Country"}')`,
		`INSERT INTO events (id, kind, status, contact, first_day, last_day, days, place, party_count, confidence, sources, reported, time_asc, time_desc, reported_desc, data) VALUES
			('evt_1', 'TALKS', 'HELD', 1, '', '', 0, 0, 0, 1, 1, '', 'a1', 'a1', 'r1', '{"id":"evt_1"}'),
			('evt_2', 'TALKS', 'HELD', 1, '', '', 0, 0, 0, 1, 1, '', 'a2', 'a2', 'r2', '{"id":"evt_2"}')`,
		`INSERT INTO labels (label, value, time_desc, event_n) SELECT 'conflict', 'place', time_desc, n FROM events WHERE id = 'evt_2'`)
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	actors, err := s.ActorPage(t.Context(), parley.ActorFilter{Unknown: true}, parley.Page{})
	if err != nil || actors.Total != 1 || actors.Items[0].ID != "act_2" {
		t.Errorf("unknown actors %+v, error %v; want act_2", actors.Items, err)
	}
	no := false
	events, err := s.EventPage(t.Context(), parley.EventFilter{Doubtful: true, Reviewed: &no}, "", parley.Page{})
	if err != nil || events.Total != 1 || events.Items[0].ID != "evt_2" {
		t.Errorf("doubtful events %+v, error %v; want evt_2", events.Items, err)
	}
	if d, err := s.DecisionPage(t.Context(), parley.Page{}); err != nil || d.Total != 0 {
		t.Errorf("decisions %+v, error %v; want none", d, err)
	}
}
