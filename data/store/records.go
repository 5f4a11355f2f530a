package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io"

	sqlite3 "modernc.org/sqlite/lib"

	"verbatim/data"
	"verbatim/data/say"
)

// Schema is the version of the file's schema.
func (s *Store) Schema(ctx context.Context) (version int, err error) {
	err = s.read.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, explain(ctx, err)
}

// Record is one thing that a workbench holds and that nothing else can give
// again: exactly one of its fields is set.
type Record struct {
	Text     *data.Revision
	Original *Original
	Event    *Linked
}

// Original is the bytes that a text came from; nil where they are the text's own.
type Original struct {
	Revision, Hash string
	Bytes          []byte
}

// Linked is an event with its place in its writer's chain.
type Linked struct {
	Event
	Previous, Hash []byte
}

// Records calls take with all that the workbench holds, as of one moment: texts
// by hash, the files they came from by text and hash, and the events in the
// order of the fold. Two workbenches that hold the same give the same. What the
// program found, drafts, jobs and sizes are not among it. An error of take ends
// it and is given back.
func (s *Store) Records(ctx context.Context, take func(Record) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(ctx, err)
	}
	defer tx.Rollback()
	each := func(query string, scan func(*sql.Rows) (Record, error)) error {
		rows, err := tx.QueryContext(ctx, query)
		if err != nil {
			return explain(ctx, err)
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scan(rows)
			if err != nil {
				return explain(ctx, err)
			}
			if err := take(r); err != nil {
				return err
			}
		}
		return explain(ctx, rows.Err())
	}
	if err := each("SELECT hash, text FROM revision ORDER BY hash", func(rows *sql.Rows) (Record, error) {
		r := Record{Text: &data.Revision{}}
		return r, rows.Scan(&r.Text.Hash, &r.Text.Text)
	}); err != nil {
		return err
	}
	if err := each("SELECT revision, hash, bytes FROM original ORDER BY revision, hash", func(rows *sql.Rows) (Record, error) {
		r := Record{Original: &Original{}}
		return r, rows.Scan(&r.Original.Revision, &r.Original.Hash, &r.Original.Bytes)
	}); err != nil {
		return err
	}
	return each("SELECT "+eventColumns+", previous, hash FROM event ORDER BY at, writer, seq", func(rows *sql.Rows) (Record, error) {
		l := &Linked{}
		var err error
		l.Event, err = scanEvent(rows, &l.Previous, &l.Hash)
		return Record{Event: l}, err
	})
}

// Taken is what Take added; what was here already is not counted.
type Taken struct{ Texts, Originals, Events int }

// errNotSound is in the error of records that do not verify.
var errNotSound = say.Error("nothing was taken in")

// Take adds records until next gives io.EOF, in one transaction: all or none.
// What is here already adds nothing, so that taking twice, or in another order,
// comes to the same. Every text, file and event must verify by its hash, and in
// the end every chain must, and the state be the fold of all events; else
// nothing changes and the error says what is wrong. Texts must come before the
// files they came from, and the events of a writer in their order. Where sources
// or settings came in, a finding is due from then on ([Store.Owed]).
func (s *Store) Take(ctx context.Context, next func() (Record, error)) (Taken, error) {
	t := taking{ends: map[string]writer{}}
	err := s.change(ctx, func(tx *sql.Tx) error {
		t.tx = tx
		if err := t.prepare(ctx); err != nil {
			return err
		}
		for {
			r, err := next()
			if errors.Is(err, io.EOF) {
				return t.end(ctx)
			}
			if err == nil {
				err = t.take(ctx, r)
			}
			if err != nil {
				return err
			}
		}
	})
	if err != nil {
		return Taken{}, err
	}
	return t.taken, nil
}

// taking is one run of Take.
type taking struct {
	tx    *sql.Tx
	taken Taken
	ends  map[string]writer // of the chains that grew
	owes  bool              // something came in by which other overlaps may be found

	insert, show *sql.Stmt
}

func (t *taking) prepare(ctx context.Context) (err error) {
	t.insert, err = t.tx.PrepareContext(ctx, insertEvent) //nolint:sqlclosecheck // they end with the transaction
	if err != nil {
		return err
	}
	// The state is the fold: an event shows where none later does.
	t.show, err = t.tx.PrepareContext(ctx, //nolint:sqlclosecheck // as above
		"INSERT INTO state (kind, thing, field, value, event) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET value = excluded.value, event = excluded.event "+
			"WHERE (SELECT (at, writer, seq) < (?6, ?7, ?8) FROM event WHERE n = state.event)")
	return err
}

func (t *taking) take(ctx context.Context, r Record) error {
	switch {
	case r.Text != nil:
		return t.text(ctx, *r.Text)
	case r.Original != nil:
		return t.original(ctx, *r.Original)
	case r.Event != nil:
		return t.event(ctx, *r.Event)
	}
	return nil
}

