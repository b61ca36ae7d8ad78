package resolver

import (
	"context"
	"time"
)

// IngestInput is an article as exactly one of text, page and address.
type IngestInput struct {
	Text, HTML, URL *string
	Title, Outlet   string
	ExternalID      string
	PublishedAt     time.Time
}

// IngestResult is what became of an article.
type IngestResult struct {
	Article   *Article
	Unchanged bool
	Events    []Event
}

// ingested loads what an ingest made.
func (r *Resolver) ingested(ctx context.Context, in IngestInput) (*IngestResult, error) {
	done, err := r.Ingest(ctx, in)
	if err != nil {
		return nil, err
	}
	articles, err := lookUpArticles(ctx, r.Store, []string{done.ArticleID})
	if err != nil {
		return nil, err
	}
	events, err := lookUpEvents(ctx, r.Store, done.EventIDs)
	if err != nil {
		return nil, err
	}
	return &IngestResult{Article: articles[done.ArticleID], Unchanged: done.Unchanged, Events: pick(events, done.EventIDs)}, nil
}
