package resolver

import (
	"context"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-talks/parley/internal/parley"
)

// connection is a page in the form that Relay asks for.
type connection[N any] struct {
	Edges      []*edge[N]
	Nodes      []N
	PageInfo   *PageInfo
	TotalCount int
}

// edge is an item of a page with its cursor.
type edge[N any] struct {
	Cursor string
	Node   N
}

type (
	// EventConnection is a page of events.
	EventConnection = connection[Event]
	// EventEdge is an item of EventConnection.
	EventEdge = edge[Event]
	// MentionConnection is a page of mentions.
	MentionConnection = connection[*Mention]
	// MentionEdge is an item of MentionConnection.
	MentionEdge = edge[*Mention]
	// ContactConnection is a page of contacts.
	ContactConnection = connection[*Contact]
	// ContactEdge is an item of ContactConnection.
	ContactEdge = edge[*Contact]
	// ProposalPositionConnection is a page of positions on proposals.
	ProposalPositionConnection = connection[*ProposalPosition]
	// ProposalPositionEdge is an item of ProposalPositionConnection.
	ProposalPositionEdge = edge[*ProposalPosition]
	// ActorConnection is a page of actors.
	ActorConnection = connection[*Actor]
	// ActorEdge is an item of ActorConnection.
	ActorEdge = edge[*Actor]
	// VenueConnection is a page of venues.
	VenueConnection = connection[*Venue]
	// VenueEdge is an item of VenueConnection.
	VenueEdge = edge[*Venue]
	// TopicConnection is a page of topics.
	TopicConnection = connection[*Topic]
	// TopicEdge is an item of TopicConnection.
	TopicEdge = edge[*Topic]
	// TrackConnection is a page of tracks.
	TrackConnection = connection[*Track]
	// TrackEdge is an item of TrackConnection.
	TrackEdge = edge[*Track]
	// ArticleConnection is a page of articles.
	ArticleConnection = connection[*Article]
	// ArticleEdge is an item of ArticleConnection.
	ArticleEdge = edge[*Article]
	// SearchConnection is a page of search results.
	SearchConnection = connection[SearchResult]
	// SearchEdge is an item of SearchConnection.
	SearchEdge = edge[SearchResult]
	// ChangeConnection is a page of the change log.
	ChangeConnection = connection[*Change]
	// ChangeEdge is an item of ChangeConnection.
	ChangeEdge = edge[*Change]
)

// PageInfo says where a page lies in its list.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// connect makes a connection of a page; an item that wrap refuses is left out.
func connect[P, N any](page parley.PageOf[P], wrap func(P) (N, bool)) *connection[N] {
	c := &connection[N]{
		Edges:      make([]*edge[N], 0, len(page.Items)),
		Nodes:      make([]N, 0, len(page.Items)),
		PageInfo:   &PageInfo{HasNextPage: page.HasNext, HasPreviousPage: page.HasPrev},
		TotalCount: page.Total,
	}
	for i, item := range page.Items {
		if node, ok := wrap(item); ok {
			c.Nodes = append(c.Nodes, node)
			c.Edges = append(c.Edges, &edge[N]{Cursor: page.Cursors[i], Node: node})
		}
	}
	if n := len(page.Cursors); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &page.Cursors[0], &page.Cursors[n-1]
	}
	return c
}

// connectPage makes the items of one page siblings.
func connectPage[P, N any](store parley.Reader, page parley.PageOf[*P], err error, wrap func(*P, *siblings[*P]) N) (*connection[N], error) {
	if err != nil {
		return nil, err
	}
	return connectAll(store, []parley.PageOf[*P]{page}, wrap)[0], nil
}

// connectAll makes the items of several pages siblings of one another.
func connectAll[P, N any](store parley.Reader, pages []parley.PageOf[*P], wrap func(*P, *siblings[*P]) N) []*connection[N] {
	var items []*P
	for _, p := range pages {
		items = append(items, p.Items...)
	}
	s := newSiblings(store, items)
	out := make([]*connection[N], len(pages))
	for i, p := range pages {
		out[i] = connect(p, func(item *P) (N, bool) { return wrap(item, s), true })
	}
	return out
}

// pageOf checks the four arguments of a page, and sees whether the query asks
// for the total.
func pageOf(ctx context.Context, first *int, after *string, last *int, before *string) (parley.Page, error) {
	p := parley.Page{SkipTotal: !slices.Contains(graphql.CollectAllFields(ctx), "totalCount")}
	for _, n := range []struct {
		name string
		ask  *int
		to   *int
	}{{"first", first, &p.First}, {"last", last, &p.Last}} {
		if n.ask == nil {
			continue
		}
		if *n.ask < 1 || *n.ask > parley.MaxPage {
			return p, fmt.Errorf("%w: %s takes 1 to %d, not %d", parley.ErrInvalid, n.name, parley.MaxPage, *n.ask)
		}
		*n.to = *n.ask
	}
	if first != nil && last != nil {
		return p, fmt.Errorf("%w: ask for first or last, not both", parley.ErrInvalid)
	}
	for _, c := range []struct {
		name string
		ask  *string
		to   *string
	}{{"after", after, &p.After}, {"before", before, &p.Before}} {
		if c.ask == nil {
			continue
		}
		if *c.ask == "" {
			return p, fmt.Errorf("%w: %s takes a cursor that another answer gave; leave it out to begin at the end of the list", parley.ErrInvalid, c.name)
		}
		*c.to = *c.ask
	}
	return p, nil
}
