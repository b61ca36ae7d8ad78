package mention

import "github.com/parley-talks/parley/internal/parley"

// stay is where an article says that somebody was on some days.
type stay struct {
	when           parley.When
	place, country string
}

// longestStay is how many days an occasion may take for its place to say where
// those who took part were on each of them.
const longestStay = 4

// settlePlaces gives the occasions that name no place the one where their people
// were on that day: whoever met X in a city on Monday also met Y there on
// Monday, unless the article puts that day in two cities.
func (rd *reading) settlePlaces() {
	stays := map[string][]stay{}
	for _, c := range rd.all {
		if c.dropped == "" && c.kind != "" && c.kind != parley.Call && c.kind != parley.Statement && c.kind != parley.Proposal {
			c.stay(stays)
		}
	}
	for _, c := range rd.all {
		if c.gone() || c.kind == "" || c.kind == parley.Call || c.kind == parley.Statement || c.place != "" || c.status == parley.Cancelled || !c.when.Known() || c.when.Days() > longestStay {
			continue
		}
		at, ok := stay{}, false
		for _, p := range c.people() {
			if s, one := whereWas(stays[p], c.when); one {
				at, ok = s, true
				break
			}
		}
		if !ok {
			continue
		}
		c.place, c.country = at.place, at.country
		c.note("place", at.place, c.anchorSpan(), "where-its-people-were")
	}
}

// stay notes where the people of an occasion were.
func (c *candidate) stay(stays map[string][]stay) {
	if c.place == "" || c.place == c.country || !c.when.Known() || c.when.Days() > longestStay || c.status == parley.Cancelled || c.status == parley.Unclear {
		return
	}
	for _, p := range c.people() {
		stays[p] = append(stays[p], stay{c.when, c.place, c.country})
	}
}

// whereWas is the one city of the stays that overlap some days; one is false for
// none and for several.
func whereWas(stays []stay, w parley.When) (at stay, one bool) {
	for _, s := range stays {
		if !s.when.Overlaps(w) {
			continue
		}
		if one && s.place != at.place {
			return stay{}, false
		}
		at, one = s, true
	}
	return at, one
}
