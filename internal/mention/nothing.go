package mention

import "github.com/parley-talks/parley/internal/parley"

// cameToNothing cancels a plan that the next sentence says came to nothing: "A
// fifth round was to be held in A. It never was."
func (rd *reading) cameToNothing(events []*candidate) {
	for _, c := range events {
		next := c.v.si + 1
		if c.status != parley.Unclear && c.status != parley.Planned || next >= len(rd.views) || !rd.views[next].neverWas() {
			continue
		}
		c.status = parley.Cancelled
		c.note("status", string(c.status), rd.views[next].s.Span, "came-to-nothing")
		c.spans = append(c.spans, rd.views[next].s.Span)
	}
}

// neverWas reports whether a sentence says of what was told before that it did
// not happen.
func (v *view) neverWas() bool {
	switch v.lower(0) {
	case "it", "they", "that", "this", "neither":
	default:
		return false
	}
	not := v.lower(0) == "neither"
	for k := 1; k < len(v.t) && k < 6; k++ {
		w := v.lower(k)
		next := v.lower(k + 1)
		switch {
		case negations[w]:
			not = true
		case !not:
		case w == "was", w == "were", w == "did":
			if next == "." {
				return true
			}
		case w == "take", w == "took":
			return next == "place"
		case w == "come", w == "came":
			return next == "about" || next == "off"
		case w == "happen", w == "happened", w == "materialise", w == "materialised", w == "materialize", w == "materialized":
			return true
		}
	}
	return false
}
