package collate

import (
	"cmp"
	"slices"
)

// column is a column while the table grows.
type column struct {
	forms []columnForm
	total int               // strands that have something in it
	pairs map[[2]int32]bool // its keys with those that follow or precede them
	index int               // its place, once all are laid in
}

// columnForm is one of the words of a column, and how many strands have it.
type columnForm struct {
	kin
	n int
}

func (c *column) take(k kin) {
	c.total++
	for i := range c.forms {
		if c.forms[i].key == k.key {
			c.forms[i].n++
			return
		}
	}
	c.forms = append(c.forms, columnForm{k, 1})
}

// What a step of laying one strand into the columns is worth, beside the weight
// of the word: tried on the passages of the five articles and on generated ones,
// and much the same over a wide range.
const (
	runBonus  = 4  // a word of the same goes on from the one before
	otherCost = 2  // another word in its place
	unlike    = 3  // and one that joins others in the place of one that says something
	aMove     = 14 // and one that stands with its neighbour elsewhere: let it have its own column
	newColumn = 4
	passBy    = 1 // a column, and three more by the share of the strands that have it
)

// Up to mostSteps, strand times columns, all ways are looked at; longer ones are
// parted by anchors first, and what has none is paired up to vastSteps.
const (
	mostSteps = smallPassage
	vastSteps = 1 << 24
)

// lineUp lays all strands into columns.
func (t *tabling) lineUp() {
	t.columns, t.pairs = nil, map[[2]int32]bool{}
	for n, i := range t.guide() {
		t.layIn(t.strands[i], n)
	}
	for i, c := range t.columns {
		c.index = i
	}
}

// guide is the order in which strands are laid in: first the one that has most in
// common with all, then always the one of which most stands in those before. It
// follows from the wordings alone.
func (t *tabling) guide() []int {
	has := map[int32][]int{} // by key, the strands with it
	keys := make([][]kin, len(t.strands))
	own := make([]int64, len(t.strands))
	for i, s := range t.strands {
		seen := map[int32]bool{}
		for _, k := range s.kin {
			if !seen[k.key] {
				seen[k.key] = true
				keys[i], own[i] = append(keys[i], k), own[i]+int64(k.weight)
				has[k.key] = append(has[k.key], i)
			}
		}
	}
	support, shared := make([]int64, len(keys)), make([]int64, len(keys))
	for i := range keys {
		for _, k := range keys[i] {
			support[i] += int64(k.weight) * int64(len(has[k.key])-1)
		}
	}
	out, placed := make([]int, 0, len(keys)), make([]bool, len(keys))
	laid := map[int32]bool{}
	better := func(i, j int) bool { // shares are compared without dividing
		if len(out) == 0 {
			return support[i] > support[j]
		}
		if a, b := shared[i]*max(own[j], 1), shared[j]*max(own[i], 1); a != b {
			return a > b
		}
		return shared[i] > shared[j]
	}
	for range keys {
		best := -1
		for i := range keys { // in the strands' order, which decides between equals
			if !placed[i] && (best < 0 || better(i, best)) {
				best = i
			}
		}
		out, placed[best] = append(out, best), true
		for _, k := range keys[best] {
			if laid[k.key] {
				continue
			}
			laid[k.key] = true
			for _, i := range has[k.key] {
				shared[i] += int64(k.weight)
			}
		}
	}
	return out
}

// step is one of a way through a strand and the columns: -1 is none.
type step struct{ bead, column int }

// layIn lays a strand into the columns of the n before it.
func (t *tabling) layIn(s *strand, n int) {
	s.at = make([]*column, len(s.kin))
	var steps []step
	t.way(s, step{0, 0}, step{len(s.kin), len(t.columns)}, n, 0, &steps)
	out := make([]*column, 0, len(steps))
	for _, p := range steps {
		c := &column{pairs: map[[2]int32]bool{}}
		if p.column >= 0 {
			c = t.columns[p.column]
		}
		if p.bead >= 0 {
			c.take(s.kin[p.bead])
			s.at[p.bead] = c
		}
		out = append(out, c)
	}
	t.columns = out
	for p, at := range s.pairs() {
		t.pairs[p] = true
		for _, i := range at {
			s.at[i].pairs[p], s.at[i+1].pairs[p] = true, true
		}
	}
}

