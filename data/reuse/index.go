package reuse

import (
	"context"
	"sync"
)

// A seed that occurs at more places than mostPlaces is passed over: it is a
// phrase of the trade. 30, 60 and 100 find the same on pairs; the cap bounds
// the work on a big corpus.
const mostPlaces = 60

// posting is one occurrence of a seed: its key in the high half, in the low
// half its place among the terms of the whole corpus.
type posting uint64

func newPosting(key, place uint32) posting { return posting(key)<<32 | posting(place) }

func (p posting) key() uint32   { return uint32(p >> 32) }
func (p posting) place() uint32 { return uint32(p) }

// index lists all seeds of a corpus, sorted by key and place; of a seed over
// the cap it keeps only so many as show that it is over.
type index struct {
	postings []posting
	begin    []uint32 // first posting of each value of the key's top bits
	shift    uint
	shared   []uint64 // one bit for each (shortened) key that occurs twice or more
	sharing  uint     // how far keys are shortened for it
	capped   []uint32 // seeds over the cap, rising
}

// corpus is all documents that are compared, in an order of their own that
// does not depend on how they came.
type corpus struct {
	docs  []*doc
	start []uint32 // place of each document's first term, and of the end
	block []uint32 // the document that holds place 64*k
	index index
	bar   bar
	part  *part // nil where these are all documents there are
}

// newCorpus indexes documents that are in their final order.
func newCorpus(ctx context.Context, docs []*doc, workers int, m *meter) (*corpus, error) {
	c := &corpus{docs: docs}
	place := uint32(0)
	for _, d := range docs {
		c.start = append(c.start, place)
		place += uint32(len(d.terms))
	}
	c.start = append(c.start, place)
	for b, d := uint32(0), 0; b <= place; b += 64 {
		for d+1 < len(docs) && c.start[d+1] <= b {
			d++
		}
		c.block = append(c.block, uint32(d))
	}
	c.bar = newBar(int(place), len(docs))
	err := c.build(ctx, workers, m)
	return c, err
}

// docAt is the document that holds a place.
func (c *corpus) docAt(place uint32) uint32 {
	d := c.block[place>>6]
	for c.start[d+1] <= place {
		d++
	}
	return d
}

// smallCorpus is the number of terms up to which two key ranges are quicker
// than many.
const smallCorpus = 60_000

// build sorts all postings: one pass spreads them over ranges of keys, then
// every range is sorted by itself, the ranges in parallel.
func (c *corpus) build(ctx context.Context, workers int, m *meter) error {
	bits, chunks := uint(1), workersFor(workers, len(c.docs))
	if c.start[len(c.docs)] > smallCorpus {
		bits, chunks = 8, min(len(c.docs), 64*chunks)
	}
	parts := make([][][]posting, chunks)
	step := m.steps(spreadShare, chunks)
	if err := parallel(ctx, workers, chunks, func(_, k int) {
		parts[k] = c.spread(k*len(c.docs)/chunks, (k+1)*len(c.docs)/chunks, bits)
		step()
	}); err != nil {
		return err
	}
	ranges := 1 << bits
	from := make([]int, ranges+1)
	for r := range ranges {
		from[r+1] = from[r]
		for k := range parts {
			from[r+1] += len(parts[k][r])
		}
	}
	all := make([]posting, from[ranges])
	var spare sync.Pool // scratch space of the sort
	step = m.steps(sortShare, ranges)
	if err := parallel(ctx, workers, ranges, func(_, r int) {
		part := all[from[r]:from[r]]
		for k := range parts {
			part = append(part, parts[k][r]...)
			parts[k][r] = nil
		}
		tmp, _ := spare.Get().(*[]posting)
		if tmp == nil || cap(*tmp) < len(part) {
			tmp = new([]posting)
			*tmp = make([]posting, len(part)*9/8)
		}
		sortPostings(part, (*tmp)[:len(part)], 32-bits)
		spare.Put(tmp)
		step()
	}); err != nil {
		return err
	}
	c.index = seal(ctx, all, from)
	return ctx.Err()
}

// seeders keeps scratch space from one corpus to the next.
var seeders sync.Pool

