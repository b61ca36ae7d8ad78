package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
)

// durationVerb reads how long an occasion told before lasted: "It lasted more
// than six hours."
func durationVerb(rd *reading, v *view, i int) *candidate {
	if v.lower(i) != "lasted" && v.lower(i) != "lasting" || v.ent[i] != nil {
		return nil
	}
	n := v.duration(i)
	if n == 0 {
		return nil
	}
	return &candidate{names: rd.names, trigger: [2]int{i, i + 1}, joinsIn: true, minutes: n}
}

// duration reads "lasted six hours", "three-hour", "for two and a half hours",
// "an hour and forty minutes", in minutes; 0 when nothing is said.
func (v *view) duration(a int) int {
	home := v.in[a]
	for k := range v.t {
		if v.in[k] != home && !v.within(k, home) {
			continue
		}
		w := v.lower(k)
		var unit int
		var num string
		switch {
		case w == "hours" || w == "hour":
			unit, num = 60, v.lower(k-1)
		case w == "minutes":
			unit, num = 1, v.lower(k-1)
		case strings.HasSuffix(w, "-hour"):
			unit, num = 60, strings.TrimSuffix(w, "-hour")
		case strings.HasSuffix(w, "-minute"):
			unit, num = 1, strings.TrimSuffix(w, "-minute")
		default:
			continue
		}
		if !strings.Contains(w, "-") && !v.lastedNear(k) {
			continue
		}
		n := numeral(num)
		switch {
		case v.is(k-3, "and", "a", "half"):
			n = numeral(v.lower(k-4)) + 0.5
		case v.is(k+1, "and", "a", "half"):
			n += 0.5
		case num == "half" || num == "quarter":
			n = 0
		}
		total := int(n * float64(unit))
		if unit == 60 && v.lower(k+1) == "and" && v.lower(k+3) == "minutes" {
			total += int(numeral(v.lower(k + 2)))
		}
		if total > 0 && total < 3*24*60 {
			return total
		}
	}
	return 0
}

// lastedNear reports whether the hours named at token k are those something
// took: "lasted about six hours", "after five hours of talks", "for three hours".
func (v *view) lastedNear(k int) bool {
	for j := k - 1; j >= 0 && j > k-9; j-- {
		switch v.lower(j) {
		case "lasted", "lasting", "ran", "for", "took", "spent", "over", "after", "stretched", "went":
			switch v.lower(k + 1) {
			case "ago", "later", "earlier", "after", "before":
				return false
			}
			return true
		}
		if v.finite(j) {
			return false
		}
	}
	return false
}

// numeral reads a number written in digits or words; 0 when it is none.
func numeral(w string) float64 {
	if n, ok := numbers[w]; ok {
		return n
	}
	n := 0.0
	for _, r := range w {
		if r < '0' || r > '9' {
			return 0
		}
		n = n*10 + float64(r-'0')
	}
	return n
}

// closedDoors reports whether the clause of token a says that the occasion was
// held behind closed doors, and the words that do.
func (v *view) closedDoors(a int) (parley.Span, bool) {
	for k := range v.t {
		if v.in[k] != v.in[a] && !v.within(k, v.in[a]) {
			continue
		}
		switch w := v.lower(k); {
		case w == "closed" && (v.lower(k+1) == "doors" || v.lower(k+1) == "format" || v.lower(k+1) == "session" || contactNouns[v.lower(k+1)] != ""):
			return v.span(k, k+2), true
		case w == "closed-door" || w == "closed-doors" || w == "behind-closed-doors":
			return v.span(k, k+1), true
		case w == "in" && v.lower(k+1) == "private" && v.lower(k+2) != "hands":
			return v.span(k, k+2), true
		}
	}
	return parley.Span{}, false
}

// reporter is the agency or outlet that the sentence names as its source:
// "TASS reported", "according to Interfax".
func (v *view) reporter() (*entity.Entity, bool) {
	for k := range v.t {
		e := v.ent[k]
		if e == nil || e.First != k || e.Kind != entity.Reporter || v.t[k].Quoted {
			continue
		}
		behind, before := v.lower(e.Last), v.lower(e.First-1)
		if before == "the" {
			before = v.lower(e.First - 2)
		}
		if sayVerbs[behind] || before == "to" && v.lower(e.First-2) == "according" || before == "citing" || before == "by" && v.lower(e.First-2) == "reported" || before == "told" {
			return e, true
		}
	}
	return nil, false
}
