package prose

import (
	"image/color"
	"slices"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Sizes of small type and of the strip, in pixels at 100 %.
const (
	noteSize    = 12.5
	noteLeading = 15.5
	foldSize    = 13.5
	stripWidth  = 8
	stripEnd    = 6 // room over and under it
)

// placedNote is one line of a note at its place on the page.
type placedNote struct {
	base float32 // of the line's letters
	NoteLine
}

// placeNotes breaks the notes into lines and puts each note beside its line of
// the text, below the note before where that is in the way.
func (p *Pane) placeNotes() {
	p.placed = p.placed[:0]
	if p.Margins.Notes <= 0 {
		return
	}
	z, foot := p.style.Factor, float32(-1e9)
	for _, n := range p.notes {
		r, ok := p.layout.Caret(n.At)
		if !ok || !p.layout.shows(n.At) {
			continue
		}
		y := max(r.Y, foot)
		for _, l := range n.Lines {
			for _, s := range p.breakNote(l.Text, p.Margins.Notes, p.noteFace(l.Look), noteSize*z) {
				p.placed = append(p.placed, placedNote{y + p.layout.Leading*.5 + 4.5*z, NoteLine{s, l.Look}})
				y += noteLeading * z
			}
		}
		foot = y + 6*z
	}
}

func (p *Pane) noteFace(l NoteLook) fyne.Resource {
	switch l {
	case Label:
		return p.style.SansItalic
	case Strong:
		return p.style.SansBold
	}
	return p.style.Sans
}

// note draws a line of a note that has words from the right, word by word.
func (r *renderer) note(o *row, x, base float32, s string, face fyne.Resource, size float32, c color.Color) {
	space := width("n n", face, size) - width("nn", face, size)
	for _, w := range Ordered(s) {
		if w.Space {
			x += space
		}
		for _, p := range slices.Backward(Pieces(w.Text)) {
			f := face
			if p.Arabic {
				f = r.p.style.Arabic
			}
			text := p.Text
			if FromRight(w.Text) {
				text = p.Turned()
			}
			x += r.text(o, x, base, text, f, size, c)
		}
	}
}

// noteWidth is the width of a line of a note.
func (p *Pane) noteWidth(s string, face fyne.Resource, size float32) (w float32) {
	if !FromRight(s) {
		return width(s, face, size)
	}
	words := strings.Fields(s)
	for _, word := range words {
		for _, piece := range Pieces(word) {
			f := face
			if piece.Arabic {
				f = p.style.Arabic
			}
			w += width(piece.Text, f, size)
		}
	}
	return w + float32(len(words)-1)*(width("n n", face, size)-width("nn", face, size))
}

func width(s string, face fyne.Resource, size float32) float32 {
	e, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, face)
	return e.Width
}

// breakNote breaks a note into lines of the width at spaces.
func (p *Pane) breakNote(s string, w float32, face fyne.Resource, size float32) (out []string) {
	line := ""
	for f := range strings.FieldsSeq(s) {
		longer := strings.TrimSpace(line + " " + f)
		if line != "" && p.noteWidth(longer, face, size) > w {
			out = append(out, line)
			longer = f
		}
		line = longer
	}
	return append(out, line)
}

// visibleNotes is the half-open range of note lines that stand wholly on view.
func (p *Pane) visibleNotes() (from, to int) {
	z := p.style.Factor
	from = sort.Search(len(p.placed), func(i int) bool { return p.placed[i].base >= p.top+noteLeading*z*.8 })
	to = sort.Search(len(p.placed), func(i int) bool { return p.placed[i].base > p.top+p.view()-3*z })
	return from, max(from, to)
}

// buildNote draws one line of a note, at its place beside the text.
func (r *renderer) buildNote(i int) *row {
	p, o, size := r.p, &row{}, noteSize*r.p.style.Factor
	n := p.placed[i]
	c := p.style.Ink2
	switch n.Look {
	case Label:
		c = p.style.Ink3
	case Strong:
		c = p.style.Ink
	}
	face, x := p.noteFace(n.Look), p.layout.Width+18
	if p.Margins.Outer == Left {
		x = -18 - p.noteWidth(n.Text, face, size)
	}
	if FromRight(n.Text) {
		r.note(o, x, n.base, n.Text, face, size, c)
	} else {
		r.text(o, x, n.base, n.Text, face, size, c)
	}
	return o
}

