package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// Costs of reading a mark one way or another, in hundredths of a stray mark's;
// the cheapest reading of the whole paragraph wins (a Viterbi search over how
// deep each mark leaves the text). They are set so that a mark goes by its
// neighbours, and only a clear gain elsewhere overrules them.
const (
	costStray    = 180 // the mark pairs with nothing
	costInside   = 5   // … and stands inside a quotation: the nearer mark closes
	costInches   = 20  // … and follows 6'2
	costUnclosed = 170 // a quotation never closes
	costRunning  = 20  // … but the next paragraph opens again
	costGoesOn   = 90  // a paragraph goes on with an open quotation and does not open again
	costNested   = 100 // double marks stand directly inside double marks
	costAgainst  = 250 // a mark is read against its shape and its neighbours
	costEither   = 40  // its neighbours do not tell
	costNever    = 1 << 20
)

// mark is one double quotation mark or guillemet with what it costs to read it
// as opening and as closing.
type mark struct {
	token       int
	family      uint8 // of an opening mark: 0 double, 1 guillemet, 2 low
	closes      [3]bool
	open, close int
	stray       int
}

var familyStyle = [3]Style{Double, Guillemet, LowHigh}

// A state of the search is the families of the marks open at a place: none,
// one (1+f), or two (4+3f+g, g the inner).
const states = 13

func push(state int, family uint8) (int, bool) {
	switch {
	case state == 0:
		return 1 + int(family), true
	case state < 4:
		return 4 + 3*(state-1) + int(family), true
	}
	return 0, false
}

func pop(state int) int {
	if state >= 4 {
		return 1 + (state-4)/3
	}
	return 0
}

// top is the family of the innermost open mark of a state that has one.
func top(state int) uint8 {
	if state >= 4 {
		return uint8((state - 4) % 3)
	}
	return uint8(state - 1)
}

// What a mark is read as.
const (
	asStray uint8 = iota
	asOpen
	asClose
	asReplace // opens where the one before it was never closed
)

type step struct {
	from int8
	as   uint8
}

// pairing is the search's memory, used again for every paragraph.
type pairing struct {
	marks []mark
	steps [][states]step
}

// read lists the marks among the tokens from up to to.
func (p *pairing) read(d *Doc, from, to int) {
	p.marks = p.marks[:0]
	if from == to {
		return
	}
	para := data.Span{Start: d.Tokens[from].Start, End: d.Tokens[to-1].End}
	for i := from; i < to; i++ {
		if d.Tokens[i].Kind != Mark {
			continue
		}
		if m, ok := d.mark(i, para); ok {
			p.marks = append(p.marks, m)
		}
	}
}

// pair adds the paragraph's quotations to d.Quoted. goesOn says that the
// paragraph before ended in an open one, reopens that the next begins with a
// mark that opens. It reports whether this one ends open.
func (p *pairing) pair(d *Doc, para data.Span, goesOn, reopens bool) bool {
	if len(p.marks) == 0 {
		return false
	}
	p.steps = p.steps[:0]
	var cost [states]int
	for s := range cost {
		cost[s] = costNever
	}
	cost[0] = 0
	if goesOn && !d.opensWithMark(para) {
		cost[1] = costGoesOn
	}
	virtual := cost[1] == costGoesOn
	for _, m := range p.marks {
		cost = p.advance(m, cost)
	}
	ends := costUnclosed
	if reopens {
		ends = costRunning
	}
	best := 0
	for s, c := range cost {
		if s > 0 {
			c += ends
		}
		if s >= 4 {
			c += costUnclosed
		}
		b := cost[best]
		if best > 0 {
			b += ends
		}
		if best >= 4 {
			b += costUnclosed
		}
		if c < b {
			best = s
		}
	}
	return p.emit(d, para, best, virtual)
}

// advance is one step of the search.
func (p *pairing) advance(m mark, cost [states]int) [states]int {
	var next [states]int
	var steps [states]step
	for s := range next {
		next[s] = costNever
	}
	try := func(to, from, c int, as uint8) {
		if c < next[to] {
			next[to], steps[to] = c, step{int8(from), as}
		}
	}
	for s, c := range cost {
		if c >= costNever {
			continue
		}
		if s == 0 {
			try(s, s, c+m.stray, asStray)
		} else {
			try(s, s, c+m.stray+costInside, asStray)
			if m.closes[top(s)] {
				try(pop(s), s, c+m.close, asClose)
			}
			if to, ok := push(pop(s), m.family); ok {
				try(to, s, c+m.open+costUnclosed, asReplace)
			}
		}
		if to, ok := push(s, m.family); ok {
			extra := 0
			if s > 0 {
				extra = costNested
			}
			try(to, s, c+m.open+extra, asOpen)
		}
	}
	p.steps = append(p.steps, steps)
	return next
}

