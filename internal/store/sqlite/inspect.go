package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Inspect looks at the store in a file without changing it: who else may read
// it, its version, its tables and indexes, and whether what is in it holds
// together. ErrNotFound when there is no file, ErrInvalid when it is no store.
func Inspect(ctx context.Context, path string) ([]parley.Finding, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: there is no file %s; a store is made when something is first read into it", parley.ErrNotFound, path)
	case err != nil:
		return nil, fmt.Errorf("%w: look at the file of the store: %w", parley.ErrUnavailable, err)
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("find the file of the store: %w", err)
	}
	db, err := sql.Open("sqlite", asItIs(path, "query_only(1)"))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	defer db.Close()
	found, err := inspect(ctx, db)
	if err != nil {
		return nil, translate(ctx, "inspect "+path, err)
	}
	file := parley.Finding{What: "file", Is: fmt.Sprintf("%s, %d KiB", path, info.Size()>>10)}
	return append([]parley.Finding{file}, found...), nil
}

func inspect(ctx context.Context, db *sql.DB) ([]parley.Finding, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	var version, application int
	if err := db.QueryRowContext(ctx, "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id").Scan(&version, &application); err != nil {
		return nil, err
	}
	if application != applicationID {
		return nil, fmt.Errorf("%w: this is a SQLite database, but not a Parley store; name another file", parley.ErrInvalid)
	}
	schema := parley.Finding{What: "version", Is: fmt.Sprintf("schema %d, this program writes %d", version, len(files))}
	switch {
	case version > len(files):
		schema.Wrong = "it was written by a newer Parley; use that one"
	case version < len(files):
		schema.Is += "; it is brought up to date when it is next opened"
	}
	out := []parley.Finding{schema}
	if version <= len(files) {
		f, err := inspectSchema(ctx, db, files[:version])
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	for _, check := range []struct{ what, pragma, well string }{{"integrity", "integrity_check", "ok"}, {"references", "foreign_key_check", ""}} {
		said, err := lines(ctx, db, "SELECT * FROM pragma_"+check.pragma)
		if err != nil {
			return nil, err
		}
		f := parley.Finding{What: check.what, Is: "whole"}
		if text := strings.Join(said, "; "); text != check.well {
			f.Is, f.Wrong = "damaged", text+"; restore a backup"
		}
		out = append(out, f)
	}
	f, err := inspectContent(ctx, db)
	return append(out, f), err
}

// inspectSchema holds the tables and indexes against those that the migrations
// make.
func inspectSchema(ctx context.Context, db *sql.DB, files []string) (parley.Finding, error) {
	fresh, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return parley.Finding{}, err
	}
	defer fresh.Close()
	fresh.SetMaxOpenConns(1) // a second one would be another database
	for _, file := range files {
		script, err := migrations.ReadFile(file)
		if err != nil {
			return parley.Finding{}, fmt.Errorf("read migration: %w", err)
		}
		if _, err := fresh.ExecContext(ctx, string(script)); err != nil {
			return parley.Finding{}, fmt.Errorf("migration %s: %w", file, err)
		}
	}
	const all = "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1"
	want, err := lines(ctx, fresh, all)
	if err != nil {
		return parley.Finding{}, err
	}
	have, err := lines(ctx, db, all)
	if err != nil {
		return parley.Finding{}, err
	}
	there := map[string]bool{}
	for _, h := range have {
		there[h] = true
	}
	f := parley.Finding{What: "tables and indexes", Is: fmt.Sprintf("%d", len(want))}
	var missing []string
	for _, w := range want {
		if !there[w] {
			name, _, _ := strings.Cut(w, ":")
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		f.Wrong = "missing or changed: " + strings.Join(missing, ", ") + "; export what is in it and import it into a new store"
	}
	return f, nil
}

// inspectContent looks for what no update leaves behind.
func inspectContent(ctx context.Context, db *sql.DB) (parley.Finding, error) {
	var articles, mentions, events, lost int
	err := db.QueryRowContext(ctx, `SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM mentions), (SELECT COUNT(*) FROM events),
		(SELECT COUNT(*) FROM mentions m WHERE m.event_id <> '' AND NOT EXISTS (SELECT 1 FROM events e WHERE e.id = m.event_id))`).Scan(&articles, &mentions, &events, &lost)
	f := parley.Finding{What: "content", Is: fmt.Sprintf("%d articles, %d mentions, %d events", articles, mentions, events)}
	if lost > 0 {
		f.Wrong = fmt.Sprintf("%d mentions belong to events that are not there; run parley rederive", lost)
	}
	return f, err
}

func lines(ctx context.Context, db *sql.DB, query string) ([]string, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var out []string
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(sql.NullString)
		}
		if err := rows.Scan(values...); err != nil {
			return nil, err
		}
		var line []string
		for _, v := range values {
			line = append(line, v.(*sql.NullString).String)
		}
		out = append(out, strings.Join(line, " "))
	}
	return out, rows.Err()
}
