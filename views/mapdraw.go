package views

import (
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// Measures of the map, in units.
const (
	mapHead              = 88
	mapTop               = 58 // the names of the columns, which stay above the cells
	mapMargin            = 24
	mapLabel             = 216
	shareCellWidth       = 86
	shareCellHeight      = 50
	barsWidth            = 420
	barsHead, barsFoot   = 62, 62
	shareHeight          = 74
	someShare, muchShare = .02, .1 // from which a cell's ground is stronger
)

// columns is how many there is room for.
func (m *outletMap) columns(w float32) int {
	return max(1, int((w-2*mapMargin-mapLabel)/shareCellWidth))
}

// tall is the height of the matrix and of what is said below it.
func (m *outletMap) tall(float32) float32 {
	if m.n == 0 {
		return 0
	}
	return mapTop + float32(m.n)*shareCellHeight + 84
}

// drawHead says what the map shows, and what the cell in focus tells.
func (m *outletMap) drawHead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	const x, b = mapMargin, 38
	tw := g.fit(x, b, w-2*x, say.T("Who carries whose words"), serifBold, 20, g.ink)
	g.across(x, h-36, w-2*x, g.heavy)
	if m.n == 0 {
		return
	}
	g.fit(x+tw+14, b, w-2*x-tw-14, say.T("of each row, how much stands in each column too"), sans, 14, g.ink2)
	g.fit(x, h-12, w-2*x, m.says(), sans, 14, g.ink)
}

// says tells in a sentence what the cell in focus shows.
func (m *outletMap) says() string {
	s, ok := m.shares[[2]int{m.row, m.column}]
	a, b := m.called(m.row), m.called(m.column)
	switch {
	case !ok && m.row == m.column:
		return say.T("No two sources of %s share a passage.", a)
	case !ok:
		return say.T("%s and %s share no passage.", a, b)
	case m.row == m.column:
		return say.T("%s of the text of %s stands in another of its own sources too: %s, %d judged.", partSays(m.part(s)), a, say.N("%s overlap", "%s overlaps", s.Overlaps), s.Judged)
	}
	return say.T("%s of the text of %s stands in %s too: %s, %d judged. Who took from whom is not told by this.", partSays(m.part(s)), a, b, say.N("%s overlap", "%s overlaps", s.Overlaps), s.Judged)
}

// draw draws the cells that can be seen.
func (m *outletMap) draw(g *pen, w, h, y float32) {
	g.rect(0, 0, w, h, g.paper)
	if m.n == 0 {
		if m.held != nil {
			drawWords(g, w, say.T("No two sources here share a passage. As soon as two do, it is shown here how much of each other’s wording their outlets carry."))
		}
		return
	}
	seen := m.columns(w)
	m.first = min(m.first, max(0, m.n-seen))
	end := min(m.n, m.first+seen)
	for r := max(0, int((y-mapTop)/shareCellHeight)); r < m.n; r++ {
		top := mapTop + float32(r*shareCellHeight) - y
		if top > h {
			break
		}
		m.drawRow(g, r, end, top)
	}
	m.drawColumns(g, w, end)
	if b := m.tall(w) - y - 60; b < h {
		g.fit(mapMargin, b, w-2*mapMargin, say.T("The bar in a cell and its ground grow with the share. A row and its column need not agree: a short text may stand whole in a long one."), sans, 13, g.ink2)
		g.fit(mapMargin, b+22, w-2*mapMargin, m.restSays(), sans, 13, g.ink2)
	}
}

// restSays names the outlets that share nothing.
func (m *outletMap) restSays() string {
	rest := m.held.Outlets[m.n:]
	if len(rest) == 0 {
		return ""
	}
	var names []string
	for i := range rest {
		if i == 3 && len(rest) > 4 {
			names = append(names, say.T("%s more", grouped(len(rest)-3)))
			break
		}
		names = append(names, m.called(m.n+i))
	}
	return say.T("Carrying no words of another: %s.", strings.Join(names, ", "))
}

// drawColumns draws the columns' names; they stay above the cells.
func (m *outletMap) drawColumns(g *pen, w float32, end int) {
	g.rect(0, 0, w, mapTop-4, g.paper)
	for c := m.first; c < end; c++ {
		x := mapMargin + mapLabel + float32((c-m.first)*shareCellWidth)
		f, ink := sans, g.ink2
		if c == m.column {
			f, ink = sansBold, g.ink
			g.rect(x+2, mapTop-7, shareCellWidth-4, 3, g.ink)
		}
		lines := g.twoLines(m.called(c), shareCellWidth-8, f, 13)
		for i, l := range lines {
			g.fit(x+4, mapTop-14-float32(len(lines)-1-i)*16, shareCellWidth-8, l, f, 13, ink)
		}
	}
	t := say.T("of these")
	if n := m.n - (end - m.first); n > 0 {
		t = say.T("columns %d to %d of %d", m.first+1, end, m.n)
	}
	g.fit(mapMargin, mapTop-14, mapLabel-10, t, sans, 12.5, g.ink3)
}

