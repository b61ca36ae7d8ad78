package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// mood is how the words around a trigger put it.
type mood struct {
	status      parley.EventStatus
	planned     bool // words of plan: future tense
	open        bool // possibility, wish, condition
	negated     bool
	wish        bool   // "hopes to"
	was         bool   // a plan seen from later: "was to meet", "had been due"
	progressive bool   // "were holding"
	past        string // the auxiliary of a past tense: "had"
	now         bool   // present tense
	starts      bool   // "the talks start on Sunday"
	ahead       bool   // "ahead of the talks": seen from what is told
	verb        string // the verb of a noun: "held", "began"
	purpose     bool   // "flew in to meet": whether they did is told elsewhere, if at all
}

var (
	planWords = set("due expected scheduled set planned slated going about supposed expecting plan plans planning intends intend prepares preparing poised likely scheduling arranged arranging")
	wishWords = set("wants want wanted hope hopes hoped hoping ready willing wish wishes wished refused refuses declined declines offered invited urged asked seeks seek seeking sought trying tried try eager prepared keen unwilling demanded proposed suggested agrees agreed considering consider able reluctant need needs must should")
	goWords   = set("arrived arrive arrives flew flies fly travelled traveled travel travels traveling travelling went heads headed heading came comes landed left sent dispatched visit visited returned")
	futureAux = set("will shall 'll would won't")
)

// moodOf reads the auxiliaries in front of a verb at token i. past says that
// the verb itself is in a past form.
func (v *view) moodOf(i int, past bool) mood {
	var m mood
	w := v.lower(i)
	home := v.in[i]
	if by := v.clauses[home].by; gerund(w) && (by == "after" || by == "following" || by == "since") && v.gerundOf(i, home) {
		// "would fly on after holding talks": the talks come first
		m.status = parley.Held
		return m
	}
	if p := v.clauses[home].parent; gerund(w) && v.clauses[home].by == "before" && p >= 0 && v.gerundOf(i, home) {
		// "is to fly to A before meeting N": both are to come
		for k := v.clauses[p].first; k < i; k++ {
			if v.in[k] == p && (futureAux[v.lower(k)] || (v.lower(k) == "is" || v.lower(k) == "are") && v.planAfter(k)) {
				m.planned, m.status = true, parley.Planned
				return m
			}
		}
	}
	if first := v.infinitiveBefore(i); first >= 0 {
		return v.moodOf(first, false) // "to keep the truce and resume talks"
	}
	if gerund(w) && v.onlyNamed(i) {
		// "agreed on holding talks": nobody says that they were
		m.open, m.status = true, parley.Unclear
		return m
	}
	for k := i - 1; k >= 0 && k > i-9; k-- {
		if v.in[k] != home && !v.within(k, home) && !v.within(i, v.in[k]) {
			break
		}
		p := v.lower(k)
		if e := v.ent[k]; e != nil {
			if acts(e) && k < i-1 && !m.planned {
				// the subject: auxiliaries of a question aside, nothing before it counts
				break
			}
			if acts(e) {
				break
			}
			continue
		}
		switch {
		case p == "," || p == "-" || p == `"`:
			if !m.planned && !m.open {
				k = -1
			}
		case futureAux[p]:
			m.planned = true
			if p == "won't" {
				m.negated = true
			}
		case modalsOpen[p] && v.date[k] == nil || p == "can't" || p == "cannot" || p == "couldn't":
			m.open = true
		case p == "should" || p == "must":
			m.open = true
		case negations[p]:
			m.negated = !(p == "without" || p == "no") || !v.otherThanBetween(k, i)
		case p == "to" && k+1 < i && v.ent[k+1] != nil && v.ent[k+1].Kind == entity.Place && v.between2Verbs(k, i):
			// "returned to A and met N": no infinitive
		case p == "to" && gerund(w):
			// "prior to holding": no infinitive
		case p == "to":
			k2 := k - 1
			for k2 > 0 && (strings.HasSuffix(v.lower(k2), "ly") || v.date[k2] != nil || v.lower(k2) == "on" && v.date[k2+1] != nil || v.lower(k2) == "also" || v.lower(k2) == "now" || v.lower(k2) == "next" || v.lower(k2) == "in" || v.ent[k2] != nil && !acts(v.ent[k2])) {
				k2--
			}
			q := v.lower(k2)
			switch {
			case planWords[q] || q == "is" || q == "are":
				m.planned = true
				if a := v.auxBefore(k2); a == "was" || a == "were" || a == "had" {
					m.was = true
				}
			case q == "was" || q == "were":
				m.planned, m.was = true, true
			case wishWords[q]:
				m.open = true
				m.wish = strings.HasPrefix(q, "hop") || strings.HasPrefix(q, "want") || q == "agreed" || q == "agrees"
			case (q == "went" || q == "came") && k2 == k-1:
				past = true // "went to see N on Monday"
			case goWords[q]:
				m.planned, m.purpose = true, true
			case v.s.Kind == sentence.Heading && k2 >= 0 && v.ent[k2] != nil:
				m.planned = true // headline: "X to meet Y"
			default:
				m.planned = true
				m.open = q != "" && !auxiliaries[q] && v.ent[k2] == nil
			}
			k = k2
		case p == "if" || p == "whether" || p == "unless":
			m.open = true
		case p == "have" || p == "has" || p == "having":
			past = true
		case p == "had":
			past = true
			m.past = "had"
		case p == "is" || p == "are" || p == "'s" || p == "'re":
			if gerund(w) {
				m.now = true
			}
		case p == "was" || p == "were":
			if gerund(w) {
				past, m.progressive = true, true
			}
		}
	}
	if gerund(w) && v.lower(i-1) == "been" && !m.planned && !m.open && v.hasBefore(i-1) {
		m.now, past = true, false // "have been negotiating"
	}
	switch {
	case m.planned:
		m.status = parley.Planned
	case m.open && m.wish:
		m.status, m.planned = parley.Planned, true
	case m.open:
		m.status = parley.Unclear
	case past:
		m.status = parley.Held
	case m.now:
		m.status = parley.Ongoing
	default:
		m.now = true
		m.status = parley.Held
		m.starts = v.s.Kind == sentence.Body && presentOf[w] // "meet this weekend"
	}
	return m
}

