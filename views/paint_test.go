package views

import (
	"strings"
	"testing"
)

// A text is broken at its spaces, and where a word alone is wider than a line, in
// it: an address, or 100,000 letters that somebody put between quotation marks.
func TestFoldedLinesKeepEveryLetter(t *testing.T) {
	l := window(t).look
	for _, s := range []string{
		"", "one", "Nobody knows what the granite pillars of the harbour bridge cost in those days",
		"see https://news.example/2026/11/28/the-harbour-bridge-and-its-pillars/of-granite for it",
		"he said " + strings.Repeat("Q7z", 30_000) + " and left", strings.Repeat("\u0301", 4000),
	} {
		lines := l.folded(s, 300, serif, 16)
		if got := strings.Join(lines, ""); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(s, " ", "") {
			t.Errorf("of %.40q are left %.40q", s, got)
		}
		for _, line := range lines {
			if l.wider(line, 300, serif, 16) {
				t.Errorf("%.60q is wider than its line", line)
			}
		}
	}
}
