package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// How rounds are told to be of one series, in days where nothing else is said.
const (
	longestPause = 180  // after which a series needs a report that links it on
	matterPause  = 400  // the same for proposals and agreements, which are spoken of for longer
	ripening     = 3    // after a meeting, in which an agreement of its parties came of it
	fruitPause   = 30   // between talks and an agreement that nobody links to them
	longestSpan  = 366  // of a dated event that is compared with later ones
	likeEnough   = 0.45 // alikeness from which two rounds of the same parties are of one series
	samePlace    = 0.3  // what the same city adds to that
	linkWeight   = 0.8  // what a link adds that every report of the later round makes
	mostLinks    = 0.5  // share of linking reports from which a link alone is enough
	circleShare  = 0.8  // share of the smaller gathering that comes again to one of the same circle
)

// Track joins rounds into series and numbers them, in place of what they were.
// Whatever Following or a placement ties to one of them is among them; all also
// holds what they call earlier rounds.
func Track(rounds, all []*parley.Event, placements []Placement) []*parley.Track {
	t := newTracking(rounds, all)
	t.pairs()
	t.near(func(r *round) []string {
		if r.Kind.Family() == parley.Contacts && r.delegation() {
			return r.delegations
		}
		return nil
	}, (*round).continues)
	t.near(func(r *round) []string {
		if r.Kind.Family() == parley.Contacts && r.When.Known() {
			return r.circles
		}
		return nil
	}, (*round).gathersAgain)
	t.links()
	t.matters()
	t.loners()
	return t.number(placements)
}

// tracking is rounds, in order of time, being joined.
type tracking struct {
	rounds []*round
	index  map[string]int // by event id
	forest
	members [][]int // of the group of each root
}

func newTracking(rounds, all []*parley.Event) *tracking {
	byID := make(map[string]*parley.Event, len(all))
	for _, e := range all {
		byID[e.ID] = e
	}
	t := &tracking{index: map[string]int{}, forest: newForest(len(rounds)), members: make([][]int, len(rounds))}
	for _, e := range rounds {
		r := newRound(e)
		r.sortKey = timeOf(e, byID)
		t.rounds = append(t.rounds, r)
	}
	slices.SortFunc(t.rounds, func(a, b *round) int {
		return cmp.Or(strings.Compare(a.sortKey, b.sortKey), cmp.Compare(turn(a.Event), turn(b.Event)), strings.Compare(a.ID, b.ID))
	})
	for i, r := range t.rounds {
		t.index[r.ID], t.members[i] = i, []int{i}
	}
	return t
}

// join makes two groups one.
func (t *tracking) join(i, j int) {
	i, j = t.root(i), t.root(j)
	if i == j {
		return
	}
	t.union(i, j)
	keep, gone := min(i, j), max(i, j)
	t.members[keep], t.members[gone] = append(t.members[keep], t.members[gone]...), nil
}

// timeOf orders rounds by time. An undated one comes after those that reports
// present as earlier, and otherwise by its first report.
func timeOf(e *parley.Event, all map[string]*parley.Event) string {
	if e.When.Known() {
		return string(e.When.Start) + "|" + string(e.When.End)
	}
	last := ""
	for _, id := range e.Previous {
		if p := all[id]; p != nil && p.When.Known() {
			last = max(last, string(p.When.Start)+"|"+string(p.When.End)+"|")
		}
	}
	if last == "" {
		return string(parley.DateOf(e.FirstReported))
	}
	return last
}

// turn puts what was called off before what took its place on the same day.
func turn(e *parley.Event) int {
	if e.Status == parley.Cancelled {
		return 0
	}
	return 1
}

// pairs: two people who meet again are a series, however long the pause.
func (t *tracking) pairs() {
	first := map[string]int{}
	for i, r := range t.rounds {
		if r.Kind.Family() != parley.Contacts {
			continue
		}
		for _, s := range r.pairs {
			if j, ok := first[s]; ok {
				t.join(i, j)
			} else {
				first[s] = i
			}
		}
	}
}

