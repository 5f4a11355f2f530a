package views

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/desk"
)

// The sheet offers what the desk can write, and the path follows the format.
func TestEveryFormatIsOffered(t *testing.T) {
	if len(exportFormats) != len(desk.Formats) {
		t.Fatalf("%d formats are offered of %d", len(exportFormats), len(desk.Formats))
	}
	f := window(t)
	if _, err := f.desk.Judge(context.Background(), f.overlaps.chosen, "Ana", data.Judgement{Wording: data.Altered}); err != nil {
		t.Fatal(err)
	}
	f.changed()
	f.press("Ctrl+E")
	for i, x := range exportFormats {
		if x.id != desk.Formats[i] {
			t.Errorf("in place %d stands %s, want %s", i, x.id, desk.Formats[i])
		}
		wantSeen(t, f.sheets[0].card, string(x.name), x.ending)
		f.press("Down")
	}
	f.press("R", "R", "C")
	wantSeen(t, f.sheets[0].card, "Write 12 rows", "some of the 66 columns")
}

// A table that a person changed is shown before it changes anything; Enter takes
// it, and what does not fit is told with its reason.
func TestATableIsLookedAtBeforeItIsTaken(t *testing.T) {
	f := window(t)
	id := f.overlaps.chosen
	v, err := f.desk.Judge(context.Background(), id, "Ana", data.Judgement{Wording: data.Altered})
	if err != nil {
		t.Fatal(err)
	}
	f.changed()
	file := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(file, []byte("verdict_id,wording\n"+v.ID+",marked\nv000,altered\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.importFile(file)
	if len(f.sheets) != 1 {
		t.Fatal("nothing is shown")
	}
	wantSeen(t, f.sheets[0].card, "1 refused", "Hakim Zamili, by Ana", "wording", "altered", "marked", "This workbench has no such verdict.", "Change 1 verdict")
	if w := f.overlaps.list.row(id).Verdicts[0].Wording; w != data.Altered {
		t.Errorf("looking made it %s", w)
	}
	f.press("Enter")
	if w := f.overlaps.list.row(id).Verdicts[0].Wording; w != data.Marked || len(f.sheets) != 0 {
		t.Errorf("taken it is %s", w)
	}
	f.press("Ctrl+Z")
	if w := f.overlaps.list.row(id).Verdicts[0].Wording; w != data.Altered {
		t.Errorf("taken back it is %s", w)
	}
	if err := os.WriteFile(file, []byte("name,price\nTea,3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.importFile(file)
	wantSeen(t, f.toast.card, "no column verdict_id")
}

// Another scale is on the list, in the bar and in the menu, and is undone as one.
func TestRatingsByAnotherScale(t *testing.T) {
	f := window(t)
	if _, err := f.desk.Judge(context.Background(), f.overlaps.chosen, "Ana", data.Judgement{Wording: data.Altered}); err != nil {
		t.Fatal(err)
	}
	f.changed()
	f.run(cmdScaleTruth)
	wantSeen(t, f.overlaps.all, "Half true")
	if !f.menus.items[cmdScaleTruth].Checked || f.menus.items[cmdScaleOwn].Checked {
		t.Error("the menu does not tick the scale")
	}
	if f.pair.bar.scale != data.Scales[1].Scale {
		t.Errorf("the bar says %q", f.pair.bar.scale)
	}
	f.press("Ctrl+Z")
	if !f.menus.items[cmdScaleOwn].Checked || strings.Contains(seen(f.overlaps.all), "Half true") {
		t.Error("the scale was not taken back")
	}
	f.run(cmdScaleNames)
	wantSeen(t, f.sheets[0].card, "Names of the ratings", "Unproven")
}

// What passim found is shown before it comes in, with what is refused and why; the
// folder that it wrote is taken as a whole, and all that came in is one step.
func TestWhatPassimFoundIsLookedAt(t *testing.T) {
	f := window(t)
	ctx := context.Background()
	corpus := filepath.Join(t.TempDir(), "corpus.json")
	if _, err := f.desk.Export(ctx, desk.Export{Format: "passim"}, corpus, false); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(corpus)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[:2] {
		var doc struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatal(err)
		}
		words := strings.Join(strings.Fields(doc.Text)[:2], " ")
		begin := utf8.RuneCountInString(doc.Text[:strings.Index(doc.Text, words)])
		lines = append(lines, fmt.Sprintf(`{"id":%q,"begin":%d,"end":%d,"text":%q,"cluster":1}`, doc.ID, begin, begin+utf8.RuneCountInString(words), words))
	}
	lines = append(lines, `{"id":"elsewhere","begin":0,"end":5,"text":"words","cluster":1}`)
	out := filepath.Join(t.TempDir(), "out")
	if err := os.MkdirAll(filepath.Join(out, "out.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, "out.json", "part-00000.json"), []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	rows := func() int {
		all, err := f.desk.Overlaps(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	before := rows()
	f.set.ExportDir = filepath.Dir(out)
	f.run(cmdImport)
	f.press("Enter") // on the folder
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are open", len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, "What passim found", "1 overlap, 0 listed already, 1 refused", "its source is not in this workbench", "Take in 1 overlap")
	if n := rows(); n != before {
		t.Errorf("looking at it made %d of %d overlaps", n, before)
	}
	f.press("Enter")
	if n := rows(); n != before+1 {
		t.Errorf("taken in there are %d of %d overlaps", n, before)
	}
	wantSeen(t, f.overlaps.all, "12 shown")
	f.press("Ctrl+Z")
	if n := rows(); n != before {
		t.Errorf("taken back there are %d of %d overlaps", n, before)
	}
}
