package reuse

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// A segment is the sorted seeds of some documents that came together. It never
// changes; what is removed is noted beside it (dead) until it is merged with
// others. Its keys are cut into 2^bits ranges of one width, a page each: keys
// are hashes, so that no table of pages is needed.
type segment struct {
	id   uint64
	bits uint
	docs []entry  // in a search's order
	dead []uint32 // numbers of removed documents, rising
}

// entry is what a segment says of one document.
type entry struct {
	ID
	terms int
}

// live is how many documents of the segment are not removed.
func (s *segment) live() int { return len(s.docs) - len(s.dead) }

// page is the number of the page that holds a key, firstKey the least of one.
func (s *segment) page(key uint32) uint32      { return uint32(uint64(key) >> (32 - s.bits)) }
func (s *segment) firstKey(page uint32) uint32 { return uint32(uint64(page) << (32 - s.bits)) }

// The names of the list of segments, of the list of seeds over the cap, and of
// a segment's blobs.
const (
	manifestName = "segments"
	cappedName   = "capped"
)

func (s *segment) documentsName() string       { return fmt.Sprintf("%d/documents", s.id) }
func (s *segment) pageName(page uint32) string { return fmt.Sprintf("%d/%d", s.id, page) }
func (s *segment) names() (out []string) {
	for p := range uint32(1) << s.bits {
		out = append(out, s.pageName(p))
	}
	return append(out, s.documentsName())
}

// record is one place of a seed: in which document of its segment, and where.
type record struct {
	key, doc uint32
	spot     spot
}

func (r record) compare(o record) int {
	return cmp.Or(cmp.Compare(r.key, o.key), cmp.Compare(r.doc, o.doc), cmp.Compare(r.spot, o.spot))
}

// spot is where in a document a seed stands and what it weighs there: its first
// term, then four bits of weight raised to half nats, then one that tells a
// quotation. That is enough to know which documents are worth opening. Weights
// go by sixtieths of a nat, so that the raise outdoes every rounding of sums.
type spot uint32

const halfNats = 15 // the most that a spot can tell; no seed weighs so much

func newSpot(s seed, t []term) spot {
	level := min(halfNats, spot(2*s.weight)+1)
	out := spot(s.at)<<5 | level<<1
	if t[s.at].is(quoted) {
		out |= 1
	}
	return out
}

func (s spot) at() int32       { return int32(s >> 5) }
func (s spot) quoted() bool    { return s&1 != 0 }
func (s spot) weight() float32 { return float32(s>>1&halfNats) / 2 }

// gain is the spot's weight at the gate of two documents.
func (s spot) gain() float32 {
	if s.quoted() {
		return s.weight() * quotedGain
	}
	return s.weight()
}

// getBlob gives what is in a blob, checked.
type getBlob func(name string) ([]byte, error)

// look gives the records of some keys, which rise; k is the key's number.
func (s *segment) look(ctx context.Context, keys []uint32, get getBlob, f func(k int, r record)) error {
	for k := 0; k < len(keys); {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := s.page(keys[k])
		page, err := get(s.pageName(p))
		if err != nil {
			return err
		}
		err = s.scan(page, p, func(key uint32) bool {
			for k < len(keys) && keys[k] < key {
				k++
			}
			return k < len(keys) && keys[k] == key
		}, func(r record) { f(k, r) })
		if err != nil {
			return err
		}
		for k < len(keys) && s.page(keys[k]) == p {
			k++
		}
	}
	return nil
}

// scan reads the records of a page, of those keys that are wanted.
func (s *segment) scan(page []byte, number uint32, wanted func(key uint32) bool, f func(record)) error {
	r := reading{rest: page}
	key, end := uint64(s.firstKey(number)), (uint64(number)+1)<<(32-s.bits)
	for len(r.rest) > 0 {
		step := r.uvarint()
		key += step >> 1
		n := 1
		if step&1 != 0 {
			n = r.count(leastPlace)
		}
		if r.bad || n == 0 || step>>1 >= end || key >= end {
			return damaged(s.pageName(number))
		}
		if !wanted(uint32(key)) {
			r.skip(2 * n)
			continue
		}
		doc := uint64(0)
		for range n {
			doc += r.uvarint()
			at := r.uvarint()
			if r.bad || doc >= uint64(len(s.docs)) || at > 1<<32-1 {
				return damaged(s.pageName(number))
			}
			f(record{uint32(key), uint32(doc), spot(at)})
		}
	}
	if r.bad {
		return damaged(s.pageName(number))
	}
	return nil
}

// leastPlace is how many bytes one place of a seed takes at least.
const leastPlace = 2

// find is the number of a document that is not removed.
func (s *segment) find(id ID) (uint32, bool) {
	d, ok := slices.BinarySearchFunc(s.docs, id, func(e entry, id ID) int { return e.compare(id) })
	if ok {
		_, dead := slices.BinarySearch(s.dead, uint32(d))
		ok = !dead
	}
	return uint32(d), ok
}

func everyKey(uint32) bool { return true }
