package prose

import (
	"image"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"verbatim/data"
)

// CreateRenderer makes the pane's one renderer.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	p.r = &renderer{p: p, rows: map[int]*row{}, body: &fyne.Container{}, ground: &canvas.Rectangle{}}
	p.lay()
	p.r.update()
	return p.r
}

// renderer keeps the objects of the lines on view. They stand at their places
// on the page inside one container, so that a scroll step moves one object and
// builds only the lines that come into view.
type renderer struct {
	p     *Pane
	rows  map[int]*row // by line; those of notes by -1-i
	body  *fyne.Container
	texts []*canvas.Text // unused
	rects []*canvas.Rectangle
	frame []fyne.CanvasObject // strip and focus ring: at places of the pane
	strip []fyne.CanvasObject // its ground and gold; nil when they must be made
	thumb *canvas.Rectangle
	// ground lies under all: the window's own is a shade off the palette's.
	ground *canvas.Rectangle
	objs   []fyne.CanvasObject
}

// row is one line's objects from the ground up.
type row struct {
	rects []*canvas.Rectangle
	texts []*canvas.Text
	objs  []fyne.CanvasObject
	over  []fyne.CanvasObject // frames and rings, which reach over the lines beside
}

func (r *renderer) Layout(fyne.Size)             {}
func (r *renderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objs }
func (r *renderer) Destroy()                     {}
func (r *renderer) Refresh()                     { r.p.Guard(r.update) }

// forget gives all rows back, to be drawn anew.
func (r *renderer) forget() {
	r.strip = nil
	for i := range r.rows {
		r.free(i)
	}
}

func (r *renderer) free(i int) {
	o := r.rows[i]
	delete(r.rows, i)
	r.rects = append(r.rects, o.rects...)
	r.texts = append(r.texts, o.texts...)
}

// update builds the rows that came into view, drops those that left it, and
// places everything.
func (r *renderer) update() {
	p := r.p
	from, to := p.visible()
	note, noteEnd := p.visibleNotes()
	for i := range r.rows {
		if i >= 0 && (i < from || i >= to) || i < 0 && (-1-i < note || -1-i >= noteEnd) {
			r.free(i)
		}
	}
	r.body.Objects = r.body.Objects[:0]
	for i := from; i < to; i++ {
		r.put(i, r.build)
	}
	for i := from; i < to; i++ {
		r.body.Objects = append(r.body.Objects, r.rows[i].over...)
	}
	for i := note; i < noteEnd; i++ {
		r.put(-1-i, func(int) *row { return r.buildNote(i) })
	}
	r.body.Move(fyne.NewPos(p.textX(), -p.top))
	r.frame = r.frame[:0]
	r.drawStrip()
	if p.focused && p.ringed {
		ring := canvas.NewRectangle(color.Transparent)
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = p.style.Blue, 2, 3
		ring.Resize(p.Size())
		r.frame = append(r.frame, ring)
	}
	r.ground.FillColor = p.style.Paper
	r.ground.Resize(p.Size())
	r.objs = append(append(r.objs[:0], r.ground, r.body), r.frame...)
}

// put adds the objects of a row, built where there is none.
func (r *renderer) put(key int, build func(int) *row) {
	o := r.rows[key]
	if o == nil {
		o = build(key)
		r.rows[key] = o
	}
	r.body.Objects = append(r.body.Objects, o.objs...)
}

// rect adds a rectangle to a row.
func (r *renderer) rect(o *row, x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	var c *canvas.Rectangle
	if n := len(r.rects); n > 0 {
		c, r.rects = r.rects[n-1], r.rects[:n-1]
	} else {
		c = &canvas.Rectangle{}
	}
	c.FillColor, c.StrokeColor, c.StrokeWidth, c.CornerRadius = fill, nil, 0, 0
	c.Move(fyne.NewPos(x, y))
	c.Resize(fyne.NewSize(w, h))
	o.rects = append(o.rects, c)
	o.objs = append(o.objs, c)
	return c
}

