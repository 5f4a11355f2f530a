package collate

import (
	"verbatim/data"
	"verbatim/data/text"
)

// jump is what stands in A between two spans.
type jump struct {
	span   data.Span
	words  int
	splice bool // a quotation, or more than one sentence of the reporter's
	own    bool // the same quotation, or no quotation, on both sides: words of the passage's own speaker
}

// aQuotation is the fewest words in marks that make a quotation between two
// spans: fewer are a name or a word held at a distance.
const aQuotation = 4

// jumpAt looks at what stands between the spans on both sides of token t.
func (x *side) jumpAt(t int32) jump {
	if t == 0 || int(t) >= len(x.toks) {
		return jump{}
	}
	before, after := x.spans[x.toks[t-1].span], x.spans[x.toks[t].span]
	j := jump{span: data.Span{Start: before.End, End: max(before.End, after.Start)}}
	if after.Start < before.End {
		j.splice = true // what stands later in A is put first
		return j
	}
	j.words = text.CountWords(j.span.Of(x.doc.Text))
	j.own = x.quotedAt(before.End-1) == x.quotedAt(after.Start)
	sentences := 0
	for _, s := range x.doc.Sentences[max(0, x.sentenceAt(j.span.Start)):] {
		if s.Start >= j.span.End {
			break
		}
		in := data.Span{Start: max(s.Start, j.span.Start), End: min(s.End, j.span.End)}
		if from, to := x.doc.WordRange(in); from < to {
			sentences++
		}
	}
	j.splice = sentences > 1
	for _, q := range x.doc.Quoted {
		if j.span.Contains(q.Outer) && text.CountWords(q.Inner.Of(x.doc.Text)) >= aQuotation {
			j.splice = true
		}
	}
	return j
}

// quotedAt is the outermost stretch in marks that holds the byte, as an index
// into Doc.Quoted, or -1.
func (x *side) quotedAt(at int) int {
	for i, q := range x.doc.Quoted {
		if q.Outer.Has(at) {
			return i
		}
	}
	return -1
}

// isJoin tells whether the border i of A is one that B does not have too; b is
// the item of B's border in the same gap, or -1. Where B parts the words as
// well, but only by its own attribution, it tells them as one statement and so
// joins them.
func (t *teller) isJoin(i item, b int) bool {
	j := t.a.jumpAt(i.from)
	if !j.splice && !(j.own && j.words > 0) {
		return false
	}
	return b < 0 || !t.b.jumpAt(t.bs[b].from).splice
}

// join tells that B makes one of two spans of A. dots is the ellipsis of B at
// the place, where A has none.
func (t *teller) join(i item, dots *item) {
	bBorder := -1
	for k, x := range t.bs {
		if x.what == border {
			bBorder = k
		}
	}
	r := row{look: Joined, change: -1}
	if t.isJoin(i, bBorder) {
		j := t.a.jumpAt(i.from)
		c := change{Change: data.Change{Op: data.OpJoin, A: j.span, B: place(t.atB), Kind: data.Spliced}, jump: j}
		c.Marked = t.newDots > 0
		c.Inherited = !c.Marked && t.oldDots > 0
		if !j.splice {
			c.Kind = data.CutUnmarked
			if c.Marked {
				c.Kind = data.CutMarked
			}
		}
		if dots != nil {
			c.B = t.spanB(dots.from, dots.to)
		}
		r.change = t.tell(c)
	}
	if dots != nil {
		m := row{b: [2]int32{dots.from, dots.to}, look: Mark, change: r.change}
		if r.change < 0 { // an attribution only: the ellipsis is B's own
			m.change = t.tell(change{Change: data.Change{Op: data.OpInsert, A: place(t.atA), B: t.spanB(dots.from, dots.to), Kind: data.Punctuation}})
			m.look, m.quiet = Added, true
		}
		t.add(m)
	}
	if r.change >= 0 {
		t.add(r)
	}
	if int(i.from) < len(t.a.toks) {
		t.atA = t.a.toks[i.from].Start
	}
}
