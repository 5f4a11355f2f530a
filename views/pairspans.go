package views

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/views/prose"
)

// edges are the spans of both passages while a person moves their edges: words
// and spans of A, then of B.
type edges struct {
	words [2][]data.Span
	spans [2]data.Passage
	at    int // the edge that moves: two a span, those of A first
}

// edge is one of them.
type edge struct {
	side, span int
	end        bool
}

func (e *edges) current() edge {
	if n := 2 * len(e.spans[0]); e.at >= n {
		return edge{1, (e.at - n) / 2, (e.at-n)%2 == 1}
	}
	return edge{0, e.at / 2, e.at%2 == 1}
}

// turn goes to another edge, round past the last.
func (e *edges) turn(by int) {
	n := 2 * (len(e.spans[0]) + len(e.spans[1]))
	e.at = (e.at + by + n) % n
}

// word is the index of the word inside the span that stands at its edge.
func (e *edges) word(x edge) int {
	sp := e.spans[x.side][x.span]
	for i, w := range e.words[x.side] {
		if x.end && w.Start >= sp.End {
			return i - 1
		}
		if !x.end && w.End > sp.Start {
			return i
		}
	}
	return len(e.words[x.side]) - 1
}

// move moves the current edge by a word; it stays where its span would be
// empty or would run into the one beside it.
func (e *edges) move(by int) {
	x := e.current()
	i := e.word(x) + by
	if i < 0 || i >= len(e.words[x.side]) {
		return
	}
	p, w := slices.Clone(e.spans[x.side]), e.words[x.side][i]
	if sp := &p[x.span]; x.end {
		sp.End = w.End
	} else {
		sp.Start = w.Start
	}
	if p[x.span].Len() < 1 || w.Start < p[x.span].Start || w.End > p[x.span].End {
		return
	}
	for k, other := range p {
		if k != x.span && other.Overlaps(p[x.span]) {
			return
		}
	}
	e.spans[x.side] = p
}

// marks are the spans of a side, with the word at the current edge in a ring.
func (e *edges) marks(side int) (out []prose.Mark) {
	for _, s := range e.spans[side] {
		out = append(out, prose.Mark{Span: s, Kind: prose.Wash})
	}
	if x := e.current(); x.side == side {
		out = append(out, prose.Mark{Span: e.words[side][e.word(x)], Kind: prose.Ring})
	}
	return out
}

// markSpans begins to move the edges of the passages by hand: both articles
// stand whole, so that an edge cannot go out of sight.
func (p *pair) markSpans() {
	d, id := p.f.desk, p.id
	a, b := p.at.Row.A.Passage, p.at.Row.B.Passage
	fetch(p.f, func(ctx context.Context) (e *edges, err error) {
		e = &edges{spans: [2]data.Passage{slices.Clone(a), slices.Clone(b)}}
		e.words[0], e.words[1], err = d.Words(ctx, id)
		return e, err
	}, func(e *edges) {
		if p.f.at != screen(p) || p.id != id || p.at == nil || len(e.words[0]) == 0 || len(e.words[1]) == 0 {
			return
		}
		p.edges, p.level = e, unfolded
		p.writing.close()
		p.f.win.Canvas().Unfocus()
		p.read(id, p.level, func(o opened) {
			if p.edges != e { // left before the articles were read
				return
			}
			p.split = o.texts
			p.setTexts()
			p.showEdge()
		})
	})
}

// edgeKey is a key while edges move: all keys but those of commands are theirs.
func (p *pair) edgeKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyUp:
		p.edges.turn(-1)
	case fyne.KeyDown:
		p.edges.turn(1)
	case fyne.KeyLeft:
		p.edges.move(-1)
	case fyne.KeyRight:
		p.edges.move(1)
	case fyne.KeyReturn:
		p.keepSpans()
		return true
	default:
		return false
	}
	p.showEdge()
	return true
}

// showEdge brings the edge that moves on view.
func (p *pair) showEdge() {
	p.setMarks()
	x := p.edges.current()
	for i, pane := range p.panes {
		if p.sideOf(i) == x.side {
			pane.Reveal(p.edges.words[x.side][p.edges.word(x)].Start)
		}
	}
	p.redraw()
	p.f.refresh()
}

// keepSpans stores the spans as they are drawn, as one step.
func (p *pair) keepSpans() {
	d, id, e := p.f.desk, p.id, p.edges
	p.f.save(func(ctx context.Context) error { return d.SetSpans(ctx, id, e.spans[0], e.spans[1]) }, func() {
		p.f.say(say.T("The spans are as you drew them. %s takes that back.", p.f.keys.capOf(cmdUndo)))
		if p.edges == e {
			p.leaveSpans()
		}
	})
}

// leaveSpans goes back to reading; what was drawn and not kept is forgotten.
func (p *pair) leaveSpans() {
	p.edges = nil
	if p.at != nil {
		p.level = wholeArticle
		p.read(p.id, p.level, p.take)
	}
}

// edgeSays says which edge moves.
func (p *pair) edgeSays() string {
	x := p.edges.current()
	out := []string{"A", "B"}[x.side]
	if n := len(p.edges.spans[x.side]); n > 1 {
		out += say.T(", stretch %d of %d", x.span+1, n)
	}
	if x.end {
		return say.T("%s: where it ends", out)
	}
	return say.T("%s: where it begins", out)
}
