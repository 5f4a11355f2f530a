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

// index lists the seeds of some documents that are not over the cap, sorted by
// key and place.
type index struct {
	postings []posting
	begin    []uint32 // first posting of each value of the key's top bits
	shift    uint
	met      []uint64 // one bit for each (shortened) key that is worth looking up
	short    uint     // how far keys are shortened for it
}

// corpus is all documents that are compared, in an order of their own that
// does not depend on how they came.
type corpus struct {
	docs   []*doc
	start  []uint32 // place of each document's first term, and of the end
	block  []uint32 // the document that holds place 64*k
	index  index
	chains *chains  // of a small corpus, in the index's place
	capped []uint32 // seeds over the cap, rising
	bar    bar
	part   *part // nil where the index is of all documents there are
	// workers is on how many goroutines two documents alone are compared; 0: one
	// a core.
	workers int
}

// newCorpus takes documents that are in their final order. It has no index yet.
func newCorpus(docs []*doc) *corpus {
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
	return c
}

// locate tells of many meetings in which document they are. No look-up waits for
// another's memory.
func (c *corpus) locate(meetings []meeting) {
	for k := range meetings {
		meetings[k].doc = c.block[meetings[k].place>>6]
	}
	for k := range meetings {
		m := &meetings[k]
		for c.start[m.doc+1] <= m.place {
			m.doc++
		}
	}
}

// work is how many goroutines a step may use, and whom it tells how far it is.
type work struct {
	workers int
	meter   *meter
	share   float64 // of the search's time
}

// build indexes the documents of a corpus from one number up to another.
func (c *corpus) build(ctx context.Context, from, to int, w work) error {
	if to-from == len(c.docs) && c.start[to] <= smallCorpus {
		return c.link(ctx, w)
	}
	return c.sort(ctx, bounds{from, to}, w)
}

// sort indexes documents by sorting their seeds.
func (c *corpus) sort(ctx context.Context, docs bounds, w work) error {
	all, ranges, err := c.sorted(ctx, docs, bounds{0, 1 << manyRanges}, w)
	if err != nil {
		return err
	}
	least := 2 // places of a seed worth looking up, as one is the asking document's
	if docs.to-docs.from < len(c.docs) {
		least = 1
	}
	return c.seal(ctx, all, ranges, least)
}

// bounds is a half-open range of numbers.
type bounds struct{ from, to int }

// manyRanges: postings are sorted in so many ranges of keys, as a power of two.
const manyRanges = 8

// sorted gives the postings of some documents in some of the ranges that the
// top bits of the keys make, and where each range begins and the last one ends:
// they are counted, put where their range is, and every range is sorted by itself.
// Seeds are listed twice for that, which costs less than to hold them twice.
func (c *corpus) sorted(ctx context.Context, docs, keys bounds, w work) ([]posting, []int, error) {
	n, ranges := docs.to-docs.from, keys.to-keys.from
	chunks := min(n, 64*workersFor(w.workers, n))
	next := make([][]int, chunks) // of each chunk, where its postings of each range go
	chunk := func(k int) bounds { return bounds{docs.from + k*n/chunks, docs.from + (k+1)*n/chunks} }
	step := w.meter.steps(w.share/2, 2*chunks)
	if err := parallel(ctx, w.workers, chunks, func(_, k int) {
		counts := make([]int, ranges)
		c.each(chunk(k), keys, func(r int, _ posting) { counts[r]++ })
		next[k] = counts
		step()
	}); err != nil {
		return nil, nil, err
	}
	from := make([]int, ranges+1)
	for r := range ranges {
		at := from[r]
		for k := range next {
			next[k][r], at = at, at+next[k][r]
		}
		from[r+1] = at
	}
	all := make([]posting, from[ranges])
	if err := parallel(ctx, w.workers, chunks, func(_, k int) {
		at := next[k]
		c.each(chunk(k), keys, func(r int, p posting) {
			all[at[r]] = p
			at[r]++
		})
		step()
	}); err != nil {
		return nil, nil, err
	}
	var spare sync.Pool // scratch space of the sort
	step = w.meter.steps(w.share/2, ranges)
	err := parallel(ctx, w.workers, ranges, func(_, r int) {
		part := all[from[r]:from[r+1]]
		tmp, _ := spare.Get().(*[]posting)
		if tmp == nil || cap(*tmp) < len(part) {
			tmp = new([]posting)
			*tmp = make([]posting, len(part)*9/8)
		}
		sortPostings(part, (*tmp)[:len(part)], 32-manyRanges)
		spare.Put(tmp)
		step()
	})
	return all, from, err
}

