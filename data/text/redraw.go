package text

import (
	"slices"

	"verbatim/data"
)

// Redrawn is the text with some stretches labelled by a person, the later over
// the earlier, in place of what the rules say of them. What of a stretch lies
// outside the text, or has a kind that is none, is left out. The Doc itself
// stays as it is.
func (d *Doc) Redrawn(drawn []data.ZoneSpan) *Doc {
	out := *d
	zones := slices.Clone(d.Zones())
	for _, z := range drawn {
		z.Span = data.Span{Start: max(0, z.Span.Start), End: min(len(d.Text), z.Span.End)}
		if !z.Span.Empty() && slices.Contains(data.Zones, z.Kind) {
			zones = laid(zones, z)
		}
	}
	zones = joined(zones)
	out.zoned = func() []data.ZoneSpan { return zones }
	return &out
}

// laid is zones that tile a text with one laid over them.
func laid(zones []data.ZoneSpan, over data.ZoneSpan) []data.ZoneSpan {
	out := make([]data.ZoneSpan, 0, len(zones)+2)
	placed := false
	for _, z := range zones {
		if before := (data.Span{Start: z.Span.Start, End: min(z.Span.End, over.Span.Start)}); before.Start < before.End {
			out = append(out, data.ZoneSpan{Kind: z.Kind, Span: before})
		}
		if !placed && z.Span.End > over.Span.Start {
			out, placed = append(out, over), true
		}
		if after := (data.Span{Start: max(z.Span.Start, over.Span.End), End: z.Span.End}); after.Start < after.End {
			out = append(out, data.ZoneSpan{Kind: z.Kind, Span: after})
		}
	}
	return out
}

// joined makes neighbours of one kind one zone, but for comments: each is one
// by itself.
func joined(zones []data.ZoneSpan) []data.ZoneSpan {
	out := zones[:0]
	for _, z := range zones {
		if n := len(out); n > 0 && out[n-1].Kind == z.Kind && z.Kind != data.ZoneComments {
			out[n-1].Span.End = z.Span.End
			continue
		}
		out = append(out, z)
	}
	return out
}

// ZoneStretch is what of the text a person means who selects a stretch to label
// it: whole words, and the marks and the white space beside them as far as no
// word of the same paragraph stands there. It is empty where the stretch has no
// word.
func (d *Doc) ZoneStretch(s data.Span) data.Span {
	from, to := d.WordRange(s)
	if from >= to {
		return data.Span{}
	}
	first, last := d.Tokens[d.Words[from]].Start, d.Tokens[d.Words[to-1]].End
	for i, p := range d.Paragraphs {
		if p.Start <= first && first < p.End {
			if a, b := d.WordRange(data.Span{Start: p.Start, End: first}); p.Start == first || a == b {
				first = p.Start
			}
		}
		if p.Start < last && last <= p.End {
			if a, b := d.WordRange(data.Span{Start: last, End: p.End}); last == p.End || a == b {
				if last = len(d.Text); i+1 < len(d.Paragraphs) {
					last = d.Paragraphs[i+1].Start
				}
			}
			break
		}
	}
	return data.Span{Start: first, End: last}
}
