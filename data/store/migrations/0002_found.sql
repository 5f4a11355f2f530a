-- What was found is read at every opening: it holds what a list shows, in a
-- compact form. Rows of version 1 keep theirs until they are found again.
ALTER TABLE found RENAME TO found_1;
DROP INDEX found_a;
DROP INDEX found_b;
CREATE TABLE found (
  id      TEXT PRIMARY KEY,
  overlap BLOB NOT NULL, -- as coding.go has it; of version 1: JSON
  hash    BLOB NOT NULL  -- SHA-256 of overlap
) STRICT, WITHOUT ROWID;
INSERT INTO found SELECT id, cast(overlap AS BLOB), hash FROM found_1;
DROP TABLE found_1;

-- The finder's index, in pieces that only it can read; derived.
CREATE TABLE piece (
  name  TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  hash  BLOB NOT NULL -- SHA-256 of name and bytes
) STRICT, WITHOUT ROWID;
