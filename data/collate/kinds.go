package collate

import (
	"verbatim/data"
	"verbatim/data/say"
)

// change is a change being told.
type change struct {
	data.Change
	aWords, bWords [2]int32 // the words it takes on both sides
	hush           bool     // told, but raises no tag
	sentences      bool     // whole sentences left off at an edge: the wording stays as it is
	edge           bool     // before the first kept word or after the last
	shown          say.Text // what shows a marked change: "an ellipsis shows it"
	inheritedAfter bool     // the inherited ellipsis stands after it
	move           move
	jump           jump
}

// row is a stretch of the comparison in the order of the diff line: tokens of
// A, of B, or of both. The rows cover all tokens of both sides.
type row struct {
	a, b   [2]int32 // tokens; empty where from == to
	look   Look
	quiet  bool
	change int32 // index into changes, or -1
	atA    int   // the place in A where B's row stands, and the other way round
	atB    int
}

// scribe tells a collation: rows for the line, changes for the list.
type scribe struct {
	*collation
	rows     []row
	changes  []change
	atA, atB int     // the places reached on both sides, bytes
	moveTold []int32 // by move: its change, or -1
}

func (s *scribe) write() {
	s.rows, s.changes, s.moveTold, s.atA, s.atB = s.rows[:0], s.changes[:0], s.moveTold[:0], 0, 0
	for range s.moves {
		s.moveTold = append(s.moveTold, -1)
	}
	if len(s.a.toks) > 0 {
		s.atA = s.a.toks[0].Start
	}
	if len(s.b.toks) > 0 {
		s.atB = s.b.toks[0].Start
	}
	for g := 0; g <= len(s.groups); g++ {
		s.writeGap(g)
		if g < len(s.groups) {
			s.writeGroup(s.groups[g], g)
		}
	}
}

// add appends a row and moves on.
func (s *scribe) add(r row) {
	r.atA, r.atB = s.atA, s.atB
	if r.a[0] < r.a[1] {
		s.atA = s.a.toks[r.a[1]-1].End
	}
	if r.b[0] < r.b[1] {
		s.atB = s.b.toks[r.b[1]-1].End
	}
	if n := len(s.rows) - 1; n >= 0 && r.look == Same && r.change < 0 && !r.quiet {
		last := &s.rows[n]
		if last.look == Same && last.change < 0 && !last.quiet && last.a[1] == r.a[0] && last.b[1] == r.b[0] &&
			last.a[0] < last.a[1] && last.b[0] < last.b[1] && r.a[0] < r.a[1] && r.b[0] < r.b[1] &&
			s.a.toks[r.a[0]].span == s.a.toks[last.a[0]].span && s.b.toks[r.b[0]].span == s.b.toks[last.b[0]].span {
			last.a[1], last.b[1] = r.a[1], r.b[1]
			return
		}
	}
	s.rows = append(s.rows, r)
}

// tell appends a change and gives its index.
func (s *scribe) tell(c change) int32 {
	s.changes = append(s.changes, c)
	return int32(len(s.changes) - 1)
}

func (s *scribe) spanA(from, to int32) data.Span { return s.a.stretch(from, to) }
func (s *scribe) spanB(from, to int32) data.Span { return s.b.stretch(from, to) }

// writeGroup tells a kept word, which may still be written otherwise.
func (s *scribe) writeGroup(g group, n int) {
	a := [2]int32{s.a.words[g.a0].from, s.a.words[g.a1-1].to}
	b := [2]int32{s.b.words[g.b0].from, s.b.words[g.b1-1].to}
	r := row{a: a, b: b, change: -1}
	if g.kind != "" {
		r.quiet = true
		r.change = s.tell(change{
			Change: data.Change{Op: data.OpReplace, A: s.spanA(a[0], a[1]), B: s.spanB(b[0], b[1]), Kind: g.kind},
			aWords: [2]int32{g.a0, g.a1}, bWords: [2]int32{g.b0, g.b1},
			hush: g.kind == data.Case && s.excusesCase(g, n),
		})
	}
	s.add(r)
}

