package collate

import (
	"slices"

	"verbatim/data/text"
)

// what an item is.
type what uint8

const (
	spaces    what = iota // white space
	oneMark               // a mark
	ellipsis              // an ellipsis, however it is set
	words                 // words that only this side has, with the marks between them
	brackets              // such words in square brackets, the brackets too
	elsewhere             // moved words
	border                // between two spans of the passage
)

// item is a piece of what stands between two kept words of one side.
type item struct {
	what
	from, to int32    // tokens; empty for a border, which stands before from
	word     [2]int32 // words of words, brackets and elsewhere
}

// cell is an item of A, an item of B, or both where they are set against each
// other; -1 is none.
type cell struct{ a, b int }

// itemReader lists the items between two kept words.
type itemReader struct {
	*side
	word, last int32 // the words in the gap not read yet
	split      bool  // words end where a sentence does
}

// items reads the tokens from from to before to; lo and hi are the words among
// them. They hold until the side's next gap.
func (x *side) items(from, to, lo, hi int32, split bool) []item {
	r := itemReader{x, lo, hi, split}
	out := x.between[:0]
	for t := from; t < to; {
		if t > 0 && x.toks[t].span != x.toks[t-1].span {
			out = append(out, item{what: border, from: t, to: t})
		}
		i := r.next(t)
		out = append(out, i)
		t = i.to
	}
	if to > 0 && int(to) < len(x.toks) && x.toks[to].span != x.toks[to-1].span {
		out = append(out, item{what: border, from: to, to: to})
	}
	x.between = out
	return out
}

// next is the item that begins at token t.
func (r *itemReader) next(t int32) item {
	if i, ok := r.bracketsAt(t); ok {
		return i
	}
	if r.word < r.last && r.words[r.word].from == t {
		return r.wordsAt(t)
	}
	i := item{from: t, to: t + 1}
	switch r.toks[t].Kind {
	case text.Space:
		i.what = spaces
	case text.Ellipsis:
		i.what = ellipsis
	default:
		i.what = oneMark
	}
	return i
}

// bracketsAt reads "[have now]" whole where none of its words is kept.
func (r *itemReader) bracketsAt(t int32) (item, bool) {
	if !r.toks[t].Is(text.Bracketed) || r.toks[t].Kind != text.Mark || r.of(int(t)) != "[" {
		return item{}, false
	}
	i := item{what: brackets, from: t, word: [2]int32{r.word, r.word}}
	depth, w := 0, r.word
	for k := t; int(k) < len(r.toks) && r.toks[k].Is(text.Bracketed) && r.toks[k].span == r.toks[t].span; k++ {
		if w < r.last && r.words[w].from == k {
			if f := r.words[w].fate; f != left && f != stray || !r.words[w].bracketed {
				return item{}, false
			}
			w++
		} else if r.toks[k].Kind == text.Word {
			return item{}, false // a kept word: the gap ends inside the brackets
		}
		switch r.of(int(k)) {
		case "[":
			depth++
		case "]":
			depth--
		}
		if depth == 0 {
			i.to, i.word[1] = k+1, w
			r.word = w
			return i, w > i.word[0]
		}
	}
	return item{}, false
}

// wordsAt reads moved words, or words that only this side has as far as no
// moved or bracketed one stands between.
func (r *itemReader) wordsAt(t int32) item {
	first := r.words[r.word]
	i := item{what: words, from: t, word: [2]int32{r.word, 0}}
	if first.fate == moved {
		i.what = elsewhere
	} else if first.bracketed {
		i.what = brackets
	}
	end := r.word + 1
	for end < r.last {
		w, before := r.words[end], r.words[end-1]
		if w.fate == moved != (first.fate == moved) || w.move != first.move || w.bracketed != first.bracketed ||
			r.toks[w.from].span != r.toks[before.from].span || r.split && w.sentence != before.sentence {
			break
		}
		if between := r.toks[before.to:w.from]; len(between) > 0 && !first.bracketed && hasBracket(between) {
			break
		}
		end++
	}
	i.to, i.word[1] = r.words[end-1].to, end
	r.word = end
	return i
}

func hasBracket(ts []token) bool {
	for _, t := range ts {
		if t.Is(text.Bracketed) {
			return true
		}
	}
	return false
}

