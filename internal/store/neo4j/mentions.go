package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-talks/parley/internal/parley"
	"github.com/parley-talks/parley/internal/store/listing"
)

func (r reader) Mentions(ctx context.Context, ids []string) ([]*parley.Mention, error) {
	records, err := r.run(ctx, statement("mentions.by-id", params{"ids": ids}))
	if err != nil {
		return nil, err
	}
	return inPlace(len(ids), records, mentionOf)
}

func (r reader) MentionsOfArticles(ctx context.Context, articleIDs []string) ([][]*parley.Mention, error) {
	records, err := r.run(ctx, statement("mentions.of-articles", params{"ids": articleIDs}))
	if err != nil {
		return nil, err
	}
	return grouped(len(articleIDs), records, mentionOf)
}

func (r reader) MentionPages(ctx context.Context, eventIDs []string, p parley.Page) ([]parley.PageOf[*parley.Mention], error) {
	w, err := listing.NewWindow(listing.Mentions, p)
	if err != nil {
		return nil, err
	}
	q := statement("mentions.page", params{"parents": eventIDs}).window(w, false).fill("source", fragment("mentions.source"), "filter", "")
	records, err := r.run(ctx, q)
	if err != nil {
		return nil, err
	}
	return pagesOf(w, records, func(i item) (*parley.Mention, error) { return mention(r.decoded, i.at(0), i.at(2)) })
}

func (t *tx) BlockMembers(ctx context.Context, keys []string) ([]parley.BlockedMention, error) {
	records, err := t.run(ctx, statement("mentions.in-block", params{"keys": lookups(keys)}))
	if err != nil {
		return nil, err
	}
	out := make([]parley.BlockedMention, len(records))
	for i, r := range records {
		m, err := mentionOf(r)
		if err != nil {
			return nil, err
		}
		out[i] = parley.BlockedMention{Mention: m, Keys: texts(r, "keys")}
	}
	return out, nil
}

func (t *tx) BlockKeys(ctx context.Context, prefixes []string) ([]string, error) {
	records, err := t.write(ctx, "mentions.keys", rowsOf("prefix", prefixes))
	if err != nil {
		return nil, err
	}
	found := set{}
	for _, r := range records {
		found.add(get[string](r, "key"))
	}
	return found.sorted(), nil
}

func (t *tx) EventsWith(ctx context.Context, asked []parley.EventKey) ([]*parley.Event, error) {
	rows := make([]params, len(asked))
	for i, k := range asked {
		rows[i] = params{"key": lookup(k.Key), "from": date(k.From), "to": date(k.To)}
	}
	records, err := t.write(ctx, "mentions.events", rows)
	if err != nil {
		return nil, err
	}
	found := map[string]*parley.Event{}
	for _, r := range records {
		e, err := decode[parley.Event](column(r, "json"))
		if err != nil {
			return nil, err
		}
		found[e.ID] = e
	}
	out := make([]*parley.Event, 0, len(found))
	for _, id := range slices.Sorted(maps.Keys(found)) {
		out = append(out, found[id])
	}
	return out, nil
}

func (t *tx) PutMentions(ctx context.Context, ms []parley.BlockedMention) error {
	if len(ms) == 0 {
		return nil
	}
	texts, err := t.articleTexts(ctx, ms)
	if err != nil {
		return err
	}
	var rows []params
	for _, b := range ms {
		text, ok := texts[b.Mention.ArticleID]
		if !ok {
			return fmt.Errorf("%w: mention %s is of article %q, which is not in the store; put the article first", parley.ErrInvalid, b.Mention.ID, b.Mention.ArticleID)
		}
		keys := slices.Clone(b.Keys)
		slices.Sort(keys)
		keys = slices.Compact(keys)
		props, err := mentionProperties(b.Mention, text, keys)
		if err != nil {
			return fmt.Errorf("mention %s: %w", b.Mention.ID, err)
		}
		rows = append(rows, params{"props": props, "keys": lookups(keys)})
	}
	if _, err := t.write(ctx, "mentions.put", rows); err != nil {
		return err
	}
	if _, err := t.write(ctx, "decisions.hold", rows); err != nil {
		return err
	}
	dropped, err := t.write(ctx, "mentions.drop-keys", rows)
	if err != nil {
		return err
	}
	if _, err := t.write(ctx, "mentions.add-keys", rows); err != nil {
		return err
	}
	return t.sweepKeys(ctx, dropped)
}

func (t *tx) DeleteMentions(ctx context.Context, ids []string) error {
	dropped, err := t.write(ctx, "mentions.delete", rowsOf("id", ids))
	if err != nil {
		return err
	}
	return t.sweepKeys(ctx, dropped)
}

// sweepKeys removes the block keys that no mention has any more.
func (t *tx) sweepKeys(ctx context.Context, dropped []*neo4j.Record) error {
	var keys []string
	for _, r := range dropped {
		keys = append(keys, get[string](r, "key"))
	}
	_, err := t.write(ctx, "mentions.sweep-keys", rowsOf("key", keys))
	return err
}

// articleTexts are the texts of the articles of mentions, by id.
func (t *tx) articleTexts(ctx context.Context, ms []parley.BlockedMention) (map[string]string, error) {
	var ids []string
	for _, b := range ms {
		ids = append(ids, b.Mention.ArticleID)
	}
	slices.Sort(ids)
	records, err := t.run(ctx, statement("articles.texts", params{"ids": slices.Compact(ids)}))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, r := range records {
		out[get[string](r, "id")] = get[string](r, "text")
	}
	return out, nil
}

func mentionProperties(m *parley.Mention, text string, keys []string) (params, error) {
	json, err := encode(m)
	if err != nil {
		return nil, err
	}
	start, end := listing.Span(m.When)
	return params{
		"id": m.ID, "articleId": m.ArticleID, "position": m.Position, "kind": string(m.Kind), "role": orNil(string(m.Role)),
		"status": orNil(string(m.Status)), "start": date(start), "end": date(end), "precision": orNil(string(m.When.Precision)),
		"place": orNil(m.Place), "site": orNil(m.Site), "country": orNil(m.Country), "topics": list(m.Topics), "terms": orNil(m.Terms),
		"attributedTo": orNil(m.AttributedTo), "confidence": m.Confidence, "knownFrom": instant(m.KnownFrom), "knownTo": instant(m.KnownTo),
		"quotes": quotes(m, text), "eventId": orNil(m.EventID), "keys": list(keys), "sortKey": listing.Mention(m), "json": json,
	}, nil
}

// quotes are the words that m stands on. A span that does not lie in the text
// has none: a later text of the article may be shorter.
func quotes(m *parley.Mention, text string) []string {
	out := []string{}
	for _, q := range m.Quotes {
		if 0 <= q.Start && q.Start < q.End && q.End <= len(text) {
			out = append(out, text[q.Start:q.End])
		}
	}
	return out
}

func lookups(keys []string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = lookup(k)
	}
	return out
}

func mentionOf(r *neo4j.Record) (*parley.Mention, error) {
	return mention(nil, column(r, "json"), column(r, "event"))
}

// mention with the event that holds it now, which PutDerived sets.
func mention(d *listing.Decoded, json, event any) (*parley.Mention, error) {
	s, ok := json.(string)
	if !ok {
		return nil, nil
	}
	id, _ := event.(string)
	return d.Mention(s, id)
}

// rowsOf is one row for each of ids, with it under a name.
func rowsOf(name string, ids []string) []params {
	rows := make([]params, len(ids))
	for i, id := range ids {
		rows[i] = params{name: id}
	}
	return rows
}
