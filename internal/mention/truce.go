package mention

import (
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
)

// underDeal reads "under the deal, prisoners will be exchanged": an agreement
// told before, or only now.
func underDeal(rd *reading, v *view, i int) *candidate {
	if v.lower(i) != "under" || v.lower(i+1) != "the" {
		return nil
	}
	k := i + 2
	if nounModifiers[v.lower(k)] {
		k++
	}
	if w := v.lower(k); w != "deal" && w != "agreement" && w != "accord" && w != "truce" && w != "ceasefire" {
		return nil
	}
	if next := v.lower(k + 1); next != "," && next != "with" && next != "between" {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Agreement, trigger: [2]int{i, k + 1}, status: parley.Held, definite: true, twoSides: true}
	c.note("kind", string(parley.Agreement), v.span(i, k+1), "trigger")
	rd.between(v, c, k)
	c.terms = v.termsFrom(k+2, k+2)
	return c
}

// effectVerb reads "a ceasefire took effect", "a truce came into force".
func effectVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if !v.comesIntoForce(i) && w != "began" && w != "started" {
		return nil
	}
	paper := -1
	for k := i - 1; k >= 0 && k > i-16; k-- {
		if x := v.lower(k); x == "ceasefire" || x == "truce" || x == "cease-fire" || x == "armistice" || x == "reduction" && v.is(k+1, "of", "violence") {
			paper = k
			break
		}
		if v.ent[k] != nil && acts(v.ent[k]) && (w == "began" || w == "started") && v.governed(v.headOfChain(v.ent[k])) == "" {
			return nil // somebody began something
		}
	}
	if paper >= 0 && v.ofAnotherNoun(paper, i-1) {
		return nil // "a truce in the war that began in May"
	}
	switch v.clauses[v.in[i]].by {
	case "once", "until", "unless", "if":
		return nil // "once a truce has come into force"
	}
	m := v.moodOf(i, w == "took" || w == "came" || w == "entered" || w == "went" || w == "began" || w == "started")
	if paper < 0 || m.negated || m.open {
		return nil
	}
	c := rd.agreement(v, i, i+2, m)
	rd.between(v, c, paper)
	c.addAll(v.front(paper).actors, parley.Party, "noun-before")
	c.definite = v.lower(paper-1) == "the"
	c.terms = v.termsOf(paper)
	c.pointing = len(c.parties()) < 2
	return c
}

// comesIntoForce reports whether the verb at i says so: "took effect", "came
// into force".
func (v *view) comesIntoForce(i int) bool {
	switch next := v.lower(i + 1); v.lower(i) {
	case "took", "takes", "take":
		return next == "effect" || next == "hold"
	case "came", "come", "comes", "entered", "went":
		return next == "into" && (v.lower(i+2) == "force" || v.lower(i+2) == "effect")
	}
	return false
}

// effectBehind reports whether the next verb behind i says that something came
// into force.
func (v *view) effectBehind(i int) bool {
	for k := i + 1; k < len(v.t) && k < i+16; k++ {
		if v.finite(k) {
			return v.comesIntoForce(k)
		}
	}
	return false
}

// ofAnotherNoun reports whether a relative clause that opens at token k is on a
// noun in a phrase behind the paper: "a truce in the war that".
func (v *view) ofAnotherNoun(paper, k int) bool {
	if w := v.lower(k); w != "that" && w != "which" || v.lower(k-1) == "," {
		return false
	}
	for j := k - 1; j > paper; j-- {
		if w := v.lower(j); w == "in" || w == "over" || w == "during" || w == "to" {
			return true
		}
	}
	return false
}

// inForce reads "the truce, which has been in force since March": an agreement
// of the day since which it holds.
func inForce(rd *reading, v *view, i int) *candidate {
	if w := v.lower(i + 1); v.lower(i) != "in" || w != "force" && w != "effect" && w != "place" || v.lower(i-1) != "been" {
		return nil
	}
	for k := i + 2; k < len(v.t) && k < i+6; k++ {
		d := v.date[k]
		if d == nil || d.Rule != when.RuleSince {
			continue
		}
		for j := i - 1; j >= 0 && j > i-12; j-- {
			if x := v.lower(j); x != "ceasefire" && x != "truce" && x != "cease-fire" && x != "armistice" {
				continue
			}
			c := rd.agreement(v, i, i+2, mood{status: parley.Held})
			rd.between(v, c, j)
			c.when, c.date = d.Resolve(rd.at(mood{})), d
			c.note("start", string(c.when.Start), d.Span, "in-force:"+d.Rule)
			c.terms = v.termsOf(j)
			c.definite, c.pointing = true, len(c.parties()) < 2
			return c
		}
	}
	return nil
}

// exchangeNoun reads prisoner exchanges: "exchanged 157 prisoners", "swapped".
func exchangeNoun(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	switch w {
	case "exchanged", "swapped", "exchange", "swap", "exchanging", "swapping", "swaps":
	case "release", "free", "hand", "released", "freed", "handed":
		each := false
		for k := max(0, i-3); k < len(v.t) && k < i+9; k++ {
			each = each || v.lower(k) == "each"
		}
		if !each {
			return nil
		}
	default:
		return nil
	}
	people := false
	for k := max(0, i-5); k < len(v.t) && k < i+9; k++ {
		switch v.lower(k) {
		case "prisoners", "prisoner", "captives", "bodies", "pows", "hostages", "detainees", "soldiers":
			people = true
		case "notes", "letters", "instruments":
			people = people || w == "exchanged"
		case "views", "fire", "gunfire", "pleasantries", "blows", "accusations", "information":
			return nil
		}
	}
	if !people {
		return nil
	}
	verb := w != "exchange" && w != "swap" || (w == "exchange" || w == "swap") && (v.lower(i-1) == "to" || futureAux[v.lower(i-1)])
	var m mood
	if verb {
		m = v.moodOf(i, pastForm(w))
	} else {
		m = v.nounMood(i, i+1)
		if m.now {
			return nil
		}
	}
	if m.negated || m.open {
		return nil
	}
	c := rd.agreement(v, i, i+1, m)
	if verb {
		c.addAll(v.subject(i), parley.Party, "exchanged")
	}
	c.pronouns(rd, v, i, len(c.who) == 0)
	if !verb {
		rd.between(v, c, i)
		c.addAll(v.front(i).actors, parley.Party, "noun-before")
		c.twoSides = c.twoSides || len(c.parties()) == 0 && c.when.Known()
	}
	if len(c.parties()) < 2 && !c.twoSides {
		return nil
	}
	for k := i + 1; k < len(v.t) && k < i+16 && !c.when.Known() && c.date == nil; k++ {
		if d := v.date[k]; d != nil && v.sameClause(k, i) && verb {
			c.when, c.date = d.Resolve(rd.at(m)), d
			c.note("start", string(c.when.Start), d.Span, "date-behind:"+d.Rule)
			c.note("end", string(c.when.End), d.Span, "date-behind:"+d.Rule)
		}
	}
	c.terms = v.termsFrom(max(0, i-3), i)
	if verb {
		c.terms = "exchange of " + v.termsFrom(i+1, i+1)
	}
	c.topics = []string{"prisoner exchange"}
	return c
}
