package sqlite

import (
	"context"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

var (
	venues = table[*parley.Venue]{columns: "v.data", from: "venues v", id: "v.id", read: decoded[parley.Venue]}
	topics = table[*parley.Topic]{columns: "p.data", from: "topics p", id: "p.id", read: decoded[parley.Topic]}
	tracks = table[*parley.Track]{columns: "t.data", from: "tracks t", id: "t.id", read: decoded[parley.Track]}
	actors = table[*parley.Actor]{columns: "a.data, a.events", from: "actors a", id: "a.id", read: func(s scan) (*parley.Actor, error) {
		var data string
		var count int
		if err := s(&data, &count); err != nil {
			return nil, err
		}
		a, err := listing.Decode[parley.Actor](data)
		if err != nil {
			return nil, err
		}
		a.EventCount = count
		return a, nil
	}}
	positions = table[parley.ProposalPosition]{columns: "o.event_id, o.data", from: "positions o", id: "o.event_id", read: func(s scan) (v parley.ProposalPosition, err error) {
		var data string
		if err := s(&v.EventID, &data); err != nil {
			return v, err
		}
		p, err := listing.Decode[parley.Position](data)
		if err != nil {
			return v, err
		}
		v.Position = *p
		return v, nil
	}}
)

func (r reader) Actors(ctx context.Context, ids []string) ([]*parley.Actor, error) {
	return look(ctx, r, "read actors", func(c *conn) ([]*parley.Actor, error) { return byIDs(ctx, c, actors, ids) })
}

func (r reader) ActorPage(ctx context.Context, f parley.ActorFilter, p parley.Page) (parley.PageOf[*parley.Actor], error) {
	return look(ctx, r, "list actors", func(c *conn) (parley.PageOf[*parley.Actor], error) {
		l := list{name: listing.Actors, key: "a.sort_key"}
		oneOf(&l.where, "a.kind", f.Kinds)
		if f.Unknown {
			l.where.add("AND a.unknown")
		}
		if err := named(&l.where, "a.id", f.Name); err != nil {
			return parley.PageOf[*parley.Actor]{}, err
		}
		return page(ctx, c, actors, l, p)
	})
}

func (r reader) PositionPages(ctx context.Context, actorIDs []string, p parley.Page) ([]parley.PageOf[parley.ProposalPosition], error) {
	return look(ctx, r, "list positions", func(c *conn) ([]parley.PageOf[parley.ProposalPosition], error) {
		return pages(ctx, c, positions, actorIDs, p, func(id string) list {
			return list{name: listing.Positions, where: ask("AND o.actor_id = ?", id), key: "o.sort_key", desc: true}
		})
	})
}

func (r reader) Venues(ctx context.Context, ids []string) ([]*parley.Venue, error) {
	return look(ctx, r, "read venues", func(c *conn) ([]*parley.Venue, error) { return byIDs(ctx, c, venues, ids) })
}

func (r reader) VenuePage(ctx context.Context, name string, p parley.Page) (parley.PageOf[*parley.Venue], error) {
	return look(ctx, r, "list venues", func(c *conn) (parley.PageOf[*parley.Venue], error) {
		l := list{name: listing.Venues, key: "v.sort_key"}
		if err := named(&l.where, "v.id", name); err != nil {
			return parley.PageOf[*parley.Venue]{}, err
		}
		return page(ctx, c, venues, l, p)
	})
}

func (r reader) Topics(ctx context.Context, ids []string) ([]*parley.Topic, error) {
	return look(ctx, r, "read topics", func(c *conn) ([]*parley.Topic, error) { return byIDs(ctx, c, topics, ids) })
}

func (r reader) TopicPage(ctx context.Context, name string, p parley.Page) (parley.PageOf[*parley.Topic], error) {
	return look(ctx, r, "list topics", func(c *conn) (parley.PageOf[*parley.Topic], error) {
		l := list{name: listing.Topics, key: "p.sort_key"}
		if err := named(&l.where, "p.id", name); err != nil {
			return parley.PageOf[*parley.Topic]{}, err
		}
		return page(ctx, c, topics, l, p)
	})
}

func (r reader) Tracks(ctx context.Context, ids []string) ([]*parley.Track, error) {
	return look(ctx, r, "read tracks", func(c *conn) ([]*parley.Track, error) { return byIDs(ctx, c, tracks, ids) })
}

func (r reader) TrackPage(ctx context.Context, f parley.TrackFilter, p parley.Page) (parley.PageOf[*parley.Track], error) {
	return look(ctx, r, "list tracks", func(c *conn) (parley.PageOf[*parley.Track], error) {
		l := list{name: listing.Tracks, key: "t.sort_key", desc: true}
		for _, id := range append([]string{f.Topic}, f.Parties...) { // ids tell topics and actors apart
			if id != "" {
				l.where.add("AND EXISTS (SELECT 1 FROM refs WHERE source = t.id AND target = ?)", id)
			}
		}
		if err := named(&l.where, "t.id", f.Name); err != nil {
			return parley.PageOf[*parley.Track]{}, err
		}
		return page(ctx, c, tracks, l, p)
	})
}
