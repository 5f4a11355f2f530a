package reuse

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
	"slices"
)

// ErrIndex is in the error when a blob of a kept index is missing, damaged or
// of another version. The index says nothing that the texts do not: the answer
// is to build it anew.
var ErrIndex = errors.New("the kept index cannot be used; build it anew")

// keptVersion is raised whenever the same text gives other seeds, weights or
// blobs; a test tells when.
const keptVersion = 1

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// blobHead is the version and the sum of a blob's name and what is in it.
const blobHead = 5

func sealed(name string, in []byte) []byte {
	out := binary.LittleEndian.AppendUint32([]byte{keptVersion}, sum(name, in))
	return append(out, in...)
}

// unsealed checks a blob and gives what is in it.
func unsealed(name string, blob []byte) ([]byte, error) {
	if len(blob) < blobHead || blob[0] != keptVersion || binary.LittleEndian.Uint32(blob[1:]) != sum(name, blob[blobHead:]) {
		return nil, fmt.Errorf("%s is damaged or of another version: %w", name, ErrIndex)
	}
	return blob[blobHead:], nil
}

func sum(name string, in []byte) uint32 {
	return crc32.Update(crc32.Checksum([]byte(name), castagnoli), castagnoli, in)
}

// reading takes numbers and strings off bytes, until they are bad.
type reading struct {
	rest []byte
	bad  bool
}

func damaged(name string) error { return fmt.Errorf("%s is damaged: %w", name, ErrIndex) }

func (r *reading) uvarint() uint64 {
	if len(r.rest) > 0 && r.rest[0] < 0x80 { // most are
		v := r.rest[0]
		r.rest = r.rest[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

// skip passes over so many numbers: each ends with the byte that is below 128.
func (r *reading) skip(numbers int) {
	const tops = 0x8080808080808080
	for len(r.rest) >= 8 {
		ends := ^binary.LittleEndian.Uint64(r.rest) & tops
		n := bits.OnesCount64(ends)
		if n < numbers {
			numbers -= n
			r.rest = r.rest[8:]
			continue
		}
		for ; numbers > 1; numbers-- {
			ends &= ends - 1
		}
		r.rest = r.rest[bits.TrailingZeros64(ends)/8+1:]
		return
	}
	for k, b := range r.rest {
		if b < 0x80 {
			if numbers--; numbers == 0 {
				r.rest = r.rest[k+1:]
				return
			}
		}
	}
	r.bad, r.rest = true, nil
}

// count reads how many things follow, each of so many bytes at least.
func (r *reading) count(each int) int {
	n := r.uvarint()
	if n > uint64(len(r.rest)/each) {
		r.bad, r.rest = true, nil
		return 0
	}
	return int(n)
}

func (r *reading) string() string {
	n := r.count(1)
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

// rising reads numbers that were written by appendRising.
func (r *reading) rising() []uint32 {
	out := make([]uint32, r.count(1))
	last := uint64(0)
	for k := range out {
		step := r.uvarint()
		last += step
		if step > 1<<32-1 || last > 1<<32-1 || k > 0 && step == 0 {
			r.bad = true
		}
		out[k] = uint32(last)
	}
	return out
}

// appendRising writes how many numbers there are and the steps between them.
func appendRising(out []byte, rising []uint32) []byte {
	out = binary.AppendUvarint(out, uint64(len(rising)))
	last := uint32(0)
	for _, n := range rising {
		out = binary.AppendUvarint(out, uint64(n-last))
		last = n
	}
	return out
}

func encodeEntries(docs []entry) []byte {
	out := binary.AppendUvarint(nil, uint64(len(docs)))
	for _, e := range docs {
		for _, s := range []string{e.Hash, e.Name} {
			out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
		}
		out = binary.AppendUvarint(out, uint64(e.terms))
	}
	return out
}

func decodeEntries(name string, in []byte) ([]entry, error) {
	r := reading{rest: in}
	docs := make([]entry, r.count(3))
	for k := range docs {
		docs[k] = entry{ID{r.string(), r.string()}, int(r.uvarint())}
	}
	if r.bad || len(r.rest) > 0 || !slices.IsSortedFunc(docs, func(x, y entry) int { return x.compare(y.ID) }) {
		return nil, damaged(name)
	}
	return docs, nil
}
