package collate

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/text"
)

// Scores of [Located]: from reattachAt on a passage is taken as found, from
// askAt on a person is asked whether it is the one, below it is lost.
const (
	reattachAt = .70
	askAt      = .50
)

// around is how many characters before and after a span tell which of several
// like it is meant.
const around = 32

// Fate is what became of a passage in a changed text.
type Fate uint8

// The fates.
const (
	Orphaned   Fate = iota // not there any more
	Asked                  // perhaps at the place given
	Reattached             // at the place given
)

// Located is where a passage stands in a changed text.
type Located struct {
	Passage data.Passage // in the changed text, in bytes; the best there is, also of an orphan; nil where nothing is like it
	Of      []int        // for every span of Passage, which one of the passage looked up it was
	Score   float64      // 0 to 1: how much of its words and of those around them are there
	Changed bool         // words inside it changed, or one of its spans is gone; capitals and typography do not count
}

// Fate is what the score comes to.
func (l Located) Fate() Fate {
	switch {
	case l.Score >= reattachAt:
		return Reattached
	case l.Score >= askAt:
		return Asked
	}
	return Orphaned
}

// Locator looks passages of a text up in a later one. It is immutable and may
// be shared.
type Locator struct {
	old, changed *atoms
	forth, back  ladder // where a place of the one is likely to be in the other
}

// NewLocator reads both texts once; it takes time in step with their length.
func NewLocator(old, changed *text.Doc) *Locator {
	l := newLexicon(len(old.Words))
	x, y := newAtoms(old, l), newAtoms(changed, l)
	forth := rungs(x, y)
	return &Locator{x.indexed(l), y.indexed(l), forth, forth.turned()}
}

// Locate finds the passage in the changed text: each span by itself, as it is
// with what stands around it, else by most of its words and of those around.
// Where several places are like it, those around decide, then the order of the
// two texts. A place that is more like another of the old text is not its own.
func (l *Locator) Locate(p data.Passage) Located {
	found := make([]spot, len(p))
	order := make([]int, len(p))
	for i, sp := range p {
		found[i], order[i] = l.span(sp), i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(found[j].score, found[i].score) })
	for n, i := range order { // two spans of a passage share no text
		for _, j := range order[:n] {
			if found[i].span.Overlaps(found[j].span) {
				found[i] = spot{}
			}
		}
	}
	var out Located
	var whole, kept float64
	for i, sp := range p {
		weight := l.old.weight(sp)
		whole += weight
		kept += weight * found[i].score
		if found[i].score < askAt && len(p) > 1 || found[i].span.Empty() {
			out.Changed = true
			continue
		}
		out.Passage, out.Of = append(out.Passage, found[i].span), append(out.Of, i)
		out.Changed = out.Changed || !l.sameWords(sp, found[i].span)
	}
	if whole > 0 && out.Passage != nil {
		out.Score = kept / whole
	}
	if out.Score < askAt && len(p) > 1 && found[order[0]].score >= reattachAt {
		out.Score = askAt // one of its spans is there: a person must say what that makes of the passage
	}
	return out
}

// spot is a place in a text that may be a span's.
type spot struct {
	span  data.Span
	score float64
	rank  float64 // the score and what decides between equals
}

// span looks one span up.
func (l *Locator) span(sp data.Span) spot {
	if sp.Empty() || sp.Start < 0 || sp.End > len(l.old.doc.Text) {
		return spot{}
	}
	if at, ok := l.asItIs(sp); ok {
		return at
	}
	q := l.old.query(sp)
	spots := q.spots(l.changed, l.forth)
	for _, s := range spots {
		if l.isOwn(s, sp) {
			return s
		}
	}
	return spot{}
}

// asItIs finds a span that stands with all around it once in both texts.
func (l *Locator) asItIs(sp data.Span) (spot, bool) {
	old, changed := l.old.doc.Text, l.changed.doc.Text
	before, after := surroundings(old, sp)
	whole := before + sp.Of(old) + after
	at := strings.Index(changed, whole)
	if at < 0 || strings.Contains(changed[at+1:], whole) {
		return spot{}, false
	}
	if first := sp.Start - len(before); strings.Index(old, whole) != first || strings.Contains(old[first+1:], whole) {
		return spot{}, false
	}
	at += len(before)
	return spot{span: data.Span{Start: at, End: at + sp.Len()}, score: 1, rank: 1}, true
}

// isOwn tells whether nothing else in the old text is more like the place
// found than the span is.
func (l *Locator) isOwn(s spot, sp data.Span) bool {
	rivals := l.changed.query(s.span).spots(l.old, l.back)
	return len(rivals) == 0 || rivals[0].span.Overlaps(sp)
}

// sameWords tells whether two spans, of the old and of the changed text, have
// the same words in the same order.
func (l *Locator) sameWords(old, changed data.Span) bool {
	keys := func(x *atoms, sp data.Span) (out []int32) {
		from, to := x.within(sp)
		for _, a := range x.list[from:to] {
			if a.word {
				out = append(out, a.key)
			}
		}
		return out
	}
	return slices.Equal(keys(l.old, old), keys(l.changed, changed))
}

// SameWords tells whether two wordings, span by span, have the same words in the
// same order, as [Located] counts them.
func SameWords(a, b []string) bool {
	x, y := text.Parse(strings.Join(a, "\n\n")), text.Parse(strings.Join(b, "\n\n"))
	l := NewLocator(x, y)
	return l.sameWords(data.Span{End: len(x.Text)}, data.Span{End: len(y.Text)})
}

// surroundings are the characters before and after a span.
func surroundings(s string, sp data.Span) (before, after string) {
	from, to := sp.Start, sp.End
	for range around {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
		_, size = utf8.DecodeRuneInString(s[to:])
		to += size
	}
	return s[from:sp.Start], s[sp.End:to]
}
