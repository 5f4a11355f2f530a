package views

import (
	"testing"

	"fyne.io/fyne/v2"
)

// What is read of a source that is taken away is gone before the next one is read.
func TestASourceIsTakenAwayBeforeTheNextIsRead(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2")
	if len(f.sources.quotes) == 0 {
		t.Fatal("the first has no quotation")
	}
	var waiting []func()
	f.spawn = func(do func()) { waiting = append(waiting, do) }
	f.press("Delete")
	for len(waiting) > 0 {
		do := waiting[0]
		waiting = waiting[1:]
		do()
		f.sources.quoteTable.Refresh() // as a frame does that is drawn meanwhile
	}
	if f.sources.reading == nil || f.toast.fault {
		t.Errorf("then %+v is read; %q", f.sources.reading, f.toast.says)
	}
}

// Words typed above the list of sources leave those that have all of them; what
// was being read gives way to the first, and comes back when it is opened from
// elsewhere.
func TestSourcesAreFiltered(t *testing.T) {
	f := window(t)
	s := f.sources
	f.press("Ctrl+2")
	all := len(s.rows)
	wants := func(words string, n int, publisher string) {
		t.Helper()
		s.words.SetText(words)
		if len(s.rows) != n || n > 0 && s.reading.Publisher != publisher {
			t.Errorf("%q lists %d sources, and %q is read", words, len(s.rows), s.reading.Publisher)
		}
	}
	f.press("/")
	if f.win.Canvas().Focused() != s.words {
		t.Fatal("/ does not lead into the field")
	}
	wants("juan cole", 1, "Informed Comment")
	wants("2015-10 MOSCOW", 1, "The Moscow Times")
	wantSeen(t, s.listHead, "1 of 5")
	wants("nobody", 0, "")
	wantSeen(t, s.listHead, "No source has these words.")
	wants("insider", 1, "Russia Insider")
	f.openSource(f.overlaps.list.rows[0].SourceA, f.overlaps.list.rows[0].A.Passage[0])
	if s.words.Text != "" || len(s.rows) != all || s.reading.ID != f.overlaps.list.rows[0].SourceA {
		t.Errorf("%q is filtered, %d are listed", s.words.Text, len(s.rows))
	}
	f.press("/")
	s.words.SetText("insider")
	s.words.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	f.press("Esc")
	if s.words.Text != "" || len(s.rows) != all {
		t.Error("Esc does not show all sources again")
	}
}
