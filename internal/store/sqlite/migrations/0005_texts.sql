-- The texts that updates of articles replaced, with what they said, so that
-- what stood there at an instant can be told.
CREATE TABLE earlier_texts (
  article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  known_from TEXT NOT NULL, -- instant
  known_to   TEXT NOT NULL, -- instant of the update
  data       TEXT NOT NULL, -- without text and raw
  text       TEXT NOT NULL,
  raw        BLOB,
  PRIMARY KEY (article_id, known_from)
) STRICT;
CREATE INDEX earlier_texts_from ON earlier_texts (known_from);

-- The instant from which the present text stands. Instants of the data have an
-- offset and a fraction of any length; sort_key begins with that of publication.
ALTER TABLE articles ADD COLUMN known_from TEXT NOT NULL DEFAULT '';
UPDATE articles SET known_from = max(substr(sort_key, 1, 30), (
  SELECT strftime('%Y-%m-%dT%H:%M:%S', at) || '.' || substr(
    CASE WHEN substr(at, 20, 1) <> '.' THEN '' WHEN at LIKE '%Z' THEN substr(at, 21, length(at) - 21) ELSE substr(at, 21, length(at) - 26) END || '000000000', 1, 9) || 'Z'
  FROM (SELECT data ->> '$.Updated' AS at)));
CREATE INDEX articles_known ON articles (known_from);

-- From which instant on each update changed what was known. One behind which a
-- later update touched the same instant or an earlier one tells nothing and goes.
CREATE TABLE touches (
  n          INTEGER PRIMARY KEY,
  known_from TEXT NOT NULL
) STRICT;
