package desk

import (
	"strings"
	"testing"
)

// The spliced quotation breaks the book of each house in its own way; with no
// house chosen nothing is said.
func TestHouseStyle(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	if p := must[*Pair](t)(d.Pair(ctx, id)); p.Style != "" || len(p.Breaches) > 0 {
		t.Errorf("no style is chosen, yet %q is broken by %v", p.Style, p.Breaches)
	}
	for _, style := range Styles() {
		if err := d.SetHouseStyle(ctx, style); err != nil {
			t.Fatal(err)
		}
		p := must[*Pair](t)(d.Pair(ctx, id))
		if p.Style != style || len(p.Breaches) == 0 {
			t.Errorf("%s: %q is broken by %v", style, p.Style, p.Breaches)
		}
		for _, b := range p.Breaches {
			if b.Change >= len(p.Collation.Changes) || string(b.Rule.Style) != style || !strings.HasPrefix(b.Says, p.Collation.Changes[b.Change].Says) {
				t.Errorf("%s: %+v", style, b)
			}
		}
	}
	if err := d.SetHouseStyle(ctx, "tabloid"); err == nil || !strings.Contains(err.Error(), "reuters, ap or guardian") {
		t.Errorf("a style that is not: %v", err)
	}
}

// The choice is a step: undone, done again and there after reopening.
func TestHouseStyleIsAStep(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	chosen := func(want string) {
		t.Helper()
		if got := must[string](t)(d.HouseStyle(ctx)); got != want {
			t.Fatalf("the style is %q, want %q", got, want)
		}
	}
	for _, style := range []string{"reuters", "ap", "ap", ""} {
		if err := d.SetHouseStyle(ctx, style); err != nil {
			t.Fatal(err)
		}
		chosen(style)
	}
	if undo, _ := d.Steps(); undo == nil || undo.Says != "choice of a house style" {
		t.Errorf("the step is %+v", undo)
	}
	must[*Step](t)(d.Undo(ctx))
	chosen("ap")
	must[*Step](t)(d.Undo(ctx))
	chosen("reuters")
	path := d.Place().Path
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	chosen("reuters")
	must[*Step](t)(d.Redo(ctx))
	chosen("ap")
	must[*Step](t)(d.Undo(ctx))
	must[*Step](t)(d.Undo(ctx))
	chosen("")
}
