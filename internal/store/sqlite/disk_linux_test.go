package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/sqlite"
)

// No file grows beyond so many bytes until the test lifts that: writes fail as
// they do on a full disk.
func limitFiles(t *testing.T, bytes uint64) (lift func()) {
	t.Helper()
	var before syscall.Rlimit
	set := func(l syscall.Rlimit) {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	lift = func() { set(before) }
	t.Cleanup(lift)
	set(syscall.Rlimit{Cur: bytes, Max: before.Max})
	return lift
}

// Both where the log beside the file finds no room, and where what is in the
// log finds none in the file.
func TestWhatIsAcknowledgedOnAFullDiskIsThereAndTheRestLeavesNothing(t *testing.T) {
	for name, room := range map[string]uint64{"the log": 1 << 20, "the file": 6 << 20} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "talks.db")
			s := open(t, path)
			text := strings.Repeat("long ", 50_000)
			saved := 0
			save := func() error {
				id := fmt.Sprint(saved + 1)
				err := s.Update(t.Context(), func(tx parley.Tx) error {
					if err := tx.PutArticle(t.Context(), &parley.Article{ID: "art_" + id, Key: id, Text: text}); err != nil {
						return err
					}
					return tx.PutDerived(t.Context(), parley.Derived{Events: []*parley.Event{{ID: "evt_" + id}}})
				})
				if err == nil {
					saved++
				}
				return err
			}
			whole := func(s *sqlite.Store) {
				t.Helper()
				c, err := s.Coverage(t.Context())
				page, pageErr := s.EventPage(t.Context(), parley.EventFilter{}, "", parley.Page{First: 1})
				if err != nil || pageErr != nil || c.Articles != saved || page.Total != saved {
					t.Errorf("%d articles and %d events of %d that were acknowledged, errors %v and %v", c.Articles, page.Total, saved, err, pageErr)
				}
			}
			lift := limitFiles(t, room)
			var err error
			for err == nil && saved < 1000 {
				err = save()
			}
			if !errors.Is(err, parley.ErrUnavailable) || !strings.Contains(err.Error(), "disk") {
				t.Errorf("after %d articles: %v, want ErrUnavailable that tells of the disk", saved, err)
			}
			whole(s)
			other, err := sqlite.Open(t.Context(), path)
			if err != nil {
				t.Fatalf("a second process on the full disk: %v", err)
			}
			whole(other)
			if err := other.Close(); err != nil {
				t.Error(err)
			}
			lift()
			if err := save(); err != nil {
				t.Errorf("with room again: %v", err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			again := open(t, path)
			whole(again)
			if said := again.Settings(t.Context(), "integrity_check")[0]; said != "ok" {
				t.Error(said)
			}
		})
	}
}

// asNobody lets this goroutine open files as a user who owns none of them:
// whoever runs the test may be one whom no mode of a file stops.
func asNobody(t *testing.T) {
	t.Helper()
	runtime.LockOSThread()
	if err := syscall.Setfsuid(65534); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setfsuid(os.Geteuid()); err != nil {
			t.Error(err)
		}
		runtime.UnlockOSThread()
	})
}

func TestAStoreThatMayNotBeWritten(t *testing.T) {
	made := func(t *testing.T, file, folder os.FileMode) (path string) {
		t.Helper()
		above := t.TempDir()
		dir := filepath.Join(above, "store")
		path = filepath.Join(dir, "talks.db")
		s := open(t, path)
		if err := s.Update(t.Context(), func(tx parley.Tx) error {
			return tx.PutArticle(t.Context(), &parley.Article{ID: "art_1", Key: "1"})
		}); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for name, mode := range map[string]os.FileMode{path: file, dir: folder, filepath.Dir(above): 0o755} {
			if err := os.Chmod(name, mode); err != nil {
				t.Fatal(err)
			}
		}
		t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
		return path
	}
	says := func(t *testing.T, what string, err error) {
		t.Helper()
		if !errors.Is(err, parley.ErrUnavailable) || !strings.Contains(err.Error(), "let this user write the file and the folder") {
			t.Errorf("%s: %v, want ErrUnavailable that says what to do", what, err)
		}
	}
	t.Run("neither the folder nor the file", func(t *testing.T) {
		path := made(t, 0o444, 0o555)
		asNobody(t)
		_, err := sqlite.Open(t.Context(), path)
		says(t, "opening it", err)
	})
	t.Run("no new file in the folder", func(t *testing.T) {
		path := made(t, 0o644, 0o555)
		asNobody(t)
		_, err := sqlite.Open(t.Context(), filepath.Join(filepath.Dir(path), "new.db"))
		says(t, "opening it", err)
	})
	t.Run("not the file", func(t *testing.T) {
		path := made(t, 0o444, 0o777)
		asNobody(t)
		s := open(t, path)
		says(t, "a change", s.Update(t.Context(), func(tx parley.Tx) error {
			return tx.PutArticle(t.Context(), &parley.Article{ID: "art_2", Key: "2"})
		}))
		if c, err := s.Coverage(t.Context()); err != nil || c.Articles != 1 {
			t.Errorf("a question: %d articles, error %v; want the one that is there", c.Articles, err)
		}
	})
}
