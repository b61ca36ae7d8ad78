package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	papers     = set("agreement agreements deal deals accord accords treaty treaties memorandum memorandums declaration protocol protocols pact pacts communique communiqué document documents truce ceasefire cease-fire armistice understanding understandings roadmap framework plan arrangement convention contract charter settlement statement compromise consensus")
	notParties = set("law bill decree order executive petition register budget")
	stopsTerms = set("said says told wrote announced added confirmed reported")
)

// agreement makes a candidate with its parties, date, place and terms.
func (rd *reading) agreement(v *view, i, b int, m mood) *candidate {
	c := &candidate{names: rd.names, kind: parley.Agreement, trigger: [2]int{i, b}, status: m.status, planCue: m.planned}
	c.note("kind", string(parley.Agreement), v.span(i, b), "trigger")
	c.setDate(rd, v, i, b, m)
	if pub := rd.doc.Article.Day(); c.when.Days() > 7 && c.date != nil && c.date.First > b && v.lower(b) == "to" && pub.Sub(c.when.End) > 31 {
		c.when, c.date = parley.When{}, nil // "agreed to meet in early September"
	}
	if m.status == parley.Held && c.when.End > rd.doc.Article.Day() && (c.when.Start > rd.doc.Article.Day() || c.date.Rule != "month") {
		c.when, c.date = parley.When{}, nil // a day in its terms: "agreed to open it from 1 June"
	}
	if v.cancelled(i, b) {
		c.status = parley.Cancelled
	}
	c.setPlace(rd, v, i, b, locative)
	c.settleStatus(rd, m)
	c.note("status", string(c.status), v.span(i, b), "mood")
	rd.between(v, c, i)
	if v.deniedBefore(i) {
		c.dropped = "denied"
	}
	return c
}

// deniedBefore reports whether the words before token i say that somebody denies
// it: "denied that it had signed".
func (v *view) deniedBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-9; k-- {
		if denyWords[v.lower(k)] && v.ent[k] == nil {
			return v.notNegated(k)
		}
	}
	return false
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
		case w == "with" && v.manyStates(k+1):
			c.dropped = "with others"
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

// manyStates reports whether "the three nations" or the like stands at k: others
// than the two sides that the article is on.
func (v *view) manyStates(k int) bool {
	if !determiners[v.lower(k)] || numeral(v.lower(k+1)) < 3 {
		return false
	}
	switch v.lower(k + 2) {
	case "nations", "countries", "states", "neighbours", "neighbors":
		return true
	}
	return false
}

// signedVerb reads "X and Y signed an agreement", "the accord was signed by".
func signedVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	names := (w == "put" || w == "set") && (v.lower(i+2) == "names" || v.lower(i+2) == "signatures" || v.lower(i+2) == "signature") && v.lower(i+3) == "to"
	if w != "signed" && w != "sign" && w != "signs" && w != "signing" && w != "initialled" && w != "initialed" && w != "inked" && w != "penned" && w != "adopted" && w != "issued" && !names {
		return nil
	}
	if (w == "sign" || w == "signs") && determiners[v.lower(i-1)] {
		return nil // "in a sign that"
	}
	if v.is(i-2, "instead", "of") || v.is(i-2, "rather", "than") {
		return nil
	}
	if w == "signing" && v.lower(i-1) == "of" && hypothetical[v.lower(i-2)] || w == "signing" && v.lower(i-1) == "of" && v.lower(i-2) == "likelihood" {
		return nil
	}
	if w == "signing" && (v.lower(i+1) == "of" || determiners[v.lower(i-1)] || v.lower(i-1) == "from" || v.lower(i-1) == "before" || v.lower(i-1) == "without") || v.lower(i+1) == "off" || v.lower(i+1) == "up" {
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
	if paper < 0 || v.lower(paper-1) == "no" || v.lower(paper-1) == "previous" || v.lower(paper-2) == "previous" && strings.HasSuffix(v.lower(paper), "s") {
		return nil
	}
	if (w == "adopted" || w == "issued") && !v.between2(paper) {
		return nil // a statement, unless it is of two parties
	}
	m := v.moodOf(i, pastForm(w))
	if v.toldTo(i) {
		return nil // "urged A and B to sign"
	}
	if w == "signing" || w == "sign" && v.metTo(i) {
		m = mood{status: parley.Held}
	}
	if m.negated || m.open {
		return nil
	}
	c := rd.agreement(v, i, i+1, m)
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
	if passive && len(c.who) == 0 && (v.lower(v.nounStart(paper)-2) == "under" || v.lower(v.nounStart(paper)-2) == "in") {
		c.addAll(v.sidesBehindComma(i), parley.Party, "main-subject")
	}
	c.pronouns(rd, v, i, len(c.who) == 0)
	rd.between(v, c, paper)
	if d := v.date[min(paper+2, len(v.t)-1)]; v.lower(paper+1) == "of" && d != nil && !c.when.Known() {
		c.when = d.Resolve(rd.at(m)) // "where the armistice of 1953 was signed"
	}
	c.definite = v.lower(paper-1) == "the"
	c.terms = v.termsFrom(min(i+1, paper), paper)
	if names {
		c.terms = v.termsFrom(min(i+4, paper), paper)
	}
	if paper < i {
		c.terms = v.termsOf(paper)
	}
	if len(c.who) == 0 && !c.twoSides && !c.settled() {
		return nil
	}
	c.pointing = len(c.who) == 0
	c.named = v.t[paper].Text != v.t[paper].Lower
	return c
}

