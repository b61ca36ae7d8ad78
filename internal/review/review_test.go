package review_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/review"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// TestQueue puts one of everything into a store: what is sure, confirmed,
// corrected or known is not listed, the rest by how much hangs on it.
func TestQueue(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	part := func(ids ...string) (out []parley.Participation) {
		for _, id := range ids {
			out = append(out, parley.Participation{ActorID: id, Role: parley.Party})
		}
		return out
	}
	apart := func(other string) []parley.Doubt {
		return []parley.Doubt{{EventID: other, Mentions: []string{"men_a", "men_b"}, Score: 3.2, Reason: "alike; same day"}}
	}
	place := []parley.Conflict{{Field: "place", Reason: "more independent sources"}}
	d := parley.Derived{
		Events: []*parley.Event{
			{ID: "evt_sure", ReportCount: 9, Participants: part("act_known", "act_stranger", "act_stranger")},
			{ID: "evt_a", ReportCount: 2, Doubts: apart("evt_b"), Participants: part("act_known", "act_corrected")},
			{ID: "evt_b", ReportCount: 3, Doubts: apart("evt_a")},
			{ID: "evt_joined", ReportCount: 4, Doubts: []parley.Doubt{{Joined: true, Mentions: []string{"men_c", "men_d"}, Score: 3.1, Reason: "just alike enough"}}},
			{ID: "evt_disputed", ReportCount: 3, Conflicts: place},
			{ID: "evt_corrected", ReportCount: 3, Conflicts: []parley.Conflict{{Field: "place", Reason: "corrected by anna"}}},
			{ID: "evt_confirmed", ReportCount: 3, Reviewed: true, Conflicts: place},
		},
		Actors: []*parley.Actor{
			{ID: "act_known", Kind: parley.Person, Name: "Anna Lind", Represents: "act_state"},
			{ID: "act_state", Kind: parley.State, Name: "Norland"},
			{ID: "act_stranger", Kind: parley.Person, Name: "Petrov"},
			{ID: "act_corrected", Kind: parley.Person, Name: "Bert", Uncorrected: &parley.Actor{ID: "act_corrected", Kind: parley.Person, Name: "B"}},
		},
	}
	if err := s.Update(t.Context(), func(tx parley.Tx) error { return tx.PutDerived(t.Context(), d) }); err != nil {
		t.Fatal(err)
	}
	var got []string
	p := parley.Page{First: 1}
	for {
		page, err := review.Queue(t.Context(), s, p)
		if err != nil {
			t.Fatal(err)
		}
		if page.Total != 4 || len(page.Items) != 1 {
			t.Fatalf("%d items of %d, want one of 4", len(page.Items), page.Total)
		}
		got = append(got, page.Items[0].Reason)
		if !page.HasNext {
			break
		}
		p.After = page.Cursors[0]
	}
	want := []string{
		"may be one event: alike; same day (3.2 of 3 points)",
		"may be two events: just alike enough (3.1 of 3 points)",
		"reports differ on place",
		"unknown person: only one name is known, no report says for whom they act",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the queue (-want +got):\n%s", diff)
	}
	if _, err := review.Queue(t.Context(), s, parley.Page{After: "nonsense"}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("a cursor of nothing: %v", err)
	}
}
