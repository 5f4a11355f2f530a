package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/store"
)

// source is one source, removed or not.
type source struct {
	id, name string
	meta     data.Meta
	origins  data.Origins // of the fields of meta
	revision string
	earlier  []string // the hashes of the texts it had before, oldest first
	removed  bool
	drawn    map[string]*drawn // the zones that persons drew, by the hash of the text
}

func (s source) label() string { return data.Source{Name: s.name, Meta: s.meta}.Label() }

// data is the source with one of its revisions.
func (s source) data(o *opened, revision string) data.Source {
	return data.Source{ID: s.id, Name: s.name, Meta: s.meta, Origins: s.origins, Revision: data.Revision{Hash: revision, Text: o.doc.Text}}
}

// fields are a source's fields as they are stored; none of one that is not there.
func (s *source) fields() map[string]json.RawMessage {
	f := map[string]json.RawMessage{}
	if s == nil {
		return f
	}
	f[fieldName], f[fieldMeta], f[fieldRevision] = encode(s.name), encodeMeta(s.meta, s.origins), encode(s.revision)
	if s.removed {
		f[fieldRemoved] = encode(true)
	}
	if s.earlier != nil {
		f[fieldEarlier] = encode(s.earlier)
	}
	if len(s.drawn) > 0 {
		f[fieldZones] = encodeDrawn(s.drawn)
	}
	return f
}

// shows tells one of the source's texts with the zones drawn in it from all others.
func (s source) shows(revision string) string { return revision + " " + s.drawn[revision].name() }

// SourceRow is one source in the list.
type SourceRow struct {
	ID, Name  string
	Meta      data.Meta
	Origins   data.Origins // of the fields of Meta
	Shows     string       // as [Reading].Shows
	Words     int
	Bytes     int
	Overlaps  int         // outside set phrases and boilerplate
	Elsewhere []data.Span // stretches that stand elsewhere too, in order
}

// sourceList is the list as it was last made.
type sourceList struct {
	of   *state
	rows []SourceRow
}

// holds tells that the list of a later state is the same: a verdict changes
// nothing that it tells.
func (l sourceList) holds(later *state) bool {
	return l.of != nil && len(differing(l.of.sources, later.sources)) == 0 && slices.EqualFunc(l.of.overlaps, later.overlaps, (*known).kinAs)
}

// Sources lists all sources by label. The rows are shared and must not be changed.
func (d *Desk) Sources(ctx context.Context) ([]SourceRow, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	l := d.listed
	d.mu.Unlock()
	if !l.holds(s) {
		rows, err := d.sourceRows(ctx, s)
		if err != nil {
			return nil, err
		}
		l = sourceList{s, rows}
		d.mu.Lock()
		d.listed = l
		d.mu.Unlock()
	}
	return l.rows, nil
}

func (d *Desk) sourceRows(ctx context.Context, s *state) ([]SourceRow, error) {
	shown := s.shown()
	sizes, err := d.sizes(ctx, shown)
	if err != nil {
		return nil, err
	}
	type tally struct {
		*source
		overlaps, room int
		spans          []data.Span
	}
	tallies, of := make([]tally, len(shown)), make(map[*source]*tally, len(shown))
	for i, src := range shown {
		tallies[i].source = src
		of[src] = &tallies[i]
	}
	sides := make([]*tally, 0, 2*len(s.overlaps)) // of what is listed, A and B
	for _, k := range s.overlaps {
		a, b := of[k.inA], of[k.inB]
		if k.Tier.Aside() {
			a, b = nil, nil
		}
		if sides = append(sides, a, b); a == nil || b == nil {
			continue
		}
		a.overlaps++
		if a != b {
			b.overlaps++
		}
		a.room, b.room = a.room+len(k.A.Passage), b.room+len(k.B.Passage)
	}
	for i := range tallies {
		if n := tallies[i].room; n > 0 {
			tallies[i].spans = make([]data.Span, 0, n) // grown one by one they cost more than all else
		}
	}
	for i, k := range s.overlaps {
		a, b := sides[2*i], sides[2*i+1]
		if a != nil && b != nil {
			// A passage that a newer text has not stands in an earlier one.
			if k.A.Revision == a.revision {
				a.spans = append(a.spans, k.A.Passage...)
			}
			if k.B.Revision == b.revision {
				b.spans = append(b.spans, k.B.Passage...)
			}
		}
	}
	rows := make([]SourceRow, len(shown))
	for i, t := range tallies {
		size := sizes[t.revision]
		rows[i] = SourceRow{
			ID: t.id, Name: t.name, Meta: t.meta, Origins: t.origins, Shows: t.shows(t.revision), Words: size.Words, Bytes: size.Bytes,
			Overlaps: t.overlaps, Elsewhere: merged(t.spans),
		}
	}
	return rows, nil
}

// merged is the spans in order, those that touch made one, in the room that they had.
func merged(spans []data.Span) []data.Span {
	slices.SortFunc(spans, func(x, y data.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	out := spans[:0]
	for _, sp := range spans {
		if n := len(out); n > 0 && sp.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, sp.End)
			continue
		}
		out = append(out, sp)
	}
	return out
}

// Read opens one source.
func (d *Desk) Read(ctx context.Context, source string) (*Reading, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	src, o, err := d.textOf(ctx, s, source)
	if err != nil {
		return nil, err
	}
	return o.readingOf(&src, src.revision), nil
}

// Revision is a text that a source has or had, by its hash.
func (d *Desk) Revision(ctx context.Context, hash string) (data.Revision, error) {
	r, err := d.file.Revision(ctx, hash)
	if err != nil {
		return r, say.Errorf("a text could not be read: %w", err)
	}
	return r, nil
}

// SourceNamed is the id of the source of that name, or of that id; without one
// the error is a [Mistake].
func (d *Desk) SourceNamed(ctx context.Context, name string) (string, error) {
	s, err := d.present(ctx)
	if err != nil {
		return "", err
	}
	for _, src := range s.shown() {
		if src.name == name || src.id == name {
			return src.id, nil
		}
	}
	return "", mistake("No source here is called “%s”.", name)
}

// shown are the sources that are not removed, by what a person calls them.
func (s *state) shown() []*source {
	type called struct {
		*source
		by string
	}
	var here []called
	for _, src := range s.sources.all() {
		if !src.removed {
			here = append(here, called{src, strings.ToLower(src.label())})
		}
	}
	slices.SortFunc(here, func(x, y called) int {
		return cmp.Or(strings.Compare(x.by, y.by), strings.Compare(x.name, y.name), strings.Compare(x.id, y.id))
	})
	sorted := make([]*source, len(here))
	for i, x := range here {
		sorted[i] = x.source
	}
	return sorted
}

// SetMeta changes what is known of a source, as one step; what it changes was
// typed from now on. A date may turn overlaps round, because A is the earlier
// side.
func (d *Desk) SetMeta(ctx context.Context, source string, m data.Meta) error {
	if err := d.writable(); err != nil {
		return err
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	src, err := s.source(source)
	if err != nil {
		return err
	}
	if err := soundDate(m.Date); err != nil {
		return err
	}
	if m == src.meta {
		return nil
	}
	value := encodeMeta(m, src.origins.Typed(src.meta, m))
	return d.changeSources(ctx, causeMeta, store.Set{Kind: store.OfSource, ID: source, Field: fieldMeta, Value: value})
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
	_, err := d.changeCorpus(ctx, sets, d.progress, func() ([]store.Event, error) { return d.apply(ctx, cause, sets...) })
	return err
}
