package resolver

import (
	"context"
	"fmt"

	"github.com/parley-talks/parley/internal/curate"
	"github.com/parley-talks/parley/internal/parley"
)

// maxNames is how many different names one filter takes: each is looked up in
// the store, which an id is not.
const maxNames = 20

// names gives the ids of actors that somebody names. Each different name is
// looked up once.
type names struct {
	store parley.Reader
	ids   map[string]string
}

// actorIDs gives actors by id, each given as an id or as a name: what does not
// look like an id is a name, and means whom actor(name:) means; an id that was
// merged away means the actor that it became. An
// *AmbiguousError, ErrNotFound or ErrInvalid says which argument it is of.
func (n *names) actorIDs(ctx context.Context, field string, given ...string) ([]string, error) {
	out := make([]string, len(given)) // a filter is its caller's, who may ask with it again
	byID := false
	for i, g := range given {
		if _, err := prefixOf(g); err == nil {
			if err := checkIDs(field, parley.ActorPrefix, g); err != nil {
				return nil, err
			}
			out[i], byID = g, true
			continue
		}
		id, err := n.actorID(ctx, g)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", field, err)
		}
		out[i] = id
	}
	if !byID {
		return out, nil
	}
	found, err := curate.Actors(ctx, n.store, out)
	if err != nil {
		return nil, fmt.Errorf("look up the actors of %s: %w", field, err)
	}
	for i, a := range found {
		if a != nil {
			out[i] = a.ID
		}
	}
	return out, nil
}

func (n *names) actorID(ctx context.Context, name string) (string, error) {
	if id, ok := n.ids[name]; ok {
		return id, nil
	}
	if len(n.ids) == maxNames {
		return "", fmt.Errorf("%w: at most %d different names can be asked for at once; ids can be more", parley.ErrInvalid, maxNames)
	}
	a, err := actorByName(ctx, n.store, name)
	if err != nil {
		return "", err
	}
	if n.ids == nil {
		n.ids = map[string]string{}
	}
	n.ids[name] = a.ID
	return a.ID, nil
}

// withIDs gives a filter that was checked with ids of the store in place of the
// names of actors.
func withIDs(ctx context.Context, store parley.Reader, f parley.EventFilter) (parley.EventFilter, error) {
	n := names{store: store}
	for _, list := range []struct {
		field  string
		actors *[]string
	}{{"actors", &f.Actors}, {"allActors", &f.AllActors}, {"without", &f.Without}, {"countries", &f.Countries}} {
		ids, err := n.actorIDs(ctx, list.field, *list.actors...)
		if err != nil {
			return f, err
		}
		*list.actors = ids
	}
	with := make([]parley.ParticipantFilter, len(f.With))
	for i, w := range f.With {
		ids, err := n.actorIDs(ctx, "with.anyOf", w.AnyOf...)
		if err != nil {
			return f, err
		}
		w.AnyOf = ids
		with[i] = w
	}
	f.With = with
	return f, nil
}
