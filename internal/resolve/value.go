package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// claim is one value of a field with the reports that give it.
type claim[T comparable] struct {
	value   T
	reports []int // indexes into the event's items
	agree   []int // reports that give it or a looser value that holds it
	rank    int   // what goes before everything else, higher first: a report of the meeting before a plan
}

// choice picks the value shown by the stated rule and says why.
type choice[T comparable] struct {
	claims []claim[T] // the one shown first
	why    string
}

const secondsADay = 24 * 60 * 60 // of UTC

// choose orders claims: rank, then independent sources, then directness of
// attribution, then recency; ties by the first report's id.
func choose[T comparable](items []*item, sources []int, claims []claim[T]) choice[T] {
	if len(claims) == 0 {
		return choice[T]{}
	}
	weigh := func(c claim[T]) (n, direct int, last int64) {
		from := map[int]bool{}
		for _, i := range c.agree {
			from[sources[i]] = true
			if items[i].AttributedTo == "" {
				direct = 1
			}
			last = max(last, items[i].KnownFrom.Unix())
		}
		return len(from), direct, last
	}
	slices.SortFunc(claims, func(x, y claim[T]) int {
		nx, dx, lx := weigh(x)
		ny, dy, ly := weigh(y)
		return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(ny, nx), cmp.Compare(dy, dx), cmp.Compare(ly, lx),
			strings.Compare(items[x.reports[0]].ID, items[y.reports[0]].ID))
	})
	out := choice[T]{claims: claims}
	if len(claims) > 1 {
		n0, d0, l0 := weigh(claims[0])
		n1, d1, l1 := weigh(claims[1])
		switch {
		case claims[0].rank != claims[1].rank:
			out.why = "a report of the occasion goes before a plan"
		case n0 != n1:
			out.why = "more independent sources"
		case d0 != d1:
			out.why = "reported directly, not from another source"
		case l0 != l1 && l0/secondsADay == l1/secondsADay:
			out.why = "the later of the reports of one day"
		case l0 != l1:
			out.why = "the latest report"
		default:
			out.why = "equally well reported; the first is shown"
		}
	}
	return out
}

// claimsOf groups the reports by the value they give; ok false: none.
func claimsOf[T comparable](items []*item, value func(*item) (T, bool)) []claim[T] {
	var out []claim[T]
	for i, it := range items {
		v, ok := value(it)
		if !ok {
			continue
		}
		k := slices.IndexFunc(out, func(c claim[T]) bool { return c.value == v })
		if k < 0 {
			k = len(out)
			out = append(out, claim[T]{value: v})
		}
		out[k].reports = append(out[k].reports, i)
	}
	for k := range out {
		out[k].agree = out[k].reports
	}
	return out
}

// conflict lists the claims that clash with the one shown.
func conflict[T comparable](e *parley.Event, field string, items []*item, sources []int, c choice[T], text func(T) string, clash func(shown, other T) bool) {
	if len(c.claims) < 2 {
		return
	}
	out := parley.Conflict{Field: field, Reason: c.why}
	for k, x := range c.claims {
		if k > 0 && !clash(c.claims[0].value, x.value) {
			continue
		}
		v := parley.ClaimedValue{Value: text(x.value), Shown: k == 0}
		from := map[int]bool{}
		for _, i := range x.reports {
			from[sources[i]] = true
			v.MentionIDs = append(v.MentionIDs, items[i].ID)
		}
		v.IndependentSources = len(from)
		out.Values = append(out.Values, v)
	}
	if len(out.Values) > 1 {
		e.Conflicts = append(e.Conflicts, out)
	}
}

// looksAhead ranks what a plan says below what a report of the occasion says.
func looksAhead(it *item) int {
	if it.Status == parley.Planned {
		return 0
	}
	return 1
}

// topRank gives each claim the best rank of its reports.
func topRank[T comparable](items []*item, claims []claim[T]) []claim[T] {
	for k := range claims {
		for _, i := range claims[k].reports {
			claims[k].rank = max(claims[k].rank, looksAhead(items[i]))
		}
	}
	return claims
}

// when chooses the date. A looser date that holds a tighter one supports it.
func when(e *parley.Event, items []*item, sources []int) {
	claims := topRank(items, claimsOf(items, func(it *item) (parley.When, bool) { return it.When, it.When.Known() }))
	for k := range claims {
		c := &claims[k]
		c.agree = slices.Clone(c.reports)
		for _, o := range claims {
			if o.value != c.value && within2(c.value, o.value) {
				c.agree = append(c.agree, o.reports...)
			}
		}
	}
	// the tightest of several that agree says most
	c := choose(items, sources, claims)
	if len(c.claims) == 0 {
		e.When = parley.When{Precision: parley.Unknown}
		return
	}
	e.When = c.claims[0].value
	conflict(e, "when", items, sources, c, spanText, func(shown, other parley.When) bool { return !shown.Overlaps(other) })
}

func spanText(w parley.When) string {
	if w.Start == w.End {
		return string(w.Start)
	}
	return string(w.Start) + " to " + string(w.End)
}

// status chooses whether it took place: what was said after a plan goes before
// the plan.
func status(e *parley.Event, items []*item, sources []int) {
	claims := claimsOf(items, func(it *item) (parley.EventStatus, bool) { return it.Status, it.Status != "" })
	for k := range claims {
		switch claims[k].value {
		case parley.Planned:
		case parley.Ongoing:
			claims[k].rank = 1
		default:
			claims[k].rank = 2
		}
	}
	c := choose(items, sources, claims)
	if len(c.claims) == 0 {
		e.Status = parley.Unclear
		return
	}
	e.Status = c.claims[0].value
	conflict(e, "status", items, sources, c, func(s parley.EventStatus) string { return string(s) }, func(shown, other parley.EventStatus) bool {
		// a plan and a beginning are steps, not contradictions
		return other != parley.Planned && other != parley.Ongoing && shown != parley.Planned
	})
}
