package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// rows is a virtual list that the focus passes by: its keys are the frame's,
// and a list of Fyne's that Tab has reached swallows them all.
type rows struct{ widget.List }

// newVirtual makes rows of n, each an object that create makes and update fills.
func newVirtual(n func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *rows {
	r := &rows{}
	r.Length, r.CreateItem, r.UpdateItem, r.HideSeparators = n, create, update, true
	r.ExtendBaseWidget(r)
	return r
}

// newRows makes rows of one height, in units, that draw themselves.
func (f *frame) newRows(height float32, n func() int, draw func(g *pen, w, h float32, i int)) *rows {
	return newVirtual(n, func() fyne.CanvasObject {
		p := newPaint(f.look, nil)
		p.min = fyne.NewSize(100, height)
		return p
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		p := o.(*paint)
		p.draw = func(g *pen, w, h float32) {
			if i < n() {
				draw(g, w, h, i)
			}
		}
		p.Refresh()
	})
}

// Disabled tells Fyne that it takes no focus; nothing else of it is off.
func (r *rows) Disabled() bool { return true }

// Enable and Disable are there for Fyne, which asks for Disabled only beside them.
func (r *rows) Enable()  {}
func (r *rows) Disable() {}
