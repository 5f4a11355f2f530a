package desk

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// spot selects the first place of words in a source.
func spot(t *testing.T, d *Desk, publisher, words string) Spot {
	t.Helper()
	for _, s := range must[[]SourceRow](t)(d.Sources(t.Context())) {
		if s.Meta.Publisher != publisher {
			continue
		}
		text := must[*Reading](t)(d.Read(t.Context(), s.ID)).Revision.Text
		if at := strings.Index(text, words); at >= 0 {
			return Spot{s.ID, data.Span{Start: at, End: at + len(words)}}
		}
	}
	t.Fatalf("%s does not print %q", publisher, words)
	return Spot{}
}

// What the machine does not line up a person does, and a further stretch makes
// a splice of it.
func TestLineUpByHand(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	before := len(must[[]*OverlapRow](t)(d.Overlaps(ctx)))
	a := spot(t, d, "The Moscow Times", "\"The government has been relying heavily on an untrustworthy ally")
	b := spot(t, d, "Informed Comment", " some Iraqi Shiites are tired of waiting on ") // with the spaces beside it
	id := must[string](t)(d.LineUp(ctx, b, a))
	row := must[*Pair](t)(d.Pair(ctx, id)).Row
	if row.FoundBy != byHand || row.LabelA != "The Moscow Times" || !strings.HasPrefix(row.Lead, "The government has been") || row.WordsA != 10 {
		t.Errorf("the overlap is %+v", row)
	}
	if row.Score != 0 || row.ByChance != 1 {
		t.Errorf("two passages without a word in common weigh %.1f", row.Score)
	}
	if n := len(must[[]*OverlapRow](t)(d.Overlaps(ctx))); n != before+1 {
		t.Errorf("%d overlaps, want %d", n, before+1)
	}
	if same := must[string](t)(d.LineUp(ctx, a, b)); same != id {
		t.Errorf("lined up again it is %s, want %s", same, id)
	}
	more := spot(t, d, "The Moscow Times", "and this fault should be fixed.")
	if got := must[string](t)(d.AddSpans(ctx, id, more.Span, data.Span{})); got != id {
		t.Errorf("with a further span it is %s, want %s", got, id)
	}
	if p := must[*Pair](t)(d.Pair(ctx, id)).Row.A.Passage; len(p) != 2 {
		t.Errorf("A's passage is %v", p)
	}
	var m *Mistake
	if _, err := d.AddSpans(ctx, id, more.Span, data.Span{}); !errors.As(err, &m) {
		t.Errorf("the same stretch again: %v", err)
	}
	must[string](t)(d.TakeSpan(ctx, id))
	if p := must[*Pair](t)(d.Pair(ctx, id)).Row.A.Passage; len(p) != 1 {
		t.Errorf("after taking it away A's passage is %v", p)
	}
	if gone := must[string](t)(d.TakeSpan(ctx, id)); gone != "" {
		t.Errorf("the whole overlap was to go, yet %s stays", gone)
	}
	if _, err := d.Pair(ctx, id); !errors.As(err, &m) {
		t.Errorf("the pair taken away: %v", err)
	}
	for range 2 {
		must[*Step](t)(d.Undo(ctx))
	}
	if p := must[*Pair](t)(d.Pair(ctx, id)).Row.A.Passage; len(p) != 2 {
		t.Errorf("after undoing twice A's passage is %v", p)
	}
}

// A few words lined up by hand are weighed as the finder weighs them and stand
// beside the longer passage they are of.
func TestLineUpInsideAFinding(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	whole := zamili(t, d)
	const words = "Iraq will be forced to ask Russia to launch air strikes"
	id := must[string](t)(d.LineUp(ctx, spot(t, d, "The Moscow Times", words), spot(t, d, "Informed Comment", words)))
	row := must[*Pair](t)(d.Pair(ctx, id)).Row
	if row.Tier != data.TierExact || row.Score <= 0 || row.Score >= whole.Score || row.WordsSame != 11 {
		t.Errorf("eleven equal words are %+v", row.Overlap)
	}
	if now := zamili(t, d); now.ID != whole.ID {
		t.Errorf("in place of the whole passage stands %+v", now.Overlap)
	}
}

// A stretch added to what the finder found keeps the overlap's identity, and
// the finding does not come back beside it.
func TestAddSpansToAFinding(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	all := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	row := zamili(t, d)
	more := spot(t, d, "The Moscow Times", "The comments were the clearest signal yet that Baghdad intends to lean on Russia")
	if id := must[string](t)(d.AddSpans(ctx, row.ID, more.Span, data.Span{})); id != row.ID {
		t.Errorf("the id became %s", id)
	}
	p := must[*Pair](t)(d.Pair(ctx, row.ID))
	if len(p.Row.A.Passage) != 3 || !slices.IsSortedFunc(p.Row.A.Passage, func(x, y data.Span) int { return x.Start - y.Start }) || p.Row.WordsA != row.WordsA+14 {
		t.Errorf("A's passage is %v with %d words", p.Row.A.Passage, p.Row.WordsA)
	}
	if now := must[[]*OverlapRow](t)(d.Overlaps(ctx)); len(now) != len(all) {
		t.Errorf("%d overlaps, want %d", len(now), len(all))
	}
	must[*Step](t)(d.Undo(ctx))
	if now := zamili(t, d); now.ID != row.ID || len(now.A.Passage) != 2 {
		t.Errorf("after undo it is %+v", now.Overlap)
	}
}

func TestLineUpMistakes(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	a := spot(t, d, "The Moscow Times", "Shi'ite militias, long mistrustful of the United States")
	for name, b := range map[string]Spot{
		"nothing selected":     {a.Source, data.Span{Start: 9, End: 9}},
		"outside the text":     {a.Source, data.Span{Start: 0, End: 1 << 30}},
		"the same place":       {a.Source, data.Span{Start: a.Span.Start + 5, End: a.Span.End}},
		"white space":          {a.Source, data.Span{Start: 0, End: 2}},
		"a source that is not": {"s0", a.Span},
	} {
		var m *Mistake
		if _, err := d.LineUp(ctx, a, b); !errors.As(err, &m) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var m *Mistake
	if _, err := d.TakeSpan(ctx, zamili(t, d).ID); !errors.As(err, &m) {
		t.Errorf("a span that nobody added: %v", err)
	}
}
