package views

import (
	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/say"
)

// verdictBar is the bar at the foot of the pair screen. Its places depend on
// the window's width alone, never on the overlap: a hand that has found a
// button finds it again.
type verdictBar struct {
	*paint
	ballot   func() *ballot
	proposed func() *collate.Proposal // nil while the overlap is read
	press    func(cmd)
	scale    data.Scale // what the ratings are called
}

// Heights and widths in units.
const (
	barHeight, barTall = 84, 118 // in one row, in two
	cellHeight         = 40
	cellWidth          = 103
	saveWidth          = 150
	barOneRow          = 1480 // the width from which all stands in one row
	barCompact         = 980  // and below which a row and a half must do
)

func newVerdictBar(l *look, b func() *ballot, proposed func() *collate.Proposal, press func(cmd)) *verdictBar {
	v := &verdictBar{ballot: b, proposed: proposed, press: press}
	v.paint = newPaint(l, v.drawBar)
	return v
}

// barPlaces are where the parts of the bar stand for a width, in units.
type barPlaces struct {
	small   bool // two rows
	compact bool // and the overall in the second
	cells   [6]rect
	axes    [4]rect
	overall rect
	save    rect
}

// rect is a place in units.
type rect struct{ x, y, w, h float32 }

// placesOf computes them: nothing but the width goes in.
func placesOf(w float32) barPlaces {
	p := barPlaces{small: w < barOneRow, compact: w < barCompact}
	const m, y = 18, 29
	cell := min(cellWidth, (w-2*m)/6)
	x := float32(m)
	for i := range p.cells {
		p.cells[i] = rect{x, y, cell, cellHeight}
		x += cell
	}
	if p.small {
		const second, high = y + cellHeight + 6, 36
		p.save = rect{w - m - 118, y, 118, cellHeight}
		widths, right := [4]float32{132, 110, 110, 116}, w-m
		if p.save.x < x+8 { // no room beside the wordings: below, the key alone
			widths, right = [4]float32{112, 78, 82, 94}, w-m-76
			p.save = rect{w - m - 64, second, 64, high}
		}
		ax, part := float32(m), min(1, (right-m-170)/500)
		if p.save.y == second {
			part = min(1, (right-m-120)/400)
		}
		for i, aw := range widths {
			p.axes[i] = rect{ax, second, aw * part, high}
			ax += (aw + 8) * part
		}
		p.overall = rect{x + 18, y, p.save.x - x - 30, cellHeight}
		if p.compact {
			p.overall = rect{ax + 12, second, right - ax - 12, high}
		}
		return p
	}
	p.save = rect{w - m - saveWidth, y, saveWidth, cellHeight}
	x += 20
	rest := p.save.x - x - 22 - 230
	gap := min(16, max(6, 8+(rest-424-24)/4))
	more := min(24, max(0, (rest-550)/4)) // where small letters leave room, for what is proposed beside the value
	for i, aw := range []float32{132 + more, 96, 102, 94} {
		p.axes[i] = rect{x, y, aw, cellHeight}
		x += aw + gap
	}
	p.overall = rect{x + 12, y, p.save.x - x - 24, cellHeight}
	return p
}

func (v *verdictBar) drawBar(g *pen, w, h float32) {
	b, p := v.ballot(), placesOf(w)
	g.rect(0, 0, w, h, g.paper)
	g.rect(0, 0, w, 2, g.heavy)
	const y = 19
	x := p.cells[0].x
	x += g.text(x, y, say.T("Wording"), sansBold, 13, g.ink) + 8
	hint, f, proposal := say.T("a digit; the rest may stay as it is"), sans, v.proposalOf(b)
	switch {
	case b.Wording != "":
		hint = say.T("%s saves it with all that is shown", v.look.keys.named(cmdSave))
	case p.small && proposal != nil: // the overall has no room for the reasons
		hint, f = proposal.Why, sansItalic
	}
	g.fit(x, y, p.cells[5].x+p.cells[5].w-x, hint, f, 13, g.ink3)
	v.drawCells(g, b, p)
	for i, a := range b.axes() {
		v.drawAxis(g, p.axes[i], a, b, p.small)
	}
	v.drawSave(g, b, p)
	if p.compact {
		v.drawCompact(g, b, p.overall)
		return
	}
	right := p.overall.x + p.overall.w
	if p.small {
		v.drawOffers(g, w, p.axes[0].y+23)
	} else {
		right = min(right, v.drawBack(g, w, y)-12)
	}
	switch {
	case proposal == nil:
		v.drawOverall(g, b, p.overall, right)
	case p.small:
		v.drawProposal(g, proposal, p.overall, right, 0)
	default:
		v.drawProposal(g, proposal, p.overall, right, 3)
	}
}

