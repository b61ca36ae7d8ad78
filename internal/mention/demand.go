package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var (
	// askVerbs say what somebody wants of others.
	askVerbs = set("demanded demands demand demanding insisted insists wants wanted asked asks asking pushed pressed called calls calling invited invites inviting urged urges urging sought seeks seeking appealed appeals")
	// vague are deeds that nobody can be held to: "urged both to show restraint".
	vague = set("remain exercise show be stay work think help support respect do look see remember reflect understand learn explain clarify comment play act use make keep seize listen trust believe join attend consider vote refrain avoid behave choose rise find try negotiate engage cooperate come visit")
	// addressees are those without a name whom a demand is put to.
	addressees = set("sides parties countries governments powers leaders states nations rebels forces neighbours neighbors government troops")
	// asked are things that a party calls for, beside matters of talks.
	asked = set("dialogue return end cessation action lifting implementation inquiry investigation intervention resumption deployment restoration reopening ban handover expulsion repatriation embargo de-escalation disengagement accord talks meeting summit conference session negotiations visit")
)

// askedTo is the verb of what the party at verb i asks another to do: "called on
// X to halt", "urged both sides to withdraw", "invited X to open talks"; -1 when
// it asks nobody, or nothing that can be told.
func (v *view) askedTo(i int) int {
	k := i + 1
	switch w, next := v.lower(i), v.lower(i+1); w {
	case "called", "calls", "calling":
		if next != "on" && next != "upon" {
			return -1
		}
		k++
	case "appealed", "appeals":
		if next != "to" {
			return -1
		}
		k++
	case "like":
		if p := v.lower(i - 1); p != "would" && p != "'d" {
			return -1
		}
	case "urged", "urges", "urging", "asked", "asks", "asking", "pressed", "pressing", "invited", "invites", "inviting", "demanded":
	default:
		return -1
	}
	whom := false
	for end := k + 12; k < end && k < len(v.t); k++ {
		e, w := v.ent[k], v.lower(k)
		switch {
		case e != nil:
			whom = whom || acts(e) && (e.Kind != entity.Person || e.Represents != "")
		case w == "to":
			n := k + 1
			for n < len(v.t) && (strings.HasSuffix(v.lower(n), "ly") || v.lower(n) == "not") {
				n++
			}
			if whom && determiners[v.lower(n)] {
				return v.askedNoun(n)
			}
			if !whom || n >= len(v.t) || v.t[n].Kind != sentence.Word || v.ent[n] != nil || vague[v.lower(n)] {
				return -1
			}
			return n
		case v.date[k] != nil, w == "on" && k+1 < len(v.t) && v.date[k+1] != nil, w == ",", w == "and", determiners[w], nounModifiers[w], w == `"`:
		case addressees[w]:
			whom = true
		case w == "for" && whom && strings.HasPrefix(v.lower(i), "invit"):
			return v.askedNoun(k + 1)
		case prepositions[w] && w != "of", v.finite(k), v.t[k].Kind != sentence.Word:
			return -1
		}
	}
	return -1
}

// proposedTo is the verb of what the verb at i puts forward: "proposed to Y to
// form a committee", "suggested holding a vote"; -1 when that is vague or none.
func (v *view) proposedTo(i int) int {
	switch v.lower(i) {
	case "proposed", "proposes", "proposing", "suggested", "suggests":
	default:
		return -1
	}
	if w := v.lower(i + 1); strings.HasSuffix(w, "ing") && len(w) > 5 && v.ent[i+1] == nil && w != "nothing" && w != "something" {
		return i + 1
	}
	for k := i + 1; k < len(v.t)-1 && k < i+8; k++ {
		w := v.lower(k)
		if n := v.lower(k + 1); w == "to" && v.ent[k+1] == nil && v.t[k+1].Kind == sentence.Word && !determiners[n] && !vague[n] && v.t[k+1].Text == n {
			return k + 1
		}
		if v.ent[k] == nil && w != "to" && !determiners[w] && v.date[k] == nil {
			return -1
		}
	}
	return -1
}

// askedNoun is the first word from k on for what one party asks of another: "a
// return visit"; -1 when the next words are of something else.
func (v *view) askedNoun(k int) int {
	for end := k + 8; k < end && k < len(v.t); k++ {
		w := v.lower(k)
		if v.ent[k] == nil && (asked[w] || matters[w] || papers[w]) && (!asked[v.lower(k+1)] || v.ent[k+1] != nil) {
			return k
		}
		if v.ent[k] == nil && prepositions[w] || w == "," || v.finite(k) {
			return -1
		}
	}
	return -1
}

// askedFor is the head of what the party at verb i calls for: "called for an
// immediate return to talks", "pushing for an accord"; -1 when that is vague.
func (v *view) askedFor(i int) int {
	if v.lower(i+1) != "for" {
		return -1
	}
	return v.askedNoun(i + 2)
}

// callFor reads a demand as a noun with its owner: "X's call for a truce", "the
// Turkish call to reopen the crossing".
func callFor(rd *reading, v *view, i int) *candidate {
	if w := v.lower(i); w != "call" && w != "calls" && w != "appeal" || v.ent[i] != nil || v.speech(i) {
		return nil
	}
	object := v.askedFor(i)
	if v.lower(i+1) == "to" && i+2 < len(v.t) && v.t[i+2].Kind == sentence.Word && v.ent[i+2] == nil && !vague[v.lower(i+2)] && !determiners[v.lower(i+2)] {
		object = i + 2
	}
	owners := v.owner(i)
	if object < 0 || len(owners) == 0 || i > 0 && v.lower(i-1) != "'s" && v.lower(i-1) != "’s" && (v.ent[i-1] == nil || v.ent[i-1].Form != entity.Adjective) {
		return nil
	}
	c := rd.proposal(v, owners[0].First, i+1, owners, "call-of")
	if c != nil {
		c.definite = true
		c.terms = v.termsFrom(i+2, object)
	}
	return c
}

