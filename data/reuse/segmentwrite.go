package reuse

import (
	"context"
	"encoding/binary"
	"slices"
)

// pageRecords is how many records a page has at most on average: some 1.5 KB.
// Half as many make a look-up a quarter quicker and the blobs twice as many.
const (
	pageRecords = 256
	mostBits    = 24 // pages, at most 2^24
)

// writer writes a segment, record by record in rising order.
type writer struct {
	put func(name string, blob []byte) error
	segment
	now  uint32 // the page at hand
	page []byte
	key  uint32 // the last one written
	run  []record
}

// newWriter begins a segment that will have about n records.
func newWriter(id uint64, docs []entry, n int, put func(string, []byte) error) *writer {
	return &writer{put: put, segment: segment{id: id, docs: docs, bits: bitsFor((n+pageRecords-1)/pageRecords, 0, mostBits)}}
}

func (w *writer) add(r record) error {
	if len(w.run) > 0 && w.run[0].key != r.key {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.run = append(w.run, r)
	return nil
}

// flush writes the places of one key: the distance from the key before,
// doubled, and one more where a number of places follows; then the places.
func (w *writer) flush() error {
	if len(w.run) == 0 {
		return nil
	}
	key := w.run[0].key
	if err := w.turnTo(w.segment.page(key)); err != nil {
		return err
	}
	step := uint64(key-w.key) << 1
	if len(w.run) > 1 {
		w.page = binary.AppendUvarint(w.page, step|1)
		w.page = binary.AppendUvarint(w.page, uint64(len(w.run)))
	} else {
		w.page = binary.AppendUvarint(w.page, step)
	}
	last := uint32(0)
	for _, r := range w.run {
		w.page = binary.AppendUvarint(w.page, uint64(r.doc-last))
		w.page = binary.AppendUvarint(w.page, uint64(r.spot))
		last = r.doc
	}
	w.key, w.run = key, w.run[:0]
	return nil
}

// turnTo writes the pages before the one named.
func (w *writer) turnTo(page uint32) error {
	for ; w.now < page; w.now++ {
		name := w.pageName(w.now)
		if err := w.put(name, sealed(name, w.page)); err != nil {
			return err
		}
		w.page, w.key = w.page[:0], w.firstKey(w.now+1)
	}
	return nil
}

// close writes what is left and gives the segment.
func (w *writer) close() (*segment, error) {
	if err := w.flush(); err != nil {
		return nil, err
	}
	if err := w.turnTo(1 << w.bits); err != nil {
		return nil, err
	}
	name := w.documentsName()
	s := w.segment
	return &s, w.put(name, sealed(name, encodeEntries(s.docs)))
}

// writeSegment writes the seeds of documents as a new segment.
func writeSegment(ctx context.Context, id uint64, docs []*doc, put func(string, []byte) error) (*segment, error) {
	const ranges = 256
	var parts [ranges][]record
	entries, n := make([]entry, len(docs)), 0
	sd, _ := seeders.Get().(*seeder)
	if sd == nil {
		sd = &seeder{}
	}
	defer seeders.Put(sd)
	for d, doc := range docs {
		entries[d] = entry{ID{doc.Hash, doc.Name}, len(doc.terms)}
		for _, s := range sd.seeds(doc.terms) {
			r := s.key / (1 << 32 / ranges)
			parts[r] = append(parts[r], record{s.key, uint32(d), newSpot(s, doc.terms)})
			n++
		}
	}
	err := parallel(ctx, 0, ranges, func(_, r int) { slices.SortFunc(parts[r], record.compare) })
	if err != nil {
		return nil, err
	}
	w := newWriter(id, entries, n, put)
	for r := range parts {
		if err := w.addAll(parts[r]); err != nil {
			return nil, err
		}
		parts[r] = nil
	}
	return w.close()
}

// addAll writes records that rise.
func (w *writer) addAll(rising []record) error {
	for _, r := range rising {
		if err := w.add(r); err != nil {
			return err
		}
	}
	return nil
}

// mergeSegments writes one segment of several without what was removed, one
// range of keys after the other.
func mergeSegments(ctx context.Context, id uint64, from []*segment, get getBlob, put func(string, []byte) error) (*segment, error) {
	docs, places := stillThere(from)
	bits, pages := from[0].bits, 0
	for _, s := range from {
		bits, pages = min(bits, s.bits), pages+(1<<s.bits)
	}
	w := newWriter(id, docs, pages*pageRecords*3/4, put)
	var part []record
	for r := range uint32(1) << bits {
		part = part[:0]
		for k, s := range from {
			for p := r << (s.bits - bits); p < (r+1)<<(s.bits-bits); p++ {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				page, err := get(s.pageName(p))
				if err != nil {
					return nil, err
				}
				err = s.scan(page, p, everyKey, func(x record) {
					if x.doc = places[k][x.doc]; x.doc != removed {
						part = append(part, x)
					}
				})
				if err != nil {
					return nil, err
				}
			}
		}
		slices.SortFunc(part, record.compare)
		if err := w.addAll(part); err != nil {
			return nil, err
		}
	}
	return w.close()
}

const removed = ^uint32(0)

// stillThere lists the documents of some segments that are not removed, in a
// search's order, and for each segment the new numbers of its documents.
func stillThere(from []*segment) (docs []entry, places [][]uint32) {
	places = make([][]uint32, len(from))
	for k, s := range from {
		places[k] = make([]uint32, len(s.docs))
		dead := s.dead
		for d, e := range s.docs {
			if len(dead) > 0 && dead[0] == uint32(d) {
				dead, places[k][d] = dead[1:], removed
				continue
			}
			docs = append(docs, e)
		}
	}
	slices.SortFunc(docs, func(x, y entry) int { return x.compare(y.ID) })
	for at, e := range docs {
		for k, s := range from {
			if d, ok := s.find(e.ID); ok {
				places[k][d] = uint32(at)
			}
		}
	}
	return docs, places
}
