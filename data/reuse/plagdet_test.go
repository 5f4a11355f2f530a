package reuse

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"verbatim/data"
)

// located is a passage of A and one of B, in code points: a case that was
// planted, or an overlap that was found.
type located struct{ a, b data.Passage }

func (m located) meets(o located) bool { return m.a.Common(o.a) > 0 && m.b.Common(o.b) > 0 }

// covered is the share of m's characters, both sides together, that others
// cover.
func (m located) covered(others []located) float64 {
	var a, b data.Passage
	for _, o := range others {
		a, b = append(a, o.a...), append(b, o.b...)
	}
	both := m.a.Len() + m.b.Len()
	if both == 0 {
		return 0
	}
	return float64(coveredBy(m.a, a)+coveredBy(m.b, b)) / float64(both)
}

// coveredBy counts the characters of p that the spans cover, each once.
func coveredBy(p data.Passage, spans data.Passage) (n int) {
	slices.SortFunc(spans, func(x, y data.Span) int { return x.Start - y.Start })
	for _, s := range p {
		last := s.Start
		for _, o := range spans {
			from, to := max(o.Start, last), min(o.End, s.End)
			if to > from {
				n, last = n+to-from, to
			}
		}
	}
	return n
}

// plagdet is the measure of Potthast et al. 2010 ("An evaluation framework for
// plagiarism detection"), each case and each found passage counting the same:
// F1 of the characters found and rightly found, over log2(1 + pieces a case).
type plagdet struct{ recall, precision, pieces, cases, found, detected float64 }

// add counts one pair of documents.
func (p *plagdet) add(cases, found []located) {
	touching := func(m located, all []located) []located {
		return slices.DeleteFunc(slices.Clone(all), func(o located) bool { return !m.meets(o) })
	}
	for _, c := range cases {
		by := touching(c, found)
		p.cases++
		p.recall += c.covered(by)
		if len(by) > 0 {
			p.detected++
			p.pieces += float64(len(by))
		}
	}
	for _, f := range found {
		p.found++
		p.precision += f.covered(touching(f, cases))
	}
}

func (p *plagdet) score() float64 {
	r, c := p.recall/max(1, p.cases), p.precision/max(1, p.found)
	if r+c == 0 {
		return 0
	}
	pieces := 1.0
	if p.detected > 0 {
		pieces = p.pieces / p.detected
	}
	return 2 * r * c / (r + c) / math.Log2(1+pieces)
}

// bareWords is a passage's words without case and punctuation. A passage that
// meets no case but has the same words on both sides is reuse that nobody
// planted, and counts neither way.
func bareWords(text []rune, p data.Passage) string {
	var words []string
	for _, s := range p {
		words = append(words, strings.FieldsFunc(strings.ToLower(string(text[s.Start:s.End])), func(r rune) bool {
			return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})...)
	}
	return strings.Join(words, " ")
}

func TestPlagdet(t *testing.T) {
	one := func(from, to int) data.Passage { return data.Passage{{Start: from, End: to}} }
	tests := []struct {
		name         string
		cases, found []located
		want         float64
	}{
		{"all of it", []located{{one(0, 10), one(5, 15)}}, []located{{one(0, 10), one(5, 15)}}, 1},
		{"half of it", []located{{one(0, 10), one(0, 10)}}, []located{{one(0, 5), one(0, 5)}}, 2 * .5 / 1.5},
		{"in two pieces", []located{{one(0, 10), one(0, 10)}}, []located{{one(0, 5), one(0, 5)}, {one(5, 10), one(5, 10)}}, 1 / math.Log2(3)},
		{"one side only", []located{{one(0, 10), one(0, 10)}}, []located{{one(0, 10), one(20, 30)}}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var p plagdet
			p.add(tt.cases, tt.found)
			if got := p.score(); math.Abs(got-tt.want) > 1e-9 {
				t.Errorf("plagdet is %.4f, want %.4f", got, tt.want)
			}
		})
	}
}
