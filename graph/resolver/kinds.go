package resolver

import (
	"context"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// Delegation is the people who take part in one event for one party.
type Delegation struct {
	Party   *Actor
	Head    *Actor
	Members []*Actor
}

// Delegations are one for each party in order of mention, also for one that
// takes part only through those who act on its behalf.
func (m *Meeting) Delegations(ctx context.Context) ([]*Delegation, error) {
	actors, err := m.actors(ctx)
	if err != nil {
		return nil, err
	}
	var out []*Delegation
	of := map[string]*Delegation{}
	delegation := func(party string) *Delegation {
		if of[party] == nil && actors[party] != nil {
			of[party] = &Delegation{Party: actors[party]}
			out = append(out, of[party])
		}
		return of[party]
	}
	for _, p := range m.Event.Participants {
		switch {
		case p.Role == parley.Party:
			delegation(p.ActorID)
		case p.Role == parley.Member && p.OnBehalfOf != "" && actors[p.ActorID] != nil:
			d := delegation(p.OnBehalfOf)
			if d == nil {
				continue
			}
			d.Members = append(d.Members, actors[p.ActorID])
			if p.Head {
				d.Head = actors[p.ActorID]
			}
		}
	}
	return out, nil
}

// Outcomes are the agreements, proposals and statements that came of it.
func (m *Meeting) Outcomes(ctx context.Context) ([]Event, error) {
	return m.linked(ctx, "outcomes", func(s *parley.Event) []string { return s.Outcomes })
}

// TabledAt is the meeting at which it was put forward.
func (p *Proposal) TabledAt(ctx context.Context) (*Meeting, error) {
	e, err := p.link(ctx, "tabledAt", func(s *parley.Event) string { return s.TabledAt })
	m, _ := e.(*Meeting)
	return m, err
}

// Supersedes is the proposal whose place it took.
func (p *Proposal) Supersedes(ctx context.Context) (*Proposal, error) {
	e, err := p.link(ctx, "supersedes", func(s *parley.Event) string { return s.Supersedes })
	earlier, _ := e.(*Proposal)
	return earlier, err
}

// ReachedAt is the meeting at which it was reached.
func (a *Agreement) ReachedAt(ctx context.Context) (*Meeting, error) {
	e, err := a.link(ctx, "reachedAt", func(s *parley.Event) string { return s.ReachedAt })
	m, _ := e.(*Meeting)
	return m, err
}

// Proposals it came of.
func (a *Agreement) Proposals(ctx context.Context) ([]*Proposal, error) {
	found, err := a.linked(ctx, "accepts", func(s *parley.Event) []string { return s.Accepts })
	out := make([]*Proposal, 0, len(found))
	for _, e := range found {
		if p, ok := e.(*Proposal); ok {
			out = append(out, p)
		}
	}
	return out, err
}

// Speaker who made it: the person, where the state it was made for is named as
// a speaker too.
func (s *Statement) Speaker(ctx context.Context) (*Actor, error) {
	actors, err := s.actors(ctx)
	var speaker *Actor
	for _, p := range s.Event.Participants {
		a := actors[p.ActorID]
		if p.Role == parley.Speaker && a != nil && (speaker == nil || (a.Kind == parley.Person && speaker.Kind != parley.Person)) {
			speaker = a
		}
	}
	return speaker, err
}

// About are the events it speaks of.
func (s *Statement) About(ctx context.Context) ([]Event, error) {
	return s.linked(ctx, "about", func(e *parley.Event) []string { return e.About })
}

// Quote is the first passage in quotation marks in what the statement rests
// on, by order of publication.
func (s *Statement) Quote(ctx context.Context) (*Quote, error) {
	pages, err := once(s.with, "quote", func() (map[string]*MentionConnection, error) {
		ids := gather(s.with, func(e *parley.Event) []string {
			if e.Kind != parley.Statement {
				return nil
			}
			return []string{e.ID}
		})
		return mentionPages(ctx, s.with.store, ids, parley.Page{})
	})
	if err != nil || pages[s.ID] == nil {
		return nil, err
	}
	for _, m := range pages[s.ID].Nodes {
		a, err := m.Article(ctx)
		if err != nil {
			return nil, err
		}
		for _, span := range m.Mention.Quotes {
			if words, ok := quoted(a.Text, span); ok {
				return newQuote(m, a.Text, words), nil
			}
		}
	}
	return nil, nil
}

// quoted finds the first words of the span that stand in double quotation
// marks, at least two words long: shorter ones are mostly irony or titles.
func quoted(text string, in parley.Span) (parley.Span, bool) {
	if in.Start < 0 || in.End > len(text) || in.Start >= in.End {
		return parley.Span{}, false
	}
	part := text[in.Start:in.End]
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}} {
		for from := 0; ; {
			open := strings.Index(part[from:], marks[0])
			if open < 0 {
				break
			}
			open += from + len(marks[0])
			end := strings.Index(part[open:], marks[1])
			if end < 0 {
				break
			}
			// The comma before "he said" is the reporter's.
			words := strings.TrimRight(part[open:open+end], ", ")
			if strings.Contains(words, " ") {
				return parley.Span{Start: in.Start + open, End: in.Start + open + len(words)}, true
			}
			from = open + end + len(marks[1])
		}
	}
	return parley.Span{}, false
}
