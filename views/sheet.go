package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// sheet is a card over a veil: it takes every key while it is up, and nothing
// under it answers.
type sheet struct {
	f       *frame
	card    fyne.CanvasObject
	size    fyne.Size // wished for, in units; cut to the window
	key     func(chord) bool
	restyle func()

	// What a sheet with commands of its own has; nil in the others.
	where   place
	can     func(cmd) bool
	do      func(cmd)
	tell    func(text string, fault bool) // what else the toast would say
	changed func()                        // the workbench changed
	focused func()                        // a field of it got the focus or lost it
	closed  func()                        // it was closed

	all  *fyne.Container
	last fyne.Focusable // had the focus before
}

// within is the layout of a sheet's card and of what lies in it: side units from
// its edges, top below its upper one, foot above its lower.
func (f *frame) within(side, top, foot float32) *stage {
	return &stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			return side * f.z, top * f.z, w - 2*side*f.z, h - (top+foot)*f.z
		},
	}}
}

// top is the sheet that has the keys, or nil.
func (f *frame) top() *sheet {
	if n := len(f.sheets); n > 0 {
		return f.sheets[n-1]
	}
	return nil
}

// openSheet shows one. key says whether it used a key; Esc closes unless used.
func (f *frame) openSheet(s *sheet) {
	s.f = f
	veil := newPaint(f.look, func(g *pen, w, h float32) { g.rect(0, 0, w, h, g.veil) })
	ground := newPaint(f.look, func(g *pen, w, h float32) {
		g.box(0, 0, w, h, 6, g.paper, g.hair, 1)
	})
	s.all = container.New(s, veil, ground, s.card)
	s.last = f.win.Canvas().Focused()
	again := s.restyle
	s.restyle = func() {
		veil.Refresh()
		ground.Refresh()
		if again != nil {
			again()
		}
		s.all.Refresh()
	}
	f.win.Canvas().Unfocus()
	f.sheets = append(f.sheets, s)
	s.all.Resize(f.win.Canvas().Size())
	f.win.Canvas().Overlays().Add(s.all)
	f.focused()
	f.menus.update()
}

// sheetEdge is what of the window stays free beside and above a sheet, in
// pixels, both sides together.
const sheetEdge = 24

// Layout and MinSize make the sheet the layout of its own container.
func (s *sheet) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	z := s.f.z
	w, h := min(s.size.Width*z, size.Width-sheetEdge), min(s.size.Height*z, size.Height-sheetEdge)
	objects[0].Resize(size)
	for _, o := range objects[1:] {
		o.Move(fyne.NewPos(float32(int((size.Width-w)/2)), float32(int((size.Height-h)/2))))
		o.Resize(fyne.NewSize(w, h))
	}
}

func (s *sheet) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// pressed gets the keys that no field of the sheet took.
func (s *sheet) pressed(c chord) {
	if s.key != nil && s.key(c) {
		return
	}
	if id, ok := s.f.keys.plain(s.where, c); ok {
		s.f.run(id)
		return
	}
	if c.key == fyne.KeyEscape {
		s.close()
	}
}

// close takes the sheet away; a second time does nothing.
func (s *sheet) close() {
	for i, o := range s.f.sheets {
		if o == s {
			if s == s.f.top() { // a field that keeps the focus goes on blinking unseen, and the window is drawn for it
				s.f.win.Canvas().Unfocus()
			}
			s.f.sheets = append(s.f.sheets[:i], s.f.sheets[i+1:]...)
			s.f.win.Canvas().Overlays().Remove(s.all)
			if s.closed != nil {
				s.closed()
			}
			if s.last != nil && len(s.f.sheets) == 0 {
				s.f.win.Canvas().Focus(s.last)
			}
			s.f.focused()
			s.f.menus.update()
			return
		}
	}
}
