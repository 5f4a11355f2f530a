package collate

import (
	"encoding/binary"
	"strings"
	"unicode"

	"verbatim/data"
	"verbatim/data/text"
)

// table turns columns into cells. Columns that one word of a wording crosses
// ("don't" beside "do not") become one.
func (t *tabling) table() Table {
	used, joined := make([]bool, len(t.columns)), make([]bool, len(t.columns)+1) // joined to the column before
	for i := range t.sides {
		at := t.of[i].at
		for k := t.kept[i][0]; k < t.kept[i][1]; k++ {
			used[at[k].index] = true
			if k > t.kept[i][0] && t.beads[i][k].from < t.beads[i][k-1].to {
				for c := at[k-1].index + 1; c <= at[k].index; c++ {
					joined[c] = true
				}
			}
		}
	}
	out := Table{Rows: make([]Row, len(t.sides))}
	number := make([]int, len(t.columns))
	for c := range t.columns {
		if used[c] && (!joined[c] || out.Columns == 0) {
			out.Columns++
		}
		number[c] = out.Columns - 1
	}
	for i := range t.sides {
		out.Rows[i] = t.row(i, number, out.Columns)
	}
	return out
}

// row makes the cells of one side.
func (t *tabling) row(i int, number []int, columns int) Row {
	x, beads := t.sides[i], t.beads[i]
	r := Row{Passage: x.spans, Cells: make([]Cell, columns)}
	lo, hi := t.kept[i][0], t.kept[i][1]
	if lo == hi {
		return r
	}
	first, last := x.words[beads[lo].from], x.words[beads[hi-1].to-1]
	r.Passage = x.cut(first.from, last.to, lo > 0, hi < len(beads))
	for k := lo; k < hi; {
		n := k + 1
		for n < hi && number[t.of[i].at[n].index] == number[t.of[i].at[k].index] {
			n++
		}
		r.Cells[number[t.of[i].at[k].index]] = x.cell(beads[k:n])
		k = n
	}
	return r
}

// cut is the passage from one token to before another where it is to be cut at
// these ends.
func (x *side) cut(from, to int32, front, back bool) data.Passage {
	a, b := x.toks[from], x.toks[to-1]
	var out data.Passage
	for i, s := range x.spans {
		if front && int32(i) == a.span {
			s.Start = a.Start
		}
		if back && int32(i) == b.span {
			s.End = b.End
		}
		if front && int32(i) < a.span || back && int32(i) > b.span {
			continue
		}
		out = append(out, s)
	}
	return out
}

// cell is what some beads read, with the marks at them.
func (x *side) cell(beads []bead) Cell {
	from, to := beads[0].from, beads[len(beads)-1].to
	a, b := x.words[from].from, x.words[to-1].to
	c := Cell{Span: data.Span{Start: x.toks[a].Start, End: x.toks[b-1].End}}
	if x.toks[a].span == x.toks[b-1].span {
		c.Text = c.Span.Of(x.doc.Text)
	} else { // the passage's spans need not stand in the text's order
		words := make([]string, 0, to-from)
		for w := from; w < to; w++ {
			words = append(words, x.wordText(int(w)))
		}
		c.Text = strings.Join(words, " ")
		c.Span = x.stretch(a, x.words[from].to)
	}
	c.Text = strings.Join(strings.Fields(c.Text), " ")
	for _, k := range beads {
		c.form.keys = string(binary.AppendVarint([]byte(c.form.keys), int64(k.key)))
	}
	if len(beads) == 1 {
		c.form.kin = beads[0].kin
	}
	c.form.folded = text.Fold(c.Text, text.Diacritics)
	c.Before, c.After = x.marksBefore(a), x.marksAfter(b)
	if a > 0 && x.toks[a-1].span != x.toks[a].span {
		c.Jump = x.jumpAt(a).words
	}
	return c
}

// marksBefore are the marks right before token a, without a space between.
func (x *side) marksBefore(a int32) string {
	k := a
	for k > 0 && x.toks[k-1].span == x.toks[a].span && x.toks[k-1].Kind != text.Word {
		k--
	}
	if k == a {
		return ""
	}
	between := x.stretch(k, a).Of(x.doc.Text)
	space := strings.LastIndexFunc(between, unicode.IsSpace)
	if space < 0 && k > 0 && x.toks[k-1].span == x.toks[a].span {
		return "" // a hyphen: it stands at the word before
	}
	return strings.TrimSpace(between[max(0, space):])
}

// marksAfter are the marks between the word that ends before token b and the
// next, but for those right before that.
func (x *side) marksAfter(b int32) string {
	k := b
	for int(k) < len(x.toks) && x.toks[k].span == x.toks[b-1].span && x.toks[k].Kind != text.Word {
		k++
	}
	if k == b {
		return ""
	}
	between := x.stretch(b, k).Of(x.doc.Text)
	if int(k) < len(x.toks) && x.toks[k].span == x.toks[b-1].span {
		if space := strings.LastIndexFunc(between, unicode.IsSpace); space >= 0 {
			between = between[:space]
		}
	}
	return strings.Join(strings.Fields(between), " ")
}
