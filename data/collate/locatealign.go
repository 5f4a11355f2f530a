package collate

// What an alignment costs: a word lost or come in as much as one exchanged, so
// that an exchanged word at the edge of a span stays in it; a quotation mark
// less and any other mark least. A word never stands for a mark, nor a mark for
// another.
const (
	wordCost  = 3
	quoteCost = 2
	markCost  = 1
)

// The steps that lead to a cell.
const (
	stepBoth uint8 = iota // one atom of each
	stepLost              // one of the query alone
	stepCame              // one of the text alone
)

// align lays the query along a diagonal of the text and gives for every atom of
// it its place there, or -1. The text may go on before and after for nothing;
// what hangs over its edges is lost. It is the alignment of least cost that
// keeps within slack atoms of the diagonal (Sellers 1980, banded).
func (q *query) align(in *atoms, diagonal, slack int) []int32 {
	n, width := len(q.list), 2*slack+1
	steps := make([]uint8, (n+1)*width)
	cost, next := make([]int32, width), make([]int32, width)
	// Column k of row i is the border before atom i+diagonal-slack+k of the text.
	for i, a := range q.list {
		for k := range next {
			var other *atom
			if j := i + diagonal - slack + k; j >= 0 && j < len(in.list) {
				other = &in.list[j]
			}
			next[k], steps[(i+1)*width+k] = cheapest(a, other, k, cost, next)
		}
		cost, next = next, cost
	}
	best := slack
	for k, c := range cost {
		if c < cost[best] {
			best = k
		}
	}
	return trace(steps, n, best, diagonal-slack, len(in.list))
}

// cheapest is the cheapest way to have read the query's atom and the text up to
// its atom other, nil outside of it; above is the row before, of which column
// k+1 is the same border, and row the columns read so far.
func cheapest(a atom, other *atom, k int, above, row []int32) (best int32, step uint8) {
	came := int32(0)
	if other == nil {
		best = above[k] + alone(a)
	} else {
		best, came = above[k]+exchange(a, *other), alone(*other)
	}
	if k+1 < len(above) {
		if c := above[k+1] + alone(a); c < best {
			best, step = c, stepLost
		}
	}
	if k > 0 {
		if c := row[k-1] + came; c < best {
			best, step = c, stepCame
		}
	}
	return best, step
}

func alone(a atom) int32 {
	switch {
	case a.word:
		return wordCost
	case a.quote:
		return quoteCost
	}
	return markCost
}

func exchange(a, b atom) int32 {
	switch {
	case a.key == b.key:
		return 0
	case a.word && b.word:
		return wordCost
	}
	return alone(a) + alone(b) + 1 // dearer than each alone
}

// trace follows the steps back from column k of the last row. The text has so
// many atoms.
func trace(steps []uint8, n, k, shift, atoms int) []int32 {
	to, width := make([]int32, n), len(steps)/(n+1)
	for i := n; i > 0; {
		switch steps[i*width+k] {
		case stepBoth:
			i--
			if to[i] = int32(i + shift + k); to[i] < 0 || int(to[i]) >= atoms {
				to[i] = -1
			}
		case stepLost:
			i, k = i-1, k+1
			to[i] = -1
		default:
			k--
		}
	}
	return to
}
