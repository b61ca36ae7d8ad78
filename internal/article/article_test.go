package article_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/article"
	"github.com/parley-talks/parley/internal/parley"
)

func record(change func(*article.Record)) article.Record {
	r := article.Record{Published: "2025-06-06", Text: "Otto Brandt met Mila Soran in Vienna on Thursday."}
	change(&r)
	return r
}

func from(t *testing.T, change func(*article.Record)) *parley.Article {
	t.Helper()
	a, err := article.FromRecord(record(change))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWhatMakesItTheSameArticle(t *testing.T) {
	plain := from(t, func(*article.Record) {})
	if plain.Key != plain.TextHash || len(plain.TextHash) != 64 {
		t.Errorf("without id and address the key is %s, want the text's hash", plain.Key)
	}
	if a := from(t, func(r *article.Record) { r.URL = "https://Example.org/a?utm_source=x#c" }); a.Key != "https://example.org/a" {
		t.Errorf("key %s, want the canonical address", a.Key)
	}
	a := from(t, func(r *article.Record) { r.URL, r.ID = "https://example.org/a", "n-1" })
	b := from(t, func(r *article.Record) { r.URL, r.ID, r.Text = "https://example.org/b", "n-1", "Corrected." })
	if a.Key != "n-1" || a.ExternalID != "n-1" || a.ID != parley.MakeID(parley.ArticlePrefix, "n-1") || a.ID != b.ID || a.TextHash == b.TextHash {
		t.Errorf("one external id, two articles: %+v %+v", a, b)
	}
}

func TestRecordWinsOverPage(t *testing.T) {
	a, err := article.FromRecord(article.Record{
		HTML: story, Title: "Vienna talks", Outlet: "Danube Wire", Published: "2025-06-07", Updated: "2025-06-08T09:00:00Z",
	})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "Vienna talks" || a.Outlet != "Danube Wire" || a.Day() != "2025-06-07" || parley.DateOf(a.Updated) != "2025-06-08" {
		t.Errorf("title %q, outlet %q, published %s, updated %s", a.Title, a.Outlet, a.Published, a.Updated)
	}
	if !strings.HasPrefix(a.Text, "Vienna talks\n\nOtto Brandt of Ruritania") && !strings.HasPrefix(a.Text, "Vienna talks\n\nBrandt and Soran meet") {
		t.Errorf("text %q", a.Text)
	}
}

func TestUpdatedIsLaterThanPublished(t *testing.T) {
	for updated, want := range map[string]bool{"2025-06-05": false, "2025-06-06": false, "2025-06-06T00:00:01Z": true, "2025-06-06T01:00:00+02:00": false, "": false} {
		a := from(t, func(r *article.Record) { r.Updated = updated })
		if got := !a.Updated.IsZero(); got != want {
			t.Errorf("updated %q: kept %t, want %t", updated, got, want)
		}
	}
}

func TestOptionsWin(t *testing.T) {
	a, err := load(t, "-", article.Options{Stdin: strings.NewReader(dispatch), Published: "2025-06-09", Outlet: "Danube Wire"})
	if err != nil || a.Day() != "2025-06-09" || a.Outlet != "Danube Wire" {
		t.Errorf("%v %+v", err, a)
	}
	if _, err := load(t, "-", article.Options{Stdin: strings.NewReader(dispatch), Published: "09/06/25"}); !errors.Is(err, parley.ErrInvalid) || !strings.Contains(err.Error(), "--published") {
		t.Errorf("a wrong --published: %v", err)
	}
}

// Cleaning what is kept of an article gives the same article.
func TestAgain(t *testing.T) {
	for name, r := range map[string]article.Record{
		"text":          {Text: dispatch},
		"text, title":   {Text: "Otto Brandt met Mila Soran in Vienna on Thursday.", Title: "Vienna talks", Published: "2025-06-06"},
		"title in text": {Text: "The Vienna talks between Otto Brandt and Mila Soran ended on Thursday.", Title: "Vienna talks", Published: "2025-06-06"},
		"page":          {HTML: story, URL: "https://example.org/a"},
		"page, title":   {HTML: story, Title: "Vienna talks", ID: "n-1"},
		"piece of HTML": {HTML: "<p>Otto Brandt met Mila Soran in <i>Zürich</i>.</p>", Published: "2025-06-06"},
	} {
		a, err := article.FromRecord(r)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		before := *a
		again, err := article.Again(a)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if again == a || again.Text != before.Text || again.ID != before.ID || again.Title != before.Title || again.TextHash != before.TextHash || !bytes.Equal(again.Raw, before.Raw) {
			t.Errorf("%s: came back as %+v, was %+v", name, again, before)
		}
	}
	if _, err := article.Again(&parley.Article{ID: "art_x", RawType: "text/plain"}); !errors.Is(err, parley.ErrInvalid) {
		t.Errorf("an article without its raw text: %v, want ErrInvalid", err)
	}
}
