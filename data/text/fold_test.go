package text_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
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

func TestAlias(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  []string
		used  int
	}{
		{[]string{"u.s"}, []string{"american"}, 1},
		{[]string{"united", "states", "army"}, []string{"american"}, 2},
		{[]string{"united", "nations"}, []string{"un"}, 2},
		{[]string{"united"}, nil, 0},
		{[]string{"united", "kingdom"}, []string{"british"}, 2},
		{[]string{"americans"}, []string{"american"}, 1},
		{[]string{"airstrikes", "against"}, []string{"air", "strikes"}, 1},
		{[]string{"isis"}, []string{"islamic", "state"}, 1},
		{[]string{"daesh"}, []string{"islamic", "state"}, 1},
		{[]string{"islamic", "state", "group"}, []string{"islamic", "state"}, 3},
		{[]string{"islamic", "state"}, nil, 0},
		{[]string{"shi'ite"}, []string{"shiite"}, 1},
		{[]string{"us"}, nil, 0},
		{nil, nil, 0},
	} {
		got, used, ok := text.Alias(c.words)
		if !slices.Equal(got, c.want) || used != c.used || ok != (c.used > 0) {
			t.Errorf("%v stands for %v by %d, want %v by %d", c.words, got, used, c.want, c.used)
		}
	}
}

// The table stands as it is folded, and applying it twice changes nothing more:
// no canonical words begin an alias themselves.
func TestAliasesAreSettled(t *testing.T) {
	table, err := os.ReadFile("aliases.txt")
	if err != nil {
		t.Fatal(err)
	}
	groups := 0
	for line := range strings.Lines(string(table)) {
		canonical, others, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		groups++
		words := strings.Fields(canonical)
		for i := range words {
			if again, _, ok := text.Alias(words[i:]); ok {
				t.Errorf("%q holds %v, which stand for %v", canonical, words[i:], again)
			}
		}
		for run := range strings.SplitSeq(others, ",") {
			run := strings.Fields(run)
			if got, used, ok := text.Alias(run); !ok || used != len(run) || !slices.Equal(got, words) {
				t.Errorf("%v stands for %v by %d, want %v", run, got, used, words)
			}
			for _, w := range run {
				if folded := text.Fold(w, text.Diacritics); folded != w {
					t.Errorf("%q is folded %q", w, folded)
				}
			}
		}
	}
	if groups < 30 {
		t.Errorf("%d groups were read", groups)
	}
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
