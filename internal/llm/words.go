package llm

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// longestPhrase is the words of a phrase that is looked for; a longer one is
// not in the text.
const longestPhrase = 400

// words is a text by its folded words, so that a phrase is found whatever its
// case, quotation marks and line breaks.
type words struct {
	list []word
	at   map[string][]int // folded word -> where it stands in list
}

type word struct {
	folded string
	span   parley.Span // of the run of letters and marks between spaces that it stands in
}

func newWords(text string) *words {
	w := &words{at: map[string][]int{}}
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		if unicode.IsSpace(r) {
			start += size
			continue
		}
		end := len(text)
		if n := strings.IndexFunc(text[start:], unicode.IsSpace); n >= 0 {
			end = start + n
		}
		run := text[start:end]
		inner := strings.TrimLeftFunc(run, mark)
		span := parley.Span{Start: end - len(inner), End: start + len(strings.TrimRightFunc(run, mark))}
		for _, f := range strings.Fields(spelling.Fold(strings.TrimSuffix(strings.TrimSuffix(inner, "’s"), "'s"))) {
			w.at[f] = append(w.at[f], len(w.list))
			w.list = append(w.list, word{f, span})
		}
		start = end
	}
	return w
}

func mark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// find gives the places where the text has the words of a phrase in a row.
func (w *words) find(phrase string) []parley.Span {
	want := newWordList(phrase)
	if len(want) == 0 || len(want) > longestPhrase {
		return nil
	}
	var out []parley.Span
	for _, first := range w.at[want[0]] {
		last := first + len(want)
		if last > len(w.list) {
			break
		}
		same := true
		for i, f := range want {
			if w.list[first+i].folded != f {
				same = false
				break
			}
		}
		if same {
			out = append(out, parley.Span{Start: w.list[first].span.Start, End: w.list[last-1].span.End})
		}
	}
	return out
}

// has reports whether the text has every word of a phrase, in any order and
// place.
func (w *words) has(phrase string) bool {
	want := newWordList(phrase)
	for _, f := range want {
		if len(w.at[f]) == 0 {
			return false
		}
	}
	return len(want) > 0
}

// newWordList folds a phrase as newWords does a text.
func newWordList(phrase string) []string {
	var out []string
	for _, f := range newWords(phrase).list {
		out = append(out, f.folded)
	}
	return out
}

// within are those of the spans that lie in one of the others.
func within(spans, in []parley.Span) []parley.Span {
	var out []parley.Span
	for _, s := range spans {
		for _, o := range in {
			if o.Overlaps(s) {
				out = append(out, s)
				break
			}
		}
	}
	return out
}
