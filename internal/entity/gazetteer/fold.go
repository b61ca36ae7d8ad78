package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/spelling"
)

// fold is the form in which names are compared: spelling.Fold, with full
// stops dropped, so that "U.S." and "US", "St." and "St" are equal.
func fold(s string) string { return spelling.Fold(strings.ReplaceAll(s, ".", "")) }

func firstWord(folded string) string {
	w, _, _ := strings.Cut(folded, " ")
	return w
}

// Key is the folded first word of a token, for Match.
func Key(word, lower string) string {
	for i := range len(lower) {
		if c := lower[i]; c < 'a' || c > 'z' {
			return firstWord(fold(word))
		}
	}
	return lower
}

// casing says whether the first letter of s is a capital, and whether all are.
func casing(s string) (upper, caps bool) {
	letters, first := 0, true
	caps = true
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if first {
			upper, first = unicode.IsUpper(r), false
		}
		letters++
		if !unicode.IsUpper(r) {
			caps = false
		}
	}
	return upper, caps && letters > 1 || letters == 1 && upper
}

// walk matches folded against the start of text and returns how many bytes it
// took, 0 for no match.
func walk(text, folded string) (n int, caps, upper bool) {
	caps = true
	first := true
	i := 0 // in folded
	p := 0 // in text
	for i < len(folded) {
		if p >= len(text) {
			return 0, false, false
		}
		c := text[p]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'A' && c <= 'Z':
				if folded[i] != c+'a'-'A' {
					return 0, false, false
				}
				if first {
					upper, first = true, false
				}
				i++
			case c >= 'a' && c <= 'z':
				if folded[i] != c {
					return 0, false, false
				}
				caps, first = false, false
				i++
			case c >= '0' && c <= '9':
				if folded[i] != c {
					return 0, false, false
				}
				i++
			case c == '.' && i > 0, c == '\'' && i > 0, c == '`':
				if folded[i] == ' ' && c == '\'' {
					return 0, false, false
				}
			default:
				if i == 0 || c == '\n' && p+1 < len(text) && text[p+1] == '\n' {
					return 0, false, false
				}
				if folded[i] == ' ' {
					i++
				} else if folded[i-1] != ' ' {
					return 0, false, false
				}
			}
			p++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[p:])
		switch r {
		case '’', '‘', 'ʼ':
			if i == 0 {
				return 0, false, false
			}
			p += size
			continue
		}
		if !unicode.IsLetter(r) {
			if i > 0 && folded[i] == ' ' {
				i++
				p += size
				continue
			}
			return 0, false, false
		}
		if unicode.IsUpper(r) {
			if first {
				upper = true
			}
		} else {
			caps = false
		}
		first = false
		for _, f := range []byte(spelling.Fold(text[p : p+size])) {
			if i >= len(folded) || folded[i] != f {
				return 0, false, false
			}
			i++
		}
		p += size
		// a combining mark belongs to the letter before it
		for p < len(text) {
			r, size := utf8.DecodeRuneInString(text[p:])
			if !unicode.Is(unicode.Mn, r) {
				break
			}
			p += size
		}
	}
	if p < len(text) {
		r, _ := utf8.DecodeRuneInString(text[p:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			return 0, false, false
		}
	}
	return p, caps, upper
}
