package resolve

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/parley-talks/parley/internal/parley"
)

var (
	lasting = regexp.MustCompile(`\b([a-z]+|\d+)-(hour|day|week)\b|\b(?:for|of|lasting|lasts|last) (?:at least |up to |about |some )?([a-z]+|\d+) (hour|day|week)s?\b`)
	ranged  = regexp.MustCompile(`\b(?:to|or|and|within|after|in) $`)

	numerals = map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
	}
	units = map[string]time.Duration{"hour": time.Hour, "day": 24 * time.Hour, "week": 7 * 24 * time.Hour}
)

// lasts is how long an occasion lasted, or what was proposed is to last, as a
// report says: by itself, or in the terms that it gives, "a 30-day ceasefire",
// "pauses of 48 hours". Terms that give a range, or several, say none.
func lasts(it *item) (time.Duration, bool) {
	d := it.Duration
	if d > 0 || it.Kind != parley.Proposal {
		return d, d > 0
	}
	terms := strings.ToLower(it.Terms)
	for _, m := range lasting.FindAllStringSubmatchIndex(terms, -1) {
		number, unit := 2, 4
		if m[number] < 0 {
			number, unit = 6, 8
		}
		n := numerals[terms[m[number]:m[number+1]]]
		if n == 0 {
			n, _ = strconv.Atoi(terms[m[number]:m[number+1]])
		}
		given := time.Duration(n) * units[terms[m[unit]:m[unit+1]]]
		if given == 0 {
			continue
		}
		if ranged.MatchString(terms[:m[0]]) || d > 0 && d != given {
			return 0, false
		}
		d = given
	}
	return d, d > 0
}
