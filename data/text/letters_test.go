package text

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

func places(s string, spans []data.Span) string {
	var out []string
	for _, p := range spans {
		out = append(out, p.Of(s))
	}
	return strings.Join(out, "|")
}

func TestFindIgnoresWhatFoldingTakesAway(t *testing.T) {
	const s = "Café “Zürich”: the cafes  of\nZURICH, Cafe\u0301 Zürichs; straße … Œuvre"
	for _, c := range []struct {
		what           string
		whole, accents bool
		want           string
	}{
		{"cafe", false, false, "Café|cafe|Cafe\u0301"},
		{"cafe", true, false, "Café|Cafe\u0301"},
		{"café", false, true, "Café"},
		{"zurich", false, false, "Zürich|ZURICH|Zürich"},
		{"zurich", true, true, "ZURICH"},
		{"cafes of zurich", false, false, "cafes  of\nZURICH"},
		{`"zurich"`, false, false, "“Zürich”"},
		{"strasse", false, false, "straße"},
		{"oeuv", false, false, "Œuv"},
		{"...", false, false, "…"},
		{"  ", false, false, ""},
		{"nowhere", false, false, ""},
	} {
		if got := places(s, FoldLetters(s, c.accents).Find(c.what, c.whole, c.accents)); got != c.want {
			t.Errorf("%q (whole %v, accents %v) is found as %q, want %q", c.what, c.whole, c.accents, got, c.want)
		}
	}
}

func TestFindWordsHeedsNoMarks(t *testing.T) {
	const s = "Hakim al-Zimili said: “Air strikes”. Air-strikes, AIR strike; Hákim Al Zimili’s."
	for _, c := range []struct {
		what  string
		begun bool
		want  string
	}{
		{"air strikes", false, "Air strikes|Air-strikes"},
		{"air stri", true, "Air strikes|Air-strikes|AIR strike"},
		{"hakim al zimili", false, "Hakim al-Zimili|Hákim Al Zimili"},
		{"ir", true, ""},
		{"", false, ""},
	} {
		if got := places(s, FoldLetters(s, false).FindWords(Words(c.what, false), c.begun)); got != c.want {
			t.Errorf("%q is found as %q, want %q", c.what, got, c.want)
		}
	}
}

// What is found is what was typed, whatever the text; and every word of a text
// is found in it.
func TestFindAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aAbé\u0301ßœ “’-… \n.1ı"))).Draw(t, "text")
		what := rapid.StringOfN(rapid.SampledFrom([]rune("abées'- .")), 1, 4, -1).Draw(t, "what")
		accents := rapid.Bool().Draw(t, "accents")
		l := FoldLetters(s, accents)
		last := 0
		for _, p := range l.Find(what, false, accents) {
			if p.Start < last || p.End <= p.Start || p.End > len(s) {
				t.Fatalf("%q in %q is found at %v", what, s, p)
			}
			if want := strings.TrimSpace(FoldLetters(what, accents).folded); !strings.Contains(FoldLetters(p.Of(s), accents).folded, want) {
				t.Fatalf("%q in %q is found as %q", what, s, p.Of(s))
			}
			last = p.End
		}
		for _, w := range Words(s, accents) {
			if !slices.ContainsFunc(l.FindWords([]string{w}, false), func(p data.Span) bool { return slices.Contains(Words(p.Of(s), accents), w) }) {
				t.Fatalf("the word %q of %q is not found", w, s)
			}
		}
	})
}

func FuzzFoldLetters(f *testing.F) {
	f.Add("Café “Zürich”", "zur")
	f.Add("\xff…ß", "s")
	f.Fuzz(func(t *testing.T, s, what string) {
		for _, accents := range []bool{false, true} {
			l := FoldLetters(s, accents)
			for _, p := range append(l.Find(what, false, accents), l.FindWords(Words(what, accents), true)...) {
				if p.Start < 0 || p.End > len(s) || p.Start >= p.End {
					t.Fatalf("%q in %q is found at %v", what, s, p)
				}
			}
		}
	})
}

func BenchmarkFoldLetters(b *testing.B) {
	s := strings.Repeat("The bridge over the harbour will be built anew, “as soon as possible”, the mayor said. ", 13_000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		FoldLetters(s, false)
	}
}