// seeders keeps scratch space from one corpus to the next.
var seeders sync.Pool

// each calls put for the postings of some documents, by place, with the range that
// the top bits of its key make.
func (c *corpus) each(docs, keys bounds, put func(r int, p posting)) {
	s, _ := seeders.Get().(*seeder)
	if s == nil {
		s = &seeder{}
	}
	defer seeders.Put(s)
	for d := docs.from; d < docs.to; d++ {
		for _, s := range s.seeds(c.docs[d].terms) {
			if r := int(uint64(s.key)>>(32-manyRanges)) - keys.from; r >= 0 && r < keys.to-keys.from {
				put(r, newPosting(s.key, c.start[d]+uint32(s.at)))
			}
		}
	}
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

// seal makes an index of sorted postings; from is where each range of keys
// begins, and the end. Seeds over the cap are left out: those of a whole corpus
// are listed, those of a part are known. When the context ends it leaves the
// index unfinished.
func (c *corpus) seal(ctx context.Context, all []posting, from []int, least int) error {
	ix := index{short: 32 - bitsFor(len(all), 10, 31)}
	ix.met = make([]uint64, 1<<(32-ix.short)/64)
	known := c.capped
	if c.part == nil {
		known, c.capped = nil, nil
	}
	kept := 0
	for r, i := range from[:len(from)-1] {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		for end := from[r+1]; i < end; {
			j, key := i+1, all[i].key()
			for j < end && all[j].key() == key {
				j++
			}
			for len(known) > 0 && known[0] < key {
				known = known[1:]
			}
			switch n := j - i; {
			case n > mostPlaces && c.part == nil:
				c.capped = append(c.capped, key)
			case len(known) > 0 && known[0] == key:
			default:
				kept += copy(all[kept:], all[i:j])
				if n >= least {
					ix.met[key>>ix.short>>6] |= 1 << (key >> ix.short & 63)
				}
			}
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
	c.index = ix
	return nil
}

// bitsFor is the number of bits that count n values, within bounds.
func bitsFor(n int, least, most uint) uint {
	bits := least
	for bits < most && 1<<bits < n {
		bits++
	}
	return bits
}

// once tells that a key is not worth looking up, as no other document may have
// it; it may miss some.
func (ix *index) once(key uint32) bool { return ix.often(key) == 0 }

// often is 1 where a key is worth looking up and else 0.
func (ix *index) often(key uint32) uint64 {
	k := key >> ix.short
	return ix.met[k>>6] >> (k & 63) & 1
}

// worth copies the seeds that are worth looking up to out. That takes no turn
// by what it finds, so that a seed need not wait for another's memory.
func (ix *index) worth(seeds, out []seed) []seed {
	out = sized(out, int32(len(seeds))+1)
	n := uint64(0)
	for _, s := range seeds {
		out[n] = s
		n += ix.often(s.key)
	}
	return out[:n]
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

// buckets looks up many seeds. No look-up waits for another's memory, which
// makes a document's twice as fast as one by one.
func (ix *index) buckets(seeds []seed, out []bucket) []bucket {
	for _, s := range seeds {
		out = append(out, ix.bucket(s.key))
	}
	for k := range out {
		if from := out[k].from; int(from) < len(ix.postings) {
			out[k].first = ix.postings[from]
		}
	}
	return out
}

// find gives the postings of one key, by place; none of one over the cap.
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