// drawBack offers the last one judged, ending at the bar's edge, and returns
// where it begins.
func (v *verdictBar) drawBack(g *pen, w, y float32) float32 {
	c := say.T("back to the last one judged")
	left := w - 18 - g.width(c, sans, 13)
	g.text(left, y, c, sans, 13, g.ink2)
	kw := g.keyWidth(g.keys.capOf(cmdLast)) + 5
	g.key(left-kw, y, g.keys.capOf(cmdLast))
	g.hit(left-kw-2, 2, w-16-left+kw, 24, func() { v.press(cmdLast) })
	return left - kw
}

// drawCells draws the six wordings; the chosen one is reversed.
func (v *verdictBar) drawCells(g *pen, b *ballot, p barPlaces) {
	for i, c := range choices {
		r := p.cells[i]
		on := b.Wording == c.wording
		fill, ink, f := g.raised, g.ink, sans
		if on {
			fill, ink, f = g.inverse, g.inverseInk, sansBold
		}
		g.rect(r.x, r.y, r.w, r.h, fill)
		base := r.y + r.h/2 + 5
		var kw float32
		if on {
			kw = g.keyInverse(r.x+6, base-.5, g.keys.capOf(c.id))
		} else {
			kw = g.key(r.x+6, base-.5, g.keys.capOf(c.id))
		}
		if v.drawProposedCell(g, b, i, r, r.x+10+kw) {
			base -= 6
		}
		g.fit(r.x+10+kw, base, r.w-kw-11, say.T(c.name), f, 14, ink)
		if i > 0 {
			g.down(r.x, r.y, r.h, g.rule)
		}
		g.hit(r.x, r.y, r.w, r.h, func() { v.press(c.id) })
	}
	g.box(p.cells[0].x, p.cells[0].y, 6*p.cells[0].w, cellHeight, 3, nil, g.rule, 1)
}

// drawAxis draws key, value and the place in the cycle. A default is grey; a
// value the person chose is bold and has a foot.
func (v *verdictBar) drawAxis(g *pen, r rect, a axis, b *ballot, small bool) {
	g.box(r.x, r.y, r.w, r.h, 3, g.raised, g.rule, 1)
	f, ink := sans, g.ink3
	switch {
	case a.touched:
		f, ink = sansBold, g.ink
		g.rect(r.x, r.y+r.h-3, r.w, 3, g.inverse)
	case b.given:
		ink = g.ink
	}
	base := r.y + r.h/2 + 5
	kw := g.key(r.x+8, base-.5, g.keys.capOf(a.id))
	x := r.x + 15 + kw
	named := float32(0)
	if small {
		named = x + g.text(x, r.y+15, a.name, sans, 12, g.ink2)
		base = r.y + 30
	} else {
		g.text(r.x, r.y-10, a.name, sansBold, 13, g.ink)
	}
	x += g.fit(x, base, r.x+r.w-x-5, a.value, f, 14, ink)
	v.drawProposedAttribution(g, b, a, x, base, r.x+r.w-x-5)
	g.hit(r.x, r.y, r.w, r.h, func() { v.press(a.id) })
	step := float32(6)
	if small {
		step = 5
	}
	dx := r.x + r.w - 3 - float32(a.of)*step
	if dx < named+4 {
		return // no room beside the name
	}
	for i := range a.of {
		c, radius := g.rule, float32(1.4)
		if i == a.at {
			c, radius = g.ink, 2.4
		}
		g.dot(dx+float32(i)*step, r.y+7, radius, c, nil, 0)
	}
}

