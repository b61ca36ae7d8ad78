package llm

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

const (
	// rule is that of all evidence from a model.
	rule = "llm"
	// confident is what a model's mention that stands is given: its quotes and
	// names are checked, its reading of them is not.
	confident = 0.6
	// shortestQuote is the words that tell what an occasion is.
	shortestQuote = 3
)

// checker holds an article against what the model says of it.
type checker struct {
	a       *parley.Article
	names   *entity.Names
	doc     *entity.Document
	words   *words
	actors  map[string]*parley.Name // by the model's name; nil: not named in the text
	dropped map[Reason]int
}

// verify makes mentions of what the article bears out, in order of first
// mention, and counts what it does not.
func verify(a *parley.Article, said *answer, names *entity.Names) ([]*parley.Mention, map[Reason]int) {
	c := &checker{
		a: a, names: names, doc: entity.Find(a, sentence.Split(a.Text), names),
		words: newWords(a.Text), actors: map[string]*parley.Name{}, dropped: map[Reason]int{},
	}
	for _, x := range said.Actors {
		c.actor(x)
	}
	var kept []found
	for _, e := range said.Events {
		if m := c.mention(e); m != nil {
			kept = append(kept, found{e, m})
		}
	}
	slices.SortStableFunc(kept, func(x, y found) int { return x.m.Quotes[0].Start - y.m.Quotes[0].Start })
	return c.link(kept), c.dropped
}

// found is an event that stands, as the model said it and as a mention.
type found struct {
	said saidEvent
	m    *parley.Mention
}

// link numbers the mentions and ties them to each other by the model's keys.
func (c *checker) link(kept []found) []*parley.Mention {
	out := []*parley.Mention{}
	ids, taken := map[string]string{}, map[string]bool{}
	for i, f := range kept {
		f.m.ID = freeID(c.a, f.m, taken)
		if ids[f.said.Key] == "" {
			ids[f.said.Key] = f.m.ID
		}
		f.m.Position = i + 1
		switch {
		case f.m.Status == parley.Planned:
			f.m.Role = parley.Announced
		case i == 0:
			f.m.Role = parley.Lead
		default:
			f.m.Role = parley.Background
		}
		out = append(out, f.m)
	}
	for _, f := range kept {
		f.m.Previous = c.linked(f.m.ID, f.said.Previous, ids)
		if f.m.Kind == parley.Statement {
			f.m.About = c.linked(f.m.ID, f.said.About, ids)
		}
	}
	return out
}

// freeID is the id of a mention by family, first quote and its number among
// those with the same, as the rules make it.
func freeID(a *parley.Article, m *parley.Mention, taken map[string]bool) string {
	family, quote := string(m.Kind.Family()), a.Text[m.Quotes[0].Start:m.Quotes[0].End]
	for n := 1; ; n++ {
		id := parley.MakeID(parley.MentionPrefix, a.ID, family, quote, strconv.Itoa(n))
		if !taken[id] {
			taken[id] = true
			return id
		}
	}
}

func (c *checker) linked(self string, keys []string, ids map[string]string) []string {
	var out []string
	for _, k := range keys {
		id := ids[k]
		switch {
		case id == "" || id == self:
			c.dropped[NoLink]++
		case !slices.Contains(out, id):
			out = append(out, id)
		}
	}
	return out
}

// mention is an event that stands on quotes and has somebody in it, else nil.
func (c *checker) mention(e saidEvent) *parley.Mention {
	quotes := c.quotes(e.Quotes)
	if quotes == nil {
		c.dropped[NoQuote]++
		return nil
	}
	m := &parley.Mention{ArticleID: c.a.ID, Quotes: quotes, Confidence: confident, KnownFrom: c.a.Published}
	if !c.a.Updated.IsZero() {
		m.KnownFrom = c.a.Updated
	}
	var ok bool
	if m.Kind, ok = oneOf(e.Kind, parley.Talks, parley.Meeting, parley.Summit, parley.Visit, parley.Call, parley.Agreement, parley.Proposal, parley.Statement); !ok {
		c.dropped[NoValue]++
		return nil
	}
	note(m, "kind", string(m.Kind), quotes[0])
	if m.Status, ok = oneOf(e.Status, parley.Planned, parley.Ongoing, parley.Held, parley.Cancelled, parley.Unclear); !ok {
		c.dropped[NoValue]++
		m.Status = parley.Unclear
	} else {
		note(m, "status", string(m.Status), quotes[0])
	}
	c.take(m, e)
	if len(m.Participants) == 0 {
		c.dropped[NoActor]++
		return nil
	}
	c.date(m, e)
	c.place(m, e)
	c.substance(m, e)
	return m
}

// quotes are the sentences that hold the quotes, the first quote's first; nil
// when one of them is not in the text.
func (c *checker) quotes(said []string) []parley.Span {
	if len(said) > mostQuotes {
		return nil
	}
	var out []parley.Span
	for _, q := range said {
		at := c.words.find(q)
		if len(at) == 0 || len(newWordList(q)) < shortestQuote {
			return nil
		}
		for _, s := range c.doc.Sentences {
			if s.Span.Overlaps(at[0]) && !slices.Contains(out, s.Span) {
				out = append(out, s.Span)
			}
		}
	}
	if len(out) > 1 {
		rest := out[1:]
		slices.SortFunc(rest, func(x, y parley.Span) int { return x.Start - y.Start })
	}
	return out
}

