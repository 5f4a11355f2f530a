package desk

import (
	"reflect"
	"testing"

	"verbatim/data"
)

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
