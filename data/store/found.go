package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"runtime"
	"sync"

	"verbatim/data"
	"verbatim/data/say"
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

// Finding is all that is stored of what the program found.
type Finding struct {
	Overlaps []Found        // in the order of [data.CompareRank]
	Left     map[string]int // what was left out, by reason
	Stamp    string         // another one after every change; empty before the first
}

// ErrFoundChanged is in the error where what was found is no longer what a
// change of it begins with: another process was quicker. Nothing is stored.
var ErrFoundChanged = say.Error("what was found has changed meanwhile")

// Found is what is stored of what the program found, as of one moment, in no order.
func (s *Store) Found(ctx context.Context) (Finding, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Finding{}, explain(ctx, err)
	}
	defer tx.Rollback()
	coded, err := codedRows(ctx, tx)
	if err != nil {
		return Finding{}, explain(ctx, err)
	}
	var f Finding
	if f.Overlaps, err = decodeAll(coded); err != nil {
		return Finding{}, Damage("a found overlap is damaged; check the workbench with “verbatim check”")
	}
	if f.Left, err = leftOut(ctx, tx); err != nil {
		return Finding{}, err
	}
	f.Stamp, err = stampIn(ctx, tx)
	return f, explain(ctx, err)
}

func codedRows(ctx context.Context, tx *sql.Tx) ([]codedFound, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, overlap FROM found")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var coded []codedFound
	for rows.Next() {
		var c codedFound
		if err := rows.Scan(&c.id, &c.row); err != nil {
			return nil, err
		}
		coded = append(coded, c)
	}
	return coded, rows.Err()
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
			texts := shared{}
			for i := w * len(coded) / workers; i < (w+1)*len(coded)/workers; i++ {
				var err error
				found[i], err = decodeFound(coded[i].id, coded[i].row, texts)
				failed[w] = cmp.Or(failed[w], err)
			}
		})
	}
	wait.Wait()
	return found, cmp.Or(failed...)
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
	if json.Unmarshal(text, &left) != nil {
		return nil, Damage("the account of what was not compared is damaged; check the workbench with “verbatim check”")
	}
	return left, nil
}
