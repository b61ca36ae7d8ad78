// Package spelling folds names so that spellings of one name meet: case,
// diacritics, punctuation and the common transliterations of Russian,
// Ukrainian and Arabic.
package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that NFKD does not take apart; looked for after it, since it makes
// some of them out of compatibility letters.
var letters = strings.NewReplacer("ı", "i", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ß", "ss", "ẞ", "ss", "æ", "ae", "Æ", "AE")

// Fold lowers case, drops diacritics and punctuation, and joins the words by
// single spaces. It is what stores sort and search by.
func Fold(s string) string {
	s = letters.Replace(norm.NFKD.String(s))
	var b strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`':
			// an apostrophe joins: "Ma'ariv", "Sana'a"
		default:
			gap = true
		}
	}
	return b.String()
}

// translit maps common spellings of one sound to one. Each step works on what
// the ones before it left: "Dmitriyev" becomes "dmitryev" and then "dmitrev".
var translit = [][2]string{{"yy", "y"}, {"iy", "y"}, {"ij", "y"}, {"iev", "ev"}, {"yev", "ev"}, {"kh", "h"}, {"ks", "x"}, {"gh", "q"}}

// Key folds and then evens out transliterations, word by word, so that
// "Darchiyev" and "Darchiev", "Zelenskyy" and "Zelensky" are equal.
func Key(s string) string {
	words := strings.Fields(Fold(s))
	for i, w := range words {
		for _, t := range translit {
			w = strings.ReplaceAll(w, t[0], t[1])
		}
		var b strings.Builder
		var last rune
		for _, r := range w {
			if r != last {
				b.WriteRune(r)
			}
			last = r
		}
		w = b.String()
		switch w {
		case "ahmad":
			w = "ahmed"
		case "mohamad", "muhamad", "muhamed":
			w = "mohamed"
		}
		words[i] = w
	}
	return strings.Join(words, " ")
}

// particles are words in names of people that some spellings leave out.
var particles = map[string]bool{
	"al": true, "el": true, "bin": true, "bint": true, "ibn": true, "ben": true, "abu": true, "ould": true, "van": true,
	"von": true, "der": true, "den": true, "de": true, "di": true, "da": true, "dos": true, "la": true, "le": true,
	"sheikh": true, "seyed": true, "sayyid": true,
}

// IsParticle reports whether a folded word is one that spellings of a
// person's name may leave out ("al", "bin", "von").
func IsParticle(word string) bool { return particles[word] }

// SamePerson reports whether two names can be one person's: equal but for
// spelling, one the family name of the other, or the same family name with
// given names that shorten each other.
func SamePerson(a, b string) bool {
	x, y := core(a), core(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 1 {
		return x[0] == y[0] && len(y) > 1 || x[0] == y[len(y)-1]
	}
	for k := 0; k+len(x) <= len(y); k++ {
		if strings.Join(y[k:k+len(x)], " ") == strings.Join(x, " ") {
			return true
		}
	}
	if x[len(x)-1] != y[len(y)-1] || len(x[len(x)-1]) <= 3 {
		return false
	}
	if x[0][0] == y[0][0] {
		return len(x[0]) <= 2 || len(y[0]) <= 2 || strings.HasPrefix(x[0], y[0][:2])
	}
	for _, w := range x[:len(x)-1] {
		for _, v := range y[:len(y)-1] {
			if w == v {
				return true
			}
		}
	}
	return false
}

// core is the words of a name that every spelling keeps.
func core(s string) []string {
	words := strings.Fields(Key(s))
	var out []string
	for _, w := range words {
		if !particles[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}
