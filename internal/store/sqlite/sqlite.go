// Package sqlite keeps a Parley store in one SQLite file: the default engine,
// for one machine. Acknowledged updates survive a kill of the process and a
// loss of power.
package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	codes "modernc.org/sqlite/lib"

	"github.com/parley-talks/parley/internal/observe"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// Store is an open file. Readers work beside each other and beside the writer;
// writers of all processes take turns.
type Store struct {
	reader
	readers, writer chan *conn // the free connections
	closing         sync.Once
	closed          chan struct{}
	all             []*conn
	pools           []*sql.DB
	files           []file // none of a store in memory
}

// file is one that is open.
type file struct {
	path string
	as   os.FileInfo
}

// there is an error when a file of the store is no longer where it was opened:
// nobody would find again what is written to it, and what is read is of the past.
func there(files ...file) error {
	for _, f := range files {
		if now, err := os.Stat(f.path); err != nil || !os.SameFile(f.as, now) {
			return fmt.Errorf("%w: %s was removed or replaced while it was open; put it back, or start Parley again", parley.ErrUnavailable, f.path)
		}
	}
	return nil
}

// reader answers questions on a connection that view lends for one call.
type reader struct {
	view    func(ctx context.Context, doing string, fn func(c *conn) error) error
	decoded *listing.Decoded
}

// KeepDecoded lets readers share what they decode: what they give is not to be
// changed from then on. It is called before anything is asked.
func (s *Store) KeepDecoded() { s.decoded = listing.NewDecoded() }

var _ parley.Store = (*Store)(nil)

// Open opens the store in the file, creating it and the folders above it where
// they are missing. ErrInvalid when the file is something else, or was written
// by a newer version; ErrUnavailable when it cannot be read and written.
func Open(ctx context.Context, path string) (*Store, error) {
	if path == "" {
		return nil, fmt.Errorf("%w: name the file of the store, like sqlite:talks.db", parley.ErrInvalid)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find the file of the store: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("%w: make the folder of the store: %w", parley.ErrUnavailable, err)
	}
	s := newStore()
	if err := s.open(ctx, max(4, 2*runtime.GOMAXPROCS(0)), func(readOnly bool) string {
		if readOnly {
			return address(path, "query_only(1)")
		}
		return address(path, "cache_size(-65536)")
	}); err != nil {
		_ = s.Close() // what led here is the error to tell
		return nil, translate(ctx, "open "+path, err)
	}
	for _, name := range []string{path, path + "-wal"} {
		if as, err := os.Stat(name); err == nil { // some file systems let SQLite have no -wal
			s.files = append(s.files, file{name, as})
		}
	}
	return s, nil
}

func newStore() *Store {
	s := &Store{closed: make(chan struct{})}
	s.view = s.snapshot
	return s
}

// open connects the writer and the readers to their addresses.
func (s *Store) open(ctx context.Context, readers int, address func(readOnly bool) string) error {
	var err error
	if s.writer, err = s.connect(ctx, 1, address(false)); err != nil {
		return err
	}
	if err := migrate(ctx, s.all[0]); err != nil {
		return err
	}
	s.readers, err = s.connect(ctx, readers, address(true))
	return err
}

// address of the file with the settings of every connection.
func address(path string, more ...string) string {
	return asItIs(path, append([]string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-8192)", "temp_store(MEMORY)"}, more...)...) // the last of equals counts
}

// asItIs is the address of a file that is not to be made a store.
func asItIs(path string, pragmas ...string) string {
	pragmas = append([]string{"busy_timeout(5000)"}, pragmas...)
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive letter
		path = "/" + path
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: url.Values{"_pragma": pragmas}.Encode()}
	return u.String()
}

func (s *Store) connect(ctx context.Context, n int, address string) (chan *conn, error) {
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, err
	}
	s.pools = append(s.pools, db)
	free := make(chan *conn, n)
	for range n {
		c, err := claim(ctx, db)
		if err != nil {
			return nil, err
		}
		lent := &conn{sql: c, statements: map[string]*sql.Stmt{}}
		s.all = append(s.all, lent)
		free <- lent
	}
	return free, nil
}

// patience is the wait before a file that another process keeps busy is tried
// again.
const patience = 5 * time.Millisecond

// claim opens a connection. For the lock that makes a new file a WAL one SQLite
// does not wait by itself, so of several processes that open it at once all but
// one may be told that it is busy; they try again as long as the context lasts.
func claim(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	for {
		c, err := db.Conn(ctx)
		if code(err) != codes.SQLITE_BUSY {
			return c, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(patience):
		}
	}
}

// Close waits for calls in progress and ends the store.
func (s *Store) Close() error {
	var failed error
	s.closing.Do(func() {
		close(s.closed)
		for range cap(s.readers) {
			<-s.readers
		}
		for range cap(s.writer) {
			<-s.writer
		}
		for _, c := range s.all {
			for _, stmt := range c.statements {
				_ = stmt.Close() // the connection goes anyway
			}
			_ = c.sql.Close()
		}
		for _, db := range s.pools {
			if err := db.Close(); err != nil && failed == nil {
				failed = fmt.Errorf("sqlite: close: %w", err)
			}
		}
	})
	return failed
}

// lend waits for a free connection.
func (s *Store) lend(ctx context.Context, from chan *conn) (*conn, error) {
	select { // a closed store says so, whatever is free
	case <-s.closed:
		return nil, fmt.Errorf("%w: the store is closed", parley.ErrUnavailable)
	default:
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case <-s.closed:
		return nil, fmt.Errorf("%w: the store is closed", parley.ErrUnavailable)
	case <-ctx.Done():
		return nil, ctx.Err()
	case c := <-from:
		return c, nil
	}
}

// snapshot runs fn on what the store holds at one moment.
func (s *Store) snapshot(ctx context.Context, doing string, fn func(c *conn) error) (err error) {
	ctx, seen := observe.StoreCall(ctx, "sqlite", doing)
	defer func() { seen(err) }()
	c, err := s.lend(ctx, s.readers)
	if err != nil {
		return translate(ctx, doing, err)
	}
	defer func() { s.readers <- c }()
	// What was cut off may have begun all the same, so it is ended either way.
	defer func() { _ = c.exec(context.WithoutCancel(ctx), "ROLLBACK") }() // nothing was written
	if err := c.exec(ctx, "BEGIN"); err != nil {
		return translate(ctx, doing, err)
	}
	if err := there(s.files[:min(1, len(s.files))]...); err != nil {
		return fmt.Errorf("sqlite: %s: %w", doing, err)
	}
	return translate(ctx, doing, fn(c))
}

// Update implements parley.Store.
func (s *Store) Update(ctx context.Context, fn func(tx parley.Tx) error) (err error) {
	ctx, seen := observe.StoreCall(ctx, "sqlite", "update")
	defer func() { seen(err) }()
	c, err := s.lend(ctx, s.writer)
	if err != nil {
		return translate(ctx, "update", err)
	}
	defer func() { s.writer <- c }()
	var failed error
	_, err = c.transaction(ctx, func() (bool, error) {
		failed = fn(tx{reader{view: func(ctx context.Context, doing string, fn func(c *conn) error) error {
			return translate(ctx, doing, fn(c))
		}}, c})
		if failed == nil {
			failed = there(s.files...)
		}
		return true, failed
	})
	if failed != nil {
		return failed // the caller's own error, as it gave it
	}
	return translate(ctx, "update", err)
}

// tx is the writer's connection inside an update.
type tx struct {
	reader
	c *conn
}
