// Package curate records what analysts rule and derives again what they touch,
// each in one transaction. With package ingest it is the only writer.
package curate

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/ingest"
	"github.com/parley-talks/parley/internal/parley"
)

// longestWhy bounds the reason given for a decision, in bytes.
const longestWhy = 4000

// Curator records decisions in the name of parley.PrincipalOf the context. It
// is safe for several goroutines and several processes at once.
//
// Every method gives the decision as it was recorded. Errors are ErrNotFound
// for an id that nothing has, ErrInvalid for what makes no sense, and those of
// the store; after one, nothing has changed.
type Curator struct {
	*ingest.Ingester
}

// ruling is a decision about to be made.
type ruling struct {
	parley.Decision
	add    []*parley.Mention
	delete []string
}

// record makes a decision in one transaction: rule looks up what it rests on.
func (c Curator) record(ctx context.Context, kind parley.DecisionKind, why string, rule func(tx parley.Tx, r *ruling) error) (*parley.Decision, error) {
	if len(why) > longestWhy {
		return nil, fmt.Errorf("%w: give a reason of at most %d bytes, not %d", parley.ErrInvalid, longestWhy, len(why))
	}
	var out parley.Decision
	err := c.Store.Update(ctx, func(tx parley.Tx) error {
		at, err := c.next(ctx, tx)
		if err != nil {
			return err
		}
		r := ruling{Decision: parley.Decision{Kind: kind, By: parley.PrincipalOf(ctx), At: at, Why: strings.TrimSpace(why)}}
		if err := rule(tx, &r); err != nil {
			return err
		}
		r.ID = parley.MakeID(parley.DecisionPrefix, append([]string{string(kind), at.UTC().Format(time.RFC3339Nano), r.By}, r.Anchors()...)...)
		for _, m := range r.add {
			m.Decision = r.ID
		}
		if err := tx.PutDecision(ctx, &r.Decision); err != nil {
			return err
		}
		out = r.Decision
		return c.again(ctx, tx, &r)
	})
	if err != nil {
		return nil, fmt.Errorf("recording a decision: %w", err)
	}
	return &out, nil
}

// next is the time of a decision: that of the machine's clock, but later than
// all decisions before, so that the last one made holds whatever the clock says.
func (c Curator) next(ctx context.Context, r parley.Reader) (time.Time, error) {
	now := c.Now()
	last, err := r.DecisionPage(ctx, parley.Page{First: 1, SkipTotal: true})
	if err != nil {
		return now, err
	}
	if len(last.Items) > 0 && !now.After(last.Items[0].At) {
		now = last.Items[0].At.Add(time.Nanosecond)
	}
	return now, nil
}

// again derives again what a decision rests on.
func (c Curator) again(ctx context.Context, tx parley.Tx, r *ruling) error {
	changes := ingest.Changes{Mentions: slices.Concat(r.Mentions...), Actors: r.Actors, Add: r.add, Delete: r.delete}
	if r.Kind == parley.RemoveArticle {
		lists, err := tx.MentionsOfArticles(ctx, []string{r.Article})
		if err != nil {
			return err
		}
		for _, m := range lists[0] {
			changes.Mentions = append(changes.Mentions, m.ID)
		}
	}
	return c.Again(ctx, tx, changes)
}

// UndoDecision marks a decision as undone and derives as if it had never been
// made. One that is undone already is ErrInvalid.
func (c Curator) UndoDecision(ctx context.Context, id string) (*parley.Decision, error) {
	var out parley.Decision
	err := c.Store.Update(ctx, func(tx parley.Tx) error {
		found, err := tx.Decisions(ctx, []string{id})
		if err != nil {
			return err
		}
		if found[0] == nil {
			return fmt.Errorf("%w: no decision has the id %s", parley.ErrNotFound, id)
		}
		out = *found[0]
		if !out.Holds() {
			return fmt.Errorf("%w: decision %s was undone by %s already; make a new one instead", parley.ErrInvalid, id, out.Undone.By)
		}
		out.Undone = &parley.Undoing{By: parley.PrincipalOf(ctx), At: c.Now()}
		if err := tx.PutDecision(ctx, &out); err != nil {
			return err
		}
		r := ruling{Decision: out}
		if out.Kind == parley.AddMention {
			r.Mentions, r.delete = nil, out.Mentions[0]
		}
		return c.again(ctx, tx, &r)
	})
	if err != nil {
		return nil, fmt.Errorf("undoing a decision: %w", err)
	}
	return &out, nil
}

// event finds one event; an id that was merged away finds the one it became.
func event(ctx context.Context, r parley.Reader, id string) (*parley.Event, error) {
	list, err := events(ctx, r, []string{id})
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

func events(ctx context.Context, r parley.Reader, ids []string) ([]*parley.Event, error) {
	return all(ctx, "event", ids, r.Events)
}

func actors(ctx context.Context, r parley.Reader, ids []string) ([]*parley.Actor, error) {
	return all(ctx, "actor", ids, func(ctx context.Context, ids []string) ([]*parley.Actor, error) { return Actors(ctx, r, ids) })
}

// all finds what has the ids, or says which of them nothing has.
func all[T any](ctx context.Context, what string, ids []string, get func(context.Context, []string) ([]*T, error)) ([]*T, error) {
	found, err := get(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, it := range found {
		if it == nil {
			return nil, fmt.Errorf("%w: no %s has the id %s", parley.ErrNotFound, what, ids[i])
		}
	}
	return found, nil
}
