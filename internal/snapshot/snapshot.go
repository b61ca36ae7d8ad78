// Package snapshot holds the graph as it was known at instants of publication.
// A snapshot is a store of its own, in memory: it is filled with the texts that
// stood in print at an instant, and events are derived from what those said and
// from nothing else. So every question about it is answered as about any store,
// and no answer can know more than those texts.
package snapshot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Memory is a store that is held in memory and gone when it is closed. An
// update that would make it too large fails with parley.ErrUnavailable.
type Memory interface {
	parley.Store
	// Size of it in bytes.
	Size(ctx context.Context) (int64, error)
}

// TooLargeError says that a snapshot takes more memory than there is for it.
type TooLargeError struct{ Limit int64 } // in bytes

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("what was known then takes more than the %d MiB of memory that are set aside for one such answer; ask for an earlier instant, or have the server started with more memory for the past", e.Limit>>20)
}

// NotYetError says that a snapshot is not ready; asking again helps.
type NotYetError struct{ At time.Time }

func (e *NotYetError) Error() string {
	return fmt.Sprintf("what was known on %s is still being put together; ask again in a few seconds", e.At.UTC().Format(time.RFC3339))
}

// changes is how often a snapshot is begun anew when writers change what it is
// made of.
const changes = 5

// errChanged says that a writer changed what was being read.
var errChanged = errors.New("changed while it was read")

// make fills a new store with what was known at an instant.
func (c *Cache) make(ctx context.Context, at time.Time) (*past, error) {
	for range changes {
		p, err := c.try(ctx, at)
		if !errors.Is(err, errChanged) {
			return p, err
		}
	}
	return nil, fmt.Errorf("%w: what was known on %s changes all the time; ask again when fewer articles come in", parley.ErrUnavailable, at)
}

func (c *Cache) try(ctx context.Context, at time.Time) (*past, error) {
	before, err := c.complete(ctx, at, 0)
	if err != nil {
		return nil, err
	}
	texts, err := c.read(ctx, at)
	if err != nil {
		return nil, err
	}
	decisions, err := c.decisions(ctx)
	if err != nil {
		return nil, err
	}
	after, err := c.complete(ctx, at, before.Revision)
	if err != nil {
		return nil, err
	}
	if after.Touched != nil && !after.Touched.After(at) {
		return nil, errChanged
	}
	p, err := c.filled(ctx, texts, decisions)
	if errors.Is(err, parley.ErrUnavailable) {
		err = &TooLargeError{c.one()}
	}
	return p, err
}

// complete is the edition while nobody writes. An engine may show an update
// piece by piece while it is being committed; whoever has the lock sees all of
// what came before.
func (c *Cache) complete(ctx context.Context, at time.Time, seen int64) (e parley.Edition, err error) {
	err = c.Store.Update(ctx, func(tx parley.Tx) error {
		e, err = tx.Edition(ctx, at, seen)
		return err
	})
	return e, err
}

// filled is a new store with the texts and what is derived from them.
func (c *Cache) filled(ctx context.Context, texts []parley.Text, decisions []*parley.Decision) (*past, error) {
	s, err := c.Open(ctx, c.one())
	if err != nil {
		return nil, err
	}
	p := &past{Reader: s, store: s, now: c.Store}
	if err = p.fill(ctx, texts, decisions, c.Config); err == nil {
		p.size, err = s.Size(ctx)
	}
	if err != nil {
		_ = s.Close() // what led here is the error to tell
		return nil, err
	}
	return p, nil
}

// read gathers the texts of an instant, as long as they fit in.
func (c *Cache) read(ctx context.Context, at time.Time) ([]parley.Text, error) {
	var out []parley.Text
	var size int64
	for after := ""; ; {
		some, err := c.Store.TextsAt(ctx, at, after)
		if err != nil {
			return nil, fmt.Errorf("reading what stood in print on %s: %w", at, err)
		}
		if len(some) == 0 {
			return out, nil
		}
		for _, t := range some {
			size += int64(len(t.Article.Text))
			t.Article.Raw = nil
			out = append(out, t)
			after = t.Article.ID
		}
		if size > c.one() {
			return nil, &TooLargeError{c.one()}
		}
	}
}

// decisions are what analysts ruled: it holds at every instant, since they knew
// better than the reader, not later than the reports.
func (c *Cache) decisions(ctx context.Context) ([]*parley.Decision, error) {
	var out []*parley.Decision
	p := parley.Page{First: parley.MaxPage, SkipTotal: true}
	for {
		page, err := c.Store.DecisionPage(ctx, p)
		if err != nil {
			return nil, fmt.Errorf("reading decisions: %w", err)
		}
		out = append(out, page.Items...)
		if !page.HasNext {
			return out, nil
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
}

// fill saves the texts and what is derived from them.
func (p *past) fill(ctx context.Context, texts []parley.Text, decisions []*parley.Decision, c Config) error {
	in := resolve.Input{Articles: map[string]*parley.Article{}, Places: c.Places, Assigned: map[string]string{}}
	var telling []*parley.Article
	var said []parley.BlockedMention
	then := &identities{}
	for _, t := range texts {
		in.Articles[t.Article.ID] = t.Article
		if len(t.Mentions) > 0 {
			telling = append(telling, t.Article)
		}
		for _, b := range t.Mentions {
			m := b.Mention
			m.KnownTo, m.EventID = time.Time{}, ""
			then.before(m)
			if id := resolve.AssignedBy(b.Keys); id != "" {
				in.Assigned[m.ID] = id
			}
			in.Mentions = append(in.Mentions, m)
			said = append(said, parley.BlockedMention{Mention: m})
		}
	}
	in.Rulings = resolve.NewRulings(decisions, in.Mentions)
	out := resolve.Merge(in)
	for _, m := range in.Mentions {
		if in.Rulings.Rejects(m) {
			resolve.Unname(m)
		}
	}
	p.then = then.after(in.Mentions, out.Actors)
	copies := resolve.Copies(telling)
	recorded := map[string]time.Time{}
	for _, m := range in.Mentions {
		if at := in.Articles[m.ArticleID].Recorded; at.After(recorded[m.EventID]) {
			recorded[m.EventID] = at
		}
	}
	for _, e := range out.Events {
		e.Recorded = recorded[e.ID]
	}
	return p.store.Update(ctx, func(tx parley.Tx) error {
		for _, d := range decisions {
			if err := tx.PutDecision(ctx, d); err != nil {
				return err
			}
		}
		for _, t := range texts {
			t.Article.CopyOf = copies[t.Article.ID]
			if err := tx.PutArticle(ctx, t.Article); err != nil {
				return err
			}
		}
		if err := tx.PutMentions(ctx, said); err != nil {
			return err
		}
		return tx.PutDerived(ctx, out)
	})
}
