package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
)

// putOffVerbs move an occasion to a day behind "to" or "until"; "put" and
// "pushed" do with "off" or "back".
var putOffVerbs = set("postponed postpones postponing rescheduled moved delayed")

// putOffTo is the day to which the words around an occasion at [a, b) move it:
// "the talks, due on D, were postponed to E", "A put off a visit to B until E".
func (v *view) putOffTo(a, b int) *when.Phrase {
	for k := b + 1; k < len(v.t); k++ {
		d := v.date[k]
		if d == nil || d.First != k || !v.within(k, v.in[a]) || d.Prep != "to" && d.Prep != "until" && d.Prep != "till" && !(d.Prep == "for" && v.is(k-2, "rescheduled", "for")) {
			continue
		}
		for j := k - 1; j >= max(0, a-8); j-- {
			if v.in[j] != v.in[a] || v.ent[j] != nil {
				continue
			}
			off := (v.lower(j) == "off" || v.lower(j) == "back") && (v.lower(j-1) == "put" || v.lower(j-1) == "pushed")
			if off || putOffVerbs[v.lower(j)] && v.notNegated(j) || v.is(j, "moving", "it") {
				return d
			}
			if j >= b && v.finite(j) && !planWords[v.lower(j)] {
				break
			}
		}
	}
	return nil
}

// putOff makes a planned occasion of the day to which words at [a, b) move c,
// which is then cancelled on its own day.
func (c *candidate) putOff(rd *reading, v *view, a, b int) {
	d := v.putOffTo(a, b)
	if d == nil || c.status == parley.Planned && c.date == d {
		return
	}
	at := rd.at(mood{planned: true})
	w := d.Resolve(at)
	if !w.Known() || w.End < at.Published {
		return
	}
	c.status = parley.Cancelled
	o := *c
	o.movedFrom = c
	o.evidence, o.who, o.extra = slices.Clone(c.evidence), slices.Clone(c.who), nil
	o.when, o.date, o.status = w, d, parley.Planned
	o.note("start", string(w.Start), d.Span, "put-off-to:"+d.Rule)
	o.note("end", string(w.End), d.Span, "put-off-to:"+d.Rule)
	o.note("status", string(parley.Planned), d.Span, "put-off-to")
	c.extra = append(c.extra, &o)
}
