package views

import (
	"cmp"
	"image/color"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"verbatim/views/prose"
)

// paint is a widget that draws itself anew whenever its size or what it shows
// changes. Sizes and places in draw are units of 100 % text size.
type paint struct {
	widget.BaseWidget
	look *look
	min  fyne.Size // in units
	draw func(g *pen, w, h float32)
	hits []hit
	over int // index into hits of the one under the pointer, or -1
}

// hit is a place that answers the pointer, in units.
type hit struct {
	x, y, w, h float32
	tap        func()
}

// newPaint makes one; draw may be set later.
func newPaint(l *look, draw func(g *pen, w, h float32)) *paint {
	p := &paint{look: l, draw: draw, min: fyne.NewSize(1, 1), over: -1}
	p.ExtendBaseWidget(p)
	return p
}

func (p *paint) MinSize() fyne.Size {
	return fyne.NewSize(p.min.Width*p.look.z, p.min.Height*p.look.z)
}

func (p *paint) CreateRenderer() fyne.WidgetRenderer { return &paintRenderer{p: p} }

// find is the topmost hit at a position in pixels, or -1.
func (p *paint) find(at fyne.Position) int {
	x, y := at.X/p.look.z, at.Y/p.look.z
	for i := len(p.hits) - 1; i >= 0; i-- {
		if h := p.hits[i]; x >= h.x && x < h.x+h.w && y >= h.y && y < h.y+h.h {
			return i
		}
	}
	return -1
}

// Tapped does what the hit under the pointer does.
func (p *paint) Tapped(ev *fyne.PointEvent) {
	if i := p.find(ev.Position); i >= 0 {
		p.look.guard(p.hits[i].tap)
	}
}

// MouseIn, MouseMoved and MouseOut keep the cursor right.
func (p *paint) MouseIn(ev *desktop.MouseEvent)    { p.over = p.find(ev.Position) }
func (p *paint) MouseMoved(ev *desktop.MouseEvent) { p.over = p.find(ev.Position) }
func (p *paint) MouseOut()                         { p.over = -1 }

