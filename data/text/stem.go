package text

import "sync/atomic"

// stems remembers the stems of the words met last. A text of a million words
// has some thirty thousand different ones, and a stem costs a microsecond, so
// a table of fixed size in which a newer word takes an older one's place is
// enough; entries are immutable, so readers and writers need no lock.
var stems [1 << 15]atomic.Pointer[stemmed]

type stemmed struct{ word, stem string }

func stem(w string) string {
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * 16777619
	}
	slot := &stems[(h^h>>15)%uint32(len(stems))]
	if e := slot.Load(); e != nil && e.word == w {
		return e.stem
	}
	s := stemWord(w)
	if len(w) <= 40 { // a word may be a slice of a whole text: keep copies of short ones only
		e := &stemmed{word: string(append([]byte(nil), w...))}
		e.stem = e.word
		if s != w {
			e.stem = string(append([]byte(nil), s...))
		}
		slot.Store(e)
	}
	return s
}
