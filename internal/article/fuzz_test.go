package article_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/parley-talks/parley/internal/article"
)

func seeds(f *testing.F, pattern string) {
	f.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	for _, s := range []string{
		"", "\x00", "\xff\xfe", "\n\n\n", "a", "1.\n2.\n", "12:30\n13:30\n", "Comments\n", "|||", "\u202e\u200b", "By X\n\nY", strings.Repeat("x ", 1000),
		"<plaintext>", "<p>\x00<p", "<title>" + strings.Repeat("<b>", 600), "<script type='application/ld+json'>{\"@type\":[[]],\"@graph\":[1]}</script><p>x", "<base href=':'><p>word</p>", "<svg><title>x</title></svg><template><p>y</template>",
	} {
		f.Add(s)
	}
}

// What cleaning gives stood in the dump, in that order, and can be shown.
func FuzzCleanText(f *testing.F) {
	seeds(f, "testdata/dumps/*.txt")
	f.Fuzz(func(t *testing.T, dump string) {
		c := article.CleanText(dump, "")
		checkText(t, c)
		rest := article.CleanText("", "").Text() + letters(dump)
		if i := strings.Index(rest, letters(c.Title)); i < 0 {
			t.Fatalf("the title %q is not in the dump", c.Title)
		}
		for _, p := range c.Body {
			i := strings.Index(rest, letters(p))
			if i < 0 {
				t.Fatalf("%q is not in the dump, or not in this place", p)
			}
			rest = rest[i:]
		}
	})
}

func FuzzHTML(f *testing.F) {
	seeds(f, "testdata/pages/*.html")
	f.Fuzz(func(t *testing.T, page string) {
		a, err := article.FromRecord(article.Record{HTML: page, Published: "2025-06-06"})
		if err != nil {
			return
		}
		checkText(t, article.Cleaned{Title: a.Title, Body: strings.Split(a.Text, "\n\n")})
	})
}

func checkText(t *testing.T, c article.Cleaned) {
	t.Helper()
	for _, p := range append([]string{c.Title}, c.Body...) {
		if !utf8.ValidString(p) || strings.ContainsFunc(p, unicode.IsControl) {
			t.Fatalf("not fit to be shown: %q", p)
		}
	}
}

// letters is s without what cleaning may change: white space and marks.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
}
