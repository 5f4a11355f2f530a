package text

import (
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"
	"pgregory.net/rapid"
)

// endings are what the rules of stemming look at, and a little before it.
var endings = strings.Fields(`sses ied ies us ss s eedly ingly edly ing eed ed at bl iz bb dd ff gg mm nn pp rr tt ational fulness iveness ization ousness
	biliti lessli tional alism aliti ation entli fulli iviti ousli anci abli alli ator enci izer bli ogi logi li deli alize icate ative iciti ical ful ness
	ement ance ence able ible ment ent ant ism ate iti ous ive ize ion tion sion al er ic e ll y ay ly 's 's' ' gener commun arsen sky news proceed`)

// TestStem: the stem is that of package snowball.
func TestStem(t *testing.T) {
	part := rapid.OneOf(rapid.SampledFrom(endings), rapid.StringOfN(rapid.SampledFrom([]rune("abcdehilnorstuwxyY'0")), 0, 5, -1))
	rapid.Check(t, func(t *rapid.T) {
		w := strings.ToLower(strings.Join(rapid.SliceOfN(part, 1, 5).Draw(t, "parts"), ""))
		if len(w) > longestStemmed {
			return
		}
		if got, want := porter(w), english.Stem(w, true); got != want {
			t.Fatalf("the stem of %q is %q, want %q", w, got, want)
		}
	})
	for w := range stemmedSo {
		if got, want := porter(w), english.Stem(w, true); got != want {
			t.Errorf("the stem of %q is %q, want %q", w, got, want)
		}
	}
}

func BenchmarkStem(b *testing.B) {
	words := strings.Fields("nationality attacked the parliament's generously proceeding happily militants relational conditional sky running hopefulness")
	for b.Loop() {
		for _, w := range words {
			porter(w)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}
