package background

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// known keeps what was looked up while one question is answered.
type known struct {
	reader parley.Reader
	actors map[string]*parley.Actor
	venues map[string]*parley.Venue
	named  map[string][]string // actor ids by folded name
}

func newKnown(r parley.Reader) *known {
	return &known{reader: r, actors: map[string]*parley.Actor{}, venues: map[string]*parley.Venue{}, named: map[string][]string{}}
}

// load looks up the actors and venues of events, once each.
func (k *known) load(ctx context.Context, events ...*parley.Event) error {
	var actors, venues []string
	want := func(have bool, list *[]string, id string) {
		if id != "" && !have && !slices.Contains(*list, id) {
			*list = append(*list, id)
		}
	}
	for _, e := range events {
		for _, p := range e.Participants {
			want(k.actors[p.ActorID] != nil, &actors, p.ActorID)
			want(k.actors[p.OnBehalfOf] != nil, &actors, p.OnBehalfOf)
		}
		for _, p := range e.Positions {
			want(k.actors[p.ActorID] != nil, &actors, p.ActorID)
		}
		want(k.venues[e.VenueID] != nil, &venues, e.VenueID)
	}
	if len(actors) > 0 {
		found, err := k.reader.Actors(ctx, actors)
		if err != nil {
			return fmt.Errorf("looking up who took part: %w", err)
		}
		for _, a := range found {
			if a != nil {
				k.actors[a.ID] = a
			}
		}
	}
	if len(venues) > 0 {
		found, err := k.reader.Venues(ctx, venues)
		if err != nil {
			return fmt.Errorf("looking up where it was: %w", err)
		}
		for _, v := range found {
			if v != nil {
				k.venues[v.ID] = v
			}
		}
	}
	return nil
}

// name of an actor that was loaded.
func (k *known) name(id string) string {
	if a := k.actors[id]; a != nil {
		return a.Name
	}
	return ""
}

// parties are the ids of the states and organisations that an event is between.
func (k *known) parties(ctx context.Context, e *parley.Event) ([]string, error) {
	if err := k.load(ctx, e); err != nil {
		return nil, err
	}
	var out []string
	for _, p := range e.Participants {
		id := p.ActorID
		if p.OnBehalfOf != "" {
			id = p.OnBehalfOf
		}
		a := k.actors[id]
		if p.Role == parley.Mediator || p.Role == parley.Host || a == nil || a.Kind == parley.Person || slices.Contains(out, id) {
			continue
		}
		out = append(out, id)
	}
	return out, nil
}

// called are the ids of the actors that a name may mean, those with most
// events first.
func (k *known) called(ctx context.Context, n parley.Name) ([]string, error) {
	key := string(n.Kind) + " " + spelling.Fold(n.Name)
	if ids, ok := k.named[key]; ok {
		return ids, nil
	}
	page, err := k.reader.ActorPage(ctx, parley.ActorFilter{Name: n.Name, Kinds: []parley.ActorKind{n.Kind}}, parley.Page{First: 20, SkipTotal: true})
	if err != nil {
		return nil, fmt.Errorf("looking up %s: %w", n.Name, err)
	}
	ids := []string{}
	for _, a := range page.Items {
		same := func(name string) bool {
			return spelling.Fold(name) == spelling.Fold(n.Name) || n.Kind == parley.Person && spelling.SamePerson(name, n.Name)
		}
		if same(a.Name) || slices.ContainsFunc(a.Aliases, same) {
			ids = append(ids, a.ID)
			k.actors[a.ID] = a
		}
	}
	k.named[key] = ids
	return ids, nil
}
