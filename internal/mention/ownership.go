package mention

import (
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/sentence"
)

// saysOwn reports whether date d belongs to a reporting verb: it stands right
// behind the verb, or its audience, or right before it.
func (v *view) saysOwn(d *when.Phrase, a, b int) bool {
	if d.Last <= a && v.within(a, v.in[d.First]) && v.leadsTo(a) == "during" {
		return false // "said on Monday, during a meeting with N": its day as well
	}
	for _, s := range v.sayAt {
		if s >= a && s < b {
			continue
		}
		if s < d.First && d.First-s <= 12 && v.in[s] == v.in[d.First] {
			if a > s && a < d.First && !(v.lower(a-1) == "of" && comings[v.lower(a-2)] && a-s < 6) && !(a == s+1 && v.lower(a) == "the" && assents[v.lower(s)]) {
				continue // the occasion stands between
			}
			ok := true
			for k := s + 1; k < d.First; k++ {
				w := v.lower(k)
				if w == "that" || v.finite(k) || w == "," && k < d.First-3 {
					ok = false
					break
				}
			}
			if ok {
				return true
			}
		}
		if d.First <= 1 && s >= d.Last && s < a && s-d.Last < 8 && v.in[s] == v.in[d.First] && v.in[a] != v.in[s] && v.lower(s+1) == "that" {
			return true // "On D, X announced that they were leaving the talks"
		}
		if v.lower(d.Last) == "," && s == d.Last+1 && b <= d.First && v.speakerBehind(s) != nil {
			continue // "A met B on Monday, said N"
		}
		if s >= d.Last && s-d.Last <= 2 && !(b <= d.First && v.sameClause(a, d.First) && !v.commaIn(b, d.First) && s > d.Last) {
			return true
		}
	}
	return false
}

// leadsTo is the word before the occasion at token a, its determiners and
// modifiers aside: "during" of "during a bilateral meeting".
func (v *view) leadsTo(a int) string {
	k := a - 1
	for k > 0 && (determiners[v.lower(k)] || nounModifiers[v.lower(k)]) {
		k--
	}
	return v.lower(k)
}

// comings are nouns for what becomes of an occasion. Who announces one on a day
// does not say that it was that day: "announced the resumption of talks on Monday".
var comings = set("resumption start beginning holding continuation postponement cancellation suspension")

// assents are verbs of saying whose object, where it is known already, is not
// dated by the day behind it: "confirmed the meeting on Monday".
var assents = set("confirmed hailed praised welcomed condemned criticised criticized denounced")

func (v *view) commaIn(a, b int) bool {
	for k := a; k < b; k++ {
		if v.lower(k) == "," {
			return true
		}
	}
	return false
}

// otherHead reports whether another trigger stands between date d and the
// words [a, b), so that the date is that one's.
func (v *view) otherHead(d *when.Phrase, a, b int) bool {
	lo, hi := b, d.First
	if d.Last <= a {
		lo, hi = d.Last, a
		// "on Tuesday X met Y and will meet Z on Friday": a date in front
		// belongs to the first verb behind it
		for k := lo; k < hi; k++ {
			if v.headAt(k) {
				return true
			}
		}
		return false
	}
	for k := lo; k < hi; k++ {
		if v.headAt(k) && !v.t[k].Quoted {
			return true
		}
	}
	return false
}

// contactWithin reports whether a noun for an occasion stands in [a, b).
func (v *view) contactWithin(a, b int) bool {
	for k := a; k < b && k < len(v.t); k++ {
		if contactNouns[v.lower(k)] != "" && v.ent[k] == nil {
			return true
		}
	}
	return false
}

// ofAnother reports whether the date or place at token i is that of an occasion
// named before it, which only leads up to what comes behind: "in view of the
// meeting on Monday, X held talks". What happens at or during that occasion
// shares its day.
func (v *view) ofAnother(i int) bool {
	for k := i - 1; k >= 0 && v.in[k] == v.in[i]; k-- {
		if w := v.lower(k); (w == "held" || w == "hosted") && v.auxBefore(k) == "" && contactNouns[v.lower(k-1)] != "" && v.ent[k-1] == nil {
			continue // "at the talks held in May, they agreed on another session"
		}
		if v.finite(k) || v.lower(k) == "," || relatives[v.lower(k)] {
			return false
		}
		if contactNouns[v.lower(k)] == "" || v.ent[k] != nil {
			continue
		}
		for j := k - 1; j >= 0 && j > k-7; j-- {
			switch w := v.lower(j); {
			case w == "of":
				if leadingUp[v.lower(j-1)] {
					return true
				}
			case prepositions[w]:
				return w != "at" && w != "during" && w != "in" && w != "on"
			case v.finite(j):
				return false
			}
		}
		return false
	}
	return false
}

// leadingUp are nouns that put an occasion in front of another one.
// aims are nouns for what an occasion is for: what they are to be is no plan of it.
var aims = set("goal aim aims purpose objective focus outcome result agenda point priority")

var leadingUp = set("context view light wake aftermath ahead run-up advance instead spite")

// headAt reports whether token k is a word that dates attach to.
func (v *view) headAt(k int) bool {
	w := v.lower(k)
	if v.ent[k] != nil {
		return false
	}
	if contactNouns[w] != "" || sayVerbs[w] && !v.t[k].Quoted {
		return true
	}
	switch w {
	case "cancelled", "canceled", "postponed", "scrapped", "met", "meet", "visited", "signed", "agreed", "arrived", "flew", "travelled", "traveled", "spoke", "telephoned", "phoned", "received", "hosted", "proposed", "offered", "began", "launched", "invaded", "attacked", "killed", "ceasefire", "truce", "agreement":
		return true
	}
	return false
}

// purposeBetween reports whether an infinitive of purpose stands in [a, b), with
// more behind it than a day.
func (v *view) purposeBetween(a, b int) bool {
	for j := a; j < b-4; j++ {
		if v.lower(j) == "to" && v.ent[j+1] == nil && v.date[j+1] == nil && v.t[j+1].Kind == sentence.Word && !determiners[v.lower(j+1)] {
			return true
		}
	}
	return false
}
