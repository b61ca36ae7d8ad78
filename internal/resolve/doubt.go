package resolve

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// How unsure merging must be for somebody to look at it.
const (
	doubtful   = 0.5 // points above Enough
	nearly     = 1   // points below it
	mostDoubts = 3   // of one event
)

// Enough is the score from which two mentions are one event: see parley.Doubt.
const Enough = enough

// unsure is a pair of items that were just joined, or just not.
type unsure struct {
	edge
	why string
}

// doubtNearly notes the pairs that were not quite alike enough to be joined, of
// events that nothing else tells apart.
func (g grouping) doubtNearly(items []*item, pairs []edge, v *verdicts) {
	of := map[int]*cluster{}
	for _, c := range g.clusters {
		for _, i := range c.members {
			of[i] = c
		}
	}
	for _, e := range pairs {
		c, o := of[e.a], of[e.b]
		if c == o || v.partsGroups(c, o) || contradict(items, c, o) {
			continue
		}
		p := unsure{e, "not quite alike enough"}
		c.doubts, o.doubts = append(c.doubts, p), append(o.doubts, p)
	}
}

// doubt notes pairs on which nobody ruled, in the clusters that hold them.
func doubt(clusters map[int]*cluster, f forest, v *verdicts, pairs []unsure) {
	for _, p := range pairs {
		if v.together(p.a, p.b) || v.apart(p.a, p.b) {
			continue
		}
		g, h := clusters[f.root(p.a)], clusters[f.root(p.b)]
		g.doubts = append(g.doubts, p)
		if h != g {
			h.doubts = append(h.doubts, p)
		}
	}
}

// doubts tells of each event which of its merges were unsure, once all events
// are known.
func (d *deriver) doubts(of map[*parley.Event][]unsure) {
	for e, pairs := range of {
		if e.Reviewed {
			continue
		}
		var out []parley.Doubt
		for _, p := range pairs {
			a, b := d.items[p.a], d.items[p.b]
			if a.EventID != e.ID {
				a, b = b, a
			}
			x := parley.Doubt{Joined: b.EventID == e.ID, Mentions: []string{a.ID, b.ID}, Score: p.score, Reason: p.why}
			if !x.Joined {
				x.EventID = b.EventID
			}
			if len(p.reasons) > 0 {
				x.Reason += "; " + strings.Join(p.reasons, ", ")
			}
			out = append(out, x)
		}
		// the least sure pair of two events says enough of them
		sure := func(x parley.Doubt) float64 { return math.Abs(x.Score - enough) }
		slices.SortFunc(out, func(x, y parley.Doubt) int {
			return cmp.Or(strings.Compare(x.EventID, y.EventID), cmp.Compare(sure(x), sure(y)), slices.Compare(x.Mentions, y.Mentions))
		})
		out = slices.CompactFunc(out, func(x, y parley.Doubt) bool { return x.EventID == y.EventID })
		slices.SortStableFunc(out, func(x, y parley.Doubt) int { return cmp.Compare(sure(x), sure(y)) })
		e.Doubts = out[:min(mostDoubts, len(out))]
	}
}