// near joins each round of a series with those shortly before it of which a
// condition holds.
func (t *tracking) near(series func(*round) []string, joins func(r, before *round) bool) {
	held := map[string][]int{}
	for i, r := range t.rounds {
		for _, s := range series(r) {
			before := held[s]
			for k := len(before) - 1; k >= 0; k-- {
				p := t.rounds[before[k]]
				if r.start-p.start > longestSpan+longestPause {
					break
				}
				if t.root(i) != t.root(before[k]) && joins(r, p) {
					t.join(i, before[k])
				}
			}
			held[s] = append(before, i)
		}
	}
}

// links follows what reports present as earlier rounds. A series that was
// broken off and taken up again after a long pause starts anew.
func (t *tracking) links() {
	for i, r := range t.rounds {
		if r.Kind.Family() != parley.Contacts {
			continue
		}
		for _, id := range r.Previous {
			j, ok := t.index[id]
			if !ok || t.rounds[j].Kind.Family() != parley.Contacts || !r.follows(t.rounds[j]) || t.brokenOff(j, i) {
				continue
			}
			t.join(i, j)
		}
	}
}

// brokenOff reports whether the series of round p, up to round e, ended with a
// round that was called off, long before e.
func (t *tracking) brokenOff(p, e int) bool {
	r := t.rounds[e]
	if !r.When.Known() || !t.rounds[p].When.Known() || r.start-t.rounds[p].end <= longestPause {
		return false
	}
	last := p
	for _, k := range t.members[t.root(p)] {
		if k < e {
			last = max(last, k)
		}
	}
	o := t.rounds[last]
	return o.Status == parley.Cancelled && o.When.Known() && r.start-o.end > longestPause
}

// matters: proposals and agreements on the same matter between the same sides
// follow each other.
func (t *tracking) matters() {
	at := map[string][]int{}
	for i, r := range t.rounds {
		if r.Kind.Family() == parley.Contacts {
			continue
		}
		for _, s := range r.matters {
			at[s] = append(at[s], i)
		}
	}
	for _, list := range at {
		slices.SortFunc(list, func(i, j int) int { return cmp.Compare(t.rounds[i].reported, t.rounds[j].reported) })
		for k := 1; k < len(list); k++ {
			if t.rounds[list[k]].apart(t.rounds[list[k-1]]) <= matterPause {
				t.join(list[k], list[k-1])
			}
		}
	}
}

// loners: an agreement in no series is a round of the talks of the same
// parties, and a contact in no series one of their agreements, where there is
// just one series, or else one other event, about that time.
func (t *tracking) loners() {
	at := map[string][]int{}
	asked := map[int]bool{} // groups with a proposal among them
	for i, r := range t.rounds {
		if r.Kind == parley.Proposal {
			asked[t.root(i)] = true
		}
		if r.Kind.Family() == parley.Contacts || r.Kind == parley.Agreement {
			for _, s := range r.sets {
				at[s] = append(at[s], i)
			}
		}
	}
	for _, list := range at {
		slices.SortFunc(list, func(i, j int) int { return cmp.Compare(t.rounds[i].reported, t.rounds[j].reported) })
	}
	joins := map[int]int{}
	for i, r := range t.rounds {
		if len(t.members[t.root(i)]) > 1 || r.Kind == parley.Agreement && t.fruit(r, at) {
			continue
		}
		series, single := map[int]bool{}, map[int]bool{}
		for j := range t.around(r, at, fruitPause) {
			o := t.rounds[j]
			if r.Kind != parley.Agreement && o.Kind != parley.Agreement {
				continue
			}
			if k := t.root(j); len(t.members[k]) > 1 {
				if !asked[k] {
					series[k] = true
				}
			} else if o.Kind.Family() != r.Kind.Family() {
				single[k] = true
			}
		}
		if len(series) == 0 {
			series = single
		}
		if len(series) == 1 {
			for k := range series {
				joins[i] = k
			}
		}
	}
	for i, k := range joins {
		t.join(i, k)
	}
}

// around is the rounds of the same sets of parties at most so many days from r.
func (t *tracking) around(r *round, at map[string][]int, days int) map[int]bool {
	out := map[int]bool{}
	for _, s := range r.sets {
		list := at[s]
		k, _ := slices.BinarySearchFunc(list, r.reported-days, func(i, day int) int { return cmp.Compare(t.rounds[i].reported, day) })
		for ; k < len(list) && t.rounds[list[k]].reported <= r.reported+days; k++ {
			out[list[k]] = true
		}
	}
	return out
}

