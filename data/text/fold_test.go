package text_test

import (
	"fmt"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data/text"
)

func ExampleFold() {
	for _, w := range []string{"U.S.", "US", "us", "Shi’ite", "Zürich", "air strikes", ". . ."} {
		fmt.Printf("%s -> %s, %s\n", w, text.Fold(w, text.Diacritics), text.Fold(w, text.Stem))
	}
	// Output:
	// U.S. -> u.s, u.s
	// US -> u.s, u.s
	// us -> us, us
	// Shi’ite -> shi'ite, shi'it
	// Zürich -> zurich, zurich
	// air strikes -> air strikes, air strike
	// . . . -> …, …
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		level text.Level
		same  []string // all fold to one
		other []string // none of these folds to the same
	}{
		{text.Exact, []string{"Iraq"}, []string{"iraq", "Iraq "}},
		{text.Typographic, []string{"don’t", "don't", "don`t", "don‘t", "don\u00ad’t"}, []string{"dont", "Don't"}},
		{text.Typographic, []string{"“", "”", "\"", "''", "``", "„", "«"}, []string{"'"}},
		{text.Typographic, []string{"-", "–", "—", "--", "−"}, []string{","}},
		{text.Typographic, []string{"…", "...", ". . .", "[…]", "[...]", "....", ". . . .", "[ . . . ]", ".\u00a0.\u00a0."}, []string{".", ".."}},
		{text.Typographic, []string{"al Zamili", "al\u00a0Zamili", "al  Zamili", "al\nZamili"}, []string{"al-Zamili"}},
		{text.Caseless, []string{"US", "U.S.", "U.S", "u.s."}, []string{"us", "Us", "USA"}},
		{text.Caseless, []string{"UN", "U.N.", "un"}, nil},
		{text.Caseless, []string{"US’s", "U.S.'s"}, []string{"us's"}},
		{text.Caseless, []string{"p.m.", "P.M.", "PM", "pm"}, nil},
		{text.Caseless, []string{"a.m.", "A.M."}, []string{"am"}},
		{text.Caseless, []string{"IRAQ", "Iraq", "iraq"}, nil},
		{text.Diacritics, []string{"Zürich", "ZURICH", "Zu\u0308rich"}, nil},
		{text.Diacritics, []string{"ﬁght", "fight"}, nil},
		{text.Diacritics, []string{"Łódź", "lodz"}, nil},
		{text.Stem, []string{"strikes", "Strike", "striking", "strike’s"}, []string{"stroke"}},
		{text.Stem, []string{"militias", "militia's", "militia"}, nil},
		{text.Stem, []string{"30,000"}, []string{"30,00"}},
	} {
		want := text.Fold(c.same[0], c.level)
		for _, s := range c.same {
			if got := text.Fold(s, c.level); got != want {
				t.Errorf("level %d: %q is %q, %q is %q", c.level, c.same[0], want, s, got)
			}
		}
		for _, s := range c.other {
			if text.Fold(s, c.level) == want {
				t.Errorf("level %d: %q and %q are both %q", c.level, c.same[0], s, want)
			}
		}
	}
}

// checkFold checks what holds for every stretch: folding twice changes nothing
// more, and what folds to the same at one level does so at the next.
func checkFold(t rapid.TB, s string) {
	t.Helper()
	levels := []text.Level{text.Exact, text.Typographic, text.Caseless, text.Diacritics, text.Stem}
	before := s
	for _, l := range levels {
		folded := text.Fold(s, l)
		if twice := text.Fold(folded, l); twice != folded {
			t.Fatalf("level %d of %q is %q, of that %q", l, s, folded, twice)
		}
		if from := text.Fold(before, l); from != folded {
			t.Fatalf("level %d of %q is %q, but %q by way of %q", l, s, folded, from, before)
		}
		before = folded
	}
}

func TestFoldHoldsForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkFold(t, anyText().Draw(t, "text")) })
}

// Folding remembers words; many may ask at once and all get the same answer.
func TestFoldIsSafeForConcurrentUse(t *testing.T) {
	d := text.Parse(article(t, "daily-beast.txt"))
	want := make([]string, len(d.Words))
	for i, w := range d.Words {
		want[i] = text.Fold(d.Of(d.Tokens[w]), text.Stem)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i, w := range d.Words {
				if got := text.Fold(d.Of(d.Tokens[w]), text.Stem); got != want[i] {
					t.Errorf("%q is folded %q and %q", d.Of(d.Tokens[w]), want[i], got)
				}
			}
		})
	}
	group.Wait()
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"U.S.-led", "‘we did this,’ ”", "Shi’ite", "ﬁnancing", "US us U.S.", "a\u00ad.b", "generously", "İstanbul", "½ Ⅳ ﷺ ŉ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

func BenchmarkFold(b *testing.B) {
	s := article(b, "daily-beast.txt")
	d := text.Parse(s)
	for _, c := range []struct {
		name  string
		level text.Level
	}{{"typographic", text.Typographic}, {"caseless", text.Caseless}, {"diacritics", text.Diacritics}, {"stem", text.Stem}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, w := range d.Words {
					text.Fold(d.Of(d.Tokens[w]), c.level)
				}
			}
			b.ReportMetric(float64(len(d.Words))*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
		})
	}
}
