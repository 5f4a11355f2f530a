package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/say"
)

// sheetLine is one line of the key sheet.
type sheetLine struct{ key, words string }

// sheetLines are the lines of a column, from the command table.
func sheetLines(keys *keymap, column say.Text) []sheetLine {
	var out []sheetLine
	for _, c := range commands {
		if c.sheet != column {
			continue
		}
		out = append(out, sheetLine{keys.caps(c.id), c.words()})
	}
	return out
}

// Measures of the key sheet, in units.
const (
	sheetStep, sheetTop, signStep = 29, 50, 24
	sheetWidth                    = 1240
	sheetFour                     = 1160 // from this width no line of four columns is cut; under it there are two
)

// keyBlock is a column of the key sheet with its place.
type keyBlock struct {
	name       string
	lines      []sheetLine
	x, y, w, h float32
}

// keyBlocks lays the columns out in a width, and tells the height of all.
// Signs stand under "Read the pair", the column with the fewest lines.
func keyBlocks(keys *keymap, w float32) (out []keyBlock, height float32) {
	const m, gap = 28, 24
	n := len(sheetColumns)
	if w < sheetFour {
		n /= 2
	}
	cw := (w - 2*m - gap*float32(n-1)) / float32(n)
	y := float32(0)
	for i, name := range sheetColumns {
		if i > 0 && i%n == 0 {
			y = height
		}
		b := keyBlock{say.T(name), sheetLines(keys, name), m + float32(i%n)*(cw+gap), y, cw, sheetTop}
		b.h += float32(len(b.lines)) * sheetStep
		if i == signColumn {
			b.h += 40 + float32(signs)*signStep
		}
		height = max(height, y+b.h)
		out = append(out, b)
	}
	return out, height + 12
}

// signColumn is the column that the signs stand under.
const signColumn = 1

// openKeys shows the key sheet.
func (f *frame) openKeys() {
	p, head := newPaint(f.look, drawKeys), newPaint(f.look, nil)
	scroll := container.NewVScroll(p)
	var s *sheet
	change := func() {
		s.close()
		f.openRemap()
	}
	head.draw = func(g *pen, w, h float32) {
		const m, b = 28, 42
		x := m + g.text(m, b, say.T("Keys"), serifBold, 23, g.ink) + 14
		g.fit(x, b, w-x-290, say.T("Letters work while no field is being typed in; every key can be changed"), sans, 14, g.ink2)
		right := w - m
		for _, o := range []struct {
			key, says string
			do        func()
		}{{"Esc", say.T("close"), func() { s.close() }}, {"C", say.T("change keys"), change}} {
			tw := g.textRight(right, b, o.says, sans, 14, g.ink2)
			kw := g.keyWidth(o.key)
			g.key(right-tw-8-kw, b, o.key)
			g.hit(right-tw-kw-16, b-20, tw+kw+24, 30, o.do)
			right -= tw + kw + 26
		}
		g.across(m, 56, w-2*m, g.heavy)
	}
	measure := func() float32 {
		_, h := keyBlocks(f.keys, min(sheetWidth, (f.win.Canvas().Size().Width-sheetEdge)/f.z))
		p.min = fyne.NewSize(100, h)
		return h
	}
	card := container.New(&stage{places: []placing{
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w, 60 * f.z },
		func(w, h float32) (float32, float32, float32, float32) { return 0, 62 * f.z, w, h - 70*f.z },
	}}, head, scroll)
	s = &sheet{card: card, size: fyne.NewSize(sheetWidth, measure()+74), key: func(c chord) bool {
		switch {
		case f.keys.has(cmdKeys, c) || c.key == fyne.KeyReturn:
			s.close()
			return true
		case c == chord{key: fyne.KeyC}:
			change()
			return true
		}
		return scrollKey(scroll, c, 60*f.z)
	}}
	s.restyle = func() {
		s.size.Height = measure() + 74
		for _, o := range []fyne.CanvasObject{head, p, scroll} {
			o.Refresh()
		}
	}
	f.openSheet(s)
}

// drawKeys draws the columns, and the signs under the shortest one.
func drawKeys(g *pen, w, _ float32) {
	blocks, _ := keyBlocks(g.keys, w)
	for i, b := range blocks {
		if b.x > 40 {
			g.down(b.x-12, b.y+10, b.h-20, g.hair)
		}
		g.text(b.x, b.y+24, b.name, serifBold, 17, g.ink)
		g.across(b.x, b.y+34, b.w, g.rule)
		kw := float32(0)
		for _, l := range b.lines {
			kw = max(kw, g.keyWidth(l.key))
		}
		y := b.y + 34
		for _, l := range b.lines {
			y += sheetStep
			g.key(b.x, y, l.key)
			g.fit(b.x+kw+14, y, b.w-kw-14, l.words, sans, 14.5, g.ink)
		}
		if i == signColumn {
			drawSigns(g, b.x, y+40, b.w)
		}
	}
}

// drawSigns is the legend of the signs.
func drawSigns(g *pen, x, y, w float32) {
	g.text(x, y, say.T("Signs"), serifBold, 17, g.ink)
	g.across(x, y+10, w, g.rule)
	y += 10
	for s := range signs {
		y += signStep
		g.sign(x, y, s)
		g.fit(x+signWidth+10, y, w-signWidth-10, say.T(signNames[s]), sans, 14, g.ink)
	}
}
