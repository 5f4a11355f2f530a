package store

import (
	"context"
	"database/sql"
	"fmt"
)

// TextSize is how long a text is.
type TextSize struct{ Words, Bytes int }

func (t TextSize) hash(revision, rules string) []byte {
	return sum(fmt.Appendf(nil, "%s %d %d %s", revision, t.Words, t.Bytes, rules))
}

// TextSizes are the sizes that were counted by these rules, by the text's hash.
func (s *Store) TextSizes(ctx context.Context, rules string) (map[string]TextSize, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT revision, words, bytes FROM text_size WHERE rules = ?", rules)
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	sizes := map[string]TextSize{}
	for rows.Next() {
		var revision string
		var t TextSize
		if err := rows.Scan(&revision, &t.Words, &t.Bytes); err != nil {
			return nil, explain(ctx, err)
		}
		sizes[revision] = t
	}
	return sizes, explain(ctx, rows.Err())
}

// PutTextSizes keeps sizes counted by these rules, in one transaction.
func (s *Store) PutTextSizes(ctx context.Context, rules string, sizes map[string]TextSize) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		put, err := tx.PrepareContext(ctx, "INSERT OR REPLACE INTO text_size (revision, words, bytes, rules, hash) VALUES (?, ?, ?, ?, ?)")
		if err != nil {
			return err
		}
		defer put.Close()
		for revision, t := range sizes {
			if _, err := put.ExecContext(ctx, revision, t.Words, t.Bytes, rules, t.hash(revision, rules)); err != nil {
				return err
			}
		}
		return nil
	})
}
