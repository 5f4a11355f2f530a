package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/store"
)

// drawn are the zones that persons drew in one text, in the order in which they
// lie over each other. It is immutable; nil is none.
type drawn struct {
	zones []data.ZoneSpan
	key   string // another one for other zones
}

func (z *drawn) spans() []data.ZoneSpan {
	if z == nil {
		return nil
	}
	return z.zones
}

func (z *drawn) name() string {
	if z == nil {
		return ""
	}
	return z.key
}

// newDrawn is nil where there are no zones.
func newDrawn(zones []data.ZoneSpan) *drawn {
	if len(zones) == 0 {
		return nil
	}
	return &drawn{zones, data.Hash(string(encode(zones)))[:16]}
}

// drawnJSON is one zone as it is stored on its source; offsets are bytes.
type drawnJSON struct {
	Revision string    `json:"revision"`
	Kind     data.Zone `json:"kind"`
	Span     [2]int    `json:"span"`
}

func encodeDrawn(by map[string]*drawn) json.RawMessage {
	var out []drawnJSON
	for _, hash := range slices.Sorted(maps.Keys(by)) {
		for _, z := range by[hash].spans() {
			out = append(out, drawnJSON{hash, z.Kind, [2]int{z.Span.Start, z.Span.End}})
		}
	}
	if out == nil {
		return nil
	}
	return encode(out)
}

func decodeDrawn(raw json.RawMessage) (map[string]*drawn, error) {
	if isNull(raw) {
		return nil, nil
	}
	all, err := decode[[]drawnJSON](raw)
	if err != nil {
		return nil, err
	}
	zones := map[string][]data.ZoneSpan{}
	for _, z := range all {
		zones[z.Revision] = append(zones[z.Revision], data.ZoneSpan{Kind: z.Kind, Span: data.Span{Start: z.Span[0], End: z.Span[1]}})
	}
	out := make(map[string]*drawn, len(zones))
	for hash, z := range zones {
		out[hash] = newDrawn(z)
	}
	return out, nil
}

// document is the name by which the source's text is compared: another name of
// the source is no other document, other zones are.
func (s *source) document() string {
	if z := s.drawn[s.revision]; z != nil {
		return s.id + " " + z.key
	}
	return s.id
}

// sourceOf is the id of the source whose text has this name.
func sourceOf(document string) string {
	id, _, _ := strings.Cut(document, " ")
	return id
}

// redrawn is the source with other zones drawn in one of its texts.
func (s source) redrawn(hash string, zones []data.ZoneSpan) source {
	s.drawn = maps.Clone(s.drawn)
	if s.drawn == nil {
		s.drawn = map[string]*drawn{}
	}
	if s.drawn[hash] = newDrawn(zones); s.drawn[hash] == nil {
		delete(s.drawn, hash)
	}
	return s
}

// zones draws in the source's new text the zones that persons drew in the one
// before, where those stretches stand in it, unless it has zones of its own from
// an earlier time.
func (f *follower) zones(ctx context.Context, next source) (source, error) {
	before := next.earlier[len(next.earlier)-1]
	if next.drawn[before] == nil || next.drawn[f.revision] != nil {
		return next, nil
	}
	l, err := f.locator(ctx, before)
	if err != nil {
		return next, err
	}
	var zones []data.ZoneSpan
	for _, z := range next.drawn[before].spans() {
		at := l.Locate(data.Passage{z.Span})
		if at.Fate() != collate.Reattached {
			continue
		}
		if stretch := f.changed.doc.ZoneStretch(at.Passage[0]); !stretch.Empty() {
			zones = drawnOver(zones, stretch, z.Kind)
		}
	}
	next = next.redrawn(f.revision, zones)
	o, err := f.d.textWith(ctx, f.revision, next.drawn[f.revision])
	if err == nil {
		f.changed = o.by(f.s.aliases)
	}
	return next, err
}