func (t *taking) text(ctx context.Context, r data.Revision) error {
	if data.Hash(r.Text) != r.Hash {
		return refuse(errNotSound, "the text %.12s… is not as it was stored", r.Hash)
	}
	added, err := putText(ctx, t.tx, r)
	if added {
		t.taken.Texts++
	}
	return err
}

func (t *taking) original(ctx context.Context, o Original) error {
	bytes := o.Bytes
	if bytes == nil {
		var text string
		err := t.tx.QueryRowContext(ctx, "SELECT text FROM revision WHERE hash = ?", o.Revision).Scan(&text)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		bytes = []byte(text)
	}
	if hashOf(bytes) != o.Hash {
		return refuse(errNotSound, "the file %.12s… that a text came from is not as it was stored", o.Hash)
	}
	row, err := t.tx.ExecContext(ctx, "INSERT INTO original (revision, hash, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", o.Revision, o.Hash, o.Bytes)
	if code(err) == sqlite3.SQLITE_CONSTRAINT {
		return refuse(errNotSound, "the text %.12s… of a file is missing", o.Revision)
	}
	if err != nil {
		return err
	}
	n, err := row.RowsAffected()
	t.taken.Originals += int(n)
	return err
}

func (t *taking) event(ctx context.Context, e Linked) error {
	if clean, err := e.Set.clean(); err != nil || !bytes.Equal(clean.Value, e.Value) || !bytes.Equal(e.hash(e.Previous), e.Hash) {
		return refuse(errNotSound, "the event %s is not as it was stored", e.ID)
	}
	var had []byte
	err := t.tx.QueryRowContext(ctx, "SELECT hash FROM event WHERE id = ?", e.ID).Scan(&had)
	if err == nil && bytes.Equal(had, e.Hash) {
		return nil
	}
	if err == nil {
		return refuse(errNotSound, "the event %s is here already and says something else", e.ID)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err := t.writer(ctx, e.Writer); err != nil {
		return err
	}
	row, err := t.insert.ExecContext(ctx, e.ID, e.Batch, e.Writer, e.Seq, e.At.UnixMicro(), e.Who, e.Cause, e.Undoes,
		e.Kind, e.Set.ID, e.Field, string(e.Value), string(e.Before), append([]byte{}, e.Previous...), e.Hash) // the first follows nothing, which is not null
	if code(err) == sqlite3.SQLITE_CONSTRAINT {
		return refuse(errNotSound, "the event %s does not fit: another stands at its place, number %d of its writer", e.ID, e.Seq)
	}
	if err != nil {
		return err
	}
	n, err := row.LastInsertId()
	if err != nil {
		return err
	}
	t.taken.Events++
	t.owes = t.owes || e.Kind == OfSource || e.Kind == OfSetting
	if w := t.ends[e.Writer]; e.Seq >= w.seq {
		t.ends[e.Writer] = writer{e.Writer, e.Seq, e.At.UnixMicro(), e.Hash}
	}
	_, err = t.show.ExecContext(ctx, e.Kind, e.Set.ID, e.Field, string(e.Value), n, e.At.UnixMicro(), e.Writer, e.Seq)
	return err
}

// writer makes a row for a writer that was never here. It stands before all
// others: the newest row stays that of the writer who writes in this file.
func (t *taking) writer(ctx context.Context, name string) error {
	if _, ok := t.ends[name]; ok {
		return nil
	}
	_, err := t.tx.ExecContext(ctx, "INSERT INTO writer (n, name, place, seq, at, head) VALUES ((SELECT coalesce(min(n), 1) - 1 FROM writer), ?, '', 0, 0, x'') ON CONFLICT (name) DO NOTHING", name)
	return err
}

// end notes how far each writer has come and verifies the chains and the fold.
func (t *taking) end(ctx context.Context) error {
	for _, w := range t.ends {
		if _, err := t.tx.ExecContext(ctx, "UPDATE writer SET seq = ?, at = ?, head = ? WHERE name = ? AND seq < ?", w.seq, w.at, w.head, w.name, w.seq); err != nil {
			return err
		}
	}
	if t.owes {
		if err := writePieces(ctx, t.tx, map[string][]byte{owedPiece: []byte(rand.Text())}); err != nil {
			return err
		}
	}
	if t.taken.Events > 0 {
		if err := showUndone(ctx, t.tx); err != nil {
			return err
		}
	}
	c := &checker{tx: t.tx, tick: func(int, int) {}}
	if err := errors.Join(c.events(ctx), c.state(ctx)); err != nil {
		return err
	}
	if len(c.problems) > 0 {
		return refuse(errNotSound, "%s: %s", c.problems[0].Where, c.problems[0].What)
	}
	return nil
}
