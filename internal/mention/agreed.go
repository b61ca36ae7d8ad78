package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var again = set("meet reconvene resume continue hold return convene talks meeting round negotiations consultations summit")

// agreedVerb reads "X and Y agreed to …", "agreed on a …".
func agreedVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	decided := w == "decided" && v.decidesMatter(i)
	if w != "agreed" && w != "agree" && !decided || v.ent[i] != nil {
		return nil
	}
	next := v.lower(i + 1)
	aux := v.auxBefore(i)
	if p := v.lower(i - 1); w == "agreed" && (p == "been" || p == "be" || aux == "was" || aux == "were" || aux == "been") {
		return agreedPassive(rd, v, i)
	}
	if k := v.pastAside(i + 1); next == "," && (v.lower(k) == "to" || v.lower(k) == "on" || v.lower(k) == "that") {
		next = v.lower(k) // "agreed, among other things, to"
	}
	if p := v.lower(i - 1); w == "agreed" && prepositions[p] && (i < 2 || v.date[i-1] == nil) {
		return nil // "within agreed limits"
	}
	what := v.lower(v.clauses[v.in[i]].first) == "what" || v.lower(i-2) == "what"
	var partners []*entity.Entity
	if next == "with" {
		if es, end := v.chainRight(i + 2); len(es) > 0 && (v.lower(end) == "to" || v.lower(end) == "on" || v.lower(end) == "that" || end < len(v.t) && v.date[end] != nil) {
			partners = es
		}
	}
	if i+1 >= len(v.t) || next == "with" && len(partners) == 0 || (v.t[i+1].Kind == sentence.Punct && (next == v.lower(i+1) && next != `"` && next != "“") || next == "and" || next == "but" || next == "is" || next == "was") && !what {
		return nil
	}
	m := v.moodOf(i, w == "agreed")
	if v.is(i-2, "to", "have") && w == "agreed" && !m.negated {
		m = mood{status: parley.Held} // "are said to have agreed"
	} else if w == "agree" && !m.negated && (v.managed(i) || v.s.Kind == sentence.Heading && next == "to") {
		m = mood{status: parley.Held}
	} else if w == "agree" || m.negated || m.open || m.planned {
		return nil
	}
	// "agreed to the proposal" takes a position
	if (next == "to" || next == "with") && determiners[v.lower(i+2)] {
		for k := i + 2; k < i+8; k++ {
			if x := v.lower(k); x == "proposal" || x == "plan" || x == "offer" {
				return nil
			}
		}
	}
	if v.opinion(i) {
		return nil
	}
	subj := v.subject(i)
	c := rd.agreement(v, i, i+1, m)
	c.addAll(subj, parley.Party, "agreed")
	c.addAll(partners, parley.Party, "agreed-with")
	c.pronouns(rd, v, i, len(subj) == 0)
	c.terms = v.termsFrom(i+1, i+1)
	if k := v.paperBefore(v.clauses[v.in[i]].first); k >= 0 && v.clauses[v.in[i]].rel {
		c.terms = v.termsFrom(max(0, k-3), k)
	}
	rd.meetAgain(v, c, i)
	if c.twoSides || len(c.parties()) >= 2 {
		return c
	}
	if k := v.paperBefore(i); len(c.parties()) == 0 && k == i-1 && c.when.Known() {
		c.pointing = true // "a truce agreed in March"
		c.terms = v.termsFrom(max(0, k-2), k)
		rd.between(v, c, k)
		return c
	}
	if decided || next == "to" && (v.lower(i+2) == "the" || v.lower(i+2) == "this" || v.lower(i+2) == "that" || v.lower(i+2) == "it") {
		return nil // one party that agrees to the truce answers a proposal
	}
	// one party alone agrees with whom its words name, or with others told
	// before: discourse decides
	if len(c.parties()) == 1 {
		for k := i + 1; k < len(v.t) && k < i+16 && v.within(k, v.in[i]); k++ {
			if v.lower(k) == "with" && again[v.lower(k-1)] {
				es, _ := v.chainRight(k + 1)
				c.addAll(es, parley.Party, "agreed-with")
			}
		}
		c.pointing = len(c.parties()) == 1
		return c
	}
	return nil
}

