package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// maxContactEvents is how many of its events a contact carries.
const maxContactEvents = 20

// together is the condition that own.actor_id and other.actor_id have a side
// in common at the event e.
const together = `(SELECT 1 FROM participations p JOIN participations q ON q.event_n = p.event_n AND q.side = p.side
	WHERE p.event_n = own.event_n AND (p.actor_id = own.actor_id OR p.on_behalf_of = own.actor_id) AND (q.actor_id = other.actor_id OR q.on_behalf_of = other.actor_id))`

func (r reader) Contacts(ctx context.Context, actorIDs []string, f parley.EventFilter, kinds []parley.ActorKind, side parley.Side, p parley.Page) ([]parley.PageOf[parley.Contact], error) {
	return look(ctx, r, "list contacts", func(c *conn) ([]parley.PageOf[parley.Contact], error) {
		w, err := listing.NewWindow(listing.Contacts, p)
		if err != nil {
			return nil, err
		}
		out := make([]parley.PageOf[parley.Contact], len(actorIDs))
		for i, id := range actorIDs {
			m := meetings{conn: c, actor: id, filter: tookPlace(f), side: side}
			if out[i], err = m.page(ctx, kinds, w); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

// meetings are the events of an actor at which it met others.
type meetings struct {
	*conn
	actor  string
	filter parley.EventFilter
	side   parley.Side
}

// met is a contact with what it is sorted by.
type met struct {
	parley.Contact
	key    string
	events int // that it takes part in, with anybody
}

func (m meetings) page(ctx context.Context, kinds []parley.ActorKind, w listing.Window) (parley.PageOf[parley.Contact], error) {
	none := parley.PageOf[parley.Contact]{}
	rows, err := m.all(ctx, kinds)
	if err != nil {
		return none, err
	}
	total := len(rows)
	if w.SkipTotal {
		total = 0
	}
	rows = slices.DeleteFunc(rows, func(r met) bool { return w.After != "" && r.key <= w.After || w.Before != "" && r.key >= w.Before })
	if w.Backward {
		slices.Reverse(rows)
	}
	var items []parley.Contact
	var keys []string
	for _, r := range rows[:min(len(rows), w.Size+1)] {
		if len(items) < w.Size { // one more is read only to know that it is there
			if r.EventIDs, err = m.latest(ctx, r); err != nil {
				return none, err
			}
		}
		items, keys = append(items, r.Contact), append(keys, r.key)
	}
	return listing.Cut(w, items, keys, total), nil
}

// all are the contacts in order, without their events.
func (m meetings) all(ctx context.Context, kinds []parley.ActorKind) ([]met, error) {
	q := ask("SELECT g.id, g.count, g.first, g.last, a.name_key, a.events FROM (SELECT other.actor_id AS id, COUNT(*) AS count, MIN(NULLIF(e.first_day, '')) AS first, MAX(e.first_day) AS last")
	if err := m.rows(&q, everybody); err != nil {
		return nil, err
	}
	q.add("GROUP BY other.actor_id) g CROSS JOIN actors a ON a.id = g.id WHERE 1")
	oneOf(&q, "a.kind", kinds)
	var out []met
	err := m.query(ctx, q, func(s scan) error {
		var r met
		var first sql.NullString
		var name string
		err := s(&r.ActorID, &r.Count, &first, &r.Last, &name, &r.events)
		r.First, r.key = parley.Date(first.String), listing.CountedKey(r.Count, name)
		out = append(out, r)
		return err
	})
	slices.SortFunc(out, func(a, b met) int { return strings.Compare(a.key, b.key) })
	return out, err
}

// latest are the ids of the last events shared with one contact. Whoever of
// the two has fewer events leads: the most shared are soon found among them.
func (m meetings) latest(ctx context.Context, with met) ([]string, error) {
	var own int
	if _, err := m.one(ctx, ask("SELECT events FROM actors WHERE id = ?", m.actor), &own); err != nil {
		return nil, err
	}
	lead := ownLeads
	if with.events < own {
		lead = otherLeads
	}
	q := ask("SELECT e.id")
	if err := m.rows(&q, lead); err != nil {
		return nil, err
	}
	q.add("AND other.actor_id = ? ORDER BY "+lead.time+" DESC LIMIT ?", with.ActorID, maxContactEvents)
	var ids []string
	err := m.query(ctx, q, func(s scan) error {
		var id string
		err := s(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// lead is a source of the rows (own, e, other): an event of the actor, and
// another actor at it. time is the column in whose order the rows come.
type lead struct{ from, time string }

// For one contact, the event itself is read last: most are not shared.
var (
	everybody  = lead{"takes_part own CROSS JOIN events e ON e.n = own.event_n CROSS JOIN takes_part other ON other.event_n = own.event_n", "own.time_desc"}
	ownLeads   = lead{"takes_part own CROSS JOIN takes_part other ON other.event_n = own.event_n CROSS JOIN events e ON e.n = own.event_n", "own.time_desc"}
	otherLeads = lead{"takes_part other CROSS JOIN takes_part own ON own.event_n = other.event_n CROSS JOIN events e ON e.n = other.event_n", "other.time_desc"}
)

// rows appends a source with the conditions on its rows.
func (m meetings) rows(q *query, l lead) error {
	q.add("FROM "+l.from+" WHERE own.actor_id = ? AND other.actor_id <> own.actor_id", m.actor)
	switch m.side {
	case parley.AnySide, "":
	case parley.SameSide:
		q.add("AND EXISTS " + together)
	case parley.OtherSide:
		q.add("AND NOT EXISTS " + together)
	default:
		return fmt.Errorf("%w: %q is no side of the table", parley.ErrInvalid, m.side)
	}
	return filter(q, m.filter, l.time)
}
