package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

// Whatever the runs, no line is wider than the column where every word fits
// it, and every word is set once, in order.
func TestBrokenLinesHoldEveryWord(t *testing.T) {
	defer test.NewApp().Quit()
	l := newLook()
	rapid.Check(t, func(t *rapid.T) {
		const width = 300
		var runs []run
		want := ""
		for range rapid.IntRange(1, 8).Draw(t, "runs") {
			m := rapid.SampledFrom([]mark{markPlain, markContext, markCut, markHere, markAway, markEllipsis}).Draw(t, "mark")
			text := rapid.StringMatching(`( ?[a-z“”.]{1,5}){1,9}`).Draw(t, "text")
			runs = append(runs, run{text: text, mark: m})
			want += text
		}
		out := l.broken(runs, width, serif, 17, 25)
		got := ""
		for i, f := range out.frags {
			got += f.text
			if f.x+f.w > width+1 && f.x > 10 { // 10: the room beside a frame
				t.Fatalf("%q begins at %.0f and ends at %.0f", f.text, f.x, f.x+f.w)
			}
			if f.line >= out.n || i > 0 && f.line < out.frags[i-1].line {
				t.Fatalf("%q stands on line %d of %d", f.text, f.line, out.n)
			}
		}
		strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if strip(got) != strip(want) {
			t.Fatalf("set %q, want %q", got, want)
		}
	})
}
