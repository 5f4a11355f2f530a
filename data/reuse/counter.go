package reuse

// counter counts how often each stem occurs in a document: an open hash table
// that is emptied by changing its stamp.
type counter struct {
	slots []counted
	stamp uint32
	at    []uint32 // the slot of each term
}

type counted struct {
	stem  uint32
	stamp uint32
	times uint32
}

// repeats sets every term's count in its own document.
func (c *counter) repeats(terms []term) {
	size := 1
	for size < 2*len(terms) {
		size *= 2
	}
	if c.stamp++; len(c.slots) < size || c.stamp == 0 {
		c.slots, c.stamp = make([]counted, size), 1
	}
	c.at = sized(c.at, int32(len(terms)))
	for i := range terms {
		k := c.slot(terms[i].stem)
		c.slots[k].times++
		c.at[i] = k
	}
	for i := range terms {
		terms[i].repeats = uint8(min(c.slots[c.at[i]].times, 255))
	}
}

func (c *counter) slot(stem uint32) uint32 {
	mask := uint32(len(c.slots) - 1)
	for k := stem & mask; ; k = (k + 1) & mask {
		switch s := &c.slots[k]; {
		case s.stamp != c.stamp:
			*s = counted{stem: stem, stamp: c.stamp}
			return k
		case s.stem == stem:
			return k
		}
	}
}
