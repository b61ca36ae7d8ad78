package sentence

import (
	"strings"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
)

// Split takes text apart. Every byte that is neither space nor control
// character is in exactly one token; tokens and sentences are in the order of
// the text, and text[Span.Start:Span.End] is the token's Text. The time is in
// proportion to the length of the text. Bytes that are no UTF-8 count as
// letters.
func Split(text string) []Sentence {
	s := splitter{text: text, tokens: make([]Token, 0, len(text)/5+8)}
	ps := paragraphs(text)
	for i, p := range ps {
		s.paragraph(i, p)
		if i > 0 && i == len(ps)-1 {
			s.cutOff(i)
		}
	}
	out := make([]Sentence, len(s.cuts))
	for i, c := range s.cuts {
		out[i] = Sentence{
			Span:      parley.Span{Start: s.tokens[c.from].Span.Start, End: s.tokens[c.to-1].Span.End},
			Tokens:    s.tokens[c.body:c.to:c.to],
			Kind:      c.kind,
			Paragraph: c.paragraph,
		}
		if c.body > c.from {
			out[i].Dateline = s.tokens[c.from:c.body:c.body]
		}
	}
	return out
}

// splitter collects the tokens of all paragraphs in one slice; cuts refer to it
// by index, since it moves as it grows.
type splitter struct {
	text   string
	tokens []Token
	cuts   []cut
}

// cut is a sentence: tokens from to body are the dateline, body to to the rest.
type cut struct {
	from, body, to int
	kind           Kind
	paragraph      int
}

func (s *splitter) paragraph(n int, p parley.Span) {
	first := len(s.tokens)
	s.tokens = tokenize(s.tokens, s.text, p.Start, p.End)
	ts := s.tokens[first:]
	if len(ts) == 0 {
		return
	}
	markQuoted(ts)
	kind := kindOf(ts, n == 0)
	body := 0
	if kind != Byline {
		body = dateline(ts)
	}
	for from := 0; from < len(ts); {
		to := sentenceEnd(ts, max(from, body))
		c := cut{from: first + from, body: first + max(from, body), to: first + to, kind: kind, paragraph: n}
		s.cuts = append(s.cuts, c)
		from = to
	}
}

// cutOff makes running text of a last paragraph n that is no heading: it breaks off
// within a sentence.
func (s *splitter) cutOff(n int) {
	for i := len(s.cuts) - 1; i >= 0 && s.cuts[i].paragraph == n; i-- {
		if c := &s.cuts[i]; c.kind == Heading && runsOn(s.tokens[c.body:c.to]) {
			c.kind = Body
		}
	}
}

// paragraphs are the stretches between empty lines. A single line break parts
// paragraphs too (headings, list items, live-blog entries), unless the lines
// are one paragraph wrapped to a width.
func paragraphs(text string) []parley.Span {
	var out []parley.Span
	for start := 0; start < len(text); {
		end, next := block(text, start)
		out = appendLines(out, text, start, end)
		start = next
	}
	return out
}

// block is the end of the lines up to the next empty one, and where the text
// goes on behind that.
func block(text string, start int) (end, next int) {
	for i := start; i < len(text); {
		eol := len(text)
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			eol = i + n
		}
		if strings.TrimSpace(text[i:eol]) == "" {
			return i, min(eol+1, len(text))
		}
		i = eol + 1
	}
	return len(text), len(text)
}

// widest is the length of line up to which text counts as wrapped.
const widest = 100

// appendLines appends the paragraphs of text[start:end], which has no empty
// line.
func appendLines(out []parley.Span, text string, start, end int) []parley.Span {
	lines := strings.SplitAfter(text[start:end], "\n")
	wrapped, width := wrapped(lines), ragged(lines)
	from, at := start, start
	for i, l := range lines {
		at += len(l)
		if i+1 < len(lines) && (wrapped || continues(l, lines[i+1]) || unfinished(l, width)) {
			continue
		}
		if at > from {
			out = append(out, parley.Span{Start: from, End: at})
		}
		from = at
	}
	return out
}

// wrapped reports whether lines look like one paragraph wrapped to a width: no
// line had room for the first word of the next.
func wrapped(lines []string) bool {
	if len(lines) < 3 {
		return false
	}
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(strings.TrimSpace(l)))
	}
	if width < widest/2 || width > widest {
		return false
	}
	for i, l := range lines[:len(lines)-1] {
		word, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
		if utf8.RuneCountInString(strings.TrimSpace(l))+1+utf8.RuneCountInString(word) <= width {
			return false
		}
	}
	return true
}

// ragged is the width of lines that look wrapped, loosely; 0 where they don't:
// many, and most of them nearly as long as the longest.
func ragged(lines []string) int {
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(strings.TrimSpace(l)))
	}
	if len(lines) < 5 || width < widest/2 || width > widest {
		return 0
	}
	long := 0
	for _, l := range lines {
		if nearly(l, width) {
			long++
		}
	}
	if 3*long < 2*len(lines) {
		return 0
	}
	return width
}

func nearly(line string, width int) bool {
	return 4*utf8.RuneCountInString(strings.TrimSpace(line)) >= 3*width
}

// unfinished reports whether a line of wrapped text goes on in the next.
func unfinished(line string, width int) bool {
	if width == 0 || !nearly(line, width) {
		return false
	}
	line = strings.TrimSpace(line)
	return !strings.ContainsRune(".!?:;|\"", rune(line[len(line)-1])) && !strings.HasSuffix(line, "”")
}

// continues reports whether next goes on with the sentence of line: it begins
// in lower case, and line has no final punctuation.
func continues(line, next string) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	if line == "" || next == "" {
		return false
	}
	b := next[0]
	return 'a' <= b && b <= 'z' && !strings.ContainsRune(".!?:;|", rune(line[len(line)-1]))
}
