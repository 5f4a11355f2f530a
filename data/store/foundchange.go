package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// SetFound replaces what the program found (untouched overlaps only), what it
// left out, and the pieces of the finder's index, in one transaction, and gives
// the new stamp. Overlaps that stay the same are not written again. Of two with
// one id the later is kept.
func (s *Store) SetFound(ctx context.Context, found []Found, left map[string]int, pieces map[string][]byte) (stamp string, err error) {
	rows := make(map[string][]byte, len(found))
	for _, f := range found {
		rows[f.ID] = f.code()
	}
	return s.changeFound(ctx, func(tx *sql.Tx) error {
		put, gone, err := compareFound(ctx, tx, rows)
		if err != nil {
			return err
		}
		if _, err := writeFound(ctx, tx, put, gone); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM piece WHERE name <> ?", owedPiece); err != nil {
			return err
		}
		if err := writePieces(ctx, tx, pieces); err != nil {
			return err
		}
		return putFinding(ctx, tx, len(rows), left)
	})
}

// FoundChange is what of the found overlaps changes, and with it what was left
// out and the pieces of the finder's index.
type FoundChange struct {
	Since  string            // the stamp of what it changes
	Put    []Found           // added or changed
	Remove []string          // ids
	Left   map[string]int    // all that is left out now
	Pieces map[string][]byte // by name; nil takes the piece away
}

// PutFound stores a change of what was found in one transaction and gives the
// new stamp; it costs what it changes. Taking away what is not there is no
// error. A change of what is not stored any more is [ErrFoundChanged].
func (s *Store) PutFound(ctx context.Context, c FoundChange) (stamp string, err error) {
	rows := make(map[string][]byte, len(c.Put))
	for _, f := range c.Put {
		rows[f.ID] = f.code()
	}
	return s.changeFound(ctx, func(tx *sql.Tx) error {
		if err := unchanged(ctx, tx, c.Since); err != nil {
			return err
		}
		more, err := writeFound(ctx, tx, rows, c.Remove)
		if err != nil {
			return err
		}
		if err := writePieces(ctx, tx, c.Pieces); err != nil {
			return err
		}
		before := 0
		err = tx.QueryRowContext(ctx, "SELECT overlaps FROM finding").Scan(&before)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		return putFinding(ctx, tx, before+more, c.Left)
	})
}

// Renewed is a found overlap told anew; its id was another where A and B
// changed places.
type Renewed struct {
	Was string
	Found
}

// RenewFound stores found overlaps as they are told now and gives the new
// stamp. Where they are not stored any more it is [ErrFoundChanged].
func (s *Store) RenewFound(ctx context.Context, since string, found []Renewed) (stamp string, err error) {
	return s.changeFound(ctx, func(tx *sql.Tx) error {
		if err := unchanged(ctx, tx, since); err != nil {
			return err
		}
		renew, err := tx.PrepareContext(ctx, "UPDATE OR IGNORE found SET id = ?, overlap = ?, hash = ? WHERE id = ?")
		if err != nil {
			return err
		}
		defer renew.Close()
		for _, f := range found {
			row := f.code()
			if _, err := renew.ExecContext(ctx, f.ID, row, sum(row), f.Was); err != nil {
				return err
			}
		}
		return nil
	})
}

// FoundStamp is the stamp of what is stored now.
func (s *Store) FoundStamp(ctx context.Context) (string, error) {
	stamp, err := stampIn(ctx, s.read)
	return stamp, explain(ctx, err)
}

// stampPiece is the piece that tells one state of what was found from all
// others; the finder's own have no dot in front.
const stampPiece = ".stamp"

// owedPiece stands from the moment when sources or settings of another workbench
// are in until what they share is found: a program that ends in between leaves
// the finding to the next.
const owedPiece = ".owed"

// Owed names the finding that is due since [Store.Take] took sources or settings
// in; empty where none is.
func (s *Store) Owed(ctx context.Context) (string, error) {
	name, err := s.Piece(ctx, owedPiece)
	return string(name), err
}

