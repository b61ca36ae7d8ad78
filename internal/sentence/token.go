package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
)

// A tokenizer appends the tokens of a stretch of text. It looks ahead only to
// the end of the next run of letters, so that it takes time in proportion to
// the text whatever the text is.
type tokenizer struct {
	text string
	end  int // of the stretch
	out  []Token
}

// tokenize appends the tokens of text[from:to] to out.
func tokenize(out []Token, text string, from, to int) []Token {
	t := tokenizer{text: text, end: to, out: out}
	for i := from; i < to; {
		r, n := t.at(i)
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r < ' ':
			i += n
		case wordRune(r):
			i = t.word(i)
		case apostrophe(r) && t.clitic(i) > 0:
			i = t.emit(i, t.clitic(i), Word)
		default:
			i = t.emit(i, t.punct(i, r), Punct)
		}
	}
	return t.out
}

// at is the rune at byte i and its length; a space beyond the end.
func (t *tokenizer) at(i int) (rune, int) {
	if i >= t.end {
		return ' ', 0
	}
	if b := t.text[i]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	r, n := utf8.DecodeRuneInString(t.text[i:t.end])
	return r, n
}

// before is the rune in front of byte i; a space at the start of the text.
func (t *tokenizer) before(i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(t.text[max(0, i-utf8.UTFMax):i])
	return r
}

func (t *tokenizer) emit(from, to int, k TokenKind) int {
	s := t.text[from:to]
	t.out = append(t.out, Token{Span: parley.Span{Start: from, End: to}, Text: s, Lower: lower(s), Kind: k})
	return to
}

// word emits the word or number that starts at i.
func (t *tokenizer) word(i int) int {
	start := i
	if r, _ := t.at(i); digit(r) {
		i = t.number(i)
		next, _ := t.at(i)
		if joined := hyphen(next) && t.joins(start, i); !joined && !letter(next) {
			return t.emit(start, i, Number)
		}
	} else if j := t.initialism(i); j > 0 {
		i = j
		if next, _ := t.at(i); !hyphen(next) || !t.joins(start, i) {
			return t.emit(start, i, Word)
		}
	}
	part := start // of the last hyphen's right side
	for {
		i = t.run(i)
		r, n := t.at(i)
		next, _ := t.at(i + n)
		switch {
		case apostrophe(r) && letter(next) && t.clitic(i) == 0:
		case r == '&' && i-start <= 2 && unicode.IsUpper(next):
		case hyphen(r) && t.joins(part, i):
			part = i + n
		case r == '.' && i-start > 1 && unicode.IsLower(next) && unicode.IsLower(t.before(i)): // "example.org"
		case r == '.' && t.abbreviation(start, i):
			return t.emit(start, i+1, Word)
		default:
			return t.emit(start, i, Word)
		}
		i += n
	}
}

// run is the end of the letters, digits and marks from i on.
func (t *tokenizer) run(i int) int {
	for i < t.end {
		r, n := t.at(i)
		if !wordRune(r) {
			break
		}
		i += n
	}
	return i
}

// number is the end of the digits from i on, with what groups them: "2,000",
// "1.5", "10:08", "25.03.2025".
func (t *tokenizer) number(i int) int {
	for i < t.end {
		switch r, n := t.at(i); {
		case digit(r):
			i += n
		case r == ',' || r == '.' || r == ':':
			if next, _ := t.at(i + 1); !digit(next) {
				return i
			}
			i += n
		default:
			return i
		}
	}
	return i
}

// initialism is the end of "U.S." or "a.m." at i, 0 when there is none.
func (t *tokenizer) initialism(i int) int {
	stops := 0
	for {
		r, n := t.at(i)
		stop, _ := t.at(i + n)
		if !letter(r) || stop != '.' {
			break
		}
		i += n + 1
		stops++
	}
	if next, _ := t.at(i); stops < 2 || wordRune(next) {
		return 0
	}
	return i
}

