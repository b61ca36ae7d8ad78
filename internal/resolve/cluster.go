package resolve

import (
	"cmp"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// edge is a pair of mentions that agree well enough to be one event.
type edge struct {
	a, b int // indexes into the items, a < b
	likeness
}

// forest is a union-find.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) union(i, j int) {
	i, j = f.root(i), f.root(j)
	if i != j {
		f[max(i, j)] = min(i, j)
	}
}

// blocks groups items by key, in order of the key.
func blocks(items []*item) map[string][]int {
	out := map[string][]int{}
	for i, it := range items {
		for _, k := range it.keys() {
			out[k] = append(out[k], i)
		}
	}
	return out
}

// candidates calls f once for every pair of items that shares a block in
// which score decides.
func candidates(n int, by map[string][]int, f func(a, b int)) {
	mates := make([][]int, n)
	for k, members := range by {
		if ties(k) || !Related(k) {
			continue
		}
		for x, i := range members {
			mates[i] = append(mates[i], members[x+1:]...)
		}
	}
	for i, js := range mates {
		slices.Sort(js)
		for _, j := range slices.Compact(js) {
			f(i, j)
		}
	}
}

// edgesOf scores all candidate pairs and keeps those that are enough, best
// first: firmly dated ones before loose ones, ties by ids.
func edgesOf(items []*item, by map[string][]int, assigned map[string]string) []edge {
	var out []edge
	candidates(len(items), by, func(a, b int) {
		if l := compare(items[a], items[b]); !l.never && l.score >= enough {
			out = append(out, edge{a, b, l})
		}
	})
	first := map[string]int{} // assigned event -> one of its mentions
	for i, it := range items {
		if id := assigned[it.ID]; id != "" {
			if j, ok := first[id]; ok {
				out = append(out, edge{j, i, likeness{score: 1000, reasons: []string{"imported as the same event"}}})
			} else {
				first[id] = i
			}
		}
	}
	slices.SortFunc(out, func(x, y edge) int {
		return cmp.Or(cmp.Compare(x.tier, y.tier), cmp.Compare(y.score, x.score),
			cmp.Compare(items[x.a].ID, items[y.a].ID), cmp.Compare(items[x.b].ID, items[y.b].ID))
	})
	return out
}

// cluster is the mentions of one event.
type cluster struct {
	members  []int
	anchored bool     // holds a mention that dates the occasion by the day and is no mere plan
	assigned string   // the event that an import says it is
	reasons  []string // why the mentions are one event, each once
}

// partition joins items by edges, best first. Two groups are joined only when
// no mention of one contradicts a mention of the other, and only firm edges
// join two groups that each know their day: a loosely dated mention belongs to
// one occasion and never makes one of two.
func partition(items []*item, edges []edge, assigned map[string]string) []*cluster {
	f := newForest(len(items))
	groups := make([]*cluster, len(items))
	for i, it := range items {
		groups[i] = &cluster{members: []int{i}, anchored: it.byDay && it.Status != parley.Planned, assigned: assigned[it.ID]}
	}
	for _, e := range edges {
		x, y := f.root(e.a), f.root(e.b)
		if x == y {
			groups[x].because(e.reasons)
			continue
		}
		g, h := groups[x], groups[y]
		if e.tier != firm && g.anchored && h.anchored || g.assigned != "" && h.assigned != "" && g.assigned != h.assigned {
			continue
		}
		if (g.assigned == "" || g.assigned != h.assigned) && contradict(items, g, h) {
			continue
		}
		f.union(x, y)
		joined := &cluster{
			members: append(g.members, h.members...), anchored: g.anchored || h.anchored,
			assigned: cmp.Or(g.assigned, h.assigned), reasons: g.reasons,
		}
		joined.because(h.reasons)
		joined.because(e.reasons)
		groups[f.root(x)] = joined
	}
	var out []*cluster
	for i := range items {
		if f.root(i) == i {
			out = append(out, groups[i])
		}
	}
	return out
}

func (c *cluster) because(reasons []string) {
	for _, r := range reasons {
		if !slices.Contains(c.reasons, r) {
			c.reasons = append(c.reasons, r)
		}
	}
}

func contradict(items []*item, g, h *cluster) bool {
	for _, i := range g.members {
		for _, j := range h.members {
			if compare(items[i], items[j]).never {
				return true
			}
		}
	}
	return false
}
