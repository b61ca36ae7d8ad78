-- Every thing is kept whole as JSON in data; the other columns and tables
-- exist to find and sort it. Sort keys are made by package listing.

PRAGMA application_id = 0x5061726c; -- "Parl"

CREATE TABLE articles (
  id          TEXT PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE,
  external_id TEXT,
  url         TEXT,
  outlet      TEXT NOT NULL,
  copy_of     TEXT,
  day         TEXT NOT NULL,
  demo        INTEGER NOT NULL,
  sort_key    TEXT NOT NULL,
  data        TEXT NOT NULL, -- without text and raw
  text        TEXT NOT NULL,
  raw         BLOB
) STRICT;
CREATE UNIQUE INDEX articles_sorted ON articles (sort_key);
CREATE INDEX articles_outlet ON articles (outlet, sort_key);
CREATE INDEX articles_external ON articles (external_id, sort_key) WHERE external_id IS NOT NULL;
CREATE INDEX articles_url ON articles (url, sort_key) WHERE url IS NOT NULL;
CREATE INDEX articles_copies ON articles (copy_of, sort_key) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_day ON articles (day);
CREATE INDEX articles_demo ON articles (demo) WHERE demo;

CREATE TABLE mentions (
  id         TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id),
  position   INTEGER NOT NULL,
  event_id   TEXT NOT NULL, -- the truth of Mention.EventID; empty for none
  present    INTEGER NOT NULL, -- no update has withdrawn it
  attributed TEXT NOT NULL,
  sort_key   TEXT NOT NULL,
  data       TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_article ON mentions (article_id, position, id);
CREATE INDEX mentions_event ON mentions (event_id, sort_key);

CREATE TABLE blocks (
  key        TEXT NOT NULL,
  mention_id TEXT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  PRIMARY KEY (key, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_mention ON blocks (mention_id, key);

CREATE TABLE events (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  status      TEXT NOT NULL,
  contact     INTEGER NOT NULL, -- of the family of contacts
  first_day   TEXT NOT NULL, -- empty when undated
  last_day    TEXT NOT NULL,
  days        INTEGER NOT NULL, -- between the two: bounds the search for spans
  venue_id    TEXT,
  track_id    TEXT,
  place       INTEGER NOT NULL,
  parties     TEXT, -- ids in text order, joined
  people      TEXT,
  party_count INTEGER NOT NULL,
  confidence  REAL NOT NULL,
  sources     INTEGER NOT NULL,
  reported    TEXT NOT NULL, -- instant
  time_asc    TEXT NOT NULL,
  time_desc   TEXT NOT NULL,
  reported_desc TEXT NOT NULL,
  data        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_time_desc ON events (time_desc, kind, status, last_day);
CREATE UNIQUE INDEX events_time_asc ON events (time_asc, kind, status, last_day);
CREATE UNIQUE INDEX events_reported ON events (reported_desc, kind, status);
CREATE INDEX events_kind ON events (kind, time_desc, status, last_day);
CREATE INDEX events_days ON events (days);
CREATE INDEX events_venue ON events (venue_id, time_desc) WHERE venue_id IS NOT NULL;
CREATE INDEX events_track ON events (track_id, time_desc, place) WHERE track_id IS NOT NULL;
CREATE INDEX events_parties ON events (parties, time_desc) WHERE parties IS NOT NULL;
CREATE INDEX events_people ON events (people, time_desc) WHERE people IS NOT NULL;

-- Participations as they are in the event.
CREATE TABLE participations (
  event_n      INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
  i            INTEGER NOT NULL,
  actor_id     TEXT NOT NULL,
  on_behalf_of TEXT,
  side         TEXT NOT NULL, -- on_behalf_of, else actor_id
  role         TEXT NOT NULL,
  PRIMARY KEY (event_n, i)
) STRICT, WITHOUT ROWID;

-- Who takes part in what, itself or through others.
CREATE TABLE takes_part (
  actor_id  TEXT NOT NULL,
  time_desc TEXT NOT NULL,
  event_n   INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
  PRIMARY KEY (actor_id, time_desc)
) STRICT, WITHOUT ROWID;
CREATE INDEX takes_part_event ON takes_part (event_n, actor_id);

-- Short values of an event that one can ask for: its topics, the events it is
-- about, the stances taken on it, the fields in conflict.
CREATE TABLE labels (
  label     TEXT NOT NULL,
  value     TEXT NOT NULL,
  time_desc TEXT NOT NULL,
  event_n   INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
  PRIMARY KEY (label, value, time_desc)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_event ON labels (event_n, label, value);

CREATE TABLE positions (
  actor_id TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  event_n  INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  data     TEXT NOT NULL,
  PRIMARY KEY (actor_id, sort_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX positions_event ON positions (event_n);

CREATE TABLE actors (
  id       TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,
  name_key TEXT NOT NULL,
  events   INTEGER NOT NULL,
  sort_key TEXT NOT NULL GENERATED ALWAYS AS (printf('%09d|', 999999999 - events) || name_key) VIRTUAL, -- listing.Counted
  data     TEXT NOT NULL
) STRICT;
CREATE INDEX actors_sorted ON actors (sort_key);

CREATE TABLE venues (
  id         TEXT PRIMARY KEY,
  city       TEXT, -- folded
  country_id TEXT,
  sort_key   TEXT NOT NULL,
  data       TEXT NOT NULL
) STRICT;
CREATE INDEX venues_sorted ON venues (sort_key);
CREATE INDEX venues_city ON venues (city) WHERE city IS NOT NULL;
CREATE INDEX venues_country ON venues (country_id) WHERE country_id IS NOT NULL;

CREATE TABLE topics (
  id       TEXT PRIMARY KEY,
  sort_key TEXT NOT NULL,
  data     TEXT NOT NULL
) STRICT;
CREATE INDEX topics_sorted ON topics (sort_key);

CREATE TABLE tracks (
  id       TEXT PRIMARY KEY,
  sort_key TEXT NOT NULL,
  data     TEXT NOT NULL
) STRICT;
CREATE INDEX tracks_sorted ON tracks (sort_key);

-- What names what, so that nothing stays that nothing names. root: the source
-- is an event or a track, which need nobody to name them.
CREATE TABLE refs (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  root   INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX refs_target ON refs (target, root DESC);

-- Full text: terms are folded and told apart in Go, so the tokenizer only
-- splits at spaces and leaves every letter beyond ASCII alone.
CREATE TABLE texts (
  n    INTEGER PRIMARY KEY,
  id   TEXT NOT NULL UNIQUE,
  date TEXT -- as hits are sorted; null for what is no hit
) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii');
