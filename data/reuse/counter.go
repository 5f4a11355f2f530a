package reuse

// counter counts how often each stem occurs in a document: an open hash table
// that is emptied by changing its stamp.
type counter struct {
	slots []uint64 // stamp in the high half, stem in the low
	times []uint8
	stamp uint32
}

// repeats sets every term's count in its own document.
func (c *counter) repeats(terms []term) {
	size := 1
	for size < 2*len(terms) {
		size *= 2
	}
	if c.stamp++; len(c.slots) < size || c.stamp == 0 {
		c.slots, c.times, c.stamp = make([]uint64, size), make([]uint8, size), 1
	}
	for i := range terms {
		if k := c.slot(terms[i].stem); c.times[k] < 255 {
			c.times[k]++
		}
	}
	for i := range terms {
		terms[i].repeats = c.times[c.slot(terms[i].stem)]
	}
}

func (c *counter) slot(stem uint32) uint32 {
	want, mask := uint64(c.stamp)<<32|uint64(stem), uint32(len(c.slots)-1)
	k := stem & mask
	for c.slots[k] != want {
		if c.slots[k]>>32 != uint64(c.stamp) {
			c.slots[k], c.times[k] = want, 0
			break
		}
		k = (k + 1) & mask
	}
	return k
}
