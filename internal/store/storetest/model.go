package storetest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
	"github.com/parley-talks/parley/internal/store/listing"
)

// model is the plain reading of a world: every question answered by going
// through everything. It is what engines are compared with, so it is written
// to be read, not to be fast.
type model struct{ world }

func find[T any](items []T, id func(T) string, want string) (found T, ok bool) {
	i := slices.IndexFunc(items, func(it T) bool { return id(it) == want })
	if i < 0 {
		return found, false
	}
	return items[i], true
}

func (m model) event(id string) *parley.Event     { e, _ := find(m.Events, eventID, id); return e }
func (m model) actor(id string) *parley.Actor     { a, _ := find(m.Actors, actorID, id); return a }
func (m model) article(id string) *parley.Article { a, _ := find(m.articles, articleID, id); return a }

func (m model) kind(actor string) parley.ActorKind {
	if a := m.actor(actor); a != nil {
		return a.Kind
	}
	return ""
}

// present are the mentions of an event that no update withdrew.
func (m model) present(event string) []*parley.Mention {
	var out []*parley.Mention
	for _, b := range m.mentions {
		if b.Mention.EventID == event && b.Mention.KnownTo.IsZero() {
			out = append(out, b.Mention)
		}
	}
	slices.SortFunc(out, func(a, b *parley.Mention) int {
		return cmp.Or(a.KnownFrom.Compare(b.KnownFrom), cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func takesPart(e *parley.Event, actor string, roles []parley.ParticipantRole, directly bool) bool {
	for _, p := range e.Participants {
		if p.ActorID != actor && (directly || p.OnBehalfOf != actor) {
			continue
		}
		if len(roles) == 0 || slices.Contains(roles, p.Role) {
			return true
		}
	}
	return false
}

// actorsOf are all who take part, themselves or through others.
func (m model) actorsOf(e *parley.Event) []*parley.Actor {
	var out []*parley.Actor
	for _, a := range m.Actors {
		if takesPart(e, a.ID, nil, false) {
			out = append(out, a)
		}
	}
	return out
}

// text of an event: its title, its terms and the quotes of its mentions.
func (m model) text(e *parley.Event) (title, all string) {
	parts := append([]string{e.Title}, e.Terms...)
	for _, men := range m.present(e.ID) {
		for _, q := range men.Quotes {
			parts = append(parts, m.article(men.ArticleID).Text[q.Start:q.End])
		}
	}
	return e.Title, strings.Join(parts, " ")
}

// holds reports whether a text has every term that is asked for.
func holds(text, asked string) bool {
	words := strings.Fields(spelling.Fold(text))
	terms := strings.Fields(spelling.Fold(asked))
	for _, w := range terms {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return len(terms) > 0
}

// either reports whether nothing is asked, or one of what is asked is true.
func either[T any](asked []T, is func(T) bool) bool {
	return len(asked) == 0 || slices.ContainsFunc(asked, is)
}

func (m model) passes(e *parley.Event, f parley.EventFilter) bool {
	start, end := listing.Span(e.When)
	part := func(id string) bool { return takesPart(e, id, nil, false) }
	all := func(asked []string) bool {
		return !slices.ContainsFunc(asked, func(id string) bool { return !part(id) })
	}
	venue, _ := find(m.Venues, venueID, e.VenueID)
	if venue == nil {
		venue = &parley.Venue{}
	}
	present := m.present(e.ID)
	_, text := m.text(e)
	return either(f.Kinds, func(k parley.EventKind) bool { return e.Kind == k }) &&
		either(f.Statuses, func(s parley.EventStatus) bool { return e.Status == s }) &&
		(f.From == "" || start != "" && end >= f.From) &&
		(f.To == "" || start != "" && start <= f.To) &&
		either(f.Actors, part) && all(f.AllActors) && !slices.ContainsFunc(f.Without, part) &&
		!slices.ContainsFunc(f.With, func(w parley.ParticipantFilter) bool {
			return !slices.ContainsFunc(w.AnyOf, func(id string) bool { return takesPart(e, id, w.Roles, w.Directly) })
		}) &&
		(f.MaxParties == 0 || len(listing.Parties(e, m.kind)) <= f.MaxParties) &&
		either(f.Venues, func(id string) bool { return e.VenueID == id }) &&
		either(f.Cities, func(c string) bool { return spelling.Fold(venue.City) == spelling.Fold(c) && spelling.Fold(c) != "" }) &&
		either(f.Countries, func(id string) bool { return venue.CountryID == id }) &&
		either(f.Topics, func(id string) bool { return slices.Contains(e.TopicIDs, id) }) &&
		either(f.Tracks, func(id string) bool { return e.TrackID == id }) &&
		either(f.Outlets, func(o string) bool {
			return slices.ContainsFunc(present, func(men *parley.Mention) bool { return m.article(men.ArticleID).Outlet == o })
		}) &&
		(len(f.AttributedTo) == 0 || len(present) > 0 && !slices.ContainsFunc(present, func(men *parley.Mention) bool {
			return !slices.Contains(f.AttributedTo, men.AttributedTo)
		})) &&
		either(f.Stances, func(s parley.Stance) bool {
			return slices.ContainsFunc(e.Positions, func(p parley.Position) bool { return p.Stance == s })
		}) &&
		either(f.ConflictsIn, func(field string) bool {
			return slices.ContainsFunc(e.Conflicts, func(c parley.Conflict) bool { return c.Field == field })
		}) &&
		(f.ReportedFrom.IsZero() || !e.FirstReported.Before(f.ReportedFrom)) &&
		(f.ReportedTo.IsZero() || !e.FirstReported.After(f.ReportedTo)) &&
		(f.Text == "" || holds(text, f.Text)) &&
		e.Confidence >= f.MinConfidence &&
		e.IndependentSources >= f.MinSources &&
		(f.Reviewed == nil || e.Reviewed == *f.Reviewed) &&
		(!f.Doubtful || len(e.Doubts)+len(e.Conflicts) > 0)
}

// events are those that pass the filter and belong to a list, in order.
func (m model) events(f parley.EventFilter, o parley.EventOrder, belongs func(*parley.Event) bool) []*parley.Event {
	var out []*parley.Event
	for _, e := range m.Events {
		if m.passes(e, f) && (belongs == nil || belongs(e)) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *parley.Event) int { return m.compare(a, b, f, o) })
	return out
}

func (m model) compare(a, b *parley.Event, f parley.EventFilter, o parley.EventOrder) int {
	byTime := func() int {
		as, ae := listing.Span(a.When)
		bs, be := listing.Span(b.When)
		return cmp.Or(cmp.Compare(as, bs), cmp.Compare(ae, be), cmp.Compare(a.ID, b.ID))
	}
	undatedLast := cmp.Compare(btoi(!a.When.Known()), btoi(!b.When.Known()))
	switch o {
	case parley.TimeAsc:
		return cmp.Or(undatedLast, byTime())
	case parley.ReportedDesc:
		return -cmp.Or(a.FirstReported.Compare(b.FirstReported), cmp.Compare(a.ID, b.ID))
	case parley.Relevance:
		return cmp.Or(-cmp.Compare(btoi(holds(a.Title, f.Text)), btoi(holds(b.Title, f.Text))), undatedLast, -byTime())
	}
	return cmp.Or(undatedLast, -byTime())
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// belongs says which events a relation gives for a parent.
func (m model) belongs(of parley.Relation, parent string) func(*parley.Event) bool {
	p := m.event(parent)
	earlier := func(set func(*parley.Event, func(string) parley.ActorKind) []string) func(*parley.Event) bool {
		return func(e *parley.Event) bool {
			return p != nil && len(set(p, m.kind)) > 0 && slices.Equal(set(p, m.kind), set(e, m.kind)) &&
				e.When.Known() && p.When.Known() && e.When.Start < p.When.Start && e.Kind.Family() == parley.Contacts
		}
	}
	switch of {
	case parley.EventsOfActor:
		return func(e *parley.Event) bool { return takesPart(e, parent, nil, false) }
	case parley.EventsOfVenue:
		return func(e *parley.Event) bool { return e.VenueID == parent }
	case parley.EventsOfTopic:
		return func(e *parley.Event) bool { return slices.Contains(e.TopicIDs, parent) }
	case parley.RoundsOfTrack:
		return func(e *parley.Event) bool { return e.TrackID == parent }
	case parley.PreviousRounds:
		return func(e *parley.Event) bool {
			return p != nil && p.TrackID != "" && e.TrackID == p.TrackID && e.Place < p.Place
		}
	case parley.NextRounds:
		return func(e *parley.Event) bool {
			return p != nil && p.TrackID != "" && e.TrackID == p.TrackID && e.Place > p.Place
		}
	case parley.StatementsOn:
		return func(e *parley.Event) bool { return slices.Contains(e.About, parent) }
	case parley.EarlierParties:
		return earlier(listing.Parties)
	case parley.EarlierPeople:
		return earlier(listing.People)
	}
	return func(*parley.Event) bool { return false }
}

// tookPlace adds the statuses that count when none is asked for.
func tookPlace(f parley.EventFilter) parley.EventFilter {
	if len(f.Statuses) == 0 {
		f.Statuses = []parley.EventStatus{parley.Held, parley.Ongoing}
	}
	return f
}

func sideOf(e *parley.Event, actor string) []string {
	var out []string
	for _, p := range e.Participants {
		if p.ActorID == actor || p.OnBehalfOf == actor {
			out = append(out, cmp.Or(p.OnBehalfOf, p.ActorID))
		}
	}
	return out
}

func (m model) attendances(f parley.EventFilter) []parley.Attendance {
	var out []parley.Attendance
	for _, e := range m.events(f, "", nil) {
		start, end := listing.Span(e.When)
		a := parley.Attendance{EventID: e.ID, Kind: e.Kind, Status: e.Status, Start: start, End: end, Parties: len(listing.Parties(e, m.kind))}
		for _, p := range e.Participants {
			a.Participants = append(a.Participants, parley.Participation{ActorID: p.ActorID, Role: p.Role, OnBehalfOf: p.OnBehalfOf})
		}
		out = append(out, a)
	}
	return out
}

// inOrder sorts what comes in none.
func inOrder(as []parley.Attendance) []parley.Attendance {
	slices.SortFunc(as, func(a, b parley.Attendance) int { return cmp.Compare(a.EventID, b.EventID) })
	for _, a := range as {
		slices.SortFunc(a.Participants, func(a, b parley.Participation) int {
			return cmp.Or(cmp.Compare(a.ActorID, b.ActorID), cmp.Compare(a.OnBehalfOf, b.OnBehalfOf), cmp.Compare(a.Role, b.Role))
		})
	}
	return as
}

func (m model) contacts(actor string, f parley.EventFilter, kinds []parley.ActorKind, side parley.Side) []parley.Contact {
	byActor := map[string]*parley.Contact{}
	for _, e := range m.events(tookPlace(f), parley.TimeDesc, m.belongs(parley.EventsOfActor, actor)) {
		for _, a := range m.actorsOf(e) {
			if a.ID == actor || !either(kinds, func(k parley.ActorKind) bool { return a.Kind == k }) {
				continue
			}
			together := slices.ContainsFunc(sideOf(e, actor), func(p string) bool { return slices.Contains(sideOf(e, a.ID), p) })
			if side == parley.SameSide && !together || side == parley.OtherSide && together {
				continue
			}
			c := byActor[a.ID]
			if c == nil {
				c = &parley.Contact{ActorID: a.ID}
				byActor[a.ID] = c
			}
			c.Count++
			if len(c.EventIDs) < 20 {
				c.EventIDs = append(c.EventIDs, e.ID)
			}
			if start, _ := listing.Span(e.When); start != "" { // latest first
				c.Last = cmp.Or(c.Last, start)
				c.First = start
			}
		}
	}
	out := []parley.Contact{}
	for _, c := range byActor {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b parley.Contact) int {
		return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(spelling.Fold(m.actor(a.ActorID).Name), spelling.Fold(m.actor(b.ActorID).Name)), cmp.Compare(a.ActorID, b.ActorID))
	})
	return out
}

// path tries chains of growing length, in order of preference.
func (m model) path(from, to string, f parley.EventFilter, through []parley.ActorKind, maxEvents int) []parley.PathStep {
	if m.actor(from) == nil || m.actor(to) == nil {
		return nil
	}
	events := m.events(tookPlace(f), parley.TimeDesc, nil)
	for n := 0; n <= maxEvents; n++ {
		if chain := m.chain([]string{from}, to, events, through, n, map[string]bool{from: true}); chain != nil {
			return m.name(from, to, chain, through)
		}
	}
	return nil
}

// chain is the preferred sequence of n events from one of at to the goal.
func (m model) chain(at []string, to string, events []*parley.Event, through []parley.ActorKind, n int, seen map[string]bool) []*parley.Event {
	if n == 0 {
		if slices.Contains(at, to) {
			return []*parley.Event{}
		}
		return nil
	}
	for _, e := range events {
		if !slices.ContainsFunc(at, func(id string) bool { return takesPart(e, id, nil, false) }) {
			continue
		}
		var next []string
		for _, a := range m.actorsOf(e) {
			between := n > 1 && a.ID != to && either(through, func(k parley.ActorKind) bool { return a.Kind == k })
			if !seen[a.ID] && (between || n == 1 && a.ID == to) {
				next = append(next, a.ID)
			}
		}
		if len(next) == 0 {
			continue
		}
		if rest := m.chain(next, to, events, through, n-1, seen); rest != nil {
			return append([]*parley.Event{e}, rest...)
		}
	}
	return nil
}

// name chooses the smallest actor between each two events of a chain.
func (m model) name(from, to string, chain []*parley.Event, through []parley.ActorKind) []parley.PathStep {
	at := from
	var out []parley.PathStep
	for i, e := range chain {
		out = append(out, parley.PathStep{ActorID: at, EventID: e.ID})
		if i+1 == len(chain) {
			break
		}
		at = ""
		for _, a := range m.actorsOf(e) {
			if a.ID != from && a.ID != to && either(through, func(k parley.ActorKind) bool { return a.Kind == k }) && takesPart(chain[i+1], a.ID, nil, false) && (at == "" || a.ID < at) {
				at = a.ID
			}
		}
	}
	return append(out, parley.PathStep{ActorID: to})
}

// hits are the ids of everything that has all terms.
func (m model) hits(text string) []string {
	type hit struct {
		title    int
		date, id string
	}
	var hits []hit
	add := func(id, date, title, all string) {
		if holds(title+" "+all, text) {
			hits = append(hits, hit{btoi(holds(title, text)), date, id})
		}
	}
	for _, e := range m.Events {
		start, _ := listing.Span(e.When)
		title, all := m.text(e)
		add(e.ID, string(start), title, all)
	}
	for _, a := range m.Actors {
		add(a.ID, listing.Timeless, a.Name+" "+strings.Join(a.Aliases, " "), "")
	}
	for _, v := range m.Venues {
		add(v.ID, listing.Timeless, v.Name, "")
	}
	for _, tr := range m.Tracks {
		add(tr.ID, string(tr.Last), tr.Name, "")
	}
	for _, a := range m.articles {
		add(a.ID, string(a.Day()), a.Title, a.Text)
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return -cmp.Or(cmp.Compare(a.title, b.title), cmp.Compare(a.date, b.date), cmp.Compare(a.id, b.id))
	})
	var out []string
	for _, h := range hits {
		out = append(out, h.id)
	}
	return out
}