// toldTo reports whether the infinitive at i is what somebody is urged to do.
func (v *view) toldTo(i int) bool {
	if v.lower(i-1) != "to" {
		return false
	}
	for k := i - 2; k >= 0 && k > i-16 && v.within(i, v.in[k]); k-- {
		if v.finite(k) {
			return addressing[v.lower(k)] && v.ent[i-2] != nil
		}
	}
	return false
}

// metTo reports whether the infinitive at i says what a meeting that was held was
// for: "met in X to sign".
func (v *view) metTo(i int) bool {
	if v.lower(i-1) != "to" || v.lower(i-2) == "pressure" || hypothetical[v.lower(i-2)] {
		return false
	}
	for k := i - 2; k >= 0 && v.in[k] == v.in[i-1]; k-- {
		if w := v.lower(k); w == "met" || w == "gathered" || w == "assembled" || w == "convened" {
			return v.notNegated(k)
		}
	}
	return false
}

// signingNoun reads "the signing is due in X on Friday" of an agreement told
// before.
func signingNoun(rd *reading, v *view, i int) *candidate {
	if v.lower(i) != "signing" || !determiners[v.lower(i-1)] && (i == 0 || v.date[i-1] == nil) || v.t[i].Quoted {
		return nil
	}
	if c := v.witnessed(rd, i); c != nil {
		return c
	}
	b := i + 1
	if v.lower(b) == "ceremony" {
		b++
	}
	m := v.nounMood(i, b)
	if m.negated || m.open || m.now && m.status != parley.Ongoing {
		return nil
	}
	c := rd.agreement(v, i, b, m)
	c.definite, c.pointing = true, true
	rd.between(v, c, i)
	return c
}

