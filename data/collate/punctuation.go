package collate

import (
	"slices"

	"verbatim/data"
	"verbatim/data/text"
)

// markKind is the kind of two marks, spaces or ellipses that are not the same;
// empty where it is no change.
func (t *teller) markKind(a, b item) data.Tag {
	p, q := t.a.of(int(a.from)), t.b.of(int(b.from))
	switch {
	case a.what == spaces && b.what == spaces:
		if isPlainSpace(t.spanA(a.from, a.to).Of(t.a.doc.Text)) && isPlainSpace(t.spanB(b.from, b.to).Of(t.b.doc.Text)) {
			return "" // a line broken elsewhere
		}
		return data.Typography
	case a.what == spaces || b.what == spaces:
		return data.SpellingVariant // a hyphen gained or lost
	case t.a.isHouse(a.from) || t.b.isHouse(b.from):
		return ""
	case text.Fold(p, text.Typographic) == text.Fold(q, text.Typographic):
		return data.Typography
	case t.a.toks[a.from].Is(text.Unit):
		return data.Substitution // another currency
	}
	return data.Punctuation
}

// isPlainSpace tells white space that typesetting makes as it likes.
func isPlainSpace(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' && s[i] != '\n' && s[i] != '\t' {
			return false
		}
	}
	return true
}

// isHouse tells a comma or full stop right before a closing mark, where each
// house has its own rule.
func (x *side) isHouse(tok int32) bool {
	t := x.toks[tok]
	if s := x.of(int(tok)); s != "," && s != "." {
		return false
	}
	next := int(t.doc) + 1
	return next < len(x.doc.Tokens) && x.doc.Tokens[next].Is(text.Closes)
}

// lostMark tells a mark that only A has.
func (t *teller) lostMark(k int, i item) {
	r := row{a: [2]int32{i.from, i.to}, look: Cut, quiet: true, change: -1}
	if e := t.ellipsisBeside(k); e >= 0 {
		r.change = t.ellipsisChange(e)
	} else if !t.a.isHouse(i.from) && !t.isBorderComma(t.a, i) && !t.a.isShortDot(i.from) && !t.movesAlong(t.a, t.b, i.from) && !t.dotsBeforeSubstitution(k) {
		r.change = t.tell(change{Change: data.Change{Op: data.OpDelete, A: t.spanA(i.from, i.to), B: place(t.atB), Kind: lone(t.a, i, data.CutUnmarked)}})
	}
	t.add(r)
}

// newMark tells a mark that only B has.
func (t *teller) newMark(k int, i item) {
	r := row{b: [2]int32{i.from, i.to}, look: Added, quiet: true, change: -1}
	if e := t.ellipsisBeside(k); e >= 0 {
		r.change = t.ellipsisChange(e)
	} else if !t.b.isHouse(i.from) && !t.isBorderComma(t.b, i) && !t.b.isShortDot(i.from) && !t.movesAlong(t.b, t.a, i.from) {
		r.change = t.tell(change{Change: data.Change{Op: data.OpInsert, A: place(t.atA), B: t.spanB(i.from, i.to), Kind: lone(t.b, i, data.InsertUnmarked)}})
	}
	t.add(r)
}

// isShortDot tells the full stop of a month or title that is written short:
// "Sept.", "Mr.".
func (x *side) isShortDot(tok int32) bool {
	if tok == 0 || x.of(int(tok)) != "." || x.toks[tok-1].Kind != text.Word || !x.toks[tok-1].Is(text.Capital) {
		return false
	}
	w := text.Fold(x.of(int(tok-1)), text.Diacritics)
	return months[w] != "" || text.IsTitle(w)
}

// movesAlong tells the mark of x behind a whole sentence that moved, where y
// has it too.
func (t *teller) movesAlong(x, y *side, tok int32) bool {
	if tok == 0 || markBorder(x.of(int(tok))) != sentence {
		return false
	}
	w, _ := slices.BinarySearchFunc(x.words, tok, func(w word, tok int32) int { return int(w.to - tok) })
	if w == len(x.words) || x.words[w].to != tok || x.words[w].fate != moved {
		return false
	}
	m := t.moves[x.words[w].move]
	there := m.b1
	if x == t.b {
		there = m.a1
	}
	next := y.words[there-1].to
	return int(next) < len(y.toks) && y.of(int(next)) == x.of(int(tok))
}

// lone is the kind of a mark that one side alone has: a unit ("%", "$") is as
// good as a word.
func lone(x *side, i item, asWord data.Tag) data.Tag {
	if x.toks[i.from].Is(text.Unit) {
		return asWord
	}
	return data.Punctuation
}

// isBorderComma tells a comma or full stop where a side parts the statement:
// it belongs to the parting, and the join, if there is one, is told.
func (t *teller) isBorderComma(x *side, i item) bool {
	s := x.of(int(i.from))
	return (s == "," || s == ".") && t.parted
}

