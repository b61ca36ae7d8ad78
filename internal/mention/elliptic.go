package mention

import (
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
)

// ellipticRound reads rounds whose noun is left out: "The first was held in A
// on D", "the next is planned for late May", "It had been due on D".
func ellipticRound(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	b := i + 1
	var round string
	ordinal := 0
	switch {
	case (w == "it" || w == "they") && i < 3 && v.ent[i] == nil || (w == "they" || w == "it") && v.ent[i] != nil && i < 3:
		// "they had been due on …": a plan seen from later
		k := i + 1
		for auxiliaries[v.lower(k)] || v.lower(k) == "originally" {
			k++
		}
		if k == i+1 || !(v.lower(k) == "due" || v.lower(k) == "scheduled" || v.lower(k) == "set" || v.lower(k) == "planned") || v.lower(i+1) == "is" || v.lower(i+1) == "are" {
			return nil
		}
		round = "planned-before"
	case ordinalWord(w) && w != "new" && w != "fresh" && w != "final" && (determiners[v.lower(i-1)] || v.lower(i-1) == "," || i == 0):
		if n, ok := ordinals[w]; ok {
			round, ordinal = "ordinal", n
		} else if w == "next" || w == "another" {
			round = "next"
		} else {
			round = "previous"
		}
		if x := v.lower(b); x == "two" || x == "three" || x == "four" || x == "one" {
			b++
		}
		if x := v.lower(b); !(auxiliaries[x] || x == "took" || x == "came" || x == "in" && b+1 < len(v.t) && v.ent[b+1] != nil ||
			(x == "on" || x == "in") && b+1 < len(v.t) && v.date[b+1] != nil && v.contactWithin(0, i) || x == ",") {
			return nil
		}
		if v.lower(b) == "," && !v.dateBehind(b, 4) || futureAux[v.lower(b)] && !takesPlace[v.lower(b+1)] {
			return nil // "the second would have A halt its army": a paper
		}
	default:
		return nil
	}
	if !v.dateBehind(b, 22) {
		return nil
	}
	m := v.nounMood(i, b)
	c := rd.contact(v, parley.Talks, i, b, m)
	if c.date == nil {
		return nil
	}
	c.anyKind, c.definite, c.pointing = true, true, true
	c.round, c.ordinal, c.roundAt = round, ordinal, v.span(i, b)
	if round == "planned-before" {
		c.status = parley.Cancelled
	}
	if c.status == "" {
		c.status = parley.Held
	}
	rd.eachDate(v, c, i, b)
	return c
}

// takesPlace are verbs of which an occasion to come is the subject.
var takesPlace = set("be take come open start begin follow happen resume focus bring see go run last")

// dateBehind reports whether a date phrase starts within n tokens of k.
func (v *view) dateBehind(k, n int) bool {
	for j := k; j < len(v.t) && j < k+n; j++ {
		if v.date[j] != nil {
			return true
		}
	}
	return false
}

// plannedBefore makes a cancelled occasion of an earlier date that the words
// behind a noun give: "talks on D that had originally been set for E".
func (rd *reading) plannedBefore(v *view, c *candidate, b int) {
	home := v.in[b-1]
	for k := b; k < len(v.t); k++ {
		d := v.date[k]
		if d == nil || d.First != k || !v.within(k, home) || d.Kind == when.Anaphoric {
			continue
		}
		j := k - 1
		for j > 0 && (v.lower(j) == "for" || v.lower(j) == "on" || v.lower(j) == "to" || v.lower(j) == "begin" || v.lower(j) == "start" || v.lower(j) == "late" || v.lower(j) == "early") {
			j--
		}
		w := v.lower(j)
		if !(w == "set" || w == "scheduled" || w == "due" || w == "planned") {
			continue
		}
		if a := v.auxBefore(j); a != "had" && !(a == "was" || a == "were") || a != "had" && v.lower(j-1) != "originally" && v.lower(j-1) != "initially" {
			continue
		}
		w2 := d.Resolve(rd.at(mood{}))
		if !w2.Known() {
			continue
		}
		if c.date == d {
			c.status = parley.Cancelled
			return
		}
		o := *c
		o.extra, o.evidence, o.who = nil, nil, nil
		o.who = append(o.who, c.who...)
		o.when, o.date, o.status = w2, d, parley.Cancelled
		o.note("start", string(w2.Start), d.Span, "planned-before:"+d.Rule)
		o.note("status", string(parley.Cancelled), v.span(j, k+1), "planned-before")
		c.extra = append(c.extra, &o)
		if c.status == parley.Cancelled && c.when.Known() && c.when != o.when {
			// put off to the other day, not called off
			if c.status = parley.Held; c.when.Start > rd.doc.Article.Day() {
				c.status = parley.Planned
			}
		}
		return
	}
}
