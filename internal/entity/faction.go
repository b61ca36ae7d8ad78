package entity

import (
	"slices"
	"strings"
)

// factions are those inside a state who deal with its government, by the word of
// an office that is theirs.
var factions = map[string]string{
	"opposition": "opposition", "opposition leader": "opposition",
	"rebels": "rebels", "rebel": "rebels", "rebel leader": "rebels", "insurgents": "rebels", "guerrillas": "rebels",
	"separatists": "separatists", "separatist": "separatists",
	"insurgent": "rebels", "militants": "rebels",
}

// faction is what a phrase like "Peru's opposition", "Peruvian rebels" or
// "Peruvian opposition negotiators" acts for: not for the state it names. The
// armed party that the article is on goes before a name made of words; empty
// where the phrase is of the state.
func (r *reader) faction(l *line, ro *role) string {
	if len(ro.of) != 1 || len(ro.members) > 1 || r.set.Demonym(ro.of[0]) == "" {
		return ""
	}
	kind := l.factionOf(ro)
	if kind == "" {
		return ""
	}
	if r.rebels != "" && r.ruled == ro.of[0] && !isFaction(r.rebels) {
		return r.rebels
	}
	return r.set.Demonym(ro.of[0]) + " " + kind
}

// factionOf is the kind of those against a government that the words of a phrase
// name, empty for none.
func (l *line) factionOf(ro *role) string {
	if f := factions[ro.head]; f != "" {
		return f
	}
	for _, k := range ro.kept {
		if f := factions[l.lower(k)]; f != "" {
			return f
		}
	}
	return ""
}

// talksAtHome are the words by which an article tells that somebody goes between
// a government and those against it: more than politics.
var talksAtHome = strings.Fields("mediated mediation mediator mediators facilitated facilitator facilitators envoy truce ceasefire")

// unnamedFaction is who "the opposition" or "the rebels" are in an article that
// names no armed party, whose talks with the government somebody mediates, and
// the state they are of; empty for none.
func (r *reader) unnamedFaction() (name, of string) {
	state := r.governed()
	if state == "" {
		state = r.home
	}
	adjective := r.set.Demonym(state)
	if adjective == "" || !r.hasWord(talksAtHome) {
		return "", ""
	}
	for _, kind := range []string{"rebels", "opposition", "separatists"} {
		if r.small[kind] {
			return adjective + " " + kind, state
		}
	}
	return "", ""
}

// hasWord reports whether the article has one of some words, also where it opens a
// sentence.
func (r *reader) hasWord(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return r.small[w] }) ||
		slices.ContainsFunc(r.lines, func(l *line) bool { return len(l.t) > 0 && slices.Contains(words, l.t[0].Lower) })
}

// governed is the state whose government the article names first: "the Peruvian
// government", "Peru's government". Empty for none.
func (r *reader) governed() string {
	for _, l := range r.lines {
		for i := range l.hits {
			h := &l.hits[i]
			k := h.last
			if l.possessive(k) {
				k++
			}
			if e := h.actor(); e != nil && (l.lower(k) == "government" || l.lower(k) == "authorities") && r.set.Demonym(e.Of) != "" {
				return e.Of
			}
		}
	}
	return ""
}

// isFaction reports whether a name is one that faction makes.
func isFaction(name string) bool {
	i := strings.LastIndexByte(name, ' ')
	return i > 0 && factions[name[i+1:]] != ""
}
