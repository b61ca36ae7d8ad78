package mention

import (
	"slices"
	"strconv"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

// mentions makes the article's mentions of the candidates that still stand.
func (rd *reading) mentions() []*parley.Mention {
	a := rd.doc.Article
	var kept []*candidate
	for _, c := range rd.all {
		if c.kind != "" && !c.gone() {
			kept = append(kept, c)
		}
	}
	slices.SortStableFunc(kept, func(x, y *candidate) int { return x.anchor.Start - y.anchor.Start })
	from := a.Published
	if !a.Updated.IsZero() {
		from = a.Updated
	}
	seen := map[string]int{}
	for _, c := range kept {
		quote := c.v.s.Span
		key := string(c.kind.Family()) + "\x00" + a.Text[quote.Start:quote.End]
		seen[key]++
		c.id = parley.MakeID(parley.MentionPrefix, a.ID, string(c.kind.Family()), a.Text[quote.Start:quote.End], strconv.Itoa(seen[key]))
	}
	out := make([]*parley.Mention, len(kept))
	for i, c := range kept {
		m := &parley.Mention{
			ID: c.id, ArticleID: a.ID, Position: i + 1,
			Kind: c.kind, When: c.when, Status: c.status,
			Place: c.place, Country: c.country, Site: c.site,
			Topics: c.topics, Terms: c.terms, Positions: c.stances,
			Duration: time.Duration(c.minutes) * time.Minute, Closed: c.closed,
			Evidence:  c.evidence,
			KnownFrom: from, Role: parley.Background,
		}
		if m.When.Precision == "" {
			m.When.Precision = parley.Unknown
		}
		switch {
		case c.status == parley.Planned:
			m.Role = parley.Announced
		case c.lead || i == 0:
			m.Role = parley.Lead
		}
		for _, p := range c.who {
			m.Participants = append(m.Participants, parley.Participant{Name: p.name, Role: p.role, Head: p.head})
		}
		for _, p := range c.previous {
			m.Previous = append(m.Previous, p.id)
		}
		for _, p := range c.about {
			m.About = append(m.About, p.id)
		}
		if c.round != "" && c.roundAt.End > 0 {
			m.Rounds = []parley.RoundClaim{{Ordinal: c.ordinal, Text: a.Text[c.roundAt.Start:c.roundAt.End], Span: c.roundAt}}
		}
		if e, ok := c.v.reporter(); ok {
			m.AttributedTo = e.Name
			m.Evidence = append(m.Evidence, parley.Evidence{Field: "attributedTo", Value: e.Name, Span: e.Span, Rule: "reporter"})
		}
		m.Quotes = quotes(c)
		m.Confidence = score(m)
		out[i] = m
	}
	life(out, a.Text)
	return out
}

// quotes are the sentences a candidate stands on, in order, each once; the one
// of its own trigger first.
func quotes(c *candidate) []parley.Span {
	spans := append([]parley.Span{c.v.s.Span}, c.spans...)
	rest := spans[1:]
	slices.SortFunc(rest, func(a, b parley.Span) int { return a.Start - b.Start })
	var out []parley.Span
	for _, s := range spans {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
