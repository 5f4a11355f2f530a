package reuse

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
)

// change is one change of a kept index in the making. Documents are called by
// their place in entries: those of the index before, then those added.
type change struct {
	ctx     context.Context
	holder  Holder
	get     getBlob
	before  *Kept
	entries []entry
	gone    map[uint32]bool // documents that are removed
	added   []*doc          // in a search's order
	addedAt uint32          // the first of them in entries
	bar     bar
	counts  map[uint32]int // places of seeds after the change, as far as asked for
	capped  []uint32       // seeds over the cap after it, rising
	pairs   map[couplet]struct{}
	weigh   clusterer

	mu     sync.Mutex // of counts and failed, while pairs are compared
	failed error
}

// Change gives the index with some documents added and others removed, and what
// that changes among the overlaps. A document of another name or date is
// removed and added. The index itself stays as it is, and is the one to go on
// with if the delta is not kept. An error that is [ErrIndex] means that the
// index must be built anew; others are the context's and the holder's.
//
// What it costs grows with the seeds of the documents that come and go, the
// documents that share enough with those, and the documents of every seed that
// crosses the cap; not with the corpus.
func (k *Kept) Change(ctx context.Context, h Holder, add []Document, remove []ID) (*Kept, Delta, error) {
	c, err := k.begin(ctx, h, add, remove)
	if err != nil {
		return nil, Delta{}, err
	}
	if c == nil {
		return nil, Delta{Whole: true}, nil
	}
	keys, triples, err := c.keys()
	if err != nil {
		return nil, Delta{}, err
	}
	seeds, err := c.look(keys)
	if err != nil {
		return nil, Delta{}, err
	}
	c.count(seeds)
	c.cross(seeds, triples)
	c.meet(seeds)
	judged, err := c.judge()
	if err != nil {
		return nil, Delta{}, err
	}
	d := Delta{Judged: judged, Terms: int(c.bar.terms), Put: map[string][]byte{}}
	next, err := c.write(&d)
	if err != nil {
		return nil, Delta{}, err
	}
	short := 0
	for ref, e := range c.entries {
		if c.stays(uint32(ref)) && tiny(e.terms) {
			short++
		}
	}
	d.Left = leftOut(short, len(next.capped), 0, 0)
	return next, d, nil
}

// manyChanged is the share of the documents from which a change is no cheaper
// than comparing all: each costs as much as some twenty of a whole search.
const manyChanged = 32

// begin reads the documents that come and notes those that go; nil where all
// must be compared anew.
func (k *Kept) begin(ctx context.Context, h Holder, add []Document, remove []ID) (*change, error) {
	c := &change{
		ctx: ctx, holder: h, get: k.pages.reader(h.Blob), before: k, entries: k.entries(),
		gone: map[uint32]bool{}, counts: map[uint32]int{}, pairs: map[couplet]struct{}{},
	}
	ids := slices.Clone(remove)
	for _, d := range add {
		ids = append(ids, ID{d.Hash, d.Name})
	}
	at := k.find(ids)
	terms, docs := 0, 0
	for _, e := range c.entries {
		if e.ID != (ID{}) {
			terms, docs = terms+e.terms, docs+1
		}
	}
	was := newBar(terms, docs)
	for _, id := range remove {
		ref, ok := at[id]
		if !ok {
			return nil, fmt.Errorf("%s is not among the %d documents: %w", id.Name, docs, ErrIndex)
		}
		delete(at, id)
		c.gone[ref] = true
		terms, docs = terms-c.entries[ref].terms, docs-1
	}
	var err error
	if c.added, err = prepare(ctx, add, 0, &meter{}); err != nil {
		return nil, err
	}
	c.addedAt = uint32(len(c.entries))
	for k, d := range c.added {
		e := entry{ID{d.Hash, d.Name}, len(d.terms)}
		if _, ok := at[e.ID]; ok {
			return nil, fmt.Errorf("%s is there already: %w", d.Name, ErrIndex)
		}
		at[e.ID] = c.addedAt + uint32(k)
		c.entries = append(c.entries, e)
		terms, docs = terms+e.terms, docs+1
	}
	c.bar = newBar(terms, docs)
	if !large(terms) || c.bar.need != was.need || c.bar.formulas != was.formulas || manyChanged*(len(add)+len(remove)) > docs {
		return nil, ctx.Err()
	}
	return c, nil
}

