package curate_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/curate"
	"github.com/parley-talks/parley/internal/parley"
)

// session is a random history of a store: articles and newer versions of them
// come in, analysts decide and undo.
type session struct {
	*rapid.T
	curate.Curator
	told [][]string // arguments of tell, to be told again elsewhere
}

func (s *session) tell() {
	n := rapid.IntRange(1, 5).Draw(s.T, "article")
	day := rapid.IntRange(1, 9).Draw(s.T, "published")
	args := []string{fmt.Sprint("a", n), fmt.Sprintf("2025-04-%02d", 10+n), ""}
	if rapid.Bool().Draw(s.T, "is an update") {
		args[2] = fmt.Sprintf("2025-05-%02d", day)
	}
	for range rapid.IntRange(1, 2).Draw(s.T, "sentences") {
		args = append(args, talks(
			rapid.SampledFrom([]string{"Norland", "Ostia"}).Draw(s.T, "one"), "Sudland",
			rapid.SampledFrom([]string{"Ivan Petrov", "Petrov", "Anna Lind"}).Draw(s.T, "who"),
			fmt.Sprintf("2025-04-%02d", rapid.IntRange(1, 6).Draw(s.T, "day")),
			rapid.SampledFrom([]string{"Geneva", "Vienna"}).Draw(s.T, "city"),
			rapid.SampledFrom([]parley.EventStatus{parley.Held, parley.Planned, parley.Cancelled}).Draw(s.T, "status"),
		))
	}
	s.told = append(s.told, args)
	again(s.T, s.Curator, args)
}

func again(t failer, c curate.Curator, args []string) {
	tell(t, c, args[0], args[1], args[2], args[3:]...)
}

// pick draws one of a list, and nothing from an empty one.
func pick[T any](s *session, label string, from []T) (v T, ok bool) {
	if len(from) == 0 {
		return v, false
	}
	return from[rapid.IntRange(0, len(from)-1).Draw(s.T, label)], true
}

// decide makes a random decision. What makes no sense is refused and leaves
// everything as it was.
func (s *session) decide() {
	ctx := context.Background()
	e, ok := pick(s, "event", eventsOf(s.T, s.Store))
	o, _ := pick(s, "other event", eventsOf(s.T, s.Store))
	a, _ := pick(s, "actor", actorsOf(s.T, s.Store))
	b, _ := pick(s, "other actor", actorsOf(s.T, s.Store))
	m, _ := pick(s, "mention", mentions(s.T, s.Store))
	if !ok || m == nil {
		return
	}
	var err error
	switch kind := rapid.IntRange(0, 11).Draw(s.T, "decision"); kind {
	case 0:
		_, err = s.MergeEvents(ctx, []string{e.ID, o.ID}, "same")
	case 1:
		_, err = s.SplitEvent(ctx, e.ID, e.MentionIDs[:1], "")
	case 2:
		_, err = s.KeepApart(ctx, []string{e.ID, o.ID}, "")
	case 3:
		_, err = s.ConfirmEvent(ctx, e.ID, "")
	case 4:
		_, err = s.CorrectEvent(ctx, e.ID, parley.EventCorrection{
			Start: "2025-04-09", City: "Bern", Terms: []string{"grain for oil"}, Remove: []string{a.ID},
			Add: []parley.Participant{{Name: parley.Name{ActorID: b.ID}, Role: parley.Mediator}},
		}, "")
	case 5:
		_, err = s.RejectMentions(ctx, []string{m.ID}, "")
	case 6:
		_, err = s.AddMention(ctx, m.ArticleID, curate.Missed{
			Kind: parley.Talks, Quotes: []parley.Span{{Start: 0, End: 5}}, Start: "2025-04-03", Parties: []string{a.ID, b.ID}, City: "Geneva",
		}, "")
	case 7:
		_, err = s.PlaceInTrack(ctx, e.ID, o.TrackID, "", "")
	case 8:
		_, err = s.RemoveArticle(ctx, m.ArticleID, "")
	case 9:
		_, err = s.CorrectActor(ctx, a.ID, parley.ActorCorrection{Name: "New Name", Represents: b.ID, Wikidata: "Q1"}, "")
	case 10:
		_, err = s.MergeActors(ctx, []string{a.ID, b.ID}, "")
	case 11:
		_, err = s.SplitActor(ctx, a.ID, []string{m.ID}, "")
	}
	if err != nil && !errors.Is(err, parley.ErrInvalid) {
		s.Fatal(err)
	}
}

