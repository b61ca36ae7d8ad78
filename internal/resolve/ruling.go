package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Rulings are the decisions that hold, made ready for Merge. Nil rules nothing.
type Rulings struct {
	list     []*parley.Decision            // by time
	rejected map[string]bool               // ids of mentions and of articles that do not count
	pairs    map[string][]*parley.Decision // by mention: those on what is one event and what is not
	found    map[string]string             // by mention: the block key under which it is found
	on       map[string][]*parley.Decision // those on an event, by the mention that says which it is
	*identities
}

// NewRulings leaves out what was undone. The order of the lists does not matter.
// Of the mentions that decisions rest on, those that are present must be given.
func NewRulings(list []*parley.Decision, mentions []*parley.Mention) *Rulings {
	r := &Rulings{rejected: map[string]bool{}, pairs: map[string][]*parley.Decision{}, on: map[string][]*parley.Decision{}, found: map[string]string{}}
	for _, d := range list {
		if d.Holds() {
			r.list = append(r.list, d)
		}
	}
	slices.SortFunc(r.list, parley.CompareDecisions)
	r.list = slices.CompactFunc(r.list, func(a, b *parley.Decision) bool { return a.ID == b.ID })
	for _, d := range r.list {
		switch d.Kind {
		case parley.RejectMentions:
			for _, id := range d.Mentions[0] {
				r.rejected[id] = true
			}
		case parley.RemoveArticle:
			r.rejected[d.Article] = true
		case parley.MergeEvents, parley.SplitEvent, parley.KeepApart:
			for _, id := range slices.Concat(d.Mentions...) {
				r.pairs[id] = append(r.pairs[id], d)
			}
		}
	}
	present := map[string]bool{}
	for _, m := range mentions {
		present[m.ID] = m.KnownTo.IsZero() && !r.Rejects(m)
		r.found[m.ID] = ArticleKey(m)
	}
	for _, d := range r.list {
		switch d.Kind {
		case parley.CorrectEvent, parley.ConfirmEvent, parley.PlaceInTrack:
			for _, id := range d.Mentions[0] {
				if present[id] {
					r.on[id] = append(r.on[id], d)
					break
				}
			}
		}
	}
	r.identities = newIdentities(r.list)
	return r
}

// Rejects reports whether somebody ruled that a mention is no event.
func (r *Rulings) Rejects(m *parley.Mention) bool {
	return r != nil && (r.rejected[m.ID] || r.rejected[m.ArticleID])
}

// Unname makes m a mention of nothing that names nobody.
func Unname(m *parley.Mention) {
	m.EventID = ""
	eachName(m, func(n *parley.Name) { n.ActorID, n.SideID = "", "" })
}

// items folds the mentions that count, as newItems does; the others become
// mentions of nothing.
func (r *Rulings) items(mentions []*parley.Mention, places func(string) (string, *parley.Point, bool)) []*item {
	counted := make([]*parley.Mention, 0, len(mentions))
	for _, m := range mentions {
		if r.Rejects(m) {
			Unname(m)
		} else {
			counted = append(counted, m)
		}
	}
	items := newItems(counted, places)
	for _, it := range items {
		it.ruled = r.ruledOn(it.ID)
	}
	return items
}

// ruledOn reports whether somebody ruled on what is one event with a mention.
// One that is gone is still known by its id.
func (r *Rulings) ruledOn(id string) bool { return len(r.onPairs(id)) > 0 }

func (r *Rulings) onPairs(id string) []*parley.Decision {
	if r == nil {
		return nil
	}
	return r.pairs[strings.TrimPrefix(id, gonePrefix)]
}

// gonePrefix is what the id of a mention that is gone begins with.
const gonePrefix = "gone "

// Gone is the id of a mention that is gone: a new one may have its own.
func Gone(id string) string { return gonePrefix + id }

// Known is the id that a mention had before it was gone.
func Known(id string) string { return strings.TrimPrefix(id, gonePrefix) }

func (r *Rulings) decisions() []*parley.Decision {
	if r == nil {
		return nil
	}
	return r.list
}

// places is the index of each item by id.
func places(items []*item) map[string]int {
	at := make(map[string]int, len(items))
	for i, it := range items {
		at[strings.TrimPrefix(it.ID, gonePrefix)] = i
	}
	return at
}

// verdicts are the pairs of items that decisions say are one event or are not.
type verdicts struct {
	f    forest
	foes map[int]map[int]bool // by root of f: the roots of what is no event with it
	why  map[int][]string     // by root of f

	merged map[int]bool // roots of what was several events before somebody ruled
}

