package views

import (
	"time"

	"fyne.io/fyne/v2"

	"verbatim/data/say"
)

// toast is one line above the status line that says what just happened. It
// takes no focus, moves nothing and goes by itself; faults stay until a key
// or a click takes them away.
type toast struct {
	f     *frame
	card  *paint
	text  string
	says  []string
	fault bool
	stays bool     // until it is taken away
	notes []string // to be told when what stays is taken away
	n     int      // counts messages, so that an old timer spares a newer one
}

// toastTime is how long a message stays: time to read two lines.
const toastTime = 5 * time.Second

func newToast(f *frame) *toast {
	t := &toast{f: f}
	t.card = newPaint(f.look, t.draw)
	t.card.Hide()
	return t
}

const toastWidth, toastLeading = 620, 21 // the widest, in units

// rect is where it stands in the window, in pixels.
func (t *toast) rect(w, h float32) (x, y, cw, ch float32) {
	z := t.f.z
	width := float32(0)
	for _, l := range t.says {
		width = max(width, t.f.width(l, sans, 15))
	}
	size := fyne.NewSize((width+56)*z, (float32(len(t.says))*toastLeading+22)*z)
	above := 38 * z
	if t.f.at == screen(t.f.pair) { // never over the buttons a hand is on
		above += t.f.pair.footHeight()
	}
	return centred(size, fyne.NewSize(w, h), above)
}

func (t *toast) draw(g *pen, w, h float32) {
	fill, ink := g.inverse, g.inverseInk
	if t.fault {
		fill, ink = g.orangeFill, g.ink
		g.box(0, 0, w, h, 4, fill, g.orange, 1.5)
	} else {
		g.box(0, 0, w, h, 4, fill, nil, 0)
	}
	for i, l := range t.says {
		g.text(18, 26+float32(i)*toastLeading, l, sans, 15, ink)
	}
	if t.stays {
		g.textRight(w-12, 26, "×", sansBold, 15, ink)
	}
	g.hit(0, 0, w, h, t.clear)
}

func (t *toast) tell(text string, fault, stays bool) {
	if t.noting() && text != t.text { // it comes back after this
		t.notes = append([]string{t.text}, t.notes...)
	}
	t.n++
	n := t.n
	t.text = text
	t.fault, t.stays = fault, stays
	t.says = t.f.folded(text, toastWidth-60, sans, 15)
	t.card.Show()
	t.f.all.Refresh()
	t.card.Refresh()
	if !stays {
		t.f.later(toastTime, func() {
			if t.n == n {
				t.clear()
			}
		})
	}
}

// noting tells that what stands there is a note, which only a click takes away.
func (t *toast) noting() bool { return t.says != nil && t.stays && !t.fault }

func (t *toast) clear() {
	t.says = nil
	t.card.Hide()
	if len(t.notes) > 0 {
		text := t.notes[0]
		t.notes = t.notes[1:]
		t.tell(text, false, true)
	}
}

// say tells what was done.
func (f *frame) say(text string) { f.tell(text, false) }

// fail tells what could not be done, as a sentence.
func (f *frame) fail(err error) {
	f.log.Error("told", "error", err)
	f.tell(capital(say.Of(err)), true)
}

// tell says it on the sheet that has room for it, else in the toast.
func (f *frame) tell(text string, fault bool) {
	if s := f.top(); s != nil && s.tell != nil {
		s.tell(text, fault)
		return
	}
	f.toast.tell(text, fault, fault)
}

// note tells what is good to know, and stays until it is taken away.
func (f *frame) note(text string) {
	if t := f.toast; t.noting() || t.fault && t.says != nil {
		t.notes = append(t.notes, text)
		return
	}
	f.toast.tell(text, false, true)
}
