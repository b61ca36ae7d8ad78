package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

var articles = table[*parley.Article]{columns: "a.data, a.text, a.raw", from: "articles a", id: "a.id", read: func(s scan) (*parley.Article, error) {
	var data, text string
	var raw []byte
	if err := s(&data, &text, &raw); err != nil {
		return nil, err
	}
	a, err := listing.Decode[parley.Article](data)
	if err != nil {
		return nil, err
	}
	a.Text, a.Raw = text, raw
	return a, nil
}}

var mentions = mentionsBy(nil)

// mentionsBy reads mentions, decoded by d.
func mentionsBy(d *listing.Decoded) table[*parley.Mention] {
	return table[*parley.Mention]{columns: "m.data, m.event_id", from: "mentions m", id: "m.id", read: func(s scan) (*parley.Mention, error) {
		var data, event string
		if err := s(&data, &event); err != nil {
			return nil, err
		}
		return d.Mention(data, event)
	}}
}

func (r reader) Articles(ctx context.Context, ids []string) ([]*parley.Article, error) {
	return look(ctx, r, "read articles", func(c *conn) ([]*parley.Article, error) { return byIDs(ctx, c, articles, ids) })
}

func (r reader) FindArticle(ctx context.Context, ref parley.ArticleRef) (*parley.Article, error) {
	return look(ctx, r, "find an article", func(c *conn) (*parley.Article, error) {
		var column, value string
		for name, v := range map[string]string{"a.key": ref.Key, "a.url": ref.URL, "a.external_id": ref.ExternalID} {
			if v != "" && column != "" {
				return nil, fmt.Errorf("%w: find an article by one of key, URL and external id", parley.ErrInvalid)
			}
			if v != "" {
				column, value = name, v
			}
		}
		if column == "" {
			return nil, fmt.Errorf("%w: find an article by its key, URL or external id", parley.ErrInvalid)
		}
		found, err := page(ctx, c, articles, list{
			name: listing.Articles, where: ask("AND "+column+" = ?", value), key: "a.sort_key", desc: true,
		}, parley.Page{First: 1, SkipTotal: true})
		if err != nil {
			return nil, err
		}
		if len(found.Items) == 0 {
			return nil, fmt.Errorf("article %s: %w", value, parley.ErrNotFound)
		}
		return found.Items[0], nil
	})
}

func (r reader) ArticlePage(ctx context.Context, f parley.ArticleFilter, p parley.Page) (parley.PageOf[*parley.Article], error) {
	return look(ctx, r, "list articles", func(c *conn) (parley.PageOf[*parley.Article], error) {
		l := list{name: listing.Articles, key: "a.sort_key", desc: true}
		if f.Outlet != "" {
			l.where.add("AND a.outlet = ?", f.Outlet)
		}
		if f.From != "" {
			l.where.add("AND a.day >= ?", string(f.From))
		}
		if f.To != "" {
			l.where.add("AND a.day <= ?", string(f.To))
		}
		if err := named(&l.where, "a.id", f.Text); err != nil {
			return parley.PageOf[*parley.Article]{}, err
		}
		return page(ctx, c, articles, l, p)
	})
}

func (r reader) Copies(ctx context.Context, articleIDs []string) ([][]*parley.Article, error) {
	return grouped(ctx, r, "list copies", articles, articleIDs, "a.copy_of", "a.sort_key, a.id")
}

func (r reader) Mentions(ctx context.Context, ids []string) ([]*parley.Mention, error) {
	return look(ctx, r, "read mentions", func(c *conn) ([]*parley.Mention, error) { return byIDs(ctx, c, mentions, ids) })
}

func (r reader) MentionsOfArticles(ctx context.Context, articleIDs []string) ([][]*parley.Mention, error) {
	return grouped(ctx, r, "list mentions of articles", mentions, articleIDs, "m.present AND m.article_id", "m.position, m.id")
}

func (r reader) MentionPages(ctx context.Context, eventIDs []string, p parley.Page) ([]parley.PageOf[*parley.Mention], error) {
	return look(ctx, r, "list mentions of events", func(c *conn) ([]parley.PageOf[*parley.Mention], error) {
		return pages(ctx, c, mentionsBy(r.decoded), eventIDs, p, func(id string) list {
			return list{name: listing.Mentions, where: ask("AND m.present AND m.event_id = ?", id), key: "m.sort_key"}
		})
	})
}

// grouped reads for each parent what has it in the column, all of it.
func grouped[T any](ctx context.Context, r reader, doing string, t table[T], parents []string, column, order string) ([][]T, error) {
	return look(ctx, r, doing, func(c *conn) ([][]T, error) {
		out := make([][]T, len(parents))
		for i, parent := range parents {
			q := ask("SELECT "+t.columns+" FROM "+t.from+" WHERE "+column+" = ? ORDER BY "+order, parent)
			err := c.query(ctx, q, func(s scan) error {
				v, err := t.read(s)
				out[i] = append(out[i], v)
				return err
			})
			if err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

func (r reader) Coverage(ctx context.Context) (parley.Coverage, error) {
	return look(ctx, r, "sum up what was read", func(c *conn) (v parley.Coverage, err error) {
		var first, last sql.NullString
		_, err = c.one(ctx, ask(`SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(DISTINCT outlet) FROM articles WHERE outlet <> ''),
			(SELECT MIN(day) FROM articles), (SELECT MAX(day) FROM articles), EXISTS (SELECT 1 FROM articles WHERE demo)`),
			&v.Articles, &v.Outlets, &first, &last, &v.Demo)
		v.FirstPublished, v.LastPublished = parley.Date(first.String), parley.Date(last.String)
		return v, err
	})
}

func (t tx) PutArticle(ctx context.Context, a *parley.Article) error {
	return t.view(ctx, "save article "+a.ID, func(c *conn) error {
		rest := *a
		rest.Text, rest.Raw = "", nil
		data, err := json.Marshal(rest)
		if err != nil {
			return fmt.Errorf("%w: article %s: %w", parley.ErrInvalid, a.ID, err)
		}
		err = c.exec(ctx, `INSERT INTO articles (id, key, external_id, url, outlet, copy_of, day, demo, sort_key, data, text, raw, known_from)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET key = excluded.key, external_id = excluded.external_id, url = excluded.url, outlet = excluded.outlet,
				copy_of = excluded.copy_of, day = excluded.day, demo = excluded.demo, sort_key = excluded.sort_key, data = excluded.data,
				text = excluded.text, raw = excluded.raw, known_from = excluded.known_from`,
			a.ID, a.Key, orNull(a.ExternalID), orNull(a.URL), a.Outlet, orNull(a.CopyOf), string(a.Day()), a.Demo, listing.Article(a), string(data), a.Text, a.Raw, listing.Instant(a.Since()))
		if err != nil {
			return err
		}
		return putText(ctx, c, a.ID, string(a.Day()), []string{a.Title}, []string{a.Text})
	})
}
