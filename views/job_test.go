package views

import (
	"fmt"
	"testing"

	"verbatim/data/desk"
)

// manyFiles are more articles than come in under a sheet, each with one that
// quotes it; the last is there twice.
func manyFiles() []desk.Incoming {
	var in []desk.Incoming
	for i := range desk.FewFiles + 20 {
		quoted := fmt.Sprintf("the %d boats of harbour %d would sail before the storms of week %d return", i+20, i*7, i%50+1)
		text := fmt.Sprintf("Report %d\n\nThe mayor said that %s.\n", i, quoted)
		in = append(in, desk.Incoming{Name: fmt.Sprintf("report-%d.txt", i), Text: text})
	}
	again := in[len(in)-1]
	again.Name = "again.txt"
	return append(in, again)
}

// Many files come in behind the window: it tells how far they are, shows each
// part, and can be paused; what waits goes on when the workbench is opened
// again, and a log says what became of each file.
func TestManyFilesComeInBehindTheWindow(t *testing.T) {
	f := window(t)
	n := len(f.sources.rows)
	if f.can(cmdPause) || f.can(cmdGoOn) {
		t.Error("nothing comes in, yet it can be paused or gone on with")
	}
	var told []string
	f.spawn = func(do func()) {
		if f.going != nil && told == nil {
			told = append(told, f.standing())
			if !f.can(cmdPause) || f.can(cmdGoOn) {
				t.Error("what comes in cannot be paused")
			}
			f.run(cmdPause)
		}
		do()
	}
	f.bringIn(manyFiles(), []desk.Refused{{Name: "picture.png", Why: "It is a picture."}})
	if len(told) != 1 || told[0] != "Bringing in" {
		t.Errorf("the status line said %q", told)
	}
	wantSeen(t, f.toast.card, "Paused; 71 files wait.")
	if got := f.standing(); got != "Paused; 71 files wait" {
		t.Errorf("paused, the status line says %q", got)
	}
	if !f.can(cmdGoOn) || f.can(cmdPause) || len(f.sources.rows) != n {
		t.Errorf("paused, with %d sources", len(f.sources.rows))
	}
	path := f.desk.Place().Path
	f.run(cmdGoOn)
	if len(f.sources.rows) != n+70 || f.can(cmdGoOn) {
		t.Errorf("%d sources, want %d", len(f.sources.rows), n+70)
	}
	f.run(cmdLog)
	if len(f.sheets) != 1 {
		t.Fatal("no log came up")
	}
	wantSeen(t, f.sheets[0].card, "70 files brought in, 1 here already, 1 not brought in", "picture.png", "It is a picture.", "again.txt")
	f.press("Down", "PageDown", "Enter")
	if len(f.sheets) != 0 {
		t.Error("Enter did not close the log")
	}
	f.press("Ctrl+Z")
	if len(f.sources.rows) != n {
		t.Errorf("after one undo there are %d sources, want %d", len(f.sources.rows), n)
	}
	if _, err := f.desk.Ask(t.Context(), manyFiles()[:60], nil, nil); err != nil {
		t.Fatal(err)
	}
	f.open(path)
	if len(f.sources.rows) != n+60 {
		t.Errorf("opened again there are %d sources, want %d", len(f.sources.rows), n+60)
	}
}
