// Package network answers who met whom from memory: contacts, shortest paths
// and the figures of the whole network of shared events. These are asked again
// and again over the same few million participations, so they are kept as
// numbers, at most 64 bytes each, and kept current with the store. What the
// index does not hold, the store is asked.
package network

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// Store is a store with an index of contacts in front of it. Whatever the
// index does not answer goes to the store as it came: until the index is
// built, while the store has more participations than it may hold, and where
// a filter asks for what it does not know. Both give the same answers.
//
// What this process writes is in the index when Update returns, what another
// writes within a second or so.
type Store struct {
	parley.Store
	log  *slog.Logger
	most int

	mu    sync.RWMutex
	index *index // nil: ask the store
	fails error  // why there is none

	current sync.Mutex // held by whoever brings the index up to date
	waiting *changed   // what was written while the index is built; nil otherwise
	tallies sync.Pool

	stop  context.CancelFunc
	ended chan struct{}
	built chan struct{}
	once  sync.Once // built is closed
}

// Bytes is what a participation takes in the index, with its share of the
// event and of the actor: the limit of memory is counted by it.
const Bytes = 64

// Open begins to build the index of a store in at most so many bytes of
// memory, and returns at once. Closing the Store closes the store too. log may
// be nil.
func Open(ctx context.Context, store parley.Store, memory int64, log *slog.Logger) *Store {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	s := &Store{Store: store, log: log, most: int(memory / Bytes), stop: stop, ended: make(chan struct{}), built: make(chan struct{})}
	s.tallies.New = func() any { return &tally{} }
	go s.follow(ctx)
	return s
}

// Wait returns when the index has been built, or says why there is none.
func (s *Store) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.built:
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.fails
}

// Close ends the index and the store.
func (s *Store) Close() error {
	s.stop()
	<-s.ended
	s.set(nil, fmt.Errorf("%w: the store is closed", parley.ErrUnavailable))
	return s.Store.Close()
}

func (s *Store) set(ix *index, why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.index, s.fails = ix, why
}

