package collate

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"verbatim/data/text"
)

// Of two longest common runs the aligner takes either. What follows chooses
// the one a person would: first which of the words that change places stays
// (settle), then where an edit that can slide begins (slide). Neither makes
// the run shorter. go-diff's own clean-up is of no use here: it reads the
// runes that stand for words as characters.

// settleCells bounds the stretch that settle aligns again, settleReach how far
// apart the two places may lie, in units.
const (
	settleCells = 64 * 64
	settleReach = 64
)

// settle aligns stretches again in which a unit left on both sides has gone
// from one place to another: of all longest common runs it takes the one whose
// units lie most nearly at the same place, so that in "Russia and Iran"
// against "Iran and Russia" the "and" stays and both names move.
func settle(a, b []unit, toB []int32) {
	leftA := leftUnits(a, toB)
	if len(leftA) == 0 {
		return
	}
	toA := invert(toB, len(b))
	done, here := -1, 0 // the last unit of A settled; where in A unit j of B stands
	for j := range b {
		if toA[j] >= 0 {
			here = int(toA[j])
			continue
		}
		key := b[j].key
		first, _ := slices.BinarySearchFunc(leftA, leftUnit{key, int32(max(done+1, here-settleReach))}, leftUnit.compare)
		for _, l := range leftA[first:] {
			i := int(l.at)
			if l.key != key || i > here+settleReach {
				break
			}
			a0, a1, b0, b1 := window(toB, toA, i, j)
			if a0 <= done || (a1-a0)*(b1-b0) > settleCells {
				continue
			}
			centre(a[a0:a1], b[b0:b1], toB[a0:a1], int32(b0))
			done = a1 - 1
			break
		}
	}
}

// leftUnit is a unit without a partner, by its place.
type leftUnit struct{ key, at int32 }

func (l leftUnit) compare(m leftUnit) int {
	return cmp.Or(cmp.Compare(l.key, m.key), cmp.Compare(l.at, m.at))
}

// leftUnits lists the units without a partner by key.
func leftUnits(us []unit, to []int32) (left []leftUnit) {
	for i, j := range to {
		if j < 0 {
			left = append(left, leftUnit{us[i].key, int32(i)})
		}
	}
	slices.SortFunc(left, leftUnit.compare)
	return left
}

// window is the stretch of both sides between the pairs around unit i of A and
// unit j of B.
func window(toB, toA []int32, i, j int) (a0, a1, b0, b1 int) {
	a0, b0 = i, j
	for a0 > 0 && toB[a0-1] < 0 {
		a0--
	}
	for b0 > 0 && toA[b0-1] < 0 {
		b0--
	}
	a1, b1 = i+1, j+1
	for a1 < len(toB) && toB[a1] < 0 {
		a1++
	}
	for b1 < len(toA) && toA[b1] < 0 {
		b1++
	}
	// the partners of the pairs next to each gap
	before := func(to []int32, k int) int {
		if k == 0 {
			return 0
		}
		return int(to[k-1]) + 1
	}
	after := func(to []int32, k, n int) int {
		if k == len(to) {
			return n
		}
		return int(to[k])
	}
	return min(a0, before(toA, b0)), max(a1, after(toA, b1, len(toB))), min(b0, before(toB, a0)), max(b1, after(toB, a1, len(toA)))
}

// cellRoom has room for a stretch of settleCells, and a row and a column more.
type cellRoom [3 * settleCells]int32

// cellRooms keep their space from one stretch to the next.
var cellRooms = sync.Pool{New: func() any { return &cellRoom{} }}

// centre pairs a stretch anew: as many units as can be, and of all ways the
// one with the least sum of distances.
func centre(a, b []unit, toB []int32, fromB int32) {
	const one = 1 << 16 // a pair outweighs any sum of distances in settleCells
	n, m := len(a), len(b)
	best := cellRooms.Get().(*cellRoom)
	defer cellRooms.Put(best)
	row := func(i int) []int32 { return best[i*(m+1):][:m+1] }
	below := row(n)
	clear(below)
	for i := n - 1; i >= 0; i-- {
		here := row(i)
		here[m] = 0
		for j := m - 1; j >= 0; j-- {
			v := max(below[j], here[j+1])
			if a[i].key == b[j].key {
				v = max(v, below[j+1]+one-int32(abs(i-j)))
			}
			here[j] = v
		}
		below = here
	}
	for i, j := 0, 0; i < n; {
		toB[i] = -1
		here, below := row(i), row(i+1)
		switch {
		case j < m && a[i].key == b[j].key && here[j] == below[j+1]+one-int32(abs(i-j)):
			toB[i] = fromB + int32(j)
			i, j = i+1, j+1
		case j < m && here[j] == here[j+1]:
			j++
		default:
			i++
		}
	}
}

func abs(n int) int { return max(n, -n) }

// invert gives for every unit of the other side its partner, or -1.
func invert(to []int32, n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = -1
	}
	for i, j := range to {
		if j >= 0 {
			out[j] = int32(i)
		}
	}
	return out
}

