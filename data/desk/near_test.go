package desk

import (
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/seeds"
)

// A corrected article is told to be near the one here, a story of another
// paper is not, and neither is the same text again.
func TestNear(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	var in []Incoming
	for _, a := range seeds.Articles() {
		text := string(a.Bytes)
		in = append(in, Incoming{Name: "same " + a.Name, Text: text})
		words := strings.SplitAfter(text, " ")
		for i := 40; i < len(words); i += 120 {
			words[i] = "corrected "
		}
		in = append(in, Incoming{Name: "corrected " + a.Name, Text: "Corrected.\n\n" + strings.Join(words, "")})
		in = append(in, Incoming{Name: "half " + a.Name, Text: strings.Join(words[:len(words)/2], "")})
	}
	near := must[[]Near](t)(d.Near(ctx, in, nil))
	if len(near) != 5 {
		t.Errorf("%d are near: %+v", len(near), near)
	}
	for _, n := range near {
		if n.Name != "corrected "+n.Held || n.Share < nearShare || n.Share >= 1 || n.Label == "" {
			t.Errorf("%+v", n)
		}
	}
	if before := must[[]SourceRow](t)(d.Sources(ctx)); len(before) != 5 {
		t.Errorf("asking stored something: %d sources", len(before))
	}
	if none := must[[]Near](t)(d.Near(ctx, []Incoming{{Name: "short", Meta: data.Meta{}, Text: "No."}, {Name: `quotes "`, Text: `" " "`}}, nil)); len(none) != 0 {
		t.Errorf("near to nothing: %+v", none)
	}
}
