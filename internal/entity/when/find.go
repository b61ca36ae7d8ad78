package when

import (
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

// Find returns the date phrases of the sentences in order of the text; none
// overlap. Bylines and datelines, which date the article and not what it tells,
// have none.
func Find(sents []sentence.Sentence) []Phrase {
	var out []Phrase
	var s scanner
	for n := range sents {
		if sents[n].Kind == sentence.Byline {
			continue
		}
		s.reset(sents[n].Tokens)
		first := len(out)
		for i := 0; i < len(s.ts); {
			r := s.read(i)
			if r.end == 0 {
				i++
				continue
			}
			p := Phrase{
				Span:     parley.Span{Start: s.ts[i].Span.Start, End: s.ts[r.end-1].Span.End},
				Sentence: n,
				First:    i,
				Last:     r.end,
				Kind:     r.kind,
				Rule:     r.rule,
				Prep:     s.preposition(i),
				fixed:    r.fixed,
				resolve:  r.resolve,
			}
			if last := len(out) - 1; p.Prep == "" && last >= first && out[last].Kind == p.Kind && s.coordinated(out[last].Last, i) {
				p.Prep = out[last].Prep
			}
			switch {
			case p.Kind == Anaphoric: // "put off by a day after …"
			case p.Prep == "since":
				p.Rule = RuleSince
			case slices.Contains([]string{"until", "till", "by", "no later than", "up to"}, p.Prep):
				p.Rule = RuleDeadline
			}
			out = append(out, p)
			i = r.end
		}
	}
	return out
}

// reading is what a rule made of the tokens up to end; end 0: nothing.
type reading struct {
	end     int
	kind    Kind
	rule    string
	fixed   bool
	resolve func(at At) parley.When
}

// rule reads one sort of phrase. It is asked only at words of its class.
type rule struct {
	name string
	at   class
	read func(s *scanner, i int) reading
}

// scanner looks at the tokens of one sentence.
type scanner struct {
	ts []sentence.Token
	lx []lexeme
}

func (s *scanner) reset(ts []sentence.Token) {
	s.ts, s.lx = ts, slices.Grow(s.lx[:0], len(ts))
	for i := range ts {
		s.lx = append(s.lx, lookUp(&ts[i]))
	}
}

// read is the longest reading at token i; of two as long, the earlier rule's.
func (s *scanner) read(i int) reading {
	var best reading
	c := s.lx[i].is
	if c == 0 {
		return best
	}
	for k := range rules {
		if rules[k].at&c == 0 {
			continue
		}
		if r := rules[k].read(s, i); r.end > best.end {
			if r.rule == "" {
				r.rule = rules[k].name
			}
			best = r
		}
	}
	return best
}

// word is the lower-case word at i, empty beyond either end.
func (s *scanner) word(i int) string {
	if i < 0 || i >= len(s.ts) {
		return ""
	}
	return s.ts[i].Lower
}

// is reports whether token i can be a c.
func (s *scanner) is(i int, c class) bool {
	return i >= 0 && i < len(s.lx) && s.lx[i].is&c != 0
}

// one reports whether the word at i is one of ws.
func (s *scanner) one(i int, ws ...string) bool {
	return i >= 0 && i < len(s.ts) && slices.Contains(ws, s.ts[i].Lower)
}

// skip is i, or i+1 where one of ws stands at i.
func (s *scanner) skip(i int, ws ...string) int {
	if s.one(i, ws...) {
		return i + 1
	}
	return i
}

// adjacent reports whether token i is written together with the one before.
func (s *scanner) adjacent(i int) bool {
	return i > 0 && i < len(s.ts) && s.ts[i-1].Span.End == s.ts[i].Span.Start
}

var prepositions = map[string]bool{
	"on": true, "in": true, "since": true, "until": true, "till": true, "by": true, "after": true, "before": true, "from": true,
	"between": true, "during": true, "for": true, "at": true, "over": true, "through": true, "throughout": true, "within": true,
	"of": true, "to": true, "following": true, "starting": true, "beginning": true, "towards": true, "into": true, "around": true,
}

// preposition is the one in front of token i.
func (s *scanner) preposition(i int) string {
	j := i - 1
	for s.one(j, "the", "late", "early", "about", "a", "an") {
		j--
	}
	w := s.word(j)
	switch {
	case w == "of" && s.one(j-1, "ahead", "as"):
		return s.word(j-1) + " of"
	case w == "to" && s.one(j-1, "prior", "up"):
		return s.word(j-1) + " to"
	case w == "than" && s.one(j-1, "later"):
		return "no later than"
	case w == "on" && s.one(j-2, "until", "by") && s.one(j-1, "late", "early"): // "until late on Thursday"
		return s.word(j - 2)
	case prepositions[w]:
		return w
	}
	return ""
}

// coordinated reports whether only "and", "or" or a comma stands between from
// and to.
func (s *scanner) coordinated(from, to int) bool {
	return to-from == 1 && s.one(from, "and", "or", ",") || to-from == 2 && s.one(from, ",") && s.one(from+1, "and", "or")
}
