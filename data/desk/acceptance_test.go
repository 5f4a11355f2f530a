package desk

import (
	"testing"

	"verbatim/data"
)

// Two reviewers, one of one mind with the program and one not; what is undone
// counts no more.
func TestAcceptance(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	if got := must[Acceptance](t)(d.Acceptance(ctx)); got != (Acceptance{}) {
		t.Errorf("without a verdict: %+v", got)
	}
	id := zamili(t, d).ID
	p := must[*Pair](t)(d.Pair(ctx, id)).Collation.Proposed
	if p.Wording != data.Altered || p.Attribution != data.Uncredited {
		t.Fatalf("proposed is %+v", p)
	}
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", spliced))
	must[data.Verdict](t)(d.Judge(ctx, id, "Zoë", data.Judgement{Wording: data.Altered}))
	for _, r := range must[[]OverlapRow](t)(d.Overlaps(ctx)) {
		if must[*Pair](t)(d.Pair(ctx, r.ID)).Collation.Proposed.Wording == "" {
			must[data.Verdict](t)(d.Judge(ctx, r.ID, "Ana", data.Judgement{Wording: data.Paraphrase}))
			break
		}
	}
	want := Acceptance{Verdicts: 3, Wording: Taken{2, 2}, Attribution: Taken{2, 1}, Both: Taken{2, 1}}
	if got := must[Acceptance](t)(d.Acceptance(ctx)); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for range 2 {
		must[*Step](t)(d.Undo(ctx))
	}
	want = Acceptance{Verdicts: 1, Wording: Taken{1, 1}, Attribution: Taken{1, 1}, Both: Taken{1, 1}}
	if got := must[Acceptance](t)(d.Acceptance(ctx)); got != want {
		t.Errorf("one verdict left: %+v, want %+v", got, want)
	}
}
