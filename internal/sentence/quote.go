package sentence

import "unicode/utf8"

// markQuoted sets Quoted on the tokens of one paragraph that stand inside
// quotation marks; the marks themselves do not. A quotation ends with its
// paragraph at the latest, so a missing mark cannot swallow the text behind
// it: print repeats the opening mark where a quotation goes on.
//
// Single marks look like apostrophes, so an opening one counts only if a
// closing one follows, and then up to it.
func markQuoted(ts []Token) {
	lastCloser := -1
	for i := range ts {
		if r := mark(&ts[i]); apostrophe(r) && !before(ts, i) {
			lastCloser = i
		}
	}
	var double rune // the mark that opened the quotation we are in
	single := false
	for i := range ts {
		switch r := mark(&ts[i]); {
		case r == 0:
			ts[i].Quoted = double != 0 || single
		case r == '‘':
			single = single || i < lastCloser
		case apostrophe(r) && single && !before(ts, i):
			single = false
		case apostrophe(r) && !behind(ts, i) && before(ts, i) && i < lastCloser:
			single = true
		case apostrophe(r):
			ts[i].Quoted = double != 0 || single
		case double == 0 && opens(r, behind(ts, i), before(ts, i)):
			double = r
		case double != 0 && closes(double, r, behind(ts, i), before(ts, i)):
			double = 0
		}
	}
}

// mark is the quotation mark that t is, 0 if it is none.
func mark(t *Token) rune {
	if t.Kind != Punct {
		return 0
	}
	switch r, _ := utf8.DecodeRuneInString(t.Text); r {
	case '"', '„', '“', '”', '«', '»', '「', '」', '‘', '\'', '’':
		return r
	}
	return 0
}

// behind reports whether mark i is written right behind a word or the
// punctuation that ends one, and so cannot open a quotation.
func behind(ts []Token, i int) bool {
	if i == 0 || ts[i-1].Span.End != ts[i].Span.Start || mark(&ts[i-1]) != 0 {
		return false
	}
	switch ts[i-1].Text {
	case "(", "[", "-", "–", "—", "--", "/", ":":
		return false
	}
	return true
}

// before reports whether mark i is written right before a word, and so cannot
// close a quotation.
func before(ts []Token, i int) bool {
	return i+1 < len(ts) && ts[i].Span.End == ts[i+1].Span.Start && ts[i+1].Kind != Punct
}

// opens reports whether the mark r starts a quotation where none is open.
func opens(r rune, behind, before bool) bool {
	switch r {
	case '„', '“', '«', '「':
		return true
	case '"', '»':
		return !behind || before
	}
	return false
}

// closes reports whether r ends the quotation that open began.
func closes(open, r rune, behind, before bool) bool {
	switch open {
	case '"':
		return r == '”' || r == '"' && (!before || behind)
	case '“':
		return r == '”' || r == '"'
	case '„':
		return r == '“' || r == '”' || r == '"'
	case '«':
		return r == '»'
	case '»':
		return r == '«' || r == '»'
	case '「':
		return r == '」'
	}
	return false
}
