package reuse

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"
)

// background.table is what mktable wrote: how common stems and pairs of stems
// are in news, as hashes and quantised weights. Five articles cannot say how
// rare a word is; the table can.
//
//go:embed background.table
var background []byte

// builtin is the embedded table, decoded on first use (about a millisecond).
var builtin = sync.OnceValue(func() *table {
	t, err := decodeTable(background)
	if err != nil {
		panic(err) // embedded at build time and read back by a test
	}
	return t
})

// table gives the weights of stems and of pairs of stems.
type table struct {
	stems column
	pairs column
}

// alone is the weight of a stem by itself. h is its hash.
func (t *table) alone(h uint32, stem string, isStop bool) weight {
	if isStop {
		return toWeight(stopWeight)
	}
	w := unknownWeight
	if known, ok := t.stems.look(h); ok {
		w = float64(known.nats())
	}
	if stem[0] >= '0' && stem[0] <= '9' {
		w = min(w, numberWeight)
	}
	return toWeight(w)
}

// after is the weight of a stem right behind another; w where the pair is not
// a common one.
func (t *table) after(first, second uint32, w weight) weight {
	if known, ok := t.pairs.look(couple(first, second)); ok {
		return known
	}
	return w
}

// column is a list of hashes in rising order with a weight each.
type column struct {
	keys    []uint32
	weights []weight
	begin   []uint32 // first key of each value of the hash's top bits
	shift   uint
	sieve   [sieveBits / 64]uint64 // by the hash's low bits: not set, no key; small enough to stay near the core
}

const sieveBits = 1 << 16

func (c *column) look(h uint32) (weight, bool) {
	if c.sieve[h%sieveBits/64]>>(h%64)&1 == 0 {
		return 0, false
	}
	b := h >> c.shift
	for i := c.begin[b]; i < c.begin[b+1]; i++ {
		if c.keys[i] == h {
			return c.weights[i], true
		}
	}
	return 0, false
}

// seal makes the column ready for look-ups: about one key a bucket.
func (c *column) seal() {
	bits := uint(1)
	for bits < 20 && 1<<bits < len(c.keys) {
		bits++
	}
	c.shift = 32 - bits
	c.begin = make([]uint32, 1<<bits+1)
	for _, k := range c.keys {
		c.begin[k>>c.shift+1]++
		c.sieve[k%sieveBits/64] |= 1 << (k % 64)
	}
	for b := range 1 << bits {
		c.begin[b+1] += c.begin[b]
	}
}

// A table is written as its mark, then for stems and pairs each: the number
// of keys, the steps from key to key as variable-length integers, the weights.
// Hashes do not compress any further.
const tableMark = "verbatim background 1\n"

func (t *table) encode() []byte {
	out := []byte(tableMark)
	for _, c := range []*column{&t.stems, &t.pairs} {
		out = binary.AppendUvarint(out, uint64(len(c.keys)))
		last := uint32(0)
		for _, k := range c.keys {
			out = binary.AppendUvarint(out, uint64(k-last))
			last = k
		}
		for _, w := range c.weights {
			out = append(out, byte(w))
		}
	}
	return out
}

// decodeTable reads what encode wrote.
func decodeTable(b []byte) (*table, error) {
	if len(b) < len(tableMark) || string(b[:len(tableMark)]) != tableMark {
		return nil, fmt.Errorf("the background table does not begin with its mark: write it anew with mktable")
	}
	b = b[len(tableMark):]
	t := &table{}
	for _, c := range []*column{&t.stems, &t.pairs} {
		var err error
		if b, err = c.decode(b); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (c *column) decode(b []byte) ([]byte, error) {
	cut := fmt.Errorf("the background table is cut off: write it anew with mktable")
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)) {
		return nil, cut
	}
	b = b[size:]
	c.keys, c.weights = make([]uint32, n), make([]weight, n)
	key := uint64(0)
	for i := range c.keys {
		step, size := binary.Uvarint(b)
		if key += step; size <= 0 || key > math.MaxUint32 {
			return nil, cut
		}
		c.keys[i], b = uint32(key), b[size:]
	}
	if len(b) < len(c.weights) {
		return nil, cut
	}
	for i := range c.weights {
		c.weights[i] = weight(b[i])
	}
	c.seal()
	return b[len(c.weights):], nil
}