// way finds the steps from one corner to another.
func (t *tabling) way(s *strand, from, to step, n, depth int, out *[]step) {
	rows, cols := to.bead-from.bead, to.column-from.column
	if rows*cols <= mostSteps {
		t.bestWay(s, from, to, n, out)
		return
	}
	found := t.anchored(s, from, to)
	if len(found) == 0 || depth == maxDepth {
		if rows*cols <= vastSteps {
			t.bestWay(s, from, to, n, out)
			return
		}
		for j := range cols {
			*out = append(*out, step{-1, from.column + j})
		}
		for i := range rows {
			*out = append(*out, step{from.bead + i, -1})
		}
		return
	}
	at := from
	for _, p := range found {
		pair := step{from.bead + int(p.a), from.column + int(p.b)}
		t.way(s, at, pair, n, depth+1, out)
		*out = append(*out, pair)
		at = step{pair.bead + 1, pair.column + 1}
	}
	t.way(s, at, to, n, depth+1, out)
}

// anchored are words that stand once in the strand and once in the columns,
// with as many words as can be around them, in one order.
func (t *tabling) anchored(s *strand, from, to step) []pair {
	var a, b []unit
	for _, k := range s.kin[from.bead:to.bead] {
		a = append(a, unit{key: k.key})
	}
	for _, c := range t.columns[from.column:to.column] {
		most := slices.MaxFunc(c.forms, func(x, y columnForm) int { return cmp.Compare(x.n, y.n) })
		b = append(b, unit{key: most.key})
	}
	x, y := runes(a), runes(b)
	for _, n := range gramLengths {
		if found := anchors(x, y, n); len(found) > 0 {
			return found
		}
	}
	return nil
}

// How a cell of the grid was reached, for both of its values: whether that of a
// match came from a match, the last step of the other, and whether that did.
const (
	matchFromMatch uint8 = 1 << iota
	otherFromMatch
	otherPairs
	otherInserts
)

// hopeless is less than any way is worth.
const hopeless = -1 << 29

// grid is what a way is looked for in: a stretch of a strand against one of the
// columns.
type grid struct {
	t       *tabling
	kin     []kin
	columns []*column
	pass    []int32           // the cost of passing a column by
	joins   []bool            // the column's word merely joins others
	moves   []bool            // it may stand elsewhere in the strand
	has     map[int32][]int32 // columns by the keys and likes of their forms
	named   []int32           // columns with a name
	worth   []int32           // of each column for the bead at hand, 0 for another word
}

func (t *tabling) newGrid(s *strand, from, to step, n int) *grid {
	g := &grid{t: t, kin: s.kin[from.bead:to.bead], columns: t.columns[from.column:to.column], has: map[int32][]int32{}}
	cols := len(g.columns)
	g.pass, g.worth, g.joins, g.moves = make([]int32, cols), make([]int32, cols), make([]bool, cols), make([]bool, cols)
	own := s.pairs()
	for j, c := range g.columns {
		g.pass[j] = passBy + int32(3*c.total/max(1, n))
		g.joins[j] = c.forms[0].weight == joinWeight
		for p := range c.pairs {
			g.moves[j] = g.moves[j] || own[p] != nil
		}
		named := false
		for _, f := range c.forms {
			g.has[f.key] = append(g.has[f.key], int32(j))
			if f.like != 0 {
				g.has[f.like] = append(g.has[f.like], int32(j))
			}
			named = named || f.name != ""
		}
		if named {
			g.named = append(g.named, int32(j))
		}
	}
	return g
}

// weigh tells what it is worth to lay a bead into each column: more where more
// strands have just its word.
func (g *grid) weigh(k kin) {
	clear(g.worth)
	alike := max(1, k.weight*6/10)
	for _, j := range g.has[k.like] {
		g.worth[j] = alike
	}
	if k.name != "" {
		for _, j := range g.named {
			if slices.ContainsFunc(g.columns[j].forms, func(f columnForm) bool { return g.t.areAlike(f.kin, k) }) {
				g.worth[j] = alike
			}
		}
	}
	for _, j := range g.has[k.key] {
		c := g.columns[j]
		for _, f := range c.forms {
			if f.key == k.key {
				g.worth[j] = k.weight + k.weight*int32(f.n)/int32(2*c.total)
			}
		}
	}
}

