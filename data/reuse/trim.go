package reuse

import "slices"

const (
	// endWeight: an end piece behind a gap must weigh this much, or the
	// alignment has only reached for a stray word.
	endWeight = 2.0
	// furtherWeight is what must have matched in further sentences behind a gap. With
	// less the alignment has gone on from a copied passage to a word or two of what
	// follows it here and there. Quotations end by their marks.
	furtherWeight = 10.0
	// outsideMost and outsideShare: what matched outside a quotation that both
	// sides print is cut off up to this weight and share of the inside. The
	// same quotation under the same attribution is the quotation; the
	// attribution is another finding.
	outsideMost, outsideShare = 25.0, 0.6
	// fewestMatched terms make an overlap.
	fewestMatched = 3
	// movedLooked: beyond so many matched terms nobody misses a moved phrase.
	movedLooked = 200
)

// finish makes a finding of the matched terms: ends trimmed, what hangs over
// a quotation cut off, moved phrases added.
func (al *aligner) finish(p *pairing, ps []pair, score float32, b bar) (finding, bool) {
	ps, score = trimFront(p, ps, score)
	ps, score = trimBack(p, ps, score)
	ps, score = p.trimSentences(ps, score)
	ps, score = p.atQuotation(ps, score)
	if len(ps) < 2 || score < b.piece {
		return finding{}, false
	}
	last := ps[len(ps)-1]
	f := finding{
		pairs: slices.Clone(ps), score: score,
		coreA: stretch{ps[0].a, last.a + 1}, coreB: stretch{ps[0].b, last.b + 1},
	}
	if len(ps) < movedLooked {
		al.fetchMoved(p, &f)
	}
	if len(f.pairs) < fewestMatched {
		return finding{}, false
	}
	f.a, f.b = []stretch{f.coreA}, []stretch{f.coreB}
	return f, true
}

// inRow tells whether the match k follows the one before it without a gap, a
// wall or, outside quotations, a new sentence.
func (p *pairing) inRow(ps []pair, k int) bool {
	m := ps[k]
	if m.a != ps[k-1].a+1 || m.b != ps[k-1].b+1 || p.broken(m) {
		return false
	}
	return !p.a.terms[m.a].is(sentence) && !p.b.terms[m.b].is(sentence) || p.insideQuotes(m)
}

func trimFront(p *pairing, ps []pair, score float32) ([]pair, float32) {
	for len(ps) > 0 {
		k, w := 1, p.aloneAt(ps[0])
		for ; k < len(ps) && p.inRow(ps, k); k++ {
			w += p.afterAt(ps[k])
		}
		if k == len(ps) || w >= endWeight {
			break
		}
		score -= w - gapCost(ps[k-1], ps[k])
		ps = ps[k:]
	}
	return ps, score
}

func trimBack(p *pairing, ps []pair, score float32) ([]pair, float32) {
	for len(ps) > 0 {
		k := len(ps) - 1
		w := p.aloneAt(ps[k])
		for ; k > 0 && p.inRow(ps, k); k-- {
			w += p.afterAt(ps[k-1])
		}
		if k == 0 || w >= endWeight {
			break
		}
		score -= w - gapCost(ps[k-1], ps[k])
		ps = ps[:k]
	}
	return ps, score
}

// trimSentences cuts off what matched in further sentences at either end, if it
// weighs little.
func (p *pairing) trimSentences(ps []pair, score float32) ([]pair, float32) {
	further := float32(0)
	for k := len(ps) - 1; k > 0; k-- {
		if further += p.afterAt(ps[k]); further >= furtherWeight {
			break
		}
		gap := gapCost(ps[k-1], ps[k])
		if p.further(ps[k-1], ps[k]) {
			ps, score, further = ps[:k], score-further+gap, 0
		} else {
			further -= gap
		}
	}
	further = 0
	for k := 1; k < len(ps); k++ {
		if further += p.afterAt(ps[k-1]); further >= furtherWeight {
			break
		}
		gap := gapCost(ps[k-1], ps[k])
		if p.further(ps[k-1], ps[k]) {
			ps, score, further, k = ps[k:], score-further+gap, 0, 0
		} else {
			further -= gap
		}
	}
	return ps, score
}

// further tells whether a sentence begins in the gap between two matches, outside
// quotations.
func (p *pairing) further(x, y pair) bool {
	gap := y.a != x.a+1 || y.b != x.b+1
	return gap && !p.anyQuoted(x) && !p.anyQuoted(y) && (p.a.begun(x.a, y.a) || p.b.begun(x.b, y.b))
}

// begun tells whether a sentence begins behind the term i, as far as the term j.
func (d *doc) begun(i, j int32) bool {
	return slices.ContainsFunc(d.terms[i+1:j+1], func(t term) bool { return t.is(sentence) })
}

// gapCost is what the alignment paid between two matches, marks aside: near
// enough for trimming.
func gapCost(x, y pair) float32 {
	a, b := float32(y.a-x.a-1), float32(y.b-x.b-1)
	swaps := min(a, b)
	cost := swaps * mismatchCost
	if gap := max(a, b) - swaps; gap > 0 {
		cost += gapOpen + (gap-1)*gapNext
	}
	return cost
}

// anyQuoted tells whether a match lies in a quotation on either side.
func (p *pairing) anyQuoted(m pair) bool {
	return p.a.terms[m.a].is(quoted) || p.b.terms[m.b].is(quoted)
}

// insideQuotes tells whether it does on both sides.
func (p *pairing) insideQuotes(m pair) bool {
	return p.a.terms[m.a].is(quoted) && p.b.terms[m.b].is(quoted)
}

// atQuotation cuts an alignment where a quotation begins or ends on both
// sides between two matches, if little matched outside it.
func (p *pairing) atQuotation(ps []pair, score float32) ([]pair, float32) {
	var total float32
	for _, m := range ps {
		total += p.afterAt(m)
	}
	edge := func(k int) bool {
		return walled(p.a.terms, ps[k-1].a, ps[k].a) && walled(p.b.terms, ps[k-1].b, ps[k].b)
	}
	light := func(outside float32) bool { return outside < min(outsideMost, outsideShare*(total-outside)) }
	from, outside, lost := 0, float32(0), float32(0)
	for k := 1; k < len(ps); k++ {
		if outside += p.afterAt(ps[k-1]); !light(outside) {
			break
		}
		if edge(k) {
			from, lost = k, outside
		}
	}
	score, total = score-lost, total-lost
	to := len(ps)
	outside, lost = 0, 0
	for k := len(ps) - 1; k > from; k-- {
		if outside += p.afterAt(ps[k]); !light(outside) {
			break
		}
		if edge(k) {
			to, lost = k, outside
		}
	}
	return ps[from:to], score - lost
}
