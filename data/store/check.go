package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"

	sqlite3 "modernc.org/sqlite/lib"

	"verbatim/data"
	"verbatim/data/say"
)

// Problem is one thing that Check found wrong.
type Problem struct {
	Where string // table and row, or event
	What  string // a sentence
}

// Check verifies SQLite's own structure, the schema, every chain and every
// hash, and that the state is the fold of the events. It looks at one moment
// of the file; others may go on writing. progress (nil: none) is called with
// rows done and all rows. An error means that Check could not be ended, not
// that the file is damaged.
func (s *Store) Check(ctx context.Context, progress func(done, total int)) ([]Problem, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer tx.Rollback()
	c := &checker{tx: tx, tick: progress}
	if c.tick == nil {
		c.tick = func(int, int) {}
	}
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return nil, explain(ctx, err)
	}
	if version > len(steps) {
		return nil, say.Errorf("%s was written by a newer Verbatim; only that one can check it", s.path)
	}
	c.problems, err = schemaProblems(ctx, tx, steps[:max(version, 0)])
	if err != nil {
		c.report("schema", unreadable(err))
	}
	for _, part := range []struct {
		where string
		since int // the version that brought it
		check func(context.Context) error
	}{
		{"file", 1, c.structure},
		{"event", 1, c.events},
		{"state", 1, c.state},
		{"revision", 1, c.revisions},
		{"original", 1, c.originals},
		{"revision_words", 1, c.words},
		{"found", 1, c.found},
		{"piece", 2, c.pieces},
		{"finding", 1, c.finding},
		{"job", 3, c.jobs},
		{"draft", 3, c.drafts},
		{"text_size", 4, c.sizes},
	} {
		if version < part.since {
			continue
		}
		err := part.check(ctx)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			c.report(part.where, unreadable(err))
		}
	}
	return c.problems, nil
}

func unreadable(err error) string {
	if ofOtherKind(err) {
		return say.T("This cannot be read to its end: a value in it is of another kind than Verbatim stores there.")
	}
	return say.T("This cannot be read to its end: %v.", err)
}

// checker is one run of Check.
type checker struct {
	tx       *sql.Tx
	problems []Problem
	fold     map[field]last
	gaps     map[gap]bool
	done     int
	total    int
	tick     func(done, total int)
}

// last is the newest event of a field as the fold has it.
type last struct {
	n      int64
	at     int64
	writer string
	seq    int64
	value  [sha256.Size]byte
}

func (c *checker) report(where, what string) { c.problems = append(c.problems, Problem{where, what}) }

// each calls row for every row of a query; one it cannot read ends it.
func (c *checker) each(ctx context.Context, query string, row func(*sql.Rows) error) error {
	rows, err := c.tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
		if c.done++; c.done%1000 == 0 {
			c.tick(c.done, max(c.done, c.total))
		}
	}
	return rows.Err()
}

// ourTables are those with a row for everything that is verified; of an older
// version some are not there.
var ourTables = []string{"event", "state", "revision", "original", "found", "piece", "job_item", "draft", "text_size"}

// structure asks SQLite for what it knows: pages, indexes, types, references.
func (c *checker) structure(ctx context.Context) error {
	checks := []string{"PRAGMA integrity_check"}
	if len(c.problems) > 0 { // a plan of others may hold conditions that SQLite would work out for every row
		checks = nil
		for _, table := range ourTables {
			if !slices.ContainsFunc(c.problems, func(p Problem) bool { return p.Where == "table "+table || p.Where == "schema" }) {
				checks = append(checks, "PRAGMA integrity_check("+table+")")
			}
		}
	}
	for _, check := range checks {
		if err := c.each(ctx, check, func(rows *sql.Rows) error {
			var says string
			err := rows.Scan(&says)
			if err == nil && says != "ok" {
				c.report("file", say.T("SQLite says: %s.", says))
			}
			return err
		}); err != nil && (len(checks) == 1 || code(err) != sqlite3.SQLITE_ERROR) { // of an older version it is not there
			return err
		}
	}
	if err := c.each(ctx, `SELECT "table", coalesce(rowid, 0), parent FROM pragma_foreign_key_check`, func(rows *sql.Rows) error {
		var table, parent string
		var row int64
		err := rows.Scan(&table, &row, &parent)
		if err == nil {
			c.report(fmt.Sprintf("%s %d", table, row), say.T("What this row refers to in %s is missing.", parent))
		}
		return err
	}); err != nil {
		return err
	}
	c.done = 0
	for _, table := range ourTables {
		n := 0
		err := c.tx.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n)
		if err != nil && code(err) != sqlite3.SQLITE_ERROR { // of an older version it is not there
			return err
		}
		c.total += n
	}
	return nil
}

