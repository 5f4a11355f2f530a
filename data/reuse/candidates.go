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
	corpus   *corpus
	tallies  []tally  // by document
	touched  []uint32 // the documents that share anything
	found    []seed   // those of the document asked about that others may have
	buckets  []bucket // where each of them is looked up
	asked    []seed   // those that meetings tell of
	meetings []meeting
	all      []hit
	triples  []uint32 // of a finding
	seeder
	clusterer
	aligner
	runs runner
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
	seed       int32 // of those asked about
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
	s.corpus, s.asked, s.a, s.b = nil, nil, nil, nil
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

// gather adds up, for each other document, the weight of the seeds that the
// document shares with it.
func (s *searcher) gather(d int) {
	s.meetings, s.touched = s.meetings[:0], s.touched[:0]
	if s.corpus.chains != nil {
		s.follow(d)
	} else {
		s.lookUp(d)
	}
	s.corpus.locate(s.meetings)
	s.addUp(d)
}

// lookUp looks up every seed of the document in the index.
func (s *searcher) lookUp(d int) {
	c := s.corpus
	s.found = c.index.worth(s.seeds(c.docs[d].terms), s.found)
	s.asked = s.found
	s.buckets = c.index.buckets(s.found, s.buckets[:0])
	for k := range s.found {
		sd := &s.found[k]
		least := c.least(d, sd)
		for _, p := range c.index.among(s.buckets[k], sd.key) {
			if p.place() >= least {
				s.meetings = append(s.meetings, meeting{place: p.place(), seed: int32(k)})
			}
		}
	}
}

// seedLength is the most terms a seed is taken to span.
const seedLength = 7

// least is the place from which on a seed of a document is looked for: what came
// earlier has been compared with this one, and inside it a seed must not meet
// itself.
func (c *corpus) least(d int, s *seed) uint32 {
	return min(c.start[d]+uint32(s.at)+seedLength+1, c.start[d+1])
}

// gain is what a seed of a document weighs at the gates.
func (c *corpus) gain(d int, s *seed) float32 {
	if c.docs[d].terms[s.at].is(quoted) {
		return s.weight * quotedGain
	}
	return s.weight
}

const noDocument = uint32(math.MaxUint32)

// addUp adds the weight of each seed to the documents where it occurs again, once
// each.
func (s *searcher) addUp(d int) {
	seed, last, w := int32(-1), noDocument, float32(0)
	for _, m := range s.meetings {
		if m.seed != seed {
			seed, last, w = m.seed, noDocument, s.corpus.gain(d, &s.asked[m.seed])
		}
		if m.doc == last {
			continue
		}
		last = m.doc
		t := &s.tallies[m.doc]
		if t.stamp != int32(d)+1 {
			*t = tally{stamp: int32(d) + 1}
			s.touched = append(s.touched, m.doc)
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
	kept := s.meetings[:0]
	for _, m := range s.meetings {
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
		t, sd := &s.tallies[m.doc], &s.asked[m.seed]
		s.all[t.hits] = hit{sd.at, int32(m.place - s.corpus.start[m.doc]), sd.weight}
		t.hits++
	}
}
