package neo4j_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
)

// TestTheGraphIsReadableWithoutParley holds the graph to what README.md draws,
// for people who ask it in Cypher.
func TestTheGraphIsReadableWithoutParley(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s)
	for question, want := range map[string]string{
		`MATCH (p:Person)-[r:PARTICIPATED_IN]->(e:Meeting) RETURN p.name, r.role, r.title, r.onBehalfOf, e.title, e.start = date('2025-04-10')`:   "[[Sonata Darchiyev MEMBER ambassador act_ru Talks in Istanbul true]]",
		`MATCH (p:Person)-[r:REPRESENTS {current: true}]->(s:State) RETURN p.name, r.title, s.name`:                                               "[[Sonata Darchiyev ambassador Russia]]",
		`MATCH (s:State)-[:INVOLVED_IN]->(e:Meeting) RETURN s.name, e.kind, e.status`:                                                             "[[Russia TALKS HELD]]",
		`MATCH (:Meeting)-[:HELD_AT]->(v:Venue)-[:LOCATED_IN]->(p:Place)-[:IN]->(s:State) RETURN v.name, p.name, s.name, v.location.latitude`:     "[[Consulate, Istanbul Istanbul Türkiye 41.03]]",
		`MATCH (e:Meeting)-[r:IN_TRACK]->(t:Track)<-[:PARTY_TO]-(s) RETURN r.round, r.place, t.name, s.name`:                                      "[[1 2 Embassies Russia]]",
		`MATCH (e:Meeting)-[:ABOUT]->(t:Topic) RETURN t.name`:                                                                                     "[[embassy operations]]",
		`MATCH (s:Statement)-[:SPEAKS_OF]->(e:Meeting) RETURN e.id`:                                                                               "[[evt_1]]",
		`MATCH (s:State)-[r:TAKES_POSITION]->(p:Proposal) RETURN s.name, r.stance, r.since = date('2025-04-02'), p.terms`:                         "[[Russia REJECTS true [30 days]]]",
		`MATCH (a:Agreement)-[:ACCEPTS]->(p:Proposal) RETURN p.id`:                                                                                "[[evt_3]]",
		`MATCH (a:Article)-[:TELLS]->(m:Mention)-[:OF]->(e:Meeting) RETURN a.title, m.quotes, a.publishedAt = datetime('2025-04-10T12:00+03:00')`: "[[Title 001 [met] true]]",
		`MATCH (a:Article) RETURN a.publishedAt.offset`:                                                                                           "[[+03:00]]",
	} {
		if got := fmt.Sprint(neo4jtest.Run(t, question, nil)); got != want {
			t.Errorf("%s\n got %s\nwant %s", question, got, want)
		}
	}
}

