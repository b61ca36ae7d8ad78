package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

func TestOpenMakesFoldersAndTakesOddNames(t *testing.T) {
	for _, name := range []string{"a/b/talks.db", "with space.db", "what?.db", "100%.db", "#1&x=y.db", "файл.db"} {
		path := filepath.Join(t.TempDir(), filepath.FromSlash(name))
		open(t, path)
		if _, err := os.Stat(path); err != nil {
			t.Errorf("the file has another name: %v", err)
		}
	}
}

// raw opens the file beside the store, as another program would.
func raw(t *testing.T, path string, statements ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	return db
}

func TestOpenRefusesWhatIsNotItsOwn(t *testing.T) {
	dir := t.TempDir()
	newer, foreign, text := filepath.Join(dir, "newer.db"), filepath.Join(dir, "foreign.db"), filepath.Join(dir, "text.db")
	s, err := sqlite.Open(t.Context(), newer)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, newer, "PRAGMA user_version = 99")
	raw(t, foreign, "CREATE TABLE recipes (name TEXT)")
	if err := os.WriteFile(text, []byte(strings.Repeat("this is a letter, not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, says string
		is         error
	}{
		{newer, "newer Parley", parley.ErrInvalid},
		{foreign, "not a Parley store", parley.ErrInvalid},
		{text, "not a database", parley.ErrInvalid},
		{"", "name the file", parley.ErrInvalid},
		{dir, "unable to open", parley.ErrUnavailable},
		{filepath.Join(text, "below", "a.db"), "make the folder", parley.ErrUnavailable},
	} {
		_, err := sqlite.Open(t.Context(), c.path)
		if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want %q and %v", c.path, err, c.says, c.is)
		}
	}
	db := raw(t, foreign)
	var tables int
	if err := db.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM sqlite_schema").Scan(&tables); err != nil || tables != 1 {
		t.Errorf("the foreign file has %d tables afterwards, error %v", tables, err)
	}
}

func TestManyOpenAFreshStoreAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.db")
	failed := make(chan error, 4)
	for range cap(failed) {
		go func() {
			s, err := sqlite.Open(t.Context(), path)
			if err == nil {
				err = s.Close()
			}
			failed <- err
		}()
	}
	for range cap(failed) {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
}

// SQLite does not wait by itself for another writer when it makes a file a WAL
// one.
func TestOpeningWaitsWhileANewFileIsBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.db")
	other := raw(t, path, "PRAGMA application_id = 0x5061726c")
	other.SetMaxOpenConns(1) // all statements on one connection
	if _, err := other.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	opened := make(chan error, 1)
	go func() {
		s, err := sqlite.Open(t.Context(), path)
		if err == nil {
			err = s.Close()
		}
		opened <- err
	}()
	select {
	case err := <-opened:
		t.Fatalf("while another process writes: %v, want no answer yet", err)
	case <-time.After(100 * time.Millisecond):
	}
	if _, err := other.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := <-opened; err != nil {
		t.Errorf("once it is free: %v", err)
	}
}

func TestEveryConnectionIsSafeAgainstLossOfPower(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.db")
	s := open(t, path)
	for setting, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"} {
		for _, got := range s.Settings(t.Context(), setting) {
			if got != want {
				t.Errorf("%s is %s, want %s", setting, got, want)
			}
		}
	}
}

func TestAFullDiskIsUnavailableAndUndoneAndPasses(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "talks.db"))
	save := func(n int, text string) error {
		return s.Update(t.Context(), func(tx parley.Tx) error {
			return tx.PutArticle(t.Context(), &parley.Article{ID: fmt.Sprint("art_", n), Key: fmt.Sprint(n), Text: text})
		})
	}
	if err := s.Limit(t.Context(), 1); err != nil { // as it is, no page more
		t.Fatal(err)
	}
	if err := save(1, strings.Repeat("long ", 1<<16)); !errors.Is(err, parley.ErrUnavailable) || !strings.Contains(err.Error(), "make room") {
		t.Errorf("error %v, want ErrUnavailable that says what to do", err)
	}
	if err := s.Limit(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	if err := save(2, "short"); err != nil {
		t.Error(err)
	}
	if c, err := s.Coverage(t.Context()); err != nil || c.Articles != 1 {
		t.Errorf("%d articles, error %v", c.Articles, err)
	}
}

// What is written to a file that somebody removed is gone with the process, so
// it is not acknowledged.
func TestFilesThatAreRemovedWhileTheyAreOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows removes no file that is open")
	}
	for end, reads := range map[string]bool{"": false, "-wal": true} {
		path := filepath.Join(t.TempDir(), "talks.db")
		s := open(t, path)
		check := func(when string, there bool) {
			t.Helper()
			saved := s.Update(t.Context(), func(tx parley.Tx) error {
				return tx.PutArticle(t.Context(), &parley.Article{ID: "art_1", Key: "1"})
			})
			_, read := s.Coverage(t.Context())
			for what, err := range map[string]error{"a change": saved, "a question": read} {
				if there || reads && what == "a question" {
					if err != nil {
						t.Errorf("%q %s: %s: %v", end, when, what, err)
					}
				} else if !errors.Is(err, parley.ErrUnavailable) || !strings.Contains(err.Error(), "put it back") {
					t.Errorf("%q %s: %s: %v, want ErrUnavailable that says what to do", end, when, what, err)
				}
			}
		}
		move := func(from, to string) {
			t.Helper()
			if err := os.Rename(path+from, path+to); err != nil {
				t.Fatal(err)
			}
		}
		check("at first", true)
		move(end, end+".away")
		check("removed", false)
		if err := os.WriteFile(path+end, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		check("replaced", false)
		move(end+".away", end)
		check("put back", true)
	}
}

