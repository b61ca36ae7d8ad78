package when_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-talks/parley/internal/entity/when"
	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/sentence"
)

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// anyDay draws a day in the years that news are published in, leap days and
// turns of the year more often than by chance.
func anyDay(t *rapid.T) parley.Date {
	y := rapid.IntRange(1990, 2060).Draw(t, "year")
	d := rapid.OneOf(rapid.IntRange(0, 365), rapid.SampledFrom([]int{0, 1, 58, 59, 60, 363, 364, 365})).Draw(t, "day")
	return parley.DateOf(time.Date(y, 1, 1+d, 0, 0, 0, 0, time.UTC))
}

// only is the one phrase of text.
func only(t interface{ Fatalf(string, ...any) }, text string) when.Phrase {
	ps := when.Find(sentence.Split(text))
	if len(ps) != 1 {
		t.Fatalf("%s: read %q", text, found(text))
	}
	return ps[0]
}

func TestWeekdayIsTheNearestInItsTense(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pub, day := anyDay(t), rapid.SampledFrom(weekdays).Draw(t, "weekday")
		p := only(t, "They met on "+day+" in Rome.")
		past, future := p.Resolve(when.At{Published: pub}), p.Resolve(when.At{Published: pub, Tense: when.Future})
		if d := pub.Sub(past.Start); d < 0 || d > 6 {
			t.Fatalf("past: %s is %d days before %s", past.Start, d, pub)
		}
		if d := future.Start.Sub(pub); d < 0 || d > 6 {
			t.Fatalf("future: %s is %d days after %s", future.Start, d, pub)
		}
		for _, w := range []parley.When{past, future} {
			if got := w.Start.Time().Weekday().String(); got != day || w.Start != w.End {
				t.Fatalf("%s..%s is a %s, want one %s", w.Start, w.End, got, day)
			}
		}
		if pub.Time().Weekday().String() == day && (past.Start != pub || future.Start != pub) {
			t.Fatalf("on the day itself: %s and %s, want %s", past.Start, future.Start, pub)
		}
	})
}

func TestDayWithoutYearIsTheNearestInItsTense(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pub, day := anyDay(t), anyDay(t).Time()
		p := only(t, "They met on "+day.Format("January 2")+".")
		past, future := p.Resolve(when.At{Published: pub}), p.Resolve(when.At{Published: pub, Tense: when.Future})
		for _, w := range []parley.When{past, future} {
			if got := w.Start.Time(); got.Month() != day.Month() || got.Day() != day.Day() || w.Precision != parley.Day {
				t.Fatalf("%s for %s", w.Start, day.Format("January 2"))
			}
		}
		if day.Month() == 2 && day.Day() == 29 {
			return // up to eight years away
		}
		if d := pub.Sub(past.Start); d > 335 || d < -31 {
			t.Fatalf("past: %s is %d days before %s", past.Start, d, pub)
		}
		if d := future.Start.Sub(pub); d > 335 || d < -31 {
			t.Fatalf("future: %s is %d days after %s", future.Start, d, pub)
		}
	})
}

func TestDayWithYearNeedsNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := anyDay(t)
		layout := rapid.SampledFrom([]string{"January 2, 2006", "2 January 2006", "Monday, January 2, 2006", "2006-01-02", "02.01.2006"}).Draw(t, "layout")
		p := only(t, "They met on "+day.Time().Format(layout)+".")
		at := when.At{Published: rapid.SampledFrom([]parley.Date{"", anyDay(t)}).Draw(t, "published"), Tense: when.Tense(rapid.IntRange(0, 1).Draw(t, "tense"))}
		if got := p.Resolve(at); got != parley.On(day) {
			t.Fatalf("%v, want %s", got, day)
		}
	})
}

