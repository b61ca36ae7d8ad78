package ingest

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// turn is an event before and after a derivation; nil where there is none.
type turn struct{ was, is *parley.Event }

// noted makes the entries of the change log while the store still knows whom
// and what the old events name.
func (d *derivation) noted(ctx context.Context, turns []turn, out parley.Derived) ([]parley.Change, error) {
	names, err := d.names(ctx, turns, out)
	if err != nil {
		return nil, err
	}
	now := d.Now()
	var changes []parley.Change
	for _, t := range turns {
		c := parley.Change{At: now, Kind: parley.Updated, Fields: names.differences(t)}
		switch {
		case t.was == nil:
			c.Kind, c.EventID = parley.Created, t.is.ID
		case t.is == nil:
			c.Kind, c.EventID = parley.Removed, t.was.ID
		default:
			c.EventID = t.is.ID
		}
		changes = append(changes, c)
	}
	return changes, nil
}

// log writes the entries, once it is known which of the events that are gone
// became others.
func (d *derivation) log(ctx context.Context, changes []parley.Change) error {
	var gone []string
	for _, c := range changes {
		if c.Kind == parley.Removed {
			gone = append(gone, c.EventID)
		}
	}
	into, err := d.tx.Events(ctx, gone)
	if err != nil {
		return fmt.Errorf("reading what events became: %w", err)
	}
	for i := range changes {
		c := &changes[i]
		if k := slices.Index(gone, c.EventID); k >= 0 && into[k] != nil {
			c.Kind, c.Into, c.Fields = parley.Merged, into[k].ID, nil
		}
	}
	if err := d.tx.LogChanges(ctx, changes); err != nil {
		return fmt.Errorf("logging what changed: %w", err)
	}
	return nil
}

// names are those of actors, venues, topics and tracks by id.
type names map[string]string

// names of all that the events of turns name: from what is about to be saved,
// else from the store.
func (d *derivation) names(ctx context.Context, turns []turn, out parley.Derived) (names, error) {
	n := names{}
	for _, a := range out.Actors {
		n[a.ID] = a.Name
	}
	for _, v := range out.Venues {
		n[v.ID] = v.Name
	}
	for _, t := range out.Topics {
		n[t.ID] = t.Name
	}
	for _, t := range out.Tracks {
		n[t.ID] = t.Name
	}
	var actors, venues, topics, tracks []string
	for _, t := range turns {
		for _, e := range []*parley.Event{t.was, t.is} {
			if e == nil {
				continue
			}
			for _, p := range e.Participants {
				actors = append(actors, p.ActorID, p.OnBehalfOf)
			}
			for _, p := range e.Positions {
				actors = append(actors, p.ActorID)
			}
			venues, topics, tracks = append(venues, e.VenueID), append(topics, e.TopicIDs...), append(tracks, e.TrackID)
		}
	}
	if err := learn(ctx, n, d.tx.Actors, actors, func(a *parley.Actor) string { return a.Name }); err != nil {
		return nil, fmt.Errorf("reading actors: %w", err)
	}
	if err := learn(ctx, n, d.tx.Venues, venues, func(v *parley.Venue) string { return v.Name }); err != nil {
		return nil, fmt.Errorf("reading venues: %w", err)
	}
	if err := learn(ctx, n, d.tx.Topics, topics, func(t *parley.Topic) string { return t.Name }); err != nil {
		return nil, fmt.Errorf("reading topics: %w", err)
	}
	if err := learn(ctx, n, d.tx.Tracks, tracks, func(t *parley.Track) string { return t.Name }); err != nil {
		return nil, fmt.Errorf("reading tracks: %w", err)
	}
	return n, nil
}

// learn adds the names of the ids that have none yet.
func learn[T any](ctx context.Context, n names, get func(context.Context, []string) ([]*T, error), ids []string, name func(*T) string) error {
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" || n[id] != "" })
	if len(ids) == 0 {
		return nil
	}
	found, err := get(ctx, ids)
	for i, it := range found {
		if it != nil {
			n[ids[i]] = name(it)
		}
	}
	return err
}