// emit follows the search back from its last state and adds what it read.
func (p *pairing) emit(d *Doc, para data.Span, state int, virtual bool) (open bool) {
	read := make([]uint8, len(p.marks))
	for i := len(p.marks) - 1; i >= 0; i-- {
		st := p.steps[i][state]
		read[i], state = st.as, int(st.from)
	}
	type opened struct {
		at    data.Span // the opening mark
		style Style
	}
	var stack []opened
	if virtual && state == 1 {
		stack = append(stack, opened{data.Span{Start: para.Start, End: para.Start}, Double})
	}
	unclosed := func(end int, continues bool) {
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out := trim(d.Text, data.Span{Start: o.at.Start, End: end})
		if out.End > o.at.End {
			d.Quoted = append(d.Quoted, Quoted{Outer: out, Inner: data.Span{Start: o.at.End, End: out.End}, Style: o.style, Continues: continues})
		}
	}
	for i, m := range p.marks {
		t := &d.Tokens[m.token]
		switch read[i] {
		case asStray:
			if m.stray == costStray {
				d.Damage = append(d.Damage, data.Damage{Span: t.Span, Why: sayStray})
			}
		case asReplace:
			unclosed(t.Start, false)
			fallthrough
		case asOpen:
			t.Flags |= Opens
			stack = append(stack, opened{t.Span, familyStyle[m.family]})
		case asClose:
			t.Flags |= Closes
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			d.Quoted = append(d.Quoted, Quoted{
				Outer: data.Span{Start: o.at.Start, End: t.End}, Inner: data.Span{Start: o.at.End, End: t.Start},
				Style: o.style, Closed: true,
			})
		}
	}
	open = len(stack) > 0
	for len(stack) > 0 {
		unclosed(para.End, len(stack) == 1)
	}
	return open
}

// mark reads the token as a double quotation mark; ok is false where it is
// none. Its side is told by its shape and by what stands beside it.
func (d *Doc) mark(token int, para data.Span) (m mark, ok bool) {
	t := d.Tokens[token]
	w := d.Of(t)
	m = mark{token: token, closes: [3]bool{true, false, false}, stray: costStray}
	if d.isInches(token) {
		m.stray = costInches
	}
	c, size := utf8.DecodeRuneInString(w)
	switch {
	case c == '"' || c == '＂' || c == '″':
		m.closes[2] = true
	case c == '“':
		m.closes[2] = true
	case c == '”' || c == '‟':
		m.closes[2] = true
	case c == '„':
		m.family, m.closes = 2, [3]bool{}
	case c == '«', c == '»':
		m.family, m.closes = 1, [3]bool{false, true, false}
	case isApostrophe(c) && len(w) > size:
		m.closes[2] = true
	default:
		return m, false
	}
	before, after := d.beside(t, para)
	opens, closes := opensAfter(before), closesBefore(after)
	switch c {
	case '“', '„', '«', '`', '‘':
		m.open, m.close = shaped(opens || !closes, closes && !opens)
	case '”', '‟', '»', '’':
		m.close, m.open = shaped(closes || !opens, opens && !closes)
	default:
		m.open, m.close = straight(before, after, opens, closes)
	}
	if c == '’' { // ’’ stands for both sides
		m.open, m.close = straight(before, after, opens, closes)
	}
	return m, true
}

// shaped are the costs of reading a mark as its shape says and against it.
func shaped(fits, turned bool) (with, against int) {
	if turned {
		return costEither + 10, costEither
	}
	if fits {
		return 0, costAgainst
	}
	return costEither, costAgainst
}

// straight are the costs of reading a mark without a shape as opening and as
// closing, by its neighbours.
func straight(before, after rune, opens, closes bool) (open, close int) {
	spaced := before == 0 || isSpace(before)
	switch {
	case spaced && (after == 0 || isSpace(after)):
		return costEither, costEither
	case spaced && (after == '.' || after == '…'): // "…and so on": an ellipsis opens it
		return 0, costAgainst / 2
	case spaced || strings.ContainsRune("([{", before):
		return 0, costAgainst
	case after == 0 || isSpace(after) || strings.ContainsRune(".,;:!?)]}", after):
		return costAgainst, 0
	case opens && !closes:
		return 0, costAgainst
	case closes && !opens:
		return costAgainst, 0
	}
	return costEither, costEither
}

// maxBeside bounds how many marks in a row are looked behind.
const maxBeside = 8

// beside are the code points on both sides of a mark, past other quotation
// marks and signs of emphasis; 0 is the paragraph's edge.
func (d *Doc) beside(t Token, para data.Span) (before, after rune) {
	at := t.Start
	for n := 0; at > para.Start && n < maxBeside; n++ {
		r, size := utf8.DecodeLastRuneInString(d.Text[para.Start:at])
		at -= size
		if !isBeside(r) {
			before = r
			break
		}
	}
	at = t.End
	for n := 0; at < para.End && n < maxBeside; n++ {
		r, size := utf8.DecodeRuneInString(d.Text[at:para.End])
		at += size
		if !isBeside(r) {
			after = r
			break
		}
	}
	return before, after
}

// isBeside tells what a mark's neighbour is looked for behind.
func isBeside(r rune) bool {
	switch r {
	case '*', '_', '"', '“', '”', '\'', '‘', '’':
		return true
	}
	return false
}

// opensAfter tells whether a mark after r can open.
func opensAfter(r rune) bool {
	return r == 0 || isSpace(r) || strings.ContainsRune("([{/>…", r) || isDash(r)
}

// closesBefore tells whether a mark before r can close.
func closesBefore(r rune) bool {
	return r == 0 || isSpace(r) || strings.ContainsRune(".,;:!?)]}/<…", r) || isDash(r)
}

// isInches tells the mark of 6'2" and of 12".
func (d *Doc) isInches(token int) bool {
	if token == 0 || d.Tokens[token-1].Kind != Word {
		return false
	}
	w := d.Of(d.Tokens[token-1])
	r, _ := utf8.DecodeLastRuneInString(w)
	return unicode.IsDigit(r) && strings.ContainsFunc(w, isApostrophe)
}
