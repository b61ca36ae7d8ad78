package ingest

import (
	"context"
	"fmt"
	"strings"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

// Reread cleans and reads every article again and saves what came out
// differently. Imported records stay as they are: nobody can read them again.
// progress may be nil. The number of articles that changed is right also with
// an error, after which Reread can be started again.
func (in *Ingester) Reread(ctx context.Context, progress func(done, total int)) (changed int, err error) {
	var ids []string
	err = in.eachArticle(ctx, func(a *parley.Article) error {
		ids = append(ids, a.ID)
		return nil
	})
	if err != nil {
		return 0, err
	}
	for i, id := range ids {
		ok, err := in.reread(ctx, id)
		if err != nil {
			return changed, err
		}
		if ok {
			changed++
		}
		if progress != nil {
			progress(i+1, len(ids))
		}
	}
	return changed, nil
}

func (in *Ingester) reread(ctx context.Context, id string) (changed bool, err error) {
	found, err := in.Store.Articles(ctx, []string{id})
	if err != nil {
		return false, fmt.Errorf("fetching article %s: %w", id, err)
	}
	old := found[0]
	if old == nil || strings.HasPrefix(old.Reader, importReader) {
		return false, nil // removed meanwhile, or never read
	}
	a, err := article.Again(old)
	if err != nil {
		return false, fmt.Errorf("cleaning article %s again: %w", nameOf(old), err)
	}
	out, err := in.save(ctx, []version{in.read(a)})
	if err != nil {
		return false, fmt.Errorf("saving article %s: %w", nameOf(old), err)
	}
	earlier, err := in.rereadEarlier(ctx, id)
	if err != nil {
		return false, fmt.Errorf("reading what article %s said before: %w", nameOf(old), err)
	}
	return earlier || !out[0].Unchanged, nil
}

// eachArticle calls f for all articles, newest first.
func (in *Ingester) eachArticle(ctx context.Context, f func(*parley.Article) error) error {
	p := parley.Page{First: parley.MaxPage}
	for {
		page, err := in.Store.ArticlePage(ctx, parley.ArticleFilter{}, p)
		if err != nil {
			return fmt.Errorf("listing articles: %w", err)
		}
		for _, a := range page.Items {
			if err := f(a); err != nil {
				return err
			}
		}
		if !page.HasNext {
			return nil
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
}
