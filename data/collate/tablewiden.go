package collate

import (
	"slices"

	"verbatim/data"
	"verbatim/data/text"
)

// mostBeside is the most words beside a passage that are looked at.
const mostBeside = 12

// widen lengthens passages that begin after or end before the others', as far as
// their sentence goes and no quotation mark stands: what is there is not told as
// missing. It reports whether any became longer.
func (t *tabling) widen() bool {
	wider := make([]Side, len(t.sides))
	any := false
	for i, x := range t.sides {
		wider[i] = Side{Doc: x.doc, Passage: slices.Clone(x.spans)}
		s := t.of[i]
		if len(s.at) == 0 || len(x.toks) == 0 {
			continue
		}
		p := wider[i].Passage
		before, after := s.at[0].index, len(t.columns)-1-s.at[len(s.at)-1].index
		first, last := &p[x.toks[0].span], &p[x.toks[len(x.toks)-1].span]
		first.Start = min(first.Start, x.reach(int(x.toks[0].doc), -1, before))
		last.End = max(last.End, x.reach(int(x.toks[len(x.toks)-1].doc), 1, after))
		any = any || !slices.Equal(p, x.spans)
	}
	if any {
		t.given = make([]data.Passage, len(t.sides))
		for i, x := range t.sides {
			t.given[i] = x.spans
		}
		t.read(wider)
	}
	return any
}

// reach is where the text ends, or begins, that can be taken beside token k of
// the text: up to n words in steps of 1 or -1. Without any it is the token's own
// edge.
func (x *side) reach(k, step, n int) int {
	edge := func(t text.Token) int {
		if step < 0 {
			return t.Start
		}
		return t.End
	}
	tokens := x.doc.Tokens
	at := edge(tokens[k])
	var sentence data.Span
	if i := x.sentenceAt(tokens[k].Start); i >= 0 {
		sentence = x.doc.Sentences[i]
	}
	n = min(n, mostBeside)
	for k += step; n > 0 && k >= 0 && k < len(tokens) && sentence.Contains(tokens[k].Span); k += step {
		tok := tokens[k]
		if tok.Is(text.Opens) || tok.Is(text.Closes) || x.spans.Has(tok.Start) {
			break
		}
		if tok.Kind == text.Word {
			at = edge(tok)
			n--
		}
	}
	return at
}

// trim takes away again what was added and stands in no other wording, as far as
// nothing that does stands outside of it.
func (t *tabling) trim() {
	sides := map[*column]map[int32]int{} // how many have a key in a column
	for i := range t.sides {
		for k, c := range t.of[i].at {
			if sides[c] == nil {
				sides[c] = map[int32]int{}
			}
			sides[c][t.beads[i][k].key]++
		}
	}
	for i, x := range t.sides {
		keep := func(k int) bool {
			a, c := t.beads[i][k], t.of[i].at[k]
			at := x.stretch(x.words[a.from].from, x.words[a.to-1].to)
			if sides[c][a.key] > 1 || t.given[i].Hull().Overlaps(at) {
				return true
			}
			return slices.ContainsFunc(c.forms, func(f columnForm) bool {
				return f.key != a.key && sides[c][f.key] > 0 && t.areAlike(f.kin, a.kin)
			})
		}
		lo, hi := 0, len(t.beads[i])
		for lo < hi && !keep(lo) {
			lo++
		}
		for hi > lo && !keep(hi-1) {
			hi--
		}
		t.kept[i] = [2]int{lo, hi}
	}
}
