package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// event makes one event of the mentions of a cluster.
func (d *deriver) event(g *cluster) *parley.Event {
	items := make([]*item, 0, len(g.members))
	for _, i := range g.members {
		items = append(items, d.items[i])
	}
	slices.SortFunc(items, d.published)
	d.things = newThings()
	d.see(items)
	e := &parley.Event{ID: parley.EventIDOf(items[0].ID), MergeReasons: slices.Sorted(slices.Values(g.reasons))}
	sources := d.sources(items)

	e.Kind = kind(items, sources)
	when(e, items, sources)
	status(e, items, sources)
	d.venue(e, items, sources)
	d.participants(e, items, sources)
	d.subject(e, items)
	terms(e, items, sources)
	details(e, items, sources)
	e.History = d.history(items)
	e.Groups = sources
	d.positions(e, items)
	d.count(e, items, sources)
	for _, it := range items {
		it.EventID = e.ID
		e.MentionIDs = append(e.MentionIDs, it.ID)
	}
	d.rule(e, items, sources)
	slices.SortFunc(e.Conflicts, func(a, b parley.Conflict) int { return strings.Compare(a.Field, b.Field) })

	e.Thread = d.thread(e, items)
	if e.Title == "" {
		e.Title = d.title(e)
	}
	d.events = append(d.events, e)
	for id, a := range d.actors {
		d.all.actors[id] = JoinActors(d.all.actors[id], a)
	}
	for id, v := range d.venues {
		d.all.venues[id] = JoinVenues(d.all.venues[id], v)
	}
	for id, t := range d.topics {
		d.all.topics[id] = JoinTopics(d.all.topics[id], t)
	}
	return e
}

// published is the order in which reports came out: when the article was
// published (not when it was updated), then article, then place in it.
func (d *deriver) published(a, b *item) int {
	return cmp.Or(d.publishedAt(a).Compare(d.publishedAt(b)), strings.Compare(a.ArticleID, b.ArticleID),
		cmp.Compare(a.Position, b.Position), strings.Compare(a.ID, b.ID))
}

func (d *deriver) publishedAt(it *item) time.Time {
	if a := d.Articles[it.ArticleID]; a != nil {
		return a.Published
	}
	return it.KnownFrom
}

// telling kinds go before general ones when reports are even.
var kindOrder = map[parley.EventKind]int{parley.Summit: 0, parley.Talks: 1, parley.Call: 2, parley.Meeting: 3, parley.Visit: 4}

func kind(items []*item, sources []int) parley.EventKind {
	claims := claimsOf(items, func(it *item) (parley.EventKind, bool) { return it.Kind, true })
	for k := range claims {
		claims[k].rank = -kindOrder[claims[k].value]
		if claims[k].value != parley.Visit {
			claims[k].rank = 1 // a trip is a meeting once a meeting is told of
		}
	}
	return choose(items, sources, claims).claims[0].value
}

// venue chooses place and site, each by its own claims.
func (d *deriver) venue(e *parley.Event, items []*item, sources []int) {
	display := map[string]string{} // folded -> spelling shown
	spell := func(folded, as string) string {
		if as != "" && (display[folded] == "" || as < display[folded]) {
			display[folded] = as
		}
		return folded
	}
	places := topRank(items, claimsOf(items, func(it *item) (string, bool) { return spell(it.place, it.Place), it.place != "" }))
	country := map[string]string{}
	for _, it := range items {
		if it.country != "" && it.place != "" {
			country[it.place] = max(country[it.place], it.country)
		}
	}
	for k := range places {
		c := &places[k]
		c.agree = slices.Clone(c.reports)
		for _, o := range places {
			if o.value != c.value && country[c.value] == o.value {
				c.agree = append(c.agree, o.reports...) // a country holds its city
			}
		}
	}
	sites := topRank(items, claimsOf(items, func(it *item) (string, bool) { return spell(it.site, it.Site), it.site != "" }))
	place, site := choose(items, sources, places), choose(items, sources, sites)
	show := func(s string) string { return display[s] }
	conflict(e, "place", items, sources, place, show, func(shown, other string) bool {
		return country[shown] != other && country[other] != shown
	})
	conflict(e, "site", items, sources, site, show, func(shown, other string) bool { return dice(telling(shown), telling(other)) < 0.4 })
	v := &parley.Venue{}
	if len(place.claims) > 0 {
		v.City = show(place.claims[0].value)
	}
	if len(site.claims) > 0 {
		v.Site = show(site.claims[0].value)
	}
	if v.City == "" && v.Site == "" {
		return
	}
	d.locate(v, items)
	e.VenueID = v.ID
	d.venues[v.ID] = JoinVenues(d.venues[v.ID], v)
}

// venueOf is where one report has it; empty when it does not say.
func (d *deriver) venueOf(it *item) string {
	v := &parley.Venue{City: it.Place, Site: it.Site}
	if v.City == "" && v.Site == "" {
		return ""
	}
	d.locate(v, []*item{it})
	d.venues[v.ID] = JoinVenues(d.venues[v.ID], v)
	return v.ID
}

