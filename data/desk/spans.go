package desk

import (
	"cmp"
	"context"
	"slices"

	"verbatim/data"
)

// SetSpans gives the two passages of an overlap the spans that a person drew, as
// one step; the overlap's id stays. Each is made up to whole words, without the
// quotation marks around it. The same spans as before are no step.
func (d *Desk) SetSpans(ctx context.Context, overlap string, a, b data.Passage) error {
	s, k, err := d.changing(ctx, overlap)
	if err != nil {
		return err
	}
	if a, err = d.drawnSpans(ctx, s, k.A, a); err != nil {
		return err
	}
	if b, err = d.drawnSpans(ctx, s, k.B, b); err != nil {
		return err
	}
	switch {
	case a.Compare(k.A.Passage) == 0 && b.Compare(k.B.Passage) == 0:
		return nil
	case k.Within && a.Common(b) > 0:
		return mistake("The two passages would share text.")
	}
	k.A.Passage, k.B.Passage = a, b
	var add []added
	for _, x := range s.addedTo(overlap) { // what can still be taken away as it was added
		if holds(a, x.A) && holds(b, x.B) {
			add = append(add, x)
		}
	}
	f, err := d.measured(ctx, s, k, add)
	if err != nil {
		return err
	}
	_, err = d.apply(ctx, causeDraw, ofOverlap(overlap, fieldOverlap, encode(f)))
	return err
}

// drawnSpans are the spans of one side as they can be stored, in the order of
// the text.
func (d *Desk) drawnSpans(ctx context.Context, s *state, side data.Side, p data.Passage) (data.Passage, error) {
	o, err := d.text(ctx, s, side.Revision)
	if err != nil {
		return nil, err
	}
	if len(p) == 0 {
		return nil, mistake("A passage needs at least one stretch of text.")
	}
	out := make(data.Passage, len(p))
	for i, sp := range p {
		if slices.Contains(side.Passage, sp) { // as it was found
			out[i] = sp
		} else if out[i], err = o.trimmed(sp); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(x, y data.Span) int { return cmp.Compare(x.Start, y.Start) })
	for i := 1; i < len(out); i++ {
		if out[i].Start < out[i-1].End {
			return nil, mistake("Two stretches of one passage would share text.")
		}
	}
	return out, nil
}

// holds tells that what was added by hand, where it was, is a span as before.
func holds(p data.Passage, added *[2]int) bool {
	return added == nil || slices.Contains(p, data.Span{Start: added[0], End: added[1]})
}

// Words are the words of both texts of an overlap: where the edges of a span
// may stand.
func (d *Desk) Words(ctx context.Context, overlap string) (a, b []data.Span, err error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, nil, err
	}
	k, err := s.find(overlap)
	if err != nil {
		return nil, nil, err
	}
	x, y, err := d.both(ctx, s, k)
	if err != nil {
		return nil, nil, err
	}
	return x.words(), y.words(), nil
}

func (o *opened) words() []data.Span {
	out := make([]data.Span, len(o.doc.Words))
	for i, w := range o.doc.Words {
		out[i] = o.doc.Tokens[w].Span
	}
	return out
}
