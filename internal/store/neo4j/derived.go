package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
	"github.com/parley-talks/parley/internal/store/listing"
)

// PutDerived implements parley.Tx: nodes first, then what joins them, then
// the counts and what is left over.
func (t *tx) PutDerived(ctx context.Context, d parley.Derived) error {
	left, err := t.namedSoFar(ctx, d)
	if err != nil {
		return err
	}
	if _, err := t.write(ctx, "events.delete", rowsOf("id", d.RemovedEvents)); err != nil {
		return err
	}
	if _, err := t.write(ctx, "tracks.delete", rowsOf("id", d.RemovedTracks)); err != nil {
		return err
	}
	var s saving
	for _, a := range d.Actors {
		s.actor(a)
	}
	for _, v := range d.Venues {
		s.venue(v)
	}
	for _, o := range d.Topics {
		s.topic(o)
	}
	for _, r := range d.Tracks {
		s.track(r)
	}
	if err := s.write(ctx, t); err != nil {
		return err
	}
	if err := t.putEvents(ctx, d.Events, left.actors); err != nil {
		return err
	}
	if _, err := t.write(ctx, "actors.count", rowsOf("id", left.actors.sorted())); err != nil {
		return err
	}
	return t.sweep(ctx, left)
}

// putEvents saves events and adds those who take part to touched.
func (t *tx) putEvents(ctx context.Context, events []*parley.Event, touched set) error {
	var claims []params
	actors := set{}
	for _, e := range events {
		claims = append(claims, params{"id": e.ID, "mentions": list(e.MentionIDs)})
		for _, p := range e.Participants {
			actors.add(p.ActorID, p.OnBehalfOf)
		}
	}
	if _, err := t.write(ctx, "events.claim", claims); err != nil {
		return err
	}
	quotes, err := t.write(ctx, "events.quotes", claims)
	if err != nil {
		return err
	}
	said := map[string][]string{}
	for _, r := range quotes {
		said[get[string](r, "id")] = texts(r, "quotes")
	}
	kinds, err := t.write(ctx, "actors.kinds", rowsOf("id", actors.sorted()))
	if err != nil {
		return err
	}
	kind := map[string]parley.ActorKind{}
	for _, r := range kinds {
		kind[get[string](r, "id")] = parley.ActorKind(get[string](r, "kind"))
	}
	var s saving
	longest := 0
	for _, e := range events {
		start, end := listing.Span(e.When)
		longest = max(longest, end.Sub(start))
		s.event(e, said[e.ID], func(id string) parley.ActorKind { return kind[id] })
	}
	touched.add(actors.sorted()...)
	if _, err := t.run(ctx, statement("events.longest", params{"days": longest})); err != nil {
		return err
	}
	return s.write(ctx, t)
}

// saving collects the rows of the statements that save things.
type saving struct {
	rows map[string][]params
	err  error
}

// order of the statements: nodes before what joins them.
var order = []string{
	"actors.put", "actors.represent", "venues.put", "venues.in-state", "venues.in-place", "topics.put", "topics.part-of",
	"tracks.put", "tracks.party", "tracks.concern",
	"events.put", "events.hold", "events.held-at", "events.step-at", "events.in-track", "events.about", "events.participate", "events.involve", "events.position", "events.link",
}

func (s *saving) add(statement string, row params) {
	if s.rows == nil {
		s.rows = map[string][]params{}
	}
	s.rows[statement] = append(s.rows[statement], row)
}

// json of v; the first error is kept for write.
func (s *saving) json(v any, id string) string {
	text, err := encode(v)
	if err != nil && s.err == nil {
		s.err = fmt.Errorf("%s: %w", id, err)
	}
	return text
}

func (s *saving) write(ctx context.Context, t *tx) error {
	if s.err != nil {
		return s.err
	}
	for _, name := range order {
		if _, err := t.write(ctx, name, s.rows[name]); err != nil {
			return err
		}
	}
	return nil
}

var actorLabels = map[parley.ActorKind]string{parley.Person: "Person", parley.State: "State", parley.Organisation: "Organisation"}