// Cursor is a hand over what can be pressed.
func (p *paint) Cursor() desktop.Cursor {
	if p.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// smallest is the size in pixels under which nothing is drawn: Fyne lays out
// once at sizes nobody sees, even negative ones.
const smallest = 4

type paintRenderer struct {
	p    *paint
	last fyne.Size
	pen  pen
}

func (r *paintRenderer) Layout(s fyne.Size) {
	if s == r.last {
		return
	}
	r.last = s
	r.pen = pen{look: r.p.look, objects: r.pen.objects[:0]}
	r.p.hits = r.p.hits[:0]
	if s.Width >= smallest && s.Height >= smallest && r.p.draw != nil {
		r.p.look.guard(func() { r.p.draw(&r.pen, s.Width/r.p.look.z, s.Height/r.p.look.z) })
	}
	r.p.hits = r.pen.hits
}

func (r *paintRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *paintRenderer) Refresh() {
	r.last = fyne.Size{}
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *paintRenderer) Objects() []fyne.CanvasObject { return r.pen.objects }
func (r *paintRenderer) Destroy()                     {}

// pen collects canvas objects at absolute places given in units of 100 %.
// Text is placed by its baseline, so that faces and sizes mix on a line.
type pen struct {
	*look
	objects []fyne.CanvasObject
	hits    []hit
}

// hit makes a place answer the pointer.
func (g *pen) hit(x, y, w, h float32, tap func()) {
	if tap != nil {
		g.hits = append(g.hits, hit{x, y, w, h, tap})
	}
}

func (g *pen) add(o fyne.CanvasObject) { g.objects = append(g.objects, o) }

// snap turns a place in units into a whole pixel, so that thin lines and text
// stay sharp at every factor.
func (g *pen) snap(v float32) float32 {
	p := v * g.z
	if p < 0 {
		return float32(int(p - .5))
	}
	return float32(int(p + .5))
}

// thick is a line's thickness in pixels, never less than one.
func (g *pen) thick(v float32) float32 { return max(1, v*g.z) }

func (g *pen) place(o fyne.CanvasObject, x, y, w, h float32) {
	x0, y0 := g.snap(x), g.snap(y)
	o.Move(fyne.NewPos(x0, y0))
	o.Resize(fyne.NewSize(max(1, g.snap(x+w)-x0), max(1, g.snap(y+h)-y0)))
	g.add(o)
}

// rect fills a rectangle.
func (g *pen) rect(x, y, w, h float32, c color.Color) {
	if w > 0 && h > 0 {
		g.place(canvas.NewRectangle(c), x, y, w, h)
	}
}

// box draws a rectangle with round corners; fill and edge may be nil.
func (g *pen) box(x, y, w, h, radius float32, fill, edge color.Color, stroke float32) {
	if fill == nil {
		fill = color.Transparent
	}
	o := canvas.NewRectangle(fill)
	o.CornerRadius = radius * g.z
	if edge != nil {
		o.StrokeColor, o.StrokeWidth = edge, g.thick(stroke)
	}
	g.place(o, x, y, w, h)
}

// across and down draw lines one pixel thick.
func (g *pen) across(x, y, w float32, c color.Color) { g.rect(x, y, w, 1/g.z, c) }
func (g *pen) down(x, y, h float32, c color.Color)   { g.rect(x, y, 1/g.z, h, c) }

// line draws a slanted line.
func (g *pen) line(x1, y1, x2, y2, stroke float32, c color.Color) {
	o := canvas.NewLine(c)
	o.StrokeWidth = g.thick(stroke)
	o.Position1, o.Position2 = fyne.NewPos(x1*g.z, y1*g.z), fyne.NewPos(x2*g.z, y2*g.z)
	g.add(o)
}

// dot draws a disc or ring by its centre.
func (g *pen) dot(x, y, radius float32, fill, edge color.Color, stroke float32) {
	if fill == nil {
		fill = color.Transparent
	}
	o := canvas.NewCircle(fill)
	if edge != nil {
		o.StrokeColor, o.StrokeWidth = edge, g.thick(stroke)
	}
	o.Move(fyne.NewPos((x-radius)*g.z, (y-radius)*g.z))
	o.Resize(fyne.NewSize(2*radius*g.z, 2*radius*g.z))
	g.add(o)
}

// dashes draws a dashed line: Fyne's strokes know no dashes.
func (g *pen) dashes(x, y, w float32, c color.Color) {
	for i := float32(0); i < w; i += 6 {
		g.rect(x+i, y, min(3, w-i), 1/g.z, c)
	}
}

func (g *pen) dashesDown(x, y, h float32, c color.Color) {
	for i := float32(0); i < h; i += 6 {
		g.rect(x, y+i, 1/g.z, min(3, h-i), c)
	}
}

// dashedBox draws a dashed frame.
func (g *pen) dashedBox(x, y, w, h float32, c color.Color) {
	g.dashes(x, y, w, c)
	g.dashes(x, y+h-1/g.z, w, c)
	g.dashesDown(x, y, h, c)
	g.dashesDown(x+w-1/g.z, y, h, c)
}

// text draws s with its baseline at y and returns its width.
func (g *pen) text(x, y float32, s string, f face, size float32, c color.Color) float32 {
	if s == "" {
		return 0
	}
	if byWords(s, f) {
		at := x
		for _, w := range prose.Ordered(s) {
			if w.Space {
				at += g.spaceWidth(f, size*g.z) / g.z
			}
			for _, p := range slices.Backward(prose.Pieces(w.Text)) { // one alone, or from the right
				text := p.Text
				if prose.FromRight(w.Text) {
					text = p.Turned()
				}
				at += g.text(at, y, text, faceOf(p, f), size, c)
			}
		}
		return g.width(s, f, size)
	}
	m := g.measure(s, f, size*g.z)
	o := canvas.NewText(s, c)
	o.TextSize, o.FontSource = size*g.z, f
	o.Move(fyne.NewPos(g.snap(x), g.snap(y)-float32(int(m.baseline+.5))))
	o.Resize(fyne.NewSize(m.width, m.height))
	g.add(o)
	return m.width / g.z
}

// textRight ends at x.
func (g *pen) textRight(x, y float32, s string, f face, size float32, c color.Color) float32 {
	w := g.width(s, f, size)
	g.text(x-w, y, s, f, size, c)
	return w
}

// textMid stands on both sides of x.
func (g *pen) textMid(x, y float32, s string, f face, size float32, c color.Color) {
	g.text(x-g.width(s, f, size)/2, y, s, f, size, c)
}

// fit draws s cut to the width with an ellipsis.
func (g *pen) fit(x, y, width float32, s string, f face, size float32, c color.Color) float32 {
	return g.text(x, y, g.fitted(s, width, f, size), f, size, c)
}

// parts draws of a list in commas as many parts as have room whole.
func (g *pen) parts(x, y, width float32, s string, f face, size float32, c color.Color) {
	for s != "" && g.width(s, f, size) > width {
		s = s[:max(0, strings.LastIndex(s, ", "))]
	}
	g.text(x, y, s, f, size, c)
}

// longestLine is more than any line holds, in bytes: what is longer is not measured
// whole, which takes time with every letter.
const longestLine = 1000

// wider tells whether s is wider than a line.
func (l *look) wider(s string, width float32, f face, size float32) bool {
	return len(s) > longestLine || l.width(s, f, size) > width
}

// fitted is s, cut to the width with an ellipsis where it is too long; empty
// where not even one letter fits.
func (l *look) fitted(s string, width float32, f face, size float32) string {
	if width <= 0 {
		return ""
	}
	if len(s) > longestLine {
		s = strings.ToValidUTF8(s[:longestLine], "")
	}
	if l.width(s, f, size) <= width {
		return s
	}
	r := []rune(s)
	cut := func(n int) string { return strings.TrimRight(string(r[:n]), " ,;:") + "…" }
	lo, hi := 0, len(r)
	for lo < hi {
		if mid := (lo + hi + 1) / 2; l.width(cut(mid), f, size) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		return ""
	}
	return cut(lo)
}

// folded breaks s into lines of the width, at spaces.
func (l *look) folded(s string, width float32, f face, size float32) []string {
	var out []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && l.wider(longer, width, f, size) {
			out = append(out, line)
			longer = word
		}
		line = longer
		for l.wider(line, width, f, size) { // a path, an address
			n := l.fits(line, width, f, size)
			if n == len(line) {
				break
			}
			out, line = append(out, line[:n]), line[n:]
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// fits is how many bytes of a word stand in a width: up to a slash if there is
// one, at least one letter.
func (l *look) fits(word string, width float32, f face, size float32) int {
	fit, slash := 0, 0
	for end := 0; end < len(word); {
		_, n := utf8.DecodeRuneInString(word[end:])
		end += n
		if fit > 0 && l.wider(word[:end], width, f, size) {
			break
		}
		if fit = end; word[end-1] == '/' {
			slash = end
		}
	}
	return cmp.Or(slash, fit)
}

// stage is a container layout of functions from the window's size to
// rectangles in pixels: break points are plain ifs.
type stage struct {
	min    fyne.Size
	places []placing
}

// placing gives an object's place in a window of w by h, all in pixels.
type placing = func(w, h float32) (x, y, cw, ch float32)

func (s *stage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		x, y, w, h := s.places[i](size.Width, size.Height)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
}

func (s *stage) MinSize([]fyne.CanvasObject) fyne.Size { return s.min }
