-- The change log. Nothing is ever deleted from it, so seq has no gaps.
CREATE TABLE changes (
  seq      INTEGER PRIMARY KEY,
  at       TEXT NOT NULL, -- instant; never before that of the row in front
  event_id TEXT NOT NULL, -- the event as it is now: where one was merged away, the one that it became
  data     TEXT NOT NULL
) STRICT;
CREATE INDEX changes_at ON changes (at, seq);
CREATE INDEX changes_event ON changes (event_id);
