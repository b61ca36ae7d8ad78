package resolve

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// How rounds are told to be of one series.
const (
	longestPause = 180  // days after which a series needs a report that links it on
	matterPause  = 400  // the same for proposals and agreements, which are spoken of for longer
	ripening     = 3    // days after a meeting in which an agreement of its parties came of it
	fruitPause   = 30   // days between talks and an agreement that nobody links to them
	likeEnough   = 0.45 // alikeness from which two rounds of the same parties are of one series
	samePlace    = 0.3  // what the same city adds to that
	linkWeight   = 0.8  // what a link adds that every report of the later round makes
	mostLinks    = 0.5  // share of linking reports from which a link alone is enough
	circleShare  = 0.8  // share of the smaller gathering that comes again to one of the same circle
	lookBack     = 40   // rounds of the same parties that a round is compared with
)

// track joins events into series of rounds and numbers them.
func (d *deriver) track() {
	rounds := slices.Clone(d.events)
	slices.SortFunc(rounds, d.inTime)
	index := map[*made]int{}
	for i, e := range rounds {
		index[e] = i
	}
	f := newForest(len(rounds))
	d.trackPairs(rounds, f)
	d.trackDelegations(rounds, f)
	d.trackCircles(rounds, f)
	d.trackLinks(rounds, index, f)
	d.trackMatters(rounds, f)
	d.trackLoners(rounds, f)

	groups := map[int][]*made{}
	for i, e := range rounds {
		groups[f.root(i)] = append(groups[f.root(i)], e)
	}
	for _, i := range slices.Sorted(maps.Keys(groups)) {
		if len(groups[i]) > 1 {
			d.number(groups[i])
		}
	}
}

// inTime is the order of rounds. An undated one comes after those that reports
// present as earlier, and otherwise last.
func (d *deriver) inTime(a, b *made) int {
	return cmp.Or(strings.Compare(d.timeOf(a), d.timeOf(b)), cmp.Compare(turn(a), turn(b)), strings.Compare(a.ID, b.ID))
}

func (d *deriver) timeOf(e *made) string {
	if e.When.Known() {
		return string(e.When.Start) + "|" + string(e.When.End)
	}
	last := ""
	for _, id := range e.Previous {
		if p := d.find(id); p != nil && p.When.Known() {
			last = max(last, string(p.When.Start)+"|"+string(p.When.End)+"|")
		}
	}
	if last == "" {
		return string(parley.DateOf(e.FirstReported))
	}
	return last
}

// turn puts what was called off before what took its place on the same day.
func turn(e *made) int {
	if e.Status == parley.Cancelled {
		return 0
	}
	return 1
}

