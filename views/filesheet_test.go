package views

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Above the root of a drive are the others, where the system has several.
func TestAboveARootAreTheDrives(t *testing.T) {
	f := window(t)
	first, other := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "said.txt"), []byte("It rained."), 0o644); err != nil {
		t.Fatal(err)
	}
	f.drives = func() []string { return []string{first + separator, other + separator} }
	root := filepath.VolumeName(other) + separator
	var chosen []string
	f.askPathHere(pathWanted{title: "Open", action: "Open", endings: []string{".txt"}, dir: root}, func(paths []string) { chosen = paths })
	field := func() string { return fieldsOf(f.sheets[0].card)[0].Text }
	if field() != root {
		t.Errorf("at the root the field holds %q", field())
	}
	f.press("Backspace")
	wantSeen(t, f.sheets[0].card, first+"/", other+"/")
	if field() != "" {
		t.Errorf("above it the field holds %q", field())
	}
	f.press("Backspace") // there is nothing above them
	wantSeen(t, f.sheets[0].card, other+"/")
	f.press("Down")
	f.press("Right")
	if field() != other+separator {
		t.Errorf("in a drive the field holds %q", field())
	}
	f.press("Enter")
	if want := []string{filepath.Join(other, "said.txt")}; !slices.Equal(chosen, want) {
		t.Errorf("chosen are %q", chosen)
	}
}
