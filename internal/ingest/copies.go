package ingest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/resolve"
	"github.com/parley-talks/parley/internal/shingle"
)

// markCopies looks among all stored articles for copies of texts that are new
// or changed, and sets CopyOf where it is another now. Groups are those of the
// relation "copies of one text", made whole: what a group holds and which of
// it is the original depends on the texts alone, not on when they came in.
func (d *derivation) markCopies(ctx context.Context) error {
	if len(d.texts) == 0 {
		return nil
	}
	g := copyGroups{articles: maps.Clone(d.texts), parent: map[string]string{}, originals: map[string]bool{}, sketches: map[string]shingle.Sketch{}}
	// The group of a text that changed may fall apart: its members look for
	// each other again.
	var groups []string
	known := func(a *parley.Article) bool { return d.met[a.Key] != nil || d.whole != nil }
	for _, a := range d.texts {
		if known(a) {
			groups = append(groups, a.ID)
		}
		if a.CopyOf != "" {
			groups = append(groups, a.CopyOf)
		}
	}
	if err := g.read(ctx, d.tx, groups); err != nil {
		return err
	}
	loose := maps.Clone(g.articles)
	var put []parley.TextMarks
	holders := map[int64][]string{} // marks of loose articles
	for _, id := range slices.Sorted(maps.Keys(loose)) {
		marks := g.sketch(id).Marks()
		if a := d.texts[id]; a != nil && (len(marks) > 0 || known(a)) {
			put = append(put, parley.TextMarks{ArticleID: id, Marks: marks})
		}
		for _, m := range marks {
			holders[m] = append(holders[m], id)
		}
	}
	if err := d.tx.PutTextMarks(ctx, put); err != nil {
		return fmt.Errorf("saving marks of texts: %w", err)
	}
	found, err := d.tx.ArticlesMarked(ctx, slices.Collect(maps.Keys(holders)))
	if err != nil {
		return fmt.Errorf("looking for copies: %w", err)
	}
	for _, f := range found {
		shared := map[string]int{}
		for _, m := range f.Marks {
			for _, id := range holders[m] {
				shared[id]++
			}
		}
		for _, id := range slices.Sorted(maps.Keys(shared)) {
			if id == f.ArticleID || !shingle.Candidates(shared[id]) {
				continue
			}
			if loose[f.ArticleID] == nil {
				// it and its group stay together
				original := cmp.Or(f.CopyOf, f.ArticleID)
				g.union(original, f.ArticleID)
				g.originals[original] = true
			}
			if g.root(id) == g.root(f.ArticleID) {
				continue
			}
			if err := g.load(ctx, d.tx, f.ArticleID); err != nil {
				return err
			}
			if shingle.Copies(g.sketch(id), g.sketch(f.ArticleID)) {
				g.union(id, f.ArticleID)
			}
		}
	}
	return d.putCopies(ctx, g, loose)
}

// putCopies saves what is the copy of another article now, in the groups of
// loose articles.
func (d *derivation) putCopies(ctx context.Context, g copyGroups, loose map[string]*parley.Article) error {
	type group struct {
		members   []*parley.Article // loose ones, and originals of groups that stayed together
		originals []string
	}
	groups := map[string]*group{}
	for id, a := range loose {
		r := g.root(id)
		if groups[r] == nil {
			groups[r] = &group{}
		}
		groups[r].members = append(groups[r].members, a)
	}
	for id := range g.originals {
		if gr := groups[g.root(id)]; gr != nil {
			if err := g.load(ctx, d.tx, id); err != nil {
				return err
			}
			gr.members, gr.originals = append(gr.members, g.articles[id]), append(gr.originals, id)
		}
	}
	for _, gr := range groups {
		original := slices.MinFunc(gr.members, resolve.Earlier)
		// copies of what is no original any more
		former := slices.DeleteFunc(gr.originals, func(id string) bool { return id == original.ID })
		var copies [][]*parley.Article
		if len(former) > 0 {
			var err error
			if copies, err = d.tx.Copies(ctx, former); err != nil {
				return fmt.Errorf("reading copies: %w", err)
			}
		}
		for _, a := range append(slices.Concat(copies...), gr.members...) {
			c := *a
			if c.CopyOf = original.ID; c.ID == original.ID {
				c.CopyOf = ""
			}
			if c.CopyOf == a.CopyOf {
				continue
			}
			if err := d.tx.PutArticle(ctx, &c); err != nil {
				return fmt.Errorf("marking article %s as a copy: %w", nameOf(a), err)
			}
		}
	}
	return nil
}

// copyGroups are articles by what they are copies of.
type copyGroups struct {
	articles  map[string]*parley.Article // that are read
	parent    map[string]string          // towards one article of the group
	originals map[string]bool            // of groups that stay together
	sketches  map[string]shingle.Sketch
}

func (g copyGroups) root(id string) string {
	for g.parent[id] != "" && g.parent[id] != id {
		id = g.parent[id]
	}
	return id
}

func (g copyGroups) union(a, b string) {
	a, b = g.root(a), g.root(b)
	g.parent[b] = a
	g.parent[a] = a
}

func (g copyGroups) sketch(id string) shingle.Sketch {
	s, ok := g.sketches[id]
	if !ok {
		s = shingle.Of(g.articles[id].Text)
		g.sketches[id] = s
	}
	return s
}

// load reads one article, unless it is read.
func (g copyGroups) load(ctx context.Context, r parley.Reader, id string) error {
	if g.articles[id] != nil {
		return nil
	}
	found, err := r.Articles(ctx, []string{id})
	if err != nil {
		return fmt.Errorf("reading article %s: %w", id, err)
	}
	g.articles[id] = found[0]
	return nil
}

// read reads originals with all copies of them.
func (g copyGroups) read(ctx context.Context, r parley.Reader, originals []string) error {
	if len(originals) == 0 {
		return nil
	}
	found, err := r.Articles(ctx, originals)
	if err != nil {
		return fmt.Errorf("reading articles: %w", err)
	}
	copies, err := r.Copies(ctx, originals)
	if err != nil {
		return fmt.Errorf("reading copies: %w", err)
	}
	for _, a := range slices.Concat(found, slices.Concat(copies...)) {
		if a != nil && g.articles[a.ID] == nil {
			g.articles[a.ID] = a
		}
	}
	return nil
}
