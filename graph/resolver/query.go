package resolver

import (
	"context"
	"errors"
	"fmt"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// maxNodes is how many ids one call of nodes takes.
const maxNodes = 100

// one gives the item with an id, ErrNotFound when there is none.
func one[N any](found map[string]N, id string, err error) (N, error) {
	n, ok := found[id]
	if err == nil && !ok {
		err = fmt.Errorf("%w: nothing has the id %s", parley.ErrNotFound, id)
	}
	return n, err
}

// lookUpNodes gets items of any kind, one call for each kind there is.
func lookUpNodes(ctx context.Context, store parley.Reader, ids []string) (map[string]Node, error) {
	byPrefix := map[string][]string{}
	seen := map[string]bool{}
	for _, id := range ids {
		prefix, err := prefixOf(id)
		if err != nil {
			return nil, err
		}
		if !seen[id] {
			seen[id] = true
			byPrefix[prefix] = append(byPrefix[prefix], id)
		}
	}
	out := make(map[string]Node, len(ids))
	for prefix, same := range byPrefix {
		if err := nodeLookUps[prefix](ctx, store, same, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// nodeLookUps gets items by the prefix of their ids.
var nodeLookUps = map[string]func(context.Context, parley.Reader, []string, map[string]Node) error{
	parley.ArticlePrefix: asNodes(lookUpArticles),
	parley.MentionPrefix: asNodes(lookUpMentions),
	parley.EventPrefix:   asNodes(lookUpEvents),
	parley.ActorPrefix:   asNodes(lookUpActors),
	parley.VenuePrefix:   asNodes(lookUpVenues),
	parley.TopicPrefix:   asNodes(lookUpTopics),
	parley.TrackPrefix:   asNodes(lookUpTracks),
}

func asNodes[N Node](get func(context.Context, parley.Reader, []string) (map[string]N, error)) func(context.Context, parley.Reader, []string, map[string]Node) error {
	return func(ctx context.Context, store parley.Reader, ids []string, out map[string]Node) error {
		found, err := get(ctx, store, ids)
		for id, n := range found {
			out[id] = n
		}
		return err
	}
}

// AmbiguousError says that a name fits several actors.
type AmbiguousError struct {
	Name       string
	Candidates []Candidate // at most 20, those with most events first
}

// Candidate is an actor that a name may mean.
type Candidate struct {
	ID          string           `json:"id"`
	Name        string           `json:"name"`
	Kind        parley.ActorKind `json:"kind"`
	Description string           `json:"description"`
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q fits several actors; ask again with the id of one of the candidates", e.Name)
}

// actorByName finds the one actor that a name means: whose own name it is, else
// whose alias it is, else whose names contain all its words.
func actorByName(ctx context.Context, store parley.Reader, name string) (*Actor, error) {
	folded := spelling.Fold(name)
	if folded == "" {
		return nil, fmt.Errorf("%w: the name is empty", parley.ErrInvalid)
	}
	page, err := store.ActorPage(ctx, parley.ActorFilter{Name: name}, parley.Page{First: parley.MaxPage})
	if err != nil {
		return nil, err
	}
	var named, aliased []*parley.Actor
	for _, a := range page.Items {
		if spelling.Fold(a.Name) == folded {
			named = append(named, a)
		}
		for _, alias := range a.Aliases {
			if spelling.Fold(alias) == folded {
				aliased = append(aliased, a)
				break
			}
		}
	}
	for _, fits := range [][]*parley.Actor{named, aliased, page.Items} {
		switch {
		case len(fits) == 1:
			return newActor(fits[0], newSiblings(store, fits)), nil
		case len(fits) > 1:
			e := &AmbiguousError{Name: clip(name)}
			for _, a := range fits[:min(20, len(fits))] {
				e.Candidates = append(e.Candidates, Candidate{a.ID, a.Name, a.Kind, a.Description})
			}
			return nil, e
		}
	}
	return nil, fmt.Errorf("%w: no actor is called %q; actors(name:) finds parts of names", parley.ErrNotFound, clip(name))
}

// Path is a chain of shared events from one actor to another.
type Path struct {
	Length int
	Steps  []*PathStep
}

// PathStep is an actor and the event that leads to the next.
type PathStep struct {
	Actor *Actor
	Event Event
}

// path finds a shortest chain; nil when there is none within maxEvents.
func path(ctx context.Context, store parley.Reader, from, to string, f parley.EventFilter, through []parley.ActorKind, maxEvents int) (*Path, error) {
	if maxEvents < 1 || maxEvents > 6 {
		return nil, fmt.Errorf("%w: maxEvents takes 1 to 6, not %d", parley.ErrInvalid, maxEvents)
	}
	store, f, err := Asked(ctx, store, f)
	if err != nil {
		return nil, err
	}
	n := names{store: store}
	start, err := n.actorIDs(ctx, "from", from)
	if err != nil {
		return nil, err
	}
	end, err := n.actorIDs(ctx, "to", to)
	if err != nil {
		return nil, err
	}
	from, to = start[0], end[0]
	ends, err := store.Actors(ctx, []string{from, to})
	if err != nil {
		return nil, err
	}
	for i, id := range []string{from, to} {
		if ends[i] == nil {
			return nil, fmt.Errorf("%w: nothing has the id %s", parley.ErrNotFound, id)
		}
	}
	chain, err := store.ShortestPath(ctx, from, to, f, through, maxEvents)
	if errors.Is(err, parley.ErrNotFound) {
		return nil, nil // that they are not connected is the answer
	}
	if err != nil {
		return nil, err
	}
	steps := newSiblings(store, chain)
	actors, err := lookUpActors(ctx, store, gather(steps, func(s parley.PathStep) []string { return []string{s.ActorID} }))
	if err != nil {
		return nil, err
	}
	events, err := lookUpEvents(ctx, store, gather(steps, func(s parley.PathStep) []string { return []string{s.EventID} }))
	if err != nil {
		return nil, err
	}
	p := &Path{Length: max(0, len(chain)-1)}
	for _, s := range chain {
		p.Steps = append(p.Steps, &PathStep{Actor: actors[s.ActorID], Event: events[s.EventID]})
	}
	return p, nil
}

// SearchResult is an event, actor, venue, track or article.
type SearchResult interface{ IsSearchResult() }

// search finds what contains all words of a text.
func search(ctx context.Context, store parley.Reader, text string, page parley.Page) (*SearchConnection, error) {
	if spelling.Fold(text) == "" {
		return nil, fmt.Errorf("%w: the text has no word to search for", parley.ErrInvalid)
	}
	hits, err := store.Search(ctx, text, page)
	if err != nil {
		return nil, err
	}
	ids := gather(newSiblings(store, hits.Items), func(h parley.Hit) []string { return []string{h.ID} })
	found, err := lookUpNodes(ctx, store, ids)
	if err != nil {
		return nil, err
	}
	return connect(hits, func(h parley.Hit) (SearchResult, bool) {
		r, ok := found[h.ID].(SearchResult) // not there: removed since
		return r, ok
	}), nil
}

// article finds one by exactly one of its marks.
func article(ctx context.Context, store parley.Reader, id, url, externalID *string) (*Article, error) {
	var ref parley.ArticleRef
	given := 0
	for _, mark := range []struct {
		ask *string
		to  *string
	}{{id, nil}, {url, &ref.URL}, {externalID, &ref.ExternalID}} {
		if mark.ask != nil {
			given++
			if mark.to != nil {
				*mark.to = *mark.ask
			}
		}
	}
	switch {
	case given != 1 || (id == nil && ref == parley.ArticleRef{}):
		return nil, fmt.Errorf("%w: give exactly one of id, url and externalId", parley.ErrInvalid)
	case id != nil:
		if err := checkIDs("id", parley.ArticlePrefix, *id); err != nil {
			return nil, err
		}
		found, err := lookUpArticles(ctx, store, []string{*id})
		return one(found, *id, err)
	}
	a, err := store.FindArticle(ctx, ref)
	if errors.Is(err, parley.ErrNotFound) {
		return nil, fmt.Errorf("%w: no article was read from there", parley.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return newArticle(a, newSiblings(store, []*parley.Article{a})), nil
}
