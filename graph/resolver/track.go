package resolver

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Gap is a time without a round.
type Gap struct {
	Days         int
	From, To     parley.Date
	Open         bool
	ArticlesRead int
}

// allRounds are the rounds of the track that took place, in order of time.
func (t *Track) allRounds(ctx context.Context, f parley.EventFilter) ([]*parley.Event, error) {
	var out []*parley.Event
	page := parley.Page{First: parley.MaxPage, SkipTotal: true}
	for {
		pages, err := t.with.store.EventPages(ctx, parley.RoundsOfTrack, []string{t.ID}, f, parley.TimeAsc, page)
		if err != nil {
			return nil, err
		}
		out = append(out, pages[0].Items...)
		if !pages[0].HasNext {
			return out, nil
		}
		page.After = pages[0].Cursors[len(pages[0].Cursors)-1]
	}
}

// LongestGap between rounds, the time until the last article read included.
func (t *Track) LongestGap(ctx context.Context) (*Gap, error) {
	rounds, err := t.allRounds(ctx, parley.EventFilter{Statuses: []parley.EventStatus{parley.Held, parley.Ongoing}})
	if err != nil {
		return nil, err
	}
	rounds = slices.DeleteFunc(rounds, func(e *parley.Event) bool { return !e.When.Known() })
	if len(rounds) == 0 {
		return nil, nil
	}
	known, err := t.with.store.Coverage(ctx)
	if err != nil {
		return nil, err
	}
	var longest *Gap
	end := rounds[0].When.End
	see := func(to parley.Date, open bool) {
		if days := to.Sub(end); longest == nil || days > longest.Days {
			longest = &Gap{Days: max(days, 0), From: end, To: to, Open: open}
		}
	}
	for _, e := range rounds[1:] {
		see(e.When.Start, false)
		end = max(end, e.When.End)
	}
	if known.LastPublished > end || longest == nil {
		see(max(known.LastPublished, end), true)
	}
	page, err := t.with.store.ArticlePage(ctx, parley.ArticleFilter{From: longest.From, To: longest.To}, parley.Page{First: 1})
	longest.ArticlesRead = page.Total
	return longest, err
}

// Proposals made at its rounds, or for them, in the order of making.
func (t *Track) Proposals(ctx context.Context, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	page, err := pageOf(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	rounds, err := t.allRounds(ctx, parley.EventFilter{})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range rounds {
		ids = append(ids, e.ID)
		ids = append(ids, e.Outcomes...)
	}
	slices.Sort(ids)
	found, err := t.with.store.Events(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	proposals := slices.DeleteFunc(found, func(e *parley.Event) bool { return e == nil || e.Kind != parley.Proposal })
	cut, err := inMemory("proposals", proposals, func(e *parley.Event) string {
		return cmp.Or(string(e.When.Start), "~") + "|" + e.ID // undated ones last
	}, page)
	return connectPage(t.with.store, cut, err, newEvent)
}

// inMemory cuts a page out of a list that is at hand whole, sorted by key.
func inMemory[T any](list string, items []T, key func(T) string, p parley.Page) (parley.PageOf[T], error) {
	size, backward, err := p.Size()
	if err != nil {
		return parley.PageOf[T]{}, err
	}
	slices.SortFunc(items, func(a, b T) int { return strings.Compare(key(a), key(b)) })
	bound := func(name, cursor, open string) (string, error) {
		if cursor == "" {
			return open, nil
		}
		parts, err := parley.DecodeCursor(cursor, list, 1)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		return parts[0], nil
	}
	after, err := bound("after", p.After, "")
	if err != nil {
		return parley.PageOf[T]{}, err
	}
	before, err := bound("before", p.Before, "\xff")
	if err != nil {
		return parley.PageOf[T]{}, err
	}
	in := slices.DeleteFunc(slices.Clone(items), func(t T) bool { return key(t) <= after || key(t) >= before })
	out := parley.PageOf[T]{Total: len(items), HasPrev: p.After != "", HasNext: p.Before != ""}
	switch {
	case len(in) <= size:
	case backward:
		in, out.HasPrev = in[len(in)-size:], true
	default:
		in, out.HasNext = in[:size], true
	}
	out.Items = in
	for _, t := range in {
		out.Cursors = append(out.Cursors, parley.EncodeCursor(list, key(t)))
	}
	return out, nil
}
