package reuse

import (
	"testing"
	"unsafe"
)

// Readers live from one search to the next; a word they remember as a piece of
// its article would keep the article.
func TestReaderKeepsNoPieceOfAText(t *testing.T) {
	word := "The harbour froze."[4:11]
	f := newReader(builtin()).form(word)
	if f.folded != word {
		t.Fatalf("%q is folded to %q", word, f.folded)
	}
	if unsafe.StringData(f.folded) == unsafe.StringData(word) {
		t.Error("the folded word lies in the text")
	}
}
