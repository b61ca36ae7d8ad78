package storetest

import (
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

var derivedCases = []testCase{
	{"what was derived comes back as it was put, with counts of events", func(t *testing.T, s parley.Store) {
		closed := true
		e := talks("e", "2025-04-10", party(russia), party(america), behalf(lavrov, russia))
		e.VenueID, e.TopicIDs, e.TrackID, e.Place, e.Round = consulate.ID, []string{embassies.ID}, "trk_e", 1, 1
		e.Closed, e.Duration, e.Confidence, e.Summary, e.Terms = &closed, 6*time.Hour, 0.75, "a summary", []string{"banking"}
		e.History = []parley.StatusChange{{Step: parley.StepHeld, Status: parley.Held, MentionID: "men_e", ReportedAt: time.Date(2025, 4, 10, 1, 2, 3, 4, time.UTC)}}
		e.Conflicts = []parley.Conflict{{Field: "place", Values: []parley.ClaimedValue{{Value: "Istanbul", Shown: true, IndependentSources: 2}}, Reason: "more sources"}}
		w := having(e)
		w.Tracks = []*parley.Track{{ID: "trk_e", Name: "embassies", PartyIDs: []string{russia.ID, america.ID}, TopicIDs: []string{relations.ID}, RoundCount: 1, Last: "2025-04-10"}}
		w.Actors[4].Affiliations = []parley.Affiliation{{ActorID: un.ID, Title: "envoy", From: "2004-03-09"}}
		put(t, s, w)
		same(t, "event", must[[]*parley.Event](t)(s.Events(ctx(t), []string{e.ID})), []*parley.Event{e})
		same(t, "venue", must[[]*parley.Venue](t)(s.Venues(ctx(t), []string{consulate.ID})), []*parley.Venue{consulate})
		same(t, "topics", must[[]*parley.Topic](t)(s.Topics(ctx(t), []string{relations.ID, embassies.ID})), []*parley.Topic{relations, embassies})
		same(t, "track", must[[]*parley.Track](t)(s.Tracks(ctx(t), []string{"trk_e"})), w.Tracks)
		want := *w.Actors[4]
		want.EventCount = 1
		same(t, "actor", must[[]*parley.Actor](t)(s.Actors(ctx(t), []string{lavrov.ID})), []*parley.Actor{&want})
	}},
	{"putting an event again replaces it everywhere", func(t *testing.T, s parley.Store) {
		e := talks("e", "2025-04-10", party(russia), party(america))
		e.VenueID, e.TopicIDs, e.Title = consulate.ID, []string{embassies.ID}, "Old words"
		put(t, s, having(e))
		e = talks("e", "2025-05-01", party(un), party(america))
		e.Title = "New words"
		put(t, s, having(e))
		same(t, "event", must[[]*parley.Event](t)(s.Events(ctx(t), []string{e.ID})), []*parley.Event{e})
		for what, f := range map[string]parley.EventFilter{
			"its actor": {Actors: []string{russia.ID}}, "its day": {To: "2025-04-30"}, "its title": {Text: "old"}, "its venue": {Venues: []string{consulate.ID}}, "its topic": {Topics: []string{embassies.ID}},
		} {
			same(t, "events by what was "+what, must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), f, "", parley.Page{})).Total, 0)
		}
		same(t, "events by what it is now", must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{Actors: []string{un.ID}, Text: "new", From: "2025-05-01"}, "", parley.Page{})).Total, 1)
		same(t, "what nothing names any more", must[[]*parley.Actor](t)(s.Actors(ctx(t), []string{russia.ID})), []*parley.Actor{nil})
	}},
	{"actors, venues, topics and tracks put again are found by their new names only", func(t *testing.T, s parley.Store) {
		named := func(name string) {
			e := talks("e", "2025-04-01", party(russia))
			e.VenueID, e.TopicIDs, e.TrackID = "ven_a", []string{"top_a"}, "trk_a"
			put(t, s, world{Derived: parley.Derived{
				Events: []*parley.Event{e}, Actors: []*parley.Actor{{ID: russia.ID, Kind: parley.State, Name: name}},
				Venues: []*parley.Venue{{ID: "ven_a", Name: name, City: name}}, Topics: []*parley.Topic{{ID: "top_a", Name: name}},
				Tracks: []*parley.Track{{ID: "trk_a", Name: name}},
			}})
		}
		named("Before")
		named("After")
		for name, want := range map[string]int{"before": 0, "after": 1} {
			same(t, "actors", must[parley.PageOf[*parley.Actor]](t)(s.ActorPage(ctx(t), parley.ActorFilter{Name: name}, parley.Page{})).Total, want)
			same(t, "venues", must[parley.PageOf[*parley.Venue]](t)(s.VenuePage(ctx(t), name, parley.Page{})).Total, want)
			same(t, "topics", must[parley.PageOf[*parley.Topic]](t)(s.TopicPage(ctx(t), name, parley.Page{})).Total, want)
			same(t, "tracks", must[parley.PageOf[*parley.Track]](t)(s.TrackPage(ctx(t), parley.TrackFilter{Name: name}, parley.Page{})).Total, want)
			same(t, "hits", must[parley.PageOf[parley.Hit]](t)(s.Search(ctx(t), name, parley.Page{})).Total, 3*want)
			same(t, "events in the city", must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{Cities: []string{name}}, "", parley.Page{})).Total, want)
		}
	}},
	{"an actor counts the events it takes part in, itself or through others, each once", func(t *testing.T, s parley.Store) {
		put(t, s, having(talks("a", "2025-04-01", behalf(lavrov, russia), party(russia)), talks("b", "2025-04-02", behalf(lavrov, russia)), talks("c", "2025-04-03", party(america))))
		count := func(want ...int) {
			t.Helper()
			for i, a := range must[[]*parley.Actor](t)(s.Actors(ctx(t), []string{russia.ID, lavrov.ID, america.ID})) {
				if a == nil || a.EventCount != want[i] {
					t.Errorf("actor %d: %+v, want %d events", i, a, want[i])
				}
			}
		}
		count(2, 2, 1)
		put(t, s, world{Derived: parley.Derived{Events: []*parley.Event{talks("a", "2025-04-01", behalf(lavrov, un), party(america))}}})
		count(1, 2, 2)
	}},
	{"what no event names any more is gone, and what something still names stays", func(t *testing.T, s parley.Store) {
		e := talks("e", "2025-04-10", party(russia), behalf(lavrov, russia))
		e.VenueID, e.TopicIDs = consulate.ID, []string{embassies.ID}
		other := talks("other", "2025-04-11", behalf(witkoff, america))
		other.Positions = []parley.Position{{ActorID: un.ID, Stance: parley.Accepts}}
		put(t, s, having(e, other))
		alive := func(what string, want ...string) {
			t.Helper()
			var got []string
			for _, a := range must[parley.PageOf[*parley.Actor]](t)(s.ActorPage(ctx(t), parley.ActorFilter{}, parley.Page{})).Items {
				got = append(got, a.ID)
			}
			for _, v := range must[parley.PageOf[*parley.Venue]](t)(s.VenuePage(ctx(t), "", parley.Page{})).Items {
				got = append(got, v.ID)
			}
			for _, p := range must[parley.PageOf[*parley.Topic]](t)(s.TopicPage(ctx(t), "", parley.Page{})).Items {
				got = append(got, p.ID)
			}
			sameSet(t, what, got, want)
		}
		alive("with both (Türkiye is named by the venue, no one names its minister)",
			russia.ID, lavrov.ID, turkey.ID, un.ID, witkoff.ID, america.ID, consulate.ID, embassies.ID, relations.ID)
		update(t, s, func(tx parley.Tx) error {
			return tx.PutDerived(ctx(t), parley.Derived{RemovedEvents: []string{e.ID, "evt_unknown"}})
		})
		alive("with one", un.ID, witkoff.ID, america.ID)
		same(t, "the removed event", must[[]*parley.Event](t)(s.Events(ctx(t), []string{e.ID})), []*parley.Event{nil})
		same(t, "events", must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, "", parley.Page{})).Total, 1)
	}},
	{"a venue that only a step of an event's life names stays as long as that event", func(t *testing.T, s parley.Store) {
		e := talks("e", "2025-04-10", party(russia))
		e.History = []parley.StatusChange{{Step: parley.StepAnnounced, Status: parley.Planned, VenueID: consulate.ID, MentionID: "men_1"}}
		put(t, s, having(e))
		venues := func() []*parley.Venue { return must[[]*parley.Venue](t)(s.Venues(ctx(t), []string{consulate.ID})) }
		same(t, "with the event", venues(), []*parley.Venue{consulate})
		e.History = nil
		put(t, s, world{Derived: parley.Derived{Events: []*parley.Event{e}}})
		same(t, "without the step", venues(), []*parley.Venue{nil})
	}},
	{"who is only represented stays with who represents it, but two who name each other do not live on", func(t *testing.T, s parley.Store) {
		a := &parley.Actor{ID: "act_a", Kind: parley.Person, Name: "A", Represents: "act_b"}
		b := &parley.Actor{ID: "act_b", Kind: parley.Organisation, Name: "B", Affiliations: []parley.Affiliation{{ActorID: "act_a"}, {ActorID: "act_c"}}}
		c := &parley.Actor{ID: "act_c", Kind: parley.State, Name: "C"}
		e := talks("e", "2025-04-10", does(a, parley.Speaker))
		put(t, s, world{Derived: parley.Derived{Events: []*parley.Event{e}, Actors: []*parley.Actor{a, b, c}}})
		left := func() []string {
			return pageIDs(must[parley.PageOf[*parley.Actor]](t)(s.ActorPage(ctx(t), parley.ActorFilter{}, parley.Page{})), actorID)
		}
		same(t, "with the event", left(), []string{"act_a", "act_b", "act_c"})
		update(t, s, func(tx parley.Tx) error {
			return tx.PutDerived(ctx(t), parley.Derived{RemovedEvents: []string{e.ID}})
		})
		same(t, "without it", left(), nil)
	}},
	{"a removed track is gone, and so is what only it named", func(t *testing.T, s parley.Store) {
		w := having(talks("e", "2025-04-10", party(russia)))
		w.Tracks = []*parley.Track{{ID: "trk_e", Name: "track", PartyIDs: []string{un.ID}, TopicIDs: []string{relations.ID}}}
		put(t, s, w)
		same(t, "what the track names", must[[]*parley.Actor](t)(s.Actors(ctx(t), []string{un.ID}))[0].Name, un.Name)
		update(t, s, func(tx parley.Tx) error {
			return tx.PutDerived(ctx(t), parley.Derived{RemovedTracks: []string{"trk_e", "trk_unknown"}})
		})
		same(t, "track", must[[]*parley.Track](t)(s.Tracks(ctx(t), []string{"trk_e"})), []*parley.Track{nil})
		same(t, "its party", must[[]*parley.Actor](t)(s.Actors(ctx(t), []string{un.ID})), []*parley.Actor{nil})
		same(t, "its topic", must[[]*parley.Topic](t)(s.Topics(ctx(t), []string{relations.ID})), []*parley.Topic{nil})
	}},
	{"an event is found by the id of any mention it holds, and by ids it was merged from", func(t *testing.T, s parley.Store) {
		a := article(1, "x")
		e1, e2 := talks("m1", "2025-04-01"), talks("m2", "2025-04-02")
		e1.MentionIDs, e2.MentionIDs = []string{"men_m1"}, []string{"men_m2", "men_m3"}
		w := world{articles: []*parley.Article{a}, mentions: []parley.BlockedMention{mention("m1", a, 1), mention("m2", a, 2), mention("m3", a, 3)}}
		w.Events = []*parley.Event{e1, e2}
		put(t, s, w)
		find := func(what string, want ...string) {
			t.Helper()
			got := must[[]*parley.Event](t)(s.Events(ctx(t), []string{"evt_m1", "evt_m2", "evt_m3", "evt_m1"}))
			same(t, what, ids(got, eventID, func(e *parley.Event) bool { return e == nil }), want)
		}
		find("before", "evt_m1", "evt_m2", "evt_m2", "evt_m1")
		same(t, "the mention's event", must[[]*parley.Mention](t)(s.Mentions(ctx(t), []string{"men_m3"}))[0].EventID, "evt_m2")

		// m3 is withdrawn, then the rest is merged: nothing puts m3 again.
		gone := mention("m3", a, 3)
		gone.Mention.KnownTo, gone.Mention.EventID = a.Published, "evt_m2"
		put(t, s, world{mentions: []parley.BlockedMention{gone}})
		e1.MentionIDs = []string{"men_m1", "men_m2"}
		put(t, s, world{Derived: parley.Derived{Events: []*parley.Event{e1}, RemovedEvents: []string{"evt_m2"}}})
		find("after merging", "evt_m1", "evt_m1", "evt_m1", "evt_m1")
	}},
	{"an update that fails leaves nothing behind, whatever it did", func(t *testing.T, s parley.Store) {
		a := article(1, "x")
		e := talks("e", "2025-04-01", party(russia))
		e.MentionIDs = []string{"men_m"}
		w := having(e)
		w.articles, w.mentions = []*parley.Article{a}, []parley.BlockedMention{mention("m", a, 1, "k")}
		put(t, s, w)
		before := everything(t, s)
		err := s.Update(ctx(t), func(tx parley.Tx) error {
			b := article(2, "y")
			changed := talks("e", "2025-05-05", party(america))
			next := having(changed, talks("f", "2025-05-05", party(un)))
			next.articles, next.mentions = []*parley.Article{b}, []parley.BlockedMention{mention("n", b, 1, "k")}
			if err := next.put(ctx(t), tx); err != nil {
				return err
			}
			if err := tx.DeleteMentions(ctx(t), []string{"men_m"}); err != nil {
				return err
			}
			return errStop
		})
		wantError(t, "update", err, errStop)
		same(t, "everything", everything(t, s), before)
	}},
	{"an update sees what it wrote, others only after it", func(t *testing.T, s parley.Store) {
		e := talks("e", "2025-04-01", party(russia))
		update(t, s, func(tx parley.Tx) error {
			if err := having(e).put(ctx(t), tx); err != nil {
				return err
			}
			same(t, "inside", must[parley.PageOf[*parley.Event]](t)(tx.EventPage(ctx(t), parley.EventFilter{Text: "talks", Actors: []string{russia.ID}}, parley.Relevance, parley.Page{})).Total, 1)
			same(t, "outside", must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, "", parley.Page{})).Total, 0)
			return nil
		})
		same(t, "afterwards", must[[]*parley.Event](t)(s.Events(ctx(t), []string{e.ID})), []*parley.Event{e})
	}},
}

