package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"github.com/parley-talks/parley/internal/parley"
)

// conn is one connection with its prepared statements. It serves one goroutine
// at a time.
type conn struct {
	sql        *sql.Conn
	statements map[string]*sql.Stmt
}

// maxStatements bounds the prepared statements of a connection: filters
// combine into many texts, of which few come again and again.
const maxStatements = 300

func (c *conn) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if s := c.statements[text]; s != nil {
		return s, nil
	}
	if len(c.statements) >= maxStatements {
		for text, s := range c.statements {
			_ = s.Close() // nothing depends on it
			delete(c.statements, text)
		}
	}
	s, err := c.sql.PrepareContext(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", text, err)
	}
	c.statements[text] = s
	return s, nil
}

func (c *conn) exec(ctx context.Context, text string, args ...any) error {
	s, err := c.prepared(ctx, text) //nolint:sqlclosecheck // it stays with the connection
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, args...)
	return err
}

// query calls each for every row.
func (c *conn) query(ctx context.Context, q query, each func(scan func(dest ...any) error) error) error {
	s, err := c.prepared(ctx, q.text()) //nolint:sqlclosecheck // it stays with the connection
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, q.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the only row; found is false when there is none.
func (c *conn) one(ctx context.Context, q query, dest ...any) (found bool, err error) {
	err = c.query(ctx, q, func(scan func(...any) error) error {
		found = true
		return scan(dest...)
	})
	return found, err
}

// transaction runs fn with the store's write lock, waiting for it as long as
// the context lasts.
func (c *conn) transaction(ctx context.Context, fn func() (bool, error)) (done bool, err error) {
	committed := false
	// The end of a transaction may not be cut off half-way.
	whole := context.WithoutCancel(ctx)
	defer func() { // also when fn panics, or a BEGIN that was cut off had begun
		if !committed {
			_ = c.exec(whole, "ROLLBACK") // the error that led here is the one to tell
		}
	}()
	for {
		if err = c.exec(ctx, "BEGIN IMMEDIATE"); err == nil {
			break
		}
		if code(err) != codes.SQLITE_BUSY || ctx.Err() != nil {
			return false, err
		}
	}
	if done, err = fn(); err != nil {
		return done, err
	}
	if err = ctx.Err(); err != nil {
		return done, err
	}
	if err = c.exec(whole, "COMMIT"); err != nil {
		return done, err
	}
	committed = true
	return done, nil
}

// code is SQLite's primary result code, 0 when err is none of its errors.
func code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// translate wraps an engine's error in the sentinel that callers decide on.
func translate(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	for _, known := range []error{parley.ErrNotFound, parley.ErrInvalid, parley.ErrConflict, parley.ErrUnavailable} {
		if errors.Is(err, known) {
			return err
		}
	}
	if ctx.Err() != nil {
		return fmt.Errorf("sqlite: %s: %w", doing, ctx.Err())
	}
	kind := sentinel(err)
	if kind == nil {
		return fmt.Errorf("sqlite: %s: %w", doing, err)
	}
	if todo := advice(err); todo != "" {
		return fmt.Errorf("sqlite: %s: %w: %w; %s", doing, kind, err, todo)
	}
	return fmt.Errorf("sqlite: %s: %w: %w", doing, kind, err)
}

// advice is what to do about an error of the file, empty where that is plain.
func advice(err error) string {
	switch code(err) {
	case codes.SQLITE_FULL:
		return "make room on the disk and do it again: nothing of it was kept, what was there is whole"
	case codes.SQLITE_IOERR:
		return "see whether the disk is full or gone, and do it again: nothing of it was kept"
	case codes.SQLITE_READONLY, codes.SQLITE_PERM, codes.SQLITE_CANTOPEN:
		return "let this user write the file and the folder that it is in, or copy the store to where that is so"
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return "another process keeps it; try again"
	case codes.SQLITE_CORRUPT:
		return "parley doctor says what is wrong; restore a backup"
	}
	return ""
}

func sentinel(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code() {
	case codes.SQLITE_CONSTRAINT_FOREIGNKEY:
		return parley.ErrInvalid // it names what is not there
	case codes.SQLITE_CONSTRAINT_UNIQUE, codes.SQLITE_CONSTRAINT_PRIMARYKEY:
		return parley.ErrConflict
	}
	switch e.Code() & 0xff {
	case codes.SQLITE_TOOBIG, codes.SQLITE_NOTADB:
		return parley.ErrInvalid
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED, codes.SQLITE_FULL, codes.SQLITE_IOERR, codes.SQLITE_CANTOPEN,
		codes.SQLITE_READONLY, codes.SQLITE_CORRUPT, codes.SQLITE_PERM, codes.SQLITE_AUTH, codes.SQLITE_NOMEM, codes.SQLITE_PROTOCOL:
		return parley.ErrUnavailable
	}
	return nil
}
