package views

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// Files and folders dragged onto the window come in as one step, and what
// cannot be read is named.
func TestFilesAreDroppedOntoTheWindow(t *testing.T) {
	f := window(t)
	dir := t.TempDir()
	folder := filepath.Join(dir, "news desk #1")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	const many = 30
	for i := range many {
		text := fmt.Sprintf("Harbour report %d\n\nThe mayor counted %d boats that morning and went home.", i, i+2)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("report-%02d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	single, program := filepath.Join(dir, "one more.txt"), filepath.Join(dir, "boat.exe")
	for path, text := range map[string]string{single: "A last one\n\nThe boats were counted again in the evening.", program: "\x00\x01\x02\xff\xfe binary"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n := len(f.sources.rows)
	f.dropped([]fyne.URI{storage.NewFileURI(folder), storage.NewFileURI(single), storage.NewFileURI(program)})
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are up, want the one that asks what is known", len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, fmt.Sprintf("Bring in %d articles", many+1), fmt.Sprintf("1 of %d", many+1), fmt.Sprintf("Bring in all %d", many+1), "Harbour report 0")
	wantSeen(t, f.toast.card, "Not read: boat.exe")
	f.sheets[0].pressed(chord{key: fyne.KeyPageDown})
	wantSeen(t, f.sheets[0].card, fmt.Sprintf("2 of %d", many+1), "Harbour report 1")
	f.dropped([]fyne.URI{storage.NewFileURI(single)})
	if len(f.sheets) != 1 {
		t.Error("a drop behind the sheet opened a second one")
	}
	f.sheets[0].pressed(parseChord("Enter"))
	if len(f.sources.rows) != n+many+1 {
		t.Fatalf("%d sources, want %d", len(f.sources.rows), n+many+1)
	}
	f.press("Ctrl+Z")
	if len(f.sources.rows) != n {
		t.Errorf("after one undo there are %d sources, want %d", len(f.sources.rows), n)
	}
}
