package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
	"github.com/parley-talks/parley/internal/store/listing"
)

// The labels of events.
const (
	labelTopic    = "topic"
	labelAbout    = "about"
	labelStance   = "stance"
	labelConflict = "conflict"
	labelDoubt    = "doubt"
)

// derivation saves what was derived and keeps track of what it touches.
type derivation struct {
	*conn
	loose map[string]bool   // what may be named by nothing any more
	texts map[string]string // of articles
	more  map[string]int    // events that actors take part in now and did not before
}

func (t tx) PutDerived(ctx context.Context, d parley.Derived) error {
	return t.view(ctx, "save what was derived", func(c *conn) error {
		return (&derivation{conn: c, loose: map[string]bool{}, texts: map[string]string{}, more: map[string]int{}}).put(ctx, d)
	})
}

func (d *derivation) put(ctx context.Context, in parley.Derived) error {
	// Actors first: the parties of events depend on their kinds.
	for _, a := range in.Actors {
		if err := d.putActor(ctx, a); err != nil {
			return fmt.Errorf("actor %s: %w", a.ID, err)
		}
	}
	for _, v := range in.Venues {
		if err := d.putVenue(ctx, v); err != nil {
			return fmt.Errorf("venue %s: %w", v.ID, err)
		}
	}
	for _, p := range in.Topics {
		if err := d.putTopic(ctx, p); err != nil {
			return fmt.Errorf("topic %s: %w", p.ID, err)
		}
	}
	for _, tr := range in.Tracks {
		if err := d.putTrack(ctx, tr); err != nil {
			return fmt.Errorf("track %s: %w", tr.ID, err)
		}
	}
	for _, id := range in.RemovedEvents {
		if err := d.removeEvent(ctx, id); err != nil {
			return fmt.Errorf("remove event %s: %w", id, err)
		}
	}
	for _, id := range in.RemovedTracks {
		if err := d.remove(ctx, id, "tracks"); err != nil {
			return fmt.Errorf("remove track %s: %w", id, err)
		}
	}
	for _, e := range in.Events {
		if err := d.putEvent(ctx, e); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
	}
	for _, e := range in.Events { // when every mention knows its event
		if err := d.putEventText(ctx, e); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
	}
	for _, id := range sorted(d.more) {
		if n := d.more[id]; n != 0 {
			if err := d.exec(ctx, "UPDATE actors SET events = events + ? WHERE id = ?", n, id); err != nil {
				return err
			}
		}
	}
	return d.sweep(ctx)
}

