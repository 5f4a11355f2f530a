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
	tallies []tally  // by document
	touched []uint32 // the documents that share anything
	found   []seed   // those of the document asked about that others may have
	buckets []bucket // where each of them is looked up
	meets   []meeting
	all     []hit
	seeder
	clusterer
	aligner
}

// tally is what the document asked about shares with another.
type tally struct {
	weight float32 // of seeds; below 0: not enough
	hits   int32   // seeds, then where the document's hits go
	stamp  int32   // the query that touched it last, plus one
}

// meeting is a place where a seed of the document asked about occurs again.
type meeting struct {
	place, doc uint32
	seed       int32 // of those found
}

// searchers keeps scratch space from one search to the next: many small ones
// in a row spend a third of their time on it otherwise.
var searchers sync.Pool

func newSearcher(c *corpus) *searcher {
	s, ok := searchers.Get().(*searcher)
	if !ok {
		s = &searcher{}
	}
	s.corpus, s.tallies = c, sized(s.tallies, int32(len(c.docs)))
	clear(s.tallies)
	return s
}

// done gives the scratch space back; nothing of the corpus stays with it.
func (s *searcher) done() {
	s.corpus, s.a, s.b = nil, nil, nil
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
		to := s.tallies[e].hits
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
		t := &s.tallies[e]
		if s.corpus.bar.shares(t.weight, t.hits) && s.corpus.part.asks(d, e) {
			keep = append(keep, e)
		} else {
			t.weight = -1
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
	s.found = c.index.worth(s.seeds(c.docs[d].terms), s.found)
	s.buckets = c.index.buckets(s.found, s.buckets[:0])
	s.meets, s.touched = s.meets[:0], s.touched[:0]
	for k := range s.found {
		sd := &s.found[k]
		// What came earlier has been compared with this one; inside it, a seed
		// must not meet itself.
		least := min(own+uint32(sd.at)+seedLength+1, end)
		places := c.index.among(s.buckets[k], sd.key)
		for len(places) > 0 && places[0].place() < least {
			places = places[1:]
		}
		if len(places) == 0 {
			continue
		}
		w := sd.weight
		if c.docs[d].terms[sd.at].is(quoted) {
			w *= quotedGain
		}
		s.note(int32(d), int32(k), w, places)
	}
}

// seedLength is the most terms a seed is taken to span.
const seedLength = 7

// note adds one seed's weight to every document that has it, once each.
func (s *searcher) note(d, seed int32, w float32, places []posting) {
	last := uint32(math.MaxUint32)
	for _, p := range places {
		e := s.corpus.docAt(p.place())
		s.meets = append(s.meets, meeting{p.place(), e, seed})
		if e == last {
			continue
		}
		last = e
		t := &s.tallies[e]
		if t.stamp != d+1 {
			*t = tally{stamp: d + 1}
			s.touched = append(s.touched, e)
		}
		t.weight += w
		t.hits++
	}
}

// deal sorts the hits by document (a counting sort over the documents kept):
// afterwards those of keep[k] end in s.all at the hits of its tally.
func (s *searcher) deal(keep []uint32) {
	for _, e := range keep {
		s.tallies[e].hits = 0
	}
	kept := s.meets[:0]
	for _, m := range s.meets {
		if t := &s.tallies[m.doc]; t.weight >= 0 {
			t.hits++
			kept = append(kept, m)
		}
	}
	sum := int32(0)
	for _, e := range keep {
		t := &s.tallies[e]
		sum, t.hits = sum+t.hits, sum
	}
	s.all = slices.Grow(s.all[:0], int(sum))[:sum]
	for _, m := range kept {
		t, sd := &s.tallies[m.doc], &s.found[m.seed]
		s.all[t.hits] = hit{sd.at, int32(m.place - s.corpus.start[m.doc]), sd.weight}
		t.hits++
	}
}