// hasBefore reports whether "has" or "have" stands before token i, dates and
// adverbs aside.
func (v *view) hasBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-7 && v.in[k] == v.in[i]; k-- {
		if w := v.lower(k); w == "have" || w == "has" {
			return true
		}
		if v.ent[k] != nil || v.finite(k) {
			return false
		}
	}
	return false
}

// otherThanBetween reports whether "other than" or "except" stands in (a, b): what
// follows is what there was.
func (v *view) otherThanBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if v.is(k, "other", "than") || v.lower(k) == "except" {
			return true
		}
	}
	return false
}

// between2Verbs reports whether "and" stands in (a, b): the verb behind it is the
// second of two.
func (v *view) between2Verbs(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if v.lower(k) == "and" {
			return true
		}
	}
	return false
}

// gerund reports whether a verb form is a present participle.
func gerund(w string) bool { return strings.HasSuffix(w, "ing") && w != "bring" }

// infinitiveBefore is the infinitive that the verb at i is coordinated with by
// "and" or "or", -1 where it is none.
func (v *view) infinitiveBefore(i int) int {
	w := v.lower(i)
	if p := v.lower(i - 1); p != "and" && p != "or" || pastForm(w) || gerund(w) || strings.HasSuffix(w, "s") {
		return -1
	}
	for k := i - 2; k > 0 && k > i-25; k-- {
		if v.lower(k) == "to" && v.ent[k] == nil && v.ent[k+1] == nil && v.t[k+1].Kind == sentence.Word && v.t[k+1].Text == v.lower(k+1) && !determiners[v.lower(k+1)] && v.lower(k+1) != w {
			return k + 1
		}
		if x := v.lower(k); x == "said" || x == ";" || pastForm(x) && v.ent[k] == nil {
			return -1
		}
	}
	return -1
}

