package prose

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"verbatim/data"
)

var (
	_ fyne.Focusable      = (*Pane)(nil)
	_ fyne.Scrollable     = (*Pane)(nil)
	_ fyne.Draggable      = (*Pane)(nil)
	_ fyne.DoubleTappable = (*Pane)(nil)
	_ fyne.Shortcutable   = (*Pane)(nil)
	_ desktop.Mouseable   = (*Pane)(nil)
	_ desktop.Hoverable   = (*Pane)(nil)
	_ desktop.Cursorable  = (*Pane)(nil)
)

// dragging is what the pointer is doing.
type dragging struct {
	on      bool // the left button is down
	moved   bool // and the pointer moved since
	strip   bool // it began on the overview strip
	at      fyne.Position
	pointer fyne.Position // where it hovers
	stop    chan struct{} // ends the scrolling at the edge; nil where none runs
}

// spot is what stands under a position of the pane.
type spot uint8

const (
	onText spot = iota
	onStrip
	onFold
	onMargin
)

func (p *Pane) spotAt(at fyne.Position) (spot, int) {
	if p.Margins.Strip && at.X >= p.stripX()-4 && at.X <= p.stripX()+stripWidth+4 {
		return onStrip, 0
	}
	if i := p.layout.LineAt(at.Y + p.top); i >= 0 && p.layout.lines[i].para < 0 && at.Y+p.top < p.layout.lines[i].y+p.layout.lines[i].h {
		return onFold, int(-1 - p.layout.lines[i].para)
	}
	if x := at.X - p.textX(); x < -10 || x > p.layout.Width+10 {
		return onMargin, 0
	}
	return onText, 0
}

// at is the byte nearest to a position of the pane.
func (p *Pane) at(pos fyne.Position) int {
	return p.layout.Hit(pos.X-p.textX(), pos.Y+p.top)
}

// Cursor is a caret over text and a hand over what can be pressed.
func (p *Pane) Cursor() desktop.Cursor {
	switch s, _ := p.spotAt(p.drag.pointer); s {
	case onText:
		return desktop.TextCursor
	case onFold, onStrip:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn keeps the cursor right from the first moment.
func (p *Pane) MouseIn(e *desktop.MouseEvent) { p.drag.pointer = e.Position }

// MouseMoved keeps it right over every line.
func (p *Pane) MouseMoved(e *desktop.MouseEvent) { p.drag.pointer = e.Position }

// MouseOut does nothing; Fyne asks for it.
func (p *Pane) MouseOut() {}

// MouseDown puts the caret, or draws the selection out to it with Shift held.
func (p *Pane) MouseDown(e *desktop.MouseEvent) { p.Guard(func() { p.mouseDown(e) }) }

func (p *Pane) mouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary || p.text == nil {
		return
	}
	where, _ := p.spotAt(e.Position)
	p.drag = dragging{on: true, strip: where == onStrip, at: e.Position, pointer: e.Position}
	if where == onStrip {
		p.toStrip(e.Position.Y)
		return
	}
	p.focus()
	if where == onFold {
		return
	}
	at := p.at(e.Position)
	from := at
	if e.Modifier&fyne.KeyModifierShift != 0 {
		from = p.anchor
	}
	p.Select(data.Span{Start: from, End: at})
}

// MouseUp without a drag is a press: of a fold, or of a word.
func (p *Pane) MouseUp(e *desktop.MouseEvent) { p.Guard(func() { p.mouseUp(e) }) }

func (p *Pane) mouseUp(e *desktop.MouseEvent) {
	if !p.drag.on {
		return
	}
	p.endDrag()
	if p.drag.moved || p.drag.strip || e.Modifier != 0 {
		return
	}
	switch where, i := p.spotAt(e.Position); where {
	case onFold:
		if p.OnFold != nil {
			p.OnFold(i)
		}
	case onText:
		if w := p.layout.WordAt(p.at(e.Position)); !w.Empty() && p.OnWord != nil {
			p.OnWord(w)
		}
	}
}

// DoubleTapped selects the word.
func (p *Pane) DoubleTapped(e *fyne.PointEvent) { p.Guard(func() { p.doubleTapped(e) }) }

func (p *Pane) doubleTapped(e *fyne.PointEvent) {
	if where, _ := p.spotAt(e.Position); where == onText && p.text != nil {
		p.Select(p.layout.WordAt(p.at(e.Position)))
	}
}

// Dragged draws the selection out; beyond the edges the text scrolls by.
func (p *Pane) Dragged(e *fyne.DragEvent) { p.Guard(func() { p.dragged(e) }) }

func (p *Pane) dragged(e *fyne.DragEvent) {
	if !p.drag.on {
		return
	}
	p.drag.moved, p.drag.at = true, e.Position
	if p.drag.strip {
		p.toStrip(e.Position.Y)
		return
	}
	p.Select(data.Span{Start: p.anchor, End: p.at(p.inside(e.Position))})
	if out := e.Position.Y < 0 || e.Position.Y > p.view(); out && p.drag.stop == nil {
		p.scrollOnEdge()
	} else if !out {
		p.endScroll()
	}
}

// inside is the position cut to the pane's height.
func (p *Pane) inside(pos fyne.Position) fyne.Position {
	return fyne.NewPos(pos.X, min(max(pos.Y, 0), p.view()-1))
}

// DragEnd ends what Dragged began.
func (p *Pane) DragEnd() { p.Guard(p.endDrag) }

func (p *Pane) endDrag() {
	p.drag.on = false
	p.endScroll()
}

func (p *Pane) endScroll() {
	if p.drag.stop != nil {
		close(p.drag.stop)
		p.drag.stop = nil
	}
}

// edgeStep is how often the text moves on while the pointer is held outside.
const edgeStep = 60 * time.Millisecond

// scrollOnEdge scrolls line by line until the pointer comes back.
func (p *Pane) scrollOnEdge() {
	stop := make(chan struct{})
	p.drag.stop = stop
	go func() {
		tick := time.NewTicker(edgeStep)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				fyne.Do(func() { p.Guard(p.edgeStep) })
			}
		}
	}()
}

