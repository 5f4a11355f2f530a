package reuse

// part tells of a corpus that its index is a part of a larger one: how often
// seeds stand in the whole and, where the documents are a part too, which pairs
// are to be compared. The seeds over the cap in the whole are the corpus's.
type part struct {
	pairs  map[couplet]struct{}
	refs   []uint32             // what the documents are called in pairs, by number
	places func(key uint32) int // how many a triple has in the whole; for several goroutines
}

// couplet is two documents, the one that comes first in a search's order first.
type couplet struct{ first, second uint32 }

// asks tells whether the documents number d and e are to be compared.
func (p *part) asks(d int, e uint32) bool {
	if p == nil || p.pairs == nil {
		return true
	}
	_, ok := p.pairs[couplet{p.refs[d], p.refs[e]}]
	return ok
}

// places is how many places of the corpus have a triple, at least as far as
// counts for a formula.
func (c *corpus) places(key uint32) int {
	if c.part != nil {
		return c.part.places(key)
	}
	if c.chains != nil {
		return int(c.chains.head(key).seeds)
	}
	if n := len(c.index.find(key)); n > 0 {
		return n
	}
	return mostPlaces + 1 // left out, as over the cap
}
