package reuse

import (
	"math"
	"slices"
)

// What the alignment pays, in nats.
const (
	mismatchCost = 1.0 // one term for another
	gapOpen      = 0.9 // the first term left out
	gapNext      = 0.5 // each further one
	markedOpen   = 0.3 // the same where the other side has an ellipsis, or the term stands in brackets
	markedNext   = 0.05
	wallCost     = 2.5 // stepping over a quotation mark
)

const (
	padding = 10 // terms looked at around a cluster, and on both sides of its hits
	// boundShare: nothing is aligned whose common terms cannot reach this
	// share of the score needed.
	boundShare = 0.7
	// manyHits are worth no bound: it would let them through.
	manyHits = 64
)

// finding is an overlap in the making: two documents' stretches of terms.
type finding struct {
	a, b         []stretch // the spans of each side, by place
	coreA, coreB stretch   // what matched, from the first term to the last
	pairs        []pair    // the matched terms, moved ones last
	moved        int       // of them
	score        float32
	quoted       bool // every span on both sides lies in a quotation
	whole        bool // and they begin and end where the quotations do
	names        bool // nothing but names, numbers and offices matched
}

// How a cell of the alignment was reached.
const (
	stopHere = iota
	begin    // a match with nothing before it
	match
	swap
	skipA
	skipB
	reached = 7  // the bits of the above
	goesOnA = 8  // the gap in A was open already
	goesOnB = 16 // the gap in B was open already
)

// cell is one place of the row at hand.
type cell struct {
	score float32
	gap   float32 // best score of a path that leaves out A's terms here
}

// empty is a cell to which nothing leads.
var empty = cell{gap: never}

// gap is what it costs to leave out a term, and each further one.
type gap struct{ open, next float32 }

var (
	plainGap  = gap{gapOpen, gapNext}
	markedGap = gap{markedOpen, markedNext}
)

const never = float32(-1e9)

// aligner finds the best local alignment of two stretches by dynamic
// programming with affine gaps (Gotoh 1982), inside a band around the hits.
type aligner struct {
	boxA, boxB stretch
	a, b       []term  // the terms of the boxes
	lo, hi     []int32 // the band of each row, counted from 1
	row        []int32 // where each row begins in the trace
	trace      []uint8
	cells      []cell // of the row at hand from the left, then of the row above
	columns    columns
	pairs      []pair
	bag        bag
	best       float32
	bestA      int32
	bestB      int32
	mover
}

// columns are what the rows have in common, for each of B's terms.
type columns struct {
	stems  []uint32
	walls  []float32 // cost of stepping to it
	behind []float32 // the same where A's term stands behind a wall
	gapA   []gap     // of leaving out A's terms before the next of B's
	gapB   []gap     // of leaving it out
	marked []gap     // either, where A's side has a mark
}

func (c *columns) set(b []term) {
	m := int32(len(b))
	c.stems, c.walls, c.gapA, c.gapB = sized(c.stems, m), sized(c.walls, m), sized(c.gapA, m), sized(c.gapB, m)
	for len(c.marked) < len(b) {
		c.behind, c.marked = append(c.behind, wallCost), append(c.marked, markedGap)
	}
	for j := range b {
		c.stems[j], c.walls[j] = b[j].stem, wallBefore(b, int32(j))
		c.gapA[j], c.gapB[j] = plainGap, plainGap
		if j+1 < len(b) && b[j+1].is(afterEllipsis) {
			c.gapA[j] = markedGap
		}
		if b[j].is(bracketed) {
			c.gapB[j] = markedGap
		}
	}
}

// align finds the best alignment around a cluster's hits.
func (al *aligner) align(p pairing, hits []hit, b bar) (finding, bool) {
	least := boundShare * b.need
	if slices.ContainsFunc(hits, func(h hit) bool { return p.insideQuotes(pair{h.a, h.b}) }) {
		least /= quotedGain
	}
	if !al.box(p, hits) || len(hits) < manyHits && al.bag.common(al.a, al.b) < least {
		return finding{}, false
	}
	al.band(hits)
	al.fill(&p)
	if al.best < b.piece {
		return finding{}, false
	}
	al.back()
	return al.finish(&p, al.pairs, al.best, b)
}

