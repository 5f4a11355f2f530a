package desk

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/store"
)

// Revised says what a new text of a source did.
type Revised struct {
	Same     bool     // it is the text that the source has: nothing was stored
	Absorbed string   // the id of a source that had this text, and was taken away as one with this one
	Kept     []string // ids of the overlaps that persons touched and that stand in it in the same words
	Stale    []string // of those that stand in it in other words
	Asked    []string // of those that may stand in it; see [Desk.SettlePlace]
	Orphaned []string // of those that do not stand in it
	Marks    int      // marks on quotations that went along to it
	Left     int      // marks on quotations that stayed with the text before
	Overlaps int      // overlaps of the source now, outside set phrases and boilerplate
}

// Revise gives a source a new text, as one step. The text before it stays, and
// what is known of the source does. Every passage of it that a person touched,
// in an overlap or by a mark, is looked up in the new text: it is attached to
// it where it is found, asked about where it may be, and else kept with the
// text in which it last stood. A verdict whose words changed is stale. Where it
// is cancelled nothing is stored.
//
// A text that another source has is taken from it, and that source away,
// unless a person has touched something in it; that is a [Mistake].
func (d *Desk) Revise(ctx context.Context, source string, in Incoming, p Progress) (Revised, error) {
	return d.reviseAs(ctx, source, in, nil, p)
}

// ReviseAs is Revise where also what is known of the source changes.
func (d *Desk) ReviseAs(ctx context.Context, source string, in Incoming, known Known, p Progress) (Revised, error) {
	return d.reviseAs(ctx, source, in, &known, p)
}

func (d *Desk) reviseAs(ctx context.Context, source string, in Incoming, known *Known, p Progress) (Revised, error) {
	if p == nil {
		p = d.progress
	}
	if err := d.writable(); err != nil {
		return Revised{}, err
	}
	text, err := decent(in)
	if err != nil {
		return Revised{}, err
	}
	d.corpus.Lock()
	defer d.corpus.Unlock()
	s, err := d.present(ctx)
	if err != nil {
		return Revised{}, err
	}
	src, err := s.source(source)
	if err != nil {
		return Revised{}, err
	}
	next := src
	if next.revision = data.Hash(text); next.revision == src.revision {
		return Revised{Same: true}, nil
	}
	next.earlier = append(slices.Clone(src.earlier), src.revision)
	if known != nil && known.Meta != src.meta {
		next.meta, next.origins = known.Meta, known.Origins
	}
	return d.revise(ctx, s, arrival{next, text, in.Original}, p)
}

// revise stores the source as it is from now on, with all that follows.
func (d *Desk) revise(ctx context.Context, s *state, next arrival, p Progress) (Revised, error) {
	if err := d.keep(ctx, []arrival{next}, p); err != nil {
		return Revised{}, err
	}
	var out Revised
	ofNext := func(field string, value any) store.Set {
		return store.Set{Kind: store.OfSource, ID: next.id, Field: field, Value: encode(value)}
	}
	f, err := d.follower(ctx, s, next.id, next.revision)
	if err != nil {
		return Revised{}, err
	}
	if next.source, err = f.zones(ctx, next.source); err != nil {
		return Revised{}, err
	}
	sets := []store.Set{ofNext(fieldRevision, next.revision), ofNext(fieldEarlier, next.earlier)}
	if next.meta != s.sources.get(next.id).meta {
		sets = append(sets, store.Set{Kind: store.OfSource, ID: next.id, Field: fieldMeta, Value: encodeMeta(next.meta, next.origins)})
	}
	if len(next.drawn) > 0 {
		sets = append(sets, store.Set{Kind: store.OfSource, ID: next.id, Field: fieldZones, Value: encodeDrawn(next.drawn)})
	}
	if out.Absorbed = s.holder(next.revision); out.Absorbed != "" {
		if err := d.untouched(ctx, s, out.Absorbed); err != nil {
			return Revised{}, err
		}
		sets = append(sets, store.Set{Kind: store.OfSource, ID: out.Absorbed, Field: fieldRemoved, Value: encode(true)})
	}
	// What persons touch while the overlaps are found is looked up too.
	_, err = d.change(ctx, s, sets, p, func() ([]store.Event, error) {
		all, err := f.sets(ctx, p, &out)
		if err != nil {
			return nil, err
		}
		return d.apply(ctx, causeRevise, append(sets, all...)...)
	})
	if err != nil {
		return Revised{}, err
	}
	if s, err = d.present(context.WithoutCancel(ctx)); err != nil {
		return out, err
	}
	for _, o := range s.of.of(next.id) {
		if !o.Tier.Aside() {
			out.Overlaps++
		}
	}
	return out, nil
}

