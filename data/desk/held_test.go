package desk

import (
	"testing"

	"verbatim/data"
	"verbatim/seeds"
)

// What comes in a second time is told before anything is stored: the very file,
// its text from elsewhere, the file read otherwise, an earlier text.
func TestHeld(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	a := seeds.Articles()[0]
	id := ""
	for _, r := range must[[]SourceRow](t)(d.Sources(ctx)) {
		if r.Name == a.Name {
			id = r.ID
		}
	}
	text := must[*Reading](t)(d.Read(ctx, id)).Revision.Text
	in := []Incoming{
		{Name: "new", Text: "Nobody has said this before."},
		{Name: "file", Text: text, Original: a.Bytes},
		{Name: "paste", Text: text},
		{Name: "read otherwise", Text: text + "\n\nAnd more.", Original: a.Bytes},
		{Name: "new again", Text: "Nobody has said this before."},
		{Name: "empty"},
	}
	check := func(want ...Held) {
		t.Helper()
		got := must[[]Held](t)(d.Held(ctx, in))
		for i, h := range got {
			if want[i].Source != "" {
				want[i].Label, want[i].Known.Meta = data.Source{Name: a.Name, Meta: a.Meta}.Label(), a.Meta
			}
			if h != want[i] {
				t.Errorf("%s: %+v, want %+v", in[i].Name, h, want[i])
			}
		}
	}
	twin := Held{Twin: "new"}
	check(Held{}, Held{Source: id, SameBytes: true, SameText: true}, Held{Source: id, SameText: true, Twin: "file"}, Held{Source: id, SameBytes: true}, twin, Held{})
	must[Revised](t)(d.Revise(ctx, id, Incoming{Text: "All of it was taken back."}, nil))
	check(Held{}, Held{Source: id, SameBytes: true, SameText: true, Before: true}, Held{Source: id, SameText: true, Before: true, Twin: "file"}, Held{Source: id, SameBytes: true, Before: true}, twin, Held{})
	if err := d.Remove(ctx, id); err != nil {
		t.Fatal(err)
	}
	check(Held{}, Held{}, Held{Twin: "file"}, Held{}, twin, Held{})
}