// drawOverall draws the number, its label and where it comes from; its head
// ends at right.
func (v *verdictBar) drawOverall(g *pen, b *ballot, r rect, right float32) {
	numeral, label, why := b.overall(v.scale)
	g.down(r.x-12, r.y-22, cellHeight+32, g.hair)
	x := r.x + g.text(r.x, r.y-10, say.T("Overall"), sansBold, 13, g.ink) + 8
	g.fit(x, r.y-10, right-x, why, sans, 13, g.ink2)
	ink := g.ink
	if b.Wording == "" {
		ink = g.ink3
	}
	x = r.x + g.text(r.x, r.y+cellHeight-6, numeral, serifBold, 40, ink) + 10
	if said := g.folded(label, r.x+r.w-x, sansBold, 15); len(said) > 1 {
		for i, s := range said[:2] {
			g.text(x, r.y+17+float32(i)*18, s, sansBold, 14, ink)
		}
	} else {
		g.text(x, r.y+cellHeight/2+5.5, label, sansBold, 15, ink)
	}
}

// drawCompact draws the same in the height of an axis.
func (v *verdictBar) drawCompact(g *pen, b *ballot, r rect) {
	numeral, label, why := b.overall(v.scale)
	if p := v.proposalOf(b); p != nil {
		g.fit(r.x, r.y+15, r.w, say.T("Not judged"), sansBold, 14, g.ink)
		g.fit(r.x, r.y+31, r.w, say.T("proposed: %s", proposedWords(*p)), sansItalic, 12.5, g.ink2)
		return
	}
	x := r.x + g.text(r.x, r.y+29, numeral, serifBold, 32, g.ink) + 9
	g.fit(x, r.y+15, r.x+r.w-x, label, sansBold, 14, g.ink)
	g.fit(x, r.y+31, r.x+r.w-x, why, sans, 12.5, g.ink2)
}

// drawSave draws the one button.
func (v *verdictBar) drawSave(g *pen, b *ballot, p barPlaces) {
	r := p.save
	label := say.T("Save, go on")
	switch {
	case b.settled():
		label = say.T("Go on")
	case b.stale && !p.small:
		label = say.T("Judge anew")
	case p.small:
		label = say.T("in little room\x04Save")
	}
	base := r.y + r.h/2 + 5
	if b.Wording == "" {
		g.box(r.x, r.y, r.w, r.h, 3, g.sunk, g.rule, 1)
		kw := g.key(r.x+9, base-.5, g.keys.capOf(cmdSave))
		g.fit(r.x+18+kw, base, r.w-kw-22, label, sans, 14.5, g.ink2)
	} else {
		g.box(r.x, r.y, r.w, r.h, 3, g.inverse, g.inverse, 1)
		kw := g.keyInverse(r.x+9, base-.5, g.keys.capOf(cmdSave))
		g.fit(r.x+18+kw, base, r.w-kw-22, label, sansBold, 14.5, g.inverseInk)
	}
	g.hit(r.x, r.y, r.w, r.h, func() { v.press(cmdSave) })
}

// drawOffers stand at the right of the second row, where there is no strip.
func (v *verdictBar) drawOffers(g *pen, w, base float32) {
	x := w - 18
	for _, o := range []struct {
		id   cmd
		name string
	}{{cmdLast, say.T("back")}, {cmdEvidence, say.T("evidence")}, {cmdNote, say.T("note")}} {
		if w >= wide && o.id != cmdLast {
			return // the strip below shows them
		}
		k := g.keys.capOf(o.id)
		tw := g.width(o.name, sans, 14)
		g.text(x-tw, base, o.name, sans, 14, g.ink2)
		kw := g.keyWidth(k) + 6
		g.key(x-tw-kw, base-.5, k)
		g.hit(x-tw-kw, base-18, tw+kw, 26, func() { v.press(o.id) })
		x -= tw + kw + 16
	}
}
