package snapshot

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// Config is what snapshots are made of, and how many there may be.
type Config struct {
	Store parley.Store
	// Open opens a new store in memory of at most limit bytes.
	Open func(ctx context.Context, limit int64) (Memory, error)
	// Places finds the country and the coordinates of a place; nil: no look-up.
	Places func(name string) (country string, at *parley.Point, ok bool)
	Bytes  int64         // of memory for all snapshots; one alone may take half. 512 MiB when 0
	Most   int           // snapshots kept; 16 when 0
	Making time.Duration // how long it may take to make one; 10 minutes when 0
}

// waiting is how many snapshots may wait to be made.
const waiting = 8

// Cache makes snapshots and keeps those asked for last. It is safe for several
// goroutines.
type Cache struct {
	Config

	turn chan struct{} // one snapshot is made at a time

	mu     sync.Mutex
	seen   int64              // revision of the store up to which the entries are right
	known  map[string]*entry  // by the key of their edition
	asked  int64              // counts questions, to tell which entry was asked for last
	held   map[*entry]int64   // bytes of those that are no longer kept but still read
	making int                // snapshots being made or waiting for it
	stop   context.CancelFunc // ends what is being made
	life   context.Context    // of the cache, not of a call
}

// entry is a snapshot, or one being made.
type entry struct {
	made    chan struct{} // closed when past or err is there
	past    *past
	err     error
	asked   int64
	readers int
	dropped bool // no longer kept: the last reader closes it
}

// New is an empty cache.
func New(c Config) *Cache {
	if c.Bytes == 0 {
		c.Bytes = 512 << 20
	}
	if c.Most == 0 {
		c.Most = 16
	}
	if c.Making == 0 {
		c.Making = 10 * time.Minute
	}
	life, stop := context.WithCancel(context.Background())
	return &Cache{Config: c, turn: make(chan struct{}, 1), known: map[string]*entry{}, held: map[*entry]int64{}, life: life, stop: stop}
}

// one is the memory that a single snapshot may take, in bytes.
func (c *Cache) one() int64 { return c.Bytes / 2 }

// Close ends what is being made and closes the snapshots that nobody reads.
func (c *Cache) Close() {
	c.stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for key := range c.known {
		c.drop(key)
	}
}

// At gives a Reader of what was known at an instant of publication, that
// instant included, which answers until ctx ends. Where nothing was published
// later it is the store itself.
//
// Errors are TooLargeError, NotYetError when ctx ends before the snapshot is
// made, which goes on for whoever asks again, and those of the store.
func (c *Cache) At(ctx context.Context, at time.Time) (parley.Reader, error) {
	c.mu.Lock()
	seen := c.seen
	c.mu.Unlock()
	edition, err := c.Store.Edition(ctx, at, seen)
	if err != nil {
		return nil, fmt.Errorf("finding what was known on %s: %w", at, err)
	}
	c.mu.Lock()
	c.forget(edition)
	if edition.Until.IsZero() {
		c.mu.Unlock()
		return c.Store, nil
	}
	key := keyOf(edition.From)
	e := c.known[key]
	if e == nil {
		if c.making >= waiting {
			c.mu.Unlock()
			return nil, &NotYetError{at}
		}
		e = &entry{made: make(chan struct{})}
		c.known[key] = e
		c.making++
		go c.run(key, e, edition.From)
	}
	c.asked++
	e.asked = c.asked
	e.readers++
	c.mu.Unlock()
	context.AfterFunc(ctx, func() { c.leave(e) })
	select {
	case <-e.made:
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, &NotYetError{at}
		}
		return nil, ctx.Err()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.err != nil {
		return nil, e.err
	}
	if e.past == nil {
		return nil, ctx.Err() // it ended, and the snapshot with it
	}
	return e.past, nil
}

// keyOf an instant compares as text like the instant.
func keyOf(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.000000000") }

// forget drops what writers have changed since, unless another question that
// came to see it has done so.
func (c *Cache) forget(e parley.Edition) {
	if e.Touched != nil && e.Revision > c.seen {
		for key := range c.known {
			if key >= keyOf(*e.Touched) {
				c.drop(key)
			}
		}
	}
	c.seen = max(c.seen, e.Revision)
}

// run makes a snapshot, whoever may have gone meanwhile.
func (c *Cache) run(key string, e *entry, at time.Time) {
	ctx, cancel := context.WithTimeout(c.life, c.Making)
	defer cancel()
	made, err := c.inTurn(ctx, at)
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("%w: making a snapshot of %s took longer than %s", parley.ErrUnavailable, at, c.Making)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.making--
	e.past, e.err = made, err
	close(e.made)
	switch {
	case e.dropped:
		c.release(e)
	case err != nil:
		delete(c.known, key) // the next one to ask tries again
		e.dropped = true
	default:
		c.makeRoom(e)
	}
}

// inTurn makes one snapshot after the other.
func (c *Cache) inTurn(ctx context.Context, at time.Time) (*past, error) {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
		return c.make(ctx, at)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// makeRoom drops what was not asked for longest until the rest fits.
func (c *Cache) makeRoom(newest *entry) {
	for {
		var bytes int64
		var oldest string
		var last *entry
		ready := 0
		for _, size := range c.held {
			bytes += size
		}
		for key, e := range c.known {
			if e.past == nil {
				continue
			}
			ready++
			bytes += e.past.size
			if e != newest && (last == nil || e.asked < last.asked) {
				last, oldest = e, key
			}
		}
		if last == nil || bytes <= c.Bytes && ready <= c.Most {
			return
		}
		c.drop(oldest)
	}
}

// drop keeps an entry no longer.
func (c *Cache) drop(key string) {
	e := c.known[key]
	delete(c.known, key)
	e.dropped = true
	if e.past != nil {
		c.held[e] = e.past.size
	}
	c.release(e)
}

// leave ends one reader of an entry.
func (c *Cache) leave(e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e.readers--
	c.release(e)
}

// release closes what is neither kept nor read any more.
func (c *Cache) release(e *entry) {
	if !e.dropped || e.readers > 0 || e.past == nil {
		return
	}
	_ = e.past.store.Close() // it is gone either way
	e.past = nil
	delete(c.held, e)
}
