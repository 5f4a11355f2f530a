package reuse

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

// overlapOf makes an overlap of two stretches, 5 bytes a word.
func overlapOf(tier data.Tier, a string, fromA, toA int, b string, fromB, toB int) *data.Overlap {
	side := func(source string, from, to int) data.Side {
		return data.Side{Source: source, Revision: source, Passage: data.Passage{{Start: from, End: to}}}
	}
	return &data.Overlap{A: side(a, fromA, toA), B: side(b, fromB, toB), Tier: tier, WordsA: (toA - fromA) / 5, WordsB: (toB - fromB) / 5, WordsSame: (toA - fromA) / 5}
}

func groupsOf(overlaps []*data.Overlap) (out []int) {
	for _, k := range Kinship(overlaps) {
		out = append(out, k.Group)
	}
	return out
}

func TestVersionsOfOnePassageAreAGroup(t *testing.T) {
	const edited, phrase = data.TierEdited, data.TierSetPhrase
	for _, c := range []struct {
		name string
		in   []*data.Overlap
		want []int
	}{
		{"one quotation in three sources", []*data.Overlap{
			overlapOf(edited, "a", 100, 200, "b", 0, 100), overlapOf(edited, "a", 100, 180, "c", 50, 130),
		}, []int{0, 0}},
		{"two quotations of one source", []*data.Overlap{
			overlapOf(edited, "a", 100, 200, "b", 0, 100), overlapOf(edited, "a", 300, 400, "c", 50, 150),
		}, []int{0, 1}},
		{"a story copied whole and a quotation in it", []*data.Overlap{
			overlapOf(edited, "a", 0, 1000, "b", 0, 1000), overlapOf(edited, "a", 100, 200, "c", 50, 150),
		}, []int{0, 1}},
		{"a set phrase ties nothing", []*data.Overlap{
			overlapOf(edited, "a", 100, 200, "b", 0, 100), overlapOf(phrase, "a", 100, 200, "c", 50, 150), overlapOf(edited, "c", 50, 150, "d", 0, 100),
		}, []int{0, -1, 1}},
		{"nothing", nil, nil},
	} {
		if got := groupsOf(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// Three copies of one agency story and a paper that edited it: six overlaps
// that show two things.
func TestCopiesRepeatOneOverlap(t *testing.T) {
	in := []*data.Overlap{
		overlapOf(data.TierEdited, "paper", 0, 300, "wire1", 0, 320),
		overlapOf(data.TierExact, "wire1", 0, 320, "wire2", 10, 330),
		overlapOf(data.TierEdited, "wire2", 10, 330, "paper", 0, 300),
		overlapOf(data.TierExact, "wire1", 0, 320, "wire3", 0, 320),
		overlapOf(data.TierEdited, "paper", 0, 300, "wire3", 0, 320),
		overlapOf(data.TierExact, "wire2", 10, 330, "wire3", 0, 320),
	}
	in[2].WordsSame = in[0].WordsSame
	var got []int
	for _, k := range Kinship(in) {
		got = append(got, k.Like)
	}
	if want := []int{0, 1, 0, 1, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// What a paper quotes from a story it quotes from every copy of it, wherever
// the copies begin.
func TestAQuotationFromCopiesIsOne(t *testing.T) {
	in := []*data.Overlap{
		overlapOf(data.TierEdited, "paper", 0, 50, "wire1", 100, 150),
		overlapOf(data.TierEdited, "paper", 0, 50, "wire2", 120, 170),
		overlapOf(data.TierEdited, "paper", 0, 50, "wire1", 200, 250), // the same words of the paper, another place of the story
		overlapOf(data.TierExact, "wire1", 0, 400, "wire2", 20, 420),
	}
	var got []int
	for _, k := range Kinship(in) {
		got = append(got, k.Like)
	}
	if want := []int{0, 0, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestKinshipDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.SampledFrom([]string{"a", "b", "c", "d"})
		from := rapid.IntRange(0, 12)
		n := rapid.IntRange(0, 12).Draw(t, "overlaps")
		var in []*data.Overlap
		for range n {
			tier := rapid.SampledFrom([]data.Tier{data.TierExact, data.TierEdited, data.TierSetPhrase}).Draw(t, "tier")
			x, y := 10*from.Draw(t, "from"), 10*from.Draw(t, "from")
			in = append(in, overlapOf(tier, source.Draw(t, "A"), x, x+50, source.Draw(t, "B"), y, y+50))
		}
		order := rapid.Permutation(indexes(n)).Draw(t, "order")
		turned := make([]*data.Overlap, n)
		for to, i := range order {
			turned[to] = in[i]
		}
		before, after := Kinship(in), Kinship(turned)
		for x := range n {
			for y := range n {
				i, j := order[x], order[y]
				if (before[i].Group == before[j].Group) != (after[x].Group == after[y].Group) || (before[i].Like == before[j].Like) != (after[x].Like == after[y].Like) {
					t.Fatalf("overlaps %d and %d are kin in one order only: %v, %v", i, j, before, after)
				}
			}
		}
	})
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// BenchmarkKinship is that of 50,000 overlaps of 10,000 texts, ten in each.
func BenchmarkKinship(b *testing.B) {
	const texts = 10_000
	var in []*data.Overlap
	for i := range texts {
		for k, step := range []int{1, 2, 4, 8, 16} {
			in = append(in, overlapOf(data.TierExact, fmt.Sprintf("%064x", i), 500*k, 500*k+100, fmt.Sprintf("%064x", (i+step)%texts), 500*k+250, 500*k+350))
		}
	}
	for b.Loop() {
		Kinship(in)
	}
}
