package storetest

import (
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// The cases below are told with these few.

var (
	russia  = &parley.Actor{ID: "act_russia", Kind: parley.State, Name: "Russia"}
	america = &parley.Actor{ID: "act_us", Kind: parley.State, Name: "United States", Aliases: []string{"USA", "U.S."}}
	turkey  = &parley.Actor{ID: "act_turkey", Kind: parley.State, Name: "Türkiye", Aliases: []string{"Turkey"}}
	un      = &parley.Actor{ID: "act_un", Kind: parley.Organisation, Name: "United Nations"}
	lavrov  = &parley.Actor{ID: "act_lavrov", Kind: parley.Person, Name: "Sergey Lavrov", Represents: "act_russia"}
	witkoff = &parley.Actor{ID: "act_witkoff", Kind: parley.Person, Name: "Steve Witkoff", Represents: "act_us"}
	fidan   = &parley.Actor{ID: "act_fidan", Kind: parley.Person, Name: "Hakan Fidan", Represents: "act_turkey"}

	consulate = &parley.Venue{ID: "ven_consulate", Name: "Russian Consulate, Istanbul", Site: "Russian Consulate", City: "Istanbul", CountryID: "act_turkey", Country: "Türkiye", Location: &parley.Point{Latitude: 41.03, Longitude: 28.97}}
	embassies = &parley.Topic{ID: "top_embassies", Name: "embassy operations", Aliases: []string{"missions"}, Broader: "top_relations"}
	relations = &parley.Topic{ID: "top_relations", Name: "bilateral relations"}
)

// article made of its number: published on that day of April 2025.
func article(n int, text string) *parley.Article {
	return &parley.Article{
		ID: id(parley.ArticlePrefix, n), Key: id("key", n), ExternalID: id("ext", n), URL: "https://example.org/" + id("", n),
		Title: "Article " + id("", n), Outlet: "Gazette", Language: "en", Text: text,
		Published: time.Date(2025, 4, n, 12, 0, 0, 0, time.FixedZone("", 3*3600)),
	}
}

// mention of an event in an article, quoting all of its text.
func mention(name string, a *parley.Article, position int, keys ...string) parley.BlockedMention {
	return parley.BlockedMention{Keys: keys, Mention: &parley.Mention{
		ID: parley.MentionPrefix + name, ArticleID: a.ID, Position: position, Kind: parley.Talks, Status: parley.Held,
		Quotes: []parley.Span{{Start: 0, End: len(a.Text)}}, KnownFrom: a.Published, Confidence: 0.5,
	}}
}

// talks held on a day, undated when it is empty, between those given.
func talks(name string, day parley.Date, who ...parley.Participation) *parley.Event {
	e := &parley.Event{ID: parley.EventPrefix + name, Kind: parley.Talks, Title: "Talks " + name, Status: parley.Held, Participants: who}
	e.When = parley.Between(day, day)
	return e
}

func party(a *parley.Actor) parley.Participation {
	return parley.Participation{ActorID: a.ID, Role: parley.Party}
}

func does(a *parley.Actor, role parley.ParticipantRole) parley.Participation {
	return parley.Participation{ActorID: a.ID, Role: role}
}

func behalf(a, of *parley.Actor) parley.Participation {
	return parley.Participation{ActorID: a.ID, Role: parley.Member, OnBehalfOf: of.ID}
}

// having is a world of events and all that the variables above name.
func having(events ...*parley.Event) world {
	w := world{}
	w.Events = events
	for _, a := range []*parley.Actor{russia, america, turkey, un, lavrov, witkoff, fidan} {
		c := *a
		w.Actors = append(w.Actors, &c)
	}
	w.Venues = []*parley.Venue{consulate}
	w.Topics = []*parley.Topic{embassies, relations}
	return w
}
