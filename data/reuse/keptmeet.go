package reuse

import (
	"maps"
	"slices"
)

// bond is what an added document may share with another at most.
type bond struct {
	weight float32
	seeds  int32
	hits   []hit
}

// meet has every added document judged with itself and with the others that may
// share enough with it, as far as can be told without opening them.
func (c *change) meet(seeds found) {
	for k := range c.added {
		q := c.addedAt + uint32(k)
		c.pair(q, q)
		bonds := map[uint32]*bond{}
		c.eachMeeting(q, seeds, func(e uint32, own, others []placed) {
			b := bonds[e]
			if b == nil {
				b = &bond{}
				bonds[e] = b
			}
			if c.first(e, q) {
				own = others
			}
			for _, p := range own {
				b.weight += p.spot.gain()
				b.seeds++
			}
		})
		maps.DeleteFunc(bonds, func(_ uint32, b *bond) bool { return !c.bar.shares(b.weight, b.seeds) })
		c.eachMeeting(q, seeds, func(e uint32, own, others []placed) {
			if b := bonds[e]; b != nil {
				b.hits = c.hits(b.hits, own, others, c.first(e, q))
			}
		})
		for e, b := range bonds {
			slices.SortFunc(b.hits, func(x, y hit) int {
				if x.before(&y) {
					return -1
				}
				return 1
			})
			if len(c.weigh.clusters(b.hits, c.bar.clusterGate())) > 0 {
				c.pair(q, e)
			}
		}
	}
}

// eachMeeting calls f for every seed of an added document and every other
// document that has it, with the places in the one and in the other.
func (c *change) eachMeeting(q uint32, seeds found, f func(e uint32, own, others []placed)) {
	for k, places := range seeds.places {
		if n := c.counts[seeds.keys[k]]; n < 2 || n > mostPlaces {
			continue
		}
		from, _ := slices.BinarySearchFunc(places, q, func(p placed, q uint32) int { return int(p.doc) - int(q) })
		own := places[from:]
		own = own[:sameDocument(own)]
		if len(own) == 0 || own[0].doc != q {
			continue
		}
		for rest := places; len(rest) > 0; {
			n := sameDocument(rest)
			if e := rest[0].doc; e != q && c.stays(e) {
				f(e, own, rest[:n])
			}
			rest = rest[n:]
		}
	}
}

// sameDocument is how many places at the beginning are of one document.
func sameDocument(places []placed) int {
	n := 0
	for n < len(places) && places[n].doc == places[0].doc {
		n++
	}
	return n
}

// hits adds the hits of one seed, weighed as high as they may weigh by the
// document that comes first: the others', where turned.
func (c *change) hits(out []hit, own, others []placed, turned bool) []hit {
	for _, x := range own {
		for _, y := range others {
			w := x.spot.weight()
			if turned {
				w = y.spot.weight()
			}
			if x.spot.quoted() && y.spot.quoted() {
				w *= quotedGain
			}
			out = append(out, hit{x.spot.at(), y.spot.at(), w})
		}
	}
	return out
}
