package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

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
		case old != nil && (d.anew[a.ID] || d.named[a.ID] && old.Kind == parley.Person):
			p, err := d.profile(ctx, old, a)
			if err != nil {
				return fmt.Errorf("reading what names %s: %w", old.Name, err)
			}
			switch {
			case p != nil:
				a = p
			case !have[a.ID]: // if it stays, only a decision names it
				a = resolve.Bare(old)
			}
		case old == nil && a.Kind == parley.Person && d.decided:
			// a decision may have taken it out of all events that name it
			if p, err := d.profile(ctx, a, a); err != nil {
				return fmt.Errorf("reading what names %s: %w", a.Name, err)
			} else if p != nil {
				a = p
			}
		case have[a.ID]:
			a = resolve.JoinActors(only(d, a.ID, old), a)
		default:
			c := *old // its description may be another now
			a = &c
		}
		a = d.rulings.Correct(a)
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
		out.Venues[i] = resolve.JoinVenues(only(d, v.ID, venues[v.ID]), v)
	}
	out.Venues = slices.DeleteFunc(out.Venues, asStored(venues, func(v *parley.Venue) string { return v.ID }))
	topics, err := stored(ctx, d.tx.Topics, out.Topics, func(t *parley.Topic) string { return t.ID })
	if err != nil {
		return fmt.Errorf("reading topics: %w", err)
	}
	for i, t := range out.Topics {
		out.Topics[i] = resolve.JoinTopics(only(d, t.ID, topics[t.ID]), t)
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

// only is what a store has of a thing that is joined with what this derivation
// says of it: nothing when everything is made anew and this is the first of it.
func only[T any](d *derivation, id string, stored *T) *T {
	if d.whole == nil || d.whole[id] {
		return stored
	}
	d.seen[id] = true
	return nil
}

// underNames finds the present mentions that name somebody by one of the names
// of the actors, corrected or not.
func (d *derivation) underNames(ctx context.Context, actors ...*parley.Actor) ([]parley.BlockedMention, error) {
	var keys, people []string
	for _, a := range actors {
		for ; a != nil; a = a.Uncorrected {
			for _, n := range append([]string{a.Name}, a.Aliases...) {
				if n != "" {
					keys, people = append(keys, resolve.BodyKey(n)), append(people, resolve.PeopleKey(n))
				}
			}
		}
	}
	if len(people) == 0 {
		return nil, nil
	}
	slices.Sort(people)
	more, err := d.tx.BlockKeys(ctx, slices.Compact(people))
	if err != nil {
		return nil, err
	}
	keys = append(keys, more...)
	slices.Sort(keys)
	return d.tx.BlockMembers(ctx, slices.Compact(keys))
}

// profile makes an actor anew from all mentions that name it under one of the
// names known so far. now is what this derivation says of it.
func (d *derivation) profile(ctx context.Context, old, now *parley.Actor) (*parley.Actor, error) {
	found, err := d.underNames(ctx, old, now)
	if err != nil {
		return nil, err
	}
	mentions := make([]*parley.Mention, len(found))
	for i, b := range found {
		mentions[i] = b.Mention
	}
	p := resolve.Profile(old.ID, old.Kind, mentions)
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