// spread gives the postings of some documents by the top bits of their keys.
func (c *corpus) spread(from, to int, bits uint) [][]posting {
	out := make([][]posting, 1<<bits)
	expect := int(c.start[to]-c.start[from]) * 27 / 10 >> bits // 2.64 postings a word
	for r := range out {
		out[r] = make([]posting, 0, expect+expect/8)
	}
	s, _ := seeders.Get().(*seeder)
	if s == nil {
		s = &seeder{}
	}
	defer seeders.Put(s)
	for d := from; d < to; d++ {
		for _, s := range s.seeds(c.docs[d].terms) {
			r := uint64(s.key) >> (32 - bits)
			out[r] = append(out[r], newPosting(s.key, c.start[d]+uint32(s.at)))
		}
	}
	return out
}

// sortPostings is a radix sort by the low so many bits of the keys. Places
// are in order already and stay so: the sort is stable.
func sortPostings(a, tmp []posting, bits uint) {
	result := a
	for s := uint(32); s < 32+bits; s += 8 {
		var count [256]int
		for _, p := range a {
			count[p>>s&255]++
		}
		sum := 0
		for i, n := range count {
			count[i] = sum
			sum += n
		}
		for _, p := range a {
			k := p >> s & 255
			tmp[count[k]] = p
			count[k]++
		}
		a, tmp = tmp, a
	}
	if len(a) > 0 && &a[0] != &result[0] {
		copy(result, a)
	}
}

// seal cuts seeds over the cap and makes the index ready for look-ups. from is
// where each range of keys begins, and the end; when the context ends it leaves
// the index unfinished.
func seal(ctx context.Context, all []posting, from []int) index {
	ix := index{sharing: 32 - bitsFor(6*len(all), 10, 31)}
	ix.shared = make([]uint64, 1<<(32-ix.sharing)/64)
	kept := 0
	for r, i := range from[:len(from)-1] {
		if ctx.Err() != nil {
			return ix
		}
		for end := from[r+1]; i < end; {
			j := i + 1
			for j < end && all[j].key() == all[i].key() {
				j++
			}
			kept += ix.keep(all[kept:], all[i:j])
			i = j
		}
	}
	ix.postings = all[:kept]
	bits := bitsFor(kept/4, 4, 26)
	ix.shift = 32 - bits
	ix.begin = make([]uint32, 1<<bits+1)
	for _, p := range ix.postings {
		ix.begin[p.key()>>ix.shift+1]++
	}
	for b := range 1 << bits {
		ix.begin[b+1] += ix.begin[b]
	}
	return ix
}

// keep writes one seed's postings, up to the cap, and says how many it wrote.
func (ix *index) keep(to, places []posting) int {
	if len(places) > 1 {
		k := places[0].key() >> ix.sharing
		ix.shared[k>>6] |= 1 << (k & 63)
	}
	if len(places) > mostPlaces {
		ix.capped = append(ix.capped, places[0].key())
	}
	return copy(to, places[:min(len(places), mostPlaces+1)])
}

// bitsFor is the number of bits that count n values, within bounds.
func bitsFor(n int, least, most uint) uint {
	bits := least
	for bits < most && 1<<bits < n {
		bits++
	}
	return bits
}

// once tells that a key occurs at one place only; it may miss some.
func (ix *index) once(key uint32) bool {
	k := key >> ix.sharing
	return ix.shared[k>>6]>>(k&63)&1 == 0
}

// bucket is where the postings of a key are, among those of a few others.
type bucket struct {
	from, end uint32
	first     posting
}

func (ix *index) bucket(key uint32) bucket {
	b := key >> ix.shift
	return bucket{from: ix.begin[b], end: ix.begin[b+1]}
}

// buckets looks up many seeds that the index holds. No look-up waits for
// another's memory, which makes a document's twice as fast as one by one.
func (ix *index) buckets(seeds []seed, out []bucket) []bucket {
	for _, s := range seeds {
		out = append(out, ix.bucket(s.key))
	}
	for k := range out {
		out[k].first = ix.postings[out[k].from]
	}
	return out
}

// find gives the postings of one key, by place.
func (ix *index) find(key uint32) []posting { return ix.among(ix.bucket(key), key) }

// among gives the postings of one key in its bucket.
func (ix *index) among(b bucket, key uint32) []posting {
	from, end := b.from, b.end
	for from < end && ix.postings[from].key() < key {
		from++
	}
	to := from
	for to < end && ix.postings[to].key() == key {
		to++
	}
	return ix.postings[from:to]
}
