package desk

import (
	"slices"
	"testing"

	"verbatim/data"
)

// Four articles, one wire story: what they print alike but for typography, or
// shorter, is one wording; a publisher that nobody has named is no outlet.
func TestIndependence(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	must[Brought](t)(d.Bring(ctx, []Incoming{
		{Name: "one.txt", Meta: data.Meta{Publisher: "One"}, Text: "A morning at the quay.\n\n“We will rebuild the old harbour bridge before the winter storms return,” Maria Olsen told Reuters.\n"},
		{Name: "two.txt", Meta: data.Meta{Publisher: "Two"}, Text: "No ship came in.\n\nMaria Olsen told Reuters: \"We will rebuild the old harbour bridge before the winter storms return.\"\n"},
		{Name: "three.txt", Text: "Rain is to follow.\n\n“We will rebuild the old harbour bridge before the winter storms,” Maria Olsen told Reuters on Monday.\n"},
		{Name: "four.txt", Meta: data.Meta{Publisher: "Four"}, Text: "The council met.\n\n“We shall rebuild the old harbour bridge before the winter storms return,” Olsen said.\n"},
	}, nil))
	rows := must[[]*OverlapRow](t)(d.Overlaps(ctx))
	for _, r := range rows {
		in := must[Independence](t)(d.Independence(ctx, r.ID))
		if want := "3 outlets and 1 unknown, 2 wordings, 1 named source (Reuters), 1 version naming none"; in.Says() != want || len(in.Versions) != 4 {
			t.Errorf("%s and %s: %s, want %s", r.A.Source, r.B.Source, in.Says(), want)
		}
	}
	// Another article of a house that is here already is no further outlet.
	three := slices.IndexFunc(must[[]SourceRow](t)(d.Sources(ctx)), func(s SourceRow) bool { return s.Name == "three.txt" })
	if err := d.SetMeta(ctx, must[[]SourceRow](t)(d.Sources(ctx))[three].ID, data.Meta{Publisher: "ONE"}); err != nil {
		t.Fatal(err)
	}
	if in := must[Independence](t)(d.Independence(ctx, rows[0].ID)); len(in.Outlets) != 3 || in.UnknownOutlets != 0 {
		t.Errorf("the outlets are %q and %d unknown", in.Outlets, in.UnknownOutlets)
	}
	if _, err := d.Independence(ctx, "o0"); err == nil {
		t.Error("an overlap that is not has versions")
	}
}

// The passage that everything turns around, in the five articles.
func TestIndependenceOfTheSplice(t *testing.T) {
	d := bench(t, Options{})
	in := must[Independence](t)(d.Independence(t.Context(), zamili(t, d).ID))
	if want := "2 outlets, 2 wordings, 1 named source (Reuters), 1 version naming none"; in.Says() != want {
		t.Errorf("%s, want %s", in.Says(), want)
	}
}

func TestNoOutletIsCountedAsNone(t *testing.T) {
	if got, want := (Independence{UnknownOutlets: 4, Wordings: 2, Uncredited: 1}).Says(), "4 unknown outlets, 2 wordings, 1 version naming none"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