// holder is the id of the source whose newest text has this hash, or empty.
func (s *state) holder(hash string) string {
	if src := s.hereAs(hash); src != nil {
		return src.id
	}
	return ""
}

// untouched is the mistake of taking a source away in which persons have
// touched something.
func (d *Desk) untouched(ctx context.Context, s *state, id string) error {
	src, err := s.source(id)
	if err != nil {
		return err
	}
	touched := len(s.marksOf(src)) > 0
	overlaps, err := d.touchedFields(ctx)
	if err != nil {
		return err
	}
	for _, fields := range overlaps {
		if raw := fields[fieldOverlap]; !isNull(raw) {
			f, err := decode[frozen](raw)
			if err != nil {
				return err
			}
			touched = touched || f.A.Source == id || f.B.Source == id
		}
	}
	if touched {
		return mistake("This text is here already as “%s”, and there are verdicts or marks on it. Keep both, or undo those first.", src.name)
	}
	return nil
}

// sets are what follows for all that persons touched in the source.
func (f *follower) sets(ctx context.Context, p Progress, out *Revised) ([]store.Set, error) {
	overlaps, err := f.overlaps(ctx, p, out)
	if err != nil {
		return nil, err
	}
	marks, err := f.marks(ctx, out)
	return append(overlaps, marks...), err
}

// overlaps are the sets that follow for what persons touched in the source,
// whether its other side is listed or not.
func (f *follower) overlaps(ctx context.Context, p Progress, out *Revised) ([]store.Set, error) {
	things, err := f.d.touchedFields(ctx)
	if err != nil {
		return nil, err
	}
	var sets []store.Set
	for n, id := range slices.Sorted(maps.Keys(things)) {
		p(say.T("looking passages up"), n, len(things))
		fields := things[id]
		if isNull(fields[fieldOverlap]) {
			continue
		}
		was, err := decode[frozen](fields[fieldOverlap])
		if err != nil {
			return nil, err
		}
		if was.A.Source != f.source && was.B.Source != f.source {
			continue
		}
		more, worst, err := f.overlap(ctx, id, was, fields)
		if err != nil {
			return nil, err
		}
		sets = append(sets, more...)
		ids := map[Standing]*[]string{Steady: &out.Kept, Reworded: &out.Stale, Doubtful: &out.Asked, Orphan: &out.Orphaned}[worst]
		*ids = append(*ids, id)
	}
	return sets, nil
}

