package mention

import (
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

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
		if c.dropped == "" && c.kind != "" && c.kind != parley.Call && (c.kind != parley.Statement || c.spokeIn()) && c.kind != parley.Proposal {
			rd.stay(c, stays)
		}
	}
	contacts := rd.kept(parley.Contacts)
	for _, c := range rd.all {
		if c.kind == parley.Call {
			c.place, c.country, c.site = "", "", ""
			continue
		}
		if c.kind == parley.Statement && !c.gone() {
			rd.spokenAt(c)
			continue
		}
		if from := rd.doc.Dateline; c.site != "" && c.country != "" && c.country == from.Country && !c.gone() && c.status == parley.Held && (!c.when.Known() || rd.doc.Article.Day().Sub(c.when.End) < 4) {
			rd.sentFrom(c) // a building in the state that the report was sent from
		}
		c.atHost()
		if c.gone() || c.kind == "" || c.kind == parley.Call || c.place != "" || c.status == parley.Cancelled || !c.when.Known() || c.when.Days() > longestStay {
			continue
		}
		at, ok := rd.visited(c)
		for _, p := range c.people() {
			if ok {
				break
			}
			if s, one := whereWas(stays[p], c.when); one && (c.site == "" || c.country == "" || c.country == s.country) {
				at, ok = s, true
			}
		}
		if !ok {
			at, ok = c.satTogether(contacts)
		}
		if o := c.follows; !ok && o != nil && o.place != "" && o.when.Known() && c.status == parley.Held && c.when.Start.Sub(o.when.End) < 3 && o.when.Start.Sub(c.when.End) < 3 {
			at, ok = stay{o.when, o.place, o.country}, true // "the two sides had first met on Monday"
		}
		if !ok {
			continue
		}
		c.place, c.country = at.place, at.country
		c.note("place", at.place, c.anchorSpan(), "where-its-people-were")
	}
}

// atHost gives an occasion that names no place the one state that hosts it.
func (c *candidate) atHost() {
	if c.place != "" || c.site != "" {
		return
	}
	var host *participant
	for i := range c.who {
		if p := &c.who[i]; p.role == parley.Host && p.name.Kind == parley.State {
			if host != nil {
				return
			}
			host = p
		}
	}
	if host != nil {
		c.place, c.country = host.name.Name, host.name.Name
		c.note("place", c.place, host.span, "host")
	}
}

// spokeIn reports whether the words say where a statement was made.
func (c *candidate) spokeIn() bool {
	return c.place != "" && !slices.ContainsFunc(c.evidence, func(e parley.Evidence) bool { return e.Field == "place" && e.Rule == "dateline" })
}

// spokenAt gives words of these days by somebody named, or by a body in the first
// sentence of the news, the city of the dateline, where that lies in
// the speaker's state, and others the city of the occasion of that day in which
// the speaker took part.
func (rd *reading) spokenAt(c *candidate) {
	if c.place != "" || len(c.people()) == 0 && c.v.si > rd.firstBody() || !c.when.Known() || c.when.Days() > 1 || c.v.written() {
		return
	}
	if from := rd.doc.Dateline; from.Name != "" && (slices.Contains(c.parties(), from.Country) || c.v.toldPress(c.trigger[0]) && len(c.people()) > 0) && rd.doc.Article.Day().Sub(c.when.Start) < 4 {
		rd.sentFrom(c)
		return
	}
	for _, o := range c.about {
		if o.kind.Family() != parley.Contacts || o.kind == parley.Call || o.status != parley.Held && o.status != parley.Ongoing || o.place == "" || !o.when.Known() || o.when.Days() > longestStay {
			continue
		}
		there := overlap(c.people(), append(o.people(), o.mediators()...)) > 0 || len(o.people()) == 0 && overlap(c.parties(), o.parties()) > 0 && c.v.si-o.v.si < 3 && c.v.straightAfter()
		if o.when.Overlaps(c.when) && there {
			c.place, c.country = o.place, o.country
			c.note("place", o.place, c.anchorSpan(), "said-at")
			return
		}
	}
}

// toldPress reports whether the words at verb i were said at a press conference.
func (v *view) toldPress(i int) bool {
	if w := v.lower(i); w != "told" && w != "tells" {
		return false
	}
	for k := i + 1; k < len(v.t) && k < i+5; k++ {
		if w := v.lower(k); w == "conference" || w == "briefing" {
			return true
		}
	}
	return false
}

// straightAfter reports whether the sentence says that words were said behind an
// occasion: "told reporters after the meeting".
func (v *view) straightAfter() bool {
	for k := range v.t {
		if w := v.lower(k); (w == "after" || w == "following") && v.contactWithin(k+1, k+5) {
			return true
		}
	}
	return false
}

// written reports whether the words of the sentence were written, which may be
// anywhere.
func (v *view) written() bool {
	for k := range v.t {
		switch v.lower(k) {
		case "wrote", "writes", "tweeted", "posted", "twitter", "facebook", "telegram", "instagram":
			if !v.t[k].Quoted {
				return true
			}
		}
	}
	return false
}

// visited is where two parties met while one was on a visit to the other.
func (rd *reading) visited(c *candidate) (stay, bool) {
	parties := c.parties()
	if c.kind.Family() != parley.Contacts || c.kind == parley.Visit || c.status != parley.Held || len(parties) < 2 {
		return stay{}, false
	}
	for _, o := range rd.all {
		if o.kind != parley.Visit || o.dropped != "" || o.place == "" || !o.when.Known() || o.when.Days() > 8 || !o.when.Overlaps(c.when) {
			continue
		}
		host := o.country
		if host == "" {
			host = o.place
		}
		if slices.Contains(parties, host) && overlap(o.parties(), parties) > 0 && !slices.Contains(o.parties(), host) {
			return stay{o.when, o.place, o.country}, true
		}
	}
	return stay{}, false
}

// satTogether is the one city in which all parties of an occasion met on its
// days.
func (c *candidate) satTogether(contacts []*candidate) (at stay, one bool) {
	parties := c.parties()
	if len(parties) == 0 || c.kind == parley.Visit {
		return stay{}, false
	}
	var stays []stay
	for _, o := range contacts {
		if o == c || o.kind == parley.Call || !o.pinned() || c.site != "" && c.country != "" && o.country != c.country {
			continue
		}
		if overlap(parties, append(o.parties(), o.mediators()...)) == len(parties) {
			stays = append(stays, stay{o.when, o.place, o.country})
		}
	}
	return whereWas(stays, c.when)
}

// pinned reports whether c was, or will be, in one city within a few days.
func (c *candidate) pinned() bool {
	return c.place != "" && c.place != c.country && c.when.Known() && c.when.Days() <= longestStay && c.status != parley.Cancelled
}

// stay notes where the people of an occasion were.
func (rd *reading) stay(c *candidate, stays map[string][]stay) {
	if c == rd.leadEvent && !c.when.Known() && c.place != "" && c.status == parley.Held {
		day := rd.doc.Article.Day() // the news
		for _, p := range c.people() {
			stays[p] = append(stays[p], stay{parley.Between(day.Add(-1), day), c.place, c.country})
		}
		return
	}
	if !c.pinned() || c.status == parley.Unclear {
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