// everything that a reader can see of a small store.
func everything(t *testing.T, s parley.Reader) []any {
	t.Helper()
	all := parley.Page{First: parley.MaxPage}
	articles := must[parley.PageOf[*parley.Article]](t)(s.ArticlePage(ctx(t), parley.ArticleFilter{}, all))
	events := must[parley.PageOf[*parley.Event]](t)(s.EventPage(ctx(t), parley.EventFilter{}, parley.TimeAsc, all))
	return []any{
		articles, events,
		must[[][]*parley.Mention](t)(s.MentionsOfArticles(ctx(t), pageIDs(articles, articleID))),
		must[[]parley.PageOf[*parley.Mention]](t)(s.MentionPages(ctx(t), pageIDs(events, eventID), all)),
		must[parley.PageOf[*parley.Actor]](t)(s.ActorPage(ctx(t), parley.ActorFilter{}, all)),
		must[parley.PageOf[*parley.Venue]](t)(s.VenuePage(ctx(t), "", all)),
		must[parley.PageOf[*parley.Topic]](t)(s.TopicPage(ctx(t), "", all)),
		must[parley.PageOf[*parley.Track]](t)(s.TrackPage(ctx(t), parley.TrackFilter{}, all)),
		must[parley.PageOf[parley.Hit]](t)(s.Search(ctx(t), "talks", all)),
		must[parley.Coverage](t)(s.Coverage(ctx(t))),
		stats(t, s, parley.EventFilter{}, 0, parley.ByMonth, parley.ByActor),
	}
}
