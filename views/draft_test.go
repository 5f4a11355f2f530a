package views

import (
	"context"
	"testing"
	"time"

	"verbatim/data/desk"
)

// What is typed and chosen is kept on the disk as it is typed: after a crash it
// stands in the pair again, and once the verdict is saved nothing of it is left.
func TestTypedNotesOutliveACrash(t *testing.T) {
	f := window(t)
	f.later = func(_ time.Duration, fn func()) func() bool {
		fn()
		return func() bool { return true }
	}
	f.press("Enter", "3", "N")
	f.pair.writing.note.SetText("Ask the desk in Basra.")
	id, path := f.pair.id, f.desk.Place().Path

	after := window(t) // the program is started again; the one before never closed anything
	d, err := desk.Open(context.Background(), path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	after.take(d)
	after.press("Enter")
	if b := after.pair.ballot; after.pair.id != id || b.Notes != "Ask the desk in Basra." || b.Wording != "altered" || !b.changed() {
		t.Errorf("after the crash the verdict in the making is %+v", b)
	}
	after.press("Enter")
	drafts, err := d.Drafts(context.Background())
	if err != nil || len(drafts) != 0 {
		t.Errorf("once saved the drafts are %+v (%v)", drafts, err)
	}
	row := after.overlaps.list.row(id)
	if len(row.Verdicts) != 1 || row.Verdicts[0].Notes != "Ask the desk in Basra." {
		t.Errorf("the verdicts are %+v", row.Verdicts)
	}
}

// What is taken back to how it was leaves no draft.
func TestNothingTypedLeavesNoDraft(t *testing.T) {
	f := window(t)
	f.later = func(_ time.Duration, fn func()) func() bool {
		fn()
		return func() bool { return true }
	}
	f.press("Enter", "N")
	for _, text := range []string{"Ask", ""} {
		f.pair.writing.note.SetText(text)
		drafts, err := f.desk.Drafts(context.Background())
		if err != nil || (len(drafts) == 1) != (text != "") {
			t.Errorf("with %q the drafts are %+v (%v)", text, drafts, err)
		}
	}
}
