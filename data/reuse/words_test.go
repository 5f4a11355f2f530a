package reuse

import (
	"testing"

	"pgregory.net/rapid"

	"verbatim/data/text"
)

func termsOf(s string) []term { return (&reader{}).terms(text.Parse(s), 1) }

// The bit-parallel count is that of the textbook table.
func TestCommonRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.SliceOfN(rapid.Uint32Range(1, 9), 0, 200)
		var a, b []term
		for _, s := range draw.Draw(t, "a") {
			a = append(a, term{stem: s})
		}
		for _, s := range draw.Draw(t, "b") {
			b = append(b, term{stem: s})
		}
		table := make([][]int, len(a)+1)
		table[0] = make([]int, len(b)+1)
		for i := range a {
			table[i+1] = make([]int, len(b)+1)
			for j := range b {
				table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
				if a[i].stem == b[j].stem {
					table[i+1][j+1] = table[i][j] + 1
				}
			}
		}
		if got := commonRun(a, b); got != table[len(a)][len(b)] {
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
		if got := commonRun(termsOf(tt.a), termsOf(tt.b)); got != tt.same {
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
