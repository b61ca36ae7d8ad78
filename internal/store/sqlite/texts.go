package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// earlierText is the columns that textOf reads.
const earlierText = "e.data, e.text, e.raw"

func textOf(s scan) (parley.Text, error) {
	var data, text string
	var raw []byte
	if err := s(&data, &text, &raw); err != nil {
		return parley.Text{}, err
	}
	t, err := listing.Decode[parley.Text](data)
	if err != nil {
		return parley.Text{}, err
	}
	t.Article.Text, t.Article.Raw = text, raw
	return *t, nil
}

func (r reader) Texts(ctx context.Context, articleIDs []string) ([][]parley.Text, error) {
	return look(ctx, r, "list texts", func(c *conn) ([][]parley.Text, error) {
		present, err := byIDs(ctx, c, articles, articleIDs)
		if err != nil {
			return nil, err
		}
		out := make([][]parley.Text, len(articleIDs))
		for i, a := range present {
			if a == nil {
				continue
			}
			q := ask("SELECT "+earlierText+" FROM earlier_texts e WHERE e.article_id = ? ORDER BY e.known_from", a.ID)
			err := c.query(ctx, q, func(s scan) error {
				t, err := textOf(s)
				out[i] = append(out[i], t)
				return err
			})
			if err != nil {
				return nil, err
			}
			said, err := blocked(ctx, c, a.ID)
			if err != nil {
				return nil, err
			}
			out[i] = append(out[i], parley.Text{Article: a, Mentions: said})
		}
		return out, nil
	})
}

func (r reader) TextsAt(ctx context.Context, at time.Time, after string) ([]parley.Text, error) {
	return look(ctx, r, "read what stood in print", func(c *conn) ([]parley.Text, error) {
		var out []parley.Text
		instant := listing.Instant(at)
		q := ask("SELECT "+articles.columns+" FROM articles a WHERE a.known_from <= ? AND a.id > ? ORDER BY a.id LIMIT ?", instant, after, parley.MaxPage)
		err := c.query(ctx, q, func(s scan) error {
			a, err := articles.read(s)
			out = append(out, parley.Text{Article: a})
			return err
		})
		if err != nil {
			return nil, err
		}
		for i := range out {
			if out[i].Mentions, err = blocked(ctx, c, out[i].Article.ID); err != nil {
				return nil, err
			}
		}
		q = ask("SELECT "+earlierText+` FROM earlier_texts e WHERE e.known_from <= ? AND e.known_to > ? AND e.article_id > ?
			ORDER BY e.article_id LIMIT ?`, instant, instant, after, parley.MaxPage)
		err = c.query(ctx, q, func(s scan) error {
			t, err := textOf(s)
			out = append(out, t)
			return err
		})
		slices.SortFunc(out, func(a, b parley.Text) int { return strings.Compare(a.Article.ID, b.Article.ID) })
		return out[:min(len(out), parley.MaxPage)], err
	})
}

// blocked are the present mentions of an article with their keys.
func blocked(ctx context.Context, c *conn, articleID string) ([]parley.BlockedMention, error) {
	var out []parley.BlockedMention
	q := ask("SELECT "+mentions.columns+" FROM mentions m WHERE m.present AND m.article_id = ? ORDER BY m.position, m.id", articleID)
	err := c.query(ctx, q, func(s scan) error {
		m, err := mentions.read(s)
		out = append(out, parley.BlockedMention{Mention: m})
		return err
	})
	for i := range out {
		if err != nil {
			break
		}
		err = c.query(ctx, ask("SELECT key FROM blocks WHERE mention_id = ? ORDER BY key", out[i].Mention.ID), func(s scan) error {
			var key string
			err := s(&key)
			out[i].Keys = append(out[i].Keys, key)
			return err
		})
	}
	return out, err
}

func (r reader) Edition(ctx context.Context, at time.Time, seen int64) (parley.Edition, error) {
	return look(ctx, r, "find the edition of an instant", func(c *conn) (parley.Edition, error) {
		var e parley.Edition
		var from, until, touched sql.NullString
		instant := listing.Instant(at)
		q := ask(`SELECT
			(SELECT MAX(at) FROM (SELECT MAX(known_from) AS at FROM articles WHERE known_from <= ?1 UNION ALL SELECT MAX(known_from) FROM earlier_texts WHERE known_from <= ?1)),
			(SELECT MIN(at) FROM (SELECT MIN(known_from) AS at FROM articles WHERE known_from > ?1 UNION ALL SELECT MIN(known_from) FROM earlier_texts WHERE known_from > ?1)),
			(SELECT COALESCE(MAX(n), 0) FROM touches),
			(SELECT MIN(known_from) FROM touches WHERE n > ?2)`, instant, seen)
		if _, err := c.one(ctx, q, &from, &until, &e.Revision, &touched); err != nil {
			return e, err
		}
		for _, x := range []struct {
			text sql.NullString
			to   *time.Time
		}{{from, &e.From}, {until, &e.Until}} {
			if !x.text.Valid {
				continue
			}
			var err error
			if *x.to, err = time.Parse(time.RFC3339Nano, x.text.String); err != nil {
				return e, fmt.Errorf("read a stored instant: %w", err)
			}
		}
		if touched.Valid {
			at, err := time.Parse(time.RFC3339Nano, touched.String)
			if err != nil {
				return e, fmt.Errorf("read a stored instant: %w", err)
			}
			e.Touched = &at
		}
		return e, nil
	})
}

func (t tx) PutText(ctx context.Context, text parley.Text) error {
	return t.view(ctx, "save an earlier text", func(c *conn) error {
		a := *text.Article
		stored := text
		stored.Article = &a
		a.Text, a.Raw = "", nil
		data, err := json.Marshal(stored)
		if err != nil {
			return fmt.Errorf("%w: earlier text of article %s: %w", parley.ErrInvalid, a.ID, err)
		}
		return c.exec(ctx, `INSERT INTO earlier_texts (article_id, known_from, known_to, data, text, raw) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (article_id, known_from) DO UPDATE SET known_to = excluded.known_to, data = excluded.data, text = excluded.text, raw = excluded.raw`,
			a.ID, listing.Instant(a.Since()), listing.Instant(text.Until), string(data), text.Article.Text, text.Article.Raw)
	})
}

func (t tx) Touch(ctx context.Context, from time.Time) error {
	return t.view(ctx, "note what changed", func(c *conn) error {
		var last int64
		if _, err := c.one(ctx, ask("SELECT COALESCE(MAX(n), 0) FROM touches"), &last); err != nil {
			return err
		}
		if err := c.exec(ctx, "DELETE FROM touches WHERE known_from >= ?", listing.Instant(from)); err != nil {
			return err
		}
		return c.exec(ctx, "INSERT INTO touches (n, known_from) VALUES (?, ?)", last+1, listing.Instant(from))
	})
}