// presentOf are present forms that tell of a plan where a day is near.
var presentOf = set("meet meets hold holds visit visits arrive arrives travel travels host hosts")

// gerundOf reports whether the participle at i is what the word that opened
// clause c is followed by: "after briefly meeting".
func (v *view) gerundOf(i, c int) bool {
	for k := v.clauses[c].first + 1; k < i; k++ {
		if !strings.HasSuffix(v.lower(k), "ly") && v.lower(k) != "first" && v.lower(k) != "separately" {
			return false
		}
	}
	return true
}

// onlyNamed reports whether the participle at i is what an agreement, a plan or
// a wish is about.
func (v *view) onlyNamed(i int) bool {
	switch v.lower(i - 1) {
	case "on", "of", "about", "for", "against", "towards", "toward", "consider", "considering", "favor", "favour":
		return true
	case "and":
		for k := i - 2; k >= 0 && v.in[k] == v.in[i]; k-- {
			switch v.lower(k) {
			case "on", "of", "about", "for":
				return v.agreeing(k - 1)
			}
			if v.finite(k) {
				return false
			}
		}
	}
	return false
}

// agreeing reports whether token k is a word of agreement or plan.
func (v *view) agreeing(k int) bool {
	w := v.lower(k)
	return strings.HasPrefix(w, "agree") || strings.HasPrefix(w, "plan") || strings.HasPrefix(w, "propos") || strings.HasPrefix(w, "discuss") || w == "talk" || w == "insisted"
}

// auxBefore is the auxiliary just before token k, skipping adverbs.
func (v *view) auxBefore(k int) string {
	for j := k - 1; j >= 0 && j > k-4; j-- {
		w := v.lower(j)
		if auxiliaries[w] {
			if w == "been" || w == "be" {
				continue
			}
			return w
		}
		if !strings.HasSuffix(w, "ly") && w != "also" && w != "originally" && w != "not" {
			return ""
		}
	}
	return ""
}

// cancelled reports whether words of cancelling rule the noun at [a, b): "the
// meeting was called off", "cancelled a trip", "did not take place".
func (v *view) cancelled(a, b int) bool {
	home, after := v.in[a], false
	for k := b; k < len(v.t) && k < b+24; k++ {
		if v.in[k] != home && !v.within(k, home) {
			break
		}
		if after = after || v.lower(k) == "after"; after && contactNouns[v.lower(k)] != "" && v.ent[k] == nil {
			break // "held a meeting days after the conference was called off"
		}
		if v.in[k] != home {
			continue
		}
		w := v.lower(k)
		if cancelWords[w] && v.notNegated(k) {
			return !v.forSpan(k + 1)
		}
		if (w == "called" || w == "call" || w == "broken" || w == "was" || w == "is") && v.lower(k+1) == "off" {
			return true
		}
		if (w == "put" || w == "pushed") && (v.lower(k+1) == "off" || v.lower(k+1) == "back") {
			return true
		}
		if (w == "take" || w == "taken") && v.lower(k+1) != "place" {
			continue
		}
		if (w == "take" || w == "taken" || w == "happen" || w == "happened" || w == "go") && v.negatedVerb(k) {
			if v.lower(k+1) == "unless" || v.lower(k+2) == "unless" {
				return false // on a condition
			}
			return w != "go" || v.lower(k+1) == "ahead"
		}
		if w == "fell" && v.lower(k+1) == "through" || (w == "stalled" || w == "derailed") && (v.lower(k-1) == "got" || v.lower(k-1) == "were" || v.lower(k-1) == "was") && v.planAfter(b-1) {
			return true
		}
	}
	for k := a - 1; k >= 0 && k > a-8; k-- {
		if v.in[k] != home {
			break
		}
		w := v.lower(k)
		if cancelWords[w] {
			return v.notNegated(k)
		}
		if w == "off" && (v.lower(k-1) == "called" || v.lower(k-1) == "call" || v.lower(k-1) == "put" || v.lower(k-1) == "calling") {
			return true
		}
		if w == "from" && (v.lower(k-1) == "withdrew" || v.lower(k-1) == "withdrawn") || w == "of" && v.lower(k-1) == "out" && (v.lower(k-2) == "pulled" || v.lower(k-2) == "backed" || v.lower(k-2) == "dropped") {
			return true
		}
		if v.ent[k] != nil && acts(v.ent[k]) && k < a-4 {
			break
		}
	}
	return false
}

