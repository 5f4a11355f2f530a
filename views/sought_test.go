package views

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A word is held by a text as if both were in small letters, in every script.
func TestHoldsFolded(t *testing.T) {
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("aAbBkKKiIİıσςΣßẞéÉЖжع“ -")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		s, word := letters.Draw(t, "text"), strings.ToLower(letters.Draw(t, "word"))
		if rapid.Bool().Draw(t, "cut out of it") && s != "" {
			r := []rune(strings.ToLower(s))
			from := rapid.IntRange(0, len(r)-1).Draw(t, "from")
			word = string(r[from:rapid.IntRange(from, len(r)).Draw(t, "to")])
		}
		if got, want := holdsFolded(s, word), strings.Contains(strings.ToLower(s), word); got != want {
			t.Fatalf("%q holds %q: %v, want %v", s, word, got, want)
		}
	})
}
