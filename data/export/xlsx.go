package export

import (
	"io"

	"github.com/xuri/excelize/v2"
)

// sheetName is the name of the one sheet.
const sheetName = "Verdicts"

// wide are the widths of columns in characters; the others are as wide as
// their names.
var wide = map[string]float64{
	"overall": 22, "alterations": 28, "speaker": 20, "speaker_a": 20, "speaker_b": 20, "passage_a": 60, "passage_b": 60, "diff": 60, "cut_between": 40,
	"source_a_title": 30, "source_b_title": 30, "source_a_publisher": 20, "source_b_publisher": 20, "source_a_url": 30, "source_b_url": 30,
	"notes": 40, "evidence": 40, "tags": 20, "reviewed_at": 21, "before_a": 30, "after_a": 30, "before_b": 30, "after_b": 30,
}

// WriteXLSX writes the same rows as [WriteCSV] as an Excel workbook: a header
// that stays in sight, a filter, widths, wrapped text. Every text is stored as
// text, so that nothing needs a guard and nothing is a formula.
func WriteXLSX(w io.Writer, rows []Row, o TableOptions) (Counts, error) {
	var counts Counts
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // of the passing files that a large one is made in
	if err := f.SetSheetName(f.GetSheetName(0), sheetName); err != nil {
		return counts, err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return counts, err
	}
	wrapped, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return counts, err
	}
	s, err := f.NewStreamWriter(sheetName)
	if err != nil {
		return counts, err
	}
	if err := writeSheet(s, rows, o, bold, wrapped, &counts); err != nil {
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
func writeSheet(s *excelize.StreamWriter, rows []Row, o TableOptions, bold, wrapped int, counts *Counts) error {
	columns := o.columns()
	header := make([]any, len(columns))
	for i, c := range columns {
		header[i] = excelize.Cell{StyleID: bold, Value: c.name}
		width := wide[c.name]
		if width == 0 {
			width = float64(len(c.name)) + 4 // the sign of the filter too
		}
		if err := s.SetColWidth(i+1, i+1, width); err != nil {
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
		if err := s.SetRow(at, sheetRow(r, columns, wrapped, counts)); err != nil {
			return err
		}
	}
	return s.Flush()
}

// sheetRow is a row's cells as Excel keeps them: numbers as numbers, all else
// as text.
func sheetRow(r Row, columns []column, style int, counts *Counts) []any {
	cells := make([]any, len(columns))
	for i, cell := range r.cells(columns, false, counts) {
		var value any = cell
		if columns[i].numeric {
			value = numberIn(cell)
		}
		cells[i] = excelize.Cell{StyleID: style, Value: value}
	}
	return cells
}
