// Package review lists what a person should look at: merges that were not
// sure, actors nobody knows, reports that contradict each other.
package review

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
)

// Item is one thing to decide.
type Item struct {
	ID       string // "rev_…", the same as long as the question is the same
	Reason   string
	EventIDs []string
	ActorIDs []string
	Score    float64 // reports of its events, or events of its actors
}

// list is the name of the queue in cursors.
const list = "review"

// Queue gives a page of the items, those on which most hangs first, ties by id.
// It reads all of them, since what hangs on an item changes with every report.
// Only First and After of the page are looked at; errors are those of the store
// and ErrInvalid for a page that is none.
func Queue(ctx context.Context, r parley.Reader, p parley.Page) (parley.PageOf[Item], error) {
	out := parley.PageOf[Item]{HasPrev: p.After != ""}
	size, _, err := p.Size()
	if err != nil {
		return out, err
	}
	var after []string
	if p.After != "" {
		if after, err = parley.DecodeCursor(p.After, list, 2); err != nil {
			return out, err
		}
	}
	items, err := all(ctx, r)
	if err != nil {
		return out, err
	}
	out.Total = len(items)
	for _, it := range items {
		k := key(it)
		if after != nil && slices.Compare(k, after) <= 0 {
			continue
		}
		if len(out.Items) == size {
			out.HasNext = true
			break
		}
		out.Items, out.Cursors = append(out.Items, it), append(out.Cursors, parley.EncodeCursor(list, k...))
	}
	return out, nil
}

// key orders items as text, the highest score first.
func key(it Item) []string {
	return []string{fmt.Sprintf("%010d", math.MaxInt32-int(it.Score)), it.ID}
}

func all(ctx context.Context, r parley.Reader) ([]Item, error) {
	found := map[string]Item{}
	open := false
	events, err := pages(func(p parley.Page) (parley.PageOf[*parley.Event], error) {
		return r.EventPage(ctx, parley.EventFilter{Doubtful: true, Reviewed: &open}, parley.TimeDesc, p)
	})
	if err != nil {
		return nil, fmt.Errorf("listing events to review: %w", err)
	}
	others, err := partners(ctx, r, events)
	if err != nil {
		return nil, fmt.Errorf("reading events to review: %w", err)
	}
	for _, e := range events {
		for _, it := range ofEvent(e, others) {
			found[it.ID] = it
		}
	}
	actors, err := pages(func(p parley.Page) (parley.PageOf[*parley.Actor], error) {
		return r.ActorPage(ctx, parley.ActorFilter{Unknown: true}, p)
	})
	if err != nil {
		return nil, fmt.Errorf("listing actors to review: %w", err)
	}
	for _, a := range actors {
		if a.Uncorrected == nil { // else somebody has looked at it
			it := ofActor(a)
			found[it.ID] = it
		}
	}
	var out []Item
	for _, it := range found {
		out = append(out, it)
	}
	slices.SortFunc(out, func(a, b Item) int { return slices.Compare(key(a), key(b)) })
	return out, nil
}

// pages reads a whole list.
func pages[T any](fetch func(parley.Page) (parley.PageOf[T], error)) ([]T, error) {
	var out []T
	p := parley.Page{First: parley.MaxPage, SkipTotal: true}
	for {
		page, err := fetch(p)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Items...)
		if !page.HasNext {
			return out, nil
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
}

// partners are the events that others were nearly joined with, by id.
func partners(ctx context.Context, r parley.Reader, events []*parley.Event) (map[string]*parley.Event, error) {
	out := map[string]*parley.Event{}
	var ids []string
	for _, e := range events {
		for _, d := range e.Doubts {
			if d.EventID != "" {
				ids = append(ids, d.EventID)
			}
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	found, err := r.Events(ctx, ids)
	for i, e := range found {
		if e != nil {
			out[ids[i]] = e
		}
	}
	return out, err
}

func ofEvent(e *parley.Event, others map[string]*parley.Event) []Item {
	var out []Item
	for _, d := range e.Doubts {
		it := Item{EventIDs: []string{e.ID}, Score: float64(e.ReportCount)}
		what := "may be two events"
		if !d.Joined {
			o := others[d.EventID]
			if o == nil || o.Reviewed && e.Reviewed {
				continue // merged or gone since
			}
			what = "may be one event"
			it.EventIDs, it.Score = append(it.EventIDs, o.ID), it.Score+float64(o.ReportCount)
			slices.Sort(it.EventIDs)
		}
		mentions := slices.Sorted(slices.Values(d.Mentions))
		it.ID = parley.MakeID(parley.ReviewPrefix, append([]string{what}, mentions...)...)
		it.Reason = fmt.Sprintf("%s: %s (%.1f of %d points)", what, d.Reason, d.Score, resolve.Enough)
		out = append(out, it)
	}
	var fields []string
	for _, c := range e.Conflicts {
		if !strings.HasPrefix(c.Reason, "corrected by ") {
			fields = append(fields, c.Field)
		}
	}
	if len(fields) > 0 {
		slices.Sort(fields)
		fields = slices.Compact(fields)
		out = append(out, Item{
			ID: parley.MakeID(parley.ReviewPrefix, append([]string{"conflict", e.ID}, fields...)...), Reason: "reports differ on " + strings.Join(fields, ", "),
			EventIDs: []string{e.ID}, Score: float64(e.ReportCount),
		})
	}
	return out
}

func ofActor(a *parley.Actor) Item {
	var why []string
	if len(strings.Fields(a.Name)) < 2 {
		why = append(why, "only one name is known")
	}
	if a.Represents == "" {
		why = append(why, "no report says for whom they act")
	}
	return Item{
		ID: parley.MakeID(parley.ReviewPrefix, "unknown", a.ID), Reason: "unknown person: " + strings.Join(why, ", "),
		ActorIDs: []string{a.ID}, Score: float64(cmp.Or(a.EventCount, 1)),
	}
}
