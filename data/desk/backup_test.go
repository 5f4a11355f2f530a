package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A workbench with a lost text and a lost verdict is repaired into one that
// opens, shows every other verdict, and can be worked on.
func TestRepair(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wb.verbatim")
	d, err := Create(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := d.Overlaps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A word that stands in one article alone, on a page of its text.
	const word = "al-Zimili"
	at := strings.Index(string(whole), word)
	if at < 0 {
		t.Fatal("the word is nowhere")
	}
	for at := at; at >= 0; {
		copy(whole[at:], "al-Zamili")
		next := strings.Index(string(whole[at:]), word)
		if next < 0 {
			break
		}
		at += next
	}
	if err := os.WriteFile(path, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	fixed := filepath.Join(t.TempDir(), "fixed.verbatim")
	r, err := Repair(t.Context(), path, fixed, nil)
	if err != nil {
		t.Fatal(err)
	}
	if told := strings.Join(r.Lost, "\n"); !strings.Contains(told, "The text of the source") {
		t.Errorf("the account is %s", told)
	}
	again, err := Open(t.Context(), fixed, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	left, err := again.Overlaps(t.Context())
	if err != nil || len(left) == 0 || len(left) >= len(rows) {
		t.Errorf("of %d overlaps %d are left (%v)", len(rows), len(left), err)
	}
}
