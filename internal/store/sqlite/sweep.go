package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// refer replaces what a thing names; what it named before may be loose now.
func (d *derivation) refer(ctx context.Context, source string, root bool, targets []string) error {
	if err := d.loosen(ctx, source); err != nil {
		return err
	}
	for _, target := range targets {
		if target == "" {
			continue
		}
		if err := d.exec(ctx, "INSERT OR IGNORE INTO refs (source, target, root) VALUES (?, ?, ?)", source, target, root); err != nil {
			return err
		}
	}
	return nil
}

func (d *derivation) loosen(ctx context.Context, source string) error {
	return d.query(ctx, ask("DELETE FROM refs WHERE source = ? RETURNING target", source), func(s scan) error {
		var target string
		err := s(&target)
		d.loose[target] = true
		return err
	})
}

// clearEvent removes what an event is found by, but not the event itself: its
// row and its number stay when it is put again.
func (d *derivation) clearEvent(ctx context.Context, id string) error {
	const event = "(SELECT n FROM events WHERE id = ?)"
	there := false
	err := d.query(ctx, ask("SELECT t.actor_id FROM events e LEFT JOIN takes_part t ON t.event_n = e.n WHERE e.id = ?", id), func(s scan) error {
		var actor sql.NullString
		err := s(&actor)
		there = true
		if actor.Valid {
			d.more[actor.String]--
		}
		return err
	})
	if err != nil || !there {
		return err
	}
	for _, table := range []string{"participations", "takes_part", "labels", "positions"} {
		if err := d.exec(ctx, "DELETE FROM "+table+" WHERE event_n = "+event, id); err != nil {
			return err
		}
	}
	return nil
}

func (d *derivation) removeEvent(ctx context.Context, id string) error {
	if err := d.clearEvent(ctx, id); err != nil {
		return err
	}
	return d.remove(ctx, id, "events")
}

// remove deletes a thing with its text; what it named may be loose now.
func (d *derivation) remove(ctx context.Context, id, table string) error {
	if err := d.loosen(ctx, id); err != nil {
		return err
	}
	if err := d.exec(ctx, "DELETE FROM "+table+" WHERE id = ?", id); err != nil {
		return err
	}
	return removeText(ctx, d.conn, id)
}

// sweep removes the actors, venues and topics that nothing names any more,
// straight from an event or a track or through others that stay. Removing one
// can make loose what it named.
func (d *derivation) sweep(ctx context.Context) error {
	for len(d.loose) > 0 {
		ids := sorted(d.loose)
		clear(d.loose)
		for _, id := range ids {
			table := home(id)
			if table == "" {
				continue
			}
			named, err := d.one(ctx, ask(`WITH RECURSIVE up (id, root) AS (
					SELECT * FROM (SELECT source, root FROM refs WHERE target = ? ORDER BY root DESC LIMIT 1)
					UNION
					SELECT r.source, r.root FROM up JOIN refs r ON r.target = up.id WHERE NOT up.root
				) SELECT root FROM up WHERE root LIMIT 1`, id), new(bool))
			if err != nil {
				return err
			}
			if !named {
				if err := d.remove(ctx, id, table); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// home is the table of the things that need to be named, read off the id.
func home(id string) string {
	switch {
	case strings.HasPrefix(id, parley.ActorPrefix):
		return "actors"
	case strings.HasPrefix(id, parley.VenuePrefix):
		return "venues"
	case strings.HasPrefix(id, parley.TopicPrefix):
		return "topics"
	}
	return ""
}
