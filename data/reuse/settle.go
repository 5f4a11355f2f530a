package reuse

import (
	"cmp"
	"slices"
)

const (
	// toldShare: a piece that lies mostly inside a stronger one on one side
	// only and scores less than this share of it is that one's repetition; it
	// is told already.
	toldShare = 0.6
	// toldWithin: inside one document such a piece is listed all the same from
	// so many times the score needed.
	toldWithin = 1.4
	// joinGap: pieces so close on both sides may be one passage, where the gap
	// is no larger than joinFree terms and the weaker piece's score.
	joinGap, joinFree = 40, 4
	// spliceGap and spliceFar: two pieces so close on one side, in one
	// quotation or parted by an ellipsis, are one spliced quotation even where
	// the other side holds them so far apart.
	spliceGap, spliceFar = 6, 400
	// spliceSpans bounds the spans of one passage.
	spliceSpans = 4
)

// settle makes the pieces found in two documents into overlaps: conflicts
// resolved, pieces joined, bounds snapped, judged against chance.
func (s *searcher) settle(p pairing, pieces []finding) []finding {
	pieces = p.strongest(pieces, s.corpus.bar)
	pieces = p.join(pieces)
	pieces = p.splice(pieces)
	out := pieces[:0]
	for _, f := range pieces {
		s.reach(&p, &f)
		p.judge(&f)
		if s.corpus.bar.cleared(&f) {
			out = append(out, f)
		}
	}
	return out
}

// strongest drops every piece that a stronger one has told already. Of a piece
// that meets a stronger one on both sides only what lies before or behind it
// there stays: a search may reach from one passage into the next. Inside one
// document, where a passage that repeats itself would meet itself, nothing does.
func (p *pairing) strongest(pieces []finding, b bar) []finding {
	slices.SortFunc(pieces, func(x, y finding) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.coreA.from, y.coreA.from),
			cmp.Compare(x.coreB.from, y.coreB.from))
	})
	out := pieces[:0]
	for _, f := range pieces {
		told := slices.ContainsFunc(out, func(k finding) bool {
			if f.coreA.common(k.coreA) > 0 && f.coreB.common(k.coreB) > 0 && (p.within() || !p.cutOff(&f, &k, b)) {
				return true
			}
			inside := 2*f.coreA.common(k.coreA) > f.coreA.len() || 2*f.coreB.common(k.coreB) > f.coreB.len()
			return inside && f.score < toldShare*k.score && !(p.within() && f.score >= toldWithin*b.need)
		})
		if !told {
			out = append(out, f)
		}
	}
	return out
}

// cutOff leaves of a piece what matched before a stronger one on both sides, or
// behind it. It tells whether that is still a piece.
func (p *pairing) cutOff(f, k *finding, b bar) bool {
	var before, behind []pair
	var whole, wBefore, wBehind float32
	for _, m := range f.pairs[:len(f.pairs)-f.moved] {
		w := p.afterAt(m)
		whole += w
		switch {
		case m.a < k.coreA.from && m.b < k.coreB.from:
			before, wBefore = append(before, m), wBefore+w
		case m.a >= k.coreA.to && m.b >= k.coreB.to:
			behind, wBehind = append(behind, m), wBehind+w
		}
	}
	rest, weight := before, wBefore
	if wBehind > wBefore {
		rest, weight = behind, wBehind
	}
	score := f.score * weight / max(whole, 1)
	if len(rest) < fewestMatched || score < b.piece {
		return false
	}
	last := rest[len(rest)-1]
	*f = finding{pairs: rest, score: score, coreA: stretch{rest[0].a, last.a + 1}, coreB: stretch{rest[0].b, last.b + 1}}
	f.a, f.b = []stretch{f.coreA}, []stretch{f.coreB}
	return true
}

func byPlace(x, y finding) int {
	return cmp.Or(cmp.Compare(x.coreA.from, y.coreA.from), cmp.Compare(x.coreB.from, y.coreB.from))
}

