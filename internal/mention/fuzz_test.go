package mention_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/entity"
	"github.com/parley-talks/parley/internal/mention"
	"github.com/parley-talks/parley/internal/parley"
)

// hostile are texts that no paper prints and somebody will send, about n bytes
// long where length is the point.
func hostile(n int) map[string]string {
	return map[string]string{
		"empty":            "",
		"invalid UTF-8":    "Norway met \xff\xfe Chad in O\xc3 on Tuesday. \xe2\x80\x9cTalks\xe2\x80 were held\xf0\x9f.",
		"mixed scripts":    "Норвегия and تشاد held talks in オスロ on Tuesday, سفير نے کہا. ר׳ Norway’s 外交部 met the Chadian\u202e envoy\u202c.",
		"control letters":  "Norway\x00 met\x07 Chad\r\n\r\nin\u0085Oslo\u2028on\u00a0Tuesday\ufeff.",
		"nested quotes":    repeat("“Norway said ‘", n/2) + "talks were held on Tuesday" + repeat("’ in Oslo”", n/2),
		"nested brackets":  repeat("(talks [with ", n/2) + repeat("] Chad)", n/2),
		"no space":         repeat("NorwayTalksChad", n),
		"one letter":       repeat("a", n),
		"one sentence":     repeat("Norway met Chad and ", n),
		"the same talks":   repeat("Norway and Chad held talks in Oslo on Tuesday. ", n),
		"only names":       repeat("Norway Chad Oslo Reuters Monday ", n),
		"only line breaks": repeat("\n", n),
	}
}

// Hostile texts of a megabyte, among them more than ten thousand quotations
// inside one another, are read like any other.
func TestHostileTexts(t *testing.T) {
	r := mention.NewReader(entity.DefaultNames())
	for name, text := range hostile(1 << 20) {
		t.Run(name, func(t *testing.T) {
			a := &parley.Article{ID: "art_test", Published: published, Text: text}
			wrong := broken(a, r.Read(a))
			if utf8.ValidString(text) && len(wrong) > 0 {
				t.Error(strings.Join(wrong, "\n"))
			}
		})
	}
}

// FuzzRead reads whatever comes, published so many days from an ordinary one.
// Texts are valid UTF-8 when they reach a reader; what is not must still not
// bring it down. Seeds are short: the engine spends its time on long ones.
func FuzzRead(f *testing.F) {
	for _, text := range hostile(500) {
		f.Add(text, 0)
	}
	f.Add(wire, 0)
	for _, x := range examples {
		f.Add(x.text, -700_000) // the first century
	}
	r := mention.NewReader(entity.DefaultNames())
	f.Fuzz(func(t *testing.T, text string, days int) {
		a := &parley.Article{ID: "art_test", Published: published.AddDate(0, 0, days%3_000_000), Text: text}
		wrong := broken(a, r.Read(a))
		if !utf8.ValidString(text) || a.Published.Year() < 1 || a.Published.Year() > 9999 {
			return // offsets and days have a meaning in valid texts and in four-digit years only
		}
		if len(wrong) > 0 {
			t.Error(strings.Join(wrong, "\n"))
		}
	})
}