// drawRow draws an outlet's name and its cells.
func (m *outletMap) drawRow(g *pen, r, end int, y float32) {
	o := m.held.Outlets[r]
	f, ink := sans, g.ink2
	if r == m.row {
		f, ink = sansBold, g.ink
		g.rect(mapMargin-8, y+4, 4, shareCellHeight-8, g.ink)
	}
	if o.Name == "" {
		f = sansItalic
	}
	g.fit(mapMargin, y+21, mapLabel-12, m.called(r), f, 14.5, ink)
	g.fit(mapMargin, y+39, mapLabel-12, say.T("%s, %s stands elsewhere", say.N("%s source", "%s sources", o.Sources), partSays(float64(o.Shared)/float64(max(1, o.Bytes)))), sans, 12.5, g.ink3)
	g.across(mapMargin, y+shareCellHeight-1/g.z, mapLabel+float32((end-m.first)*shareCellWidth), g.hair)
	for c := m.first; c < end; c++ {
		m.drawCell(g, r, c, mapMargin+mapLabel+float32((c-m.first)*shareCellWidth), y)
	}
}

// drawCell draws how much of a row stands in a column.
func (m *outletMap) drawCell(g *pen, r, c int, x, y float32) {
	const w, h = shareCellWidth - 4, shareCellHeight - 4
	s, ok := m.shares[[2]int{r, c}]
	x, y = x+2, y+2
	switch part := m.partOf(s, ok); {
	case !ok && r == c:
		g.rect(x, y, w, h, g.sunk)
	case !ok:
		g.dot(x+w/2, y+h/2, 1.5, g.rule, nil, 0)
	default:
		ground := g.pale
		if part >= muchShare {
			ground = g.wash2
		} else if part >= someShare {
			ground = g.wash
		}
		g.rect(x, y, w, h, ground)
		g.rect(x, y+h-4, max(2, w*float32(min(1, part))), 4, g.washEdge)
		g.textMid(x+w/2, y+20, partSays(part), sansBold, 14, g.ink)
		g.textMid(x+w/2, y+35, grouped(s.Overlaps), sans, 12, g.ink2)
	}
	if r == m.row && c == m.column && m.pane == paneMatrix && m.f.bare() {
		g.ring(x-1, y-1, w+2, h+2)
	}
	g.hit(x, y, w, h, func() {
		again := m.row == r && m.column == c && m.pane == paneMatrix
		m.pane = paneMatrix
		m.f.win.Canvas().Unfocus()
		m.focus(r, c)
		if again && m.can(cmdEnter) {
			m.do(cmdEnter)
		}
	})
}

func (m *outletMap) partOf(s desk.Share, ok bool) float64 {
	if !ok {
		return 0
	}
	return m.part(s)
}

// drawSide is what stands around the sources of the row in focus.
func (m *outletMap) drawSide(g *pen, w, h float32) {
	if w < smallest {
		return
	}
	g.rect(0, 0, w, h, g.panel)
	g.down(0, 0, h, g.hair)
	g.fit(20, 34, w-100, m.called(m.row), serifBold, 18, g.ink)
	g.textRight(w-18, 34, say.N("%s source", "%s sources", len(m.bars)), sans, 13, g.ink2)
	g.across(20, barsHead-10, w-38, g.rule)
	b := h - barsFoot + 26
	g.across(20, h-barsFoot, w-38, g.hair)
	g.rect(20, b-9, 26, 9, g.washEdge)
	t := say.T("stands in %s too", m.called(m.column))
	if m.row == m.column {
		t = say.T("stands in others of its own")
	}
	g.fit(54, b, w-72, t, sans, 13, g.ink2)
	g.rect(20, b+16, 26, 4, g.rule)
	g.fit(54, b+22, w-72, say.T("stands in other outlets"), sans, 13, g.ink2)
}

// drawBar draws a source and which of its stretches stand elsewhere.
func (m *outletMap) drawBar(g *pen, w, h float32, i int) {
	l := m.bars[i]
	g.rect(0, 0, w, h, g.panel)
	if i == m.bar && m.pane == paneBars {
		g.rect(0, 0, w, h, g.blueSel)
		if m.f.bare() {
			g.ring(1, 1, w-4, h-2)
		}
		g.rect(0, 0, 5, h, g.blue)
	}
	g.across(19, h-1/g.z, w-38, g.hair)
	p := partSays(float64(l.Shared()) / float64(max(1, l.Bytes)))
	pw := g.textRight(w-18, 22, p, sans, 13, g.ink2)
	title := l.Title
	if title == "" {
		title = l.Label
	}
	g.fit(19, 22, w-50-pw, title, serifItalic, 15.5, g.ink)
	g.fit(19, 41, w-38, known(l.Meta), sans, 13, g.ink2)
	track := w - 37
	g.rect(19, 52, track, 9, g.sunk)
	for _, strong := range []bool{false, true} {
		for _, in := range l.In {
			if (in.Outlet == m.column) == strong {
				for _, s := range in.Spans {
					m.drawStretch(g, s, l.Bytes, track, strong)
				}
			}
		}
	}
	g.hit(0, 0, w, h, func() {
		again := m.pane == paneBars && m.bar == i
		m.pane, m.bar = paneBars, i
		m.f.win.Canvas().Unfocus()
		m.redraw()
		m.f.refresh()
		if again {
			m.do(cmdEnter)
		}
	})
}

// drawStretch draws one stretch on the bar of a text of so many bytes.
func (m *outletMap) drawStretch(g *pen, s data.Span, bytes int, track float32, strong bool) {
	if bytes == 0 {
		return
	}
	x := track * float32(s.Start) / float32(bytes)
	w := min(max(2, track*float32(s.Len())/float32(bytes)), track-x)
	if strong {
		g.rect(19+x, 52, w, 9, g.washEdge)
	} else {
		g.rect(19+x, 55, w, 4, g.rule)
	}
}
