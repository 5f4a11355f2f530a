package views

// button draws a button that ends at right with its top at y, 36 units high,
// and returns its width. A nil tap draws one that does nothing now.
func (g *pen) button(right, y float32, key, label string, primary bool, tap func()) float32 {
	const h = 36
	kw := float32(0)
	if key != "" {
		kw = g.keyWidth(key) + 10
	}
	w := kw + g.width(label, sansBold, 14) + 28
	x := right - w
	ink := g.ink
	switch {
	case primary && tap != nil:
		g.box(x, y, w, h, 3, g.inverse, nil, 0)
		ink = g.inverseInk
	case tap == nil:
		g.box(x, y, w, h, 3, g.sunk, g.hair, 1)
		ink = g.ink3
	default:
		g.box(x, y, w, h, 3, g.raised, g.rule, 1)
	}
	const b = 23
	if key != "" {
		if primary && tap != nil {
			g.keyInverse(x+12, y+b, key)
		} else {
			g.key(x+12, y+b, key)
		}
	}
	g.text(x+14+kw, y+b, label, sansBold, 14, ink)
	g.hit(x, y, w, h, tap)
	return w
}

// segments draws a choice of few values side by side, 28 units high, and
// returns its width.
func (g *pen) segments(x, y float32, values []string, chosen int, choose func(i int)) float32 {
	const h, pad = 28, segmentPad
	total := g.segmentsWidth(values)
	g.box(x, y, total, h, 3, g.raised, g.rule, 1)
	at := x
	for i, v := range values {
		w := g.width(v, sansBold, 14) + 2*pad
		face, ink := sans, g.ink2
		if i == chosen {
			g.rect(at+1, y+1, w-2, h-2, g.sunk)
			g.rect(at+1, y+h-3, w-2, 2, g.ink)
			face, ink = sansBold, g.ink
		}
		g.textMid(at+w/2, y+19, v, face, 14, ink)
		if i > 0 {
			g.down(at, y+1, h-2, g.rule)
		}
		g.hit(at, y, w, h, func() { choose(i) })
		at += w
	}
	return total
}

// segmentPad is the room at each side of a segment's word.
const segmentPad = 12

// segmentsWidth is how wide [pen.segments] draws the values.
func (g *pen) segmentsWidth(values []string) (total float32) {
	for _, v := range values {
		total += g.width(v, sansBold, 14) + 2*segmentPad
	}
	return total
}

// ticked draws a tick box with its name and key, ending at right with its
// baseline at y, and returns where it begins.
func (g *pen) ticked(right, y float32, name, key string, on bool, tap func()) float32 {
	tw, kw := g.width(name, sans, 13), g.keyWidth(key)
	if kw > 0 {
		kw += 7
	}
	left := right - tw - kw - 19
	g.tick(left, y, on)
	g.text(left+19, y, name, sans, 13, g.ink2)
	g.key(right-kw+7, y, key)
	g.hit(left-6, y-20, right-left+12, 28, tap)
	return left
}

// link draws words that can be pressed, baseline at y; returns their width.
func (g *pen) link(x, y float32, label string, tap func()) float32 {
	w := g.text(x, y, label, sansBold, 14, g.blue)
	g.hit(x-6, y-18, w+12, 26, tap)
	return w
}
