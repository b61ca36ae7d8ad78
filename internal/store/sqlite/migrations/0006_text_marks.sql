-- Copies of a text find each other: see parley.TextMarks.

CREATE TABLE text_marks (
  mark       INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (mark, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_marks_article ON text_marks (article_id);
