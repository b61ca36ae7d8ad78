package listing

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// Field is what an engine counts events by: values that it stores. What the
// dimensions of parley.EventStats make of them is the same for all engines.
type Field string

// The fields. Dates are those of the first day.
const (
	FieldDay    Field = "day"
	FieldMonth  Field = "month" // 2025-04
	FieldYear   Field = "year"  // 2025
	FieldKind   Field = "kind"
	FieldStatus Field = "status"
	FieldActor  Field = "actor" // ids of all who take part, themselves or through others
	FieldVenue  Field = "venue"
	FieldTopic  Field = "topic"
	FieldTrack  Field = "track"
	FieldOutlet Field = "outlet" // of the articles of present mentions
)

var fieldOf = map[parley.Dimension]Field{
	parley.ByDay: FieldDay, parley.ByWeek: FieldDay, parley.ByMonth: FieldMonth, parley.ByQuarter: FieldMonth, parley.ByYear: FieldYear,
	parley.ByKind: FieldKind, parley.ByStatus: FieldStatus, parley.ByActor: FieldActor, parley.ByTopic: FieldTopic, parley.ByTrack: FieldTrack,
	parley.ByCountry: FieldVenue, parley.ByCity: FieldVenue, parley.ByVenue: FieldVenue, parley.ByOutlet: FieldOutlet,
}

// Tally is how many events have a value in each field, and the first days of
// the earliest and the latest of them. Events without a value, which is empty,
// are in none.
type Tally struct {
	Values      []string
	Count       int
	First, Last parley.Date
}

// Fields are those that an engine has to count by for some dimensions, one for
// each. ErrInvalid for dimensions that cannot be asked for together and for
// numbers of groups out of range.
func Fields(dims []parley.Dimension, first int) ([]Field, error) {
	if first < 0 || first > parley.MaxStats {
		return nil, fmt.Errorf("%w: first takes 1 to %d groups, not %d", parley.ErrInvalid, parley.MaxStats, first)
	}
	if len(dims) < 1 || len(dims) > 2 {
		return nil, fmt.Errorf("%w: group by one or two dimensions, not %d", parley.ErrInvalid, len(dims))
	}
	fields, buckets := make([]Field, len(dims)), 0
	for i, d := range dims {
		f, known := fieldOf[d]
		switch {
		case !known:
			return nil, fmt.Errorf("%w: %q is no dimension of events", parley.ErrInvalid, d)
		case slices.Contains(dims[:i], d):
			return nil, fmt.Errorf("%w: group by %s once only", parley.ErrInvalid, d)
		case isBucket(d):
			buckets++
		}
		fields[i] = f
	}
	if buckets > 1 {
		return nil, fmt.Errorf("%w: group by one bucket of time, not by %s and %s", parley.ErrInvalid, dims[0], dims[1])
	}
	return fields, nil
}

// value of a dimension.
type value struct {
	label, id string
	from      parley.Date // of a bucket: its first day
}

// Stats answers parley.EventStats from what was counted by the fields of the
// dimensions. Names are read from r.
func Stats(ctx context.Context, r parley.Reader, dims []parley.Dimension, first int, counted []Tally) ([]parley.EventStat, error) {
	counted = largest(dims, first, counted)
	meaning := make([]map[string]value, len(dims)) // of the values of a field, in each dimension
	for _, i := range citiesLast(dims) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var values []string
		for _, t := range counted {
			values = append(values, t.Values[i])
		}
		slices.Sort(values)
		var err error
		if meaning[i], err = meanings(ctx, r, dims[i], slices.Compact(values)); err != nil {
			return nil, err
		}
		counted = slices.DeleteFunc(counted, func(t Tally) bool { _, ok := meaning[i][t.Values[i]]; return !ok })
	}
	groups := map[[2]value]*parley.EventStat{}
	for n, t := range counted {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var key [2]value
		for i, v := range t.Values {
			key[i] = meaning[i][v]
		}
		g := groups[key]
		if g == nil {
			g = groupOf(dims, key)
			groups[key] = g
		}
		g.Count += t.Count
		if t.First != "" && (g.First == "" || t.First < g.First) {
			g.First = t.First
		}
		g.Last = max(g.Last, t.Last)
	}
	out := make([]parley.EventStat, 0, len(groups))
	for _, g := range groups {
		out = append(out, *g)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	slices.SortFunc(out, func(a, b parley.EventStat) int {
		return cmp.Or(cmp.Compare(a.Bucket.Start, b.Bucket.Start), cmp.Compare(b.Count, a.Count), slices.Compare(a.Keys, b.Keys), slices.Compare(a.IDs, b.IDs))
	})
	out = withEmptyBuckets(dims, out)
	return out[:min(len(out), cmp.Or(first, parley.MaxStats))], nil
}

