package neo4j

import (
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
	"github.com/parley-talks/parley/internal/store/listing"
)

// filter is an EventFilter compiled: fragments of events.cypher, and values.
type filter struct {
	fragments []string
	params    params
	terms     []string // of the text asked for
	none      bool     // nothing can pass
}

// compile is the one place that says which fragment a field of the filter is.
func compile(f parley.EventFilter) (filter, error) {
	if err := listing.Present(f); err != nil {
		return filter{}, err
	}
	terms, none, err := listing.Asked(f.Text)
	if err != nil {
		return filter{}, err
	}
	c := filter{params: params{"terms": wanted(terms)}, terms: terms, none: none}
	c.where(len(f.Kinds) > 0, "kinds", "kinds", unique(list(f.Kinds)))
	c.where(len(f.Statuses) > 0, "statuses", "statuses", list(f.Statuses))
	c.where(f.From != "", "from", "from", date(f.From))
	c.where(f.To != "", "to", "to", date(f.To))
	c.where(len(f.Actors) > 0, "actors", "actors", f.Actors)
	c.where(len(f.AllActors) > 0, "all-actors", "allActors", f.AllActors)
	c.where(len(f.Without) > 0, "without", "without", f.Without)
	c.where(len(f.With) > 0, "with", "with", with(f.With))
	c.where(f.MaxParties > 0, "max-parties", "maxParties", f.MaxParties)
	c.where(len(f.Venues) > 0, "venues", "venues", f.Venues)
	c.where(len(f.Cities) > 0, "cities", "cities", cities(f.Cities))
	c.where(len(f.Countries) > 0, "countries", "countries", f.Countries)
	c.where(len(f.Topics) > 0, "topics", "topics", f.Topics)
	c.where(len(f.Tracks) > 0, "tracks", "tracks", f.Tracks)
	c.where(len(f.Outlets) > 0, "outlets", "outlets", f.Outlets)
	c.where(len(f.AttributedTo) > 0, "attributed-to", "attributedTo", f.AttributedTo)
	c.where(len(f.Stances) > 0, "stances", "stances", list(f.Stances))
	c.where(len(f.ConflictsIn) > 0, "conflicts-in", "conflictsIn", f.ConflictsIn)
	c.where(!f.ReportedFrom.IsZero(), "reported-from", "reportedFrom", listing.Instant(f.ReportedFrom))
	c.where(!f.ReportedTo.IsZero(), "reported-to", "reportedTo", listing.Instant(f.ReportedTo)+highest)
	c.where(len(terms) > 0, "text", "lucene", lucene(terms...))
	c.where(f.MinConfidence > 0, "min-confidence", "minConfidence", f.MinConfidence)
	c.where(f.MinSources > 0, "min-sources", "minSources", f.MinSources)
	c.where(f.Reviewed != nil, "reviewed", "reviewed", f.Reviewed != nil && *f.Reviewed)
	c.where(f.Doubtful, "doubtful", "doubtful", true)
	return c, nil
}

func (c *filter) where(asked bool, name, param string, value any) {
	if asked {
		c.fragments = append(c.fragments, "events.where."+name)
		c.params[param] = value
	}
}

// drop leaves a fragment out whose condition the source of events ensures.
func (c *filter) drop(name string) {
	for i, f := range c.fragments {
		if f == "events.where."+name {
			c.fragments = append(c.fragments[:i:i], c.fragments[i+1:]...)
			return
		}
	}
}

// text of the conditions, each beginning with AND.
func (c *filter) text() string {
	var b strings.Builder
	for _, f := range c.fragments {
		b.WriteString(" " + fragment(f))
	}
	return b.String()
}

func with(fs []parley.ParticipantFilter) []params {
	out := make([]params, len(fs))
	for i, f := range fs {
		out[i] = params{"anyOf": list(f.AnyOf), "roles": list(f.Roles), "directly": f.Directly}
	}
	return out
}

// cities folded; a venue without a city has none that can be asked for.
func cities(names []string) []string {
	out := []string{}
	for _, n := range names {
		if k := spelling.Fold(n); k != "" {
			out = append(out, k)
		}
	}
	return out
}
