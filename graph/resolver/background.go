package resolver

import (
	"context"
	"fmt"

	"github.com/parley-talks/parley/internal/background"
	"github.com/parley-talks/parley/internal/parley"
)

// ContextItem is what is known of one occasion.
type ContextItem struct {
	Passage        *background.Passage
	Event          Event
	Candidates     []Event
	Differences    []*Difference
	PreviousRounds []Event
	LastOutcome    Event
	OpenProposals  []*Proposal
	Background     []*CitedSentence
}

// Difference is a field that a draft and the reports tell differently.
type Difference struct {
	Field, Draft, Known string
	Passage             *background.Passage
	Mentions            []*Mention
}

// CitedSentence is a sentence with its sources.
type CitedSentence struct {
	Text     string
	Mentions []*Mention
}

// context answers for a draft or for an event.
func (r *Resolver) context(ctx context.Context, store parley.Reader, text, event *string, first int) ([]*ContextItem, error) {
	if first < 1 || first > parley.MaxPage {
		return nil, fmt.Errorf("%w: first takes 1 to %d, not %d", parley.ErrInvalid, parley.MaxPage, first)
	}
	ask := background.Asker{Reader: store, Places: r.Places, Rounds: first}
	switch {
	case (text == nil) == (event == nil):
		return nil, fmt.Errorf("%w: give text or event", parley.ErrInvalid)
	case event != nil:
		if err := checkIDs("event", parley.EventPrefix, *event); err != nil {
			return nil, err
		}
		item, err := ask.OfEvent(ctx, *event)
		if err != nil {
			return nil, err
		}
		return contextItems(ctx, store, []background.Item{item})
	}
	known, err := store.Coverage(ctx)
	if err != nil {
		return nil, err
	}
	draft, mentions, err := r.Draft(ctx, *text, known.LastPublished)
	if err != nil {
		return nil, err
	}
	items, err := ask.OfDraft(ctx, draft, mentions)
	if err != nil {
		return nil, err
	}
	return contextItems(ctx, store, items)
}

// contextItems loads the mentions that items cite, in one call, and makes all
// their events siblings of each other.
func contextItems(ctx context.Context, store parley.Reader, items []background.Item) ([]*ContextItem, error) {
	var events []*parley.Event
	var cited []string
	for _, item := range items {
		for _, one := range []*parley.Event{item.Event, item.LastOutcome} {
			if one != nil {
				events = append(events, one)
			}
		}
		for _, list := range [][]*parley.Event{item.Candidates, item.Previous, item.OpenProposals} {
			events = append(events, list...)
		}
		for _, d := range item.Differences {
			cited = append(cited, d.MentionIDs...)
		}
		for _, s := range item.Sentences {
			cited = append(cited, s.MentionIDs...)
		}
	}
	mentions, err := lookUpMentions(ctx, store, cited)
	if err != nil {
		return nil, err
	}
	level := newSiblings(store, events)
	wrap := func(list []*parley.Event) []Event {
		out := make([]Event, len(list))
		for i, e := range list {
			out[i] = newEvent(e, level)
		}
		return out
	}
	out := make([]*ContextItem, len(items))
	for i, item := range items {
		c := &ContextItem{Passage: item.Passage, Candidates: wrap(item.Candidates), PreviousRounds: wrap(item.Previous)}
		if item.Event != nil {
			c.Event = newEvent(item.Event, level)
		}
		if item.LastOutcome != nil {
			c.LastOutcome = newEvent(item.LastOutcome, level)
		}
		for _, e := range wrap(item.OpenProposals) {
			if p, ok := e.(*Proposal); ok {
				c.OpenProposals = append(c.OpenProposals, p)
			}
		}
		for _, d := range item.Differences {
			c.Differences = append(c.Differences, &Difference{d.Field, d.Draft, d.Known, d.Passage, pick(mentions, d.MentionIDs)})
		}
		for _, s := range item.Sentences {
			c.Background = append(c.Background, &CitedSentence{s.Text, pick(mentions, s.MentionIDs)})
		}
		out[i] = c
	}
	return out, nil
}
