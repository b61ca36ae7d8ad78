package sqlite_test

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// first is a copy of a store that the first version of the schema holds: six
// dispatches of the demonstration set.
func first(t *testing.T) string {
	t.Helper()
	packed, err := os.Open("testdata/version1.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	z, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "talks.db")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := io.Copy(f, z); err != nil {
		t.Fatal(err)
	}
	return path
}

// A store of any older version is brought up to date with all that it holds.
func TestEveryOlderVersionIsBroughtUpToDate(t *testing.T) {
	for version := 1; version <= sqlite.Version(); version++ {
		t.Run(fmt.Sprint("from ", version), func(t *testing.T) {
			path := first(t)
			if err := sqlite.MigrateTo(t.Context(), path, version); err != nil {
				t.Fatal(err)
			}
			wantVersion(t, path, version)
			s := open(t, path)
			events, err := s.EventPage(t.Context(), parley.EventFilter{}, parley.TimeDesc, parley.Page{First: 1})
			if err != nil || events.Total != 13 || events.Items[0].Title == "" {
				t.Errorf("%d events, the latest %+v, error %v; want 13", events.Total, events.Items, err)
			}
			if c, err := s.Coverage(t.Context()); err != nil || c.Articles != 6 || c.Outlets != 2 {
				t.Errorf("%+v, error %v; want six articles of two outlets", c, err)
			}
			if hits, err := s.Search(t.Context(), "Istanbul", parley.Page{SkipTotal: true}); err != nil || len(hits.Items) == 0 {
				t.Errorf("%d hits, error %v", len(hits.Items), err)
			}
			err = s.Update(t.Context(), func(tx parley.Tx) error {
				return tx.PutArticle(t.Context(), &parley.Article{ID: "art_new", Key: "new", Text: "x"})
			})
			if err != nil {
				t.Errorf("it takes nothing new: %v", err)
			}
			wantVersion(t, path, sqlite.Version())
			wantWell(t, path)
		})
	}
}

func wantVersion(t *testing.T, path string, want int) {
	t.Helper()
	var got int
	if err := raw(t, path).QueryRowContext(t.Context(), "PRAGMA user_version").Scan(&got); err != nil || got != want {
		t.Fatalf("version %d, error %v; want %d", got, err, want)
	}
}

func wantWell(t *testing.T, path string) {
	t.Helper()
	found, err := sqlite.Inspect(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Wrong != "" {
			t.Errorf("%s: %s: %s", f.What, f.Is, f.Wrong)
		}
	}
}

func TestInspectSaysWhatIsWrong(t *testing.T) {
	for what, statements := range map[string][]string{
		"tables and indexes": {"DROP INDEX articles_outlet"},
		"version":            {"PRAGMA user_version = 99"},
		"references":         {"PRAGMA foreign_keys = 0", "UPDATE mentions SET article_id = 'art_gone'"},
		"content":            {"PRAGMA foreign_keys = 0", "DELETE FROM events"},
	} {
		path := first(t)
		if err := open(t, path).Close(); err != nil { // brings it up to date
			t.Fatal(err)
		}
		db := raw(t, path)
		db.SetMaxOpenConns(1)
		for _, s := range statements {
			if _, err := db.ExecContext(t.Context(), s); err != nil {
				t.Fatal(err)
			}
		}
		found, err := sqlite.Inspect(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		var wrong []string
		for _, f := range found {
			if f.Wrong != "" {
				wrong = append(wrong, f.What)
			}
		}
		if !strings.Contains(fmt.Sprint(wrong), what) {
			t.Errorf("after %v: wrong are %v, want %s among them", statements, wrong, what)
		}
	}
}

func TestInspectChangesNothing(t *testing.T) {
	path := first(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wantWell(t, path)
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file is another one afterwards; error %v", err)
	}
	missing := filepath.Join(t.TempDir(), "missing.db")
	if _, err := sqlite.Inspect(t.Context(), missing); !errors.Is(err, parley.ErrNotFound) {
		t.Errorf("a file that is not there: %v, want ErrNotFound", err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("a file that is not there is made")
	}
}

// A backup is of one moment, also while others write, and comes back whole.
func TestABackupBesideAWriterIsWholeAndComesBack(t *testing.T) {
	path, copied := filepath.Join(t.TempDir(), "talks.db"), filepath.Join(t.TempDir(), "copy.db")
	s := open(t, path)
	// Each update keeps two articles: a copy of one moment has an even number.
	put := func(n int) error {
		return s.Update(t.Context(), func(tx parley.Tx) error {
			for i := range 2 {
				id := fmt.Sprint(2*n + i)
				if err := tx.PutArticle(t.Context(), &parley.Article{ID: "art_" + id, Key: id, Text: "x"}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := put(0); err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan error, 1)
	go func() {
		for n := 1; ; n++ {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
			}
			if err := put(n); err != nil {
				stopped <- err
				return
			}
		}
	}()
	err := sqlite.Backup(t.Context(), path, copied)
	close(stop)
	if failed := <-stopped; failed != nil || err != nil {
		t.Fatal(failed, err)
	}
	if err := sqlite.Backup(t.Context(), path, copied); !errors.Is(err, parley.ErrConflict) {
		t.Errorf("over a file that is there: %v, want ErrConflict", err)
	}
	again := filepath.Join(t.TempDir(), "again.db")
	if err := sqlite.Restore(t.Context(), copied, again); err != nil {
		t.Fatal(err)
	}
	c, err := open(t, again).Coverage(t.Context())
	if err != nil || c.Articles < 2 || c.Articles%2 != 0 {
		t.Errorf("%d articles, error %v; want an even number", c.Articles, err)
	}
	if err := sqlite.Restore(t.Context(), copied, path); !errors.Is(err, parley.ErrConflict) {
		t.Errorf("over a store that is there: %v, want ErrConflict", err)
	}
}

func TestADamagedBackupIsNotRestored(t *testing.T) {
	damaged, again := first(t), filepath.Join(t.TempDir(), "again.db")
	text, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(damaged, append(text[:len(text)/2], make([]byte, len(text)/2)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Restore(t.Context(), damaged, again); err == nil {
		t.Error("half a backup is restored")
	}
	if _, err := os.Stat(again); err == nil {
		t.Error("half a backup leaves a file")
	}
}

// A folder that may not be written to is said, and nothing is left in it.
func TestAReadOnlyFolderIsUnavailable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser writes everywhere")
	}
	path := first(t)
	dir := filepath.Dir(path)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	for _, name := range []string{path, filepath.Join(dir, "new.db")} {
		if _, err := sqlite.Open(t.Context(), name); !errors.Is(err, parley.ErrUnavailable) {
			t.Errorf("%s: %v, want ErrUnavailable", name, err)
		}
	}
}