// witnessed reads a signing at which those who lead the parties looked on: "the
// two presidents witnessed the signing of three agreements".
func (v *view) witnessed(rd *reading, i int) *candidate {
	k := i - 2
	switch v.lower(k) {
	case "witnessed", "oversaw", "attended", "watched":
	default:
		return nil
	}
	paper := i + 1
	for paper < len(v.t) && paper < i+12 && !papers[v.lower(paper)] {
		paper++
	}
	m := v.moodOf(k, true)
	if v.lower(i+1) != "of" || paper >= len(v.t) || !papers[v.lower(paper)] || m.negated || m.open || m.planned {
		return nil
	}
	c := rd.agreement(v, k, i+1, m)
	c.addAll(v.subject(k), parley.Party, "witnessed")
	c.pronouns(rd, v, k, len(c.who) == 0)
	if len(c.parties()) < 2 && !c.twoSides {
		return nil
	}
	c.terms = v.termsOf(paper)
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
	if v.ent[i] != nil || v.lower(i-1) == "-" { // "U.S.-brokered"
		return nil
	}
	if v.comesTo(i) {
		w = "reached"
	}
	switch w {
	case "had", "have", "has":
		if v.lower(i+1) != "a" && v.lower(i+1) != "an" || v.lower(i+2) != "deal" && v.lower(i+2) != "agreement" && v.lower(i+2) != "understanding" && v.lower(i+2) != "accord" {
			return nil
		}
		fallthrough
	case "reached", "struck", "reach", "clinched", "brokered", "finalised", "finalized", "concluded", "sealed", "secured", "announced", "found", "pledged", "hammered", "committed", "extended", "renewed", "prolonged", "executed", "declared", "entered":
		if v.lower(i+1) == "by" && v.auxBefore(i) == "" && (v.lower(i-1) == "agreements" || v.lower(i-1) == "," && v.lower(i-2) == "agreements") {
			return nil // "the agreements, reached by the leaders": those told elsewhere
		}
		if p := v.lower(i - 1); strings.HasSuffix(w, "ed") && (p == "a" || p == "an") {
			return nil // "an extended truce"
		}
		paper := -1
		for k := i + 1; k < len(v.t) && k < i+9; k++ {
			if papers[v.lower(k)] && !v.modifies(k) {
				paper = k
				break
			}
		}
		passive := false
		if paper < 0 {
			for k := i - 1; k >= 0 && k > i-14; k-- {
				if papers[v.lower(k)] && !v.modifies(k) {
					paper, passive = k, true
					break
				}
			}
		}
		if v.lower(i+1) == "by" && passive && v.auxBefore(i) == "" && v.effectBehind(i) {
			return nil // "a truce brokered by C took effect": see effectVerb
		}
		if w == "concluded" && passive && v.auxBefore(i) == "" && v.headBefore(i) {
			return nil // "the talks on a framework concluded in A"
		}
		if paper < 0 || !reachable(v, w, paper, passive) {
			return nil
		}
		m := v.moodOf(i, pastForm(w))
		if aux := v.auxBefore(i); passive && (aux == "was" || aux == "were") && v.notNegated(i) {
			m = mood{status: parley.Held}
		}
		if m.negated || m.open || m.planned && !m.was {
			return nil
		}
		if v.lower(paper-1) == "no" || v.lower(paper-2) == "no" {
			return nil
		}
		c := rd.agreement(v, i, i+1, m)
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
		if passive && len(c.parties()) == 0 {
			c.addAll(v.sidesBehindComma(i), parley.Party, "main-subject") // "in an understanding reached there, A and B will …"
		}
		if w == "announced" && len(c.parties()) < 2 {
			return nil
		}
		c.definite = v.lower(paper-1) == "the" || w == "had" || w == "have" || w == "has"
		c.terms = v.termsFrom(min(i+1, paper), paper)
		if v.comesTo(i) {
			c.terms = v.termsFrom(i+2, paper)
		}
		if len(c.parties()) == 0 && !c.twoSides && !c.settled() {
			return nil
		}
		return c
	}
	return nil
}

// sidesBehindComma are the two and more actors behind the comma that ends a phrase
// with the participle at i: "under a pact signed in May, A and B".
func (v *view) sidesBehindComma(i int) []*entity.Entity {
	for k := i + 1; k < len(v.t) && k < i+8; k++ {
		if v.lower(k) == "," {
			if es, _ := v.chainRight(k + 1); len(es) >= 2 {
				return es
			}
			return nil
		}
	}
	return nil
}

// comesTo reports whether the verb at i says that a paper was reached with the
// words behind it: "came to an understanding", "arrived at a truce".
func (v *view) comesTo(i int) bool {
	switch next := v.lower(i + 1); v.lower(i) {
	case "came", "come":
		if next != "to" {
			return false
		}
	case "arrived":
		if next != "at" {
			return false
		}
	default:
		return false
	}
	w := v.lower(i + 2)
	for k := i + 3; (w == "a" || w == "an" || w == "this" || w == "the") && k < len(v.t) && k < i+7; k++ {
		if x := v.lower(k); papers[x] && x != "statement" && x != "document" && v.ent[k] == nil {
			return true
		}
		if prepositions[v.lower(k)] || v.finite(k) {
			return false
		}
	}
	return false
}