// overlap follows one overlap: the sets, and how the source's side stands.
func (f *follower) overlap(ctx context.Context, id string, was frozen, fields map[string]json.RawMessage) (sets []store.Set, worst Standing, err error) {
	judged := false
	for field, raw := range fields {
		_, verdict := reviewerOf(field)
		judged = judged || verdict && !isNull(raw)
	}
	next, moved, news := was, false, false
	next.Added = slices.Clone(was.Added)
	for i, side := range []*frozenSide{&next.A, &next.B} {
		if side.Source != f.source {
			continue
		}
		had := *side
		after, of, err := f.follow(ctx, had, judged)
		if err != nil {
			return nil, worst, err
		}
		if i == 1 && next.A.Revision == after.Revision && next.A.passage().Common(after.passage()) > 0 && had.Revision != after.Revision {
			after, of = had, nil // both passages of one source cannot stand in one place
			after.Asks, after.Lost = nil, f.revision
		}
		if *side = after; of != nil {
			moved, next.Added = true, addedMoved(next.Added, i, had, after, of)
		}
		st := after.standing()
		if st.Worse(worst) {
			worst = st
		}
		news = news || st != Steady && (st != had.standing() || st == Doubtful || st == Reworded && of != nil)
	}
	if moved {
		if next, err = f.d.remeasured(ctx, f.s, id, next); err != nil {
			return nil, worst, err
		}
	}
	status, err := statusIn(fields)
	if err != nil {
		return nil, worst, err
	}
	clean := next.A.standing() == Steady && next.B.standing() == Steady
	switch {
	case clean && status == data.Stale && next.Held != "":
		status, next.Held = next.Held, ""
	case news && status != data.Stale:
		status, next.Held = data.Stale, status
	}
	return []store.Set{ofOverlap(id, fieldOverlap, encode(next)), ofOverlap(id, fieldStatus, encode(status))}, worst, nil
}

// statusIn is the status that an overlap's fields give.
func statusIn(fields map[string]json.RawMessage) (data.Status, error) {
	if raw := fields[fieldStatus]; !isNull(raw) {
		return decode[data.Status](raw)
	}
	return data.Open, nil
}

// addedMoved is what was added by hand to side A (0) or B (1), at the places
// where it stands now; what is gone can no longer be taken away.
func addedMoved(all []added, side int, was, now frozenSide, of []int) []added {
	for i := range all {
		at := &all[i].A
		if side == 1 {
			at = &all[i].B
		}
		if *at == nil {
			continue
		}
		n := slices.IndexFunc(of, func(n int) bool { return was.Spans[n] == **at })
		if *at = nil; n >= 0 {
			*at = &[2]int{now.Spans[n][0], now.Spans[n][1]}
		}
	}
	return slices.DeleteFunc(all, func(a added) bool { return a.A == nil && a.B == nil })
}

// remeasured is a touched overlap with its figures for the places it stands at.
func (d *Desk) remeasured(ctx context.Context, s *state, id string, f frozen) (frozen, error) {
	side := func(x frozenSide) data.Side {
		return data.Side{Revision: x.Revision, Passage: x.passage(), Quoted: x.Quoted, Zone: x.Zone}
	}
	k := known{
		Found: &store.Found{Overlap: data.Overlap{
			ID: id, A: side(f.A), B: side(f.B), Within: f.A.Source == f.B.Source, Tier: f.Tier, Score: f.Score, ByChance: f.ByChance,
		}},
		inA: &source{id: f.A.Source}, inB: &source{id: f.B.Source}, foundBy: f.FoundBy, touched: &f,
	}
	return d.measured(ctx, s, k, f.Added)
}

// marks are the sets that follow for marks on quotations of the source. A mark
// goes along where its quotation stands in the new text; its id is of the place.
func (f *follower) marks(ctx context.Context, out *Revised) ([]store.Set, error) {
	things, err := f.d.file.Fields(ctx, ofQuotation)
	if err != nil {
		return nil, err
	}
	var sets []store.Set
	for _, id := range slices.Sorted(maps.Keys(things)) {
		raw := things[id][fieldMark]
		if isNull(raw) {
			continue
		}
		m, err := decode[markJSON](raw)
		if err != nil {
			return nil, err
		}
		if m.Of.Source != f.source {
			continue
		}
		after, _, err := f.follow(ctx, m.Of, true)
		if err != nil {
			return nil, err
		}
		m.Of, m.ID = after, quotationID(after.Revision, after.passage()[0])
		if m.ID != id {
			sets = append(sets, store.Set{Kind: ofQuotation, ID: id, Field: fieldMark})
		}
		sets = append(sets, store.Set{Kind: ofQuotation, ID: m.ID, Field: fieldMark, Value: encode(m)})
		if after.Revision == f.revision {
			out.Marks++
		} else {
			out.Left++
		}
	}
	return sets, nil
}