// text adds a text with its baseline at y and returns its width.
func (r *renderer) text(o *row, x, y float32, s string, face fyne.Resource, size float32, c color.Color) float32 {
	return place(r.newText(o), x, y, s, face, size, c)
}

// run adds a text whose width is known: only its baseline is asked for, which
// all texts of a face share.
func (r *renderer) run(o *row, x, y, w float32, s string, face fyne.Resource, size float32, c color.Color) {
	t := r.newText(o)
	place(t, x, y, "x", face, size, c)
	t.Text = s
	t.Resize(fyne.NewSize(w, t.Size().Height))
}

func (r *renderer) newText(o *row) (t *canvas.Text) {
	if n := len(r.texts); n > 0 {
		t, r.texts = r.texts[n-1], r.texts[:n-1]
	} else {
		t = &canvas.Text{}
	}
	o.texts = append(o.texts, t)
	o.objs = append(o.objs, t)
	return t
}

// place sets a text object with its baseline at y and returns its width.
func place(t *canvas.Text, x, y float32, s string, face fyne.Resource, size float32, c color.Color) float32 {
	t.Text, t.FontSource, t.TextSize, t.Color = s, face, size, c
	extent, base := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, face)
	t.Move(fyne.NewPos(x, float32(int(y-base+.5))))
	t.Resize(extent)
	return extent.Width
}

// build draws one line.
func (r *renderer) build(i int) *row {
	p, o := r.p, &row{}
	ln := &p.layout.lines[i]
	if ln.para < 0 {
		r.buildFold(o, ln)
		return o
	}
	span := data.Span{Start: int(ln.start), End: int(ln.end)}
	size := p.layout.sizeOf(&p.text.paras[ln.para])
	base := ln.y + ln.h*.5 + size*.34
	r.grounds(o, i, span)
	p.found.on(span, func(m Mark) {
		if q, ok := p.layout.On(i, m.Span); ok {
			r.hit(o, m.Kind, q, base, size)
		}
	})
	if s := p.Selected(); !s.Empty() {
		if q, ok := p.layout.On(i, s); ok {
			r.rect(o, q.X, q.Y, q.W, q.H, p.style.Selection)
		}
	}
	p.runs(ln, func(s data.Span, c color.Color) {
		if p.layout.mixed(ln) {
			r.words(o, ln, s, base, size, c)
			return
		}
		x, x1 := p.layout.xOf(ln, s.Start, true), p.layout.xOf(ln, s.End, false)
		r.run(o, x, base, x1-x, oneLine(s.Of(p.text.source)), p.style.Faces[p.text.paras[ln.para].Face], size, c)
	})
	p.marks.on(span, func(m Mark) {
		if q, ok := p.layout.On(i, m.Span); ok {
			r.over(o, m.Kind, q, base, size)
		}
	})
	return o
}

// words draws a stretch of a line that has words from the right, word by word.
func (r *renderer) words(o *row, ln *line, s data.Span, base, size float32, c color.Color) {
	p := r.p
	for _, b := range p.layout.boxes(ln) {
		at := data.Span{Start: max(s.Start, int(b.w.start)), End: min(s.End, int(b.w.end))}
		if at.Start >= at.End {
			continue
		}
		x0, x1 := p.layout.edge(ln, b, at.Start, true), p.layout.edge(ln, b, at.End, false)
		if x0 > x1 {
			x0, x1 = x1, x0
		}
		style := p.text.paras[ln.para].Face
		for _, piece := range Pieces(at.Of(p.text.source)) { // from the right, where the word is read so
			face, w := p.style.Faces[style], p.text.measure(style, piece.Text)*size
			if piece.Arabic {
				face = p.style.Arabic
			}
			if b.w.right {
				x1 -= w
				r.run(o, x1, base, w, piece.Turned(), face, size, c)
			} else {
				r.run(o, x0, base, w, piece.Text, face, size, c)
				x0 += w
			}
		}
	}
}

