package export

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The workbook holds the cells of the table, texts as texts: what would be a
// formula is none, and needs no guard.
func TestWriteXLSX(t *testing.T) {
	attack := []string{"=1+1", "@SUM(A1)", "+1", "-2", "\t=1", "＝1", "two\nlines", "_x0041_"}
	all := rows()
	for _, s := range attack {
		r := rows()[1]
		r.Verdict.Notes = s
		all = append(all, r)
	}
	var out bytes.Buffer
	counts, err := WriteXLSX(&out, all, TableOptions{Technical: true})
	if err != nil || counts.Guarded != 0 || counts.Written != 2+len(attack) || counts.LeftOut != 1 {
		t.Fatalf("%+v (%v)", counts, err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows(sheetName)
	if err != nil || !slices.Equal(got[0], TableOptions{Technical: true}.Header()) || len(got) != counts.Written+1 {
		t.Fatalf("%d rows under %q (%v)", len(got), got[0], err)
	}
	notes := slices.Index(got[0], "notes")
	for i, want := range attack {
		at, _ := excelize.CoordinatesToCellName(notes+1, i+4)
		formula, err := f.GetCellFormula(sheetName, at)
		if cell, _ := f.GetCellValue(sheetName, at); cell != want || formula != "" || err != nil {
			t.Errorf("%q stands there as %q, formula %q (%v)", want, cell, formula, err)
		}
	}
	if kind, err := f.GetCellType(sheetName, "C2"); err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Errorf("the rating is of type %v (%v)", kind, err)
	}
	if style, err := f.GetCellStyle(sheetName, "A2"); err != nil || style == 0 {
		t.Errorf("the cells have style %d (%v)", style, err)
	}
	if width, err := f.GetColWidth(sheetName, "N"); err != nil || width != 60 {
		t.Errorf("passage_a is %v wide (%v)", width, err)
	}
	lines := slices.Index(attack, "two\nlines") + 4
	if one, err := f.GetRowHeight(sheetName, lines-1); err != nil || one != lineHeight {
		t.Errorf("a row of one line is %v high (%v)", one, err)
	}
	if two, err := f.GetRowHeight(sheetName, lines); err != nil || two != 2*lineHeight {
		t.Errorf("a row of two lines is %v high (%v)", two, err)
	}
}
