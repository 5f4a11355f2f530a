package reuse

const (
	movedReach  = 16  // terms outside the overlap that are looked at
	movedWeight = 3.0 // a moved phrase must weigh this much,
	movedOver   = 2.0 // and so many times as much to be fetched over a quotation mark
	movedRounds = 3   // phrases looked for
	movedShare  = 0.5 // a moved phrase counts this much: it may lie anywhere
	// movedFill: from another sentence, or from over a quotation mark, so many
	// terms may come in for each of its own. The name of who speaks, before a
	// quotation here and after it there, is no reason to take in all between.
	movedFill = 2
)

// phrase is a run of equal terms that the alignment left out on both sides:
// the free terms x to x+n of A and y to y+n of B.
type phrase struct {
	x, y, n int
	weight  float32
}

// mover is scratch space for fetching moved phrases.
type mover struct {
	used  []int32
	freeA []int32 // terms of A that are not used, by place; below 0: taken
	freeB []int32
	stems []uint32 // of freeB
}

// fetchMoved adds phrases of two terms and more that stand elsewhere on the other
// side, inside the overlap or right beside it. A quotation's overlap takes
// nothing from outside its marks, and leaves what stands in the same order to
// reach.
func (mv *mover) fetchMoved(p *pairing, f *finding) {
	mv.free(p, f)
	a, b := mv.freeA, mv.freeB
	coreA, coreB := f.coreA, f.coreB
	_, inA := p.a.holding(coreA)
	_, inB := p.b.holding(coreB)
	for range movedRounds {
		best := mv.best(p)
		if best.weight < movedWeight {
			return
		}
		atA, atB := stretch{a[best.x], a[best.x] + int32(best.n)}, stretch{b[best.y], b[best.y] + int32(best.n)}
		widerA, widerB := hull(f.coreA, atA), hull(f.coreB, atB)
		far := crosses(p.a.terms, atA.from, coreA) || crosses(p.b.terms, atB.from, coreB)
		inOrder := atA.to <= coreA.from && atB.to <= coreB.from || atA.from >= coreA.to && atB.from >= coreB.to
		take := !far || best.weight >= movedWeight*movedOver
		if inA || inB {
			take = !far && !inOrder
		}
		take = take && !(p.within() && widerA.common(widerB) > 0) &&
			p.a.widens(f.coreA, widerA, best.n) && p.b.widens(f.coreB, widerB, best.n)
		for k := range best.n {
			if take {
				f.pairs = append(f.pairs, pair{a[best.x+k], b[best.y+k]})
			}
			if take || inOrder {
				b[best.y+k] = -1
			}
			a[best.x+k] = -1
		}
		if take {
			f.moved += best.n
			f.score += movedShare * best.weight
			f.coreA, f.coreB = widerA, widerB
		}
	}
}

// widens tells whether a phrase of n terms may widen a stretch: it stands in the
// same sentence, or brings little else in.
func (d *doc) widens(s, wider stretch, n int) bool {
	if wider.len()-s.len() <= movedFill*int32(n) {
		return true
	}
	for k := wider.from + 1; k < wider.to; k++ {
		outside := k <= s.from || k >= s.to
		if outside && (d.terms[k].is(sentence) || wall(d.terms, k)) {
			return false
		}
	}
	return true
}

// free lists the terms in and around a finding that did not match.
func (mv *mover) free(p *pairing, f *finding) {
	mv.used = mv.used[:0]
	for _, m := range f.pairs {
		mv.used = append(mv.used, m.a)
	}
	mv.freeA = free(mv.freeA[:0], mv.used, f.coreA, len(p.a.terms))
	for k, m := range f.pairs {
		mv.used[k] = m.b
	}
	mv.freeB = free(mv.freeB[:0], mv.used, f.coreB, len(p.b.terms))
	mv.stems = mv.stems[:0]
	for _, i := range mv.freeB {
		mv.stems = append(mv.stems, p.b.terms[i].stem)
	}
}

// free adds the terms in and around a stretch that are not used, by place.
func free(out, used []int32, s stretch, n int) []int32 {
	k := 0
	for i := max(0, s.from-movedReach); i < min(int32(n), s.to+movedReach); i++ {
		for k < len(used) && used[k] < i {
			k++
		}
		if k == len(used) || used[k] != i {
			out = append(out, i)
		}
	}
	return out
}

// best is the heaviest run of free terms that both sides hold.
func (mv *mover) best(p *pairing) phrase {
	var best phrase
	for x, i := range mv.freeA {
		if i < 0 {
			continue
		}
		stem := p.a.terms[i].stem
		for y, other := range mv.stems {
			if other != stem || mv.freeB[y] < 0 {
				continue
			}
			if got := mv.run(p, x, y); got.n >= 2 && got.weight > best.weight {
				best = got
			}
		}
	}
	return best
}

// run is the run of equal terms from the free terms x and y on.
func (mv *mover) run(p *pairing, x, y int) phrase {
	a, b := mv.freeA, mv.freeB
	got := phrase{x, y, 1, p.aloneAt(pair{a[x], b[y]})}
	for ; x+got.n < len(a) && y+got.n < len(b); got.n++ {
		m := pair{a[x] + int32(got.n), b[y] + int32(got.n)}
		if a[x+got.n] != m.a || b[y+got.n] != m.b || p.broken(m) || p.a.terms[m.a].stem != p.b.terms[m.b].stem {
			break
		}
		got.weight += p.afterAt(m)
	}
	return got
}

// crosses tells whether a wall stands between the term at and the stretch.
func crosses(t []term, at int32, s stretch) bool {
	if at >= s.to {
		return walled(t, s.to-1, at)
	}
	return walled(t, at, s.from)
}