// DrawZone says what a stretch of a source is, in place of what the program says
// of it, as one step; an empty kind gives the stretch back to the program. The
// stretch is made up to whole words. The source is compared again, and what
// persons touched in it is told with its new zones. Where the stretch is of that
// kind already there is no step.
func (d *Desk) DrawZone(ctx context.Context, spot Spot, kind data.Zone) error {
	if err := d.writable(); err != nil {
		return err
	}
	if kind != "" && !slices.Contains(data.Zones, kind) {
		return mistake("There is no zone “%s”. A stretch is title, deck, body, caption, comments or boilerplate.", kind)
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	src, o, err := d.textOf(ctx, s, spot.Source)
	if err != nil {
		return err
	}
	if spot.Span.Start < 0 || spot.Span.End > len(o.doc.Text) || spot.Span.Empty() {
		return mistake("Nothing is selected.")
	}
	stretch := o.doc.ZoneStretch(spot.Span)
	if stretch.Empty() {
		return mistake("There is no word in the selection.")
	}
	zones := drawnOver(src.drawn[src.revision].spans(), stretch, kind)
	next, err := d.textWith(ctx, src.revision, newDrawn(zones))
	if err != nil {
		return err
	}
	if slices.Equal(next.doc.Zones(), o.doc.Zones()) {
		return nil
	}
	sets, err := d.rezoned(ctx, s, src, next)
	if err != nil {
		return err
	}
	value := encodeDrawn(src.redrawn(src.revision, zones).drawn)
	sets = append([]store.Set{{Kind: store.OfSource, ID: src.id, Field: fieldZones, Value: value}}, sets...)
	return d.changeSources(ctx, causeZone, sets...)
}

// drawnOver are zones with a stretch of them drawn anew: what lies under it is
// gone.
func drawnOver(zones []data.ZoneSpan, stretch data.Span, kind data.Zone) (out []data.ZoneSpan) {
	for _, z := range zones {
		for _, rest := range []data.Span{
			{Start: z.Span.Start, End: min(z.Span.End, stretch.Start)},
			{Start: max(z.Span.Start, stretch.End), End: z.Span.End},
		} {
			if rest.Start < rest.End {
				out = append(out, data.ZoneSpan{Kind: z.Kind, Span: rest})
			}
		}
	}
	if kind != "" {
		out = append(out, data.ZoneSpan{Kind: kind, Span: stretch})
	}
	slices.SortFunc(out, func(x, y data.ZoneSpan) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	return out
}

// rezoned are the sets by which overlaps of the source that persons touched are
// told with the zones that its text has now, whether the other side is listed or
// not.
func (d *Desk) rezoned(ctx context.Context, s *state, src source, now *opened) ([]store.Set, error) {
	things, err := d.touchedFields(ctx)
	if err != nil {
		return nil, err
	}
	var sets []store.Set
	for _, id := range slices.Sorted(maps.Keys(things)) {
		raw := things[id][fieldOverlap]
		if isNull(raw) {
			continue
		}
		f, err := decode[frozen](raw)
		if err != nil {
			return nil, err
		}
		changed := false
		for _, side := range []*frozenSide{&f.A, &f.B} {
			if side.Source == src.id && side.Revision == src.revision {
				zone := now.doc.Zone(side.passage())
				changed = changed || zone != side.Zone
				side.Zone = zone
			}
		}
		if !changed {
			continue
		}
		if f.Tier, err = d.tierIn(ctx, s, f); err != nil {
			return nil, err
		}
		sets = append(sets, ofOverlap(id, fieldOverlap, encode(f)))
	}
	return sets, nil
}

// tierIn is the tier of a touched overlap whose sides have other zones now:
// what stands in the furniture of a page is boilerplate, and what stood there
// gets the tier of its wording back.
func (d *Desk) tierIn(ctx context.Context, s *state, f frozen) (data.Tier, error) {
	switch {
	case f.A.Zone == data.ZoneBoilerplate || f.B.Zone == data.ZoneBoilerplate:
		return data.TierBoilerplate, nil
	case f.Tier != data.TierBoilerplate:
		return f.Tier, nil
	}
	a, err := d.text(ctx, s, f.A.Revision)
	if err != nil {
		return "", err
	}
	b, err := d.text(ctx, s, f.B.Revision)
	if err != nil {
		return "", err
	}
	if err := cmp.Or(a.holds(f.A.passage()), b.holds(f.B.passage())); err != nil {
		return "", err
	}
	return tierOf(collate.Compare(a.side(f.A.passage()), b.side(f.B.passage()))), nil
}
