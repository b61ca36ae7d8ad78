package network_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/network"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/neo4j/neo4jtest"
	"github.com/parley-talks/parley/internal/store/sqlite"
	"github.com/parley-talks/parley/internal/store/storetest"
)

const plenty = 1 << 30

func file(t *testing.T) parley.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "talks.db"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// indexed puts a built index in front of a store.
func indexed(t *testing.T, s parley.Store, memory int64) *network.Store {
	t.Helper()
	n := network.Open(t.Context(), s, memory, nil)
	t.Cleanup(func() { _ = n.Close() })
	if err := n.Wait(t.Context()); err != nil && memory == plenty {
		t.Fatal(err)
	}
	return n
}

// The contract compares with a plain reading of the same data under random
// filters, so what passes it gives the store's answers in the store's order.
func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) parley.Store { return indexed(t, file(t), plenty) })
}

// counting counts what the store itself is asked.
type counting struct {
	parley.Store
	asked int
}

func (c *counting) Contacts(ctx context.Context, ids []string, f parley.EventFilter, kinds []parley.ActorKind, side parley.Side, p parley.Page) ([]parley.PageOf[parley.Contact], error) {
	c.asked++
	return c.Store.Contacts(ctx, ids, f, kinds, side, p)
}

func (c *counting) ShortestPath(ctx context.Context, from, to string, f parley.EventFilter, through []parley.ActorKind, maxEvents int) ([]parley.PathStep, error) {
	c.asked++
	return c.Store.ShortestPath(ctx, from, to, f, through, maxEvents)
}

func actorID(n int) string { return fmt.Sprintf("act_%04d", n) }

// talks are events between actors of whom few take part in many.
func talks(seed uint64, events, actors int) parley.Derived {
	r := rand.New(rand.NewPCG(seed, 1))
	zipf := rand.NewZipf(r, 1.1, 8, uint64(actors-1))
	kinds := []parley.EventKind{parley.Talks, parley.Meeting, parley.Call, parley.Statement}
	statuses := []parley.EventStatus{parley.Held, parley.Held, parley.Ongoing, parley.Planned}
	var d parley.Derived
	for i := range actors {
		kind := []parley.ActorKind{parley.Person, parley.State, parley.Person, parley.Organisation}[i%4]
		d.Actors = append(d.Actors, &parley.Actor{ID: actorID(i), Kind: kind, Name: fmt.Sprintf("Actor %d", i/2)})
	}
	for i := range events {
		e := &parley.Event{
			ID: parley.MakeID(parley.EventPrefix, fmt.Sprint(i)), Kind: kinds[r.IntN(len(kinds))], Status: statuses[r.IntN(len(statuses))],
			Title: fmt.Sprintf("Talks w%d", r.IntN(9)), Confidence: float64(r.IntN(5)) / 4,
		}
		if r.IntN(10) > 0 {
			e.When = parley.On(parley.Date("2024-01-01").Add(r.IntN(400)))
		}
		for range 2 + r.IntN(3) {
			p := parley.Participation{ActorID: actorID(int(zipf.Uint64())), Role: []parley.ParticipantRole{parley.Party, parley.Member, parley.Mediator}[r.IntN(3)]}
			if r.IntN(3) == 0 {
				p.OnBehalfOf = actorID(int(zipf.Uint64()))
			}
			e.Participants = append(e.Participants, p)
		}
		d.Events = append(d.Events, e)
	}
	return d
}

func put(t *testing.T, s parley.Store, d parley.Derived) {
	t.Helper()
	if err := s.Update(t.Context(), func(tx parley.Tx) error { return tx.PutDerived(t.Context(), d) }); err != nil {
		t.Fatal(err)
	}
}

func few[T any](t *rapid.T, label string, from []T) []T {
	if rapid.IntRange(0, 2).Draw(t, "ask "+label) > 0 {
		return nil
	}
	return rapid.SliceOfN(rapid.SampledFrom(from), 1, 3).Draw(t, label)
}

