package reuse

import (
	"testing"

	"pgregory.net/rapid"

	"verbatim/data/text"
)

func termsOf(s string) []term { return (&reader{}).terms(text.Parse(s), 1) }

// The bit-parallel count is that of the textbook table.
func TestCommonRun(t *testing.T) {
	var r runner // its space goes from one count to the next
	draw := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) term {
		return term{stem: rapid.Uint32Range(1, 9).Draw(t, "stem"), form: rapid.SampledFrom([]uint16{0, 1, 1, 1, 3}).Draw(t, "form")}
	}), 0, 200)
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw.Draw(t, "a"), draw.Draw(t, "b")
		table := make([][]int, len(a)+1)
		table[0] = make([]int, len(b)+1)
		for i := range a {
			table[i+1] = make([]int, len(b)+1)
			for j := range b {
				table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
				if sameForm(&a[i], &b[j]) {
					table[i+1][j+1] = table[i][j] + 1
				}
			}
		}
		if got := r.common(a, b); got != table[len(a)][len(b)] {
			t.Fatalf("%d, want %d", got, table[len(a)][len(b)])
		}
	})
}

func TestTerms(t *testing.T) {
	tests := []struct {
		a, b string
		same int // terms in the longest common run
	}{
		{"They don't know.", "They do not know.", 4},
		{"We're late", "we are late", 3},
		{"the mayor's office", "the mayor office", 3},
		{"airstrikes in the United States", "air strikes in the U.S.", 5},
		{"US troops", "us troops", 1},
		{"they asked", "they ask", 1}, // another form is another word
		{"naïve café", "naive cafe", 2},
	}
	for _, tt := range tests {
		if got := new(runner).common(termsOf(tt.a), termsOf(tt.b)); got != tt.same {
			t.Errorf("%q and %q have %d terms in common, want %d", tt.a, tt.b, got, tt.same)
		}
	}
}

// A bigger corpus asks for more, and expects more by chance.
func TestBarGrows(t *testing.T) {
	small, big := newBar(50, 2), newBar(3_000_000, 20_000)
	if small.need != leastScore || big.need < 19 || big.need > 22 {
		t.Errorf("two sentences ask %.1f, twenty thousand articles %.1f", small.need, big.need)
	}
	if small.byChance(20) >= big.byChance(20) {
		t.Error("chance does not grow with the corpus")
	}
}
