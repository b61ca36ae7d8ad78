package mention_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// goBetweens are reports with the parties of their first talks and, behind a
// bar, those who went between.
var goBetweens = []struct{ text, want string }{
	{"Kenya and Somalia held talks in Doha on Tuesday that were mediated by Qatar.", "Kenya,Somalia | Qatar"},
	{"Kenya and Somalia held Qatari-mediated talks in Doha on Tuesday.", "Kenya,Somalia | Qatar"},
	{"Kenya and Somalia held talks in Doha on Tuesday under the mediation of Qatar.", "Kenya,Somalia | Qatar"},
	{"Kenya and Somalia held talks in Doha on Tuesday. Qatar and Oman have acted as mediators between the two for a year.", "Kenya,Somalia | Oman,Qatar"},
	{"Kenya and Somalia held talks in Doha on Tuesday. Qatari mediators passed notes between the delegations.", "Kenya,Somalia | Qatar"},
	{"Qatar has been mediating between Kenya and Somalia since March. The next round of talks will be held in Doha on Friday.", "Kenya,Somalia | Qatar"},
	{"Kenya, Somalia and a United Nations envoy held talks in Doha on Tuesday.", "Kenya,Somalia | United Nations"},
	// look-alikes
	{"Kenya and Somalia held talks in Doha on Tuesday.", "Kenya,Somalia | "},
	{"Kenya and Somalia held talks in Doha on Tuesday. Qatar did not mediate.", "Kenya,Somalia | "},
	{"Kenya and the United Nations held talks in Doha on Tuesday.", "Kenya,United Nations | "},
}

func TestGoBetweens(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for _, x := range goBetweens {
		t.Run(x.text, func(t *testing.T) {
			got := ""
			for _, m := range r.Read(article(t, "2024-05-15", x.text)) {
				if m.Kind != parley.Talks {
					continue
				}
				var sides, between []string
				for _, p := range m.Participants {
					switch {
					case p.Kind == parley.Person:
					case p.Role == parley.Mediator:
						between = append(between, p.Name.Name)
					case p.Role == parley.Party:
						sides = append(sides, p.Name.Name)
					}
				}
				slices.Sort(sides)
				slices.Sort(between)
				got = strings.Join(sides, ",") + " | " + strings.Join(between, ",")
				break
			}
			if d := cmp.Diff(x.want, got); d != "" {
				t.Errorf("%s\n(-want +got)\n%s", x.text, d)
			}
		})
	}
}
