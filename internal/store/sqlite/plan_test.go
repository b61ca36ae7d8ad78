package sqlite

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// TestCommonQuestionsAreLedByAnIndex explains the questions that a large store
// is asked most: each must begin at the index named, read in its order, and
// scan no table.
func TestCommonQuestionsAreLedByAnIndex(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "talks.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	kinds := []parley.EventKind{parley.Talks, parley.Call}
	first50 := func(of parley.Relation, f parley.EventFilter, o parley.EventOrder) query {
		l, err := listed(of, "parent", f, o)
		if err != nil {
			t.Fatal(err)
		}
		return windowed(events, l, listing.Window{Size: 50, After: "x"})
	}
	shared, last := ask("SELECT COUNT(*)"), ask("SELECT e.id")
	m := meetings{actor: "act_a", filter: tookPlace(parley.EventFilter{})}
	if err := errors.Join(m.rows(&shared, everybody), m.rows(&last, otherLeads)); err != nil {
		t.Fatal(err)
	}
	last.add("AND other.actor_id = ? ORDER BY other.time_desc DESC LIMIT 20", "act_b")
	for _, c := range []struct {
		name, index string
		sorts       bool
		q           query
	}{
		{"newest events of some kinds in a year", "events_time_desc (time_desc>? AND time_desc<?)", false, first50("", parley.EventFilter{Kinds: kinds, From: "2024-01-01", To: "2024-12-31"}, parley.TimeDesc)},
		{"oldest events of some kinds in a year", "events_time_asc (time_asc>? AND time_asc<?)", false, first50("", parley.EventFilter{Kinds: kinds, From: "2024-01-01", To: "2024-12-31"}, parley.TimeAsc)},
		{"newest events of one kind", "events_kind (kind=? AND time_desc<?)", false, first50("", parley.EventFilter{Kinds: kinds[:1]}, parley.TimeDesc)},
		{"latest reported events", "events_reported (reported_desc<?)", false, first50("", parley.EventFilter{}, parley.ReportedDesc)},
		{"an actor's newest events", "PRIMARY KEY (actor_id=? AND time_desc<?)", false, first50(parley.EventsOfActor, parley.EventFilter{}, parley.TimeDesc)},
		{"newest events of two actors", "PRIMARY KEY (actor_id=? AND time_desc<?)", false, first50("", parley.EventFilter{AllActors: []string{"act_a", "act_b"}}, parley.TimeDesc)},
		{"a venue's newest events", "events_venue (venue_id=? AND time_desc<?)", false, first50(parley.EventsOfVenue, parley.EventFilter{}, parley.TimeDesc)},
		{"newest rounds of a track", "events_track (track_id=? AND time_desc<?)", false, first50(parley.RoundsOfTrack, parley.EventFilter{}, parley.TimeDesc)},
		{"previous rounds", "events_track (track_id=? AND time_desc<?)", false, first50(parley.PreviousRounds, parley.EventFilter{}, parley.TimeDesc)},
		{"next rounds, which are few", "events_track (track_id=?)", true, first50(parley.NextRounds, parley.EventFilter{}, parley.TimeAsc)},
		{"earlier events of the same parties", "events_parties (parties=? AND time_desc<?)", false, first50(parley.EarlierParties, parley.EventFilter{}, parley.TimeDesc)},
		{"a topic's newest events", "PRIMARY KEY (label=? AND value=? AND time_desc<?)", false, first50("", parley.EventFilter{Topics: []string{"top_a"}}, parley.TimeDesc)},
		{"statements on an event", "PRIMARY KEY (label=? AND value=? AND time_desc<?)", false, first50(parley.StatementsOn, parley.EventFilter{}, parley.TimeDesc)},
		{"events by text", "VIRTUAL TABLE", true, first50("", parley.EventFilter{Text: "grain"}, parley.Relevance)},
		{"contacts", "own USING PRIMARY KEY (actor_id=?)", false, shared},
		{"the latest events with a contact", "other USING PRIMARY KEY (actor_id=?)", false, last},
		{"actors by most events", "actors_sorted (sort_key>?)", false, windowed(actors, list{key: "a.sort_key"}, listing.Window{Size: 50, After: "x"})},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan := explain(t, s.all[0], c.q)
			if !strings.Contains(plan, c.index) {
				t.Errorf("not led by %s", c.index)
			}
			if sorts := strings.Contains(plan, "USE TEMP B-TREE FOR ORDER BY"); sorts != c.sorts {
				t.Errorf("sorts what it read: %v, want %v", sorts, c.sorts)
			}
			for line := range strings.Lines(plan) {
				if strings.HasPrefix(line, "SCAN ") && !strings.Contains(line, "INDEX") && !strings.Contains(line, "CONSTANT ROW") {
					t.Errorf("scans: %s", line)
				}
			}
			if t.Failed() {
				t.Logf("%s\n%s", c.q.text(), plan)
			}
		})
	}
}

// explain is the plan of a question, one step a line.
func explain(t *testing.T, c *conn, q query) string {
	t.Helper()
	var b strings.Builder
	err := c.query(t.Context(), query{pieces: append([]string{"EXPLAIN QUERY PLAN"}, q.pieces...), args: q.args}, func(s scan) error {
		var id, parent, unused int
		var detail string
		err := s(&id, &parent, &unused, &detail)
		b.WriteString(detail + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
