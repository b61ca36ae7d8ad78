package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

// rederiveBatch is how many articles are derived again in one transaction.
const rederiveBatch = 100

// Rederive makes all events, tracks, actors, venues and topics anew from the
// stored mentions and decisions, by batches, so that the store answers
// meanwhile. progress may be nil. After an error it can be started again.
func (in *Ingester) Rederive(ctx context.Context, progress func(done, total int)) error {
	var ids []string
	err := in.eachArticle(ctx, func(a *parley.Article) error {
		ids = append(ids, a.ID)
		return nil
	})
	if err != nil {
		return err
	}
	whole, done := map[string]bool{}, 0
	for some := range slices.Chunk(ids, rederiveBatch) {
		var d *derivation
		err := in.Store.Update(ctx, func(tx parley.Tx) error {
			d = newDerivation(in, tx)
			d.whole = whole
			articles, err := tx.Articles(ctx, some)
			if err != nil {
				return fmt.Errorf("reading articles: %w", err)
			}
			for _, a := range articles {
				if a != nil {
					d.texts[a.ID] = a
				}
			}
			if err := d.markCopies(ctx); err != nil {
				return err
			}
			lists, err := tx.MentionsOfArticles(ctx, some)
			if err != nil {
				return fmt.Errorf("reading mentions: %w", err)
			}
			var mentions []string
			for _, m := range slices.Concat(lists...) {
				mentions = append(mentions, m.ID)
			}
			found, err := d.byID(ctx, mentions)
			if err != nil {
				return fmt.Errorf("reading mentions: %w", err)
			}
			for _, b := range found {
				d.touch(b, false)
			}
			return d.derive(ctx)
		})
		if err != nil {
			return fmt.Errorf("deriving again from articles %d to %d: %w", done+1, done+len(some), err)
		}
		maps.Copy(whole, d.seen)
		if done += len(some); progress != nil {
			progress(done, len(ids))
		}
	}
	return nil
}
