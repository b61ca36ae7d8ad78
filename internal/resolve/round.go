package resolve

import (
	"math"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// TrackKeys find the events that may follow on e, or e on them (Following). Those bounded in
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

// Following tells which events may be rounds of one track. It remembers what it
// has seen of each event.
type Following map[*parley.Event]*round

func (f Following) round(e *parley.Event) *round {
	r := f[e]
	if r == nil {
		r = newRound(e)
		f[e] = r
	}
	return r
}

// May reports whether two events may be rounds of one track by what they are
// themselves: a track is tied together by nothing else.
func (f Following) May(a, b *parley.Event) bool {
	x, y := f.round(a), f.round(b)
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
