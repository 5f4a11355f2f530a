package desk

import (
	"context"
	"errors"

	"verbatim/data"
	"verbatim/data/reuse"
	"verbatim/data/say"
	"verbatim/data/store"
	"verbatim/data/text"
)

// kept is a text of the workbench that is opened when it is read, to be
// compared by some aliases.
type kept struct {
	ctx   context.Context
	desk  *Desk
	hash  string
	zones *drawn
	by    *text.Aliases
}

// Open opens the text.
func (k kept) Open() (*text.Doc, error) {
	o, err := k.desk.textWith(k.ctx, k.hash, k.zones)
	if err != nil {
		return nil, err
	}
	return o.by(k.by).doc, nil
}

// document is a text to be compared by some aliases, called by the name that
// [source.document] gave it.
func (d *Desk) document(ctx context.Context, sources layers[*source], by *text.Aliases, hash, name string) reuse.Document {
	doc := reuse.Document{Name: name, Hash: hash, From: kept{ctx, d, hash, nil, by}}
	if src := sources.get(sourceOf(name)); src != nil {
		doc.Date, doc.From = src.meta.Date, kept{ctx, d, hash, src.drawn[hash], by}
	}
	return doc
}

// documents are the texts to be compared, each once.
func (d *Desk) documents(ctx context.Context, s *state) (docs []reuse.Document) {
	for hash, name := range s.compared.all() {
		docs = append(docs, d.document(ctx, s.sources, s.aliases, hash, name))
	}
	return docs
}

// missing is what a finding lacks of the texts to be compared, and what it has
// beside them.
func (d *Desk) missing(ctx context.Context, s *state, f finding) (add []reuse.Document, remove []reuse.ID) {
	for hash := range differing(f.texts, s.compared) {
		if name := f.texts.get(hash); name != "" {
			remove = append(remove, reuse.ID{Hash: hash, Name: name})
		}
		if name := s.compared.get(hash); name != "" {
			add = append(add, d.document(ctx, s.sources, s.aliases, hash, name))
		}
	}
	return add, remove
}

// findBy brings a finding up to the sources as they are in s by its index, and
// stores that; false where all must be compared anew: it was found by other
// aliases, or has no index, or too much changes.
func (d *Desk) findBy(ctx context.Context, s *state, had finding) (finding, bool, error) {
	if had.by != s.aliases.Key() {
		return had, false, nil
	}
	add, remove := d.missing(ctx, s, had)
	if !had.texts.empty() && len(add)+len(remove) == 0 {
		return had, true, nil
	}
	if had.index == nil {
		return had, false, nil
	}
	index, delta, err := had.index.Change(ctx, &holder{ctx: ctx, desk: d, had: had, by: s.aliases}, add, remove)
	switch {
	case ctx.Err() != nil:
		return had, false, ctx.Err()
	case errors.Is(err, reuse.ErrIndex) || delta.Whole:
		return had, false, nil
	case err != nil:
		return had, false, err
	}
	var overlaps []data.Overlap
	for _, j := range delta.Judged {
		overlaps = append(overlaps, j.Overlaps...)
	}
	fresh, err := d.tellFound(ctx, s, overlaps)
	if err != nil {
		return had, false, err
	}
	next, change := had.with(fresh, delta, remove)
	next.in, next.texts, next.index, next.terms = s.sources, s.compared, index, delta.Terms
	next.stamp, err = d.file.PutFound(ctx, change)
	return next, true, err
}

// with is the finding with what a change of the index brings, and what of that
// is to be stored.
func (f finding) with(fresh []store.Found, delta reuse.Delta, remove []reuse.ID) (finding, store.FoundChange) {
	next := f
	next.seq, next.since, next.changed, next.left = f.seq+1, f.seq, map[pair]bool{}, counts(delta.Left)
	gone := map[*store.Found]bool{}
	for _, j := range delta.Judged {
		p := newPair(j.First.Hash, j.Second.Hash)
		next.changed[p] = true
		for _, x := range f.of().of(p[0]) {
			if pairOf(x.Overlap) == p {
				gone[x] = true
			}
		}
	}
	for _, id := range remove {
		for _, x := range f.of().of(id.Hash) {
			gone[x] = true
		}
	}
	c := store.FoundChange{Since: f.stamp, Put: fresh, Left: next.left, Pieces: delta.Put}
	for x := range gone {
		c.Remove = append(c.Remove, x.ID)
	}
	for _, name := range delta.Delete {
		c.Pieces[name] = nil
	}
	next.exchange(gone, pointers(fresh))
	return next, c
}

// counts are what was left out, by reason.
func counts(left []reuse.Left) map[string]int {
	out := map[string]int{}
	for _, l := range left {
		out[l.Why] += l.Count
	}
	return out
}

// holder gives the kept index what the workbench holds of it.
type holder struct {
	ctx  context.Context
	desk *Desk
	had  finding // what the index goes with
	by   *text.Aliases
}

// Blob is a piece of the index.
func (h *holder) Blob(name string) ([]byte, error) {
	piece, err := h.desk.file.Piece(h.ctx, name)
	if err == nil && piece == nil {
		err = say.Error("it is not in the workbench")
	}
	return piece, err
}

// Document is a text of it.
func (h *holder) Document(id reuse.ID) (reuse.Document, error) {
	return h.desk.document(h.ctx, h.had.in, h.by, id.Hash, id.Name), nil
}

// Overlapping lists the documents that share an overlap with this one.
func (h *holder) Overlapping(id reuse.ID) (out []reuse.ID) {
	for _, f := range h.had.of().of(id.Hash) {
		other := f.A.Revision
		if other == id.Hash {
			other = f.B.Revision
		}
		out = append(out, reuse.ID{Hash: other, Name: h.had.texts.get(other)})
	}
	return out
}
