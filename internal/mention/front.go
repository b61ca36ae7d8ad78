package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/sentence"
)

// front is what stands before a noun for an occasion.
type front struct {
	first        int // token of the determiner or first modifier
	definite     bool
	hypothetical bool
	past         bool // "after", "during": it was held
	ahead        bool // "ahead of", "to prepare for": it is to come
	round        string
	ordinal      int
	roundAt      int
	lightVerb    int // token of "held", "hosted"; -1
	actors       []*entity.Entity
	place        *entity.Entity // of "the Istanbul talks"
	alongside    bool           // "a meeting in A on D and two rounds of talks in B"
}

// contactBefore reports whether another occasion is named in the clause before
// token j.
func (v *view) contactBefore(j int) bool {
	for k := j - 1; k >= 0 && v.in[k] == v.in[j]; k-- {
		if contactNouns[v.lower(k)] != "" && v.ent[k] == nil {
			return true
		}
	}
	return false
}

// front reads the words before the noun at a: modifiers, actors that qualify
// it, its determiner, the light verb that governs it.
func (v *view) front(a int) front {
	f := front{first: a, lightVerb: -1}
	k := a - 1
	for ; k >= 0 && k > a-14; k-- {
		w := v.lower(k)
		e := v.ent[k]
		switch {
		case e != nil && v.lower(e.Last) == "-" && goBetweenVerbs[v.lower(e.Last+1)]:
			k = e.First // "A-mediated talks": who goes between is read behind
			f.first = k
		case e != nil && e.Kind == entity.State && e.Form == entity.Metonym && v.modifiersTo(e.Last, a) && v.lower(e.First-1) != "-" && v.lower(e.First-1) != "and" && !strings.Contains(strings.ToLower(e.Name), v.lower(e.First)):
			f.place = e // "the Seoul talks"
			k = e.First
			f.first = k
		case e != nil && (e.Kind == entity.State || e.Kind == entity.Organisation || e.Kind == entity.Person || e.Kind == entity.Group):
			if k < a-1 && v.lower(k+1) != "'s" && v.lower(k+1) != "'" && v.lower(k+1) != "’" && v.lower(k+1) != "-" && v.lower(k+1) != "and" && v.ent[k+1] == nil && !nounModifiers[v.lower(k+1)] && v.lower(k+1) != "," {
				goto done
			}
			if v.finiteBetween(e.Last, a) {
				goto done
			}
			f.actors = append([]*entity.Entity{e}, f.actors...)
			k = e.First
			f.first = k
		case e != nil && e.Kind == entity.Place && e.Capital != "" && (v.lower(e.Last) == "-" || v.lower(e.First-1) == "-"):
			// "the Belgrade-Pristina dialogue"
			f.actors = append([]*entity.Entity{{Span: e.Span, Sentence: e.Sentence, First: e.First, Last: e.Last, Kind: entity.State, Form: entity.Metonym, Name: e.Capital, Rule: e.Rule}}, f.actors...)
			k = e.First
			f.first = k
		case e != nil && (e.Kind == entity.Place || e.Kind == entity.Site):
			// "the Istanbul talks": the place qualifies it
			f.place = e
			k = e.First
			f.first = k
		case e != nil:
			goto done
		case v.date[k] != nil:
			if v.lower(v.date[k].Last) == "'s" {
				f.definite = true
			}
			k = v.date[k].First
			f.first = k
		case w == "'s" || w == "-" || w == "'" || w == "’":
			f.first = k
		case (w == "and" || w == "," && len(f.actors) == 1 && f.actors[0].First == k+1 && f.actors[0].Kind == entity.State && v.modifiersTo(f.actors[0].Last, a)) && k > 0 && v.ent[k-1] != nil && len(f.actors) > 0:
			f.first = k
		case w == "of" && talkSpans[v.lower(k-1)]:
			// "two days of talks", "more than 16 hours of talks"
			k--
			for k > 0 && (v.t[k-1].Kind == sentence.Number || numeral(v.lower(k-1)) > 1 || measures[v.lower(k-1)]) {
				k--
			}
			f.first = k
		case w == "of" && (v.lower(k-1) == "round" || v.lower(k-1) == "rounds" || v.lower(k-1) == "series"):
			f.first = k
		case w == "proposed" && k > 0 && v.ent[k-1] != nil && v.ent[k-1].Form == entity.Named && acts(v.ent[k-1]):
			goto done // "A proposed high-level talks": the verb
		case nounModifiers[w] || strings.HasSuffix(w, "-brokered") || strings.HasSuffix(w, "-mediated") || strings.HasSuffix(w, "-sponsored") || strings.HasSuffix(w, "-led") || strings.HasSuffix(w, "-hour") || strings.HasSuffix(w, "-day") || strings.HasSuffix(w, "-minute") || w == "brokered" || w == "mediated" || w == "sponsored" || w == "led" && v.lower(k-1) == "-":
			v.frontWord(&f, k, w)
			f.first = k
		default:
			if _, ok := ordinals[w]; ok {
				v.frontWord(&f, k, w)
				f.first = k
				continue
			}
			if open := v.openModifiers(k); open >= 0 {
				k = open
				f.first = k
				continue
			}
			goto done
		}
	}
done:
	// what qualifies a noun without a possessive, hyphen or adjective is its subject
	f.actors = v.qualifiers(f.actors, a)
	if k >= 0 {
		w := v.lower(k)
		switch w {
		case "the", "this", "that", "these", "those", "its", "their", "his", "her", "both":
			f.definite, f.first = true, k
			k--
		case "a", "an", "another", "any", "some", "no":
			v.frontWord(&f, k, w)
			f.first = k
			if w == "any" || w == "no" {
				f.hypothetical = true
			}
			k--
		}
	}
	// the words that govern it
	for j, n := k, 0; j >= 0 && n < 4; j, n = j-1, n+1 {
		w := v.lower(j)
		if v.ent[j] != nil || v.t[j].Kind == sentence.Punct && w != "-" {
			break
		}
		if n == 0 && (w == "after" || w == "during" || w == "following" || w == "at" || w == "since") {
			f.past = w != "at" && w != "since"
			break
		}
		if n == 0 && v.aheadOf(j) {
			f.ahead = true
			break
		}
		if makesJourney[w] && !journeyNouns[v.lower(a)] {
			break // "made", "paid": of a visit alone
		}
		if v.lower(j+1) == "it" {
			break // "a statement has it the talks ended"
		}
		if heldForms[w] && v.lower(j+1) == "of" {
			break // a noun: "the launch of talks"
		}
		if heldForms[w] && v.lower(j-1) == "-" {
			continue // "Doha-mediated"
		}
		if heldForms[w] && f.lightVerb < 0 && !(w == "have" || w == "has" || w == "had" || w == "having") {
			f.lightVerb = j
		}
		if (w == "have" || w == "had" || w == "has") && f.lightVerb < 0 && n < 2 {
			f.lightVerb = j
		}
		if w == "off" && strings.HasPrefix(v.lower(j-1), "kick") && f.lightVerb < 0 {
			f.lightVerb = j - 1
		}
		if p := v.lower(j - 1); journeyNouns[v.lower(a)] && f.lightVerb < 0 && (w == "off" && p == "broke" || w == "up" && p == "wound" || w == "short" && p == "cut") {
			f.lightVerb = j - 1
		}
		if cancelWords[w] && f.lightVerb < 0 || w == "off" && v.lower(j-1) == "called" {
			f.lightVerb = j
		}
		if w == "in" && (v.lower(j-1) == "part" || v.lower(j-1) == "participated" || v.lower(j-1) == "participate") && f.lightVerb < 0 {
			f.lightVerb = j - 1
			if v.lower(j-1) == "part" {
				f.lightVerb = j - 2
			}
		}
		if w == "and" && n == 0 && f.lightVerb < 0 && v.contactBefore(j) {
			f.alongside = true
			break
		}
		if hypothetical[w] && n < 3 && !(v.lower(j-1) == "by" && strings.HasSuffix(w, "ing")) { // "by reviving the talks": it was done
			f.hypothetical = true
		}
		if w == "by" && v.lower(j-1) == "followed" && v.lower(j-2) == "be" {
			f.hypothetical = true // "to be followed by a meeting"
		}
		if w == "for" && n == 0 && (v.lower(j-1) == "sat" || v.lower(j-1) == "sit" || v.lower(j-1) == "gathered") {
			f.lightVerb = j - 1
		}
		if w == "for" && n == 0 {
			// purpose: "arrived for talks" is read with the journey
			f.hypothetical = f.hypothetical || hypothetical[v.lower(j-1)]
		}
	}
	return f
}