// draw draws a filter; known says that the index knows all of its fields.
func draw(t *rapid.T, actors []string) (f parley.EventFilter, known bool) {
	f.Kinds = few(t, "kinds", []parley.EventKind{parley.Talks, parley.Meeting, parley.Call, parley.Summit})
	f.Statuses = few(t, "statuses", []parley.EventStatus{parley.Held, parley.Planned, parley.Unclear})
	f.Actors, f.AllActors, f.Without = few(t, "actors", actors), few(t, "all", actors), few(t, "without", actors)
	if rapid.Bool().Draw(t, "dates") {
		f.From = parley.Date("2024-01-01").Add(rapid.IntRange(0, 400).Draw(t, "from"))
		f.To = f.From.Add(rapid.IntRange(0, 400).Draw(t, "days"))
	}
	for range rapid.IntRange(0, 1).Draw(t, "with") {
		f.With = append(f.With, parley.ParticipantFilter{
			AnyOf: rapid.SliceOfN(rapid.SampledFrom(actors), 1, 9).Draw(t, "any of"), Directly: rapid.Bool().Draw(t, "directly"),
			Roles: few(t, "roles", []parley.ParticipantRole{parley.Party, parley.Mediator, parley.Host}),
		})
	}
	f.MaxParties = rapid.IntRange(0, 3).Draw(t, "parties")
	known = true
	switch rapid.IntRange(0, 5).Draw(t, "beyond") {
	case 0:
		f.Text, known = "w3", false
	case 1:
		f.MinConfidence, known = 0.5, false
	}
	return f, known
}

func TestIndexAndStoreGiveTheSameAnswers(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { sameAnswers(t, file(t)) })
	t.Run("Neo4j", func(t *testing.T) {
		s := neo4jtest.Open(t)
		// The server makes a plan for each new combination of filters, which
		// takes it longer than the answer.
		checks := flag.Lookup("rapid.checks").Value.String()
		if err := flag.Set("rapid.checks", "10"); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = flag.Set("rapid.checks", checks) }() // it was set so before
		sameAnswers(t, s)
	})
}

func sameAnswers(t *testing.T, behind parley.Store) {
	store := &counting{Store: behind}
	s := indexed(t, store, plenty)
	actors := []string{"act_unknown"}
	for i := range 60 {
		actors = append(actors, actorID(i))
	}
	sides := []parley.Side{"", parley.AnySide, parley.SameSide, parley.OtherSide}
	kinds := []parley.ActorKind{parley.Person, parley.State, parley.Organisation}
	for seed := range uint64(2) { // the second takes the place of the first under the same ids
		put(t, s, talks(seed, 400, 60))
		rapid.Check(t, func(rt *rapid.T) {
			f, known := draw(rt, actors)
			who, of, side := rapid.SliceOfN(rapid.SampledFrom(actors), 1, 3).Draw(rt, "who"), few(rt, "kinds of contact", kinds), rapid.SampledFrom(sides).Draw(rt, "side")
			p := parley.Page{First: rapid.IntRange(1, 9).Draw(rt, "first"), SkipTotal: rapid.Bool().Draw(rt, "skip total")}
			if rapid.Bool().Draw(rt, "backward") {
				p.First, p.Last = 0, p.First
			}
			for range 3 {
				store.asked = 0
				got, err := s.Contacts(t.Context(), who, f, of, side, p)
				if err != nil || known == (store.asked > 0) {
					rt.Fatalf("the store was asked %d times, error %v", store.asked, err)
				}
				want, err := store.Store.Contacts(t.Context(), who, f, of, side, p)
				if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
					rt.Fatalf("contacts of %v under %+v, %v %s %+v: error %v (-store +index):\n%s", who, f, of, side, p, err, diff)
				}
				if n := len(got[0].Cursors); n == 0 {
					break
				} else if p.First > 0 {
					p.After = got[0].Cursors[n-1]
				} else {
					p.Before = got[0].Cursors[0]
				}
			}
			from, to, most := who[0], rapid.SampledFrom(actors).Draw(rt, "to"), rapid.IntRange(1, 5).Draw(rt, "most")
			got, err := s.ShortestPath(t.Context(), from, to, f, of, most)
			want, wanted := store.Store.ShortestPath(t.Context(), from, to, f, of, most)
			if !slices.Equal(got, want) || errors.Is(err, parley.ErrNotFound) != errors.Is(wanted, parley.ErrNotFound) || (err == nil) != (wanted == nil) {
				rt.Fatalf("path from %s to %s under %+v through %v: index %v %v, store %v %v", from, to, f, of, got, err, want, wanted)
			}
			q := network.Question{Filter: f, Kinds: of, Side: side, First: 500, MinShared: rapid.IntRange(0, 3).Draw(rt, "shared")}
			near, err1 := network.Of(t.Context(), s, q)
			far, err2 := network.Of(t.Context(), store.Store, q)
			if err1 != nil || err2 != nil || !slices.Equal(near.Nodes, far.Nodes) || !slices.Equal(near.Edges(), far.Edges()) {
				rt.Fatalf("network under %+v: index %v %v, store %v %v", q, near, err1, far, err2)
			}
		})
	}
}

