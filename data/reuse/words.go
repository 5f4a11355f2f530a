package reuse

import (
	"math/bits"

	"verbatim/data"
)

// wordsIn counts the words of a passage.
func (d *doc) wordsIn(p data.Passage) int {
	n := 0
	for _, s := range p {
		from, to := d.Doc.WordRange(s)
		n += to - from
	}
	return n
}

// wordsSame counts the words in the longest common run in order: a moved word
// is not the same. The run is of terms, so that an alias or a contraction is
// the same; of the two sides' shares in words the larger is taken, as the
// other has more words that were undone to several terms and are not in the
// run. every tells that neither side has any other term.
func (p *pairing) wordsSame(f *finding, wordsA, wordsB int) (same int, every bool) {
	a, b := p.a.of(f.a), p.b.of(f.b)
	run := commonRun(a, b)
	share := func(words, terms int) int { return (run*words + terms/2) / terms }
	same = min(max(share(wordsA, len(a)), share(wordsB, len(b))), wordsA, wordsB)
	return same, run == len(a) && run == len(b)
}

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
