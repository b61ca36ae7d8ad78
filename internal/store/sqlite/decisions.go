package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

var decisions = table[*parley.Decision]{columns: "d.data", from: "decisions d", id: "d.id", read: decoded[parley.Decision]}

func (r reader) Decisions(ctx context.Context, ids []string) ([]*parley.Decision, error) {
	return look(ctx, r, "read decisions", func(c *conn) ([]*parley.Decision, error) { return byIDs(ctx, c, decisions, ids) })
}

func (r reader) DecisionsOn(ctx context.Context, anchors []string) ([]*parley.Decision, error) {
	return look(ctx, r, "find decisions", func(c *conn) ([]*parley.Decision, error) {
		found := map[string]*parley.Decision{}
		for some := range slices.Chunk(anchors, maxValues) {
			q := ask("SELECT " + decisions.columns + " FROM anchors a JOIN decisions d ON d.id = a.decision_id WHERE a.anchor")
			in(&q, some)
			err := c.query(ctx, q, func(s scan) error {
				d, err := decisions.read(s)
				if err == nil {
					found[d.ID] = d
				}
				return err
			})
			if err != nil {
				return nil, err
			}
		}
		var out []*parley.Decision
		for _, d := range found {
			out = append(out, d)
		}
		slices.SortFunc(out, parley.CompareDecisions)
		return out, nil
	})
}

func (r reader) ActorRulings(ctx context.Context) ([]*parley.Decision, error) {
	return look(ctx, r, "find rulings on actors", func(c *conn) ([]*parley.Decision, error) {
		var out []*parley.Decision
		err := c.query(ctx, ask("SELECT "+decisions.columns+" FROM decisions d WHERE d.on_actors ORDER BY d.sort_key"), func(s scan) error {
			d, err := decisions.read(s)
			out = append(out, d)
			return err
		})
		return out, err
	})
}

func (r reader) DecisionPage(ctx context.Context, p parley.Page) (parley.PageOf[*parley.Decision], error) {
	return look(ctx, r, "list decisions", func(c *conn) (parley.PageOf[*parley.Decision], error) {
		return page(ctx, c, decisions, list{name: listing.Decisions, key: "d.sort_key", desc: true}, p)
	})
}

func (t tx) PutDecision(ctx context.Context, d *parley.Decision) error {
	return t.view(ctx, "save decision "+d.ID, func(c *conn) error {
		data, err := json.Marshal(d)
		if err != nil {
			return fmt.Errorf("%w: decision %s: %w", parley.ErrInvalid, d.ID, err)
		}
		err = c.exec(ctx, `INSERT INTO decisions (id, on_actors, sort_key, data) VALUES (?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET on_actors = excluded.on_actors, sort_key = excluded.sort_key, data = excluded.data`,
			d.ID, d.OnActors() && d.Holds(), listing.Decision(d), string(data))
		if err != nil {
			return err
		}
		if err := c.exec(ctx, "DELETE FROM anchors WHERE decision_id = ?", d.ID); err != nil {
			return err
		}
		for _, anchor := range d.Anchors() {
			if err := c.exec(ctx, "INSERT INTO anchors (anchor, decision_id) VALUES (?, ?)", anchor, d.ID); err != nil {
				return err
			}
		}
		return nil
	})
}
