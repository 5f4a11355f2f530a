package views

import (
	"verbatim/views/prose"

	"verbatim/data/say"
)

// arrangement is how the two texts of a pair stand, by its name in the
// settings.
type arrangement string

// The arrangements, in the order V goes round them.
const (
	sideBySide arrangement = ""
	inline     arrangement = "inline"  // A and B in one line take the articles' room
	stacked    arrangement = "stacked" // A over B, each as wide as is easy to read
)

var arrangements = []struct {
	is   arrangement
	name say.Text
}{{sideBySide, "Side by side"}, {inline, "Inline"}, {stacked, "Stacked"}}

// widestText is the widest that one text over the other is set, in units.
const widestText = 820

// view is the arrangement on the screen.
func (p *pair) view() arrangement { return arrangement(p.f.set.PairView) }

// turnView goes on to the next arrangement, which the window remembers.
func (p *pair) turnView() {
	next := sideBySide
	for i, a := range arrangements {
		if a.is == p.view() {
			next = arrangements[(i+1)%len(arrangements)].is
		}
	}
	p.arrange(next)
}

// arrange puts the texts so and brings both passages on view again.
func (p *pair) arrange(a arrangement) {
	p.f.set.PairView = string(a)
	p.f.set.write(p.f.opts.ConfigDir)
	if a == inline && p.f.field() == nil {
		p.f.win.Canvas().Unfocus()
	}
	p.aligned = true
	p.margins()
	for _, pane := range p.panes {
		pane.Refresh()
	}
	p.all.Refresh()
	p.redraw()
	p.f.refresh()
}

// textsAt places the left article, what stands between the two, and the right
// one, in a room of w by h that begins at y; all in pixels. head is what the
// second of two stacked articles has over it.
func (p *pair) textsAt(w, y, h, gutter, head float32) [3]rect {
	switch p.view() {
	case inline:
		return [3]rect{{}, {0, y, w, h}, {}}
	case stacked:
		high := float32(int(max(0, h-head) / 2))
		return [3]rect{{0, y, w, high}, {0, y + high, w, h - 2*high}, {0, y + h - high, w, high}}
	}
	half := float32(int((w - gutter) / 2))
	return [3]rect{{0, y, half, h}, {half, y, w - 2*half, h}, {w - half, y, half, h}}
}

// drawMiddle draws what stands between the articles: the ties, the head of the
// lower one, or the ground of the one line.
func (p *pair) drawMiddle(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	switch {
	case p.at == nil:
	case p.view() == inline:
		p.drawLineHead(g, inlineLeft, 26)
	case p.view() == stacked:
		g.across(0, 0, w, g.hair)
		g.across(0, h-1/g.z, w, g.hair)
		p.drawColumn(g, 1, h)
	default:
		p.drawTies(g, w)
		p.drawMoveAway(g, w, h)
	}
}

// inlineLeft and inlineTop are the room beside and over the line where it takes
// the articles' place, inlineWidth is the most that it takes, all in units.
const (
	inlineLeft  = 30
	inlineTop   = 40
	inlineWidth = 1100
)

// inlineAt places the line there, in pixels.
func (p *pair) inlineAt(w, y, h float32) (float32, float32, float32, float32) {
	z := p.f.z
	return (inlineLeft - 8) * z, y + inlineTop*z, min(w-2*inlineLeft*z, inlineWidth*z), max(0, h-(inlineTop+6)*z)
}

// drawLineHead names the line that shows A and B, and its marks.
func (p *pair) drawLineHead(g *pen, x, b float32) {
	x += g.text(x, b, say.T("A and B in one line"), sansBold, 14, g.ink) + 16
	for _, r := range []run{{text: say.T("cut"), mark: markCut}, {text: say.T("added"), mark: markAdded}, {text: say.T("moved\u00a0here"), mark: markHere}, {text: say.T("moved\u00a0away"), mark: markAway}} {
		l := g.broken([]run{r}, 300, sans, 13, 20)
		g.lines(l, x, b-14, true, 0)
		x += l.frags[0].x + l.frags[0].w + 20
	}
}

// drawView draws how the texts stand, ending at right, and returns where it
// begins.
func (p *pair) drawView(g *pen, right, b, w float32) float32 {
	if w < 1400 {
		return p.drawKeyed(g, right, b, cmdView, say.T("view"))
	}
	var names []string
	on := 0
	for i, a := range arrangements {
		names = append(names, say.T(a.name))
		if a.is == p.view() {
			on = i
		}
	}
	return p.drawChoice(g, right, b, cmdView, names, on)
}

// drawKeyed draws a command as its key and a word, ending at right, and returns
// where it begins.
func (p *pair) drawKeyed(g *pen, right, b float32, id cmd, word string) float32 {
	left := right - g.textRight(right, b, word, sans, 14, g.ink2) - 6 - g.keyWidth(g.keys.capOf(id))
	g.key(left, b-1, g.keys.capOf(id))
	g.hit(left, 6, right-left, 34, func() { p.f.run(id) })
	return left - 8
}

// drawChoice draws all that a command goes round, with its key and the one it
// stands at.
func (p *pair) drawChoice(g *pen, right, b float32, id cmd, names []string, on int) float32 {
	widths := make([]float32, len(names))
	total := float32(0)
	for i, n := range names {
		widths[i] = g.width(n, sansBold, 13) + 18
		total += widths[i]
	}
	x := right - total
	g.box(x, b-16, total, 23, 3, nil, g.rule, 1)
	for i, n := range names {
		f, ink := sans, g.ink2
		if i == on {
			f, ink = sansBold, g.ink
			g.box(x, b-16, widths[i], 23, 3, g.sunk, g.rule, 1)
			g.rect(x+1, b+5, widths[i]-2, 2, g.ink)
		}
		g.textMid(x+widths[i]/2, b, n, f, 13, ink)
		x += widths[i]
	}
	left := right - total - g.keyWidth(g.keys.capOf(id)) - 7
	g.key(left, b-1, g.keys.capOf(id))
	g.hit(left, 6, right-left, 34, func() { p.f.run(id) })
	return left - 8
}

// outer is the side of a pane at which its notes and its strip stand.
func (p *pair) outer(pane int) prose.Side {
	if pane == 1 || p.view() == stacked {
		return prose.Right
	}
	return prose.Left
}