// talkSpans are units of how long talks go on: "two days of talks".
var talkSpans = set("hours day days week weeks month months years")

// measures stand before the number of a span of time.
var measures = set("more than nearly almost about around over some several roughly just at least")

// verbs that are light only in front of a journey: "paid a visit"
var (
	makesJourney = set("paid pay pays paying made make makes making")
	journeyNouns = set("visit trip tour call")
)

// aheadOf reports whether the words that end with token j put what follows into
// the future of what is told.
func (v *view) aheadOf(j int) bool {
	switch v.lower(j) {
	case "of":
		switch v.lower(j - 1) {
		case "ahead":
			return true
		case "advance", "anticipation":
			return v.lower(j-2) == "in"
		}
	case "for":
		return strings.HasPrefix(v.lower(j-1), "prepar") || v.lower(j-1) == "groundwork" || v.lower(j-1) == "stage"
	case "to":
		return v.lower(j-1) == "up" && v.lower(j-2) == "run"
	}
	return strings.HasPrefix(v.lower(j), "prepar") && v.lower(j-1) == "to"
}

// openModifiers is the first token of a run of up to three words that ends at
// token k and stands between a determiner, a possessive or a known modifier and
// the noun: "their latest crisis meeting". Any word can describe an occasion; it
// is one of the noun phrase where both ends are certain. -1 where it is none.
func (v *view) openModifiers(k int) int {
	for j := k; j >= 0 && j > k-3; j-- {
		w := v.lower(j)
		if v.ent[j] != nil || v.date[j] != nil || !v.describes(j) || determiners[w] || hypothetical[w] || heldForms[w] || cancelWords[w] || notMeetingBefore[w] || w == "and" || isWord(w, negations) {
			return -1
		}
		before := v.lower(j - 1)
		if j > 0 && v.ent[j-1] != nil {
			if e := v.ent[j-1]; e.Kind == entity.Place || e.Form == entity.Adjective {
				return j
			}
			return -1
		}
		if _, ordinal := ordinals[before]; ordinal || determiners[before] || before == "'s" || nounModifiers[before] {
			return j
		}
	}
	return -1
}

