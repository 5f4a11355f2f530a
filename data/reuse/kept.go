package reuse

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"
	"sync"

	"verbatim/data"
)

// ID is what tells one document of a kept index from all others.
type ID struct{ Hash, Name string }

// compare is the order of documents in a search.
func (x ID) compare(y ID) int {
	return cmp.Or(strings.Compare(x.Hash, y.Hash), strings.Compare(x.Name, y.Name))
}

// Holder is where a kept index finds what it does not hold itself. All of it
// must be as the last change left it; Blob and Document may be called from
// several goroutines at a time.
type Holder interface {
	// Blob gives a blob that was put; the index does not change it.
	Blob(name string) ([]byte, error)
	// Document opens a document of the index.
	Document(id ID) (Document, error)
	// Overlapping lists the documents that share an overlap with this one, as
	// found; itself too where it holds one.
	Overlapping(id ID) []ID
}

// Kept is the index of a large corpus, kept between searches: of every seed all
// the places where it stands. It holds the list of documents and the pages that
// were asked for lately, and does not change: a change gives another one.
type Kept struct {
	nextID   uint64
	capped   []uint32 // seeds over the cap, rising
	segments []*segment
	pages    *pages
}

// Delta is what a change brings.
type Delta struct {
	// Whole tells that what is found among the other documents may change too,
	// or that so few documents are not worth an index: compare all by [Build].
	// Nothing else is set then.
	Whole bool
	// Judged is what pairs of documents share now, in place of all that was
	// known of them. What a removed document had a part in is gone.
	Judged []Judged
	Left   []Left
	Terms  int // of the corpus, for [Chance]: every overlap's ByChance moves with it
	// Put and Delete are the blobs to be written and deleted, in one transaction
	// with what is found.
	Put    map[string][]byte
	Delete []string
}

// Judged is what two documents share, or one with itself.
type Judged struct {
	First, Second ID
	Overlaps      []data.Overlap // without Tags, by data.CompareRank
}

// builtDocuments is how many documents of a first build make a segment: it
// bounds the memory to some 100 MB for agency reports.
const builtDocuments = 1 << 14

// Build is [Find] for a corpus whose index is to be kept. It hands out the
// blobs one by one; those of any earlier index must be deleted before. The
// index is nil, and there are no blobs, where the corpus is too small for one.
// Errors are put's and the context's.
func Build(ctx context.Context, docs []Document, o Options, put func(name string, blob []byte) error) (Result, *Kept, error) {
	r, c, err := findIn(ctx, docs, o)
	if err != nil || !large(int(c.start[len(c.docs)])) {
		return r, nil, err
	}
	k := &Kept{capped: c.capped, pages: &pages{}}
	c.index = index{} // its memory is wanted
	for from := 0; from < len(c.docs); from += builtDocuments {
		s, err := writeSegment(ctx, k.nextID, c.docs[from:min(len(c.docs), from+builtDocuments)], put)
		if err != nil {
			return Result{}, nil, err
		}
		k.nextID++
		k.segments = append(k.segments, s)
	}
	if err := put(cappedName, k.common()); err != nil {
		return Result{}, nil, err
	}
	return r, k, put(manifestName, k.manifest())
}

// OpenKept opens the index that a holder's blobs are. The error is [ErrIndex]
// where there is none that can be used.
func OpenKept(h Holder) (*Kept, error) {
	k := &Kept{pages: &pages{}}
	get := k.pages.reader(h.Blob)
	in, err := get(manifestName)
	if err != nil {
		return nil, err
	}
	if k.nextID, k.segments, err = decodeManifest(in); err != nil {
		return nil, err
	}
	if in, err = get(cappedName); err != nil {
		return nil, err
	}
	r := reading{rest: in}
	if k.capped = r.rising(); r.bad || len(r.rest) > 0 {
		return nil, damaged(cappedName)
	}
	for _, s := range k.segments {
		in, err := get(s.documentsName())
		if err != nil {
			return nil, err
		}
		if s.docs, err = decodeEntries(s.documentsName(), in); err != nil {
			return nil, err
		}
		if n := len(s.dead); n > 0 && int(s.dead[n-1]) >= len(s.docs) {
			return nil, damaged(s.documentsName())
		}
	}
	clear(k.pages.held) // the lists are decoded
	k.pages.size = 0
	return k, nil
}

