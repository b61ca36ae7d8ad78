package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// counted says where the values of a field of the event e are: in a column, or
// in one of tables joined to it under an alias.
var counted = map[listing.Field]struct{ column, join string }{
	listing.FieldDay:    {column: "substr(" + dated + ", 1, 10)"},
	listing.FieldMonth:  {column: "substr(" + dated + ", 1, 7)"},
	listing.FieldYear:   {column: "substr(" + dated + ", 1, 4)"},
	listing.FieldKind:   {column: "e.kind"},
	listing.FieldStatus: {column: "e.status"},
	listing.FieldVenue:  {column: "e.venue_id"},
	listing.FieldTrack:  {column: "e.track_id"},
	listing.FieldActor:  {"who.actor_id", "CROSS JOIN takes_part who ON who.event_n = e.n"},
	listing.FieldTopic:  {"topic.value", "CROSS JOIN labels topic ON topic.event_n = e.n AND topic.label = '" + labelTopic + "'"},
	listing.FieldOutlet: {"teller.outlet", "CROSS JOIN mentions told ON told.event_id = e.id AND told.present CROSS JOIN articles teller ON teller.id = told.article_id"},
}

// dated begins with the first day, null for undated events, whose key begins
// with ' '. An index has the key beside kind and status, so that counts by
// these read no event.
const dated = "CASE WHEN e.time_desc >= '0' THEN e.time_desc END"

// EventStats implements parley.Reader.
func (r reader) EventStats(ctx context.Context, f parley.EventFilter, dims []parley.Dimension, first int) ([]parley.EventStat, error) {
	fields, err := listing.Fields(dims, first)
	if err != nil {
		return nil, fmt.Errorf("sqlite: count events: %w", err)
	}
	tallies, err := look(ctx, r, "count events", func(c *conn) ([]listing.Tally, error) { return tallied(ctx, c, f, fields) })
	if err != nil {
		return nil, err
	}
	return listing.Stats(ctx, r, dims, first, tallies)
}

// tallied counts the events of a filter by the values of some fields.
func tallied(ctx context.Context, c *conn, f parley.EventFilter, fields []listing.Field) ([]listing.Tally, error) {
	l, err := listed("", "", f, parley.TimeDesc)
	if err != nil {
		return nil, err
	}
	var columns, joins []string
	count := "COUNT(*)"
	for _, field := range fields {
		at := counted[field]
		columns, joins = append(columns, at.column), append(joins, at.join)
		if field == listing.FieldOutlet { // several of its articles may tell of an event
			count = "COUNT(DISTINCT e.n)"
		}
	}
	q := ask("SELECT " + count + ", substr(MIN(" + dated + "), 1, 10), substr(MAX(" + dated + "), 1, 10), " + strings.Join(columns, ", ") +
		" FROM " + cmp.Or(l.from, events.from) + " " + strings.Join(joins, " ") + " WHERE 1")
	q.join(l.where)
	for _, column := range columns {
		q.add("AND " + column + " <> ''")
	}
	q.add("GROUP BY " + strings.Join(columns, ", "))
	var out []listing.Tally
	err = c.query(ctx, q, func(s scan) error {
		t := listing.Tally{Values: make([]string, len(fields))}
		var first, last sql.NullString
		dest := []any{&t.Count, &first, &last}
		for i := range t.Values {
			dest = append(dest, &t.Values[i])
		}
		err := s(dest...)
		t.First, t.Last = parley.Date(first.String), parley.Date(last.String)
		out = append(out, t)
		return err
	})
	return out, err
}
