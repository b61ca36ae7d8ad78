package graph

import (
	"context"
	"fmt"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

// draft reads a text for the context query; nothing of it is kept or logged.
func (s *server) draft(_ context.Context, text string, otherwise parley.Date) (*parley.Article, []*parley.Mention, error) {
	if s.Ingest == nil || s.Ingest.Read == nil {
		return nil, nil, refusal(codeForbidden, "this server reads no texts")
	}
	a, err := article.Draft(text, string(otherwise))
	if err != nil {
		return nil, nil, fmt.Errorf("reading the draft: %w", err)
	}
	return a, s.Ingest.Read(a), nil
}
