package llm

import (
	"cmp"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

const (
	// rulesPrefix stands before the rule of evidence that came of the rules;
	// that of a model is rule.
	rulesPrefix = "rules:"
	// alone is the part of its confidence that a mention keeps which only one
	// reader has; two that agree are right as often as not both are wrong.
	alone         = 0.8
	mostConfident = 0.97
)

// Agree unites what the rules and a model read in one article. Two mentions
// are one occasion when their family is the same, their dates don't contradict
// each other and they share a participant; each pairs once, the best first.
// A pair keeps the rules' values and id and takes from the model what the rules
// left empty. Evidence tells which reader said what. The arguments stay as they
// are.
func Agree(a *parley.Article, rules, model []*parley.Mention) []*parley.Mention {
	partner := pairs(rules, model)
	ids, taken := map[string]string{}, map[string]bool{} // ids: the model's -> those they have here
	var out, others []*parley.Mention
	for i, m := range rules {
		c := copied(m)
		for k := range c.Evidence {
			c.Evidence[k].Rule = rulesPrefix + c.Evidence[k].Rule
		}
		if o := partner[i]; o != nil {
			join(c, o)
			ids[o.ID] = c.ID
		} else {
			c.Confidence *= alone
		}
		taken[c.ID] = true
		out = append(out, c)
	}
	for _, m := range model {
		if ids[m.ID] != "" {
			continue
		}
		c := copied(m)
		c.Confidence *= alone
		c.ID = freeID(a, c, taken)
		ids[m.ID] = c.ID
		others = append(others, c)
	}
	// a model's links are by its own ids
	for _, c := range others {
		c.Previous, c.About = renamed(c.ID, c.Previous, ids), renamed(c.ID, c.About, ids)
	}
	for i, c := range out {
		if o := partner[i]; o != nil {
			c.Previous = union(c.Previous, renamed(c.ID, o.Previous, ids))
			c.About = union(c.About, renamed(c.ID, o.About, ids))
		}
	}
	out = append(out, others...)
	slices.SortStableFunc(out, func(x, y *parley.Mention) int { return cmp.Compare(begin(x), begin(y)) })
	for i, c := range out {
		c.Position = i + 1
	}
	return out
}

// pairs gives the model's mention for each of the rules', nil where none
// agrees: those that share most first, ties in order of the text.
func pairs(rules, model []*parley.Mention) []*parley.Mention {
	type pair struct{ i, k, score int }
	var all []pair
	for i, m := range rules {
		for k, o := range model {
			if s := agreement(m, o); s > 0 {
				all = append(all, pair{i, k, s})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y pair) int { return y.score - x.score })
	out, used := make([]*parley.Mention, len(rules)), make([]bool, len(model))
	for _, p := range all {
		if out[p.i] == nil && !used[p.k] {
			out[p.i], used[p.k] = model[p.k], true
		}
	}
	return out
}

// agreement is 0 for mentions that are not one occasion, else how much they
// share.
func agreement(m, o *parley.Mention) int {
	if m.Kind.Family() != o.Kind.Family() || m.When.Known() && o.When.Known() && !m.When.Overlaps(o.When) {
		return 0
	}
	score := 0
	for _, n := range sides(m) {
		for _, p := range sides(o) {
			if same(n, p) {
				score++
			}
		}
	}
	if score == 0 {
		return 0
	}
	if m.When.Known() && m.When == o.When {
		score += 2
	}
	if m.Kind == o.Kind {
		score++
	}
	for _, q := range m.Quotes {
		if len(within([]parley.Span{q}, o.Quotes)) > 0 {
			score += 3
		}
	}
	return score
}

// sides are the participants and those for whom they take part, each once.
func sides(m *parley.Mention) []parley.Name {
	var out []parley.Name
	add := func(n parley.Name) {
		if !slices.ContainsFunc(out, func(o parley.Name) bool { return same(o, n) }) {
			out = append(out, n)
		}
	}
	for _, p := range m.Participants {
		add(p.Name)
		if p.Represents != "" {
			add(parley.Name{Name: p.Represents, Kind: parley.State})
		}
	}
	return out
}

func same(n, o parley.Name) bool {
	if n.Kind == parley.Person || o.Kind == parley.Person {
		return n.Kind == o.Kind && spelling.SamePerson(n.Name, o.Name)
	}
	return spelling.Key(n.Name) == spelling.Key(o.Name)
}

// join fills what m leaves empty from o, which is the same occasion.
func join(m, o *parley.Mention) {
	took := map[string]bool{"kind": m.Kind == o.Kind, "status": m.Status == o.Status}
	if !m.When.Known() && o.When.Known() {
		m.When = o.When
	}
	took["start"], took["end"] = m.When.Start == o.When.Start, m.When.End == o.When.End
	if m.Place == "" {
		m.Place, m.Country = o.Place, o.Country
	}
	took["place"] = m.Place == o.Place
	took["site"] = fill(&m.Site, o.Site)
	took["terms"] = fill(&m.Terms, o.Terms)
	if len(m.Topics) == 0 {
		m.Topics = slices.Clone(o.Topics)
		took["topic"] = true
	}
	if len(m.Rounds) == 0 {
		m.Rounds = slices.Clone(o.Rounds)
		took["round"] = true
	}
	if len(m.Positions) == 0 {
		m.Positions = slices.Clone(o.Positions)
		took["position"] = true
	}
	for _, p := range o.Participants {
		if !slices.ContainsFunc(m.Participants, func(q parley.Participant) bool { return same(p.Name, q.Name) }) {
			m.Participants = append(m.Participants, p)
		}
	}
	took["person"], took["party"], took["mediator"] = true, true, true
	for _, e := range o.Evidence {
		if took[e.Field] {
			m.Evidence = append(m.Evidence, e)
		}
	}
	for _, q := range o.Quotes {
		if !slices.Contains(m.Quotes, q) {
			m.Quotes = append(m.Quotes, q)
		}
	}
	m.Confidence = min(1-(1-m.Confidence)*(1-o.Confidence), mostConfident)
}

// fill takes the other value for none and tells whether both are one now.
func fill(s *string, other string) bool {
	if *s == "" {
		*s = other
	}
	return *s == other
}

// copied is m with lists of its own.
func copied(m *parley.Mention) *parley.Mention {
	c := *m
	c.Participants, c.Evidence, c.Quotes = slices.Clone(m.Participants), slices.Clone(m.Evidence), slices.Clone(m.Quotes)
	return &c
}

func renamed(self string, links []string, ids map[string]string) []string {
	var out []string
	for _, l := range links {
		if id := ids[l]; id != "" && id != self && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// begin is where a mention starts in the text.
func begin(m *parley.Mention) int {
	if len(m.Quotes) == 0 {
		return 0
	}
	return m.Quotes[0].Start
}
