package graph_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// The world of the golden answers: two states hold talks on fishing, twice and
// a third time to come, over a proposal on which one of them changes its mind.
// Ids are words here, so that answers can be read.

const (
	firstText = "Norland and Sudland meet in Midtown\n\n" +
		"Delegations of Norland and Sudland met in Midtown on Saturday for a first round of talks on fishing. Norland proposed to suspend patrols for 30 days.\n\n" +
		"“We will meet again within weeks,” the envoy of Norland said after the talks."
	secondText = "Second round held\n\n" +
		"Norland and Sudland held their second round of talks on fishing on Wednesday. It was closed to the press and lasted six hours. " +
		"They agreed on a direct line between their coast guards. Sudland accepts to suspend patrols if Norland does so first.\n\n" +
		"A third round is planned for May."
	thirdText = "Sudland says no\n\n" +
		"Sudland rejects the proposal to suspend patrols. Wednesday's talks lasted five hours, its minister said."
)

func handMade() world {
	at := func(s string) time.Time {
		t, err := time.Parse(time.RFC3339, s)
		if err != nil {
			panic(err)
		}
		return t
	}
	article := func(name, outlet, published, text string) *parley.Article {
		title, _, _ := strings.Cut(text, "\n")
		return &parley.Article{
			ID: "art_" + name, Key: name, URL: "https://" + outlet + ".example/" + name, ExternalID: name, Title: title, Outlet: outlet,
			Language: "en", Published: at(published), Text: text, TextHash: name, Demo: true, Recorded: at("2025-06-01T00:00:00Z"),
		}
	}
	first := article("first", "gazette", "2025-03-01T18:00:00+03:00", firstText)
	second := article("second", "gazette", "2025-04-02T20:00:00Z", secondText)
	reprint := article("reprint", "courier", "2025-04-02T21:00:00Z", secondText)
	reprint.CopyOf = second.ID
	third := article("third", "courier", "2025-04-04T09:00:00Z", thirdText)

	span := func(a *parley.Article, words string) parley.Span {
		i := strings.Index(a.Text, words)
		if i < 0 {
			panic("not in the text: " + words)
		}
		return parley.Span{Start: i, End: i + len(words)}
	}
	evidence := func(a *parley.Article, field, value, words string) parley.Evidence {
		return parley.Evidence{Field: field, Value: value, Span: span(a, words), Rule: "test"}
	}
	mention := func(name string, a *parley.Article, position int, event string, kind parley.EventKind, when parley.When, quote string, said ...parley.Evidence) *parley.Mention {
		return &parley.Mention{
			ID: "men_" + name, ArticleID: a.ID, Position: position, EventID: "evt_" + event, Kind: kind, When: when, Status: parley.Held, Role: parley.Lead,
			Quotes: []parley.Span{span(a, quote)}, Evidence: said, Confidence: 0.9, KnownFrom: a.Published,
		}
	}
	norland, sudland := parley.Name{Name: "Norland", Kind: parley.State}, parley.Name{Name: "Sudland", Kind: parley.State}
	saturday, wednesday := parley.On("2025-03-01"), parley.On("2025-04-02")

	round1 := mention("round1", first, 1, "round1", parley.Talks, saturday, "Delegations of Norland and Sudland met in Midtown on Saturday for a first round of talks on fishing.",
		evidence(first, "start", "2025-03-01", "on Saturday"), evidence(first, "place", "Midtown", "in Midtown"), evidence(first, "party", "Norland", "Norland and Sudland"))
	round1.Participants = []parley.Participant{{Name: norland, Role: parley.Party}, {Name: sudland, Role: parley.Party}}
	round1.Place, round1.Topics = "Midtown", []string{"fishing"}
	round1.Rounds = []parley.RoundClaim{{Ordinal: 1, Text: "first round", Span: span(first, "first round")}}
	round2 := mention("round2", second, 1, "round2", parley.Talks, wednesday, "Norland and Sudland held their second round of talks on fishing on Wednesday.",
		evidence(second, "status", "HELD", "held"), evidence(second, "duration", "PT6H", "lasted six hours"))
	round2.Rounds = []parley.RoundClaim{{Ordinal: 2, Text: "second round", Span: span(second, "second round")}}
	round2.Duration = 6 * time.Hour
	round2copy := mention("round2copy", reprint, 1, "round2", parley.Talks, wednesday, "Norland and Sudland held their second round of talks on fishing on Wednesday.",
		evidence(reprint, "duration", "PT6H", "lasted six hours"))
	round2copy.AttributedTo = "gazette"
	round2late := mention("round2late", third, 2, "round2", parley.Talks, wednesday, "Wednesday's talks lasted five hours, its minister said.", evidence(third, "duration", "PT5H", "five hours"))
	round2late.Role = parley.Background
	round3 := mention("round3", second, 4, "round3", parley.Talks, parley.When{Start: "2025-05-01", End: "2025-05-31", Precision: parley.Month}, "A third round is planned for May.")
	round3.Status, round3.Role = parley.Planned, parley.Announced
	proposed := mention("pause", first, 2, "pause", parley.Proposal, saturday, "Norland proposed to suspend patrols for 30 days.")
	accepted := mention("pause2", second, 3, "pause", parley.Proposal, saturday, "Sudland accepts to suspend patrols if Norland does so first.")
	rejected := mention("pause3", third, 1, "pause", parley.Proposal, saturday, "Sudland rejects the proposal to suspend patrols.")
	line := mention("line", second, 2, "line", parley.Agreement, wednesday, "They agreed on a direct line between their coast guards.")
	spoke := mention("words", first, 3, "words", parley.Statement, saturday, "“We will meet again within weeks,” the envoy of Norland said after the talks.")

	closed := true
	event := func(name string, kind parley.EventKind, title string, when parley.When, mentions ...*parley.Mention) *parley.Event {
		e := &parley.Event{
			ID: "evt_" + name, Kind: kind, Title: title, When: when, Status: mentions[0].Status, TopicIDs: []string{"top_fishing"}, Confidence: 0.9,
			ReportCount: len(mentions), IndependentSources: 1, FirstReported: mentions[0].KnownFrom, Demo: true, Recorded: at("2025-06-01T00:00:00Z"),
		}
		for _, m := range mentions {
			e.MentionIDs = append(e.MentionIDs, m.ID)
		}
		return e
	}
	parties := []parley.Participation{{ActorID: "act_norland", Role: parley.Party}, {ActorID: "act_sudland", Role: parley.Party}}
	inTrack := func(e *parley.Event, place int) *parley.Event {
		e.TrackID, e.Place, e.Round, e.VenueID = "trk_fishing", place, place, "ven_hall"
		e.Participants = append(e.Participants, parties...)
		return e
	}
	one := inTrack(event("round1", parley.Talks, "First round of talks on fishing", saturday, round1), 1)
	one.Participants = append(one.Participants, parley.Participation{ActorID: "act_envoy", Role: parley.Member, OnBehalfOf: "act_norland", Title: "envoy", Head: true})
	one.RoundClaims = []parley.EventRound{{Ordinal: 1, Text: "first round", MentionIDs: []string{round1.ID}}}
	one.Outcomes = []string{"evt_pause", "evt_words"}
	two := inTrack(event("round2", parley.Talks, "Second round of talks on fishing", wednesday, round2, round2copy, round2late), 2)
	two.Closed, two.Duration, two.Previous, two.Outcomes = &closed, 6*time.Hour, []string{"evt_round1"}, []string{"evt_line"}
	two.IndependentSources, two.MergeReasons = 2, []string{"same parties, day and topic"}
	two.History = []parley.StatusChange{{Step: parley.StepHeld, Status: parley.Held, When: wednesday, MentionID: round2.ID, ReportedAt: second.Published}}
	two.RoundClaims = []parley.EventRound{{Ordinal: 2, Text: "second round", MentionIDs: []string{round2.ID}}}
	two.Conflicts = []parley.Conflict{{Field: "duration", Reason: "reported first", Values: []parley.ClaimedValue{
		{Value: "PT6H", Shown: true, IndependentSources: 1, MentionIDs: []string{round2.ID, round2copy.ID}},
		{Value: "PT5H", IndependentSources: 1, MentionIDs: []string{round2late.ID}},
	}}}
	three := inTrack(event("round3", parley.Talks, "Third round of talks on fishing", round3.When, round3), 3)
	pause := event("pause", parley.Proposal, "Norland proposes to suspend patrols", saturday, proposed, accepted, rejected)
	pause.Participants = []parley.Participation{{ActorID: "act_norland", Role: parley.Proposer}}
	pause.Summary, pause.Terms, pause.Duration, pause.Standing, pause.TabledAt = "30-day suspension of patrols", []string{"suspend patrols"}, 30*24*time.Hour, parley.Rejected, "evt_round1"
	pause.Positions = []parley.Position{
		{ActorID: "act_norland", Stance: parley.Proposes, Since: "2025-03-01", MentionID: proposed.ID, Span: span(first, "Norland proposed")},
		{ActorID: "act_sudland", Stance: parley.Conditional, Conditions: "if Norland does so first", MentionID: accepted.ID, Span: span(second, "Sudland accepts")},
		{ActorID: "act_sudland", Stance: parley.Rejects, MentionID: rejected.ID, Span: span(third, "Sudland rejects the proposal")},
	}
	agreed := event("line", parley.Agreement, "Direct line between coast guards", wednesday, line)
	agreed.Participants = []parley.Participation{{ActorID: "act_norland", Role: parley.Signatory}, {ActorID: "act_sudland", Role: parley.Signatory}}
	agreed.Summary, agreed.Terms, agreed.ReachedAt, agreed.Accepts = "direct line between coast guards", []string{"direct line"}, "evt_round2", []string{"evt_pause"}
	words := event("words", parley.Statement, "Envoy of Norland on the talks", saturday, spoke)
	words.Participants = []parley.Participation{{ActorID: "act_norland", Role: parley.Speaker}, {ActorID: "act_envoy", Role: parley.Speaker, OnBehalfOf: "act_norland"}}
	words.About = []string{"evt_round1"}

	return world{
		articles: []*parley.Article{first, second, reprint, third},
		mentions: []*parley.Mention{round1, proposed, spoke, round2, line, accepted, round3, round2copy, rejected, round2late},
		derived: parley.Derived{
			Events: []*parley.Event{one, two, three, pause, agreed, words},
			Tracks: []*parley.Track{{ID: "trk_fishing", Name: "Norland–Sudland on fishing", PartyIDs: []string{"act_norland", "act_sudland"}, TopicIDs: []string{"top_fishing"}, RoundCount: 3, Last: "2025-05-01"}},
			Actors: []*parley.Actor{
				{ID: "act_norland", Kind: parley.State, Name: "Norland", Aliases: []string{"Kingdom of Norland"}, Description: "state"},
				{ID: "act_sudland", Kind: parley.State, Name: "Sudland", Description: "state"},
				{
					ID: "act_envoy", Kind: parley.Person, Name: "Envoy of Norland", Description: "envoy of Norland", Represents: "act_norland",
					Affiliations: []parley.Affiliation{{ActorID: "act_norland", Title: "envoy", From: "2025-03-01", To: "2025-03-01"}},
				},
				{ID: "act_midland", Kind: parley.State, Name: "Midland", Description: "state"},
			},
			Venues: []*parley.Venue{{ID: "ven_hall", Name: "Town Hall, Midtown", Site: "Town Hall", City: "Midtown", CountryID: "act_midland", Country: "Midland", Location: &parley.Point{Latitude: 10.5, Longitude: -20.25}}},
			Topics: []*parley.Topic{{ID: "top_fishing", Name: "fishing", Aliases: []string{"fisheries"}}},
		},
	}
}

// stored is a fresh embedded store that holds a world.
func stored(t *testing.T, w world) parley.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir()+"/test.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	err = s.Update(t.Context(), func(tx parley.Tx) error {
		ctx := context.WithoutCancel(t.Context())
		for _, a := range w.articles {
			if err := tx.PutArticle(ctx, a); err != nil {
				return err
			}
		}
		var blocked []parley.BlockedMention
		for _, m := range w.mentions {
			blocked = append(blocked, parley.BlockedMention{Mention: m, Keys: []string{"fishing"}})
		}
		if err := tx.PutMentions(ctx, blocked); err != nil {
			return err
		}
		return tx.PutDerived(ctx, w.derived)
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
