-- How long texts are, so that listing sources opens none; derived.
CREATE TABLE text_size (
  revision TEXT PRIMARY KEY,
  words    INTEGER NOT NULL,
  bytes    INTEGER NOT NULL,
  rules    TEXT NOT NULL, -- by which the words were counted
  hash     BLOB NOT NULL  -- SHA-256 over all of the above
) STRICT, WITHOUT ROWID;
