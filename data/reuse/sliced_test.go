package reuse

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// takeForSlices lets an index hold no more than so many terms.
func takeForSlices(t testing.TB, terms int) {
	was := sliceTerms
	sliceTerms = terms
	t.Cleanup(func() { sliceTerms = was })
}

// However small the slices in which a corpus is searched, the same is found in
// it and the same told as left out: among texts with seeds on either side of the
// cap, formulas, and overlaps inside one document.
func TestSlicesFindTheSame(t *testing.T) {
	takeForSlices(t, sliceTerms) // put back at the end
	sliced, shared := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		docs := articles()
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "texts"), 0)) //nolint:gosec // made-up texts
		for n := range rapid.SampledFrom([]int{0, 30, 104}).Draw(t, "documents") {
			docs = append(docs, document(fmt.Sprint(n), wires(random, n)))
		}
		sliceTerms = 1 << 22
		want, _, err := findIn(t.Context(), docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		sliceTerms = rapid.IntRange(1, 10_000).Draw(t, "terms of a slice")
		got, c, err := findIn(t.Context(), docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%d overlaps in slices of %d terms, %d in one piece; left out %v and %v", len(got.Overlaps), sliceTerms, len(want.Overlaps), got.Left, want.Left)
		}
		if len(c.cuts()) > 2 {
			sliced++
		}
		if len(c.capped) > 0 {
			shared++
		}
	})
	if sliced == 0 || shared == 0 {
		t.Errorf("%d corpora had several slices, %d had seeds over the cap", sliced, shared)
	}
}

// Progress rises to its end in slices too.
func TestProgressInSlices(t *testing.T) {
	takeForSlices(t, 1000)
	docs, last := articles(), 0
	find(t, docs, Options{Progress: func(done, total int) {
		if done <= last || done > total || total != len(docs) {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	}})
	if last != len(docs) {
		t.Errorf("it ends at %d of %d", last, len(docs))
	}
}
