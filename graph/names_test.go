package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

// Wherever an argument takes an actor, its name does as well as its id.
func TestActorsAreAskedForByName(t *testing.T) {
	h := handler(t, stored(t, handMade()))
	for _, question := range []string{
		`events(filter: {actors: ["$"]}) { nodes { id } }`,
		`events(filter: {allActors: ["$", "Sudland"]}) { nodes { id } }`,
		`events(filter: {without: ["$"]}) { totalCount }`,
		`events(filter: {countries: ["$"]}) { totalCount }`,
		`events(filter: {with: [{anyOf: ["act_nobody", "$"], roles: [PARTY]}, {anyOf: ["$"], directly: true}]}) { nodes { id } }`,
		`timeline(filter: {actors: ["$"]}) { start count }`,
		`facets(filter: {actors: ["$"]}) { kinds { kind count } }`,
		`eventStats(filter: {actors: ["$"]}, groupBy: [ACTOR]) { keys count }`,
		`changes(since: "2020-01-01T00:00:00Z", filter: {actors: ["$"]}) { nodes { id } }`,
		`tracks(parties: ["$"]) { nodes { id rounds(filter: {actors: ["$"]}) { nodes { id } } } }`,
		`path(from: "$", to: "Sudland", filter: {actors: ["$"]}) { length steps { actor { id } } }`,
		`path(from: "Sudland", to: "$") { length steps { actor { id } } }`,
		`network(filter: {actors: ["$"]}) { nodes { degree actor { id } } }`,
		`actor(name: "Sudland") { contacts(filter: {actors: ["$"]}) { nodes { actor { id } count } } events(filter: {allActors: ["$"]}) { totalCount } }`,
	} {
		t.Run(fmt.Sprintf("%.60s", question), func(t *testing.T) {
			by := func(actor string) string {
				r := parse(t, post(t, h, "{ "+strings.ReplaceAll(question, "$", actor)+" }", nil))
				if r.code() != "" {
					t.Fatalf("by %q: %v", actor, r.Errors)
				}
				return string(r.Data)
			}
			want := by("act_norland")
			for _, name := range []string{"Norland", "NORLAND", " norland "} {
				if got := by(name); got != want {
					t.Errorf("by the name %q:\n%s\nby the id:\n%s", name, got, want)
				}
			}
		})
	}
}

func TestNamesThatMeanNoOneActor(t *testing.T) {
	w := handMade()
	for _, a := range w.derived.Actors {
		switch a.ID {
		case "act_norland":
			a.Name = "Republic of Norland"
		case "act_sudland":
			a.Name = "Republic of Sudland"
		}
	}
	h := handler(t, stored(t, w))
	many := make([]string, 21)
	for i := range many {
		many[i] = fmt.Sprintf("%q", strings.Repeat(" ", i)+"Republic of Norland")
	}
	for _, question := range []string{
		`events(filter: {actors: [$]}) { totalCount }`,
		`events(filter: {allActors: [$]}) { totalCount }`,
		`events(filter: {without: [$]}) { totalCount }`,
		`events(filter: {countries: [$]}) { totalCount }`,
		`events(filter: {with: [{anyOf: [$]}]}) { totalCount }`,
		`tracks(parties: [$]) { totalCount }`,
		`actor(name: "Republic of Norland") { events(filter: {actors: [$]}) { totalCount } }`,
	} {
		for _, c := range []struct{ actors, code, says string }{
			{`"republic"`, "AMBIGUOUS", "fits several actors"},
			{`"act_sudland", "republic"`, "AMBIGUOUS", "fits several actors"},
			{`"Nobody"`, "NOT_FOUND", `no actor is called "Nobody"`},
			{`"evt_'}) DETACH DELETE n //"`, "NOT_FOUND", "no actor is called"},
			{`" "`, "BAD_USER_INPUT", "the name is empty"},
			{`"evt_round1"`, "BAD_USER_INPUT", "evt_round1 is the id of another kind, event"},
			{strings.Join(many, " "), "BAD_USER_INPUT", "at most 20 different names"},
		} {
			t.Run(fmt.Sprintf("%.40s of %.30s", question, c.actors), func(t *testing.T) {
				r := parse(t, post(t, h, "{ "+strings.Replace(question, "$", c.actors, 1)+" }", nil))
				if r.code() != c.code {
					t.Fatalf("code %q, want %s: %v", r.code(), c.code, r.Errors)
				}
				if !strings.Contains(r.Errors[0].Message, c.says) {
					t.Errorf("the message does not say %q: %s", c.says, r.Errors[0].Message)
				}
				candidates := fmt.Sprint(r.Errors[0].Extensions["candidates"])
				if c.code == "AMBIGUOUS" && !(strings.Contains(candidates, "act_norland") && strings.Contains(candidates, "act_sudland")) {
					t.Errorf("the candidates are not told: %s", candidates)
				}
			})
		}
	}
}