// date takes the model's date where words in the quotes give it: a phrase that
// the calendar of package when reads the same, or one that counts from another
// occasion, which only the model can know.
func (c *checker) date(m *parley.Mention, e saidEvent) {
	m.When = parley.When{Precision: parley.Unknown}
	start, end := value(e.Start), value(e.End)
	if start == "" && end == "" {
		return
	}
	if start == "" {
		start = end
	}
	if end == "" {
		end = start
	}
	a, errA := parley.ParseDate(start)
	b, errB := parley.ParseDate(end)
	if errA != nil || errB != nil || b < a {
		c.dropped[NoValue]++
		return
	}
	said := parley.Between(a, b)
	for _, at := range within(c.words.find(value(e.DateWords)), m.Quotes) {
		for _, p := range c.doc.Dates {
			if !p.Span.Overlaps(at) {
				continue
			}
			past := p.Resolve(when.At{Published: c.a.Day(), Tense: when.Past})
			future := p.Resolve(when.At{Published: c.a.Day(), Tense: when.Future})
			switch {
			case holds(past, said):
				said.Precision = precision(past, said)
			case holds(future, said):
				said.Precision = precision(future, said)
			case p.Kind != when.Anaphoric:
				continue
			}
			m.When = said
			note(m, "start", string(said.Start), p.Span)
			note(m, "end", string(said.End), p.Span)
			return
		}
	}
	c.dropped[NoPhrase]++
}

func holds(w, o parley.When) bool { return w.Known() && w.Start <= o.Start && o.End <= w.End }

// precision is the phrase's own where the model takes all of its days.
func precision(w, said parley.When) parley.Precision {
	if w.Start == said.Start && w.End == said.End {
		return w.Precision
	}
	return said.Precision
}

// place takes place and site where the text names them.
func (c *checker) place(m *parley.Mention, e saidEvent) {
	if name := value(e.Place); name != "" {
		loc, known := c.names.Place(name)
		if at, ok := c.named(m.Quotes, name, loc.Name); ok {
			m.Place = name
			if known {
				m.Place, m.Country = loc.Name, loc.Country
			}
			note(m, "place", m.Place, at)
		} else {
			c.dropped[NoPlace]++
		}
	}
	if name := value(e.Site); name != "" {
		if at, ok := c.named(m.Quotes, name); ok {
			m.Site = name
			note(m, "site", name, at)
		} else {
			c.dropped[NoPlace]++
		}
	}
}

// substance takes topics, terms, rounds and positions.
func (c *checker) substance(m *parley.Mention, e saidEvent) {
	for _, t := range e.Topics {
		if t = strings.ToLower(strings.TrimSpace(t)); !c.words.has(t) {
			c.dropped[NoWords]++
		} else if !slices.Contains(m.Topics, t) {
			m.Topics = append(m.Topics, t)
			note(m, "topic", t, c.near(m.Quotes, t))
		}
	}
	if round := value(e.Round); round != "" {
		if at := within(c.words.find(round), m.Quotes); len(at) > 0 {
			claim := parley.RoundClaim{Text: c.a.Text[at[0].Start:at[0].End], Span: at[0]}
			if e.Ordinal != nil && *e.Ordinal > 0 {
				claim.Ordinal = *e.Ordinal
			}
			m.Rounds = []parley.RoundClaim{claim}
			note(m, "round", claim.Text, at[0])
		} else {
			c.dropped[NoWords]++
		}
	}
	family := m.Kind.Family()
	if terms := value(e.Terms); terms != "" && (family == parley.Agreements || family == parley.Proposals) {
		if c.words.has(terms) {
			m.Terms = terms
			note(m, "terms", terms, c.near(m.Quotes, terms))
		} else {
			c.dropped[NoWords]++
		}
	}
	if family != parley.Proposals {
		return
	}
	for _, p := range e.Positions {
		stance, ok := oneOf(p.Stance, parley.Accepts, parley.Conditional, parley.Considering, parley.Rejects)
		if !ok {
			c.dropped[NoValue]++
			continue
		}
		n := c.lookup(p.Actor, parley.State)
		if n == nil {
			c.dropped[NotNamed]++
			continue
		}
		at, _ := c.named(m.Quotes, n.Name)
		said := parley.SaidPosition{Actor: *n, Stance: stance, Span: at}
		if w := value(p.Conditions); c.words.has(w) {
			said.Conditions = w
		} else if w != "" {
			c.dropped[NoWords]++
		}
		m.Positions = append(m.Positions, said)
		note(m, "position", n.Name+" "+string(stance), at)
	}
}

// near is where a quote has the phrase, else the first quote.
func (c *checker) near(quotes []parley.Span, phrase string) parley.Span {
	if at := within(c.words.find(phrase), quotes); len(at) > 0 {
		return at[0]
	}
	return quotes[0]
}

func note(m *parley.Mention, field, value string, at parley.Span) {
	m.Evidence = append(m.Evidence, parley.Evidence{Field: field, Value: value, Span: at, Rule: rule})
}

// oneOf finds the value that s spells, in any case.
func oneOf[T ~string](s string, all ...T) (T, bool) {
	for _, v := range all {
		if strings.EqualFold(s, string(v)) {
			return v, true
		}
	}
	return "", false
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return strings.TrimSpace(*s)
}
