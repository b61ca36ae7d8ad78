package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// The sizes of the world beside its events, as in the figures that it is
// compared with.
const (
	actorCount = 5000
	venueCount = 2000
	trackCount = 200
	topicCount = 50
	firstDay   = parley.Date("2000-01-01")
	dayCount   = 9000
)

// generator makes events between actors of whom few take part in many: the
// busiest in some 15 of 100. Equal seeds give equal worlds.
type generator struct {
	r      *rand.Rand
	zipf   *rand.Zipf
	put    map[string]bool // actors, venues and topics that are in the store
	rounds []int           // of each track
	next   int
}

func newGenerator(seed uint64) *generator {
	r := rand.New(rand.NewPCG(seed, 0))
	return &generator{r: r, zipf: rand.NewZipf(r, 1.05, 4, actorCount-1), put: map[string]bool{}, rounds: make([]int, trackCount)}
}

func actorID(n int) string { return parley.MakeID(parley.ActorPrefix, "bench", fmt.Sprint(n)) }
func trackID(n int) string { return parley.MakeID(parley.TrackPrefix, "bench", fmt.Sprint(n)) }
func eventID(n int) string { return parley.EventIDOf(mentionID(n, 0)) }
func mentionID(n, i int) string {
	return parley.MakeID(parley.MentionPrefix, "bench", fmt.Sprint(n, i))
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

var (
	kinds = []parley.EventKind{
		parley.Talks, parley.Talks, parley.Meeting, parley.Meeting, parley.Call, parley.Call, parley.Visit, parley.Summit,
		parley.Agreement, parley.Proposal, parley.Statement, parley.Statement,
	}
	statuses = []parley.EventStatus{parley.Held, parley.Held, parley.Held, parley.Held, parley.Held, parley.Held, parley.Ongoing, parley.Planned, parley.Cancelled}
	roles    = []parley.ParticipantRole{parley.Party, parley.Party, parley.Member, parley.Member, parley.Mediator, parley.Host}
	verbs    = []string{"resume", "open", "hold", "conclude", "prepare", "extend"}
	matters  = []string{"ceasefire", "prisoners", "grain", "borders", "fishing", "energy", "water", "visas", "sanctions", "transit"}
)

// batch is what one update puts.
type batch struct {
	articles []*parley.Article
	mentions []parley.BlockedMention
	parley.Derived
}

// batch makes the next n events with the reports that tell of them.
func (g *generator) batch(n int) batch {
	var b batch
	for range n {
		g.event(&b)
	}
	return b
}

func (g *generator) event(b *batch) {
	n := g.next
	g.next++
	day := firstDay.Add(g.r.IntN(dayCount))
	matter := pick(g.r, matters)
	e := &parley.Event{
		ID: eventID(n), Kind: pick(g.r, kinds), Status: pick(g.r, statuses), When: parley.On(day),
		Title:   fmt.Sprintf("Delegations %s talks on %s, no. %d", pick(g.r, verbs), matter, n),
		VenueID: g.venue(b, g.r.IntN(venueCount)), TopicIDs: []string{g.topic(b, g.r.IntN(topicCount))},
		Confidence: 0.5 + float64(g.r.IntN(50))/100, FirstReported: day.Time().Add(18 * time.Hour), Recorded: day.Time(),
	}
	seen := map[int]bool{}
	for range 2 + g.r.IntN(4) {
		who := int(g.zipf.Uint64())
		if seen[who] {
			continue
		}
		seen[who] = true
		p := parley.Participation{ActorID: g.actor(b, who), Role: pick(g.r, roles)}
		if state := stateOf(who); state != who && g.r.IntN(3) == 0 {
			p.OnBehalfOf, p.Title = g.actor(b, state), "envoy"
		}
		e.Participants = append(e.Participants, p)
	}
	if g.r.IntN(5) == 0 && e.Kind.Family() == parley.Contacts {
		t := g.r.IntN(trackCount)
		g.rounds[t]++
		e.TrackID, e.Place, e.Round = trackID(t), g.rounds[t], g.rounds[t]
		if g.rounds[t] == 1 {
			b.Tracks = append(b.Tracks, &parley.Track{ID: e.TrackID, Name: fmt.Sprintf("Talks on %s, series %d", matter, t), PartyIDs: []string{e.Participants[0].ActorID}})
		}
	}
	for i := range 1 + g.r.IntN(2) {
		g.report(b, e, n, i, matter, day)
	}
	e.ReportCount, e.IndependentSources = len(e.MentionIDs), len(e.MentionIDs)
	b.Events = append(b.Events, e)
}

// report is the i-th article that tells of an event.
func (g *generator) report(b *batch, e *parley.Event, n, i int, matter string, day parley.Date) {
	text := fmt.Sprintf("%s\n\nDelegations met on %s for talks on %s. They spoke for %d hours and will meet again, a spokesman said.", e.Title, day, matter, 1+g.r.IntN(9))
	key := fmt.Sprintf("bench/%d/%d", n, i)
	a := &parley.Article{
		ID: parley.MakeID(parley.ArticlePrefix, key), Key: key, URL: "https://bench.example/" + key, Title: e.Title,
		Outlet: fmt.Sprintf("Outlet %d", g.r.IntN(40)), Language: "en", Text: text, TextHash: key,
		Published: day.Time().Add(time.Duration(18+i) * time.Hour), Recorded: day.Time(),
	}
	m := &parley.Mention{
		ID: mentionID(n, i), ArticleID: a.ID, Position: 1, Kind: e.Kind, When: e.When, Status: e.Status, EventID: e.ID,
		Quotes: []parley.Span{{Start: 0, End: len(e.Title)}}, Role: parley.Lead, Confidence: 0.9, KnownFrom: a.Published,
	}
	e.MentionIDs, e.Groups = append(e.MentionIDs, m.ID), append(e.Groups, i)
	b.articles = append(b.articles, a)
	b.mentions = append(b.mentions, parley.BlockedMention{Mention: m, Keys: []string{fmt.Sprintf("bench|%s|%d", matter, n)}})
}

// Of the actors every 25th is a state, every 25th but one an organisation; the
// others are people of the state in front of them.
func stateOf(n int) int { return n / 25 * 25 }

func (g *generator) actor(b *batch, n int) string {
	id := actorID(n)
	if g.put[id] {
		return id
	}
	g.put[id] = true
	a := &parley.Actor{ID: id, Kind: parley.Person, Name: fmt.Sprintf("Envoy Number %d", n), Description: "envoy"}
	switch n % 25 {
	case 0:
		a.Kind, a.Name, a.Description = parley.State, fmt.Sprintf("Republic %d", n/25), "state"
	case 1:
		a.Kind, a.Name, a.Description = parley.Organisation, fmt.Sprintf("Organisation %d", n/25), "organisation"
	default:
		a.Represents = g.actor(b, stateOf(n))
	}
	b.Actors = append(b.Actors, a)
	return id
}

func (g *generator) venue(b *batch, n int) string {
	id := parley.MakeID(parley.VenuePrefix, "bench", fmt.Sprint(n))
	if !g.put[id] {
		g.put[id] = true
		state := n % 200 * 25
		v := &parley.Venue{ID: id, Name: fmt.Sprintf("Hall %d, City %d", n, n%500), Site: fmt.Sprintf("Hall %d", n), City: fmt.Sprintf("City %d", n%500), CountryID: g.actor(b, state), Country: fmt.Sprintf("Republic %d", state/25)}
		b.Venues = append(b.Venues, v)
	}
	return id
}

func (g *generator) topic(b *batch, n int) string {
	id := parley.MakeID(parley.TopicPrefix, "bench", fmt.Sprint(n))
	if !g.put[id] {
		g.put[id] = true
		b.Topics = append(b.Topics, &parley.Topic{ID: id, Name: fmt.Sprintf("%s, part %d", matters[n%len(matters)], n)})
	}
	return id
}

// batchSize is how many events one update puts.
const batchSize = 250

// fill puts generated events into a store that has the first of them already,
// and says how far it is.
func fill(ctx context.Context, s parley.Store, already, events int, seed uint64, progress func(done int)) error {
	g := newGenerator(seed)
	g.batch(already)
	for g.next < events {
		b := g.batch(min(batchSize, events-g.next))
		err := s.Update(ctx, func(tx parley.Tx) error {
			for _, a := range b.articles {
				if err := tx.PutArticle(ctx, a); err != nil {
					return err
				}
			}
			if err := tx.PutMentions(ctx, b.mentions); err != nil {
				return err
			}
			return tx.PutDerived(ctx, b.Derived)
		})
		if err != nil {
			return fmt.Errorf("put generated events: %w", err)
		}
		progress(g.next)
	}
	return nil
}
