package resolve_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

const (
	berg   = "Ann Berg (Norland, foreign minister)"
	castro = "Luis Castro (Sudwald, foreign minister)"
	duarte = "Eva Duarte (Sudwald, deputy minister)"
	king   = "Olav Stein (Norland, President)"
	queen  = "Maria Lund (Sudwald, President)"
)

// Two reports of one occasion, however they tell it.
func TestOneEvent(t *testing.T) {
	both := with("Norland", "Sudwald")
	for name, pair := range map[string][2]*parley.Mention{
		"same day and parties": {say(parley.Talks, "2024-03-05", both), say(parley.Talks, "2024-03-06", both, on("2024-03-05"))},
		"talks to one, a meeting of ministers to the other": {
			say(parley.Talks, "2024-03-05", both, at("Geneva")),
			say(parley.Meeting, "2024-03-06", with(berg, castro), on("2024-03-05"), at("Geneva")),
		},
		"a go-between to one, a party to the other": {
			say(parley.Talks, "2024-03-05", with("Norland", "Sudwald", "~Midland"), at("Geneva")),
			say(parley.Talks, "2024-03-05", with("Norland", "Sudwald", "Midland"), at("Geneva")),
		},
		"a plan and what came of it a day later, elsewhere": {
			say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva")),
			say(parley.Talks, "2024-03-05", both, at("Vienna")),
		},
		"a plan for ten days on, held at the same place later": {
			say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva"), topic("border")),
			say(parley.Talks, "2024-03-14", both, at("Geneva"), topic("border")),
		},
		"a month and a day in it, with the same people": {
			say(parley.Meeting, "2024-06-01", with(king, queen), on("2024-03-01", "2024-03-31"), at("Geneva")),
			say(parley.Meeting, "2024-03-05", with(king, queen), at("Geneva")),
		},
		"spelled differently": {
			say(parley.Call, "2024-03-05", with("Sergei Petrov (Norland)", castro)),
			say(parley.Call, "2024-03-05", with("Sergey Petrov (Norland)", castro)),
		},
		"a second round to both, one without a date": {
			say(parley.Talks, "2024-03-05", both, at("Geneva"), round(2)),
			say(parley.Talks, "2024-03-20", both, undated, at("Geneva"), round(2)),
		},
		"announced and called off": {
			say(parley.Talks, "2024-03-01", both, on("2024-03-04"), as(parley.Planned), at("Geneva")),
			say(parley.Talks, "2024-03-03", both, on("2024-03-04"), as(parley.Cancelled), at("Geneva")),
		},
		"one proposal in other words": {
			say(parley.Proposal, "2024-03-05", with("Midland"), undated, terms("60-day truce along the river")),
			say(parley.Proposal, "2024-04-01", with("Midland"), undated, terms("ceasefire of 60 days along the river")),
		},
		"one proposal told at length": {
			say(parley.Proposal, "2024-03-05", with("Midland"), undated, terms("60-day ceasefire")),
			say(parley.Proposal, "2024-04-01", with("Midland"), undated, terms("immediate 60-day ceasefire, watched by neighbours, that either side may prolong by letter")),
		},
		"one agreement in other words": {
			say(parley.Agreement, "2024-03-05", both, terms("exchange of 40 prisoners")),
			say(parley.Agreement, "2024-03-06", both, on("2024-03-05"), terms("swap of 40 prisoners each")),
		},
		"one speaker on one day": {
			say(parley.Statement, "2024-03-05", with(berg)),
			say(parley.Statement, "2024-03-06", with("Berg (Norland)"), on("2024-03-05")),
		},
	} {
		t.Run(name, func(t *testing.T) {
			if e := only(t, pair[0], pair[1]); len(e.MergeReasons) == 0 {
				t.Error("no reason is given")
			}
		})
	}
}