func (s *saving) actor(a *parley.Actor) {
	words := padded(listing.Terms(append([]string{a.Name}, a.Aliases...)...))
	s.add("actors.put", params{"id": a.ID, "label": cmp.Or(actorLabels[a.Kind], "Organisation"), "props": params{
		"id": a.ID, "kind": string(a.Kind), "name": a.Name, "aliases": list(a.Aliases), "description": orNil(a.Description), "json": s.json(a, a.ID),
		"wikidata": orNil(a.Wikidata), "unknown": a.Unknown(), "nameKey": sortable(listing.Named(a.Name, a.ID)), "words": words, "titleWords": words, "hitKey": hitKey(listing.Timeless, a.ID),
	}})
	current := a.Represents != "" // and not among the offices below
	for _, f := range a.Affiliations {
		s.add("actors.represent", params{"id": a.ID, "actor": f.ActorID, "props": params{
			"title": orNil(f.Title), "from": date(f.From), "to": date(f.To), "current": f.ActorID == a.Represents,
		}})
		current = current && f.ActorID != a.Represents
	}
	if current {
		s.add("actors.represent", params{"id": a.ID, "actor": a.Represents, "props": params{"current": true}})
	}
}

func (s *saving) venue(v *parley.Venue) {
	city, words := spelling.Fold(v.City), padded(listing.Terms(v.Name))
	s.add("venues.put", params{"id": v.ID, "props": params{
		"id": v.ID, "name": v.Name, "site": orNil(v.Site), "city": orNil(v.City), "cityKey": orNil(city), "countryId": orNil(v.CountryID),
		"country": orNil(v.Country), "location": point(v.Location), "json": s.json(v, v.ID), "sortKey": sortable(listing.Named(v.Name, v.ID)),
		"words": words, "titleWords": words, "hitKey": hitKey(listing.Timeless, v.ID),
	}})
	if v.CountryID != "" {
		s.add("venues.in-state", params{"id": v.ID, "country": v.CountryID})
	}
	if city != "" {
		s.add("venues.in-place", params{"id": v.ID, "place": lookup(city + "|" + v.CountryID), "city": v.City, "countryName": orNil(v.Country)})
	}
}

func (s *saving) topic(t *parley.Topic) {
	s.add("topics.put", params{"id": t.ID, "props": params{
		"id": t.ID, "name": t.Name, "aliases": list(t.Aliases), "json": s.json(t, t.ID), "sortKey": sortable(listing.Named(t.Name, t.ID)),
		"words": padded(listing.Terms(append([]string{t.Name}, t.Aliases...)...)),
	}})
	if t.Broader != "" {
		s.add("topics.part-of", params{"id": t.ID, "topic": t.Broader})
	}
}

func (s *saving) track(t *parley.Track) {
	words := padded(listing.Terms(t.Name))
	s.add("tracks.put", params{"id": t.ID, "props": params{
		"id": t.ID, "name": t.Name, "partyIds": list(t.PartyIDs), "topicIds": list(t.TopicIDs), "roundCount": t.RoundCount, "last": date(t.Last),
		"json": s.json(t, t.ID), "sortKey": listing.Track(t), "words": words, "titleWords": words, "hitKey": hitKey(string(t.Last), t.ID),
	}})
	for _, id := range unique(t.PartyIDs) {
		s.add("tracks.party", params{"id": t.ID, "actor": id})
	}
	for _, id := range unique(t.TopicIDs) {
		s.add("tracks.concern", params{"id": t.ID, "topic": id})
	}
}

var eventLabels = map[parley.Family]string{
	parley.Contacts: "Meeting", parley.Agreements: "Agreement", parley.Proposals: "Proposal", parley.Statements: "Statement",
}

