package views

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verbatim/data"
)

func TestASourceNotHeldIsNotedAndListed(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2", "Ctrl+Shift+I")
	card := f.sheets[0].card
	wantSeen(t, card, "Note a source not held", "Publisher", "Address (URL)")
	fields := fieldsOf(card)
	f.press("Ctrl+Enter")
	wantSeen(t, card, "Name the publisher or the title")
	test.Type(fields[1], "Reuters")
	fields[2].SetText("7 October")
	f.press("Ctrl+Enter")
	wantSeen(t, card, "is no date")
	fields[2].SetText("2015-10-07")
	fields[3].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // Enter in the last field
	if len(f.sheets) != 0 {
		t.Fatal("it was not noted")
	}
	wantSeen(t, f.sources.table, "Reuters", "text not held", "7 Oct 2015")
	wantSeen(t, f.sources.listHead, "5, 1 not held")
	wantSeen(t, f.sources.head, "Reuters", "7 Oct 2015; text not held")
	f.press("E")
	test.Type(fieldsOf(f.sheets[0].card)[0], "Iraq leans toward Russia")
	f.press("Ctrl+Enter")
	wantSeen(t, f.sources.head, "Iraq leans toward Russia")
	f.press("Up")
	if f.sources.stub() != nil || f.sources.reading == nil {
		t.Error("Up did not lead to the last source that is held")
	}
	f.press("Down", "Delete")
	if len(f.sources.stubs) != 0 || f.sources.chosen == "" {
		t.Error("Delete did not take it away, or nothing is chosen now")
	}
	f.press("Ctrl+Z")
	if len(f.sources.stubs) != 1 {
		t.Error("undo did not bring it back")
	}
	f.press("Ctrl+Z", "Ctrl+Z")
	if len(f.sources.stubs) != 0 {
		t.Error("it was not undone")
	}
}

// A verdict names it as the source that both took from, by one key.
func TestASourceNotHeldIsNamedAsTheCommonOne(t *testing.T) {
	f := window(t)
	wire := data.Meta{Publisher: "Reuters", Date: data.Date{Year: 2015, Month: 10, Day: 7}}
	if _, err := f.desk.NoteStub(t.Context(), wire); err != nil {
		t.Fatal(err)
	}
	f.changed()
	f.press("Esc", "Enter", "3")
	for f.pair.ballot.Direction != data.CommonSource {
		f.press("I")
	}
	f.press("E")
	w := f.pair.writing
	wantSeen(t, f.all, "names a source noted or held here")
	w.common.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.common.Text != "Reuters, 7 Oct 2015" || f.pair.ballot.CommonSource != w.common.Text {
		t.Errorf("the field holds %q, the ballot %q", w.common.Text, f.pair.ballot.CommonSource)
	}
	w.common.SetText("infor")
	w.common.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !strings.HasPrefix(w.common.Text, "Informed Comment") {
		t.Errorf("what was begun became %q", w.common.Text)
	}
}

func TestASourceIsRenamed(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2", "F2")
	card := f.sheets[0].card
	name := fieldsOf(card)[0]
	other := f.sources.rows[1].Name
	name.SetText(other)
	f.press("Ctrl+Enter")
	wantSeen(t, card, "Another source is called")
	name.SetText("the first draft")
	f.press("Ctrl+Enter")
	if len(f.sheets) != 0 || f.sources.rows[f.sources.at()].Name != "the first draft" {
		t.Errorf("it is called %q", f.sources.rows[f.sources.at()].Name)
	}
	f.press("F2")
	if got := fieldsOf(f.sheets[0].card)[0].Text; got != "the first draft" {
		t.Errorf("asked again it proposes %q", got)
	}
	test.Type(fieldsOf(f.sheets[0].card)[0], "the second draft") // replaces what it proposes
	f.press("Ctrl+Enter")
	if got := f.sources.rows[f.sources.at()].Name; got != "the second draft" {
		t.Errorf("a new name typed makes it %q", got)
	}
	f.press("Ctrl+Z", "Ctrl+Z")
	if strings.HasPrefix(f.sources.rows[f.sources.at()].Name, "the ") {
		t.Error("undo left the name")
	}
}

func TestTheTextOfASourceIsSaved(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2", "Ctrl+S")
	if len(f.sheets) != 1 {
		t.Fatal("no sheet asks where")
	}
	field := fieldsOf(f.sheets[0].card)[0]
	if !strings.HasSuffix(field.Text, textFileName(f.sources.reading.Name)) {
		t.Errorf("it proposes %q", field.Text)
	}
	path := filepath.Join(t.TempDir(), "saved.txt")
	if err := os.WriteFile(path, []byte("an older file"), 0o644); err != nil {
		t.Fatal(err)
	}
	field.SetText(path)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantSeen(t, f.sheets[0].card, "“saved.txt” is there already")
	f.press("Esc")
	if raw, _ := os.ReadFile(path); string(raw) != "an older file" {
		t.Fatal("the file was written over")
	}
	f.writeText(f.sources.chosen, path)
	f.press("Enter")
	if raw, _ := os.ReadFile(path); string(raw) != f.sources.reading.Revision.Text {
		t.Errorf("%d bytes were saved", len(raw))
	}
	wantSeen(t, f.toast.card, "Saved as saved.txt")
}

func TestFileNamesOfTexts(t *testing.T) {
	for name, want := range map[string]string{
		"moscow-times.txt": "moscow-times.txt", "folder/page.html": "page.txt", "pasted 2026-11-20 12.04.00": "pasted 2026-11-20 12.04.00.txt",
		"../../x": "x.txt", "a:b?c": "a-b-c.txt", "..": "source.txt", "reuters-4821": "reuters-4821.txt",
	} {
		if got := textFileName(name); got != want {
			t.Errorf("%q is saved as %q, want %q", name, got, want)
		}
	}
}