// box sets the stretches to be aligned: the hits' hull and some terms around.
func (al *aligner) box(p pairing, hits []hit) bool {
	x, y := stretch{math.MaxInt32, 0}, stretch{math.MaxInt32, 0}
	for _, h := range hits {
		x, y = hull(x, stretch{h.a, h.a + 3}), hull(y, stretch{h.b, h.b + 3})
	}
	x = stretch{max(0, x.from-padding), min(x.to+padding, int32(len(p.a.terms)))}
	y = stretch{max(0, y.from-padding), min(y.to+padding, int32(len(p.b.terms)))}
	if p.within() { // never a stretch with itself
		middle := (hits[0].a + hits[0].b) / 2
		x.to, y.from = min(x.to, middle+3), max(y.from, middle+1)
		x.to = min(x.to, max(x.from, y.from))
	}
	if x.len() <= 0 || y.len() <= 0 {
		return false
	}
	al.boxA, al.boxB = x, y
	al.a, al.b = p.a.terms[x.from:x.to], p.b.terms[y.from:y.to]
	return true
}

// alignWhole finds the best alignment of two small stretches, cell by cell.
func (al *aligner) alignWhole(p *pairing, a, b stretch) (finding, bool) {
	al.boxA, al.boxB = a, b
	al.a, al.b = p.a.terms[a.from:a.to], p.b.terms[b.from:b.to]
	al.full()
	al.fill(p)
	if al.best <= 0 {
		return finding{}, false
	}
	al.back()
	first, last := al.pairs[0], al.pairs[len(al.pairs)-1]
	return finding{
		pairs: slices.Clone(al.pairs), score: al.best,
		coreA: stretch{first.a, last.a + 1}, coreB: stretch{first.b, last.b + 1},
	}, true
}

// band sets how far from the hits' diagonals each row is filled.
func (al *aligner) band(hits []hit) {
	n, m := int32(len(al.a)), int32(len(al.b))
	al.lo, al.hi = sized(al.lo, n+1), sized(al.hi, n+1)
	for i := range al.lo {
		al.lo[i], al.hi[i] = math.MaxInt32, 0
	}
	var last struct{ i, diagonal, end int32 }
	for _, h := range hits {
		i, j := h.a-al.boxA.from, h.b-al.boxB.from
		if i < 0 || i >= n || j < 0 || j >= m {
			continue
		}
		first, end, diagonal := max(0, i-padding), min(n, i+padding+3), j-i
		if last.end > 0 && diagonal == last.diagonal && i >= last.i {
			first = max(first, last.end) // the hit before it has set the others
		}
		last.i, last.diagonal, last.end = i, diagonal, end
		for r := first; r < end; r++ {
			at := diagonal + r + 1
			al.lo[r+1] = min(al.lo[r+1], at-padding)
			al.hi[r+1] = max(al.hi[r+1], at+padding+2)
		}
	}
	for r := range al.lo {
		al.lo[r], al.hi[r] = max(1, al.lo[r]), min(m, al.hi[r])
	}
}

// full fills every cell.
func (al *aligner) full() {
	n, m := int32(len(al.a)), int32(len(al.b))
	al.lo, al.hi = sized(al.lo, n+1), sized(al.hi, n+1)
	for i := range al.lo {
		al.lo[i], al.hi[i] = 1, m
	}
}

// clear makes room for the band and empties it.
func (al *aligner) clear() {
	n, m := int32(len(al.a)), int32(len(al.b))
	al.row = sized(al.row, n+1)
	total := int32(0)
	for r := int32(1); r <= n; r++ {
		al.row[r] = total
		total += max(0, al.hi[r]-al.lo[r]+1)
	}
	al.trace = sized(al.trace, total)
	al.cells = sized(al.cells, m+1)
	for j := range al.cells {
		al.cells[j] = empty
	}
	al.columns.set(al.b)
}

// wallBefore is what it costs to step to the term i of a box.
func wallBefore(t []term, i int32) float32 {
	if i > 0 && wall(t, i) {
		return wallCost
	}
	return 0
}

// sized gives scratch space of n elements, whatever they hold.
func sized[X any](s []X, n int32) []X {
	if cap(s) < int(n) {
		return make([]X, n, n*3/2)
	}
	return s[:n]
}

// fill computes the band row by row and notes the best cell.
func (al *aligner) fill(p *pairing) {
	al.clear()
	al.best = 0
	before := stretch{1, 1} // the cells that the row above has filled
	for i := int32(1); i <= int32(len(al.a)); i++ {
		lo, hi := al.lo[i], al.hi[i]
		for j := max(0, lo-1); j < min(before.from, hi+1); j++ {
			al.cells[j] = empty
		}
		for j := max(before.to, lo-1, 0); j <= hi; j++ {
			al.cells[j] = empty
		}
		before = stretch{lo, hi + 1}
		if lo <= hi {
			al.fillRow(p, i, lo, hi)
		}
	}
}

