package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// derivation is what one transaction changes and must derive again.
type derivation struct {
	*Ingester
	tx     parley.Tx
	put    []parley.BlockedMention // new and withdrawn mentions, not saved yet
	seeds  map[string]bool         // ids of present mentions that are new
	keys   map[string]bool         // block keys of what is new and what is gone
	gone   []parley.BlockedMention // mentions that are no longer present
	before []string                // events that held what is derived again
	named  map[string]bool         // actors that what is gone or derived again named before
}

// add takes in a new mention.
func (d *derivation) add(m *parley.Mention, assigned string) {
	keys := resolve.Keys(m)
	if assigned != "" {
		keys = append(keys, resolve.AssignedKey(assigned))
	}
	d.put = append(d.put, parley.BlockedMention{Mention: m, Keys: keys})
	d.seeds[m.ID] = true
	if m.EventID != "" {
		d.before = append(d.before, m.EventID)
	}
	d.ask(keys)
}

func (d *derivation) ask(keys []string) {
	for _, k := range keys {
		if resolve.Related(k) {
			d.keys[k] = true
		}
	}
}

// retire makes everything be derived again that m, still in the store, has to
// do with.
func (d *derivation) retire(ctx context.Context, m *parley.Mention) error {
	found, err := d.tx.BlockMembers(ctx, resolve.Keys(m))
	if err != nil {
		return err
	}
	d.before = append(d.before, m.EventID)
	for _, b := range found {
		if b.Mention.ID != m.ID {
			continue
		}
		ghost := *m
		ghost.ID = "gone " + m.ID // a new mention may have its id
		d.gone = append(d.gone, parley.BlockedMention{Mention: &ghost, Keys: b.Keys})
		d.seeds[ghost.ID] = true
		d.name(m)
		d.ask(b.Keys)
	}
	return nil
}

// name notes whom a mention named before it is derived again.
func (d *derivation) name(m *parley.Mention) {
	for _, id := range resolve.ActorIDs(m) {
		if id != "" {
			d.named[id] = true
		}
	}
}

// derive reads the whole of what the changes touch, merges it again, and saves
// what came out differently.
func (d *derivation) derive(ctx context.Context) error {
	if len(d.put) == 0 && len(d.before) == 0 {
		return nil
	}
	if err := d.tx.PutMentions(ctx, d.put); err != nil {
		return fmt.Errorf("saving mentions: %w", err)
	}
	set, err := d.closed(ctx)
	if err != nil {
		return fmt.Errorf("reading what the mentions have to do with: %w", err)
	}
	in := resolve.Input{Articles: map[string]*parley.Article{}, Places: d.Places, Assigned: map[string]string{}}
	event, actors := map[string]string{}, map[string][]string{}
	articles := map[string]bool{}
	for _, b := range set {
		in.Mentions = append(in.Mentions, b.Mention)
		articles[b.Mention.ArticleID] = true
		event[b.Mention.ID], actors[b.Mention.ID] = b.Mention.EventID, resolve.ActorIDs(b.Mention)
		if id := resolve.AssignedBy(b.Keys); id != "" {
			in.Assigned[b.Mention.ID] = id
		}
	}
	list, err := d.tx.Articles(ctx, slices.Sorted(maps.Keys(articles)))
	if err != nil {
		return fmt.Errorf("reading articles: %w", err)
	}
	list = slices.DeleteFunc(list, func(a *parley.Article) bool { return a == nil })
	for _, a := range list {
		in.Articles[a.ID] = a
	}
	out := resolve.Merge(in)

	var moved []parley.BlockedMention
	for _, b := range set {
		if now := resolve.ActorIDs(b.Mention); b.Mention.EventID != event[b.Mention.ID] || !slices.Equal(now, actors[b.Mention.ID]) {
			moved = append(moved, b)
			for i, id := range actors[b.Mention.ID] {
				if id != "" && id != now[i] {
					d.named[id] = true
				}
			}
		}
		if old := event[b.Mention.ID]; old != "" {
			d.before = append(d.before, old)
		}
	}
	if err := d.tx.PutMentions(ctx, moved); err != nil {
		return fmt.Errorf("saving which events mentions are of: %w", err)
	}
	if err := d.markCopies(ctx, list); err != nil {
		return err
	}
	if err := d.difference(ctx, &out); err != nil {
		return err
	}
	if err := d.join(ctx, &out); err != nil {
		return err
	}
	if err := d.tx.PutDerived(ctx, out); err != nil {
		return fmt.Errorf("saving events: %w", err)
	}
	return nil
}