// Documents lists the documents of the index, in no order.
func (k *Kept) Documents() []ID {
	var out []ID
	for _, e := range k.entries() {
		if e.ID != (ID{}) {
			out = append(out, e.ID)
		}
	}
	return out
}

// Terms is how many terms the documents have, for [Chance].
func (k *Kept) Terms() (n int) {
	for _, e := range k.entries() {
		n += e.terms
	}
	return n
}

// entries lists the documents of all segments, those removed as empty entries.
func (k *Kept) entries() []entry {
	var out []entry
	for _, s := range k.segments {
		base := len(out)
		out = append(out, s.docs...)
		for _, d := range s.dead {
			out[base+int(d)] = entry{}
		}
	}
	return out
}

// manifest is the list of segments as a blob.
func (k *Kept) manifest() []byte {
	out := binary.AppendUvarint(nil, k.nextID)
	out = binary.AppendUvarint(out, uint64(len(k.segments)))
	for _, s := range k.segments {
		out = binary.AppendUvarint(out, s.id)
		out = binary.AppendUvarint(out, uint64(s.bits))
		out = appendRising(out, s.dead)
	}
	return sealed(manifestName, out)
}

// common is the list of seeds over the cap as a blob.
func (k *Kept) common() []byte { return sealed(cappedName, appendRising(nil, k.capped)) }

func decodeManifest(in []byte) (next uint64, segments []*segment, err error) {
	r := reading{rest: in}
	next = r.uvarint()
	segments = make([]*segment, r.count(3))
	for k := range segments {
		s := &segment{id: r.uvarint(), bits: uint(r.uvarint()), dead: r.rising()}
		if s.bits > mostBits {
			r.bad = true
		}
		segments[k] = s
	}
	if r.bad || len(r.rest) > 0 {
		return 0, nil, damaged(manifestName)
	}
	return next, segments, nil
}

// mergeAt segments of one size class are merged into one of the next, which
// holds so many times the documents: a look-up then asks three segments of each
// class at most, and a document is written anew once for each class, some seven
// times among twenty thousand.
const mergeAt = 4

// class is the size class of a segment.
func (s *segment) class() int { return max(0, bits.Len(uint(s.live()))-1) / bits.Len(mergeAt-1) }

// toMerge lists segments that should become one: four of one class, or one
// most of whose documents are removed.
func (k *Kept) toMerge() []*segment {
	classes := map[int][]*segment{}
	for _, s := range k.segments {
		if 2*s.live() < len(s.docs) {
			return []*segment{s}
		}
		c := s.class()
		if classes[c] = append(classes[c], s); len(classes[c]) == mergeAt {
			return classes[c]
		}
	}
	return nil
}

// pages keeps blobs that were read, up to pagesHeld bytes; then it drops some,
// whichever.
type pages struct {
	mu   sync.Mutex
	held map[string][]byte
	size int
}

const pagesHeld = 64 << 20

// reader gives blobs that were read before or come from where they are kept.
func (p *pages) reader(from func(string) ([]byte, error)) getBlob {
	return func(name string) ([]byte, error) {
		p.mu.Lock()
		in, ok := p.held[name]
		p.mu.Unlock()
		if ok {
			return in, nil
		}
		blob, err := from(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: %w", name, err, ErrIndex)
		}
		if in, err = unsealed(name, blob); err == nil && name != manifestName {
			p.keep(name, in)
		}
		return in, err
	}
}

func (p *pages) keep(name string, in []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.held == nil {
		p.held = map[string][]byte{}
	}
	for old, x := range p.held {
		if p.size+len(in) <= pagesHeld {
			break
		}
		p.size -= len(x)
		delete(p.held, old)
	}
	p.held[name] = in
	p.size += len(in)
}

// drop forgets the pages of a segment that is no more.
func (p *pages) drop(names []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, name := range names {
		p.size -= len(p.held[name])
		delete(p.held, name)
	}
}
