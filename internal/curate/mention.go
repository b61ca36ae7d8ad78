package curate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
)

// RejectMentions says that mentions are no events.
func (c Curator) RejectMentions(ctx context.Context, ids []string, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.RejectMentions, why, func(tx parley.Tx, r *ruling) error {
		list, err := present(ctx, tx, ids)
		if err != nil {
			return err
		}
		var rejected []string
		for _, m := range list {
			rejected = append(rejected, m.ID)
		}
		slices.Sort(rejected)
		r.Mentions = [][]string{slices.Compact(rejected)}
		return nil
	})
}

// RemoveArticle says that nothing of an article counts, also of its versions to
// come. The article itself stays, so that this can be undone.
func (c Curator) RemoveArticle(ctx context.Context, id, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.RemoveArticle, why, func(tx parley.Tx, r *ruling) error {
		if _, err := all(ctx, "article", []string{id}, tx.Articles); err != nil {
			return err
		}
		r.Article = id
		return nil
	})
}

// Missed is a mention that the reader missed: see parley.Mention.
type Missed struct {
	Kind                       parley.EventKind
	Quotes                     []parley.Span // at least one, into the article's text
	Start, End                 parley.Date
	Status                     parley.EventStatus // empty: held
	Parties, People, Mediators []string           // actor ids
	City, Site, Terms          string
}

// AddMention says that an article tells of an event that the reader missed.
func (c Curator) AddMention(ctx context.Context, article string, missed Missed, why string) (*parley.Decision, error) {
	return c.record(ctx, parley.AddMention, why, func(tx parley.Tx, r *ruling) error {
		found, err := all(ctx, "article", []string{article}, tx.Articles)
		if err != nil {
			return err
		}
		a := found[0]
		if err := checkDates(missed.Start, missed.End); err != nil {
			return err
		}
		for _, q := range missed.Quotes {
			if q.Start < 0 || q.Start >= q.End || q.End > len(a.Text) || !utf8.RuneStart(a.Text[q.Start]) || q.End < len(a.Text) && !utf8.RuneStart(a.Text[q.End]) {
				return fmt.Errorf("%w: the quote from byte %d to %d is not within the article's text of %d bytes, or cuts a letter", parley.ErrInvalid, q.Start, q.End, len(a.Text))
			}
			r.Quotes = append(r.Quotes, a.Text[q.Start:q.End])
		}
		if len(missed.Quotes) == 0 {
			return fmt.Errorf("%w: quote the words that say it", parley.ErrInvalid)
		}
		m, err := missed.mention(ctx, tx, a, "added by "+r.By)
		if err != nil {
			return err
		}
		lists, err := tx.MentionsOfArticles(ctx, []string{a.ID})
		if err != nil {
			return err
		}
		for _, o := range lists[0] {
			m.Position = max(m.Position, o.Position)
		}
		m.Position++
		m.ID = parley.MakeID(parley.MentionPrefix, a.ID, "added", r.At.UTC().String(), strconv.Itoa(m.Position))
		r.Article, r.Mentions, r.Added = a.ID, [][]string{{m.ID}}, m
		c := *m // merging writes into it
		c.Participants = slices.Clone(m.Participants)
		r.add = []*parley.Mention{&c}
		return nil
	})
}

func (x Missed) mention(ctx context.Context, r parley.Reader, a *parley.Article, rule string) (*parley.Mention, error) {
	m := &parley.Mention{
		ArticleID: a.ID, Kind: x.Kind, When: parley.Between(cmp.Or(x.Start, x.End), cmp.Or(x.End, x.Start)), Status: cmp.Or(x.Status, parley.Held),
		Place: strings.TrimSpace(x.City), Site: strings.TrimSpace(x.Site), Terms: strings.TrimSpace(x.Terms),
		Role: parley.Background, Quotes: slices.Clone(x.Quotes), Confidence: 1, KnownFrom: a.Published,
	}
	if a.Updated.After(a.Published) {
		m.KnownFrom = a.Updated
	}
	if m.Status == parley.Planned {
		m.Role = parley.Announced
	}
	says := func(field, value string) {
		if value != "" {
			m.Evidence = append(m.Evidence, parley.Evidence{Field: field, Value: value, Span: x.Quotes[0], Rule: rule})
		}
	}
	says("kind", string(m.Kind))
	says("start", string(m.When.Start))
	says("end", string(m.When.End))
	says("status", string(m.Status))
	says("place", m.Place)
	says("site", m.Site)
	says("terms", m.Terms)
	for _, part := range []struct {
		field string
		role  parley.ParticipantRole
		ids   []string
	}{{"party", roleOf(x.Kind), x.Parties}, {"person", memberOf(x.Kind), x.People}, {"mediator", parley.Mediator, x.Mediators}} {
		for _, id := range part.ids {
			n, err := nameOf(ctx, r, id)
			if err != nil {
				return nil, err
			}
			m.Participants = append(m.Participants, parley.Participant{Name: n, Role: part.role})
			says(part.field, n.Name)
		}
	}
	return m, nil
}

// roleOf is what a party does at an event of a kind, memberOf what a person does.
func roleOf(k parley.EventKind) parley.ParticipantRole {
	switch k {
	case parley.Agreement:
		return parley.Signatory
	case parley.Proposal:
		return parley.Proposer
	case parley.Statement:
		return parley.Speaker
	}
	return parley.Party
}

func memberOf(k parley.EventKind) parley.ParticipantRole {
	if r := roleOf(k); r != parley.Party {
		return r
	}
	return parley.Member
}

// nameOf names an actor as reports do, so that it is found to be the same.
func nameOf(ctx context.Context, r parley.Reader, id string) (parley.Name, error) {
	found, err := actors(ctx, r, []string{id})
	if err != nil {
		return parley.Name{}, err
	}
	a := plain(found[0])
	n := parley.Name{Name: a.Name, Kind: a.Kind}
	if side := found[0].Represents; side != "" && a.Kind == parley.Person {
		sides, err := actors(ctx, r, []string{side})
		if err != nil {
			return parley.Name{}, err
		}
		n.Represents = plain(sides[0]).Name
	}
	return n, nil
}

// plain is an actor as derived, without corrections.
func plain(a *parley.Actor) *parley.Actor {
	if a.Uncorrected != nil {
		return a.Uncorrected
	}
	return a
}
