package views

import (
	"time"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// progress is the sheet over work that takes long.
type progress struct {
	f           *frame
	title, what string
	done, total int
	pace        desk.Pace
	left        string // how long it will still take; empty where that cannot be told
	cancel      func()
	card        *paint
	sheet       *sheet
}

func newProgress(f *frame, title string, cancel func()) *progress {
	p := &progress{f: f, title: title, cancel: cancel}
	p.card = newPaint(f.look, p.paintCard)
	return p
}

func (p *progress) open() {
	p.sheet = &sheet{card: p.card, size: fyne.NewSize(460, 170), key: func(c chord) bool {
		if c.key == fyne.KeyEscape {
			p.cancel()
		}
		return true
	}, restyle: p.card.Refresh}
	p.f.openSheet(p.sheet)
}

func (p *progress) close() {
	if p.sheet != nil {
		p.sheet.close()
	}
}

// tell brings it up to date; total 0 is unknown.
func (p *progress) tell(what string, done, total int) {
	p.what, p.done, p.total = what, done, total
	p.left = p.pace.Left(time.Now(), what, done, total)
	if p.sheet != nil {
		p.card.Refresh()
	}
}

func (p *progress) paintCard(g *pen, w, h float32) {
	const m = 26
	g.text(m, 40, p.title, serifBold, 20, g.ink)
	g.across(m, 52, w-2*m, g.heavy)
	says := capital(p.what)
	if p.total > 0 {
		says += say.T(": %s of %s", grouped(p.done), grouped(p.total))
	}
	lw := g.textRight(w-m, 80, p.left, sans, 14, g.ink2)
	g.fit(m, 80, w-2*m-lw-12, says, sans, 14, g.ink2)
	g.box(m, 94, w-2*m, 10, 2, g.sunk, g.rule, 1)
	if p.total > 0 {
		g.rect(m, 94, (w-2*m)*min(1, float32(p.done)/float32(p.total)), 10, g.ink)
	}
	x := m + g.key(m, h-24, "Esc") + 8
	x += g.text(x, h-24, say.T("Stop"), sans, 14, g.ink)
	g.hit(m-4, h-44, x, 32, p.cancel)
}
