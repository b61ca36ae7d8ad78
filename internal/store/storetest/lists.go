package storetest

import (
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

var listCases = []testCase{
	{"venues and topics are listed by folded name and found by all words", func(t *testing.T, s parley.Store) {
		e := talks("e", "2025-04-01")
		w := having(e)
		w.Venues = []*parley.Venue{{ID: "ven_a", Name: "Żofin Palace"}, {ID: "ven_b", Name: "zofin"}, {ID: "ven_c", Name: "Élysée Palace"}}
		w.Topics = []*parley.Topic{{ID: "top_a", Name: "grain"}, {ID: "top_b", Name: "Black Sea", Aliases: []string{"grain corridor"}}, {ID: "top_c", Name: "Grain"}}
		w.Events = nil
		for i, v := range w.Venues {
			x := talks(id("e", i), "2025-04-01")
			x.VenueID, x.TopicIDs = v.ID, []string{w.Topics[i].ID}
			w.Events = append(w.Events, x)
		}
		put(t, s, w)
		venues := func(name string) func(parley.Page) (parley.PageOf[*parley.Venue], error) {
			return func(p parley.Page) (parley.PageOf[*parley.Venue], error) { return s.VenuePage(ctx(t), name, p) }
		}
		topics := func(name string) func(parley.Page) (parley.PageOf[*parley.Topic], error) {
			return func(p parley.Page) (parley.PageOf[*parley.Topic], error) { return s.TopicPage(ctx(t), name, p) }
		}
		for size := 1; size <= 4; size++ {
			walk(t, "venues", []string{"ven_c", "ven_b", "ven_a"}, venueID, size, venues(""))
			walk(t, "topics", []string{"top_b", "top_a", "top_c"}, topicID, size, topics(""))
		}
		walk(t, "venues by name", []string{"ven_c", "ven_a"}, venueID, 2, venues("PALACE"))
		walk(t, "venues by two words", []string{"ven_a"}, venueID, 2, venues("palace zofin"))
		walk(t, "topics by name or alias", []string{"top_b", "top_a", "top_c"}, topicID, 2, topics("grain"))
	}},
	{"tracks are listed by their latest round, undated last, and found by parties, topic and name", func(t *testing.T, s parley.Store) {
		w := having(talks("e", "2025-04-01", party(russia)))
		w.Tracks = []*parley.Track{
			{ID: "trk_a", Name: "Embassy talks", PartyIDs: []string{russia.ID, america.ID}, TopicIDs: []string{embassies.ID}, Last: "2025-04-10"},
			{ID: "trk_b", Name: "Grain talks", PartyIDs: []string{russia.ID, turkey.ID, un.ID}, Last: "2025-04-10"},
			{ID: "trk_c", Name: "Later talks", PartyIDs: []string{russia.ID}, Last: "2025-05-01"},
			{ID: "trk_d", Name: "Undated"},
		}
		put(t, s, w)
		list := func(f parley.TrackFilter) func(parley.Page) (parley.PageOf[*parley.Track], error) {
			return func(p parley.Page) (parley.PageOf[*parley.Track], error) { return s.TrackPage(ctx(t), f, p) }
		}
		for size := 1; size <= 5; size++ {
			walk(t, "all", []string{"trk_c", "trk_b", "trk_a", "trk_d"}, trackID, size, list(parley.TrackFilter{}))
		}
		walk(t, "of all parties", []string{"trk_b"}, trackID, 2, list(parley.TrackFilter{Parties: []string{un.ID, russia.ID}}))
		walk(t, "on a topic", []string{"trk_a"}, trackID, 2, list(parley.TrackFilter{Topic: embassies.ID}))
		walk(t, "by name", []string{"trk_c", "trk_b", "trk_a"}, trackID, 2, list(parley.TrackFilter{Name: "TALKS"}))
		walk(t, "all at once", []string{"trk_a"}, trackID, 2, list(parley.TrackFilter{Name: "talks", Topic: embassies.ID, Parties: []string{america.ID}}))
	}},
	{"search finds all terms everywhere: titles and names first, actors and venues before dates, newest first", func(t *testing.T, s parley.Store) {
		early, late := article(1, "On the Istanbul meeting."), article(2, "Nothing.")
		late.Title = "Istanbul again"
		dated, undated := talks("dated", "2025-04-01", party(turkey)), talks("undated", "")
		dated.Title, dated.VenueID, undated.Title = "Istanbul talks", consulate.ID, "Talks in Istanbul"
		quoting := talks("quoting", "2025-05-01")
		quoting.MentionIDs = []string{"men_m"}
		w := having(dated, undated, quoting)
		w.articles, w.mentions = []*parley.Article{early, late}, []parley.BlockedMention{mention("m", early, 1)}
		w.Tracks = []*parley.Track{{ID: "trk_i", Name: "Istanbul", Last: "2025-04-03"}}
		w.Actors = append(w.Actors, &parley.Actor{ID: "act_i", Kind: parley.Organisation, Name: "Other", Aliases: []string{"Istanbul Office"}})
		dated.Participants = append(dated.Participants, parley.Participation{ActorID: "act_i", Role: parley.Host})
		put(t, s, w)
		search := func(text string) func(parley.Page) (parley.PageOf[parley.Hit], error) {
			return func(p parley.Page) (parley.PageOf[parley.Hit], error) { return s.Search(ctx(t), text, p) }
		}
		want := []string{consulate.ID, "act_i", "trk_i", late.ID, dated.ID, undated.ID, quoting.ID, early.ID}
		for size := 1; size <= len(want)+1; size++ {
			walk(t, "one term", want, hitID, size, search("İstanbul"))
		}
		walk(t, "two terms", []string{undated.ID}, hitID, 3, search("in istanbul talks"))
		walk(t, "no term", nil, hitID, 3, search(" -- "))
		walk(t, "empty", nil, hitID, 3, search(""))
		_, err := s.Search(ctx(t), "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33", parley.Page{})
		wantError(t, "too many words", err, parley.ErrInvalid)
	}},
}