// modifies reports whether the word for a paper at k only says of what sort
// the next noun is: "ceasefire talks", "a peace deal proposal".
func (v *view) modifies(k int) bool {
	w := v.lower(k + 1)
	return k+1 < len(v.t) && v.ent[k+1] == nil && (contactNouns[w] != "" || planNouns[w] || w == "negotiators" || w == "violations" || w == "mediators")
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
	case "pledged", "committed", "extended", "renewed", "prolonged", "executed", "declared", "entered":
		return !passive && (w == "truce" || w == "ceasefire")
	case "had", "have", "has":
		return !passive
	}
	return w != "plan" && w != "statement"
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
	at := d.Resolve(rd.at(mood{}))
	if !at.Known() || at.Days() > 31 && !(at.Days() < 367 && (v.between2(i) || determiners[v.lower(i-1)] || v.lower(i+1) == "of")) || at.Start > rd.doc.Article.Day() {
		return nil
	}
	c := &candidate{names: rd.names, kind: parley.Agreement, trigger: [2]int{i, i + 1}, status: parley.Held, when: at, date: d, definite: true}
	c.note("kind", string(parley.Agreement), v.span(i, i+1), "trigger")
	c.note("start", string(at.Start), d.Span, "paper-of:"+d.Rule)
	c.note("end", string(at.End), d.Span, "paper-of:"+d.Rule)
	rd.between(v, c, i)
	for k := range i {
		if goBetweenNouns[v.lower(k)] && len(c.parties()) == 0 {
			for _, n := range rd.betweenWhom(v, k) { // "mediators between A and B in the truce of D"
				c.put(participant{name: n, role: parley.Party, span: v.span(k, k+1), rule: "mediators-between"})
			}
		}
	}
	c.terms = v.termsOf(i)
	c.pointing = len(c.parties()) < 2
	return c
}

// nounStart is the first token of the noun phrase that the noun at k ends, without
// its determiner: of "a seven-day humanitarian ceasefire".
func (v *view) nounStart(k int) int {
	for k > 0 {
		w := v.lower(k - 1)
		e := v.ent[k-1]
		switch {
		case e != nil && e.Form == entity.Adjective:
			k = e.First
			continue
		case w == "and" && k > 1 && describing(v.lower(k-2)) && describing(v.lower(k)):
			k-- // "a bilateral and definitive ceasefire"
		case e != nil || determiners[w] || prepositions[w] || auxiliaries[w] || relatives[w] || subordinates[w] || v.finite(k-1) || sayVerbs[w] || w == "and" || w == "or" || w == "but" || w == "as":
			return k
		case v.date[k-1] != nil:
			return k
		case v.t[k-1].Kind == sentence.Punct && w != "-" || strings.HasPrefix(w, "’") || strings.HasPrefix(w, "'"):
			return k
		}
		k--
	}
	return k
}

// describing reports whether a word has the ending of an adjective.
func describing(w string) bool {
	for _, end := range []string{"al", "ive", "ent", "ic", "ble", "ary", "ous", "ed", "ful"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+3 {
			return true
		}
	}
	return false
}

// goesOnBehind reports whether what was agreed follows at k, or behind a day there.
func (v *view) goesOnBehind(k int) bool {
	k = v.pastDay(k)
	return k < len(v.t) && (v.lower(k) == "to" || v.lower(k) == "that" || v.lower(k) == "not" || v.lower(k) == "on" && v.date[min(k+1, len(v.t)-1)] == nil)
}

// pastReceivers steps from a over those to whom something is put before it is
// named: "offered A and B a plan", "gave to A a draft".
func (v *view) pastReceivers(a, keep int) int {
	if v.ent[a] == nil {
		return a
	}
	from := a
	if next := v.ent[a].Last + 1; v.lower(next-1) == "'s" && next < len(v.t) && v.ent[next] != nil {
		from = next // "A's rebels"
	}
	if _, k := v.chainRight(from); k > from && k <= keep && (determiners[v.lower(k)] || v.t[k].Kind == sentence.Number) {
		return k
	}
	return a
}

// judging words begin what is said of terms, not more of them: "offered talks,
// calling them urgent".
var judging = set("calling describing branding deeming saying adding warning insisting arguing citing telling accusing")

// termsOf is the text of the noun phrase around the noun at k, with what "of",
// "on" or "to" add to it.
func (v *view) termsOf(k int) string {
	if j := v.nounStart(k); v.lower(j-1) == "of" && (planNouns[v.lower(j-2)] || papers[v.lower(j-2)]) {
		return v.termsOf(j - 2) // "a plan of 28 points"
	}
	b := k + 1
	for b < len(v.t) && b < k+18 {
		w := v.lower(b)
		if v.finite(b) || v.date[b] != nil || v.t[b].Kind == sentence.Punct && w != "-" && w != "'s" || relatives[w] || w == "that" || stopsTerms[w] || subordinates[w] {
			break
		}
		if b == k+1 && v.t[b].Kind == sentence.Word && v.ent[b] == nil && (strings.HasSuffix(w, "ed") || paperMade[w] || puts[w]) {
			break // "a truce proposed by A"
		}
		if v.occasionBehind(b) {
			break // "a truce in the war at talks with B"
		}
		b++
	}
	for b > k+1 && (prepositions[v.lower(b-1)] || determiners[v.lower(b-1)] || v.lower(b-1) == "and") {
		b--
	}
	return strings.Trim(v.words(v.nounStart(k), b), ` ,."“”`)
}

