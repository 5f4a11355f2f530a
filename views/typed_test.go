package views

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
)

// What stands typed in the fields of a sheet is there again after a crash, and
// gone once it is saved or dropped.
func TestTypedFieldsOutliveACrash(t *testing.T) {
	soon := func(f *frame) {
		f.later = func(_ time.Duration, fn func()) func() bool {
			fn()
			return func() bool { return true }
		}
	}
	restarted := func(t *testing.T, path string) *frame {
		after := window(t)
		d, err := desk.Open(context.Background(), path, desk.Options{})
		if err != nil {
			t.Fatal(err)
		}
		after.later = func(time.Duration, func()) func() bool { return func() bool { return true } }
		after.take(d)
		return after
	}
	left := func(t *testing.T, f *frame) {
		t.Helper()
		typed, err := f.desk.Typed(context.Background())
		if err != nil || len(typed) != 0 {
			t.Errorf("still kept is %+v (%v)", typed, err)
		}
	}
	t.Run("evidence", func(t *testing.T) {
		f := window(t)
		f.press("Enter", "3", "E")
		soon(f)
		f.pair.writing.fields[0].SetText("Reuters, 7 October")
		f.pair.writing.fields[3].SetText("yester")
		after := restarted(t, f.desk.Place().Path)
		after.press("Enter", "E")
		if w := after.pair.writing; w.fields[0].Text != "Reuters, 7 October" || w.fields[3].Text != "yester" {
			t.Fatalf("the fields hold %q", w.typed())
		}
		after.pair.writing.fields[3].SetText("2015-10-07")
		after.pair.writing.nextField(3)
		if ev := after.pair.ballot.Evidence; len(ev) != 1 || ev[0].Label != "Reuters, 7 October" {
			t.Errorf("the evidence is %+v", ev)
		}
		left(t, after)
	})
	t.Run("what is known of a source", func(t *testing.T) {
		f := window(t)
		f.press("Ctrl+2", "E")
		soon(f)
		fields := fieldsOf(f.sheets[0].card)
		fields[2].SetText("Jane Doe")
		id := f.sources.chosen
		after := restarted(t, f.desk.Place().Path)
		after.press("Ctrl+2", "E")
		fields = fieldsOf(after.sheets[0].card)
		if after.sources.chosen != id || fields[2].Text != "Jane Doe" {
			t.Fatalf("the author stands as %q", fields[2].Text)
		}
		wantSeen(t, after.sheets[0].card, "it is not saved yet")
		after.sheets[0].pressed(parseChord("Enter"))
		if m := after.sources.rows[after.sources.at()].Meta; m.Author != "Jane Doe" {
			t.Errorf("kept is %+v", m)
		}
		left(t, after)
	})
	t.Run("the check of a quotation", func(t *testing.T) {
		f := window(t)
		f.press("Ctrl+2", "F6", "F6", "K")
		if len(f.sheets) != 1 {
			t.Fatal("K does not ask")
		}
		soon(f)
		f.press("1")
		fieldsOf(f.sheets[0].card)[3].SetText("Not in the archive.")
		after := restarted(t, f.desk.Place().Path)
		after.press("Ctrl+2", "F6", "F6", "K")
		if note := fieldsOf(after.sheets[0].card)[3].Text; note != "Not in the archive." {
			t.Fatalf("the note stands as %q", note)
		}
		after.sheets[0].pressed(chord{key: fyne.KeyEscape})
		left(t, after)
	})
}
