package data

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// Code points counted by the index are those that Go counts, for any text,
// valid UTF-8 or not, and every place comes back to where it was.
func TestPointsAgreeWithRunes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aé “𝒳\n")), 0, 400, -1),
			rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 300), func(b []byte) string { return string(b) })).Draw(t, "text")
		p := NewPoints(text)
		n := 0
		for at := range text {
			if got := p.Of(at); got != n {
				t.Fatalf("Of(%d) = %d, want %d", at, got, n)
			}
			if back := p.Byte(n); back != at {
				t.Fatalf("Byte(%d) = %d, want %d", n, back, at)
			}
			n++
		}
		if p.Of(len(text)) != utf8.RuneCountInString(text) || p.Byte(n) != len(text) {
			t.Fatalf("the end is %d and %d, want %d and %d", p.Of(len(text)), p.Byte(n), n, len(text))
		}
	})
}