// events follows every writer's chain and folds the events on the way.
func (c *checker) events(ctx context.Context) error {
	c.fold = map[field]last{}
	var err error
	if c.gaps, err = gapsOf(ctx, c.tx); err != nil {
		return err
	}
	heads, err := c.heads(ctx)
	if err != nil {
		return err
	}
	var chain writer
	end := func() {
		if head, ok := heads[chain.name]; ok && (head.seq != chain.seq || head.at != chain.at || !bytes.Equal(head.head, chain.head)) {
			c.report("writer "+chain.name, say.T("Its chain should end with event %d but ends with event %d.", head.seq, chain.seq))
		}
		delete(heads, chain.name)
	}
	err = c.each(ctx, "SELECT "+eventColumns+", previous, hash, n FROM event ORDER BY writer, seq", func(rows *sql.Rows) error {
		var previous, hash []byte
		var n int64
		e, err := scanEvent(rows, &previous, &hash, &n)
		if err != nil {
			return err
		}
		if e.Writer != chain.name {
			end()
			chain = writer{name: e.Writer}
		}
		c.link(&chain, e, previous, hash)
		c.take(e, n)
		return nil
	})
	if err != nil {
		return err
	}
	end()
	values, err := undone(ctx, c.tx)
	if err != nil {
		return err
	}
	for key, value := range values {
		shown := c.fold[key]
		shown.value = sha256.Sum256(value)
		c.fold[key] = shown
	}
	for name, head := range heads {
		if head.seq > 0 {
			c.report("writer "+name, say.T("All of its events are missing."))
		}
	}
	return nil
}

func (c *checker) heads(ctx context.Context) (map[string]writer, error) {
	heads := map[string]writer{}
	err := c.each(ctx, "SELECT name, seq, at, head FROM writer", func(rows *sql.Rows) error {
		var w writer
		err := rows.Scan(&w.name, &w.seq, &w.at, &w.head)
		heads[w.name] = w
		return err
	})
	return heads, err
}

// link verifies one event against the one before it in its chain.
func (c *checker) link(chain *writer, e Event, previous, hash []byte) {
	where := "event " + e.ID
	if !bytes.Equal(e.hash(previous), hash) {
		c.report(where, say.T("It is not as it was stored: its hash does not match."))
	}
	switch {
	case c.gaps[gap{e.Writer, chain.seq + 1, e.Seq - 1}]: // told when they were lost
	case e.Seq != chain.seq+1:
		c.report(where, say.T("The event before it in its chain is missing: number %d follows %d.", e.Seq, chain.seq))
	case !bytes.Equal(previous, chain.head):
		c.report(where, say.T("It does not follow the event before it in its chain."))
	case e.At.UnixMicro() < chain.at:
		c.report(where, say.T("It is older than the event before it in its chain."))
	}
	chain.seq, chain.at, chain.head = e.Seq, e.At.UnixMicro(), hash
}

// take folds one event: of each field the last by time, writer, sequence. What was
// taken back is passed over in the end.
func (c *checker) take(e Event, n int64) {
	now := last{n, e.At.UnixMicro(), e.Writer, e.Seq, sha256.Sum256(e.Value)}
	had, ok := c.fold[e.field()]
	if !ok || cmp.Or(cmp.Compare(now.at, had.at), cmp.Compare(now.writer, had.writer), cmp.Compare(now.seq, had.seq)) > 0 {
		c.fold[e.field()] = now
	}
}

// state compares the kept fold with the one just made.
func (c *checker) state(ctx context.Context) error {
	err := c.each(ctx, "SELECT kind, thing, field, value, event FROM state", func(rows *sql.Rows) error {
		var key field
		var value []byte
		var n int64
		if err := rows.Scan(&key.kind, &key.thing, &key.name, &value, &n); err != nil {
			return err
		}
		if want, ok := c.fold[key]; !ok || want.value != sha256.Sum256(value) || want.n != n {
			c.report(key.where(), say.T("What is shown is not what the events say."))
		}
		delete(c.fold, key)
		return nil
	})
	if err != nil {
		return err
	}
	for key := range c.fold {
		c.report(key.where(), say.T("The events speak of it, but it is not shown."))
	}
	return nil
}

func (f field) where() string { return fmt.Sprintf("state %s %s %s", f.kind, f.thing, f.name) }

