package views

import (
	"slices"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
)

// F looks in all sources for what is selected; Enter lines it up with the place
// in focus and opens the pair.
func TestASelectionIsSoughtInAllSources(t *testing.T) {
	f := window(t)
	row := f.overlaps.list.rows[f.overlaps.list.shown[0]]
	f.run(cmdSources)
	if f.can(cmdSeek) {
		t.Error("nothing is selected, yet it can be sought")
	}
	f.sources.choose(slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.ID == row.SourceA }))
	f.sources.reader.Select(row.A.Passage[1])
	f.press("F")
	if len(f.sheets) != 1 {
		t.Fatal("no list of places came up")
	}
	wantSeen(t, f.sheets[0].card, "Where it stands", "Informed Comment", "definitely a bigger role", "19 of 20 words")
	f.press("Down", "Up", "Enter")
	if f.at != screen(f.pair) || f.pair.at.Row.FoundBy != "hand" || len(f.sheets) != 0 {
		t.Errorf("Enter led to %v", f.pair.id)
	}
	f.press("Ctrl+Z")
	f.run(cmdSources)
	f.sources.reader.Select(data.Span{Start: 1, End: 9})
	f.press("F")
	if len(f.sheets) != 0 {
		wantSeen(t, f.sheets[0].card, "Where it stands")
	}
}