func TestAboveItsLimitOfMemoryTheStoreIsAsked(t *testing.T) {
	store := &counting{Store: file(t)}
	s := indexed(t, store, 100*network.Bytes)
	ask := func() {
		t.Helper()
		if _, err := s.Contacts(t.Context(), []string{actorID(0)}, parley.EventFilter{}, nil, "", parley.Page{}); err != nil {
			t.Fatal(err)
		}
	}
	put(t, s, talks(1, 20, 9))
	if ask(); store.asked != 0 {
		t.Error("the store was asked while the index was small enough")
	}
	put(t, s, talks(1, 200, 9))
	if ask(); store.asked != 1 {
		t.Error("the store was not asked when the index had grown beyond its limit")
	}
	again := indexed(t, store, 100*network.Bytes)
	if again.Wait(t.Context()) == nil {
		t.Error("an index was built beyond the limit")
	}
}

func TestWhatAnotherProcessWritesIsSeenSoon(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.db")
	var open [2]*network.Store
	for i := range open {
		s, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		open[i] = indexed(t, s, plenty)
	}
	d := met("ab")
	err := open[0].Update(t.Context(), func(tx parley.Tx) error {
		if err := tx.PutDerived(t.Context(), d); err != nil {
			return err
		}
		return tx.LogChanges(t.Context(), []parley.Change{{Kind: parley.Created, EventID: d.Events[0].ID, At: time.Now()}})
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for {
		page, err := open[1].Contacts(ctx, []string{"act_a"}, parley.EventFilter{}, nil, "", parley.Page{})
		if err != nil {
			t.Fatalf("the other process never sees it: %v", err)
		}
		if page[0].Total == 1 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// attending is a store of events that are made when they are asked for.
type attending struct {
	parley.Store
	d parley.Derived
}

func (a *attending) Attendances(_ context.Context, _ parley.EventFilter, each func([]parley.Attendance) error) error {
	for _, e := range a.d.Events {
		id := "evt_" + e.ID[4:] // bytes of its own, as from a store
		err := each([]parley.Attendance{{EventID: id, Kind: e.Kind, Status: e.Status, Start: e.When.Start, End: e.When.Start, Participants: e.Participants}})
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *attending) Actors(_ context.Context, ids []string) ([]*parley.Actor, error) {
	out := make([]*parley.Actor, len(ids))
	for i, id := range ids {
		out[i] = &parley.Actor{ID: id, Kind: parley.Person, Name: id}
	}
	return out, nil
}

func (a *attending) LastChange(context.Context) (int64, error) { return 0, nil }

func (a *attending) Close() error { return nil }

func TestAParticipationTakesNoMoreThanItsBytes(t *testing.T) {
	d := talks(1, 50_000, 2000)
	participations := 0
	for _, e := range d.Events {
		participations += len(e.Participants)
	}
	held := func() uint64 {
		runtime.GC()
		runtime.GC() // what the first left to finalizers
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := held()
	s := indexed(t, &attending{d: d}, plenty)
	each := float64(held()-before) / float64(participations)
	if each > network.Bytes {
		t.Errorf("%.1f bytes a participation, at most %d are allowed", each, network.Bytes)
	}
	t.Logf("%d participations, %.1f bytes each", participations, each)
	runtime.KeepAlive(s)
}
