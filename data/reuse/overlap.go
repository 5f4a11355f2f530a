package reuse

import (
	"verbatim/data"
	"verbatim/data/text"
)

// overlap tells a finding in the words of package data.
func (s *searcher) overlap(p *pairing, f *finding) data.Overlap {
	x, y := p.a.side(f.a), p.b.side(f.b)
	q := *p
	if !data.AFirst(x, y) {
		x, y = y, x
		q.a, q.b = q.b, q.a
		f.turn()
	}
	o := data.Overlap{
		ID: data.OverlapID(x, y), A: x, B: y, Within: p.within(), Score: float64(f.score),
		ByChance: s.corpus.bar.byChance(f.score), WordsA: q.a.wordsIn(x.Passage), WordsB: q.b.wordsIn(y.Passage),
	}
	every := false
	o.WordsSame, every = q.wordsSame(f, o.WordsA, o.WordsB)
	o.Tier = s.tier(&q, f, &o, every)
	return o
}

// turn makes A of B and B of A.
func (f *finding) turn() {
	f.a, f.b = f.b, f.a
	f.coreA, f.coreB = f.coreB, f.coreA
	for k, m := range f.pairs {
		f.pairs[k] = pair{m.b, m.a}
	}
}

// side describes one side of a finding.
func (d *doc) side(spans []stretch) data.Side {
	out := data.Side{Source: d.Name, Revision: d.Hash, Date: d.Date}
	for _, s := range spans {
		out.Passage = append(out.Passage, d.span(s))
	}
	out.Quoted, out.Zone = d.Doc.InQuotes(out.Passage), d.Doc.Zone(out.Passage)
	return out
}

// span turns a stretch of terms into bytes. At a quotation's edge it goes to
// the mark, so that a full stop inside stays with the words; elsewhere it is
// the words and nothing else, but for a bracket that closes behind the last.
func (d *doc) span(s stretch) data.Span {
	first, last := &d.terms[s.from], &d.terms[s.to-1]
	words, tokens := d.Doc.Words, d.Doc.Tokens
	end := words[int(last.word)+int(last.words)-1]
	out := data.Span{Start: tokens[words[first.word]].Start, End: tokens[end].End}
	for end+1 < len(tokens) && last.is(bracketed) && tokens[end+1].Is(text.Bracketed) {
		end++
		out.End = tokens[end].End
	}
	for _, q := range d.quotes {
		if q.from > s.from {
			break
		}
		if q.to < s.to {
			continue
		}
		if q.from == s.from {
			out.Start = q.inner.Start
		}
		if q.to == s.to {
			out.End = q.inner.End
		}
	}
	return out
}
