package resolve

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-talks/parley/internal/spelling"
)

// oneByOne is the single terms of a phrase that lists several: "a freeze of the
// front, no membership and the return of all prisoners". A phrase that may be
// one is one.
func oneByOne(terms string) []string {
	var out []string
	for _, phrase := range strings.Split(terms, "; ") {
		phrase = strings.TrimSpace(phrase)
		parts := strings.Split(phrase, ", ")
		if last := len(parts) - 1; last > 0 {
			if before, after, ok := strings.Cut(strings.TrimPrefix(parts[last], "and "), " and "); ok && parts[last] == before+" and "+after {
				parts = append(parts[:last], before, after)
			} else {
				parts[last] = strings.TrimPrefix(parts[last], "and ")
			}
		}
		if len(parts) < 3 || slices.ContainsFunc(parts, func(p string) bool { return !isTerm(p) }) {
			parts = []string{phrase}
		}
		out = append(out, parts...)
	}
	return out
}

// isTerm reports whether a part of a phrase can stand alone: it has two words,
// of which one is no name, and does not go on with what stands before it.
func isTerm(part string) bool {
	words := strings.Fields(part)
	return len(words) > 1 && !goesOn[words[0]] && slices.ContainsFunc(words, func(w string) bool {
		return unicode.IsLower([]rune(w)[0]) && !stopWords[w]
	})
}

var goesOn = map[string]bool{
	"in": true, "on": true, "at": true, "to": true, "from": true, "of": true, "for": true, "with": true, "by": true, "as": true, "under": true,
	"that": true, "which": true, "who": true, "whose": true, "where": true, "when": true, "while": true, "but": true, "or": true, "and": true,
	"then": true, "followed": true, "including": true, "after": true, "before": true, "until": true, "if": true,
}

// answered is the one of several terms that an answer is to, by the words it
// shares with no other; empty when it is to the whole.
func answered(terms []string, answer string) string {
	if len(terms) < 2 {
		return ""
	}
	words, most, found := telling(answer), 1, ""
	for i, t := range terms {
		own := telling(t)
		for j, other := range terms {
			if i != j {
				maps.DeleteFunc(own, func(w string, _ bool) bool { return telling(other)[w] })
			}
		}
		switch n := overlap(own, words); {
		case n > most:
			most, found = n, t
		case n == most && found != "":
			found = ""
		}
	}
	return found
}

// sameTerm reports whether two wordings say one thing.
func sameTerm(a, b string) bool {
	return spelling.Fold(a) == spelling.Fold(b) || maps.Equal(telling(a), telling(b))
}

// dice is twice the shared share of two sets of words.
func dice(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(overlap(a, b)) / float64(len(a)+len(b))
}

// likeTerms is dice, and more where one report only says more of the same: a
// number and most words of the other stand in its terms.
func likeTerms(a, b map[string]bool) float64 {
	d := dice(a, b)
	if least := min(len(a), len(b)); overlap(a, b) >= max(3, (least+1)/2) && sharesNumber(a, b) {
		return max(d, 0.8)
	}
	return d
}

func sharesNumber(a, b map[string]bool) bool {
	for w := range a {
		if isNumber(w) && b[w] {
			return true
		}
	}
	return false
}

// scopes are words that narrow what a proposal covers.
var scopes = []string{"energy", "infrastructure", "sea", "maritime", "naval", "air", "partial", "limited", "humanitarian", "grain"}

// scopesClash reports whether just one of two terms is narrowed, or each in
// another way: a truce for power plants is not a truce.
func scopesClash(a, b map[string]bool) bool {
	x, y := narrowed(a), narrowed(b)
	return len(x)+len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}

// narrowed is the words by which terms cover a part only. "On land, at sea and
// in the air" is the whole.
func narrowed(terms map[string]bool) []string {
	var out []string
	for _, w := range scopes {
		if terms[w] && !terms["land"] && !terms["full"] {
			out = append(out, w)
		}
	}
	return out
}

// numbersClash reports whether both name numbers and share none.
func numbersClash(a, b map[string]bool) bool {
	na, nb, shared := 0, 0, 0
	for w := range a {
		if isNumber(w) {
			na++
			if b[w] {
				shared++
			}
		}
	}
	for w := range b {
		if isNumber(w) {
			nb++
		}
	}
	return na > 0 && nb > 0 && shared == 0
}

func isNumber(w string) bool { return w[0] >= '0' && w[0] <= '9' }
