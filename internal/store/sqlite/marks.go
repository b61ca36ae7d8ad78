package sqlite

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-talks/parley/internal/parley"
)

func (t tx) PutTextMarks(ctx context.Context, ms []parley.TextMarks) error {
	return t.view(ctx, "save text marks", func(c *conn) error {
		for _, m := range ms {
			known := false
			if _, err := c.one(ctx, ask("SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)", m.ArticleID), &known); err != nil {
				return err
			}
			if !known {
				return fmt.Errorf("%w: article %s is not in the store; put it before its marks", parley.ErrInvalid, m.ArticleID)
			}
			if err := c.exec(ctx, "DELETE FROM text_marks WHERE article_id = ?", m.ArticleID); err != nil {
				return err
			}
			for _, mark := range m.Marks {
				if err := c.exec(ctx, "INSERT OR IGNORE INTO text_marks (mark, article_id) VALUES (?, ?)", mark, m.ArticleID); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (t tx) ArticlesMarked(ctx context.Context, marks []int64) ([]parley.TextMarks, error) {
	return look(ctx, t.reader, "find articles by text marks", func(c *conn) ([]parley.TextMarks, error) {
		found := map[string]*parley.TextMarks{}
		marks = slices.Clone(marks)
		slices.Sort(marks)
		for _, mark := range slices.Compact(marks) {
			q := ask("SELECT a.id, COALESCE(a.copy_of, '') FROM text_marks t JOIN articles a ON a.id = t.article_id WHERE t.mark = ?", mark)
			err := c.query(ctx, q, func(s scan) error {
				m := parley.TextMarks{}
				if err := s(&m.ArticleID, &m.CopyOf); err != nil {
					return err
				}
				if found[m.ArticleID] == nil {
					found[m.ArticleID] = &m
				}
				found[m.ArticleID].Marks = append(found[m.ArticleID].Marks, mark)
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
		out := make([]parley.TextMarks, 0, len(found))
		for _, id := range sorted(found) {
			out = append(out, *found[id])
		}
		return out, nil
	})
}
