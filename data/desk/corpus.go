package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"verbatim/data/collate"
	"verbatim/data/reuse"
	"verbatim/data/store"
)

// changeCorpus stores by calling save what sets come to, and finds anew where
// they change which texts are compared.
func (d *Desk) changeCorpus(ctx context.Context, sets []store.Set, save func() ([]store.Event, error)) ([]store.Event, error) {
	if !slices.ContainsFunc(sets, func(x store.Set) bool { return x.Kind == store.OfSource }) {
		return save()
	}
	d.corpus.Lock()
	defer d.corpus.Unlock()
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	return d.change(ctx, s, sets, d.progress, save)
}

// change saves and finds anew. Where sources come in it finds first, in the
// sources as they will be: a program that ends in between leaves findings in
// sources that are not there, which are not shown. Where none come in it saves
// first, for the same reason.
func (d *Desk) change(ctx context.Context, s *state, sets []store.Set, p Progress, save func() ([]store.Event, error)) ([]store.Event, error) {
	next, err := s.after(sets)
	if err != nil {
		return nil, err
	}
	searched := s.compared()
	if will := next.compared(); grows(searched, will) {
		if err := d.find(ctx, next, p); err != nil {
			return nil, err
		}
		searched = will
	}
	events, err := save()
	if err != nil {
		return nil, err
	}
	// Another process may have brought something in meanwhile. From here on it
	// is saved: being broken off only leaves the finding to the next change.
	if s, err = d.present(ctx); err == nil && !maps.EqualFunc(s.compared(), searched, sameText) {
		err = d.find(ctx, s, p)
	}
	if ctx.Err() != nil {
		err = nil
	}
	return events, err
}

// grows tells whether a text is to be compared that was not before.
func grows(before, after map[string]reuse.Document) bool {
	for id, doc := range after {
		if before[id].Hash != doc.Hash {
			return true
		}
	}
	return false
}

// find stores the overlaps of all sources that are not removed.
func (d *Desk) find(ctx context.Context, s *state, p Progress) error {
	found, left, err := d.search(ctx, s, p)
	if err != nil {
		return err
	}
	if err := d.file.SetFound(ctx, found, left); err != nil {
		return plainly(err)
	}
	d.mu.Lock()
	d.state, d.found, d.searches = nil, finding{s.compared(), found, left}, d.searches+1
	d.mu.Unlock()
	return nil
}

// after is the sources as they are after the sets.
func (s *state) after(sets []store.Set) (*state, error) {
	next := &state{sources: maps.Clone(s.sources), byRevision: map[string]string{}}
	fields := map[string]map[string]json.RawMessage{}
	for _, x := range sets {
		if x.Kind != store.OfSource {
			continue
		}
		if fields[x.ID] == nil {
			fields[x.ID] = s.sources[x.ID].fields()
		}
		fields[x.ID][x.Field] = x.Value
	}
	for id, f := range fields {
		if err := next.setSource(id, f); err != nil {
			return nil, err
		}
	}
	for id, src := range next.sources {
		if !src.removed {
			next.byRevision[src.revision] = id
		}
	}
	return next, nil
}

// compared is what finding depends on.
func (s *state) compared() map[string]reuse.Document {
	docs := map[string]reuse.Document{}
	for id, src := range s.sources {
		if !src.removed {
			docs[id] = reuse.Document{Name: src.name, Hash: src.revision, Date: src.meta.Date}
		}
	}
	return docs
}

// search finds the overlaps of all sources that are not removed.
func (d *Desk) search(ctx context.Context, s *state, p Progress) ([]store.Found, map[string]int, error) {
	docs := slices.SortedFunc(maps.Values(s.compared()), func(x, y reuse.Document) int { return strings.Compare(x.Name, y.Name) })
	texts, err := d.openAll(ctx, docs, p)
	if err != nil {
		return nil, nil, err
	}
	r, err := reuse.Find(ctx, docs, reuse.Options{Progress: func(done, total int) { p("finding", done, total) }})
	if err != nil {
		return nil, nil, err
	}
	found := make([]store.Found, len(r.Overlaps))
	err = each(ctx, len(found), func(i int) {
		f := &found[i]
		f.Overlap = r.Overlaps[i]
		a, b := texts[f.A.Revision], texts[f.B.Revision]
		tell(&f.Overlap, collate.Compare(a.side(f.A.Passage), b.side(f.B.Passage)))
		f.Facts = facts(a, b, *f)
	})
	left := map[string]int{}
	for _, l := range r.Left {
		left[l.Why] += l.Count
	}
	return found, left, err
}

// openAll opens the documents' texts, on all cores.
func (d *Desk) openAll(ctx context.Context, docs []reuse.Document, p Progress) (map[string]*opened, error) {
	var mu sync.Mutex
	var failed error
	texts := make(map[string]*opened, len(docs))
	p("reading", 0, len(docs))
	err := each(ctx, len(docs), func(i int) {
		o, err := d.text(ctx, docs[i].Hash)
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			failed = cmp.Or(failed, err)
			return
		}
		docs[i].Doc, texts[docs[i].Hash] = o.doc, o
		p("reading", len(texts), len(docs))
	})
	return texts, cmp.Or(err, failed)
}

// textOf is a source at hand with its text.
func (d *Desk) textOf(ctx context.Context, s *state, id string) (source, *opened, error) {
	src, err := s.source(id)
	if err != nil {
		return source{}, nil, err
	}
	o, err := d.text(ctx, src.revision)
	return src, o, err
}

// text is an opened text by its hash.
func (d *Desk) text(ctx context.Context, hash string) (*opened, error) {
	if o := d.texts.get(hash); o != nil {
		return o, nil
	}
	r, err := d.file.Revision(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("a text could not be read: %w", err)
	}
	o := open(r.Text)
	d.texts.put(hash, o)
	return o, nil
}
