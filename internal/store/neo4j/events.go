package neo4j

import (
	"context"
	"fmt"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

func (r reader) Events(ctx context.Context, ids []string) ([]*parley.Event, error) {
	found := map[string]*parley.Event{}
	moved := map[string]string{} // from an event's id to that of the one that took over its mention
	for ask := ids; len(ask) > 0; {
		records, err := r.run(ctx, statement("events.by-id", params{"ids": ask}))
		if err != nil {
			return nil, err
		}
		ask = nil
		for _, rec := range records {
			id, next := get[string](rec, "id"), get[string](rec, "next")
			e, err := r.event(column(rec, "json"))
			if err != nil {
				return nil, err
			}
			found[id] = e
			if e == nil && next != "" && next != id {
				moved[id] = next
				if _, known := found[next]; !known {
					ask = append(ask, next)
				}
			}
		}
	}
	out := make([]*parley.Event, len(ids))
	for i, id := range ids {
		for hops := 0; found[id] == nil && moved[id] != "" && hops <= len(moved); hops++ {
			id = moved[id]
		}
		out[i] = found[id]
	}
	return out, nil
}

// sources of events, and for those whose index holds the events of one parent
// in the order of time, its columns. An index serves an order only when all
// its columns are named, in one direction.
var sources = map[parley.Relation]struct{ fragment, key, order string }{
	"":                    {"events.from.all", "e.sortKey", "e.sortKey {{direction}}"},
	parley.EventsOfActor:  {"events.from.actor", "i.sortKey", "i.actorId {{direction}}, i.sortKey {{direction}}"},
	parley.EventsOfVenue:  {"events.from.venue", "e.sortKey", "e.venueId {{direction}}, e.sortKey {{direction}}"},
	parley.EventsOfTopic:  {"events.from.topic", "i.sortKey", "i.topicId {{direction}}, i.sortKey {{direction}}"},
	parley.RoundsOfTrack:  {"events.from.track", "e.sortKey", "e.trackId {{direction}}, e.sortKey {{direction}}"},
	parley.PreviousRounds: {"events.from.previous", "e.sortKey", "e.trackId {{direction}}, e.sortKey {{direction}}"},
	parley.NextRounds:     {"events.from.next", "e.sortKey", "e.trackId {{direction}}, e.sortKey {{direction}}"},
	parley.StatementsOn:   {"events.from.statements", "e.sortKey", "e.sortKey {{direction}}"},
	parley.EarlierParties: {"events.from.earlier-parties", "e.sortKey", "e.sortKey {{direction}}"},
	parley.EarlierPeople:  {"events.from.earlier-people", "e.sortKey", "e.sortKey {{direction}}"},
}

func (r reader) EventPage(ctx context.Context, f parley.EventFilter, o parley.EventOrder, p parley.Page) (parley.PageOf[*parley.Event], error) {
	of, parent := narrowest(&f)
	pages, err := r.eventPages(ctx, of, []string{parent}, f, o, p)
	if err != nil {
		return parley.PageOf[*parley.Event]{}, err
	}
	return pages[0], nil
}

// narrowest moves the condition that leaves the fewest events out of the
// filter to where the events are looked for.
func narrowest(f *parley.EventFilter) (parley.Relation, string) {
	take := func(ids *[]string) (id string) {
		id, *ids = (*ids)[0], (*ids)[1:]
		return id
	}
	switch {
	case f.Text != "": // has an index of its own
	case len(f.Tracks) == 1:
		return parley.RoundsOfTrack, take(&f.Tracks)
	case len(f.AllActors) > 0:
		return parley.EventsOfActor, take(&f.AllActors)
	case len(f.Actors) == 1:
		return parley.EventsOfActor, take(&f.Actors)
	case len(f.Venues) == 1:
		return parley.EventsOfVenue, take(&f.Venues)
	case len(f.Topics) == 1:
		return parley.EventsOfTopic, take(&f.Topics)
	}
	for _, w := range f.With { // stays, for its roles
		if len(w.AnyOf) == 1 {
			return parley.EventsOfActor, w.AnyOf[0]
		}
	}
	return "", ""
}

func (r reader) EventPages(ctx context.Context, of parley.Relation, parents []string, f parley.EventFilter, o parley.EventOrder, p parley.Page) ([]parley.PageOf[*parley.Event], error) {
	if _, ok := sources[of]; !ok || of == "" {
		return nil, fmt.Errorf("%w: there is no relation %q of events", parley.ErrInvalid, of)
	}
	return r.eventPages(ctx, of, parents, f, o, p)
}

func (r reader) eventPages(ctx context.Context, of parley.Relation, parents []string, f parley.EventFilter, o parley.EventOrder, p parley.Page) ([]parley.PageOf[*parley.Event], error) {
	q, w, none, err := eventQuery(of, parents, f, o, p)
	if err != nil {
		return nil, err
	}
	if none {
		return make([]parley.PageOf[*parley.Event], len(parents)), nil
	}
	records, err := r.run(ctx, q)
	if err != nil {
		return nil, err
	}
	return pagesOf(w, records, func(i item) (*parley.Event, error) { return r.event(i.at(0)) })
}

// eventQuery is the statement that reads pages of events. none: nothing can
// pass the filter.
func eventQuery(of parley.Relation, parents []string, f parley.EventFilter, o parley.EventOrder, p parley.Page) (q query, w listing.Window, none bool, err error) {
	if o == "" {
		o = parley.TimeDesc
	}
	if w, err = listing.NewWindow(string(o), p); err != nil {
		return q, w, false, err
	}
	c, err := compile(f)
	if err != nil {
		return q, w, false, err
	}
	from := sources[of]
	source, key, order := fragment(from.fragment), from.key, from.order
	switch o {
	case parley.TimeDesc: // as the source has it
	case parley.TimeAsc:
		key, order = "e.ascKey", "e.ascKey {{direction}}"
	case parley.ReportedDesc:
		key, order = "e.reportedKey", "e.reportedKey {{direction}}"
	case parley.Relevance: // without a text nothing is in a title
		if len(c.terms) > 0 {
			key = fragment("events.key.relevance")
			order = key + " {{direction}}"
		}
	default:
		return q, w, false, fmt.Errorf("%w: there is no order %q of events", parley.ErrInvalid, o)
	}
	if of == "" && len(c.terms) > 0 {
		source = fragment("events.from.words")
		c.drop("text")
	}
	since := "''"
	if byTime := o == parley.TimeDesc || o == parley.TimeAsc; byTime {
		c.where(f.To != "", "to.sorted", "toKey", string(f.To)+highest)
		if f.From != "" {
			since = fragment("events.since")
			c.where(true, "from.sorted", "from", date(f.From))
		}
	}
	c.params["parents"] = parents
	if of == parley.StatementsOn {
		quoted := make([]string, len(parents))
		for i, id := range parents {
			quoted[i] = lucene(id)
		}
		c.params["parents"] = quoted
	}
	name := "events.page"
	if of == "" && o == parley.TimeDesc && len(f.Kinds) > 0 && len(c.terms) == 0 {
		name = "events.page.kinds"
	}
	q = statement(name, c.params).fill("order", order).window(w, o != parley.TimeAsc)
	return q.fill("source", source, "filter", c.text(), "key", key, "since", since), w, c.none, nil
}
