package export

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// sheetName is the name of the one sheet.
const sheetName = "Verdicts"

// wide are the widths of columns in characters; the others are as wide as
// their names.
var wide = map[string]float64{
	"overall": 22, "alterations": 28, "speaker": 20, "speaker_a": 20, "speaker_b": 20, "passage_a": 60, "passage_b": 60, "diff": 60, "cut_between": 60,
	"source_a_title": 30, "source_b_title": 30, "source_a_publisher": 20, "source_b_publisher": 20, "source_a_url": 30, "source_b_url": 30,
	"pair_id": 19, "collation_id": 19, "source_a_id": 19, "source_b_id": 19, "source_a_sha256": 66, "source_b_sha256": 66, "spans_a": 24, "spans_b": 24,
	"updated_at": 21, "notes": 40, "evidence": 40, "tags": 20, "reviewed_at": 21, "before_a": 30, "after_a": 30, "before_b": 30, "after_b": 30,
}

// width is how wide a column is, in characters.
func (c column) width() float64 {
	if w := wide[c.name]; w > 0 {
		return w
	}
	return float64(len(c.name)) + 4 // the sign of the filter too
}

// How high a line of a cell is, and the highest that Excel lets a row be, in points.
const (
	lineHeight = 15
	highestRow = 409
)

// looks are the styles of the sheet's cells.
type looks struct{ header, text, number int }

func newLooks(f *excelize.File) (l looks, err error) {
	// Without its name programs take another font for the header than for the rest.
	header := excelize.Style{Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 11}, Alignment: &excelize.Alignment{Vertical: "top"}}
	text := excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	number := excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top"}}
	for style, at := range map[*excelize.Style]*int{&header: &l.header, &text: &l.text, &number: &l.number} {
		var failed error
		*at, failed = f.NewStyle(style)
		err = errors.Join(err, failed)
	}
	return l, err
}

// WriteXLSX writes the same rows as [WriteCSV] as an Excel workbook: a header
// that stays in sight, a filter, widths, wrapped text in rows that show it. Every text is stored as
// text, so that nothing needs a guard and nothing is a formula.
func WriteXLSX(w io.Writer, rows []Row, o TableOptions) (Counts, error) {
	var counts Counts
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // of the passing files that a large one is made in
	if err := f.SetSheetName(f.GetSheetName(0), sheetName); err != nil {
		return counts, err
	}
	l, err := newLooks(f)
	if err != nil {
		return counts, err
	}
	s, err := f.NewStreamWriter(sheetName)
	if err != nil {
		return counts, err
	}
	if err := writeSheet(s, rows, o, l, &counts); err != nil {
		return counts, err
	}
	corner, err := excelize.CoordinatesToCellName(len(o.columns()), counts.Written+1)
	if err == nil {
		err = f.AutoFilter(sheetName, "A1:"+corner, nil)
	}
	if err == nil {
		_, err = f.WriteTo(w)
	}
	return counts, err
}

// writeSheet writes header and rows. A stream takes widths and panes first.
func writeSheet(s *excelize.StreamWriter, rows []Row, o TableOptions, l looks, counts *Counts) error {
	columns := o.columns()
	header := make([]any, len(columns))
	for i, c := range columns {
		header[i] = excelize.Cell{StyleID: l.header, Value: c.name}
		if err := s.SetColWidth(i+1, i+1, c.width()); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := s.SetRow("A1", header); err != nil {
		return err
	}
	for _, r := range rows {
		if o.leavesOut(r) {
			counts.LeftOut++
			continue
		}
		counts.Written++
		at, err := excelize.CoordinatesToCellName(1, counts.Written+1)
		if err != nil {
			return err
		}
		cells, height := sheetRow(r, columns, l, counts)
		if err := s.SetRow(at, cells, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return s.Flush()
}

// sheetRow is a row's cells as Excel keeps them, numbers as numbers, all else as
// text, and how high the row is: not every program makes it as high as its
// wrapped text.
func sheetRow(r Row, columns []column, l looks, counts *Counts) (cells []any, height float64) {
	cells = make([]any, len(columns))
	lines := 1
	for i, cell := range r.cells(columns, false, counts) {
		if c := columns[i]; c.numeric {
			cells[i] = excelize.Cell{StyleID: l.number, Value: numberIn(cell)}
		} else {
			cells[i] = excelize.Cell{StyleID: l.text, Value: cell}
			lines = max(lines, linesOf(cell, int(c.width())))
		}
	}
	return cells, min(lineHeight*float64(lines), highestRow)
}

// linesOf is about how many lines a text takes in a column so many characters wide.
func linesOf(text string, width int) (n int) {
	for line := range strings.Lines(text) {
		n += 1 + (utf8.RuneCountInString(strings.TrimSuffix(line, "\n"))-1)/width
	}
	return n
}