func (s *saving) event(e *parley.Event, quotes []string, kind func(string) parley.ActorKind) {
	start, end := listing.Span(e.When)
	parties, people, sides := listing.Parties(e, kind), listing.People(e, kind), sidesOf(e)
	var stances, conflicts []string
	for _, p := range e.Positions {
		stances = append(stances, string(p.Stance))
	}
	for _, c := range e.Conflicts {
		conflicts = append(conflicts, c.Field)
	}
	family, sortKey := e.Kind.Family(), listing.TimeDesc(e)
	s.add("events.put", params{"id": e.ID, "label": eventLabels[family], "props": params{
		"id": e.ID, "kind": string(e.Kind), "family": string(family), "title": e.Title, "status": string(e.Status),
		"start": date(start), "end": date(end), "precision": orNil(string(e.When.Precision)), "venueId": orNil(e.VenueID),
		"topicIds": list(unique(e.TopicIDs)), "trackId": orNil(e.TrackID), "place": e.Place, "round": orNil(e.Round),
		"summary": orNil(e.Summary), "terms": list(e.Terms), "standing": orNil(string(e.Standing)), "stances": list(unique(stances)),
		"conflictsIn": list(unique(conflicts)), "involvedIds": list(sides.actors()), "partyIds": list(parties), "peopleIds": list(people),
		"partyCount": len(parties), "partiesKey": setKey(parties), "peopleKey": setKey(people),
		"confidence": e.Confidence, "reportCount": e.ReportCount, "independentSources": e.IndependentSources,
		"firstReported": instant(e.FirstReported), "recordedAt": instant(e.Recorded), "demo": orNil(e.Demo), "reviewed": e.Reviewed, "doubtful": len(e.Doubts)+len(e.Conflicts) > 0, "json": s.json(e, e.ID),
		"sortKey": sortKey, "ascKey": listing.TimeAsc(e), "reportedKey": listing.ReportedDesc(e), "hitKey": hitKey(string(start), e.ID),
		"titleWords": padded(listing.Terms(e.Title)), "words": padded(listing.Terms(slices.Concat([]string{e.Title}, e.Terms, quotes)...)),
		"speaksOf": orNil(strings.Join(unique(e.About), " ")),
	}})
	s.add("events.hold", params{"id": e.ID})
	if e.VenueID != "" {
		s.add("events.held-at", params{"id": e.ID, "venue": e.VenueID})
	}
	for _, h := range e.History {
		if h.VenueID != "" {
			s.add("events.step-at", params{"id": e.ID, "venue": h.VenueID})
		}
	}
	if e.TrackID != "" {
		s.add("events.in-track", params{"id": e.ID, "track": e.TrackID, "round": orNil(e.Round), "place": e.Place})
	}
	for _, id := range unique(e.TopicIDs) {
		s.add("events.about", params{"id": e.ID, "topic": id, "sortKey": sortKey})
	}
	for _, p := range e.Participants {
		s.add("events.participate", params{"id": e.ID, "props": params{
			"actorId": p.ActorID, "role": string(p.Role), "onBehalfOf": orNil(p.OnBehalfOf), "title": orNil(p.Title), "head": orNil(p.Head), "sortKey": sortKey,
		}})
	}
	for _, id := range sides.actors() {
		s.add("events.involve", params{"id": e.ID, "props": params{"actorId": id, "sides": list(sides[id]), "sortKey": sortKey}})
	}
	for i, p := range e.Positions {
		s.add("events.position", params{"id": e.ID, "props": params{
			"actorId": p.ActorID, "stance": string(p.Stance), "term": orNil(p.Term), "conditions": orNil(p.Conditions), "since": date(p.Since),
			"mentionId": orNil(p.MentionID), "sortKey": listing.Position(e.ID, i, p), "json": s.json(p, e.ID),
		}})
	}
	s.links(e)
}

// links of an event to other events.
func (s *saving) links(e *parley.Event) {
	for _, l := range []struct {
		kind string
		to   []string
	}{
		{"SPEAKS_OF", e.About},
		{"FOLLOWS", e.Previous},
		{"TABLED_AT", []string{e.TabledAt}},
		{"REACHED_AT", []string{e.ReachedAt}},
		{"SUPERSEDES", []string{e.Supersedes}},
		{"ACCEPTS", e.Accepts},
		{"LED_TO", e.Outcomes},
	} {
		for _, id := range unique(l.to) {
			if id != "" {
				s.add("events.link", params{"id": e.ID, "event": id, "type": l.kind})
			}
		}
	}
}

