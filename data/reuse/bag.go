package reuse

import "math"

// bag bounds what an alignment can reach: the weight of all terms that two
// stretches have in common, in whatever order.
type bag struct {
	stems [bagSize]uint32
	stamp [bagSize]uint32
	count [bagSize]int16
	turn  uint32
}

const bagSize = 1024

// common is that weight in nats; stretches too long to be worth bounding have
// no bound.
func (g *bag) common(a, b []term) float32 {
	if len(a) > bagSize*2/3 {
		return math.MaxFloat32
	}
	g.turn++
	for i := range a {
		k := g.slot(a[i].stem)
		if g.stamp[k] != g.turn {
			g.stems[k], g.stamp[k], g.count[k] = a[i].stem, g.turn, 0
		}
		g.count[k]++
	}
	var sum float32
	for j := range b {
		if k := g.slot(b[j].stem); g.stamp[k] == g.turn && g.count[k] > 0 {
			g.count[k]--
			sum += b[j].weight.nats()
		}
	}
	return sum
}

// slot is where the stem is kept in this turn, or the free place for it.
func (g *bag) slot(stem uint32) uint32 {
	k := stem % bagSize
	for g.stamp[k] == g.turn && g.stems[k] != stem {
		k = (k + 1) % bagSize
	}
	return k
}
