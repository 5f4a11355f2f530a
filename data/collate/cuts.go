package collate

import (
	"verbatim/data"
	"verbatim/data/text"
)

// gather takes to the words in cell k the marks right beside them that no
// other side answers: with "Yes," the comma goes too. It gives the tokens on
// both sides.
func (t *teller) gather(k int) (a, b [2]int32) {
	c := t.cells[k]
	if c.a >= 0 {
		a = [2]int32{t.as[c.a].from, t.as[c.a].to}
	}
	if c.b >= 0 {
		b = [2]int32{t.bs[c.b].from, t.bs[c.b].to}
	}
	lo, hi := k, k
	for m := k - 1; m >= 0 && !t.done[m] && t.attaches(m, c); m-- {
		if !t.isSpace(m) {
			lo = m
		}
	}
	for m := k + 1; m < len(t.cells) && t.attaches(m, c); m++ {
		if !t.isSpace(m) {
			hi = m
		}
	}
	for m := lo; m <= hi; m++ {
		if x := t.cells[m]; m != k && !t.isSpace(m) {
			t.done[m] = true
			if x.a >= 0 {
				a = [2]int32{min(a[0], t.as[x.a].from), max(a[1], t.as[x.a].to)}
			} else {
				b = [2]int32{min(b[0], t.bs[x.b].from), max(b[1], t.bs[x.b].to)}
			}
		}
	}
	t.spacesWithin(lo, hi, k, a, b)
	t.done[k] = true
	return a, b
}

// spacesWithin settles the one-sided spaces among the cells lo to hi: inside
// the gathered tokens they go with them, before them they are written first.
func (t *teller) spacesWithin(lo, hi, k int, a, b [2]int32) {
	for m := lo; m <= hi; m++ {
		x := t.cells[m]
		if m == k || t.done[m] || !t.isSpace(m) {
			continue
		}
		in, i := a, item{}
		if x.a >= 0 {
			i = t.as[x.a]
		} else {
			in, i = b, t.bs[x.b]
		}
		switch {
		case in[0] <= i.from && i.to <= in[1]:
			t.done[m] = true
		case m < k:
			t.tellCell(m)
		}
	}
}

// attaches tells whether cell m is a space or a mark of one side that may go
// with the words of cell c.
func (t *teller) attaches(m int, c cell) bool {
	x := t.cells[m]
	switch {
	case x.a >= 0 && x.b >= 0:
		return false
	case x.a >= 0:
		i := t.as[x.a]
		return c.a >= 0 && (i.what == spaces || i.what == oneMark && !t.a.isHouse(i.from) && t.ellipsisBeside(m) < 0)
	}
	i := t.bs[x.b]
	return c.b >= 0 && (i.what == spaces || i.what == oneMark && !t.b.isHouse(i.from) && t.ellipsisBeside(m) < 0)
}

// tellWithWords tells the one-sided mark in cell k together with words that
// follow it, if there are any.
func (t *teller) tellWithWords(k int) bool {
	m := k + 1
	for m < len(t.cells) && t.isLoose(m) {
		m++
	}
	if m == len(t.cells) {
		return false
	}
	c := t.cells[m]
	if !(c.a >= 0 && t.as[c.a].what == words || c.b >= 0 && t.bs[c.b].what == words) {
		return false
	}
	for n := k; n < m; n++ {
		if !t.attaches(n, c) {
			return false
		}
	}
	t.done[k] = false // the words take it
	t.tellCell(m)
	return true
}

// isLoose tells a cell that is a space or a mark of one side.
func (t *teller) isLoose(k int) bool {
	c := t.cells[k]
	if c.a >= 0 && c.b >= 0 {
		return false
	}
	i := item{}
	if c.a >= 0 {
		i = t.as[c.a]
	} else {
		i = t.bs[c.b]
	}
	return i.what == spaces || i.what == oneMark
}

// substitution tells words that stand in the place of others.
func (t *teller) substitution(k int, i, j item) {
	a, b := t.gather(k)
	n := t.tell(change{
		Change: data.Change{Op: data.OpReplace, A: t.spanA(a[0], a[1]), B: t.spanB(b[0], b[1]), Kind: data.Substitution},
		aWords: i.word, bWords: j.word, edge: t.first || t.last,
	})
	for _, r := range t.dotsAhead {
		t.rows[r].change = n
		t.changes[n].shown = "the ellipsis before it shows a cut only"
	}
	t.dotsAhead = nil
	t.add(row{a: a, b: b, look: Cut, change: n})
}

