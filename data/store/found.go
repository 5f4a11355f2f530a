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
	Overlaps []*Found
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
	var f Finding
	if f.Overlaps, err = allFound(ctx, tx); err != nil {
		return Finding{}, err
	}
	if f.Left, err = leftOut(ctx, tx); err != nil {
		return Finding{}, err
	}
	f.Stamp, err = stampIn(ctx, tx)
	return f, explain(ctx, err)
}

// allFound reads all rows and decodes them on the cores that reading leaves free.
func allFound(ctx context.Context, tx *sql.Tx) ([]*Found, error) {
	read := make(chan *codedFound, 8)
	workers := make([]foundDecoder, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() { workers[w].decode(read) })
	}
	err := readCoded(ctx, tx, read)
	close(read)
	wait.Wait()
	if err != nil {
		return nil, explain(ctx, err)
	}
	var found []*Found
	for _, w := range workers {
		if w.failed != nil {
			return nil, Damage("a found overlap is damaged; check the workbench with “verbatim check”")
		}
		found = append(found, w.found...)
	}
	return found, nil
}

// codedFound is some rows as they are read: their ids, and where each ends in the
// bytes of all.
type codedFound struct {
	ids  []string
	ends []int
	rows []byte
}

// manyFound is how many rows are read before they are decoded.
const manyFound = 500

func readCoded(ctx context.Context, tx *sql.Tx, to chan<- *codedFound) error {
	rows, err := tx.QueryContext(ctx, "SELECT id, overlap FROM found")
	if err != nil {
		return err
	}
	defer rows.Close()
	some := &codedFound{}
	for rows.Next() {
		var id string
		var row sql.RawBytes
		if err := rows.Scan(&id, &row); err != nil {
			return err
		}
		some.rows = append(some.rows, row...)
		some.ids, some.ends = append(some.ids, id), append(some.ends, len(some.rows))
		if len(some.ids) == manyFound {
			to <- some
			some = &codedFound{rows: make([]byte, 0, len(some.rows)+len(some.rows)/8)}
		}
	}
	to <- some
	return rows.Err()
}

// foundDecoder decodes what one core gets of the rows.
type foundDecoder struct {
	found  []*Found
	failed error
}

func (w *foundDecoder) decode(read <-chan *codedFound) {
	texts := newShared()
	for some := range read {
		found, from := make([]Found, len(some.ids)), 0
		for i, end := range some.ends {
			var err error
			found[i], err = decodeFound(some.ids[i], some.rows[from:end], texts)
			w.failed, from = cmp.Or(w.failed, err), end
			w.found = append(w.found, &found[i])
		}
	}
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
