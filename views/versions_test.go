package views

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
)

// cellIn is the text in focus and how it stands to the base.
func (v *versions) cellIn() string {
	_, text, _ := v.cellText(v.line().row, v.column)
	return fmt.Sprintf("%s %q %d", letter(v.line().row), text, v.line().against[v.column])
}

func TestVersionsStandWordUnderWord(t *testing.T) {
	f := window(t)
	f.press("Ctrl+3")
	v := f.versions
	wantSeen(t, f.all, "Three versions or more", "3 passages, 2 outlets", "three versions of one statement; 2 outlets, 2 wordings", "how much they differ",
		"Prime Minister", "PM", "al-Abadi", "airstrikes", "base", "× 2", "the US panicked.", "earliest here")
	if v.cellIn() != `b "and" 5` {
		t.Errorf("in focus is %s, want what the first column differs in", v.cellIn())
	}
	f.press("Right", "Right")
	if v.cellIn() != fmt.Sprintf("b %q %d", "PM", collate.Other) {
		t.Errorf("in focus is %s", v.cellIn())
	}
	f.press("Shift+B")
	if v.base != 1 || v.line().row != 1 || v.row != 0 {
		t.Errorf("the base is %d, in focus is line %d", v.base, v.row)
	}
	f.press("Down")
	if v.cellIn() != fmt.Sprintf("a %q %d", "Prime Minister", collate.Other) {
		t.Errorf("against the other base in focus is %s", v.cellIn())
	}
	f.press("Up", "C") // the two that read the same
	if len(v.lines) != 3 || len(v.lines[1].of) != 1 {
		t.Errorf("unfolded it has %d lines", len(v.lines))
	}
	f.press("C", "T")
	wantSeen(t, v.view.paint, "airstrikes")
	if !v.exactly || len(v.groups) != 2 {
		t.Errorf("with marks there are %d wordings", len(v.groups))
	}
}

// Enter opens the source at the word, and Esc comes back to it.
func TestAWordOfAVersionOpensItsSourceThere(t *testing.T) {
	f := window(t)
	f.press("Ctrl+3", "Right", "Right", "Enter")
	if f.at != screen(f.sources) || f.sources.reader.SelectedText() != "PM" {
		t.Fatalf("opened %T with %q selected", f.at, f.sources.reader.SelectedText())
	}
	f.press("Esc", "Esc") // first out of the text
	if f.at != screen(f.versions) || f.versions.cellIn() != `b "PM" 3` {
		t.Errorf("back at %T, in focus is %s", f.at, f.versions.cellIn())
	}
}

func TestVersionsOfTheOverlapInFocus(t *testing.T) {
	f := window(t)
	f.press("M")
	if f.at != screen(f.versions) || f.versions.held.Speaker != "Hakim Zamili" || f.versions.chosen != -1 {
		t.Fatalf("M shows %T of %q", f.at, f.versions.held.Speaker)
	}
	wantSeen(t, f.versions.view.paint, "134 words left out", "stands elsewhere in it", "got from Reuters, it says")
	f.press(string(fyne.KeyPageDown))
	if f.versions.chosen != 0 {
		t.Errorf("the page key goes to statement %d", f.versions.chosen)
	}
	f.press("Esc")
	if f.at != screen(f.overlaps) {
		t.Errorf("Esc leads to %T", f.at)
	}
	f.press("Enter", "M", "L")
	if f.at != screen(f.timeline) {
		t.Errorf("L leads from the versions to %T", f.at)
	}
	f.press("Esc", "Esc")
	if f.at != screen(f.pair) {
		t.Errorf("Esc and Esc lead to %T", f.at)
	}
}

