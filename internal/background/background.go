// Package background says what the graph knows of the occasions that a draft
// or an event speaks of: which event is meant, where the two differ, what came
// before, what stands open, in sentences that cite the reports they rest on.
package background

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Item is what is known of one occasion.
type Item struct {
	Passage       *Passage        // where the draft speaks of it; nil when the question was for an event
	Event         *parley.Event   // nil: no event here is the one the draft means
	Candidates    []*parley.Event // when Event is nil: those it may mean, likeliest first
	Differences   []Difference    // between draft and graph, in order of field
	Previous      []*parley.Event // earlier rounds, newest first
	LastOutcome   *parley.Event   // the latest thing that came of this round or an earlier one
	OpenProposals []*parley.Event // newest first
	Sentences     []Sentence
}

// Passage is a piece of the draft: its words as cleaned, and where they stand
// in the draft as it was given, in bytes.
type Passage struct {
	Text string
	parley.Span
}

// Difference is a field that draft and graph tell differently.
type Difference struct {
	Field        string // date, place, round, status, people, parties, stance
	Draft, Known string
	Passage      *Passage // the draft's words for it, where they can be told
	MentionIDs   []string // the reports that the known value rests on
}

// Sentence is one fact or two in plain English, with the mentions that say so.
type Sentence struct {
	Text       string
	MentionIDs []string
}

// Asker reads the graph.
type Asker struct {
	Reader parley.Reader
	Places func(name string) (country string, at *parley.Point, ok bool) // nil: places are not looked up
	Rounds int                                                           // how many previous rounds, proposals and candidates to list; 5 when 0
}

func (a Asker) rounds() int {
	if a.Rounds == 0 {
		return 5
	}
	return a.Rounds
}

// OfDraft gives an item for every talks, meeting, agreement or proposal that a
// draft's mentions speak of, and for the statements that are known here, in
// the order of the text. Errors are those of the reader.
func (a Asker) OfDraft(ctx context.Context, draft *parley.Article, mentions []*parley.Mention) ([]Item, error) {
	k := newKnown(a.Reader)
	var out []Item
	for _, m := range mentions {
		found, err := a.match(ctx, k, m)
		if err != nil {
			return nil, fmt.Errorf("finding the event that %q means: %w", passageOf(draft, m).Text, err)
		}
		item := Item{Passage: passageOf(draft, m), Candidates: found.candidates}
		switch {
		case found.event != nil:
			if item, err = a.item(ctx, k, found.event); err != nil {
				return nil, err
			}
			item.Passage = passageOf(draft, m)
			if item.Differences, err = a.differences(ctx, k, draft, m, found); err != nil {
				return nil, err
			}
		case m.Kind == parley.Statement:
			continue // a saying that nobody reported yet is no gap in the background
		default:
			if item.Sentences, err = a.unmatched(ctx, k, m); err != nil {
				return nil, err
			}
		}
		out = append(out, item)
	}
	return out, nil
}

// OfEvent gives what is known of one event; ErrNotFound when there is none.
func (a Asker) OfEvent(ctx context.Context, id string) (Item, error) {
	k := newKnown(a.Reader)
	found, err := a.Reader.Events(ctx, []string{id})
	if err != nil {
		return Item{}, fmt.Errorf("looking up event %s: %w", id, err)
	}
	if found[0] == nil {
		return Item{}, fmt.Errorf("%w: no event has the id %s", parley.ErrNotFound, id)
	}
	return a.item(ctx, k, found[0])
}

// item gathers what surrounds an event.
func (a Asker) item(ctx context.Context, k *known, e *parley.Event) (Item, error) {
	item := Item{Event: e}
	pages, err := a.Reader.EventPages(ctx, parley.PreviousRounds, []string{e.ID}, parley.EventFilter{}, parley.TimeDesc, parley.Page{First: a.rounds()})
	if err != nil {
		return item, fmt.Errorf("looking up earlier rounds: %w", err)
	}
	item.Previous = pages[0].Items
	if item.LastOutcome, err = a.lastOutcome(ctx, e, item.Previous); err != nil {
		return item, err
	}
	if item.OpenProposals, err = a.openProposals(ctx, k, e); err != nil {
		return item, err
	}
	item.Sentences, err = a.sentences(ctx, k, item, pages[0].Total)
	return item, err
}

