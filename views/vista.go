package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// vista is a paint that shows a part of something taller than itself: what draws
// is told how far down it is and draws only what can be seen.
type vista struct {
	widget.BaseWidget
	look  *look
	paint *paint
	draw  func(g *pen, w, h, y float32) // all in units
	tall  func(w float32) float32       // of the whole, at a width
	aside func(by float32)              // scrolls to the side, in units; nil: nothing does
	y     float32
	drag  float32 // where on the thumb it is held, below 0 where it is not
}

// stripWidth is what the thumb at the right edge takes, in units.
const stripWidth = 12

func newVista(l *look, tall func(w float32) float32, draw func(g *pen, w, h, y float32)) *vista {
	v := &vista{look: l, draw: draw, tall: tall, drag: -1}
	v.paint = newPaint(l, v.show)
	v.ExtendBaseWidget(v)
	return v
}

func (v *vista) CreateRenderer() fyne.WidgetRenderer {
	clip := container.NewClip(v.paint)
	clip.ExtendBaseWidget(clip) // else it lays nothing out the first time
	return widget.NewSimpleRenderer(clip)
}

func (v *vista) MinSize() fyne.Size { return v.paint.MinSize() }

// Refresh draws what is shown anew.
func (v *vista) Refresh() { v.paint.Refresh() }

func (v *vista) show(g *pen, w, h float32) {
	v.y = max(0, min(v.y, v.most(w, h)))
	v.draw(g, w, h, v.y)
	if top, length, ok := v.thumb(w, h); ok {
		g.box(w-8, top, 5, length, 2, g.rule, nil, 0)
	}
}

// most is how far down it can go.
func (v *vista) most(w, h float32) float32 { return v.tall(w) - h }

// thumb is where the thumb stands; there is none where all can be seen.
func (v *vista) thumb(w, h float32) (top, length float32, ok bool) {
	if most := v.most(w, h); most > 0 {
		length = max(24, h*h/(most+h))
		return (h - length) * v.y / most, length, true
	}
	return 0, 0, false
}

func (v *vista) units() (w, h float32) {
	s := v.Size()
	return s.Width / v.look.z, s.Height / v.look.z
}

// to goes down to a place, as far as there is anything.
func (v *vista) to(y float32) {
	w, h := v.units()
	if y = max(0, min(y, v.most(w, h))); y != v.y {
		v.y = y
		v.paint.Refresh()
	}
}

// reveal scrolls so that what stands between two places is seen, below what is
// pinned to the top.
func (v *vista) reveal(from, to, pinned float32) {
	_, h := v.units()
	switch {
	case from-pinned < v.y:
		v.to(from - pinned)
	case to > v.y+h:
		v.to(to - h)
	}
}

// Scrolled is the wheel.
func (v *vista) Scrolled(e *fyne.ScrollEvent) {
	if v.aside != nil && e.Scrolled.DX != 0 {
		v.aside(-e.Scrolled.DX / v.look.z)
	}
	v.to(v.y - e.Scrolled.DY/v.look.z)
}

// Dragged moves the thumb.
func (v *vista) Dragged(e *fyne.DragEvent) {
	w, h := v.units()
	top, length, ok := v.thumb(w, h)
	at := e.Position.Subtract(e.Dragged)
	if !ok || v.drag < 0 && at.X/v.look.z < w-stripWidth {
		return
	}
	if v.drag < 0 {
		v.drag = max(0, min(length, at.Y/v.look.z-top))
	}
	v.to((e.Position.Y/v.look.z - v.drag) / (h - length) * v.most(w, h))
}

// DragEnd lets the thumb go.
func (v *vista) DragEnd() { v.drag = -1 }