// Look-alikes: two occasions that share much.
func TestTwoEvents(t *testing.T) {
	both := with("Norland", "Sudwald")
	for name, pair := range map[string][2]*parley.Mention{
		"the same pair three weeks apart":    {say(parley.Talks, "2024-03-05", both, at("Geneva")), say(parley.Talks, "2024-03-26", both, at("Geneva"))},
		"the same pair on two days in a row": {say(parley.Talks, "2024-03-05", both, at("Geneva")), say(parley.Talks, "2024-03-06", both, at("Geneva"))},
		"a call and a meeting on one day":    {say(parley.Call, "2024-03-05", with(berg, castro)), say(parley.Meeting, "2024-03-05", with(berg, castro))},
		"other people on the same day":       {say(parley.Meeting, "2024-03-05", with(berg, castro)), say(parley.Meeting, "2024-03-05", with(king, queen))},
		"another party on the same day":      {say(parley.Talks, "2024-03-05", both), say(parley.Talks, "2024-03-05", with("Norland", "Midland"))},
		"two of one article": {
			together("art", say(parley.Talks, "2024-03-05", both, as(parley.Cancelled)))[0],
			together("art", say(parley.Talks, "2024-03-05", both))[0],
		},
		"called off and held":                {say(parley.Talks, "2024-03-05", both, as(parley.Cancelled)), say(parley.Talks, "2024-03-05", both)},
		"a plan published after the meeting": {say(parley.Talks, "2024-03-05", both), say(parley.Talks, "2024-03-06", both, on("2024-03-08"), as(parley.Planned))},
		"undated, without a place":           {say(parley.Talks, "2024-03-05", both), say(parley.Talks, "2024-03-10", both, undated)},
		"another round": {
			say(parley.Talks, "2024-03-05", both, at("Geneva"), round(2)),
			say(parley.Talks, "2024-03-20", both, undated, at("Geneva"), round(3)),
		},
		"another length of truce": {
			say(parley.Proposal, "2024-03-05", with("Midland"), undated, terms("60-day truce along the river")),
			say(parley.Proposal, "2024-04-01", with("Midland"), undated, terms("30-day truce along the river")),
		},
		"a truce and one for power plants only": {
			say(parley.Proposal, "2024-03-05", with("Midland"), undated, terms("30-day truce")),
			say(parley.Proposal, "2024-04-01", with("Midland"), undated, terms("30-day halt to strikes on energy infrastructure")),
		},
		"talks, and the go-between with one of the sides": {
			say(parley.Talks, "2024-03-05", with("Norland", "Sudwald", "~Midland"), at("Geneva"), topic("border")),
			say(parley.Talks, "2024-03-05", with("Norland", "Midland"), at("Geneva"), topic("border")),
		},
		"undated proposals with one word in common": {
			say(parley.Proposal, "2024-03-05", with("Midland"), undated, terms("meeting of the two presidents")),
			say(parley.Proposal, "2024-05-01", with("Midland"), undated, terms("meeting of the presidents before winter")),
		},
		"undated, told to be somewhere in the country": {
			say(parley.Talks, "2024-03-05", both, at("Geneva"), func(m *parley.Mention) { m.Country = "Switzerland" }, topic("border")),
			say(parley.Talks, "2024-03-20", both, undated, at("Switzerland"), topic("border")),
		},
		"a visit and whom the visitor met": {
			say(parley.Visit, "2024-03-01", with(king), on("2024-03-05"), as(parley.Planned), at("Suderby")),
			say(parley.Meeting, "2024-03-06", with(king, queen), on("2024-03-05"), at("Suderby")),
		},
		"the same proposal of another party": {
			say(parley.Proposal, "2024-03-05", with("Midland"), terms("60-day truce")),
			say(parley.Proposal, "2024-03-05", with("Norland"), terms("60-day truce")),
		},
		"two agreements of one day": {
			say(parley.Agreement, "2024-03-05", both, topic("talks"), terms("exchange of 40 prisoners")),
			say(parley.Agreement, "2024-03-05", both, topic("talks"), terms("reopening of the border bridge")),
		},
		"two speakers of one surname": {
			say(parley.Statement, "2024-03-05", with("Ann Berg (Norland)")),
			say(parley.Statement, "2024-03-05", with("Tor Berg (Norland)")),
		},
		"one speaker on two days": {say(parley.Statement, "2024-03-05", with(berg)), say(parley.Statement, "2024-03-06", with(berg))},
	} {
		t.Run(name, func(t *testing.T) {
			if d := resolve.Merge(news(pair[0], pair[1])); len(d.Events) != 2 {
				t.Errorf("%d events, for %q", len(d.Events), d.Events[0].MergeReasons)
			}
		})
	}
}