// citiesLast are the places of the dimensions, that of cities last: how a city
// is spelt is for those events to say that are in a group.
func citiesLast(dims []parley.Dimension) []int {
	places := []int{0, 1}[:len(dims)]
	if dims[0] == parley.ByCity {
		slices.Reverse(places)
	}
	return places
}

// largest are those tallies that can be among the first, so that not every
// actor's name is read for the few that are asked for. Where several tallies
// make one group, or time goes before size, all can.
func largest(dims []parley.Dimension, first int, counted []Tally) []Tally {
	all := slices.ContainsFunc(dims, func(d parley.Dimension) bool { return isBucket(d) || d == parley.ByCity || d == parley.ByCountry })
	if all || first == 0 || len(counted) <= first {
		return counted
	}
	counts := make([]int, len(counted))
	for i, t := range counted {
		counts[i] = t.Count
	}
	slices.Sort(counts)
	least := counts[len(counts)-first]
	return slices.DeleteFunc(counted, func(t Tally) bool { return t.Count < least })
}

func groupOf(dims []parley.Dimension, key [2]value) *parley.EventStat {
	g := &parley.EventStat{}
	for i, d := range dims {
		g.Keys, g.IDs = append(g.Keys, key[i].label), append(g.IDs, key[i].id)
		if isBucket(d) {
			g.Bucket = parley.When{Start: key[i].from, End: nextBucket(d, key[i].from).Add(-1), Precision: precisions[d]}
		}
	}
	return g
}

// meanings are what the values of a field are in a dimension; those that are
// nothing there, like venues without a city, are missing.
func meanings(ctx context.Context, r parley.Reader, d parley.Dimension, values []string) (map[string]value, error) {
	out := make(map[string]value, len(values))
	switch d {
	case parley.ByKind, parley.ByStatus, parley.ByOutlet:
		for _, v := range values {
			out[v] = value{label: v}
		}
		return out, nil
	case parley.ByActor:
		return named(ctx, values, r.Actors, func(a *parley.Actor) string { return a.Name })
	case parley.ByTopic:
		return named(ctx, values, r.Topics, func(t *parley.Topic) string { return t.Name })
	case parley.ByTrack:
		return named(ctx, values, r.Tracks, func(t *parley.Track) string { return t.Name })
	case parley.ByVenue:
		return named(ctx, values, r.Venues, func(v *parley.Venue) string { return v.Name })
	case parley.ByCity, parley.ByCountry:
		return placed(ctx, r, d, values)
	}
	for _, v := range values {
		from := bucketOf(d, v)
		out[v] = value{label: bucketLabel(d, from), from: from}
	}
	return out, nil
}

// named are things by their ids. One that a writer removed since it was
// counted is its own name.
func named[T any](ctx context.Context, ids []string, get func(context.Context, []string) ([]*T, error), name func(*T) string) (map[string]value, error) {
	out := make(map[string]value, len(ids))
	found, err := get(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		out[id] = value{label: id, id: id}
		if found[i] != nil {
			out[id] = value{label: name(found[i]), id: id}
		}
	}
	return out, nil
}

// placed are the cities or countries of venues. A city that venues spell in
// several ways has the label that is first in text order.
func placed(ctx context.Context, r parley.Reader, d parley.Dimension, ids []string) (map[string]value, error) {
	venues, err := r.Venues(ctx, ids)
	if err != nil {
		return nil, err
	}
	spelt := map[string]string{}
	var states []string
	for _, v := range venues {
		if v == nil {
			continue
		}
		if city := spelling.Fold(v.City); spelt[city] == "" || v.City < spelt[city] {
			spelt[city] = v.City
		}
		if v.CountryID != "" {
			states = append(states, v.CountryID)
		}
	}
	names := map[string]value{}
	if d == parley.ByCountry {
		if names, err = named(ctx, states, r.Actors, func(a *parley.Actor) string { return a.Name }); err != nil {
			return nil, err
		}
	}
	out := make(map[string]value, len(ids))
	for i, v := range venues {
		switch {
		case v == nil:
		case d == parley.ByCountry && v.CountryID != "":
			out[ids[i]] = names[v.CountryID]
		case d == parley.ByCity && spelling.Fold(v.City) != "":
			out[ids[i]] = value{label: spelt[spelling.Fold(v.City)]}
		}
	}
	return out, nil
}