// closed reads every present mention that has to be derived together with the
// seeds and with what is gone, by following block keys until nothing is added.
func (d *derivation) closed(ctx context.Context) ([]parley.BlockedMention, error) {
	known := map[string]parley.BlockedMention{}
	ghosts := map[string]bool{}
	for _, b := range d.gone {
		// what is gone may have held together what now falls apart
		known[b.Mention.ID] = b
		ghosts[b.Mention.ID] = true
	}
	asked := map[string]bool{}
	ask := slices.Sorted(maps.Keys(d.keys))
	for {
		found, err := d.tx.BlockMembers(ctx, ask)
		if err != nil {
			return nil, err
		}
		for _, k := range ask {
			asked[k] = true
		}
		for _, b := range found {
			known[b.Mention.ID] = b
		}
		assigned := map[string]string{}
		var mentions []*parley.Mention
		for _, id := range slices.Sorted(maps.Keys(known)) {
			mentions = append(mentions, known[id].Mention)
			if e := resolve.AssignedBy(known[id].Keys); e != "" {
				assigned[id] = e
			}
		}
		part := resolve.Connected(d.seeds, mentions, assigned, d.Places)
		ask = ask[:0]
		for _, m := range part {
			for _, k := range known[m.ID].Keys {
				if !asked[k] && resolve.Related(k) {
					asked[k] = true
					ask = append(ask, k)
				}
			}
		}
		if len(ask) == 0 {
			var out []parley.BlockedMention
			for _, m := range part {
				if !ghosts[m.ID] {
					out = append(out, known[m.ID])
				}
			}
			return out, nil
		}
		slices.Sort(ask)
	}
}

// markCopies sets CopyOf where it changed.
func (d *derivation) markCopies(ctx context.Context, list []*parley.Article) error {
	here := map[string]bool{}
	for _, a := range list {
		here[a.ID] = true
	}
	copies := resolve.Copies(list)
	for _, a := range list {
		of := copies[a.ID]
		if of == a.CopyOf || of == "" && !here[a.CopyOf] {
			continue
		}
		c := *a
		c.CopyOf = of
		if err := d.tx.PutArticle(ctx, &c); err != nil {
			return fmt.Errorf("marking article %s as a copy: %w", nameOf(a), err)
		}
	}
	return nil
}

// difference leaves in out what differs from what is stored, joins what the
// rest of the store says of the same actors, venues and topics, and lists what
// no longer exists.
func (d *derivation) difference(ctx context.Context, out *parley.Derived) error {
	now := d.Now()
	made, tracks := map[string]*parley.Event{}, map[string]bool{}
	for _, e := range out.Events {
		made[e.ID] = e
	}
	for _, t := range out.Tracks {
		tracks[t.ID] = true
	}
	ids := slices.Sorted(maps.Keys(made))
	for _, id := range d.before {
		if id != "" && made[id] == nil {
			out.RemovedEvents = append(out.RemovedEvents, id)
		}
	}
	slices.Sort(out.RemovedEvents)
	out.RemovedEvents = slices.Compact(out.RemovedEvents)
	stored, err := d.tx.Events(ctx, slices.Concat(ids, out.RemovedEvents))
	if err != nil {
		return fmt.Errorf("reading events: %w", err)
	}
	kept := map[string]*parley.Event{}
	gone := map[string]bool{}
	for _, e := range stored {
		if e == nil {
			continue
		}
		kept[e.ID] = e
		if e.TrackID != "" && !tracks[e.TrackID] {
			gone[e.TrackID] = true
		}
	}
	out.RemovedTracks = slices.Sorted(maps.Keys(gone))
	out.Events = slices.DeleteFunc(out.Events, func(e *parley.Event) bool {
		old := kept[e.ID]
		if old == nil {
			e.Recorded = now
			return false
		}
		e.Recorded = old.Recorded
		if same(*old, *e) {
			return true
		}
		e.Recorded = now
		return false
	})
	return nil
}

