package article_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

// corpus is the folder of the shared test corpus.
func corpus(t *testing.T) string {
	t.Helper()
	shared := os.Getenv("PARLEY_SHARED")
	if shared == "" {
		t.Skip("PARLEY_SHARED is not set: the shared corpus is not read")
	}
	return filepath.Join(shared, "corpus")
}

// heldOut texts are kept for judging and not looked at while developing.
func heldOut(id string) bool {
	n, err := strconv.Atoi(strings.TrimPrefix(id, "d"))
	return err == nil && n%3 == 0
}

// eachLine decodes the lines of a JSON lines file.
func eachLine[T any](t *testing.T, path string, do func(T)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		do(v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// load gives the one article of an input.
func load(t *testing.T, input string, o article.Options) (*parley.Article, error) {
	t.Helper()
	var a *parley.Article
	var failed error
	n := 0
	for l, err := range article.Load(t.Context(), input, o) {
		a, failed = l.Article, err
		n++
	}
	if n != 1 {
		t.Fatalf("Load(%s) gave %d results, want 1", input, n)
	}
	return a, failed
}

type indexed struct{ ID, Title, Published string }

func index(t *testing.T, dir string) map[string]indexed {
	t.Helper()
	out := map[string]indexed{}
	eachLine(t, filepath.Join(dir, "index.jsonl"), func(x indexed) { out[x.ID] = x })
	return out
}

// Every labelled event's own words must survive cleaning: an event whose
// sentence was cut cannot be found.
func TestCleaningKeepsWhatIsLabelled(t *testing.T) {
	dir := corpus(t)
	entries := index(t, dir)
	texts := map[string]string{}
	kept, all := 0, 0
	eachLine(t, filepath.Join(dir, "anchors.jsonl"), func(anchor struct{ ID, Key, Text string }) {
		if heldOut(anchor.ID) {
			return
		}
		text, ok := texts[anchor.ID]
		if !ok {
			a, err := load(t, filepath.Join(dir, "texts", anchor.ID+".txt"), article.Options{Published: entries[anchor.ID].Published})
			if err != nil {
				t.Errorf("%s: %v", anchor.ID, err)
				return
			}
			text = fold(a.Text)
			texts[anchor.ID] = text
		}
		all++
		if strings.Contains(text, fold(anchor.Text)) {
			kept++
		} else {
			t.Errorf("%s %s: %q was cut", anchor.ID, anchor.Key, anchor.Text)
		}
	})
	t.Logf("%d of %d anchors kept in %d texts", kept, all, len(texts))
	if all == 0 {
		t.Error("no anchors were read")
	}
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestCorpusTitlesAndDates(t *testing.T) {
	dir := corpus(t)
	for id, want := range index(t, dir) {
		if heldOut(id) {
			continue
		}
		a, err := load(t, filepath.Join(dir, "texts", id+".txt"), article.Options{})
		if err != nil {
			t.Logf("%s: %v", id, err) // wires whose date line has no year
			a, err = load(t, filepath.Join(dir, "texts", id+".txt"), article.Options{Published: want.Published})
			if err != nil {
				t.Errorf("%s: %v", id, err)
				continue
			}
		}
		if a.Title != want.Title {
			t.Errorf("%s: title %q, want %q", id, a.Title, want.Title)
		}
		if string(a.Day()) != want.Published {
			t.Errorf("%s: published %s, want %s", id, a.Day(), want.Published)
		}
	}
}

// A page and the dump of the same page have nearly the same paragraphs.
func TestCorpusPagesReadLikeTexts(t *testing.T) {
	dir := corpus(t)
	entries := index(t, dir)
	pages, err := filepath.Glob(filepath.Join(dir, "html", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, path := range pages {
		id := strings.TrimSuffix(filepath.Base(path), ".html")
		if heldOut(id) {
			continue
		}
		published := entries[id].Published
		text, err := load(t, filepath.Join(dir, "texts", id+".txt"), article.Options{Published: published})
		if err != nil {
			t.Fatal(err)
		}
		page, err := load(t, path, article.Options{})
		if err != nil { // pages without any date
			t.Logf("%s: %v", id, err)
			if page, err = load(t, path, article.Options{Published: published}); err != nil {
				t.Errorf("%s: %v", id, err)
				continue
			}
		}
		if string(page.Day()) != published {
			t.Errorf("%s: the page is of %s, want %s", id, page.Published, published)
		}
		missing, extra := difference(text.Text, page.Text), difference(page.Text, text.Text)
		if len(missing) > 0 || len(extra) > 0 {
			t.Errorf("%s: the page lacks %q and has besides %q", id, missing, extra)
		}
	}
}

// difference lists the paragraphs of a that b lacks.
func difference(a, b string) []string {
	var out []string
	for _, p := range strings.Split(a, "\n\n") {
		if !strings.Contains(fold(b), strings.TrimLeft(fold(p), "- ")) {
			out = append(out, p)
		}
	}
	return out
}