// lostEllipsis tells an ellipsis that only A has. Where B has words in its
// place, or parts the quotation there, A's ellipsis is answered: no mark is
// lost.
func (t *teller) lostEllipsis(i item) {
	c := change{Change: data.Change{Op: data.OpDelete, A: t.spanA(i.from, i.to), B: place(t.atB), Kind: data.Punctuation}}
	if t.added || t.parted {
		c.Kind = ""
	}
	t.add(row{a: [2]int32{i.from, i.to}, look: Cut, quiet: true, change: t.tell(c)})
}

// newEllipsis tells an ellipsis that only B has: the mark of a cut or, where
// nothing was cut, a mark added.
func (t *teller) newEllipsis(k int, i item) {
	r := row{b: [2]int32{i.from, i.to}, look: Mark, change: -1}
	if n := t.nearestCut(k); n >= 0 {
		r.change = n
	} else if t.dotsBeforeSubstitution(k) {
		t.dotsAhead = append(t.dotsAhead, len(t.rows))
	} else if !t.joined {
		r.change = t.tell(change{Change: data.Change{Op: data.OpInsert, A: place(t.atA), B: t.spanB(i.from, i.to), Kind: lone(t.b, i, data.InsertUnmarked)}})
		r.look, r.quiet = Added, true
	}
	t.add(r)
}

// dotsBeforeSubstitution tells whether, from cell k on, an ellipsis that only B
// has stands before words that stand in the place of others, with nothing but
// marks and spaces of one side between: it shows that some of them were cut.
func (t *teller) dotsBeforeSubstitution(k int) bool {
	dots := false
	for ; k < len(t.cells); k++ {
		c := t.cells[k]
		switch {
		case c.a >= 0 && c.b >= 0 && t.as[c.a].what == words && t.bs[c.b].what == words:
			return dots
		case c.a < 0 && t.bs[c.b].what == ellipsis:
			dots = true
		case !t.isSpace(k) && !t.isLoose(k):
			return false
		}
	}
	return false
}

// nearestCut is the last change told in this gap that cuts words, or -1.
func (t *teller) nearestCut(k int) int32 {
	if !t.dropped {
		return -1
	}
	for n := len(t.changes) - 1; n >= 0; n-- {
		if c := t.changes[n]; c.Op == data.OpDelete && c.aWords[0] < c.aWords[1] {
			return int32(n)
		}
	}
	return -1
}

// place is an empty span: where a change stands on the side that lacks it.
func place(at int) data.Span { return data.Span{Start: at, End: at} }

// hull is the span from the first byte of both to the last.
func hull(s, t data.Span) data.Span {
	return data.Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}

// isSpace tells a cell that is white space, of either side or both.
func (t *teller) isSpace(k int) bool {
	c := t.cells[k]
	return (c.a < 0 || t.as[c.a].what == spaces) && (c.b < 0 || t.bs[c.b].what == spaces)
}

// ellipsisBeside is the cell of the paired ellipsis that the one-sided full
// stop in cell k stands beside, or -1: in "Iraq. ... Yes" it is the first of
// four dots.
func (t *teller) ellipsisBeside(k int) int {
	c := t.cells[k]
	if c.a >= 0 && t.a.of(int(t.as[c.a].from)) != "." || c.b >= 0 && t.b.of(int(t.bs[c.b].from)) != "." {
		return -1
	}
	for _, step := range []int{1, -1} {
		m := k + step
		for m >= 0 && m < len(t.cells) && t.isSpace(m) {
			m += step
		}
		if m >= 0 && m < len(t.cells) && t.isEllipsis(m) {
			return m
		}
	}
	return -1
}

// isEllipsis tells the cell of an ellipsis that both sides have.
func (t *teller) isEllipsis(k int) bool {
	c := t.cells[k]
	return c.a >= 0 && c.b >= 0 && t.as[c.a].what == ellipsis && t.bs[c.b].what == ellipsis
}

// ellipsisChange tells, once, that the ellipsis of cell k is set otherwise; -1
// where it is set the same.
func (t *teller) ellipsisChange(k int) int32 {
	if n, ok := t.dots[k]; ok {
		return n
	}
	c := t.cells[k]
	a, b := t.spanA(t.as[c.a].from, t.as[c.a].to), t.spanB(t.bs[c.b].from, t.bs[c.b].to)
	for m, x := range t.cells {
		if (x.a < 0) == (x.b < 0) || t.isSpace(m) {
			continue
		}
		if x.a >= 0 && t.as[x.a].what == oneMark && t.ellipsisBeside(m) == k {
			a = hull(a, t.spanA(t.as[x.a].from, t.as[x.a].to))
		}
		if x.b >= 0 && t.bs[x.b].what == oneMark && t.ellipsisBeside(m) == k {
			b = hull(b, t.spanB(t.bs[x.b].from, t.bs[x.b].to))
		}
	}
	n := int32(-1)
	if a.Of(t.a.doc.Text) != b.Of(t.b.doc.Text) {
		n = t.tell(change{Change: data.Change{Op: data.OpReplace, A: a, B: b, Kind: data.EllipsisStyle}})
	}
	if t.dots == nil {
		t.dots = map[int]int32{}
	}
	t.dots[k] = n
	return n
}
