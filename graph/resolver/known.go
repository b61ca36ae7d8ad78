package resolver

import (
	"context"
	"fmt"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// dated is a Reader that answers as of an instant, the present when it is
// zero, and can be taken back to an earlier one. What is read from it carries
// it down the answer (siblings), so an ancestor's instant holds for everything
// below it.
type dated struct {
	parley.Reader
	at   time.Time
	back func(ctx context.Context, at time.Time) (parley.Reader, error) // nil: only the present is told
}

// Present is a store that knownAt can take back in time: at gives what was
// known at an instant. It may be nil, and knownAt is refused then.
func Present(store parley.Reader, at func(ctx context.Context, at time.Time) (parley.Reader, error)) parley.Reader {
	return &dated{Reader: store, back: at}
}

// asOf takes a store back to an instant; the zero one asks nothing. Where it is
// already further back it stays there.
func asOf(ctx context.Context, store parley.Reader, at time.Time) (parley.Reader, error) {
	if at.IsZero() {
		return store, nil
	}
	d, ok := store.(*dated)
	if !ok || d.back == nil {
		return nil, fmt.Errorf("%w: this server tells what is known now only; leave knownAt out", parley.ErrInvalid)
	}
	if !d.at.IsZero() && !at.Before(d.at) {
		return store, nil
	}
	then, err := d.back(ctx, at)
	if err != nil {
		return nil, err
	}
	return &dated{Reader: then, at: at, back: d.back}, nil
}

// bare is the store behind a Reader, with whatever else it can do.
func bare(store parley.Reader) parley.Reader {
	if d, ok := store.(*dated); ok {
		return d.Reader
	}
	return store
}

// known is asOf for the argument of a root field.
func (r *Resolver) known(ctx context.Context, at *time.Time) (parley.Reader, error) {
	return asOf(ctx, r.Store, orElse(at, time.Time{}))
}

// Asked checks what a filter of a client asks, and takes a store back to where it
// asks for. The filter that it gives is for that store, in its words.
func Asked(ctx context.Context, store parley.Reader, f parley.EventFilter) (parley.Reader, parley.EventFilter, error) {
	f, err := inFull(f)
	if err != nil {
		return nil, f, err
	}
	at := f.KnownAt
	f.KnownAt = time.Time{}
	if store, err = asOf(ctx, store, at); err != nil {
		return nil, f, err
	}
	f, err = withIDs(ctx, store, f)
	return store, f, err
}

// ofLog checks a filter on the change log, which cannot ask for another time.
func ofLog(ctx context.Context, store parley.Reader, f parley.EventFilter) (parley.EventFilter, error) {
	if !f.KnownAt.IsZero() {
		return f, fmt.Errorf("%w: the log of changes is by the machine's clock and goes by what events are now; leave knownAt out of its filter", parley.ErrInvalid)
	}
	f, err := inFull(f)
	if err != nil {
		return f, err
	}
	return withIDs(ctx, store, f)
}
