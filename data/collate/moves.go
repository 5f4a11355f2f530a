package collate

import (
	"cmp"
	"encoding/binary"
	"slices"

	"verbatim/data/text"
)

// move is a run of words that both sides have in one sentence, elsewhere.
type move struct {
	a0, a1, b0, b1 int32
	over           int  // kept words jumped over
	earlier        bool // it stands earlier in B
}

// Bounds for texts that no reporter writes, of few words repeated without a
// full stop: how many equal words of a sentence are tried as the old place, how
// many runs in all, and how often what better runs left over is looked at.
const (
	movePlaces = 32
	moveRuns   = 1 << 18
	movePasses = 8
)

// findMoves marks as moved, of the words left, every one that both sides have
// inside one sentence: sentences of A and of B are one where they share a kept
// word. The longest runs are taken first, of equal ones the nearest. Words in
// brackets do not move: they are not the speaker's.
func (c *collation) findMoves() {
	shared := c.sharedSentences()
	for range movePasses {
		if !c.moveOnce(shared) {
			break
		}
	}
	slices.SortFunc(c.moves, func(m, n move) int { return cmp.Compare(m.b0, n.b0) })
	for k, m := range c.moves {
		for i := m.a0; i < m.a1; i++ {
			c.a.words[i].move = int32(k)
		}
		for i := m.b0; i < m.b1; i++ {
			c.b.words[i].move = int32(k)
		}
	}
}

// moveOnce takes all runs that do not overlap a better one, and reports
// whether there were any.
func (c *collation) moveOnce(shared []meeting) bool {
	c.leftA = c.leftA[:0]
	for i, w := range c.a.words {
		if w.fate == left && !w.bracketed {
			c.leftA = append(c.leftA, leftWord{w.sentence, w.key, int32(i)})
		}
	}
	if len(c.leftA) == 0 {
		return false
	}
	slices.SortFunc(c.leftA, leftWord.compare)
	var runs []move
	for j, w := range c.b.words {
		if w.fate != left || w.bracketed {
			continue
		}
		for _, s := range sentencesOf(shared, w.sentence) {
			first, _ := slices.BinarySearchFunc(c.leftA, leftWord{s.a, w.key, 0}, leftWord.compare)
			places := c.leftA[first:]
			for _, l := range places[:min(len(places), movePlaces)] {
				if l.sentence != s.a || l.key != w.key || len(runs) == moveRuns {
					break
				}
				if m, ok := c.run(l.at, int32(j)); ok {
					runs = append(runs, m)
				}
			}
		}
	}
	c.rate(runs)
	slices.SortStableFunc(runs, func(m, n move) int {
		return cmp.Or(cmp.Compare(n.a1-n.a0, m.a1-m.a0), cmp.Compare(m.over, n.over), cmp.Compare(m.a0, n.a0), cmp.Compare(m.b0, n.b0))
	})
	for _, m := range runs {
		c.take(m)
	}
	return len(runs) > 0
}

// leftWord is a word of A that is neither kept nor moved, by its place.
type leftWord struct{ sentence, key, at int32 }

func (l leftWord) compare(m leftWord) int {
	return cmp.Or(cmp.Compare(l.sentence, m.sentence), cmp.Compare(l.key, m.key), cmp.Compare(l.at, m.at))
}

// meeting is a sentence of A and one of B that count as one.
type meeting struct{ b, a int32 }

// sharedSentences lists the sentences that share a kept word, or that are the same
// word for word and stand elsewhere, by sentence of B.
func (c *collation) sharedSentences() []meeting {
	shared := c.shared[:0]
	for _, g := range c.groups {
		m := meeting{c.b.words[g.b0].sentence, c.a.words[g.a0].sentence}
		if n := len(shared); n == 0 || shared[n-1] != m {
			shared = append(shared, m)
		}
	}
	gone := map[string]int32{}
	c.a.leftSentences(func(keys string, sentence int32) { gone[keys] = sentence })
	if len(gone) > 0 {
		c.b.leftSentences(func(keys string, sentence int32) {
			if a, ok := gone[keys]; ok {
				shared = append(shared, meeting{sentence, a})
			}
		})
	}
	slices.SortStableFunc(shared, func(x, y meeting) int { return cmp.Compare(x.b, y.b) })
	c.shared = shared
	return shared
}

