package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// rule lets the decisions on an event have their way, the latest last.
func (d *deriver) rule(e *parley.Event, items []*item, sources []int) {
	var list []*parley.Decision
	for _, it := range items {
		if d.Rulings != nil {
			list = append(list, d.Rulings.on[it.ID]...)
		}
	}
	slices.SortFunc(list, parley.CompareDecisions)
	for _, x := range list {
		switch x.Kind {
		case parley.ConfirmEvent:
			e.Reviewed = true
		case parley.CorrectEvent:
			d.correct(e, items, sources, x)
		}
	}
}

func (d *deriver) correct(e *parley.Event, items []*item, sources []int, x *parley.Decision) {
	c := x.Event
	show := func(field, value string, said func(*item) string) {
		overrule(e, items, sources, field, value, "corrected by "+x.By, said)
	}
	e.Kind, e.Title = cmp.Or(c.Kind, e.Kind), cmp.Or(c.Title, e.Title)
	if c.Start != "" || c.End != "" {
		e.When = parley.Between(cmp.Or(c.Start, min(e.When.Start, c.End)), cmp.Or(c.End, c.Start))
		show("when", spanText(e.When), func(it *item) string {
			if !it.When.Known() {
				return ""
			}
			return spanText(it.When)
		})
	}
	if c.Status != "" {
		e.Status = c.Status
		show("status", string(c.Status), func(it *item) string { return string(it.Status) })
	}
	if c.City != "" || c.Site != "" || c.Country != "" {
		d.move(e, c)
		if c.City != "" || c.Country != "" {
			show("place", cmp.Or(d.venues[e.VenueID].City, c.City, c.Country), func(it *item) string { return it.Place })
		}
		if c.Site != "" {
			show("site", c.Site, func(it *item) string { return it.Site })
		}
	}
	if len(c.Topics) > 0 {
		e.TopicIDs = nil
		for _, t := range c.Topics {
			id := d.topic(t)
			if !slices.Contains(e.TopicIDs, id) {
				e.TopicIDs = append(e.TopicIDs, id)
			}
		}
	}
	if len(c.Terms) > 0 {
		e.Terms, e.Summary = slices.Clone(c.Terms), c.Terms[0]
		show("terms", e.Summary, func(it *item) string { return strings.TrimSpace(it.Terms) })
	}
	for _, id := range c.Remove {
		e.Participants = slices.DeleteFunc(e.Participants, func(p parley.Participation) bool { return p.ActorID == d.Rulings.Actor(id) })
	}
	for _, n := range c.Sides {
		d.admit(n.ActorID, n.Kind, n.Name)
	}
	for _, p := range c.Add {
		p := parley.Participation{ActorID: d.admit(p.ActorID, p.Kind, p.Name.Name), Role: p.Role, OnBehalfOf: d.Rulings.Actor(p.SideID), Title: p.Title}
		k := slices.IndexFunc(e.Participants, func(o parley.Participation) bool { return o.ActorID == p.ActorID })
		if k < 0 {
			e.Participants = append(e.Participants, p)
			continue
		}
		o := &e.Participants[k]
		o.Role, o.OnBehalfOf, o.Title = p.Role, cmp.Or(p.OnBehalfOf, o.OnBehalfOf), cmp.Or(p.Title, o.Title)
	}
	slices.SortStableFunc(e.Participants, func(a, b parley.Participation) int { return cmp.Compare(roleOrder[a.Role], roleOrder[b.Role]) })
}

// move puts an event where it was ruled to be. A city brings its country with
// it; a site stays unless another is named.
func (d *deriver) move(e *parley.Event, c *parley.EventCorrection) {
	v := &parley.Venue{Site: c.Site, City: c.City, Country: c.Country}
	if old := d.venues[e.VenueID]; old != nil {
		v.Site = cmp.Or(v.Site, old.Site)
		if c.City == "" {
			v.City, v.Country = old.City, cmp.Or(v.Country, old.Country)
		}
		if c.City == "" && c.Country != "" && spelling.Fold(c.Country) != spelling.Fold(old.Country) {
			v.City = "" // the one reported lies elsewhere
		}
	}
	d.locate(v, nil)
	e.VenueID = v.ID
	d.venues[v.ID] = JoinVenues(d.venues[v.ID], v)
}

