package resolver

import (
	"context"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// mates are, by event, the proposals and agreements that its articles tell of,
// in order of time. What became of a proposal is among them: resolve says that
// one came of another, or took its place, only where an article tells of both.
func (p *Proposal) mates(ctx context.Context) ([]Event, error) {
	all, err := once(p.with, "mates", func() (map[string][]Event, error) {
		store := p.with.store
		mentionIDs := gather(p.with, func(s *parley.Event) []string {
			if s.Kind != parley.Proposal {
				return nil
			}
			return s.MentionIDs
		})
		mentions, err := lookUpMentions(ctx, store, mentionIDs)
		if err != nil {
			return nil, err
		}
		tellers := newSiblings(store, pick(mentions, mentionIDs))
		articleIDs := gather(tellers, func(m *Mention) []string { return []string{m.ArticleID} })
		told, err := store.MentionsOfArticles(ctx, articleIDs)
		if err != nil {
			return nil, err
		}
		mates := func(ms []*parley.Mention) []string {
			return gather(newSiblings(store, ms), func(m *parley.Mention) []string {
				if f := m.Kind.Family(); f != parley.Proposals && f != parley.Agreements {
					return nil
				}
				return []string{m.EventID}
			})
		}
		events, err := lookUpEvents(ctx, store, mates(slices.Concat(told...)))
		if err != nil {
			return nil, err
		}
		inArticle := byParent(articleIDs, told)
		out := map[string][]Event{}
		for _, s := range p.with.items {
			var ms []*parley.Mention
			for _, m := range pick(mentions, s.MentionIDs) {
				ms = append(ms, inArticle[m.ArticleID]...)
			}
			out[s.ID] = pick(events, mates(ms))
			slices.SortFunc(out[s.ID], func(a, b Event) int { return strings.Compare(a.plain().SortKey(), b.plain().SortKey()) })
		}
		return out, nil
	})
	return all[p.ID], err
}

// SupersededBy is the earliest proposal that took its place.
func (p *Proposal) SupersededBy(ctx context.Context) (*Proposal, error) {
	mates, err := p.mates(ctx)
	for _, e := range mates {
		if later, ok := e.(*Proposal); ok && later.Event.Supersedes == p.ID {
			return later, err
		}
	}
	return nil, err
}

// Agreements that came of it.
func (p *Proposal) Agreements(ctx context.Context) ([]*Agreement, error) {
	mates, err := p.mates(ctx)
	var out []*Agreement
	for _, e := range mates {
		if a, ok := e.(*Agreement); ok && slices.Contains(a.Accepts, p.ID) {
			out = append(out, a)
		}
	}
	return out, err
}
