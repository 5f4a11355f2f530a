package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/data/say"
)

// Kind is what sort of thing a field belongs to.
type Kind string

// The kinds of thing.
const (
	OfSource  Kind = "source"  // fields: "name", "meta", "revision", "earlier", "removed"
	OfOverlap Kind = "overlap" // fields: "overlap" (frozen once touched), "status", "verdict/<reviewer>"
	OfSetting Kind = "setting" // id is the setting's name, field "value"
)

// Set is one field given a value. Value nil (or null) takes the field away.
type Set struct {
	Kind  Kind
	ID    string
	Field string
	Value json.RawMessage
}

// Event is one stored change.
type Event struct {
	ID     string // UUIDv7
	Batch  string // events stored together, undone together
	Writer string // of this copy of the workbench
	Seq    int64  // counts from 1 per writer
	At     time.Time
	Who    string
	Cause  string
	Undoes string // the event this one takes back, or empty
	Set
	Before json.RawMessage // null where there was nothing
}

// nothing is the value of a field that is not there.
const nothing = "null"

// clean gives the set as it is stored: its value compact, null for nil.
func (set Set) clean() (Set, error) {
	for _, s := range []string{string(set.Kind), set.ID, set.Field} {
		if s == "" || !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			return set, say.Errorf("the change of %s cannot be stored: a name in it is empty or no text", set)
		}
	}
	if len(set.Value) == 0 {
		set.Value = json.RawMessage(nothing)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, set.Value); err != nil {
		return set, say.Errorf("the change of %s cannot be stored, its value is no JSON: %w", set, err)
	}
	if !utf8.Valid(compact.Bytes()) {
		return set, say.Errorf("the change of %s cannot be stored, its value is no UTF-8 text", set)
	}
	set.Value = compact.Bytes()
	return set, nil
}

// String names the field for a sentence.
func (set Set) String() string { return fmt.Sprintf("%s of %s %s", set.Field, set.Kind, set.ID) }

// hash is the SHA-256 of all that the event says and of the hash of the same
// writer's event before it. Every part has its length in front, as an unsigned
// varint, so that no two events read the same. The order of the parts is part of the format.
func (e Event) hash(previous []byte) []byte {
	var all []byte
	for _, part := range []string{
		"verbatim event 1", e.ID, e.Batch, e.Writer, strconv.FormatInt(e.Seq, 10), strconv.FormatInt(e.At.UnixMicro(), 10),
		e.Who, e.Cause, e.Undoes, string(e.Kind), e.Set.ID, e.Field, string(e.Value), string(e.Before), string(previous),
	} {
		all = binary.AppendUvarint(all, uint64(len(part)))
		all = append(all, part...)
	}
	sum := sha256.Sum256(all)
	return sum[:]
}

const eventColumns = "id, batch, writer, seq, at, who, cause, undoes, kind, thing, field, value, before"

// Events are the events of one thing, or of the whole kind where id is empty,
// oldest first.
func (s *Store) Events(ctx context.Context, k Kind, id string) ([]Event, error) {
	if id == "" {
		return s.events(ctx, "kind = ? ORDER BY at, writer, seq", k)
	}
	return s.events(ctx, "kind = ? AND thing = ? ORDER BY at, writer, seq", k, id)
}

// Newest is the event that was stored last, whoever wrote it and whenever, and
// how many were stored before it or at least so many: of two looks the
// difference is how many came between. Without an event both are empty.
func (s *Store) Newest(ctx context.Context) (Event, int64, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+eventColumns+", n FROM event WHERE n = (SELECT max(n) FROM event)")
	if err != nil {
		return Event{}, 0, explain(ctx, err)
	}
	defer rows.Close()
	if !rows.Next() {
		return Event{}, 0, explain(ctx, rows.Err())
	}
	var n int64
	e, err := scanEvent(rows, &n)
	return e, n, explain(ctx, err)
}

// StoredBetween are the events that were stored after one [Newest] and up to
// another, whoever wrote them.
func (s *Store) StoredBetween(ctx context.Context, after, upTo int64) ([]Event, error) {
	return s.events(ctx, "n > ? AND n <= ? ORDER BY n", after, upTo)
}

