package collate

import (
	"sort"

	"verbatim/data"
	"verbatim/data/text"
)

// atom is a word or a mark of a text as it is looked up.
type atom struct {
	data.Span
	key   int32
	word  bool // or a unit, which says as much
	quote bool // a quotation mark
}

// What a mark weighs beside a word in telling how alike two stretches are.
const markWeight = .1

func (a atom) weight() float64 {
	if a.word {
		return 1
	}
	return markWeight
}

// atoms are a text's, with the places of each.
type atoms struct {
	doc    *text.Doc
	list   []atom
	first  []int32 // by key: where its places begin in places
	places []int32 // indexes into list, going up
}

// newAtoms reads a text. Capitals and typography are folded away, and single
// and double quotation marks are one.
func newAtoms(d *text.Doc, l *lexicon) *atoms {
	x := &atoms{doc: d, list: make([]atom, 0, len(d.Tokens)/2+1)}
	known := map[string]int32{}
	quotes := l.key(`"`)
	for _, t := range d.Tokens {
		if t.Kind == text.Space {
			continue
		}
		written := d.Of(t)
		key, ok := known[written]
		if !ok {
			folded := text.Fold(written, text.Caseless)
			if t.Kind == text.Mark && folded == "'" {
				folded = `"`
			}
			key = l.key(folded)
			known[written] = key
		}
		x.list = append(x.list, atom{t.Span, key, t.Kind == text.Word || t.Is(text.Unit), key == quotes})
	}
	return x
}

// indexed counts out the places of every key that the lexicon has by now.
func (x *atoms) indexed(l *lexicon) *atoms {
	x.first = make([]int32, l.count+2) // keys count from 1
	for _, a := range x.list {
		x.first[a.key+1]++
	}
	for k := 1; k < len(x.first); k++ {
		x.first[k] += x.first[k-1]
	}
	x.places = make([]int32, len(x.list))
	next := append([]int32(nil), x.first...)
	for i, a := range x.list {
		x.places[next[a.key]] = int32(i)
		next[a.key]++
	}
	return x
}

func (x *atoms) of(key int32) []int32 { return x.places[x.first[key]:x.first[key+1]] }

// within is the half-open range of the atoms that lie wholly or partly inside
// the span.
func (x *atoms) within(sp data.Span) (from, to int) {
	from = sort.Search(len(x.list), func(i int) bool { return x.list[i].End > sp.Start })
	to = from + sort.Search(len(x.list)-from, func(i int) bool { return x.list[from+i].Start >= sp.End })
	return from, to
}

// weight is that of the atoms in a span.
func (x *atoms) weight(sp data.Span) (w float64) {
	from, to := x.within(sp)
	for _, a := range x.list[from:to] {
		w += a.weight()
	}
	return w
}

// runes are the keys, for anchors.
func (x *atoms) runes() []rune {
	out := make([]rune, len(x.list))
	for i, a := range x.list {
		out[i] = a.key
	}
	return out
}

// ladder is pairs of atoms of two texts that are the same, going up in both.
type ladder struct {
	pairs []pair
	a, b  int // atoms of the texts
}

// rungs are the runs of atoms that stand once in both texts, as many as go up
// in both.
func rungs(x, y *atoms) ladder {
	l := ladder{a: len(x.list), b: len(y.list)}
	a, b := x.runes(), y.runes()
	for _, n := range gramLengths {
		if l.pairs = anchors(a, b, n); len(l.pairs) > 0 {
			break
		}
	}
	return l
}

func (l ladder) turned() ladder {
	t := ladder{pairs: make([]pair, len(l.pairs)), a: l.b, b: l.a}
	for i, p := range l.pairs {
		t.pairs[i] = pair{p.b, p.a}
	}
	return t
}

// at is where atom i of the first text is likely to be in the second: as far
// from the nearest pair as it is in the first, and not beyond the next.
func (l ladder) at(i int) int {
	n := sort.Search(len(l.pairs), func(n int) bool { return int(l.pairs[n].a) > i })
	low, high := pair{-1, -1}, pair{int32(l.a), int32(l.b)}
	if n > 0 {
		low = l.pairs[n-1]
	}
	if n < len(l.pairs) {
		high = l.pairs[n]
	}
	below, above := i-int(low.a), int(high.a)-i
	if below <= above {
		return min(int(low.b)+below, max(int(high.b)-1, 0))
	}
	return max(int(high.b)-above, int(low.b), 0)
}
