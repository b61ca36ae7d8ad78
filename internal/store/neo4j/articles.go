package neo4j

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

func (r reader) Articles(ctx context.Context, ids []string) ([]*parley.Article, error) {
	records, err := r.run(ctx, statement("articles.by-id", params{"ids": ids}))
	if err != nil {
		return nil, err
	}
	return inPlace(len(ids), records, articleOf)
}

func (r reader) FindArticle(ctx context.Context, ref parley.ArticleRef) (*parley.Article, error) {
	property, value := "", ""
	for _, field := range []struct{ property, value string }{{"lookupKey", ref.Key}, {"lookupUrl", ref.URL}, {"lookupExternalId", ref.ExternalID}} {
		if field.value == "" {
			continue
		}
		if property != "" {
			return nil, fmt.Errorf("%w: find an article by one of key, URL and external id, not by several", parley.ErrInvalid)
		}
		property, value = field.property, field.value
	}
	if property == "" {
		return nil, fmt.Errorf("%w: find an article by its key, URL or external id; none is given", parley.ErrInvalid)
	}
	records, err := r.run(ctx, statement("articles.find", params{"value": lookup(value)}).fill("property", property))
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("article %q: %w", value, parley.ErrNotFound)
	}
	return articleOf(records[0])
}

func (r reader) ArticlePage(ctx context.Context, f parley.ArticleFilter, p parley.Page) (parley.PageOf[*parley.Article], error) {
	q := statement("articles.page", params{"outlet": lookup(f.Outlet), "from": date(f.From), "to": date(f.To)})
	filter := ""
	for _, asked := range []struct {
		is   bool
		name string
	}{{f.Outlet != "", "outlet"}, {f.From != "", "from"}, {f.To != "", "to"}} {
		if asked.is {
			filter += " " + fragment("articles.where."+asked.name)
		}
	}
	return page(ctx, r, q, "articles.source", listing.Articles, true, f.Text, filter, p, func(i item) (*parley.Article, error) {
		return article(i.at(0), i.at(2), i.at(3))
	})
}

func (r reader) Copies(ctx context.Context, articleIDs []string) ([][]*parley.Article, error) {
	records, err := r.run(ctx, statement("articles.copies", params{"ids": articleIDs}))
	if err != nil {
		return nil, err
	}
	return grouped(len(articleIDs), records, articleOf)
}

func (r reader) Coverage(ctx context.Context) (parley.Coverage, error) {
	records, err := r.run(ctx, statement("coverage", nil))
	if err != nil {
		return parley.Coverage{}, err
	}
	c := records[0]
	return parley.Coverage{
		Articles: number(c, "articles"), Outlets: number(c, "outlets"), Demo: get[bool](c, "demo"),
		FirstPublished: only(c, "first"), LastPublished: only(c, "last"),
	}, nil
}

// only is the date in a list of at most one.
func only(r *neo4j.Record, column string) parley.Date {
	for _, v := range get[[]any](r, column) {
		return asDate(v)
	}
	return ""
}

func (t *tx) PutArticle(ctx context.Context, a *parley.Article) error {
	props, err := articleProperties(a)
	if err != nil {
		return fmt.Errorf("article %s: %w", a.ID, err)
	}
	taken, err := t.run(ctx, statement("articles.same-key", params{"id": a.ID, "key": lookup(a.Key)}))
	if err != nil {
		return err
	}
	if len(taken) > 0 {
		return fmt.Errorf("%w: article %s has the key %q already", parley.ErrConflict, get[string](taken[0], "id"), a.Key)
	}
	told, err := t.run(ctx, statement("articles.put", params{"id": a.ID, "article": props}))
	if err != nil {
		return err
	}
	var rows []params
	for _, m := range told {
		mention, err := mentionOf(m)
		if err != nil {
			return err
		}
		rows = append(rows, params{"id": mention.ID, "quotes": quotes(mention, a.Text)})
	}
	_, err = t.write(ctx, "mentions.quotes", rows)
	return err
}

func articleProperties(a *parley.Article) (params, error) {
	rest := *a
	rest.Text, rest.Raw = "", nil // they have properties of their own
	json, err := encode(rest)
	if err != nil {
		return nil, err
	}
	title := listing.Terms(a.Title)
	return params{
		"id": a.ID, "key": a.Key, "lookupKey": lookup(a.Key), "externalId": orNil(a.ExternalID), "lookupExternalId": orNil(lookup(a.ExternalID)),
		"url": orNil(a.URL), "lookupUrl": orNil(lookup(a.URL)), "title": a.Title, "outlet": orNil(a.Outlet), "lookupOutlet": orNil(lookup(a.Outlet)), "byline": orNil(a.Byline),
		"language": orNil(a.Language), "publishedAt": instant(a.Published), "updatedAt": instant(a.Updated), "day": date(a.Day()),
		"text": a.Text, "textHash": orNil(a.TextHash), "raw": a.Raw, "rawType": orNil(a.RawType), "reader": orNil(a.Reader),
		"copyOf": orNil(a.CopyOf), "demo": orNil(a.Demo), "recordedAt": instant(a.Recorded), "json": json,
		"sortKey": listing.Article(a), "fromKey": listing.Instant(a.Since()), "hitKey": hitKey(string(a.Day()), a.ID),
		"titleWords": padded(title), "words": padded(listing.Terms(a.Title, a.Text)),
	}, nil
}

// lookup is a text that an index can hold: long ones by their hash.
func lookup(s string) string {
	const longest = 1000
	if len(s) <= longest {
		return s
	}
	sum := sha256.Sum256([]byte(s))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// hitKey is the part of listing.Hit that does not depend on the question.
func hitKey(date, id string) string { return listing.Hit(false, date, id)[len("0|"):] }

func articleOf(r *neo4j.Record) (*parley.Article, error) {
	return article(column(r, "json"), column(r, "text"), column(r, "raw"))
}

func article(json, text, raw any) (*parley.Article, error) {
	a, err := decode[parley.Article](json)
	if err != nil || a == nil {
		return nil, err
	}
	a.Text, _ = text.(string)
	a.Raw, _ = raw.([]byte)
	return a, nil
}
