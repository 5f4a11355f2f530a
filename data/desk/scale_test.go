package desk

import (
	"strings"
	"testing"

	"verbatim/data"
)

// Other names for the ratings are a step; the verdicts stay as they are and
// bear them in the table, in words and in the history.
func TestScale(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	wants := func(scale data.Scale, label string) {
		t.Helper()
		if got := must[data.Scale](t)(d.Scale(ctx)); got != scale {
			t.Errorf("the scale is %q, want %q", got, scale)
		}
		p := must[Preview](t)(d.Preview(ctx, Export{}, 1))
		if p.Rows[0][1] != label || p.Rows[0][2] != "3" || !strings.HasPrefix(p.Words, "Overall 3, "+strings.ToLower(label)+":") {
			t.Errorf("the row is %q, in words %q", p.Rows[0][:3], p.Words)
		}
		h := must[[]data.Event](t)(d.History(ctx, row.ID))
		if last := h[len(h)-1]; !strings.Contains(h[1].After+last.After, `"overall":"`+label+`"`) {
			t.Errorf("the history tells %s", last.After)
		}
	}
	wants(data.OwnScale, "Loosely quoted")
	truth := data.Scales[1].Scale
	for _, scale := range []data.Scale{truth, truth} {
		if err := d.SetScale(ctx, scale); err != nil {
			t.Fatal(err)
		}
	}
	wants(truth, "Half true")
	if undo, _ := d.Steps(); undo == nil || undo.Says != "choice of a scale" {
		t.Errorf("the step is %+v", undo)
	}
	must[*Step](t)(d.Undo(ctx))
	wants(data.OwnScale, "Loosely quoted")
	must[*Step](t)(d.Redo(ctx))
	wants(truth, "Half true")
	for _, bad := range []data.Scale{{}, {"a", "b", "c", "d", "e", " "}, {"Dismissed", "b", "c", "d", "e", "f"}, {strings.Repeat("a", 61), "b", "c", "d", "e", "f"}} {
		if err := d.SetScale(ctx, bad); err == nil {
			t.Errorf("%q is a scale", bad)
		}
	}
}