// grounds draws what lies under the words of a line.
func (r *renderer) grounds(o *row, i int, span data.Span) {
	p := r.p
	var washes []Rect
	p.marks.on(span, func(m Mark) {
		q, ok := p.layout.On(i, m.Span)
		if !ok {
			return
		}
		switch m.Kind {
		case Shade:
			below := float32(0) // as far as the next line, where it is shaded too
			if i+1 < len(p.layout.lines) && int(p.layout.lines[i+1].start) < m.End {
				below = p.layout.lines[i+1].y - q.Y - q.H
			}
			r.rect(o, -8, q.Y, p.layout.Width+16, q.H+below, p.style.Panel)
		case Wash:
			washes = append(washes, q)
		}
	})
	for _, q := range washes {
		if p.Margins.Outer == Left {
			r.rect(o, q.X+q.W, q.Y, p.layout.Width+p.Margins.Inside-q.X-q.W, q.H, p.style.Pale)
		} else {
			r.rect(o, -p.Margins.Inside, q.Y, q.X+p.Margins.Inside, q.H, p.style.Pale)
		}
	}
	for _, q := range washes {
		r.rect(o, q.X-3, q.Y, q.W+6, q.H, p.style.Wash)
	}
	p.marks.on(span, func(m Mark) {
		if q, ok := p.layout.On(i, m.Span); ok && m.Kind == Lozenge {
			h := p.layout.Size * 1.2
			r.rect(o, q.X-1.5, q.Y+(q.H-h)/2, q.W+3, h, p.style.Lozenge).CornerRadius = 3
		}
	})
}

// hit draws the ground of what was found.
func (r *renderer) hit(o *row, k Kind, q Rect, base, size float32) {
	s := &r.p.style
	y, h := base-size*.92, size*1.24
	if k == HitNow {
		r.rect(o, q.X-2, y, q.W+4, h, s.Ink).CornerRadius = 2
		return
	}
	r.rect(o, q.X-1, y, q.W+2, h, s.Selection)
	r.rect(o, q.X-1, y, q.W+2, 1, s.Ink2)
	r.rect(o, q.X-1, y+h-1, q.W+2, 1, s.Ink2)
}

// over draws the lines and frames of a mark at q.
func (r *renderer) over(o *row, k Kind, q Rect, base, size float32) {
	s := &r.p.style
	switch k {
	case Cut:
		r.rect(o, q.X-1, base-size*.28, q.W+2, max(1.6, 1.6*s.Factor), s.Orange)
	case Added:
		r.rect(o, q.X-1, base+size*.2, q.W+2, max(2, 2*s.Factor), s.Blue)
	case MovedHere:
		r.stroke(o, q.X-3, base-size*.9, q.W+6, size*1.2, 3, 1.2, s.Ink2)
	case MovedAway:
		r.dashedBox(o, q.X-3, base-size*.9, q.W+6, size*1.2, s.Ink2)
	case Quoted:
		r.dashes(o, q.X, base+size*.24, q.W, s.Ink3)
	case Quiet:
		r.dots(o, q.X, base+size*.24, max(q.W, 3), s.Ink3)
	case Ring:
		r.stroke(o, q.X-6, base-size*1.02, q.W+12, size*1.46, 4, 2, s.Blue)
	}
}

func (r *renderer) stroke(o *row, x, y, w, h, radius, width float32, c color.Color) {
	f := r.rect(o, x, y, w, h, color.Transparent)
	o.objs, o.over = o.objs[:len(o.objs)-1], append(o.over, f)
	f.StrokeColor, f.StrokeWidth, f.CornerRadius = c, width, radius
}

// dashes and dots draw broken lines.
func (r *renderer) dashes(o *row, x, y, w float32, c color.Color) { r.broken(o, x, y, w, 1, 3, 6, c) }