// Paid says that the finding of that name is done. Where another came due
// meanwhile, that one stays.
func (s *Store) Paid(ctx context.Context, owed string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM piece WHERE name = ? AND bytes = ?", owedPiece, []byte(owed))
		return err
	})
}

// unchanged is [ErrFoundChanged] where the stamp is another.
func unchanged(ctx context.Context, tx *sql.Tx, since string) error {
	now, err := stampIn(ctx, tx)
	if err == nil && now != since {
		err = ErrFoundChanged
	}
	return err
}

// stampIn reads the stamp from the database or from a transaction.
func stampIn(ctx context.Context, in interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
},
) (stamp string, err error) {
	var bytes []byte
	err = in.QueryRowContext(ctx, "SELECT bytes FROM piece WHERE name = ?", stampPiece).Scan(&bytes)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return string(bytes), err
}

// changeFound runs one transaction and puts a new stamp on what it comes to.
func (s *Store) changeFound(ctx context.Context, change func(*sql.Tx) error) (stamp string, err error) {
	if err := s.writable(); err != nil {
		return "", err
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return "", explain(ctx, err)
	}
	defer tx.Rollback()
	if err := change(tx); err != nil {
		return "", explain(ctx, err)
	}
	stamp = rand.Text()
	if err := writePieces(ctx, tx, map[string][]byte{stampPiece: []byte(stamp)}); err != nil {
		return "", explain(ctx, err)
	}
	return stamp, explain(ctx, tx.Commit())
}

func sum(parts ...[]byte) []byte {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

func findingHash(overlaps int, leftOut string) []byte {
	return sum(fmt.Appendf(nil, "%d %s", overlaps, leftOut))
}

func putFinding(ctx context.Context, tx *sql.Tx, overlaps int, left map[string]int) error {
	leftOut, err := json.Marshal(left)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO finding (n, overlaps, left_out, hash) VALUES (1, ?, ?, ?) "+
		"ON CONFLICT DO UPDATE SET overlaps = excluded.overlaps, left_out = excluded.left_out, hash = excluded.hash",
		overlaps, string(leftOut), findingHash(overlaps, string(leftOut)))
	return err
}

// writeFound takes away and puts; more is how many rows there are more than
// before.
func writeFound(ctx context.Context, tx *sql.Tx, put map[string][]byte, gone []string) (more int, err error) {
	remove, err := tx.PrepareContext(ctx, "DELETE FROM found WHERE id = ?")
	if err != nil {
		return 0, err
	}
	defer remove.Close()
	insert, err := tx.PrepareContext(ctx, "INSERT INTO found (id, overlap, hash) VALUES (?, ?, ?)")
	if err != nil {
		return 0, err
	}
	defer insert.Close()
	for _, id := range slices.AppendSeq(slices.Clone(gone), maps.Keys(put)) {
		row, err := remove.ExecContext(ctx, id)
		if err != nil {
			return 0, err
		}
		n, err := row.RowsAffected()
		if err != nil {
			return 0, err
		}
		more -= int(n)
	}
	for id, row := range put {
		if _, err := insert.ExecContext(ctx, id, row, sum(row)); err != nil {
			return 0, err
		}
		more++
	}
	return more, nil
}

// compareFound tells which of the wanted rows are not stored just as they are,
// and which stored ones are wanted no longer.
func compareFound(ctx context.Context, tx *sql.Tx, want map[string][]byte) (put map[string][]byte, gone []string, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, overlap FROM found")
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	same := map[string]bool{}
	for rows.Next() {
		var id string
		var row sql.RawBytes
		if err := rows.Scan(&id, &row); err != nil {
			return nil, nil, err
		}
		switch wanted, ok := want[id]; {
		case !ok:
			gone = append(gone, id)
		case bytes.Equal(wanted, row):
			same[id] = true
		}
	}
	put = map[string][]byte{}
	for id, row := range want {
		if !same[id] {
			put[id] = row
		}
	}
	return put, gone, rows.Err()
}
