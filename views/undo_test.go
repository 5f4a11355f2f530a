package views

import (
	"testing"
	"time"

	"verbatim/data"
)

// Ctrl+Z pressed again while the sheet of the last one is up takes one more step
// back: on a slow disk no key is lost.
func TestUndoIsTakenWhileOneUnderWayIsShown(t *testing.T) {
	f := window(t)
	f.press("Esc")
	f.press("X")
	f.press("X")
	f.saves = make(chan func(), 8)                             // they wait
	f.later = func(_ time.Duration, show func()) func() bool { // longer than patience
		show()
		return func() bool { return true }
	}
	f.press("Ctrl+Z")
	if !f.covered() {
		t.Fatal("no sheet shows that it is undone")
	}
	f.press("Ctrl+Z")
	for len(f.saves) > 0 {
		(<-f.saves)()
	}
	for _, r := range f.overlaps.list.rows {
		if r.Status == data.Dismissed {
			t.Errorf("%s is still dismissed", r.ID)
		}
	}
	if f.covered() || f.undoing != 0 {
		t.Errorf("%d sheets are left, %d steps are said to be under way", len(f.sheets), f.undoing)
	}
	f.saves = nil
}