// stripX is the left side of the overview strip.
func (p *Pane) stripX() float32 {
	if p.Margins.Outer == Left {
		return 4
	}
	return p.Size().Width - 4 - stripWidth
}

// stripRect is a rectangle of the strip, dx wider than it at both sides.
func (p *Pane) stripRect(y, h, dx float32) *canvas.Rectangle {
	c := &canvas.Rectangle{}
	c.Move(fyne.NewPos(p.stripX()-dx, y))
	c.Resize(fyne.NewSize(stripWidth+2*dx, h))
	return c
}

// drawStrip draws the whole text as a strip: gold where the passage stands,
// and an outline for the part on view, which alone moves with scrolling.
func (r *renderer) drawStrip() {
	p := r.p
	h := p.layout.height
	if !p.Margins.Strip || h <= p.view() || p.view() < 40 {
		return
	}
	y0, full := float32(stripEnd), p.view()-2*stripEnd
	if r.strip == nil {
		ground := p.stripRect(y0, full, 0)
		ground.FillColor, ground.CornerRadius = p.style.Sunk, 4
		r.strip = append(r.strip, ground)
		last := float32(-2)
		for _, m := range p.found.all {
			a, _ := p.layout.Caret(m.Start)
			y := y0 + full*a.Y/h
			if y < last+2 { // it would hide in the one before
				continue
			}
			last = y
			tick := p.stripRect(y, 3, 2)
			tick.FillColor = p.style.Ink
			r.strip = append(r.strip, tick)
		}
		foot := float32(-1)
		for _, m := range p.marks.all {
			a, _ := p.layout.Caret(m.Start)
			b, _ := p.layout.Caret(m.End)
			y, end := y0+full*a.Y/h, y0+full*(b.Y+b.H)/h
			if end = max(end, y+4); m.Kind == Wash && end > foot+1 {
				gold := p.stripRect(y, end-y, 0)
				gold.FillColor = p.style.WashEdge
				r.strip = append(r.strip, gold)
				foot = end
			}
		}
		r.thumb = &canvas.Rectangle{CornerRadius: 4, StrokeWidth: 1.4, StrokeColor: p.style.Ink2}
	}
	from, to := max(0, p.top/h), min(1, (p.top+p.view())/h)
	r.thumb.Move(fyne.NewPos(p.stripX()-.5, y0+full*from))
	r.thumb.Resize(fyne.NewSize(stripWidth+1, max(8, full*(to-from))))
	r.frame = append(append(r.frame, r.strip...), r.thumb)
}

// buildFold draws the row that stands for a fold.
func (r *renderer) buildFold(o *row, ln *line) {
	p, z := r.p, r.p.style.Factor
	f := &p.folds[-1-ln.para]
	s := &p.style
	w, size := p.layout.Width, foldSize*z
	r.rect(o, -3, ln.y+2, w+6, ln.h-4, s.Panel).CornerRadius = 3
	r.dashedBox(o, -3, ln.y+2, w+6, ln.h-4, s.Rule)
	base := ln.y + ln.h/2 + 4.5*z
	right := w - 10
	if f.Key != "" {
		kw := max(width(f.Key, s.SansBold, 12*z)+10*z, 19*z)
		right -= kw
		key := r.rect(o, right, base-13*z, kw, 18*z, s.Raised)
		key.StrokeColor, key.StrokeWidth, key.CornerRadius = s.Rule, 1, 3
		r.text(o, right+(kw-width(f.Key, s.SansBold, 12*z))/2, base-.5, f.Key, s.SansBold, 12*z, s.Ink2)
		right -= 6 + width(f.Hint, s.Sans, 13*z)
		r.text(o, right, base, f.Hint, s.Sans, 13*z, s.Ink2)
	}
	x := float32(10)
	x += r.text(o, x, base, "›", s.SansBold, 18*z, s.Ink2) + 8*z
	x += r.text(o, x, base, f.Title, s.SansBold, size, s.Ink) + 10
	short, _, _ := strings.Cut(f.Detail, ", ")
	for _, detail := range []string{f.Detail, short} {
		if detail != "" && x+width(detail, s.Sans, 13*z) < right-14 {
			r.text(o, x, base, detail, s.Sans, 13*z, s.Ink2)
			return
		}
	}
}
