package sqlite

import (
	"context"
	"fmt"
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
