package reuse

import (
	"context"
	"math"
	"slices"
	"sync"
)

// Gates before anything is aligned, in nats of seed weight. Both grow with
// the score that the corpus asks for: tied to it they save five alignments of
// six and lose nothing.
const (
	leastShared  = 3.0 // two documents must share this much
	leastCluster = 2.5 // one cluster must hold this much
	gateShare    = 0.5 // or this share of the score needed
	// quotedGain: seeds inside quotations count so many times, since the marks
	// may add that much to the score later. With it heavily edited quotations
	// go from .92 to .94; lower gates for all would cost a third more time.
	quotedGain = 1.65
)

// hit is a seed that both documents have.
type hit struct {
	a, b   int32
	weight float32
}

// searcher finds the overlaps of one document after another with all later
// ones. It holds the scratch space of one goroutine.
type searcher struct {
	corpus  *corpus
	shared  []float32 // seed weight shared with each document; below 0: not enough
	hits    []int32   // seeds shared with each document, then where its hits go
	stamp   []int32   // the query that touched the document last, plus one
	touched []uint32  // the documents that share anything
	runs    []run
	buckets []bucket // where each seed found is looked up
	all     []hit
	seeder
	clusterer
	aligner
}

// run is one seed of the document asked about and where else it occurs.
type run struct {
	seed
	others []posting
}

// searchers keeps scratch space from one search to the next: many small ones
// in a row spend a third of their time on it otherwise.
var searchers sync.Pool

func newSearcher(c *corpus) *searcher {
	s, ok := searchers.Get().(*searcher)
	if !ok {
		s = &searcher{}
	}
	n := int32(len(c.docs))
	s.corpus, s.shared, s.hits, s.stamp = c, sized(s.shared, n), sized(s.hits, n), sized(s.stamp, n)
	clear(s.stamp)
	return s
}

// done gives the scratch space back; nothing of the corpus stays with it.
func (s *searcher) done() {
	s.corpus, s.a, s.b = nil, nil, nil
	clear(s.runs[:cap(s.runs)])
	searchers.Put(s)
}

// search adds the overlaps of the document number d with itself and with every
// later one, until the context ends.
func (s *searcher) search(ctx context.Context, d int, out []untold) []untold {
	keep := s.candidates(d)
	s.deal(keep)
	from := int32(0)
	for _, e := range keep {
		if ctx.Err() != nil {
			return nil
		}
		to := s.hits[e]
		p := newPairing(s.corpus.docs[d], s.corpus.docs[e])
		for _, f := range s.compare(p, s.all[from:to]) {
			out = append(out, s.keep(&p, &f, couplet{uint32(d), e}))
		}
		from = to
	}
	return out
}

// candidates lists the documents that share enough seed weight with the
// document number d: itself and later ones, by number.
func (s *searcher) candidates(d int) []uint32 {
	s.gather(d)
	keep := s.touched[:0]
	for _, e := range s.touched {
		if s.corpus.bar.shares(s.shared[e], s.hits[e]) && s.corpus.part.asks(d, e) {
			keep = append(keep, e)
		} else {
			s.shared[e] = -1
		}
	}
	slices.Sort(keep)
	return keep
}

// shares tells whether two documents share enough to be looked at: so many
// nats of seed weight in so many seeds.
func (b bar) shares(weight float32, seeds int32) bool {
	return weight >= max(leastShared, gateShare*b.need) && seeds >= 2
}

// clusterGate is what a cluster must weigh to be aligned.
func (b bar) clusterGate() float32 { return max(leastCluster, gateShare*b.need) }

// gather looks up every seed of the document and adds up, for each other
// document, the weight they share.
func (s *searcher) gather(d int) {
	c := s.corpus
	own, end := c.start[d], c.start[d+1]
	s.runs, s.touched = s.runs[:0], s.touched[:0]
	found := slices.DeleteFunc(s.seeds(c.docs[d].terms), func(sd seed) bool { return c.index.once(sd.key) })
	s.buckets = c.index.buckets(found, s.buckets[:0])
	for k, sd := range found {
		places := c.index.among(s.buckets[k], sd.key)
		// What came earlier has been compared with this one; inside it, a seed
		// must not meet itself.
		least := min(own+uint32(sd.at)+seedLength+1, end)
		k := 0
		for k < len(places) && places[k].place() < least {
			k++
		}
		if places = places[k:]; len(places) > 0 {
			s.runs = append(s.runs, run{sd, places})
			w := sd.weight
			if c.docs[d].terms[sd.at].is(quoted) {
				w *= quotedGain
			}
			s.note(d, w, places)
		}
	}
}

// seedLength is the most terms a seed is taken to span.
const seedLength = 7

// note adds one seed's weight to every document that has it, once each.
func (s *searcher) note(d int, w float32, places []posting) {
	last := uint32(math.MaxUint32)
	for _, p := range places {
		e := s.corpus.docAt(p.place())
		if e == last {
			continue
		}
		last = e
		if s.stamp[e] != int32(d)+1 {
			s.stamp[e], s.shared[e], s.hits[e] = int32(d)+1, 0, 0
			s.touched = append(s.touched, e)
		}
		s.shared[e] += w
		s.hits[e]++
	}
}

// deal sorts the hits by document (a counting sort over the documents kept):
// afterwards those of keep[k] end in s.all at s.hits[keep[k]].
func (s *searcher) deal(keep []uint32) {
	c := s.corpus
	for _, e := range keep {
		s.hits[e] = 0
	}
	each := func(f func(r *run, e, place uint32)) {
		for k := range s.runs {
			for _, p := range s.runs[k].others {
				if e := c.docAt(p.place()); s.shared[e] >= 0 {
					f(&s.runs[k], e, p.place())
				}
			}
		}
	}
	each(func(_ *run, e, _ uint32) { s.hits[e]++ })
	sum := int32(0)
	for _, e := range keep {
		sum, s.hits[e] = sum+s.hits[e], sum
	}
	s.all = slices.Grow(s.all[:0], int(sum))[:sum]
	each(func(r *run, e, place uint32) {
		s.all[s.hits[e]] = hit{r.at, int32(place - c.start[e]), r.weight}
		s.hits[e]++
	})
}
