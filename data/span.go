package data

import (
	"cmp"
	"slices"
	"strings"
)

// Span is a half-open stretch [Start, End) of a revision's text, in bytes.
type Span struct{ Start, End int }

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells a place from a stretch.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Has tells whether the byte at lies inside s.
func (s Span) Has(at int) bool { return s.Start <= at && at < s.End }

// Overlaps tells whether the two share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Common is the number of bytes that both hold.
func (s Span) Common(o Span) int { return max(0, min(s.End, o.End)-max(s.Start, o.Start)) }

// Of is the stretch of text that the span names. A span outside the text is
// cut to it, so that a damaged file cannot bring the program down.
func (s Span) Of(text string) string {
	a := min(max(s.Start, 0), len(text))
	return text[a:min(max(s.End, a), len(text))]
}

// Passage is an ordered list of spans of one revision: a spliced quotation
// has two. Spans do not overlap; their order is the order in which the words
// are read against the other side, which is almost always the text's own.
type Passage []Span

// Hull is the one span from the first byte of the passage to its last.
func (p Passage) Hull() Span {
	if len(p) == 0 {
		return Span{}
	}
	h := p[0]
	for _, s := range p[1:] {
		h.Start, h.End = min(h.Start, s.Start), max(h.End, s.End)
	}
	return h
}

// Len is the number of bytes in the passage.
func (p Passage) Len() int {
	n := 0
	for _, s := range p {
		n += s.Len()
	}
	return n
}

// Has tells whether the byte at lies inside one of the spans.
func (p Passage) Has(at int) bool {
	return slices.ContainsFunc(p, func(s Span) bool { return s.Has(at) })
}

// Common is the number of bytes that both passages of one text hold.
func (p Passage) Common(o Passage) int {
	n := 0
	for _, s := range p {
		for _, t := range o {
			n += s.Common(t)
		}
	}
	return n
}

// Texts are the stretches the passage names, in its order.
func (p Passage) Texts(text string) []string {
	out := make([]string, len(p))
	for i, s := range p {
		out[i] = s.Of(text)
	}
	return out
}

// Joined is the passage as one string for a cell or a line, its spans parted
// by " […] ".
func (p Passage) Joined(text string) string { return strings.Join(p.Texts(text), " […] ") }

// Compare orders passages by their places, for answers that do not depend on
// how they were found.
func (p Passage) Compare(o Passage) int {
	return slices.CompareFunc(p, o, func(s, t Span) int {
		return cmp.Or(cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End))
	})
}