// oppose sets the items of both sides against each other by the best sum of
// likeness; where nothing is set against an item A's comes first. The cells hold
// until the next gap.
func (c *collation) oppose(as, bs []item) []cell {
	const most = 1 << 20
	n, m := len(as), len(bs)
	out := c.cells[:0]
	if n == 0 || m == 0 || n*m > most {
		for i := range as {
			out = append(out, cell{i, -1})
		}
		for j := range bs {
			out = append(out, cell{-1, j})
		}
		c.cells = out
		return out
	}
	c.best = cleared(c.best, (n+1)*(m+1))
	best := c.best
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			v := max(best[(i+1)*(m+1)+j], best[i*(m+1)+j+1])
			if l := c.likeness(as[i], bs[j]); l > 0 {
				v = max(v, l+best[(i+1)*(m+1)+j+1])
			}
			best[i*(m+1)+j] = v
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		here := best[i*(m+1)+j]
		if i < n && j < m {
			if l := c.likeness(as[i], bs[j]); l > 0 && here == l+best[(i+1)*(m+1)+j+1] {
				out = append(out, cell{i, j})
				i, j = i+1, j+1
				continue
			}
		}
		if i < n && here == best[(i+1)*(m+1)+j] {
			out = append(out, cell{i, -1})
			i++
		} else {
			out = append(out, cell{-1, j})
			j++
		}
	}
	c.cells = keepMarksWithWords(as, bs, out)
	return c.cells
}

// keepMarksWithWords parts a space that is set against one before words that
// only one side has, where a mark stands before it that goes with them: of
// "long, long winter" goes ", long". The other side's space is set against the
// one after the words, if that is free.
func keepMarksWithWords(as, bs []item, cells []cell) []cell {
	for k := 1; k+1 < len(cells); k++ {
		x := cells[k]
		mark, inA, ok := oneSided(as, bs, cells[k-1])
		if !ok || mark.what != oneMark || x.a < 0 || x.b < 0 || as[x.a].what != spaces || bs[x.b].what != spaces {
			continue
		}
		after, found := spaceAfterWords(as, bs, cells, k+1, inA)
		switch {
		case !found:
		case after >= 0 && inA:
			cells[after].b, cells[k].b = x.b, -1
		case after >= 0:
			cells[after].a, cells[k].a = x.a, -1
		case inA:
			cells[k].b = -1
			cells = slices.Insert(cells, k-1, cell{-1, x.b})
		default:
			cells[k].a = -1
			cells = slices.Insert(cells, k-1, cell{x.a, -1})
		}
	}
	return cells
}

// oneSided is the item of a cell that only one side has.
func oneSided(as, bs []item, x cell) (i item, inA, ok bool) {
	switch {
	case x.b < 0:
		return as[x.a], true, true
	case x.a < 0:
		return bs[x.b], false, true
	}
	return item{}, false, false
}

// spaceAfterWords looks from cell k on for words of one side and for that
// side's space behind them; after is -1 where it is not free.
func spaceAfterWords(as, bs []item, cells []cell, k int, inA bool) (after int, found bool) {
	for ; k < len(cells); k++ {
		i, sameSide, ok := oneSided(as, bs, cells[k])
		if !ok || sameSide != inA || i.what != words && i.what != oneMark && i.what != spaces {
			break
		}
		if found && i.what == spaces {
			return k, true
		}
		found = found || i.what == words
	}
	return -1, found
}

// likeness is 0 for items that are never set against each other. Words against
// words outweigh all marks between them: what goes and what comes between the
// same two kept words is one substitution.
func (c *collation) likeness(a, b item) int32 {
	const (
		bothBorders   = 200
		substitutes   = 100
		sameEllipsis  = 16
		joinEllipsis  = 14
		sameMark      = 12
		otherGlyph    = 10
		exchanged     = 4
		hyphenOrSpace = 2
		sameSpace     = 2
	)
	switch {
	case a.what == border && b.what == border:
		return bothBorders
	case a.what == words && b.what == words:
		return substitutes
	case a.what == oneMark && b.what == words:
		return likePercent(c.a, a, c.b, b, substitutes)
	case a.what == words && b.what == oneMark:
		return likePercent(c.b, b, c.a, a, substitutes)
	case a.what == ellipsis && b.what == ellipsis:
		return sameEllipsis
	case a.what == border && b.what == ellipsis:
		return joinEllipsis
	case a.what == spaces && b.what == spaces:
		return sameSpace
	case a.what == oneMark && b.what == oneMark:
		p, q := c.a.of(int(a.from)), c.b.of(int(b.from))
		switch {
		case p == q:
			return sameMark
		case text.Fold(p, text.Typographic) == text.Fold(q, text.Typographic):
			return otherGlyph
		case markBorder(p) > none && markBorder(q) > none && p != "(" && p != ")" && q != "(" && q != ")":
			return exchanged
		case c.a.toks[a.from].Is(text.Unit) && c.b.toks[b.from].Is(text.Unit):
			return exchanged
		}
	case a.what == spaces && b.what == oneMark && isHyphen(c.b.of(int(b.from))), a.what == oneMark && b.what == spaces && isHyphen(c.a.of(int(a.from))):
		return hyphenOrSpace - 1
	}
	return 0
}

// likePercent is the likeness of a sign to its word.
func likePercent(x *side, sign item, y *side, w item, likeness int32) int32 {
	s := text.Fold(y.stretch(w.from, w.to).Of(y.doc.Text), text.Diacritics)
	if x.of(int(sign.from)) == "%" && (s == "percent" || s == "per cent") {
		return likeness
	}
	return 0
}