// opinion reports whether what is agreed at i is how things stand, not what is to
// be done: "agreed that relations are good".
func (v *view) opinion(i int) bool {
	that := false
	for k := i + 1; k < len(v.t) && k < i+16; k++ {
		switch w := v.lower(k); {
		case w == "that" && k < i+5:
			that = true
		case !that || v.ent[k] != nil:
		case w == "is" || w == "are" || w == "was" || w == "were" || w == "has" || w == "have":
			return v.lower(k+1) != "to" && v.lower(k+1) != "due"
		case auxiliaries[w] || urges[w]:
			return false
		}
	}
	return false
}

// decidesMatter reports whether the verb at i decides on a matter between
// states: "decided to restore ties".
func (v *view) decidesMatter(i int) bool {
	for k := i + 1; k < len(v.t) && k < i+9; k++ {
		if w := v.lower(k); deeds[w] || w == "ties" || w == "relations" || w == "embassies" {
			return true
		}
	}
	return false
}

// managed reports whether the infinitive at i was done: "needed an hour to
// agree", "managed to agree".
func (v *view) managed(i int) bool {
	if v.lower(i-1) != "to" {
		return false
	}
	for k := i - 2; k >= 0 && k > i-9; k-- {
		switch v.lower(k) {
		case "needed", "managed", "took", "sufficed", "enough":
			return v.notNegated(k) && v.lower(k-1) != "not"
		}
	}
	return false
}

// meetAgain reads the next meeting that parties agreed on: "agreed to meet in A
// next week". Its day is not the day of the agreement.
func (rd *reading) meetAgain(v *view, c *candidate, i int) {
	meets := false
	for k := i + 1; k < len(v.t) && k < i+14 && v.within(k, v.in[i]); k++ {
		if again[v.lower(k)] || v.lower(k) == "together" && v.lower(k-1) == "come" {
			meets = true
		}
		d := v.date[k]
		if d == nil || !meets || d.First != k {
			continue
		}
		m := mood{planned: true, status: parley.Planned}
		w := d.Resolve(rd.at(m))
		if !w.Known() || w.End <= rd.doc.Article.Day() && w.Days() == 1 {
			return
		}
		if c.date == d {
			c.date, c.when = nil, parley.When{}
		}
		o := rd.contact(v, parley.Talks, i, i+1, m)
		o.who = slices.Clone(c.who)
		o.twoSides, o.round = c.twoSides, "next"
		o.when, o.date = w, d
		o.status = parley.Planned
		o.note("start", string(w.Start), d.Span, "agreed-for:"+d.Rule)
		c.extra = append(c.extra, o)
		return
	}
}

// agreedPassive reads "a text was agreed by both delegations".
func agreedPassive(rd *reading, v *view, i int) *candidate {
	paper := -1
	for k := i - 1; k >= 0 && k > i-14; k-- {
		if papers[v.lower(k)] || v.lower(k) == "text" {
			paper = k
			break
		}
	}
	m := v.moodOf(i, true)
	it := v.lower(i-2) == "it" && (v.lower(i+1) == "that" || v.lower(i+1) == "to" || v.lower(i+1) == "at" || v.lower(i+1) == "in")
	if it {
		paper = i
	}
	if paper < 0 || m.negated || m.open || m.planned || v.lower(paper-1) == "no" {
		return nil
	}
	c := rd.agreement(v, i, i+1, m)
	for k := i + 1; k < len(v.t) && k < i+8; k++ {
		if v.lower(k) == "by" {
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, "agreed-by")
		}
	}
	c.terms = v.termsFrom(max(0, paper-4), paper)
	if it {
		c.terms = v.termsFrom(i+1, i+1)
	}
	c.pointing = len(c.parties()) < 2
	return c
}
