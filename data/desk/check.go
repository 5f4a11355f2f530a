package desk

import (
	"context"
	"maps"
	"slices"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/store"
)

// Report is what Check found.
type Report struct {
	Events, Sources, Verdicts int
	Problems                  []string // sentences; empty when all is well
}

// Check verifies the whole workbench: the file itself as package store does,
// the text of every source, and that each passage a person touched still
// stands where it stood.
func (d *Desk) Check(ctx context.Context, p Progress) (Report, error) {
	if p == nil {
		p = d.progress
	}
	var r Report
	problems, err := d.file.Check(ctx, func(done, total int) { p(say.T("checking records"), done, total) })
	if err != nil {
		return r, err
	}
	for _, x := range problems {
		r.Problems = append(r.Problems, sentence(x.Where+": "+x.What))
	}
	for _, kind := range []store.Kind{store.OfSource, store.OfOverlap, ofQuotation, ofStub, store.OfSetting} {
		events, err := d.file.Events(ctx, kind, "")
		if err != nil {
			return r, d.broken(ctx, &r, say.T("The events of every %s", string(kind)), err)
		}
		r.Events += len(events)
	}
	sources, err := d.file.Fields(ctx, store.OfSource)
	if err != nil {
		return r, d.broken(ctx, &r, say.T("The list of sources"), err)
	}
	s := &state{}
	for i, id := range slices.Sorted(maps.Keys(sources)) {
		p(say.T("checking texts"), i, len(sources))
		if err := s.setSource(id, sources[id]); err != nil {
			r.problem("The source %s cannot be read: %v", id, err)
			continue
		}
		src := s.here(id)
		if src == nil {
			continue
		}
		r.Sources++
		if _, err := d.file.Revision(ctx, src.revision); err != nil {
			r.problem("The text of %s cannot be read: %v", src.label(), err)
		}
	}
	overlaps, err := d.touchedFields(ctx)
	if err != nil {
		return r, d.broken(ctx, &r, say.T("The list of overlaps"), err)
	}
	for _, id := range slices.Sorted(maps.Keys(overlaps)) {
		for field, raw := range overlaps[id] {
			if _, ok := reviewerOf(field); ok && !isNull(raw) {
				r.Verdicts++
				if _, err := decodeVerdict(id, raw); err != nil {
					r.problem("A verdict on the overlap %s cannot be read: %v", id, err)
				}
			}
			if _, ok := taggerOf(field); ok && !isNull(raw) {
				if _, err := decode[[]string](raw); err != nil {
					r.problem("The tags of the overlap %s cannot be read: %v", id, err)
				}
			}
		}
		if raw := overlaps[id][fieldOverlap]; !isNull(raw) {
			d.checkOverlap(ctx, &r, id, raw)
		}
	}
	marks, err := d.file.Fields(ctx, ofQuotation)
	if err != nil {
		return r, d.broken(ctx, &r, say.T("The list of marked quotations"), err)
	}
	for _, id := range slices.Sorted(maps.Keys(marks)) {
		if raw := marks[id][fieldMark]; !isNull(raw) {
			d.checkMark(ctx, &r, id, raw)
		}
	}
	if err := d.readStubs(ctx, s); err != nil {
		return r, d.broken(ctx, &r, say.T("The list of sources not held"), err)
	}
	if err := d.settings(ctx, s); err != nil {
		return r, d.broken(ctx, &r, say.T("What the workbench is set to"), err)
	}
	return r, ctx.Err()
}

func (r *Report) problem(format say.Text, args ...any) {
	r.Problems = append(r.Problems, sentence(say.T(format, args...)))
}

// broken notes what could not be read at all; only the end of the context is
// an error of the check itself.
func (d *Desk) broken(ctx context.Context, r *Report, what string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	r.problem("%s cannot be read: %v", what, err)
	return nil
}

func (d *Desk) checkOverlap(ctx context.Context, r *Report, id string, raw []byte) {
	f, err := decode[frozen](raw)
	if err != nil {
		r.problem("The overlap %s cannot be read: %v", id, err)
		return
	}
	d.checkPassages(ctx, r, say.T("overlap %s", id), f.A, f.B)
}

func (d *Desk) checkMark(ctx context.Context, r *Report, id string, raw []byte) {
	m, err := decode[markJSON](raw)
	if err == nil {
		_, err = m.marked()
	}
	if err != nil {
		r.problem("The mark on the quotation %s cannot be read: %v", id, err)
		return
	}
	d.checkPassages(ctx, r, say.T("quotation %s", id), m.Of)
}

// checkPassages looks whether the passages' own words stand at their places.
func (d *Desk) checkPassages(ctx context.Context, r *Report, what string, sides ...frozenSide) {
	for _, side := range sides {
		for _, w := range []*wording{side.wording(), side.Was, side.Asks} {
			if w != nil {
				d.checkWording(ctx, r, what, *w)
			}
		}
	}
}

func (d *Desk) checkWording(ctx context.Context, r *Report, what string, w wording) {
	text, err := d.file.Revision(ctx, w.Revision)
	if err != nil {
		r.problem("The text under the %s cannot be read: %v", what, err)
		return
	}
	if len(w.Text) != len(w.Spans) {
		r.problem("The %s has %d spans and %d texts", what, len(w.Spans), len(w.Text))
		return
	}
	for i, sp := range w.Spans {
		if got := (data.Span{Start: sp[0], End: sp[1]}).Of(text.Text); got != w.Text[i] {
			r.problem("The %s was touched where the text read “%s”, and “%s” stands there now", what, clip(w.Text[i], 60), clip(got, 60))
		}
	}
}