// sides are, by actor, the parties for which it, or anybody for it, takes
// part in an event.
type sides map[string][]string

func sidesOf(e *parley.Event) sides {
	out := sides{}
	for _, p := range e.Participants {
		side := cmp.Or(p.OnBehalfOf, p.ActorID)
		out[p.ActorID] = append(out[p.ActorID], side)
		if p.OnBehalfOf != "" && p.OnBehalfOf != p.ActorID {
			out[p.OnBehalfOf] = append(out[p.OnBehalfOf], side)
		}
	}
	return out
}

func (s sides) actors() []string {
	out := set{}
	for id := range s {
		out.add(id)
	}
	return out.sorted()
}

// setKey is one text for a set of ids in order, nil for none.
func setKey(ids []string) any {
	if len(ids) == 0 {
		return nil
	}
	return lookup(strings.Join(ids, " "))
}

func unique(ids []string) []string {
	out := slices.Clone(ids)
	slices.Sort(out)
	return slices.Compact(out)
}

// set of ids.
type set map[string]bool

func (s set) add(ids ...string) {
	for _, id := range ids {
		if id != "" {
			s[id] = true
		}
	}
}

func (s set) sorted() []string {
	out := make([]string, 0, len(s))
	for id := range s {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// named are ids that may be left over.
type named struct{ actors, venues, places, topics set }

func newNamed() named { return named{set{}, set{}, set{}, set{}} }

func (n named) add(records []*neo4j.Record) {
	for _, r := range records {
		n.actors.add(texts(r, "actors")...)
		n.venues.add(texts(r, "venues")...)
		n.places.add(texts(r, "places")...)
		n.topics.add(texts(r, "topics")...)
	}
}

// namedSoFar is what d puts, and what the nodes that it puts or removes name
// until then.
func (t *tx) namedSoFar(ctx context.Context, d parley.Derived) (named, error) {
	n := newNamed()
	events, tracks := set{}, set{}
	events.add(d.RemovedEvents...)
	tracks.add(d.RemovedTracks...)
	for _, e := range d.Events {
		events.add(e.ID)
	}
	for _, r := range d.Tracks {
		tracks.add(r.ID)
	}
	for _, a := range d.Actors {
		n.actors.add(a.ID)
	}
	for _, v := range d.Venues {
		n.venues.add(v.ID)
	}
	for _, o := range d.Topics {
		n.topics.add(o.ID)
	}
	// Those of actors, venues and topics by themselves, before events add more.
	for _, q := range []struct {
		name string
		ids  []string
	}{{"names.actors", n.actors.sorted()}, {"names.venues", n.venues.sorted()}, {"names.topics", n.topics.sorted()}, {"names.tracks", tracks.sorted()}, {"names.events", events.sorted()}} {
		records, err := t.write(ctx, q.name, rowsOf("id", q.ids))
		if err != nil {
			return n, err
		}
		n.add(records)
	}
	return n, nil
}

// sweep removes what nothing names any more. What goes may have been the last
// to name something else, so it asks again about that.
func (t *tx) sweep(ctx context.Context, left named) error {
	venues, err := t.write(ctx, "sweep.venues", rowsOf("id", left.venues.sorted()))
	if err != nil {
		return err
	}
	left.add(venues)
	if _, err := t.write(ctx, "sweep.places", rowsOf("id", left.places.sorted())); err != nil {
		return err
	}
	for _, kind := range []struct {
		name string
		ids  set
	}{{"sweep.topics", left.topics}, {"sweep.actors", left.actors}} {
		for ids := kind.ids.sorted(); len(ids) > 0; {
			records, err := t.write(ctx, kind.name, rowsOf("id", ids))
			if err != nil {
				return err
			}
			next := newNamed()
			next.add(records)
			ids = append(next.topics.sorted(), next.actors.sorted()...)
		}
	}
	return nil
}
