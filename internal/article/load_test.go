package article_test

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

const dispatch = `Brandt and Soran meet in Vienna

6 June 2025

Otto Brandt of Ruritania and Mila Soran of Sylvania met in Vienna on Thursday and agreed to meet again.
`

// outcome is one result of Load in a word: the name, and the title or the
// error.
func outcome(t *testing.T, input string, o article.Options) (out []string) {
	t.Helper()
	for l, err := range article.Load(t.Context(), input, o) {
		switch {
		case err != nil && l.Article != nil:
			t.Errorf("%s: both an article and %v", l.Name, err)
		case err != nil:
			out = append(out, l.Name+": "+err.Error())
		default:
			out = append(out, l.Name+" = "+l.Article.Title)
		}
	}
	return out
}

// write makes files of a new folder and gives its path.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// matches compares results, where a wanted text ending in "…" is a beginning
// and DIR stands for the folder.
func matches(t *testing.T, dir string, got, want []string) {
	t.Helper()
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], dir, "DIR")
		if i < len(want) {
			if begin, ok := strings.CutSuffix(want[i], "…"); ok && strings.HasPrefix(got[i], begin) {
				got[i] = want[i]
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestInputsThatAreNone(t *testing.T) {
	dir := write(t, map[string]string{"big.txt": strings.Repeat("word ", article.MaxText/5+1), "big.html": "<p>" + strings.Repeat("word ", article.MaxText/5)})
	empty := t.TempDir()
	for input, want := range map[string]string{
		filepath.Join(dir, "none.txt"): "no such file or folder",
		filepath.Join(dir, "big.txt"):  "larger than 5 MiB",
		filepath.Join(dir, "big.html"): "larger than 5 MiB",
		empty:                          "holds no files",
		"/dev/zero":                    "not a regular file",
		"/dev/null":                    "not a regular file",
		"ftp://example.org/a":          "only http and https",
		"file:///etc/passwd":           "only http and https",
		"-":                            "standard input",
		"":                             "no such file",
	} {
		_, err := load(t, input, article.Options{})
		if !errors.Is(err, parley.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want ErrInvalid saying %q", input, err, want)
		}
	}
}

func TestRecords(t *testing.T) {
	lines := `{"id":"a","title":"Brandt and Soran meet","published":"2025-06-06","text":"Otto Brandt met Mila Soran in Vienna.","unknown":{"x":1}}

{"id":"b","published":"2025-06-06T10:00:00+02:00","html":"<p>Otto Brandt met <b>Mila Soran</b> in Vienna.</p>","url":"https://example.org/b?utm_source=x"}
{"id":"c","published":"2025-06-06"}
{"id":"d","text":"Otto Brandt met Mila Soran."}
{"id":"e","published":"soon","text":"Otto Brandt met Mila Soran."}
{"id":"f","published":20250606,"text":"Otto Brandt met Mila Soran."}
not json
["a"]
{"url":"https://example.org/g.html","published":"2025-06-06","title":"Nul \u0000 and\u202e marks","text":"Otto Brandt\u0000 met Mila Soran."}`
	dir := write(t, map[string]string{
		"x.jsonl":    lines,
		"list.json":  `[{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}, {"id":"b"}, {"id":"c","published":"2025-06-06","text":"Brandt met Soran."}]`,
		"one.json":   `{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}`,
		"cut.json":   `[{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}, {"id":"b"`,
		"open.json":  `[{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}`,
		"empty.json": ``,
	})
	for file, want := range map[string][]string{
		"x.jsonl": {
			"a = Brandt and Soran meet",
			"b = ",
			"c: read DIR/x.jsonl line 4: invalid input: field text: neither text nor html is given",
			"d: read DIR/x.jsonl line 5: invalid input: the article gives no publication date…",
			`e: read DIR/x.jsonl line 6: field published: invalid input: "soon" is not a date…`,
			"x-7: read DIR/x.jsonl line 7: invalid input: field published: a number where text is wanted",
			"x-8: read DIR/x.jsonl line 8: invalid input: …",
			"x-9: read DIR/x.jsonl line 9: invalid input: …",
			"g = Nul and marks",
		},
		"list.json":  {"a = ", "b: read DIR/list.json record 2: invalid input: field text: neither text nor html is given", "c = "},
		"one.json":   {"a = "},
		"cut.json":   {"a = ", "cut: read DIR/cut.json record 2: invalid input: not JSON: unexpected EOF"},
		"open.json":  {"a = ", "open: read DIR/open.json: invalid input: the list has no end: EOF"},
		"empty.json": {"empty: read DIR/empty.json record 1: invalid input: not JSON: EOF"},
	} {
		t.Run(file, func(t *testing.T) {
			matches(t, dir, outcome(t, filepath.Join(dir, file), article.Options{}), want)
		})
	}
}

func TestStandardInputIsRecognised(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"text":    {dispatch, "stdin = Brandt and Soran meet in Vienna"},
		"page":    {"\n<!DOCTYPE html>" + story, "stdin = Brandt and Soran meet in Vienna"},
		"record":  {`{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}`, "a = "},
		"records": {`{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}` + "\n" + `{"id":"b","published":"2025-06-06","text":"Brandt met Soran."}`, "a = |b = "},
		// lines are told from other JSON, so that a bad one does not stop the next
		"a cut line": {
			`{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}` + "\n" + `{"id":"b"` + "\n" + `{"id":"c","published":"2025-06-06","text":"Brandt met Soran."}`,
			"a = |stdin-2: read standard input line 2: invalid input: not JSON: unexpected end of JSON input|c = ",
		},
		"a cut first line": {
			`{"id":"a"` + "\n" + `{"id":"b","published":"2025-06-06","text":"Brandt met Soran."}`,
			"stdin-1: read standard input line 1: invalid input: not JSON: unexpected end of JSON input|b = ",
		},
		"a line that is a list": {
			`{"id":"a","published":"2025-06-06","text":"Brandt met Soran."}` + "\n[1]",
			"a = |stdin-2: read standard input line 2: invalid input: array where a record, {…}, is wanted",
		},
		"records over lines": {"{\n \"id\":\"a\",\n \"text\":\"Brandt met Soran.\"}\n{\n \"id\":\"b\",\n \"text\":\"Brandt met Soran.\"\n}", "a = |b = "},
		"feed":               {rss(item("https://example.org/a", story)), "a = Brandt and Soran meet in Vienna"},
	} {
		got := strings.Join(outcome(t, "-", article.Options{Stdin: strings.NewReader(c.in), Published: "2025-06-06"}), "|")
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestStoppingEarly(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": dispatch, "b.txt": dispatch, "c.txt": dispatch})
	n := 0
	for _, err := range article.Load(t.Context(), dir, article.Options{}) {
		if err != nil {
			t.Error(err)
		}
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d results after a break at 2", n)
	}
}

func rss(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Danube Wire</title><language>en</language>` +
		strings.Join(items, "") + `</channel></rss>`
}

func item(link, html string) string {
	long := strings.Replace(html, "</article>", "<p>"+strings.Repeat("The two have met in Vienna before, in March and in May. ", 8)+"</p></article>", 1)
	return `<item><title>Brandt and Soran meet in Vienna</title><link>` + link + `</link><pubDate>Fri, 06 Jun 2025 00:30:00 +0300</pubDate>` +
		`<content:encoded><![CDATA[` + long + `]]></content:encoded></item>`
}

func TestFeed(t *testing.T) {
	base := serve(t, answers{
		"/story": body("text/html", story),
		"/feed": func(w http.ResponseWriter, r *http.Request) {
			at := "http://" + r.Host
			body("application/xml", rss(
				item("https://example.org/full?utm_medium=rss", story),
				`<item><title>Brandt and Soran meet</title><link>`+at+`/story</link><description>Six hours …</description></item>`,
				`<item><title>Gone</title><link>/gone</link><description>Short.</description></item>`,
				`<item><title>Script</title><link>javascript:alert(1)</link><description>Short.</description></item>`,
			))(w, r)
		},
	})
	var got []*parley.Article
	var failed []string
	for l, err := range article.Load(t.Context(), base+"/feed", private) {
		if err != nil {
			failed = append(failed, l.Name+": "+err.Error())
			continue
		}
		got = append(got, l.Article)
	}
	matches(t, base, failed, []string{
		"gone: read DIR/feed item 3: fetch DIR/gone: not found: the site answered 404",
		"feed-4: read DIR/feed item 4: invalid input: the item has neither the article's text nor a link to it",
	})
	if len(got) != 2 {
		t.Fatalf("%d articles, want 2", len(got))
	}
	if a := got[0]; a.URL != "https://example.org/full" || a.Outlet != "Danube Wire" || a.Language != "en" || a.Published.Format("2006-01-02T15:04Z07:00") != "2025-06-06T00:30+03:00" {
		t.Errorf("the item's own article: %s %s %s %s", a.URL, a.Outlet, a.Language, a.Published)
	}
	if a := got[1]; a.URL != base+"/story" || a.Title != "Brandt and Soran meet" || a.Published.Hour() != 10 {
		t.Errorf("the linked article: %s %q %s", a.URL, a.Title, a.Published)
	}
}

func TestHostileFeeds(t *testing.T) {
	for name, feed := range map[string]string{
		"no items":        rss(),
		"laughs":          `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>`,
		"external entity": `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>`,
		"unclosed":        `<rss version="2.0"><channel><item><title><![CDATA[`,
	} {
		for l, err := range article.Load(t.Context(), "-", article.Options{Stdin: strings.NewReader(feed)}) {
			if err == nil {
				t.Errorf("%s: read as %q", name, l.Article.Text)
			}
		}
	}
}
