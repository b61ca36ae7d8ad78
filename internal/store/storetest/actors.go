package storetest

import (
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

var actorCases = []testCase{
	{"actors are listed by most events, then folded name, and found by all words of their names", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("a", "2025-04-01", party(russia), party(america), party(turkey)), talks("b", "2025-04-02", party(turkey)), talks("c", "2025-04-03", behalf(lavrov, russia))))
		list := func(f parley.ActorFilter) func(parley.Page) (parley.PageOf[*parley.Actor], error) {
			return func(p parley.Page) (parley.PageOf[*parley.Actor], error) { return s.ActorPage(ctx(t), f, p) }
		}
		for size := 1; size <= 5; size++ {
			walk(t, "all", []string{russia.ID, turkey.ID, lavrov.ID, america.ID}, actorID, size, list(parley.ActorFilter{}))
		}
		walk(t, "by kind", []string{lavrov.ID}, actorID, 2, list(parley.ActorFilter{Kinds: []parley.ActorKind{parley.Person, parley.Organisation}}))
		walk(t, "by folded name", []string{turkey.ID}, actorID, 2, list(parley.ActorFilter{Name: "TURKIYE"}))
		walk(t, "by alias", []string{america.ID}, actorID, 2, list(parley.ActorFilter{Name: "usa"}))
		walk(t, "by all words", []string{lavrov.ID}, actorID, 2, list(parley.ActorFilter{Name: "Lavrov, Sergey"}))
		walk(t, "by part of a word", nil, actorID, 2, list(parley.ActorFilter{Name: "lavr"}))
		walk(t, "by kind and name", nil, actorID, 2, list(parley.ActorFilter{Name: "lavrov", Kinds: []parley.ActorKind{parley.State}}))
		walk(t, "by punctuation", nil, actorID, 2, list(parley.ActorFilter{Name: "..."}))
	}},
	{"contacts are those who shared events that took place, most first", func(t *testing.T, s parley.Store) {
		planned := talks("planned", "2025-05-01", behalf(lavrov, russia), party(un))
		planned.Status = parley.Planned
		put(t, s, having(talks("a", "2025-04-01", behalf(lavrov, russia), behalf(witkoff, america)), talks("b", "", behalf(witkoff, america), party(russia)), talks("c", "2025-04-03", behalf(witkoff, america), behalf(lavrov, russia)), planned))
		ask := func(actor string, f parley.EventFilter, side parley.Side, kinds ...parley.ActorKind) []parley.Contact {
			t.Helper()
			return must[[]parley.PageOf[parley.Contact]](t)(s.Contacts(ctx(t), []string{"act_unknown", actor}, f, kinds, side, parley.Page{}))[1].Items
		}
		people := []parley.ActorKind{parley.Person}
		same(t, "of a person, any side", ids(ask(lavrov.ID, parley.EventFilter{}, parley.AnySide), contactID, nil), []string{russia.ID, witkoff.ID, america.ID})
		same(t, "of a person, across the table", ids(ask(lavrov.ID, parley.EventFilter{}, parley.OtherSide), contactID, nil), []string{witkoff.ID, america.ID})
		same(t, "of a person, on the same side", ids(ask(lavrov.ID, parley.EventFilter{}, parley.SameSide), contactID, nil), []string{russia.ID})
		same(t, "of a state, people only", ask(russia.ID, parley.EventFilter{}, "", people...), []parley.Contact{
			{ActorID: witkoff.ID, Count: 3, First: "2025-04-01", Last: "2025-04-03", EventIDs: []string{"evt_c", "evt_a", "evt_b"}},
			{ActorID: lavrov.ID, Count: 2, First: "2025-04-01", Last: "2025-04-03", EventIDs: []string{"evt_c", "evt_a"}},
		})
		same(t, "of planned events, when asked for", ids(ask(russia.ID, parley.EventFilter{Statuses: []parley.EventStatus{parley.Planned}}, parley.OtherSide), contactID, nil), []string{un.ID})
		same(t, "of undated events only", ask(russia.ID, parley.EventFilter{Without: []string{lavrov.ID}}, parley.OtherSide, people...), []parley.Contact{{ActorID: witkoff.ID, Count: 1, EventIDs: []string{"evt_b"}}})
		_, err := s.Contacts(ctx(t), []string{russia.ID}, parley.EventFilter{}, nil, "BELOW", parley.Page{})
		wantError(t, "a side that is none", err, parley.ErrInvalid)
	}},
	{"a contact carries its latest twenty events and the count of all", func(t *testing.T, s parley.Store) {
		var events []*parley.Event
		for i := range 23 {
			events = append(events, talks(id("e", i), firstDay.Add(i), party(russia), party(america)))
		}
		put(t, s, having(events...))
		c := must[[]parley.PageOf[parley.Contact]](t)(s.Contacts(ctx(t), []string{russia.ID}, parley.EventFilter{}, nil, "", parley.Page{}))[0].Items[0]
		if c.Count != 23 || len(c.EventIDs) != 20 || c.EventIDs[0] != "evt_e022" || c.EventIDs[19] != "evt_e003" || c.First != firstDay {
			t.Errorf("contact %+v", c)
		}
	}},
	{"positions of an actor are those on proposals, newest first, undated last", func(t *testing.T, s parley.Store) {
		p := func(since parley.Date, stance parley.Stance) parley.Position {
			return parley.Position{ActorID: russia.ID, Stance: stance, Since: since}
		}
		a, b, c := talks("a", "2025-04-01"), talks("b", "2025-04-02"), talks("c", "2025-04-03")
		a.Kind, b.Kind, c.Kind = parley.Proposal, parley.Proposal, parley.Agreement
		a.Positions = []parley.Position{p("", parley.Considering), p("2025-04-05", parley.Rejects), {ActorID: america.ID, Stance: parley.Proposes}}
		b.Positions = []parley.Position{p("2025-04-05", parley.Conditional), p("2025-04-07", parley.Accepts)}
		c.Positions = []parley.Position{p("2025-04-09", parley.Accepts)}
		put(t, s, having(a, b, c))
		key := func(x parley.ProposalPosition) string { return x.EventID + " " + string(x.Position.Stance) }
		want := []string{"evt_b ACCEPTS", "evt_b CONDITIONAL", "evt_a REJECTS", "evt_a CONSIDERING"}
		for size := 1; size <= 5; size++ {
			walk(t, "positions", want, key, size, func(p parley.Page) (parley.PageOf[parley.ProposalPosition], error) {
				pages, err := s.PositionPages(ctx(t), []string{un.ID, russia.ID}, p)
				if err != nil {
					return parley.PageOf[parley.ProposalPosition]{}, err
				}
				same(t, "positions of one who has none", len(pages[0].Items), 0)
				return pages[1], nil
			})
		}
		walk(t, "events by stance", []string{"evt_c", "evt_b"}, eventID, 2, eventsIn(t, s, parley.EventFilter{Stances: []parley.Stance{parley.Accepts}}, ""))
	}},
	{"a path is the shortest; ties go to the latest events, then to the smallest ids", func(t *testing.T, s parley.Store) {
		cancelled := talks("cancelled", "2025-06-01", party(russia), party(un))
		cancelled.Status = parley.Cancelled
		put(t, s, having(cancelled,
			talks("a", "2025-04-01", does(lavrov, parley.Speaker), does(witkoff, parley.Speaker)),
			talks("b", "2025-04-02", party(russia), does(witkoff, parley.Speaker), does(fidan, parley.Speaker)),
			talks("c", "2025-04-03", does(fidan, parley.Speaker), does(witkoff, parley.Speaker), party(america), party(turkey)),
			talks("d", "2025-04-04", party(america), party(turkey), party(un)),
		))
		ask := func(from, to *parley.Actor, most int, through ...parley.ActorKind) ([]parley.PathStep, error) {
			return s.ShortestPath(ctx(t), from.ID, to.ID, parley.EventFilter{}, through, most)
		}
		path := must[[]parley.PathStep](t)
		same(t, "straight", path(ask(lavrov, witkoff, 1)), []parley.PathStep{{ActorID: lavrov.ID, EventID: "evt_a"}, {ActorID: witkoff.ID}})
		same(t, "over two", path(ask(russia, un, 3)), []parley.PathStep{{ActorID: russia.ID, EventID: "evt_b"}, {ActorID: fidan.ID, EventID: "evt_c"}, {ActorID: turkey.ID, EventID: "evt_d"}, {ActorID: un.ID}})
		same(t, "from itself", path(ask(un, un, 1)), []parley.PathStep{{ActorID: un.ID}})
		same(t, "of an event that did not take place, when asked for", path(s.ShortestPath(ctx(t), russia.ID, un.ID, parley.EventFilter{Statuses: []parley.EventStatus{parley.Cancelled}}, nil, 6)), []parley.PathStep{{ActorID: russia.ID, EventID: "evt_cancelled"}, {ActorID: un.ID}})
		for what, ask := range map[string]func() ([]parley.PathStep, error){
			"too far":          func() ([]parley.PathStep, error) { return ask(russia, un, 2) },
			"through the rest": func() ([]parley.PathStep, error) { return ask(russia, un, 6, parley.Organisation) },
			"to nobody":        func() ([]parley.PathStep, error) { return ask(russia, &parley.Actor{ID: "act_x"}, 6) },
			"nobody to itself": func() ([]parley.PathStep, error) {
				return ask(&parley.Actor{ID: "act_x"}, &parley.Actor{ID: "act_x"}, 6)
			},
		} {
			_, err := ask()
			wantError(t, what, err, parley.ErrNotFound)
		}
		_, err := ask(russia, un, 0)
		wantError(t, "over no event", err, parley.ErrInvalid)
	}},
}
