package reuse

import (
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
