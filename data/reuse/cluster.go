package reuse

import (
	"context"
	"slices"
)

// Hits this close on both sides, in terms and in any order, belong together:
// a reordered quotation stays in one cluster.
const clusterReach = 8

// retries is how often what an alignment left of its cluster is tried again.
const retries = 6

// clusterer is scratch space for grouping hits.
type clusterer struct {
	sets
	sums []float32
	slot []int32 // the cluster that a root's hits go to, counted from 1
	size []int32 // of each cluster
}

// compare turns the hits of two documents into overlaps.
func (s *searcher) compare(p pairing, hits []hit) []finding {
	for k := range hits {
		h := &hits[k]
		if x, y := &p.a.terms[h.a], &p.b.terms[h.b]; x.repeats > 1 && y.repeats > 1 {
			h.weight *= p.alone(x, y) / x.weight.nats()
		}
		if p.insideQuotes(pair{h.a, h.b}) {
			h.weight *= quotedGain
		}
	}
	pieces := s.pieces(p, s.clusters(hits, s.corpus.bar.clusterGate()))
	if len(pieces) == 0 {
		return nil
	}
	return s.settle(p, pieces)
}

// Two documents alone are compared on all cores, from so many clusters on: less
// is done before another core has begun. In a larger corpus every core has
// documents of its own.
const (
	aloneDocuments = 2
	sharedClusters = 8
)

// pieces aligns all clusters of two documents.
func (s *searcher) pieces(p pairing, clusters [][]hit) (out []finding) {
	if len(s.corpus.docs) > aloneDocuments || len(clusters) < sharedClusters {
		for _, c := range clusters {
			out = s.piecesOf(p, c, retries, out)
		}
		return out
	}
	crew := make([]*searcher, workersFor(s.corpus.workers, len(clusters)))
	crew[0] = s
	found := make([][]finding, len(clusters))
	_ = parallel(context.Background(), len(crew), len(clusters), func(worker, k int) { // it never ends early
		if crew[worker] == nil {
			crew[worker] = newSearcher(s.corpus)
		}
		found[k] = crew[worker].piecesOf(p, clusters[k], retries, nil)
	})
	for _, other := range crew[1:] {
		if other != nil {
			other.done()
		}
	}
	return slices.Concat(found...)
}

// piecesOf aligns a cluster; of what the alignment leaves of it it makes
// clusters anew, so many times.
func (s *searcher) piecesOf(p pairing, c []hit, tries int, out []finding) []finding {
	f, ok := s.align(p, c, s.corpus.bar)
	if !ok {
		return out
	}
	out = append(out, f)
	if tries == 0 {
		return out
	}
	var rest []hit
	var sum float32
	for _, h := range c {
		outA := h.a+2 < f.coreA.from || h.a >= f.coreA.to
		outB := h.b+2 < f.coreB.from || h.b >= f.coreB.to
		if outA && outB {
			rest = append(rest, h)
			sum += h.weight
		}
	}
	if gate := s.corpus.bar.clusterGate(); sum >= gate {
		for _, c := range s.clusters(rest, gate) {
			out = s.piecesOf(p, c, tries-1, out)
		}
	}
	return out
}

// clusters groups hits that lie close together on both sides and gives the
// groups that weigh at least gate. It sorts and merges hits in place.
func (c *clusterer) clusters(hits []hit, gate float32) [][]hit {
	hits = merge(hits)
	c.parent = slices.Grow(c.parent[:0], len(hits))[:len(hits)]
	c.sums = slices.Grow(c.sums[:0], len(hits))[:len(hits)]
	for k := range hits {
		c.parent[k], c.sums[k] = int32(k), 0
	}
	for x := range hits {
		for y := x + 1; y < len(hits) && hits[y].a-hits[x].a <= clusterReach; y++ {
			if d := hits[y].b - hits[x].b; d <= clusterReach && d >= -clusterReach && c.parent[x] != c.parent[y] {
				c.tie(int32(x), int32(y))
			}
		}
	}
	for k := range hits {
		c.sums[c.root(int32(k))] += hits[k].weight
	}
	c.slot, c.size = slices.Grow(c.slot[:0], len(hits))[:len(hits)], c.size[:0]
	clear(c.slot)
	total := int32(0)
	for k := range hits {
		r := c.root(int32(k))
		if c.sums[r] < gate {
			continue
		}
		if c.slot[r] == 0 {
			c.size = append(c.size, 0)
			c.slot[r] = int32(len(c.size))
		}
		c.size[c.slot[r]-1]++
		total++
	}
	if total == 0 {
		return nil
	}
	out, room := make([][]hit, len(c.size)), make([]hit, total) // its own: more clusters are made while these are looked at
	for x, n := range c.size {
		out[x], room = room[:0:n], room[n:]
	}
	for k := range hits {
		if x := c.slot[c.root(int32(k))]; x > 0 {
			out[x-1] = append(out[x-1], hits[k])
		}
	}
	return out
}

// merge sorts hits by place and adds up those at one place.
func merge(hits []hit) []hit {
	sortHits(hits)
	out := hits[:0]
	for _, h := range hits {
		if n := len(out); n > 0 && out[n-1].a == h.a && out[n-1].b == h.b {
			out[n-1].weight += h.weight
		} else {
			out = append(out, h)
		}
	}
	return out
}

// sortHits orders hits by place and weight. They come in the order of A's places
// but for a few steps, so every hit moves to its place among its neighbours.
func sortHits(hits []hit) {
	for i := 1; i < len(hits); i++ {
		h, k := hits[i], i
		for ; k > 0 && h.before(&hits[k-1]); k-- {
			hits[k] = hits[k-1]
		}
		hits[k] = h
	}
}

func (h *hit) before(o *hit) bool {
	if h.a != o.a {
		return h.a < o.a
	}
	if h.b != o.b {
		return h.b < o.b
	}
	return h.weight < o.weight
}
