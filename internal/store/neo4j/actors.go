package neo4j

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

func (r reader) Actors(ctx context.Context, ids []string) ([]*parley.Actor, error) {
	records, err := r.run(ctx, statement("nodes.by-id", params{"ids": ids}).fill("label", "Actor"))
	if err != nil {
		return nil, err
	}
	return inPlace(len(ids), records, func(r *neo4j.Record) (*parley.Actor, error) {
		return actor(column(r, "json"), column(r, "events"))
	})
}

func (r reader) ActorPage(ctx context.Context, f parley.ActorFilter, p parley.Page) (parley.PageOf[*parley.Actor], error) {
	q, filter := statement("actors.page", params{"kinds": list(f.Kinds)}), ""
	if len(f.Kinds) > 0 {
		filter = fragment("actors.where.kinds")
	}
	if f.Unknown {
		filter += " " + fragment("actors.where.unknown")
	}
	return page(ctx, r, q, "actors.source", listing.Actors, false, f.Name, filter, p, func(i item) (*parley.Actor, error) {
		return actor(i.at(0), i.at(2))
	})
}

// actor with the number of its events, which the graph keeps.
func actor(json, events any) (*parley.Actor, error) {
	a, err := decode[parley.Actor](json)
	if err != nil || a == nil {
		return nil, err
	}
	n, _ := events.(int64)
	a.EventCount = int(n)
	return a, nil
}

func (r reader) Contacts(ctx context.Context, actorIDs []string, f parley.EventFilter, kinds []parley.ActorKind, side parley.Side, p parley.Page) ([]parley.PageOf[parley.Contact], error) {
	w, err := listing.NewWindow(listing.Contacts, p)
	if err != nil {
		return nil, err
	}
	c, err := compile(tookPlace(f))
	if err != nil {
		return nil, err
	}
	filter := c.text()
	switch side {
	case "", parley.AnySide:
	case parley.SameSide:
		filter += " " + fragment("contacts.where.same")
	case parley.OtherSide:
		filter += " " + fragment("contacts.where.other")
	default:
		return nil, fmt.Errorf("%w: there is no side %q", parley.ErrInvalid, side)
	}
	if c.none {
		return make([]parley.PageOf[parley.Contact], len(actorIDs)), nil
	}
	of := ""
	if len(kinds) > 0 {
		of = fragment("contacts.where.kinds")
		c.params["contactKinds"] = list(kinds)
	}
	c.params["parents"] = actorIDs
	records, err := r.run(ctx, statement("contacts", c.params).window(w, false).fill("filter", filter, "kinds", of))
	if err != nil {
		return nil, err
	}
	pages, err := pagesOf(w, records, func(i item) (parley.Contact, error) {
		return parley.Contact{ActorID: i.at(0).(string), Count: int(i.at(2).(int64))}, nil
	})
	if err != nil {
		return nil, err
	}
	if w.SkipTotal {
		for i := range pages {
			pages[i].Total = 0
		}
	}
	return pages, r.sharedEvents(ctx, pages, c.params, filter)
}

// sharedEvents fills in which events contacts are about.
func (r reader) sharedEvents(ctx context.Context, pages []parley.PageOf[parley.Contact], values params, filter string) error {
	contacts := make([][]string, len(pages))
	found := make([]map[string]*parley.Contact, len(pages))
	for i, page := range pages {
		contacts[i], found[i] = []string{}, map[string]*parley.Contact{}
		for j := range page.Items {
			c := &page.Items[j]
			contacts[i] = append(contacts[i], c.ActorID)
			found[i][c.ActorID] = c
		}
	}
	values["contacts"] = contacts
	records, err := r.run(ctx, statement("contacts.events", values).fill("filter", filter))
	if err != nil {
		return err
	}
	for _, rec := range records {
		c := found[number(rec, "row")][get[string](rec, "contact")]
		c.EventIDs, c.First, c.Last = texts(rec, "events"), asDate(column(rec, "first")), asDate(column(rec, "last"))
	}
	return nil
}

// tookPlace adds the statuses that count when none is asked for.
func tookPlace(f parley.EventFilter) parley.EventFilter {
	if len(f.Statuses) == 0 {
		f.Statuses = []parley.EventStatus{parley.Held, parley.Ongoing}
	}
	return f
}

func (r reader) PositionPages(ctx context.Context, actorIDs []string, p parley.Page) ([]parley.PageOf[parley.ProposalPosition], error) {
	w, err := listing.NewWindow(listing.Positions, p)
	if err != nil {
		return nil, err
	}
	q := statement("positions.page", params{"parents": actorIDs}).window(w, true).fill("source", fragment("positions.source"), "filter", "")
	records, err := r.run(ctx, q)
	if err != nil {
		return nil, err
	}
	return pagesOf(w, records, func(i item) (parley.ProposalPosition, error) {
		out := parley.ProposalPosition{EventID: i.at(2).(string)}
		if err := json.Unmarshal([]byte(i.at(0).(string)), &out.Position); err != nil {
			return out, fmt.Errorf("read a position of %s: %w", out.EventID, err)
		}
		return out, nil
	})
}