// mustBehind reports whether "that Y must …" follows the verb at i.
func (v *view) mustBehind(i int) bool {
	that := false
	for k := i + 1; k < len(v.t) && k < i+16; k++ {
		w := v.lower(k)
		that = that || w == "that"
		if that && w == "must" {
			return v.urging(k)
		}
		if that && v.finite(k) {
			return false
		}
	}
	return false
}

// urging reports whether the clause from k on says what is to be, not what is.
func (v *view) urging(k int) bool {
	for end := k + 14; k < len(v.t) && k < end; k++ {
		w := v.lower(k)
		switch {
		case v.ent[k] != nil:
		case urges[w] || deeds[w]:
			return true
		case v.finite(k):
			return false
		}
	}
	return false
}

// fronted is the deed in front of its verb: "Y must withdraw, X demanded".
func (v *view) fronted(i int) int {
	urged := false
	for k := 0; k < i; k++ {
		w := v.lower(k)
		urged = urged || w == "must" || w == "should"
		if urged && (deeds[w] || matters[w]) && v.commaIn(k, i) {
			return k
		}
	}
	return -1
}

// asks reports whether the words behind an asking verb at i put a demand, with
// its object at k: "wants X to …", "asked for …", "invited X to a round".
func (v *view) asks(i, k int) bool {
	w, next := v.lower(i), v.lower(i+1)
	if k == v.askedTo(i) || k == v.askedFor(i) {
		return true
	}
	switch w {
	case "wants", "wanted":
		for j := i - 1; j >= 0 && j > i-6; j-- {
			if v.lower(j) == "what" {
				return false // "what X wants is …" only speaks of it
			}
		}
		return next != "to" || v.lower(i+2) == "bring" || v.lower(i+2) == "host" || v.lower(i+2) == "convene"
	case "asked", "asks", "asking":
		return next == "for" || next == "that" || next == ","
	case "urged", "urges":
		for j := i + 1; j < k; j++ {
			if v.ent[j] != nil || prepositions[v.lower(j)] || addressees[v.lower(j)] {
				return false
			}
		}
	case "called", "calls", "calling", "invited", "invites", "urging", "inviting", "appealed", "appeals":
		return false
	case "seeks", "seeking", "sought":
		for j := i + 2; j < k; j++ {
			if prepositions[v.lower(j)] && v.lower(j) != "of" && v.lower(j) != "to" {
				return false
			}
		}
		return next != "to"
	}
	return true
}

// putTo reports whether the verb at i puts a plan to somebody: "put a plan for a
// truce to Y".
func (v *view) putTo(i int) bool {
	plan := false
	for k := i + 1; k < len(v.t) && k < i+12; k++ {
		w := v.lower(k)
		plan = plan || planNouns[w] && k < i+5
		if plan && (w == "to" || w == "before") && k+1 < len(v.t) && v.ent[k+1] != nil && acts(v.ent[k+1]) {
			return true
		}
		if v.finite(k) {
			return false
		}
	}
	return false
}

// whatWanted reads a demand that a sentence opens with: "what X wants is a new
// border", "all that X asks for is a truce". What X wants to do itself is none.
func whatWanted(rd *reading, v *view, i int) *candidate {
	w := v.lower(i)
	if w != "wants" && w != "wanted" && w != "demands" && w != "demanded" && w != "asks" && w != "asked" && w != "seeks" && w != "sought" || v.ent[i] != nil || v.t[i].Quoted {
		return nil
	}
	be := i + 1
	if v.lower(be) == "for" {
		be++
	}
	if x := v.lower(be); x != "is" && x != "was" {
		return nil
	}
	what := -1
	for k := i - 1; k >= 0 && k > i-9; k-- {
		if x := v.lower(k); x == "what" || x == "that" && v.lower(k-1) == "all" {
			what = k
			break
		}
		if v.finite(k) {
			return nil
		}
	}
	object := v.askedNoun(be + 1)
	if n := v.lower(be + 1); n == "that" || n == "for" {
		object = -1
		if v.urging(be+2) || n == "for" && v.concerns(be+2, be+12) {
			object = be + 2
		}
	}
	if what < 0 || object < 0 || v.lower(object) == "peace" {
		return nil
	}
	c := rd.proposal(v, i, i+1, v.subject(i), "what-wanted")
	if c != nil {
		c.terms = v.termsFrom(be+1, object)
		c.mood = v.moodOf(i, pastForm(w))
	}
	return c
}

// saidShould reads a next step that somebody asked for in public: "X said that
// the next step should be a meeting of the presidents".
func saidShould(rd *reading, v *view, i int) *candidate {
	if v.t[i].Quoted || !(v.is(i+1, "be") || v.is(i+1, "take", "place") || v.is(i+1, "follow")) {
		return nil
	}
	object := -1
	for k := max(0, i-5); k < len(v.t) && k < i+8; k++ {
		if w := v.lower(k); w == "talks" || w == "meeting" || w == "summit" || w == "ceasefire" || w == "truce" || w == "round" {
			object = k
		}
	}
	for s := i - 1; object >= 0 && s >= 0 && s > i-14; s-- {
		if sayVerbs[v.lower(s)] && v.ent[s] == nil {
			e := v.speaker(s, false)
			if e == nil {
				return nil
			}
			c := rd.proposal(v, i, i+1, []*entity.Entity{e}, "asks-for")
			if c != nil {
				c.terms = v.termsFrom(max(i+2, object-3), object)
				c.mood = mood{status: parley.Held}
			}
			return c
		}
	}
	return nil
}
