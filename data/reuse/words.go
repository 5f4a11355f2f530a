package reuse

import (
	"math/bits"

	"verbatim/data"
	"verbatim/data/text"
)

// wordsIn counts the words of a passage.
func wordsIn(d *text.Doc, p data.Passage) int {
	n := 0
	for _, s := range p {
		from, to := d.WordRange(s)
		n += to - from
	}
	return n
}

// wordsSame counts the words in the longest common run in order: a moved word
// is not the same. The run is of terms, so that an alias or a contraction is
// the same; of the two sides' shares in words the larger is taken, as the
// other has more words that were undone to several terms and are not in the
// run. The words are those of the two sides in the match's order.
func (m *untold) wordsSame(words [2]int) int {
	share := func(side int) int { return (m.run*words[side] + m.terms[side]/2) / m.terms[side] }
	return min(max(share(0), share(1)), words[0], words[1])
}

// every tells that neither side has any term outside the run.
func (m *untold) every() bool { return m.run == m.terms[0] && m.run == m.terms[1] }

// of lists the terms of some stretches.
func (d *doc) of(spans []stretch) []term {
	if len(spans) == 1 {
		return d.terms[spans[0].from:spans[0].to]
	}
	var out []term
	for _, s := range spans {
		out = append(out, d.terms[s.from:s.to]...)
	}
	return out
}

// sameForm tells whether two terms are the same word, not only the same stem.
func sameForm(x, y *term) bool {
	return x.stem == y.stem && (x.form == y.form || x.form == 0 || y.form == 0)
}

// commonRun is the length of the longest common subsequence, 64 terms of a at
// a step (Hyyrö 2004, Bit-parallel LCS-length computation revisited).
func commonRun(a, b []term) int {
	at := map[uint32][]int{}
	for i := range a {
		at[a[i].stem] = append(at[a[i].stem], i)
	}
	row := make([]uint64, (len(a)+63)/64) // a zero bit: the run grows here
	for k := range row {
		row[k] = ^uint64(0)
	}
	match := make([]uint64, len(row))
	for j := range b {
		places := at[b[j].stem]
		if len(places) == 0 {
			continue
		}
		clear(match)
		for _, i := range places {
			if sameForm(&a[i], &b[j]) {
				match[i/64] |= 1 << (i % 64)
			}
		}
		var carry uint64
		for k, v := range row {
			u := v & match[k]
			sum, c := bits.Add64(v, u, carry)
			carry = c
			row[k] = sum | v&^u
		}
	}
	n := 0
	for i := range a {
		if row[i/64]>>(i%64)&1 == 0 {
			n++
		}
	}
	return n
}