// find gives the places of some documents among the entries of the index.
func (k *Kept) find(ids []ID) map[ID]uint32 {
	at := map[ID]uint32{}
	base := uint32(0)
	for _, s := range k.segments {
		for _, id := range ids {
			if d, ok := s.find(id); ok {
				at[id] = base + d
			}
		}
		base += uint32(len(s.docs))
	}
	return at
}

// stays tells whether a document is there after the change.
func (c *change) stays(ref uint32) bool {
	return c.entries[ref].ID != (ID{}) && !c.gone[ref]
}

// keys lists the seeds of all documents that come or go, rising, and which of
// them are triples.
func (c *change) keys() (keys []uint32, triples map[uint32]bool, err error) {
	docs := slices.Clone(c.added)
	var old []Document
	for ref := range c.gone {
		d, err := c.holder.Document(c.entries[ref].ID)
		if err != nil {
			return nil, nil, err
		}
		old = append(old, d)
	}
	read, err := prepare(c.ctx, old, 0, &meter{})
	if err != nil {
		return nil, nil, err
	}
	triples = map[uint32]bool{}
	var sd seeder
	for _, d := range append(docs, read...) {
		for _, s := range sd.seeds(d.terms) {
			keys = append(keys, s.key)
		}
		for t := d.terms; len(t) > 2; t = t[1:] {
			triples[triple(t[0].stem, t[1].stem, t[2].stem)] = true
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys), triples, nil
}

// placed is one place of a seed, its document called by place in entries.
type placed struct {
	doc  uint32
	spot spot
}

// found is the places of some seeds, by document.
type found struct {
	keys   []uint32
	places [][]placed
}

// look gives the places of some seeds in the documents before the change.
func (c *change) look(keys []uint32) (found, error) {
	out := found{keys, make([][]placed, len(keys))}
	chunks := (len(keys) + lookedAtOnce - 1) / lookedAtOnce
	failed := make([]error, chunks)
	err := parallel(c.ctx, 0, chunks, func(_, n int) {
		from, to := n*len(keys)/chunks, (n+1)*len(keys)/chunks
		base := uint32(0)
		for _, s := range c.before.segments {
			err := s.look(c.ctx, keys[from:to], c.get, func(k int, r record) {
				if ref := base + r.doc; c.entries[ref].ID != (ID{}) {
					out.places[from+k] = append(out.places[from+k], placed{ref, r.spot})
				}
			})
			failed[n] = cmp.Or(failed[n], err)
			base += uint32(len(s.docs))
		}
	})
	return out, cmp.Or(err, cmp.Or(failed...))
}

// lookedAtOnce is how many seeds one core looks up at a time.
const lookedAtOnce = 64

// count adds the places in the added documents and counts those after the
// change.
func (c *change) count(seeds found) {
	var sd seeder
	for k, d := range c.added {
		ref := c.addedAt + uint32(k)
		for _, s := range sd.seeds(d.terms) {
			at, _ := slices.BinarySearch(seeds.keys, s.key)
			seeds.places[at] = append(seeds.places[at], placed{ref, newSpot(s, d.terms)})
		}
	}
	for k, places := range seeds.places {
		n := 0
		for _, p := range places {
			if !c.gone[p.doc] {
				n++
			}
		}
		c.counts[seeds.keys[k]] = n
	}
}

// cross finds seeds that the change takes over the cap or back under it: all
// pairs of documents that hold one are judged anew. Where a triple begins or
// ends to count as one of a formula, those that share an overlap are.
func (c *change) cross(seeds found, triples map[uint32]bool) {
	c.capped = c.before.capped
	var crossed []uint32
	for k, places := range seeds.places {
		before, after := 0, c.counts[seeds.keys[k]]
		for _, p := range places {
			if p.doc < c.addedAt {
				before++
			}
		}
		capped := before > mostPlaces != (after > mostPlaces)
		if capped {
			crossed = append(crossed, seeds.keys[k])
		}
		formula := c.bar.formulas && triples[seeds.keys[k]] && before >= formulaPlaces != (after >= formulaPlaces)
		if !capped && !formula {
			continue
		}
		holders := c.holders(places)
		for i, x := range holders {
			if capped {
				for _, y := range holders[i:] {
					c.pair(x, y)
				}
			} else {
				c.pairOverlapping(x, holders)
			}
		}
	}
	if len(crossed) > 0 {
		c.capped = exchanged(c.capped, crossed)
	}
}

// exchanged is a rising list with those of another taken out that it has, and
// put in that it has not.
func exchanged(list, others []uint32) []uint32 {
	out := slices.Concat(list, others)
	slices.Sort(out)
	kept := out[:0]
	for k := 0; k < len(out); k++ {
		if k+1 < len(out) && out[k+1] == out[k] {
			k++
			continue
		}
		kept = append(kept, out[k])
	}
	return kept
}

// holders lists the documents that stay among some places.
func (c *change) holders(places []placed) (out []uint32) {
	for _, p := range places {
		if c.stays(p.doc) && (len(out) == 0 || out[len(out)-1] != p.doc) {
			out = append(out, p.doc)
		}
	}
	return out
}

// pairOverlapping has a document judged with those of some others that it
// shares an overlap with.
func (c *change) pairOverlapping(x uint32, others []uint32) {
	if x >= c.addedAt {
		return // it is judged anyway
	}
	known := c.holder.Overlapping(c.entries[x].ID)
	for _, y := range others {
		if y <= x && slices.Contains(known, c.entries[y].ID) {
			c.pair(x, y)
		}
	}
}

// pair has two documents judged.
func (c *change) pair(x, y uint32) {
	if c.first(y, x) {
		x, y = y, x
	}
	c.pairs[couplet{x, y}] = struct{}{}
}

// first tells which of two documents comes first in a search.
func (c *change) first(x, y uint32) bool {
	return c.entries[x].compare(c.entries[y].ID) < 0
}

// write makes the new index's segments.
func (c *change) write(d *Delta) (*Kept, error) {
	next := &Kept{nextID: c.before.nextID, capped: c.capped, pages: c.before.pages}
	put := func(name string, blob []byte) error {
		d.Put[name] = blob
		return nil
	}
	get := func(name string) ([]byte, error) {
		if blob, ok := d.Put[name]; ok {
			return unsealed(name, blob)
		}
		return c.get(name)
	}
	base := uint32(0)
	for _, s := range c.before.segments {
		next.segments = append(next.segments, s.without(c.gone, base))
		base += uint32(len(s.docs))
	}
	if len(c.added) > 0 {
		s, err := writeSegment(c.ctx, next.nextID, c.added, put)
		if err != nil {
			return nil, err
		}
		next.nextID++
		next.segments = append(next.segments, s)
	}
	for from := next.toMerge(); from != nil; from = next.toMerge() {
		next.segments = slices.DeleteFunc(next.segments, func(s *segment) bool { return slices.Contains(from, s) })
		if slices.ContainsFunc(from, func(s *segment) bool { return s.live() > 0 }) {
			s, err := mergeSegments(c.ctx, next.nextID, from, get, put)
			if err != nil {
				return nil, err
			}
			next.nextID++
			next.segments = append(next.segments, s)
		}
		for _, s := range from {
			d.forget(s.names())
			next.pages.drop(s.names())
		}
	}
	if !slices.Equal(next.capped, c.before.capped) {
		d.Put[cappedName] = next.common()
	}
	return next, put(manifestName, next.manifest())
}

// without is the segment with some of its documents removed; base is what its
// first document is called among all.
func (s *segment) without(gone map[uint32]bool, base uint32) *segment {
	out := *s
	out.dead = slices.Clone(s.dead)
	for ref := range gone {
		if ref >= base && ref-base < uint32(len(s.docs)) {
			out.dead = append(out.dead, ref-base)
		}
	}
	if len(out.dead) == len(s.dead) {
		return s
	}
	slices.Sort(out.dead)
	return &out
}

// forget takes blobs out of those to be written, or has them deleted.
func (d *Delta) forget(names []string) {
	for _, name := range names {
		if _, ok := d.Put[name]; ok {
			delete(d.Put, name)
		} else {
			d.Delete = append(d.Delete, name)
		}
	}
}
