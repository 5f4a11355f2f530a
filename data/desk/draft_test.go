package desk

import (
	"reflect"
	"testing"

	"verbatim/data"
)

// What stands in the fields of a sheet is there after a crash; it is no step.
func TestTypedFields(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	must[[]*OverlapRow](t)(d.Overlaps(ctx))
	fields := []string{"Reuters, 7 October", "", "", "yester"}
	if err := d.KeepTyped(ctx, "evidence on o1", fields); err != nil {
		t.Fatal(err)
	}
	again := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	defer again.Close()
	if got := must[map[string][]string](t)(again.Typed(ctx)); len(got) != 1 || !reflect.DeepEqual(got["evidence on o1"], fields) {
		t.Errorf("typed is %+v", got)
	}
	if got := must[map[string]Draft](t)(again.Drafts(ctx)); len(got) != 0 {
		t.Errorf("fields are taken for a verdict: %+v", got)
	}
	if must[bool](t)(d.Behind(ctx)) {
		t.Error("what is only typed counts as a change")
	}
	if err := again.KeepTyped(ctx, "evidence on o1", nil); err != nil {
		t.Fatal(err)
	}
	if got := must[map[string][]string](t)(d.Typed(ctx)); len(got) != 0 {
		t.Errorf("still typed is %+v", got)
	}
}

// A verdict in the making is there when the workbench is opened after a crash,
// and gone once it is taken away; nothing counts it as a verdict.
func TestDrafts(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	begun := data.Judgement{Wording: data.Marked, Tags: []string{"check"}}
	draft := Draft{Now: data.Judgement{Wording: data.Altered, Notes: "Ask the desk in “Basra”.", Tags: []string{}}, Begun: &begun}
	for id, x := range map[string]Draft{row.ID: draft, "o2": {Now: data.Judgement{Notes: "later", Tags: []string{}}}} {
		if err := d.KeepDraft(ctx, id, &x); err != nil {
			t.Fatal(err)
		}
	}
	again := must[*Desk](t)(Open(ctx, d.Place().Path, Options{}))
	defer again.Close()
	if got := must[map[string]Draft](t)(again.Drafts(ctx)); len(got) != 2 || !reflect.DeepEqual(got[row.ID], draft) || got["o2"].Begun != nil {
		t.Errorf("the drafts are %+v", got)
	}
	if row := zamili(t, again); row.Status != data.Open || len(row.Verdicts) != 0 {
		t.Errorf("a draft counts as %+v", row)
	}
	if err := again.KeepDraft(ctx, row.ID, nil); err != nil {
		t.Fatal(err)
	}
	if got := must[map[string]Draft](t)(d.Drafts(ctx)); len(got) != 1 {
		t.Errorf("the drafts are %+v", got)
	}
}
