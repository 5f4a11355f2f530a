package reuse

import (
	"context"
	"slices"
	"sync"
)

// smallCorpus is the number of terms up to which seeds are linked and not sorted:
// all that is looked at then lies near the core.
const smallCorpus = 60_000

// chains are the index of a small corpus: its seeds, each linked to the next one
// that has the same key.
type chains struct {
	seeds  []seed   // of all documents, by place
	places []uint32 // of the seeds among the terms of the whole corpus
	first  []int32  // the first seed of each document, and the end
	next   []int32  // the next seed with the key, counted from 1; 0: none
	heads  []head   // an open hash table
	lists  []seeder // scratch space, one a part of the corpus
}

// head is where a chain begins.
type head struct {
	key   uint32
	first int32 // counted from 1; 0: the slot is free
	seeds int32 // with the key
}

// linked keeps the space of chains from one corpus to the next.
var linked = sync.Pool{New: func() any { return &chains{} }}

// link indexes a small corpus.
func (c *corpus) link(ctx context.Context, w work) error {
	x := linked.Get().(*chains)
	c.chains = x
	if err := x.list(ctx, c, w); err != nil {
		return err
	}
	n := len(x.seeds)
	x.next, x.heads = sized(x.next, int32(n)), sized(x.heads, 1<<bitsFor(n*3/2, 6, 30))
	clear(x.heads)
	var over []uint32
	for k := n - 1; k >= 0; k-- {
		h := x.head(x.seeds[k].key)
		h.key = x.seeds[k].key
		x.next[k], h.first = h.first, int32(k)+1
		if h.seeds++; h.seeds == mostPlaces+1 {
			over = append(over, h.key)
		}
	}
	if c.part == nil { // of a part they are known
		slices.Sort(over)
		c.capped = over
	}
	for _, key := range c.capped {
		for k := x.head(key).first; k > 0; {
			k, x.next[k-1] = x.next[k-1], 0
		}
	}
	return nil
}

// unlink gives the space back.
func (c *corpus) unlink() {
	if c.chains != nil {
		linked.Put(c.chains)
		c.chains = nil
	}
}

// listedAtOnce terms at most are listed by one goroutine at a time.
const listedAtOnce = 1024

// list lists the seeds of the documents, long documents in parts.
func (x *chains) list(ctx context.Context, c *corpus, w work) error {
	var parts []stretchOf
	for d := range c.docs {
		n := int32(len(c.docs[d].terms))
		for from := int32(0); from == 0 || from < n; from += listedAtOnce {
			parts = append(parts, stretchOf{d, stretch{from, min(from+listedAtOnce, n)}})
		}
	}
	for len(x.lists) < len(parts) {
		x.lists = append(x.lists, seeder{})
	}
	step := w.meter.steps(w.share, len(parts))
	if err := parallel(ctx, w.workers, len(parts), func(_, k int) {
		x.lists[k].list(c.docs[parts[k].doc].terms, parts[k].stretch)
		step()
	}); err != nil {
		return err
	}
	x.seeds, x.places, x.first = x.seeds[:0], x.places[:0], x.first[:0]
	for k, p := range parts {
		if p.from == 0 {
			x.first = append(x.first, int32(len(x.seeds)))
		}
		x.seeds = append(x.seeds, x.lists[k].listed...)
		for _, s := range x.lists[k].listed {
			x.places = append(x.places, c.start[p.doc]+uint32(s.at))
		}
	}
	x.first = append(x.first, int32(len(x.seeds)))
	return nil
}

// stretchOf is a part of a document, by number.
type stretchOf struct {
	doc int
	stretch
}

// head is where the chain of a key begins, or may begin.
func (x *chains) head(key uint32) *head {
	mask := uint32(len(x.heads) - 1)
	for k := key & mask; ; k = (k + 1) & mask {
		switch h := &x.heads[k]; {
		case h.first == 0 || h.key == key:
			return h
		}
	}
}

// follow notes every place where a seed of the document occurs again.
func (s *searcher) follow(d int) {
	c, x := s.corpus, s.corpus.chains
	from, to := x.first[d], x.first[d+1]
	s.asked = x.seeds[from:to]
	for k, next := range x.next[from:to] {
		if next == 0 {
			continue
		}
		least := c.least(d, &s.asked[k])
		for ; next > 0; next = x.next[next-1] {
			if place := x.places[next-1]; place >= least {
				s.meetings = append(s.meetings, meeting{place: place, seed: int32(k)})
			}
		}
	}
}