// forSpan reports whether words at k say by how long something was late: "for four
// days", "by an hour". It was, or is to be, all the same.
func (v *view) forSpan(k int) bool {
	if w := v.lower(k); w != "for" && w != "by" {
		return false
	}
	for j := k + 2; j < k+4; j++ {
		switch v.lower(j) {
		case "minutes", "hour", "hours", "day", "days", "week", "weeks":
			return true
		}
	}
	return false
}

// negatedVerb reports whether the verb at k is negated.
func (v *view) negatedVerb(k int) bool {
	for j := k - 1; j >= 0 && j > k-4; j-- {
		w := v.lower(j)
		if negations[w] {
			return true
		}
		if !auxiliaries[w] && w != "actually" && w != "ever" {
			return false
		}
	}
	return false
}

func (v *view) notNegated(k int) bool { return !v.negatedVerb(k) }

// nounMood reads how the occasion named by the noun at [a, b) stands: by the
// verb that it is subject or object of.
func (v *view) nounMood(a, b int) mood {
	home := v.in[a]
	// as an object: "held talks", "will hold a third round of talks"
	for k := a - 1; k >= 0 && k > a-9; k-- {
		if v.in[k] != home {
			break
		}
		w := v.lower(k)
		if v.ent[k] != nil && acts(v.ent[k]) && v.ent[k].First < a-6 {
			break
		}
		if heldForms[w] && v.ent[k] == nil && !v.t[k].Quoted {
			if (w == "have" || w == "has" || w == "had") && v.finite(k+1) {
				continue
			}
			m := v.moodOf(k, pastForm(w))
			m.verb = w
			if gerund(w) && !m.planned && !m.open && m.status != parley.Ongoing {
				m.status = parley.Held
			}
			return m
		}
		if v.lower(k-1) == "to" && v.ent[k] == nil && v.t[k].Kind == sentence.Word && v.t[k].Text == w && !prepositions[w] && !determiners[w] && !nounModifiers[w] && contactNouns[w] == "" && !v.t[k].Quoted {
			return v.moodOf(k, false) // "agreed to arrange a summit"
		}
		if prepositions[w] && w != "of" && w != "in" && w != "for" && w != "on" {
			break
		}
	}
	// as a subject: "talks were held", "the round will begin"
	aside := a > 0 && prepositions[v.lower(a-1)] && (v.lower(a-1) != "of" || leadingUp[v.lower(a-2)] || aims[v.lower(a-2)] || v.lower(a-2) == "sidelines" || v.lower(a-2) == "margins")
	for k := b; k < len(v.t) && k < b+22; k++ {
		if v.in[k] != home {
			if !v.within(k, home) {
				break
			}
			continue
		}
		w := v.lower(k)
		if aside && (w == "," || aims[v.lower(a-2)]) {
			break // "At a meeting in A, X agreed": the verb has its own subject
		}
		if v.ent[k] != nil || v.date[k] != nil {
			continue
		}
		if sayVerbs[w] && w != "set" {
			break
		}
		switch {
		case futureAux[w] && v.lower(k+1) == "not" && (v.lower(k+3) == "unless" || v.lower(k+4) == "unless"):
			return mood{open: true, status: parley.Unclear}
		case futureAux[w]:
			m := mood{planned: true, status: parley.Planned}
			m.negated = v.lower(k+1) == "not" || w == "won't"
			if w == "would" && v.lower(k+1) == "have" {
				m.was = true
			}
			return m
		case modalsOpen[w]:
			return mood{open: true, status: parley.Unclear}
		case (w == "is" || w == "are" || w == "was" || w == "were" || w == "been") && v.planAfter(k):
			return mood{planned: true, was: w == "was" || w == "were" || w == "been", status: parley.Planned}
		case (w == "is" || w == "are") && v.nowAfter(k):
			return mood{now: true, status: parley.Ongoing}
		case startsNow[w] && k <= b+8:
			if v.s.Kind == sentence.Heading {
				return mood{status: parley.Held}
			}
			return mood{starts: true, status: parley.Ongoing}
		case w == "underway" || w == "ongoing" || (w == "continuing" || w == "continue" || w == "continues") && k < b+8:
			return mood{now: true, status: parley.Ongoing}
		case happenPast[w] || w == "taken" || w == "taking":
			return mood{status: parley.Held, negated: v.negatedVerb(k), verb: w}
		case planWords[w] && k == b+2 && v.lower(b) == "," && (v.lower(b+1) == "earlier" || v.lower(b+1) == "originally" || v.lower(b+1) == "initially" || v.lower(b+1) == "previously"):
			return mood{planned: true, was: true, status: parley.Planned} // "the talks, earlier scheduled for January"
		case (planWords[w] || w == "for") && k == b && (w == "due" || w == "scheduled" || w == "set" || w == "planned" || w == "expected" || w == "slated"):
			return mood{planned: true, status: parley.Planned}
		case w == "to" && (k == b || startsNow[v.lower(k+1)]) && v.s.Kind == sentence.Heading:
			return mood{planned: true, status: parley.Planned}
		case w == "," || w == ";":
			if k > b+12 {
				return mood{now: true}
			}
		}
	}
	return v.relativeMood(b)
}