// slide moves every run that only x has as far back as it can go, so that of
// two equal copies the later is the one that goes or comes; but a run that
// could stand between two marks ("the second,") stands there, and none begins
// or ends inside a tied compound where it need not. It works on the partners
// of x's units in the other side.
func slide(x *side, to []int32) {
	partner := func(i int) int32 {
		if i < 0 {
			return -1
		}
		return to[i]
	}
	for i := 0; i < len(to); i++ {
		if to[i] >= 0 {
			continue
		}
		j := i
		for j < len(to) && to[j] < 0 {
			j++
		}
		if j == len(to) || partner(i-1)+1 != to[j] {
			i = j
			continue
		}
		back, on := 0, 0
		for k := i - 1; k >= 0 && x.units[k].key == x.units[k+j-i].key && to[k] >= 0 && partner(k-1)+1 == to[k]; k-- {
			back++
		}
		for k := j; k < len(to) && x.units[k].key == x.units[k-(j-i)].key && to[k] == partner(i-1)+1+int32(on); k++ {
			on++
		}
		if back+on > 0 {
			shift(to, i, j, x.bestShift(i, j, back, on))
		}
		i = j + on
	}
}

// bestShift is the shift, from -back to on, at which the run [i, j) of units
// stands best.
func (x *side) bestShift(i, j, back, on int) int {
	best, score := on, -1<<30
	for s := on; s >= -back; s-- {
		l, r := x.border(i+s), x.border(j+s)
		v := 0
		if l >= clause && r >= clause && back+on < j-i { // else it is a whole copy: the later one goes
			v = l + r
		}
		if l < 0 || r < 0 {
			v -= clause
		}
		if v > score {
			best, score = s, v
		}
	}
	return best
}

// shift moves the run [i, j) without partners by s units.
func shift(to []int32, i, j, s int) {
	for ; s > 0; s-- {
		to[i], to[j] = to[j], -1
		i, j = i+1, j+1
	}
	for ; s < 0; s++ {
		to[j-1], to[i-1] = to[i-1], -1
		i, j = i-1, j-1
	}
}

// How strong the border between two words is.
const (
	inside   = -1 // of a tied compound
	none     = 0
	clause   = 2
	sentence = 3
)

// border is the strength of the border before unit k.
func (x *side) border(k int) int {
	if k == 0 || k == len(x.units) {
		return none
	}
	a, b := x.units[k-1].to-1, x.units[k].from
	if a >= b { // two units of one word
		return inside
	}
	return x.borderBetween(int(a), int(b))
}

// borderBetween is the strength of the border between word i and the next, j.
func (x *side) borderBetween(i, j int) int {
	from, to := x.words[i].to, x.words[j].from
	if x.toks[x.words[j].from].Is(text.Tied) {
		return inside
	}
	if x.words[i].sentence != x.words[j].sentence || x.toks[from-1].span != x.toks[to].span {
		return sentence
	}
	b := none
	for k := from; k < to; k++ {
		switch x.toks[k].Kind {
		case text.Ellipsis:
			b = max(b, clause)
		case text.Mark:
			b = max(b, markBorder(x.of(int(k))))
		}
	}
	return b
}

func markBorder(mark string) int {
	switch text.Fold(mark, text.Typographic) {
	case ".", "!", "?":
		return sentence
	case ",", ";", ":", "(", ")", "-":
		return clause
	}
	return none
}

// strayRun is the most words that a coincidence has, strayGap the fewest words
// that must be left on both sides before and after it.
const strayRun, strayGap = 2, 3

// dropStrays makes kept function words that stand alone in a rewritten stretch
// part of it: the "the" and the "of" that any two sentences share say nothing.
func (c *collation) dropStrays() {
	for lo := 0; lo < len(c.groups); {
		hi := lo + 1
		for hi < len(c.groups) && c.leftBetween(hi) == [2]int{} {
			hi++
		}
		if c.isStray(lo, hi) {
			for _, g := range c.groups[lo:hi] {
				c.a.setFate(g.a0, g.a1, stray)
				c.b.setFate(g.b0, g.b1, stray)
			}
		}
		lo = hi
	}
	c.groups = slices.DeleteFunc(c.groups, func(g group) bool { return c.a.words[g.a0].fate == stray })
}

func (c *collation) isStray(lo, hi int) bool {
	if lo == 0 || hi == len(c.groups) {
		return false
	}
	if c.groups[hi-1].a1-c.groups[lo].a0 > strayRun {
		return false
	}
	before, after := c.leftBetween(lo), c.leftBetween(hi)
	if min(before[0], before[1], after[0], after[1]) < strayGap {
		return false
	}
	for _, g := range c.groups[lo:hi] {
		for w := g.a0; w < g.a1; w++ {
			if !text.IsStop(text.Fold(c.a.wordText(int(w)), text.Diacritics)) {
				return false
			}
		}
	}
	return true
}

// leftBetween counts the words left on both sides between group g-1 and group
// g.
func (c *collation) leftBetween(g int) (n [2]int) {
	gap := c.wordGap(g)
	for w := gap.a0; w < gap.a1; w++ {
		if c.a.words[w].fate == left {
			n[0]++
		}
	}
	for w := gap.b0; w < gap.b1; w++ {
		if c.b.words[w].fate == left {
			n[1]++
		}
	}
	return n
}

func (x *side) setFate(from, to int32, f fate) {
	for i := from; i < to; i++ {
		x.words[i].fate = f
	}
}

// byPlace orders groups by their place in A.
func byPlace(g, h group) int { return cmp.Compare(g.a0, h.a0) }

// isOneToken tells a word whose entry says all of it.
func (x *side) isOneToken(i int32) bool { return x.words[i].to-x.words[i].from == 1 }

// foldWord is word i folded to Diacritics.
func (x *side) foldWord(i int) string {
	if x.isOneToken(int32(i)) {
		return x.entries[i].word
	}
	return strings.TrimSpace(text.Fold(x.wordText(i), text.Diacritics))
}