// excusesCase tells whether the word stands where a capital comes or goes of
// itself: first in a span, or beside words that went or came.
func (s *scribe) excusesCase(g group, n int) bool {
	firstIn := func(x *side, w int32) bool {
		return w == 0 || x.toks[x.words[w].from].span != x.toks[x.words[w-1].from].span
	}
	if firstIn(s.a, g.a0) || firstIn(s.b, g.b0) {
		return true
	}
	x := s.wordGap(n)
	return x.a0 < x.a1 || x.b0 < x.b1
}

// writeGap tells what stands before group g.
func (s *scribe) writeGap(g int) {
	x := s.wordGap(g)
	a, b := s.gapTokens(g)
	if x.a0 == x.a1 && x.b0 == x.b1 && s.sameTokens(a, b) {
		if a[0] < a[1] {
			s.add(row{a: a, b: b, change: -1})
		}
		return
	}
	edge := g == 0 || g == len(s.groups)
	t := &teller{
		scribe: s, first: g == 0, last: g == len(s.groups),
		as: s.a.items(a[0], a[1], x.a0, x.a1, false),
		bs: s.b.items(b[0], b[1], x.b0, x.b1, edge),
	}
	t.cells = s.oppose(t.as, t.bs)
	t.survey()
	t.write()
}

// gapTokens are the tokens before group g on both sides.
func (s *scribe) gapTokens(g int) (a, b [2]int32) {
	a, b = [2]int32{0, int32(len(s.a.toks))}, [2]int32{0, int32(len(s.b.toks))}
	if g > 0 {
		p := s.groups[g-1]
		a[0], b[0] = s.a.words[p.a1-1].to, s.b.words[p.b1-1].to
	}
	if g < len(s.groups) {
		p := s.groups[g]
		a[1], b[1] = s.a.words[p.a0].from, s.b.words[p.b0].from
	}
	return a, b
}

// sameTokens tells whether the tokens are the same byte for byte and no border
// of a span lies at them.
func (s *scribe) sameTokens(a, b [2]int32) bool {
	if a[1]-a[0] != b[1]-b[0] || s.a.hasBorder(a) || s.b.hasBorder(b) {
		return false
	}
	for k := int32(0); k < a[1]-a[0]; k++ {
		if s.a.of(int(a[0]+k)) != s.b.of(int(b[0]+k)) {
			return false
		}
	}
	return true
}

// hasBorder tells whether a border of two spans lies in the range of tokens or
// at one of its ends.
func (x *side) hasBorder(r [2]int32) bool {
	for t := max(r[0], 1); t <= r[1] && int(t) < len(x.toks); t++ {
		if x.toks[t].span != x.toks[t-1].span {
			return true
		}
	}
	return false
}

// teller tells one gap.
type teller struct {
	*scribe
	first, last bool // before the first kept word, after the last
	as, bs      []item
	cells       []cell
	facts
	done      []bool        // by cell: told with the words beside it
	dots      map[int]int32 // by cell of a paired ellipsis: its change
	dotsAhead []int         // rows of ellipses before a substitution that is not told yet
}

// facts are what the gap as a whole has.
type facts struct {
	added     bool // words that only B has
	bracketed bool // the same in brackets
	moved     bool // moved words, of either side
	dropped   bool // words that only A has
	newDots   int  // ellipses that only B has
	goneDots  int  // ellipses that only A has
	glossed   bool // words in brackets that only A has
	oldDots   int  // ellipses that both have
	parted    bool // a border of A or B
	joined    bool // a border of A that makes a join
}

