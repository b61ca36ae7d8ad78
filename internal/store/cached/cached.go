// Package cached keeps what a store read and decoded lately: actors, venues,
// topics, tracks and articles, which the events of every answer name again and
// again, and events and mentions, which are looked for each time but decoded
// once. No answer is kept, only what answers are made of.
package cached

import (
	"context"
	"fmt"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/parley-talks/parley/internal/parley"
)

// Store is a store with a cache in front. What it gives by id is shared: it is
// not to be changed. All of it is dropped when this process has written, before
// Update returns, and when the change log tells that another has, which is
// looked at every second.
type Store struct {
	parley.Store
	actors   kept[parley.Actor]
	venues   kept[parley.Venue]
	topics   kept[parley.Topic]
	tracks   kept[parley.Track]
	articles kept[parley.Article]

	mu      sync.RWMutex
	epoch   int       // how often it was dropped
	last    int64     // end of the change log when it was looked at last
	looked  time.Time // when that was
	dropped time.Time
}

// The change log is looked at every so often. What it does not tell, such as
// another description of an actor whose events stay as they are, is seen after
// maxAge at the latest.
const (
	pace   = time.Second
	maxAge = time.Minute
)

// So many of each are kept: enough for the pages that are asked again, with
// articles, which carry their texts, fewer.
const (
	many = 20_000
	few  = 5_000
)

// keeper is an engine that can keep what it decoded, too.
type keeper interface{ KeepDecoded() }

// New puts a cache in front of a store of which nothing was asked yet.
func New(store parley.Store) (*Store, error) {
	if k, ok := store.(keeper); ok {
		k.KeepDecoded()
	}
	s := &Store{Store: store}
	for _, err := range []error{s.actors.grow(many), s.venues.grow(many), s.topics.grow(many), s.tracks.grow(many), s.articles.grow(few)} {
		if err != nil {
			return nil, fmt.Errorf("make room for what was read: %w", err)
		}
	}
	return s, nil
}

// Drop forgets everything.
func (s *Store) Drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.epoch++
	s.dropped = time.Now()
	s.actors.Purge()
	s.venues.Purge()
	s.topics.Purge()
	s.tracks.Purge()
	s.articles.Purge()
}

// Update implements parley.Store.
func (s *Store) Update(ctx context.Context, fn func(tx parley.Tx) error) error {
	defer s.Drop() // also after an error: it may be that only the answer was lost
	return s.Store.Update(ctx, fn)
}

// Close ends the store.
func (s *Store) Close() error {
	defer s.Drop()
	return s.Store.Close()
}

// kept are the things of one sort, by id.
type kept[T any] struct{ *lru.Cache[string, *T] }

func (k *kept[T]) grow(size int) (err error) {
	k.Cache, err = lru.New[string, *T](size)
	return err
}

// look drops everything when the change log has grown, and gives the epoch.
func (s *Store) look(ctx context.Context) (epoch int, err error) {
	s.mu.RLock()
	epoch, last, due := s.epoch, s.last, time.Since(s.looked) > pace
	old := time.Since(s.dropped) > maxAge
	s.mu.RUnlock()
	if !due {
		return epoch, nil
	}
	s.mu.Lock()
	s.looked = time.Now() // one looks, the others go on
	s.mu.Unlock()
	now, err := s.Store.LastChange(ctx)
	if err != nil {
		return 0, err
	}
	if now == last && !old {
		return epoch, nil
	}
	s.Drop()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = max(s.last, now)
	return s.epoch, nil
}

// lookUp gives what is kept, and reads the rest in one call.
func lookUp[T any](ctx context.Context, s *Store, k kept[T], ids []string, read func(context.Context, []string) ([]*T, error)) ([]*T, error) {
	epoch, err := s.look(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*T, len(ids))
	var missing []string
	var at []int
	for i, id := range ids {
		if v, ok := k.Get(id); ok {
			out[i] = v
		} else {
			missing, at = append(missing, id), append(at, i)
		}
	}
	if len(missing) == 0 && ctx.Err() == nil && len(ids) > 0 {
		return out, nil
	}
	found, err := read(ctx, missing)
	if err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	for i, v := range found {
		out[at[i]] = v
		if v != nil && epoch == s.epoch { // else it may be from before a write
			k.Add(missing[i], v)
		}
	}
	return out, nil
}

// Actors implements parley.Reader.
func (s *Store) Actors(ctx context.Context, ids []string) ([]*parley.Actor, error) {
	return lookUp(ctx, s, s.actors, ids, s.Store.Actors)
}

// Venues implements parley.Reader.
func (s *Store) Venues(ctx context.Context, ids []string) ([]*parley.Venue, error) {
	return lookUp(ctx, s, s.venues, ids, s.Store.Venues)
}

// Topics implements parley.Reader.
func (s *Store) Topics(ctx context.Context, ids []string) ([]*parley.Topic, error) {
	return lookUp(ctx, s, s.topics, ids, s.Store.Topics)
}

// Tracks implements parley.Reader.
func (s *Store) Tracks(ctx context.Context, ids []string) ([]*parley.Track, error) {
	return lookUp(ctx, s, s.tracks, ids, s.Store.Tracks)
}

// Articles implements parley.Reader.
func (s *Store) Articles(ctx context.Context, ids []string) ([]*parley.Article, error) {
	return lookUp(ctx, s, s.articles, ids, s.Store.Articles)
}
