package reuse

import "math/bits"

// runner is scratch space for counting common runs.
type runner struct {
	heads []runHead // an open hash table of A's stems
	stamp uint32    // of the heads in use
	next  []int32   // by term of A: the next one of its stem, counted from 1; 0: none
	row   []uint64  // a zero bit: the run grows here
	match []uint64
}

// runHead is the first place of a stem, counted from 1.
type runHead struct {
	stem, stamp uint32
	first       int32
}

// common is the length of the longest common subsequence, 64 terms of a at a step
// (Hyyrö 2004, Bit-parallel LCS-length computation revisited). What both begin
// with and end with is part of it.
func (r *runner) common(a, b []term) int {
	same := 0
	for len(a) > 0 && len(b) > 0 && sameForm(&a[0], &b[0]) {
		a, b, same = a[1:], b[1:], same+1
	}
	for len(a) > 0 && len(b) > 0 && sameForm(&a[len(a)-1], &b[len(b)-1]) {
		a, b, same = a[:len(a)-1], b[:len(b)-1], same+1
	}
	if len(a) == 0 || len(b) == 0 {
		return same
	}
	r.list(a)
	for j := range b {
		k := r.head(b[j].stem).first
		if k == 0 {
			continue
		}
		clear(r.match)
		for ; k > 0; k = r.next[k-1] {
			if sameForm(&a[k-1], &b[j]) {
				r.match[(k-1)/64] |= 1 << ((k - 1) % 64)
			}
		}
		var carry uint64
		for k, v := range r.row {
			u := v & r.match[k]
			sum, c := bits.Add64(v, u, carry)
			carry = c
			r.row[k] = sum | v&^u
		}
	}
	for i := range a {
		if r.row[i/64]>>(i%64)&1 == 0 {
			same++
		}
	}
	return same
}

// list lists the places of each of a's stems, and begins with no run.
func (r *runner) list(a []term) {
	if r.stamp++; len(r.heads) < 2*len(a) || r.stamp == 0 {
		r.heads, r.stamp = make([]runHead, 1<<bitsFor(2*len(a), 8, 30)), 1
	}
	n := int32(len(a)+63) / 64
	r.next, r.row, r.match = sized(r.next, int32(len(a))), sized(r.row, n), sized(r.match, n)
	for i := range a {
		h := r.head(a[i].stem)
		r.next[i], h.first = h.first, int32(i)+1
	}
	for k := range r.row {
		r.row[k] = ^uint64(0)
	}
}

// head is where the places of a stem begin.
func (r *runner) head(stem uint32) *runHead {
	mask := uint32(len(r.heads) - 1)
	for k := stem & mask; ; k = (k + 1) & mask {
		switch h := &r.heads[k]; {
		case h.stamp != r.stamp:
			*h = runHead{stem: stem, stamp: r.stamp}
			return h
		case h.stem == stem:
			return h
		}
	}
}
