package text

import (
	"strings"
	"sync/atomic"
)

// folded remembers what the words met last fold to. A text of a million words
// has some thirty thousand different ones, and a stem costs a microsecond, so
// a table of fixed size in which a newer word takes an older one's place is
// enough; entries are immutable, so readers and writers need no lock.
var folded [1 << 15]atomic.Pointer[foldedWord]

// foldedWord is a word folded to every level.
type foldedWord [Stem + 1]string

// longestKept is the longest word, in bytes, that is remembered: what is longer
// is an address or noise.
const longestKept = 40

// lookUp gives the word, which is one token, folded to every level.
func lookUp(w string) *foldedWord {
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * 16777619
	}
	slot := &folded[(h^h>>15)%uint32(len(folded))]
	if e := slot.Load(); e != nil && e[Exact] == w {
		return e
	}
	e := new(foldedWord)
	if len(w) <= longestKept {
		w = strings.Clone(w) // a word may be a slice of a whole text, which must not be kept
	}
	e[Exact] = w
	if w != "US" && len(openingLetters(w)) == len(w) && !plain(w) { // most words with a capital; it is all that folding takes away
		e[Typographic], e[Caseless] = w, strings.ToLower(w)
		e.plainFrom(Diacritics)
	} else {
		e.foldAll()
	}
	if len(w) <= longestKept {
		slot.Store(e)
	}
	return e
}

// foldAll folds a word level by level.
func (e *foldedWord) foldAll() {
	for l := Typographic; l <= Stem; l++ {
		if plain(e[l-1]) {
			e.plainFrom(l)
			break
		}
		e[l] = foldLevels(e[l-1], l)
	}
}

// plainFrom folds a word that is plain at the level before on to the last. Most
// words are written in two ways or more; they are stemmed once.
func (e *foldedWord) plainFrom(level Level) {
	w := e[level-1]
	for l := level; l < Stem; l++ {
		e[l] = w
	}
	if w == e[Exact] || w == "" {
		e[Stem] = stem(w)
		return
	}
	e[Stem] = lookUp(w)[Stem]
}
