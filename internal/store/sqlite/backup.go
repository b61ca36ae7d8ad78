package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parley-talks/parley/internal/parley"
)

// Backup writes what the store in a file holds at one moment into a new file,
// beside whoever reads and writes it. ErrConflict when the new file is there
// already, ErrNotFound when there is no store.
func Backup(ctx context.Context, path, to string) error {
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("%w: there is no store in %s: %w", parley.ErrNotFound, path, err)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("find the file of the store: %w", err)
	}
	return fill(to, func(new string) error {
		db, err := sql.Open("sqlite", asItIs(path))
		if err != nil {
			return fmt.Errorf("open %s: %w", path, err)
		}
		defer db.Close()
		_, err = db.ExecContext(ctx, "VACUUM INTO ?", new)
		return translate(ctx, "copy "+path, err)
	})
}

// Restore makes the store in a file anew from a backup, which is looked through
// first. ErrConflict when there is a file already: it is not for this to remove.
func Restore(ctx context.Context, from, path string) error {
	found, err := Inspect(ctx, from)
	if err != nil {
		return fmt.Errorf("look through the backup: %w", err)
	}
	for _, f := range found {
		if f.Wrong != "" {
			return fmt.Errorf("%w: the backup is not whole: %s: %s", parley.ErrInvalid, f.What, f.Wrong)
		}
	}
	for _, rest := range []string{path + "-wal", path + "-shm"} {
		if _, err := os.Stat(rest); err == nil {
			return fmt.Errorf("%w: %s is left of another store; move it away", parley.ErrConflict, rest)
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("%w: make the folder of the store: %w", parley.ErrUnavailable, err)
	}
	return fill(path, func(new string) error {
		in, err := os.Open(from)
		if err != nil {
			return fmt.Errorf("open the backup: %w", err)
		}
		defer in.Close()
		out, err := os.OpenFile(new, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return fmt.Errorf("make the file of the store: %w", err)
		}
		_, err = io.Copy(out, in)
		return errors.Join(err, out.Close())
	})
}

// fill lets make write a new file and puts it in its place when it is whole and
// on the disk. A file that is there already stays.
func fill(path string, make func(new string) error) error {
	taken := fmt.Errorf("%w: %s is there already; name another file, or move it away", parley.ErrConflict, path)
	if _, err := os.Lstat(path); err == nil {
		return taken
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), ".parley-*") // readable by its owner alone
	if err != nil {
		return fmt.Errorf("%w: make a file beside %s: %w", parley.ErrUnavailable, path, err)
	}
	defer os.RemoveAll(folder)
	whole := filepath.Join(folder, "whole.db")
	if err := make(whole); err != nil {
		return err
	}
	f, err := os.OpenFile(whole, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	if err := errors.Join(f.Chmod(0o600), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("%w: write %s: %w", parley.ErrUnavailable, path, err)
	}
	if err := os.Link(whole, path); errors.Is(err, fs.ErrExist) {
		return taken
	} else if err != nil { // a file system without links
		if err := os.Rename(whole, path); err != nil {
			return fmt.Errorf("%w: put the copy at %s: %w", parley.ErrUnavailable, path, err)
		}
	}
	return nil
}
