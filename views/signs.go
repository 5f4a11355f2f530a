package views

import (
	"fmt"
	"image/color"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// sign is a drawn sign of a kind of change; each reads without colour.
type sign uint8

// The signs, in the order of the legend.
const (
	signSame     sign = iota // =
	signMoved                // two opposite arrows
	signJoined               // two lines becoming one
	signCut                  // minus, orange: cut, not shown
	signEllipsis             // three dots: cut, shown by an ellipsis
	signEdge                 // a bar with a line from it: begins later or ends sooner
	signAdded                // plus, blue: added, not shown
	signBracket              // [+], blue: added in brackets
	signMore                 // a line from a bar: B quotes more
	signOther                // ≈: other words
	signAlarm                // !: number, not, may
	signName                 // N≠
	signHeadline             // H
	signMarks                // Aa: capitals and marks only
	signs                    // how many there are
)

// signNames say what a sign means, for the legend and the key sheet.
var signNames = [signs]say.Text{
	"same words", "moved", "joined", "cut, not shown", "cut, shown by …", "cut at an edge", "added, not shown", "added in brackets",
	"B quotes more", "other words", "number, not, may", "name spelled otherwise", "in a headline", "capitals, marks only",
}

// tagSign is the sign of a kind of change; harmless typographic kinds share one.
func tagSign(t data.Tag) sign {
	switch t {
	case data.Reordered:
		return signMoved
	case data.Spliced:
		return signJoined
	case data.CutUnmarked:
		return signCut
	case data.CutMarked:
		return signEllipsis
	case data.CutStart, data.CutEnd:
		return signEdge
	case data.InsertUnmarked:
		return signAdded
	case data.InsertBracketed:
		return signBracket
	case data.Substitution:
		return signOther
	case data.NumberChanged, data.NegationChanged, data.ModalChanged, data.NameChanged, data.RolesSwapped:
		return signAlarm
	case data.NameVaries:
		return signName
	case data.HeadlineQuote:
		return signHeadline
	}
	return signMarks
}

// changeSign is the sign of one change.
func changeSign(c data.Change) sign {
	switch {
	case c.Op == data.OpMove:
		return signMoved
	case c.Op == data.OpJoin:
		return signJoined
	case c.Kind == "" && c.Op == data.OpInsert && c.Words == 0: // an ellipsis, where A goes on
		return signEllipsis
	case c.Kind == "" && (c.Op == data.OpInsert || c.Words == 0):
		return signMore
	case c.Kind == "" && c.Op == data.OpDelete:
		return signEdge
	}
	return tagSign(c.Kind)
}

// rowSigns are the signs of an overlap's tags, in the legend's order. Words
// that are the same show it; typography is told only where nothing else is. Words
// that B has beyond A's raise no tag (B quotes more): the counts tell them, save
// where a spelling has more words than another.
func rowSigns(r *desk.OverlapRow) []sign {
	var has [signs]bool
	worded, respelled := false, false
	for _, t := range toldOf(r) {
		respelled = respelled || t == data.NameVaries || t == data.SpellingVariant
		has[tagSign(t)] = true
		worded = worded || !t.Harmless()
	}
	has[signMore] = !worded && !respelled && r.WordsB > r.WordsSame
	has[signSame] = !worded && !has[signMore]
	if worded {
		has[signMarks] = false
	}
	var out []sign
	for s := range signs {
		if has[s] {
			out = append(out, s)
		}
	}
	return out
}

// signWidth is the width of a sign's box in units.
const signWidth = 24

// sign draws the box of 24 by 18 units whose text would have its baseline at y.
func (g *pen) sign(x, y float32, s sign) {
	const h = 18
	y -= 13.5
	edge, fill, ink := g.rule, g.raised, g.ink
	switch s {
	case signCut:
		edge, fill, ink = g.orange, g.orangeFill, g.orange
	case signAdded, signBracket:
		edge, fill, ink = g.blue, g.blueFill, g.blue
	}
	g.box(x, y, signWidth, h, 3, fill, edge, 1)
	cx, cy := x+signWidth/2, y+h/2
	for _, l := range signLines[s] {
		g.line(cx+l[0], cy+l[1], cx+l[2], cy+l[3], 1.5, ink)
	}
	if t := signTexts[s]; t != "" {
		g.textMid(cx, cy+4.6, t, sansBold, 13, ink)
	}
	if s == signEllipsis {
		for _, d := range []float32{-4.5, 0, 4.5} {
			g.dot(cx+d, cy+2.5, 1.4, ink, nil, 0)
		}
	}
}

// signTexts are the signs made of letters.
var signTexts = map[sign]string{
	signBracket: "[+]", signOther: "≈", signAlarm: "!", signName: "N≠", signHeadline: "H", signMarks: "Aa",
}

// signLines are the signs made of strokes, from the box's middle.
var signLines = map[sign][][4]float32{
	signSame:   {{-5, -2, 5, -2}, {-5, 2, 5, 2}},
	signCut:    {{-5, 0, 5, 0}},
	signAdded:  {{-5, 0, 5, 0}, {0, -5, 0, 5}},
	signEdge:   {{-6, -5, -6, 5}, {-2, 0, 0, 0}, {2.5, 0, 7, 0}},
	signMore:   {{-6, -5, -6, 5}, {-3, 0, 7, 0}, {7, 0, 4, -3}, {7, 0, 4, 3}},
	signJoined: {{-7, -4, -1, 0}, {-7, 4, -1, 0}, {-1, 0, 7, 0}},
	signMoved:  {{-7, -3, 7, -3}, {7, -3, 4, -6}, {7, -3, 4, 0}, {-7, 3, 7, 3}, {-7, 3, -4, 0}, {-7, 3, -4, 6}},
}

// keyWidth is the width of a key cap; a command without a key has none.
func (l *look) keyWidth(s string) float32 {
	if s == "" {
		return 0
	}
	return max(l.width(s, sansBold, 12)+10, 19)
}

// key draws a key cap around text with its baseline at y; returns its width.
func (g *pen) key(x, y float32, s string) float32 {
	return g.keyCap(x, y, s, g.ink2, g.raised, g.rule)
}

// keyInverse is a key cap on an inverse ground.
func (g *pen) keyInverse(x, y float32, s string) float32 {
	return g.keyCap(x, y, s, g.inverseInk, g.inverse, g.inverseInk)
}

func (g *pen) keyCap(x, y float32, s string, ink, fill, edge color.Color) float32 {
	w := g.keyWidth(s)
	if w == 0 {
		return 0
	}
	g.box(x, y-13, w, 18, 3, fill, edge, 1)
	g.textMid(x+w/2, y, s, sansBold, 12, ink)
	return w
}

// badge draws the A or B of a passage, baseline at y; returns its width.
func (g *pen) badge(x, y float32, letter string) float32 {
	g.box(x, y-13.5, 18, 18, 2, g.inverse, nil, 0)
	g.textMid(x+9, y, letter, sansBold, 13, g.inverseInk)
	return 18
}

// number draws the number of a change in a disc, baseline at y.
func (g *pen) number(x, y float32, n int, current bool) {
	c := g.ink2
	if current {
		c = g.blue
	}
	g.dot(x+7, y-4.5, 7.2, c, nil, 0)
	g.textMid(x+7, y-.8, fmt.Sprint(n), sansBold, 10.5, g.paper)
}

// tick draws a tick box, baseline at y.
func (g *pen) tick(x, y float32, on bool) {
	if !on {
		g.box(x, y-11, 13, 13, 2, g.raised, g.rule, 1)
		return
	}
	g.box(x, y-11, 13, 13, 2, g.inverse, g.inverse, 1)
	g.line(x+3, y-4.6, x+5.6, y-1.8, 1.6, g.inverseInk)
	g.line(x+5.6, y-1.8, x+10.2, y-8.2, 1.6, g.inverseInk)
}

// chevron draws a small arrow head that points down, its left top at x, y.
func (g *pen) chevron(x, y, w float32, c color.Color) {
	g.line(x, y, x+w/2, y+w*.6, 1.5, c)
	g.line(x+w/2, y+w*.6, x+w, y, 1.5, c)
}

// ring is the focus ring: two units of blue on the edge.
func (g *pen) ring(x, y, w, h float32) { g.box(x, y, w, h, 3, nil, g.blue, 2) }

// tally draws progress as boxes that fill, or as one bar where there are too
// many to count by eye; it ends at right and returns its width.
func (g *pen) tally(right, y float32, done, of int) float32 {
	const most = 40
	if of == 0 {
		return 0
	}
	if of > most {
		const w = 160
		g.box(right-w, y-9, w, 8, 2, g.sunk, g.rule, 1)
		g.rect(right-w, y-9, w*float32(done)/float32(of), 8, g.ink)
		return w
	}
	w := float32(of)*12 - 2
	for i := range of {
		fill := color.Color(nil)
		if i < done {
			fill = g.ink
		}
		g.box(right-w+float32(i)*12, y-9.5, 9.5, 9.5, 1.5, fill, g.rule, 1)
	}
	return w
}
