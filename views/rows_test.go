package views

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Tab goes round the fields and never into a list, which would swallow Esc and
// every other key.
func TestTabReachesNoList(t *testing.T) {
	f := window(t)
	f.press("Ctrl+I")
	for range 2 {
		for _, move := range []func(){f.win.Canvas().FocusNext, f.win.Canvas().FocusPrevious} {
			for range 4 {
				move()
				if on, ok := f.win.Canvas().Focused().(*rows); ok {
					t.Fatalf("Tab reaches %v, a list", on)
				}
			}
		}
		f.win.Canvas().Unfocus()
		f.press("Esc")
	}
	before := f.overlaps.chosen
	f.press("Down")
	if len(f.sheets) != 0 || f.overlaps.chosen == before {
		t.Error("the keys are lost")
	}
	var _ fyne.Disableable = (*rows)(nil) // as which Fyne passes it by
}
