package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// newsFrom notes that something else is known at an instant, and from then on.
func (d *derivation) newsFrom(from time.Time) {
	if d.from == nil || from.Before(*d.from) {
		d.from = &from
	}
}

// noteTouched tells the store, for those who keep what was known.
func (d *derivation) noteTouched(ctx context.Context) error {
	if d.from == nil {
		return nil
	}
	if err := d.tx.Touch(ctx, *d.from); err != nil {
		return fmt.Errorf("noting from when on something else is known: %w", err)
	}
	return nil
}

// keepText keeps the text that a takes the place of; one that a replaces
// outright is gone.
func (d *derivation) keepText(ctx context.Context, old, a *parley.Article) error {
	if old == nil || !since(a).After(since(old)) {
		if d.newsFrom(since(a)); old != nil {
			d.newsFrom(since(old))
		}
		return nil
	}
	d.newsFrom(since(a))
	texts, err := d.tx.Texts(ctx, []string{old.ID})
	if err != nil {
		return fmt.Errorf("reading the text before the update: %w", err)
	}
	was := texts[0][len(texts[0])-1]
	was.Until = since(a)
	if err := d.tx.PutText(ctx, was); err != nil {
		return fmt.Errorf("keeping the text before the update: %w", err)
	}
	return nil
}

// insertText puts an older text that came in after a newer one in its place.
func (d *derivation) insertText(ctx context.Context, old *parley.Article, v version) error {
	d.newsFrom(since(v.article))
	texts, err := d.tx.Texts(ctx, []string{old.ID})
	if err != nil {
		return fmt.Errorf("reading the texts of the article: %w", err)
	}
	a := *v.article
	a.ID, a.Recorded = old.ID, d.Now()
	all := slices.DeleteFunc(texts[0], func(t parley.Text) bool { return since(t.Article).Equal(since(&a)) })
	all = append(all, parley.Text{Article: &a, Mentions: blockedOf(v, a.ID)})
	return putEarlier(ctx, d.tx, all)
}

// blockedOf are the mentions of a version under the keys that say what they
// are of.
func blockedOf(v version, articleID string) []parley.BlockedMention {
	var out []parley.BlockedMention
	for _, m := range v.mentions {
		c := *m
		c.ArticleID = articleID
		b := parley.BlockedMention{Mention: &c}
		if id := v.assigned[m.ID]; id != "" {
			b.Keys = []string{resolve.AssignedKey(id)}
		}
		out = append(out, b)
	}
	return out
}

// putEarlier saves all texts of an article but the last, the present one. Each
// ends where the next begins, and what it goes on saying is known from the text
// that said it first.
func putEarlier(ctx context.Context, tx parley.Tx, all []parley.Text) error {
	slices.SortFunc(all, func(a, b parley.Text) int { return since(a.Article).Compare(since(b.Article)) })
	before := map[string]*parley.Mention{}
	for i, t := range all[:len(all)-1] {
		t.Until = since(all[i+1].Article)
		said := map[string]*parley.Mention{}
		for _, b := range t.Mentions {
			m := b.Mention
			m.KnownFrom = since(t.Article)
			if p := before[m.ID]; p != nil && sameValues(p, m) {
				m.KnownFrom = p.KnownFrom
			}
			said[m.ID] = m
		}
		before = said
		if err := tx.PutText(ctx, t); err != nil {
			return fmt.Errorf("keeping an earlier text: %w", err)
		}
	}
	return nil
}

// rereadEarlier cleans and reads the earlier texts of an article again.
func (in *Ingester) rereadEarlier(ctx context.Context, id string) (changed bool, err error) {
	err = in.Store.Update(ctx, func(tx parley.Tx) error {
		changed = false
		texts, err := tx.Texts(ctx, []string{id})
		if err != nil || len(texts[0]) < 2 {
			return err
		}
		all := texts[0]
		for i := range all[:len(all)-1] {
			t := &all[i]
			if t.Article.Reader == in.Version || strings.HasPrefix(t.Article.Reader, importReader) {
				continue
			}
			a, err := article.Again(t.Article)
			if err != nil {
				return fmt.Errorf("cleaning the text of %s again: %w", since(t.Article), err)
			}
			a.ID, a.Reader = id, in.Version
			t.Article, t.Mentions = a, blockedOf(version{article: a, mentions: in.Read(a)}, id)
			changed = true
		}
		if !changed {
			return nil
		}
		if err := putEarlier(ctx, tx, all); err != nil {
			return err
		}
		return tx.Touch(ctx, since(all[0].Article))
	})
	return changed, err
}
