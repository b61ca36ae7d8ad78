// Package sentence takes clean text apart into sentences and tokens with byte
// spans. It knows abbreviations, quotation marks, datelines and headings, and
// nothing of talks.
package sentence

import "github.com/parley-talks/parley/internal/parley"

// TokenKind tells words, numbers and punctuation apart.
type TokenKind uint8

// The kinds of token. "U.S.", "Feb.", "co-operation" and "al-Aiban" are one
// word; "U.S.-Russia" and "Lavrov-Kerry" are three tokens, the hyphen being
// punctuation; "U.S.-brokered" likewise, since both parts tell something;
// "Russia's" is the words "Russia" and "'s"; "30-day" and "Il-Sung" are one word.
const (
	Word TokenKind = iota
	Number
	Punct
)

// Token is a word, a number or a punctuation mark.
type Token struct {
	Span   parley.Span
	Text   string // as written
	Lower  string // lower case, with straight apostrophes
	Kind   TokenKind
	Quoted bool // inside quotation marks
}

// Kind tells running text from what stands around it.
type Kind uint8

// The kinds of sentence.
const (
	Body    Kind = iota
	Heading      // a headline or sub-heading: a paragraph without final punctuation, in capitals or title case or short
	Byline       // "By A. Writer", "14 Mar 2025 09.41 GMT"
)

// Sentence is one sentence of the text. Tokens of a dateline ("RIYADH, Feb 18
// (Wire) -"), of the time in front of a live-blog entry ("14:32 GMT") and of the
// "Q." or "A." in front of a question or answer are in Dateline and not in
// Tokens; Tokens is never empty.
type Sentence struct {
	Span      parley.Span
	Tokens    []Token
	Dateline  []Token
	Kind      Kind
	Paragraph int // from 0
}
