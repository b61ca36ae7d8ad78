package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// markCopies sets CopyOf where it changed.
func (d *derivation) markCopies(ctx context.Context, articles map[string]*parley.Article) error {
	copies := resolve.Copies(slices.Collect(maps.Values(articles)))
	for _, a := range articles {
		of := copies[a.ID]
		if of == a.CopyOf || of == "" && articles[a.CopyOf] == nil {
			continue // as it was, or the copy of one that is not at hand
		}
		c := *a
		c.CopyOf = of
		if err := d.tx.PutArticle(ctx, &c); err != nil {
			return fmt.Errorf("marking article %s as a copy: %w", nameOf(a), err)
		}
	}
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
			c := *old // its description may be another now
			a = &c
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
	out.Actors = slices.DeleteFunc(out.Actors, asStored(known, func(a *parley.Actor) string { return a.ID }))
	venues, err := stored(ctx, d.tx.Venues, out.Venues, func(v *parley.Venue) string { return v.ID })
	if err != nil {
		return fmt.Errorf("reading venues: %w", err)
	}
	for i, v := range out.Venues {
		out.Venues[i] = resolve.JoinVenues(venues[v.ID], v)
	}
	out.Venues = slices.DeleteFunc(out.Venues, asStored(venues, func(v *parley.Venue) string { return v.ID }))
	topics, err := stored(ctx, d.tx.Topics, out.Topics, func(t *parley.Topic) string { return t.ID })
	if err != nil {
		return fmt.Errorf("reading topics: %w", err)
	}
	for i, t := range out.Topics {
		out.Topics[i] = resolve.JoinTopics(topics[t.ID], t)
	}
	out.Topics = slices.DeleteFunc(out.Topics, asStored(topics, func(t *parley.Topic) string { return t.ID }))
	return nil
}

// asStored reports of an item whether the store has it just so.
func asStored[T any](known map[string]*T, id func(*T) string) func(*T) bool {
	return func(it *T) bool {
		old := known[id(it)]
		return old != nil && same(*old, *it)
	}
}

// profile makes a person anew from all mentions that name it under one of the
// names known so far. now is what this derivation says of it.
func (d *derivation) profile(ctx context.Context, old, now *parley.Actor) (*parley.Actor, error) {
	var keys []string
	for _, n := range slices.Concat([]string{old.Name, now.Name}, old.Aliases, now.Aliases) {
		if n != "" {
			keys = append(keys, resolve.PeopleKey(n))
		}
	}
	slices.Sort(keys)
	keys, err := d.tx.BlockKeys(ctx, slices.Compact(keys))
	if err != nil {
		return nil, err
	}
	found, err := d.tx.BlockMembers(ctx, keys)
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
