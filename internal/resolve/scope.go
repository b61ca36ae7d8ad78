package resolve

import (
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// Scope finds what has to be gathered again when some mentions are new or gone:
// the mentions whose event may change, and those that decide it. Add what is
// known so far, then read and Add what has one of the keys of Next, until there
// are none.
//
// What the events of the core near a change take depends on the loose mentions
// near them, and what these join on the events of the core near them, which is
// as far as it goes: group says why. What was nearly joined with these events is
// made again as well, since it says so.
type Scope struct {
	places   func(name string) (string, *parley.Point, bool)
	rulings  *Rulings
	fresh    map[string]bool
	gone     map[string]bool
	touched  map[string]bool
	assigned map[string]string
	items    map[string]*item
	stored   map[string][]string // block keys as they are stored
	keys     map[string][]string // see keysOf
	members  map[string][]*item  // by block key
	pairs    [][2]*item          // of edges
	likes    []likeness
	nearly   map[string][]*item // by id of the other of a pair
	ties     [][2]*item         // on which somebody ruled together
	asked    map[string]bool
	need     map[string]bool
	whole    map[string]bool
	far      map[string]bool // needed, but in no event that has to be made
}

// NewScope begins with nothing known. fresh and gone are the ids of the
// mentions that are new and of those that are no longer present; touched are
// those that go on saying what they said, of which something else is new.
func NewScope(fresh, gone, touched map[string]bool, places func(string) (string, *parley.Point, bool)) *Scope {
	return &Scope{
		places: places, fresh: fresh, gone: gone, touched: touched, assigned: map[string]string{},
		items: map[string]*item{}, stored: map[string][]string{}, keys: map[string][]string{}, members: map[string][]*item{}, asked: map[string]bool{},
		nearly: map[string][]*item{},
	}
}

// Rule says what was decided on what is known and on what is added next.
func (s *Scope) Rule(r *Rulings) { s.rulings = r }

// Add makes mentions known; one that is known already stays as it is, and one
// that somebody ruled is no event does not count.
func (s *Scope) Add(list []parley.BlockedMention) {
	for _, b := range list {
		if s.items[b.Mention.ID] != nil || !s.gone[b.Mention.ID] && s.rulings.Rejects(b.Mention) {
			continue
		}
		it := newItem(b.Mention, s.places)
		it.ruled = s.rulings.ruledOn(it.ID)
		s.items[it.ID] = it
		s.stored[it.ID] = b.Keys
		if id := AssignedBy(b.Keys); id != "" {
			s.assigned[it.ID] = id
		}
		met := map[*item]bool{}
		for _, k := range s.keysOf(it) {
			for _, o := range s.members[k] {
				if met[o] {
					continue
				}
				met[o] = true
				l := compare(it, o)
				if s.assigned[it.ID] != "" && s.assigned[it.ID] == s.assigned[o.ID] {
					l = ruled
				}
				switch {
				case l.joins():
					s.pairs, s.likes = append(s.pairs, [2]*item{it, o}), append(s.likes, l)
				case l.nearly():
					s.nearly[it.ID], s.nearly[o.ID] = append(s.nearly[it.ID], o), append(s.nearly[o.ID], it)
				}
			}
			s.members[k] = append(s.members[k], it)
		}
		for _, d := range s.rulings.onPairs(it.ID) {
			for _, id := range slices.Concat(d.Mentions...) {
				for _, o := range []*item{s.items[id], s.items[Gone(id)]} {
					if o != nil && o != it {
						s.ties = append(s.ties, [2]*item{it, o})
					}
				}
			}
		}
	}
}

// keysOf are the keys under which what decides on an item is found: for a loose
// one also the others of its article.
func (s *Scope) keysOf(it *item) []string {
	if keys := s.keys[it.ID]; keys != nil {
		return keys
	}
	keys := slices.Clone(it.blockKeys())
	if id := s.assigned[it.ID]; id != "" {
		keys = append(keys, AssignedKey(id))
	}
	if !core(it, s.assigned) {
		keys = append(keys, it.articleKey())
	}
	s.keys[it.ID] = keys
	return keys
}

// Next is the keys that have to be asked for before the scope is whole.
func (s *Scope) Next() []string {
	s.reach()
	var out []string
	for id := range s.need {
		keys := s.keysOf(s.items[id])
		for _, d := range s.rulings.onPairs(id) {
			for _, with := range slices.Concat(d.Mentions...) {
				if k := s.rulings.found[with]; k != "" {
					keys = append(keys[:len(keys):len(keys)], k)
				}
			}
		}
		for _, k := range keys {
			if !s.asked[k] {
				s.asked[k] = true
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Mentions are those that have to be compared, without those that are gone, in
// order of id; wanted those among them whose events may have changed; assigned
// what somebody ruled on them; keys their block keys.
func (s *Scope) Mentions() (mentions []*parley.Mention, wanted map[string]bool, assigned map[string]string, keys map[string][]string) {
	wanted, keys = map[string]bool{}, map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(s.need)) {
		if s.gone[id] {
			continue
		}
		mentions = append(mentions, s.items[id].Mention)
		keys[id] = s.stored[id]
		if s.whole[id] {
			wanted[id] = true
		}
	}
	return mentions, wanted, s.assigned, keys
}

// Far reports whether a mention is only there to be compared with: it is in no
// event of a wanted one.
func (s *Scope) Far(id string) bool { return s.far[id] }

// reach finds what is needed as far as the mentions known so far tell.
func (s *Scope) reach() {
	r := newReach(s)
	changed := map[string]bool{}
	for id := range s.items {
		if s.fresh[id] || s.gone[id] || s.touched[id] {
			changed[id] = true
		}
	}
	s.around(r, changed)
	if s.beside(changed) {
		s.around(r, changed)
	}
	whole, need, far := s.whole, s.need, s.far
	if s.beside(changed) {
		s.around(r, changed) // to be compared with those
		for id := range s.need {
			far[id] = far[id] || !need[id]
		}
		s.whole, s.far = whole, far
	}
}

// beside adds to a set what was nearly joined with what has to be made again,
// and reports whether there is any.
func (s *Scope) beside(set map[string]bool) bool {
	n := len(set)
	for id := range s.whole {
		for _, o := range s.nearly[id] {
			if !s.whole[o.ID] {
				set[o.ID] = true
			}
		}
	}
	return len(set) > n
}

// around finds what has to be made again when some mentions change, and what is
// needed for it.
func (s *Scope) around(r *reach, some map[string]bool) {
	changed := map[int]bool{}
	for i, it := range r.items {
		if some[it.ID] {
			changed[i] = true
		}
	}
	inner := r.components(changed)
	loose := map[int]bool{}
	for i := range changed {
		if r.loose[i] {
			loose[i] = true
		}
	}
	r.looseNear(inner, loose)
	aside := r.leftOver(loose)
	r.siblings(loose)
	near := r.components(r.coreNear(loose))
	maps.Copy(near, inner)
	s.whole, s.need = map[string]bool{}, map[string]bool{}
	r.mark(s.whole, near, loose)
	maps.Copy(loose, aside)
	r.looseNear(near, loose)
	r.siblings(loose)
	far := r.components(r.coreNear(loose))
	maps.Copy(s.need, s.whole)
	r.mark(s.need, far, loose)
	s.far = map[string]bool{}
	for i := range far {
		if !near[i] {
			s.far[r.items[i].ID] = true
		}
	}
}

// reach is the graph of what is known.
type reach struct {
	items    []*item
	loose    []bool
	next     [][]int // by edges
	core     forest  // events of the core and more: edges are followed whatever contradicts
	parts    map[int][]int
	left     [2][]bool // before and after the change; see grouping
	articles map[string][]int
}

func newReach(s *Scope) *reach {
	r := &reach{items: slices.Collect(maps.Values(s.items)), parts: map[int][]int{}, articles: map[string][]int{}}
	slices.SortFunc(r.items, byItemID)
	index := make(map[*item]int, len(r.items))
	r.loose, r.next, r.core = make([]bool, len(r.items)), make([][]int, len(r.items)), newForest(len(r.items))
	for i, it := range r.items {
		index[it] = i
		r.loose[i] = !core(it, s.assigned)
		if r.loose[i] {
			r.articles[it.articleKey()] = append(r.articles[it.articleKey()], i)
		}
	}
	edges := make([]edge, 0, len(s.pairs))
	among := false
	for k, p := range s.pairs {
		e := edge{min(index[p[0]], index[p[1]]), max(index[p[0]], index[p[1]]), s.likes[k]}
		r.next[e.a], r.next[e.b] = append(r.next[e.a], e.b), append(r.next[e.b], e.a)
		if !r.loose[e.a] && !r.loose[e.b] {
			r.core.union(e.a, e.b)
		}
		among = among || r.loose[e.a] && r.loose[e.b]
		edges = append(edges, e)
	}
	for _, p := range s.ties {
		r.core.union(index[p[0]], index[p[1]])
	}
	for i := range r.items {
		if !r.loose[i] {
			r.parts[r.core.root(i)] = append(r.parts[r.core.root(i)], i)
		}
	}
	if among {
		sortEdges(r.items, edges)
		r.left = [2][]bool{s.leftWithout(r, edges, s.fresh), s.leftWithout(r, edges, s.gone)}
	}
	return r
}

// leftWithout tells which loose items no event of the core takes when some are
// not there.
func (s *Scope) leftWithout(r *reach, edges []edge, without map[string]bool) []bool {
	there := make([]int, len(r.items))
	var items []*item
	for i, it := range r.items {
		there[i] = -1
		if !without[it.ID] {
			there[i] = len(items)
			items = append(items, it)
		}
	}
	var some []edge
	for _, e := range edges {
		if a, b := there[e.a], there[e.b]; a >= 0 && b >= 0 {
			some = append(some, edge{a, b, e.likeness})
		}
	}
	left := group(items, some, s.assigned, s.rulings.verdicts(items)).left
	out := make([]bool, len(r.items))
	for i, k := range there {
		out[i] = k >= 0 && left[k]
	}
	return out
}

// components are the items of the core that are tied to some of a set.
func (r *reach) components(some map[int]bool) map[int]bool {
	out := map[int]bool{}
	for i := range some {
		if r.loose[i] || out[i] {
			continue
		}
		for _, j := range r.parts[r.core.root(i)] {
			out[j] = true
		}
	}
	return out
}

// looseNear adds the loose items next to some of the core.
func (r *reach) looseNear(some, loose map[int]bool) {
	for i := range some {
		for _, j := range r.next[i] {
			if r.loose[j] {
				loose[j] = true
			}
		}
	}
}

// coreNear is the items of the core next to loose ones.
func (r *reach) coreNear(loose map[int]bool) map[int]bool {
	out := map[int]bool{}
	for i := range loose {
		for _, j := range r.next[i] {
			if !r.loose[j] {
				out[j] = true
			}
		}
	}
	return out
}

// siblings adds the other loose items of the articles of some.
func (r *reach) siblings(loose map[int]bool) {
	for i := range maps.Clone(loose) {
		for _, j := range r.articles[r.items[i].articleKey()] {
			loose[j] = true
		}
	}
}

// leftOver adds what is left over together with some loose items, before the
// change or after it. What lies next to it must be known to tell whether it is;
// that is what it gives.
func (r *reach) leftOver(loose map[int]bool) (aside map[int]bool) {
	aside = map[int]bool{}
	if r.left[0] == nil {
		return aside
	}
	isLeft := func(i int) bool { return r.left[0][i] || r.left[1][i] }
	r.siblings(loose)
	queue := slices.Collect(maps.Keys(loose))
	for len(queue) > 0 {
		i := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if !isLeft(i) {
			continue
		}
		for _, j := range r.next[i] {
			if !r.loose[j] || loose[j] {
				continue
			}
			aside[j] = true
			if isLeft(j) {
				loose[j] = true
				queue = append(queue, j)
			}
		}
	}
	return aside
}

// mark adds the ids of items to a set.
func (r *reach) mark(ids map[string]bool, sets ...map[int]bool) {
	for _, set := range sets {
		for i := range set {
			ids[r.items[i].ID] = true
		}
	}
}
