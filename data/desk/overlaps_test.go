package desk

import (
	"os"
	"path/filepath"
	"testing"

	"verbatim/data"
)

// A verdict makes only rows of the same two texts anew, and the list of the sources stays;
// also where it is the first that a copy of a workbench gets.
func TestAVerdictLeavesOtherRowsAsTheyAre(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "copy.verbatim")
	must[any](t)(nil, os.WriteFile(path, threeSources(t), 0o644))
	d := must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	defer d.Close()
	before, sources := must[[]*OverlapRow](t)(d.Overlaps(ctx)), must[[]SourceRow](t)(d.Sources(ctx))
	for i := range 2 {
		must[data.Verdict](t)(d.Judge(ctx, before[i].ID, "", data.Judgement{Wording: data.Verbatim}))
		after := must[[]*OverlapRow](t)(d.Overlaps(ctx))
		for k := range after {
			other := pairOf(*after[k].Overlap) != pairOf(*after[i].Overlap)
			if same := after[k] == before[k]; other && !same || k == i && same {
				t.Errorf("after the verdict on %d, row %d is the same: %v", i, k, same)
			}
		}
		if len(after[i].Verdicts) != 1 || len(before[i].Verdicts) != 0 {
			t.Errorf("the row has %d verdicts, and had %d", len(after[i].Verdicts), len(before[i].Verdicts))
		}
		before = after
	}
	if now := must[[]SourceRow](t)(d.Sources(ctx)); &now[0] != &sources[0] {
		t.Error("the sources are listed anew")
	}
	must[any](t)(nil, d.SetMeta(ctx, sources[0].ID, data.Meta{Title: "Another title"}))
	now, after := must[[]SourceRow](t)(d.Sources(ctx)), must[[]*OverlapRow](t)(d.Overlaps(ctx))
	if &now[0] == &sources[0] {
		t.Error("the sources are not listed anew")
	}
	for _, r := range after {
		if (r.SourceA == sources[0].ID) != (r.MetaA.Title == "Another title") {
			t.Errorf("%s has the title “%s”", r.ID, r.MetaA.Title)
		}
	}
}
