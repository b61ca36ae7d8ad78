package resolve

import (
	"cmp"
	"maps"
	"math"
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

// TrackKeys find the events that MayFollow on e, or e on them. Those bounded in
// time are of half-years, so that events of one series ask for the same.
func TrackKeys(e *parley.Event) []parley.EventKey {
	var out []parley.EventKey
	add := func(key string, days int) {
		if !e.When.Known() {
			days = 0
		}
		out = append(out, halfYears(key, e.When, days)...)
	}
	for _, s := range threaded(e).Series {
		switch class, _, _ := strings.Cut(s, "|"); class {
		case pairMeetings, pairCalls:
			add(keySeries+s, 0)
		case matters:
			add(keySeries+s, matterPause)
		default:
			add(keySeries+s, longestPause)
		}
	}
	if e.Kind.Family() == parley.Contacts {
		for _, id := range threaded(e).Pointed {
			add(keyLink+id, 0)
		}
		for _, l := range threaded(e).Links {
			if l.Kind == parley.LinkPrevious || l.Kind == parley.LinkEarlier {
				add(keyLink+l.To, 0)
			}
		}
	}
	return out
}

// halfYears asks for a key in each half-year that the days around w touch; in
// all time when there are no days.
func halfYears(key string, w parley.When, days int) []parley.EventKey {
	if days == 0 || w.Days() > mostMonths*31 {
		return []parley.EventKey{{Key: key}}
	}
	var out []parley.EventKey
	last := w.End.Add(days)
	for day := w.Start.Add(-days); ; {
		k := parley.EventKey{Key: key, From: day[:4] + "-01-01", To: day[:4] + "-06-30"}
		if day > k.To {
			k.From, k.To = day[:4]+"-07-01", day[:4]+"-12-31"
		}
		out = append(out, k)
		if day = k.To.Add(1); day > last {
			return out
		}
	}
}

// MayFollow reports whether two events may be rounds of one track by what they
// are themselves: a track is tied together by nothing else.
func MayFollow(a, b *parley.Event) bool {
	x, y := newRound(a), newRound(b)
	if a.Kind.Family() != parley.Contacts && b.Kind.Family() != parley.Contacts && common(x.matters, y.matters) > 0 && x.apart(y) <= matterPause {
		return true
	}
	if common(x.sets, y.sets) > 0 && x.apart(y) <= fruitPause && (a.Kind == parley.Agreement || b.Kind == parley.Agreement) {
		return true
	}
	if a.Kind.Family() != parley.Contacts || b.Kind.Family() != parley.Contacts {
		return false
	}
	return common(x.pairs, y.pairs) > 0 || x.delegation() && y.delegation() && common(x.delegations, y.delegations) > 0 && (x.continues(y) || y.continues(x)) ||
		common(x.circles, y.circles) > 0 && (x.gathersAgain(y) || y.gathersAgain(x)) || x.follows(y) || y.follows(x)
}

// round is an event with what putting it into a track looks at.
type round struct {
	*parley.Event
	start, end, reported                       int // days since 1970; reported: of its first report when undated
	sortKey                                    string
	parties                                    []string
	pairs, delegations, sets, circles, matters []string // series; sets: those of delegations that meet
}

func newRound(e *parley.Event) *round {
	r := &round{
		Event: e, parties: partyIDs(e), pairs: inSeries(e, pairMeetings, pairCalls), delegations: inSeries(e, delegations, stateCalls),
		sets: inSeries(e, delegations), circles: inSeries(e, circles), matters: inSeries(e, matters),
	}
	day := func(d parley.Date) int { return d.Sub("1970-01-01") }
	r.reported = day(parley.DateOf(e.FirstReported))
	if e.When.Known() {
		r.start, r.end = day(e.When.Start), day(e.When.End)
		r.reported = r.start
	}
	return r
}

// apart is the days between two events, or their first reports.
func (r *round) apart(o *round) int { return max(r.reported-o.reported, o.reported-r.reported) }

// delegation reports whether a dated contact is of delegations and not of two
// people.
func (r *round) delegation() bool { return r.When.Known() && len(r.pairs) == 0 }

// continues: talks of the same parties are a series when they are about the
// same matter or at the same place, and not too far from each other.
func (r *round) continues(p *round) bool {
	return r.start-p.end <= longestPause && r.start-p.start <= longestSpan+longestPause && p.start <= r.start && alike(p.Event, r.Event) >= likeEnough
}

// gathersAgain: gatherings of many parties are a series when nearly all of the
// smaller one are at the larger one too.
func (r *round) gathersAgain(p *round) bool {
	least := float64(min(len(r.parties), len(p.parties)))
	return r.When.Known() && p.When.Known() && p.start <= r.start && r.start-p.end <= longestPause && r.start-p.start <= longestSpan+longestPause &&
		float64(common(r.parties, p.parties)) >= circleShare*least
}

// follows: a report presents p as an earlier round. One that looks back is
// enough where the rounds look alike by themselves.
func (r *round) follows(p *round) bool {
	share, called := linked(p.Event, r.Event)
	return share > 0 && (share >= mostLinks || called && sameMatterAndPlace(p.Event, r.Event) >= likeEnough) && r.canFollow(p)
}

// canFollow: rounds of a series have two parties in common, and where both are
// meetings of two people, these are the same two.
func (r *round) canFollow(p *round) bool {
	a, b := bare(p.pairs), bare(r.pairs)
	return common(p.parties, r.parties) > 1 && (len(a) == 0 || len(b) == 0 || common(a, b) > 0)
}

// bare names the two people who meet or speak, without the class of the series.
func bare(pairs []string) []string {
	out := make([]string, len(pairs))
	for i, s := range pairs {
		_, out[i], _ = strings.Cut(s, "|")
	}
	return unique(out)
}

// Track joins rounds into series and numbers them, in place of what they were.
// Whatever MayFollow or a placement ties to one of them is among them; all also
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

// alike tells how much two rounds are about the same.
func alike(p, e *parley.Event) float64 {
	share, _ := linked(p, e)
	return sameMatterAndPlace(p, e) + linkWeight*share
}

// sameMatterAndPlace is alike without what reports link.
func sameMatterAndPlace(p, e *parley.Event) float64 {
	v, w := threaded(p), threaded(e)
	score := cosine(v.Words, w.Words)
	if v.City != "" && v.City == w.City {
		score += samePlace
	}
	return score
}

// linked is the share of the later event's reports that present the other one
// as an earlier round, and whether all reports that tell of both do so in words
// of their own.
func linked(p, e *parley.Event) (share float64, called bool) {
	if !slices.Contains(e.Previous, p.ID) {
		return 0, false
	}
	type link struct{ from, to string }
	all, said := map[link]bool{}, 0
	for _, l := range threaded(e).Links {
		if l.Kind != parley.LinkPrevious && l.Kind != parley.LinkEarlier || !slices.Contains(p.MentionIDs, l.To) {
			continue
		}
		all[link{l.From, l.To}] = true
		if l.Kind == parley.LinkEarlier {
			said++
		}
	}
	told := map[string]int{}
	for _, a := range threaded(p).Articles {
		told[a]++
	}
	both := 0
	for _, a := range threaded(e).Articles {
		both += told[a]
	}
	return float64(len(all)) / float64(len(e.MentionIDs)), both > 0 && said == both
}

// cosine of two lists in order of the word.
func cosine(a, b []parley.Count) float64 {
	var ab, aa, bb float64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i].Word, b[j].Word); {
		case c == 0:
			ab += float64(a[i].N * b[j].N)
			i, j = i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	if ab == 0 {
		return 0
	}
	for _, x := range a {
		aa += float64(x.N * x.N)
	}
	for _, y := range b {
		bb += float64(y.N * y.N)
	}
	return ab / math.Sqrt(aa*bb)
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
