package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// page reads one page of a list of one kind of node, whose statement has the
// slots source, filter, total and direction. Without a text the source is
// sources+".all", with one sources+".words".
func page[T any](ctx context.Context, r reader, q query, sources, name string, descending bool, text, filter string, p parley.Page, read func(item) (T, error)) (parley.PageOf[T], error) {
	w, err := listing.NewWindow(name, p)
	if err != nil {
		return parley.PageOf[T]{}, err
	}
	terms, none, err := listing.Asked(text)
	if err != nil || none {
		return parley.PageOf[T]{}, err
	}
	source := sources + ".all"
	if len(terms) > 0 {
		source = sources + ".words"
		q.params["lucene"] = lucene(terms...)
	}
	records, err := r.run(ctx, q.window(w, descending).fill("source", fragment(source), "filter", filter))
	if err != nil {
		return parley.PageOf[T]{}, err
	}
	return pageOf(w, records[0], read)
}

func (r reader) Venues(ctx context.Context, ids []string) ([]*parley.Venue, error) {
	return nodes[parley.Venue](ctx, r, "Venue", ids)
}

func (r reader) Topics(ctx context.Context, ids []string) ([]*parley.Topic, error) {
	return nodes[parley.Topic](ctx, r, "Topic", ids)
}

func (r reader) Tracks(ctx context.Context, ids []string) ([]*parley.Track, error) {
	return nodes[parley.Track](ctx, r, "Track", ids)
}

// nodes of a label by id.
func nodes[T any](ctx context.Context, r reader, label string, ids []string) ([]*T, error) {
	records, err := r.run(ctx, statement("nodes.by-id", params{"ids": ids}).fill("label", label))
	if err != nil {
		return nil, err
	}
	return inPlace(len(ids), records, func(r *neo4j.Record) (*T, error) { return decode[T](column(r, "json")) })
}

func (r reader) VenuePage(ctx context.Context, name string, p parley.Page) (parley.PageOf[*parley.Venue], error) {
	return page(ctx, r, statement("named.page", params{}), "venues", listing.Venues, false, name, "", p, first[parley.Venue])
}

func (r reader) TopicPage(ctx context.Context, name string, p parley.Page) (parley.PageOf[*parley.Topic], error) {
	return page(ctx, r, statement("named.page", params{}), "topics", listing.Topics, false, name, "", p, first[parley.Topic])
}

func (r reader) TrackPage(ctx context.Context, f parley.TrackFilter, p parley.Page) (parley.PageOf[*parley.Track], error) {
	q, filter := statement("named.page", params{"parties": f.Parties, "topic": f.Topic}), ""
	if len(f.Parties) > 0 {
		filter += " " + fragment("tracks.where.parties")
	}
	if f.Topic != "" {
		filter += " " + fragment("tracks.where.topic")
	}
	return page(ctx, r, q, "tracks", listing.Tracks, true, f.Name, filter, p, first[parley.Track])
}

// first reads the struct of an item.
func first[T any](i item) (*T, error) { return decode[T](i.at(0)) }

func (r reader) Search(ctx context.Context, text string, p parley.Page) (parley.PageOf[parley.Hit], error) {
	w, err := listing.NewWindow(listing.Hits, p)
	if err != nil {
		return parley.PageOf[parley.Hit]{}, err
	}
	terms, _, err := listing.Asked(text)
	if err != nil || len(terms) == 0 {
		return parley.PageOf[parley.Hit]{}, err
	}
	q := statement("search", params{"lucene": lucene(terms...), "terms": wanted(terms)}).window(w, true)
	records, err := r.run(ctx, q.fill("source", fragment("search.source"), "filter", ""))
	if err != nil {
		return parley.PageOf[parley.Hit]{}, err
	}
	return pageOf(w, records[0], func(i item) (parley.Hit, error) { return parley.Hit{ID: i.at(0).(string)}, nil })
}
