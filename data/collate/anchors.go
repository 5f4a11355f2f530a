package collate

import (
	"math/bits"
	"slices"
	"sort"
	"sync"
)

// pair says that unit a of A and unit b of B are the same.
type pair struct{ a, b int32 }

// gramLengths are the lengths of the n-grams tried as anchors, the surest
// first: four words in a row that both sides have once are hardly ever chance.
// The long ones are for texts of few words repeated (tables, chants), where
// nothing shorter stands once; there the longest is the surest.
var gramLengths = [...]int{4, 3, 2, 1, 32, 16, 8}

// anchors pairs the beginnings of n-grams that stand once in a and once in b,
// as many as go up on both sides (patience diff on n-grams).
func anchors(a, b []rune, n int) []pair {
	if len(a) < n || len(b) < n {
		return nil
	}
	t := gramTables.Get().(*grams)
	defer gramTables.Put(t)
	t.reset(len(a), n)
	for i := 0; i+n <= len(a); i++ {
		t.addA(a, i)
	}
	for i := 0; i+n <= len(b); i++ {
		t.addB(a, b, i)
	}
	found := 0
	for _, s := range t.slots {
		if s.countA == 1 && s.countB == 1 {
			t.inB[s.a] = s.b + 1
			found++
		}
	}
	ps := make([]pair, 0, found)
	for i, j := range t.inB {
		if j > 0 {
			ps = append(ps, pair{int32(i), j - 1})
		}
	}
	return increasing(ps)
}

// grams counts n-grams in an open hash table that is never more than half
// full: a Go map took three quarters of the time of the whole alignment.
type grams struct {
	n     int
	shift int
	slots []gramSlot
	inB   []int32 // by place in a: that of the same n-gram in b, counted from 1, where both have it once
}

// gramTables keep their space from one text to the next.
var gramTables = sync.Pool{New: func() any { return &grams{} }}

type gramSlot struct {
	a, b           int32
	countA, countB uint8 // 0, 1, or 2 for more
}

// reset makes an empty table for the n-grams of a text of some size.
func (t *grams) reset(size, n int) {
	log := bits.Len(uint(2 * size))
	t.n, t.shift = n, 64-log
	t.slots, t.inB = cleared(t.slots, 1<<log), cleared(t.inB, size)
}

// cleared gives space for n elements, all empty.
func cleared[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// hash spreads the n-gram by multiplying (Knuth's multiplicative hashing with
// the 64-bit golden ratio).
func (t *grams) hash(s []rune) int {
	h := uint64(0)
	for _, r := range s {
		h = (h ^ uint64(uint32(r))) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return int((h * 0x9E3779B97F4A7C15) >> t.shift)
}

func (t *grams) addA(a []rune, i int) {
	g := a[i : i+t.n]
	for k := t.hash(g); ; k = (k + 1) & (len(t.slots) - 1) {
		s := &t.slots[k]
		if s.countA == 0 {
			s.a, s.countA = int32(i), 1
			return
		}
		if slices.Equal(a[s.a:int(s.a)+t.n], g) {
			s.countA = 2
			return
		}
	}
}

func (t *grams) addB(a, b []rune, i int) {
	g := b[i : i+t.n]
	for k := t.hash(g); ; k = (k + 1) & (len(t.slots) - 1) {
		s := &t.slots[k]
		if s.countA == 0 {
			return
		}
		if slices.Equal(a[s.a:int(s.a)+t.n], g) {
			s.b, s.countB = int32(i), min(s.countB+1, 2)
			return
		}
	}
}

// increasing is a longest run of pairs that goes up in b; they go up in a
// (Fredman's patience sorting, O(n log n)).
func increasing(ps []pair) []pair {
	var tails []int
	before := make([]int, len(ps))
	for i, p := range ps {
		k := sort.Search(len(tails), func(k int) bool { return ps[tails[k]].b >= p.b })
		before[i] = -1
		if k > 0 {
			before[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	out := make([]pair, len(tails))
	if len(tails) == 0 {
		return out
	}
	for i, k := len(tails)-1, tails[len(tails)-1]; i >= 0; i, k = i-1, before[k] {
		out[i] = ps[k]
	}
	return out
}