func (d *derivation) putActor(ctx context.Context, a *parley.Actor) error {
	d.loose[a.ID] = true
	stored := *a
	stored.EventCount = 0
	data, err := json.Marshal(stored)
	if err != nil {
		return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	err = d.exec(ctx, `INSERT INTO actors (id, kind, name_key, unknown, events, data) VALUES (?1, ?2, ?3, ?4, (SELECT COUNT(*) FROM takes_part WHERE actor_id = ?1), ?5)
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name_key = excluded.name_key, unknown = excluded.unknown, data = excluded.data`,
		a.ID, string(a.Kind), listing.Named(a.Name, a.ID), a.Unknown(), string(data))
	if err != nil {
		return err
	}
	names := []string{a.Represents}
	for _, f := range a.Affiliations {
		names = append(names, f.ActorID)
	}
	if err := d.refer(ctx, a.ID, false, names); err != nil {
		return err
	}
	return putText(ctx, d.conn, a.ID, listing.Timeless, append([]string{a.Name}, a.Aliases...), nil)
}

func (d *derivation) putVenue(ctx context.Context, v *parley.Venue) error {
	d.loose[v.ID] = true
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	err = d.exec(ctx, `INSERT INTO venues (id, city, country_id, sort_key, data) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET city = excluded.city, country_id = excluded.country_id, sort_key = excluded.sort_key, data = excluded.data`,
		v.ID, orNull(spelling.Fold(v.City)), orNull(v.CountryID), listing.Named(v.Name, v.ID), string(data))
	if err != nil {
		return err
	}
	if err := d.refer(ctx, v.ID, false, []string{v.CountryID}); err != nil {
		return err
	}
	return putText(ctx, d.conn, v.ID, listing.Timeless, []string{v.Name}, nil)
}

func (d *derivation) putTopic(ctx context.Context, p *parley.Topic) error {
	d.loose[p.ID] = true
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	err = d.exec(ctx, `INSERT INTO topics (id, sort_key, data) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, data = excluded.data`,
		p.ID, listing.Named(p.Name, p.ID), string(data))
	if err != nil {
		return err
	}
	if err := d.refer(ctx, p.ID, false, []string{p.Broader}); err != nil {
		return err
	}
	return putText(ctx, d.conn, p.ID, noHit, append([]string{p.Name}, p.Aliases...), nil)
}

func (d *derivation) putTrack(ctx context.Context, t *parley.Track) error {
	data, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	err = d.exec(ctx, `INSERT INTO tracks (id, sort_key, data) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, data = excluded.data`,
		t.ID, listing.Track(t), string(data))
	if err != nil {
		return err
	}
	if err := d.refer(ctx, t.ID, true, slices.Concat(t.PartyIDs, t.TopicIDs)); err != nil {
		return err
	}
	return putText(ctx, d.conn, t.ID, string(t.Last), []string{t.Name}, nil)
}

// putEvent saves an event and all that it is found by except its text.
func (d *derivation) putEvent(ctx context.Context, e *parley.Event) error {
	data, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
	}
	if err := d.clearEvent(ctx, e.ID); err != nil {
		return err
	}
	kinds, err := d.kinds(ctx, e)
	if err != nil {
		return err
	}
	start, end := listing.Span(e.When)
	parties, people := listing.Parties(e, kinds), listing.People(e, kinds)
	var n int64
	_, err = d.one(ctx, ask(`INSERT INTO events (id, kind, status, contact, first_day, last_day, days, venue_id, track_id, place, parties, people, party_count,
			confidence, sources, reviewed, reported, time_asc, time_desc, reported_desc, data)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, status = excluded.status, contact = excluded.contact, first_day = excluded.first_day,
			last_day = excluded.last_day, days = excluded.days, venue_id = excluded.venue_id, track_id = excluded.track_id, place = excluded.place,
			parties = excluded.parties, people = excluded.people, party_count = excluded.party_count, confidence = excluded.confidence,
			sources = excluded.sources, reviewed = excluded.reviewed, reported = excluded.reported, time_asc = excluded.time_asc, time_desc = excluded.time_desc,
			reported_desc = excluded.reported_desc, data = excluded.data
		RETURNING n`,
		e.ID, string(e.Kind), string(e.Status), e.Kind.Family() == parley.Contacts, string(start), string(end), end.Sub(start), orNull(e.VenueID), orNull(e.TrackID), e.Place,
		orNull(strings.Join(parties, " ")), orNull(strings.Join(people, " ")), len(parties), e.Confidence, e.IndependentSources, e.Reviewed, listing.Instant(e.FirstReported),
		listing.TimeAsc(e), listing.TimeDesc(e), listing.ReportedDesc(e), string(data)), &n)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(e.MentionIDs, maxValues) {
		q := ask("UPDATE mentions SET event_id = ? WHERE event_id <> ? AND id", e.ID, e.ID)
		in(&q, some)
		if err := d.exec(ctx, q.text(), q.args...); err != nil {
			return err
		}
	}
	if err := d.putParticipants(ctx, n, e); err != nil {
		return err
	}
	return d.putLabels(ctx, n, e)
}

