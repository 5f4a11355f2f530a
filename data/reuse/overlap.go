package reuse

import (
	"cmp"
	"context"

	"verbatim/data"
	"verbatim/data/text"
)

// untold is an overlap as a search leaves it: in terms, of two documents by
// number. All that is left to be told of it stands in their texts.
type untold struct {
	docs      couplet
	spans     [2][]stretch // of each document
	score     float32
	terms     [2]int // in the spans
	run       int    // the longest common run of terms in order
	setPhrase bool
	formula   bool
}

// keep keeps what a finding comes to.
func (s *searcher) keep(p *pairing, f *finding, docs couplet) untold {
	a, b := p.a.of(f.a), p.b.of(f.b)
	m := untold{
		docs: docs, spans: [2][]stretch{f.a, f.b}, score: f.score,
		terms: [2]int{len(a), len(b)}, run: s.runs.common(a, b), setPhrase: f.setPhrase(),
	}
	m.formula = !m.setPhrase && s.corpus.bar.formulas && s.formula(p, f)
	return m
}

// doc is the number of the document of a side, 0 or 1.
func (m *untold) doc(side int) uint32 {
	if side == 0 {
		return m.docs.first
	}
	return m.docs.second
}

// tell tells matches in the words of package data. Every document that has one
// is opened once, so that no more texts are open than there are cores; step is
// called once for each of all documents.
func (c *corpus) tell(ctx context.Context, matches []untold, workers int, step func()) ([]data.Overlap, error) {
	if len(matches) == 0 {
		for range c.docs {
			step()
		}
		return nil, ctx.Err()
	}
	out := make([]data.Overlap, len(matches))
	words := make([][2]int, len(matches))
	order, begin := c.byDocument(matches)
	failed := make([]error, len(c.docs))
	err := parallel(ctx, workers, len(c.docs), func(_, d int) {
		defer step()
		sides := order[begin[d]:begin[d+1]]
		if len(sides) == 0 {
			return
		}
		var t *text.Doc
		if t, failed[d] = c.docs[d].open(); failed[d] != nil {
			return
		}
		for _, at := range sides {
			k, side := at/2, int(at%2)
			told := c.docs[d].side(t, matches[k].spans[side])
			words[k][side] = wordsIn(t, told.Passage)
			if side == 0 {
				out[k].A = told
			} else {
				out[k].B = told
			}
		}
	})
	if err = cmp.Or(err, cmp.Or(failed...)); err != nil {
		return nil, err
	}
	const atOnce = 256
	err = parallel(ctx, workers, (len(out)+atOnce-1)/atOnce, func(_, batch int) {
		for k := batch * atOnce; k < min(len(out), (batch+1)*atOnce); k++ {
			matches[k].complete(&out[k], words[k], c.bar)
		}
	})
	return out, err
}

// byDocument lists the sides of matches by document, a match's number doubled
// and the side added: those of document d are order[begin[d]:begin[d+1]].
func (c *corpus) byDocument(matches []untold) (order, begin []uint32) {
	begin = make([]uint32, len(c.docs)+1)
	for k := range matches {
		begin[matches[k].docs.first]++
		begin[matches[k].docs.second]++
	}
	sum := uint32(0)
	for d := range begin {
		sum += begin[d]
		begin[d] = sum
	}
	order = make([]uint32, sum)
	for k := len(matches) - 1; k >= 0; k-- {
		for side := range 2 {
			d := matches[k].doc(side)
			begin[d]--
			order[begin[d]] = uint32(2*k + side)
		}
	}
	return order, begin
}

// complete puts the sides of an overlap in order and tells what they come to.
func (m *untold) complete(o *data.Overlap, words [2]int, b bar) {
	o.WordsSame = m.wordsSame(words)
	if !data.AFirst(o.A, o.B) {
		o.A, o.B = o.B, o.A
		words[0], words[1] = words[1], words[0]
	}
	o.WordsA, o.WordsB = words[0], words[1]
	o.ID, o.Within = data.OverlapID(o.A, o.B), m.docs.first == m.docs.second
	o.Score, o.ByChance = float64(m.score), b.byChance(m.score)
	o.Tier = m.tier(o)
}

// byRank orders overlaps by [data.CompareRank].
func byRank(x, y data.Overlap) int { return data.CompareRank(&x, &y) }

// side describes one side of a match, in its document's text.
func (d *doc) side(of *text.Doc, spans []stretch) data.Side {
	out := data.Side{Source: d.Name, Revision: d.Hash, Date: d.Date, Passage: make(data.Passage, len(spans))}
	for k, s := range spans {
		out.Passage[k] = d.span(of, s)
	}
	out.Quoted, out.Zone = of.InQuotes(out.Passage), of.Zone(out.Passage)
	return out
}

// span turns a stretch of terms into bytes. At a quotation's edge it goes to
// the mark, so that a full stop inside stays with the words; elsewhere it is
// the words and nothing else, but for a bracket that closes behind the last.
func (d *doc) span(of *text.Doc, s stretch) data.Span {
	first, last := &d.terms[s.from], &d.terms[s.to-1]
	words, tokens := of.Words, of.Tokens
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
