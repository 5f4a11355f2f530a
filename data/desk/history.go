package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/store"
)

// History is the events of an overlap, or of a quotation by its id in
// [Desk.Checklist], oldest first, with whole values: verdicts with their
// overall, spans in code points.
func (d *Desk) History(ctx context.Context, overlap string) ([]data.Event, error) {
	kind := store.OfOverlap
	if strings.HasPrefix(overlap, "q") {
		kind = ofQuotation
	}
	events, err := d.file.Events(ctx, kind, overlap)
	if err != nil {
		return nil, err
	}
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	if k := s.at.get(overlap); k != nil && s.hides(k, d.Reviewer()) {
		events = slices.DeleteFunc(events, ofVerdict)
	} else if s.blind {
		events = slices.DeleteFunc(events, func(e store.Event) bool { // what waits for another's verdict
			who, ok := taggerOf(e.Field)
			return ok && who != d.Reviewer() && (k == nil || given(k.verdicts, who) < 0)
		})
	}
	out := make([]data.Event, len(events))
	for i, e := range events {
		h := data.Event{ID: e.ID, Overlap: overlap, At: e.At, Who: e.Who, Field: e.Field, Cause: e.Cause, Undoes: e.Undoes}
		told := func(raw json.RawMessage) (string, error) { return plainValue(raw), nil }
		if reviewer, ok := reviewerOf(e.Field); ok {
			h.Field, h.Verdict = "verdict", verdictID(overlap, reviewer)
			told = func(raw json.RawMessage) (string, error) { return verdictTold(s.scale, overlap, raw) }
		} else if _, ok := taggerOf(e.Field); ok {
			h.Field = "tags"
		} else if e.Field == fieldSettled {
			h.Verdict = settledID(overlap)
			told = func(raw json.RawMessage) (string, error) { return verdictTold(s.scale, overlap, raw) }
		} else if e.Field == fieldOverlap {
			h.Field = "spans"
			told = func(raw json.RawMessage) (string, error) { return d.spansTold(ctx, raw) }
		} else if e.Field == fieldMark {
			told = func(raw json.RawMessage) (string, error) { return d.markTold(ctx, raw) }
		}
		if h.Before, err = told(e.Before); err != nil {
			return nil, err
		}
		if h.After, err = told(e.Value); err != nil {
			return nil, err
		}
		out[i] = h
	}
	return out, nil
}

// ofVerdict tells the events that say how a reviewer judged.
func ofVerdict(e store.Event) bool {
	_, ok := reviewerOf(e.Field)
	_, tags := taggerOf(e.Field)
	return ok || tags || e.Field == fieldStatus || e.Field == fieldSettled
}

func plainValue(raw json.RawMessage) string {
	if isNull(raw) {
		return "null"
	}
	return string(raw)
}

// verdictTold is a stored verdict with what follows from it.
func verdictTold(scale data.Scale, overlap string, raw json.RawMessage) (string, error) {
	if isNull(raw) {
		return "null", nil
	}
	v, err := decodeVerdict(overlap, raw)
	if err != nil {
		return "", err
	}
	j, err := decode[verdictJSON](raw)
	if err != nil {
		return "", err
	}
	overall := v.Overall().In(scale)
	j.Overall = overall.Label
	if overall.Rating > 0 {
		j.Rating = &overall.Rating
	}
	return string(encode(j)), nil
}

// spansTold is a stored overlap in code points.
func (d *Desk) spansTold(ctx context.Context, raw json.RawMessage) (string, error) {
	if isNull(raw) {
		return "null", nil
	}
	f, err := decode[frozen](raw)
	if err != nil {
		return "", err
	}
	var added []added
	sides := []*frozenSide{&f.A, &f.B}
	points := make([]data.Points, len(sides))
	for i, s := range sides {
		if points[i], err = d.toPoints(ctx, s); err != nil {
			return "", err
		}
	}
	for _, a := range f.Added {
		if a.A != nil {
			*a.A = inPoints(points[0], *a.A)
		}
		if a.B != nil {
			*a.B = inPoints(points[1], *a.B)
		}
		added = append(added, a)
	}
	f.Added = added
	return string(encode(f)), nil
}

// markTold is a stored mark in code points.
func (d *Desk) markTold(ctx context.Context, raw json.RawMessage) (string, error) {
	if isNull(raw) {
		return "null", nil
	}
	m, err := decode[markJSON](raw)
	if err == nil {
		_, err = d.toPoints(ctx, &m.Of)
	}
	return string(encode(m)), err
}

// toPoints turns the spans of a side into code points.
func (d *Desk) toPoints(ctx context.Context, s *frozenSide) (data.Points, error) {
	o, err := d.textWith(ctx, s.Revision, nil)
	if err != nil {
		return data.Points{}, err
	}
	p := data.NewPoints(o.doc.Text)
	for i, sp := range s.Spans {
		s.Spans[i] = inPoints(p, sp)
	}
	for _, w := range []*wording{s.Was, s.Asks} {
		if w == nil {
			continue
		}
		other, err := d.textWith(ctx, w.Revision, nil)
		if err != nil {
			return p, err
		}
		points := data.NewPoints(other.doc.Text)
		for i, sp := range w.Spans {
			w.Spans[i] = inPoints(points, sp)
		}
	}
	return p, nil
}

func inPoints(p data.Points, s [2]int) [2]int {
	sp := p.Span(data.Span{Start: s[0], End: s[1]})
	return [2]int{sp.Start, sp.End}
}
