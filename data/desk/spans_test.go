package desk

import (
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

func TestSpansAreDrawnByHand(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	words, _, err := d.Words(ctx, row.ID)
	if err != nil {
		t.Fatal(err)
	}
	text := must[*Pair](t)(d.Pair(ctx, row.ID)).A.Revision.Text
	first := row.A.Passage[0]
	i := slices.IndexFunc(words, func(w data.Span) bool { return w.Start >= first.Start })
	if w := words[i].Of(text); w != "In" {
		t.Fatalf("the passage begins with %q", w)
	}
	a := slices.Clone(row.A.Passage)
	a[0].Start = words[i+1].Start
	if err := d.SetSpans(ctx, row.ID, a, row.B.Passage); err != nil {
		t.Fatal(err)
	}
	now := zamili(t, d)
	if now.ID != row.ID || now.WordsA != row.WordsA-1 || !strings.HasPrefix(now.Lead, "the upcoming") || now.Score != row.Score {
		t.Errorf("without its first word it is %+v", now.Overlap)
	}
	if err := d.SetSpans(ctx, row.ID, a, row.B.Passage); err != nil {
		t.Fatal(err)
	}
	if step := must[*Step](t)(d.Undo(ctx)); step.Says != "change of the spans of Hakim Zamili" {
		t.Errorf("the same again was a step, or undone is %q", step.Says)
	}
	if got := zamili(t, d); got.A.Passage.Compare(row.A.Passage) != 0 || got.WordsA != row.WordsA {
		t.Errorf("after Undo it is %+v", got.Overlap)
	}
}

func TestSpansThatCannotBe(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	wide := data.Passage{{Start: row.A.Passage[0].Start, End: row.A.Passage[1].End}, row.A.Passage[1]}
	for says, a := range map[string]data.Passage{
		"at least one":    nil,
		"Nothing is sel":  {{Start: 9, End: 9}},
		"would share":     wide,
		"Nothing is sele": {{Start: 0, End: 1 << 30}},
	} {
		refusedWith(t, d.SetSpans(ctx, row.ID, a, row.B.Passage), says)
	}
}

// A stretch added by hand that was drawn otherwise since is not what Backspace
// takes away.
func TestADrawnSpanIsNoneThatWasAdded(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	more := spot(t, d, "The Moscow Times", "The comments were the clearest signal yet")
	must[string](t)(d.AddSpans(ctx, row.ID, more.Span, data.Span{}))
	p := must[*Pair](t)(d.Pair(ctx, row.ID)).Row
	a := slices.Clone(p.A.Passage)
	a[1].Start += len("The ")
	if err := d.SetSpans(ctx, row.ID, a, p.B.Passage); err != nil {
		t.Fatal(err)
	}
	_, err := d.TakeSpan(ctx, row.ID)
	refusedWith(t, err, "No span was added")
}
