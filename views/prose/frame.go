package prose

import (
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
)

// placedNote is a note broken into lines, at its place on the page.
type placedNote struct {
	y, h  float32
	lines []NoteLine
}

// placeNotes breaks the notes and puts each beside its line, below the note
// before where that is in the way.
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
		q := placedNote{y: max(r.Y, foot)}
		for _, l := range n.Lines {
			for _, s := range breakNote(l.Text, p.Margins.Notes, p.noteFace(l.Look), noteSize*z) {
				q.lines = append(q.lines, NoteLine{s, l.Look})
			}
		}
		q.h = float32(len(q.lines)) * noteLeading * z
		foot = q.y + q.h + 6*z
		p.placed = append(p.placed, q)
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

func width(s string, face fyne.Resource, size float32) float32 {
	e, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, face)
	return e.Width
}

// breakNote breaks a note into lines of the width at spaces.
func breakNote(s string, w float32, face fyne.Resource, size float32) (out []string) {
	line := ""
	for f := range strings.FieldsSeq(s) {
		longer := strings.TrimSpace(line + " " + f)
		if line != "" && width(longer, face, size) > w {
			out = append(out, line)
			longer = f
		}
		line = longer
	}
	return append(out, line)
}

// drawNotes draws the lines of notes that are on view.
func (r *renderer) drawNotes() {
	p, z := r.p, r.p.style.Factor
	first := sort.Search(len(p.placed), func(i int) bool { return p.placed[i].y+p.placed[i].h > p.top })
	for _, n := range p.placed[first:] {
		if n.y > p.top+p.view() {
			return
		}
		y := n.y - p.top + p.layout.Leading*.5 + 4.5*z
		for _, l := range n.lines {
			if y > noteLeading*z*.8 && y < p.view()-3*z {
				c := p.style.Ink2
				switch l.Look {
				case Label:
					c = p.style.Ink3
				case Strong:
					c = p.style.Ink
				}
				face, x := p.noteFace(l.Look), p.textX()+p.layout.Width+18
				if p.Margins.Outer == Left {
					x = p.textX() - 18 - width(l.Text, face, noteSize*z)
				}
				t := &canvas.Text{}
				place(t, x, y, l.Text, face, noteSize*z, c)
				r.frame = append(r.frame, t)
			}
			y += noteLeading * z
		}
	}
}

// stripX is the left side of the overview strip.
func (p *Pane) stripX() float32 {
	if p.Margins.Outer == Left {
		return 4
	}
	return p.Size().Width - 4 - stripWidth
}

// drawStrip draws the whole text as a strip: gold where the passage stands,
// an outline for the part on view.
func (r *renderer) drawStrip() {
	p := r.p
	h := p.layout.height
	if !p.Margins.Strip || h <= p.view() || p.view() < 40 {
		return
	}
	x, y0, full := p.stripX(), float32(6), p.view()-12
	add := func(y, hh, dx, radius float32) *canvas.Rectangle {
		c := &canvas.Rectangle{CornerRadius: radius}
		c.Move(fyne.NewPos(x-dx, y))
		c.Resize(fyne.NewSize(stripWidth+2*dx, hh))
		r.frame = append(r.frame, c)
		return c
	}
	add(y0, full, 0, 4).FillColor = p.style.Sunk
	for _, m := range p.marks.all {
		if m.Kind != Wash {
			continue
		}
		a, _ := p.layout.Caret(m.Start)
		b, _ := p.layout.Caret(m.End)
		add(y0+full*a.Y/h, max(4, full*(b.Y+b.H-a.Y)/h), 0, 0).FillColor = p.style.WashEdge
	}
	from, to := max(0, p.top/h), min(1, (p.top+p.view())/h)
	thumb := add(y0+full*from, max(8, full*(to-from)), .5, 4)
	thumb.StrokeColor, thumb.StrokeWidth = p.style.Ink2, 1.4
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
