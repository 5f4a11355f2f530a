package views

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data/desk"
)

func TestFoldersAreListedBeforeFiles(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"b.txt", "A.TXT", "note.md", ".hidden.txt", "w.verbatim", "w.verbatim-wal"} {
		if err := os.WriteFile(filepath.Join(dir, n), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "zoo"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		endings []string
		want    []string
	}{
		{nil, []string{"zoo", "A.TXT", "b.txt", "note.md"}},
		{[]string{".txt"}, []string{"zoo", "A.TXT", "b.txt"}},
		{[]string{extension}, []string{"zoo", "w.verbatim"}},
	} {
		es, err := listFolder(dir, c.endings)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range es {
			got = append(got, e.name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v lists %v, want %v", c.endings, got, c.want)
		}
	}
	if _, err := listFolder(filepath.Join(dir, "none"), nil); err == nil {
		t.Error("a folder that is not there was read")
	}
}

func TestTheButtonSaysWhatEnterDoes(t *testing.T) {
	f := window(t)
	f.set.BringDir = t.TempDir()
	for _, n := range []string{"articles/one.txt", "two.txt"} {
		path := filepath.Join(f.set.BringDir, n)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("One minister spoke."), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ keys, says string }{{"Ctrl+I", "Into the folder"}, {"Down", "Bring in"}, {"Up Space", "Bring in 1"}, {"Up Space Up", "Into the folder"}} {
		f.press(strings.Fields(c.keys)...)
		wantSeen(t, f.sheets[0].card, "|Enter|"+c.says+"|")
	}
	f.press("Enter")
	wantSeen(t, f.sheets[0].card, "one.txt", "|Enter|Bring in|")
	f.press("Esc")
	f.set.BringDir = t.TempDir()
	f.press("Ctrl+I")
	wantSeen(t, f.sheets[0].card, "Nothing in this folder can be chosen here; Bksp goes to the one above.")
}

func TestFilesAreBroughtInByKeyboard(t *testing.T) {
	f := window(t)
	dir := t.TempDir()
	f.set.BringDir = dir
	for n, text := range map[string]string{"one.txt": "One minister spoke of the air strikes.", "two.txt": "Two ministers spoke of nothing at all."} {
		if err := os.WriteFile(filepath.Join(dir, n), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n := len(f.sources.rows)
	f.press("Ctrl+I", "Space", "Space", "Enter")
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are up, want the one that asks what is known", len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, "Bring in 2 articles", "One minister spoke", "1 of 2")
	f.sheets[0].pressed(parseChord("Enter"))
	if len(f.sources.rows) != n+2 {
		t.Errorf("%d sources, want %d", len(f.sources.rows), n+2)
	}
	wantSeen(t, f.toast.card, "2 sources brought in, no new overlap found.")
	f.press("Ctrl+I", "Space", "Enter")
	wantSeen(t, f.sheets[0].card, "This very file is here already, as “one.txt”.", "Nothing new")
	f.press("Ctrl+Enter")
	wantSeen(t, f.toast.card, "“one.txt” was here already.")
}

func TestWhatBringingInSays(t *testing.T) {
	for _, c := range []struct {
		got  desk.Brought
		want string
	}{
		{desk.Brought{Sources: []string{"s1"}, Overlaps: 1}, "1 source brought in, 1 new overlap found."},
		{desk.Brought{Sources: []string{"s1", "s2"}}, "2 sources brought in, no new overlap found."},
		{desk.Brought{Already: []string{"a.txt"}}, "“a.txt” was here already."},
		{desk.Brought{Already: []string{"a.txt", "b.txt"}}, "2 were here already."},
	} {
		if got := broughtIn(c.got); got != c.want {
			t.Errorf("says %q, want %q", got, c.want)
		}
	}
}

func TestAnotherWorkbenchTakesThePlace(t *testing.T) {
	f := window(t)
	path := filepath.Join(t.TempDir(), "new.verbatim")
	f.change("Making the workbench", path, f.opts.Create)
	if f.desk.Place().Name != "new" || len(f.overlaps.list.rows) != 0 {
		t.Fatalf("open is %+v with %d overlaps", f.desk.Place(), len(f.overlaps.list.rows))
	}
	wantSeen(t, f.overlaps.listNone, "Bring in articles to compare.")
	bad := filepath.Join(t.TempDir(), "letter.verbatim")
	if err := os.WriteFile(bad, []byte("Dear Sir"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.open(bad)
	if f.desk.Place().Name != "new" || f.top() == nil {
		t.Fatal("a file that is no workbench was not refused")
	}
	wantSeen(t, f.top().card, "This workbench cannot be opened", "beginning is damaged")
}

// A field whose sheet is closed does not keep the focus: its cursor would go on
// blinking unseen, and the window be drawn for it without end.
func TestAClosedSheetHasNoFocus(t *testing.T) {
	f := window(t)
	for _, keys := range []string{"Ctrl+K", "Ctrl+Shift+F", "Ctrl+Shift+I", "Ctrl+E", "S", "T", "Ctrl+2 E", "Ctrl+2 F2", "Ctrl+2 N"} {
		f.press("Ctrl+1")
		f.press(strings.Fields(keys)...)
		if len(f.sheets) == 0 {
			t.Fatalf("%s opens no sheet", keys)
		}
		fields := fieldsOf(f.sheets[0].card)
		for len(f.sheets) > 0 {
			f.sheets[0].close()
		}
		for i, e := range fields {
			if e.on {
				t.Errorf("field %d of the sheet of %s has the focus still", i, keys)
			}
		}
	}
}
