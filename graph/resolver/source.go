package resolver

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// Article is one text as published.
type Article struct {
	*parley.Article
	with *siblings[*parley.Article]
}

func newArticle(a *parley.Article, with *siblings[*parley.Article]) *Article {
	return &Article{a, with}
}

// IsNode marks articles as nodes.
func (a *Article) IsNode() {}

// IsSearchResult marks articles as things that a search finds.
func (a *Article) IsSearchResult() {}

// ExternalID is the id it was handed in with.
func (a *Article) ExternalID() *string { return optional(a.Article.ExternalID) }

// URL it was read from.
func (a *Article) URL() *string { return optional(a.Article.URL) }

// Title is its headline.
func (a *Article) Title() *string { return optional(a.Article.Title) }

// Outlet that published it.
func (a *Article) Outlet() *string { return optional(a.Article.Outlet) }

// Byline as printed.
func (a *Article) Byline() *string { return optional(a.Article.Byline) }

// Language as declared.
func (a *Article) Language() *string { return optional(a.Article.Language) }

// PublishedAt has the offset it was given in.
func (a *Article) PublishedAt() time.Time { return a.Published }

// UpdatedAt is null when it never was.
func (a *Article) UpdatedAt() time.Time { return a.Updated }

// CopyOf is the article with the same text that was published earlier.
func (a *Article) CopyOf(ctx context.Context) (*Article, error) {
	all, err := once(a.with, "copyOf", func() (map[string]*Article, error) {
		return lookUpArticles(ctx, a.with.store, gather(a.with, func(s *parley.Article) []string { return []string{s.CopyOf} }))
	})
	return all[a.Article.CopyOf], err
}

func articleID(a *parley.Article) []string { return []string{a.ID} }

// Copies are the articles with the same text that were published later.
func (a *Article) Copies(ctx context.Context) ([]*Article, error) {
	all, err := once(a.with, "copies", func() (map[string][]*Article, error) {
		ids := gather(a.with, articleID)
		found, err := a.with.store.Copies(ctx, ids)
		if err != nil {
			return nil, err
		}
		return byParent(ids, wrapLists(a.with.store, found, newArticle)), nil
	})
	return all[a.ID], err
}

// Mentions are the events it tells of, in order.
func (a *Article) Mentions(ctx context.Context) ([]*Mention, error) {
	all, err := once(a.with, "mentions", func() (map[string][]*Mention, error) {
		ids := gather(a.with, articleID)
		found, err := a.with.store.MentionsOfArticles(ctx, ids)
		if err != nil {
			return nil, err
		}
		return byParent(ids, wrapLists(a.with.store, found, newMention)), nil
	})
	return all[a.ID], err
}

// wrapLists makes the items of all lists siblings of one another.
func wrapLists[P, N any](store parley.Reader, lists [][]*P, wrap func(*P, *siblings[*P]) N) [][]N {
	s := newSiblings(store, slices.Concat(lists...))
	out := make([][]N, len(lists))
	for i, list := range lists {
		for _, item := range list {
			out[i] = append(out[i], wrap(item, s))
		}
	}
	return out
}

// Mention is one event as one article tells it.
type Mention struct {
	*parley.Mention
	with *siblings[*parley.Mention]
}

func newMention(m *parley.Mention, with *siblings[*parley.Mention]) *Mention {
	return &Mention{m, with}
}

// IsNode marks mentions as nodes.
func (m *Mention) IsNode() {}

// Article that tells it.
func (m *Mention) Article(ctx context.Context) (*Article, error) {
	all, err := once(m.with, "article", func() (map[string]*Article, error) {
		return lookUpArticles(ctx, m.with.store, gather(m.with, func(s *parley.Mention) []string { return []string{s.ArticleID} }))
	})
	if err == nil && all[m.ArticleID] == nil {
		err = fmt.Errorf("the article %s of mention %s is not in the store", m.ArticleID, m.ID)
	}
	return all[m.ArticleID], err
}

// Event that the mention is taken for.
func (m *Mention) Event(ctx context.Context) (Event, error) {
	all, err := once(m.with, "event", func() (map[string]Event, error) {
		return lookUpEvents(ctx, m.with.store, gather(m.with, func(s *parley.Mention) []string { return []string{s.EventID} }))
	})
	return all[m.EventID], err
}

// IndependentGroup is the number of the source it rests on, among those of its
// event.
func (m *Mention) IndependentGroup(ctx context.Context) (int, error) {
	e, err := m.Event(ctx)
	if err != nil || e == nil {
		return 0, err
	}
	held := e.plain().Event
	if i := slices.Index(held.MentionIDs, m.ID); i >= 0 && i < len(held.Groups) {
		return held.Groups[i], nil
	}
	return 0, nil
}

// AttributedTo is whom the article names as its source.
func (m *Mention) AttributedTo() *string { return optional(m.Mention.AttributedTo) }