// cut tells words that B leaves out.
func (t *teller) cut(k int, i item) {
	var a [2]int32
	if i.what == words {
		a, _ = t.gather(k)
	} else {
		a = [2]int32{i.from, i.to}
	}
	c := change{Change: data.Change{Op: data.OpDelete, A: t.spanA(a[0], a[1]), B: place(t.atB)}, aWords: i.word}
	switch {
	case i.what == brackets: // it was not the speaker's: no cut
	case (t.first != t.last) && !t.added && !t.bracketed && !t.moved:
		t.edgeCut(&c)
	case t.newDots > 0:
		c.Kind, c.Marked, c.shown = data.CutMarked, true, "an ellipsis shows it"
	case t.bracketed:
		c.Kind, c.Marked, c.shown = data.CutMarked, true, "the brackets in its place show it"
	default:
		c.Kind, c.Inherited = data.CutUnmarked, t.oldDots > 0
		c.inheritedAfter = c.Inherited && t.ellipsisAfter(k)
	}
	t.add(row{a: a, look: Cut, change: t.tell(c)})
}

// ellipsisAfter tells whether the ellipsis that both have stands after cell k.
func (t *teller) ellipsisAfter(k int) bool {
	for m := range k {
		if t.isEllipsis(m) {
			return false
		}
	}
	return true
}

// edgeCut gives the kind of words left out before B's first kept word or after
// its last, and whether the reader can see it.
func (t *teller) edgeCut(c *change) {
	c.edge = true
	c.Kind = data.CutEnd
	if t.first {
		c.Kind = data.CutStart
	}
	switch {
	case t.newDots > 0:
		c.Marked, c.shown = true, "an ellipsis shows it"
	case t.wholeSentences(c.aWords):
		c.Marked, c.sentences = true, true
	case t.first:
		c.Marked, c.shown = t.seenAtStart()
	default:
		c.Marked, c.shown = t.seenAtEnd()
	}
}

// insertion tells words that only B has.
func (t *teller) insertion(k int, i item) {
	b := [2]int32{i.from, i.to}
	if i.what == words {
		_, b = t.gather(k)
	}
	c := change{Change: data.Change{Op: data.OpInsert, A: place(t.atA), B: t.spanB(b[0], b[1]), Kind: data.InsertUnmarked}, bWords: i.word, edge: t.first || t.last}
	switch {
	case i.what == brackets:
		c.Kind, c.Marked, c.shown = data.InsertBracketed, true, "in brackets"
	case t.first != t.last && !t.inSentenceOfA(i):
		c.Kind = "" // B quotes more
	case t.goneDots > 0:
		c.Kind, c.shown = "", "where A has an ellipsis"
	case t.glossed:
		c.Kind, c.shown = "", "where A has words in brackets"
	}
	t.add(row{b: b, look: Added, change: t.tell(c)})
}

// inSentenceOfA tells whether words that B has before A's first word or after
// its last stand in the sentence that A's edge is the edge of.
func (t *teller) inSentenceOfA(i item) bool {
	if len(t.groups) == 0 {
		return true
	}
	if t.first {
		g := t.groups[0]
		return t.b.words[i.word[1]-1].sentence == t.b.words[g.b0].sentence && !t.b.stopBetween(i.word[1]-1, g.b0) && t.a.startsSentence()
	}
	g := t.groups[len(t.groups)-1]
	return t.b.words[i.word[0]].sentence == t.b.words[g.b1-1].sentence && !t.b.stopBetween(g.b1-1, i.word[0]) && t.a.endsSentence()
}

// stopBetween tells whether a full stop, question or exclamation mark stands
// between two words.
func (x *side) stopBetween(i, j int32) bool {
	for k := x.words[i].to; k < x.words[j].from; k++ {
		if x.toks[k].Kind == text.Mark && markBorder(x.of(int(k))) == sentence {
			return true
		}
	}
	return false
}

// tellMove tells a move once, at whichever of its ends comes first, and gives
// the change.
func (t *teller) tellMove(i item, x *side) int32 {
	k := x.words[i.word[0]].move
	if t.moveTold[k] < 0 {
		m := t.moves[k]
		t.moveTold[k] = t.tell(change{
			Change: data.Change{
				Op: data.OpMove, Kind: data.Reordered,
				A: t.spanA(t.a.words[m.a0].from, t.a.words[m.a1-1].to), B: t.spanB(t.b.words[m.b0].from, t.b.words[m.b1-1].to),
			},
			aWords: [2]int32{m.a0, m.a1}, bWords: [2]int32{m.b0, m.b1}, move: m,
		})
	}
	return t.moveTold[k]
}
