package desk

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"verbatim/data/reuse"
	"verbatim/data/say"
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

// change saves and finds anew. Where sources come in, or get other zones, it
// finds first, in the sources as they will be: a program that ends in between
// leaves findings in sources that are not there, which are not shown, and another
// one that sees the change finds them. Where none come in it saves first, for the
// same reason. By other aliases it finds first too: stopping it then leaves both
// as they were.
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
		if otherZones(s, searched) { // what was found is of zones that are not drawn
			err = errors.Join(err, d.find(ctx, s, p))
		}
		return nil, err
	}
	// Another process may have brought something in meanwhile. From here on it
	// is saved: being broken off only leaves the finding to the next change.
	if s, err = d.present(ctx); err == nil && (len(differing(s.compared, searched.compared)) > 0 || d.stale(s)) {
		err = d.find(ctx, s, p)
	}
	if ctx.Err() != nil {
		err = nil
	}
	return events, err
}

// grows tells whether a text is to be compared that was not before, or has other
// zones.
func grows(before, after *state) bool {
	for hash := range differing(before.compared, after.compared) {
		if after.compared.get(hash) != "" {
			return true
		}
	}
	return false
}

// otherZones tells whether one text is compared under two names.
func otherZones(before, after *state) bool {
	for hash := range differing(before.compared, after.compared) {
		if before.compared.get(hash) != "" && after.compared.get(hash) != "" {
			return true
		}
	}
	return false
}

// find finds the overlaps of all sources that are not removed and stores them.
func (d *Desk) find(ctx context.Context, s *state, p Progress) error {
	begun := time.Now()
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
		d.log.Info("compared", "all", !found, "overlaps", len(next.overlaps), "took", time.Since(begun))
		return nil
	}
}

// findOwed finds what is due since records of another workbench were taken in, be
// it just now or by a program that ended too early.
func (d *Desk) findOwed(ctx context.Context, p Progress) error {
	owed, err := d.file.Owed(ctx)
	if err != nil && !errors.Is(err, store.ErrDamaged) || err == nil && owed == "" {
		return err
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	if err := d.find(ctx, s, p); err != nil {
		return err
	}
	return d.file.Paid(ctx, owed)
}

// version is a state of the same sources that is free to be changed.
func (s *state) version() *state {
	next := *s
	next.sources, next.byRevision, next.named = s.sources.version(), s.byRevision.version(), s.named.version()
	next.compared, next.drawn = s.compared.version(), s.drawn.version()
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
	f := finding{in: s.sources, texts: s.compared, by: s.aliases.Key()}
	docs := d.documents(ctx, s)
	pieces := map[string][]byte{aliasPiece: []byte(f.by)}
	r, index, err := reuse.Build(ctx, docs, reuse.Options{Progress: func(done, total int) { p(say.T("finding"), done, total) }}, func(name string, blob []byte) error {
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
	o, err := d.text(ctx, s, src.revision)
	return src, o, err
}

// text is an opened text by its hash, with the zones that persons drew in it, to
// be compared by the workbench's aliases.
func (d *Desk) text(ctx context.Context, s *state, hash string) (*opened, error) {
	o, err := d.textWith(ctx, hash, s.drawn.get(hash))
	if err != nil {
		return nil, err
	}
	return o.by(s.aliases), nil
}

// textInPassing is the same of one text out of all of them: it does not take the
// place of those at hand.
func (d *Desk) textInPassing(ctx context.Context, s *state, hash string) (*opened, error) {
	zones := s.drawn.get(hash)
	o := d.texts.get(textKey{hash, zones.name()})
	if o == nil {
		var err error
		if o, err = d.readText(ctx, hash, zones); err != nil {
			return nil, err
		}
	}
	return o.by(s.aliases), nil
}

// textWith is an opened text with some zones drawn in it, nil for none.
func (d *Desk) textWith(ctx context.Context, hash string, zones *drawn) (*opened, error) {
	key := textKey{hash, zones.name()}
	if o := d.texts.get(key); o != nil {
		return o, nil
	}
	o, err := d.readText(ctx, hash, zones)
	if err == nil {
		d.texts.put(key, o)
	}
	return o, err
}

// readText opens a text out of the file.
func (d *Desk) readText(ctx context.Context, hash string, zones *drawn) (*opened, error) {
	r, err := d.file.Revision(ctx, hash)
	if err != nil {
		return nil, say.Errorf("a text could not be read: %w", err)
	}
	return openDrawn(r.Text, zones.spans()), nil
}
