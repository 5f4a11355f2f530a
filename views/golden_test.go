package views

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ofThisRun are the lines of a picture in words that no two runs share: where
// the workbench lies.
var ofThisRun = regexp.MustCompile(`(?m)^.*five-articles\.verbatim.*\n`)

// Every screen is drawn as its golden file says: texts, places, sizes and
// colours by their roles.
//
//	go test -tags ci ./views -run TestScreensAreDrawnAsBefore -update
func TestScreensAreDrawnAsBefore(t *testing.T) {
	f := window(t)
	f.win.Resize(fyne.NewSize(1280, 800))
	golden := func(name string) {
		t.Helper()
		got := ofThisRun.ReplaceAllString(test.RenderObjectToMarkup(f.all), "")
		if s := f.top(); s != nil {
			got = ofThisRun.ReplaceAllString(test.RenderObjectToMarkup(s.card), "")
		}
		file := filepath.Join("testdata", "screens", name+".xml")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is drawn otherwise than %s says; -update writes it anew: %s", name, file, firstOther(got, string(want)))
		}
	}
	f.press("Esc")
	golden("overlaps")
	f.press("Enter")
	golden("pair")
	f.press("3", "A", "A")
	golden("judged")
	f.press("V")
	golden("inline")
	f.press("V")
	golden("stacked")
	f.press("V")
	for _, room := range []cmd{cmdSources, cmdVersions, cmdTimeline, cmdMap} {
		f.run(room)
		golden(string(room))
	}
	f.run(cmdOverlaps)
	for _, id := range []cmd{cmdKeys, cmdSpeakers, cmdLeft, cmdStub} {
		f.run(id)
		golden(strings.ReplaceAll(string(id), " ", "-"))
		f.top().close()
	}
}

// firstOther is the first line in which two texts differ.
func firstOther(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got " + strings.TrimSpace(g[i]) + ", want " + strings.TrimSpace(w[i])
		}
	}
	return "one has more lines"
}
