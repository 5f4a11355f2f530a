package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/ingest"
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
	fresh := map[string]bool{}
	if err := d.keep(ctx, arrived, p); err != nil {
		return Brought{}, err
	}
	for _, a := range arrived {
		sets = append(sets, a.sets()...)
		brought.Sources, fresh[a.id] = append(brought.Sources, a.id), true
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
	for id := range fresh {
		for _, o := range s.of.of(id) {
			if !o.Tier.Aside() && (o.sourceA == id || !fresh[o.sourceA]) {
				brought.Overlaps++
			}
		}
	}
	return brought, nil
}

// keptAtOnce is how many texts are made durable together: with some two
// hundred the disk's own time is no longer felt, and a window beside waits a
// moment only.
const keptAtOnce = 200

// keep stores the texts of what comes in.
func (d *Desk) keep(ctx context.Context, arrived []arrival, p Progress) error {
	done := 0
	for part := range slices.Chunk(arrived, keptAtOnce) {
		p("keeping texts", done, len(arrived))
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
	names := map[string]bool{}
	taken := func(name string) bool { return names[name] || s.named.get(name) != nil }
	arriving, earlier := map[string]bool{}, s.earlierTexts()
	for _, x := range in {
		text, err := decent(x)
		if err != nil {
			return nil, Brought{}, err
		}
		hash := data.Hash(text)
		if s.byRevision.get(hash) != "" || arriving[hash] || earlier[hash] {
			brought.Already = append(brought.Already, x.Name)
			continue
		}
		id := s.freshID(hash)
		arriving[hash] = true
		name := unique(cmp.Or(strings.TrimSpace(x.Name), x.Title, "pasted text"), taken)
		names[name] = true
		out = append(out, arrival{source{id: id, name: name, meta: x.Meta, revision: hash}, text, x.Original})
	}
	return out, brought, nil
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
