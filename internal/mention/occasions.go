package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
)

// separate makes an occasion of its own of those met "separately".
func (rd *reading) separate(v *view, c *candidate, from int) {
	if c.definite && len(c.host) == 0 && len(c.guests) > 1 && v.lower(c.trigger[1]-1) == "meetings" {
		// "the meetings with A, B and C": of whom the text was speaking
		for i := len(rd.all) - 1; i >= 0 && v.si-rd.all[i].v.si < 3; i-- {
			if h := rd.all[i].host; len(h) == 1 && h[0].Kind == entity.Person {
				c.host = h
				break
			}
		}
	}
	if v.oneByOne(c) {
		return
	}
	for k := from; k < len(v.t) && k < from+30; k++ {
		if v.lower(k) != "separately" {
			continue
		}
		es, _ := v.chainRight(k + 1)
		if len(es) == 0 && k+2 < len(v.t) {
			es, _ = v.chainRight(k + 3)
		}
		if len(es) == 0 || len(es) > 2 || len(c.who) < 3 {
			return
		}
		o := *c
		o.who, o.evidence = nil, slices.Clone(c.evidence)
		for _, e := range es {
			c.dropActor(e)
			o.add(e, parley.Party, "separately")
		}
		if len(c.who) > 0 {
			o.put(c.who[0])
			if c.who[0].name.Represents != "" {
				o.put(participant{name: o.party(c.who[0].name.Represents), role: parley.Party, span: c.who[0].span, rule: "separately"})
			}
		}
		c.extra = append(c.extra, &o)
		return
	}
}

// oneByOne makes a meeting of each of "separate meetings with A, B and C", and of
// "he also met A, B and C", where one met several of different parties.
func (v *view) oneByOne(c *candidate) bool {
	if len(c.guests) < 2 || len(c.host) != 1 || c.host[0].Kind != entity.Person {
		return false
	}
	a, b := c.trigger[0], c.trigger[1]
	apart := pluralOccasions[v.lower(b-1)] && (v.lower(b-1) == "meetings" || v.lower(b-1) == "calls")
	for k := max(0, a-5); k < len(v.t) && k < b+6; k++ {
		w := v.lower(k)
		if first := v.clauses[v.in[a]].first; k < a && c.kind == parley.Call && v.is(first, "in", "separate") {
			apart = true // "in separate calls, X spoke to Y and Z"
		}
		apart = apart || v.in[k] == v.in[a] && (w == "separate" || w == "separately" || w == "individually" || w == "bilaterally" || w == "also" && k < a && len(c.guests) > 2)
	}
	parties := map[string]bool{}
	offices := v.ledByHead(c.guests)
	for _, e := range c.guests {
		if e.Kind != entity.Person || e.Represents == "" || parties[e.Represents] && !offices || e.Represents == c.host[0].Represents {
			return false
		}
		parties[e.Represents] = true
	}
	if !apart && !offices {
		return false
	}
	for i, e := range c.guests {
		o := c
		if i > 0 {
			n := *c
			o = &n
			o.evidence = slices.Clone(c.evidence)
			c.extra = append(c.extra, o)
		}
		o.who, o.guests = nil, nil
		o.add(c.host[0], parley.Party, "one-by-one")
		o.add(e, parley.Party, "one-by-one")
	}
	return true
}

// ledByHead reports whether those whom one met are named people of one state and
// both its president and its prime minister are among them: they receive apart.
func (v *view) ledByHead(guests []*entity.Entity) bool {
	president, premier := false, false
	for _, e := range guests {
		if e.Represents != guests[0].Represents || e.Name == "" {
			return false
		}
		t := strings.ToLower(e.Title)
		president = president || strings.Contains(t, "president") && !strings.Contains(t, "vice")
		premier = premier || strings.Contains(t, "prime minister") && !strings.Contains(t, "deputy")
	}
	return president && premier
}

// dropActor removes an actor and, for a person, the party it alone stood for.
func (c *candidate) dropActor(e *entity.Entity) {
	c.drop(e)
	if e.Represents == "" {
		return
	}
	for _, p := range c.who {
		if p.name.Represents == e.Represents {
			return
		}
	}
	c.drop(&entity.Entity{Name: e.Represents})
}

