package entity

import (
	"strings"

	"github.com/parley-talks/parley/internal/entity/gazetteer"
	"github.com/parley-talks/parley/internal/sentence"
)

// strife are the words of articles in which a body that no list knows can be a
// party to a conflict.
var strife = words("rebel rebels insurgent insurgents militant militants guerrilla guerrillas separatist separatists militia militias fighters armed ceasefire cease-fire truce")

// fighting are last words of names of armed movements; sworn are words of which
// one is in the name of an army that is no state's.
var (
	fighting = words("front movement brigade brigades militia resistance army")
	sworn    = words("liberation resistance free independence salvation revolutionary popular patriotic redemption")
)

// atStrife reports whether the article speaks of an armed conflict.
func (r *reader) atStrife() bool {
	for w := range strife {
		if r.small[w] {
			return true
		}
	}
	return false
}

// longestBody is how many tokens a name such as "Movement for the Salvation of
// X Front" may have.
const longestBody = 9

// body is the end of a name at token i that its last word makes one of an armed
// movement ("Free Sahel Front"), i for none. It has at least two words before
// that one.
func (l *line) body(i int) int {
	if l.t[i].Kind != sentence.Word || !l.capital(i) || i == 0 && starters[l.t[i].Lower] || l.s.Kind != sentence.Body {
		return i
	}
	capitals, oath := 0, false
	for k := i; k < len(l.t) && k < i+longestBody; k++ {
		w := l.t[k].Lower
		switch {
		case l.possessive(k) && l.lower(k-1) == "people":
			oath = true
		case l.capital(k):
			capitals++
			oath = oath || sworn[w]
			if fighting[w] && capitals > 2 && !l.capital(k+1) && (w != "army" || oath) {
				return k + 1
			}
		case k > i && joins(w) && w != "," && w != "and" && l.capital(k+1):
		default:
			return i
		}
	}
	return i
}

// bodyEntry is the party that an unknown name stands for.
func bodyEntry(name string) *gazetteer.Entry {
	name = strings.Join(strings.Fields(name), " ")
	return &gazetteer.Entry{Type: gazetteer.Party, Name: name, Of: name}
}
