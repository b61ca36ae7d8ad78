package article_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-talks/parley/internal/article"
)

// Each page under testdata/pages stands beside the article it becomes.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, path := range pages {
		t.Run(filepath.Base(path), func(t *testing.T) {
			a, err := load(t, path, article.Options{})
			if err != nil {
				t.Fatal(err)
			}
			c := article.Cleaned{Title: a.Title, Byline: a.Byline, Published: a.Published, Updated: a.Updated}
			c.Body = strings.Split(strings.TrimPrefix(a.Text, a.Title+"\n\n"), "\n\n")
			golden(t, strings.TrimSuffix(path, ".html")+".golden",
				"url:       "+a.URL+"\noutlet:    "+a.Outlet+"\nlanguage:  "+a.Language+"\n"+described(c))
		})
	}
}