// modifiersTo reports whether only modifiers stand in [a, b).
func (v *view) modifiersTo(a, b int) bool {
	for k := a; k < b; k++ {
		if !nounModifiers[v.lower(k)] || v.ent[k] != nil {
			return false
		}
	}
	return true
}

// frontWord notes what a modifier says of the round.
func (v *view) frontWord(f *front, k int, w string) {
	if n, ok := ordinals[w]; ok {
		f.ordinal, f.round, f.roundAt = n, "ordinal", k
		return
	}
	switch w {
	case "next", "new", "another", "further", "fresh":
		f.round, f.roundAt = "next", k
	case "previous", "last", "earlier", "initial":
		f.round, f.roundAt = "previous", k
	case "latest", "final":
		f.round, f.roundAt = "latest", k
	}
}

// qualifiers keeps the actors in front of a noun that belong to it: with a
// possessive, a hyphen or as adjectives.
func (v *view) qualifiers(es []*entity.Entity, a int) []*entity.Entity {
	var out []*entity.Entity
	for _, e := range es {
		next := v.lower(e.Last)
		if e.Form == entity.Adjective || e.Kind == entity.State || e.Kind == entity.Organisation || next == "'s" || next == "-" || next == "and" || next == "'" || next == "’" || e.Last == a || e.Last > e.First && strings.HasSuffix(v.lower(e.Last-1), "s'") {
			out = append(out, e)
		}
	}
	return out
}

func (v *view) finiteBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if v.finite(k) && !nounModifiers[v.lower(k)] {
			return true
		}
	}
	return false
}

// purposeOfJourney reports whether the verb at k says what a journey was for:
// "flew to X to hold talks". The journey is read as a visit.
func (v *view) purposeOfJourney(k int) bool {
	return k > 1 && v.lower(k-1) == "to" && v.journeyBefore(k-1)
}

func (v *view) journeyBefore(k int) bool {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		if w := v.lower(j); (goWords[w] || w == "trip" || w == "journey") && v.ent[j] == nil {
			return true
		}
		if v.finite(j) {
			return v.staysFor(j)
		}
	}
	return false
}
