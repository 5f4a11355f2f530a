package text

import (
	"verbatim/data"

	"verbatim/data/say"
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
	goesOn = goesOn && !d.opensWithMark(para)
	p.steps = p.steps[:0]
	var cost [states]int
	for s := range cost {
		cost[s] = costNever
	}
	cost[0] = 0
	if goesOn {
		cost[1] = costGoesOn
	}
	for _, m := range p.marks {
		cost = p.advance(m, cost)
	}
	best := 0
	for s := range cost {
		cost[s] += endCost(s, reopens)
		if cost[s] < cost[best] {
			best = s
		}
	}
	return p.emit(d, para, best, goesOn)
}

// endCost is what it costs that the paragraph ends in a state.
func endCost(state int, reopens bool) int {
	cost := 0
	if state > 0 {
		cost = costUnclosed
		if reopens {
			cost = costRunning
		}
	}
	if state >= 4 {
		cost += costUnclosed
	}
	return cost
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
// goesOn says that the first state may stand for a quotation of the paragraph
// before.
func (p *pairing) emit(d *Doc, para data.Span, state int, goesOn bool) (open bool) {
	read := make([]uint8, len(p.marks))
	for i := len(p.marks) - 1; i >= 0; i-- {
		st := p.steps[i][state]
		read[i], state = st.as, int(st.from)
	}
	var stack openMarks
	if goesOn && state == 1 {
		stack = openMarks{{data.Span{Start: para.Start, End: para.Start}, Double}}
	}
	for i, m := range p.marks {
		t := &d.Tokens[m.token]
		switch read[i] {
		case asStray:
			if m.stray == costStray {
				d.addDamage(t.Span, say.T(sayStray))
			}
		case asReplace:
			stack = stack.unclosed(d, t.Start, false)
			fallthrough
		case asOpen:
			t.Flags |= Opens
			stack = append(stack, openMark{t.Span, familyStyle[m.family]})
		case asClose:
			t.Flags |= Closes
			stack = stack.closed(d, t.Span)
		}
	}
	open = len(stack) > 0
	for len(stack) > 0 {
		stack = stack.unclosed(d, para.End, len(stack) == 1)
	}
	return open
}

// openMarks are the opening marks whose quotations have not ended, the inner
// last.
type openMarks []openMark

type openMark struct {
	at    data.Span
	style Style
}

// closed adds the innermost quotation, which ends with the mark at end.
func (o openMarks) closed(d *Doc, end data.Span) openMarks {
	m := o[len(o)-1]
	d.Quoted = append(d.Quoted, Quoted{
		Outer: data.Span{Start: m.at.Start, End: end.End}, Inner: data.Span{Start: m.at.End, End: end.Start}, Style: m.style, Closed: true,
	})
	return o[:len(o)-1]
}

// unclosed adds the innermost quotation, which ends at byte end without a
// mark; one without words is no quotation.
func (o openMarks) unclosed(d *Doc, end int, continues bool) openMarks {
	m := o[len(o)-1]
	outer := trim(d.Text, data.Span{Start: m.at.Start, End: end})
	if outer.End > m.at.End {
		d.Quoted = append(d.Quoted, Quoted{
			Outer: outer, Inner: data.Span{Start: m.at.End, End: outer.End}, Style: m.style, Continues: continues,
		})
	} else if !m.at.Empty() {
		d.addDamage(m.at, say.T(sayStray))
	}
	return o[:len(o)-1]
}
