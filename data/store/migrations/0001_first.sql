-- Everything a person can change is an event; nothing else in this file is
-- ever the only copy of what a person did.
PRAGMA application_id = 0x56657262; -- "Verb"

-- One row a writer, a copy of this workbench that stored events; the newest
-- is the one that writes here. seq, at and head are those of its last event.
CREATE TABLE writer (
  n     INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL, -- of the file when the writer was made: elsewhere it is another copy
  seq   INTEGER NOT NULL,
  at    INTEGER NOT NULL,
  head  BLOB NOT NULL
) STRICT;

CREATE TABLE event (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  batch    TEXT NOT NULL,
  writer   TEXT NOT NULL REFERENCES writer (name),
  seq      INTEGER NOT NULL,
  at       INTEGER NOT NULL, -- microseconds since 1970, UTC
  who      TEXT NOT NULL,
  cause    TEXT NOT NULL,
  undoes   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  thing    TEXT NOT NULL,
  field    TEXT NOT NULL,
  value    TEXT NOT NULL, -- JSON, null where the field was taken away
  before   TEXT NOT NULL, -- JSON, null where there was nothing
  previous BLOB NOT NULL, -- hash of this writer's event before, empty for the first
  hash     BLOB NOT NULL, -- SHA-256 over all of the above but n
  UNIQUE (writer, seq)
) STRICT;
CREATE INDEX event_batch ON event (batch);
CREATE INDEX event_thing ON event (kind, thing, field);

-- The fold of all events in the order (at, writer, seq): the last of each field.
CREATE TABLE state (
  kind  TEXT NOT NULL,
  thing TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON, null where the field was taken away
  event INTEGER NOT NULL REFERENCES event (n),
  PRIMARY KEY (kind, thing, field)
) STRICT, WITHOUT ROWID;

-- Texts, once each. A row is never changed and never deleted.
CREATE TABLE revision (
  n    INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE, -- SHA-256 of text, hex
  text TEXT NOT NULL
) STRICT;

-- The bytes that texts came from. Bytes that are the text itself are not kept twice.
CREATE TABLE original (
  revision TEXT NOT NULL REFERENCES revision (hash),
  hash     TEXT NOT NULL, -- SHA-256 of the bytes, hex
  bytes    BLOB,          -- NULL: the text's own
  PRIMARY KEY (revision, hash)
) STRICT, WITHOUT ROWID;

-- Words of the texts, for searching; derived from revision.
CREATE VIRTUAL TABLE revision_words USING fts5 (
  text, content = 'revision', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);

-- What the program found and no person touched; derived, may come and go.
CREATE TABLE found (
  id         TEXT PRIMARY KEY,
  revision_a TEXT NOT NULL,
  revision_b TEXT NOT NULL,
  overlap    TEXT NOT NULL, -- JSON
  hash       BLOB NOT NULL  -- SHA-256 of overlap
) STRICT, WITHOUT ROWID;
CREATE INDEX found_a ON found (revision_a);
CREATE INDEX found_b ON found (revision_b);

-- One row: how many were found, and what was left out, with the hash of both.
CREATE TABLE finding (
  n        INTEGER PRIMARY KEY CHECK (n = 1),
  overlaps INTEGER NOT NULL,
  left_out TEXT NOT NULL, -- JSON: how many by reason
  hash     BLOB NOT NULL
) STRICT;
