// Package when reads date phrases: "on Tuesday", "Feb. 27", "last week", "in
// late March", "two days earlier". It finds them without a clock, and resolves
// each against the publication date, the tense of its clause and, for the
// relative ones, the day the text is speaking of.
package when

import "github.com/parley-talks/parley/internal/parley"

// The rules that say what a date is for, and so stand in Phrase.Rule instead of
// the rule that read it: neither dates an occasion.
const (
	RuleSince    = "since"    // "since 2014": when something began that goes on
	RuleDeadline = "deadline" // "by the end of March", "until Friday": a limit
)

// Kind says what a phrase needs in order to be resolved.
type Kind uint8

// The kinds of phrase.
const (
	Absolute  Kind = iota // a day, month, season or year that is named: "27 February 2025", "Feb. 27", "March", "in 2015"
	Weekday               // "Tuesday", "last Friday", "Saturday and Sunday"
	Deictic               // from publication (or the quote): "yesterday", "last week", "this weekend", "a week ago", "next month"
	Anaphoric             // from the occasion the text speaks of: "two days earlier", "the day before", "the same day", "the following week"
)

// Tense is that of the clause a phrase stands in.
type Tense uint8

// The tenses.
const (
	Past Tense = iota
	Future
)

// Phrase is one date phrase in a sentence. A range ("15 and 16 May", "from
// Monday to Wednesday", "Feb. 14-16") is one phrase.
type Phrase struct {
	Span        parley.Span
	Sentence    int // index into the sentences
	First, Last int // its tokens: [First, Last)
	Kind        Kind
	Rule        string // the rule that read it, RuleSince or RuleDeadline
	Prep        string // the preposition in front, lower case, "the" and "late" skipped: "on", "in", "ahead of"; empty if none

	fixed   bool // needs no publication date
	resolve func(at At) parley.When
}

// At is what a phrase is resolved against.
type At struct {
	Published parley.Date // the article's day; inside a dated quote, the day of the quote
	Spoken    parley.Date // the day the text speaks of, for anaphoric phrases; empty: Published
	Tense     Tense
}

// Resolve gives the days that p stands for, unknown when it can't say: the
// phrase is vague ("in the coming days"), or there is no date to count from.
func (p Phrase) Resolve(at At) parley.When {
	if at.Spoken == "" {
		at.Spoken = at.Published
	}
	unknown := parley.When{Precision: parley.Unknown}
	if p.resolve == nil || !p.fixed && (at.Published.Time().IsZero() || at.Spoken.Time().IsZero()) {
		return unknown
	}
	w := p.resolve(at)
	if len(w.Start) != len("2025-04-10") || len(w.End) != len(w.Start) { // outside the years 0 to 9999
		return unknown
	}
	return w
}