// lastOutcome is the latest outcome of e or, if it had none, of the round
// before it, and so on; agreements go before proposals, and these before
// statements.
func (a Asker) lastOutcome(ctx context.Context, e *parley.Event, previous []*parley.Event) (*parley.Event, error) {
	order := []parley.EventKind{parley.Agreement, parley.Proposal, parley.Statement}
	for _, round := range append([]*parley.Event{e}, previous...) {
		if len(round.Outcomes) == 0 {
			continue
		}
		outcomes, err := a.Reader.Events(ctx, round.Outcomes)
		if err != nil {
			return nil, fmt.Errorf("looking up what came of it: %w", err)
		}
		for _, kind := range order {
			for _, o := range slices.Backward(outcomes) {
				if o != nil && o.Kind == kind {
					return o, nil
				}
			}
		}
	}
	return nil, nil
}

// openProposals are those between the parties of e that nobody has settled: of
// its track, or with two of its parties among proposer and positions, made
// before it ended.
func (a Asker) openProposals(ctx context.Context, k *known, e *parley.Event) ([]*parley.Event, error) {
	parties, err := k.parties(ctx, e)
	if err != nil || len(parties) == 0 {
		return nil, err
	}
	page, err := a.Reader.EventPage(ctx, parley.EventFilter{Kinds: []parley.EventKind{parley.Proposal}, Actors: parties, To: e.When.End},
		parley.TimeDesc, parley.Page{First: parley.MaxPage, SkipTotal: true})
	if err != nil {
		return nil, fmt.Errorf("looking up open proposals: %w", err)
	}
	var out []*parley.Event
	for _, p := range page.Items {
		if p.Standing != parley.Open || p.ID == e.ID || len(out) == a.rounds() {
			continue
		}
		concerned, err := k.parties(ctx, p)
		if err != nil {
			return nil, err
		}
		for _, pos := range p.Positions {
			concerned = append(concerned, pos.ActorID)
		}
		shared := 0
		for _, id := range parties {
			if slices.Contains(concerned, id) {
				shared++
			}
		}
		if shared > 1 || p.TrackID != "" && p.TrackID == e.TrackID {
			out = append(out, p)
		}
	}
	return out, nil
}

// passageOf is the draft's first words on an occasion.
func passageOf(draft *parley.Article, m *parley.Mention) *Passage {
	if len(m.Quotes) == 0 {
		return &Passage{}
	}
	return cut(draft, m.Quotes[0])
}

func cut(draft *parley.Article, s parley.Span) *Passage {
	return &Passage{Text: draft.Text[s.Start:s.End], Span: inRaw(draft, s)}
}

// inRaw finds a span of the clean text in the draft as it was given, where
// white space may differ and more text stand around; an empty span when it is
// not there. Of several places it takes the one with as many before it as in
// the clean text.
func inRaw(draft *parley.Article, s parley.Span) parley.Span {
	words := strings.Fields(draft.Text[s.Start:s.End])
	if len(words) == 0 {
		return parley.Span{}
	}
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	pattern, err := regexp.Compile(strings.Join(words, `\s+`))
	if err != nil { // no pattern of quoted words is wrong
		return parley.Span{}
	}
	before := len(pattern.FindAllStringIndex(draft.Text[:s.Start], -1))
	found := pattern.FindAllIndex(draft.Raw, before+1)
	if len(found) == 0 {
		return parley.Span{}
	}
	at := found[min(before, len(found)-1)]
	return parley.Span{Start: at[0], End: at[1]}
}
