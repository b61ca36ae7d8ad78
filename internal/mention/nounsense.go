package mention

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/sentence"
)

// kick reports whether the talks that end before token b "got under way".
func kick(v *view, b int) bool {
	for k := b; k < len(v.t) && k < b+12 && v.in[k] == v.in[b-1]; k++ {
		if v.lower(k) == "underway" || v.lower(k) == "under" && v.lower(k+1) == "way" {
			return true
		}
	}
	return false
}

// marginOf reports whether the noun at i is the occasion on whose margin another
// one was: "on the sidelines of the Astana summit".
func (v *view) marginOf(i int) bool {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		switch w := v.lower(k); {
		case w == "of" && (v.lower(k-1) == "sidelines" || v.lower(k-1) == "margins" || v.lower(k-1) == "sideline" || v.lower(k-1) == "fringes" || v.lower(k-1) == "margin"):
			return true
		case v.t[k].Kind == sentence.Punct && w != "-" || v.finite(k):
			return false
		}
	}
	return false
}

// inOffice reports whether the noun at i only says what an office is for: "the
// special representative for the talks".
func (v *view) inOffice(i int) bool {
	k := i - 1
	for k > 0 && (determiners[v.lower(k)] || nounModifiers[v.lower(k)]) {
		k--
	}
	if w := v.lower(k); w != "in" && w != "to" && w != "for" && w != "at" {
		return false
	}
	switch v.lower(k - 1) {
	case "representative", "negotiator", "envoy", "delegate", "pointman", "coordinator", "rapporteur":
		return v.lower(k) != "at" || determiners[v.lower(k+1)]
	}
	return false
}

// partOfName reports whether the noun at i is a word of a name in running text:
// "the Munich Security Conference", "the Shangri-La Dialogue".
func (v *view) partOfName(i int) bool {
	if v.s.Kind != sentence.Body || v.t[i].Text == v.t[i].Lower || i == 0 || strings.ToUpper(v.t[i].Text) == v.t[i].Text {
		return false
	}
	p := v.t[i-1]
	capital := p.Kind == sentence.Word && p.Text != p.Lower
	switch v.lower(i) {
	case "summit", "summits":
		return false
	case "conference", "dialogue", "meeting", "session", "round", "call", "consultation", "consultations", "negotiations", "talks", "tour", "gathering":
		return capital && !determiners[p.Lower] && i > 1
	}
	return false
}

// spokenOf reports whether the noun whose first word is at a is the object of a
// verb that does not hold the occasion but speaks of it: "praised the talks".
func (v *view) spokenOf(a int) bool {
	if v.aboutNoun(a) {
		return true
	}
	k := a - 1
	for k >= 0 && (strings.HasSuffix(v.lower(k), "ly") || v.lower(k) == "also") {
		k--
	}
	if k < 0 || v.ent[k] != nil {
		return false
	}
	w := v.lower(k)
	return (sayVerbs[w] || strings.HasSuffix(w, "ed") && len(w) > 4) && !heldForms[w] && !happenPast[w] && !cancelWords[w] && w != "attended" && w != "visited" && w != "called"
}

// heldBefore reports whether "held" stands before the noun at i, with one word at
// most between: "held extensive discussion".
func (v *view) heldBefore(i int) bool { return v.lower(i-1) == "held" || v.lower(i-2) == "held" }

// wordsOn are nouns for what is said on an occasion: "a briefing on the talks".
var wordsOn = set("briefing statement report update news details comment comments information remarks")

// briefs reports whether "on" at j says what somebody is told of: "brief N on the
// summit".
func (v *view) briefs(j int) bool {
	for k := j - 1; k >= 0 && k > j-6; k-- {
		switch v.lower(k) {
		case "brief", "briefed", "briefing", "briefs":
			return v.ent[k] == nil
		}
	}
	return false
}

// focusWords say what an occasion was about.
var focusWords = set("focused focusing focuses centered centred concentrated touched")

// aboutNoun reports whether the noun phrase that starts at a is a matter:
// "doubts about the planned launch of talks", "a statement on the talks".
func (v *view) aboutNoun(a int) bool {
	for j := a - 1; j > 0 && j > a-7; j-- {
		w := v.lower(j)
		switch {
		case w == "on" && v.briefs(j), w == "on" && wordsOn[v.lower(j-1)], w == "on" && focusWords[v.lower(j-1)], w == "in" && (v.lower(j-1) == "developments" || v.lower(j-1) == "progress"):
			return true // "focused on the talks", "developments in the talks"
		case w == "about" || w == "regarding" || w == "concerning" || w == "on" && v.date[j] == nil && j < a-1:
			return true
		case w != "of" && (v.t[j].Kind != sentence.Word || v.ent[j] != nil || v.finite(j) || prepositions[w]):
			return false
		}
	}
	return false
}

