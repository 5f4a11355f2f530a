package desk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A new name is one step, shows in the list and under every overlap, and no two
// sources have one.
func TestRename(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	src := must[[]SourceRow](t)(d.Sources(ctx))[0]
	other := must[[]SourceRow](t)(d.Sources(ctx))[1]
	before := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	for _, bad := range []string{"", "  ", other.Name, "two\nlines"} {
		if err := d.Rename(ctx, src.ID, bad); err == nil {
			t.Errorf("the name %q was taken", bad)
		}
	}
	if err := d.Rename(ctx, src.ID, " the first draft "); err != nil {
		t.Fatal(err)
	}
	if r := must[*Reading](t)(d.Read(ctx, src.ID)); r.Name != "the first draft" {
		t.Errorf("it is called %q", r.Name)
	}
	for _, o := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		if o.A.Source == src.Name || o.B.Source == src.Name {
			t.Errorf("the overlap %s still names %s", o.ID, src.Name)
		}
	}
	if undo, _ := d.Steps(); undo.Says != "renaming of "+must[*Reading](t)(d.Read(ctx, src.ID)).Label() {
		t.Errorf("the step is %+v", undo)
	}
	must[*Step](t)(d.Undo(ctx))
	sameRows(t, "undone", must[[]*OverlapRow](t)(d.Overlaps(ctx)), before)
}

// The text leaves as it stands, and writes over nothing unasked.
func TestWriteText(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	src := must[[]SourceRow](t)(d.Sources(ctx))[0]
	path := filepath.Join(t.TempDir(), "one.txt")
	if err := d.WriteText(ctx, src.ID, path, false); err != nil {
		t.Fatal(err)
	}
	raw := must[[]byte](t)(os.ReadFile(path))
	if want := must[*Reading](t)(d.Read(ctx, src.ID)).Revision.Text; string(raw) != want {
		t.Errorf("%d bytes were written, the text has %d", len(raw), len(want))
	}
	if err := d.WriteText(ctx, src.ID, path, false); err == nil {
		t.Error("a file was written over without being asked")
	}
	if err := d.WriteText(ctx, src.ID, path, true); err != nil {
		t.Error(err)
	}
}

// What came in with pasted markup is kept beside the text.
func TestPasteKeepsTheMarkup(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	in := must[Incoming](t)(Paste("", "<p>The mayor said nothing.</p>"))
	if in.Text != "The mayor said nothing." {
		t.Errorf("it came in as %q", in.Text)
	}
	must[Brought](t)(d.Bring(ctx, []Incoming{in}, nil))
	kept := must[[][]byte](t)(d.file.Originals(ctx, must[*Reading](t)(d.Read(ctx, must[[]SourceRow](t)(d.Sources(ctx))[0].ID)).Revision.Hash))
	if len(kept) != 1 || string(kept[0]) != "<p>The mayor said nothing.</p>" {
		t.Errorf("kept are %q", kept)
	}
}

// Another character set reads the same bytes anew.
func TestReread(t *testing.T) {
	raw := []byte("Die Br\xfccke \x96 neu er\xf6ffnet\n\nDer B\xfcrgermeister sprach. Die Stra\xdfe ist frei.\n")
	in := Incoming{Name: "folder/bridge.txt", Text: "?", Original: raw}
	in.Charset.Name = "iso-8859-2"
	in = must[Incoming](t)(Reread(in, "windows-1252"))
	if in.Name != "folder/bridge.txt" || in.Title != "Die Brücke – neu eröffnet" || in.Charset.Name != "windows-1252" || !slices.Equal(in.Original, raw) {
		t.Errorf("read anew it is %+v", in)
	}
	if _, err := Reread(in, "windows-99"); err == nil {
		t.Error("a set that nobody knows was taken")
	}
}
