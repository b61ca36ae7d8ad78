package resolve

import "slices"

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
