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

// The filter looks through all that tells of a row.
func TestFilterLooksThroughAllOfARow(t *testing.T) {
	rows := rowsForTest()
	rows[1].MetaA.Title, rows[1].MetaB.Author, rows[2].Given = "Strikes at the Port", "Ana Öztürk", []string{"second-hand"}
	l := newList()
	l.set(rows)
	for words, want := range map[string]string{
		"UPCOMING": "o1", "zimili": "o1", "informed": "o1", "port": "o2", "öztÜRK": "o2", "beast": "o3",
		"hand": "o3", "moved": "o1", "cut": "o1 o3", "port upcoming": "", "o2": "o2", "2": "",
	} {
		l.filter.words = words
		l.arrange()
		if got := strings.Join(l.ids(), " "); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
}
