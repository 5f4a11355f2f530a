package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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
