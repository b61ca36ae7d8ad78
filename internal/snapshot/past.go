package snapshot

import (
	"context"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// past answers of one snapshot. Who asks may have ids of what is known now: a
// person of whom only the family name was known had another id then, and a
// series whose first round came out later too. Such ids are led to what they
// stood for.
type past struct {
	parley.Reader // store
	store         Memory
	now           parley.Reader
	then          map[string]string // actor ids of now that were others then
	size          int64
}

// identities follows who is who from now to then.
type identities struct{ now [][]string }

// before notes whom a mention names as things are known now.
func (i *identities) before(m *parley.Mention) { i.now = append(i.now, resolve.ActorIDs(m)) }

// after gives the ids of then, once the same mentions are merged: for an actor
// that was several, the one named most.
func (i *identities) after(mentions []*parley.Mention, actors []*parley.Actor) map[string]string {
	there := map[string]bool{}
	for _, a := range actors {
		there[a.ID] = true
	}
	named := map[string]map[string]int{}
	for n, m := range mentions {
		then := resolve.ActorIDs(m)
		for k, id := range i.now[n] {
			if id == "" || then[k] == "" || there[id] {
				continue
			}
			if named[id] == nil {
				named[id] = map[string]int{}
			}
			named[id][then[k]]++
		}
	}
	out := map[string]string{}
	for id, counts := range named {
		out[id] = most(counts)
	}
	return out
}

// most is what was counted most, of several the first in text order.
func most(counts map[string]int) string {
	best := ""
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		if counts[id] > counts[best] {
			best = id
		}
	}
	return best
}

func (p *past) actors(ids []string) []string {
	out := slices.Clone(ids)
	for i, id := range out {
		if then, ok := p.then[id]; ok {
			out[i] = then
		}
	}
	return out
}

