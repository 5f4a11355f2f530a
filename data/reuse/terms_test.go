package reuse

import (
	"testing"
	"unsafe"

	"pgregory.net/rapid"

	"verbatim/data/text"
)

// A lexicon lives from one search to the next; a word it remembers as a piece
// of its article would keep the article.
func TestLexiconKeepsNoPieceOfAText(t *testing.T) {
	s := "The harbour froze."
	word := s[4:11]
	f := lexicons.by(text.BuiltinAliases()).form(pack(s, 4, 11), word)
	for _, kept := range []string{f.written, f.folded} {
		if kept != word {
			t.Fatalf("%q is kept as %q", word, kept)
		}
		if unsafe.StringData(kept) == unsafe.StringData(word) {
			t.Error("the word that is kept lies in the text")
		}
	}
}

// A word is packed the same wherever it stands, and words that differ are told
// apart.
func TestFormsAreToldApart(t *testing.T) {
	word := rapid.StringMatching(`[ab]{1,3}|a{14,18}b?`)
	rapid.Check(t, func(t *rapid.T) {
		x, y := word.Draw(t, "x"), word.Draw(t, "y")
		f, s := &form{packed: pack(x, 0, len(x)), long: len(x) >= packedBytes, written: x}, "a "+y+" and more that stands behind"
		for _, p := range []packed{pack(y, 0, len(y)), pack(s, 2, 2+len(y))} {
			if f.is(p, y) != (x == y) {
				t.Fatalf("%q is taken for %q: %v", y, x, f.is(p, y))
			}
		}
	})
}
