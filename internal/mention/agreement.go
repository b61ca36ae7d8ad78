package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	papers     = set("agreement agreements deal deals accord accords treaty treaties memorandum memorandums declaration protocol protocols pact pacts communique communiqué document documents truce ceasefire cease-fire armistice understanding understandings roadmap framework plan arrangement convention contract charter settlement statement compromise")
	notParties = set("law bill decree order executive petition register budget")
	stopsTerms = set("said says told wrote announced added confirmed reported")
)

// agreement makes a candidate with its parties, date, place and terms.
func (rd *reading) agreement(v *view, i, b int, m mood, rule string) *candidate {
	c := &candidate{names: rd.names, kind: parley.Agreement, trigger: [2]int{i, b}, status: m.status, planCue: m.planned}
	c.note("kind", string(parley.Agreement), v.span(i, b), "trigger")
	c.setDate(rd, v, i, b, m)
	if v.cancelled(i, b) {
		c.status = parley.Cancelled
	}
	c.setPlace(rd, v, i, b, locative)
	c.settleStatus(rd, m)
	c.note("status", string(c.status), v.span(i, b), "mood")
	rd.between(v, c, i)
	return c
}

// between reads the parties named behind the paper: "between A and B",
// "mediated by C".
func (rd *reading) between(v *view, c *candidate, from int) {
	for k := from; k < len(v.t) && k < from+30; k++ {
		if v.in[k] != v.in[from] && !v.within(k, v.in[from]) {
			return
		}
		w := v.lower(k)
		switch {
		case w == "between":
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, "between")
		case (w == "by" || w == "of") && k == from+1 && papers[v.lower(from)] && v.between2(from):
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, "paper-"+w)
		case w == "negotiated" && v.lower(k+1) == "by":
			es, end := v.chainRight(k + 2)
			c.addAll(es, parley.Party, "negotiated-by")
			if v.lower(end) == "with" {
				es, _ = v.chainRight(end + 1)
				c.addAll(es, parley.Party, "negotiated-with")
			}
		case mediating[w] && v.lower(k+1) == "by":
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Mediator, w+"-by")
		case w == "mediation" && v.lower(k+1) == "of":
			es, _ := v.chainRight(k + 2)
			c.addAll(es, parley.Mediator, "mediation-of")
		}
	}
}

// signedVerb reads "X and Y signed an agreement", "the accord was signed by".
func signedVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	names := (w == "put" || w == "set") && (v.lower(i+2) == "names" || v.lower(i+2) == "signatures" || v.lower(i+2) == "signature") && v.lower(i+3) == "to"
	if w != "signed" && w != "sign" && w != "signs" && w != "signing" && w != "initialled" && w != "initialed" && w != "inked" && w != "penned" && w != "adopted" && w != "issued" && !names {
		return nil
	}
	if w == "signing" && determiners[v.lower(i-1)] {
		return nil
	}
	paper := -1
	for k := i + 1; k < len(v.t) && k < i+14; k++ {
		if papers[v.lower(k)] && v.ent[k] == nil {
			paper = k
			break
		}
		if notParties[v.lower(k)] {
			return nil
		}
	}
	passive := v.passive(i)
	if c := v.clauses[v.in[i]]; paper < 0 || c.rel && !passive && i-c.first < 16 && v.paperBefore(c.first) >= 0 || passive {
		paper = -1
		for k := i - 1; k >= 0 && k > i-16; k-- {
			if papers[v.lower(k)] {
				paper, passive = k, passive || !v.clauses[v.in[i]].rel && len(v.subject(i)) == 0
				break
			}
		}
	}
	if paper < 0 || v.lower(paper-1) == "no" {
		return nil
	}
	if (w == "adopted" || w == "issued") && !v.between2(paper) {
		return nil // a statement, unless it is of two parties
	}
	m := v.moodOf(i, pastForm(w))
	if w == "signing" {
		m = mood{status: parley.Held}
	}
	if m.negated || m.open {
		return nil
	}
	c := rd.agreement(v, i, i+1, m, "signed")
	if passive || v.auxBefore(i) == "was" || v.auxBefore(i) == "were" {
		for k := i + 1; k < len(v.t) && k < i+12; k++ {
			if v.lower(k) == "by" {
				es, _ := v.chainRight(k + 1)
				c.addAll(es, parley.Party, "signed-by")
				break
			}
		}
	} else {
		c.addAll(v.subject(i), parley.Party, "signed")
	}
	for k := i + 1; k < len(v.t) && k < i+20 && v.in[k] == v.in[i]; k++ {
		if v.lower(k) == "with" {
			es, _ := v.chainRight(k + 1)
			c.addAll(es, parley.Party, "signed-with")
			break
		}
	}
	c.pronouns(rd, v, i, len(c.who) == 0)
	rd.between(v, c, paper)
	if d := v.date[min(paper+2, len(v.t)-1)]; v.lower(paper+1) == "of" && d != nil && !c.when.Known() {
		c.when = d.Resolve(rd.at(v, i, m)) // "where the armistice of 1953 was signed"
	}
	c.definite = v.lower(paper-1) == "the"
	c.terms = v.termsFrom(min(i+1, paper), paper)
	if paper < i {
		c.terms = v.termsFrom(max(0, paper-3), paper)
	}
	if len(c.who) == 0 && !c.twoSides && !c.settled() {
		return nil
	}
	c.pointing = len(c.who) == 0
	return c
}

