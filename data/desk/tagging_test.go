package desk

import (
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// Tags of many overlaps are one step. Where nobody judged yet they wait, and
// the verdict takes them along: a person's own among the tags, a by-hand one
// among the alterations. An undo of the verdict has them wait again.
func TestTagsWaitForTheVerdict(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	a, b := rows[0].ID, rows[1].ID
	given := func(id string) []string {
		all := must[[]*OverlapRow](t)(d.Overlaps(ctx))
		return all[slices.IndexFunc(all, func(r *OverlapRow) bool { return r.ID == id })].Given
	}
	for _, tag := range []string{"follow  up", "context-lost"} {
		if err := d.Tag(ctx, tag, true, a, b); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"context-lost", "follow up"}
	if !slices.Equal(given(a), want) || !slices.Equal(given(b), want) {
		t.Fatalf("tagged %v and %v", given(a), given(b))
	}
	v := must[data.Verdict](t)(d.Judge(ctx, a, "", spliced))
	if !slices.Equal(v.Tags, []string{"follow up"}) || !slices.Contains(v.Alterations, data.ContextLost) || !slices.Contains(v.Alterations, data.Reordered) {
		t.Errorf("the verdict has tags %v and alterations %v", v.Tags, v.Alterations)
	}
	if err := d.Tag(ctx, "context-lost", false, a, b); err != nil {
		t.Fatal(err)
	}
	if one := []string{"follow up"}; !slices.Equal(given(a), one) || !slices.Equal(given(b), one) {
		t.Errorf("taken away: %v and %v", given(a), given(b))
	}
	if step := must[*Step](t)(d.Undo(ctx)); step == nil || !strings.Contains(step.Says, "2 overlaps") || !slices.Equal(given(a), want) || !slices.Equal(given(b), want) {
		t.Errorf("after undo of %+v: %v and %v", step, given(a), given(b))
	}
	must[*Step](t)(d.Undo(ctx))
	if row := must[*Pair](t)(d.Pair(ctx, a)).Row; len(row.Verdicts) != 0 || !slices.Equal(row.Given, want) {
		t.Errorf("without the verdict: %+v, tags %v", row.Verdicts, row.Given)
	}
	for _, bad := range []string{" ", "reordered", strings.Repeat("x", longestTag+1)} {
		if err := d.Tag(ctx, bad, true, a); err == nil {
			t.Errorf("the tag %q was taken", bad)
		}
	}
}

// What waits for one reviewer's verdict is not shown to the other while
// verdicts are hidden.
func TestWaitingTagsAreHidden(t *testing.T) {
	ctx := t.Context()
	mona := bench(t, Options{})
	id := zamili(t, mona).ID
	if err := mona.Tag(ctx, "dubious", true, id); err != nil {
		t.Fatal(err)
	}
	ben := secondCopy(t, mona, "Ben")
	if row := zamili(t, ben); len(row.Given) != 0 {
		t.Errorf("the second reviewer sees %v", row.Given)
	}
	for _, e := range must[[]data.Event](t)(ben.History(ctx, id)) {
		if strings.Contains(e.After, "dubious") {
			t.Errorf("the history tells %+v", e)
		}
	}
	if v := must[data.Verdict](t)(ben.Judge(ctx, id, "Ben", spliced)); len(v.Tags) != 0 {
		t.Errorf("the verdict took along %v", v.Tags)
	}
}