// locate fills country, coordinates and name.
func (d *deriver) locate(v *parley.Venue, items []*item) {
	for _, it := range items {
		if v.Country == "" && it.Country != "" && it.place == spelling.Fold(v.City) {
			v.Country = it.Country
		}
	}
	if d.Places != nil && v.City != "" {
		if country, at, ok := d.Places(v.City); ok {
			v.Country, v.Location = cmp.Or(v.Country, country), at
		}
	}
	if spelling.Fold(v.City) == spelling.Fold(v.Country) {
		v.City = "" // only the country is known
	}
	var parts []string
	for _, p := range []string{v.Site, v.City} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 || v.City == "" && v.Country != "" {
		parts = append(parts, v.Country)
	}
	v.Name = strings.Join(parts, ", ")
	if v.Country != "" {
		v.CountryID = d.side(v.Country, nil)
	}
	v.ID = parley.MakeID(parley.VenuePrefix, spelling.Fold(v.Site), spelling.Fold(v.City), spelling.Fold(v.Country))
}

// JoinVenues puts together two spellings of one venue; either may be nil. The
// alphabetically first spelling is kept, so that order does not matter.
func JoinVenues(a, b *parley.Venue) *parley.Venue {
	if a == nil || b != nil && cmp.Or(strings.Compare(b.Name, a.Name), strings.Compare(b.Country, a.Country)) < 0 {
		return b
	}
	return a
}

// participants joins everybody whom a report names. Who is a party to some and
// a go-between to others is shown as what the better reports say. Hosts of a
// plan that fell through and people of one report among many stay: that others
// leave them out is no contradiction.
func (d *deriver) participants(e *parley.Event, items []*item, sources []int) {
	var order []string
	roles := map[string][]claim[parley.ParticipantRole]{}
	best := map[string]parley.Participation{}
	for i, it := range items {
		for _, p := range it.Participants {
			id := p.ActorID
			if _, ok := best[id]; !ok {
				order = append(order, id)
			}
			b := best[id]
			b.ActorID = id
			if side := p.SideID; side != "" {
				b.OnBehalfOf = side
			} else if n := d.Rulings.represents(id); n != nil {
				b.OnBehalfOf = d.admit(n.ActorID, n.Kind, n.Name)
			}
			b.Title, b.Head = cmp.Or(p.Title, b.Title), b.Head || p.Head
			best[id] = b
			k := slices.IndexFunc(roles[id], func(c claim[parley.ParticipantRole]) bool { return c.value == p.Role })
			if k < 0 {
				k = len(roles[id])
				roles[id] = append(roles[id], claim[parley.ParticipantRole]{value: p.Role})
			}
			c := &roles[id][k]
			c.reports = append(c.reports, i)
			c.agree, c.rank = c.reports, max(c.rank, looksAhead(it))
		}
	}
	for _, id := range order {
		c := choose(items, sources, roles[id])
		p := best[id]
		p.Role = c.claims[0].value
		e.Participants = append(e.Participants, p)
		name := d.actors[id].Name
		conflict(e, "participants", items, sources, c, func(r parley.ParticipantRole) string { return name + ": " + strings.ToLower(string(r)) },
			func(shown, other parley.ParticipantRole) bool {
				return (shown == parley.Mediator) != (other == parley.Mediator)
			})
	}
	d.goBetween(e, items, sources)
	slices.SortStableFunc(e.Participants, func(a, b parley.Participation) int { return cmp.Compare(roleOrder[a.Role], roleOrder[b.Role]) })
}

// goBetween notes on which person reports differ who each name one that went
// between the parties, for the same state or organisation: "chaired by N of A"
// and "chaired by M of A". All of them stay participants.
func (d *deriver) goBetween(e *parley.Event, items []*item, sources []int) {
	one := map[string]map[*item]string{} // side -> report -> the person; empty: several
	for _, it := range items {
		for _, p := range it.Participants {
			if p.Role != parley.Mediator || p.Kind != parley.Person || p.SideID == "" {
				continue
			}
			if one[p.SideID] == nil {
				one[p.SideID] = map[*item]string{}
			}
			if who, ok := one[p.SideID][it]; ok && who != p.ActorID {
				one[p.SideID][it] = ""
			} else {
				one[p.SideID][it] = p.ActorID
			}
		}
	}
	for _, side := range slices.Sorted(maps.Keys(one)) {
		if slices.Contains(slices.Collect(maps.Values(one[side])), "") {
			continue // somebody names two of them
		}
		claims := topRank(items, claimsOf(items, func(it *item) (string, bool) {
			who, ok := one[side][it]
			return who, ok
		}))
		conflict(e, "participants", items, sources, choose(items, sources, claims), func(id string) string { return d.actors[id].Name + ": " + strings.ToLower(string(parley.Mediator)) },
			func(shown, other string) bool { return shown != other })
	}
}