func TestAFilterOfTooManyValuesIsRefused(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "talks.db"))
	for _, n := range []int{1000, 1025, 100_000} {
		many := make([]string, n)
		_, err := s.EventPage(t.Context(), parley.EventFilter{Actors: many, Without: many, Venues: many, Outlets: many}, "", parley.Page{})
		if refused := errors.Is(err, parley.ErrInvalid); refused != (n > 1024) || !refused && err != nil {
			t.Errorf("%d values: error %v", n, err)
		}
	}
}

// TestAcknowledgedUpdatesSurviveAKill starts this test again as a process that
// writes and says what was acknowledged, and kills it in the middle.
func TestAcknowledgedUpdatesSurviveAKill(t *testing.T) {
	if path := os.Getenv("PARLEY_TEST_KILLED"); path != "" {
		writeUntilKilled(t, path)
	}
	path := filepath.Join(t.TempDir(), "talks.db")
	for round := range 5 {
		ctx, kill := context.WithTimeout(t.Context(), 30*time.Second)
		cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestAcknowledgedUpdatesSurviveAKill$")
		cmd.Env = append(os.Environ(), "PARLEY_TEST_KILLED="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 0, 1<<16)
		for lines := 0; lines < 10+round*7; lines = strings.Count(string(buf), "\n") {
			n, err := out.Read(buf[len(buf):cap(buf)])
			buf = buf[:len(buf)+n]
			if err != nil {
				t.Fatalf("the writer ended by itself: %v, after %s", err, buf)
			}
		}
		kill()
		_ = cmd.Wait() // killed

		said := strings.Split(strings.TrimSpace(string(buf[:strings.LastIndexByte(string(buf), '\n')])), "\n")
		acknowledged, err := strconv.Atoi(said[len(said)-1])
		if err != nil {
			t.Fatal(err)
		}
		s := open(t, path)
		c, err := s.Coverage(t.Context())
		if err != nil || c.Articles < acknowledged {
			t.Fatalf("%d of %d acknowledged articles are there, error %v", c.Articles, acknowledged, err)
		}
		if page, err := s.EventPage(t.Context(), parley.EventFilter{}, "", parley.Page{First: 1}); err != nil || page.Total != c.Articles {
			t.Fatalf("%d events of %d articles: an update is there by half; error %v", page.Total, c.Articles, err)
		}
		for _, said := range s.Settings(t.Context(), "integrity_check") {
			if said != "ok" {
				t.Fatal(said)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// writeUntilKilled saves an article with its event again and again, and prints
// how many were acknowledged.
func writeUntilKilled(t *testing.T, path string) {
	s := open(t, path)
	c, err := s.Coverage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for n := c.Articles + 1; ; n++ {
		id := strconv.Itoa(n)
		err := s.Update(t.Context(), func(tx parley.Tx) error {
			if err := tx.PutArticle(t.Context(), &parley.Article{ID: "art_" + id, Key: id, Text: "x"}); err != nil {
				return err
			}
			return tx.PutDerived(t.Context(), parley.Derived{Events: []*parley.Event{{ID: "evt_" + id}}})
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stdout.WriteString(id + "\n"); err != nil {
			t.Fatal(err)
		}
	}
}

// The instant from which an article stands is the same when the migration finds
// it in the data as when it is saved.
func TestMigrationDatesTheTextsOfArticles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.db")
	s := open(t, path)
	published := time.Date(2025, 3, 30, 1, 30, 0, 0, time.FixedZone("", 3*3600))
	updates := []time.Time{{}, time.Date(2025, 4, 1, 0, 0, 0, 120_000_000, time.UTC), time.Date(2025, 4, 1, 0, 0, 0, 1, time.FixedZone("", -9*3600-1800))}
	for _, d := range []time.Duration{-time.Hour, time.Hour, 123_456_789, 5_000_000} {
		updates = append(updates, published.Add(d))
	}
	for i, updated := range updates {
		id := fmt.Sprint("art_", i)
		err := s.Update(t.Context(), func(tx parley.Tx) error {
			return tx.PutArticle(t.Context(), &parley.Article{ID: id, Key: id, Published: published, Updated: updated})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	read := func(db *sql.DB) (out []string) {
		rows, err := db.QueryContext(t.Context(), "SELECT known_from FROM articles ORDER BY id")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var at string
			if err := rows.Scan(&at); err != nil {
				t.Fatal(err)
			}
			out = append(out, at)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return out
	}
	want := read(raw(t, path))
	names, err := filepath.Glob("migrations/*_texts.sql")
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	script, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	_, dating, _ := strings.Cut(string(script), "UPDATE articles")
	dating, _, _ = strings.Cut(dating, ";")
	got := read(raw(t, path, "UPDATE articles SET known_from = ''", "UPDATE articles"+dating))
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("article %d: the migration says %s, saving %s", i, got[i], want[i])
		}
	}
}
