package mention_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// hostile are texts that no paper prints and somebody will send.
var hostile = map[string]string{
	"empty":            "",
	"invalid UTF-8":    "Norway met \xff\xfe Chad in O\xc3 on Tuesday. \xe2\x80\x9cTalks\xe2\x80 were held\xf0\x9f.",
	"mixed scripts":    "Норвегия and تشاد held talks in オスロ on Tuesday, سفير نے کہا. ר׳ Norway’s 外交部 met the Chadian\u202e envoy\u202c.",
	"nested quotes":    strings.Repeat("“Norway said ‘", 10_000) + "talks were held on Tuesday" + strings.Repeat("’ in Oslo”", 10_000),
	"nested brackets":  strings.Repeat("(talks [with ", 10_000) + strings.Repeat("] Chad)", 10_000),
	"no space":         strings.Repeat("NorwayTalksChad", 70_000),
	"one letter":       strings.Repeat("a", 1<<20),
	"the same talks":   repeat("Norway and Chad held talks in Oslo on Tuesday. ", 1<<20),
	"one sentence":     repeat("Norway met Chad and ", 1<<18),
	"only names":       repeat("Norway Chad Oslo Reuters Monday ", 1<<18),
	"only line breaks": strings.Repeat("\n", 1<<20),
	"control letters":  "Norway\x00 met\x07 Chad\r\n\r\nin\u0085Oslo\u2028on\u00a0Tuesday\ufeff.",
}

// FuzzRead reads whatever comes, published so many days from an ordinary one.
// Texts are valid UTF-8 when they reach a reader; what is not must still not
// bring it down.
func FuzzRead(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, int64(0))
	}
	f.Add(wire, int64(0))
	for _, x := range examples {
		f.Add(x.text, int64(-700_000)) // the first century
	}
	r := mention.NewReader(entity.DefaultNames())
	f.Fuzz(func(t *testing.T, text string, days int64) {
		a := &parley.Article{ID: "art_test", Published: published.AddDate(0, 0, int(days%3_000_000)), Text: text}
		wrong := broken(a, r.Read(a))
		if !utf8.ValidString(text) || a.Published.Year() < 1 || a.Published.Year() > 9999 {
			return // offsets and days have a meaning in valid texts and in four-digit years only
		}
		if len(wrong) > 0 {
			t.Error(strings.Join(wrong, "\n"))
		}
	})
}