// occasionBehind reports whether a preposition at b leads to the talks where
// something was put forward or the war it holds in, not to more of its terms.
func (v *view) occasionBehind(b int) bool {
	if w := v.lower(b); w != "at" && w != "in" && w != "during" {
		return false
	}
	for k := b + 1; k < len(v.t) && k < b+8 && !prepositions[v.lower(k)]; k++ {
		if w := v.lower(k); contactNouns[w] != "" || w == "war" || w == "conflict" {
			return true
		}
	}
	return false
}

// unnamedSays reports whether words at k name somebody without a name who said
// it: "two officials with knowledge of the talks told reporters".
func (v *view) unnamedSays(k int) bool {
	for j := k; j < len(v.t) && j < k+4; j++ {
		if unnamed[v.lower(j)] {
			return v.finiteWithin(j, j+10)
		}
	}
	return false
}

// puts are participles that say who put or wrote a paper.
var puts = set("drawn put sent given drafted written")

// termsFrom is the text from token a, at least to token keep, up to the end of
// the clause or the words that speak of when, where and who said so.
func (v *view) termsFrom(a, keep int) string {
	if a >= len(v.t) {
		return ""
	}
	for a < len(v.t)-1 {
		w := v.lower(a)
		if w == "to" || w == "on" || w == "that" || w == "upon" || w == "for" || determiners[w] || v.date[a] != nil && (a+1 >= keep || v.date[a+1] != nil || v.lower(a+1) == "to" || v.lower(a+1) == "on" || v.lower(a+1) == "that") {
			a++
			continue
		}
		if k := v.pastReceivers(a, keep); k > a {
			a = k
			continue
		}
		if e := v.ent[min(a+1, len(v.t)-1)]; w == "in" && e != nil && e.Kind == entity.Place && (e.Last < keep || v.goesOnBehind(e.Last)) {
			a = e.Last // "signed in A a truce", "agreed in A last month to open it"
			continue
		}
		if k := v.pastDay(a); k > a && v.goesOnBehind(a) {
			a = k // "agreed in December not to open it"
			continue
		}
		if w == "in" || w == "at" || w == "during" {
			// "agreed in a phone talk to halt the work"
			k := a + 1
			for k < len(v.t) && k < a+7 && contactNouns[v.lower(k)] == "" {
				k++
			}
			if contactNouns[v.lower(k)] != "" && v.lower(k+1) == "to" {
				a = k + 2
				keep = max(keep, a)
			}
		}
		break
	}
	b := a
	home := v.in[min(a, len(v.t)-1)]
	for b < len(v.t) && b < a+24 {
		w := v.lower(b)
		if b > keep {
			if (w == "was" || w == "were") && (rejectWords[v.lower(b+1)] || acceptWords[v.lower(b+1)]) {
				break // what became of them
			}
			if w == ";" || w == "." || stopsTerms[w] || v.occasionBehind(b) || v.date[b] != nil && (b > a+1 || keep > a) || v.in[b] != home && !v.within(b, home) {
				break
			}
			if (w == "and" || w == "but") && v.lower(b+1) == "that" || w == "," && (judging[v.lower(b+1)] || gerund(v.lower(b+1)) && !gerund(v.lower(a))) {
				break
			}
			if apartWords[w] && w != "until" && w != "unless" && w != "if" {
				break
			}
			if w == "," && b > a+1 && (prepositions[v.lower(b+1)] || v.lower(b+1) == "as") {
				break
			}
			if w == "," && b > a && (b+1 >= len(v.t) || v.finiteWithin(b+1, b+9) || v.unnamedSays(b+1) || relatives[v.lower(b+1)]) {
				break
			}
		}
		b++
	}
	for b > a && (prepositions[v.lower(b-1)] || v.lower(b-1) == "later" || v.lower(b-1) == "next" || v.lower(b-1) == "early" || v.lower(b-1) == "late" || v.lower(b-1) == "," || determiners[v.lower(b-1)] || v.lower(b-1) == "and" || v.lower(b-1) == ".") {
		b--
	}
	return strings.Trim(v.words(a, b), ` ,."“”`)
}
