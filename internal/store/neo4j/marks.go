package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

func (t *tx) PutTextMarks(ctx context.Context, ms []parley.TextMarks) error {
	rows := make([]params, len(ms))
	for i, m := range ms {
		rows[i] = params{"id": m.ArticleID, "marks": append([]int64{}, m.Marks...)}
	}
	there, err := t.write(ctx, "articles.drop-marks", rows)
	if err != nil {
		return err
	}
	known := set{}
	for _, r := range there {
		known.add(get[string](r, "id"))
	}
	for _, m := range ms {
		if !known[m.ArticleID] {
			return fmt.Errorf("%w: article %s is not in the store; put it before its marks", parley.ErrInvalid, m.ArticleID)
		}
	}
	_, err = t.write(ctx, "articles.add-marks", rows)
	return err
}

func (t *tx) ArticlesMarked(ctx context.Context, marks []int64) ([]parley.TextMarks, error) {
	marks = slices.Clone(marks)
	slices.Sort(marks)
	marks = slices.Compact(marks)
	rows := make([]params, len(marks))
	for i, m := range marks {
		rows[i] = params{"mark": m}
	}
	records, err := t.write(ctx, "articles.marked", rows)
	if err != nil {
		return nil, err
	}
	found := map[string]*parley.TextMarks{}
	for _, r := range records {
		id := get[string](r, "id")
		if found[id] == nil {
			found[id] = &parley.TextMarks{ArticleID: id, CopyOf: get[string](r, "copyOf")}
		}
		found[id].Marks = append(found[id].Marks, get[int64](r, "mark"))
	}
	out := make([]parley.TextMarks, 0, len(found))
	for _, id := range slices.Sorted(maps.Keys(found)) {
		slices.Sort(found[id].Marks)
		out = append(out, *found[id])
	}
	return out, nil
}
