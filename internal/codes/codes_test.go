package codes

import (
	"testing"

	"github.com/parley-talks/parley/internal/parley"
)

func TestCodes(t *testing.T) {
	for _, tt := range []struct {
		name     string
		event    parley.Event
		sides    int
		mediated bool
		want     [3]string // PLOVER category and mode, CAMEO
		score    float64
	}{
		{"a round of talks", parley.Event{Kind: parley.Talks, Status: parley.Held}, 2, false, [3]string{"CONSULT", "", "046"}, 7},
		{"talks of three sides", parley.Event{Kind: parley.Talks, Status: parley.Held}, 3, false, [3]string{"CONSULT", "multilateral", "046"}, 7},
		{"talks with a go-between", parley.Event{Kind: parley.Talks, Status: parley.Held}, 2, true, [3]string{"CONSULT", "", "045"}, 5},
		{"a call", parley.Event{Kind: parley.Call, Status: parley.Held}, 2, false, [3]string{"CONSULT", "phone", "041"}, 1},
		{"a visit", parley.Event{Kind: parley.Visit, Status: parley.Held}, 2, false, [3]string{"CONSULT", "visit", "042"}, 1.9},
		{"a meeting of two", parley.Event{Kind: parley.Meeting, Status: parley.Held}, 2, false, [3]string{"CONSULT", "", "044"}, 2.5},
		{"what is planned is agreed to, not held", parley.Event{Kind: parley.Summit, Status: parley.Planned}, 2, false, [3]string{"AGREE", "", "036"}, 4},
		{"an agreement", parley.Event{Kind: parley.Agreement, Status: parley.Held}, 2, false, [3]string{"SUPPORT", "", "057"}, 8},
		{"a truce proposed", parley.Event{Kind: parley.Proposal, Status: parley.Held, Summary: "30-day truce"}, 1, false, [3]string{"AGREE", "", "0356"}, 7},
		{"another proposal", parley.Event{Kind: parley.Proposal, Status: parley.Held, Summary: "shared water rights"}, 1, false, [3]string{"AGREE", "", "037"}, 5},
		{"called off", parley.Event{Kind: parley.Talks, Status: parley.Cancelled}, 2, false, [3]string{}, 0},
		{"unclear whether it was held", parley.Event{Kind: parley.Talks, Status: parley.Unclear}, 2, false, [3]string{}, 0},
		{"a statement", parley.Event{Kind: parley.Statement, Status: parley.Held}, 1, false, [3]string{}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Of(&tt.event, tt.sides, tt.mediated)
			if got := [3]string{c.Plover, c.PloverMode, c.Cameo}; got != tt.want {
				t.Errorf("coded %v, want %v", got, tt.want)
			}
			switch {
			case tt.want[2] == "" && c.Goldstein != nil:
				t.Errorf("scored %v without a code", *c.Goldstein)
			case tt.want[2] != "" && (c.Goldstein == nil || *c.Goldstein != tt.score):
				t.Errorf("scored %v, want %v", c.Goldstein, tt.score)
			}
		})
	}
}

func TestSidesAreCountedFromWhoTakesPart(t *testing.T) {
	party := func(role parley.ParticipantRole, id, of string) parley.Participation {
		return parley.Participation{ActorID: id, Role: role, OnBehalfOf: of}
	}
	two := []parley.Participation{party(parley.Party, "a", ""), party(parley.Member, "ann", "a"), party(parley.Party, "b", ""), party(parley.Host, "h", "")}
	for _, tt := range []struct {
		name  string
		who   []parley.Participation
		mode  string
		cameo string
	}{
		{"two, in a third place", two, "", "046"},
		{"with a go-between", append(two[:4:4], party(parley.Mediator, "m", "")), "", "045"},
		{"three", append(two[:4:4], party(parley.Member, "carl", "c")), "multilateral", "046"},
	} {
		c := OfEvent(&parley.Event{Kind: parley.Talks, Status: parley.Held, Participants: tt.who})
		if c.PloverMode != tt.mode || c.Cameo != tt.cameo {
			t.Errorf("%s: %q %s, want %q %s", tt.name, c.PloverMode, c.Cameo, tt.mode, tt.cameo)
		}
	}
}
