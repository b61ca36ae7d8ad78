// Package neo4j keeps a parley.Store in a Neo4j server, 5.26 or newer, of any
// edition. README.md beside this file draws the graph; every statement stands
// in a .cypher file and takes values as parameters only.
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
)

// Config says which server, and who asks.
type Config struct {
	URI      string // bolt://, neo4j://, and +s or +ssc for TLS
	Username string
	Password string
	Database string // empty: the user's home database
}

// How long things may take, so that a caller hears within ten seconds what
// became of its question.
const (
	patience    = 9 * time.Second // one question, or one statement of an update
	retryTime   = 5 * time.Second // of transient errors, from the first try on
	acquireTime = 2 * time.Second // a connection out of the pool
	connectTime = 3 * time.Second
	writeTime   = 2 * time.Minute // after this the server drops an update whose client is silent, and its lock
)

// Store is a Neo4j database as a parley.Store.
type Store struct {
	reader
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager // a read sees what this Store wrote, in a cluster too
	database  string
	closed    atomic.Bool
	complete  atomic.Int64  // see LastChange
	turn      chan struct{} // has an item while an update of this Store runs
	heard     atomic.Int64  // when an update of this Store last ended with a word of the server, in ns since 1970
}

// Open connects, and makes the constraints and indexes that are missing.
// ErrInvalid for an address that is none or a database of a newer Parley,
// ErrUnavailable when the server does not answer or refuses the user.
func Open(ctx context.Context, c Config) (*Store, error) {
	s, err := dial(c)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open Neo4j at %s: %w", c.URI, err), s.Close())
	}
	return s, nil
}

// dial makes a store of a server that was not asked anything yet.
func dial(c Config) (*Store, error) {
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.Username, c.Password, ""), func(o *config.Config) {
		o.MaxTransactionRetryTime = retryTime
		o.ConnectionAcquisitionTimeout = acquireTime
		o.SocketConnectTimeout = connectTime
		o.FetchSize = neo4j.FetchAll // pages are small: one trip each
		o.TelemetryDisabled = true
		o.UserAgent = "parley"
	})
	if err != nil {
		return nil, fmt.Errorf("%w: Neo4j address %q: %w", parley.ErrInvalid, c.URI, err)
	}
	s := &Store{driver: driver, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), database: c.Database, turn: make(chan struct{}, 1)}
	s.reader = reader{run: s.read}
	return s, nil
}

// Close ends all connections.
func (s *Store) Close() error {
	s.closed.Store(true)
	ctx, cancel := context.WithTimeout(context.Background(), acquireTime)
	defer cancel()
	return translate(ctx, s.driver.Close(ctx))
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.bookmarks})
}

var errClosed = fmt.Errorf("%w: the store is closed", parley.ErrUnavailable)

// read answers one statement in a transaction of its own.
func (s *Store) read(ctx context.Context, q query) (records []*neo4j.Record, err error) {
	ctx, seen := observe.StoreCall(ctx, "neo4j", q.name)
	defer func() { seen(err) }()
	if s.closed.Load() {
		return nil, errClosed
	}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, errSilent)
	defer cancel()
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	// One trip where all is well, instead of three: a transaction that is begun
	// and committed is only worth it to try again.
	records, err = run(ctx, once{session}, q)
	if err != nil && neo4j.IsRetryable(err) && ctx.Err() == nil {
		records, err = neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) ([]*neo4j.Record, error) {
			return run(ctx, tx, q)
		}, neo4j.WithTxTimeout(patience))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", q.name, translate(ctx, err))
	}
	return records, nil
}

// Update implements parley.Store. The driver runs fn again after a transient
// error, with a new transaction each time. Like with any server, a connection
// that is lost in the moment of committing leaves open whether the update took
// place: that is ErrUnavailable, and doing the same again is safe.
func (s *Store) Update(ctx context.Context, fn func(parley.Tx) error) (err error) {
	ctx, seen := observe.StoreCall(ctx, "neo4j", "update")
	defer func() { seen(err) }()
	if s.closed.Load() {
		return errClosed
	}
	left, err := s.await(ctx)
	if err != nil {
		return fmt.Errorf("update: %w", err)
	}
	defer func() {
		if !errors.Is(err, parley.ErrUnavailable) {
			s.heard.Store(time.Now().UnixNano())
		}
		<-s.turn
	}()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	// Beginning and committing are bounded here, statements each by
	// themselves; what fn does in between is its own time.
	silence := time.AfterFunc(left, func() { cancel(errSilent) })
	defer silence.Stop()
	var began time.Time // the first try
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	var own error // what fn said when it ran last
	_, err = session.ExecuteWrite(ctx, func(managed neo4j.ManagedTransaction) (any, error) {
		own = nil
		t := newTx(managed)
		if began.IsZero() {
			began = time.Now()
		}
		t.patience -= min(time.Since(began), retryTime) // so that all tries end in time
		silence.Stop()
		defer silence.Reset(patience)
		if err := t.lock(ctx); err != nil {
			return nil, t.cause(err)
		}
		if err := fn(t); err != nil {
			own = err
			return nil, t.cause(err)
		}
		return nil, t.failed
	}, neo4j.WithTxTimeout(writeTime))
	switch {
	case err == nil:
		return nil
	case own != nil && !ended(ctx): // wrapped by fn as it likes, and translated already
		return own
	}
	return fmt.Errorf("update: %w", translate(ctx, err))
}

// await waits for the turn of an update, for as long as those before it get on,
// and gives what is left of the patience with a server that may be silent. In
// the server's own queue, where connections wait, only one of each Store is.
func (s *Store) await(ctx context.Context) (left time.Duration, err error) {
	began := time.Now().UnixNano()
	remains := func() time.Duration {
		return patience - time.Duration(time.Now().UnixNano()-max(began, s.heard.Load()))
	}
	for left = patience; left > 0; left = remains() {
		select {
		case s.turn <- struct{}{}:
			return remains(), nil
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-time.After(left):
		}
	}
	return 0, errSilent
}

// once runs a statement in a transaction of its own that the server begins and
// commits.
type once struct{ neo4j.SessionWithContext }

// Run sends a statement with the time limit of questions.
func (o once) Run(ctx context.Context, text string, values params) (neo4j.ResultWithContext, error) {
	return o.SessionWithContext.Run(ctx, text, values, neo4j.WithTxTimeout(patience))
}

// runner is a transaction, or what stands for one.
type runner interface {
	Run(ctx context.Context, text string, values params) (neo4j.ResultWithContext, error)
}

// run sends one statement and takes all of its answer.
func run(ctx context.Context, tx runner, q query) ([]*neo4j.Record, error) {
	result, err := tx.Run(ctx, q.text, q.params)
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}

// errSilent is the cause of a context that ended for want of an answer.
var errSilent = fmt.Errorf("%w: Neo4j gave no answer within %s", parley.ErrUnavailable, patience)
