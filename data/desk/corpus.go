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

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/ingest"
	"verbatim/data/reuse"
	"verbatim/data/store"
)

// Brought says what bringing in did.
type Brought struct {
	Sources  []string // ids of the new sources
	Already  []string // names of those whose text was here already
	Overlaps int      // new overlaps outside set phrases and boilerplate
}

// Bring stores sources as one step and finds their overlaps. A text that is
// here already is left alone. Where it is cancelled nothing is stored.
func (d *Desk) Bring(ctx context.Context, in []Incoming, p Progress) (Brought, error) {
	if p == nil {
		p = d.progress
	}
	return d.bring(ctx, in, causeBring, p)
}

func (d *Desk) bring(ctx context.Context, in []Incoming, cause string, p Progress) (Brought, error) {
	if err := d.writable(); err != nil {
		return Brought{}, err
	}
	d.corpus.Lock()
	defer d.corpus.Unlock()
	s, err := d.present(ctx)
	if err != nil {
		return Brought{}, err
	}
	arrived, brought, err := s.arrive(in)
	if err != nil || len(arrived) == 0 {
		return brought, err
	}
	var sets []store.Set
	for i, a := range arrived {
		p("keeping texts", i, len(arrived))
		if err := d.file.PutRevision(ctx, data.Revision{Hash: a.revision, Text: a.text}, a.original); err != nil {
			return Brought{}, plainly(err)
		}
		sets = append(sets, a.sets()...)
		brought.Sources = append(brought.Sources, a.id)
	}
	_, err = d.change(ctx, s, sets, p, func() ([]store.Event, error) {
		return d.apply(ctx, cause, sets...)
	})
	if err != nil {
		return Brought{}, err
	}
	if s, err = d.present(context.WithoutCancel(ctx)); err != nil {
		return brought, err
	}
	for _, o := range s.overlaps {
		if !o.Tier.Aside() && (slices.Contains(brought.Sources, o.sourceA) || slices.Contains(brought.Sources, o.sourceB)) {
			brought.Overlaps++
		}
	}
	return brought, nil
}

// arrival is a source on its way in.
type arrival struct {
	source
	text     string
	original []byte
}

func (a arrival) sets() []store.Set {
	set := func(field string, value json.RawMessage) store.Set {
		return store.Set{Kind: store.OfSource, ID: a.id, Field: field, Value: value}
	}
	return []store.Set{
		set(fieldName, encode(a.name)), set(fieldMeta, encodeMeta(a.meta)), set(fieldRevision, encode(a.revision)), set(fieldRemoved, nil),
	}
}

// arrive sorts what comes in into what is new, under a name of its own, and
// what is here already. A source's id is of its first text, so that the same
// text has the same id in every workbench.
func (s *state) arrive(in []Incoming) ([]arrival, Brought, error) {
	var out []arrival
	var brought Brought
	taken := map[string]bool{}
	for _, src := range s.sources {
		if !src.removed {
			taken[src.name] = true
		}
	}
	here := maps.Clone(s.byRevision)
	for _, x := range in {
		text, err := decent(x)
		if err != nil {
			return nil, Brought{}, err
		}
		hash := data.Hash(text)
		if _, ok := here[hash]; ok {
			brought.Already = append(brought.Already, x.Name)
			continue
		}
		id := "s" + hash[:16]
		here[hash] = id
		name := unique(cmp.Or(strings.TrimSpace(x.Name), x.Title, "pasted text"), taken)
		out = append(out, arrival{source{id: id, name: name, meta: x.Meta, revision: hash}, text, x.Original})
	}
	return out, brought, nil
}

// decent is the text as a revision holds it, or the mistake of a text that
// cannot be one.
func decent(in Incoming) (string, error) {
	text := strings.TrimPrefix(strings.ReplaceAll(strings.ToValidUTF8(in.Text, "\ufffd"), "\r\n", "\n"), "\ufeff")
	name := cmp.Or(in.Name, "the pasted text")
	switch {
	case strings.TrimSpace(text) == "":
		return "", mistake("There are no words in %s, so it was not brought in.", name)
	case len(text) > ingest.MaxText:
		return "", mistake("%s has %d MB of text; one source may have %d.", name, len(text)>>20, ingest.MaxText>>20)
	case strings.ContainsRune(text, 0):
		return "", mistake("%s holds characters with the code 0, so it is no text. Save it as plain text first.", name)
	}
	return text, soundDate(in.Date)
}

// SetMeta changes what is known of a source, as one step. A date may turn
// overlaps round, because A is the earlier side.
func (d *Desk) SetMeta(ctx context.Context, source string, m data.Meta) error {
	if err := d.writable(); err != nil {
		return err
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	if _, err := s.source(source); err != nil {
		return err
	}
	if err := soundDate(m.Date); err != nil {
		return err
	}
	return d.changeSources(ctx, causeMeta, store.Set{Kind: store.OfSource, ID: source, Field: fieldMeta, Value: encodeMeta(m)})
}

// Remove takes a source away, as one step; overlaps a person touched stay in
// the history.
func (d *Desk) Remove(ctx context.Context, source string) error {
	if err := d.writable(); err != nil {
		return err
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	if _, err := s.source(source); err != nil {
		return err
	}
	return d.changeSources(ctx, causeRemove, store.Set{Kind: store.OfSource, ID: source, Field: fieldRemoved, Value: encode(true)})
}

func (d *Desk) changeSources(ctx context.Context, cause string, sets ...store.Set) error {
	_, err := d.changeCorpus(ctx, sets, func() ([]store.Event, error) { return d.apply(ctx, cause, sets...) })
	return err
}

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
	d.forget()
	if err != nil {
		return nil, err
	}
	// Another process may have brought something in meanwhile. From here on it
	// is saved: being broken off only leaves the finding to the next change.
	if s, err = d.present(ctx); err == nil && !maps.Equal(s.compared(), searched) {
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
	d.forget()
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

// fields are a source's fields as they are stored.
func (s source) fields() map[string]json.RawMessage {
	f := map[string]json.RawMessage{}
	if s.id == "" {
		return f
	}
	f[fieldName], f[fieldMeta], f[fieldRevision] = encode(s.name), encodeMeta(s.meta), encode(s.revision)
	if s.removed {
		f[fieldRemoved] = encode(true)
	}
	return f
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
func (d *Desk) search(ctx context.Context, s *state, p Progress) ([]data.Overlap, map[string]int, error) {
	docs := slices.SortedFunc(maps.Values(s.compared()), func(x, y reuse.Document) int { return strings.Compare(x.Name, y.Name) })
	texts, err := d.openAll(ctx, docs, p)
	if err != nil {
		return nil, nil, err
	}
	r, err := reuse.Find(ctx, docs, reuse.Options{Progress: func(done, total int) { p("finding", done, total) }})
	if err != nil {
		return nil, nil, err
	}
	err = each(ctx, len(r.Overlaps), func(i int) {
		o := &r.Overlaps[i]
		tell(o, collate.Compare(texts[o.A.Revision].side(o.A.Passage), texts[o.B.Revision].side(o.B.Passage)))
	})
	left := map[string]int{}
	for _, l := range r.Left {
		left[l.Why] += l.Count
	}
	return r.Overlaps, left, err
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
