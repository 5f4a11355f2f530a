package desk

import (
	"context"
	"encoding/json"

	"verbatim/data"
	"verbatim/data/store"
)

// History is the overlap's events, oldest first, with whole values: verdicts
// with their overall, spans in code points.
func (d *Desk) History(ctx context.Context, overlap string) ([]data.Event, error) {
	events, err := d.file.Events(ctx, store.OfOverlap, overlap)
	if err != nil {
		return nil, err
	}
	out := make([]data.Event, len(events))
	for i, e := range events {
		h := data.Event{ID: e.ID, Overlap: overlap, At: e.At, Who: e.Who, Field: e.Field, Cause: e.Cause, Undoes: e.Undoes}
		told := func(raw json.RawMessage) (string, error) { return plainValue(raw), nil }
		if reviewer, ok := reviewerOf(e.Field); ok {
			h.Field, h.Verdict = "verdict", verdictID(overlap, reviewer)
			told = func(raw json.RawMessage) (string, error) { return verdictTold(overlap, raw) }
		} else if e.Field == fieldOverlap {
			h.Field = "spans"
			told = func(raw json.RawMessage) (string, error) { return d.spansTold(ctx, raw) }
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

func plainValue(raw json.RawMessage) string {
	if isNull(raw) {
		return "null"
	}
	return string(raw)
}

// verdictTold is a stored verdict with what follows from it.
func verdictTold(overlap string, raw json.RawMessage) (string, error) {
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
	overall := v.Overall()
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
		o, err := d.text(ctx, s.Revision)
		if err != nil {
			return "", err
		}
		points[i] = data.NewPoints(o.doc.Text)
		for j, sp := range s.Spans {
			s.Spans[j] = inPoints(points[i], sp)
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

func inPoints(p data.Points, s [2]int) [2]int {
	sp := p.Span(data.Span{Start: s[0], End: s[1]})
	return [2]int{sp.Start, sp.End}
}