// What changes elsewhere is seen at once, and the place stays.
func TestVersionsFollowTheWorkbench(t *testing.T) {
	f := window(t)
	f.press("Ctrl+3", "F6", "Down")
	v := f.versions
	if v.chosen != 1 || v.pane != paneStatements {
		t.Fatalf("statement %d, pane %d", v.chosen, v.pane)
	}
	f.press("Esc")
	if v.pane != paneTable || f.at != screen(v) {
		t.Error("Esc does not lead from the list to the table")
	}
	f.save(func(ctx context.Context) error {
		return f.desk.SetStatus(ctx, data.Dismissed, v.statements[0].Overlap)
	}, nil)
	if len(v.statements) != 2 || v.held.Speaker != "" || v.chosen < 0 {
		t.Errorf("then there are %d statements, chosen %d", len(v.statements), v.chosen)
	}
	f.press("Ctrl+Z")
	if len(v.statements) != 2 {
		t.Errorf("after undoing there are %d", len(v.statements))
	}
}

func TestVersionsSayWhatWouldStandThere(t *testing.T) {
	f := window(t)
	d, err := f.opts.Create(t.Context(), t.TempDir()+"/empty.verbatim", nil)
	if err != nil {
		t.Fatal(err)
	}
	f.take(d)
	f.press("Ctrl+3")
	wantSeen(t, f.all, "No passage here stands in three places or more.")
	for _, k := range []string{"Up", "Down", "Left", "Enter", "Shift+B", "T", "C", "L", string(fyne.KeyPageDown), "Home", "End", "F6"} {
		f.press(k)
	}
}

// madeVersions are so many versions of a passage of so many words.
func madeVersions(places, words int) *desk.Versions {
	v := &desk.Versions{}
	var sides []string
	for i := range places {
		var ws []string
		for k := range words {
			if (i+k)%9 != 0 {
				ws = append(ws, fmt.Sprint("word", (k*7+i/(k+2))%61))
			}
		}
		sides = append(sides, strings.Join(ws, " "))
	}
	for i, s := range sides {
		row := collate.Row{Cells: make([]collate.Cell, words)}
		for k, w := range strings.Fields(s) {
			row.Cells[k] = collate.Cell{Text: w, Span: data.Span{Start: k, End: k + 1}}
		}
		v.Table.Rows = append(v.Table.Rows, row)
		v.Places = append(v.Places, desk.Printed{Version: desk.Version{Label: fmt.Sprint("Outlet ", i), Outlet: fmt.Sprint("Outlet ", i)}, Around: s})
	}
	v.Table.Columns = words
	return v
}

// A large table draws no more than can be seen, wherever it is scrolled to.
func TestALargeTableDrawsWhatIsSeen(t *testing.T) {
	f := window(t)
	f.press("Ctrl+3")
	v := f.versions
	v.exactly = true // by what is written: the made rows have nothing else
	v.take("o1", madeVersions(200, 80))
	w, h := v.view.units()
	for y := float32(0); y < v.view.most(w, h); y += 397 {
		v.view.to(y)
		if n := strings.Count(seen(v.view.paint), "Outlet"); n == 0 && y < v.lay(w).tall-h || n > 22 {
			t.Fatalf("%d rows are drawn at %.0f of %.0f", n, y, v.lay(w).tall)
		}
	}
	v.view.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 1e6}})
	if v.view.y != 0 {
		t.Errorf("the wheel leads to %.0f", v.view.y)
	}
	f.press("End")
	if v.view.y == 0 || v.row != len(v.lines)-1 {
		t.Errorf("End leads to line %d at %.0f", v.row, v.view.y)
	}
	v.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos((w-4)*f.z, 300)}, Dragged: fyne.NewDelta(0, 5)})
	v.view.DragEnd()
}

// BenchmarkScrollVersions scrolls a table of 200 versions of 80 words.
func BenchmarkScrollVersions(b *testing.B) {
	f := window(b)
	f.press("Ctrl+3")
	v := f.versions
	v.exactly = true // by what is written: the made rows have nothing else
	v.take("o1", madeVersions(200, 80))
	w, h := v.view.units()
	y := float32(0)
	for b.Loop() {
		if y += 40; y > v.view.most(w, h) {
			y = 0
		}
		v.view.to(y)
	}
}
