package collate

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Up to this many cells two passages go to go-diff as they are: its answer is
// the shortest edit script, so their kept words are the longest common run in
// order. Longer texts are parted by anchors first, and only gaps of up to
// smallGap cells go to go-diff, whose time grows with the edits in a gap.
const (
	smallPassage = 256 * 256
	smallGap     = 64 * 64
	// vastGap is as much as go-diff does in a few seconds where nothing is
	// alike. Beyond it, without a single anchor, nothing is paired.
	vastGap = 20_000 * 20_000
)

// maxDepth bounds the recursion over anchors.
const maxDepth = 12

// aligner pairs units of A and B.
type aligner struct {
	diff *diffmatchpatch.DiffMatchPatch
	a, b []unit
	toB  []int32 // by unit of A: its partner in B, or -1
}

// align gives for every unit of A its partner in B, or -1; partners go up.
// The pairs are the longest common run in order where the texts, but for what
// they begin and end with alike, are no longer than a few hundred words;
// beyond that they follow the anchors.
func align(a, b []unit) []int32 {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // with one it deletes all and inserts all when time is up
	l := &aligner{d, a, b, make([]int32, len(a))}
	for i := range l.toB {
		l.toB[i] = -1
	}
	l.split(runes(a), runes(b), 0, 0, 0)
	return l.toB
}

// runes stand for the units in go-diff, surrogates passed over. There are more
// runes than words in any language; should a text have more, two words share
// one and the pairing of runes is checked against the keys.
func runes(us []unit) []rune {
	const surrogates, surrogate0, last = 0x800, 0xD800, 0x10FFFF
	out := make([]rune, len(us))
	for i, u := range us {
		r := u.key % (last - surrogates)
		if r >= surrogate0 {
			r += surrogates
		}
		out[i] = r
	}
	return out
}

func (l *aligner) pair(a, b int) {
	if l.a[a].key == l.b[b].key {
		l.toB[a] = int32(b)
	}
}

// split pairs a, which begins at unit fromA, with b, which begins at fromB.
func (l *aligner) split(a, b []rune, fromA, fromB, depth int) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		l.pair(fromA, fromB)
		a, b, fromA, fromB = a[1:], b[1:], fromA+1, fromB+1
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
		l.pair(fromA+len(a), fromB+len(b))
	}
	if len(a) == 0 || len(b) == 0 {
		return
	}
	if n := len(a) * len(b); n <= smallGap || depth == 0 && n <= smallPassage || depth == maxDepth {
		l.gap(a, b, fromA, fromB)
		return
	}
	var found []pair
	for _, n := range gramLengths {
		if found = anchors(a, b, n); len(found) > 0 {
			break
		}
	}
	if len(found) == 0 {
		if len(a)*len(b) <= vastGap {
			l.gap(a, b, fromA, fromB)
		}
		return
	}
	i, j := 0, 0
	for _, p := range found {
		pa, pb := int(p.a), int(p.b)
		if pa < i || pb < j { // overlaps the run of the anchor before it on another diagonal
			continue
		}
		l.split(a[i:pa], b[j:pb], fromA+i, fromB+j, depth+1)
		for i, j = pa, pb; i < len(a) && j < len(b) && a[i] == b[j]; i, j = i+1, j+1 {
			l.pair(fromA+i, fromB+j)
		}
	}
	l.split(a[i:], b[j:], fromA+i, fromB+j, depth+1)
}

// gap asks go-diff.
func (l *aligner) gap(a, b []rune, i, j int) {
	for _, d := range l.diff.DiffMainRunes(a, b, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			for k := range n {
				l.pair(i+k, j+k)
			}
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		}
	}
}
