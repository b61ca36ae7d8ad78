package resolve

import (
	"hash/fnv"
	"slices"
	"strings"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/spelling"
)

// Sizes of the sketch by which copies of a text are found.
const (
	shingleWords = 5    // words of one shingle
	sketchShare  = 4    // one shingle in so many is kept
	copyShare    = 0.55 // share of the shorter text's shingles that a copy has in common
	leastSketch  = 6    // texts with fewer kept shingles are never copies
)

// sketch is the kept shingles of a text. Which ones are kept depends on the
// shingle alone (a hash that is a multiple of sketchShare), so that a text and
// a shortened copy keep the same ones where they agree.
func sketch(text string) []uint64 {
	words := strings.Fields(spelling.Fold(text))
	var out []uint64
	for i := 0; i+shingleWords <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+shingleWords] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		if s := h.Sum64(); (s>>7)%sketchShare == 0 {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Copies finds articles that hold the same text, also when one is shortened or
// headed differently. It gives each copy's id the id of the earliest published
// article of its group; originals are left out.
func Copies(articles []*parley.Article) map[string]string {
	articles = slices.Clone(articles)
	slices.SortFunc(articles, earlier)
	articles = slices.Compact(articles)
	f := newForest(len(articles))
	size := make([]int, len(articles))
	holds := map[uint64][]int{}
	for i, a := range articles {
		marks := sketch(a.Text)
		size[i] = len(marks)
		shared := map[int]int{}
		for _, s := range marks {
			for _, j := range holds[s] {
				shared[j]++
			}
			holds[s] = append(holds[s], i)
		}
		for j, n := range shared {
			if least := min(size[i], size[j]); least >= leastSketch && float64(n) >= copyShare*float64(least) {
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

func earlier(a, b *parley.Article) int {
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