func put(t *testing.T, s parley.Store) {
	t.Helper()
	a := article(1)
	a.Published = time.Date(2025, 4, 10, 12, 0, 0, 0, time.FixedZone("", 3*3600))
	m := &parley.Mention{ID: "men_1", ArticleID: a.ID, Position: 1, Kind: parley.Talks, KnownFrom: a.Published, Quotes: []parley.Span{{Start: 5, End: 8}}}
	d := parley.Derived{
		Actors: []*parley.Actor{
			{ID: "act_ru", Kind: parley.State, Name: "Russia"},
			{ID: "act_tr", Kind: parley.State, Name: "Türkiye"},
			{ID: "act_p", Kind: parley.Person, Name: "Sonata Darchiyev", Represents: "act_ru", Affiliations: []parley.Affiliation{{ActorID: "act_ru", Title: "ambassador"}}},
		},
		Venues: []*parley.Venue{{ID: "ven_1", Name: "Consulate, Istanbul", City: "Istanbul", CountryID: "act_tr", Country: "Türkiye", Location: &parley.Point{Latitude: 41.03, Longitude: 28.97}}},
		Topics: []*parley.Topic{{ID: "top_1", Name: "embassy operations"}},
		Tracks: []*parley.Track{{ID: "trk_1", Name: "Embassies", PartyIDs: []string{"act_ru"}}},
		Events: []*parley.Event{
			{
				ID: "evt_1", Kind: parley.Talks, Title: "Talks in Istanbul", Status: parley.Held, When: parley.On("2025-04-10"), VenueID: "ven_1", TopicIDs: []string{"top_1"},
				TrackID: "trk_1", Place: 2, Round: 1, MentionIDs: []string{"men_1"},
				Participants: []parley.Participation{{ActorID: "act_p", Role: parley.Member, Title: "ambassador", OnBehalfOf: "act_ru"}},
			},
			{ID: "evt_2", Kind: parley.Statement, About: []string{"evt_1", "evt_gone"}},
			{ID: "evt_3", Kind: parley.Proposal, Terms: []string{"30 days"}, Positions: []parley.Position{{ActorID: "act_ru", Stance: parley.Rejects, Since: "2025-04-02"}}},
			{ID: "evt_4", Kind: parley.Agreement, Accepts: []string{"evt_3"}},
		},
	}
	err := s.Update(t.Context(), func(tx parley.Tx) error {
		if err := tx.PutArticle(t.Context(), a); err != nil {
			return err
		}
		if err := tx.PutMentions(t.Context(), []parley.BlockedMention{{Mention: m}}); err != nil {
			return err
		}
		return tx.PutDerived(t.Context(), d)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestACityWithoutVenuesIsGone: places are of this engine alone.
func TestACityWithoutVenuesIsGone(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s)
	err := s.Update(t.Context(), func(tx parley.Tx) error {
		return tx.PutDerived(t.Context(), parley.Derived{Venues: []*parley.Venue{{ID: "ven_1", Name: "Consulate, Izmir", City: "Izmir", CountryID: "act_tr"}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(neo4jtest.Run(t, "MATCH (p:Place) RETURN p.name", nil)); got != "[[Izmir]]" {
		t.Errorf("places %s, want Izmir alone", got)
	}
}

// TestKeysSortAsInGo: lists are in the order of keys made in Go, so the server
// has to compare them as Go does, whatever it does with them before.
func TestKeysSortAsInGo(t *testing.T) {
	names := []string{"a", "b", "a\tb", "a b", "a\x00", "é", "z", "я", "\ud7fe", "\ud7ff", "\ue000", "\uffee", "\U0001F600", "\U0010FFFE", "|", " ", "~", "中", "\u0301", "ab", ""}
	slices.Sort(names)
	var keys []string
	for _, n := range names {
		keys = append(keys, neo4j.Sortable(n))
	}
	neo4jtest.Open(t)
	neo4jtest.Run(t, "UNWIND reverse($keys) AS key CREATE (:Topic {id: key, sortKey: key})", map[string]any{"keys": keys})
	for how, question := range map[string]string{
		"from the index": "MATCH (t:Topic) WHERE t.sortKey >= '' RETURN t.sortKey ORDER BY t.sortKey",
		"as stored":      "MATCH (t) WHERE t.sortKey IS NOT NULL RETURN t.sortKey ORDER BY t.sortKey",
		"of contacts":    "MATCH (t:Topic) WITH collect({id: t.sortKey, key: right('000' + toString(9), 3) + '|' + t.sortKey}) AS found UNWIND found AS c RETURN c.id ORDER BY c.key",
		"of hits":        "MATCH (t:Topic) RETURN t.sortKey ORDER BY CASE WHEN t.sortKey CONTAINS 'none' THEN '1|' ELSE '0|' END + t.sortKey",
	} {
		var got []string
		for _, row := range neo4jtest.Run(t, question, nil) {
			got = append(got, row[0].(string))
		}
		if diff := cmp.Diff(keys, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", how, diff)
		}
	}
	for i, key := range keys {
		below := neo4jtest.Run(t, "MATCH (t:Topic) WHERE t.sortKey < $key RETURN count(t)", map[string]any{"key": key})
		if got := below[0][0]; got != int64(i) {
			t.Errorf("%d keys are below %q, want %d", got, key, i)
		}
	}
}
