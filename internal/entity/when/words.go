package when

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/sentence"
)

// class is a set of the parts a word can play in a date phrase.
type class uint16

const (
	monthWord   class = 1 << iota // n: 1 to 12
	weekdayWord                   // n: 1 (Monday) to 7
	dayNumber                     // n: 1 to 31
	ordinal                       // "16th", n: 1 to 31
	yearNumber                    // n: 1900 to 2099
	count                         // "two", "a", "14"; n
	unitWord                      // n: a unit
	dayPart                       // "morning", "night"
	seasonWord                    // n: the month it begins
	dayWord                       // "today"; n: days from publication
	modifier                      // "last", "next", "the", "early"…: words that only begin phrases
	figures                       // "25.03.2025"
)

// The units.
const (
	hours = iota + 1
	days
	fortnights
	weeks
	weekends
	months
	years
)

// The parts of a month or year: "early", "mid", "late", "the first half of".
const (
	whole = iota
	early
	middle
	late
	firstHalf
	secondHalf
	firstWeek
	secondWeek
	thirdWeek
	fourthWeek
	lastWeek
	firstDay
	lastDay
)

// lexeme is what a word can be in a date phrase.
type lexeme struct {
	is    class
	n     int
	part  int  // "mid-May"
	short bool // "Sun", "Mar": counts only beside a number
	many  bool // plural
}

var lexicon = func() map[string]lexeme {
	m := map[string]lexeme{}
	add := func(l lexeme, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = l
		}
	}
	for i, w := range strings.Split("january february march april may june july august september october november december", " ") {
		add(lexeme{is: monthWord, n: i + 1}, w)
		for j, part := range []string{"early-", "mid-", "late-", "end-"} {
			add(lexeme{is: monthWord, n: i + 1, part: min(early+j, late)}, part+w)
		}
		if w != "may" {
			add(lexeme{is: monthWord, n: i + 1, short: true}, w[:3]+" "+w[:3]+".")
		}
	}
	add(lexeme{is: monthWord, n: 9, short: true}, "sept sept.")
	for i, w := range strings.Split("monday tuesday wednesday thursday friday saturday sunday", " ") {
		add(lexeme{is: weekdayWord, n: i + 1}, w)
		add(lexeme{is: weekdayWord, n: i + 1, short: true}, w[:3]+" "+w[:3]+".")
	}
	add(lexeme{is: weekdayWord, n: 2}, "tues tues.")
	add(lexeme{is: weekdayWord, n: 4}, "thurs thurs. thur thur.")
	for i, w := range strings.Split("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty", " ") {
		add(lexeme{is: count, n: i + 1}, w)
	}
	add(lexeme{is: count, n: 1}, "a an")
	for n, w := range map[int]string{24: "twenty-four", 30: "thirty", 36: "thirty-six", 40: "forty", 48: "forty-eight", 50: "fifty", 60: "sixty", 72: "seventy-two", 90: "ninety"} {
		add(lexeme{is: count, n: n}, w)
	}
	for n, w := range map[int]string{hours: "hour minute", days: "day", fortnights: "fortnight", weeks: "week", weekends: "weekend", months: "month", years: "year"} {
		for _, w := range strings.Fields(w) {
			add(lexeme{is: unitWord, n: n}, w)
			add(lexeme{is: unitWord, n: n, many: true}, w+"s")
		}
	}
	add(lexeme{is: dayPart}, "morning afternoon evening night lunchtime noon midnight midday dawn")
	for n, w := range map[int]string{3: "spring", 6: "summer", 9: "autumn fall", 12: "winter"} {
		add(lexeme{is: seasonWord, n: n}, w)
	}
	add(lexeme{is: dayWord}, "today tonight")
	add(lexeme{is: dayWord, n: -1}, "yesterday")
	add(lexeme{is: dayWord, n: 1}, "tomorrow")
	add(lexeme{is: modifier}, "last next this that the same coming past previous following upcoming early mid late earlier later overnight in within few several beginning start middle end recent")
	return m
}()

var shortOrdinals = map[string]bool{"st": true, "nd": true, "rd": true, "th": true}

// lookUp classes a token. Months, weekdays and "Sun" count only with a
// capital, since "may", "march" and "sun" are words.
func lookUp(t *sentence.Token) lexeme {
	if t.Kind == sentence.Punct || len(t.Lower) > 15 {
		return lexeme{}
	}
	if b := t.Text[0]; '0' <= b && b <= '9' {
		return number(t)
	}
	l, ok := lexicon[t.Lower]
	if !ok {
		if rest, mid := strings.CutPrefix(t.Lower, "mid-"); mid { // "mid-2025", "mid-week"
			if y := year(rest); y > 0 {
				return lexeme{is: yearNumber, n: y, part: middle}
			}
		}
		return lexeme{}
	}
	if l.is&(monthWord|weekdayWord) != 0 {
		name := t.Text[strings.LastIndexByte(t.Text, '-')+1:]
		if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) {
			return lexeme{}
		}
	}
	return l
}

// number classes a token that begins with a digit.
func number(t *sentence.Token) lexeme {
	s := t.Text
	if len(s) > 10 {
		return lexeme{}
	}
	end := 0
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	switch {
	case err != nil:
		return lexeme{}
	case end == len(s) && end == 4:
		if y := year(s); y > 0 {
			return lexeme{is: yearNumber, n: y}
		}
	case end == len(s) && end <= 2 && 1 <= n && n <= 31:
		return lexeme{is: dayNumber | count, n: n}
	case end == len(s) && end <= 3:
		return lexeme{is: count, n: n}
	case end <= 2 && 1 <= n && n <= 31 && shortOrdinals[t.Lower[end:]]:
		return lexeme{is: ordinal, n: n}
	case strings.Count(s, ".") == 2 && len(s) >= 8:
		return lexeme{is: figures}
	}
	return lexeme{}
}

// year reads a year of four digits, 0 when it is none that news speak of.
func year(s string) int {
	if n, err := strconv.Atoi(s); err == nil && len(s) == 4 && 1900 <= n && n < 2100 {
		return n
	}
	return 0
}
