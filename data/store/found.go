package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"verbatim/data"
)

// SetFound replaces what the program found (untouched overlaps only) and what
// it left out, in one transaction. Rows that stay the same are not written
// again. Of two overlaps with one id the later is kept.
func (s *Store) SetFound(ctx context.Context, found []data.Overlap, left map[string]int) error {
	if err := s.writable(); err != nil {
		return err
	}
	rows := make(map[string]foundRow, len(found))
	for _, o := range found {
		text, err := json.Marshal(o)
		if err != nil {
			return fmt.Errorf("the overlap %s cannot be stored: %w", o.ID, err)
		}
		rows[o.ID] = foundRow{o.A.Revision, o.B.Revision, string(text)}
	}
	leftOut, err := json.Marshal(left)
	if err != nil {
		return err
	}
	tx, err := begin(ctx, s.write)
	if err != nil {
		return explain(ctx, err)
	}
	defer tx.Rollback()
	if err := replaceFound(ctx, tx, rows); err != nil {
		return explain(ctx, err)
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO finding (n, overlaps, left_out, hash) VALUES (1, ?, ?, ?) "+
		"ON CONFLICT DO UPDATE SET overlaps = excluded.overlaps, left_out = excluded.left_out, hash = excluded.hash",
		len(rows), string(leftOut), findingHash(len(rows), string(leftOut)))
	if err != nil {
		return explain(ctx, err)
	}
	return explain(ctx, tx.Commit())
}

type foundRow struct{ revisionA, revisionB, overlap string }

func (r foundRow) hash() []byte {
	sum := sha256.Sum256([]byte(r.overlap))
	return sum[:]
}

func findingHash(overlaps int, leftOut string) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", overlaps, leftOut))
	return sum[:]
}

// replaceFound makes the table hold these rows and no others.
func replaceFound(ctx context.Context, tx *sql.Tx, want map[string]foundRow) error {
	gone, same, err := compareFound(ctx, tx, want)
	if err != nil {
		return err
	}
	for _, id := range gone {
		if _, err := tx.ExecContext(ctx, "DELETE FROM found WHERE id = ?", id); err != nil {
			return err
		}
	}
	put, err := tx.PrepareContext(ctx, "INSERT OR REPLACE INTO found (id, revision_a, revision_b, overlap, hash) VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer put.Close()
	for id, r := range want {
		if same[id] {
			continue
		}
		if _, err := put.ExecContext(ctx, id, r.revisionA, r.revisionB, r.overlap, r.hash()); err != nil {
			return err
		}
	}
	return nil
}

// compareFound tells which stored rows are wanted no longer and which are
// wanted just as they are.
func compareFound(ctx context.Context, tx *sql.Tx, want map[string]foundRow) (gone []string, same map[string]bool, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, revision_a, revision_b, overlap FROM found")
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	same = map[string]bool{}
	for rows.Next() {
		var id string
		var r foundRow
		if err := rows.Scan(&id, &r.revisionA, &r.revisionB, &r.overlap); err != nil {
			return nil, nil, err
		}
		switch wanted, ok := want[id]; {
		case !ok:
			gone = append(gone, id)
		case wanted == r:
			same[id] = true
		}
	}
	return gone, same, rows.Err()
}

// Found is what SetFound stored, in the order of [data.CompareRank].
func (s *Store) Found(ctx context.Context) ([]data.Overlap, map[string]int, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // both tables as of one moment
	if err != nil {
		return nil, nil, explain(ctx, err)
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, "SELECT overlap FROM found")
	if err != nil {
		return nil, nil, explain(ctx, err)
	}
	defer rows.Close()
	var found []data.Overlap
	for rows.Next() {
		var text []byte
		if err := rows.Scan(&text); err != nil {
			return nil, nil, explain(ctx, err)
		}
		var o data.Overlap
		if err := json.Unmarshal(text, &o); err != nil {
			return nil, nil, fmt.Errorf("a found overlap is damaged; check the workbench with “verbatim check”: %w", err)
		}
		found = append(found, o)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, explain(ctx, err)
	}
	slices.SortFunc(found, data.CompareRank)
	left, err := leftOut(ctx, tx)
	return found, left, err
}

func leftOut(ctx context.Context, tx *sql.Tx) (map[string]int, error) {
	var text []byte
	err := tx.QueryRowContext(ctx, "SELECT left_out FROM finding").Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(ctx, err)
	}
	var left map[string]int
	if err := json.Unmarshal(text, &left); err != nil {
		return nil, fmt.Errorf("the account of what was not compared is damaged; check the workbench with “verbatim check”: %w", err)
	}
	return left, nil
}