// fillRow computes the cells lo to hi of row i.
func (al *aligner) fillRow(p *pairing, i, lo, hi int32) {
	x, wallA := &al.a[i-1], wallBefore(al.a, i-1)
	cols, from, n := &al.columns, lo-1, hi-lo+1
	stems, walls, step := cols.stems[from:][:n], cols.walls[from:][:n], cols.walls[from:][:n]
	gapsA, gapsB := cols.gapA[from:][:n], cols.gapB[from:][:n]
	if wallA > 0 {
		step = cols.behind[:n]
	}
	if x.is(bracketed) {
		gapsA = cols.marked[:n]
	}
	if i < int32(len(al.a)) && al.a[i].is(afterEllipsis) {
		gapsB = cols.marked[:n]
	}
	trace, cells := al.trace[al.row[i]:][:n], al.cells[lo:][:n]
	diagonal, left, gapB := al.cells[lo-1].score, float32(0), never // gapB: best score of a path that leaves out B's terms
	top, topAt, stem := al.best, -1, x.stem
	for k := 0; k < len(trace); k++ {
		if diagonal <= 0 && left <= 0 && gapB <= 0 {
			// Where nothing worth going on with leads to a cell it may stay as it
			// is: it is as good as empty, and no path goes back to it.
			for k < len(stems) && stems[k] != stem && cells[k].score <= 0 && cells[k].gap <= 0 {
				k++
			}
			if k == len(stems) {
				break
			}
			left, gapB = 0, never
		}
		up, same := cells[k], stems[k] == stem
		best, how := float32(0), uint8(stopHere)
		if same {
			best, how = al.matched(p, x, i, lo+int32(k), diagonal, step[k])
		} else if s := diagonal - mismatchCost - step[k]; s > 0 {
			best, how = s, swap
		}
		g := gapsA[k]
		gapA := up.score - g.open
		if goesOn := up.gap - g.next; goesOn > gapA {
			gapA = goesOn
			how |= goesOnA
		}
		gapA -= wallA
		g = gapsB[k]
		if open, goesOn := left-g.open, gapB-g.next; open >= goesOn {
			gapB = open
		} else {
			gapB = goesOn
			how |= goesOnB
		}
		gapB -= walls[k]
		if gapA > best {
			best, how = gapA, how&^reached|skipA
		}
		if gapB > best {
			best, how = gapB, how&^reached|skipB
		}
		cells[k], trace[k] = cell{best, gapA}, how
		diagonal, left = up.score, best
		if best > top {
			top, topAt = best, k
		}
	}
	if topAt >= 0 {
		al.best, al.bestA, al.bestB = top, i, lo+int32(topAt)
	}
}

// matched is the best score of a path that ends in the match of A's term x with
// B's in the cell at row i and column j, and how it came there.
func (al *aligner) matched(p *pairing, x *term, i, j int32, diagonal, wall float32) (float32, uint8) {
	y := &al.b[j-1]
	best, how := p.alone(x, y), uint8(begin)
	if diagonal <= 0 {
		return best, how
	}
	more := best
	if last := al.trace[al.row[i-1]+j-1-al.lo[i-1]] & reached; last == begin || last == match {
		more = p.after(x, y)
	}
	if s := diagonal + more - wall; s > best {
		best, how = s, match
	}
	return best, how
}

// back follows the best path to its beginning and lists the matched terms.
func (al *aligner) back() {
	al.pairs = al.pairs[:0]
	i, j, gap := al.bestA, al.bestB, uint8(0)
	for i >= 1 && j >= 1 && j >= al.lo[i] && j <= al.hi[i] {
		t := al.trace[al.row[i]+j-al.lo[i]]
		how := t & reached
		if gap != 0 {
			how = gap
		}
		gap = 0
		switch how {
		case stopHere:
			i = 0
			continue
		case skipA:
			if t&goesOnA != 0 {
				gap = skipA
			}
			i--
			continue
		case skipB:
			if t&goesOnB != 0 {
				gap = skipB
			}
			j--
			continue
		case begin, match:
			al.pairs = append(al.pairs, pair{i - 1 + al.boxA.from, j - 1 + al.boxB.from})
		}
		i, j = i-1, j-1
		if how == begin {
			break
		}
	}
	slices.Reverse(al.pairs)
}
