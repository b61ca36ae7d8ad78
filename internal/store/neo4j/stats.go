package neo4j

import (
	"context"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// EventStats implements parley.Reader.
func (r reader) EventStats(ctx context.Context, f parley.EventFilter, dims []parley.Dimension, first int) ([]parley.EventStat, error) {
	fields, err := listing.Fields(dims, first)
	if err != nil {
		return nil, err
	}
	q, none, err := statsQuery(f, fields)
	if err != nil {
		return nil, err
	}
	var counted []listing.Tally
	if !none {
		records, err := r.run(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, rec := range records {
			values := []string{get[string](rec, "one"), get[string](rec, "two")}
			counted = append(counted, listing.Tally{
				Values: values[:len(fields)], Count: number(rec, "count"), First: asDate(column(rec, "first")), Last: asDate(column(rec, "last")),
			})
		}
	}
	return listing.Stats(ctx, r, dims, first, counted)
}

// statsQuery is the statement that counts events by some fields. none: nothing
// can pass the filter.
func statsQuery(f parley.EventFilter, fields []listing.Field) (q query, none bool, err error) {
	of, parent := narrowest(&f)
	c, err := compile(f)
	if err != nil {
		return q, false, err
	}
	source, since := fragment(sources[of].fragment), "''"
	if of == "" && len(c.terms) > 0 {
		source = fragment("events.from.words")
		c.drop("text")
	}
	if f.From != "" {
		since = fragment("events.since")
		c.where(true, "from.sorted", "from", date(f.From))
	}
	c.where(f.To != "", "to.sorted", "toKey", string(f.To)+highest)
	values := []string{fragment("events.stats.none"), fragment("events.stats.none")}
	for i, field := range fields {
		values[i] = fragment("events.stats." + string(field))
	}
	c.params["parent"] = parent
	return statement("events.stats", c.params).fill("source", source, "filter", c.text(), "key", sources[of].key, "since", since, "one", values[0], "two", values[1]), c.none, nil
}
