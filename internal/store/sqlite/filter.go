package sqlite

import (
	"fmt"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
	"github.com/parley-talks/parley/internal/store/listing"
)

// filter adds the conditions that a filter sets on the events e. time is the
// column that the list is sorted by where that is a time of happening: bounds
// on it let an index end the search early.
func filter(q *query, f parley.EventFilter, time string) error {
	if err := bounded(f); err != nil {
		return err
	}
	oneOf(q, "e.kind", f.Kinds)
	oneOf(q, "e.status", f.Statuses)
	if f.From != "" {
		// No span is longer than the longest, so none that begins before can
		// reach From.
		q.add("AND e.last_day >= ? AND "+time+" >= date(?, '-' || (SELECT MAX(days) FROM events) || ' days')", string(f.From), string(f.From))
	}
	if f.To != "" {
		// Keys begin with the first day and '|'; those of undated events
		// begin with ' ' or '|'.
		q.add("AND "+time+" >= '0' AND "+time+" < ?", string(f.To)+"}")
	}
	if len(f.Actors) > 0 {
		takesPart(q, "EXISTS", f.Actors)
	}
	for _, id := range f.AllActors {
		takesPart(q, "EXISTS", []string{id})
	}
	if len(f.Without) > 0 {
		takesPart(q, "NOT EXISTS", f.Without)
	}
	for _, with := range f.With {
		participates(q, with)
	}
	if f.MaxParties > 0 {
		q.add("AND e.party_count <= ?", f.MaxParties)
	}
	oneOf(q, "e.venue_id", f.Venues)
	if len(f.Cities) > 0 {
		var folded []string
		for _, city := range f.Cities {
			folded = append(folded, spelling.Fold(city))
		}
		q.add("AND e.venue_id IN (SELECT id FROM venues WHERE city")
		in(q, folded)
		q.add(")")
	}
	if len(f.Countries) > 0 {
		q.add("AND e.venue_id IN (SELECT id FROM venues WHERE country_id")
		in(q, f.Countries)
		q.add(")")
	}
	labelled(q, labelTopic, f.Topics)
	oneOf(q, "e.track_id", f.Tracks)
	reported(q, f)
	labelled(q, labelStance, f.Stances)
	labelled(q, labelConflict, f.ConflictsIn)
	if f.MinConfidence > 0 {
		q.add("AND e.confidence >= ?", f.MinConfidence)
	}
	if f.MinSources > 0 {
		q.add("AND e.sources >= ?", f.MinSources)
	}
	if f.Reviewed != nil {
		q.add("AND e.reviewed = ?", *f.Reviewed)
	}
	if f.Doubtful {
		labelled(q, labelDoubt, []string{""})
	}
	return named(q, "e.id", f.Text)
}

// bounded refuses filters with more values than a statement takes.
func bounded(f parley.EventFilter) error {
	if err := listing.Present(f); err != nil {
		return err
	}
	n := max(len(f.Kinds), len(f.Statuses), len(f.Actors), len(f.AllActors), len(f.Without), len(f.With), len(f.Venues), len(f.Cities),
		len(f.Countries), len(f.Topics), len(f.Tracks), len(f.Outlets), len(f.AttributedTo), len(f.Stances), len(f.ConflictsIn))
	people := 0
	for _, w := range f.With {
		people += len(w.AnyOf) + len(w.Roles)
	}
	if n = max(n, people); n > maxValues {
		return fmt.Errorf("%w: a filter takes at most %d values in a list, not %d", parley.ErrInvalid, maxValues, n)
	}
	return nil
}

func oneOf[T ~string](q *query, column string, values []T) {
	switch len(values) {
	case 0:
	case 1:
		q.add("AND "+column+" = ?", string(values[0]))
	default:
		// '+' keeps the index of this column out: that of the order ends
		// early, this one would read and sort everything.
		q.add("AND +" + column)
		in(q, values)
	}
}

func takesPart(q *query, exists string, actors []string) {
	q.add("AND " + exists + " (SELECT 1 FROM takes_part o WHERE o.event_n = e.n AND o.actor_id")
	in(q, actors)
	q.add(")")
}

func participates(q *query, f parley.ParticipantFilter) {
	q.add("AND EXISTS (SELECT 1 FROM participations p WHERE p.event_n = e.n AND (p.actor_id")
	in(q, f.AnyOf)
	if !f.Directly {
		q.add("OR p.on_behalf_of")
		in(q, f.AnyOf)
	}
	q.add(")")
	if len(f.Roles) > 0 {
		q.add("AND p.role")
		in(q, f.Roles)
	}
	q.add(")")
}

func labelled[T ~string](q *query, label string, values []T) {
	if len(values) == 0 {
		return
	}
	q.add("AND EXISTS (SELECT 1 FROM labels l WHERE l.event_n = e.n AND l.label = '" + label + "' AND l.value")
	in(q, values)
	q.add(")")
}

// reported adds what is asked of the reports.
func reported(q *query, f parley.EventFilter) {
	if len(f.Outlets) > 0 {
		q.add("AND EXISTS (SELECT 1 FROM mentions m JOIN articles a ON a.id = m.article_id WHERE m.event_id = e.id AND m.present AND a.outlet")
		in(q, f.Outlets)
		q.add(")")
	}
	if len(f.AttributedTo) > 0 {
		q.add("AND EXISTS (SELECT 1 FROM mentions m WHERE m.event_id = e.id AND m.present) AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.event_id = e.id AND m.present AND m.attributed NOT")
		in(q, f.AttributedTo)
		q.add(")")
	}
	if !f.ReportedFrom.IsZero() {
		q.add("AND e.reported >= ?", listing.Instant(f.ReportedFrom))
	}
	if !f.ReportedTo.IsZero() {
		q.add("AND e.reported <= ?", listing.Instant(f.ReportedTo))
	}
}

// tookPlace adds the statuses that count where a filter names none.
func tookPlace(f parley.EventFilter) parley.EventFilter {
	if len(f.Statuses) == 0 {
		f.Statuses = []parley.EventStatus{parley.Held, parley.Ongoing}
	}
	return f
}

// leader is a parent to which every event that the filter lets through
// belongs, and the filter without it. The parent's own index then leads. of is
// empty when there is none.
func leader(f parley.EventFilter) (of parley.Relation, parent string, rest parley.EventFilter) {
	switch {
	case len(f.AllActors) > 0:
		of, parent, f.AllActors = parley.EventsOfActor, f.AllActors[0], f.AllActors[1:]
	case len(f.Actors) == 1:
		of, parent, f.Actors = parley.EventsOfActor, f.Actors[0], nil
	case len(f.Topics) == 1:
		of, parent, f.Topics = parley.EventsOfTopic, f.Topics[0], nil
	}
	return of, parent, f
}
