package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
)

// Settings is what a pragma says on each connection. It waits for none, so it
// is for stores that nobody else uses.
func (s *Store) Settings(ctx context.Context, pragma string) []string {
	var out []string
	for _, c := range s.all {
		var value string
		if err := c.sql.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&value); err != nil {
			value = fmt.Sprint("error: ", err)
		}
		out = append(out, value)
	}
	return out
}

// Limit bounds the pages of the file, as a full disk does; 0 lifts it.
func (s *Store) Limit(ctx context.Context, pages int) error {
	if pages == 0 {
		pages = 1 << 30
	}
	_, err := s.all[0].sql.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages))
	return err
}

// Version of the schema that this package reads and writes.
func Version() int {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		panic(err)
	}
	return len(files)
}

// MigrateTo brings the store in a file to a version and no further.
func MigrateTo(ctx context.Context, path string, version int) error {
	db, err := sql.Open("sqlite", asItIs(path))
	if err != nil {
		return err
	}
	defer db.Close()
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	lent := &conn{sql: c, statements: map[string]*sql.Stmt{}}
	defer func() {
		for _, s := range lent.statements {
			_ = s.Close()
		}
	}()
	return migrateTo(ctx, lent, files[:version])
}