// EventFields is what one article says of an event.
type EventFields struct {
	Kind               parley.EventKind
	Start, End         parley.Date
	Status             parley.EventStatus
	Place, Site, Terms *string
	Parties            []string
	People             []string
	Mediators          []string
	Topics             []string
	Duration           time.Duration
}

// Said is what this article says, before other reports are weighed in.
func (m *Mention) Said() *EventFields {
	f := &EventFields{
		Kind: m.Kind, Start: m.When.Start, End: m.When.End, Status: m.Status,
		Place: optional(m.Place), Site: optional(m.Site), Terms: optional(m.Terms),
		Topics: m.Topics, Duration: m.Duration,
	}
	for _, p := range m.Participants {
		list := &f.Parties
		switch {
		case p.Role == parley.Mediator:
			list = &f.Mediators
		case p.Kind == parley.Person:
			list = &f.People
		}
		if !slices.Contains(*list, p.Name.Name) {
			*list = append(*list, p.Name.Name)
		}
	}
	return f
}

// unkept reports whether the text that the mention stands in is gone: then it
// has no quotes to show.
func (m *Mention) unkept() bool { return !m.KnownTo.IsZero() && m.TextFrom.IsZero() }

// text is what the spans of the mention are of: the article's present text, or,
// where an update has withdrawn it, the one before that.
func (m *Mention) text(ctx context.Context) (string, error) {
	if m.KnownTo.IsZero() {
		a, err := m.Article(ctx)
		if err != nil {
			return "", err
		}
		return a.Text, nil
	}
	all, err := once(m.with, "earlier texts", func() (map[string][]parley.Text, error) {
		ids := gather(m.with, func(s *parley.Mention) []string {
			if s.TextFrom.IsZero() {
				return nil
			}
			return []string{s.ArticleID}
		})
		texts, err := m.with.store.Texts(ctx, ids)
		if err != nil {
			return nil, err
		}
		return byParent(ids, texts), nil
	})
	for _, t := range all[m.ArticleID] {
		if t.Article.Since().Equal(m.TextFrom) {
			return t.Article.Text, err
		}
	}
	return "", err // removed since the mention was read
}

// Quotes are the sentences or clauses it stands on.
func (m *Mention) Quotes(ctx context.Context) ([]*Quote, error) {
	if m.unkept() {
		return nil, nil
	}
	var out []*Quote
	for _, span := range m.Mention.Quotes {
		q, err := m.quote(ctx, span)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// Evidence is one value of a mention with the words that say it.
type Evidence struct {
	Field, Value string
	Quote        *Quote
	Rule         string
}

// Evidence for some fields, for all when none is given.
func (m *Mention) Evidence(ctx context.Context, fields []string) ([]*Evidence, error) {
	var out []*Evidence
	for _, e := range m.Mention.Evidence {
		if m.unkept() || len(fields) > 0 && !slices.Contains(fields, e.Field) {
			continue
		}
		q, err := m.quote(ctx, e.Span)
		if err != nil {
			return nil, err
		}
		out = append(out, &Evidence{Field: e.Field, Value: readable(e.Field, e.Value), Quote: q, Rule: e.Rule})
	}
	return out, nil
}

// quotesFor are the words behind some fields, or all that the mention stands on
// where these have none of their own.
func (m *Mention) quotesFor(ctx context.Context, fields ...string) ([]*Quote, error) {
	evidence, err := m.Evidence(ctx, fields)
	if err != nil {
		return nil, err
	}
	if len(evidence) == 0 {
		return m.Quotes(ctx)
	}
	out := make([]*Quote, len(evidence))
	for i, e := range evidence {
		out[i] = e.Quote
	}
	return out, nil
}

func (m *Mention) quote(ctx context.Context, span parley.Span) (*Quote, error) {
	text, err := m.text(ctx)
	if err != nil {
		return nil, err
	}
	return newQuote(m, text, span), nil
}

// Quote is words of an article.
type Quote struct {
	Start, End int
	Mention    *Mention
	text       string
}

// newQuote keeps the span within the text: an article that changed between two
// reads must not fail the answer.
func newQuote(m *Mention, text string, s parley.Span) *Quote {
	end := min(max(s.End, 0), len(text))
	return &Quote{Start: min(max(s.Start, 0), end), End: end, Mention: m, text: text}
}

// Text is the words.
func (q *Quote) Text() string { return q.text[q.Start:q.End] }

// Sentence is the one that the words stand in, or all that they reach into.
func (q *Quote) Sentence() string {
	text := q.text
	from := strings.LastIndex(text[:q.Start], "\n\n")
	if from += 2; from == 1 {
		from = 0
	}
	to := strings.Index(text[q.End:], "\n\n")
	if to += q.End; to < q.End {
		to = len(text)
	}
	start, end := q.Start-from, q.End-from
	paragraph := text[from:to]
	for _, s := range sentence.Split(paragraph) {
		if s.Span.Overlaps(parley.Span{Start: q.Start - from, End: q.End - from}) {
			start, end = min(start, s.Span.Start), max(end, s.Span.End)
		}
	}
	return paragraph[start:end]
}
