package sqlite

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"runtime"
)

// pageSize is that of a database which asks for no other, in bytes.
const pageSize = 4096

// OpenMemory opens a new, empty store that is held in memory and gone when it
// is closed. A write that would make it larger than limit bytes fails with
// ErrUnavailable, which nothing else makes of an open one.
// It is first filled and then read: here readers and a writer get in each
// other's way.
func OpenMemory(ctx context.Context, limit int64) (*Store, error) {
	s := newStore()
	name := rand.Text()
	err := s.open(ctx, max(2, runtime.GOMAXPROCS(0)), func(readOnly bool) string {
		pragmas := []string{"foreign_keys(1)", "cache_size(-1024)", "temp_store(MEMORY)", "synchronous(OFF)", "busy_timeout(5000)", fmt.Sprintf("max_page_count(%d)", limit/pageSize)}
		if readOnly {
			pragmas = append(pragmas, "query_only(1)")
		}
		u := url.URL{Scheme: "file", Path: "/" + name, RawQuery: url.Values{"vfs": {"memdb"}, "_pragma": pragmas}.Encode()}
		return u.String()
	})
	if err != nil {
		_ = s.Close() // what led here is the error to tell
		return nil, translate(ctx, "open a store in memory", err)
	}
	return s, nil
}

// Size of the database in bytes.
func (s *Store) Size(ctx context.Context) (int64, error) {
	return look(ctx, s.reader, "measure the store", func(c *conn) (size int64, err error) {
		_, err = c.one(ctx, ask("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"), &size)
		return size, err
	})
}
