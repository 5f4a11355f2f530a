package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"verbatim/data"
)

// Found is an overlap that the program found and nobody touched. The names and
// dates of its sides are not kept: they are the sources'.
type Found struct {
	data.Overlap
	Facts Facts
}

// Facts are what a list shows of an overlap beside the overlap itself, so that
// listing opens no text.
type Facts struct {
	Rules              string // by which they were told; empty where they were not
	SpeakerA, SpeakerB string // empty where unknown
	Lead               string // how A's passage begins
}

// SetFound replaces what the program found (untouched overlaps only) and what
// it left out, in one transaction. Rows that stay the same are not written
// again. Of two overlaps with one id the later is kept.
func (s *Store) SetFound(ctx context.Context, found []Found, left map[string]int) error {
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
		return putFinding(ctx, tx, len(rows), left)
	})
}

// FoundChange is what of the found overlaps changes, and with it what was left
// out and the pieces of the finder's index.
type FoundChange struct {
	Put    []Found           // added or changed
	Remove []string          // ids
	Left   map[string]int    // all that is left out now
	Pieces map[string][]byte // by name; nil takes the piece away
}

// PutFound stores a change of what was found in one transaction; it costs what
// it changes. Taking away what is not there is no error.
func (s *Store) PutFound(ctx context.Context, c FoundChange) error {
	rows := make(map[string][]byte, len(c.Put))
	for _, f := range c.Put {
		rows[f.ID] = f.code()
	}
	return s.changeFound(ctx, func(tx *sql.Tx) error {
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

// RenewFound stores found overlaps as they are told now. One that was taken
// away meanwhile stays away.
func (s *Store) RenewFound(ctx context.Context, found []Renewed) error {
	return s.changeFound(ctx, func(tx *sql.Tx) error {
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

// changeFound runs one transaction.
func (s *Store) changeFound(ctx context.Context, change func(*sql.Tx) error) error {
	if err := s.writable(); err != nil {
		return err
	}
	tx, err := begin(ctx, s.write)
	if err != nil {
		return explain(ctx, err)
	}
	defer tx.Rollback()
	if err := change(tx); err != nil {
		return explain(ctx, err)
	}
	return explain(ctx, tx.Commit())
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

// Found is what was stored, in the order of [data.CompareRank], and what was
// left out.
func (s *Store) Found(ctx context.Context) ([]Found, map[string]int, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // both tables as of one moment
	if err != nil {
		return nil, nil, explain(ctx, err)
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, "SELECT id, overlap FROM found")
	if err != nil {
		return nil, nil, explain(ctx, err)
	}
	defer rows.Close()
	var coded []codedFound
	for rows.Next() {
		var c codedFound
		if err := rows.Scan(&c.id, &c.row); err != nil {
			return nil, nil, explain(ctx, err)
		}
		coded = append(coded, c)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, explain(ctx, err)
	}
	found, err := decodeAll(coded)
	if err != nil {
		return nil, nil, fmt.Errorf("a found overlap is damaged; check the workbench with “verbatim check”: %w", err)
	}
	slices.SortFunc(found, func(x, y Found) int { return data.CompareRank(x.Overlap, y.Overlap) })
	left, err := leftOut(ctx, tx)
	return found, left, err
}

// codedFound is a row as it is read.
type codedFound struct {
	id  string
	row []byte
}

// decodeAll decodes the rows, on all cores.
func decodeAll(coded []codedFound) ([]Found, error) {
	workers := runtime.GOMAXPROCS(0)
	found, failed := make([]Found, len(coded)), make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w * len(coded) / workers; i < (w+1)*len(coded)/workers; i++ {
				var err error
				found[i], err = decodeFound(coded[i].id, coded[i].row)
				failed[w] = cmp.Or(failed[w], err)
			}
		})
	}
	wait.Wait()
	return found, errors.Join(failed...)
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
