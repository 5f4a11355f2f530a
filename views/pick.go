package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/say"
)

// pick is a sheet with a list from which one line is taken; beside it stands
// what there is to know of the line in focus.
type pick struct {
	title, beside string
	rows          []pickRow
	none          string                             // what is said where there are no rows
	tells         func(i int) (name, words []string) // of a row, in pairs; nil: nothing
	actions       []pickAction                       // the first is the proposed one

	f     *frame
	at    int
	head  *paint
	table *rows
	sheet *sheet
}

// pickRow is a line: its name, what is said beside or below it, and what stands
// at the right.
type pickRow struct{ left, beside, right string }

// pickAction does something with the line in focus. The sheet is closed before,
// unless it stays; then the line may be none, -1.
type pickAction struct {
	key, label string
	stays      bool
	do         func(i int)
}

// Measures of the sheet, in units.
const (
	pickWidth, pickHeight, pickRowHigh = 920, 560, 54
	pickShare                          = .5 // of the width is the list's
)

func (f *frame) openPick(p *pick) {
	p.f = f
	p.head = newPaint(f.look, p.draw)
	p.table = f.newRows(pickRowHigh, func() int { return len(p.rows) }, p.drawRow)
	z := func() float32 { return f.z }
	all := container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			return 26 * z(), 74 * z(), p.listWidth(w/z()) * z(), h - 150*z()
		},
	}}, p.head, p.table)
	p.sheet = &sheet{card: all, size: fyne.NewSize(pickWidth, pickHeight), key: p.key, restyle: p.redraw}
	f.openSheet(p.sheet)
}

func (p *pick) listWidth(w float32) float32 {
	if p.tells == nil {
		return w - 52
	}
	return w*pickShare - 26
}

func (p *pick) redraw() {
	p.head.Refresh()
	p.table.Refresh()
}

func (p *pick) key(c chord) bool {
	by := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: 8, fyne.KeyPageUp: -8}[c.key]
	if by != 0 {
		p.choose(p.at + by)
		return true
	}
	for _, a := range p.actions {
		if c == parseChord(a.key) {
			p.act(a)
			return true
		}
	}
	return false
}

func (p *pick) choose(i int) {
	p.at = max(0, min(i, len(p.rows)-1))
	if len(p.rows) > 0 {
		p.table.ScrollTo(p.at)
	}
	p.redraw()
}

// may tells whether an action can be done now.
func (p *pick) may(a pickAction) bool { return len(p.rows) > 0 || a.stays }

func (p *pick) act(a pickAction) {
	if !p.may(a) {
		return
	}
	if !a.stays {
		p.sheet.close()
	}
	if len(p.rows) == 0 {
		a.do(-1)
		return
	}
	a.do(p.at)
}

func (p *pick) draw(g *pen, w, h float32) {
	const m = 26
	x := m + g.text(m, 44, p.title, serifBold, 20, g.ink) + 12
	g.fit(x, 44, w-m-x, p.beside, sans, 14, g.ink2)
	g.across(m, 58, w-2*m, g.heavy)
	if len(p.rows) == 0 {
		for i, l := range g.folded(p.none, w-2*m, serif, 16) {
			g.text(m, 92+float32(i)*23, l, serif, 16, g.ink)
		}
	} else if p.tells != nil {
		p.drawTold(g, w*pickShare+16, w-m)
	}
	g.across(m, h-66, w-2*m, g.hair)
	x = w - m
	for i, a := range p.actions {
		var do func()
		if p.may(a) {
			do = func() { p.act(a) }
		}
		x -= g.button(x, h-54, a.key, a.label, i == 0, do) + 10
	}
	shut := say.T("Close")
	if x-g.keyWidth("Esc")-g.width(shut, sansBold, 14)-38 < m {
		shut = "" // the key says enough
	}
	g.button(x, h-54, "Esc", shut, false, func() { p.sheet.close() })
}

// drawTold writes what is known of the line in focus, names over words.
func (p *pick) drawTold(g *pen, x, end float32) {
	names, words := p.tells(p.at)
	y := float32(92)
	for i, name := range names {
		g.text(x, y, name, sans, 13, g.ink2)
		y += 20
		for _, l := range g.folded(words[i], end-x, serif, 16) {
			g.fit(x, y, end-x, l, serif, 16, g.ink)
			y += 22
		}
		y += 8
	}
}

func (p *pick) drawRow(g *pen, w, h float32, i int) {
	if i >= len(p.rows) {
		return
	}
	r := p.rows[i]
	if i == p.at {
		g.rect(0, 0, w-4, h, g.blueSel)
		g.rect(0, 0, 5, h, g.blue)
		g.ring(1, 1, w-6, h-2)
	}
	right := g.textRight(w-14, 22, r.right, sansBold, 13.5, g.ink2)
	g.fit(14, 22, w-38-right, r.left, sansBold, 15, g.ink)
	g.fit(14, 43, w-28, r.beside, sans, 14, g.ink2)
	g.across(12, h-1/g.z, w-24, g.hair)
	g.hit(0, 0, w, h, func() {
		if i == p.at {
			p.act(p.actions[0])
			return
		}
		p.choose(i)
	})
}
