package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// dropObservers takes those out of the parties of talks who, the article says, are
// there for others: "A attended as an observer", "B had observer status at the
// talks", "C was a co-host".
func (rd *reading) dropObservers() {
	looked := rd.observers()
	if len(looked) == 0 {
		return
	}
	watches := func(p participant) bool {
		return slices.Contains(looked, p.name.Name) || p.name.Kind == parley.Person && slices.Contains(looked, p.name.Represents)
	}
	for _, c := range rd.kept(parley.Contacts) {
		sides := slices.DeleteFunc(c.parties(), func(n string) bool { return slices.Contains(looked, n) })
		if c.kind != parley.Call && len(sides) > 1 {
			c.who = slices.DeleteFunc(c.who, watches)
		}
	}
}

// onlookers are words for those who are at talks between others.
var onlookers = set("observer observers witness witnesses guarantor guarantors co-organiser co-organizer co-organisers co-organizers co-host co-hosts")

// observers are the states and organisations that the article calls observers of
// talks.
func (rd *reading) observers() []string {
	var out []string
	for _, v := range rd.views {
		for k := range v.t {
			if !onlookers[v.lower(k)] || v.ent[k] != nil || v.t[k].Quoted {
				continue
			}
			j := k - 1
			for determiners[v.lower(j)] {
				j--
			}
			verb := -1
			switch {
			case v.lower(j) == "as":
				for verb = j - 1; verb >= 0 && verb > j-9 && v.in[verb] == v.in[j] && !attending[v.lower(verb)] && !joinVerbs[v.lower(verb)] && v.lower(verb) != "part"; verb-- {
				}
			case v.lower(j) == "was" || v.lower(j) == "were":
				verb = j
			case v.lower(k+1) == "status" && (v.lower(j) == "had" || v.lower(j) == "have" || v.lower(j) == "has"):
				verb = j
			}
			if verb < 0 || v.in[verb] != v.in[k] || verb <= j-9 {
				continue
			}
			for _, e := range v.subject(verb) {
				for _, n := range partiesOf(rd.names, e) {
					out = append(out, n.Name)
				}
			}
		}
	}
	return out
}
