package resolve

import (
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/shingle"
	"github.com/parley-talks/parley/internal/spelling"
)

// Copies finds articles that hold the same text, also when one is shortened or
// headed differently. It gives each copy's id the id of the earliest published
// article of its group; originals are left out.
func Copies(articles []*parley.Article) map[string]string {
	articles = slices.Clone(articles)
	slices.SortFunc(articles, Earlier)
	articles = slices.Compact(articles)
	f := newForest(len(articles))
	sketches := make([]shingle.Sketch, len(articles))
	holds := map[int64][]int{}
	for i, a := range articles {
		sketches[i] = shingle.Of(a.Text)
		shared := map[int]int{}
		for _, m := range sketches[i].Marks() {
			for _, j := range holds[m] {
				shared[j]++
			}
			holds[m] = append(holds[m], i)
		}
		for j, n := range shared {
			if f.root(i) != f.root(j) && shingle.Candidates(n) && shingle.Copies(sketches[i], sketches[j]) {
				f.union(i, j)
			}
		}
	}
	out := map[string]string{}
	for i, a := range articles {
		if r := f.root(i); r != i {
			out[a.ID] = articles[r].ID
		}
	}
	return out
}

// Earlier orders articles by publication, ties by id: of copies, the first is
// the original.
func Earlier(a, b *parley.Article) int {
	if c := a.Published.Compare(b.Published); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// sources numbers the independent sources behind mentions of one event, from
// 0: copies of one text are one source, and so are reports that rest on the
// same agency or outlet and that outlet's own report.
func (d *deriver) sources(items []*item) []int {
	var articles []*parley.Article
	for _, it := range items {
		if a := d.Articles[it.ArticleID]; a != nil {
			articles = append(articles, a)
		}
	}
	copies := map[string]string{}
	if len(articles) > 1 {
		copies = Copies(articles)
	}
	f := newForest(len(items))
	first := map[string]int{}
	same := func(name string, i int) {
		if j, ok := first[name]; ok {
			f.union(i, j)
		} else {
			first[name] = i
		}
	}
	for i, it := range items {
		text := it.ArticleID
		if o := copies[text]; o != "" {
			text = o
		}
		same("article "+text, i)
		if it.AttributedTo != "" {
			same("source "+spelling.Fold(it.AttributedTo), i)
		} else if a := d.Articles[it.ArticleID]; a != nil && a.Outlet != "" {
			// what others quote from this outlet
			same("own "+spelling.Fold(a.Outlet)+" "+text, i)
		}
	}
	for i, it := range items {
		if a := d.Articles[it.ArticleID]; a != nil && it.AttributedTo == "" {
			if j, ok := first["source "+spelling.Fold(a.Outlet)]; ok {
				f.union(i, j)
			}
		}
	}
	number := map[int]int{}
	out := make([]int, len(items))
	for i := range items {
		r := f.root(i)
		if _, ok := number[r]; !ok {
			number[r] = len(number)
		}
		out[i] = number[r]
	}
	return out
}