// startsNow are present forms by which an occasion starts, today or on a day to
// come.
var startsNow = set("start starts begin begins open opens resume resumes")

// relativeMood reads a relative clause right behind a noun: "the talks, which
// are to run on Friday".
func (v *view) relativeMood(b int) mood {
	k := b
	if v.lower(k) == "," {
		k++
	}
	if w := v.lower(k); w != "which" && w != "that" {
		return mood{now: true}
	}
	for j := k + 1; j < len(v.t) && j < k+8 && v.in[j] == v.in[k]; j++ {
		w := v.lower(j)
		switch {
		case futureAux[w]:
			return mood{planned: true, status: parley.Planned}
		case (w == "is" || w == "are" || w == "was" || w == "were" || w == "been") && v.planAfter(j):
			return mood{planned: true, was: w == "was" || w == "were" || w == "been", status: parley.Planned}
		case happenPast[w]:
			return mood{status: parley.Held}
		case j == k+1 && startsNow[w]:
			return mood{starts: true, status: parley.Ongoing}
		}
	}
	return mood{now: true}
}

// planAfter reports whether a word of plan follows the auxiliary at k.
func (v *view) planAfter(k int) bool {
	for j := k + 1; j < k+5 && j < len(v.t); j++ {
		w := v.lower(j)
		if w == "to" {
			return true
		}
		if planWords[w] && w != "about" && w != "going" && !(w == "set" && (v.lower(j+1) == "in" || v.lower(j+1) == "up" || v.lower(j+1) == "out")) || w == "under" && v.lower(j+1) == "discussion" {
			return true
		}
		if !strings.HasSuffix(w, "ly") && w != "been" && w != "also" && w != "now" && w != "not" && w != "being" && w != "still" {
			return false
		}
	}
	return false
}

// nowAfter reports whether the auxiliary at k is followed by words for what is
// going on.
func (v *view) nowAfter(k int) bool {
	w := v.lower(k + 1)
	return w == "ongoing" || w == "underway" || w == "continuing" || w == "under" && v.lower(k+2) == "way" || w == "taking" || w == "being" || w == "in" && v.lower(k+2) == "progress"
}

// pastForm reports whether a verb form is past.
func pastForm(w string) bool {
	return strings.HasSuffix(w, "ed") || finitePast[w] || isWord(w, pastIrregular)
}

var pastIrregular = set("held had began begun led met sat spoke spoken went gone flew flown came took put sent broke brought saw seen heard made struck gave given undertook wrote")
