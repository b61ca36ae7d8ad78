package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
	"pgregory.net/rapid"
)

// The values that random worlds and random questions are made of: few, so that
// they meet often.
var (
	words    = []string{"ceasefire", "Żółw", "zolw", "énergie", "mer", "noire", "échange", "prisoners", "grain", "مياه", "переговоры", "ПЕРЕГОВОРЫ", "30-day"}
	outlets  = []string{"Agency One", "Agency Two", "Gazette"}
	agencies = []string{"", "TASS", "Reuters"}
	fields   = []string{"start", "place", "party"}
	kinds    = []parley.EventKind{parley.Talks, parley.Meeting, parley.Summit, parley.Visit, parley.Call, parley.Agreement, parley.Proposal, parley.Statement}
	statuses = []parley.EventStatus{parley.Planned, parley.Ongoing, parley.Held, parley.Held, parley.Held, parley.Cancelled, parley.Unclear}
	roles    = []parley.ParticipantRole{parley.Party, parley.Member, parley.Mediator, parley.Host, parley.Proposer, parley.Signatory, parley.Speaker}
	stances  = []parley.Stance{parley.Proposes, parley.Accepts, parley.Conditional, parley.Considering, parley.Rejects}
	orders   = []parley.EventOrder{"", parley.TimeAsc, parley.TimeDesc, parley.ReportedDesc, parley.Relevance}
	related  = []parley.Relation{
		parley.EventsOfActor, parley.EventsOfVenue, parley.EventsOfTopic, parley.RoundsOfTrack, parley.PreviousRounds,
		parley.NextRounds, parley.StatementsOn, parley.EarlierParties, parley.EarlierPeople,
	}
	actorKinds = []parley.ActorKind{parley.Person, parley.State, parley.Organisation}
	cities     = []string{"Istanbul", "İstanbul", "Jeddah", ""}
	firstDay   = parley.Date("2025-01-01")
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func some[T any](r *rand.Rand, from []T, most int) []T {
	var out []T
	for range r.IntN(most + 1) {
		out = append(out, pick(r, from))
	}
	return out
}

func phrase(r *rand.Rand, n int) string {
	var w []string
	for range 1 + r.IntN(n) {
		w = append(w, pick(r, words))
	}
	return strings.Join(w, " ")
}

func id(prefix string, n int) string { return fmt.Sprintf("%s%03d", prefix, n) }

func when(r *rand.Rand) parley.When {
	day := firstDay.Add(r.IntN(20))
	switch r.IntN(6) {
	case 0:
		return parley.When{Precision: parley.Unknown}
	case 1:
		return parley.Between(day, day.Add(r.IntN(6)))
	case 2:
		return parley.When{Start: day, Precision: parley.Day}
	}
	return parley.On(day)
}

// randomWorld makes a world of so many events in which everything that is
// named is there.
func randomWorld(seed uint64, events int) world {
	r := rand.New(rand.NewPCG(seed, 1))
	var w world
	for i := range 5 {
		w.Topics = append(w.Topics, &parley.Topic{ID: id(parley.TopicPrefix, i), Name: phrase(r, 2)})
	}
	for i := range 14 {
		kind := actorKinds[0]
		if i < 7 {
			kind = actorKinds[1+i%2]
		}
		w.Actors = append(w.Actors, &parley.Actor{ID: id(parley.ActorPrefix, i), Kind: kind, Name: phrase(r, 2), Aliases: some(r, words, 2)})
	}
	for i := range 6 {
		v := &parley.Venue{ID: id(parley.VenuePrefix, i), Name: phrase(r, 2), City: pick(r, cities)}
		if r.IntN(3) > 0 {
			v.CountryID = pick(r, w.Actors[:7]).ID
		}
		w.Venues = append(w.Venues, v)
	}
	for i := range 12 {
		published := firstDay.Time().Add(time.Duration(r.IntN(20*24)) * time.Hour).In(time.FixedZone("", (r.IntN(9)-4)*3600))
		w.articles = append(w.articles, &parley.Article{
			ID: id(parley.ArticlePrefix, i), Key: id("key", i), Title: phrase(r, 3), Text: phrase(r, 20),
			Outlet: pick(r, outlets), Published: published,
		})
	}
	places := map[string]int{}
	for i := range events {
		w.Events = append(w.Events, w.randomEvent(r, i, places))
	}
	for i := range 4 {
		w.Tracks = append(w.Tracks, randomTrack(r, &w, id(parley.TrackPrefix, i)))
	}
	return w.tidy()
}

func (w *world) randomEvent(r *rand.Rand, i int, places map[string]int) *parley.Event {
	e := &parley.Event{
		ID: id(parley.EventPrefix, i), Kind: pick(r, kinds), Title: phrase(r, 3), When: when(r), Status: pick(r, statuses),
		Terms: some(r, words, 2), Confidence: float64(r.IntN(5)) / 4, IndependentSources: r.IntN(4),
		FirstReported: pick(r, w.articles).Published,
	}
	for range r.IntN(4) {
		p := parley.Participation{ActorID: pick(r, w.Actors).ID, Role: pick(r, roles)}
		if r.IntN(2) == 0 {
			p.OnBehalfOf = pick(r, w.Actors[:8]).ID
		}
		e.Participants = append(e.Participants, p)
	}
	if r.IntN(3) > 0 {
		e.VenueID = pick(r, w.Venues).ID
	}
	for _, t := range some(r, w.Topics, 2) {
		e.TopicIDs = append(e.TopicIDs, t.ID)
	}
	if r.IntN(2) == 0 {
		e.TrackID = id(parley.TrackPrefix, r.IntN(4))
		places[e.TrackID]++
		e.Place = places[e.TrackID]
	}
	if i > 0 && r.IntN(3) == 0 {
		e.About = []string{pick(r, w.Events).ID, pick(r, w.Events).ID}
	}
	for _, s := range some(r, stances, 2) {
		p := parley.Position{ActorID: pick(r, w.Actors).ID, Stance: s}
		if r.IntN(3) > 0 {
			p.Since = firstDay.Add(r.IntN(10))
		}
		e.Positions = append(e.Positions, p)
	}
	for _, f := range some(r, fields, 2) {
		e.Conflicts = append(e.Conflicts, parley.Conflict{Field: f})
	}
	e.Reviewed = r.IntN(3) == 0
	if r.IntN(4) == 0 {
		e.Doubts = []parley.Doubt{{Joined: true, Mentions: []string{"men_a", "men_b"}}}
	}
	for n := range r.IntN(4) {
		a := pick(r, w.articles)
		m := &parley.Mention{
			ID: id(parley.MentionPrefix, i*10+n), ArticleID: a.ID, Position: 1 + r.IntN(9), Kind: e.Kind,
			AttributedTo: pick(r, agencies), KnownFrom: a.Published, EventID: e.ID,
		}
		if cut := strings.IndexByte(a.Text, ' '); cut > 0 {
			m.Quotes = []parley.Span{{Start: 0, End: cut}}
		}
		if r.IntN(4) == 0 {
			m.KnownTo = a.Published.Add(time.Hour)
		} else {
			e.MentionIDs = append(e.MentionIDs, m.ID)
		}
		w.mentions = append(w.mentions, parley.BlockedMention{Mention: m, Keys: []string{id("block", r.IntN(6))}})
	}
	return e
}

func randomTrack(r *rand.Rand, w *world, trackID string) *parley.Track {
	t := &parley.Track{ID: trackID, Name: phrase(r, 2)}
	for _, a := range some(r, w.Actors, 2) {
		t.PartyIDs = append(t.PartyIDs, a.ID)
	}
	for _, p := range some(r, w.Topics, 2) {
		t.TopicIDs = append(t.TopicIDs, p.ID)
	}
	for _, e := range w.Events {
		if start, _ := listing.Span(e.When); e.TrackID == trackID && start > t.Last {
			t.Last = start
		}
	}
	return t
}

// tidy drops what nothing names, as stores do.
func (w world) tidy() world {
	named := map[string]bool{}
	for _, e := range w.Events {
		named[e.VenueID] = true
		for _, t := range e.TopicIDs {
			named[t] = true
		}
		for _, p := range e.Participants {
			named[p.ActorID], named[p.OnBehalfOf] = true, true
		}
		for _, p := range e.Positions {
			named[p.ActorID] = true
		}
	}
	for _, t := range w.Tracks {
		for _, id := range append(t.PartyIDs, t.TopicIDs...) {
			named[id] = true
		}
	}
	for _, v := range w.Venues {
		if named[v.ID] {
			named[v.CountryID] = true
		}
	}
	w.Venues = slices.DeleteFunc(w.Venues, func(v *parley.Venue) bool { return !named[v.ID] })
	w.Topics = slices.DeleteFunc(w.Topics, func(t *parley.Topic) bool { return !named[t.ID] })
	w.Actors = slices.DeleteFunc(w.Actors, func(a *parley.Actor) bool { return !named[a.ID] })
	for _, a := range w.Actors {
		a.EventCount = 0
		for _, e := range w.Events {
			if takesPart(e, a.ID, nil, false) {
				a.EventCount++
			}
		}
	}
	return w
}

// few draws a short list of some values.
func few[T any](t *rapid.T, label string, from []T) []T {
	if !rapid.Bool().Draw(t, "ask "+label) || len(from) == 0 {
		return nil
	}
	return rapid.SliceOfN(rapid.SampledFrom(from), 1, 3).Draw(t, label)
}

// drawFilter draws what one can ask of the events of w: most fields are left
// out, else nothing would be found.
func drawFilter(t *rapid.T, w world) parley.EventFilter {
	var f parley.EventFilter
	actors := append(ids(w.Actors, actorID, nil), "act_unknown")
	for range rapid.IntRange(0, 3).Draw(t, "fields") {
		switch rapid.IntRange(0, 21).Draw(t, "field") {
		case 0:
			f.Kinds = few(t, "kinds", kinds)
		case 1:
			f.Statuses = few(t, "statuses", statuses)
		case 2:
			f.From = firstDay.Add(rapid.IntRange(-1, 25).Draw(t, "from"))
		case 3:
			f.To = firstDay.Add(rapid.IntRange(-1, 25).Draw(t, "to"))
		case 4:
			f.Actors = few(t, "actors", actors)
		case 5:
			f.AllActors = few(t, "all actors", actors)
		case 6:
			f.Without = few(t, "without", actors)
		case 7, 8:
			f.With = append(f.With, parley.ParticipantFilter{
				AnyOf: rapid.SliceOfN(rapid.SampledFrom(actors), 1, 4).Draw(t, "any of"),
				Roles: few(t, "roles", roles), Directly: rapid.Bool().Draw(t, "directly"),
			})
		case 9:
			f.MaxParties = rapid.IntRange(1, 3).Draw(t, "parties")
		case 10:
			f.Venues = few(t, "venues", ids(w.Venues, venueID, nil))
		case 11:
			f.Cities = few(t, "cities", []string{"istanbul", "JEDDAH", "nowhere"})
		case 12:
			f.Countries = few(t, "countries", actors)
		case 13:
			f.Topics = few(t, "topics", ids(w.Topics, topicID, nil))
		case 14:
			f.Tracks = few(t, "tracks", ids(w.Tracks, trackID, nil))
		case 15:
			f.Outlets = few(t, "outlets", append([]string{"nobody"}, outlets...))
		case 16:
			f.AttributedTo = few(t, "attributed to", agencies)
		case 17:
			f.Stances = few(t, "stances", stances)
			f.ConflictsIn = few(t, "conflicts in", fields)
		case 18:
			f.Text = drawText(t)
		case 19:
			f.MinConfidence = rapid.SampledFrom([]float64{0.25, 0.5, 0.75, 1}).Draw(t, "confidence")
			f.MinSources = rapid.IntRange(0, 3).Draw(t, "sources")
		case 20:
			f.ReportedFrom = rapid.SampledFrom(w.articles).Draw(t, "reported from").Published
			f.ReportedTo = f.ReportedFrom.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "hours")) * time.Hour)
		case 21:
			reviewed := rapid.Bool().Draw(t, "reviewed")
			f.Reviewed, f.Doubtful = &reviewed, rapid.Bool().Draw(t, "doubtful")
		}
	}
	return f
}

func drawText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(append([]string{"!!", "Energie", "day"}, words...)), 1, 2).Draw(t, "text"), " ")
}
