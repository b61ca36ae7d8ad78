package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// goesTo are verbs that tell of a journey with "to" right behind them.
var goesTo = set("came comes hurried hurries rushed rushes jetted crossed")

// visitVerb reads "X arrived in Y", "X will fly to Y on Friday", "X visited Y".
func visitVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if !travelVerbs[w] && !goesTo[w] && !v.staysFor(i) && !v.is(i, "touched", "down") || v.ent[i] != nil {
		return nil
	}
	if (w == "visit" || w == "visits" || w == "travel") && (determiners[v.lower(i-1)] || v.lower(i-1) == "'s" || prepositions[v.lower(i-1)] && v.lower(i-1) != "to") || w == "visits" && v.plainNoun(i-1) && !singularPronouns[v.lower(i-1)] && v.lower(i-2) != "paid" {
		return nil // the noun
	}
	if (w == "went" || goesTo[w]) && v.lower(i+1) != "to" {
		return nil
	}
	var place *entity.Entity
	for k := i + 1; k < len(v.t) && k < i+10 && v.in[k] == v.in[i]; k++ {
		if e := v.ent[k]; e != nil && (e.Kind == entity.Place || e.Kind == entity.State && (e.Form == entity.Named || e.Form == entity.Metonym)) {
			if v.lower(k-1) == "from" {
				k = e.Last - 1
				continue // where they came from
			}
			place = e
			break
		}
		if v.ent[k] != nil && acts(v.ent[k]) || v.finite(k) || contactNouns[v.lower(k)] != "" {
			break
		}
	}
	if place == nil {
		return nil
	}
	subj := v.subject(i)
	if len(subj) == 0 || v.thingBefore(i) {
		return nil
	}
	for _, e := range subj {
		if e.Kind == entity.State || e.Kind == entity.Organisation {
			return nil
		}
	}
	m := v.moodOf(i, pastForm(w))
	if m.negated || m.open {
		return nil
	}
	c := rd.contact(v, parley.Visit, i, i+1, m)
	c.addAll(subj, parley.Party, "traveller")
	for _, e := range subj {
		if w := v.lower(e.Last); e.Kind == entity.Group && (w == "led" || w == "headed") && v.lower(e.Last+1) == "by" {
			es, _ := v.chainRight(e.Last + 2)
			c.addAll(peopleOf(e.Represents, es), parley.Party, "led-by")
		}
	}
	if len(c.parties()) == 0 {
		return nil
	}
	c.place, c.country = place.Name, place.Country
	if place.Kind == entity.State && place.Form == entity.Metonym {
		c.place = v.words(place.First, place.Last)
	}
	c.note("place", c.place, place.Span, "destination")
	if whom := v.journeyTo(place.Last, i); len(whom) > 0 {
		// "flew to Accra for talks with President N": the meeting is the event
		home, who := c.parties(), slices.Clone(c.who)
		c.addAll(whom, parley.Party, "journey-to")
		if named := slices.ContainsFunc(whom, func(e *entity.Entity) bool { return e.Kind == entity.Person }); len(c.parties()) > len(home) && (named || len(c.people()) == 0) {
			c.kind = parley.Meeting
			if len(c.people()) == 0 {
				c.kind = parley.Talks
			}
			return c
		}
		c.who = who
	}
	for _, p := range c.parties() {
		if p == c.place || p == c.country {
			return nil // goes home
		}
	}
	rd.onwards(v, c, place.Last)
	return c
}

// flewTo reports whether the infinitive at i is what a journey that was made
// on the day d was for: "flew to A on Tuesday to meet N".
func (v *view) flewTo(i int, d *when.Phrase) bool {
	if v.lower(i-1) != "to" {
		return false
	}
	place := false
	for k := d.First - 1; k >= 0 && k > i-16 && v.in[k] == v.in[i]; k-- {
		place = place || v.ent[k] != nil && (v.ent[k].Kind == entity.Place || v.ent[k].Form == entity.Metonym)
		if v.ent[k] == nil && travelVerbs[v.lower(k)] {
			return place && v.finite(k) && v.auxBefore(k) == ""
		}
	}
	return false
}

// thingBefore reports whether a noun with its own article or number, and no name,
// is the subject of the verb at i: "said the 13 detainees had arrived".
func (v *view) thingBefore(i int) bool {
	k := i - 1
	for k > 0 && (auxiliaries[v.lower(k)] || strings.HasSuffix(v.lower(k), "ly") || v.lower(k) == "also" || v.lower(k) == "not") {
		k--
	}
	if k < 1 || v.ent[k] != nil || v.t[k].Kind != sentence.Word || v.finite(k) || delegates[v.lower(k)] || teamNouns[v.lower(k)] || !strings.HasSuffix(v.lower(k), "s") {
		return false
	}
	for j := k - 1; j >= 0 && j > k-4; j-- {
		if v.ent[j] != nil || v.t[j].Kind == sentence.Punct {
			return false
		}
		if determiners[v.lower(j)] || v.t[j].Kind == sentence.Number {
			return true
		}
	}
	return false
}