// seriesOf is the series names of an event, from those of its reports: those
// that at least half of the reports that have any agree on.
func seriesOf(e *made, class ...string) []string {
	count, n := map[string]int{}, 0
	for _, it := range e.items {
		names := it.series()
		if len(names) > 0 {
			n++
		}
		for _, s := range names {
			count[s]++
		}
	}
	var out []string
	for s, k := range count {
		if head, _, _ := strings.Cut(s, "|"); 2*k >= n && slices.Contains(class, head) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// trackPairs: two people who meet again are a series, however long the pause.
func (d *deriver) trackPairs(rounds []*made, f forest) {
	first := map[string]int{}
	for i, e := range rounds {
		if e.Kind.Family() != parley.Contacts {
			continue
		}
		for _, s := range seriesOf(e, pairMeetings, pairCalls) {
			if j, ok := first[s]; ok {
				f.union(i, j)
			} else {
				first[s] = i
			}
		}
	}
}

// trackDelegations: talks of the same parties are a series when they are about
// the same matter or at the same place, and not too far from each other.
func (d *deriver) trackDelegations(rounds []*made, f forest) {
	held := map[string][]int{}
	for i, e := range rounds {
		if e.Kind.Family() != parley.Contacts || !e.When.Known() || len(seriesOf(e, pairMeetings, pairCalls)) > 0 {
			continue
		}
		for _, s := range seriesOf(e, delegations, stateCalls) {
			before := held[s]
			for _, j := range before[max(0, len(before)-lookBack):] {
				p := rounds[j]
				if e.When.Start.Sub(p.When.End) <= longestPause && d.alike(p, e) >= likeEnough {
					f.union(i, j)
				}
			}
			held[s] = append(before, i)
		}
	}
}

// trackCircles: gatherings of many parties are a series when nearly all of the
// smaller one are at the larger one too.
func (d *deriver) trackCircles(rounds []*made, f forest) {
	met := map[string][]int{}
	for i, e := range rounds {
		if e.Kind.Family() != parley.Contacts || !e.When.Known() {
			continue
		}
		mine := d.partiesOf(e)
		for _, s := range seriesOf(e, circles) {
			before := met[s]
			for _, j := range before[max(0, len(before)-lookBack):] {
				theirs := d.partiesOf(rounds[j])
				least := float64(min(len(mine), len(theirs)))
				if e.When.Start.Sub(rounds[j].When.End) <= longestPause && float64(common(mine, theirs)) >= circleShare*least {
					f.union(i, j)
				}
			}
			met[s] = append(before, i)
		}
	}
}

// alike tells how much two rounds are about the same.
func (d *deriver) alike(p, e *made) float64 {
	share, _ := linked(p, e)
	return d.sameMatterAndPlace(p, e) + linkWeight*share
}

// sameMatterAndPlace is alike without what reports link.
func (d *deriver) sameMatterAndPlace(p, e *made) float64 {
	score := cosine(p.topicWords(), e.topicWords())
	if v, w := d.venues[p.VenueID], d.venues[e.VenueID]; v != nil && w != nil && v.City != "" && spelling.Fold(v.City) == spelling.Fold(w.City) {
		score += samePlace
	}
	return score
}

// linked is the share of the later event's reports that present the other one
// as an earlier round, and whether all reports that tell of both do so in words
// of their own.
func linked(p, e *made) (share float64, called bool) {
	if !slices.Contains(e.Previous, p.ID) {
		return 0, false
	}
	n, said, both := 0, 0, 0
	for _, it := range e.items {
		for _, o := range p.items {
			if o.ArticleID != it.ArticleID {
				continue
			}
			both++
			switch {
			case earlierRound(o, it):
				said++
				n++
			case slices.Contains(it.Previous, o.ID):
				n++
			}
		}
	}
	return float64(n) / float64(len(e.items)), both > 0 && said == both
}

// topicWords counts the reports that use a word for the matter.
func (e *made) topicWords() map[string]float64 {
	if e.words == nil {
		e.words = map[string]float64{}
		for _, it := range e.items {
			for w := range it.topics {
				e.words[w]++
			}
		}
	}
	return e.words
}

func cosine(a, b map[string]float64) float64 {
	var ab, aa, bb float64
	for w, x := range a {
		ab += x * b[w]
		aa += x * x
	}
	for _, y := range b {
		bb += y * y
	}
	if ab == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// trackLinks follows what reports present as earlier rounds. A series that was
// broken off and taken up again after a long pause starts anew.
func (d *deriver) trackLinks(rounds []*made, index map[*made]int, f forest) {
	for i, e := range rounds {
		if e.Kind.Family() != parley.Contacts {
			continue
		}
		for _, id := range e.Previous {
			p := d.find(id)
			if p == nil || p.Kind.Family() != parley.Contacts || !d.canFollow(p, e) {
				continue
			}
			// a report that looks back is enough where the rounds look alike by themselves
			if share, called := linked(p, e); share < mostLinks && (!called || d.sameMatterAndPlace(p, e) < likeEnough) {
				continue
			}
			if e.When.Known() && p.When.Known() && brokenOff(rounds, f, index[p], i) {
				continue
			}
			f.union(i, index[p])
		}
	}
}

// canFollow: rounds of a series have two parties in common, and where both are
// meetings of two people, these are the same two.
func (d *deriver) canFollow(p, e *made) bool {
	a, b := pairsOf(p), pairsOf(e)
	return common(d.partiesOf(p), d.partiesOf(e)) > 1 && (len(a) == 0 || len(b) == 0 || common(a, b) > 0)
}

// pairsOf names the two people who meet or speak.
func pairsOf(e *made) []string {
	out := seriesOf(e, pairMeetings, pairCalls)
	for i, s := range out {
		_, out[i], _ = strings.Cut(s, "|")
	}
	return unique(out)
}

// brokenOff reports whether the series of round p, up to round e, ended with a
// round that was called off, long before e.
func brokenOff(rounds []*made, f forest, p, e int) bool {
	last := p
	for k := 0; k < e; k++ {
		if f.root(k) == f.root(p) {
			last = k
		}
	}
	return rounds[last].Status == parley.Cancelled && rounds[last].When.Known() &&
		rounds[e].When.Start.Sub(rounds[last].When.End) > longestPause
}

// trackMatters: proposals and agreements on the same matter between the same
// sides follow each other.
func (d *deriver) trackMatters(rounds []*made, f forest) {
	last := map[string]int{}
	for i, e := range rounds {
		if e.Kind.Family() == parley.Contacts {
			continue
		}
		for _, s := range seriesOf(e, matters) {
			if j, ok := last[s]; ok && d.reported(e).Sub(d.reported(rounds[j])) <= matterPause {
				f.union(i, j)
			}
			last[s] = i
		}
	}
}

// reported is the day of an event, or of its first report when undated.
func (d *deriver) reported(e *made) parley.Date {
	if e.When.Known() {
		return e.When.Start
	}
	return parley.DateOf(e.FirstReported)
}

// trackLoners: an agreement in no series is a round of the talks of the same
// parties, and a contact in no series one of their agreements, where there is
// just one series, or else one other event, about that time.
func (d *deriver) trackLoners(rounds []*made, f forest) {
	at := map[string][]int{}
	size, asked := map[int]int{}, map[int]bool{} // of each group: how many, and whether a proposal is among them
	for i, e := range rounds {
		size[f.root(i)]++
		asked[f.root(i)] = asked[f.root(i)] || e.Kind == parley.Proposal
		if e.Kind.Family() == parley.Contacts || e.Kind == parley.Agreement {
			for _, s := range seriesOf(e, delegations) {
				at[s] = append(at[s], i)
			}
		}
	}
	joins := map[int]int{}
	for i, e := range rounds {
		if size[f.root(i)] > 1 || e.Kind == parley.Agreement && d.fruit(e, rounds, at) {
			continue
		}
		series, single := map[int]bool{}, map[int]bool{}
		for _, s := range seriesOf(e, delegations) {
			for _, j := range at[s] {
				gap := d.reported(e).Sub(d.reported(rounds[j]))
				if max(gap, -gap) > fruitPause || e.Kind != parley.Agreement && rounds[j].Kind != parley.Agreement {
					continue
				}
				if r := f.root(j); size[r] > 1 {
					if !asked[r] {
						series[r] = true
					}
				} else if rounds[j].Kind.Family() != e.Kind.Family() {
					single[r] = true
				}
			}
		}
		if len(series) == 0 {
			series = single
		}
		if len(series) == 1 {
			for r := range series {
				joins[i] = r
			}
		}
	}
	for i, r := range joins {
		f.union(i, r)
	}
}

// fruit reports whether an agreement came of a meeting of the same parties on
// its days or shortly before: it is an outcome of that round, not another one.
func (d *deriver) fruit(e *made, rounds []*made, at map[string][]int) bool {
	if e.ReachedAt != "" {
		return true
	}
	for _, s := range seriesOf(e, delegations) {
		for _, j := range at[s] {
			gap := d.reported(e).Sub(d.reported(rounds[j]))
			if rounds[j].Kind.Family() == parley.Contacts && gap >= 0 && gap <= ripening {
				return true
			}
		}
	}
	return false
}

// number makes a track of rounds, which stand in order of time.
func (d *deriver) number(rounds []*made) {
	t := &parley.Track{ID: parley.TrackPrefix + strings.TrimPrefix(rounds[0].ID, parley.EventPrefix)}
	parties, topics := map[string]int{}, map[string]int{}
	for i, e := range rounds {
		e.TrackID, e.Place = t.ID, i+1
		if e.Status != parley.Cancelled && e.MovedTo == "" {
			t.RoundCount++
			e.Round = t.RoundCount
		}
		if e.When.Known() {
			t.Last = max(t.Last, e.When.Start)
		}
		for _, p := range d.partiesOf(e) {
			parties[p]++
		}
		for _, id := range e.TopicIDs {
			topics[id]++
		}
	}
	for p, n := range parties {
		if 2*n >= len(rounds) {
			t.PartyIDs = append(t.PartyIDs, p)
		}
	}
	slices.Sort(t.PartyIDs)
	for id := range topics {
		t.TopicIDs = append(t.TopicIDs, id)
	}
	slices.SortFunc(t.TopicIDs, func(a, b string) int { return cmp.Or(cmp.Compare(topics[b], topics[a]), strings.Compare(a, b)) })
	t.TopicIDs = t.TopicIDs[:min(3, len(t.TopicIDs))]
	t.Name = d.trackName(t, rounds)
	d.tracks = append(d.tracks, t)
}

// trackName is who and about what: "Russia–United States talks: embassy
// operations", "Putin–Trump calls".
func (d *deriver) trackName(t *parley.Track, rounds []*made) string {
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
		if pair := d.principals(e); pair != nil && most != parley.Talks && len(seriesOf(e, pairMeetings, pairCalls)) > 0 {
			return surname(d.cast.actor[pair[0]].Name) + "–" + surname(d.cast.actor[pair[1]].Name) + " " + word
		}
	}
	var who []string
	for _, p := range t.PartyIDs {
		who = append(who, d.cast.actor[p].Name)
	}
	name := strings.TrimSpace(names(who) + " " + word)
	if len(t.TopicIDs) > 0 {
		name += ": " + d.topics[t.TopicIDs[0]].Name
	}
	return capital(name)
}

// principals are the actor ids of the two people who meet, in the order of
// their names: the first of each side of an event of two sides.
func (d *deriver) principals(e *made) []string {
	parties := d.partiesOf(e)
	if len(parties) != 2 {
		return nil
	}
	var out []string
	for _, side := range parties {
		k := slices.IndexFunc(e.Participants, func(p parley.Participation) bool {
			return p.OnBehalfOf == side && p.Role != parley.Mediator && d.cast.actor[p.ActorID].Kind == parley.Person
		})
		if k < 0 {
			return nil
		}
		out = append(out, e.Participants[k].ActorID)
	}
	slices.SortFunc(out, func(a, b string) int {
		return strings.Compare(surname(d.cast.actor[a].Name), surname(d.cast.actor[b].Name))
	})
	return out
}