// TestEveryPhraseOnEveryDay: whatever the phrase and the day, the start is not
// behind the end, asking again gives the same answer, and what counts from a
// date is unknown without one.
func TestEveryPhraseOnEveryDay(t *testing.T) {
	var ps []when.Phrase
	for _, g := range groups {
		for _, e := range g.examples {
			ps = append(ps, when.Find(sentence.Split(strings.NewReplacer("{", "", "}", "").Replace(e.text)))...)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		at := when.At{Published: anyDay(t), Spoken: rapid.SampledFrom([]parley.Date{"", anyDay(t)}).Draw(t, "spoken"), Tense: when.Tense(rapid.IntRange(0, 1).Draw(t, "tense"))}
		for _, p := range ps {
			w := p.Resolve(at)
			if w.Start > w.End || w.Known() != (w.End != "") || w.Known() == (w.Precision == parley.Unknown) {
				t.Fatalf("rule %s: %+v", p.Rule, w)
			}
			if (w.Precision == parley.Day) != (w.Known() && w.Start == w.End) {
				t.Fatalf("rule %s: precision of %+v", p.Rule, w)
			}
			if again := p.Resolve(at); again != w {
				t.Fatalf("rule %s: %+v, then %+v", p.Rule, w, again)
			}
			if p.Kind != when.Anaphoric {
				at := at
				at.Spoken = anyDay(t)
				if got := p.Resolve(at); got != w {
					t.Fatalf("rule %s depends on the day spoken of", p.Rule)
				}
			}
		}
	})
	for _, p := range ps {
		if w := p.Resolve(when.At{}); w.Known() && p.Kind != when.Absolute && !strings.HasSuffix(p.Rule, "range") {
			t.Errorf("rule %s: %+v without a date", p.Rule, w)
		}
	}
}

// TestTimeIsLinear: a megabyte of words that begin phrases is read in time.
func TestTimeIsLinear(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{
		"the ", "1, ", "the end of ", "the night of ", "late ", "last ", "Monday ", "Monday, ", "May ", "May 1, ", "1 and ", "two days before ", "in two ", "2015, ", "2015 and ", "the week of ", "overnight into ", "Monday to ", "first ",
	} {
		sents := sentence.Split(strings.Repeat(piece, size/len(piece)))
		start := time.Now()
		when.Find(sents)
		if d := time.Since(start); d > 10*time.Second { // slack for busy machines: quadratic time would be minutes
			t.Errorf("%q: %v", piece, d)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, g := range groups {
		for _, e := range g.examples {
			f.Add(e.text)
		}
	}
	for _, text := range lookAlikes {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		sents := sentence.Split(text)
		at := 0
		for _, p := range when.Find(sents) {
			ts := sents[p.Sentence].Tokens
			if p.First >= p.Last || p.Last > len(ts) || ts[p.First].Span.Start != p.Span.Start || ts[p.Last-1].Span.End != p.Span.End || p.Span.Start < at {
				t.Fatalf("bad phrase %+v", p)
			}
			at = p.Span.End
			for _, tense := range []when.Tense{when.Past, when.Future} {
				if w := p.Resolve(when.At{Published: "2024-02-29", Tense: tense}); w.Start > w.End {
					t.Fatalf("%q: %+v", text[p.Span.Start:p.Span.End], w)
				}
			}
		}
	})
}

// article is about 2,000 characters of news with the usual share of dates.
var article = strings.Repeat("The envoys met in Geneva on Tuesday, two days after a call on Feb. 27, and agreed to meet again later this month. "+
	"The ministers had last talked in March, the ministry said in a statement, but nobody would say what came of it or what the other side wanted. ", 8)

func BenchmarkFind(b *testing.B) {
	sents := sentence.Split(article)
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		when.Find(sents)
	}
}

// TestCorpusHasDates reads the shared texts: every one of them gives a date that
// resolves. It tells only how many do not.
func TestCorpusHasDates(t *testing.T) {
	folder := os.Getenv("PARLEY_SHARED")
	if folder == "" {
		t.Skip("set PARLEY_SHARED to the folder that holds corpus/ to read its texts")
	}
	files, err := filepath.Glob(filepath.Join(folder, "corpus", "texts", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in %s: %v", folder, err)
	}
	undated := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(when.Find(sentence.Split(string(text))), func(p when.Phrase) bool {
			return p.Resolve(when.At{Published: "2025-04-10"}).Known()
		}) {
			undated++
		}
	}
	if undated > 0 {
		t.Errorf("%d of %d texts without a date", undated, len(files))
	}
}