// edgeStep is one step of it: faster the further out the pointer is.
func (p *Pane) edgeStep() {
	if !p.drag.on {
		return
	}
	out := p.drag.at.Y
	if out > 0 {
		out = max(0, out-p.view())
	}
	if out == 0 {
		return
	}
	lines := 1 + min(4, abs(out)/40)
	if out < 0 {
		lines = -lines
	}
	p.ScrollBy(lines * p.layout.Leading)
	p.Select(data.Span{Start: p.anchor, End: p.at(p.inside(p.drag.at))})
}

func abs(v float32) float32 { return max(v, -v) }

// toStrip scrolls so that the middle of the view is what the strip shows at y.
func (p *Pane) toStrip(y float32) {
	if full := p.view() - 12; full > 0 {
		p.setTop((y-6)/full*p.layout.height - p.view()/2)
		p.scrolled()
	}
}

// Scrolled is the wheel.
func (p *Pane) Scrolled(e *fyne.ScrollEvent) { p.Guard(func() { p.ScrollBy(-e.Scrolled.DY) }) }

func (p *Pane) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.Focused() != fyne.Focusable(p) {
		c.Focus(p)
		p.ringed = false
		p.redrawFrame()
	}
}

// FocusGained draws the ring where the keyboard brought the focus.
func (p *Pane) FocusGained() { p.focused, p.ringed = true, !p.drag.on; p.redrawFrame() }

// FocusLost takes it away.
func (p *Pane) FocusLost() { p.focused = false; p.redrawFrame() }

func (p *Pane) redrawFrame() {
	if p.r != nil {
		p.r.update()
		canvas.Refresh(p)
	}
}

// TypedRune passes letters on: the pane has no use for them.
func (p *Pane) TypedRune(r rune) {
	if p.OnRune != nil {
		p.OnRune(r)
	}
}

// TypedKey scrolls, and passes other keys on.
func (p *Pane) TypedKey(e *fyne.KeyEvent) { p.Guard(func() { p.typedKey(e) }) }

func (p *Pane) typedKey(e *fyne.KeyEvent) {
	if !p.ScrollKey(e.Name) && p.OnKey != nil {
		p.OnKey(e)
	}
}

// ScrollKey does what arrows and page keys do and tells whether the key was
// one of them.
func (p *Pane) ScrollKey(k fyne.KeyName) bool {
	line := p.layout.Leading
	switch k {
	case fyne.KeyDown:
		p.ScrollBy(line)
	case fyne.KeyUp:
		p.ScrollBy(-line)
	case fyne.KeyPageDown:
		p.ScrollBy(p.view() - 2*line)
	case fyne.KeyPageUp:
		p.ScrollBy(2*line - p.view())
	case fyne.KeyHome:
		p.ScrollBy(-p.top - p.Margins.Top)
	case fyne.KeyEnd:
		p.ScrollBy(p.layout.height)
	default:
		return false
	}
	return true
}

// TypedShortcut copies and selects all; other shortcuts are passed on.
func (p *Pane) TypedShortcut(s fyne.Shortcut) { p.Guard(func() { p.typedShortcut(s) }) }

func (p *Pane) typedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		p.Copy()
	case *fyne.ShortcutSelectAll:
		p.SelectAll()
	default:
		if p.OnShortcut != nil {
			p.OnShortcut(s)
		}
	}
}

// Copy puts the exact bytes of the selection on the clipboard and tells
// whether there was one.
func (p *Pane) Copy() bool {
	s := p.SelectedText()
	if s != "" {
		fyne.CurrentApp().Clipboard().SetContent(s)
	}
	return s != ""
}

// SelectAll selects the whole text.
func (p *Pane) SelectAll() {
	if p.text != nil {
		p.Select(data.Span{Start: 0, End: len(p.text.source)})
	}
}
