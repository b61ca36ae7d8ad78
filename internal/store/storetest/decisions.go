package storetest

import (
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// ruling is a decision that rests on mentions, so many hours into the first day.
func ruling(name string, hour int, mentions ...string) *parley.Decision {
	return &parley.Decision{
		ID: parley.DecisionPrefix + name, Kind: parley.ConfirmEvent, By: "anna", At: firstDay.Time().Add(time.Duration(hour) * time.Hour),
		Why: "checked", Mentions: [][]string{mentions},
	}
}

func decisionID(d *parley.Decision) string { return d.ID }

func putDecisions(t *testing.T, s parley.Store, list ...*parley.Decision) {
	t.Helper()
	update(t, s, func(tx parley.Tx) error {
		for _, d := range list {
			if err := tx.PutDecision(ctx(t), d); err != nil {
				return err
			}
		}
		return nil
	})
}

var decisionCases = []testCase{
	{"a decision comes back whole, in the place of its id", func(t *testing.T, s parley.Store) {
		d := &parley.Decision{
			ID: "dec_1", Kind: parley.AddMention, By: "żółw", At: firstDay.Time().Add(123 * time.Nanosecond), Why: "missed “this”",
			Undone:   &parley.Undoing{By: "bert", At: firstDay.Time().Add(time.Hour)},
			Mentions: [][]string{{"men_1", "men_2"}, nil, {"men_3"}}, Actors: []string{"act_2", "act_1"}, Article: "art_1",
			Event:  &parley.EventCorrection{Kind: parley.Talks, Start: "2025-04-10", Topics: []string{"grain"}, Add: []parley.Participant{{Name: parley.Name{Name: "Türkiye", ActorID: "act_3"}, Role: parley.Host}}},
			Actor:  &parley.ActorCorrection{Name: "Türkiye", Aliases: []string{"Turkey"}, Wikidata: "Q43"},
			Quotes: []string{"they met"}, Added: &parley.Mention{ID: "men_3", ArticleID: "art_1", Kind: parley.Call},
		}
		putDecisions(t, s, d)
		got := must[[]*parley.Decision](t)(s.Decisions(ctx(t), []string{"dec_x", "dec_1"}))
		same(t, "by id", got, []*parley.Decision{nil, {
			ID: d.ID, Kind: d.Kind, By: d.By, At: d.At, Why: d.Why, Undone: d.Undone, Mentions: [][]string{{"men_1", "men_2"}, nil, {"men_3"}}, Actors: d.Actors,
			Article: d.Article, Event: d.Event, Actor: d.Actor, Quotes: d.Quotes, Added: d.Added,
		}})
	}},
	{"decisions are found by what they rest on, each once, by time and id, whether it is there or not", func(t *testing.T, s parley.Store) {
		late, early, tie := ruling("a", 3, "men_1", "men_2"), ruling("c", 1, "men_2"), ruling("b", 1, "men_2")
		early.Undone = &parley.Undoing{By: "bert", At: early.At}
		removed := &parley.Decision{ID: "dec_r", Kind: parley.RemoveArticle, At: late.At, Article: "art_1"}
		putDecisions(t, s, late, early, tie, removed)
		on := func(anchors ...string) []string {
			t.Helper()
			return ids(must[[]*parley.Decision](t)(s.DecisionsOn(ctx(t), anchors)), decisionID, nil)
		}
		same(t, "of a mention", on("men_2", "men_1", "men_2"), []string{"dec_b", "dec_c", "dec_a"})
		same(t, "of an article", on("art_1", "art_2"), []string{"dec_r"})
		same(t, "of what nobody ruled on", on("men_9"), nil)
		same(t, "of nothing", on(), nil)
		late.Mentions = [][]string{{"men_1"}}
		putDecisions(t, s, late)
		same(t, "after it was put again with other anchors", on("men_2"), []string{"dec_b", "dec_c"})
	}},
	{"decisions outlast the mention that they rest on", func(t *testing.T, s parley.Store) {
		put(t, s, world{
			articles: []*parley.Article{{ID: "art_1", Key: "k", Published: firstDay.Time()}},
			mentions: []parley.BlockedMention{{Mention: &parley.Mention{ID: "men_1", ArticleID: "art_1"}}},
		})
		putDecisions(t, s, ruling("a", 1, "men_1"))
		update(t, s, func(tx parley.Tx) error { return tx.DeleteMentions(ctx(t), []string{"men_1"}) })
		same(t, "on the mention", ids(must[[]*parley.Decision](t)(s.DecisionsOn(ctx(t), []string{"men_1"})), decisionID, nil), []string{"dec_a"})
	}},
	{"rulings on actors are those that hold, by time", func(t *testing.T, s parley.Store) {
		on := func(name string, hour int) *parley.Decision {
			d := ruling(name, hour)
			d.Kind, d.Mentions, d.Actors = parley.CorrectActor, nil, []string{"act_1"}
			return d
		}
		undone := on("u", 1)
		undone.Undone = &parley.Undoing{By: "bert", At: undone.At}
		putDecisions(t, s, on("a", 3), on("b", 2), undone, ruling("m", 1, "men_1"))
		same(t, "rulings", ids(must[[]*parley.Decision](t)(s.ActorRulings(ctx(t))), decisionID, nil), []string{"dec_b", "dec_a"})
	}},
	{"all decisions are listed newest first", func(t *testing.T, s parley.Store) {
		putDecisions(t, s, ruling("a", 1, "men_1"), ruling("b", 3, "men_1"), ruling("c", 3), ruling("d", 2))
		walk(t, "decisions", []string{"dec_c", "dec_b", "dec_d", "dec_a"}, decisionID, 3, func(p parley.Page) (parley.PageOf[*parley.Decision], error) {
			return s.DecisionPage(ctx(t), p)
		})
	}},
	{"events are found by whether somebody confirmed them, and by doubts and conflicts", func(t *testing.T, s parley.Store) {
		plain, doubtful, disputed, sure := talks("plain", "2025-04-01"), talks("doubtful", "2025-04-02"), talks("disputed", "2025-04-03"), talks("sure", "2025-04-04")
		doubtful.Doubts = []parley.Doubt{{Joined: true, Mentions: []string{"men_1", "men_2"}, Score: 3.1, Reason: "same parties"}}
		disputed.Conflicts = []parley.Conflict{{Field: "place"}}
		sure.Reviewed = true
		put(t, s, having(plain, doubtful, disputed, sure))
		yes, no := true, false
		walk(t, "confirmed", []string{sure.ID}, eventID, 2, eventsIn(t, s, parley.EventFilter{Reviewed: &yes}, ""))
		walk(t, "not confirmed", []string{disputed.ID, doubtful.ID, plain.ID}, eventID, 2, eventsIn(t, s, parley.EventFilter{Reviewed: &no}, ""))
		walk(t, "doubtful", []string{disputed.ID, doubtful.ID}, eventID, 2, eventsIn(t, s, parley.EventFilter{Doubtful: true}, ""))
		same(t, "an event with its doubts", must[[]*parley.Event](t)(s.Events(ctx(t), []string{doubtful.ID}))[0].Doubts, doubtful.Doubts)
	}},
	{"actors are found by nobody knowing who they are", func(t *testing.T, s parley.Store) {
		someone := &parley.Actor{ID: "act_someone", Kind: parley.Person, Name: "Some One"}
		put(t, s, having(talks("a", "2025-04-01", party(russia), behalf(lavrov, russia), party(someone))))
		update(t, s, func(tx parley.Tx) error {
			l := *lavrov
			l.Represents = russia.ID
			return tx.PutDerived(ctx(t), parley.Derived{Actors: []*parley.Actor{&l, someone}})
		})
		walk(t, "unknown", []string{someone.ID}, actorID, 2, func(p parley.Page) (parley.PageOf[*parley.Actor], error) {
			return s.ActorPage(ctx(t), parley.ActorFilter{Unknown: true}, p)
		})
	}},
}