// paperBefore is the paper that a relative clause opening at first speaks of,
// -1 when it speaks of something else.
func (v *view) paperBefore(first int) int {
	for k := first - 1; k >= 0 && k > first-9; k-- {
		if papers[v.lower(k)] && v.ent[k] == nil {
			return k
		}
		if v.finite(k) {
			break
		}
	}
	return -1
}

// between2 reports whether the paper at k is said to be of two parties:
// "between A and B", "a joint declaration by A and B", "with B".
func (v *view) between2(k int) bool {
	for j := k + 1; j < len(v.t) && j < k+4; j++ {
		if w := v.lower(j); w == "between" || w == "by" || w == "of" || w == "with" {
			es, _ := v.chainRight(j + 1)
			return len(es) >= 2 || len(es) == 1 && len(es[0].Members) >= 2
		}
	}
	return false
}

// reachedVerb reads "X and Y reached a deal", "a truce took effect".
func reachedVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if v.ent[i] != nil {
		return nil
	}
	switch w {
	case "had", "have", "has":
		if v.lower(i+1) != "a" && v.lower(i+1) != "an" || v.lower(i+2) != "deal" && v.lower(i+2) != "agreement" && v.lower(i+2) != "understanding" && v.lower(i+2) != "accord" {
			return nil
		}
		fallthrough
	case "reached", "struck", "reach", "clinched", "brokered", "finalised", "finalized", "concluded", "sealed", "secured", "announced", "found", "pledged", "hammered":
		paper := -1
		for k := i + 1; k < len(v.t) && k < i+9; k++ {
			if papers[v.lower(k)] {
				paper = k
				break
			}
		}
		passive := false
		if paper < 0 {
			for k := i - 1; k >= 0 && k > i-8; k-- {
				if papers[v.lower(k)] {
					paper, passive = k, true
					break
				}
			}
		}
		if paper < 0 || !reachable(v, w, paper, passive) {
			return nil
		}
		m := v.moodOf(i, pastForm(w))
		if m.negated || m.open || m.planned && !m.was {
			return nil
		}
		if v.lower(paper-1) == "no" || v.lower(paper-2) == "no" {
			return nil
		}
		c := rd.agreement(v, i, i+1, m, "reached")
		if w == "brokered" && !passive {
			c.addAll(v.subject(i), parley.Mediator, "brokered")
		} else if !passive {
			c.addAll(v.subject(i), parley.Party, "reached")
			for k := i + 1; k < len(v.t) && k < i+16 && v.in[k] == v.in[i]; k++ {
				if v.lower(k) == "with" {
					es, _ := v.chainRight(k + 1)
					c.addAll(es, parley.Party, "reached-with")
					break
				}
			}
		}
		rd.between(v, c, paper)
		if (w == "announced" || w == "secured" || w == "found") && len(c.parties()) < 2 && !passive {
			return nil
		}
		c.pronouns(rd, v, i, len(c.who) == 0)
		if passive && len(c.parties()) < 2 && c.rule == "" && w != "brokered" {
			side := v.sideOf(i)
			if len(side) >= 2 {
				c.addAll(side, parley.Party, "clause-subject")
			}
			c.twoSides = c.twoSides || len(c.parties()) == 0 && w != "announced"
		}
		if w == "announced" && len(c.parties()) < 2 {
			return nil
		}
		if passive && len(c.parties()) == 0 {
			// "in an understanding reached there, A and B will …"
			for k := i + 1; k < len(v.t) && k < i+8; k++ {
				if v.lower(k) == "," {
					if es, _ := v.chainRight(k + 1); len(es) >= 2 {
						c.addAll(es, parley.Party, "main-subject")
					}
					break
				}
			}
		}
		c.definite = v.lower(paper-1) == "the" || w == "had" || w == "have" || w == "has"
		c.terms = v.termsFrom(min(i+1, paper), paper)
		if len(c.parties()) == 0 && !c.twoSides && !c.settled() {
			return nil
		}
		return c
	}
	return nil
}