// join adds what the store knows of the same actors, venues and topics from
// mentions outside this derivation. People whom some mention no longer names
// are made anew from all that name them, since what is joined can't be undone.
func (d *derivation) join(ctx context.Context, out *parley.Derived) error {
	have := map[string]bool{}
	for _, a := range out.Actors {
		have[a.ID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(d.named)) {
		if !have[id] {
			out.Actors = append(out.Actors, &parley.Actor{ID: id})
		}
	}
	known, err := stored(ctx, d.tx.Actors, out.Actors, func(a *parley.Actor) string { return a.ID })
	if err != nil {
		return fmt.Errorf("reading actors: %w", err)
	}
	name := map[string]string{}
	joined := out.Actors[:0]
	for _, a := range out.Actors {
		old := known[a.ID]
		switch {
		case !have[a.ID] && old == nil:
			continue // gone with what named it
		case d.named[a.ID] && old != nil && old.Kind == parley.Person:
			p, err := d.profile(ctx, old, a)
			if err != nil {
				return fmt.Errorf("reading what names %s: %w", old.Name, err)
			}
			if a = p; a == nil {
				continue
			}
		case have[a.ID]:
			a = resolve.JoinActors(old, a)
		default:
			a = old
		}
		name[a.ID] = a.Name
		joined = append(joined, a)
	}
	out.Actors = joined
	var others []string
	for _, a := range out.Actors {
		for _, f := range a.Affiliations {
			if _, ok := name[f.ActorID]; !ok {
				name[f.ActorID] = ""
				others = append(others, f.ActorID)
			}
		}
	}
	slices.Sort(others)
	found, err := d.tx.Actors(ctx, others)
	if err != nil {
		return fmt.Errorf("reading actors: %w", err)
	}
	for _, a := range found {
		if a != nil {
			name[a.ID] = a.Name
		}
	}
	for _, a := range out.Actors {
		a.Description = resolve.Describe(a, func(id string) string { return name[id] })
	}
	venues, err := stored(ctx, d.tx.Venues, out.Venues, func(v *parley.Venue) string { return v.ID })
	if err != nil {
		return fmt.Errorf("reading venues: %w", err)
	}
	for i, v := range out.Venues {
		out.Venues[i] = resolve.JoinVenues(venues[v.ID], v)
	}
	topics, err := stored(ctx, d.tx.Topics, out.Topics, func(t *parley.Topic) string { return t.ID })
	if err != nil {
		return fmt.Errorf("reading topics: %w", err)
	}
	for i, t := range out.Topics {
		out.Topics[i] = resolve.JoinTopics(topics[t.ID], t)
	}
	return nil
}

// profile makes a person anew from all mentions that name it under one of the
// names known so far. now is what this derivation says of it.
func (d *derivation) profile(ctx context.Context, old, now *parley.Actor) (*parley.Actor, error) {
	var keys []string
	for _, n := range slices.Concat([]string{old.Name, now.Name}, old.Aliases, now.Aliases) {
		if n != "" {
			keys = append(keys, resolve.NameKey(n))
		}
	}
	slices.Sort(keys)
	found, err := d.tx.BlockMembers(ctx, slices.Compact(keys))
	if err != nil {
		return nil, err
	}
	mentions := make([]*parley.Mention, len(found))
	for i, b := range found {
		mentions[i] = b.Mention
	}
	p := resolve.Profile(old.ID, mentions)
	if p != nil {
		p.EventCount = old.EventCount
	}
	return p, nil
}

// stored reads what the store has under the ids of items.
func stored[T any](ctx context.Context, get func(context.Context, []string) ([]*T, error), items []*T, id func(*T) string) (map[string]*T, error) {
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = id(it)
	}
	found, err := get(ctx, ids)
	out := map[string]*T{}
	for _, it := range found {
		if it != nil {
			out[id(it)] = it
		}
	}
	return out, err
}
