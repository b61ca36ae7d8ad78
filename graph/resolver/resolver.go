// Package resolver answers the fields of schema.graphqls from the store. Root
// fields are in schema.resolvers.go, everything below them is a method of the
// type it belongs to; generated.go calls them. All I/O goes through siblings.
package resolver

import (
	"context"

	"github.com/parley-talks/parley/internal/curate"
	"github.com/parley-talks/parley/internal/parley"
)

//go:generate go -C ../.. tool gqlgen generate
//go:generate go run sequential.go

// Resolver answers the root fields.
type Resolver struct {
	Store parley.Reader // of Present
	// Ingest reads and keeps an article.
	Ingest func(context.Context, IngestInput) (Ingested, error)
	// Curator records decisions; an error says why this server takes none.
	Curator func() (*curate.Curator, error)
	// Draft reads a text that is not kept; otherwise is the day from which its
	// relative dates count when it gives none.
	Draft func(ctx context.Context, text string, otherwise parley.Date) (*parley.Article, []*parley.Mention, error)
	// Log tells what is written to the change log.
	Log *ChangeLog
	// Places finds the country and the coordinates of a place; nil: no look-up.
	Places func(name string) (country string, at *parley.Point, ok bool)
}

// Ingested is what became of an article, by id.
type Ingested struct {
	ArticleID string
	Unchanged bool
	EventIDs  []string
}
