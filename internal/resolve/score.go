package resolve

import (
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// tier is how firmly a pair of mentions is placed in time. Pairs are joined
// tier by tier, so that loosely dated mentions come last and find events that
// are already whole.
type tier int

const (
	firm  tier = iota // both dated by the day
	loose             // a plan whose date slipped, or a week, month or year
	blind             // one of them undated
)

// enough is the score from which two mentions are one event.
const enough = 3

// likeness is how well two mentions agree.
type likeness struct {
	score   float64
	tier    tier
	reasons []string
	never   bool // they contradict each other: not one event, whatever joins them otherwise
}

// joins reports whether two mentions agree well enough to be one event, nearly
// whether somebody should look at them.
func (l likeness) joins() bool  { return !l.never && l.score >= enough }
func (l likeness) nearly() bool { return !l.never && l.score >= enough-nearly && l.score < enough }

func (l *likeness) add(score float64, reason string) {
	l.score += score
	if score > 0 && reason != "" {
		l.reasons = append(l.reasons, reason)
	}
}

// The answers for two mentions that contradict each other, and for two that
// have too little in common, which may still be one event by way of a third.
var (
	apart  = likeness{never: true}
	unlike = likeness{}
)

// verdict is what one feature says of two mentions.
type verdict int

const (
	agree verdict = iota // or says nothing
	weak                 // too little in common
	clash                // they contradict each other
)

// judge asks features in turn and stops at the first contradiction.
func (l likeness) judge(a, b *item, features ...func(*likeness, *item, *item) verdict) (likeness, bool) {
	short := false
	for _, f := range features {
		switch f(&l, a, b) {
		case clash:
			return apart, false
		case weak:
			short = true
		}
	}
	if short {
		return unlike, false
	}
	return l, true
}

// compare tells how well two mentions agree. It is symmetric.
func compare(a, b *item) likeness {
	if a.family != b.family || a.ArticleID == b.ArticleID {
		// an article tells its occasions apart
		return apart
	}
	if b.ID < a.ID {
		a, b = b, a
	}
	switch a.family {
	case parley.Statements:
		return compareStatements(a, b)
	case parley.Proposals:
		return compareProposals(a, b)
	case parley.Agreements:
		return compareAgreements(a, b)
	}
	return compareContacts(a, b)
}

func compareContacts(a, b *item) likeness {
	if (a.Kind == parley.Call) != (b.Kind == parley.Call) {
		return apart
	}
	if (a.Kind == parley.Visit) != (b.Kind == parley.Visit) && !slices.Equal(a.parties, b.parties) {
		return apart // whom the traveller meets is another event
	}
	l, ok := likeness{}.judge(a, b, (*likeness).parties, (*likeness).people, (*likeness).status, (*likeness).dates, (*likeness).places, (*likeness).rounds)
	if !ok {
		return l
	}
	if a.Kind == b.Kind {
		l.add(0.3, "")
	}
	switch n := overlap(a.topics, b.topics); {
	case n > 1:
		l.add(0.6, "same matter")
	case n == 1:
		l.add(0.3, "same matter")
	}
	return l
}

// parties: the same on both sides, where one report may count as a party whom
// the other calls a go-between, or leave some out.
func (l *likeness) parties(a, b *item) verdict {
	n := common(a.parties, b.parties)
	ab, ba := within(a.parties, b.parties, b.mediators), within(b.parties, a.parties, a.mediators)
	switch {
	case n == 0:
		return clash
	case ab && ba && n > 1:
		l.add(2, "same parties")
	case ab && ba:
		l.add(0.8, "same party")
	case (ab || ba) && n > 1:
		l.add(0.5, "one names fewer of the same parties")
	case n > 1 && 2*n >= len(a.parties)+len(b.parties)-n:
		l.add(1, "most parties the same")
	case (ab || ba) && min(len(a.parties), len(b.parties)) == 1:
		l.add(0.3, "one names fewer of the same parties")
	default:
		// also where the go-between of one talks to one of its sides in the
		// other: several such meetings fit into one day
		return clash
	}
	return agree
}

// people: those who sit for one side must not be others in the other report,
// but a delegation may be named in part.
func (l *likeness) people(a, b *item) verdict {
	shared, others := 0, false
	for _, h := range a.people {
		met, mate := false, false
		for _, o := range b.people {
			if h.side != o.side && h.side != "" && o.side != "" {
				continue
			}
			if spelling.SamePerson(h.Name.Name, o.Name.Name) {
				met = true
				break
			}
			mate = mate || h.side == o.side
		}
		if met {
			shared++
		} else if mate && !sharesSide(a, b, h.side) {
			others = true
		}
	}
	if others {
		if a.Kind != parley.Talks || b.Kind != parley.Talks {
			return clash
		}
		l.score--
	}
	switch {
	case shared > 1:
		l.add(2, "same people")
	case shared == 1:
		l.add(1, "same person")
	}
	return agree
}

// sharesSide reports whether some person sits for side in both.
func sharesSide(a, b *item, side string) bool {
	for _, h := range a.people {
		for _, o := range b.people {
			if h.side == side && o.side == side && spelling.SamePerson(h.Name.Name, o.Name.Name) {
				return true
			}
		}
	}
	return false
}

func (l *likeness) status(a, b *item) verdict {
	took := func(it *item) bool { return it.Status == parley.Held || it.Status == parley.Ongoing }
	if a.Status == parley.Cancelled && took(b) || b.Status == parley.Cancelled && took(a) {
		return clash
	}
	return agree
}

// plan returns the mention that looks ahead and the other one, if just one of
// them does.
func plan(a, b *item) (ahead, other *item, ok bool) {
	switch {
	case a.Status == parley.Planned && b.Status != parley.Planned:
		return a, b, true
	case b.Status == parley.Planned && a.Status != parley.Planned:
		return b, a, true
	}
	return nil, nil, false
}

func (l *likeness) dates(a, b *item) verdict {
	switch {
	case a.When.Known() && a.When.End < b.After || b.When.Known() && b.When.End < a.After:
		return clash
	case a.byDay && b.byDay:
		if ahead, other, ok := plan(a, b); ok && other.Status == parley.Cancelled && ahead.When.Overlaps(other.When) {
			// a plan belongs to what was held in its place, if anything was
			l.tier = loose
			l.add(1.5, "planned and then called off")
			return agree
		}
		if a.When.Overlaps(b.When) {
			if a.When.Start == b.When.Start && a.When.End == b.When.End {
				l.add(2.5, "same date")
			} else {
				l.add(2, "overlapping dates")
			}
			return agree
		}
		return l.slipped(a, b)
	case a.When.Known() && b.When.Known():
		l.tier = loose
		if !a.When.Overlaps(b.When) {
			return clash
		}
		if ahead, other, ok := plan(a, b); ok && parley.DateOf(ahead.KnownFrom) > other.When.End {
			return clash // it was over when the other was announced
		}
		short, long := a, b
		if short.When.Days() > long.When.Days() {
			short, long = long, short
		}
		switch {
		case a.When == b.When && long.When.Days() <= 7:
			l.add(1.5, "same dates")
		case long.When.Days() > 62 && (a.place == "" || a.place != b.place):
			// a year says little
			return weak
		case within2(short.When, long.When):
			l.add(0.6, "the date lies in the other's "+spanWord(long.When))
		default:
			l.add(0.5, "overlapping dates")
		}
		return agree
	}
	l.tier = blind
	if (a.Status == parley.Cancelled) != (b.Status == parley.Cancelled) {
		return weak
	}
	dated, other := a, b
	if !a.When.Known() {
		dated, other = b, a
	}
	from, to := other.span()
	if !dated.When.Overlaps(parley.Between(from, to)) {
		return weak
	}
	if dated.When.Known() {
		// the nearest occasion is the one that is meant
		gap := parley.DateOf(other.KnownFrom).Sub(dated.When.End)
		l.add(0.5-float64(max(gap, -gap))/400, "undated, told about that time")
	}
	return agree
}

// slipped: a plan joins an event of the same parties held some days off. Two
// plans for different days do not tell; what is held may.
func (l *likeness) slipped(a, b *item) verdict {
	ahead, other, ok := plan(a, b)
	if a.Status == parley.Planned && b.Status == parley.Planned && daysBetween(a, b) <= planSlip {
		return weak
	}
	if !ok || other.Status == parley.Cancelled || parley.DateOf(ahead.KnownFrom) > other.When.End {
		return clash
	}
	gap := daysBetween(a, b)
	l.tier = loose
	switch {
	case gap <= 4:
		l.add(1.6, fmt.Sprintf("planned for %d days off", gap))
	case gap <= planSlip && a.place == b.place && a.place != "":
		l.add(0.6, fmt.Sprintf("planned for %d days off", gap))
	default:
		return clash
	}
	return agree
}

func daysBetween(a, b *item) int {
	return max(a.When.Start.Sub(b.When.End), b.When.Start.Sub(a.When.End))
}

func within2(short, long parley.When) bool { return long.Start <= short.Start && short.End <= long.End }

func spanWord(w parley.When) string {
	switch w.Precision {
	case parley.Week:
		return "week"
	case parley.Month:
		return "month"
	case parley.Year:
		return "year"
	}
	return "span of days"
}

func (l *likeness) places(a, b *item) verdict {
	switch {
	case a.place == "" || b.place == "":
		if l.tier == blind && l.score < 4 {
			// neither date nor place: only the same people tell
			return weak
		}
	case a.place == b.place:
		l.add(1, "same place")
	case a.country != "" && a.country == b.country && (a.place == a.country || b.place == b.country):
		if l.tier == blind && l.score < 4 {
			// several rounds may have been held in that country: only the same people tell
			return weak
		}
		l.add(0.5, "same country")
	case l.tier == firm:
		l.score -= 2
	default:
		// a place that was only planned may change like a date
		if _, _, ok := plan(a, b); !ok || l.tier == blind {
			return weak
		}
		l.score -= 0.4
	}
	if a.site != "" && a.site == b.site {
		l.add(0.3, "same building")
	}
	return agree
}

func (l *likeness) rounds(a, b *item) verdict {
	for _, x := range a.Rounds {
		for _, y := range b.Rounds {
			switch {
			case x.Ordinal == 0 || y.Ordinal == 0:
			case x.Ordinal == y.Ordinal:
				l.add(1, "same round")
				return agree
			default:
				l.score -= 1.5
				return agree
			}
		}
	}
	return agree
}

// compareProposals: the same proposer and terms. Days tell little, since a
// proposal is spoken of long after it was put.
func compareProposals(a, b *item) likeness {
	var l likeness
	n := common(a.parties, b.parties)
	switch {
	case n == 0 && len(a.parties)+len(b.parties) > 0:
		return apart
	case slices.Equal(a.parties, b.parties):
		l.add(1, "same proposer")
	default:
		l.add(0.4, "a proposer in common")
	}
	d := likeTerms(a.terms, b.terms)
	switch {
	case d < 0.25 || numbersClash(a.terms, b.terms) || scopesClash(a.terms, b.terms):
		return apart
	case d < 0.5:
		return unlike
	}
	l.add(2.5*d, "same terms")
	switch {
	case a.byDay && b.byDay && a.When.Overlaps(b.When):
		l.add(1, "same date")
	case a.When.Overlaps(b.When):
		l.tier = loose
		l.add(0.5, "overlapping dates")
	case a.When.Known() && b.When.Known():
		return apart
	default:
		l.tier = blind
		gap := parley.DateOf(a.KnownFrom).Sub(parley.DateOf(b.KnownFrom))
		if max(gap, -gap) > 400 || d < 1 && overlap(a.terms, b.terms) < 2 {
			// one word in common says too little without a day
			return unlike
		}
		l.add(0.5, "")
	}
	if overlap(a.topics, b.topics) > 0 {
		l.add(0.3, "same matter")
	}
	return l
}

func compareAgreements(a, b *item) likeness {
	l, ok := likeness{}.judge(a, b, (*likeness).parties, (*likeness).status, (*likeness).dates)
	if !ok {
		return l
	}
	d := dice(a.terms, b.terms)
	switch {
	case d >= 0.3:
		l.add(2*d, "same terms")
	case l.tier != firm || len(a.terms) > 0 && len(b.terms) > 0 && d < 0.2 || overlap(a.topics, b.topics) == 0:
		// the same parties may agree on several things in one day
		return unlike
	}
	if n := overlap(a.topics, b.topics); n > 0 {
		l.add(0.5, "same matter")
	}
	if a.place != "" && a.place == b.place {
		l.add(0.5, "same place")
	}
	return l
}

// compareStatements: one speaker and one day make one statement.
func compareStatements(a, b *item) likeness {
	var l likeness
	switch {
	case !a.byDay || !b.byDay || !a.When.Overlaps(b.When):
		return apart
	case len(a.people) > 0 && len(b.people) > 0:
		for _, h := range a.people {
			if !slices.ContainsFunc(b.people, func(o human) bool {
				return spelling.SamePerson(h.Name.Name, o.Name.Name) && (h.side == o.side || h.side == "" || o.side == "")
			}) {
				return apart
			}
		}
		l.add(2, "same speaker")
	case len(a.people)+len(b.people) == 0 && len(a.parties) > 0 && slices.Equal(a.parties, b.parties):
		l.add(1, "same body")
		if n := overlap(a.topics, b.topics); n > 0 || len(a.parties) > 1 {
			l.add(1, "same matter")
		}
	default:
		return apart
	}
	l.add(2, "same date")
	return l
}
