package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// entry is a text field that hands on the keys it has no use for.
type entry struct {
	widget.Entry
	f        *frame
	on       bool                    // has the focus
	onEscape func()                  // nil: leaves the field
	onDown   func()                  // Down in a field of one line
	onKey    func(fyne.KeyName) bool // has the first say of a key; true: it is used
	onSave   func()                  // Ctrl+Enter
}

func newEntry(f *frame) *entry {
	e := &entry{f: f}
	e.Scroll = fyne.ScrollHorizontalOnly
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained and FocusLost tell the frame, which draws one ring only.
func (e *entry) FocusGained() {
	e.on = true
	e.Entry.FocusGained()
	e.f.focused()
}

func (e *entry) FocusLost() {
	e.on = false
	e.Entry.FocusLost()
	e.f.focused()
}

// TypedKey takes Escape and Down and hands function keys to the frame.
func (e *entry) TypedKey(ev *fyne.KeyEvent) { e.f.guard(func() { e.typedKey(ev) }) }

func (e *entry) typedKey(ev *fyne.KeyEvent) {
	e.f.echo = ""
	if e.onKey != nil && e.onKey(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		if e.onEscape != nil {
			e.onEscape()
		} else {
			e.f.typedKey(ev)
		}
		return
	case fyne.KeyDown:
		if e.onDown != nil {
			e.onDown()
			return
		}
	}
	if functionKey(ev.Name) {
		e.f.typedKey(ev)
		return
	}
	e.Entry.TypedKey(ev)
}

// functionKey tells F1 to F12, which no field has a use for.
func functionKey(k fyne.KeyName) bool { return len(k) > 1 && k[0] == 'F' && k[1] >= '1' && k[1] <= '9' }

// TypedRune writes all letters but the one that opened the field.
func (e *entry) TypedRune(r rune) {
	if !e.f.echoes(r) {
		e.f.guard(func() { e.Entry.TypedRune(r) })
	}
}

// TypedShortcut takes Ctrl+Enter and the second form of redo.
func (e *entry) TypedShortcut(s fyne.Shortcut) { e.f.guard(func() { e.typedShortcut(s) }) }

func (e *entry) typedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	switch {
	case ok && c.KeyName == fyne.KeyReturn && e.onSave != nil:
		e.onSave()
	case ok && c.KeyName == fyne.KeyZ && c.Modifier&fyne.KeyModifierShift != 0:
		e.Redo()
	default:
		e.Entry.TypedShortcut(s)
	}
}