// A report that names three parties does not make one event of two meetings of
// one day and city, each of two of them.
func TestHalvesOfATableStayApart(t *testing.T) {
	talks := func(names ...string) *parley.Mention {
		return say(parley.Talks, "2024-03-05", with(names...), at("Geneva"), topic("prisoner exchange"))
	}
	d := resolve.Merge(news(talks("Norland", "Sudwald"), talks("Sudwald", "Midland"), talks("Norland", "Sudwald", "~Midland")))
	if len(d.Events) != 2 {
		t.Errorf("%d events, want 2", len(d.Events))
	}
}

// A report that names only the month may be of either of two meetings: it
// joins one and never makes them one.
func TestLooseReportsNeverBridge(t *testing.T) {
	both := with("Norland", "Sudwald")
	d := resolve.Merge(news(
		say(parley.Talks, "2024-03-05", both, at("Geneva"), topic("border")),
		say(parley.Talks, "2024-03-20", both, at("Geneva"), topic("border")),
		say(parley.Talks, "2024-06-01", both, on("2024-03-01", "2024-03-31"), at("Geneva"), topic("border")),
		say(parley.Talks, "2024-04-01", both, undated, at("Geneva"), topic("border")),
	))
	if len(d.Events) != 2 {
		t.Errorf("%d events, want 2", len(d.Events))
	}
}

// What somebody ruled goes before all scores.
func TestAssigned(t *testing.T) {
	both := with("Norland", "Sudwald")
	news := news(
		say(parley.Talks, "2024-03-05", both), say(parley.Talks, "2024-03-05", both),
		say(parley.Talks, "2024-09-05", both), say(parley.Talks, "2024-03-05", both),
	)
	news.Assigned = map[string]string{"men_00": "a", "men_01": "b", "men_02": "a"}
	resolve.Merge(news)
	m := news.Mentions
	if m[0].EventID == m[1].EventID || m[0].EventID != m[2].EventID {
		t.Errorf("events %s, %s, %s: want the first and third to be one and the second another", m[0].EventID, m[1].EventID, m[2].EventID)
	}
	if m[3].EventID != m[0].EventID && m[3].EventID != m[1].EventID {
		t.Error("the one that nobody ruled on belongs to neither")
	}
}

// Merging does not depend on the order of its input.
func TestOrder(t *testing.T) {
	g, _ := corpus(t)
	want := resolve.Merge(g.Input)
	var order []int // numbers, so that a failure prints those and not the mentions
	for i := range g.Mentions {
		order = append(order, i)
	}
	rapid.Check(t, func(t *rapid.T) {
		shuffled := g.Input
		shuffled.Mentions = nil
		for _, i := range rapid.Permutation(order).Draw(t, "order") {
			shuffled.Mentions = append(shuffled.Mentions, g.Mentions[i])
		}
		if d := cmp.Diff(want, resolve.Merge(shuffled), cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}

// Mentions that make one event share block keys, one with the other or by way
// of a third: else they would not be found when a new one comes in.
func TestKeys(t *testing.T) {
	g, _ := corpus(t)
	resolve.Merge(g.Input)
	keys := map[string]map[string]bool{}
	for _, m := range g.Mentions {
		keys[m.ID] = map[string]bool{}
		for _, k := range resolve.Keys(m) {
			keys[m.ID][k] = resolve.Related(k)
		}
	}
	held := map[string][]*parley.Mention{}
	for _, m := range g.Mentions {
		held[m.EventID] = append(held[m.EventID], m)
	}
	for id, ms := range held {
		reached := map[string]bool{ms[0].ID: true}
		for range ms { // by way of others, too
			for _, a := range ms {
				for _, b := range ms {
					for k, counts := range keys[a.ID] {
						if counts && keys[b.ID][k] && (reached[a.ID] || reached[b.ID]) {
							reached[a.ID], reached[b.ID] = true, true
						}
					}
				}
			}
		}
		if len(reached) != len(ms) {
			t.Errorf("event %s: not all mentions are tied by block keys", id)
		}
	}
}