// besideNoun reports whether date d stands in the phrase [a, b) of a noun or
// right behind it: "Monday's talks", "the talks in Bern on Monday".
func (v *view) besideNoun(d *when.Phrase, a, b int) bool {
	if d.Last <= b {
		return d.First >= a
	}
	for k := b; k < d.First; k++ {
		if w := v.lower(k); w == "," || v.ent[k] == nil && !prepositions[w] && !determiners[w] && w != "and" {
			return false
		}
	}
	return true
}

// nounHere reports whether the word at i is a noun for an occasion and not a
// verb or another sense.
func (v *view) nounHere(i int, w string) bool {
	prev, next := v.lower(i-1), v.lower(i+1)
	switch w {
	case "summit", "talks", "meeting":
		if papers[next] && v.ent[i+1] == nil && next != "plan" && next != "document" {
			return false // "the summit agreement"
		}
	}
	switch w {
	case "visit", "call", "calls", "round", "rounds", "tour":
		if prev == "to" || v.ent[max(i-1, 0)] != nil && i > 0 && prev != "'s" && !determiners[prev] && v.ent[i-1].Form != entity.Adjective && v.ent[i-1].Kind != entity.State {
			return false
		}
		if w == "call" || w == "calls" {
			return determiners[prev] || prev == "'s" || v.phoneBefore(i) || ordinalWord(prev) || nounModifiers[prev] || v.pairBefore(i)
		}
		if w == "visit" || w == "tour" {
			return determiners[prev] || prev == "'s" || nounModifiers[prev] || prev == "state" || prev == "during" || prev == "-" || v.date[max(i-1, 0)] != nil || prev == "surprise" || prev == "working" || v.ent[max(i-1, 0)] != nil
		}
	case "meeting":
		if prev == "is" || prev == "are" || prev == "was" || prev == "were" || prev == "be" {
			return false
		}
		if (prepositions[prev] || subordinates[prev]) && i+1 < len(v.t) && v.ent[i+1] != nil && acts(v.ent[i+1]) && prev != "of" {
			return false
		}
		if k := i + 1; (prepositions[prev] || subordinates[prev]) && k < len(v.t) && v.date[k] != nil && v.date[k].First == k && v.lower(v.date[k].Last) == "with" {
			return false // "before meeting tomorrow with N"
		}
		if (prepositions[prev] || subordinates[prev]) && (next == "with") {
			return false // the gerund
		}
	case "session":
		if next == "of" && (v.lower(i+2) == "parliament" || v.lower(i+3) == "council") {
			return false
		}
	case "conference":
		if prev == "press" || prev == "news" || prev == "party" {
			return false
		}
	case "discussion":
		if prev != "round-table" && prev != "roundtable" && !v.heldBefore(i) && !v.phoneBefore(i) && next != "with" && next != "between" {
			return false
		}
	case "dialogue", "discussions":
		if !determiners[prev] && prev != "'s" && !nounModifiers[prev] && !heldForms[prev] && next != "between" {
			return false
		}
	case "talk":
		if next != "with" && !v.phoneBefore(i) && (prev != "the" && prev != "their" || next != "," && next != "came" && next != "took" && next != "lasted" && next != "was" && next != "between") {
			return false
		}
	case "audience":
		if next != "with" {
			return false
		}
	case "lunch", "dinner", "breakfast", "luncheon":
		if k := i + 1; k < len(v.t) && v.date[k] != nil && v.date[k].First == k {
			next = v.lower(v.date[k].Last)
		}
		return next == "with" || next == "between" || next == "for" && v.ent[min(i+2, len(v.t)-1)] != nil || prev == "working"
	case "encounter":
		if !determiners[prev] && !nounModifiers[prev] && prev != "'s" {
			return false
		}
	}
	return !notMeetingBefore[prev] || v.jointBody(i-1)
}

// jointBody reports whether the body named by the words that end with token k
// is one of several parties: "the General Border Committee".
func (v *view) jointBody(k int) bool {
	if w := v.lower(k); w != "committee" && w != "council" && w != "board" {
		return false
	}
	for j := k - 1; j >= 0 && j > k-5; j-- {
		switch v.lower(j) {
		case "joint", "border", "bilateral", "trilateral", "intergovernmental", "ceasefire", "inter-ministerial":
			return true
		}
	}
	return false
}

// phoneBefore reports whether words just before token i, or "over the phone" right
// behind it, make it a call.
func (v *view) phoneBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if phoneWords[v.lower(k)] {
			return true
		}
		if v.t[k].Kind == sentence.Punct {
			return false
		}
	}
	k := i + 2
	switch v.lower(i + 1) {
	case "by", "over", "via", "on", "through":
		if determiners[v.lower(k)] {
			k++
		}
		return phoneWords[v.lower(k)] && v.ent[k] == nil
	}
	return false
}

// pairBefore reports whether actors stand right in front of token i.
func (v *view) pairBefore(i int) bool {
	return i > 0 && v.ent[i-1] != nil && v.ent[i-1].Kind != entity.Reporter
}

func ordinalWord(w string) bool {
	if _, ok := ordinals[w]; ok {
		return true
	}
	switch w {
	case "next", "previous", "last", "latest", "another", "new", "earlier", "final", "fresh", "opening", "new-round":
		return true
	}
	return false
}
