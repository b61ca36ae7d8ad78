package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

// Texts implements parley.Reader.
func (r reader) Texts(ctx context.Context, articleIDs []string) ([][]parley.Text, error) {
	records, err := r.run(ctx, statement("texts.earlier", params{"ids": articleIDs}))
	if err != nil {
		return nil, err
	}
	out, err := grouped(len(articleIDs), records, textOf)
	if err != nil {
		return nil, err
	}
	present, err := r.run(ctx, statement("texts.present", params{"ids": articleIDs}))
	for _, record := range present {
		t, err := presentOf(record)
		if err != nil {
			return nil, err
		}
		row := number(record, "row")
		out[row] = append(out[row], t)
	}
	return out, err
}

func textOf(r *neo4j.Record) (parley.Text, error) {
	t, err := decode[parley.Text](column(r, "json"))
	if err != nil {
		return parley.Text{}, err
	}
	t.Article.Text, t.Article.Raw = get[string](r, "text"), get[[]byte](r, "raw")
	return *t, nil
}

// TextsAt implements parley.Reader.
func (r reader) TextsAt(ctx context.Context, at time.Time, after string) ([]parley.Text, error) {
	asked := params{"at": listing.Instant(at), "after": after, "limit": parley.MaxPage}
	present, err := r.run(ctx, statement("texts.present-at", asked))
	if err != nil {
		return nil, err
	}
	earlier, err := r.run(ctx, statement("texts.earlier-at", asked))
	if err != nil {
		return nil, err
	}
	var out []parley.Text
	for _, record := range present {
		t, err := presentOf(record)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	for _, record := range earlier {
		t, err := textOf(record)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b parley.Text) int { return strings.Compare(a.Article.ID, b.Article.ID) })
	return out[:min(len(out), parley.MaxPage)], nil
}

// presentOf is the present text of an article with its mentions.
func presentOf(r *neo4j.Record) (parley.Text, error) {
	a, err := articleOf(r)
	if err != nil {
		return parley.Text{}, err
	}
	t := parley.Text{Article: a}
	for _, v := range get[[]any](r, "mentions") {
		i := item(v.([]any))
		m, err := mention(nil, i.at(0), i.at(1))
		if err != nil {
			return parley.Text{}, err
		}
		b := parley.BlockedMention{Mention: m}
		keys, _ := i.at(2).([]any)
		for _, k := range keys {
			b.Keys = append(b.Keys, k.(string))
		}
		t.Mentions = append(t.Mentions, b)
	}
	return t, nil
}

// Edition implements parley.Reader.
func (r reader) Edition(ctx context.Context, at time.Time, seen int64) (parley.Edition, error) {
	records, err := r.run(ctx, statement("edition", params{"at": listing.Instant(at), "seen": seen}))
	if err != nil {
		return parley.Edition{}, err
	}
	var e parley.Edition
	for _, n := range get[[]any](records[0], "revision") {
		e.Revision, _ = n.(int64)
	}
	before, after, touched := texts(records[0], "before"), texts(records[0], "after"), texts(records[0], "touched")
	if len(before) > 0 {
		if e.From, err = instantOf(slices.Max(before)); err != nil {
			return e, err
		}
	}
	if len(after) > 0 {
		if e.Until, err = instantOf(slices.Min(after)); err != nil {
			return e, err
		}
	}
	if len(touched) > 0 {
		at, err := instantOf(slices.Min(touched))
		if err != nil {
			return e, err
		}
		e.Touched = &at
	}
	return e, nil
}

func instantOf(key string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339Nano, key)
	if err != nil {
		return t, fmt.Errorf("read an instant of the database: %w", err)
	}
	return t, nil
}

// PutText implements parley.Tx.
func (t *tx) PutText(ctx context.Context, text parley.Text) error {
	a := *text.Article
	stored := text
	stored.Article = &a
	a.Text, a.Raw = "", nil // they have properties of their own
	json, err := encode(stored)
	if err != nil {
		return fmt.Errorf("earlier text of article %s: %w", a.ID, err)
	}
	from := a.Since()
	put, err := t.write(ctx, "texts.put", []params{{"props": params{
		"id": a.ID + " " + listing.Instant(from), "articleId": a.ID, "title": a.Title, "text": text.Article.Text, "raw": text.Article.Raw,
		"knownFrom": instant(from), "knownTo": instant(text.Until), "fromKey": listing.Instant(from), "untilKey": listing.Instant(text.Until), "json": json,
	}}})
	if err == nil && len(put) == 0 {
		err = fmt.Errorf("%w: article %s, whose earlier text this is, is not in the store; put the article first", parley.ErrInvalid, a.ID)
	}
	return err
}

// Touch implements parley.Tx.
func (t *tx) Touch(ctx context.Context, from time.Time) error {
	_, err := t.run(ctx, statement("touch", params{"from": listing.Instant(from)}))
	return err
}

// dateTexts gives every article the key of the instant from which it stands.
func dateTexts(ctx context.Context, t *tx) error {
	p := parley.Page{First: parley.MaxPage, SkipTotal: true}
	for {
		page, err := t.ArticlePage(ctx, parley.ArticleFilter{}, p)
		if err != nil {
			return err
		}
		var rows []params
		for _, a := range page.Items {
			rows = append(rows, params{"id": a.ID, "from": listing.Instant(a.Since())})
		}
		date := query{"date texts", "UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.fromKey = row.from", params{"rows": rows}}
		if _, err := t.run(ctx, date); err != nil {
			return err
		}
		if !page.HasNext {
			return nil
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
}
