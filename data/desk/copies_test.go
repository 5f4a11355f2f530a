package desk

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// One of several copies is judged; on request the others take its verdict as
// one step, each says from where, and what was decided by hand stays.
func TestCopiesTakeOneVerdict(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	story := "The minister said on Monday: “We will never hand over the harbour of Basra to a foreign company while I am in office.” Nobody asked further."
	other := "Port news. “We will never hand over the harbour of Basra to a foreign company while I am in office,” he told reporters in the evening."
	in := []Incoming{{Name: "first.txt", Text: story}}
	for _, name := range []string{"b.txt", "c.txt", "d.txt", "e.txt"} {
		in = append(in, Incoming{Name: name, Text: strings.Replace(other, "Port news", "Port news of "+name, 1)})
	}
	if _, err := d.Bring(ctx, in, nil); err != nil {
		t.Fatal(err)
	}
	var alike []*OverlapRow
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		if r.Like != "" && (len(alike) == 0 || alike[0].Like == r.Like) {
			alike = append(alike, r)
		}
	}
	if len(alike) < 3 {
		t.Fatalf("only %d copies were found", len(alike))
	}
	first, parked := alike[0].Like, alike[0].ID
	var mistake *Mistake
	if _, err := d.JudgeCopies(ctx, first); !errors.As(err, &mistake) {
		t.Errorf("copies of what nobody judged: %v", err)
	}
	if err := d.SetStatus(ctx, data.Parked, parked); err != nil {
		t.Fatal(err)
	}
	must[data.Verdict](t)(d.Judge(ctx, first, "", data.Judgement{Wording: data.Verbatim, Notes: "heard it"}))
	n := must[int](t)(d.JudgeCopies(ctx, first))
	row := func(id string) OverlapRow { return must[*Pair](t)(d.Pair(ctx, id)).Row }
	if n != len(alike)-1 || row(parked).Status != data.Parked {
		t.Errorf("%d of %d copies took it, the parked one is %s", n, len(alike), row(parked).Status)
	}
	for _, c := range alike[1:] {
		r := row(c.ID)
		if len(r.Verdicts) != 1 || r.Status != data.Judged || r.Verdicts[0].AppliedFrom != first || r.Verdicts[0].Notes != "heard it" || r.Verdicts[0].Overlap != c.ID {
			t.Errorf("the copy has %+v, %s", r.Verdicts, r.Status)
		}
		told := func(e data.Event) bool {
			return e.Cause == causeCopies && strings.Contains(e.After, `"applied_from":"`+first)
		}
		if h := must[[]data.Event](t)(d.History(ctx, c.ID)); !slices.ContainsFunc(h, told) {
			t.Errorf("the history does not tell it: %+v", h)
		}
	}
	must[*Step](t)(d.Undo(ctx))
	for _, c := range alike[1:] {
		if r := row(c.ID); len(r.Verdicts) != 0 || r.Status != data.Open {
			t.Errorf("after one undo the copy has %+v, %s", r.Verdicts, r.Status)
		}
	}
	if len(row(first).Verdicts) != 1 {
		t.Error("the undo took back the verdict that was given by hand")
	}
}