// join makes pieces that lie close together on both sides one.
func (p *pairing) join(pieces []finding) []finding {
	slices.SortFunc(pieces, byPlace)
	out := pieces[:0]
	for _, f := range pieces {
		if n := len(out); n > 0 {
			if l := &out[n-1]; p.joinable(l, &f) {
				// A quotation broken by its attribution keeps its pieces as
				// spans where the other side runs on; anything else is one span.
				oneA, oneB := p.a.oneQuotation(l.coreA, f.coreA), p.b.oneQuotation(l.coreB, f.coreB)
				l.a = addSpan(l.a, f.coreA, !oneB || oneA)
				l.b = addSpan(l.b, f.coreB, !oneA || oneB)
				l.take(&f)
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

func (p *pairing) joinable(l, r *finding) bool {
	gapA, gapB := r.coreA.from-l.coreA.to, r.coreB.from-l.coreB.to
	weaker := min(l.score, r.score)
	if gapA < 0 || gapA > joinGap {
		return false
	}
	before := l.coreB.from - r.coreB.to // where the pieces change places
	if !(gapB >= 0 && gapB <= joinGap || before >= 0 && before <= joinGap) {
		return false
	}
	apart := weaker < outsideMost && gapB >= 0 &&
		walled(p.a.terms, l.coreA.to-1, r.coreA.from) && walled(p.b.terms, l.coreB.to-1, r.coreB.from)
	if apart {
		return false
	}
	return float32(max(gapA, gapB)) <= joinFree+weaker ||
		p.a.oneQuotation(l.coreA, r.coreA) || p.b.oneQuotation(l.coreB, r.coreB)
}

// splice makes pieces one that are neighbours on one side and far apart on
// the other: a quotation spliced of two.
func (p *pairing) splice(pieces []finding) []finding {
	slices.SortFunc(pieces, byPlace)
	gone := make([]bool, len(pieces))
	for x := range pieces {
		for y := range pieces {
			l, r := &pieces[x], &pieces[y]
			if x == y || gone[x] || gone[y] || len(l.a) >= spliceSpans || len(l.b) >= spliceSpans {
				continue
			}
			gapA, gapB := r.coreA.from-l.coreA.to, r.coreB.from-l.coreB.to
			next := func(gap int32) bool { return gap >= -1 && gap <= spliceGap }
			far := func(gap int32) bool { return gap > 0 && gap < spliceFar }
			switch {
			case next(gapB) && far(gapA) && p.b.runsOn(l.coreB, r.coreB):
				l.a = addSpan(l.a, r.coreA, false)
				l.take(r)
				l.b = []stretch{l.coreB}
			case next(gapA) && far(gapB) && p.a.runsOn(l.coreA, r.coreA):
				l.b = addSpan(l.b, r.coreB, false)
				l.take(r)
				l.a = []stretch{l.coreA}
			default:
				continue
			}
			gone[y] = true
		}
	}
	out := pieces[:0]
	for x, f := range pieces {
		if !gone[x] {
			out = append(out, f)
		}
	}
	return out
}

// take adds what r matched to f. The spans are the caller's business.
func (f *finding) take(r *finding) {
	f.coreA, f.coreB = hull(f.coreA, r.coreA), hull(f.coreB, r.coreB)
	f.score += r.score
	f.moved += r.moved
	f.pairs = append(f.pairs, r.pairs...)
}

// addSpan adds a stretch to a passage's spans, into the nearest one or as one
// of its own.
func addSpan(spans []stretch, s stretch, into bool) []stretch {
	if !into {
		spans = append(slices.Clone(spans), s)
		slices.SortFunc(spans, func(x, y stretch) int { return cmp.Compare(x.from, y.from) })
		return spans
	}
	nearest := 0
	for k, o := range spans {
		if max(o.from-s.to, s.from-o.to) < max(spans[nearest].from-s.to, s.from-spans[nearest].to) {
			nearest = k
		}
	}
	spans[nearest] = hull(spans[nearest], s)
	return spans
}

// oneQuotation tells whether both stretches lie in the same quotation, but
// for a term at its edges.
func (d *doc) oneQuotation(l, r stretch) bool {
	h := hull(l, r)
	for _, q := range d.quotes {
		if q.from > h.from+1 {
			return false
		}
		if q.to >= h.to-1 {
			return true
		}
	}
	return false
}

// runsOn tells whether a quotation runs on from one stretch to the other, by
// itself or over an ellipsis.
func (d *doc) runsOn(l, r stretch) bool {
	for k := l.to; k <= r.from && int(k) < len(d.terms); k++ {
		if d.terms[k].is(afterEllipsis) {
			return true
		}
	}
	return d.oneQuotation(l, r)
}