// fields of an event as the API names them, each as a text that a person
// reads, empty where the event has no such value.
var fields = []struct {
	name string
	of   func(names, *parley.Event) string
}{
	{"kind", func(_ names, e *parley.Event) string { return string(e.Kind) }},
	{"title", func(_ names, e *parley.Event) string { return e.Title }},
	{"when", func(_ names, e *parley.Event) string { return days(e.When) }},
	{"status", func(_ names, e *parley.Event) string { return string(e.Status) }},
	{"statusHistory", func(_ names, e *parley.Event) string {
		return joined(e.History, ", ", func(s parley.StatusChange) string { return string(s.Step) })
	}},
	{"participants", func(n names, e *parley.Event) string {
		return joined(e.Participants, "; ", func(p parley.Participation) string {
			who := n.of(p.ActorID)
			if p.OnBehalfOf != "" {
				who += " for " + n.of(p.OnBehalfOf)
			}
			return who + " (" + string(p.Role) + ")"
		})
	}},
	{"venue", func(n names, e *parley.Event) string { return n.of(e.VenueID) }},
	{"topics", func(n names, e *parley.Event) string { return joined(e.TopicIDs, "; ", n.of) }},
	{"track", func(n names, e *parley.Event) string { return n.of(e.TrackID) }},
	{"round", func(_ names, e *parley.Event) string { return counted(e.Round) }},
	{"roundClaims", func(_ names, e *parley.Event) string {
		return joined(e.RoundClaims, "; ", func(c parley.EventRound) string { return c.Text })
	}},
	{"duration", func(_ names, e *parley.Event) string {
		if e.Duration == 0 {
			return ""
		}
		return e.Duration.String()
	}},
	{"closed", func(_ names, e *parley.Event) string {
		if e.Closed == nil {
			return ""
		}
		return strconv.FormatBool(*e.Closed)
	}},
	{"movedFrom", func(_ names, e *parley.Event) string { return e.MovedFrom }},
	{"movedTo", func(_ names, e *parley.Event) string { return e.MovedTo }},
	{"about", func(_ names, e *parley.Event) string { return strings.Join(e.About, " ") }},
	{"outcomes", func(_ names, e *parley.Event) string { return strings.Join(e.Outcomes, " ") }},
	{"summary", func(_ names, e *parley.Event) string { return e.Summary }},
	{"terms", func(_ names, e *parley.Event) string { return strings.Join(e.Terms, "; ") }},
	{"standing", func(_ names, e *parley.Event) string { return string(e.Standing) }},
	{"positions", func(n names, e *parley.Event) string {
		return joined(e.Positions, "; ", func(p parley.Position) string { return n.of(p.ActorID) + " " + string(p.Stance) })
	}},
	{"tabledAt", func(_ names, e *parley.Event) string { return e.TabledAt }},
	{"reachedAt", func(_ names, e *parley.Event) string { return e.ReachedAt }},
	{"supersedes", func(_ names, e *parley.Event) string { return e.Supersedes }},
	{"proposals", func(_ names, e *parley.Event) string { return strings.Join(e.Accepts, " ") }},
	{"conflicts", func(_ names, e *parley.Event) string {
		return joined(e.Conflicts, "; ", func(c parley.Conflict) string {
			return c.Field + ": " + joined(c.Values, " / ", func(v parley.ClaimedValue) string { return v.Value })
		})
	}},
	{"reviewed", func(_ names, e *parley.Event) string {
		if !e.Reviewed {
			return ""
		}
		return "true"
	}},
	{"reportCount", func(_ names, e *parley.Event) string { return counted(e.ReportCount) }},
	{"independentSources", func(_ names, e *parley.Event) string { return counted(e.IndependentSources) }},
}

// differences of the fields of an event.
func (n names) differences(t turn) []parley.FieldChange {
	var out []parley.FieldChange
	for _, f := range fields {
		c := parley.FieldChange{Field: f.name}
		if t.was != nil {
			c.Before = f.of(n, t.was)
		}
		if t.is != nil {
			c.After = f.of(n, t.is)
		}
		if c.Before != c.After {
			out = append(out, c)
		}
	}
	return out
}

// of is the name of an id, the id itself where nothing is known of it.
func (n names) of(id string) string {
	if name := n[id]; name != "" {
		return name
	}
	return id
}

// days of a When as ISO 8601 writes them.
func days(w parley.When) string {
	switch {
	case !w.Known(), w.End == "", w.Start == w.End:
		return string(w.Start)
	}
	return string(w.Start) + "/" + string(w.End)
}

func counted(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func joined[T any](items []T, between string, text func(T) string) string {
	texts := make([]string, len(items))
	for i, it := range items {
		texts[i] = text(it)
	}
	return strings.Join(texts, between)
}
