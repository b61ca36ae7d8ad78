package ingest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// tying links what was gathered to the rest of the store and puts it into
// tracks. It reads events, and no mentions.
type tying struct {
	*derivation
	now   map[string]*parley.Event // what was gathered and what was read
	old   map[string]*parley.Event // the same as it is stored, and what no longer exists
	gone  map[string]bool          // events that no longer exist
	under map[string][]*parley.Event
	asked map[parley.EventKey]bool
}

// tie makes out what PutDerived has to save: the events that differ from what
// is stored, tied to others, their tracks, and what no longer exists. It gives
// each event that is not as it was.
func (d *derivation) tie(ctx context.Context, out *parley.Derived) ([]turn, error) {
	t := &tying{
		derivation: d, now: map[string]*parley.Event{}, old: map[string]*parley.Event{}, gone: map[string]bool{},
		under: map[string][]*parley.Event{}, asked: map[parley.EventKey]bool{},
	}
	for _, e := range out.Events {
		t.put(e)
	}
	for _, id := range d.before {
		if id != "" && t.now[id] == nil {
			t.gone[id] = true
		}
	}
	out.RemovedEvents = slices.Sorted(maps.Keys(t.gone))
	stored, err := d.tx.Events(ctx, slices.Concat(slices.Sorted(maps.Keys(t.now)), out.RemovedEvents))
	if err != nil {
		return nil, fmt.Errorf("reading events: %w", err)
	}
	for _, e := range stored {
		if e != nil && (t.now[e.ID] != nil || t.gone[e.ID]) {
			t.old[e.ID] = e
		}
	}
	changed := map[string]bool{}
	for _, e := range out.Events {
		old := t.old[e.ID]
		if old != nil {
			resolve.TakeLinks(e, old)
			e.Recorded = old.Recorded
		}
		changed[e.ID] = old == nil || !same(*old, *e) || d.placedAnew(e)
	}
	if err := t.link(ctx, changed); err != nil { // what is tied differently has changed
		return nil, err
	}
	tracks, err := t.track(ctx, changed)
	if err != nil {
		return nil, err
	}
	return t.difference(ctx, out, tracks, changed)
}

// put makes an event known.
func (t *tying) put(e *parley.Event) {
	t.now[e.ID] = e
	for _, k := range resolve.ThreadKeys(e) {
		t.under[k] = append(t.under[k], e)
	}
}

// read makes known what has one of the keys.
func (t *tying) read(ctx context.Context, keys []parley.EventKey) error {
	var ask []parley.EventKey
	for _, k := range keys {
		if !t.asked[k] {
			t.asked[k] = true
			ask = append(ask, k)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	found, err := t.tx.EventsWith(ctx, wider(ask))
	if err != nil {
		return fmt.Errorf("reading events: %w", err)
	}
	for _, e := range found {
		if t.now[e.ID] != nil || t.gone[e.ID] {
			continue // what is stored of it is of yesterday
		}
		c := *e
		t.old[e.ID] = &c
		t.put(e)
	}
	return nil
}

// wider puts questions for one key and one stretch of days after another into
// one.
func wider(ask []parley.EventKey) []parley.EventKey {
	slices.SortFunc(ask, func(a, b parley.EventKey) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(string(a.From), string(b.From)))
	})
	out := ask[:0]
	for _, k := range ask {
		if n := len(out); n > 0 && out[n-1].Key == k.Key && out[n-1].To != "" && out[n-1].To.Add(1) == k.From {
			out[n-1].To = k.To
			continue
		}
		out = append(out, k)
	}
	return out
}

// at is what is known under the keys.
func (t *tying) at(keys []parley.EventKey) map[string]*parley.Event {
	out := map[string]*parley.Event{}
	for _, k := range keys {
		for _, e := range t.under[k.Key] {
			out[e.ID] = e
		}
	}
	return out
}

// versions of events: as they are now and as they are stored.
func (t *tying) versions(ids map[string]bool) []*parley.Event {
	var out []*parley.Event
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		for _, e := range []*parley.Event{t.now[id], t.old[id]} {
			if e != nil {
				out = append(out, e)
			}
		}
	}
	return out
}

// link ties the events that changed, and those that have to do with them. What
// is tied differently has changed, too.
func (t *tying) link(ctx context.Context, changed map[string]bool) error {
	some := map[string]bool{}
	for id, is := range changed {
		if is {
			some[id] = true
		}
	}
	for id := range t.gone {
		some[id] = true
	}
	if len(some) == 0 {
		return nil
	}
	var keys []parley.EventKey
	for _, e := range t.versions(some) {
		keys = append(keys, resolve.LinkKeys(e)...)
	}
	if err := t.read(ctx, keys); err != nil {
		return err
	}
	tied := t.at(keys)
	for id := range some {
		if e := t.now[id]; e != nil {
			tied[id] = e
		}
	}
	// what came of one meeting or of another is told from all of them
	meetings, err := t.meetings(ctx, tied)
	if err != nil {
		return err
	}
	maps.Copy(tied, meetings)
	keys = keys[:0]
	for _, e := range tied {
		keys = append(keys, resolve.LinkKeys(e)...)
	}
	if err := t.read(ctx, keys); err != nil {
		return err
	}
	if _, err := t.meetings(ctx, t.at(keys)); err != nil {
		return err
	}
	resolve.Link(slices.Collect(maps.Values(tied)), slices.Collect(maps.Values(t.now)))
	for id, e := range tied {
		if !changed[id] && !same(*t.old[id], *e) {
			changed[id] = true
		}
	}
	return nil
}

