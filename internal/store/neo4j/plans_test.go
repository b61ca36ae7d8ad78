package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
)

// scans are the operators that read everything of a kind, which no question
// may cost. Counting from the statistics is another operator.
var scans = []string{"AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "RelationshipTypeScan", "AllRelationshipsScan", "CartesianProduct"}

func TestPlansUseIndexes(t *testing.T) {
	s := neo4jtest.Open(t)
	fill(t)
	var sent []neo4j.Sent
	see := func(q neo4j.Sent) { sent = append(sent, q) }
	askEverything(t, s.Watch(see))
	errStop := errors.New("stop here")
	err := s.Update(t.Context(), func(tx parley.Tx) error {
		neo4j.WatchTx(tx, see)
		writeEverything(t, tx)
		return errStop
	})
	if !errors.Is(err, errStop) {
		t.Fatal(err)
	}

	explained := map[string]bool{}
	for _, q := range sent {
		explained[q.Name] = true
		for _, op := range operators(t, q) {
			for _, scan := range scans {
				if strings.Contains(op, scan) {
					t.Errorf("%s reads everything: %s\n%s", q.Name, op, q.Text)
				}
			}
		}
	}
	for name, text := range neo4j.StatementNames() {
		begins := strings.HasPrefix(text, "UNWIND") || strings.HasPrefix(text, "RETURN") || strings.HasPrefix(text, "MERGE")
		if begins && name != "search.source" && !explained[name] {
			t.Errorf("statement %s was not explained: ask it above", name)
		}
	}
}

// operators of the plan of a statement, each with its details.
func operators(t *testing.T, q neo4j.Sent) []string {
	t.Helper()
	ctx := context.Background()
	c := neo4jtest.Config(t)
	d, err := driver.NewDriverWithContext(c.URI, driver.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, "EXPLAIN "+q.Text, q.Params)
	if err != nil {
		t.Fatalf("%s: %v", q.Name, err)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		t.Fatalf("%s: %v", q.Name, err)
	}
	var out []string
	var walk func(p driver.Plan)
	walk = func(p driver.Plan) {
		out = append(out, fmt.Sprint(p.Operator(), " ", p.Arguments()["Details"]))
		for _, c := range p.Children() {
			walk(c)
		}
	}
	walk(summary.Plan())
	return out
}

// fill makes so many nodes that the planner prefers indexes where they serve.
func fill(t *testing.T) {
	t.Helper()
	for _, cypher := range []string{
		`UNWIND range(1, 3000) AS n CREATE (:Article {id: 'a' + n, lookupKey: 'k' + n, lookupUrl: 'u' + n, lookupExternalId: 'x' + n, lookupOutlet: 'o' + n % 50,
			copyOf: 'a' + n / 2, day: date('2025-01-01') + duration({days: n % 300}), sortKey: 's' + n, words: ' w' + n % 100 + ' '})`,
		`UNWIND range(1, 5000) AS n MATCH (a:Article {id: 'a' + (1 + n % 3000)}) CREATE (a)-[:TELLS]->(:Mention {id: 'm' + n, articleId: a.id, eventId: 'e' + n % 2000, sortKey: 's' + n})`,
		`UNWIND range(1, 500) AS n CREATE (:Actor:State {id: 'p' + n, json: '{}', kind: 'STATE', nameKey: 'n' + n, sortKey: 's' + n, words: ' w' + n % 100 + ' '})`,
		`UNWIND range(1, 300) AS n CREATE (:Venue {id: 'v' + n, sortKey: 's' + n, words: ' w' + n % 100 + ' '})`,
		`UNWIND range(1, 300) AS n CREATE (:Topic {id: 't' + n, sortKey: 's' + n, words: ' w' + n % 100 + ' '})`,
		`UNWIND range(1, 300) AS n CREATE (:Track {id: 'r' + n, sortKey: 's' + n, words: ' w' + n % 100 + ' '})`,
		`MATCH (s:Store) SET s.changes = 2000 WITH s UNWIND range(1, 2000) AS n CREATE (:Change {seq: n, at: datetime('2025-01-01T00:00:00Z') + duration({hours: n}), currentId: 'e' + n, json: '{}'})`,
		`UNWIND range(1, 300) AS n CREATE (:Place {id: 'c' + n})`,
		`UNWIND range(1, 3000) AS n CREATE (:Decision {id: 'd' + n, onActors: n % 30 = 0, sortKey: 's' + n, json: '{}'})-[:RESTS_ON]->(:Anchor {id: 'm' + n})`,
		`UNWIND range(1, 300) AS n MATCH (m:Mention {id: 'm' + n}) CREATE (m)-[:HAS_KEY]->(:BlockKey {key: 'b' + n})`,
		`UNWIND range(1, 2000) AS n MATCH (v:Venue {id: 'v' + (1 + n % 300)}), (t:Topic {id: 't' + (1 + n % 300)}), (r:Track {id: 'r' + (1 + n % 300)})
			CREATE (e:Event {id: 'e' + n, kind: 'TALKS', status: 'HELD', family: 'contact', start: date('2025-01-01') + duration({days: n % 300}), trackId: r.id, venueId: v.id,
				json: '{}', end: date('2026-01-01'), place: n, partiesKey: 'p' + n % 200, peopleKey: 'p' + n % 200, sortKey: 's' + n, ascKey: 's' + n, reportedKey: 's' + n, words: ' w' + n % 100 + ' ', speaksOf: 'e' + n % 100})
			CREATE (e)-[:HELD_AT]->(v), (e)-[:ABOUT {topicId: t.id, sortKey: 's' + n}]->(t), (e)-[:IN_TRACK]->(r)`,
		`UNWIND range(1, 8000) AS n MATCH (e:Event {id: 'e' + (1 + n % 2000)}), (a:Actor {id: 'p' + (1 + n % 497)})
			CREATE (a)-[:INVOLVED_IN {actorId: a.id, sides: [a.id], sortKey: e.sortKey}]->(e), (a)-[:PARTICIPATED_IN {actorId: a.id, role: 'PARTY', sortKey: e.sortKey}]->(e),
				(a)-[:TAKES_POSITION {actorId: a.id, sortKey: e.sortKey}]->(e)`,
		`UNWIND range(1, 3000) AS n MATCH (a:Article {id: 'a' + n}) CREATE (a)-[:HAS_MARK]->(:TextMark {mark: n})`,
		`MATCH (m:Mention) MATCH (e:Event {id: m.eventId}) CREATE (m)-[:OF]->(e)`,
		`MATCH (e:Event) WHERE e.place % 3 = 0 SET e:Proposal`,
		`CALL db.resampleIndex('event_sort')`,
		`CALL db.prepareForReplanning(20)`,
	} {
		neo4jtest.Run(t, cypher, nil)
	}
}

// askEverything asks every question, events in every relation and order.
func askEverything(t *testing.T, r parley.Reader) {
	t.Helper()
	ctx, p, one := t.Context(), parley.Page{}, []string{"e1"}
	var errs []error
	try := func(_ any, err error) { errs = append(errs, err) }
	try(r.Articles(ctx, one))
	for _, ref := range []parley.ArticleRef{{Key: "k"}, {URL: "u"}, {ExternalID: "x"}} {
		_, _ = r.FindArticle(ctx, ref) // not there; asked for its plan
	}
	try(r.ArticlePage(ctx, parley.ArticleFilter{}, p))
	try(r.ArticlePage(ctx, parley.ArticleFilter{Outlet: "o1"}, p))
	try(r.ArticlePage(ctx, parley.ArticleFilter{Text: "w1"}, p))
	try(r.Copies(ctx, one))
	try(r.Mentions(ctx, one))
	try(r.MentionsOfArticles(ctx, one))
	try(r.MentionPages(ctx, one, p))
	try(r.Events(ctx, one))
	try(r.Actors(ctx, one))
	try(r.ActorPage(ctx, parley.ActorFilter{}, p))
	try(r.ActorPage(ctx, parley.ActorFilter{Name: "w1", Kinds: []parley.ActorKind{parley.State}}, p))
	try(r.Venues(ctx, one))
	try(r.VenuePage(ctx, "", p))
	try(r.VenuePage(ctx, "w1", p))
	try(r.Topics(ctx, one))
	try(r.TopicPage(ctx, "", p))
	try(r.TopicPage(ctx, "w1", p))
	try(r.Tracks(ctx, one))
	try(r.TrackPage(ctx, parley.TrackFilter{Parties: one, Topic: "t"}, p))
	try(r.TrackPage(ctx, parley.TrackFilter{Name: "w1"}, p))
	try(r.Search(ctx, "w1", p))
	try(r.Coverage(ctx))
	try(r.ChangePage(ctx, parley.ChangeFilter{}, p))
	try(r.ChangePage(ctx, parley.ChangeFilter{Since: time.Unix(0, 0), Events: parley.EventFilter{Actors: one}}, p))
	try(r.LastChange(ctx))
	try(r.Decisions(ctx, one))
	try(r.DecisionsOn(ctx, one))
	try(r.ActorRulings(ctx))
	try(r.DecisionPage(ctx, p))
	try(r.ActorPage(ctx, parley.ActorFilter{Unknown: true}, p))
	try(r.Texts(ctx, one))
	try(r.TextsAt(ctx, time.Now(), "a1"))
	try(r.Edition(ctx, time.Now(), 0))
	try(r.PositionPages(ctx, one, p))
	try(r.Contacts(ctx, []string{"p1"}, parley.EventFilter{From: "2025-02-01"}, []parley.ActorKind{parley.State}, parley.OtherSide, p))
	try(r.ShortestPath(ctx, "p1", "p85", parley.EventFilter{}, nil, 6))
	filters := []parley.EventFilter{
		{},
		{Kinds: []parley.EventKind{parley.Talks}, From: "2025-02-01", To: "2025-03-01"},
		{Text: "w1"},
		{Actors: []string{"p1"}},
		{AllActors: []string{"p1", "p2"}},
		{Tracks: []string{"r1"}},
		{Venues: []string{"v1"}},
		{Topics: []string{"t1"}},
		{With: []parley.ParticipantFilter{{AnyOf: []string{"p1"}, Roles: []parley.ParticipantRole{parley.Party}}}},
		{Outlets: []string{"o1"}, AttributedTo: []string{"x"}, Cities: []string{"c"}, Countries: []string{"p1"}, ReportedFrom: time.Now()},
	}
	for _, o := range []parley.EventOrder{parley.TimeDesc, parley.TimeAsc, parley.ReportedDesc, parley.Relevance} {
		for _, f := range filters {
			try(r.EventPage(ctx, f, o, parley.Page{SkipTotal: true}))
		}
		for _, of := range []parley.Relation{
			parley.EventsOfActor, parley.EventsOfVenue, parley.EventsOfTopic, parley.RoundsOfTrack, parley.PreviousRounds,
			parley.NextRounds, parley.StatementsOn, parley.EarlierParties, parley.EarlierPeople,
		} {
			try(r.EventPages(ctx, of, []string{"e1", "e2"}, parley.EventFilter{}, o, p))
		}
	}
	for _, f := range filters {
		try(nil, r.Attendances(ctx, f, func([]parley.Attendance) error { return nil }))
	}
	for _, by := range []parley.Dimension{parley.ByDay, parley.ByMonth, parley.ByKind, parley.ByActor, parley.ByVenue, parley.ByTopic, parley.ByTrack, parley.ByOutlet} {
		for _, f := range filters {
			try(r.EventStats(ctx, f, []parley.Dimension{by, parley.ByStatus}, 0))
		}
	}
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
}

// writeEverything puts and removes one of everything.
func writeEverything(t *testing.T, tx parley.Tx) {
	t.Helper()
	ctx := t.Context()
	a := article(1)
	a.CopyOf = "a1"
	m := &parley.Mention{ID: "men_1", ArticleID: a.ID, KnownFrom: a.Published, EventID: "evt_1"}
	put := func(d parley.Derived) error { return tx.PutDerived(ctx, d) }
	actor, venue := &parley.Actor{ID: "act_1", Kind: parley.Person, Represents: "act_2"}, &parley.Venue{ID: "ven_1", City: "C", CountryID: "act_2"}
	topic, track := &parley.Topic{ID: "top_1", Broader: "top_2"}, &parley.Track{ID: "trk_1", PartyIDs: []string{"act_1"}, TopicIDs: []string{"top_1"}}
	event := &parley.Event{
		ID: "evt_1", Kind: parley.Proposal, VenueID: "ven_1", TopicIDs: []string{"top_1"}, TrackID: "trk_1", MentionIDs: []string{"men_1"}, About: []string{"e1"},
		Participants: []parley.Participation{{ActorID: "act_1"}}, Positions: []parley.Position{{ActorID: "act_1"}}, History: []parley.StatusChange{{VenueID: "ven_1"}},
	}
	for _, err := range []error{
		tx.PutArticle(ctx, a),
		tx.PutArticle(ctx, a),
		tx.PutText(ctx, parley.Text{Article: a, Until: a.Published.AddDate(0, 0, 1)}),
		tx.Touch(ctx, a.Published),
		tx.PutMentions(ctx, []parley.BlockedMention{{Mention: m, Keys: []string{"k1", "k2"}}}),
		tx.PutMentions(ctx, []parley.BlockedMention{{Mention: m, Keys: []string{"k2"}}}),
		put(parley.Derived{Events: []*parley.Event{event}, Actors: []*parley.Actor{actor}, Venues: []*parley.Venue{venue}, Topics: []*parley.Topic{topic}, Tracks: []*parley.Track{track}}),
		tx.PutArticle(ctx, a),
		tx.PutDecision(ctx, &parley.Decision{ID: "dec_1", Mentions: [][]string{{"men_1"}}}),
		put(parley.Derived{RemovedEvents: []string{"evt_1"}, RemovedTracks: []string{"trk_1"}}),
		tx.DeleteMentions(ctx, []string{"men_1"}),
		tx.LogChanges(ctx, []parley.Change{{Kind: parley.Merged, EventID: "evt_1", Into: "e1", At: a.Published}}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	if _, err := tx.BlockMembers(ctx, []string{"k1"}); err != nil {
		t.Error(err)
	}
	if err := tx.PutTextMarks(ctx, []parley.TextMarks{{ArticleID: a.ID, Marks: []int64{1, 2}}}); err != nil {
		t.Error(err)
	}
	if _, err := tx.ArticlesMarked(ctx, []int64{1}); err != nil {
		t.Error(err)
	}
	if last, err := tx.LastChange(ctx); err != nil || last == 0 {
		t.Errorf("%d changes in the log, error %v", last, err)
	}
	if _, err := tx.BlockKeys(ctx, []string{"k"}); err != nil {
		t.Error(err)
	}
	if _, err := tx.EventsWith(ctx, []parley.EventKey{{Key: "k1", From: "2025-01-01"}}); err != nil {
		t.Error(err)
	}
}