func (c *checker) revisions(ctx context.Context) error {
	return c.each(ctx, "SELECT hash, text FROM revision", func(rows *sql.Rows) error {
		var hash, text string
		err := rows.Scan(&hash, &text)
		if err == nil && data.Hash(text) != hash {
			c.report("revision "+hash, say.T("The text is not as it was stored: its hash does not match."))
		}
		return err
	})
}

// words looks whether the index for searching has every text. What it says of
// each, structure has left to FTS5's own check.
func (c *checker) words(ctx context.Context) error {
	return c.each(ctx, "SELECT n FROM revision EXCEPT SELECT id FROM revision_words_docsize", func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		c.report(fmt.Sprintf("revision_words %d", n), say.T("This text is not in the index for searching."))
		return err
	})
}

func (c *checker) originals(ctx context.Context) error {
	return c.each(ctx, "SELECT o.revision, o.hash, coalesce(o.bytes, cast(r.text AS BLOB)) FROM original o LEFT JOIN revision r ON r.hash = o.revision",
		func(rows *sql.Rows) error {
			var revision, hash string
			var bytes []byte
			err := rows.Scan(&revision, &hash, &bytes)
			if err == nil && hashOf(bytes) != hash {
				c.report("original "+hash, say.T("The bytes that text %s came from are not as they were stored: their hash does not match.", revision))
			}
			return err
		})
}

func (c *checker) found(ctx context.Context) error {
	texts := newShared()
	return c.each(ctx, "SELECT id, overlap, hash FROM found", func(rows *sql.Rows) error {
		var id string
		var row, hash []byte
		if err := rows.Scan(&id, &row, &hash); err != nil {
			return err
		}
		f, err := decodeFound(id, row, texts)
		if err != nil || !bytes.Equal(sum(row), hash) || f.ID != id || data.OverlapID(f.A, f.B) != id {
			c.report("found "+id, say.T("This found overlap is not as it was stored. Finding again makes it anew."))
		}
		return nil
	})
}

func (c *checker) pieces(ctx context.Context) error {
	return c.each(ctx, "SELECT name, bytes, hash FROM piece", func(rows *sql.Rows) error {
		var name string
		var piece, hash []byte
		err := rows.Scan(&name, &piece, &hash)
		if err == nil && !bytes.Equal(pieceHash(name, piece), hash) {
			c.report("piece "+name, say.T("This piece of the index for finding is not as it was stored. Finding again makes it anew."))
		}
		return err
	})
}

func (c *checker) finding(ctx context.Context) error {
	return c.each(ctx, "SELECT overlaps, left_out, hash, (SELECT count(*) FROM found) FROM finding", func(rows *sql.Rows) error {
		var overlaps, count int
		var leftOut string
		var hash []byte
		err := rows.Scan(&overlaps, &leftOut, &hash, &count)
		if err == nil && (overlaps != count || !bytes.Equal(findingHash(overlaps, leftOut), hash)) {
			c.report("finding "+hex.EncodeToString(hash), say.T("What was found is not as it was stored. Finding again makes it anew."))
		}
		return err
	})
}

func (c *checker) jobs(ctx context.Context) error {
	return c.each(ctx, "SELECT job, n, name, task, outcome, says, hash FROM job_item", func(rows *sql.Rows) error {
		var job, task string
		var i JobItem
		var hash []byte
		err := rows.Scan(&job, &i.N, &i.Name, &task, &i.Outcome, &i.Says, &hash)
		if i.Task = []byte(task); err == nil && !bytes.Equal(i.hash(job), hash) {
			c.report(fmt.Sprintf("job %s, item %d", job, i.N), say.T("What the log says of this file is not as it was stored."))
		}
		return err
	})
}

func (c *checker) drafts(ctx context.Context) error {
	return c.each(ctx, "SELECT name, text, hash FROM draft", func(rows *sql.Rows) error {
		var name, text string
		var hash []byte
		err := rows.Scan(&name, &text, &hash)
		if err == nil && !bytes.Equal(draftHash(name, text), hash) {
			c.report("draft "+name, say.T("This unsaved note is not as it was typed."))
		}
		return err
	})
}

func (c *checker) sizes(ctx context.Context) error {
	return c.each(ctx, "SELECT revision, words, bytes, rules, hash FROM text_size", func(rows *sql.Rows) error {
		var revision, rules string
		var t TextSize
		var hash []byte
		err := rows.Scan(&revision, &t.Words, &t.Bytes, &rules, &hash)
		if err == nil && !bytes.Equal(t.hash(revision, rules), hash) {
			c.report("text_size "+revision, say.T("The length of this text is not as it was counted."))
		}
		return err
	})
}
