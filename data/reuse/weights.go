package reuse

import "math"

// weight is how surprising a term is, in twentieths of a nat: fine enough
// that no threshold feels the rounding, small enough for one byte.
type weight uint8

const perNat = 20

func (w weight) nats() float32 { return float32(w) / perNat }

func toWeight(nats float64) weight { return weight(math.Round(min(max(nats, 0), 12) * perNat)) }

// What one term can weigh, in nats. Each was tried up and down on planted
// quotations and copied web pages; doc.go gives the losses.
const (
	stopWeight    = 1.3 // function words carry half of an everyday quotation
	leastWeight   = 1.5 // of a content word
	mostWeight    = 5.5 // a rare name is bursty: it proves less than its rarity says
	unknownWeight = 5.0 // of a stem that the background has never seen
	numberWeight  = 3.5 // most that a number weighs
)

// A term that both documents repeat r times is their topic, not their common
// wording: it loses repeatLoss*ln r, and keeps repeatKeeps.
const (
	repeatLoss  = 1.6
	repeatKeeps = 1.0
)

// lost is what a term loses by its repetitions, in nats.
var lost = func() (t [256]float32) {
	for r := 2; r < len(t); r++ {
		t[r] = repeatLoss * float32(math.Log(float64(r)))
	}
	return t
}()

// discounted is a weight after the loss for r repetitions, in nats.
func discounted(w weight, r uint8) float32 {
	v := w.nats()
	if r > 1 {
		return min(v, max(v-lost[r], repeatKeeps))
	}
	return v
}

// pairing is two documents, or one with itself, and how their terms weigh
// against each other.
type pairing struct {
	a, b *doc
	// halve is 1 inside one document, where the overlap itself makes every
	// term of it occur twice.
	halve uint8
}

func newPairing(a, b *doc) pairing {
	p := pairing{a: a, b: b}
	if a == b {
		p.halve = 1
	}
	return p
}

func (p *pairing) within() bool { return p.a == p.b }

// alone is what a matched pair of terms weighs by itself, in nats.
func (p *pairing) alone(x, y *term) float32 {
	return discounted(x.weight, min(x.repeats, y.repeats)>>p.halve)
}

// after is what it weighs right behind another matched pair: the second word
// of a common pair (Middle East) says little.
func (p *pairing) after(x, y *term) float32 {
	return discounted(x.after, min(x.repeats, y.repeats)>>p.halve)
}

// pair is two matched terms, by place in A and in B.
type pair struct{ a, b int32 }

func (p *pairing) aloneAt(m pair) float32 { return p.alone(&p.a.terms[m.a], &p.b.terms[m.b]) }
func (p *pairing) afterAt(m pair) float32 { return p.after(&p.a.terms[m.a], &p.b.terms[m.b]) }

// broken tells whether a wall stands right before either term of the match.
func (p *pairing) broken(m pair) bool { return wall(p.a.terms, m.a) || wall(p.b.terms, m.b) }
