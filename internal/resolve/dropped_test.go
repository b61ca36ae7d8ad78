package resolve_test

import (
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// drop leaves out of mentions what a reader often misses: people, places,
// topics and go-betweens each with a chance of share, and of every second so
// much the exact day, of which the month is kept.
func drop(mentions []*parley.Mention, share float64, seed uint64) []*parley.Mention {
	r := rand.New(rand.NewPCG(seed, seed))
	out := make([]*parley.Mention, len(mentions))
	for i, m := range mentions {
		c := *m
		c.Participants = nil
		noPeople, noMediator := r.Float64() < share, r.Float64() < share
		sides := map[string]bool{}
		for _, p := range m.Participants {
			if noPeople && p.Kind == parley.Person && m.Kind.Family() == parley.Contacts || noMediator && p.Role == parley.Mediator {
				sides[p.Represents] = p.Role == parley.Member
				continue
			}
			c.Participants = append(c.Participants, p)
		}
		for side, is := range sides { // they are still told of as parties
			named := false
			for _, p := range c.Participants {
				named = named || p.Name.Name == side || p.Represents == side
			}
			if is && side != "" && !named {
				c.Participants = append(c.Participants, parley.Participant{Name: parley.Name{Name: side, Kind: parley.State}, Role: parley.Party})
			}
		}
		if r.Float64() < share {
			c.Place, c.Country, c.Site = "", "", ""
		}
		if r.Float64() < share {
			c.Topics = nil
		}
		if r.Float64() < share/2 && c.When.Known() && c.When.Days() <= 4 {
			first := c.When.Start.Time().AddDate(0, 0, 1-c.When.Start.Time().Day())
			c.When = parley.Between(parley.DateOf(first), parley.DateOf(first.AddDate(0, 1, -1)))
			c.When.Precision = parley.Month
		}
		out[i] = &c
	}
	return out
}

// What reports leave out makes events harder to find, but must not make one of
// two.
func TestDroppedFields(t *testing.T) {
	g, dir := corpus(t)
	var groups []struct{ Events []string }
	load(t, filepath.Join(dir, "same.json"), &groups)
	group := map[string]int{}
	for i, x := range groups {
		for _, n := range x.Events {
			group[n] = i + 1
		}
	}
	for _, c := range []struct{ share, precision, recall float64 }{{0.2, 96, 90}, {0.5, 93, 74}} {
		var p pairs
		for seed := range uint64(10) {
			in := g.Input
			in.Mentions = drop(g.Mentions, c.share, seed)
			resolve.Merge(in)
			for i, a := range in.Mentions {
				for _, b := range in.Mentions[i+1:] {
					x, y := g.name[a.ID], g.name[b.ID]
					p = p.count(group[x] != 0 && group[x] == group[y], a.EventID == b.EventID)
				}
			}
		}
		t.Logf("%.0f of 100 dropped: precision %.1f, recall %.1f", 100*c.share, p.precision(), p.recall())
		if p.precision() < c.precision || p.recall() < c.recall {
			t.Errorf("%.0f of 100 dropped: precision %.1f, recall %.1f; want at least %.0f and %.0f", 100*c.share, p.precision(), p.recall(), c.precision, c.recall)
		}
	}
}