// survey collects the facts.
func (t *teller) survey() {
	t.done = make([]bool, len(t.cells))
	bBorder := -1
	for j, i := range t.bs {
		if i.what == border {
			bBorder = j
		}
	}
	for _, c := range t.cells {
		switch {
		case c.a >= 0 && c.b >= 0:
			if t.as[c.a].what == ellipsis && t.bs[c.b].what == ellipsis {
				t.oldDots++
			}
			if t.as[c.a].what == border && t.bs[c.b].what == ellipsis {
				t.newDots++
			}
		case c.b >= 0 && t.bs[c.b].what == ellipsis:
			t.newDots++
		}
		if c.a >= 0 && c.b < 0 && t.as[c.a].what == ellipsis {
			t.goneDots++
		}
		if c.a >= 0 {
			t.glossed = t.glossed || t.as[c.a].what == brackets
			t.dropped = t.dropped || t.as[c.a].what == words
			t.moved = t.moved || t.as[c.a].what == elsewhere
			if t.as[c.a].what == border {
				t.parted = true
				t.joined = t.joined || t.isJoin(t.as[c.a], bBorder)
			}
		}
		if c.b >= 0 {
			t.added = t.added || t.bs[c.b].what == words
			t.bracketed = t.bracketed || t.bs[c.b].what == brackets
			t.moved = t.moved || t.bs[c.b].what == elsewhere
			t.parted = t.parted || t.bs[c.b].what == border
		}
	}
}

// write tells the cells one by one.
func (t *teller) write() {
	for k := range t.cells {
		if !t.done[k] {
			t.tellCell(k)
		}
	}
}

// tellCell tells one cell, and what goes with it.
func (t *teller) tellCell(k int) {
	t.done[k] = true
	switch c := t.cells[k]; {
	case c.b < 0:
		t.onlyA(k, t.as[c.a])
	case c.a < 0:
		t.onlyB(k, t.bs[c.b])
	default:
		t.both(k, t.as[c.a], t.bs[c.b])
	}
}

// onlyA tells an item that only A has.
func (t *teller) onlyA(k int, i item) {
	switch i.what {
	case spaces:
		t.add(row{a: [2]int32{i.from, i.to}, look: Same, change: -1})
	case oneMark:
		if !t.tellWithWords(k) {
			t.lostMark(k, i)
		}
	case ellipsis:
		t.lostEllipsis(i)
	case border:
		t.join(i, nil)
	case elsewhere:
		t.add(row{a: [2]int32{i.from, i.to}, look: MovedAway, change: t.tellMove(i, t.a)})
	case words, brackets:
		t.cut(k, i)
	}
}

// onlyB tells an item that only B has.
func (t *teller) onlyB(k int, i item) {
	switch i.what {
	case spaces:
		t.add(row{b: [2]int32{i.from, i.to}, look: Same, change: -1})
	case oneMark:
		if !t.tellWithWords(k) {
			t.newMark(k, i)
		}
	case ellipsis:
		t.newEllipsis(k, i)
	case border:
		t.atB = t.b.toks[min(int(i.from), len(t.b.toks)-1)].Start
	case elsewhere:
		t.add(row{b: [2]int32{i.from, i.to}, look: MovedHere, change: t.tellMove(i, t.b)})
	case words, brackets:
		t.insertion(k, i)
	}
}

// both tells two items that are set against each other.
func (t *teller) both(k int, a, b item) {
	r := row{a: [2]int32{a.from, a.to}, b: [2]int32{b.from, b.to}, change: -1}
	if a.what != b.what && (a.what == words || b.what == words) { // "%" and "percent"
		t.a.setFate(a.word[0], a.word[1], kept)
		t.b.setFate(b.word[0], b.word[1], kept)
		r.quiet = true
		r.change = t.tell(change{Change: data.Change{Op: data.OpReplace, A: t.spanA(a.from, a.to), B: t.spanB(b.from, b.to), Kind: data.SpellingVariant}})
		t.add(r)
		return
	}
	switch a.what {
	case border:
		if b.what == border {
			t.join(a, nil)
			t.atB = t.b.toks[min(int(b.from), len(t.b.toks)-1)].Start
		} else {
			t.join(a, &b)
		}
		return
	case words:
		t.substitution(k, a, b)
		return
	}
	p, q := t.spanA(a.from, a.to), t.spanB(b.from, b.to)
	if a.what == ellipsis {
		r.change = t.ellipsisChange(k)
		r.quiet = r.change >= 0
		t.add(r)
		return
	}
	if p.Of(t.a.doc.Text) != q.Of(t.b.doc.Text) {
		r.quiet = true
		if kind := t.markKind(a, b); kind != "" {
			r.change = t.tell(change{Change: data.Change{Op: data.OpReplace, A: p, B: q, Kind: kind}})
		}
	}
	t.add(r)
}