// read runs fn on the index under a filter; false when the store is to be
// asked instead.
func (s *Store) read(ctx context.Context, f parley.EventFilter, fn func(ix *index, f filter) bool) bool {
	if ctx.Err() != nil || !filterable(f) {
		return false
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.index == nil {
		return false
	}
	c, err := s.index.compile(f)
	return err == nil && fn(s.index, c)
}

// Contacts implements parley.Reader.
func (s *Store) Contacts(ctx context.Context, actorIDs []string, f parley.EventFilter, kinds []parley.ActorKind, side parley.Side, p parley.Page) ([]parley.PageOf[parley.Contact], error) {
	var pages []parley.PageOf[parley.Contact]
	w, err := listing.NewWindow(listing.Contacts, p)
	after, before, ok := bounds(w)
	known := side == "" || side == parley.AnySide || side == parley.OtherSide || side == parley.SameSide
	if err == nil && ok && known && s.read(ctx, tookPlace(f), func(ix *index, c filter) bool {
		t := s.tallies.Get().(*tally)
		defer s.tallies.Put(t)
		t.grow(len(ix.actors))
		pages = make([]parley.PageOf[parley.Contact], len(actorIDs))
		for i, id := range actorIDs {
			pages[i] = listing.Cut[parley.Contact](w, nil, nil, 0)
			if who, known := ix.actorOf[id]; known {
				pages[i] = ix.contacts(t, who, &c, among(&ix.actorKinds, kinds), between{side}, w, after, before)
			}
		}
		return true
	}) {
		return pages, nil
	}
	return s.Store.Contacts(ctx, actorIDs, f, kinds, side, p)
}

// ShortestPath implements parley.Reader.
func (s *Store) ShortestPath(ctx context.Context, from, to string, f parley.EventFilter, through []parley.ActorKind, maxEvents int) (steps []parley.PathStep, err error) {
	if from != to && maxEvents > 0 && s.read(ctx, tookPlace(f), func(ix *index, c filter) bool {
		a, known := ix.actorOf[from]
		b, also := ix.actorOf[to]
		if !known || !also || ix.actors[a].key == "" || ix.actors[b].key == "" {
			return false // the store knows whether they are there
		}
		look := search{index: ix, ctx: ctx, filter: c, through: among(&ix.actorKinds, through), ends: [2]uint32{a, b}}
		actors, events, failed := look.path(maxEvents)
		if err = failed; err == nil && len(actors) == 0 {
			err = fmt.Errorf("path from %s to %s within %d events: %w", from, to, maxEvents, parley.ErrNotFound)
		}
		for i, n := range actors {
			step := parley.PathStep{ActorID: ix.actors[n].id}
			if i < len(events) {
				step.EventID = ix.events[events[i]].id
			}
			steps = append(steps, step)
		}
		return true
	}) {
		return steps, err
	}
	return s.Store.ShortestPath(ctx, from, to, f, through, maxEvents)
}

// changed is what updates put or removed.
type changed struct{ events, actors []string }

func (c *changed) add(o changed) {
	c.events, c.actors = append(c.events, o.events...), append(c.actors, o.actors...)
}

// noting is a transaction that notes what changes.
type noting struct {
	parley.Tx
	changed *changed
}

// PutDerived implements parley.Tx.
func (n noting) PutDerived(ctx context.Context, d parley.Derived) error {
	for _, e := range d.Events {
		n.changed.events = append(n.changed.events, e.ID)
	}
	n.changed.events = append(n.changed.events, d.RemovedEvents...)
	for _, a := range d.Actors {
		n.changed.actors = append(n.changed.actors, a.ID)
	}
	return n.Tx.PutDerived(ctx, d)
}

// Update implements parley.Store.
func (s *Store) Update(ctx context.Context, fn func(tx parley.Tx) error) error {
	var c changed
	err := s.Store.Update(ctx, func(tx parley.Tx) error {
		c = changed{} // it may run more than once
		return fn(noting{tx, &c})
	})
	if err == nil && len(c.events)+len(c.actors) > 0 {
		s.apply(context.WithoutCancel(ctx), c)
	}
	return err
}

// apply brings the index up to date with what is in the store now. What the
// transaction said is not used: of two updates that end together, the last to
// come here reads what both left.
func (s *Store) apply(ctx context.Context, c changed) {
	s.current.Lock()
	defer s.current.Unlock()
	if s.waiting != nil { // the builder takes it up
		s.waiting.add(c)
		return
	}
	s.mu.RLock()
	ix := s.index
	s.mu.RUnlock()
	if ix == nil {
		return
	}
	if err := s.reread(ctx, ix, c, &s.mu); err != nil {
		s.set(nil, err) // follow builds it again, unless it is too large
	}
}

// atOnce is how many things are read again at a time.
const atOnce = 500

// reread takes what changed from the store. lock is held while the index
// changes.
func (s *Store) reread(ctx context.Context, ix *index, c changed, lock sync.Locker) error {
	var events []*parley.Event
	for ids := range slices.Chunk(c.events, atOnce) {
		found, err := s.Store.Events(ctx, ids)
		if err != nil {
			return fmt.Errorf("read events that changed: %w", err)
		}
		for i, e := range found {
			if e != nil && e.ID != ids[i] {
				found[i] = nil // merged into another
			}
		}
		events = append(events, found...)
	}
	who := slices.Clone(c.actors)
	for _, e := range events {
		if e != nil {
			for _, p := range e.Participants {
				who = append(who, p.ActorID, p.OnBehalfOf)
			}
		}
	}
	slices.Sort(who)
	actors, err := actorsOf(ctx, s.Store, slices.DeleteFunc(slices.Compact(who), func(id string) bool { return id == "" }))
	if err != nil {
		return err
	}
	lock.Lock()
	defer lock.Unlock()
	kinds := map[string]parley.ActorKind{}
	for _, a := range actors {
		kinds[a.ID] = a.Kind
	}
	for i, e := range events {
		if e == nil {
			ix.remove(c.events[i])
			continue
		}
		start, end := listing.Span(e.When)
		parties := listing.Parties(e, func(id string) parley.ActorKind { return kinds[id] })
		err := ix.put(parley.Attendance{EventID: e.ID, Kind: e.Kind, Status: e.Status, Start: start, End: end, Parties: len(parties), Participants: e.Participants})
		if err != nil {
			return err
		}
	}
	for _, a := range actors {
		if err := ix.name(a); err != nil {
			return err
		}
	}
	if ix.size() > s.most {
		return errTooMany
	}
	return nil
}

// actorsOf reads actors by id; those that are not there are left out.
func actorsOf(ctx context.Context, store parley.Reader, ids []string) ([]*parley.Actor, error) {
	var out []*parley.Actor
	for some := range slices.Chunk(ids, atOnce) {
		found, err := store.Actors(ctx, some)
		if err != nil {
			return nil, fmt.Errorf("read actors: %w", err)
		}
		out = append(out, slices.DeleteFunc(found, func(a *parley.Actor) bool { return a == nil })...)
	}
	return out, nil
}

// errTooMany: the index would be larger than it may be.
var errTooMany = errors.New("the store has more participations than the index of contacts may hold")

// build reads the events that a filter lets through, and who takes part.
func build(ctx context.Context, store parley.Reader, f parley.EventFilter, most int) (*index, error) {
	ix := newIndex()
	err := store.Attendances(ctx, f, func(some []parley.Attendance) error {
		for _, a := range some {
			if _, twice := ix.eventOf[a.EventID]; twice {
				continue // it changed while this was read, and is read again as what changed
			}
			if _, err := ix.add(a); err != nil {
				return err
			}
		}
		if ix.size() > most {
			return errTooMany
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(ix.actors))
	for i, a := range ix.actors {
		ids[i] = a.id
	}
	actors, err := actorsOf(ctx, store, ids)
	if err != nil {
		return nil, err
	}
	for _, a := range actors {
		if err := ix.name(a); err != nil {
			return nil, err
		}
	}
	ix.sort()
	return ix, nil
}

// pace is how often the change log is looked at for what others have written.
const pace = 500 * time.Millisecond

// patience is how long a store that did not answer is left alone.
const patience = 5 * time.Second

// follow builds the index and keeps it current, and builds it again where the
// store did not answer in between.
func (s *Store) follow(ctx context.Context) {
	defer close(s.ended)
	for wait := time.Duration(0); sleep(ctx, wait); wait = patience {
		seen, err := s.load(ctx)
		if err == nil {
			err = s.keep(ctx, seen)
		}
		if ctx.Err() != nil {
			return
		}
		s.log.WarnContext(ctx, "there is no index of contacts now; the store is asked instead", "error", err)
		if !errors.Is(err, parley.ErrUnavailable) {
			return
		}
	}
}

// sleep reports whether ctx lasted as long.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// load builds the index and gives the end of the change log from before.
func (s *Store) load(ctx context.Context) (seen int64, err error) {
	s.current.Lock()
	s.waiting = &changed{}
	s.current.Unlock()
	seen, err = s.Store.LastChange(ctx)
	var ix *index
	if err == nil {
		ix, err = build(ctx, s.Store, parley.EventFilter{}, s.most)
	}
	s.current.Lock()
	defer s.current.Unlock()
	if err == nil {
		err = s.reread(ctx, ix, *s.waiting, &sync.Mutex{}) // nobody else has it yet
	}
	s.waiting = nil
	if err != nil {
		ix = nil
	}
	s.set(ix, err)
	if err == nil || !errors.Is(err, parley.ErrUnavailable) {
		s.once.Do(func() { close(s.built) })
	}
	return seen, err
}

// keep takes in what the change log tells after a sequence, until there is no
// index any more, and says why.
func (s *Store) keep(ctx context.Context, seen int64) error {
	for sleep(ctx, pace) {
		s.mu.RLock()
		gone, why := s.index == nil, s.fails
		s.mu.RUnlock()
		if gone {
			return why
		}
		c, last, err := s.since(ctx, seen)
		if err != nil {
			continue // it goes on from here once the store answers
		}
		if seen = last; len(c.events) > 0 {
			s.apply(ctx, c)
		}
	}
	return ctx.Err()
}

// since is what the change log tells of after a sequence.
func (s *Store) since(ctx context.Context, seen int64) (c changed, last int64, err error) {
	if last, err = s.Store.LastChange(ctx); err != nil {
		return c, seen, err
	}
	for seen < last {
		page, err := s.Store.ChangePage(ctx, parley.ChangeFilter{After: seen, UpTo: last}, parley.Page{First: parley.MaxPage, SkipTotal: true})
		if err != nil {
			return c, seen, err
		}
		for _, change := range page.Items {
			c.events = append(c.events, change.EventID)
			if change.Into != "" {
				c.events = append(c.events, change.Into)
			}
			seen = change.Sequence
		}
		if len(page.Items) < parley.MaxPage {
			seen = last
		}
	}
	slices.Sort(c.events)
	c.events = slices.Compact(c.events)
	return c, last, nil
}
