package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

var hits = table[parley.Hit]{columns: "t.id", from: "texts t", id: "t.id", read: func(s scan) (h parley.Hit, err error) {
	err = s(&h.ID)
	return h, err
}}

func (r reader) Search(ctx context.Context, text string, p parley.Page) (parley.PageOf[parley.Hit], error) {
	return look(ctx, r, "search", func(c *conn) (parley.PageOf[parley.Hit], error) {
		l := list{name: listing.Hits, key: "key", desc: true}
		terms, _, err := listing.Asked(text)
		if err != nil {
			return parley.PageOf[parley.Hit]{}, err
		}
		l.from = "(SELECT id, '' AS key FROM texts WHERE 0) t"
		if len(terms) > 0 {
			// The key is listing.Hit.
			l.from = `(SELECT t.id, (words.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)) || '|' || t.date || ' ' || t.id AS key
				FROM words JOIN texts t ON t.n = words.rowid WHERE words MATCH ? AND t.date IS NOT NULL) t`
			l.where.args = []any{"{title} : (" + match(terms) + ")", match(terms)}
		}
		return page(ctx, c, hits, l, p)
	})
}

// noHit is the date of texts that searches pass over.
const noHit = "-"

// putText replaces what a thing is found by. date: as listing.Hit takes it.
func putText(ctx context.Context, c *conn, id, date string, title, body []string) error {
	if err := c.exec(ctx, "INSERT OR IGNORE INTO texts (id) VALUES (?)", id); err != nil {
		return err
	}
	var n int64
	if _, err := c.one(ctx, ask("UPDATE texts SET date = ? WHERE id = ? RETURNING n", sql.NullString{String: date, Valid: date != noHit}, id), &n); err != nil {
		return err
	}
	return c.exec(ctx, "INSERT OR REPLACE INTO words (rowid, title, body) VALUES (?, ?, ?)", n,
		strings.Join(listing.Terms(title...), " "), strings.Join(listing.Terms(body...), " "))
}

func removeText(ctx context.Context, c *conn, id string) error {
	if err := c.exec(ctx, "DELETE FROM words WHERE rowid = (SELECT n FROM texts WHERE id = ?)", id); err != nil {
		return err
	}
	return c.exec(ctx, "DELETE FROM texts WHERE id = ?", id)
}

func orNull(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
