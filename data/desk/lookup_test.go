package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// looked is what LookUp found: how often in each source, and the places.
func looked(t *testing.T, d *Desk, what Sought) string {
	t.Helper()
	all := must[FoundAll](t)(d.LookUp(t.Context(), what))
	var out []string
	for _, in := range all.In {
		words := make([]string, len(in.Places))
		for i, p := range in.Places {
			words[i] = p.Words
		}
		out = append(out, fmt.Sprintf("%s %d: %s", in.Label, in.Count, strings.Join(words, "|")))
	}
	return strings.Join(out, "; ")
}

func TestLookUpFindsWordsPhrasesAndNames(t *testing.T) {
	d := must[*Desk](t)(Create(t.Context(), t.TempDir()+"/x.verbatim", Options{Empty: true}))
	defer d.Close()
	must[Brought](t)(d.Bring(t.Context(), []Incoming{
		{Name: "one", Text: "Air strikes near Zürich, said Hakim Zamili.\n\nThe air there; strikes there."},
		{Name: "two", Text: "“Air-strikes” over Zurich, said Hakim al-Zimili. Straße."},
		{Name: "three", Text: "Nothing of the kind."},
	}, nil))
	names := []string{"Hakim Zamili", "Hakim al-Zimili"}
	for _, c := range []struct {
		what Sought
		want string
	}{
		{Sought{Words: "zurich"}, "one 1: Zürich; two 1: Zurich"},
		{Sought{Words: "zürich", Accents: true}, "one 1: Zürich"},
		{Sought{Words: "air strikes"}, "one 4: Air|strikes|air|strikes; two 2: Air|strikes"},
		{Sought{Words: `"air strikes"`}, "one 1: Air strikes; two 1: Air-strikes"},
		{Sought{Words: "“air strikes” near"}, "one 2: Air strikes|near"},
		{Sought{Words: "stri"}, ""},
		{Sought{Words: "stri", Begun: true}, "one 2: strikes|strikes; two 1: strikes"},
		{Sought{Words: "stri near", Begun: true}, ""},
		{Sought{Words: `"air stri`, Begun: true}, "one 1: Air strikes; two 1: Air-strikes"},
		{Sought{Words: "zamili", Names: names}, "one 1: Hakim Zamili; two 1: Hakim al-Zimili"},
		{Sought{Words: "straße"}, "two 1: Straße"},
		{Sought{Words: "— “”"}, ""},
		{Sought{Words: `AND "" NEAR(`}, ""},
	} {
		if got := looked(t, d, c.what); got != c.want {
			t.Errorf("%+v is found in %q, want %q", c.what, got, c.want)
		}
	}
	all := must[FoundAll](t)(d.LookUp(t.Context(), Sought{Words: "hakim"}))
	if p := all.In[0].Places[0]; p.Before != "Air strikes near Zürich, said " || p.After != " Zamili." {
		t.Errorf("around it stands %q and %q", p.Before, p.After)
	}
	if err := d.Remove(t.Context(), all.In[1].Source); err != nil {
		t.Fatal(err)
	}
	if got := looked(t, d, Sought{Words: "zurich"}); got != "one 1: Zürich" {
		t.Errorf("after one was taken away: %q", got)
	}
}

func TestSpellingsAreThoseOfOnePerson(t *testing.T) {
	d := bench(t, Options{})
	persons := must[[]Person](t)(d.Persons(t.Context()))
	got := Spellings(persons, "zamili")
	for _, want := range []string{"Hakim Zamili", "Hakim al-Zimili"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
	if Spellings(persons, "nobody at all") != nil || Spellings(persons, "") != nil {
		t.Error("nobody has a spelling")
	}
}

// A word of a text is looked up in it, whatever else was typed around it.
func TestLookUpTakesWhateverIsTyped(t *testing.T) {
	d := bench(t, Options{})
	rapid.Check(t, func(r *rapid.T) {
		what := rapid.StringOf(rapid.SampledFrom([]rune(`Iraq "“”*()-:^é. `))).Draw(r, "typed")
		if _, err := d.LookUp(t.Context(), Sought{Words: what, Begun: rapid.Bool().Draw(r, "begun"), Accents: rapid.Bool().Draw(r, "accents")}); err != nil {
			r.Fatalf("%q: %v", what, err)
		}
	})
}

// BenchmarkLookUp looks words up in 10,000 made-up articles: one that all have,
// the beginning of many, a phrase, and one that few have.
func BenchmarkLookUp(b *testing.B) {
	d := must[*Desk](b)(Open(b.Context(), large(b, madeUp(10_000)), Options{}))
	defer d.Close()
	for _, what := range []Sought{{Words: "the"}, {Words: "ba", Begun: true}, {Words: `"maria olsen said"`}, {Words: "olsen badeki", Begun: true}} {
		b.Run(what.Words, func(b *testing.B) {
			for b.Loop() {
				must[FoundAll](b)(d.LookUp(b.Context(), what))
			}
		})
	}
}
