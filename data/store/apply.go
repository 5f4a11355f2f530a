package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"verbatim/data/say"
)

// Apply stores the sets as one batch in one transaction; it is durable when
// Apply returns. Sets that change nothing are left out; where none is left the
// batch is empty and nothing is stored. A workbench open for reading only
// answers with [ErrReadOnly].
//
// The time of an event is the clock's, but never before the newest event of
// the file: what is stored last also comes last in the fold.
func (s *Store) Apply(ctx context.Context, who, cause string, sets ...Set) ([]Event, error) {
	return s.ApplyTo(ctx, "", who, cause, sets...)
}

// NewBatch is the id of a batch that [Store.ApplyTo] is to fill.
func NewBatch() (string, error) {
	id, err := uuid.NewV7()
	return id.String(), err
}

// ApplyTo is Apply for a batch that grows by several transactions: one step to
// take back that was done bit by bit.
func (s *Store) ApplyTo(ctx context.Context, id, who, cause string, sets ...Set) ([]Event, error) {
	clean := make([]Set, len(sets))
	for i, set := range sets {
		var err error
		if clean[i], err = set.clean(); err != nil {
			return nil, err
		}
	}
	return s.store(ctx, who, cause, func(b *batch) error {
		b.id = cmp.Or(id, b.id)
		for _, set := range clean {
			if err := b.add(ctx, set, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// batch is the events of one transaction in the making.
type batch struct {
	tx         *sql.Tx
	id         string
	who, cause string
	at         time.Time
	writer     writer
	events     []Event

	// Prepared once: a batch may hold thousands of events.
	value, insert, show *sql.Stmt
}

// writer is a row of its table: who writes here and how far it has come.
type writer struct {
	name string
	seq  int64
	at   int64 // microseconds since 1970
	head []byte
}

// store runs one transaction that adds events.
func (s *Store) store(ctx context.Context, who, cause string, add func(*batch) error) ([]Event, error) {
	if err := s.writable(); err != nil {
		return nil, err
	}
	for _, text := range []string{who, cause} {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return nil, say.Errorf("nothing was saved: the name %q is no text", text)
		}
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer tx.Rollback()
	b := &batch{tx: tx, who: who, cause: cause}
	if err := b.begin(ctx, s.place, s.now()); err != nil {
		return nil, explain(ctx, err)
	}
	if err := add(b); err != nil {
		return nil, explain(ctx, err)
	}
	if len(b.events) == 0 {
		return nil, nil
	}
	if err := b.end(ctx); err != nil {
		return nil, explain(ctx, err)
	}
	begun := time.Now()
	if err := tx.Commit(); err != nil {
		return nil, explain(ctx, err)
	}
	s.log.Debug("saved", "cause", cause, "events", len(b.events), "took", time.Since(begun))
	return b.events, nil
}

const insertEvent = "INSERT INTO event (id, batch, writer, seq, at, who, cause, undoes, kind, thing, field, value, before, previous, hash) " +
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

func (b *batch) prepare(ctx context.Context) error {
	for stmt, query := range map[**sql.Stmt]string{
		&b.value:  "SELECT value FROM state WHERE kind = ? AND thing = ? AND field = ?",
		&b.insert: insertEvent,
		&b.show: "INSERT INTO state (kind, thing, field, value, event) VALUES (?, ?, ?, ?, ?) " +
			"ON CONFLICT DO UPDATE SET value = excluded.value, event = excluded.event",
	} {
		var err error
		if *stmt, err = b.tx.PrepareContext(ctx, query); err != nil { //nolint:sqlclosecheck // they end with the transaction
			return err
		}
	}
	return nil
}

// begin finds the writer, or makes one where this copy has none yet, and the
// time and id of the batch.
func (b *batch) begin(ctx context.Context, place string, now time.Time) error {
	if err := b.prepare(ctx); err != nil {
		return err
	}
	var err error
	if b.id, err = NewBatch(); err != nil {
		return err
	}
	b.writer, err = presentWriter(ctx, b.tx, place)
	if errors.Is(err, sql.ErrNoRows) {
		b.writer, err = newWriter(ctx, b.tx, place)
	}
	if err != nil {
		return err
	}
	var others int64 // one past the newest of all other writers
	err = b.tx.QueryRowContext(ctx, "SELECT coalesce(max(at) + 1, 0) FROM writer WHERE name <> ? AND seq > 0", b.writer.name).Scan(&others)
	b.at = time.UnixMicro(max(now.UnixMicro(), b.writer.at, others)).UTC()
	return err
}

// presentWriter is the newest writer, if it was made for the file at this
// place; else this is a copy that has not written yet: sql.ErrNoRows.
func presentWriter(ctx context.Context, db querier, place string) (writer, error) {
	var w writer
	err := db.QueryRowContext(ctx, "SELECT name, seq, at, head FROM writer WHERE n = (SELECT max(n) FROM writer) AND place = ?", place).
		Scan(&w.name, &w.seq, &w.at, &w.head)
	return w, err
}

func newWriter(ctx context.Context, tx *sql.Tx, place string) (writer, error) {
	name, err := uuid.NewRandom()
	if err != nil {
		return writer{}, err
	}
	w := writer{name: name.String(), head: []byte{}}
	_, err = tx.ExecContext(ctx, "INSERT INTO writer (name, place, seq, at, head) VALUES (?, ?, 0, 0, ?)", w.name, place, w.head)
	return w, err
}

// add stores one event, unless the field has that value already. To take one back
// is an event in any case: that it is passed over counts.
func (b *batch) add(ctx context.Context, set Set, undoes string) error {
	before := nothing
	err := b.value.QueryRowContext(ctx, set.Kind, set.ID, set.Field).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if before == string(set.Value) && undoes == "" {
		return nil
	}
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	e := Event{
		ID: id.String(), Batch: b.id, Writer: b.writer.name, Seq: b.writer.seq + 1, At: b.at,
		Who: b.who, Cause: b.cause, Undoes: undoes, Set: set, Before: json.RawMessage(before),
	}
	hash := e.hash(b.writer.head)
	row, err := b.insert.ExecContext(ctx, e.ID, e.Batch, e.Writer, e.Seq, e.At.UnixMicro(), e.Who, e.Cause, e.Undoes,
		e.Kind, e.Set.ID, e.Field, string(e.Value), before, b.writer.head, hash)
	if err != nil {
		return err
	}
	n, err := row.LastInsertId()
	if err != nil {
		return err
	}
	_, err = b.show.ExecContext(ctx, e.Kind, e.Set.ID, e.Field, string(e.Value), n)
	b.writer.seq, b.writer.head = e.Seq, hash
	b.events = append(b.events, e)
	return err
}

// end notes how far the writer has come.
func (b *batch) end(ctx context.Context) error {
	_, err := b.tx.ExecContext(ctx, "UPDATE writer SET seq = ?, at = ?, head = ? WHERE name = ?",
		b.writer.seq, b.at.UnixMicro(), b.writer.head, b.writer.name)
	return err
}
