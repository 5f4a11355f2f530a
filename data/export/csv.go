package export

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/say"
)

// bom tells spreadsheets that the bytes are UTF-8.
const bom = "\ufeff"

// Counts is told after an export: rows written, rows left out because their
// verdict is "unrelated", cells guarded, and cells cut because no spreadsheet
// holds so much.
type Counts struct{ Written, LeftOut, Guarded, Cut int }

// TableOptions say what stands in a table and how it is written.
type TableOptions struct {
	NoBOM     bool // of the CSV
	Technical bool // the technical columns behind the core ones
	Dismissed bool // rows judged unrelated too
}

func (o TableOptions) columns() []column {
	if o.Technical {
		return slices.Concat(core, technical)
	}
	return core
}

// Header is the names of the columns that are written.
func (o TableOptions) Header() []string { return names(o.columns()) }

// WriteCSV writes the header and the rows; those judged unrelated are left out
// and counted unless they are asked for. The only errors are w's.
func WriteCSV(w io.Writer, rows []Row, o TableOptions) (Counts, error) {
	var counts Counts
	if !o.NoBOM {
		if _, err := io.WriteString(w, bom); err != nil {
			return counts, err
		}
	}
	columns := o.columns()
	out := csv.NewWriter(w)
	_ = out.Write(names(columns)) // its error is kept and given by out.Error
	for _, r := range rows {
		if o.leavesOut(r) {
			counts.LeftOut++
			continue
		}
		counts.Written++
		_ = out.Write(r.cells(columns, true, &counts))
	}
	out.Flush()
	return counts, out.Error()
}

// leavesOut tells a row that is counted and not written: its verdict says that
// the two passages have nothing to do with each other.
func (o TableOptions) leavesOut(r Row) bool { return r.LeftOut() && !o.Dismissed }

// LeftOut tells whether the row's verdict is that its passages are unrelated.
func (r Row) LeftOut() bool { return r.judged() && r.Verdict.Wording == data.Unrelated }

// Cells are the row's cells as they are written.
func (r Row) Cells(o TableOptions) []string { return r.cells(o.columns(), true, &Counts{}) }

// cells are the row's cells; the counts grow by those that had to be guarded,
// where that is asked for, and cut.
func (r Row) cells(columns []column, guard bool, counts *Counts) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = plain(c.cell(r))
		if c.numeric {
			continue
		}
		if fits := fit(cells[i]); fits != cells[i] {
			cells[i] = fits
			counts.Cut++
		}
		if !guard {
			continue
		}
		if g := Guard(cells[i]); g != cells[i] {
			cells[i] = g
			counts.Guarded++
		}
	}
	return cells
}

// Spreadsheets hold so many UTF-16 code units in a cell; one is left for the
// guard. cutMark ends a cell that is cut.
const (
	cellRoom = 32767
	cutMark  = " […cut: the whole is in the workbench]"
)

// fit is the cell, cut with a mark where it is longer than a spreadsheet holds.
func fit(cell string) string {
	if len(cell) < cellRoom { // no string has more code units than bytes
		return cell
	}
	units, kept := 0, 0
	room := cellRoom - 1 - utf8.RuneCountInString(cutMark)
	for i, r := range cell {
		if units += utf16.RuneLen(r); units <= room {
			kept = i + utf8.RuneLen(r)
		}
	}
	if units < cellRoom {
		return cell
	}
	return cell[:kept] + cutMark
}

// IsCut tells a cell that was cut when it was written.
func IsCut(cell string) bool { return strings.HasSuffix(cell, cutMark) }

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
	Lines  []int // on which each row begins, from 1
}

// ReadCSV reads what [WriteCSV] wrote, with a byte order mark or without. An
// error is a sentence that names the line.
func ReadCSV(r io.Reader) (Table, error) {
	in := bufio.NewReaderSize(r, peeked)
	if b, _ := in.Peek(len(bom)); string(b) == bom {
		_, _ = in.Discard(len(bom)) // just seen: cannot fail
	}
	if !spreadsheetText(in) {
		return Table{}, say.Error("the table is no UTF-8 text; save it as “CSV UTF-8”, parted by commas")
	}
	c := csv.NewReader(in)
	c.Comma = comma(in)
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
			if strings.ContainsRune(strings.Join(cells, ""), 0) { // UTF-16 has them
				return Table{}, say.Error("the table is no UTF-8 text; save it as “CSV UTF-8”, parted by commas")
			}
			t.Header = cells
			continue
		}
		for i := range cells {
			if !utf8.ValidString(cells[i]) {
				at, _ := c.FieldPos(i)
				return Table{}, say.Errorf("line %d is no UTF-8 text; save the table as “CSV UTF-8”, parted by commas", at)
			}
			cells[i] = Unguard(cells[i])
		}
		line, _ := c.FieldPos(0)
		t.Lines = append(t.Lines, line)
		t.Rows = append(t.Rows, cells)
	}
	if t.Header == nil {
		return Table{}, say.Error("the table is empty: not even a row of column names stands in it")
	}
	return t, nil
}

// peeked is how much of a table is looked at before it is read.
const peeked = 4096

// spreadsheetText tells whether the beginning is UTF-8. What comes later is told
// by its cells.
func spreadsheetText(in *bufio.Reader) bool {
	b, err := in.Peek(peeked)
	for n := 0; err == nil && n < utf8.UTFMax && !utf8.Valid(b); n++ {
		b = b[:len(b)-1] // a character may go on behind the beginning
	}
	return utf8.Valid(b)
}

// comma is what parts the cells: some spreadsheets save with semicolons or
// tabs. Only the first line tells, and only where it has no comma.
func comma(in *bufio.Reader) rune {
	b, _ := in.Peek(peeked)
	first, _, _ := strings.Cut(string(b), "\n")
	for _, r := range ";\t" {
		if !strings.Contains(first, ",") && strings.Contains(first, Columns[0]) && strings.ContainsRune(first, r) {
			return r
		}
	}
	return ','
}

// explain turns what encoding/csv says into a sentence for the person whose
// file it is.
func explain(err error, columns int) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return say.Errorf("the table could not be read: %w", err)
	}
	switch {
	case errors.Is(p.Err, csv.ErrFieldCount):
		return say.Errorf("line %d does not have the %d cells of the first line", p.StartLine, columns)
	case errors.Is(p.Err, csv.ErrQuote), errors.Is(p.Err, csv.ErrBareQuote):
		return say.Errorf("a quotation mark in line %d is neither doubled nor at a cell's edge", p.Line)
	}
	return say.Errorf("line %d could not be read", p.Line)
}
