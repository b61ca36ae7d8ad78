package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"pgregory.net/rapid"
)

// propertyCases compare an engine with the model: whatever is asked of random
// data, both give the same items in the same order, on pages of any size.
var propertyCases = []testCase{
	{"random events under random filters are those of a plain reading", asked(func(t *rapid.T, m model, s parley.Store) {
		f, o := drawFilter(t, m.world), rapid.SampledFrom(orders).Draw(t, "order")
		want := ids(m.events(f, o, nil), eventID, nil)
		walk(t, fmt.Sprintf("%+v", f), want, eventID, drawSize(t), func(p parley.Page) (parley.PageOf[*parley.Event], error) {
			return s.EventPage(t.Context(), f, o, p)
		})
	})},
	{"random relations under random filters are those of a plain reading", asked(func(t *rapid.T, m model, s parley.Store) {
		of, f, o := rapid.SampledFrom(related).Draw(t, "relation"), drawFilter(t, m.world), rapid.SampledFrom(orders).Draw(t, "order")
		parents := rapid.SliceOfN(rapid.SampledFrom(m.parents(of)), 1, 4).Draw(t, "parents")
		p := parley.Page{First: drawSize(t)}
		pages, err := s.EventPages(t.Context(), of, parents, f, o, p)
		if err != nil || len(pages) != len(parents) {
			t.Fatalf("%d pages for %d parents, error %v", len(pages), len(parents), err)
		}
		for i, parent := range parents {
			want := ids(m.events(f, o, m.belongs(of, parent)), eventID, nil)
			what := fmt.Sprintf("%s of %s under %+v", of, parent, f)
			if got := pageIDs(pages[i], eventID); !slices.Equal(got, want[:min(len(want), p.First)]) {
				t.Fatalf("%s: got %v, want the first %d of %v", what, got, p.First, want)
			}
			walk(t, what, want, eventID, p.First, func(p parley.Page) (parley.PageOf[*parley.Event], error) {
				pages, err := s.EventPages(t.Context(), of, []string{parent}, f, o, p)
				if err != nil {
					return parley.PageOf[*parley.Event]{}, err
				}
				return pages[0], nil
			})
		}
	})},
	{"random contacts are those of a plain reading", asked(func(t *rapid.T, m model, s parley.Store) {
		f, of := drawFilter(t, m.world), few(t, "kinds of contact", actorKinds)
		side := rapid.SampledFrom([]parley.Side{"", parley.AnySide, parley.OtherSide, parley.SameSide}).Draw(t, "side")
		actor := rapid.SampledFrom(m.parents(parley.EventsOfActor)).Draw(t, "actor")
		want := m.contacts(actor, f, of, side)
		all, err := s.Contacts(t.Context(), []string{actor}, f, of, side, parley.Page{First: parley.MaxPage})
		if err != nil {
			t.Fatal(err)
		}
		if diff := diffOf(want, all[0].Items); diff != "" {
			t.Fatalf("contacts of %s under %+v, kinds %v, side %q (-want +got):\n%s", actor, f, of, side, diff)
		}
		walk(t, "contacts", ids(want, contactID, nil), contactID, drawSize(t), func(p parley.Page) (parley.PageOf[parley.Contact], error) {
			pages, err := s.Contacts(t.Context(), []string{actor}, f, of, side, p)
			if err != nil {
				return parley.PageOf[parley.Contact]{}, err
			}
			return pages[0], nil
		})
	})},
	{"random paths are those of a plain reading", asked(func(t *rapid.T, m model, s parley.Store) {
		actors := m.parents(parley.EventsOfActor)
		from, to := rapid.SampledFrom(actors).Draw(t, "from"), rapid.SampledFrom(actors).Draw(t, "to")
		f, through, most := drawFilter(t, m.world), few(t, "through", actorKinds), rapid.IntRange(1, 4).Draw(t, "most events")
		want := m.path(from, to, f, through, most)
		got, err := s.ShortestPath(t.Context(), from, to, f, through, most)
		if want == nil {
			if !errors.Is(err, parley.ErrNotFound) {
				t.Fatalf("got %v and error %v, want ErrNotFound", got, err)
			}
			return
		}
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%s to %s under %+v through %v: got %v, want %v, error %v", from, to, f, through, got, want, err)
		}
	})},
	{"attendances under random filters are those of a plain reading", asked(func(t *rapid.T, m model, s parley.Store) {
		f := drawFilter(t, m.world)
		var got []parley.Attendance
		err := s.Attendances(t.Context(), f, func(some []parley.Attendance) error {
			got = append(got, some...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := diffOf(inOrder(m.attendances(f)), inOrder(got)); diff != "" {
			t.Fatalf("attendances under %+v (-want +got):\n%s", f, diff)
		}
	})},
	{"random searches are those of a plain reading", asked(func(t *rapid.T, m model, s parley.Store) {
		text := drawText(t)
		walk(t, "search "+text, m.hits(text), hitID, drawSize(t), func(p parley.Page) (parley.PageOf[parley.Hit], error) {
			return s.Search(t.Context(), text, p)
		})
	})},
}

// asked draws questions about one random world, then about another that took
// its place under the same ids.
func asked(question func(t *rapid.T, m model, s parley.Store)) func(t *testing.T, s parley.Store) {
	return func(t *testing.T, s parley.Store) {
		var before world
		for seed := range uint64(2) {
			w := randomWorld(seed, 40)
			update(t, s, func(tx parley.Tx) error {
				if err := tx.DeleteMentions(t.Context(), mentionIDs(before)); err != nil {
					return err
				}
				return w.put(t.Context(), tx)
			})
			before = w
			rapid.Check(t, func(rt *rapid.T) { question(rt, model{w}, s) })
		}
	}
}

func mentionIDs(w world) []string {
	var out []string
	for _, b := range w.mentions {
		out = append(out, b.Mention.ID)
	}
	return out
}

func drawSize(t *rapid.T) int {
	return rapid.SampledFrom([]int{2, 3, 7, 40, parley.MaxPage}).Draw(t, "page size")
}

// parents are the ids that a relation can be asked of, and one that is unknown.
func (m model) parents(of parley.Relation) []string {
	switch of {
	case parley.EventsOfActor:
		return append(ids(m.Actors, actorID, nil), "act_unknown")
	case parley.EventsOfVenue:
		return append(ids(m.Venues, venueID, nil), "ven_unknown")
	case parley.EventsOfTopic:
		return append(ids(m.Topics, topicID, nil), "top_unknown")
	case parley.RoundsOfTrack:
		return append(ids(m.Tracks, trackID, nil), "trk_unknown")
	}
	return append(ids(m.Events, eventID, nil), "evt_unknown")
}
