package resolver

import (
	"context"
	"slices"
	"sync"

	"github.com/parley-talks/parley/internal/curate"
	"github.com/parley-talks/parley/internal/parley"
)

// siblings are the items that one call of the store gave. What is asked of one
// of them is asked of all of them by the query, so the first to be asked loads
// it for all in one call and the others find it there: one call a level, however
// many items the level has.
type siblings[T any] struct {
	store parley.Reader
	items []T

	mu      sync.Mutex
	answers map[string]any // func() (V, error) by question
}

func newSiblings[T any](store parley.Reader, items []T) *siblings[T] {
	return &siblings[T]{store: store, items: items, answers: map[string]any{}}
}

// once answers a question for all siblings the first time it is asked. The
// question holds the arguments too: two aliases of one field may differ.
func once[V, T any](s *siblings[T], question string, answer func() (V, error)) (V, error) {
	s.mu.Lock()
	f, ok := s.answers[question].(func() (V, error))
	if !ok {
		f = sync.OnceValues(answer)
		s.answers[question] = f
	}
	s.mu.Unlock()
	return f()
}

// gather collects ids of all siblings, each once, in order.
func gather[T any](s *siblings[T], ids func(T) []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, item := range s.items {
		for _, id := range ids(item) {
			if id != "" && !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}

// lookUp gets items by id in one call and makes them siblings. An id that
// stands for nothing is missing from the answer.
func lookUp[P, N any](
	ctx context.Context, store parley.Reader, ids []string,
	get func(context.Context, []string) ([]*P, error), wrap func(*P, *siblings[*P]) N,
) (map[string]N, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := get(ctx, ids)
	if err != nil {
		return nil, err
	}
	s := newSiblings(store, slices.DeleteFunc(slices.Clone(found), func(p *P) bool { return p == nil }))
	out := make(map[string]N, len(found))
	for i, p := range found {
		if p != nil {
			out[ids[i]] = wrap(p, s)
		}
	}
	return out, nil
}

func lookUpEvents(ctx context.Context, store parley.Reader, ids []string) (map[string]Event, error) {
	return lookUp(ctx, store, ids, store.Events, newEvent)
}

func lookUpActors(ctx context.Context, store parley.Reader, ids []string) (map[string]*Actor, error) {
	get := func(ctx context.Context, ids []string) ([]*parley.Actor, error) {
		return curate.Actors(ctx, store, ids)
	}
	return lookUp(ctx, store, ids, get, newActor)
}

func lookUpVenues(ctx context.Context, store parley.Reader, ids []string) (map[string]*Venue, error) {
	return lookUp(ctx, store, ids, store.Venues, newVenue)
}

func lookUpTopics(ctx context.Context, store parley.Reader, ids []string) (map[string]*Topic, error) {
	return lookUp(ctx, store, ids, store.Topics, newTopic)
}

func lookUpTracks(ctx context.Context, store parley.Reader, ids []string) (map[string]*Track, error) {
	return lookUp(ctx, store, ids, store.Tracks, newTrack)
}

func lookUpArticles(ctx context.Context, store parley.Reader, ids []string) (map[string]*Article, error) {
	return lookUp(ctx, store, ids, store.Articles, newArticle)
}

func lookUpMentions(ctx context.Context, store parley.Reader, ids []string) (map[string]*Mention, error) {
	return lookUp(ctx, store, ids, store.Mentions, newMention)
}

// pick takes the items with these ids, in their order.
func pick[N any](of map[string]N, ids []string) []N {
	out := make([]N, 0, len(ids))
	for _, id := range ids {
		if n, ok := of[id]; ok {
			out = append(out, n)
		}
	}
	return out
}
