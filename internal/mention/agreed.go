package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var again = set("meet reconvene resume continue hold return convene talks meeting round negotiations consultations summit")

// agreedVerb reads "X and Y agreed to …", "agreed on a …".
func agreedVerb(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	decided, binds := w == "decided" && v.decidesMatter(i), v.binds(i)
	decided = decided || binds > 0
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
	if p := v.lower(i + 2); (next == "to" || next == "on" || next == "upon") && (p == "by" || p == "via") && v.auxBefore(i) == "" {
		return nil // "a release agreed to by both": told elsewhere
	}
	if (next == "in" || next == "under" || next == "at") && v.auxBefore(i) == "" && v.paperBehind(i+1) && v.plainNoun(i-1) {
		return nil // "along a line agreed in a pact of 2014"
	}
	if c := frontedAgreement(rd, v, i); c != nil {
		return c
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
	m := v.moodOf(i, w == "agreed" || binds > 0)
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
			x := v.lower(k)
			if x == "phase" || x == "stage" {
				break // "agreed to the first phase of a plan": what they will do
			}
			if x == "proposal" || x == "plan" || x == "offer" {
				return nil
			}
		}
	}
	if v.opinion(i) {
		return nil
	}
	subj := v.subject(i)
	if v.is(i+1, "in", "principle") && len(subj) == 1 && (i+3 >= len(v.t) || v.t[i+3].Kind == sentence.Punct) {
		return nil // an answer
	}
	c := rd.agreement(v, i, i+1, m)
	c.addAll(subj, parley.Party, "agreed")
	c.addAll(partners, parley.Party, "agreed-with")
	c.pronouns(rd, v, i, len(subj) == 0)
	from := max(i+1, binds)
	if len(partners) > 0 {
		from = partners[len(partners)-1].Last // "agreed with A to open the border"
	}
	c.terms = v.termsFrom(from, from)
	if k := v.paperBefore(v.clauses[v.in[i]].first); k >= 0 && v.clauses[v.in[i]].rel {
		c.terms = v.termsOf(k)
	}
	rd.meetAgain(v, c, i)
	if c.twoSides || len(c.parties()) >= 2 {
		return c
	}
	if k := v.paperBefore(i); len(c.parties()) == 0 && k == i-1 && c.when.Known() {
		c.pointing = true // "a truce agreed in March"
		c.terms = v.termsOf(k)
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

// plainNoun reports whether token k is a word that names nobody, as a noun in
// front of a participle.
func (v *view) plainNoun(k int) bool {
	w := v.lower(k)
	return k >= 0 && v.ent[k] == nil && v.t[k].Kind == sentence.Word && !strings.HasSuffix(w, "ly") && w != "also" && w != "they" && w != "had" && w != "have" && w != "sides" && !determiners[w] && !relatives[w]
}

// paperBehind reports whether "a pact" or the like follows the preposition at k.
func (v *view) paperBehind(k int) bool {
	if !determiners[v.lower(k+1)] {
		return false
	}
	for j := k + 2; j < k+6; j++ {
		if papers[v.lower(j)] {
			return true
		}
	}
	return false
}

// binds is the token behind a verb at i by which two sides bind themselves to
// each other: "undertook to", "settled on", "promised each other to", "shook
// hands on"; 0 when it is none.
func (v *view) binds(i int) int {
	k := v.pastDay(i + 1)
	next := v.lower(k)
	if v.ent[i] != nil || v.passive(i) {
		return 0
	}
	switch v.lower(i) {
	case "undertook":
		if next == "to" {
			return k
		}
	case "settled":
		if next == "on" || next == "upon" {
			return k
		}
	case "promised", "assured", "pledged":
		if (next == "each" && v.lower(k+1) == "other" || next == "one" && v.lower(k+1) == "another") && k+2 < len(v.t) {
			k = v.pastDay(k + 2)
			if w := v.lower(k); w == "to" || w == "that" || determiners[w] {
				return k
			}
		}
	case "shook":
		if k = v.pastDay(i + 2); next == "hands" && v.lower(k) == "on" {
			return k
		}
	}
	return 0
}

// pastDay steps over a day that starts at k: "on Monday".
func (v *view) pastDay(k int) int {
	if w := v.lower(k); (w == "on" || w == "in") && k+1 < len(v.t) && v.date[k+1] != nil {
		k++
	}
	for k < len(v.t) && v.date[k] != nil {
		k++
	}
	return k
}

// frontedAgreement reads what was agreed from the words in front of who did:
// "A and B will go on with the work, their ministers have agreed.".
func frontedAgreement(rd *reading, v *view, i int) *candidate {
	end := v.pastDay(i + 1)
	if v.lower(i) != "agreed" || v.t[i].Quoted || end < len(v.t) && v.lower(end) != "." {
		return nil
	}
	comma := -1
	for k := i - 1; k > 0 && k > i-14; k-- {
		if v.lower(k) == "," {
			comma = k
			break
		}
		if v.finite(k) && !auxiliaries[v.lower(k)] || relatives[v.lower(k)] || subordinates[v.lower(k)] || v.lower(k) == "as" {
			return nil
		}
	}
	will := -1
	for k := 0; k < comma; k++ {
		if w := v.lower(k); w == "will" || w == "would" || w == "shall" || w == "should" || w == "must" {
			will = k
			break
		}
		if v.finite(k) || v.t[k].Quoted || subordinates[v.lower(k)] {
			return nil
		}
	}
	m := v.moodOf(i, true)
	if will < 0 || m.negated || m.open || m.planned {
		return nil
	}
	c := rd.agreement(v, i, i+1, m)
	c.addAll(v.subject(i), parley.Party, "agreed")
	if len(c.parties()) < 2 && !c.twoSides {
		c.addAll(v.subject(will), parley.Party, "agreed-front")
	}
	c.terms = v.termsFrom(will+1, will+1)
	if !c.twoSides && len(c.parties()) < 2 {
		return nil
	}
	return c
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
	if w := v.lower(i + 2); v.lower(i+1) == "to" && (w == "return" || w == "leave" || w == "fly" || w == "go" || w == "travel") {
		return false // "decided to return home for consultations"
	}
	for k := i + 1; k < len(v.t) && k < i+9; k++ {
		if w := v.lower(k); deeds[w] || w == "ties" || w == "relations" || w == "embassies" || w == "ceasefire" || w == "truce" || w == "dialogue" {
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
	meets := 0 // the word for the meeting
	if v.habit(i) {
		return
	}
	for k := i + 1; k < len(v.t) && k < i+24 && v.within(k, v.in[i]); k++ {
		if w := v.lower(k); meets > 0 && v.date[k] == nil && (w == "that" || w == "which" || w == "after" || w == "when") {
			return // "agreed to resume talks that stalled in May"
		}
		if v.lower(k) == "," && v.date[k] == nil && k+1 < len(v.t) && v.date[k+1] == nil {
			return // what was agreed ends here
		}
		if v.lower(k) == "during" && meets == 0 {
			return // "agreed to open it during the talks on D"
		}
		if again[v.lower(k)] && v.meetingBehind(k) && !v.atOccasion(k) || v.lower(k) == "together" && v.lower(k-1) == "come" {
			meets = k
		}
		d := v.date[k]
		if d == nil || meets == 0 || d.First != k {
			continue
		}
		m := mood{planned: true, status: parley.Planned}
		w := d.Resolve(rd.at(m))
		if !w.Known() || w.End <= rd.doc.Article.Day() {
			return
		}
		if c.date == d {
			c.date, c.when = nil, parley.When{}
		}
		o := rd.contact(v, parley.Talks, meets, meets+1, m)
		o.who = slices.Clone(c.who)
		o.twoSides, o.round = c.twoSides, "next"
		o.when, o.date = w, d
		o.status = parley.Planned
		o.note("start", string(w.Start), d.Span, "agreed-for:"+d.Rule)
		c.extra = append(c.extra, o)
		return
	}
}

// atOccasion reports whether the noun at k is of the talks at or after which they
// agreed: "agreed after talks in A on 10 January".
func (v *view) atOccasion(k int) bool {
	return contactNouns[v.lower(k)] != "" && circumstance[v.lower(v.front(k).first-1)]
}

// habit reports whether what is agreed on at i is to happen again and again: "to
// meet regularly", "to meet every month".
func (v *view) habit(i int) bool {
	for k := i + 1; k < len(v.t) && k < i+9 && v.in[k] == v.in[i]; k++ {
		switch v.lower(k) {
		case "regularly", "every", "often", "frequently", "monthly", "weekly", "periodically", "annually":
			return true
		}
	}
	return false
}

// meetingBehind reports whether the word at k, which takes up talks as well as
// other things, takes up talks: "hold talks", but not "hold an election".
func (v *view) meetingBehind(k int) bool {
	switch v.lower(k) {
	case "hold", "resume", "continue":
		return v.contactWithin(k+1, k+8)
	}
	return true
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
	c.terms = v.termsOf(paper)
	if it {
		c.terms = v.termsFrom(i+1, i+1)
	}
	c.pointing = len(c.parties()) < 2
	return c
}
