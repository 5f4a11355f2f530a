package reuse

import (
	"cmp"
	"slices"

	"verbatim/data"
)

// judge opens the documents of all pairs and compares them as a search of the
// whole corpus would.
func (c *change) judge() ([]Judged, error) {
	part, err := c.part()
	if err != nil || len(part.docs) == 0 {
		return nil, err
	}
	found := make([][]untold, len(part.docs))
	err = part.search(c.ctx, found, 0, func() {})
	if err = cmp.Or(c.failed, err); err != nil {
		return nil, err
	}
	overlaps, err := part.tell(c.ctx, slices.Concat(found...), 0, func() {})
	if err != nil {
		return nil, err
	}
	refs := map[ID]uint32{}
	for d, ref := range part.part.refs {
		refs[ID{part.docs[d].Hash, part.docs[d].Name}] = ref
	}
	byPair := map[couplet][]data.Overlap{}
	for _, o := range overlaps {
		x, y := refs[ID{o.A.Revision, o.A.Source}], refs[ID{o.B.Revision, o.B.Source}]
		if c.first(y, x) {
			x, y = y, x
		}
		byPair[couplet{x, y}] = append(byPair[couplet{x, y}], o)
	}
	return c.told(byPair), nil
}

// told lists the pairs that share something now, and those that did before.
func (c *change) told(byPair map[couplet][]data.Overlap) (out []Judged) {
	known := map[uint32][]ID{}
	for p := range c.pairs {
		if _, ok := byPair[p]; ok || p.first >= c.addedAt || p.second >= c.addedAt {
			continue
		}
		if _, ok := known[p.first]; !ok {
			known[p.first] = c.holder.Overlapping(c.entries[p.first].ID)
		}
		if slices.Contains(known[p.first], c.entries[p.second].ID) {
			byPair[p] = nil
		}
	}
	for p, overlaps := range byPair {
		slices.SortFunc(overlaps, byRank)
		out = append(out, Judged{c.entries[p.first].ID, c.entries[p.second].ID, overlaps})
	}
	slices.SortFunc(out, func(x, y Judged) int {
		return cmp.Or(x.First.compare(y.First), x.Second.compare(y.Second))
	})
	return out
}

// part makes a corpus of the documents of all pairs.
func (c *change) part() (*corpus, error) {
	var refs []uint32
	for p := range c.pairs {
		refs = append(refs, p.first, p.second)
	}
	slices.Sort(refs)
	refs = slices.Compact(refs)
	opened := make([]*doc, len(refs))
	failed := make([]error, len(refs))
	err := parallel(c.ctx, 0, len(refs), func(_, k int) {
		if refs[k] >= c.addedAt {
			opened[k] = c.added[refs[k]-c.addedAt]
			return
		}
		var d Document
		if d, failed[k] = c.holder.Document(c.entries[refs[k]].ID); failed[k] == nil {
			r := readers.Get().(*reader)
			opened[k], failed[k] = r.read(&d, 1)
			readers.Put(r)
		}
	})
	if err != nil {
		return nil, err
	}
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	order := make([]int, len(refs))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(x, y int) int { return c.entries[refs[x]].compare(c.entries[refs[y]].ID) })
	docs, p := make([]*doc, len(refs)), &part{pairs: c.pairs, places: c.placesOf}
	for k, at := range order {
		docs[k], p.refs = opened[at], append(p.refs, refs[at])
	}
	out := newCorpus(docs)
	out.bar, out.part, out.capped = c.bar, p, c.capped
	return out, out.build(c.ctx, 0, len(docs), work{meter: &meter{}})
}

// placesOf counts a seed's places after the change. What comes or goes has been
// counted.
func (c *change) placesOf(key uint32) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, ok := c.counts[key]
	if !ok {
		one, err := c.look([]uint32{key})
		if err != nil {
			c.failed = cmp.Or(c.failed, err)
			return 0
		}
		n = len(one.places[0])
		c.counts[key] = n
	}
	return n
}