// onwards makes a journey of its own of each further stop that has a day: "flew
// to A in February and to B in March".
func (rd *reading) onwards(v *view, c *candidate, k int) {
	for ; k+1 < len(v.t) && v.in[k] == v.in[c.trigger[0]] && !v.finite(k); k++ {
		e := v.ent[k+1]
		if v.lower(k) != "to" || v.lower(k-1) != "and" && v.lower(k-1) != "," || e == nil || e.First != k+1 || e.Kind != entity.Place && (e.Kind != entity.State || e.Form == entity.Adjective) {
			continue
		}
		j := e.Last
		for j < len(v.t) && j < e.Last+3 && v.date[j] == nil {
			j++
		}
		if j >= len(v.t) || v.date[j] == nil || v.date[j] == c.date {
			continue
		}
		w := v.date[j].Resolve(rd.at(c.mood))
		if !w.Known() {
			continue
		}
		o := *c
		o.extra, o.evidence, o.who = nil, slices.Clone(c.evidence), slices.Clone(c.who)
		o.when, o.date = w, v.date[j]
		o.place, o.country = e.Name, e.Country
		if e.Kind == entity.State && e.Form == entity.Metonym {
			o.place = v.words(e.First, e.Last)
		}
		o.note("start", string(w.Start), o.date.Span, "onwards:"+o.date.Rule)
		c.extra = append(c.extra, &o)
	}
}

// journeyTo are the people whom a journey told before token k was to see: "for
// talks with N", "to meet N".
func (v *view) journeyTo(k, verb int) []*entity.Entity {
	for end := k + 10; k < len(v.t) && k < end; k++ {
		w := v.lower(k)
		var at int
		switch {
		case v.in[k] != v.in[verb] || v.t[k].Kind == sentence.Punct && w != ",":
			return nil
		case w == "for":
			for j := k + 1; j < k+6 && j < len(v.t); j++ {
				if v.ent[j] != nil || v.finite(j) {
					return nil
				}
				if contactNouns[v.lower(j)] != "" && v.lower(j+1) == "with" {
					at = j + 2
					break
				}
			}
		case w == "to" && v.lower(k+1) == "meet":
			at = k + 2
		case w == "to" && v.talksTo(k+1) > 0:
			at = v.talksTo(k + 1)
		case w == "as" && v.guestOf(k) > 0:
			at = v.guestOf(k)
		case w == "to" && v.lower(k+1) == "hold" && contactNouns[v.lower(k+2)] != "" && v.lower(k+3) == "with":
			at = k + 4
		case v.finite(k):
			return nil
		}
		if at == 0 {
			continue
		}
		es, _ := v.chainRight(at)
		for _, e := range es {
			if e.Kind == entity.Person && (e.Name != "" || e.Represents != "") || e.Kind == entity.Group && e.Represents != "" {
				return es
			}
		}
		return nil
	}
	return nil
}

// talksTo is the token behind a verb at k for seeing somebody: "see", "talk to",
// "confer with"; 0 for another, and where nobody is named behind it.
func (v *view) talksTo(k int) int {
	next, at := v.lower(k+1), 0
	switch v.lower(k) {
	case "negotiate", "discuss":
		for j := k + 1; j < len(v.t) && j < k+14 && v.in[j] == v.in[k]; j++ {
			if v.lower(j) == "with" {
				at = j + 1
				break
			}
		}
	case "see":
		at = k + 1
	case "talk", "speak", "confer", "consult":
		if next == "to" || next == "with" {
			at = k + 2
		}
	}
	if at == 0 {
		return 0
	}
	if es, _ := v.chainRight(at); len(es) == 0 || es[0].Kind != entity.Person && es[0].Kind != entity.Group {
		return 0
	}
	return at
}

// guestOf is the token behind "as the guest of", "as a guest of" at k; 0 where
// other words stand.
func (v *view) guestOf(k int) int {
	if v.lower(k) == "as" && determiners[v.lower(k+1)] && v.lower(k+2) == "guest" && v.lower(k+3) == "of" {
		return k + 4
	}
	return 0
}

// staysFor reports whether the verb at i says that somebody is in a place in
// order to talk: "was in Hanoi on Monday for meetings".
func (v *view) staysFor(i int) bool {
	switch v.lower(i) {
	case "is", "was", "are", "were":
	default:
		return false
	}
	k := i + 1
	for v.lower(k) == "currently" || v.lower(k) == "already" || v.lower(k) == "now" || v.lower(k) == "back" {
		k++
	}
	if v.lower(k) != "in" {
		return false
	}
	place := false
	for k++; k < len(v.t) && k < i+14 && v.in[k] == v.in[i]; k++ {
		switch w := v.lower(k); {
		case v.ent[k] != nil:
			place = place || v.ent[k].Kind == entity.Place || v.ent[k].Kind == entity.State
		case w == "for":
			for j := k + 1; j < k+5; j++ {
				if n := contactNouns[v.lower(j)]; n != "" && v.lower(j) != "conference" {
					return place
				}
			}
			return false
		case w == "on" && (v.lower(k+1) == "a" || v.lower(k+1) == "an"):
			for j := k + 2; j < k+6; j++ {
				if w := v.lower(j); w == "visit" || w == "trip" || w == "tour" {
					return place
				}
			}
		case w == "to":
			return place && (meetVerbs[v.lower(k+1)] || v.lower(k+1) == "hold" || v.talksTo(k+1) > 0)
		case w == "as":
			return place && v.guestOf(k) > 0
		case v.finite(k):
			return false
		}
	}
	return false
}
