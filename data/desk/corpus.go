package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"verbatim/data/reuse"
	"verbatim/data/store"
)

// changeCorpus stores by calling save what sets come to, and finds anew where
// they change which texts are compared, or by which aliases.
func (d *Desk) changeCorpus(ctx context.Context, sets []store.Set, p Progress, save func() ([]store.Event, error)) ([]store.Event, error) {
	if !slices.ContainsFunc(sets, func(x store.Set) bool { return x.Kind == store.OfSource || changesAliases(x) }) {
		return save()
	}
	d.corpus.Lock()
	defer d.corpus.Unlock()
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	return d.change(ctx, s, sets, p, save)
}

// change saves and finds anew. Where sources come in it finds first, in the
// sources as they will be: a program that ends in between leaves findings in
// sources that are not there, which are not shown. Where none come in it saves
// first, for the same reason. By other aliases it finds first too: stopping it
// then leaves both as they were.
func (d *Desk) change(ctx context.Context, s *state, sets []store.Set, p Progress, save func() ([]store.Event, error)) ([]store.Event, error) {
	next, err := s.after(sets)
	if err != nil {
		return nil, err
	}
	searched := s
	if grows(s, next) || !s.aliases.Same(next.aliases) {
		if err := d.find(ctx, next, p); err != nil {
			return nil, err
		}
		searched = next
	}
	events, err := save()
	if err != nil {
		return nil, err
	}
	// Another process may have brought something in meanwhile. From here on it
	// is saved: being broken off only leaves the finding to the next change.
	if s, err = d.present(ctx); err == nil && (len(differing(s.byRevision, searched.byRevision)) > 0 || d.stale(s)) {
		err = d.find(ctx, s, p)
	}
	if ctx.Err() != nil {
		err = nil
	}
	return events, err
}

// grows tells whether a text is to be compared that was not before.
func grows(before, after *state) bool {
	for hash := range differing(before.byRevision, after.byRevision) {
		if after.byRevision.get(hash) != "" {
			return true
		}
	}
	return false
}

// find finds the overlaps of all sources that are not removed and stores them.
func (d *Desk) find(ctx context.Context, s *state, p Progress) error {
	for {
		had, err := d.findings(ctx, s)
		if err != nil {
			return err
		}
		next, found, err := d.findBy(ctx, s, had)
		if err == nil && !found {
			next, err = d.findAll(ctx, s, p)
			next.seq = had.seq + 1
		}
		if errors.Is(err, store.ErrFoundChanged) {
			continue // another process was quicker: go on from what it found
		}
		if err != nil {
			return plainly(err)
		}
		d.holdFound(next, had)
		return nil
	}
}

// version is a state of the same sources that is free to be changed.
func (s *state) version() *state {
	next := *s
	next.sources, next.byRevision, next.named = s.sources.version(), s.byRevision.version(), s.named.version()
	return &next
}

// after is the sources as they are after the sets.
func (s *state) after(sets []store.Set) (*state, error) {
	next := s.version()
	fields := map[string]map[string]json.RawMessage{}
	for _, x := range sets {
		if changesAliases(x) {
			var err error
			if next.aliases, err = readAliases(x.Value, s.aliases); err != nil {
				return nil, err
			}
		}
		if x.Kind != store.OfSource {
			continue
		}
		if fields[x.ID] == nil {
			fields[x.ID] = s.sources.get(x.ID).fields()
		}
		fields[x.ID][x.Field] = x.Value
	}
	for id, f := range fields {
		if err := next.setSource(id, f); err != nil {
			return nil, err
		}
	}
	return next, nil
}

// findAll compares all sources that are not removed, and stores what it found
// and the index of them.
func (d *Desk) findAll(ctx context.Context, s *state, p Progress) (finding, error) {
	f := finding{in: s.sources, texts: s.byRevision, by: s.aliases.Key()}
	docs := d.documents(ctx, s)
	pieces := map[string][]byte{aliasPiece: []byte(f.by)}
	r, index, err := reuse.Build(ctx, docs, reuse.Options{Progress: func(done, total int) { p("finding", done, total) }}, func(name string, blob []byte) error {
		pieces[name] = blob
		return nil
	})
	if err != nil {
		return f, err
	}
	f.left = counts(r.Left)
	if f.index = index; index != nil {
		f.terms = index.Terms()
	}
	found, err := d.tellFound(ctx, s, r.Overlaps)
	if err != nil {
		return f, err
	}
	f.list(pointers(found))
	f.stamp, err = d.file.SetFound(ctx, found, f.left, pieces)
	return f, err
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

// text is an opened text by its hash, to be compared by the aliases as last
// read.
func (d *Desk) text(ctx context.Context, hash string) (*opened, error) {
	by := d.aliases.Load()
	if o := d.texts.get(hash); o != nil {
		return o.by(by), nil
	}
	r, err := d.file.Revision(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("a text could not be read: %w", err)
	}
	o := open(r.Text)
	d.texts.put(hash, o)
	return o.by(by), nil
}
