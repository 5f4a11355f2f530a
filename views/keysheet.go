package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// sheetLine is one line of the key sheet.
type sheetLine struct{ key, words string }

// sheetLines are the lines of a column, from the command table.
func sheetLines(column string) []sheetLine {
	var out []sheetLine
	for _, c := range commands {
		if c.sheet != column {
			continue
		}
		words := c.short
		if words == "" {
			words = strings.ToLower(c.label[:1]) + strings.TrimSuffix(c.label[1:], "…")
		}
		key := shown(c.keys)
		if c.keys == "0 X" {
			key = "0 or X"
		}
		out = append(out, sheetLine{key, words})
	}
	return out
}

const sheetStep = 29

// openKeys shows the key sheet.
func (f *frame) openKeys() {
	p := newPaint(f.look, drawKeys)
	longest := 0
	for _, c := range sheetColumns {
		longest = max(longest, len(sheetLines(c)))
	}
	head := newPaint(f.look, nil)
	scroll := container.NewVScroll(p)
	var s *sheet
	head.draw = func(g *pen, w, h float32) {
		const m, b = 28, 42
		x := m + g.text(m, b, "Keys", serifBold, 23, g.ink) + 14
		g.fit(x, b, w-x-140, "Letters work while no field is being typed in; the menus list every command with its key", sans, 14, g.ink2)
		tw := g.textRight(w-m, b, "close", sans, 14, g.ink2)
		kw := g.keyWidth("Esc")
		g.key(w-m-tw-8-kw, b, "Esc")
		g.hit(w-m-tw-kw-16, b-20, tw+kw+30, 30, func() { s.close() })
		g.across(m, 56, w-2*m, g.heavy)
	}
	p.min = fyne.NewSize(100, float32(longest)*sheetStep+70)
	type rects = func(w, h float32) (float32, float32, float32, float32)
	card := container.New(&stage{places: []rects{
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w, 60 * f.z },
		func(w, h float32) (float32, float32, float32, float32) { return 0, 62 * f.z, w, h - 76*f.z },
	}}, head, scroll)
	s = &sheet{card: card, size: fyne.NewSize(1240, p.min.Height+84), restyle: func() { head.Refresh(); p.Refresh(); scroll.Refresh() }, key: func(c chord) bool {
		if c.key == fyne.KeyF1 || c.sign == '?' || c.key == fyne.KeyReturn {
			s.close()
			return true
		}
		return scrollKey(scroll, c, 60*f.z)
	}}
	f.openSheet(s)
}

// drawKeys draws the columns, and the signs where the shortest one ends.
func drawKeys(g *pen, w, h float32) {
	const m, gap = 28, 24
	cw := (w - 2*m - gap*float32(len(sheetColumns)-1)) / float32(len(sheetColumns))
	for i, name := range sheetColumns {
		x := m + float32(i)*(cw+gap)
		if i > 0 {
			g.down(x-gap/2, 10, h-20, g.hair)
		}
		g.text(x, 24, name, serifBold, 17, g.ink)
		g.across(x, 34, cw, g.rule)
		lines := sheetLines(name)
		kw := float32(0)
		for _, l := range lines {
			kw = max(kw, g.keyWidth(l.key))
		}
		y := float32(34)
		for _, l := range lines {
			y += sheetStep
			g.key(x, y, l.key)
			g.fit(x+kw+14, y, cw-kw-14, l.words, sans, 14.5, g.ink)
		}
		if i == 1 { // the column with the fewest lines
			drawSigns(g, x, y+44, cw, h)
		}
	}
}

// drawSigns is the legend, in two columns where there is room for both.
func drawSigns(g *pen, x, y, w, h float32) {
	g.text(x, y, "Signs", serifBold, 17, g.ink)
	g.across(x, y+10, w, g.rule)
	y += 10
	const step = 24
	for s := range signs {
		y += step
		if y > h-6 {
			return
		}
		g.sign(x, y, s)
		g.fit(x+signWidth+10, y, w-signWidth-10, signNames[s], sans, 14, g.ink)
	}
}

// openAbout says what the program is and where things lie.
func (f *frame) openAbout() {
	var s *sheet
	meta := f.app.Metadata()
	p := newPaint(f.look, func(g *pen, w, h float32) {
		const m = 30
		g.text(m, 52, "Verbatim", serifBold, 28, g.ink)
		g.text(m+g.width("Verbatim", serifBold, 28)+12, 52, meta.Version, sans, 14, g.ink2)
		g.across(m, 66, w-2*m, g.heavy)
		y := float32(96)
		words := []string{
			"Lines up the passages that say the same thing in the same or nearly the same words, shows word by word what was done to them, and keeps your verdicts.",
			"The machine describes; you judge. Nothing leaves this computer: no network, no account.",
			"Set in Source Serif 4 and Source Sans 3, by Adobe, under the SIL Open Font License.",
		}
		if f.desk != nil {
			words = append(words, "This workbench: "+f.desk.Place().Path)
		}
		for _, t := range words {
			for _, l := range g.folded(t, w-2*m, serif, 16) {
				g.text(m, y, l, serif, 16, g.ink)
				y += 23
			}
			y += 8
		}
		g.button(w-m, h-54, "Esc", "Close", false, func() { s.close() })
	})
	s = &sheet{card: p, size: fyne.NewSize(620, 400), restyle: p.Refresh, key: func(c chord) bool {
		if c.key == fyne.KeyReturn {
			s.close()
		}
		return c.key == fyne.KeyReturn
	}}
	f.openSheet(s)
}