// verdicts works from the latest decision back: an earlier one adds what no
// later one contradicts.
func (r *Rulings) verdicts(items []*item) *verdicts {
	v := &verdicts{f: newForest(len(items)), foes: map[int]map[int]bool{}, why: map[int][]string{}, merged: map[int]bool{}}
	list := r.decisions()
	if len(list) == 0 {
		return v
	}
	at := places(items)
	for _, d := range slices.Backward(list) {
		groups := make([][]int, len(d.Mentions))
		for k, ids := range d.Mentions {
			for _, id := range ids {
				if i, ok := at[id]; ok {
					groups[k] = append(groups[k], i)
				}
			}
		}
		switch d.Kind {
		case parley.MergeEvents:
			all := slices.Concat(groups...)
			v.tie(all, saying("ruled one event", d))
			for _, i := range all {
				if root := v.f.root(i); v.why[root] != nil {
					v.merged[root] = true
				}
			}
		case parley.SplitEvent:
			v.tie(groups[0], saying("split off", d))
			v.part(groups)
		case parley.KeepApart:
			v.part(groups)
		}
	}
	return v
}

// saying is what was done, by whom and why, for people to read.
func saying(what string, d *parley.Decision) string {
	if what += " by " + d.By; d.Why != "" {
		what += ": " + d.Why
	}
	return what
}

// tie makes as many of the items one event as nothing keeps apart.
func (v *verdicts) tie(items []int, why string) {
	for k, i := range items {
		for _, j := range items[:k] {
			if !v.apart(i, j) {
				v.union(i, j, why)
				break
			}
		}
	}
}

func (v *verdicts) union(i, j int, why string) {
	a, b := v.f.root(i), v.f.root(j)
	v.f.union(a, b)
	root, gone := v.f.root(a), max(a, b)
	if reasons := v.why[root]; !slices.Contains(reasons, why) {
		v.why[root] = append(reasons, why)
	}
	if root == gone || a == b {
		return
	}
	v.merged[root] = v.merged[root] || v.merged[gone]
	for _, why := range v.why[gone] {
		if !slices.Contains(v.why[root], why) {
			v.why[root] = append(v.why[root], why)
		}
	}
	for foe := range v.foes[gone] {
		delete(v.foes[foe], gone)
		v.keep(root, foe)
	}
	delete(v.foes, gone)
}

// part keeps the groups from being one event.
func (v *verdicts) part(groups [][]int) {
	for k, g := range groups {
		for _, h := range groups[k+1:] {
			for _, i := range g {
				for _, j := range h {
					if a, b := v.f.root(i), v.f.root(j); a != b {
						v.keep(a, b)
					}
				}
			}
		}
	}
}

func (v *verdicts) keep(a, b int) {
	for range 2 {
		if v.foes[a] == nil {
			v.foes[a] = map[int]bool{}
		}
		v.foes[a][b] = true
		a, b = b, a
	}
}

// apart reports whether two items were ruled not to be one event.
func (v *verdicts) apart(i, j int) bool { return v.foes[v.f.root(i)][v.f.root(j)] }

// together reports whether two items were ruled to be one event.
func (v *verdicts) together(i, j int) bool { return v.f.root(i) == v.f.root(j) }

// partsGroups reports whether some item of g was ruled apart from one of h.
func (v *verdicts) partsGroups(g, h *cluster) bool {
	if len(v.foes) == 0 {
		return false
	}
	for _, i := range g.members {
		for _, j := range h.members {
			if v.apart(i, j) {
				return true
			}
		}
	}
	return false
}

// begin joins the groups of single items that were ruled to be one event.
func (v *verdicts) begin(groups []*cluster) forest {
	f := slices.Clone(v.f)
	for i, g := range groups {
		root := f.root(i)
		if root == i {
			g.because(v.why[i])
			continue
		}
		to := groups[root]
		if to.assigned != g.assigned {
			to.assigned = "" // of several imported events: what else is of them must agree
		}
		to.members, to.anchored = append(to.members, g.members...), to.anchored || g.anchored
	}
	return f
}

// forgives reports that the groups which an edge would join may contradict each
// other all the same: who ruled that events are one with an end of it knew that
// reports of them differ.
func (v *verdicts) forgives(e edge) bool { return v.merged[v.f.root(e.a)] || v.merged[v.f.root(e.b)] }
