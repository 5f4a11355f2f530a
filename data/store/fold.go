package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
)

// field names one field of one thing.
type field struct {
	kind  Kind
	thing string
	name  string
}

func (set Set) field() field { return field{set.Kind, set.ID, set.Field} }

// Value is the present value of one field, nil where there is none.
func (s *Store) Value(ctx context.Context, k Kind, id, field string) (json.RawMessage, error) {
	var value string
	err := s.read.QueryRowContext(ctx, "SELECT value FROM state WHERE kind = ? AND thing = ? AND field = ?", k, id, field).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) || value == nothing {
		return nil, nil
	}
	if err != nil {
		return nil, explain(ctx, err)
	}
	return json.RawMessage(value), nil
}

// Thing is all present values of one thing: field -> value.
func (s *Store) Thing(ctx context.Context, k Kind, id string) (map[string]json.RawMessage, error) {
	things, err := s.fields(ctx, "kind = ? AND thing = ?", k, id)
	return things[id], err
}

// Fields are all present values of all things of a kind: id -> field -> value.
func (s *Store) Fields(ctx context.Context, k Kind) (map[string]map[string]json.RawMessage, error) {
	return s.fields(ctx, "kind = ?", k)
}

func (s *Store) fields(ctx context.Context, which string, args ...any) (map[string]map[string]json.RawMessage, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT thing, field, value FROM state WHERE value <> 'null' AND "+which, args...)
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	things := map[string]map[string]json.RawMessage{}
	for rows.Next() {
		var thing, field, value string
		if err := rows.Scan(&thing, &field, &value); err != nil {
			return nil, explain(ctx, err)
		}
		if things[thing] == nil {
			things[thing] = map[string]json.RawMessage{}
		}
		things[thing][field] = json.RawMessage(value)
	}
	return things, explain(ctx, rows.Err())
}

// takenBack are the ids of the events of one field's history, oldest first, that
// others took back: by an undo, unless that was itself taken back by a redo.
func takenBack(history []Event) map[string]bool {
	gone := map[string]bool{}
	for _, e := range slices.Backward(history) {
		if e.Undoes != "" && !gone[e.ID] {
			gone[e.Undoes] = true
		}
	}
	return gone
}

// Standing is what one field's history, oldest first, comes to: the value of the
// last event that was not taken back. To take back is to pass over, and not to set
// the value before: where workbenches are merged another's event may stand
// between the two, and it stays. An event that takes back one that is lost stands
// for the value it set.
func Standing(history []Event) json.RawMessage {
	gone, here := takenBack(history), map[string]bool{}
	for _, e := range history {
		here[e.ID] = true
	}
	for _, e := range slices.Backward(history) {
		if !gone[e.ID] && (e.Undoes == "" || !here[e.Undoes]) {
			return e.Value
		}
	}
	return json.RawMessage(nothing)
}

// undone is what every field comes to in whose history something was taken back.
// Of all others it is the value of the last event.
func undone(ctx context.Context, db querier) (map[field]json.RawMessage, error) {
	events, err := queryEvents(ctx, db, "(kind, thing, field) IN (SELECT kind, thing, field FROM event WHERE undoes <> '') ORDER BY kind, thing, field, at, writer, seq")
	if err != nil {
		return nil, err
	}
	out := map[field]json.RawMessage{}
	for len(events) > 0 {
		key := events[0].field()
		n := 1
		for n < len(events) && events[n].field() == key {
			n++
		}
		out[key] = Standing(events[:n])
		events = events[n:]
	}
	return out, nil
}

// showUndone has the state show what these fields come to.
func showUndone(ctx context.Context, tx *sql.Tx) error {
	values, err := undone(ctx, tx)
	if err != nil {
		return err
	}
	show, err := tx.PrepareContext(ctx, "UPDATE state SET value = ?4 WHERE kind = ?1 AND thing = ?2 AND field = ?3 AND value <> ?4")
	if err != nil {
		return err
	}
	defer show.Close()
	for key, value := range values {
		if _, err := show.ExecContext(ctx, key.kind, key.thing, key.name, string(value)); err != nil {
			return err
		}
	}
	return nil
}
