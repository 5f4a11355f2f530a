package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"verbatim/data"
	"verbatim/data/ingest"
	"verbatim/data/say"
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
	begun := time.Now()
	s, err := d.present(ctx)
	if err != nil {
		return Brought{}, err
	}
	arrived, brought, err := s.arrive(in)
	if err != nil || len(arrived) == 0 {
		return brought, err
	}
	if err := d.keep(ctx, arrived, p); err != nil {
		return Brought{}, err
	}
	var sets []store.Set
	for _, a := range arrived {
		sets = append(sets, a.sets()...)
	}
	_, err = d.change(ctx, s, sets, p, func() ([]store.Event, error) {
		return d.apply(ctx, cause, sets...)
	})
	if err != nil {
		return Brought{}, err
	}
	for _, a := range arrived {
		brought.Sources = append(brought.Sources, a.id)
	}
	brought.Overlaps, err = d.overlapsOf(context.WithoutCancel(ctx), brought.Sources)
	d.log.Info("brought in", "sources", len(brought.Sources), "already", len(brought.Already), "overlaps", brought.Overlaps, "took", time.Since(begun))
	return brought, err
}

// overlapsOf counts the overlaps of some sources outside set phrases and
// boilerplate.
func (d *Desk) overlapsOf(ctx context.Context, sources []string) (n int, err error) {
	s, err := d.present(ctx)
	if err != nil {
		return 0, err
	}
	fresh := map[string]bool{}
	for _, id := range sources {
		fresh[id] = true
	}
	for id := range fresh {
		for _, o := range s.of.of(id) {
			if !o.Tier.Aside() && (o.inA.id == id || !fresh[o.inA.id]) {
				n++
			}
		}
	}
	return n, nil
}

// keptAtOnce is how many texts are made durable together: with some two
// hundred the disk's own time is no longer felt, and a window beside waits a
// moment only.
const keptAtOnce = 200

// keep stores the texts of what comes in.
func (d *Desk) keep(ctx context.Context, arrived []arrival, p Progress) error {
	done := 0
	for part := range slices.Chunk(arrived, keptAtOnce) {
		p(say.T("keeping texts"), done, len(arrived))
		texts := make([]store.Kept, len(part))
		for i, a := range part {
			texts[i] = store.Kept{Revision: data.Revision{Hash: a.revision, Text: a.text}, Original: a.original}
		}
		if err := d.file.PutRevisions(ctx, texts); err != nil {
			return plainly(err)
		}
		done += len(part)
	}
	return nil
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
	sets := []store.Set{
		set(fieldName, encode(a.name)), set(fieldMeta, encodeMeta(a.meta, a.origins)), set(fieldRevision, encode(a.revision)), set(fieldRemoved, nil),
	}
	if zones := encodeDrawn(a.drawn); zones != nil {
		sets = append(sets, set(fieldZones, zones))
	}
	return sets
}

// drawnIn is the source with the zones that a person drew before it came in.
// They are of the text as it was read; one that had to be mended has others.
func (s source) drawnIn(x Incoming, text string) source {
	if len(x.Drawn) == 0 || text != x.Text {
		return s
	}
	return s.redrawn(s.revision, x.Drawn)
}

// arrive sorts what comes in into what is new, under a name of its own, and
// what is here already.
func (s *state) arrive(in []Incoming) ([]arrival, Brought, error) {
	var out []arrival
	var brought Brought
	w := s.welcome()
	for _, x := range in {
		text, err := decent(x)
		if err != nil {
			return nil, Brought{}, err
		}
		a, fresh := w.take(nameOf(x), x.Meta, x.Origins, data.Hash(text))
		if !fresh {
			brought.Already = append(brought.Already, x.Name)
			continue
		}
		a.text, a.original = text, x.Original
		a.source = a.source.drawnIn(x, text)
		out = append(out, a)
	}
	return out, brought, nil
}

// nameOf is what a source is to be called.
func nameOf(in Incoming) string { return cmp.Or(strings.TrimSpace(in.Name), in.Title, "pasted text") }

// welcome takes sources in beside those that are here.
type welcome struct {
	s       *state
	names   map[string]bool // of those taken in
	texts   map[string]bool
	earlier map[string]bool // texts that sources had before
}

func (s *state) welcome() *welcome {
	return &welcome{s, map[string]bool{}, map[string]bool{}, s.earlierTexts()}
}

// take gives a text an id and a name of its own; false where it is here already.
// The id is of the text, so that it is the same in every workbench.
func (w *welcome) take(name string, m data.Meta, from data.Origins, hash string) (arrival, bool) {
	if w.s.hereAs(hash) != nil || w.texts[hash] || w.earlier[hash] {
		return arrival{}, false
	}
	name = unique(name, func(name string) bool { return w.names[name] || w.s.named.get(name) != nil })
	w.texts[hash], w.names[name] = true, true
	return arrival{source: source{id: w.s.freshID(hash), name: name, meta: m, origins: from, revision: hash}}, true
}

// earlierTexts are the hashes of texts that sources had before those they have
// now.
func (s *state) earlierTexts() map[string]bool {
	all := map[string]bool{}
	for _, src := range s.sources.all() {
		for _, hash := range src.earlier {
			all[hash] = all[hash] || !src.removed
		}
	}
	return all
}

// freshID is the id of a source that comes in with this text: that of a removed
// one with the same text, which comes back, but not of one that has been given
// others since.
func (s *state) freshID(hash string) string {
	id := "s" + hash[:16]
	for src := s.sources.get(id); src != nil && src.earlier != nil; src = s.sources.get(id) {
		id = "s" + data.Hash(id)[:16]
	}
	return id
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
