package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// mostNames is how many names a title lists before it says "and others".
const mostNames = 3

// title is a plain English heading: "Russia–United States talks, Istanbul".
func (d *deriver) title(e *parley.Event) string {
	var people, parties, sides []string
	for _, p := range e.Participants {
		a := d.actors[p.ActorID]
		switch {
		case p.Role == parley.Mediator || p.Role == parley.Host:
		case a.Kind == parley.Person:
			people = append(people, p.ActorID)
			if o := d.actors[p.OnBehalfOf]; o != nil {
				sides = append(sides, o.Name)
			}
		default:
			parties = append(parties, a.Name)
		}
	}
	if len(parties) == 0 {
		parties = unique(sides)
	}
	switch e.Kind {
	case parley.Statement:
		who := names(parties)
		if len(people) > 0 {
			who = d.actors[people[0]].Name
			if len(sides) > 0 {
				who += ", " + sides[0]
			}
		}
		if who == "" {
			return "Statement"
		}
		return "Statement by " + who
	case parley.Proposal, parley.Agreement:
		if e.Summary != "" {
			return capital(e.Summary)
		}
	}
	who := names(parties)
	if e.Thread.Pair != "" && e.Kind != parley.Talks {
		who = e.Thread.Pair
	} else if len(parties) < 2 && len(people) > 0 {
		who = d.actors[people[0]].Name
	}
	t := strings.TrimSpace(who + " " + strings.ToLower(string(e.Kind)))
	if v := d.venues[e.VenueID]; v != nil {
		switch {
		case v.City != "":
			t += ", " + v.City
		case v.Country != "":
			t += ", " + v.Country
		default:
			t += ", " + v.Site
		}
	}
	return capital(t)
}

// capital starts a heading with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// names joins names in alphabetical order by dashes.
func names(list []string) string {
	list = unique(list)
	if len(list) > mostNames {
		return list[0] + ", " + list[1] + " and others"
	}
	return strings.Join(list, "–")
}

// surname is what a title calls a person. It is the last word of the name, with
// the particle in front of it.
func surname(name string) string {
	w := strings.Fields(name)
	k := len(w) - 1
	for k > 1 && spelling.IsParticle(spelling.Fold(w[k-1])) {
		k--
	}
	return strings.Join(w[max(k, 0):], " ")
}