func (s *session) undo() {
	list := slices.DeleteFunc(decisions(s.T, s.Store), func(d *parley.Decision) bool { return !d.Holds() })
	if d, ok := pick(s, "undone", list); ok {
		if _, err := s.UndoDecision(context.Background(), d.ID); err != nil {
			s.Fatal(err)
		}
	}
}

func history(t *testing.T, then func(s *session)) {
	rapid.Check(t, func(r *rapid.T) {
		s := &session{T: r, Curator: open(t)}
		s.tell()
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			switch rapid.IntRange(0, 5).Draw(r, "step") {
			case 0, 1:
				s.tell()
			case 2:
				s.undo()
			default:
				s.decide()
			}
		}
		then(s)
	})
}

// Whatever came in and was decided in whatever order leaves what deriving
// everything from the stored mentions and decisions gives, and doing that in
// the store changes nothing.
func TestStepByStepIsAllAtOnce(t *testing.T) {
	history(t, func(s *session) {
		was := graph(s.T, s.Store)
		if d := cmp.Diff(scratch(s.T, s.Store), was, alike); d != "" {
			s.Fatalf("from scratch (-) and step by step (+):\n%s", d)
		}
		if err := s.Rederive(context.Background(), nil); err != nil {
			s.Fatal(err)
		}
		if d := cmp.Diff(was, graph(s.T, s.Store), alike); d != "" {
			s.Fatalf("before (-) and after deriving all again (+):\n%s", d)
		}
	})
}

// Undoing all decisions, in any order, leaves what would be if there had never
// been one.
func TestUndoingAllLeavesNoTrace(t *testing.T) {
	history(t, func(s *session) {
		list := slices.DeleteFunc(decisions(s.T, s.Store), func(d *parley.Decision) bool { return !d.Holds() })
		for _, d := range rapid.Permutation(list).Draw(s.T, "order") {
			if _, err := s.UndoDecision(context.Background(), d.ID); err != nil {
				s.Fatal(err)
			}
		}
		never := open(t)
		for _, args := range s.told {
			again(s.T, never, args)
		}
		if d := cmp.Diff(graph(s.T, never.Store), graph(s.T, s.Store), alike); d != "" {
			s.Fatalf("without decisions (-) and with all undone (+):\n%s", d)
		}
	})
}

// An event that was put into a track leaves it when nothing else is in it any
// more.
func TestWhatATrackLosesLeavesNoTrackOfOne(t *testing.T) {
	c := open(t)
	tell(t, c, "a", "2025-04-10", "", talks("Norland", "Sudland", "Ann Berg", "2025-04-01", "Geneva", parley.Held))
	other := tell(t, c, "b", "2025-04-10", "",
		talks("Ostia", "Sudland", "Ivan Petrov", "2025-04-03", "Geneva", parley.Held), talks("Ostia", "Sudland", "Ivan Petrov", "2025-04-05", "Vienna", parley.Held))
	list := eventsOf(t, c.Store)
	made(t)(c.PlaceInTrack(analyst(), list[0].ID, list[1].TrackID, "", ""))
	if now := eventsOf(t, c.Store); now[0].TrackID == "" {
		t.Fatal("it is in no track once it is put there")
	}
	made(t)(c.RemoveArticle(analyst(), other, ""))
	if d := cmp.Diff(scratch(t, c.Store), graph(t, c.Store), alike); d != "" {
		t.Errorf("from scratch (-) and step by step (+):\n%s", d)
	}
}