// bestWay looks at all ways: for each bead and column what the best one up to
// there is worth that ends in a match, and that does not.
func (t *tabling) bestWay(s *strand, from, to step, n int, out *[]step) {
	g := t.newGrid(s, from, to, n)
	rows, cols := len(g.kin), len(g.columns)
	trace := make([]uint8, (rows+1)*(cols+1))
	match, other := make([]int32, cols+1), make([]int32, cols+1)
	for i := 0; i <= rows; i++ {
		var k kin
		elsewhere := false
		if i > 0 {
			k = g.kin[i-1]
			g.weigh(k)
			elsewhere = t.standsWith(s, from.bead+i-1)
		}
		line := trace[i*(cols+1) : (i+1)*(cols+1)]
		var matchBefore, otherBefore int32 = hopeless, hopeless // of the row above, one column back
		for j := 0; j <= cols; j++ {
			matchAbove, otherAbove := match[j], other[j]
			m, o, how, mHow := int32(hopeless), int32(hopeless), uint8(0), uint8(0)
			better := func(fromMatch, fromOther, cost int32, step uint8) {
				if v := max(fromMatch, fromOther) - cost; v > o {
					if o, how = v, step; fromMatch > fromOther {
						how |= otherFromMatch
					}
				}
			}
			if i > 0 {
				better(matchAbove, otherAbove, newColumn, otherInserts)
			}
			if j > 0 {
				better(match[j-1], other[j-1], g.pass[j-1], 0)
			}
			switch {
			case i == 0 && j == 0:
				o = 0
			case i == 0 || j == 0:
			case g.worth[j-1] > 0:
				m = otherBefore + g.worth[j-1]
				if matchBefore+runBonus > otherBefore {
					m, mHow = matchBefore+runBonus+g.worth[j-1], matchFromMatch
				}
			default:
				better(matchBefore, otherBefore, mismatch(g.joins[j-1] != (k.weight == joinWeight), elsewhere || g.moves[j-1]), otherPairs)
			}
			match[j], other[j], line[j] = m, o, how|mHow
			matchBefore, otherBefore = matchAbove, otherAbove
		}
	}
	g.trace(trace, from, match[cols] > other[cols], out)
}

// trace follows the best way back from its end.
func (g *grid) trace(trace []uint8, from step, inMatch bool, out *[]step) {
	start := len(*out)
	for i, j := len(g.kin), len(g.columns); i > 0 || j > 0; {
		how := trace[i*(len(g.columns)+1)+j]
		p := step{from.bead + i - 1, from.column + j - 1}
		switch {
		case inMatch:
			i, j, inMatch = i-1, j-1, how&matchFromMatch != 0
		case how&otherPairs != 0:
			i, j, inMatch = i-1, j-1, how&otherFromMatch != 0
		case how&otherInserts != 0:
			i, p.column, inMatch = i-1, -1, how&otherFromMatch != 0
		default:
			j, p.bead, inMatch = j-1, -1, how&otherFromMatch != 0
		}
		*out = append(*out, p)
	}
	slices.Reverse((*out)[start:])
}

// mismatch is the cost of laying a bead into a column of other words.
func mismatch(uneven, elsewhere bool) int32 {
	cost := int32(otherCost)
	if elsewhere {
		cost = aMove
	}
	if uneven {
		cost += unlike
	}
	return cost
}

// standsWith tells whether a bead stands beside the same neighbour in a strand
// that was laid in before: where it is not matched, it may stand elsewhere.
func (t *tabling) standsWith(s *strand, i int) bool {
	return i > 0 && t.pairs[[2]int32{s.kin[i-1].key, s.kin[i].key}] ||
		i+1 < len(s.kin) && t.pairs[[2]int32{s.kin[i].key, s.kin[i+1].key}]
}

// pairs are the keys that follow each other, with the places of the first.
func (s *strand) pairs() map[[2]int32][]int {
	out := make(map[[2]int32][]int, len(s.kin))
	for i := 1; i < len(s.kin); i++ {
		p := [2]int32{s.kin[i-1].key, s.kin[i].key}
		out[p] = append(out[p], i-1)
	}
	return out
}
