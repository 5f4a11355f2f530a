package views

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"verbatim/data"
	"verbatim/views/prose"
)

// drawTies draws the bands between the panes that join what both passages
// have, each with its number. Of a passage out of view an arrow says where.
func (p *pair) drawTies(g *pen, w float32) {
	left, right := p.panes[0], p.panes[1]
	for i, t := range p.ties {
		l, r := t.a, t.b
		if p.swapped {
			l, r = t.b, t.a
		}
		l0, l1, onLeft := left.Extent(l)
		r0, r1, onRight := right.Extent(r)
		switch {
		case onLeft && onRight:
			g.band(w, l0/g.z, l1/g.z, r0/g.z, r1/g.z)
			g.tieNumber(w/2, ((l0+l1)/2+(r0+r1)/2)/2/g.z, i+1)
		case onLeft:
			p.drawAway(g, right, r.Start, 0, w/2, l0/g.z, l1/g.z, i+1)
		case onRight:
			p.drawAway(g, left, l.Start, w, w/2, r0/g.z, r1/g.z, i+1)
		}
	}
}

// drawMoveAway points to the place of the current move that is not on view, at
// the foot or the head of the gutter on that article's side; pressing it shows
// the place.
func (p *pair) drawMoveAway(g *pen, w, h float32) {
	if p.current() < 0 || p.edges != nil {
		return
	}
	ch := p.at.Collation.Changes[p.current()]
	if ch.Op != data.OpMove {
		return
	}
	for i, pane := range p.panes {
		at := ch.B
		if p.sideOf(i) == 0 {
			at = ch.A
		}
		if _, _, ok := pane.Extent(at); ok || at.Empty() {
			continue
		}
		x, y, up := float32(15), h-30, float32(1)
		if i == 1 {
			x = w - 15
		}
		if pane.Above(at.Start) {
			y, up = 30, -1
		}
		g.number(x-7.5, y+4, p.told[p.now].n, true)
		g.line(x-4, y+up*14, x, y+up*18, 1.5, g.blue)
		g.line(x+4, y+up*14, x, y+up*18, 1.5, g.blue)
		g.hit(x-15, y-20, 30, 40, func() { pane.Reveal(at.Start) })
	}
}

// tieNumber draws the number of a tie in a ring.
func (g *pen) tieNumber(x, y float32, n int) {
	g.dot(x, y, 10, g.paper, g.washEdge, 1)
	g.textMid(x, y+4.6, fmt.Sprint(n), sansBold, 13, g.ink)
}

// drawAway draws the end of a tie whose other passage is not on view, with an
// arrow towards it; pressing it brings that passage here.
func (p *pair) drawAway(g *pen, other *prose.Pane, at int, edge, mid, y0, y1 float32, n int) {
	y := (y0 + y1) / 2
	g.across(min(edge, mid), y, abs32(mid-edge), g.washEdge)
	g.down(min(edge, 2*mid-1/g.z), y0, y1-y0, g.washEdge)
	g.tieNumber(mid, y, n)
	up := float32(1)
	if other.Above(at) {
		up = -1
	}
	g.line(mid-4, y+up*14, mid, y+up*18, 1.5, g.ink2)
	g.line(mid+4, y+up*14, mid, y+up*18, 1.5, g.ink2)
	g.hit(min(edge, mid), y0, abs32(mid-edge), y1-y0, func() { other.ScrollTo(at, y0*g.z) })
}

func abs32(v float32) float32 { return max(v, -v) }

// ease is how far along its way, 0 to 1, a band is at a part of its width: the
// cubic with level ends that the edges are drawn with.
func ease(part float32) float32 {
	lo, hi := float32(0), float32(1)
	for range 20 { // the curve's x grows with t, so halving finds it
		t := (lo + hi) / 2
		if u := 1 - t; 1.5*u*u*t+1.5*u*t*t+t*t*t < part {
			lo = t
		} else {
			hi = t
		}
	}
	return lo * lo * (3 - 2*lo)
}

// band fills the gutter between [l0,l1] at its left and [r0,r1] at its right:
// columns one pixel wide for the ground, a curve for each edge.
func (g *pen) band(w, l0, l1, r0, r1 float32) {
	pixels := int(w * g.z)
	for i := range pixels {
		e := ease((float32(i) + .5) / float32(pixels))
		top, foot := l0+(r0-l0)*e, l1+(r1-l1)*e
		o := canvas.NewRectangle(g.wash)
		o.Move(fyne.NewPos(float32(i), top*g.z))
		o.Resize(fyne.NewSize(1.5, (foot-top)*g.z))
		g.add(o)
	}
	g.curve(w, l0, r0)
	g.curve(w, l1, r1)
	g.down(0, l0, l1-l0, g.washEdge)
	g.down(w-1/g.z, r0, r1-r0, g.washEdge)
}

// curve draws one edge of a band. A curve takes no negative coordinates, so
// its object begins at the higher of its ends.
func (g *pen) curve(w, left, right float32) {
	const room = 2
	top := min(left, right)
	at := func(x, y float32) fyne.Position { return fyne.NewPos(x*g.z, (y-top)*g.z+room) }
	o := &canvas.BezierCurve{
		StrokeColor: g.washEdge, StrokeWidth: g.thick(1.2), StartPoint: at(0, left), EndPoint: at(w, right),
		ControlPoints: []fyne.Position{at(w/2, left), at(w/2, right)},
	}
	o.Move(fyne.NewPos(0, top*g.z-room))
	o.Resize(fyne.NewSize(w*g.z, abs32(left-right)*g.z+2*room))
	g.add(o)
}
