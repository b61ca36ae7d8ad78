package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

var events = eventsBy(nil)

// eventsBy reads events, decoded by d.
func eventsBy(d *listing.Decoded) table[*parley.Event] {
	return table[*parley.Event]{columns: "e.data", from: "events e", id: "e.id", read: func(s scan) (*parley.Event, error) {
		var data string
		if err := s(&data); err != nil {
			return nil, err
		}
		return d.Event(data)
	}}
}

func (r reader) Events(ctx context.Context, ids []string) ([]*parley.Event, error) {
	return look(ctx, r, "read events", func(c *conn) ([]*parley.Event, error) {
		out, err := byIDs(ctx, c, eventsBy(r.decoded), ids)
		if err != nil {
			return nil, err
		}
		for i, id := range ids {
			if out[i] == nil {
				if out[i], err = successor(ctx, c, id); err != nil {
					return nil, err
				}
			}
		}
		return out, nil
	})
}

// successor is the event that now holds the mention from which the id of one
// that is gone was taken; nil when there is none.
func successor(ctx context.Context, c *conn, id string) (*parley.Event, error) {
	seen := map[string]bool{}
	for !seen[id] {
		seen[id] = true
		var next string
		if found, err := c.one(ctx, ask("SELECT event_id FROM mentions WHERE id = ?", parley.MentionIDOf(id)), &next); !found || err != nil {
			return nil, err
		}
		found, err := byIDs(ctx, c, events, []string{next})
		if err != nil || found[0] != nil {
			return found[0], err
		}
		id = next
	}
	return nil, nil
}

func (r reader) EventPage(ctx context.Context, f parley.EventFilter, o parley.EventOrder, p parley.Page) (parley.PageOf[*parley.Event], error) {
	return look(ctx, r, "list events", func(c *conn) (parley.PageOf[*parley.Event], error) {
		l, err := listed("", "", f, o)
		if err != nil {
			return parley.PageOf[*parley.Event]{}, err
		}
		return page(ctx, c, eventsBy(r.decoded), l, p)
	})
}

func (r reader) EventPages(ctx context.Context, of parley.Relation, parents []string, f parley.EventFilter, o parley.EventOrder, p parley.Page) ([]parley.PageOf[*parley.Event], error) {
	return look(ctx, r, "list events of "+string(of), func(c *conn) ([]parley.PageOf[*parley.Event], error) {
		out := make([]parley.PageOf[*parley.Event], len(parents))
		for i, parent := range parents {
			l, err := listed(of, parent, f, o)
			if err != nil {
				return nil, err
			}
			if out[i], err = page(ctx, c, eventsBy(r.decoded), l, p); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

// listed is the list of events that belong to a parent (any, when of is empty)
// and pass the filter.
func listed(of parley.Relation, parent string, f parley.EventFilter, o parley.EventOrder) (list, error) {
	l, time, err := ordered(f, o)
	if err != nil {
		return l, err
	}
	if of == "" {
		of, parent, f = leader(f)
	}
	from, condition, err := related(of)
	if err != nil {
		return l, err
	}
	if from != "" {
		// CROSS JOIN: the parent's own events lead, in their order.
		l.from = from + " own CROSS JOIN " + cmp.Or(l.from, events.from) + " ON e.n = own.event_n"
		if l.key == "e.time_desc" {
			l.key, time = "own.time_desc", "own.time_desc"
		}
	}
	l.where.add(condition)
	for range strings.Count(condition, "?") {
		l.where.args = append(l.where.args, parent)
	}
	conditions := len(l.where.pieces)
	if err := filter(&l.where, f, time); err != nil {
		return l, err
	}
	if from != "" && len(l.where.pieces) == conditions {
		l.counted = from + " own" // all of the parent's own events
	}
	return l, nil
}

// related is the table, if any, that lists a parent's own events by time, and
// the condition under which the event e belongs to it. Every parameter of the
// condition is the parent.
func related(of parley.Relation) (from, condition string, err error) {
	const earlier = "AND e.contact AND e.first_day <> '' AND e.first_day < (SELECT first_day FROM events WHERE id = ?) "
	switch of {
	case "":
		return "", "", nil
	case parley.EventsOfActor:
		return "takes_part", "AND own.actor_id = ?", nil
	case parley.EventsOfTopic:
		return "labels", "AND own.label = '" + labelTopic + "' AND own.value = ?", nil
	case parley.StatementsOn:
		return "labels", "AND own.label = '" + labelAbout + "' AND own.value = ?", nil
	case parley.EventsOfVenue:
		return "", "AND e.venue_id = ?", nil
	case parley.RoundsOfTrack:
		return "", "AND e.track_id = ?", nil
	case parley.PreviousRounds:
		return "", "AND e.track_id = (SELECT track_id FROM events WHERE id = ?) AND e.place < (SELECT place FROM events WHERE id = ?)", nil
	case parley.NextRounds:
		return "", "AND e.track_id = (SELECT track_id FROM events WHERE id = ?) AND e.place > (SELECT place FROM events WHERE id = ?)", nil
	case parley.EarlierParties:
		return "", earlier + "AND e.parties = (SELECT parties FROM events WHERE id = ?)", nil
	case parley.EarlierPeople:
		return "", earlier + "AND e.people = (SELECT people FROM events WHERE id = ?)", nil
	}
	return "", "", fmt.Errorf("%w: %q is no relation of events", parley.ErrInvalid, of)
}

// ordered is a list of events in an order, and the column of the time of
// happening that suits it.
func ordered(f parley.EventFilter, o parley.EventOrder) (l list, time string, err error) {
	time = "e.time_desc"
	if o == "" {
		o = parley.TimeDesc
	}
	l = list{name: string(o), desc: true}
	switch o {
	case parley.TimeAsc:
		time = "e.time_asc"
		l.key, l.desc = time, false
	case parley.TimeDesc:
		l.key = time
	case parley.ReportedDesc:
		l.key = "e.reported_desc"
	case parley.Relevance:
		terms, _, err := listing.Asked(f.Text)
		if err != nil {
			return l, "", err
		}
		if len(terms) == 0 {
			// Nothing is in any title: the order is that of time.
			l.key, l.head = time, listing.Relevance(false, "")
			break
		}
		l.key = "key"
		var q query
		q.add("(SELECT *, (id IN")
		inTitle(&q, terms)
		q.add(") || '|' || time_desc AS key FROM events WHERE id IN")
		matching(&q, terms)
		q.add(") e")
		l.from, l.where.args = q.text(), q.args
	default:
		return l, "", fmt.Errorf("%w: %q is no order of events", parley.ErrInvalid, o)
	}
	return l, time, nil
}
