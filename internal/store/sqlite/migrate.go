package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/parley-talks/parley/internal/parley"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a database file as a Parley store ("Parl").
const applicationID = 0x5061726c

// migrate brings the store to the schema of this program: the files of
// migrations in order of name, the n-th of which makes version n. Each runs in
// a transaction of its own; of two processes one does it and the other waits.
func migrate(ctx context.Context, c *conn) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("list migrations: %w", err)
	}
	return migrateTo(ctx, c, files)
}

func migrateTo(ctx context.Context, c *conn, files []string) error {
	for {
		done, err := c.transaction(ctx, func() (bool, error) { return step(ctx, c, files) })
		if done || err != nil {
			return err
		}
	}
}

// step applies the next migration, if there is one left.
func step(ctx context.Context, c *conn, files []string) (done bool, err error) {
	var version, application, tables int
	row := c.sql.QueryRowContext(ctx, `SELECT user_version, application_id, (SELECT COUNT(*) FROM sqlite_schema) FROM pragma_user_version, pragma_application_id`)
	if err := row.Scan(&version, &application, &tables); err != nil {
		return false, fmt.Errorf("read the schema's version: %w", err)
	}
	switch {
	case tables > 0 && application != applicationID:
		return false, fmt.Errorf("%w: this is a SQLite database, but not a Parley store; name another file", parley.ErrInvalid)
	case version > len(files):
		return false, fmt.Errorf("%w: this store was written by a newer Parley (schema %d, this program knows %d); use that one, or another file", parley.ErrInvalid, version, len(files))
	case version == len(files):
		return true, nil
	}
	script, err := migrations.ReadFile(files[version])
	if err != nil {
		return false, fmt.Errorf("read migration: %w", err)
	}
	if _, err := c.sql.ExecContext(ctx, string(script)); err != nil {
		return false, fmt.Errorf("migration %s: %w", files[version], err)
	}
	// PRAGMA takes no parameters.
	_, err = c.sql.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1))
	return false, err
}
