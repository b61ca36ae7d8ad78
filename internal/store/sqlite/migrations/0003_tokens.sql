-- Keys to the store, as hashes. Instants are seconds since 1970, NULL for none.
CREATE TABLE tokens (
  id      TEXT PRIMARY KEY,
  hash    TEXT NOT NULL,
  name    TEXT NOT NULL,
  role    TEXT NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER,
  revoked INTEGER
) STRICT;
