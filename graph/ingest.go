package graph

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-talks/parley/graph/resolver"
	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

// ingest reads an article and keeps it.
func (s *server) ingest(ctx context.Context, in resolver.IngestInput) (resolver.Ingested, error) {
	if s.Ingest == nil {
		return resolver.Ingested{}, refusal(codeForbidden, "this server takes no articles")
	}
	a, err := s.read(ctx, in)
	if err != nil {
		return resolver.Ingested{}, err
	}
	done, err := s.Ingest.Article(ctx, a)
	if err != nil {
		return resolver.Ingested{}, fmt.Errorf("ingest the article: %w", err)
	}
	s.demo.forget()
	return resolver.Ingested{ArticleID: done.ArticleID, Unchanged: done.Unchanged, EventIDs: done.EventIDs}, nil
}

// onlySaves reports whether a mutation does no more than to add articles that
// it brings along.
func onlySaves(op *graphql.OperationContext) bool {
	for _, f := range rootFields(op) {
		input, _ := f.ArgumentMap(op.Variables)["input"].(map[string]any)
		if f.Name != "ingest" || input["url"] != nil {
			return false
		}
	}
	return true
}

// read makes a clean article of what was sent.
func (s *server) read(ctx context.Context, in resolver.IngestInput) (*parley.Article, error) {
	given := 0
	for _, field := range []*string{in.Text, in.HTML, in.URL} {
		if field != nil {
			given++
		}
	}
	switch {
	case given != 1:
		return nil, fmt.Errorf("%w: give exactly one of text, html and url", parley.ErrInvalid)
	case in.URL == nil:
		r := article.Record{ID: in.ExternalID, Title: in.Title, Outlet: in.Outlet}
		if in.Text != nil {
			r.Text = *in.Text
		} else {
			r.HTML = *in.HTML
		}
		if !in.PublishedAt.IsZero() {
			r.Published = in.PublishedAt.Format(time.RFC3339)
		}
		return fromRecord(r)
	case in.Title != "" || in.Outlet != "" || in.ExternalID != "" || !in.PublishedAt.IsZero():
		return nil, fmt.Errorf("%w: with url the page says title, outlet and time of publication itself; send its html to say them yourself", parley.ErrInvalid)
	case s.Fetch == nil:
		return nil, fmt.Errorf("%w: this server fetches no pages; send the page's html", parley.ErrInvalid)
	}
	a, err := s.Fetch(ctx, *in.URL)
	if errors.Is(err, parley.ErrUnavailable) { // the page's server, not the store
		return nil, refusal(codeUnavailable, "%s does not give its page now; try again, or send its html", *in.URL)
	}
	return a, err
}

// fromRecord says how a missing time of publication is given here; the error
// itself speaks of the command line.
func fromRecord(r article.Record) (*parley.Article, error) {
	a, err := article.FromRecord(r)
	if err == nil || r.Published != "" {
		return a, err
	}
	r.Published = "2000-01-01"
	if _, other := article.FromRecord(r); other != nil {
		return nil, err
	}
	return nil, fmt.Errorf("%w: the article does not say when it was published; give publishedAt", parley.ErrInvalid)
}
