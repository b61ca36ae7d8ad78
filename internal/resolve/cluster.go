package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// edge is a pair of mentions that agree well enough to be one event.
type edge struct {
	a, b int // indexes into the items, a < b
	likeness
}

// ruled is how well two mentions agree that somebody said are one event.
var ruled = likeness{score: 1000, reasons: []string{"imported as the same event"}}

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

// blocks groups items by the keys that make candidates.
func blocks(items []*item) map[string][]int {
	out := map[string][]int{}
	for i, it := range items {
		for _, k := range it.blockKeys() {
			out[k] = append(out[k], i)
		}
	}
	return out
}

// candidates calls f once for every pair of items that shares a block in
// which score decides.
func candidates(n int, by map[string][]int, f func(a, b int)) {
	mates := make([][]int, n)
	for _, members := range by {
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
// first: firmly dated ones before loose ones, ties by ids. Those that are not
// quite enough are kept apart.
func edgesOf(items []*item, by map[string][]int, assigned map[string]string) (out, others []edge) {
	candidates(len(items), by, func(a, b int) {
		switch l := compare(items[a], items[b]); {
		case l.joins():
			out = append(out, edge{a, b, l})
		case l.nearly():
			others = append(others, edge{a, b, l})
		}
	})
	first := map[string]int{} // assigned event -> one of its mentions
	for i, it := range items {
		if id := assigned[it.ID]; id != "" {
			if j, ok := first[id]; ok {
				out = append(out, edge{j, i, ruled})
			} else {
				first[id] = i
			}
		}
	}
	sortEdges(items, out)
	return out, others
}

// sortEdges puts edges into the order in which they join: firmly dated ones
// before loose ones, then by score, ties by ids.
func sortEdges(items []*item, edges []edge) {
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(x.tier, y.tier), cmp.Compare(y.score, x.score),
			strings.Compare(items[x.a].ID, items[y.a].ID), strings.Compare(items[x.b].ID, items[y.b].ID))
	})
}

// grouping is items put into events.
type grouping struct {
	clusters []*cluster
	left     []bool // by item: it is loose, and no event that is dated by the day took it
}

// core reports whether an item makes events by itself: it is dated by the day,
// or somebody ruled on it. All others are loose.
func core(it *item, assigned map[string]string) bool {
	return it.byDay || assigned[it.ID] != "" || it.ruled
}

// group joins items into events. Those of the core come first; then each loose
// item joins the one event of the core that it fits best and that it does not
// contradict, of several loose ones of an article the one that fits better. A
// loose item never makes one event of two, and what it joins depends on the
// core alone, so that an event can be made anew from what lies near it. What no
// event of the core takes makes events among itself.
func group(items []*item, edges []edge, assigned map[string]string, v *verdicts) grouping {
	loose := make([]bool, len(items))
	for i, it := range items {
		loose[i] = !core(it, assigned)
	}
	var inner, outer, among []edge
	for _, e := range edges {
		switch {
		case !loose[e.a] && !loose[e.b]:
			inner = append(inner, e)
		case loose[e.a] && loose[e.b]:
			among = append(among, e)
		default:
			outer = append(outer, e)
		}
	}
	of := make([]*cluster, len(items)) // of the core
	var out grouping
	for _, c := range partition(items, inner, assigned, v) {
		if loose[c.members[0]] {
			continue // by itself as yet
		}
		out.clusters = append(out.clusters, c)
		for _, i := range c.members {
			of[i] = c
		}
	}
	taken := adopt(items, outer, of, loose, v)
	out.left = make([]bool, len(items))
	for i := range items {
		out.left[i] = loose[i] && taken[i] == nil
		if c := taken[i]; c != nil {
			c.members = append(c.members, i)
		}
	}
	for _, e := range outer {
		if i, c := e.a, of[e.b]; loose[i] && taken[i] == c {
			c.because(e.reasons)
		} else if i, c := e.b, of[e.a]; loose[i] && taken[i] == c {
			c.because(e.reasons)
		}
	}
	among = slices.DeleteFunc(among, func(e edge) bool { return !out.left[e.a] || !out.left[e.b] })
	for _, c := range partition(items, among, assigned, v) {
		if out.left[c.members[0]] {
			out.clusters = append(out.clusters, c)
		}
	}
	return out
}

// adopt gives each loose item the event of the core that takes it. edges tie
// loose items to those of the core, best first; of says which event an item of
// the core is in.
func adopt(items []*item, edges []edge, of []*cluster, loose []bool, v *verdicts) []*cluster {
	type sibling struct {
		article string
		of      *cluster
	}
	type pair struct {
		i  int
		of *cluster
	}
	taken := make([]*cluster, len(items))
	told, refused := map[sibling]bool{}, map[pair]bool{}
	for _, e := range edges {
		i, j := e.a, e.b
		if loose[j] {
			i, j = j, i
		}
		c := of[j]
		if taken[i] != nil || told[sibling{items[i].ArticleID, c}] || refused[pair{i, c}] {
			continue
		}
		if slices.ContainsFunc(c.members, func(k int) bool { return !v.forgives(e) && compare(items[i], items[k]).never }) {
			refused[pair{i, c}] = true
			continue
		}
		taken[i], told[sibling{items[i].ArticleID, c}] = c, true
	}
	return taken
}

// cluster is the mentions of one event.
type cluster struct {
	members  []int
	anchored bool     // holds a mention that dates the occasion by the day and is no mere plan
	assigned string   // the event that an import says it is
	reasons  []string // why the mentions are one event, each once
	doubts   []unsure // pairs with one of them of which merging was not sure
}

// partition joins items by edges, best first. Two groups are joined only when
// no mention of one contradicts a mention of the other, and only firm edges
// join two groups that each know their day: a loosely dated mention belongs to
// one occasion and never makes one of two.
// What v says goes before all that.
func partition(items []*item, edges []edge, assigned map[string]string, v *verdicts) []*cluster {
	var pairs []unsure
	groups := make([]*cluster, len(items))
	for i, it := range items {
		groups[i] = &cluster{members: []int{i}, anchored: it.byDay && it.Status != parley.Planned, assigned: assigned[it.ID]}
	}
	f := v.begin(groups)
	for _, e := range edges {
		x, y := f.root(e.a), f.root(e.b)
		if x == y {
			groups[x].because(e.reasons)
			continue
		}
		g, h := groups[x], groups[y]
		if v.partsGroups(g, h) {
			continue
		}
		if e.tier != firm && g.anchored && h.anchored || g.assigned != "" && h.assigned != "" && g.assigned != h.assigned {
			pairs = append(pairs, unsure{e, "alike, but each is dated by other reports"})
			continue
		}
		if (g.assigned == "" || g.assigned != h.assigned) && !v.forgives(e) && contradict(items, g, h) {
			pairs = append(pairs, unsure{e, "alike, but other reports of them contradict each other"})
			continue
		}
		if e.score < enough+doubtful {
			pairs = append(pairs, unsure{e, "just alike enough"})
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
	whole := map[int]*cluster{}
	for i := range items {
		if f.root(i) == i {
			out = append(out, groups[i])
			whole[i] = groups[i]
		}
	}
	doubt(whole, f, v, pairs)
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
