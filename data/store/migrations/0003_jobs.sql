-- What was asked for and is done bit by bit: a job, and its items with what
-- became of each. A job that is not done goes on when the workbench is opened.
CREATE TABLE job (
  id TEXT PRIMARY KEY -- the batch that its events are in; it tells its time
) STRICT, WITHOUT ROWID;
CREATE TABLE job_item (
  job     TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  n       INTEGER NOT NULL, -- its place in the job, from 0
  name    TEXT NOT NULL,
  task    TEXT NOT NULL, -- JSON: what is to be done
  outcome TEXT NOT NULL, -- empty while it waits
  says    TEXT NOT NULL, -- of the outcome, a sentence or nothing
  hash    BLOB NOT NULL, -- SHA-256 over all of the above
  PRIMARY KEY (job, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_waiting ON job_item (job, n) WHERE outcome = '';

-- What a person is typing, so that no crash takes it; gone once it is saved.
CREATE TABLE draft (
  name TEXT PRIMARY KEY, -- which field of which thing
  text TEXT NOT NULL,
  hash BLOB NOT NULL -- SHA-256 of name and text
) STRICT, WITHOUT ROWID;
