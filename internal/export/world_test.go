package export_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// The world of the exported documents: talks on fishing with a venue, a cancelled
// summit, a round to come in some week, a proposal, an agreement, a statement
// and an undated call. What strangers wrote tries to become a formula, markup,
// a line or a property of its own.

const hostile = `=HYPERLINK("https://evil.example","click") <script>alert(1)</script> & ]]> ` + "\u202E\x07\r\nSTATUS:CANCELLED,;\\"

var texts = map[string]string{
	"first": "Delegations of Norland and Sudland met in Midtown on Saturday. Norland proposed a ceasefire of 30 days.",
	"second": "Norland and Sudland signed an agreement on fishing on Wednesday. Sudland accepts the ceasefire if Norland does so first. " +
		"The summit is off. They will meet in the week of 5 May.",
	"third": "“<b>We</b> spoke”,\nsaid the envoy.",
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// world is a store that holds it.
func world(t *testing.T) parley.Store {
	t.Helper()
	articles := []*parley.Article{
		{ID: "art_first", Outlet: "Gazette", Title: "Talks in Midtown", URL: "https://gazette.example/first?a=1&b=2", Published: at("2025-03-01T18:00:00+03:00")},
		{ID: "art_second", Outlet: "Courier", Title: hostile, URL: "https://courier.example/second", Published: at("2025-04-02T20:00:00Z")},
		{ID: "art_third", Outlet: "@Post", Title: "Said", URL: "javascript:alert(1)", Published: at("2025-04-03T09:00:00Z")},
	}
	for _, a := range articles {
		name := strings.TrimPrefix(a.ID, parley.ArticlePrefix)
		a.Key, a.Text, a.TextHash, a.Language, a.Recorded = name, texts[name], name, "en", at("2025-06-01T00:00:00Z")
	}
	var mentions []parley.BlockedMention
	mention := func(id string, a *parley.Article, words string) string {
		i := strings.Index(a.Text, words)
		if i < 0 {
			t.Fatal("not in the text: " + words)
		}
		m := &parley.Mention{
			ID: "men_" + id, ArticleID: a.ID, Position: len(mentions) + 1, Kind: parley.Talks, Status: parley.Held, Role: parley.Lead,
			Quotes: []parley.Span{{Start: i, End: i + len(words)}}, KnownFrom: a.Published, Confidence: 0.9,
		}
		mentions = append(mentions, parley.BlockedMention{Mention: m, Keys: []string{"fishing"}})
		return m.ID
	}
	var events []*parley.Event
	event := func(id string, kind parley.EventKind, title string, when parley.When, status parley.EventStatus, mentionIDs ...string) *parley.Event {
		e := &parley.Event{
			ID: "evt_" + id, Kind: kind, Title: title, When: when, Status: status, MentionIDs: mentionIDs, Confidence: 0.9,
			ReportCount: len(mentionIDs), IndependentSources: len(mentionIDs), FirstReported: articles[0].Published, Recorded: at("2025-06-01T00:00:00Z"),
		}
		events = append(events, e)
		return e
	}
	party := func(role parley.ParticipantRole, ids ...string) (out []parley.Participation) {
		for _, id := range ids {
			out = append(out, parley.Participation{ActorID: "act_" + id, Role: role})
		}
		return out
	}
	envoy := parley.Participation{ActorID: "act_envoy", Role: parley.Member, OnBehalfOf: "act_norland", Title: "envoy", Head: true}
	saturday, wednesday := parley.On("2025-03-01"), parley.On("2025-04-02")

	one := event("round1", parley.Talks, "Norland–Sudland talks, Midtown", parley.Between("2025-03-01", "2025-03-02"), parley.Held,
		mention("round1", articles[0], "Delegations of Norland and Sudland met in Midtown on Saturday."))
	one.Participants = append(party(parley.Party, "norland", "sudland"), envoy, parley.Participation{ActorID: "act_league", Role: parley.Mediator})
	one.VenueID, one.TopicIDs, one.TrackID, one.Place, one.Round = "ven_hall", []string{"top_fishing"}, "trk_fishing", 1, 1
	one.History = []parley.StatusChange{{Step: parley.StepHeld, Status: parley.Held, When: saturday, MentionID: "men_round1", ReportedAt: articles[0].Published}}
	one.Outcomes = []string{"evt_pause"}

	two := event("round2", parley.Talks, "Norland–Sudland talks", parley.When{Start: "2025-05-05", End: "2025-05-11", Precision: parley.Week}, parley.Planned,
		mention("round2", articles[1], "They will meet in the week of 5 May."))
	two.Participants, two.TrackID, two.Place, two.Round = party(parley.Party, "norland", "sudland"), "trk_fishing", 2, 2
	two.History = []parley.StatusChange{
		{Step: parley.StepAnnounced, Status: parley.Planned, When: parley.When{Start: "2025-05-01", End: "2025-05-31", Precision: parley.Month}, MentionID: "men_round1", ReportedAt: articles[0].Published},
		{Step: parley.StepPostponed, Status: parley.Planned, When: two.When, MentionID: "men_round2", ReportedAt: articles[1].Published},
	}

	summit := event("summit", parley.Summit, "Summit of Norland and Sudland", parley.On("2025-04-20"), parley.Cancelled, mention("summit", articles[1], "The summit is off."))
	summit.Participants = party(parley.Party, "norland", "sudland")
	summit.History = []parley.StatusChange{
		{Step: parley.StepAnnounced, Status: parley.Planned, When: summit.When, MentionID: "men_round1", ReportedAt: articles[0].Published},
		{Step: parley.StepCancelled, Status: parley.Cancelled, When: summit.When, MentionID: "men_summit", ReportedAt: articles[1].Published},
	}

	pause := event("pause", parley.Proposal, "Norland proposes a ceasefire", saturday, parley.Held,
		mention("pause", articles[0], "Norland proposed a ceasefire of 30 days."), mention("pause2", articles[1], "Sudland accepts the ceasefire if Norland does so first."))
	pause.Participants, pause.Summary, pause.Terms = party(parley.Proposer, "norland"), "ceasefire of 30 days", []string{"ceasefire of 30 days", "=1+1"}
	pause.Standing, pause.TabledAt = parley.Open, "evt_round1"
	pause.Positions = []parley.Position{
		{ActorID: "act_norland", Stance: parley.Proposes, Since: "2025-03-01", MentionID: "men_pause"},
		{ActorID: "act_sudland", Stance: parley.Conditional, Conditions: "if Norland does so first", MentionID: "men_pause2"},
	}

	signed := event("line", parley.Agreement, "Agreement on fishing", wednesday, parley.Held, mention("line", articles[1], "Norland and Sudland signed an agreement on fishing on Wednesday."))
	signed.Participants, signed.TopicIDs, signed.Conflicts = party(parley.Signatory, "norland", "sudland"), []string{"top_fishing"},
		[]parley.Conflict{{Field: "start", Reason: "reported first", Values: []parley.ClaimedValue{{Value: "2025-04-02", Shown: true}, {Value: "2025-04-01"}}}}

	said := event("words", parley.Statement, hostile, wednesday, parley.Held, mention("words", articles[2], "“<b>We</b> spoke”,\nsaid the envoy."))
	said.Participants, said.About = []parley.Participation{{ActorID: "act_envoy", Role: parley.Speaker, OnBehalfOf: "act_norland", Title: hostile}}, []string{"evt_round1"}
	said.FirstReported = articles[2].Published

	call := event("call", parley.Call, "Envoy of Norland calls League", parley.When{Precision: parley.Unknown}, parley.Unclear, mention("call", articles[2], "<b>We</b> spoke"))
	call.Participants = append(party(parley.Party, "league"), envoy)

	for _, e := range events {
		for _, id := range e.MentionIDs {
			for _, m := range mentions {
				if m.Mention.ID == id {
					m.Mention.EventID, m.Mention.Kind, m.Mention.Status, m.Mention.When = e.ID, e.Kind, e.Status, e.When
				}
			}
		}
	}
	s, err := sqlite.Open(t.Context(), t.TempDir()+"/test.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	err = s.Update(t.Context(), func(tx parley.Tx) error {
		ctx := context.WithoutCancel(t.Context())
		for _, a := range articles {
			if err := tx.PutArticle(ctx, a); err != nil {
				return err
			}
		}
		if err := tx.PutMentions(ctx, mentions); err != nil {
			return err
		}
		return tx.PutDerived(ctx, parley.Derived{
			Events: events,
			Tracks: []*parley.Track{{ID: "trk_fishing", Name: "Norland–Sudland on fishing", PartyIDs: []string{"act_norland", "act_sudland"}, RoundCount: 2, Last: "2025-05-05"}},
			Actors: []*parley.Actor{
				{ID: "act_norland", Kind: parley.State, Name: "Norland", Description: "state"},
				{ID: "act_sudland", Kind: parley.State, Name: "Sudland", Description: "state", Wikidata: "Q42"},
				{ID: "act_midland", Kind: parley.State, Name: "Midland", Description: "state"},
				{ID: "act_league", Kind: parley.Organisation, Name: "League, Inc; \"East\"", Description: "organisation"},
				{ID: "act_envoy", Kind: parley.Person, Name: "Ann <i>Envoy</i>", Description: "envoy of Norland", Represents: "act_norland"},
			},
			Venues: []*parley.Venue{{
				ID: "ven_hall", Name: "Town Hall, Midtown", Site: "Town Hall", City: "Midtown", CountryID: "act_midland", Country: "Midland",
				Location: &parley.Point{Latitude: 10.5, Longitude: -20.25},
			}},
			Topics: []*parley.Topic{{ID: "top_fishing", Name: "fishing"}},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