// sentencesOf are the sentences of A that count as one with a sentence of B.
func sentencesOf(shared []meeting, b int32) []meeting {
	first, _ := slices.BinarySearchFunc(shared, b, func(m meeting, b int32) int { return cmp.Compare(m.b, b) })
	end := first
	for end < len(shared) && shared[end].b == b {
		end++
	}
	return shared[first:end]
}

// leftSentences calls f for every sentence of which no word is kept.
func (x *side) leftSentences(f func(keys string, sentence int32)) {
	var keys []byte
	for i := 0; i < len(x.words); {
		sentence, whole := x.words[i].sentence, true
		for keys = keys[:0]; i < len(x.words) && x.words[i].sentence == sentence; i++ {
			whole = whole && x.words[i].fate == left
			if whole {
				keys = binary.LittleEndian.AppendUint32(keys, uint32(x.words[i].key))
			}
		}
		if whole {
			f(string(keys), sentence)
		}
	}
}

// run is the longest run of the same words that begins with words i and j. It
// is none where it is only the tail of a longer one.
func (c *collation) run(i, j int32) (move, bool) {
	if c.follow(i-1, j-1) && c.follow(i, j) && c.oneRun(i, j) {
		return move{}, false
	}
	m := move{a0: i, a1: i + 1, b0: j, b1: j + 1}
	for c.follow(m.a1, m.b1) && c.oneRun(m.a1, m.b1) {
		m.a1, m.b1 = m.a1+1, m.b1+1
	}
	return m, true
}

// follow tells whether words i and j are left and the same.
func (c *collation) follow(i, j int32) bool {
	if i < 0 || j < 0 || int(i) >= len(c.a.words) || int(j) >= len(c.b.words) {
		return false
	}
	a, b := &c.a.words[i], &c.b.words[j]
	return a.fate == left && b.fate == left && a.key == b.key && !a.bracketed && !b.bracketed
}

// oneRun tells whether words i and j go on the run of the words before them:
// in one span and one sentence, and nothing between but what parts words.
func (c *collation) oneRun(i, j int32) bool {
	return c.a.goesOn(i) && c.b.goesOn(j)
}

func (x *side) goesOn(i int32) bool {
	w, before := x.words[i], x.words[i-1]
	if w.sentence != before.sentence || x.toks[w.from].span != x.toks[before.from].span {
		return false
	}
	for k := before.to; k < w.from; k++ {
		if x.toks[k].Kind != text.Space && !isHyphen(x.of(int(k))) {
			return false
		}
	}
	return true
}

// rate counts the kept words that each run jumps over.
func (c *collation) rate(runs []move) {
	before := make([]int32, len(c.a.words)+1) // kept words before each word of A
	for i, w := range c.a.words {
		before[i+1] = before[i]
		if w.fate == kept {
			before[i+1]++
		}
	}
	inA := func(j int32) int32 { // the same for the place that word j of B has among the kept words
		g, _ := slices.BinarySearchFunc(c.groups, j, func(g group, j int32) int { return cmp.Compare(g.b0, j) })
		if g == len(c.groups) {
			return before[len(before)-1]
		}
		return before[c.groups[g].a0]
	}
	for k := range runs {
		m := &runs[k]
		there, here := before[m.a0], inA(m.b0)
		m.over, m.earlier = abs(int(there-here)), here < there
	}
}

// take makes the words of a run moved, as far as no better run took them.
func (c *collation) take(m move) {
	for m.a0 < m.a1 && !c.follow(m.a0, m.b0) {
		m.a0, m.b0 = m.a0+1, m.b0+1
	}
	n := int32(0)
	for m.a0+n < m.a1 && c.follow(m.a0+n, m.b0+n) {
		n++
	}
	if n == 0 {
		return
	}
	m.a1, m.b1 = m.a0+n, m.b0+n
	c.a.setFate(m.a0, m.a1, moved)
	c.b.setFate(m.b0, m.b1, moved)
	c.moves = append(c.moves, m)
}