var roleOrder = map[parley.ParticipantRole]int{
	parley.Party: 0, parley.Proposer: 0, parley.Signatory: 0, parley.Speaker: 0,
	parley.Member: 1, parley.Mediator: 2, parley.Host: 3,
}

// subject takes the topics in the order of how many articles give them.
func (d *deriver) subject(e *parley.Event, items []*item) {
	count := map[string]int{}
	for _, it := range items {
		for _, t := range it.Topics {
			if spelling.Fold(t) == "" {
				continue
			}
			id := d.topic(t)
			if count[id] == 0 {
				e.TopicIDs = append(e.TopicIDs, id)
			}
			count[id]++
		}
	}
	slices.SortStableFunc(e.TopicIDs, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
}

// JoinTopics puts together two spellings of one topic; a may be nil. Like
// JoinVenues it keeps the alphabetically first name.
func JoinTopics(a, b *parley.Topic) *parley.Topic {
	if a == nil || b != nil && b.Name < a.Name {
		return b
	}
	return a
}

// terms chooses the wording shown and lists the terms one by one, those of the
// wording shown first.
func terms(e *parley.Event, items []*item, sources []int) {
	claims := claimsOf(items, func(it *item) (string, bool) { return strings.TrimSpace(it.Terms), strings.TrimSpace(it.Terms) != "" })
	c := choose(items, sources, claims)
	if len(c.claims) == 0 {
		return
	}
	e.Summary = c.claims[0].value
	for _, x := range c.claims {
		for _, term := range oneByOne(x.value) {
			if !slices.ContainsFunc(e.Terms, func(t string) bool { return sameTerm(t, term) }) {
				e.Terms = append(e.Terms, term)
			}
		}
	}
	conflict(e, "terms", items, sources, c, func(s string) string { return s }, func(shown, other string) bool {
		return numbersClash(telling(shown), telling(other))
	})
}

// details: duration, closed doors and what reports call the round.
func details(e *parley.Event, items []*item, sources []int) {
	c := choose(items, sources, claimsOf(items, lasts))
	if len(c.claims) > 0 {
		e.Duration = c.claims[0].value
		conflict(e, "duration", items, sources, c, time.Duration.String, func(shown, other time.Duration) bool {
			// "around six hours" and "six and a quarter" agree
			return (shown-other).Abs()*20 > max(shown, other)
		})
	}
	closed := choose(items, sources, claimsOf(items, func(it *item) (bool, bool) { return it.Closed != nil && *it.Closed, it.Closed != nil }))
	if len(closed.claims) > 0 {
		e.Closed = &closed.claims[0].value
	}
	for _, it := range items {
		for _, r := range it.Rounds {
			k := slices.IndexFunc(e.RoundClaims, func(x parley.EventRound) bool {
				return x.Ordinal == r.Ordinal && spelling.Fold(x.Text) == spelling.Fold(r.Text)
			})
			if k < 0 {
				k = len(e.RoundClaims)
				e.RoundClaims = append(e.RoundClaims, parley.EventRound{Ordinal: r.Ordinal, Text: r.Text})
			}
			if ids := &e.RoundClaims[k].MentionIDs; !slices.Contains(*ids, it.ID) {
				*ids = append(*ids, it.ID)
			}
		}
	}
}

// positions takes every position reported, in order of time; a position
// without a day of its own counts from its report.
func (d *deriver) positions(e *parley.Event, items []*item) {
	for _, it := range items {
		for _, p := range it.Positions {
			since := p.Since
			if since == "" {
				since = parley.DateOf(it.KnownFrom)
			}
			term := p.Term
			if a := d.Articles[it.ArticleID]; term == "" && a != nil && p.Span.End <= len(a.Text) && p.Span.Start < p.Span.End {
				term = answered(oneByOne(it.Terms), a.Text[p.Span.Start:p.Span.End])
			}
			e.Positions = append(e.Positions, parley.Position{
				ActorID: p.Actor.ActorID, Stance: p.Stance, Term: term, Conditions: p.Conditions, Since: since,
				MentionID: it.ID, Span: p.Span,
			})
		}
	}
	slices.SortStableFunc(e.Positions, func(a, b parley.Position) int { return strings.Compare(string(a.Since), string(b.Since)) })
}

// count: reports are articles; the first counts from its publication.
func (d *deriver) count(e *parley.Event, items []*item, sources []int) {
	articles, independent := map[string]bool{}, map[int]bool{}
	e.FirstReported, e.Demo = items[0].KnownFrom, true
	doubt := 1.0
	for i, it := range items {
		articles[it.ArticleID] = true
		if !independent[sources[i]] {
			doubt *= 1 - it.Confidence
		}
		independent[sources[i]] = true
		if it.KnownFrom.Before(e.FirstReported) {
			e.FirstReported = it.KnownFrom
		}
		if a := d.Articles[it.ArticleID]; a == nil || !a.Demo {
			e.Demo = false
		}
	}
	e.ReportCount, e.IndependentSources = len(articles), len(independent)
	e.Confidence = max(1-doubt, 0)
}
