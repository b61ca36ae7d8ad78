package curate_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/curate"
	"github.com/parley-talks/parley/internal/parley"
)

// analyst is a context in somebody's name.
func analyst() context.Context { return parley.WithPrincipal(context.Background(), "anna") }

// held is a sentence on talks in Geneva that took place.
func held(who, day string) string {
	return talks("Norland", "Sudland", who, day, "Geneva", parley.Held)
}

// made fails unless a decision was made.
func made(t *testing.T) func(*parley.Decision, error) *parley.Decision {
	return func(d *parley.Decision, err error) *parley.Decision {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
}

// days are the first days of all events, in order.
func days(t *testing.T, c curate.Curator) []string {
	t.Helper()
	var out []string
	for _, e := range eventsOf(t, c.Store) {
		out = append(out, string(e.When.Start))
	}
	return out
}

func expect[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got, alike); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestADecisionSaysWhoWhenAndWhy(t *testing.T) {
	c := open(t)
	tell(t, c, "a", "2025-04-11", "", held("Ivan Petrov", "2025-04-10"))
	e := eventsOf(t, c.Store)[0]
	first := made(t)(c.ConfirmEvent(analyst(), e.ID, " seen "))
	second := made(t)(c.ConfirmEvent(context.Background(), e.ID, ""))
	if first.By != "anna" || first.Why != "seen" || !first.At.Equal(noon) || second.By != parley.Local {
		t.Errorf("decisions %+v and %+v", first, second)
	}
	if !first.Before(second) {
		t.Error("the later of two decisions has the earlier time, where the clock stands still")
	}
	undone := made(t)(c.UndoDecision(analyst(), second.ID))
	if undone.Undone == nil || undone.Undone.By != "anna" {
		t.Errorf("undone %+v", undone.Undone)
	}
	_, err := c.ConfirmEvent(analyst(), e.ID, strings.Repeat("x", 5000))
	if !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("a reason of 5,000 bytes: %v", err)
	}
}

// Later reports obey what was decided: they join what was merged, and do not
// join again what was kept apart.
func TestLaterReportsObey(t *testing.T) {
	c := open(t)
	tell(t, c, "a", "2025-04-11", "", held("Ivan Petrov", "2025-04-08"))
	tell(t, c, "b", "2025-04-11", "", held("Ivan Petrov", "2025-04-10"))
	expect(t, "before", days(t, c), []string{"2025-04-08", "2025-04-10"})
	list := eventsOf(t, c.Store)
	made(t)(c.MergeEvents(analyst(), []string{list[0].ID, list[1].ID}, "one of them has the day wrong"))
	tell(t, c, "c", "2025-04-12", "", held("Ivan Petrov", "2025-04-10"))
	tell(t, c, "d", "2025-04-12", "", held("Ivan Petrov", "2025-04-08"))
	one := eventsOf(t, c.Store)
	if len(one) != 1 || one[0].ReportCount != 4 {
		t.Fatalf("%d events, the first of %d reports; want one of 4", len(one), one[0].ReportCount)
	}
	if !slices.Contains(one[0].MergeReasons, "ruled one event by anna: one of them has the day wrong") {
		t.Errorf("reasons %q", one[0].MergeReasons)
	}
	both, err := c.Store.Events(context.Background(), []string{list[0].ID, list[1].ID})
	if err != nil || both[0] == nil || both[1] == nil || both[0].ID != both[1].ID {
		t.Errorf("the ids of before lead to %v, error %v", both, err)
	}

	off := one[0].MentionIDs[3:]
	made(t)(c.SplitEvent(analyst(), one[0].ID, off, ""))
	tell(t, c, "e", "2025-04-13", "", held("Ivan Petrov", "2025-04-08"))
	if n := len(eventsOf(t, c.Store)); n != 2 {
		t.Errorf("%d events once it was split, want 2", n)
	}
}

// A corrected value is shown, and reports and their conflict stay visible.
func TestACorrectedValueIsShown(t *testing.T) {
	c := open(t)
	tell(t, c, "a", "2025-04-11", "", held("Ivan Petrov", "2025-04-10"))
	e := eventsOf(t, c.Store)[0]
	made(t)(c.CorrectEvent(analyst(), e.ID, parley.EventCorrection{Start: "2025-04-09", City: "Bern"}, ""))
	made(t)(c.CorrectEvent(analyst(), e.ID, parley.EventCorrection{City: "Vienna", Title: "Grain talks"}, "the later one holds"))
	tell(t, c, "b", "2025-04-12", "", held("Ivan Petrov", "2025-04-10"))
	e = eventsOf(t, c.Store)[0]
	expect(t, "values", []any{e.Title, e.When, e.ReportCount}, []any{"Grain talks", parley.On("2025-04-09"), 2})
	expect(t, "conflicts", e.Conflicts, []parley.Conflict{
		{Field: "place", Reason: "corrected by anna", Values: []parley.ClaimedValue{
			{Value: "Vienna", Shown: true}, {Value: "Geneva", IndependentSources: 2, MentionIDs: e.MentionIDs},
		}},
		{Field: "when", Reason: "corrected by anna", Values: []parley.ClaimedValue{
			{Value: "2025-04-09", Shown: true}, {Value: "2025-04-10", IndependentSources: 2, MentionIDs: e.MentionIDs},
		}},
	})
}

