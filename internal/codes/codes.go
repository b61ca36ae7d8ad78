// Package codes gives events the codes that researchers of political events
// use: PLOVER 0.8 (draft of 17 September 2021), CAMEO 1.1b3, and the Goldstein
// scale as published in GDELT's look-up table. Where the two code books differ
// the manual of PLOVER is followed.
package codes

import (
	"cmp"

	"github.com/parley-talks/parley/internal/parley"
)

// Codes of one event. Fields are empty, and Goldstein nil, where a scheme has no
// code: none of them has one for what was cancelled or put off, nor for plain
// statements.
type Codes struct {
	Plover     string   // category: "CONSULT"
	PloverMode string   // mode within it: "phone"
	Cameo      string   // "046"
	Goldstein  *float64 // -10 (conflict) to 10 (cooperation), of the CAMEO code
}

// Party counts decide the mode of a negotiation: "multilateral" for three sides
// and more is this project's reading, the manual means settings of alliances
// and international organisations.
const manySides = 3

// OfEvent gives the codes of an event: its sides are those that take part, or for
// whom somebody does, but neither hosts nor go-betweens.
func OfEvent(e *parley.Event) Codes {
	sides, mediated := map[string]bool{}, false
	for _, p := range e.Participants {
		switch p.Role {
		case parley.Mediator:
			mediated = true
		case parley.Host:
		default:
			sides[cmp.Or(p.OnBehalfOf, p.ActorID)] = true
		}
	}
	return Of(e, len(sides), mediated)
}

// Of gives the codes of an event with so many sides; mediated says whether
// somebody brokered it.
func Of(e *parley.Event, sides int, mediated bool) Codes {
	switch {
	case e.Status == parley.Cancelled || e.Status == parley.Unclear:
		return Codes{}
	case e.Status == parley.Planned && e.Kind.Family() == parley.Contacts:
		return scored("AGREE", "", "036") // PLOVER counts what is to come as agreeing to it
	}
	switch e.Kind {
	case parley.Call:
		return scored("CONSULT", "phone", "041")
	case parley.Visit:
		return scored("CONSULT", "visit", "042")
	case parley.Talks:
		switch {
		case mediated:
			return scored("CONSULT", "", "045")
		case sides >= manySides:
			return scored("CONSULT", "multilateral", "046")
		}
		return scored("CONSULT", "", "046")
	case parley.Meeting, parley.Summit:
		if sides >= manySides {
			return scored("CONSULT", "multilateral", "046")
		}
		return scored("CONSULT", "", "044")
	case parley.Agreement:
		if e.Status == parley.Held {
			return scored("SUPPORT", "", "057")
		}
		return Codes{}
	case parley.Proposal:
		if ceasefire(e) {
			return scored("AGREE", "", "0356")
		}
		return scored("AGREE", "", "037")
	}
	return Codes{}
}

// goldstein are the scores of the CAMEO codes given here.
var goldstein = map[string]float64{
	"036": 4, "0356": 7, "037": 5, "041": 1, "042": 1.9, "044": 2.5, "045": 5, "046": 7, "057": 8,
}

func scored(category, mode, cameo string) Codes {
	score := goldstein[cameo]
	return Codes{Plover: category, PloverMode: mode, Cameo: cameo, Goldstein: &score}
}