// tracks leads the ids of series to those in which most of their rounds were.
func (p *past) tracks(ctx context.Context, ids []string) ([]string, error) {
	found, err := p.store.Tracks(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(ids)
	for i, t := range found {
		if t != nil {
			continue
		}
		if out[i], err = p.track(ctx, ids[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (p *past) track(ctx context.Context, id string) (string, error) {
	rounds, err := p.now.EventPages(ctx, parley.RoundsOfTrack, []string{id}, parley.EventFilter{}, parley.TimeAsc, parley.Page{First: parley.MaxPage, SkipTotal: true})
	if err != nil {
		return "", err
	}
	var told []string
	for _, e := range rounds[0].Items {
		told = append(told, e.MentionIDs...)
	}
	mentions, err := p.store.Mentions(ctx, told)
	if err != nil {
		return "", err
	}
	var held []string
	for _, m := range mentions {
		if m != nil {
			held = append(held, m.EventID)
		}
	}
	slices.Sort(held)
	events, err := p.store.Events(ctx, slices.Compact(held))
	if err != nil {
		return "", err
	}
	counts := map[string]int{}
	for _, e := range events {
		if e != nil && e.TrackID != "" {
			counts[e.TrackID]++
		}
	}
	if len(counts) == 0 {
		return id, nil // there was no such series yet
	}
	return most(counts), nil
}

// events leads the ids of events to those that held what they were made from.
func (p *past) events(ctx context.Context, ids []string) ([]string, error) {
	found, err := p.store.Events(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(ids)
	for i, e := range found {
		if e != nil {
			out[i] = e.ID
		}
	}
	return out, nil
}

func (p *past) filter(ctx context.Context, f parley.EventFilter) (parley.EventFilter, error) {
	f.Actors, f.AllActors, f.Without, f.Countries = p.actors(f.Actors), p.actors(f.AllActors), p.actors(f.Without), p.actors(f.Countries)
	f.With = slices.Clone(f.With)
	for i := range f.With {
		f.With[i].AnyOf = p.actors(f.With[i].AnyOf)
	}
	if len(f.Tracks) == 0 {
		return f, nil
	}
	var err error
	f.Tracks, err = p.tracks(ctx, f.Tracks)
	return f, err
}

// Mentions finds one that an update withdrew later, whose id may be another
// now, by the words that it stands on in the text of then.
func (p *past) Mentions(ctx context.Context, ids []string) ([]*parley.Mention, error) {
	found, err := p.store.Mentions(ctx, ids)
	if err != nil || !slices.Contains(found, nil) {
		return found, err
	}
	now, err := p.now.Mentions(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, m := range now {
		if found[i] != nil || m == nil || m.TextFrom.IsZero() {
			continue
		}
		articles, err := p.store.Articles(ctx, []string{m.ArticleID})
		if err != nil {
			return nil, err
		}
		if articles[0] == nil || !articles[0].Since().Equal(m.TextFrom) {
			continue
		}
		said, err := p.store.MentionsOfArticles(ctx, []string{m.ArticleID})
		if err != nil {
			return nil, err
		}
		for _, o := range said[0] {
			if o.Kind == m.Kind && o.Position == m.Position && slices.Equal(o.Quotes, m.Quotes) {
				found[i] = o
			}
		}
	}
	return found, nil
}

func (p *past) Actors(ctx context.Context, ids []string) ([]*parley.Actor, error) {
	return p.store.Actors(ctx, p.actors(ids))
}

func (p *past) Tracks(ctx context.Context, ids []string) ([]*parley.Track, error) {
	ids, err := p.tracks(ctx, ids)
	if err != nil {
		return nil, err
	}
	return p.store.Tracks(ctx, ids)
}

func (p *past) TrackPage(ctx context.Context, f parley.TrackFilter, page parley.Page) (parley.PageOf[*parley.Track], error) {
	f.Parties = p.actors(f.Parties)
	return p.store.TrackPage(ctx, f, page)
}

func (p *past) EventPage(ctx context.Context, f parley.EventFilter, o parley.EventOrder, page parley.Page) (parley.PageOf[*parley.Event], error) {
	f, err := p.filter(ctx, f)
	if err != nil {
		return parley.PageOf[*parley.Event]{}, err
	}
	return p.store.EventPage(ctx, f, o, page)
}

func (p *past) EventPages(ctx context.Context, of parley.Relation, parents []string, f parley.EventFilter, o parley.EventOrder, page parley.Page) ([]parley.PageOf[*parley.Event], error) {
	f, err := p.filter(ctx, f)
	if err != nil {
		return nil, err
	}
	switch of {
	case parley.EventsOfActor:
		parents = p.actors(parents)
	case parley.RoundsOfTrack:
		parents, err = p.tracks(ctx, parents)
	case parley.PreviousRounds, parley.NextRounds, parley.StatementsOn, parley.EarlierParties, parley.EarlierPeople:
		parents, err = p.events(ctx, parents)
	}
	if err != nil {
		return nil, err
	}
	return p.store.EventPages(ctx, of, parents, f, o, page)
}

func (p *past) EventStats(ctx context.Context, f parley.EventFilter, dims []parley.Dimension, first int) ([]parley.EventStat, error) {
	f, err := p.filter(ctx, f)
	if err != nil {
		return nil, err
	}
	return p.store.EventStats(ctx, f, dims, first)
}

func (p *past) Contacts(ctx context.Context, actorIDs []string, f parley.EventFilter, kinds []parley.ActorKind, side parley.Side, page parley.Page) ([]parley.PageOf[parley.Contact], error) {
	f, err := p.filter(ctx, f)
	if err != nil {
		return nil, err
	}
	return p.store.Contacts(ctx, p.actors(actorIDs), f, kinds, side, page)
}

func (p *past) PositionPages(ctx context.Context, actorIDs []string, page parley.Page) ([]parley.PageOf[parley.ProposalPosition], error) {
	return p.store.PositionPages(ctx, p.actors(actorIDs), page)
}

func (p *past) ShortestPath(ctx context.Context, from, to string, f parley.EventFilter, through []parley.ActorKind, maxEvents int) ([]parley.PathStep, error) {
	f, err := p.filter(ctx, f)
	if err != nil {
		return nil, err
	}
	ends := p.actors([]string{from, to})
	return p.store.ShortestPath(ctx, ends[0], ends[1], f, through, maxEvents)
}
