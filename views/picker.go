package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/say"
)

// picker is a sheet with a field and, under it, a list that follows what is
// typed: arrows move in the list while the letters go to the field.
type picker struct {
	f      *frame
	at     int // the line in focus
	field  *entry
	ground *paint
	table  *rows
	sheet  *sheet

	title, beside string
	lines         func() int
	row           func(g *pen, w, h float32, i int)
	typed         func(string)
	pick          func(i int)
	also          func(fyne.KeyName) bool    // further keys; nil: none
	head          func(g *pen, x, w float32) // what stands behind the title in the place of beside; nil: that
	none          func() string              // what stands in the place of no lines
	foot          func(g *pen, w, b float32) // what stands under the list
}

// Measures of a picker, in units.
const (
	pickerTop, pickerFoot = 118, 52
	pickerRow             = 38
	pickerMargin          = 24
)

// open shows it with the field in focus.
func (p *picker) open(size fyne.Size) {
	f := p.f
	p.field = newEntry(f)
	p.field.OnChanged = func(s string) {
		p.at = 0
		p.typed(s)
		p.choose(p.at)
	}
	p.field.onEscape = func() { p.sheet.close() }
	p.field.onKey = p.key
	p.ground = newPaint(f.look, p.draw)
	p.table = f.newRows(pickerRow, p.lines, p.drawRow)
	z := func() float32 { return f.z }
	all := container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, _ float32) (float32, float32, float32, float32) {
			high := p.field.MinSize().Height
			return pickerMargin * z(), 64 * z(), w - 2*pickerMargin*z(), high
		},
		func(w, h float32) (float32, float32, float32, float32) {
			return (pickerMargin - 6) * z(), pickerTop * z(), w - (2*pickerMargin-12)*z(), h - (pickerTop+pickerFoot)*z()
		},
	}}, p.ground, p.field, p.table)
	p.sheet = &sheet{card: all, size: size, key: func(c chord) bool { return p.key(c.key) }, restyle: p.redraw}
	f.openSheet(p.sheet)
	f.win.Canvas().Focus(p.field)
}

// key moves in the list, or takes the line in focus.
func (p *picker) key(k fyne.KeyName) bool {
	page := max(1, int(p.table.Size().Height/((pickerRow+4)*p.f.z))-1)
	by, moves := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: page, fyne.KeyPageUp: -page}[k]
	switch {
	case moves:
		p.choose(p.at + by)
	case k == fyne.KeyReturn || k == fyne.KeyEnter:
		if p.at < p.lines() {
			p.pick(p.at)
		}
	default:
		return p.also != nil && p.also(k)
	}
	return true
}

// choose puts the focus on a line and shows it.
func (p *picker) choose(i int) {
	p.at = max(0, min(i, p.lines()-1))
	if p.lines() > 0 {
		p.table.ScrollTo(p.at)
	}
	p.redraw()
}

func (p *picker) redraw() {
	p.ground.Refresh()
	p.table.Refresh()
}

func (p *picker) draw(g *pen, w, h float32) {
	x := pickerMargin + g.text(pickerMargin, 42, p.title, serifBold, 20, g.ink) + 12
	if p.head != nil {
		p.head(g, x, w)
	} else {
		g.fit(x, 42, w-x-pickerMargin, p.beside, sans, 14, g.ink2)
	}
	if p.lines() == 0 {
		says := say.T("Nothing here is called so.")
		if p.none != nil {
			says = p.none()
		}
		g.fit(pickerMargin+6, pickerTop+30, w-2*pickerMargin-12, says, serifItalic, 16, g.ink2)
	}
	g.across(pickerMargin, h-pickerFoot+6, w-2*pickerMargin, g.hair)
	p.foot(g, w, h-18)
}

// drawRow draws a line on the ground of the one in focus.
func (p *picker) drawRow(g *pen, w, h float32, i int) {
	if i == p.at {
		g.rect(0, 0, w, h, g.blueSel)
		g.rect(0, 0, 5, h, g.blue)
	}
	p.row(g, w, h, i)
	g.hit(0, 0, w, h, func() {
		p.choose(i)
		p.pick(i)
	})
}
