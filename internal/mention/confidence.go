package mention

import (
	"math"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
)

// sign is something to be seen on a mention that makes it more or less likely
// to be right, with its weight in log-odds.
type sign struct {
	name   string
	weight float64
	holds  func(m *parley.Mention) bool
}

// signs and their weights are a logistic regression on the texts of
// testdata/accuracy and on about a hundred real reports labelled alike: each
// mention read from them is right or not by the strict rule of
// docs/accuracy.md. The test of this file checks that the weights still tell
// right from wrong, and with -fit prints them anew.
var signs = []sign{
	{"any", 0.37, func(*parley.Mention) bool { return true }},
	{"statement with its own day", 1.31, func(m *parley.Mention) bool {
		return m.Kind == parley.Statement && dated(m, "said-on")
	}},
	{"another statement", 0.27, func(m *parley.Mention) bool {
		return m.Kind == parley.Statement && !dated(m, "said-on")
	}},
	{"proposal or call", 0.61, func(m *parley.Mention) bool { return m.Kind == parley.Proposal || m.Kind == parley.Call }},
	{"talks", -0.53, func(m *parley.Mention) bool { return m.Kind == parley.Talks }},
	{"planned", -0.22, func(m *parley.Mention) bool { return m.Status == parley.Planned }},
	{"told in several sentences", 0.35, func(m *parley.Mention) bool { return len(m.Quotes) > 1 }},
	{"day counted from another", -1.44, func(m *parley.Mention) bool {
		return dated(m, "apart") || dated(m, "neighbour")
	}},
	{"several days", -0.87, func(m *parley.Mention) bool { return m.When.Precision == parley.SpanOf }},
	{"no day", -0.79, func(m *parley.Mention) bool { return !m.When.Known() }},
	{"cancelled or unclear", -0.89, func(m *parley.Mention) bool {
		return m.Status == parley.Cancelled || m.Status == parley.Unclear
	}},
	{"summit or visit", -0.83, func(m *parley.Mention) bool { return m.Kind == parley.Summit || m.Kind == parley.Visit }},
	{"more than two parties", -0.98, func(m *parley.Mention) bool { return len(sides(m)) > 2 }},
	{"parties taken from around", -0.54, func(m *parley.Mention) bool {
		return slices.ContainsFunc(m.Evidence, func(e parley.Evidence) bool {
			return e.Rule == "parties-near" || e.Rule == "principals" || e.Rule == "noun-before"
		})
	}},
}

// score is how likely m is right in kind, days, status and parties, between 0
// and 1, judged by what is to be seen on it. It is the last thing to be set:
// it looks at all other values.
func score(m *parley.Mention) float64 {
	odds := 0.0
	for _, s := range signs {
		if s.holds(m) {
			odds += s.weight
		}
	}
	// Two decimals: more would claim more than some hundred labelled events tell.
	return math.Round(100/(1+math.Exp(-odds))) / 100
}

// dated reports whether a rule with the given word in its name gave the start.
func dated(m *parley.Mention, rule string) bool {
	return slices.ContainsFunc(m.Evidence, func(e parley.Evidence) bool {
		return e.Field == "start" && strings.Contains(e.Rule, rule)
	})
}

// sides are the states and organisations that take part for themselves.
func sides(m *parley.Mention) []parley.Name {
	return slices.DeleteFunc(m.Named(parley.Party, parley.Proposer, parley.Signatory, parley.Speaker),
		func(n parley.Name) bool { return n.Kind == parley.Person })
}
