package sqlite_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// BenchmarkStore asks the common questions of a store of generated events:
// 10,000, or as many as PARLEY_BENCH_EVENTS says.
func BenchmarkStore(b *testing.B) {
	events, err := strconv.Atoi(os.Getenv("PARLEY_BENCH_EVENTS"))
	if err != nil {
		events = 10_000
	}
	path := os.Getenv("PARLEY_BENCH_STORE") // kept between runs when given
	if path == "" {
		path = filepath.Join(b.TempDir(), "bench.db")
	}
	s, err := sqlite.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if page, err := s.EventPage(b.Context(), parley.EventFilter{}, "", parley.Page{First: 1}); err != nil || page.Total == 0 {
		began := time.Now()
		if err := fill(b, s, events); err != nil {
			b.Fatal(err)
		}
		b.Logf("%d events saved in %s", events, time.Since(began))
	}
	r := rand.New(rand.NewPCG(7, 7))
	first := parley.Page{First: 50, SkipTotal: true}
	counted := parley.Page{First: 50}
	year := func() parley.EventFilter {
		day := parley.Date("2000-01-01").Add(r.IntN(8000))
		return parley.EventFilter{Kinds: []parley.EventKind{parley.Talks, parley.Call}, From: day, To: day.Add(365)}
	}
	busy := []string{actor(0)}
	event := func() []string { return []string{fmt.Sprintf("evt_%06d", r.IntN(events))} }
	for name, ask := range map[string]func() (int, error){
		"timeline": func() (int, error) {
			p, err := s.EventPage(b.Context(), year(), "", first)
			return len(p.Items), err
		},
		"timeline, counted": func() (int, error) {
			p, err := s.EventPage(b.Context(), year(), "", counted)
			return len(p.Items), err
		},
		"oldest first": func() (int, error) {
			p, err := s.EventPage(b.Context(), year(), parley.TimeAsc, first)
			return len(p.Items), err
		},
		"actor's timeline": func() (int, error) {
			p, err := s.EventPages(b.Context(), parley.EventsOfActor, busy, parley.EventFilter{}, "", first)
			return len(p[0].Items), err
		},
		"actor's timeline, counted": func() (int, error) {
			p, err := s.EventPages(b.Context(), parley.EventsOfActor, busy, parley.EventFilter{}, "", counted)
			return len(p[0].Items), err
		},
		"events with two actors": func() (int, error) {
			p, err := s.EventPage(b.Context(), parley.EventFilter{AllActors: []string{actor(r.IntN(50)), actor(r.IntN(50))}}, "", first)
			return 1 + len(p.Items), err
		},
		"statistics by month and kind": func() (int, error) {
			g, err := s.EventStats(b.Context(), parley.EventFilter{}, []parley.Dimension{parley.ByMonth, parley.ByKind}, 0)
			return len(g), err
		},
		"statistics by actor": func() (int, error) {
			g, err := s.EventStats(b.Context(), parley.EventFilter{}, []parley.Dimension{parley.ByActor}, 20)
			return len(g), err
		},
		"statistics of an actor by country and outlet": func() (int, error) {
			g, err := s.EventStats(b.Context(), parley.EventFilter{Actors: busy}, []parley.Dimension{parley.ByCountry, parley.ByOutlet}, 0)
			return max(1, len(g)), err
		},
		"contacts": func() (int, error) {
			p, err := s.Contacts(b.Context(), busy, parley.EventFilter{}, nil, "", parley.Page{First: 20, SkipTotal: true})
			return len(p[0].Items), err
		},
		"contacts across the table": func() (int, error) {
			p, err := s.Contacts(b.Context(), busy, parley.EventFilter{}, nil, parley.OtherSide, parley.Page{First: 20, SkipTotal: true})
			return len(p[0].Items), err
		},
		"previous rounds": func() (int, error) {
			p, err := s.EventPages(b.Context(), parley.PreviousRounds, event(), parley.EventFilter{}, "", parley.Page{First: 10, SkipTotal: true})
			return 1 + len(p[0].Items), err
		},
		"path": func() (int, error) {
			p, err := s.ShortestPath(b.Context(), actor(r.IntN(5000)), actor(r.IntN(5000)), parley.EventFilter{}, nil, 3)
			if errors.Is(err, parley.ErrNotFound) { // too far apart
				return 1, nil
			}
			return len(p), err
		},
		"search": func() (int, error) {
			p, err := s.Search(b.Context(), "meeting w"+strconv.Itoa(r.IntN(100)), first)
			return 1 + len(p.Items), err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if n, err := ask(); err != nil || n == 0 {
					b.Fatalf("%d answers, error %v", n, err)
				}
			}
		})
	}
}

func actor(n int) string { return fmt.Sprintf("act_%05d", n) }

// fill saves events between actors of whom few take part in many (Zipf).
func fill(b *testing.B, s *sqlite.Store, events int) error {
	r := rand.New(rand.NewPCG(1, 1))
	zipf := rand.NewZipf(r, 1.1, 8, 4999)
	kinds := []parley.EventKind{parley.Talks, parley.Meeting, parley.Call, parley.Visit, parley.Statement}
	const batch = 2000
	for begin := 0; begin < events; begin += batch {
		var d parley.Derived
		if begin == 0 {
			for i := range 5000 {
				kind := parley.Person
				if i%5 == 0 {
					kind = parley.State
				}
				d.Actors = append(d.Actors, &parley.Actor{ID: actor(i), Kind: kind, Name: "Actor " + strconv.Itoa(i)})
			}
			for i := range 5000 { // a first event keeps everyone
				d.Events = append(d.Events, &parley.Event{ID: fmt.Sprintf("evt_first%05d", i), Kind: parley.Statement, Participants: []parley.Participation{{ActorID: actor(i), Role: parley.Speaker}}})
			}
		}
		for i := begin; i < min(begin+batch, events); i++ {
			e := &parley.Event{
				ID: fmt.Sprintf("evt_%06d", i), Kind: kinds[r.IntN(len(kinds))], Status: parley.Held, When: parley.On(parley.Date("2000-01-01").Add(r.IntN(9000))),
				Title: fmt.Sprintf("Meeting w%d w%d", r.IntN(100), r.IntN(1000)), TrackID: fmt.Sprintf("trk_%04d", r.IntN(max(1, events/10))), Place: i, VenueID: fmt.Sprintf("ven_%04d", r.IntN(2000)),
			}
			for range 2 + r.IntN(4) {
				e.Participants = append(e.Participants, parley.Participation{ActorID: actor(int(zipf.Uint64())), Role: parley.Party})
			}
			d.Events = append(d.Events, e)
		}
		if err := s.Update(b.Context(), func(tx parley.Tx) error { return tx.PutDerived(b.Context(), d) }); err != nil {
			return err
		}
	}
	return nil
}