// LastEvents are the newest n events of this writer, newest first.
func (s *Store) LastEvents(ctx context.Context, n int) ([]Event, error) {
	return s.EventsBefore(ctx, math.MaxInt64, n)
}

// EventsBefore are the newest n events of this writer before the one of that
// sequence number, newest first: for undo after a reopen.
func (s *Store) EventsBefore(ctx context.Context, seq int64, n int) ([]Event, error) {
	w, err := presentWriter(ctx, s.read, s.place)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(ctx, err)
	}
	return s.events(ctx, "writer = ? AND seq < ? ORDER BY seq DESC LIMIT ?", w.name, seq, n)
}

// RunStart is the sequence number with which a run of events of one batch
// begins that the event of that number ends: other steps may stand between the
// parts of a batch.
func (s *Store) RunStart(ctx context.Context, batch string, seq int64) (int64, error) {
	var before int64
	// Mostly no other step stands between the parts. The index alone tells that,
	// and a large batch need not be read.
	err := s.read.QueryRowContext(ctx, "SELECT first.seq - 1 FROM (SELECT min(n) AS a, max(n) AS z, count(*) AS events FROM event WHERE batch = ?1) "+
		"JOIN event AS first ON first.n = a JOIN event AS last ON last.n = z "+
		"WHERE last.seq - first.seq + 1 = events AND ?2 BETWEEN first.seq AND last.seq", batch, seq).Scan(&before)
	if !errors.Is(err, sql.ErrNoRows) {
		return before + 1, explain(ctx, err)
	}
	err = s.read.QueryRowContext(ctx, "SELECT seq FROM event WHERE writer = (SELECT writer FROM event WHERE batch = ?1 LIMIT 1) AND seq < ?2 AND batch <> ?1 "+
		"ORDER BY seq DESC LIMIT 1", batch, seq).Scan(&before)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return before + 1, explain(ctx, err)
}

// Batch are the events of one batch, oldest first.
func (s *Store) Batch(ctx context.Context, id string) ([]Event, error) {
	return s.events(ctx, "batch = ? ORDER BY seq", id)
}

// BatchEnds are the first and the last event of a batch, read without the
// others.
func (s *Store) BatchEnds(ctx context.Context, id string) ([]Event, error) {
	return s.events(ctx, "n IN (SELECT min(n) FROM event WHERE batch = ? UNION ALL SELECT max(n) FROM event WHERE batch = ?) ORDER BY seq", id, id)
}

// BatchThings is how many things the events of a batch are of.
func (s *Store) BatchThings(ctx context.Context, id string) (int, error) {
	n := 0
	err := s.read.QueryRowContext(ctx, "SELECT count(DISTINCT thing) FROM event WHERE batch = ?", id).Scan(&n)
	return n, explain(ctx, err)
}

func (s *Store) events(ctx context.Context, which string, args ...any) ([]Event, error) {
	return queryEvents(ctx, s.read, which, args...)
}

func queryEvents(ctx context.Context, db querier, which string, args ...any) ([]Event, error) {
	rows, err := db.QueryContext(ctx, "SELECT "+eventColumns+" FROM event WHERE "+which, args...)
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	var events []Event
	for rows.Next() {
		e, err := scanEvent(rows)
		if err != nil {
			return nil, explain(ctx, err)
		}
		events = append(events, e)
	}
	return events, explain(ctx, rows.Err())
}

// scanEvent reads [eventColumns] and whatever more is asked for.
func scanEvent(rows *sql.Rows, more ...any) (Event, error) {
	var e Event
	var at int64
	var value, before string
	into := append([]any{
		&e.ID, &e.Batch, &e.Writer, &e.Seq, &at, &e.Who, &e.Cause, &e.Undoes,
		&e.Kind, &e.Set.ID, &e.Field, &value, &before,
	}, more...)
	err := rows.Scan(into...)
	e.At, e.Value, e.Before = time.UnixMicro(at).UTC(), json.RawMessage(value), json.RawMessage(before)
	return e, err
}
