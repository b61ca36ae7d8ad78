package sentence

import (
	"unicode"
	"unicode/utf8"
)

// sentenceEnd is the index behind the sentence that begins at token from.
func sentenceEnd(ts []Token, from int) int {
	for i := from; i < len(ts); i++ {
		if !final(ts, i, from) {
			continue
		}
		end := i + 1
		for end < len(ts) && closing(ts, end) {
			end++
		}
		if end == len(ts) || ends(ts, i, end) {
			return end
		}
	}
	return len(ts)
}

// final reports whether a sentence that began at from can end at token i.
func final(ts []Token, i, from int) bool {
	t := &ts[i]
	switch t.Text {
	case ".":
		return i != from+1 || ts[from].Kind != Number // "1. On 23 November"
	case "!", "?", "…", "?!":
		return true
	}
	last := t.Text[len(t.Text)-1]
	return last == '.' && (t.Kind == Word || len(t.Text) > 1)
}

// closing reports whether token i still belongs to the sentence that ended
// before it: a bracket, a closing quotation mark, more final punctuation.
func closing(ts []Token, i int) bool {
	t := &ts[i]
	switch t.Text {
	case ")", "]", "”", "»", "!", "?", "…", "」":
		return true
	case "\"", "'", "’", "“", "«":
		return t.Span.Start == ts[i-1].Span.End && !before(ts, i)
	}
	return false
}

// ends reports whether the sentence ends between the final token i and token
// next.
func ends(ts []Token, i, next int) bool {
	stop, at := &ts[i], opener(ts, next)
	if at == len(ts) {
		return true
	}
	n := &ts[at]
	first, _ := utf8.DecodeRuneInString(n.Text)
	switch {
	case stop.Kind == Word && next > i+1:
		return unicode.IsUpper(first)
	case stop.Kind == Word:
		return abbreviationEnds(stop, n, first) && (at+1 == len(ts) || ts[at+1].Lower != "time") // "4 p.m. Moscow time"
	case unicode.IsLower(first):
		return n.Kind == Word && particle(n.Text)
	case stop.Text == "?" || stop.Text == "!":
		return next == i+1 || !reported(ts, next)
	case stop.Text == "…" || len(stop.Text) > 1: // an ellipsis
		return unicode.IsUpper(first) && n.Text != "I"
	}
	return true
}

// opener is the first token from i on that is no opening mark.
func opener(ts []Token, i int) int {
	for ; i < len(ts); i++ {
		switch ts[i].Text {
		case "\"", "“", "„", "«", "»", "‘", "'", "(", "[", "-", "–", "—", "•", "*", "「":
		default:
			return i
		}
	}
	return i
}

// abbreviationEnds reports whether the abbreviation a also ends a sentence,
// the next of which would begin with the token n.
func abbreviationEnds(a, n *Token, first rune) bool {
	if !unicode.IsUpper(first) {
		return false
	}
	switch a.Lower {
	case "a.m.", "p.m.":
		return !upper(n.Text) && !zoned[n.Lower]
	case "etc.":
		return true
	}
	if k, known := abbreviations[a.Lower[:len(a.Lower)-1]]; known && k == title {
		return false
	}
	return starters[n.Lower]
}

// particle reports whether w is a name that begins in lower case: "al-Assad".
func particle(w string) bool {
	for i, r := range w {
		if unicode.IsUpper(r) {
			return i > 0
		}
	}
	return false
}

// reported reports whether a speaker and a verb of saying follow a quoted
// question at token i.
func reported(ts []Token, i int) bool {
	for j := i; j < len(ts) && j < i+5; j++ {
		if speech[ts[j].Lower] {
			return j > i
		}
		if first, _ := utf8.DecodeRuneInString(ts[j].Text); !unicode.IsUpper(first) {
			return false
		}
	}
	return false
}
