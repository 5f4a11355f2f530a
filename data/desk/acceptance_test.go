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
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		if must[*Pair](t)(d.Pair(ctx, r.ID)).Collation.Proposed.Wording == "" {
			must[data.Verdict](t)(d.Judge(ctx, r.ID, "Ana", data.Judgement{Wording: data.Paraphrase}))
			break
		}
	}
	want := Acceptance{Verdicts: 3, Wording: Taken{2, 2}, Attribution: Taken{2, 1}, Both: Taken{2, 1}, Found: 2}
	if got := must[Acceptance](t)(d.Acceptance(ctx)); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for range 2 {
		must[*Step](t)(d.Undo(ctx))
	}
	want = Acceptance{Verdicts: 1, Wording: Taken{1, 1}, Attribution: Taken{1, 1}, Both: Taken{1, 1}, Found: 1}
	if got := must[Acceptance](t)(d.Acceptance(ctx)); got != want {
		t.Errorf("one verdict left: %+v, want %+v", got, want)
	}
}

// What a person lined up and judged is what the program missed; what is judged
// unrelated is neither.
func TestMissedOverlapsAreCounted(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	must[data.Verdict](t)(d.Judge(ctx, must[[]*OverlapRow](t)(d.Overlaps(ctx))[1].ID, "Ana", data.Judgement{Wording: data.Unrelated}))
	id := must[string](t)(d.LineUp(ctx, Spot{row.SourceA, data.Span{Start: 0, End: 30}}, Spot{row.SourceB, data.Span{Start: 0, End: 30}}))
	must[data.Verdict](t)(d.Judge(ctx, id, "Ana", data.Judgement{Wording: data.Paraphrase}))
	if got := must[Acceptance](t)(d.Acceptance(ctx)); got.Found != 1 || got.ByHand != 1 {
		t.Errorf("%d found, %d by hand, want one of each", got.Found, got.ByHand)
	}
}
