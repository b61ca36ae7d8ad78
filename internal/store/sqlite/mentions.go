package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

func (t tx) PutMentions(ctx context.Context, ms []parley.BlockedMention) error {
	return t.view(ctx, "save mentions", func(c *conn) error {
		for _, b := range ms {
			if err := putMention(ctx, c, b); err != nil {
				return fmt.Errorf("mention %s: %w", b.Mention.ID, err)
			}
		}
		return nil
	})
}

func putMention(ctx context.Context, c *conn, b parley.BlockedMention) error {
	m := b.Mention
	data, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	err = c.exec(ctx, `INSERT INTO mentions (id, article_id, position, event_id, present, attributed, sort_key, data)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET article_id = excluded.article_id, position = excluded.position, event_id = excluded.event_id,
			present = excluded.present, attributed = excluded.attributed, sort_key = excluded.sort_key, data = excluded.data`,
		m.ID, m.ArticleID, m.Position, m.EventID, m.KnownTo.IsZero(), m.AttributedTo, listing.Mention(m), string(data))
	if err != nil {
		return err
	}
	if err := c.exec(ctx, "DELETE FROM blocks WHERE mention_id = ?", m.ID); err != nil {
		return err
	}
	for some := range slices.Chunk(b.Keys, 32) {
		// lists of many lengths share a statement: the last key is put again
		n := len(some)
		for n&(n-1) != 0 {
			n++
		}
		args := make([]any, 0, 2*n)
		for i := range n {
			args = append(args, some[min(i, len(some)-1)], m.ID)
		}
		if err := c.exec(ctx, "INSERT OR IGNORE INTO blocks (key, mention_id) VALUES (?, ?)"+strings.Repeat(", (?, ?)", n-1), args...); err != nil {
			return err
		}
	}
	return nil
}

func (t tx) DeleteMentions(ctx context.Context, ids []string) error {
	return t.view(ctx, "delete mentions", func(c *conn) error {
		for _, id := range ids {
			if err := c.exec(ctx, "DELETE FROM mentions WHERE id = ?", id); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t tx) BlockMembers(ctx context.Context, keys []string) ([]parley.BlockedMention, error) {
	return look(ctx, t.reader, "find mentions by block", func(c *conn) ([]parley.BlockedMention, error) {
		found := map[string]*parley.Mention{}
		for _, key := range keys {
			q := ask("SELECT "+mentions.columns+" FROM blocks b JOIN mentions m ON m.id = b.mention_id WHERE b.key = ? AND m.present", key)
			err := c.query(ctx, q, func(s scan) error {
				m, err := mentions.read(s)
				if err == nil {
					found[m.ID] = m
				}
				return err
			})
			if err != nil {
				return nil, err
			}
		}
		var out []parley.BlockedMention
		for _, id := range sorted(found) {
			b := parley.BlockedMention{Mention: found[id]}
			err := c.query(ctx, ask("SELECT key FROM blocks WHERE mention_id = ? ORDER BY key", id), func(s scan) error {
				var key string
				err := s(&key)
				b.Keys = append(b.Keys, key)
				return err
			})
			if err != nil {
				return nil, err
			}
			out = append(out, b)
		}
		return out, nil
	})
}

func (t tx) BlockKeys(ctx context.Context, prefixes []string) ([]string, error) {
	return look(ctx, t.reader, "list block keys", func(c *conn) ([]string, error) {
		found := map[string]bool{}
		for _, prefix := range prefixes {
			if err := keysWith(ctx, c, prefix, found); err != nil {
				return nil, err
			}
		}
		return sorted(found), nil
	})
}

// keysWith goes from key to key: one that many mentions have costs one look-up.
func keysWith(ctx context.Context, c *conn, prefix string, found map[string]bool) error {
	for from := prefix; ; {
		var key string
		ok, err := c.one(ctx, ask("SELECT key FROM blocks WHERE key >= ? ORDER BY key LIMIT 1", from), &key)
		if err != nil || !ok || !strings.HasPrefix(key, prefix) {
			return err
		}
		present := false
		q := ask("SELECT EXISTS (SELECT 1 FROM blocks b JOIN mentions m ON m.id = b.mention_id WHERE b.key = ? AND m.present)", key)
		if _, err := c.one(ctx, q, &present); err != nil {
			return err
		}
		if present {
			found[key] = true
		}
		from = key + "\x00"
	}
}

func (t tx) EventsWith(ctx context.Context, asked []parley.EventKey) ([]*parley.Event, error) {
	return look(ctx, t.reader, "find events by block", func(c *conn) ([]*parley.Event, error) {
		found := map[string]*parley.Event{}
		for _, k := range asked {
			var ids []string
			q := ask(`SELECT DISTINCT e.id FROM blocks b JOIN mentions m ON m.id = b.mention_id JOIN events e ON e.id = m.event_id
				WHERE b.key = ? AND m.present AND (e.first_day = '' OR e.last_day >= ? AND (? = '' OR e.first_day <= ?))`,
				k.Key, string(k.From), string(k.To), string(k.To))
			err := c.query(ctx, q, func(s scan) error {
				var id string
				err := s(&id)
				if found[id] == nil {
					ids = append(ids, id)
				}
				return err
			})
			if err != nil {
				return nil, err
			}
			events, err := byIDs(ctx, c, events, ids)
			if err != nil {
				return nil, err
			}
			for _, e := range events {
				found[e.ID] = e
			}
		}
		out := make([]*parley.Event, 0, len(found))
		for _, id := range sorted(found) {
			out = append(out, found[id])
		}
		return out, nil
	})
}