func (d *derivation) putParticipants(ctx context.Context, n int64, e *parley.Event) error {
	names := []string{e.VenueID}
	for _, h := range e.History {
		names = append(names, h.VenueID)
	}
	part := map[string]bool{}
	for i, p := range e.Participants {
		side := p.ActorID
		part[p.ActorID] = true
		if p.OnBehalfOf != "" {
			side = p.OnBehalfOf
			part[side] = true
		}
		err := d.exec(ctx, "INSERT INTO participations (event_n, i, actor_id, on_behalf_of, side, role) VALUES (?, ?, ?, ?, ?, ?)",
			n, i, p.ActorID, orNull(p.OnBehalfOf), side, string(p.Role))
		if err != nil {
			return err
		}
	}
	for _, id := range sorted(part) {
		names = append(names, id)
		if err := d.exec(ctx, "INSERT INTO takes_part (actor_id, time_desc, event_n) VALUES (?, ?, ?)", id, listing.TimeDesc(e), n); err != nil {
			return err
		}
		d.more[id]++
	}
	for i, p := range e.Positions {
		names = append(names, p.ActorID)
		if e.Kind != parley.Proposal {
			continue
		}
		data, err := json.Marshal(p)
		if err != nil {
			return fmt.Errorf("%w: %w", parley.ErrInvalid, err)
		}
		err = d.exec(ctx, "INSERT INTO positions (actor_id, sort_key, event_n, event_id, data) VALUES (?, ?, ?, ?, ?)", p.ActorID, listing.Position(e.ID, i, p), n, e.ID, string(data))
		if err != nil {
			return err
		}
	}
	return d.refer(ctx, e.ID, true, append(names, e.TopicIDs...))
}

func (d *derivation) putLabels(ctx context.Context, n int64, e *parley.Event) error {
	values := map[string][]string{labelTopic: e.TopicIDs, labelAbout: e.About}
	for _, p := range e.Positions {
		values[labelStance] = append(values[labelStance], string(p.Stance))
	}
	for _, c := range e.Conflicts {
		values[labelConflict] = append(values[labelConflict], c.Field)
	}
	if len(e.Doubts)+len(e.Conflicts) > 0 {
		values[labelDoubt] = []string{""}
	}
	for _, label := range sorted(values) {
		for _, value := range values[label] {
			if err := d.exec(ctx, "INSERT OR IGNORE INTO labels (label, value, time_desc, event_n) VALUES (?, ?, ?, ?)", label, value, listing.TimeDesc(e), n); err != nil {
				return err
			}
		}
	}
	return nil
}

// putEventText indexes the title, terms and quotes of an event.
func (d *derivation) putEventText(ctx context.Context, e *parley.Event) error {
	body := slices.Clone(e.Terms)
	var held []*parley.Mention
	err := d.query(ctx, ask("SELECT "+mentions.columns+" FROM mentions m WHERE m.event_id = ? AND m.present", e.ID), func(s scan) error {
		m, err := mentions.read(s)
		held = append(held, m)
		return err
	})
	if err != nil {
		return err
	}
	for _, m := range held {
		text, known := d.texts[m.ArticleID]
		if !known && len(m.Quotes) > 0 {
			if _, err := d.one(ctx, ask("SELECT text FROM articles WHERE id = ?", m.ArticleID), &text); err != nil {
				return err
			}
			d.texts[m.ArticleID] = text
		}
		for _, q := range m.Quotes {
			if 0 <= q.Start && q.Start <= q.End && q.End <= len(text) {
				body = append(body, text[q.Start:q.End])
			}
		}
	}
	start, _ := listing.Span(e.When)
	return putText(ctx, d.conn, e.ID, string(start), []string{e.Title}, append(body, e.Title))
}

// kinds tells the kinds of the actors at an event.
func (d *derivation) kinds(ctx context.Context, e *parley.Event) (func(id string) parley.ActorKind, error) {
	known := map[string]parley.ActorKind{}
	for _, p := range e.Participants {
		for _, id := range []string{p.ActorID, p.OnBehalfOf} {
			if _, seen := known[id]; seen {
				continue
			}
			var kind string
			if _, err := d.one(ctx, ask("SELECT kind FROM actors WHERE id = ?", id), &kind); err != nil {
				return nil, err
			}
			known[id] = parley.ActorKind(kind)
		}
	}
	return func(id string) parley.ActorKind { return known[id] }, nil
}