// reachable reports whether the paper is one that the verb can reach: plans and
// statements are announced by one party alone.
func reachable(v *view, verb string, paper int, passive bool) bool {
	w := v.lower(paper)
	switch verb {
	case "reach":
		return v.s.Kind == sentence.Heading
	case "announced", "found", "secured", "hammered":
		return (w == "deal" || w == "agreement" || w == "accord" || w == "truce" || w == "ceasefire" || w == "understanding" || w == "compromise") && (passive || verb != "found")
	case "pledged":
		return !passive && (w == "truce" || w == "ceasefire")
	case "had", "have", "has":
		return !passive
	}
	return w != "plan" && w != "statement"
}

// agreedVerb reads "X and Y agreed to …", "agreed on a …".
func agreedVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if w != "agreed" && w != "agree" || v.ent[i] != nil {
		return nil
	}
	next := v.lower(i + 1)
	aux := v.auxBefore(i)
	if p := v.lower(i - 1); w == "agreed" && (p == "been" || p == "be" || aux == "was" || aux == "were" || aux == "been") {
		return agreedPassive(rd, v, i)
	}
	if next == "," && v.is(i+1, ",", "too", ",", "to") {
		next = "to"
	}
	what := v.lower(v.clauses[v.in[i]].first) == "what" || v.lower(i-2) == "what"
	if i+1 >= len(v.t) || next == "with" || (v.t[i+1].Kind == sentence.Punct || next == "and" || next == "but" || next == "is" || next == "was") && !what {
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
	subj := v.subject(i)
	c := rd.agreement(v, i, i+1, m, "agreed")
	if c.when.Start > rd.doc.Article.Day() {
		// "agreed to open it from 1 June": not the day of the agreement
		c.when, c.date, c.status = parley.When{}, nil, m.status
	}
	c.addAll(subj, parley.Party, "agreed")
	c.pronouns(rd, v, i, len(subj) == 0)
	c.terms = v.termsFrom(i+1, i+1)
	if k := v.paperBefore(v.clauses[v.in[i]].first); k >= 0 && v.clauses[v.in[i]].rel {
		c.terms = v.termsFrom(max(0, k-3), k)
	}
	rd.meetAgain(v, c, i)
	if c.twoSides || len(c.parties()) >= 2 {
		return c
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

var again = set("meet reconvene resume continue hold return convene talks meeting round negotiations consultations summit")

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
		w := d.Resolve(rd.at(v, i, m))
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

// datedPaper reads an agreement that is named by its day: "the agreement of
// 9 November 2020", "the June 15 declaration".
func datedPaper(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if !papers[w] || w == "plan" || w == "statement" || w == "document" || w == "framework" || v.ent[i] != nil || v.t[i].Quoted {
		return nil
	}
	var d *when.Phrase
	if k := i + 2; k < len(v.t) && (v.lower(i+1) == "of" || v.lower(i+1) == "from") && v.date[k] != nil {
		d = v.date[k]
	}
	for k := i - 1; d == nil && k >= 0 && k > i-4; k-- {
		if v.t[i].Text != w {
			break // a name: "the 15 June Joint Declaration"
		}
		if v.date[k] != nil {
			d = v.date[k]
		} else if v.t[k].Kind != sentence.Word || v.finite(k) || prepositions[v.lower(k)] {
			break
		}
	}
	if d == nil || d.Kind != when.Absolute {
		return nil
	}
	at := d.Resolve(rd.at(v, i, mood{}))
	if !at.Known() || at.Days() > 31 || at.Start > rd.doc.Article.Day() {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Agreement, trigger: [2]int{i, i + 1}, status: parley.Held, when: at, date: d, definite: true}
	c.note("kind", string(parley.Agreement), v.span(i, i+1), "trigger")
	c.note("start", string(at.Start), d.Span, "paper-of:"+d.Rule)
	c.note("end", string(at.End), d.Span, "paper-of:"+d.Rule)
	rd.between(v, c, i)
	c.terms = v.termsFrom(max(0, i-2), i)
	c.pointing = len(c.parties()) < 2
	return c
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
	c := rd.agreement(v, i, i+1, m, "agreed-passive")
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
	w, next := v.lower(i), v.lower(i+1)
	if !((w == "took" || w == "takes" || w == "take") && (next == "effect" || next == "hold") || (w == "came" || w == "come" || w == "comes" || w == "entered" || w == "went") && next == "into" && (v.lower(i+2) == "force" || v.lower(i+2) == "effect")) {
		if w != "began" && w != "started" {
			return nil
		}
	}
	paper := -1
	for k := i - 1; k >= 0 && k > i-16; k-- {
		if x := v.lower(k); x == "ceasefire" || x == "truce" || x == "cease-fire" || x == "armistice" || x == "reduction" && v.is(k+1, "of", "violence") {
			paper = k
			break
		}
		if v.ent[k] != nil && acts(v.ent[k]) && (w == "began" || w == "started") {
			return nil // somebody began something
		}
	}
	m := v.moodOf(i, w == "took" || w == "came" || w == "entered" || w == "went" || w == "began" || w == "started")
	if paper < 0 || m.negated || m.open {
		return nil
	}
	c := rd.agreement(v, i, i+2, m, "took-effect")
	rd.between(v, c, paper)
	c.addAll(v.front(paper).actors, parley.Party, "noun-before")
	c.definite = v.lower(paper-1) == "the"
	c.terms = v.termsFrom(max(0, paper-2), paper)
	c.pointing = len(c.parties()) < 2
	return c
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
	c := rd.agreement(v, i, i+1, m, "exchange")
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
	c.terms = v.termsFrom(max(0, i-3), i)
	if verb {
		c.terms = "exchange of " + v.termsFrom(i+1, i+1)
	}
	c.topics = []string{"prisoner exchange"}
	return c
}

// termsFrom is the text from token a, at least to token keep, up to the end of
// the clause or the words that speak of when, where and who said so.
func (v *view) termsFrom(a, keep int) string {
	if a >= len(v.t) {
		return ""
	}
	for a < len(v.t)-1 {
		w := v.lower(a)
		if w == "to" || w == "on" || w == "that" || w == "upon" || w == "for" || determiners[w] {
			a++
			continue
		}
		break
	}
	b := a
	home := v.in[min(a, len(v.t)-1)]
	for b < len(v.t) && b < a+24 {
		w := v.lower(b)
		if b > keep {
			if w == ";" || w == "." || stopsTerms[w] || v.date[b] != nil && b > a+3 || v.in[b] != home && !v.within(b, home) {
				break
			}
			if w == "," && b > a+1 && (prepositions[v.lower(b+1)] || v.lower(b+1) == "as") {
				break
			}
			if w == "," && b > a+2 && (b+1 >= len(v.t) || v.finiteWithin(b+1, b+7) || relatives[v.lower(b+1)]) {
				break
			}
		}
		b++
	}
	for b > a && (prepositions[v.lower(b-1)] || v.lower(b-1) == "," || determiners[v.lower(b-1)] || v.lower(b-1) == "and" || v.lower(b-1) == ".") {
		b--
	}
	return strings.Trim(v.words(a, b), ` ,."“”`)
}

// settleAgreements gives agreements the parties, day and place of the contact
// at which they were reached, and joins those that are one.
func (rd *reading) settleAgreements() {
	var events []*candidate
	for _, c := range rd.all {
		if c.kind != parley.Agreement || c.gone() {
			continue
		}
		if c.inQuote {
			c.dropped = "inside a quotation"
			continue
		}
		if e := rd.partOf(c, events); e != nil {
			e.absorb(c)
			continue
		}
		at := rd.reachedAt(c)
		if at == nil && rd.leadEvent != nil && len(rd.leadEvent.parties()) >= 2 && overlap(c.parties(), rd.leadEvent.parties()) == len(c.parties()) {
			at = rd.leadEvent
		}
		if c.twoSides || c.pointing || len(c.parties()) < 2 {
			if two := rd.principals(); at == nil && !c.heading && includes(two, c.parties()) {
				for _, n := range two {
					c.put(participant{name: n, role: parley.Party, span: c.anchor, rule: "principals"})
				}
			}
			if at == nil {
				if len(c.parties()) < 2 && !(c.when.Known() && len(c.parties()) == 1 && !c.pointing) {
					c.dropped = "one party alone"
					continue
				}
			} else {
				c.takeParties(at)
			}
		}
		if at != nil && !at.when.Known() && rd.leadEvent != nil && rd.leadEvent.when.Known() && overlap(at.parties(), rd.leadEvent.parties()) >= 2 {
			at = rd.leadEvent
		}
		if at != nil && c.status == parley.Held && !c.when.Known() && at.status != parley.Planned {
			c.when = at.when
		}
		if at != nil && c.status == parley.Held && c.place == "" && c.site == "" && c.when.Overlaps(at.when) {
			c.place, c.country, c.site = at.place, at.country, at.site
		}
		if e := rd.sameAgreement(c, events); e != nil {
			e.absorb(c)
			continue
		}
		if c.heading {
			// a headline alone proves nothing; a body sentence may still join it
			c.support = 0
		}
		events = append(events, c)
	}
}

// includes reports whether all the named parties are among two.
func includes(two []parley.Name, names []string) bool {
	for _, n := range names {
		if !slices.ContainsFunc(two, func(t parley.Name) bool { return t.Name == n }) {
			return false
		}
	}
	return len(two) > 0
}

// partOf is the agreement that c, which names no party, only says more about:
// "under the deal", ", an arrangement brokered by X", "the swap is due on Friday".
func (rd *reading) partOf(c *candidate, events []*candidate) *candidate {
	if len(c.parties()) > 0 {
		return nil
	}
	if c.rule == "agreement-exchange" {
		for _, o := range rd.all {
			if o != c && o.rule == c.rule && !o.gone() && len(o.parties()) >= 2 && (!c.when.Known() || !o.when.Known() || c.when.Overlaps(o.when)) {
				return o
			}
		}
	}
	if len(events) == 0 {
		return nil
	}
	last := events[len(events)-1]
	if c.rule == "agreement-under" || last.v == c.v && len(c.mediators()) > 0 {
		return last
	}
	return nil
}

// reachedAt is the contact at which c was most likely agreed: one that all its
// parties attended, told in its sentence or up to four before; talks before
// meetings on their margin, the news before what was told of other days.
func (rd *reading) reachedAt(c *candidate) *candidate {
	told := map[*candidate]int{}
	for _, o := range rd.all {
		if o.v.si > c.v.si {
			break
		}
		if o.kind != "" && o.kind.Family() == parley.Contacts && o.dropped == "" {
			told[o.whole()] = o.v.si
		}
	}
	var best *candidate
	score := 0.0
	for _, e := range rd.kept(parley.Contacts) {
		si, ok := told[e]
		p := c.parties()
		if !ok || c.v.si-si > 4 || e.kind == parley.Visit || len(e.parties()) < 2 || overlap(p, e.parties()) < len(p) || e.status == parley.Cancelled || e.status == parley.Planned && c.status == parley.Held {
			continue
		}
		if c.when.Known() && e.when.Known() && c.status == parley.Held && e.when.Start > c.when.End {
			continue
		}
		s := 10 - 1.5*float64(c.v.si-si)
		if e.kind == parley.Talks || e.kind == parley.Summit {
			s += 2
		}
		if e == rd.leadEvent {
			s += 2
		}
		if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) {
			s -= 3
		}
		if s > score {
			best, score = e, s
		}
	}
	return best
}

// sameAgreement is the agreement told before that c tells of again.
func (rd *reading) sameAgreement(c *candidate, events []*candidate) *candidate {
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		a, b := c.parties(), e.parties()
		if overlap(a, b) < min(len(a), len(b)) || overlap(a, b) == 0 {
			continue
		}
		if c.rule == "agreement-effect" && e.when.Known() && c.when.Known() && c.when.Start.Sub(e.when.End) < 11 && c.when.Start >= e.when.End && truceWords(e.terms) {
			return e // a truce that takes effect is no second event
		}
		if c.when.Known() && e.when.Known() && !c.when.Overlaps(e.when) {
			continue
		}
		if c.rule == "agreement-exchange" && e.rule == c.rule {
			return e
		}
		if c.terms == "" || e.terms == "" || sharedWords(c.terms, e.terms) >= 0.3 || c.definite || e.heading {
			return e
		}
	}
	return nil
}

// truceWords reports whether terms speak of a truce.
func truceWords(terms string) bool {
	t := strings.ToLower(terms)
	return strings.Contains(t, "ceasefire") || strings.Contains(t, "truce") || strings.Contains(t, "cease-fire") || strings.Contains(t, "fighting")
}

// sharedWords is the share of the shorter text's words (of four letters and
// more, and numbers) that the other has too.
func sharedWords(a, b string) float64 {
	x, y := gist(a), gist(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return float64(n) / float64(min(len(x), len(y)))
}

func gist(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}) {
		if len(w) > 3 || w >= "0" && w <= "9999" {
			m[strings.TrimSuffix(w, "s")] = true
		}
	}
	return m
}