// A decision holds through newer versions of an article, new readings and
// deriving again, and rests on nothing while its words are gone.
func TestADecisionOutlivesWhatItRestsOn(t *testing.T) {
	c := open(t)
	words := held("Ivan Petrov", "2025-04-10")
	tell(t, c, "a", "2025-04-11", "", words)
	made(t)(c.CorrectEvent(analyst(), eventsOf(t, c.Store)[0].ID, parley.EventCorrection{Title: "Grain talks"}, ""))
	title := func(what string, want ...string) {
		t.Helper()
		var got []string
		for _, e := range eventsOf(t, c.Store) {
			got = append(got, e.Title)
		}
		expect(t, what, got, want)
	}
	tell(t, c, "a", "2025-04-11", "2025-04-12", words, "More was said.")
	title("after a newer version", "Grain talks")
	c.Version = "2"
	if _, err := c.Reread(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	title("after reading again", "Grain talks")
	if err := c.Rederive(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	title("after deriving again", "Grain talks")
	tell(t, c, "a", "2025-04-11", "2025-04-13", "Nothing happened.")
	title("after a version without it")
	if list := decisions(t, c.Store); len(list) != 1 || !list[0].Holds() {
		t.Errorf("decisions %+v, want the one that rests on nothing", list)
	}
	tell(t, c, "a", "2025-04-11", "2025-04-14", words)
	title("after its words came back", "Grain talks")
}

// An added mention is found again in a newer version of its article as long as
// that has its words.
func TestAnAddedMentionFollowsItsWords(t *testing.T) {
	c := open(t)
	id := tell(t, c, "a", "2025-04-11", "", "Envoys of both spoke by phone.", held("Ivan Petrov", "2025-04-10"))
	e := eventsOf(t, c.Store)[0]
	at := len("Dispatch\n\n")
	missed := curate.Missed{Kind: parley.Call, Quotes: []parley.Span{{Start: at, End: at + len("Envoys of both spoke by phone.")}}, Start: "2025-04-11", Parties: []string{e.Participants[0].ActorID}}
	d := made(t)(c.AddMention(analyst(), id, missed, ""))
	quoted := func() []string {
		t.Helper()
		var out []string
		articles, err := c.Store.Articles(context.Background(), []string{id})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mentions(t, c.Store) {
			if m.Kind == parley.Call {
				out = append(out, articles[0].Text[m.Quotes[0].Start:m.Quotes[0].End])
			}
		}
		return out
	}
	expect(t, "at first", quoted(), []string{"Envoys of both spoke by phone."})
	tell(t, c, "a", "2025-04-11", "2025-04-12", held("Ivan Petrov", "2025-04-10"), "Envoys of both spoke by phone.")
	expect(t, "elsewhere in a newer version", quoted(), []string{"Envoys of both spoke by phone."})
	tell(t, c, "a", "2025-04-11", "2025-04-13", held("Ivan Petrov", "2025-04-10"))
	expect(t, "in a version without it", quoted(), nil)
	made(t)(c.UndoDecision(analyst(), d.ID))
	expect(t, "events left", days(t, c), []string{"2025-04-10"})
}

// Two actors that are one are one in what comes in later, and the id of the
// other one finds it.
func TestMergedActorsStayOne(t *testing.T) {
	c := open(t)
	tell(t, c, "a", "2025-04-11", "", held("Ivan Petrov", "2025-04-10"))
	tell(t, c, "b", "2025-04-21", "", held("Vanya Petrovich", "2025-04-20"))
	id := map[string]string{}
	for _, a := range actorsOf(t, c.Store) {
		id[a.Name] = a.ID
	}
	made(t)(c.MergeActors(analyst(), []string{id["Ivan Petrov"], id["Vanya Petrovich"]}, ""))
	tell(t, c, "c", "2025-05-01", "", held("Vanya Petrovich", "2025-04-30"))
	found, err := curate.Actors(context.Background(), c.Store, []string{id["Vanya Petrovich"]})
	if err != nil || found[0] == nil {
		t.Fatalf("found %v, error %v", found, err)
	}
	expect(t, "the one", []any{found[0].Name, found[0].Aliases, found[0].EventCount}, []any{"Ivan Petrov", []string{"Vanya Petrovich"}, 3})
}

// A round is where a decision puts it, and stays there when others come in.
func TestARoundIsPlaced(t *testing.T) {
	c := open(t)
	tell(t, c, "a", "2025-04-02", "", held("Ivan Petrov", "2025-04-01"))
	tell(t, c, "b", "2025-04-12", "", held("Ivan Petrov", "2025-04-11"))
	tell(t, c, "c", "2025-04-22", "", talks("Ostia", "Westia", "Anna Lind", "2025-04-21", "Bern", parley.Held))
	list := eventsOf(t, c.Store)
	if list[0].TrackID == "" || list[2].TrackID != "" {
		t.Fatalf("tracks %q and %q, want one of the first two rounds", list[0].TrackID, list[2].TrackID)
	}
	d := made(t)(c.PlaceInTrack(analyst(), list[2].ID, list[0].TrackID, list[0].ID, ""))
	tell(t, c, "d", "2025-05-02", "", held("Ivan Petrov", "2025-05-01"))
	var places []int
	for _, e := range eventsOf(t, c.Store) {
		places = append(places, e.Place)
	}
	expect(t, "places in order of time", places, []int{1, 3, 2, 4})
	made(t)(c.UndoDecision(analyst(), d.ID))
	made(t)(c.PlaceInTrack(analyst(), list[1].ID, "", "", ""))
	places = nil
	for _, e := range eventsOf(t, c.Store) {
		places = append(places, e.Place)
	}
	expect(t, "once one is a round of nothing", places, []int{1, 0, 0, 2})
}