// meetings reads those where some events may have been made.
func (t *tying) meetings(ctx context.Context, events map[string]*parley.Event) (map[string]*parley.Event, error) {
	var keys []parley.EventKey
	for _, e := range events {
		keys = append(keys, resolve.MeetingKeys(e)...)
	}
	err := t.read(ctx, keys)
	return t.at(keys), err
}

// track puts the events that changed into tracks again, with all that they are
// or were in one track with.
func (t *tying) track(ctx context.Context, changed map[string]bool) ([]*parley.Track, error) {
	some := maps.Clone(t.gone)
	for id, is := range changed {
		if is {
			some[id] = true
		}
	}
	in := map[string]*parley.Event{}
	following := resolve.Following{}
	rest := map[string][]*parley.Event{} // what is under a key and not in yet
	seen := map[string]int{}             // how much of what is under a key was looked at
	var next []*parley.Event             // to be followed
	add := func(e *parley.Event) {
		if in[e.ID] == nil {
			in[e.ID] = e
			next = append(next, e)
		}
	}
	follow := func(list []*parley.Event) error {
		var keys []parley.EventKey
		for _, e := range list {
			keys = append(keys, resolve.TrackKeys(e)...)
		}
		if err := t.read(ctx, keys); err != nil {
			return err
		}
		for _, e := range list {
			last := ""
			for _, k := range resolve.TrackKeys(e) {
				if k.Key == last {
					continue
				}
				last = k.Key
				rest[last] = append(rest[last], t.under[last][seen[last]:]...)
				seen[last] = len(t.under[last])
				var out []*parley.Event
				for _, o := range rest[k.Key] {
					switch {
					case in[o.ID] != nil:
					case o.ID != e.ID && following.May(e, o):
						add(o)
					default:
						out = append(out, o)
					}
				}
				rest[k.Key] = out
			}
		}
		return nil
	}
	for id := range some {
		if e := t.now[id]; e != nil {
			add(e)
		}
	}
	// as they are and as they were: what no longer exists had rounds beside it too
	for list := t.versions(some); len(list) > 0; list, next = next, nil {
		if err := follow(list); err != nil {
			return nil, err
		}
		placed, err := t.placedWith(ctx, list)
		if err != nil {
			return nil, err
		}
		for _, e := range placed {
			add(e)
		}
	}
	return resolve.Track(slices.Collect(maps.Values(in)), slices.Collect(maps.Values(t.now)), t.rulings.Placements(t.holding)), nil
}

// difference leaves in out what differs from what is stored, and lists the
// tracks that no longer exist.
func (t *tying) difference(ctx context.Context, out *parley.Derived, tracks []*parley.Track, changed map[string]bool) ([]turn, error) {
	now := t.Now()
	var turns []turn
	out.Events = out.Events[:0]
	left := map[string]bool{} // tracks that events were in
	for _, id := range slices.Sorted(maps.Keys(t.now)) {
		e, old := t.now[id], t.old[id]
		// of the others only their place in a track may be another
		if old != nil && !changed[id] && old.TrackID == e.TrackID && old.Place == e.Place && old.Round == e.Round {
			continue
		}
		if old != nil && same(*old, *e) {
			continue
		}
		if old != nil {
			seen := *old
			seen.Doubts = e.Doubts
			if same(seen, *e) { // it is what it was, and only less or more like another one
				out.Events = append(out.Events, e)
				continue
			}
		}
		if old != nil && old.TrackID != "" {
			left[old.TrackID] = true
		}
		e.Recorded = now
		out.Events = append(out.Events, e)
		turns = append(turns, turn{old, e})
	}
	for _, id := range out.RemovedEvents {
		if old := t.old[id]; old != nil {
			turns = append(turns, turn{was: old})
			if old.TrackID != "" {
				left[old.TrackID] = true
			}
		}
	}
	known, err := stored(ctx, t.tx.Tracks, tracks, func(r *parley.Track) string { return r.ID })
	if err != nil {
		return nil, fmt.Errorf("reading tracks: %w", err)
	}
	for _, r := range tracks {
		delete(left, r.ID)
		if old := known[r.ID]; old == nil || !same(*old, *r) {
			out.Tracks = append(out.Tracks, r)
		}
	}
	out.RemovedTracks = slices.Sorted(maps.Keys(left))
	return turns, nil
}