// clitic is the end of "'s", "'ll" and the like at the apostrophe at i, 0 when
// it is something else. The apostrophe after a plural is left to quotes.
func (t *tokenizer) clitic(i int) int {
	if !wordRune(t.before(i)) && t.before(i) != '.' {
		return 0
	}
	_, n := t.at(i)
	j := i + n
	for j < t.end && j-i-n <= 2 && asciiLetter(t.text[j]) {
		j++
	}
	if next, _ := t.at(j); wordRune(next) {
		return 0
	}
	switch lower(t.text[i+n : j]) {
	case "s", "d", "m", "ll", "re", "ve":
		return j
	}
	return 0
}

// punct is the end of the punctuation at i: one mark, or a run of full stops
// or of hyphens.
func (t *tokenizer) punct(i int, r rune) int {
	_, n := t.at(i)
	j := i + n
	if r == '.' || r == '-' {
		for j < t.end && t.text[j] == byte(r) {
			j++
		}
	}
	return j
}

// joins reports whether the hyphen at i holds one word together, whose part
// before the hyphen starts at start. Two capitalised names are a pair of names
// ("Russia-Ukraine", "Lavrov-Kerry") and stay apart, except where the left one
// is known to begin compounds ("Jean-Luc", "Vice-President", "Abdel-Fattah"),
// the right one to end them ("Secretary-General", "Guinea-Bissau"), or a short
// pair follows a Korean or Chinese surname ("Kim Il-Sung"). A name and a
// participle ("U.S.-brokered") stay apart as well, since both tell something.
func (t *tokenizer) joins(start, i int) bool {
	_, n := t.at(i)
	first, _ := t.at(start)
	right, _ := t.at(i + n)
	switch {
	case !wordRune(right):
		return false
	case digit(first) && digit(t.before(i)):
		return unicode.IsLower(right)
	case digit(right):
		return !digit(t.before(i))
	case !unicode.IsUpper(first):
		return true
	}
	l, r := lower(t.text[start:i]), lower(t.text[i+n:t.run(i+n)])
	if !unicode.IsUpper(right) {
		return !participles[r]
	}
	return len(l) == 1 || compoundStarts[l] || compoundEnds[r] ||
		len(l) <= 6 && len(r) <= 6 && len(t.out) > 0 && surnamesFirst[t.out[len(t.out)-1].Lower]
}

// abbreviation reports whether the full stop at i belongs to the word that
// starts at start. Whether it also ends the sentence is seen later.
func (t *tokenizer) abbreviation(start, i int) bool {
	w := t.text[start:i]
	first, size := utf8.DecodeRuneInString(w)
	next, follows := t.beyond(i + 1)
	if len(w) == size { // an initial
		return unicode.IsUpper(first) && unicode.IsUpper(next) && !starters[follows]
	}
	if len(w) > longestAbbreviation {
		return false
	}
	a, known := abbreviations[lower(w)]
	switch {
	case !known || !unicode.IsUpper(first) && a != anyCase:
		return false
	case a == beforeNumber:
		return digit(next)
	case a == title && !forms[lower(w)]:
		// "Hun Sen. The two": the rank would need a name behind it
		return next != 0 && !unicode.IsDigit(next) && !neverNames[follows]
	}
	return true
}

// beyond is the first rune from i on that is no space, and the lower-case word
// it begins.
func (t *tokenizer) beyond(i int) (rune, string) {
	for i < t.end && (t.text[i] == ' ' || t.text[i] == '\n') {
		i++
	}
	r, _ := t.at(i)
	j := i
	for j < t.end && j-i <= longestStarter && asciiLetter(t.text[j]) {
		j++
	}
	return r, lower(t.text[i:j])
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiLetter(byte(r))
	}
	return unicode.IsLetter(r)
}

func asciiLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func digit(r rune) bool { return '0' <= r && r <= '9' }

// wordRune also takes bytes that are no UTF-8, so that a damaged word stays
// one word.
func wordRune(r rune) bool {
	return letter(r) || digit(r) || r == '_' || r >= utf8.RuneSelf && (unicode.IsDigit(r) || unicode.IsMark(r) || r == utf8.RuneError)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

func hyphen(r rune) bool { return r == '-' || r == '‐' || r == '\u2011' }

// lower is s in lower case with straight apostrophes.
func lower(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if b := s[i]; 'A' <= b && b <= 'Z' || b >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
