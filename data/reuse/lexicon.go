package reuse

import (
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"

	"verbatim/data/text"
)

// lexicon remembers what the written forms of words come to, by one table of
// weights and one of aliases, so that folding and stemming are paid once a form.
// A newer form takes an older one's place. Forms do not change, so that the
// readers of all goroutines share a lexicon without a lock.
type lexicon struct {
	table   *table
	aliases *text.Aliases
	forms   [formsKept]atomic.Pointer[form]
}

// formsKept bounds a lexicon's memory to some 20 MB: the forms of five million
// words of news.
const (
	formsKept = 1 << formBits
	formBits  = 17
	formTries = 4 // places where a form may be kept
)

// form is what one written form of a word comes to.
type form struct {
	packed  packed
	one     [1]term // where terms stand, mostly: beside the rest, so that one look at memory is enough
	terms   []term
	long    bool // it has as many bytes as are packed, or more
	leads   bool // an alias of several words may begin with it
	written string
	folded  string
}

// packed is a word's first sixteen bytes, with noughts behind a shorter one: to
// compare and to scatter words by.
type packed [2]uint64

const packedBytes = 16

// pack packs the word of a text from one byte up to another.
func pack(s string, from, to int) packed {
	if len(s)-from < packedBytes {
		s, from, to = s[from:to]+"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 0, to-from
	}
	p := packed{eightBytes(s[from:]), eightBytes(s[from+8:])}
	switch n := to - from; {
	case n <= 8:
		p[0] &= 1<<(8*n) - 1 // a shift by 64 gives nought, and so all ones
		p[1] = 0
	case n < packedBytes:
		p[1] &= 1<<(8*n-64) - 1
	}
	return p
}

// eightBytes is what the compiler makes one load of.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// slot is where the word's form is kept, or in one of the next places.
func (p packed) slot() uint64 {
	h := p[0]*0x9E3779B97F4A7C15 ^ bits.RotateLeft64(p[1]*0xC2B2AE3D27D4EB4F, 29)
	return (h ^ h>>32) * 0xBF58476D1CE4E5B9 >> (64 - formBits)
}

// is tells whether f is the form of the word.
func (f *form) is(p packed, word string) bool {
	return f.packed == p && (!f.long || f.written == word)
}

// form is the form of a word.
func (l *lexicon) form(p packed, word string) *form {
	first := p.slot()
	free := first
	for k := range uint64(formTries) {
		slot := (first + k) % formsKept
		f := l.forms[slot].Load()
		if f == nil {
			free = slot
			break
		}
		if f.is(p, word) {
			return f
		}
	}
	f := l.read(p, strings.Clone(word)) // what is remembered must not keep a whole article
	l.forms[free].Store(f)
	return f
}

// read reads one written form of a word.
func (l *lexicon) read(p packed, s string) *form {
	f := &form{packed: p, long: len(s) >= packedBytes, written: s, folded: text.Fold(s, text.Diacritics)}
	f.leads = l.aliases.Longest(f.folded) > 1
	f.terms = f.one[:0]
	if canonical, used, ok := l.aliases.Canonical([]string{f.folded}); ok && used == 1 {
		f.terms = l.undone(f.terms, canonical)
	} else {
		words := uncontract(f.folded)
		f.terms = l.standing(f.terms, words, len(words) > 1)
	}
	return f
}

// undone adds the terms of the words that an alias stands for, as if they were
// written.
func (l *lexicon) undone(out []term, canonical []string) []term {
	for _, w := range canonical {
		out = l.standing(out, uncontract(w), true)
	}
	return out
}

// standing adds the terms of folded words; of a word that was undone the
// written form no longer counts.
func (l *lexicon) standing(out []term, words []string, undone bool) []term {
	for _, w := range words {
		t := term{words: 1}
		stem := w
		if text.IsStop(w) {
			t.traits = stop
			if links[w] {
				t.traits |= link
			}
		} else if stem = text.Fold(w, text.Stem); stem == "" {
			stem = w
		}
		t.stem = hash(stem)
		if particles[w] {
			t.traits |= link
		}
		if roles()[stem] {
			t.traits |= role
		}
		if !undone {
			t.form = uint16(hash(w)) | 1
		}
		t.weight = l.table.alone(t.stem, stem, t.is(stop))
		t.after = t.weight
		out = append(out, t)
	}
	return out
}

// shelf holds the lexicon in use, by the built-in weights.
type shelf struct {
	mu sync.Mutex
	in *lexicon
}

var lexicons shelf

// by gives the lexicon by some aliases: the one in use, if they say the same.
func (s *shelf) by(a *text.Aliases) *lexicon {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.in == nil || !s.in.aliases.Same(a) {
		s.in = &lexicon{table: builtin(), aliases: a}
	}
	return s.in
}
