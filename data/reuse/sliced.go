package reuse

import (
	"context"
	"math"
	"runtime/debug"
	"slices"
)

// sliceTerms is the most terms that are indexed at a time, more only where a
// single document has more: the index of so many takes 180 MB. A larger corpus is
// searched slice by slice, each slice for all that comes before it. A variable, so
// that tests can slice small corpora.
var sliceTerms = 1 << 23

// Where the program is told how much memory it may hold, a slice is as large as
// lets its index, of slotBytes a term, take an indexPart of that: three gigabytes
// take a hundred thousand articles in one piece.
const (
	indexPart = 6
	slotBytes = 22
)

// cuts are where the slices of the corpus begin, and the end.
func (c *corpus) cuts() []int {
	most := sliceTerms
	if limit := debug.SetMemoryLimit(-1); limit < math.MaxInt64 { // it is only asked for
		most = max(most, int(limit/indexPart/slotBytes))
	}
	out := []int{0}
	for d := range c.docs {
		if first := out[len(out)-1]; d > first && int(c.start[d+1]-c.start[first]) > most {
			out = append(out, d)
		}
	}
	return append(out, len(c.docs))
}

// searchAll finds the overlaps of all documents, by document. It finds the same
// in slices as in one piece, since what is told of two documents by all the
// others, the seeds over the cap and the formulas, is counted before.
func (c *corpus) searchAll(ctx context.Context, workers int, m *meter) ([]untold, error) {
	cuts := c.cuts()
	n := len(cuts) - 1
	w := work{workers, m, indexShare}
	if n > 1 {
		w.share /= float64(2 * n)
		if err := c.count(ctx, n, w); err != nil {
			return nil, err
		}
	}
	asked := 0
	for _, to := range cuts[1:] {
		asked += to
	}
	found := make([][]untold, len(c.docs))
	for k, to := range cuts[1:] {
		c.index = index{} // its memory is wanted
		if err := c.build(ctx, cuts[k], to, w); err != nil {
			return nil, err
		}
		step := m.steps(searchShare*float64(to)/float64(max(1, asked)), to)
		if err := c.search(ctx, found[:to], workers, step); err != nil {
			return nil, err
		}
	}
	return slices.Concat(found...), nil
}

// count lists the seeds over the cap and those at so many places that they may
// be a formula's, a share of the keys at a time.
func (c *corpus) count(ctx context.Context, shares int, w work) error {
	const ranges = 1 << manyRanges
	var frequent []uint32
	c.capped = nil
	shares = min(shares, ranges)
	for k := range shares {
		all, _, err := c.sorted(ctx, bounds{0, len(c.docs)}, bounds{k * ranges / shares, (k + 1) * ranges / shares}, w)
		if err != nil {
			return err
		}
		for i := 0; i < len(all); {
			j, key := i+1, all[i].key()
			for j < len(all) && all[j].key() == key {
				j++
			}
			if j-i >= formulaPlaces {
				frequent = append(frequent, key)
			}
			if j-i > mostPlaces {
				c.capped = append(c.capped, key)
			}
			i = j
		}
	}
	c.part = &part{places: func(key uint32) int {
		if _, ok := slices.BinarySearch(frequent, key); ok {
			return formulaPlaces
		}
		return 0
	}}
	return nil
}