// eachDate makes an occasion of each day that a plural names: "rounds were
// held in A on D and in B on E".
func (rd *reading) eachDate(v *view, c *candidate, a, b int) {
	if !v.plural(a, b) && !v.elliptic(a, b) {
		return
	}
	home, from := v.in[a], b
	// "five rounds in six weeks: in A on D, in B on E"
	for k := b; k < len(v.t) && k < b+8; k++ {
		if v.lower(k) == ":" && k+1 < len(v.t) && v.dateBehind(k, 8) {
			home, from = v.in[k+1], k
			c.date = nil
			for j := k; j < len(v.t) && c.date == nil; j++ {
				c.date = v.date[j]
			}
			c.when = c.date.Resolve(rd.at(c.mood))
			break
		}
	}
	if c.date == nil {
		return
	}
	n := 0
	for k := range v.t {
		d := v.date[k]
		if d == nil || d.First != k || d.Kind == when.Anaphoric || v.in[k] != home && !v.bracketed(k, home) || d == c.date || k < from || v.saysOwn(d, a, b) || v.otherHead(d, a, b) || v.is(k-2, "and", "on") && v.finite(d.Last) {
			continue
		}
		w := d.Resolve(rd.at(c.mood))
		if !w.Known() || w.Days() > 31 || !c.when.Known() || c.when.Days() > 31 || n > 8 {
			continue
		}
		o := *c
		o.extra, o.evidence, o.who = nil, slices.Clone(c.evidence), slices.Clone(c.who)
		o.when, o.date = w, d
		o.note("start", string(w.Start), d.Span, "each-date:"+d.Rule)
		if e := v.placeBeside(d, from); e != nil {
			o.place, o.country = e.Name, e.Country
		}
		o.listed, c.listed = c, c
		c.extra = append(c.extra, &o)
		n++
	}
	if n > 0 {
		if c.round == "" && c.rounds {
			c.round = "listed"
			for _, o := range c.extra {
				o.round = c.round
			}
		}
		if e := v.placeBeside(c.date, from); e != nil {
			c.place, c.country = e.Name, e.Country
		}
	}
}

// endsOn widens the day on which talks began to the one on which they are to end:
// "began on Tuesday and are due to end on Sunday".
func (rd *reading) endsOn(v *view, c *candidate, b int) bool {
	if c.when.Days() != 1 || !c.began {
		return false
	}
	for k := c.date.Last; k < len(v.t) && k < b+40; k++ {
		d := v.date[k]
		if d == nil || d.First != k || !v.plannedFor(d) || !lastVerbs[v.lower(k-1)] && !lastVerbs[v.lower(k-2)] {
			continue
		}
		w := d.Resolve(rd.at(mood{planned: true, status: parley.Planned}))
		if n := w.End.Sub(c.when.Start); !w.Known() || n < 1 || n > 30 {
			return false
		}
		c.when = parley.Between(c.when.Start, w.End)
		c.note("end", string(w.End), d.Span, "ends-on:"+d.Rule)
		return true
	}
	return false
}

// lastVerbs say until when something goes on.
var lastVerbs = set("end conclude finish close last run continue")

// placeBeside is the place of one of several days listed behind token b: the one
// before it, "in A on D and in B on E", or, where the list begins with a day, the
// one behind it; nil for none.
func (v *view) placeBeside(d *when.Phrase, b int) *entity.Entity {
	located := func(k int) *entity.Entity {
		if e := v.ent[k]; e != nil && e.Kind == entity.Place && locative[v.prepBefore(e)] {
			return e
		}
		return nil
	}
	daysFirst := false
	for k := b; k < len(v.t); k++ {
		if v.date[k] != nil {
			daysFirst = true
			break
		}
		if located(k) != nil {
			break
		}
	}
	if daysFirst {
		for k := d.Last; k < len(v.t) && (v.date[k] == nil || v.date[k] == d); k++ {
			if e := located(k); e != nil {
				return e
			}
		}
		return nil
	}
	for k := d.First; k >= b; k-- {
		if e := located(k); e != nil {
			return e
		}
	}
	return nil
}

