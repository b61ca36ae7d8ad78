package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// The classes of series, the first part of a series key.
const (
	pairMeetings = "meet" // two people who meet in person, each for a side
	pairCalls    = "call"
	delegations  = "talks"  // delegations of a set of parties
	stateCalls   = "calls"  // the same by telephone
	circles      = "circle" // gatherings of many parties, for each of them
	matters      = "matter" // proposals and agreements on one matter
)

// manyParties is the size from which a gathering is of a circle, whose members
// come and go, and no longer of a fixed set of parties.
const manyParties = 5

// series names the series of rounds that a mention may be part of, by who
// takes part as far as this report knows. Events of one track share a name,
// or one points to the other.
func (it *item) series() []string {
	switch it.family {
	case parley.Statements:
		return nil
	case parley.Proposals:
		return it.matters()
	case parley.Agreements:
		return append(it.matters(), it.delegations()...)
	}
	class := pairMeetings
	if it.Kind == parley.Call {
		class = pairCalls
	}
	out := it.delegations()
	if len(it.parties) >= manyParties && (it.Kind == parley.Summit || it.Kind == parley.Call) {
		for _, p := range it.parties {
			out = append(out, circles+"|"+p)
		}
	}
	if pair := it.principals(); pair != nil && (it.Kind != parley.Talks || leads(pair[0]) || leads(pair[1])) {
		out = append(out, class+"|"+pairName(lastName(pair[0].Name.Name), lastName(pair[1].Name.Name)))
	}
	return out
}

func pairName(a, b string) string {
	if b < a {
		a, b = b, a
	}
	return a + "|" + b
}

// delegations: the parties as a set, and the same with the go-betweens, whom
// another report may count among the parties.
func (it *item) delegations() []string {
	class := delegations
	if it.Kind == parley.Call {
		class = stateCalls
	}
	var out []string
	if len(it.parties) > 1 {
		out = append(out, class+"|"+strings.Join(it.parties, "|"))
	}
	if len(it.mediators) > 0 {
		all := slices.Clone(it.parties)
		for _, n := range it.Named(parley.Mediator) {
			if n.Kind != parley.Person {
				all = append(all, spelling.Fold(n.Name))
			}
		}
		if all = unique(all); len(all) > max(1, len(it.parties)) {
			out = append(out, class+"|"+strings.Join(all, "|"))
		}
	}
	return out
}

// principals are the first person of each of the two sides, nil when there are
// not just two sides or one of them names nobody.
func (it *item) principals() []human {
	if len(it.parties) != 2 {
		return nil
	}
	var out []human
	for _, p := range it.parties {
		k := slices.IndexFunc(it.people, func(h human) bool { return h.side == p })
		if k < 0 {
			return nil
		}
		out = append(out, it.people[k])
	}
	return out
}

// leads reports whether a person is a head of state or government by office.
func leads(h human) bool {
	t := " " + spelling.Fold(h.Title) + " "
	for _, no := range []string{" vice ", " deputy ", " adviser", " advisor", " aide ", " spokes", " former ", " envoy "} {
		if strings.Contains(t, no) {
			return false
		}
	}
	for _, yes := range []string{" president ", " prime minister ", " chancellor ", " king ", " emir ", " premier ", " supreme leader ", " crown prince "} {
		if strings.Contains(t, yes) {
			return true
		}
	}
	return false
}

// matters names what a proposal or agreement is about, by the head word of
// each topic, with each side whose matter it is: those who answer it, or, when
// only one or none answers, also those who make it.
func (it *item) matters() []string {
	var who []string
	for _, p := range it.Positions {
		who = append(who, sideOf(p.Actor))
	}
	if who = unique(who); len(who) < 2 {
		who = unique(append(who, it.parties...))
	}
	var out []string
	for _, t := range it.Topics[:min(1, len(it.Topics))] {
		// the topic of a whole article may not be that of each of its proposals
		if head := headWord(t); head != "" && (it.family == parley.Proposals || len(it.terms) == 0 || it.terms[head]) {
			for _, w := range who {
				out = append(out, matters+"|"+head+"|"+w)
			}
		}
	}
	return out
}

func sideOf(n parley.Name) string {
	if n.Kind == parley.Person && n.Represents != "" {
		return spelling.Fold(n.Represents)
	}
	return spelling.Fold(n.Name)
}

// headWord is the last telling word of a noun phrase.
func headWord(topic string) string {
	words := strings.Fields(spelling.Fold(topic))
	for k, w := range words { // "return of bodies": what comes before "of"
		if w == "of" || w == "on" || w == "in" || w == "for" || w == "with" {
			words = words[:k]
			break
		}
	}
	if len(words) == 0 {
		return ""
	}
	for w := range telling(words[len(words)-1]) {
		return w
	}
	return ""
}
