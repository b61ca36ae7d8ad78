-- What analysts ruled, and what it rests on.

CREATE TABLE decisions (
  id        TEXT PRIMARY KEY,
  on_actors INTEGER NOT NULL, -- it rules on who is who, and holds
  sort_key  TEXT NOT NULL,
  data      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX decisions_sorted ON decisions (sort_key);
CREATE INDEX decisions_actors ON decisions (sort_key) WHERE on_actors;

CREATE TABLE anchors (
  anchor      TEXT NOT NULL, -- id of a mention, an actor or an article, which need not be there
  decision_id TEXT NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  PRIMARY KEY (anchor, decision_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchors_decision ON anchors (decision_id);

ALTER TABLE events ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 0;

ALTER TABLE actors ADD COLUMN unknown INTEGER NOT NULL DEFAULT 0; -- parley.Actor.Unknown
UPDATE actors SET unknown = 1 WHERE kind = 'PERSON'
  AND (data ->> '$.represents' IS NULL OR instr(trim(data ->> '$.name'), ' ') = 0);
CREATE INDEX actors_unknown ON actors (sort_key) WHERE unknown;

-- Events with conflicts or doubts.
INSERT OR IGNORE INTO labels (label, value, time_desc, event_n) SELECT 'doubt', '', time_desc, event_n FROM labels WHERE label = 'conflict';
