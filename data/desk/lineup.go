package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/reuse"
	"verbatim/data/store"
	"verbatim/data/text"
)

// Spot is a stretch of a source that a person selected.
type Spot struct {
	Source string
	Span   data.Span
}

// LineUp makes an overlap of two selected stretches by hand and returns its
// id. White space and quotation marks around a selection are left out, as
// everywhere in an overlap. Lining up what is listed already gives its id and
// is no step.
func (d *Desk) LineUp(ctx context.Context, a, b Spot) (string, error) {
	if err := d.writable(); err != nil {
		return "", err
	}
	s, err := d.present(ctx)
	if err != nil {
		return "", err
	}
	x, srcX, err := d.selected(ctx, s, a)
	if err != nil {
		return "", err
	}
	y, srcY, err := d.selected(ctx, s, b)
	if err != nil {
		return "", err
	}
	return d.lineUp(ctx, s, x, y, srcX, srcY)
}

// lineUp makes an overlap of two sides, as one step.
func (d *Desk) lineUp(ctx context.Context, s *state, x, y data.Side, srcX, srcY source) (string, error) {
	if srcX.id == srcY.id && x.Passage.Common(y.Passage) > 0 {
		return "", mistake("The two selections share text. Select two different places.")
	}
	if !data.AFirst(x, y) {
		x, y, srcX, srcY = y, x, srcY, srcX
	}
	k := known{
		Found: &store.Found{Overlap: data.Overlap{ID: data.OverlapID(x, y), A: x, B: y, Within: srcX.id == srcY.id}},
		inA:   &srcX, inB: &srcY, foundBy: byHand,
	}
	if s.at.get(k.ID) != nil {
		return k.ID, nil
	}
	f, err := d.measured(ctx, s, k, nil)
	if err != nil {
		return "", err
	}
	_, err = d.apply(ctx, causeLineUp, ofOverlap(k.ID, fieldOverlap, encode(f)))
	return k.ID, err
}

// side is a side in the source, without its passage.
func (s source) side() data.Side {
	return data.Side{Source: s.name, Revision: s.revision, Date: s.meta.Date}
}

// selected is a selection as a side of an overlap.
func (d *Desk) selected(ctx context.Context, s *state, spot Spot) (data.Side, source, error) {
	src, o, err := d.textOf(ctx, s, spot.Source)
	if err != nil {
		return data.Side{}, src, err
	}
	span, err := o.trimmed(spot.Span)
	if err != nil {
		return data.Side{}, src, err
	}
	return o.describe(src.side(), data.Passage{span}), src, nil
}

// trimmed is the selection made up to whole words, without the white space
// and the quotation marks around it. One without a word is a [Mistake].
func (o *opened) trimmed(s data.Span) (data.Span, error) {
	if s.Start < 0 || s.End > len(o.doc.Text) || s.Empty() {
		return s, mistake("Nothing is selected.")
	}
	from, to := o.doc.TokenRange(s)
	s = data.Span{Start: o.doc.Tokens[from].Start, End: o.doc.Tokens[to-1].End}
	text := s.Of(o.doc.Text)
	s.End = s.Start + len(strings.TrimRightFunc(text, quoteEdge))
	s.Start += len(text) - len(strings.TrimLeftFunc(text, quoteEdge))
	if from, to := o.doc.WordRange(s); s.Empty() || from >= to {
		return s, mistake("There is no word in the selection.")
	}
	return s, nil
}

// describe gives a side its passage and what the text says of it.
func (o *opened) describe(s data.Side, p data.Passage) data.Side {
	s.Passage, s.Quoted, s.Zone = p, o.doc.InQuotes(p), o.doc.Zone(p)
	return s
}

// edited is the share of the longer side's words that an overlap lined up by
// hand must keep to be edited and no paraphrase, as [data.TierEdited] has it.
const edited = 0.7

// tierOf is how close two wordings are, whatever they stand in.
func tierOf(c collate.Comparison) data.Tier {
	switch {
	case c.Same == c.WordsA && c.Same == c.WordsB:
		return data.TierExact
	case float64(c.Same+c.Moved) >= edited*float64(max(c.WordsA, c.WordsB)):
		return data.TierEdited
	}
	return data.TierParaphrase
}

// measured is the overlap as it is stored after its spans changed by hand. One
// that the finder found keeps its score.
func (d *Desk) measured(ctx context.Context, s *state, k known, add []added) (frozen, error) {
	a, b, err := d.both(ctx, s, k)
	if err != nil {
		return frozen{}, err
	}
	k.A, k.B = a.describe(k.A, k.A.Passage), b.describe(k.B, k.B.Passage)
	c := collate.Compare(a.side(k.A.Passage), b.side(k.B.Passage))
	tell(&k.Overlap, c)
	k.Tier = tierOf(c)
	if k.foundBy != byFinder {
		if k.Score, k.ByChance, err = weighed(ctx, k, a, b); err != nil {
			return frozen{}, err
		}
	}
	f, err := d.frozen(ctx, s, k)
	f.Added = add
	if t := k.touched; t != nil {
		f.Held, f.A.followed, f.B.followed = t.Held, t.A.followed, t.B.followed
	}
	return f, err
}

