package export

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"verbatim/data"
)

// bom tells spreadsheets that the bytes are UTF-8.
const bom = "\ufeff"

// Counts is told after an export: rows written, rows left out because their
// verdict is "unrelated", and cells guarded.
type Counts struct{ Written, LeftOut, Guarded int }

// CSVOptions say how the table is written.
type CSVOptions struct{ NoBOM bool }

// WriteCSV writes the header and the rows; those judged unrelated are left out
// and counted. The only errors are w's.
func WriteCSV(w io.Writer, rows []Row, o CSVOptions) (Counts, error) {
	var counts Counts
	if !o.NoBOM {
		if _, err := io.WriteString(w, bom); err != nil {
			return counts, err
		}
	}
	out := csv.NewWriter(w)
	_ = out.Write(Columns) // its error is kept and given by out.Error
	for _, r := range rows {
		if r.LeftOut() {
			counts.LeftOut++
			continue
		}
		cells, guarded := r.Cells()
		_ = out.Write(cells)
		counts.Written++
		counts.Guarded += guarded
	}
	out.Flush()
	return counts, out.Error()
}

// LeftOut tells a row that is counted and not written: its verdict says that
// the two passages have nothing to do with each other.
func (r Row) LeftOut() bool { return r.Verdict.Wording == data.Unrelated }

// Cells are the row's cells as they are written, in the order of [Columns],
// and how many of them had to be guarded.
func (r Row) Cells() (cells []string, guarded int) {
	cells = make([]string, len(table))
	for i, c := range table {
		cells[i] = plain(c.cell(r))
		if c.numeric {
			continue
		}
		if g := Guard(cells[i]); g != cells[i] {
			cells[i] = g
			guarded++
		}
	}
	return cells, guarded
}

// lineEnds are the ends of lines that encoding/csv reads as a line feed.
var lineEnds = regexp.MustCompile(`\r+\n`)

// plain makes a cell valid UTF-8 and ends its lines with a line feed, as it
// would be read back: a guard put before a CR LF could not be told from an
// apostrophe before a line feed.
func plain(cell string) string {
	cell = strings.ToValidUTF8(cell, "\ufffd")
	if !strings.Contains(cell, "\r\n") {
		return cell
	}
	return lineEnds.ReplaceAllString(cell, "\n")
}

// Table is a CSV read back: the header and the cells, guards taken away.
type Table struct {
	Header []string
	Rows   [][]string
}

// ReadCSV reads what [WriteCSV] wrote, with a byte order mark or without. An
// error is a sentence that names the line.
func ReadCSV(r io.Reader) (Table, error) {
	in := bufio.NewReader(r)
	if b, _ := in.Peek(len(bom)); string(b) == bom {
		_, _ = in.Discard(len(bom)) // just seen: cannot fail
	}
	c := csv.NewReader(in)
	var t Table
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Table{}, explain(err, len(t.Header))
		}
		if t.Header == nil {
			t.Header = cells
			continue
		}
		for i := range cells {
			cells[i] = Unguard(cells[i])
		}
		t.Rows = append(t.Rows, cells)
	}
	if t.Header == nil {
		return Table{}, errors.New("the table is empty: not even a row of column names stands in it")
	}
	return t, nil
}

// explain turns what encoding/csv says into a sentence for the person whose
// file it is.
func explain(err error, columns int) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return fmt.Errorf("the table could not be read: %w", err)
	}
	switch {
	case errors.Is(p.Err, csv.ErrFieldCount):
		return fmt.Errorf("line %d does not have the %d cells of the first line: %w", p.StartLine, columns, err)
	case errors.Is(p.Err, csv.ErrQuote), errors.Is(p.Err, csv.ErrBareQuote):
		return fmt.Errorf("a quotation mark in line %d is neither doubled nor at a cell's edge: %w", p.Line, err)
	}
	return fmt.Errorf("line %d could not be read: %w", p.Line, err)
}
