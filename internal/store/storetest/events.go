package storetest

import (
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

var eventCases = []testCase{
	{"undated events come last in both orders of time, ties by id in the direction of the order", func(t *testing.T, s parley.Store) {
		span := talks("span", "2025-04-01")
		span.When = parley.Between("2025-04-01", "2025-04-05")
		put(t, s, having(talks("b", "2025-04-02"), talks("u2", ""), talks("a", "2025-04-02"), span, talks("u1", ""), talks("c", "2025-04-01")))
		asc := []string{"evt_c", "evt_span", "evt_a", "evt_b", "evt_u1", "evt_u2"}
		desc := []string{"evt_b", "evt_a", "evt_span", "evt_c", "evt_u2", "evt_u1"}
		for size := 1; size <= len(asc)+1; size++ {
			walk(t, "oldest first", asc, eventID, size, eventsIn(t, s, parley.EventFilter{}, parley.TimeAsc))
			walk(t, "newest first", desc, eventID, size, eventsIn(t, s, parley.EventFilter{}, parley.TimeDesc))
		}
	}},
	{"a span of days is found by any day it shares, an undated event only without days", func(t *testing.T, s parley.Store) {
		span, open := talks("span", ""), talks("open", "")
		span.When = parley.Between("2025-04-03", "2025-04-05")
		open.When = parley.When{Start: "2025-04-05", Precision: parley.Day}
		put(t, s, having(span, open, talks("undated", "")))
		for _, c := range []struct {
			from, to parley.Date
			want     []string
		}{
			{"2025-04-05", "2025-04-09", []string{"evt_open", "evt_span"}},
			{"2025-04-01", "2025-04-03", []string{"evt_span"}},
			{"2025-04-04", "2025-04-04", []string{"evt_span"}},
			{"2025-04-06", "", nil},
			{"", "2025-04-02", nil},
			{"", "", []string{"evt_open", "evt_span", "evt_undated"}},
		} {
			walk(t, string(c.from+" to "+c.to), c.want, eventID, 2, eventsIn(t, s, parley.EventFilter{From: c.from, To: c.to}, parley.TimeDesc))
		}
	}},
	{"a party takes part through whoever acts on its behalf, unless asked directly", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("through", "2025-04-01", behalf(lavrov, russia)), talks("itself", "2025-04-02", party(russia)), talks("without", "2025-04-03", party(america))))
		both, of := []string{"evt_itself", "evt_through"}, []string{russia.ID}
		for what, c := range map[string]struct {
			f    parley.EventFilter
			want []string
		}{
			"actors":            {parley.EventFilter{Actors: of}, both},
			"all actors":        {parley.EventFilter{AllActors: append([]string{lavrov.ID}, of...)}, both[1:]},
			"without":           {parley.EventFilter{Without: of}, []string{"evt_without"}},
			"with":              {parley.EventFilter{With: []parley.ParticipantFilter{{AnyOf: of}}}, both},
			"with, directly":    {parley.EventFilter{With: []parley.ParticipantFilter{{AnyOf: of, Directly: true}}}, both[:1]},
			"with, in its role": {parley.EventFilter{With: []parley.ParticipantFilter{{AnyOf: of, Roles: []parley.ParticipantRole{parley.Member}}}}, both[1:]},
			"two that hold":     {parley.EventFilter{With: []parley.ParticipantFilter{{AnyOf: of}, {AnyOf: []string{lavrov.ID, witkoff.ID}}}}, both[1:]},
			"two that do not":   {parley.EventFilter{With: []parley.ParticipantFilter{{AnyOf: of}, {AnyOf: []string{witkoff.ID}}}}, nil},
		} {
			walk(t, what, c.want, eventID, 3, eventsIn(t, s, c.f, parley.TimeDesc))
		}
		pages := must[[]parley.PageOf[*parley.Event]](t)(s.EventPages(ctx(t), parley.EventsOfActor, []string{lavrov.ID, russia.ID}, parley.EventFilter{}, "", parley.Page{}))
		same(t, "events of the one", pageIDs(pages[0], eventID), both[1:])
		same(t, "events of the other", pageIDs(pages[1], eventID), both)
	}},
	{"parties are states and organisations, without mediators and hosts", func(t *testing.T, s parley.Store) {
		put(t, s, having(
			talks("two", "2025-04-01", behalf(lavrov, russia), party(america), does(turkey, parley.Host), does(un, parley.Mediator), does(fidan, parley.Member)),
			talks("three", "2025-04-02", party(russia), party(america), party(un)),
			talks("none", "2025-04-03", does(lavrov, parley.Speaker)),
		))
		walk(t, "at most two", []string{"evt_none", "evt_two"}, eventID, 3, eventsIn(t, s, parley.EventFilter{MaxParties: 2}, ""))
		walk(t, "at most one", []string{"evt_none"}, eventID, 3, eventsIn(t, s, parley.EventFilter{MaxParties: 1}, ""))
	}},
	{"cities are compared folded, countries are those of the venue", func(t *testing.T, s parley.Store) {
		e, f := talks("e", "2025-04-01"), talks("f", "2025-04-02")
		e.VenueID = consulate.ID
		put(t, s, having(e, f))
		for what, q := range map[string]parley.EventFilter{"city": {Cities: []string{"İSTANBUL"}}, "country": {Countries: []string{turkey.ID}}, "both": {Cities: []string{"istanbul", "Jeddah"}, Countries: []string{turkey.ID, russia.ID}}} {
			walk(t, what, []string{e.ID}, eventID, 3, eventsIn(t, s, q, ""))
		}
		walk(t, "no city", nil, eventID, 3, eventsIn(t, s, parley.EventFilter{Cities: []string{""}}, ""))
	}},
	{"all terms of a text must match in title, terms or quotes; a match in the title comes first", func(t *testing.T, s parley.Store) {
		a := article(1, "Talks on Black Sea shipping resumed.")
		quoted, titled, other := talks("quoted", "2025-04-03"), talks("titled", "2025-04-01"), talks("other", "2025-04-02")
		quoted.MentionIDs = []string{"men_m"}
		titled.Title, titled.Terms = "Black Sea shipping", []string{"partial ceasefire"}
		other.Terms = []string{"black", "shipping", "SEA"}
		w := having(quoted, titled, other)
		w.articles, w.mentions = []*parley.Article{a}, []parley.BlockedMention{mention("m", a, 1)}
		put(t, s, w)
		walk(t, "in title, quote and terms", []string{titled.ID, quoted.ID, other.ID}, eventID, 1, eventsIn(t, s, parley.EventFilter{Text: "shipping, sea"}, parley.Relevance))
		walk(t, "by time", []string{quoted.ID, other.ID, titled.ID}, eventID, 1, eventsIn(t, s, parley.EventFilter{Text: "shipping, sea"}, parley.TimeDesc))
		walk(t, "title and terms together", []string{titled.ID}, eventID, 1, eventsIn(t, s, parley.EventFilter{Text: "black ceasefire"}, parley.Relevance))
		walk(t, "part of a word", nil, eventID, 1, eventsIn(t, s, parley.EventFilter{Text: "ship"}, parley.Relevance))
		walk(t, "punctuation", nil, eventID, 1, eventsIn(t, s, parley.EventFilter{Text: "\"!"}, parley.Relevance))
		walk(t, "no text", []string{quoted.ID, other.ID, titled.ID}, eventID, 1, eventsIn(t, s, parley.EventFilter{}, parley.Relevance))
	}},
	{"rounds before and after are those of the same track, by place", func(t *testing.T, s parley.Store) {
		var events []*parley.Event
		for i, name := range []string{"one", "two", "three", "four"} {
			e := talks(name, firstDay.Add(10-i)) // the place counts, not the day
			e.TrackID, e.Place = "trk_t", i+1
			events = append(events, e)
		}
		alone := talks("alone", firstDay)
		put(t, s, having(append(events, alone)...))
		ask := func(of parley.Relation, o parley.EventOrder) []parley.PageOf[*parley.Event] {
			t.Helper()
			return must[[]parley.PageOf[*parley.Event]](t)(s.EventPages(ctx(t), of, []string{"evt_three", "evt_alone", "evt_one", "evt_four"}, parley.EventFilter{}, o, parley.Page{}))
		}
		previous, next := ask(parley.PreviousRounds, parley.TimeAsc), ask(parley.NextRounds, parley.TimeDesc)
		same(t, "before the third", pageIDs(previous[0], eventID), []string{"evt_two", "evt_one"})
		same(t, "before what has no track", pageIDs(previous[1], eventID), nil)
		same(t, "before the first", pageIDs(previous[2], eventID), nil)
		same(t, "after the third", pageIDs(next[0], eventID), []string{"evt_four"})
		same(t, "after the first", pageIDs(next[2], eventID), []string{"evt_two", "evt_three", "evt_four"})
		same(t, "after the last", pageIDs(next[3], eventID), nil)
	}},
	{"earlier occasions are contacts of the same parties, or the same people, on an earlier day", func(t *testing.T, s parley.Store) {
		call := talks("call", "2025-03-01", behalf(witkoff, america), behalf(lavrov, russia))
		call.Kind = parley.Call
		text := talks("text", "2025-03-02", party(russia), party(america))
		text.Kind = parley.Agreement
		put(t, s, having(call, text,
			talks("now", "2025-04-01", behalf(lavrov, russia), behalf(witkoff, america), does(turkey, parley.Host)),
			talks("sameday", "2025-04-01", party(russia), party(america)),
			talks("parties", "2025-03-05", party(america), party(russia)),
			talks("more", "2025-03-06", party(america), party(russia), party(un)),
			talks("undated", "", party(america), party(russia)),
			talks("nobody", "2025-04-03")))
		ask := func(of parley.Relation, parent string) []string {
			t.Helper()
			return pageIDs(must[[]parley.PageOf[*parley.Event]](t)(s.EventPages(ctx(t), of, []string{parent}, parley.EventFilter{}, "", parley.Page{}))[0], eventID)
		}
		same(t, "same parties", ask(parley.EarlierParties, "evt_now"), []string{"evt_parties", "evt_call"})
		same(t, "same people", ask(parley.EarlierPeople, "evt_now"), []string{"evt_call"})
		same(t, "of what is undated", ask(parley.EarlierParties, "evt_undated"), nil)
		same(t, "of what has no parties", ask(parley.EarlierParties, "evt_nobody"), nil)
	}},
	{"pages are refused when they ask too much, with a foreign cursor, order or relation", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("a", "2025-04-01", party(russia)), talks("b", "2025-04-02", party(russia))))
		page := must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeDesc, parley.Page{First: 1}))
		same(t, "the cursor, alike in every engine", page.Cursors[0], parley.EncodeCursor("TIME_DESC", "2025-04-02|2025-04-02|evt_b"))
		for what, p := range map[string]parley.Page{
			"too many": {First: parley.MaxPage + 1}, "below zero": {Last: -1}, "both ends": {First: 1, Last: 1},
			"no cursor": {After: "what?"}, "a cursor of another order": {After: page.Cursors[0]}, "a cursor of another list": {Before: parley.EncodeCursor("actors", "x")},
		} {
			_, err := s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeAsc, p)
			wantError(t, what, err, parley.ErrInvalid)
		}
		_, err := s.EventPage(ctx(t), parley.EventFilter{}, "SIDEWAYS", parley.Page{})
		wantError(t, "an order that is none", err, parley.ErrInvalid)
		_, err = s.EventPages(ctx(t), "cousins", []string{"evt_a"}, parley.EventFilter{}, "", parley.Page{})
		wantError(t, "a relation that is none", err, parley.ErrInvalid)
	}},
	{"a cursor leads on when its event is gone, and when others came before it", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("a", "2025-04-01"), talks("b", "2025-04-02"), talks("c", "2025-04-03")))
		cursor := must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeDesc, parley.Page{First: 2})).Cursors[1]
		w := having(talks("d", "2025-04-04"))
		w.RemovedEvents = []string{"evt_b"}
		put(t, s, w)
		page := must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeDesc, parley.Page{After: cursor}))
		same(t, "after the cursor", pageIDs(page, eventID), []string{"evt_a"})
	}},
	{"two cursors bound a page on both sides, and a total that is not wanted is not counted", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("a", "2025-04-01"), talks("b", "2025-04-02"), talks("c", "2025-04-03"), talks("d", "2025-04-04")))
		all := must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeAsc, parley.Page{}))
		between := must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeAsc, parley.Page{After: all.Cursors[0], Before: all.Cursors[3], SkipTotal: true}))
		same(t, "between", between, parley.PageOf[*parley.Event]{Items: all.Items[1:3], Cursors: all.Cursors[1:3], HasNext: true, HasPrev: true})
	}},
}

// eventsIn asks for pages of one list.
func eventsIn(t *testing.T, s parley.Reader, f parley.EventFilter, o parley.EventOrder) func(parley.Page) (parley.PageOf[*parley.Event], error) {
	return func(p parley.Page) (parley.PageOf[*parley.Event], error) { return s.EventPage(ctx(t), f, o, p) }
}
