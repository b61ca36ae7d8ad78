package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The lengths, in tokens, up to which a paragraph can be what they say.
const (
	longestByline   = 28
	longestDateline = 20
	longestHeading  = 16 // in any case; longer ones must be in capitals or title case
	longestHeadline = 34 // the first paragraph
)

// zoned are the words after a clock time that belong to it.
var zoned = set("gmt utc bst cet cest eet eest et est edt pt pst pdt msk ict ist local time monday tuesday wednesday thursday friday saturday sunday " +
	"jan. feb. aug. sept. oct. nov. dec. january february march april may june july august september october november december")

var months = set("jan jan. january feb feb. february mar mar. march apr apr. april may jun jun. june jul jul. july aug aug. august " +
	"sep sep. sept sept. september oct oct. october nov nov. november dec dec. december")

// stamped are lower-case words that may stand in a line that only dates the
// text: "First published at 09.41 GMT".
var stamped = set("published posted updated last first on at by and in for min read am pm time local of the from de la")

// kindOf tells what the paragraph ts is; headline says that it is the first.
func kindOf(ts []Token, headline bool) Kind {
	if byline(ts) {
		return Byline
	}
	if heading(ts, headline) {
		return Heading
	}
	return Body
}

// byline reports whether ts only names the writer or the time.
func byline(ts []Token) bool {
	if len(ts) > longestByline || sentenceFinal(ts) == '.' {
		return false
	}
	named := ts[0].Lower == "by" && len(ts) > 1 && capital(&ts[1])
	dated, plain := false, 0
	for i := range ts {
		t := &ts[i]
		switch {
		case clock(ts, i) > i || months[t.Lower] && capital(t) && beside(ts, i) || numericDate(t):
			dated = true
		case t.Kind == Word && !capital(t) && !stamped[t.Lower] && !digit(rune(t.Text[0])):
			plain++
		}
	}
	return named && plain == 0 || dated && plain <= 1 && (plain == 0 || len(ts) <= 12 && clockAnywhere(ts))
}

// beside reports whether a number stands next to the month at i.
func beside(ts []Token, i int) bool {
	return i > 0 && digit(rune(ts[i-1].Text[0])) || i+1 < len(ts) && digit(rune(ts[i+1].Text[0]))
}

func clockAnywhere(ts []Token) bool {
	for i := range ts {
		if clock(ts, i) > i {
			return true
		}
	}
	return false
}

// heading reports whether ts is a headline or a sub-heading.
func heading(ts []Token, headline bool) bool {
	end := sentenceFinal(ts)
	switch {
	case end == '.' || end == ':' || end == ';' || end == ',' || bullet(&ts[0]):
		return false
	case headline:
		return len(ts) <= longestHeadline
	case end == '?' || end == '!':
		return false
	case len(ts) <= longestHeading:
		return true
	}
	words, capitals := 0, 0
	for i := range ts {
		if ts[i].Kind == Word && len(ts[i].Text) > 4 {
			words++
			if capital(&ts[i]) {
				capitals++
			}
		}
	}
	return len(ts) <= longestHeadline && words > 0 && capitals == words
}

// runsOn reports whether ts is worded as a sentence, with the small words that
// headlines leave out.
func runsOn(ts []Token) bool {
	small := 0
	for i := range ts {
		if leftOut[ts[i].Lower] {
			small++
		}
	}
	return len(ts) > 5 && (small > 1 || starters[ts[0].Lower] && capital(&ts[0]))
}

// leftOut are words that headlines leave out.
var leftOut = set("the a an was were had has have been his her their its which")

func bullet(t *Token) bool {
	switch t.Text {
	case "-", "–", "—", "•", "*", "·", "▪", "●":
		return true
	}
	return false
}

// sentenceFinal is the final punctuation of ts, brackets and quotation marks
// set aside; 0 when there is none.
func sentenceFinal(ts []Token) rune {
	for i := len(ts) - 1; i >= 0; i-- {
		t := &ts[i]
		switch {
		case mark(t) != 0 || t.Text == ")" || t.Text == "]":
			continue
		case strings.HasSuffix(t.Text, "."), t.Text == "…":
			return '.'
		case t.Kind != Punct:
			return 0
		}
		r, _ := utf8.DecodeRuneInString(t.Text)
		return r
	}
	return 0
}

