package desk

import (
	"context"
	"errors"
	"strings"
	"testing"

	"verbatim/data"
)

// event is the newest event of a field in an overlap's history.
func event(t *testing.T, d *Desk, overlap, field string) string {
	t.Helper()
	out := ""
	for _, e := range must[[]data.Event](t)(d.History(t.Context(), overlap)) {
		if e.Field == field {
			out = e.ID
		}
	}
	if out == "" {
		t.Fatalf("nothing happened to the %s", field)
	}
	return out
}

func refusedWith(t *testing.T, err error, says string) {
	t.Helper()
	var m *Mistake
	if !errors.As(err, &m) || !strings.Contains(m.Says, says) {
		t.Errorf("the answer is %v, want a mistake that says %q", err, says)
	}
}

// A change in the middle goes, what came after it stays, and Ctrl+Z brings it
// back.
func TestOneChangeIsTakenBackByItself(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	judge := func(j data.Judgement) string {
		must[data.Verdict](t)(d.Judge(ctx, id, "Ana", j))
		return event(t, d, id, "verdict")
	}
	first := judge(data.Judgement{Wording: data.Altered})
	second := judge(data.Judgement{Wording: data.Altered, Attribution: data.Uncredited})
	judge(data.Judgement{Wording: data.Altered, Attribution: data.Uncredited, Notes: "Ask Reuters."})
	stored := func() data.Verdict { return zamili(t, d).Verdicts[0] }

	if err := d.Revert(ctx, id, second); err != nil {
		t.Fatal(err)
	}
	if v := stored(); v.Attribution != data.SameAttribution || v.Notes != "Ask Reuters." || v.Wording != data.Altered {
		t.Errorf("without the second change it is %+v", v)
	}
	refusedWith(t, d.Revert(ctx, id, first), "changed again at ")
	refusedWith(t, d.Revert(ctx, id, second), "taken back already")
	refusedWith(t, d.Revert(ctx, id, "e"), "no such change")
	if step := must[*Step](t)(d.Undo(ctx)); step.Says != "taking back of a change to Hakim Zamili" {
		t.Errorf("undone is %q", step.Says)
	}
	if v := stored(); v.Attribution != data.Uncredited || v.Notes != "Ask Reuters." {
		t.Errorf("after Undo it is %+v", v)
	}
}

// The first verdict goes with the status that it gave; the place stays, for the
// history is about it.
func TestAVerdictIsTakenBackWithItsStatus(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", spliced))
	refusedWith(t, d.Revert(ctx, id, event(t, d, id, "spans")), "kept for good")
	if err := d.Revert(ctx, id, event(t, d, id, "verdict")); err != nil {
		t.Fatal(err)
	}
	if r := zamili(t, d); len(r.Verdicts) != 0 || r.Status != data.Open {
		t.Errorf("without its verdict it is %s with %v", r.Status, r.Verdicts)
	}
	if err := d.Revert(ctx, id, event(t, d, id, "verdict")); err != nil { // the taking back
		t.Fatal(err)
	}
	if r := zamili(t, d); len(r.Verdicts) != 1 || r.Status != data.Judged {
		t.Errorf("with its verdict again it is %s with %v", r.Status, r.Verdicts)
	}

	must[data.Verdict](t)(d.Judge(ctx, id, "Zoë", spliced))
	if err := d.Revert(ctx, id, event(t, d, id, "verdict")); err != nil {
		t.Fatal(err)
	}
	if r := zamili(t, d); len(r.Verdicts) != 1 || r.Verdicts[0].Reviewer != "Ana" || r.Status != data.Judged {
		t.Errorf("without Zoë's verdict it is %s with %v", r.Status, r.Verdicts)
	}
}

func TestALiningUpIsTakenBackUnlessItIsJudged(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	const words = "Iraq will be forced to ask Russia to launch air strikes"
	id := must[string](t)(d.LineUp(ctx, spot(t, d, "The Moscow Times", words), spot(t, d, "Informed Comment", words)))
	made := event(t, d, id, "spans")
	must[data.Verdict](t)(d.Judge(ctx, id, "", data.Judgement{Wording: data.Verbatim}))
	refusedWith(t, d.Revert(ctx, id, made), "has a verdict")
	if err := d.Revert(ctx, id, event(t, d, id, "verdict")); err != nil {
		t.Fatal(err)
	}
	if err := d.Revert(ctx, id, made); err != nil {
		t.Fatal(err)
	}
	_, err := d.Pair(ctx, id)
	refusedWith(t, err, "no overlap")
}

// One of many that were dismissed at once comes back alone.
func TestOneOfManyIsTakenBack(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))[:3]
	if err := d.SetStatus(ctx, data.Dismissed, rows[0].ID, rows[1].ID, rows[2].ID); err != nil {
		t.Fatal(err)
	}
	if err := d.Revert(ctx, rows[1].ID, event(t, d, rows[1].ID, "status")); err != nil {
		t.Fatal(err)
	}
	for i, want := range []data.Status{data.Dismissed, data.Open, data.Dismissed} {
		if got := must[*Pair](t)(d.Pair(context.Background(), rows[i].ID)).Row.Status; got != want {
			t.Errorf("number %d is %s, want %s", i, got, want)
		}
	}
}
