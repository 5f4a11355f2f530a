package views

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
)

func TestEveryHouseStyleStandsInTheMenu(t *testing.T) {
	f := window(t)
	if !f.menus.items[cmdHouseless].Checked {
		t.Error("at first no style is chosen, and the menu does not say so")
	}
	for _, s := range desk.Styles() {
		id := styleCommand(s)
		if id == "" || houseName(s) == "" {
			t.Fatalf("%q is in no menu", s)
		}
		f.run(id)
		got, err := f.desk.HouseStyle(context.Background())
		if err != nil || got != s || !f.menus.items[id].Checked || f.menus.items[cmdHouseless].Checked {
			t.Errorf("%s was chosen, stored is %q (%v)", id, got, err)
		}
	}
}

func TestAPairSaysWhatBreaksTheHouseStyle(t *testing.T) {
	f := reading(t)
	if got := seen(f.pair.all); strings.Contains(got, "breaks") {
		t.Errorf("without a style something breaks it: %s", got)
	}
	f.run(cmdReuters)
	wantSeen(t, f.pair.panel, "not shown; breaks Reuters")
	wantSeen(t, f.pair.strip, "House style", "changes break that of Reuters")
	f.press("F8")
	wantSeen(t, f.pair.strip, "Reuters shows a deletion with three full stops")
	f.win.Resize(fyne.NewSize(1024, 700))
	wantSeen(t, f.pair.panel, "breaks Reuters")
	if got := f.pair.status(); got != "Reuters shows a deletion with three full stops" {
		t.Errorf("a narrow window says %q", got)
	}
	f.press("Ctrl+Z")
	if f.style != "" || f.pair.at.Style != "" || !f.menus.items[cmdHouseless].Checked {
		t.Errorf("after undo the style is %q, in the pair %q", f.style, f.pair.at.Style)
	}
	if got := seen(f.pair.all); strings.Contains(got, "breaks") {
		t.Errorf("after undo something breaks it still: %s", got)
	}
}

// What is told in one line without a style gets its own where it breaks one.
func TestAnEllipsisThatBreaksTheStyleIsTold(t *testing.T) {
	f := reading(t)
	f.run(cmdAP)
	n := 0
	for _, b := range f.pair.at.Breaches {
		for _, l := range f.pair.told {
			if l.change == b.Change {
				n++
				break
			}
		}
	}
	if n == 0 || n != len(f.pair.at.Breaches) {
		t.Errorf("%d of %d breaches stand in the list", n, len(f.pair.at.Breaches))
	}
}