// dateline is the number of tokens at the start of ts that say where and when
// the text was sent, or by whom or when an entry was made: "RIYADH, Feb 18
// (Wire) -", "14:32 GMT", "Q.".
func dateline(ts []Token) int {
	if n := clock(ts, 0); n > 0 && n < len(ts) {
		if bullet(&ts[n]) || ts[n].Text == ":" || ts[n].Text == "|" {
			n++
		}
		return min(n, len(ts)-1)
	}
	if n := speaker(ts); n > 0 {
		return n
	}
	return place(ts)
}

// speaker is the length of "Q." or "A:" at the start of ts.
func speaker(ts []Token) int {
	if len(ts) < 3 {
		return 0
	}
	switch ts[0].Text {
	case "Q.", "A.":
		return 1
	case "Q", "A":
		if ts[1].Text == ":" || ts[1].Text == "." {
			return 2
		}
	}
	return 0
}

// place is the length of a dateline that begins with a place. It ends with a
// dash between spaces; after a date also with a full stop; after a place in
// capitals also with a colon.
func place(ts []Token) int {
	if ts[0].Kind != Word || !capital(&ts[0]) || starters[ts[0].Lower] {
		return 0
	}
	capitals := upper(ts[0].Text) && len(ts[0].Text) > 2
	dated, wire, bracket, agency, slashes := false, false, false, false, 0
	for i := range ts[:min(len(ts)-1, longestDateline)] {
		t := &ts[i]
		switch {
		case t.Text == "(":
			bracket = true
		case t.Text == ")":
			bracket, wire = false, true
			if next := &ts[i+1]; capitals && agency && next.Kind == Word && capital(next) { // no dash
				return i + 1
			}
		case bracket:
			agency = agency || agencies[t.Lower]
		case dash(t) && t.Span.Start > ts[max(i-1, 0)].Span.End && i > 0:
			if capitals || dated || wire && ts[i-1].Text == ")" {
				return i + 1
			}
			return 0
		case t.Text == ".":
			if capitals && dated {
				return i + 1
			}
			return 0
		case t.Text == ":":
			if dated || capitals && i <= 3 && !labels[ts[0].Lower] && len(ts[0].Text) > 3 {
				return i + 1
			}
			return 0
		case months[t.Lower] && capital(t) && beside(ts, i) || numericDate(t):
			dated = true
		case t.Text == "/" && dated: // "Baku, June 22 /Wire, N. Name/"
			if slashes++; slashes == 2 {
				return i + 1
			}
		case t.Text == "," || t.Text == "/" || t.Kind == Number || slashes == 1 && (t.Text == "." || strings.HasSuffix(t.Text, ".")):
		case t.Kind == Word && (capital(t) && (!capitals || upper(t.Text) || i > 0) || stamped[t.Lower]):
		case dash(t) && i > 0 && t.Span.Start == ts[i-1].Span.End: // "Crans-Montana", "18-19"
		default:
			return 0
		}
	}
	return 0
}

// agencies close a dateline in brackets, dash or not.
var agencies = set("reuters ap afp tass itar-tass xinhua sputnik ians upi dpa cnn bbc pti ani aa anadolu kuna wam spa yonhap kyodo interfax ria apa trend ansa efe")

// labels in front of a colon are no places.
var labels = set("live update updated breaking watch analysis exclusive explainer opinion correction factbox timeline photos video interview read see more related")

func dash(t *Token) bool {
	switch t.Text {
	case "-", "--", "---", "–", "—", "―":
		return true
	}
	return false
}

// clock is the index behind a clock time at token i, i when there is none. A
// time with a full stop ("09.41") needs a zone behind it.
func clock(ts []Token, i int) int {
	t := &ts[i]
	colon := strings.IndexByte(t.Text, ':')
	dot := strings.IndexByte(t.Text, '.')
	switch {
	case t.Text == "" || !digit(rune(t.Text[0])):
		return i
	case colon == 1 || colon == 2:
	case dot == 1 || dot == 2:
		if i+1 == len(ts) || !zone(&ts[i+1]) {
			return i
		}
	default:
		return i
	}
	if len(t.Text) > len("11:20:30pm") {
		return i
	}
	i++
	for i < len(ts) && zone(&ts[i]) {
		i++
	}
	return i
}

func zone(t *Token) bool {
	switch t.Lower {
	case "am", "pm", "a.m.", "p.m.", "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "et", "est", "edt", "msk", "ict", "ist":
		return true
	}
	return false
}

// numericDate reports whether t is a date in figures: "25.03.2025".
func numericDate(t *Token) bool {
	return t.Kind == Number && len(t.Text) >= 8 && strings.Count(t.Text, ".") == 2
}

// capital reports whether t begins with a capital.
func capital(t *Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// upper reports whether s is all in capitals.
func upper(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}