var pluralOccasions = set("talks rounds meetings negotiations consultations sessions summits calls conversations")

// bracketed reports whether token k stands in brackets in clause c: "in A (on D)".
func (v *view) bracketed(k, c int) bool {
	in := v.clauses[v.in[k]]
	return in.by == "(" && in.parent == c
}

// plural reports whether the words [a, b) name several occasions: "talks", but not
// "the first round of talks".
func (v *view) plural(a, b int) bool {
	for k := a; k < b-1; k++ {
		if w := v.lower(k); w == "round" || w == "session" {
			return false
		}
	}
	return pluralOccasions[v.lower(b-1)]
}

// elliptic reports whether the words are a plural without its noun: "the first
// two were held".
func (v *view) elliptic(a, b int) bool {
	w := v.lower(b - 1)
	return ordinalWord(v.lower(a)) && (w == "two" || w == "three" || w == "four")
}

// lasts widens a day to the days that "two-day talks began on D" or "ended on D"
// stand for.
func (c *candidate) lasts(rd *reading, v *view, a, b int) {
	if c.when.Days() != 1 {
		return
	}
	for k := max(0, a-2); k < b; k++ {
		w := v.lower(k)
		n := int(numeral(strings.TrimSuffix(w, "-day")))
		daysOf := v.lower(k+1) == "days" && v.lower(k+2) == "of"
		if !strings.HasSuffix(w, "-day") && !daysOf || n < 2 || n > 15 {
			continue
		}
		if daysOf && k > 1 && (endVerbs[v.lower(k-1)] || v.lower(k-1) == "up" && endVerbs[v.lower(k-2)]) {
			c.when = parley.Between(c.when.Start.Add(1-n), c.when.Start)
			c.note("start", string(c.when.Start), v.span(k, k+2), "n-day")
			c.counted = true
			return
		}
		if daysOf && k > 0 && (startVerbs[v.lower(k-1)] || v.lower(k-1) == "off" && strings.HasPrefix(v.lower(k-2), "kick")) {
			// "began two days of talks on D"
			c.when = parley.Between(c.when.Start, c.when.Start.Add(n-1))
			c.note("end", string(c.when.End), v.span(k, k+2), "n-day")
			c.counted = true
			return
		}
		if k > 1 && (v.is(a-2, "end", "of") || endVerbs[v.lower(a-1)] || v.lower(a-1) == "up" && endVerbs[v.lower(a-2)]) {
			// "wrapped up a two-day meeting on D"
			c.when = parley.Between(c.when.Start.Add(1-n), c.when.Start)
			c.note("start", string(c.when.Start), v.span(k, k+1), "n-day")
			return
		}
		if startVerbs[v.lower(a-1)] {
			// "begin a three-day meeting on Monday"
			c.when = parley.Between(c.when.Start, c.when.Start.Add(n-1))
			c.note("end", string(c.when.End), v.span(k, k+1), "n-day")
			return
		}
		for j := b; j < len(v.t) && j < b+20; j++ {
			switch v.lower(j) {
			case "began", "begin", "begins", "starting", "beginning", "opened", "opens", "open", "started", "start", "starts", "kicked":
				c.when = parley.Between(c.when.Start, c.when.Start.Add(n-1))
				if c.status == parley.Held && c.when.End >= rd.doc.Article.Day() {
					c.status = parley.Ongoing
				}
				c.note("end", string(c.when.End), v.span(k, k+1), "n-day")
				return
			case "ended", "concluded", "closed", "finished", "wrapped", "completed":
				c.when = parley.Between(c.when.Start.Add(1-n), c.when.Start)
				c.note("start", string(c.when.Start), v.span(k, k+1), "n-day")
				return
			}
		}
		return
	}
}

// drop removes an actor put in by mistake.
func (c *candidate) drop(e *entity.Entity) {
	kept := c.who[:0]
	for _, p := range c.who {
		if p.name.Name != e.Name {
			kept = append(kept, p)
		}
	}
	c.who = kept
}
