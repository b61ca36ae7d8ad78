package curate

import (
	"context"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Actors is Reader.Actors, where an id that was merged away finds the actor
// that it became.
func Actors(ctx context.Context, r parley.Reader, ids []string) ([]*parley.Actor, error) {
	found, err := r.Actors(ctx, ids)
	if err != nil || !slices.Contains(found, nil) {
		return found, err
	}
	list, err := r.ActorRulings(ctx)
	if err != nil || len(list) == 0 {
		return found, err
	}
	rulings := resolve.NewRulings(list, nil)
	var missing []int
	var now []string
	for i, a := range found {
		if id := rulings.Actor(ids[i]); a == nil && id != ids[i] {
			missing, now = append(missing, i), append(now, id)
		}
	}
	became, err := r.Actors(ctx, now)
	for k, a := range became {
		found[missing[k]] = a
	}
	return found, err
}