// weighed is what the finder says of the two passages by themselves: nothing,
// and that it may well be chance, where a person sees more than it does.
func weighed(ctx context.Context, k known, a, b *opened) (score, byChance float64, err error) {
	docs := make([]reuse.Document, 2)
	for i, s := range []string{k.A.Passage.Joined(a.doc.Text), k.B.Passage.Joined(b.doc.Text)} {
		docs[i] = reuse.Document{Name: []string{"A", "B"}[i], Hash: data.Hash(s), Doc: text.ParseWith(s, a.doc.Aliases)}
	}
	r, err := reuse.Find(ctx, docs, reuse.Options{})
	for _, o := range r.Overlaps {
		if !o.Within && o.Score > score {
			score, byChance = o.Score, o.ByChance
		}
	}
	if score == 0 {
		byChance = 1
	}
	return score, byChance, err
}

// AddSpans adds a further stretch to either side of an overlap (an empty span
// adds none) and returns the overlap's id, which stays. The spans of a passage
// are kept in the order of their text.
func (d *Desk) AddSpans(ctx context.Context, overlap string, a, b data.Span) (string, error) {
	if a.Empty() && b.Empty() {
		return "", mistake("Select a stretch in A or in B first.")
	}
	s, k, err := d.changing(ctx, overlap)
	if err != nil {
		return "", err
	}
	var add added
	for _, side := range []struct {
		of    *data.Side
		span  data.Span
		added **[2]int
	}{{&k.A, a, &add.A}, {&k.B, b, &add.B}} {
		if side.span.Empty() {
			continue
		}
		o, err := d.text(ctx, s, side.of.Revision)
		if err != nil {
			return "", err
		}
		sp, err := o.trimmed(side.span)
		if err != nil {
			return "", err
		}
		if side.of.Passage.Common(data.Passage{sp}) > 0 {
			return "", mistake("The selection shares text with the passage as it is. Select a stretch outside it.")
		}
		side.of.Passage = append(slices.Clone(side.of.Passage), sp)
		slices.SortFunc(side.of.Passage, func(x, y data.Span) int { return cmp.Compare(x.Start, y.Start) })
		*side.added = &[2]int{sp.Start, sp.End}
	}
	if k.Within && k.A.Passage.Common(k.B.Passage) > 0 {
		return "", mistake("The two passages would share text.")
	}
	f, err := d.measured(ctx, s, k, append(s.addedTo(overlap), add))
	if err != nil {
		return "", err
	}
	_, err = d.apply(ctx, causeSpan, ofOverlap(overlap, fieldOverlap, encode(f)))
	return overlap, err
}

// changing is an overlap whose spans are about to change.
func (d *Desk) changing(ctx context.Context, overlap string) (*state, known, error) {
	if err := d.writable(); err != nil {
		return nil, known{}, err
	}
	s, err := d.present(ctx)
	if err != nil {
		return nil, known{}, err
	}
	k, err := s.find(overlap)
	return s, k, err
}

// addedTo is what was added to an overlap by hand, the last one last.
func (s *state) addedTo(overlap string) []added {
	if t := s.at.get(overlap).touched; t != nil {
		return slices.Clone(t.Added)
	}
	return nil
}

// TakeSpan takes away what the last AddSpans put in and returns the overlap's
// id. Where nothing was added, an overlap that was lined up by hand and has no
// verdict is taken away whole and the id is empty.
func (d *Desk) TakeSpan(ctx context.Context, overlap string) (string, error) {
	s, k, err := d.changing(ctx, overlap)
	if err != nil {
		return "", err
	}
	add := s.addedTo(overlap)
	if len(add) == 0 {
		return d.takeWhole(ctx, k)
	}
	last := add[len(add)-1]
	take := func(p data.Passage, sp *[2]int) data.Passage {
		if sp == nil {
			return p
		}
		return slices.DeleteFunc(slices.Clone(p), func(x data.Span) bool { return x == data.Span{Start: sp[0], End: sp[1]} })
	}
	k.A.Passage, k.B.Passage = take(k.A.Passage, last.A), take(k.B.Passage, last.B)
	f, err := d.measured(ctx, s, k, add[:len(add)-1])
	if err != nil {
		return "", err
	}
	_, err = d.apply(ctx, causeUnspan, ofOverlap(overlap, fieldOverlap, encode(f)))
	return overlap, err
}

func (d *Desk) takeWhole(ctx context.Context, k known) (string, error) {
	switch {
	case k.foundBy != byHand:
		return "", mistake("No span was added to this overlap by hand, so there is none to take away.")
	case len(k.verdicts) > 0:
		return "", mistake("This overlap has a verdict. Undo the verdict first, or dismiss the overlap.")
	}
	_, err := d.apply(ctx, causeUnspan, ofOverlap(k.ID, fieldOverlap, nil), ofOverlap(k.ID, fieldStatus, nil))
	return "", err
}