func (r *renderer) dots(o *row, x, y, w float32, c color.Color) { r.broken(o, x, y, w, 1, 1, 3, c) }

func (r *renderer) dashedBox(o *row, x, y, w, h float32, c color.Color) {
	r.dashes(o, x, y, w, c)
	r.dashes(o, x, y+h-1, w, c)
	r.broken(o, x, y, 1, h, 3, 6, c)
	r.broken(o, x+w-1, y, 1, h, 3, 6, c)
}

// broken draws a line with a dash every so many units, across or down, as one
// picture. Fyne's strokes know no dashes, and a rectangle for each were more
// objects than all else on a page of quotations: software that stands in for a
// graphics card keeps 31 KB for every one of them.
func (r *renderer) broken(o *row, x, y, w, h, dash, every float32, c color.Color) {
	line := canvas.NewRaster(func(wide, high int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, wide, high))
		for px := range wide {
			for py := range high {
				at := max((float32(px)+.5)*w/float32(wide), (float32(py)+.5)*h/float32(high))
				if at-every*float32(int(at/every)) < dash {
					img.Set(px, py, c)
				}
			}
		}
		return img
	})
	line.Move(fyne.NewPos(x, y))
	line.Resize(fyne.NewSize(w, h))
	o.objs = append(o.objs, line)
}

// runs calls f with the stretches of a line that are set in one colour.
func (p *Pane) runs(ln *line, f func(data.Span, color.Color)) {
	words := p.text.words[ln.w0:ln.w1]
	all := data.Span{Start: int(words[0].start), End: int(words[len(words)-1].end)}
	cuts := []int{all.Start, all.End}
	p.marks.on(all, func(m Mark) {
		switch m.Kind {
		case Wash, Cut, Added, MovedHere, MovedAway:
			cuts = append(cuts, min(max(m.Start, all.Start), all.End), min(max(m.End, all.Start), all.End))
		}
	})
	p.found.on(all, func(m Mark) {
		cuts = append(cuts, min(max(m.Start, all.Start), all.End), min(max(m.End, all.Start), all.End))
	})
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 0; i+1 < len(cuts); i++ {
		from, c := cuts[i], p.colorAt(cuts[i])
		for i+2 < len(cuts) && p.colorAt(cuts[i+1]) == c && !p.padded(cuts[i+1]) {
			i++
		}
		if s := trim(p.text.source, data.Span{Start: from, End: cuts[i+1]}); !s.Empty() {
			f(s, c)
		}
	}
}

// padded tells the places at which a frame needs room, so that a text ends.
func (p *Pane) padded(at int) bool {
	return slices.ContainsFunc(p.layout.Keep, func(k Keep) bool { return k.Start == at || k.End == at })
}

// colorAt is the colour of the letter at the byte.
func (p *Pane) colorAt(at int) color.Color {
	c := p.style.Ink
	if p.style.Dim {
		c = p.style.Ink3
	}
	p.marks.on(data.Span{Start: at, End: at + 1}, func(m Mark) {
		switch m.Kind {
		case Wash:
			if c == p.style.Ink3 {
				c = p.style.Ink
			}
		case Cut:
			c = p.style.Orange
		case Added:
			c = p.style.Blue
		}
	})
	p.found.on(data.Span{Start: at, End: at + 1}, func(m Mark) {
		c = p.style.Ink
		if m.Kind == HitNow {
			c = p.style.Paper
		}
	})
	return c
}

// trim takes the white space off a span.
func trim(s string, sp data.Span) data.Span {
	t := sp.Of(s)
	left := len(t) - len(strings.TrimLeftFunc(t, breaksAt))
	sp.Start += left
	sp.End = sp.Start + len(strings.TrimFunc(t, breaksAt))
	return sp
}

// oneLine is the text as it is drawn: runs of white space are one space. Copies
// are taken from the source, never from here.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t\r") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, breaksAt), " ")
}
