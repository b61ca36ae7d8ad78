package mention

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// stancePhrases are ways to say what one thinks of a plan, by their first word.
// "…" stands for up to five words.
var stancePhrases = phrases(map[parley.Stance][]string{
	parley.Accepts: {
		"on board", "took it", "said yes", "say yes", "says yes", "signed … up", "sign … up", "signed off on", "sign off on", "gave … approval", "gave … consent", "gave … blessing",
		"gave … backing", "gave … nod", "gave … light", "threw … behind", "expressed support", "expressed backing", "voiced support", "in favour of",
		"in favor of", "responded positively", "reacted positively", "replied positively", "responded favourably", "went along",
		"ready to", "ready for", "readiness to", "readiness for", "willing to", "prepared to", "willingness to", "agreed to the", "agreed to this",
		"agreed to that", "agreed to a", "agreed to an", "agreed to it", "agrees to the", "agree to the", "agree to a", "agree to it",
		"agreed with … plan", "agreed with … proposal", "agreed with … idea", "agreed in principle", "could live with",
		"gave … welcome to the plan", "gave … welcome to the proposal", "gave … welcome to the offer", "gave … welcome to the idea",
		"no objection", "no objections",
	},
	parley.Rejects: {
		"ruled … out", "rules … out", "turned … down", "turns … down", "shot … down", "threw … out", "brushed … aside", "brushed … off", "waved … away",
		"said no", "say no", "says no", "scoffed at", "balked at", "baulked at", "objected to", "objects to", "walked away from", "poured cold",
		"unwilling to", "responded negatively", "would prefer", "have none of", "had none of", "hear nothing of", "out of the question", "so did not",
	},
	parley.Considering: {
		"open to", "thinking about", "thinking over", "think about", "think … over", "take … to read", "take … to study", "take … to review", "take … to examine",
		"look at", "looking at", "looking into", "asked for … time", "needs … time", "needed … time", "ready to discuss", "ready to consider",
		"ready to study", "ready to look", "willing to discuss", "willing to consider", "prepared to discuss", "prepared to consider", "took … under consideration", "took note of",
		"promised … reply", "promised … answer", "promised … response", "yet to respond", "yet to reply", "yet to answer", "not yet responded",
		"not yet replied", "not yet answered", "give … answer", "give … reply", "give … response", "gave no answer", "gave no reply", "going through",
		"asked for … clarification", "take … home", "took … home", "take … back", "took … back", "carry … back", "carried … back", "asked for … details", "consult … on", "reserved judgment", "reserved judgement", "non-committal", "noncommittal",
	},
	parley.Conditional: {
		"agree only if", "accept … only if", "agree … provided", "set … conditions for accepting", "set … conditions for backing", "needed changes", "needs changes",
		"demanded changes", "demanded … guarantees", "wanted changes", "asked for … changes", "asked for … amendments", "asked for … guarantees", "wants … changed", "yes , but",
	},
})

type stancePhrase struct {
	words  []string
	stance parley.Stance
}

func phrases(by map[parley.Stance][]string) map[string][]stancePhrase {
	m := map[string][]stancePhrase{}
	for s, list := range by {
		for _, p := range list {
			w := strings.Fields(p)
			m[w[0]] = append(m[w[0]], stancePhrase{w, s})
		}
	}
	for _, list := range m {
		// the longer says more: "ready to discuss" before "ready to"
		slices.SortFunc(list, func(a, b stancePhrase) int {
			if n := len(b.words) - len(a.words); n != 0 {
				return n
			}
			return strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " "))
		})
	}
	return m
}

// says reports whether the words of a phrase stand at i.
func (v *view) says(i int, words []string) bool {
	for n, w := range words {
		if w == "…" {
			for k := i; k < len(v.t) && k < i+6; k++ {
				if v.says(k, words[n+1:]) {
					return true
				}
			}
			return false
		}
		if v.lower(i) != w || v.ent[i] != nil && v.ent[i].Form != entity.Pronoun {
			return false
		}
		i++
	}
	return true
}

// stanceAt is the stance the verb at i expresses.
func stanceAt(v *view, i int) parley.Stance {
	w, next := v.lower(i), v.lower(i+1)
	for _, p := range stancePhrases[w] {
		if v.says(i, p.words) {
			if p.words[0] == "ready" && v.lower(i-1) == "not" {
				return parley.Rejects
			}
			return p.stance
		}
	}
	if w == "agreed" && (next == "," || next == "." || next == "and" || next == "the" && v.lower(i+2) == "same" || next == "at" && v.lower(i+2) == "once") && v.auxBefore(i) != "was" && v.auxBefore(i) != "were" {
		return parley.Accepts
	}
	ends := i+2 < len(v.t) && v.t[i+2].Kind == sentence.Punct
	switch w {
	case "took":
		if v.lower(i-1) == "," && next == "it" {
			return parley.Accepts
		}
	case "called", "calls", "branded", "labelled", "labeled", "deemed", "described":
		for k := i + 2; k < len(v.t) && k < i+9; k++ {
			if verdicts[v.lower(k)] {
				return parley.Rejects
			}
		}
	case "against":
		if v.auxBefore(i) != "" {
			return parley.Rejects
		}
	case "did", "has", "does":
		if w == "did" && v.lower(i-1) == "so" {
			for k := i - 2; k >= 0; k-- {
				if s := stanceAt(v, k); s != "" && v.ent[k] == nil {
					return s // "X rejected it and so did Y"
				}
			}
			return parley.Accepts
		}
		if next == "not" && ends {
			return parley.Rejects // "Moscow did not."
		}
	case "answer", "reply", "response", "reaction":
		return v.replied(i)
	}
	switch {
	case acceptWords[w]:
		return parley.Accepts
	case rejectWords[w]:
		return parley.Rejects
	case thinkWords[w]:
		return parley.Considering
	}
	return ""
}

// replied reads what an answer was: "Kyiv's answer was yes".
func (v *view) replied(i int) parley.Stance {
	if w := v.lower(i + 1); w != "was" && w != "is" && w != "came" {
		return ""
	}
	for k := i + 2; k < len(v.t) && k < i+14; k++ {
		switch v.lower(k) {
		case "yes", "positive", "favourable", "favorable":
			return parley.Accepts
		case "no", "negative":
			return parley.Rejects
		case "must", "first", "only", "if", "before", "provided":
			return parley.Conditional
		}
	}
	return ""
}
