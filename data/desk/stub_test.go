package desk

import (
	"testing"

	"verbatim/data"
)

// A source that is known of and not held is noted, changed, taken away and
// brought back, each as a step, also after the workbench was opened again.
func TestSourceNotHeld(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	wire := data.Meta{Publisher: "Reuters", Date: data.Date{Year: 2015, Month: 10, Day: 7}}
	for _, bad := range []data.Meta{{}, {URL: "https://example.org"}, {Publisher: "AP", Date: data.Date{Year: 2015, Month: 13}}} {
		if _, err := d.NoteStub(ctx, bad); err == nil {
			t.Errorf("%+v was noted", bad)
		}
	}
	id := must[string](t)(d.NoteStub(ctx, wire))
	if _, err := d.NoteStub(ctx, wire); err == nil {
		t.Error("the same source was noted twice")
	}
	saysNext := func(want string) {
		t.Helper()
		if undo, _ := d.Steps(); undo == nil || undo.Says != want {
			t.Errorf("the step is %+v, want %q", undo, want)
		}
	}
	saysNext("note of Reuters")
	wire.Title = "Iraq leans toward Russia"
	if err := d.SetStub(ctx, id, wire); err != nil {
		t.Fatal(err)
	}
	saysNext("details of Reuters")
	if err := d.RemoveStub(ctx, id); err != nil {
		t.Fatal(err)
	}
	saysNext("removal of Reuters")
	if all := must[[]Stub](t)(d.Stubs(ctx)); len(all) != 0 {
		t.Errorf("there are still %+v", all)
	}
	must[*Step](t)(d.Undo(ctx))
	again := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	defer again.Close()
	all := must[[]Stub](t)(again.Stubs(ctx))
	if len(all) != 1 || all[0].ID != id || all[0].Meta != wire {
		t.Errorf("opened again there are %+v", all)
	}
	if rows := must[[]SourceRow](t)(again.Sources(ctx)); len(rows) != 5 {
		t.Errorf("it counts among the %d sources that are held", len(rows))
	}
	if r := must[Report](t)(again.Check(ctx, nil)); len(r.Problems) != 0 {
		t.Errorf("check finds %v", r.Problems)
	}
}
