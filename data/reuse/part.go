package reuse

import "slices"

// part tells of a corpus that it is a few documents of a larger one: which
// pairs are to be compared and how often seeds stand in the whole. No part is a
// whole corpus.
type part struct {
	pairs  map[couplet]struct{}
	refs   []uint32             // what the documents are called in pairs, by number
	capped []uint32             // seeds over the cap in the whole, rising
	places func(key uint32) int // how many a seed has there; for several goroutines
}

// couplet is two documents, the one that comes first in a search's order first.
type couplet struct{ first, second uint32 }

// over tells whether a seed that stands at so many places here is over the cap.
func (p *part) over(key uint32, here int) bool {
	if p == nil {
		return here > mostPlaces
	}
	_, ok := slices.BinarySearch(p.capped, key)
	return ok
}

// count is the number of a seed's places, of which so many are here.
func (p *part) count(key uint32, here int) int {
	if p == nil {
		return here
	}
	return p.places(key)
}

// asks tells whether the documents number d and e are to be compared.
func (p *part) asks(d int, e uint32) bool {
	if p == nil {
		return true
	}
	_, ok := p.pairs[couplet{p.refs[d], p.refs[e]}]
	return ok
}