// overrule shows a value that was ruled right, beside those that reports give.
func overrule(e *parley.Event, items []*item, sources []int, field, value, reason string, said func(*item) string) {
	out := parley.Conflict{Field: field, Reason: reason}
	claims := claimsOf(items, func(it *item) (string, bool) { v := said(it); return v, v != "" })
	for _, c := range choose(items, sources, claims).claims {
		v := parley.ClaimedValue{Value: c.value, Shown: spelling.Fold(c.value) == spelling.Fold(value)}
		from := map[int]bool{}
		for _, i := range c.reports {
			from[sources[i]] = true
			v.MentionIDs = append(v.MentionIDs, items[i].ID)
		}
		v.IndependentSources = len(from)
		out.Values = append(out.Values, v)
	}
	switch k := slices.IndexFunc(out.Values, func(v parley.ClaimedValue) bool { return v.Shown }); {
	case k < 0:
		out.Values = slices.Insert(out.Values, 0, parley.ClaimedValue{Value: value, Shown: true})
	default:
		shown := out.Values[k]
		out.Values = slices.Insert(slices.Delete(out.Values, k, k+1), 0, shown)
	}
	e.Conflicts = slices.DeleteFunc(e.Conflicts, func(c parley.Conflict) bool { return c.Field == field })
	if len(out.Values) > 1 {
		e.Conflicts = append(e.Conflicts, out)
	}
}

// Placement is a decision on an event that is to be a round of a series, or of
// none, by ids of events.
type Placement struct {
	Decision *parley.Decision
	Event    string
	Rounds   []string // of the series, the first that is known counts; none: of no series
	After    []string // the round before; none: by its date
}

// Placements are the decisions that place events in tracks, by time. by says
// which event holds a mention; empty: none.
func (r *Rulings) Placements(by func(mention string) string) []Placement {
	var out []Placement
	if r == nil {
		return nil
	}
	for id, on := range r.on {
		for _, d := range on {
			if d.Kind != parley.PlaceInTrack {
				continue
			}
			p := Placement{Decision: d, Event: by(id)}
			for _, m := range d.Mentions[1] {
				p.Rounds = append(p.Rounds, by(m))
			}
			for _, m := range d.Mentions[2] {
				p.After = append(p.After, by(m))
			}
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b Placement) int { return parley.CompareDecisions(a.Decision, b.Decision) })
	return out
}

// placed lets rounds be of the series that decisions put them in, at the place
// that they say. groups are series of rounds by index, in order of time.
func (t *tracking) placed(groups [][]int, placements []Placement) [][]int {
	for _, p := range placements {
		i, ok := t.index[p.Event]
		if !ok {
			continue
		}
		known := func(ids []string) (int, bool) {
			for _, id := range ids {
				if k, ok := t.index[id]; ok && k != i {
					return k, true
				}
			}
			return 0, false
		}
		for k, g := range groups {
			groups[k] = slices.DeleteFunc(g, func(j int) bool { return j == i })
		}
		round, ok := known(p.Rounds)
		if !ok {
			groups = append(groups, []int{i})
			continue
		}
		to := slices.IndexFunc(groups, func(g []int) bool { return slices.Contains(g, round) })
		at := -1
		if after, ok := known(p.After); ok {
			at = slices.Index(groups[to], after)
		}
		if at < 0 { // rounds are in order of time
			at = len(groups[to]) - 1
			for at >= 0 && groups[to][at] > i {
				at--
			}
		}
		groups[to] = slices.Insert(groups[to], at+1, i)
	}
	return groups
}
