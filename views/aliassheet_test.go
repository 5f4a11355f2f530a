package views

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
)

// aliasing opens the sheet of aliases and gives its field.
func aliasing(t *testing.T, f *frame) *entry {
	t.Helper()
	f.press("Ctrl+Shift+A")
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are up", len(f.sheets))
	}
	e := f.sheets[0].card.(*fyne.Container).Objects[1].(*entry)
	if f.win.Canvas().Focused() != fyne.Focusable(e) {
		t.Fatal("the table has not the focus")
	}
	return e
}

// A line is added by keyboard: the lists and pairs follow, one undo takes it
// back.
func TestAnAliasIsAddedByKeyboard(t *testing.T) {
	f := window(t)
	f.press("Esc")
	before := len(f.overlaps.list.rows)
	e := aliasing(t, f)
	wantSeen(t, f.sheets[0].card, "Aliases", "spellings that count as one", "The built-in table", "Islamic State: ISIS, ISIL")
	e.SetText("")
	for _, r := range "# none but this\nspeaker: lawmaker" {
		if r == '\n' {
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			e.TypedRune(r)
		}
	}
	wantSeen(t, f.sheets[0].card, "line 2 of 2", "This workbench’s own table")
	e.TypedShortcut(shortcut(parseChord("Ctrl+Enter")))
	if len(f.sheets) != 0 {
		t.Fatalf("the sheet stays, and says %s", seen(f.sheets[0].card))
	}
	wantSeen(t, f.toast.card, "The aliases are saved, and ", "Ctrl+Z takes it back.")
	if got, err := f.desk.Aliases(t.Context()); err != nil || !got.Own || got.Table != "# none but this\nspeaker: lawmaker" {
		t.Errorf("stored is %+v, %v", got, err)
	}
	f.press("Ctrl+Z")
	wantSeen(t, f.toast.card, "Undone: change of the aliases")
	if got, err := f.desk.Aliases(t.Context()); err != nil || got.Own || len(f.overlaps.list.rows) != before {
		t.Errorf("after undo there are %d overlaps by %.30q, %v", len(f.overlaps.list.rows), got.Table, err)
	}
}

// A match through an alias is told as one where the pair is read.
func TestAMatchThroughAnAliasIsTold(t *testing.T) {
	f := window(t)
	f.press("Esc")
	told := 0
	for _, r := range f.overlaps.list.rows {
		p, err := f.desk.Pair(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(p.Collation.Changes, func(c data.Change) bool { return strings.HasSuffix(c.Says, ", an alias of it") })
		if i < 0 {
			continue
		}
		told++
		if !slices.Contains(r.Tags, data.SpellingVariant) {
			t.Errorf("%s: a match through an alias raises %v", r.Lead, r.Tags)
		}
		f.overlaps.choose(r.ID)
		f.press("Enter")
		wantSeen(t, f.pair.panel, "an alias of it")
		f.press("Esc")
	}
	if told == 0 {
		t.Error("no overlap of the five articles has a match through an alias")
	}
}

// A bad line is told with its number, and the cursor goes there.
func TestABadAliasIsRefused(t *testing.T) {
	f := window(t)
	f.press("Esc")
	e := aliasing(t, f)
	e.SetText("Kyiv: Kiev\n\nOdesa, Odessa\n# end\n")
	e.onSave()
	wantSeen(t, f.sheets[0].card, "Line 3 has no colon", "line 3 of 5")
	if e.CursorRow != 2 || f.win.Canvas().Focused() != fyne.Focusable(e) {
		t.Errorf("the cursor stands in row %d", e.CursorRow)
	}
	e.TypedRune('x')
	if got := seen(f.sheets[0].card); strings.Contains(got, "no colon") {
		t.Errorf("it still says %s", got)
	}
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	f.press("Esc")
	wantSeen(t, f.sheets[0].card, "What you changed is not saved. Esc again drops it.")
	f.press("Esc")
	if got, err := f.desk.Aliases(t.Context()); err != nil || got.Own || len(f.sheets) != 0 {
		t.Errorf("stored is %+v, %v, with %d sheets up", got, err, len(f.sheets))
	}
}

func TestBackToTheBuiltinAliases(t *testing.T) {
	f := window(t)
	f.press("Esc")
	if _, err := f.desk.SetAliases(t.Context(), "Kyiv: Kiev", nil); err != nil {
		t.Fatal(err)
	}
	f.changed()
	e := aliasing(t, f)
	wantSeen(t, f.sheets[0].card, "This workbench’s own table", "Kyiv: Kiev")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	wantSeen(t, f.sheets[0].card, "Back to the built-in table", "Not now")
	f.press("B", "Tab")
	e.onSave()
	if got, err := f.desk.Aliases(t.Context()); err != nil || got.Own || got.Table != desk.BuiltinAliases() {
		t.Errorf("stored is %+v, %v", got, err)
	}
	aliasing(t, f)
	f.win.Canvas().Unfocus()
	f.press("Esc")
	if undo, _ := f.desk.Steps(); len(f.sheets) != 0 || undo == nil || undo.Says != "change of the aliases" {
		t.Errorf("looking at the table left %d sheets and the step %+v", len(f.sheets), undo)
	}
}

// Undoing another table compares all anew, and shows how far it is.
func TestUndoOfAliasesShowsItsProgress(t *testing.T) {
	f := window(t)
	f.press("Esc")
	if _, err := f.desk.SetAliases(t.Context(), "Kyiv: Kiev", nil); err != nil {
		t.Fatal(err)
	}
	f.changed()
	f.later = func(_ time.Duration, fn func()) func() bool { // it takes long
		fn()
		return func() bool { return true }
	}
	shown := ""
	f.onUI = func(fn func()) {
		fn()
		for _, s := range f.sheets {
			shown += seen(s.card)
		}
	}
	f.press("Ctrl+Z")
	if !strings.Contains(shown, "Undoing") || !strings.Contains(shown, "Finding: ") || len(f.sheets) > 0 {
		t.Errorf("it shows %q and leaves %d sheets", shown, len(f.sheets))
	}
	if got, err := f.desk.Aliases(t.Context()); err != nil || got.Own {
		t.Errorf("after undo the table is %.30q, %v", got.Table, err)
	}
}

func TestHowMoreOverlapsAreTold(t *testing.T) {
	for more, want := range map[int]string{
		2: "and 2 more overlaps are found", 1: "and 1 more overlap is found", 0: "and as many overlaps are found as before",
		-1: "and 1 overlap fewer is found", -3: "and 3 overlaps fewer are found",
	} {
		if got := moreFound(more); got != want {
			t.Errorf("%d: %q, want %q", more, got, want)
		}
	}
}
