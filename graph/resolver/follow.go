package resolver

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// How often the change log is looked at while somebody follows it, and how
// long the store may take to answer.
const (
	pollEvery   = 250 * time.Millisecond
	pollTimeout = 10 * time.Second
)

// ChangeLog tells any number of followers what is written to the log, by this
// process and by others. Only its end is looked at, once for all of them.
type ChangeLog struct {
	Store parley.Reader

	mu        sync.Mutex
	followers int
	stop      context.CancelFunc // of the one who looks; nil while nobody follows
	last      int64
	grown     chan struct{} // closed when last grows
}

// Follow gives the changes that come after a sequence, or from now on, until
// ctx ends. ErrInvalid when after is none that the log has reached.
func (l *ChangeLog) Follow(ctx context.Context, f parley.EventFilter, after *string) (<-chan *Change, error) {
	f, err := ofLog(ctx, l.Store, f)
	if err != nil {
		return nil, err
	}
	last, err := l.Store.LastChange(ctx)
	if err != nil {
		return nil, err
	}
	seen := last
	if after != nil {
		seen, err = strconv.ParseInt(*after, 10, 64)
		if err != nil || seen < 0 || seen > last {
			return nil, fmt.Errorf("%w: after takes the sequence of a change; the last one is %d", parley.ErrInvalid, last)
		}
	}
	// What is wrong with the filter shows here, not when the first change comes.
	if _, err := l.next(ctx, f, seen, last); err != nil {
		return nil, err
	}
	out := make(chan *Change)
	go func() {
		defer close(out)
		defer l.join()()
		l.tell(ctx, f, seen, out)
	}()
	return out, nil
}

// tell sends what comes after seen until ctx ends.
func (l *ChangeLog) tell(ctx context.Context, f parley.EventFilter, seen int64, out chan<- *Change) {
	for last := seen; ; {
		if seen == last {
			var ok bool
			if last, ok = l.beyond(ctx, seen); !ok {
				return
			}
		}
		found, err := l.next(ctx, f, seen, last)
		if err != nil {
			if !sleep(ctx, pollEvery) {
				return
			}
			continue // nothing is lost: it goes on from here once the store answers
		}
		s := newSiblings(l.Store, found)
		for _, c := range found {
			select {
			case out <- newChange(c, s):
				seen = c.Sequence
			case <-ctx.Done():
				return
			}
		}
		if len(found) < parley.MaxPage {
			seen = last
		}
	}
}

// next are the changes in (seen, last] that pass the filter, a page at most.
func (l *ChangeLog) next(ctx context.Context, f parley.EventFilter, seen, last int64) ([]*parley.Change, error) {
	if seen == last {
		last++ // there is nothing, but the filter is looked at
	}
	ctx, cancel := context.WithTimeout(ctx, pollTimeout)
	defer cancel()
	page, err := l.Store.ChangePage(ctx, parley.ChangeFilter{After: seen, UpTo: last, Events: f}, parley.Page{First: parley.MaxPage, SkipTotal: true})
	return page.Items, err
}

// join begins to look at the log for the first follower; what it gives ends
// that for the last one.
func (l *ChangeLog) join() (leave func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.followers++; l.followers == 1 {
		ctx, stop := context.WithCancel(context.Background())
		l.stop, l.last, l.grown = stop, 0, make(chan struct{})
		go l.look(ctx)
	}
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.followers--; l.followers == 0 {
			l.stop()
		}
	}
}

func (l *ChangeLog) look(ctx context.Context) {
	for ; ctx.Err() == nil; sleep(ctx, pollEvery) {
		asked, cancel := context.WithTimeout(ctx, pollTimeout)
		last, err := l.Store.LastChange(asked)
		cancel()
		if err != nil {
			continue // followers wait until the store answers again
		}
		l.mu.Lock()
		if ctx.Err() == nil && last > l.last {
			l.last = last
			close(l.grown)
			l.grown = make(chan struct{})
		}
		l.mu.Unlock()
	}
}

// beyond waits until the log goes beyond seen and gives its end; not ok when
// ctx ended.
func (l *ChangeLog) beyond(ctx context.Context, seen int64) (last int64, ok bool) {
	for {
		l.mu.Lock()
		last, grown := l.last, l.grown
		l.mu.Unlock()
		if last > seen {
			return last, true
		}
		select {
		case <-grown:
		case <-ctx.Done():
			return 0, false
		}
	}
}

// sleep reports whether ctx lasted as long.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}
