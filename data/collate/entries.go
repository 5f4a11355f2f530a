package collate

import (
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"verbatim/data/text"
)

// entry is what one written form of a word comes to. It is immutable.
type entry struct {
	written string
	plain   string // folded to Diacritics
	word    string // that, without white space at its ends
	folded  string // plain, with numerals, months and titles written one way
	spelled string // that in American spelling: words that have it in common are the same
	hash    uint32 // of spelled
	rings   bool   // word may be a negation, a modal or a hedge
}

// entries remembers the forms met last: a newer one takes an older one's place, as
// in package text.
var entries [1 << 15]atomic.Pointer[entry]

// longestKept is the longest form, in bytes, that is remembered.
const longestKept = 40

func entryOf(written string) *entry {
	h := hash(written)
	slot := &entries[h%uint32(len(entries))]
	if f := slot.Load(); f != nil && f.written == written {
		return f
	}
	if len(written) > longestKept {
		return readEntry(written)
	}
	f := readEntry(strings.Clone(written)) // it may be a slice of a whole text, which must not be kept
	slot.Store(f)
	return f
}

// Known is what comparing remembers of one text from one passage to the next,
// where many are compared. The zero value is ready, and may be shared.
type Known struct {
	once    sync.Once
	entries []*entry // by word
}

// of reads the text when it is first asked for; nil knows nothing.
func (k *Known) of(d *text.Doc) []*entry {
	if k == nil {
		return nil
	}
	k.once.Do(func() {
		k.entries = make([]*entry, len(d.Words))
		for i, at := range d.Words {
			k.entries[i] = entryOf(d.Of(d.Tokens[at]))
		}
	})
	return k.entries
}

func readEntry(written string) *entry {
	f := &entry{written: written, plain: text.Fold(written, text.Diacritics)}
	f.word, f.folded = strings.TrimSpace(f.plain), f.plain
	if n, ok := numerals[f.folded]; ok {
		f.folded = strconv.Itoa(n)
	} else if m, ok := months[f.folded]; ok {
		f.folded = m
	} else if full, ok := titles[f.folded]; ok {
		f.folded = full
	} else if f.folded != "" && '0' <= f.folded[0] && f.folded[0] <= '9' {
		f.folded = strings.ReplaceAll(f.folded, ",", "") // 30,000 is 30000
	}
	f.spelled = american(f.folded)
	f.hash, f.rings = hash(f.spelled), mayRing(f.word)
	return f
}

// hash is FNV-1a with its high bits mixed into the low ones.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// numerals are the numbers that papers spell out or not by house style.
var numerals = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90,
}

// months are the months that papers shorten by house style.
var months = map[string]string{
	"jan": "january", "feb": "february", "aug": "august", "sept": "september", "sep": "september", "oct": "october",
	"nov": "november", "dec": "december",
}

// titles are those that papers write short before a name by house style.
var titles = map[string]string{
	"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain",
	"maj": "major", "sgt": "sergeant", "cpl": "corporal", "adm": "admiral", "cmdr": "commander", "prof": "professor", "dr": "doctor",
}

// lexicon gives equal numbers, from 1, to words that fold to the same, on both
// sides.
type lexicon struct {
	slots []numbered // an open hash table, at most half full
	count int32
	units []int32 // unitsAt's answer, overwritten by the next
}

// numbered is a word with its number; 0 where the slot is free.
type numbered struct {
	word string
	hash uint32
	key  int32
}

// newLexicon makes room for a text of so many words; more may come.
func newLexicon(words int) *lexicon {
	l := &lexicon{}
	l.reset(words)
	return l
}

// reset forgets all words.
func (l *lexicon) reset(words int) {
	size := 64
	for size < words {
		size *= 2
	}
	if l.count = 0; size <= cap(l.slots) {
		clear(l.slots)
		l.slots = l.slots[:size]
		return
	}
	l.slots = make([]numbered, size)
}

// key is the number of a folded word.
func (l *lexicon) key(folded string) int32 { return l.number(folded, hash(folded)) }

// keyOf is the number of what a written form folds to.
func (l *lexicon) keyOf(f *entry) int32 { return l.number(f.spelled, f.hash) }

func (l *lexicon) number(word string, hash uint32) int32 {
	for {
		s := l.slot(word, hash)
		if s.key > 0 {
			return s.key
		}
		if 2*int(l.count) < len(l.slots) {
			l.count++
			*s = numbered{word, hash, l.count}
			return l.count
		}
		l.grow()
	}
}

// slot is where a word stands, or the free place for it.
func (l *lexicon) slot(word string, hash uint32) *numbered {
	mask := uint32(len(l.slots) - 1)
	for k := hash & mask; ; k = (k + 1) & mask {
		if s := &l.slots[k]; s.key == 0 || s.hash == hash && s.word == word {
			return s
		}
	}
}

func (l *lexicon) grow() {
	old := l.slots
	l.slots = make([]numbered, 2*len(old))
	for _, s := range old {
		if s.key > 0 {
			*l.slot(s.word, s.hash) = s
		}
	}
}
