package storetest

import (
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

var mentionCases = []testCase{
	{"a mention comes back as it was put", func(t *testing.T, s parley.Store) {
		a := article(1, "They met.")
		closed := true
		m := mention("m", a, 1, "k")
		m.Mention.Closed, m.Mention.Duration = &closed, 6*time.Hour
		m.Mention.Participants = []parley.Participant{{Name: parley.Name{Name: "Russia", Kind: parley.State}, Role: parley.Party, Head: true}}
		m.Mention.Evidence = []parley.Evidence{{Field: "kind", Value: "TALKS", Span: parley.Span{End: 4}, Rule: "meet"}}
		put(t, s, world{articles: []*parley.Article{a}, mentions: []parley.BlockedMention{m}})
		same(t, "mention", must[[]*parley.Mention](t)(s.Mentions(ctx(t), []string{"men_x", "men_m"})), []*parley.Mention{nil, m.Mention})
	}},
	{"a mention of an article that is not there is refused", func(t *testing.T, s parley.Store) {
		err := s.Update(ctx(t), func(tx parley.Tx) error {
			return tx.PutMentions(ctx(t), []parley.BlockedMention{mention("m", article(1, "x"), 1)})
		})
		wantError(t, "put", err, parley.ErrInvalid)
	}},
	{"mentions of articles are the present ones, by position", func(t *testing.T, s parley.Store) {
		a, b := article(1, "x"), article(2, "y")
		gone := mention("gone", a, 2)
		gone.Mention.KnownTo = a.Published.Add(time.Hour)
		put(t, s, world{articles: []*parley.Article{a, b}, mentions: []parley.BlockedMention{mention("third", a, 10), gone, mention("first", a, 1), mention("other", b, 1)}})
		got := must[[][]*parley.Mention](t)(s.MentionsOfArticles(ctx(t), []string{b.ID, a.ID, "art_none"}))
		same(t, "of b", ids(got[0], mentionID, nil), []string{"men_other"})
		same(t, "of a", ids(got[1], mentionID, nil), []string{"men_first", "men_third"})
		same(t, "of nothing", got[2], nil)
		same(t, "the withdrawn one by id", must[[]*parley.Mention](t)(s.Mentions(ctx(t), []string{"men_gone"}))[0], gone.Mention)
	}},
	{"pages of an event's mentions are the present ones in order of publication, article, position", func(t *testing.T, s parley.Store) {
		early, late := article(1, "x"), article(2, "y")
		w := world{articles: []*parley.Article{early, late}}
		gone := mention("gone", early, 1)
		gone.Mention.KnownTo = late.Published
		w.mentions = []parley.BlockedMention{mention("d", late, 12), mention("c", late, 2), gone, mention("b", early, 3), mention("a", early, 2), mention("x", early, 9)}
		e := talks("e", "2025-04-01")
		e.MentionIDs = []string{"men_a", "men_b", "men_c", "men_d"}
		w.Events = []*parley.Event{e}
		put(t, s, w)
		for size := 1; size <= 5; size++ {
			walk(t, "mentions", []string{"men_a", "men_b", "men_c", "men_d"}, mentionID, size, func(p parley.Page) (parley.PageOf[*parley.Mention], error) {
				pages, err := s.MentionPages(ctx(t), []string{"evt_none", e.ID}, p)
				if err != nil {
					return parley.PageOf[*parley.Mention]{}, err
				}
				same(t, "mentions of nothing", pages[0].Items, nil)
				return pages[1], nil
			})
		}
	}},
	{"block members are the present mentions with one of the keys, each once, by id", func(t *testing.T, s parley.Store) {
		a := article(1, "x")
		gone := mention("gone", a, 4, "k1")
		gone.Mention.KnownTo = a.Published
		put(t, s, world{articles: []*parley.Article{a}, mentions: []parley.BlockedMention{mention("b", a, 1, "k1", "k2"), mention("a", a, 2, "k2"), mention("c", a, 3, "k3"), gone}})
		members := func(keys ...string) []parley.BlockedMention {
			t.Helper()
			var got []parley.BlockedMention
			update(t, s, func(tx parley.Tx) (err error) {
				got, err = tx.BlockMembers(ctx(t), keys)
				return err
			})
			return got
		}
		same(t, "of two keys", members("k1", "k2", "k9"), []parley.BlockedMention{mention("a", a, 2, "k2"), mention("b", a, 1, "k1", "k2")})
		same(t, "of no keys", members(), nil)
		put(t, s, world{mentions: []parley.BlockedMention{mention("b", a, 1, "k3")}})
		same(t, "after other keys were put", members("k1"), nil)
		same(t, "of the new key", members("k3"), []parley.BlockedMention{mention("b", a, 1, "k3"), mention("c", a, 3, "k3")})
		update(t, s, func(tx parley.Tx) error { return tx.DeleteMentions(ctx(t), []string{"men_b", "men_unknown"}) })
		same(t, "after deleting", members("k3"), []parley.BlockedMention{mention("c", a, 3, "k3")})
		same(t, "the deleted one by id", must[[]*parley.Mention](t)(s.Mentions(ctx(t), []string{"men_b"}))[0], nil)
	}},
	{"block keys are those of present mentions that begin so, each once, in text order", func(t *testing.T, s parley.Store) {
		a := article(1, "x")
		gone := mention("gone", a, 4, "n|z")
		gone.Mention.KnownTo = a.Published
		put(t, s, world{articles: []*parley.Article{a}, mentions: []parley.BlockedMention{mention("b", a, 1, "n|b|x", "n|a"), mention("a", a, 2, "n|b|x", "m|q"), mention("c", a, 3, "n|b", "n"), gone}})
		keys := func(prefixes ...string) (got []string) {
			t.Helper()
			update(t, s, func(tx parley.Tx) (err error) {
				got, err = tx.BlockKeys(ctx(t), prefixes)
				return err
			})
			return got
		}
		same(t, "that begin with n|", keys("n|"), []string{"n|a", "n|b", "n|b|x"})
		same(t, "that begin with n|b|", keys("n|b|"), []string{"n|b|x"})
		same(t, "that begin with either", keys("n|b", "m|", "n|b|"), []string{"m|q", "n|b", "n|b|x"})
		same(t, "that none begins with", keys("x"), nil)
		same(t, "with no prefix asked", keys(), nil)
		update(t, s, func(tx parley.Tx) error { return tx.DeleteMentions(ctx(t), []string{"men_b"}) })
		same(t, "after deleting one", keys("n|"), []string{"n|b", "n|b|x"})
	}},
	{"events with a key hold a present mention that has it, by id, of the days asked for", func(t *testing.T, s parley.Store) {
		a := article(1, "x")
		gone := mention("gone", a, 5, "k1")
		gone.Mention.KnownTo = a.Published
		undated, april, june := talks("a", ""), talks("b", "2025-04-10"), talks("c", "2025-06-10")
		undated.MentionIDs, april.MentionIDs, june.MentionIDs = []string{"men_a"}, []string{"men_b", "men_d"}, []string{"men_c", "men_gone"}
		w := world{articles: []*parley.Article{a}, mentions: []parley.BlockedMention{
			mention("a", a, 1, "k1"), mention("b", a, 2, "k1"), mention("c", a, 3, "k2"), mention("d", a, 4, "k1", "k2"), gone,
		}}
		w.Events = []*parley.Event{undated, april, june}
		put(t, s, w)
		with := func(asked ...parley.EventKey) []string {
			t.Helper()
			var got []*parley.Event
			update(t, s, func(tx parley.Tx) (err error) {
				got, err = tx.EventsWith(ctx(t), asked)
				return err
			})
			return ids(got, func(e *parley.Event) string { return e.ID }, nil)
		}
		same(t, "with k1", with(parley.EventKey{Key: "k1"}), []string{"evt_a", "evt_b"})
		same(t, "with k2", with(parley.EventKey{Key: "k2"}), []string{"evt_b", "evt_c"})
		same(t, "with both, from May", with(parley.EventKey{Key: "k1", From: "2025-05-01"}, parley.EventKey{Key: "k2", From: "2025-05-01"}), []string{"evt_a", "evt_c"})
		same(t, "to May", with(parley.EventKey{Key: "k2", To: "2025-05-01"}), []string{"evt_b"})
		same(t, "on the day", with(parley.EventKey{Key: "k2", From: "2025-06-10", To: "2025-06-10"}), []string{"evt_c"})
		same(t, "with a key that none has", with(parley.EventKey{Key: "k9"}), nil)
		same(t, "with nothing asked", with(), nil)
	}},
}