// fruit reports whether an agreement came of a meeting of the same parties on
// its days or shortly before: it is an outcome of that round, not another one.
func (t *tracking) fruit(r *round, at map[string][]int) bool {
	if r.ReachedAt != "" {
		return true
	}
	for j := range t.around(r, at, ripening) {
		if o := t.rounds[j]; o.Kind.Family() == parley.Contacts && o.reported <= r.reported {
			return true
		}
	}
	return false
}

// number makes tracks of the groups of several rounds.
func (t *tracking) number(placements []Placement) []*parley.Track {
	var groups [][]int
	for _, list := range t.members {
		if list != nil {
			slices.Sort(list)
			groups = append(groups, list)
		}
	}
	var out []*parley.Track
	for _, list := range t.placed(groups, placements) {
		rounds := make([]*parley.Event, len(list))
		for k, j := range list {
			rounds[k] = t.rounds[j].Event
			rounds[k].TrackID, rounds[k].Place, rounds[k].Round = "", 0, 0
		}
		if len(rounds) > 1 {
			out = append(out, newTrack(rounds))
		}
	}
	slices.SortFunc(out, func(a, b *parley.Track) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// newTrack numbers rounds, which stand in order of time.
func newTrack(rounds []*parley.Event) *parley.Track {
	t := &parley.Track{ID: parley.TrackPrefix + strings.TrimPrefix(rounds[0].ID, parley.EventPrefix)}
	parties, topics := map[string]int{}, map[string]int{}
	name := map[string]string{} // of parties and topics
	for i, e := range rounds {
		e.TrackID, e.Place = t.ID, i+1
		if e.Status != parley.Cancelled && e.MovedTo == "" {
			t.RoundCount++
			e.Round = t.RoundCount
		}
		if e.When.Known() {
			t.Last = max(t.Last, e.When.Start)
		}
		for _, p := range threaded(e).Parties {
			parties[p.ID]++
			if name[p.ID] == "" || betterName(p.Name, name[p.ID]) < 0 {
				name[p.ID] = p.Name
			}
		}
		for k, id := range e.TopicIDs {
			topics[id]++
			if k < len(threaded(e).Topics) && (name[id] == "" || e.Thread.Topics[k] < name[id]) {
				name[id] = e.Thread.Topics[k]
			}
		}
	}
	for p, n := range parties {
		if 2*n >= len(rounds) {
			t.PartyIDs = append(t.PartyIDs, p)
		}
	}
	slices.Sort(t.PartyIDs)
	t.TopicIDs = slices.Collect(maps.Keys(topics))
	slices.SortFunc(t.TopicIDs, func(a, b string) int { return cmp.Or(cmp.Compare(topics[b], topics[a]), strings.Compare(a, b)) })
	t.TopicIDs = t.TopicIDs[:min(3, len(t.TopicIDs))]
	t.Name = trackName(t, rounds, name)
	return t
}

// trackName is who and about what: "Russia–United States talks: embassy
// operations", "Putin–Trump calls".
func trackName(t *parley.Track, rounds []*parley.Event, name map[string]string) string {
	kinds := map[parley.EventKind]int{}
	for _, e := range rounds {
		kinds[e.Kind]++
	}
	most := rounds[0].Kind
	for _, e := range rounds {
		if kinds[e.Kind] > kinds[most] {
			most = e.Kind
		}
	}
	word := strings.ToLower(string(most))
	if most != parley.Talks {
		word += "s"
	}
	for _, e := range rounds {
		if pair := threaded(e).Pair; pair != "" && most != parley.Talks && len(inSeries(e, pairMeetings, pairCalls)) > 0 {
			return pair + " " + word
		}
	}
	var who []string
	for _, p := range t.PartyIDs {
		who = append(who, name[p])
	}
	out := strings.TrimSpace(names(who) + " " + word)
	if len(t.TopicIDs) > 0 {
		out += ": " + name[t.TopicIDs[0]]
	}
	return capital(out)
}
