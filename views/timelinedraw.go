package views

import (
	"cmp"
	"math"
	"slices"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// Measures of the timeline, in units.
const (
	timelineHead         = 62
	timelineMargin       = 24
	laneRow, laneLeast   = 56, 84
	axisHeight           = 36
	dotRadius, dotColumn = 11, 190 // dotColumn is the room that a dot's words take
)

// widths are those of a timeline's parts, which give way in a narrow window:
// outlets' names, the pane of those without a date, and the least that is kept
// at the right of the last dot for its words.
type widths struct{ label, undated, words float32 }

func widthsOf(w float32) widths {
	if w < wide {
		return widths{190, 232, 132}
	}
	return widths{218, 330, 160}
}

// dotPlace is the middle of a dot; w is the length of the bar of one whose day is
// not known.
type dotPlace struct{ x, y, w float32 }

// laneLaid is where a lane stands.
type laneLaid struct{ y, h float32 }

// lanesLaid is where everything of a timeline stands, below the axis.
type lanesLaid struct {
	width float32
	widths
	axis      timeAxis
	dated     bool
	undatedAt float32 // where the pane of those without a date begins; the right edge where there are none
	lanes     []laneLaid
	dots      map[int]dotPlace
	tall      float32
	text      lines
	textOf    int
}

// lay lays the timeline out in a width.
func (t *timeline) lay(w float32) *lanesLaid {
	if t.laid.width == w && t.laid.dots != nil {
		return &t.laid
	}
	l := lanesLaid{width: w, widths: widthsOf(w), undatedAt: w - timelineMargin, dots: map[int]dotPlace{}, textOf: -1}
	if t.held == nil {
		t.laid = l
		return &t.laid
	}
	var dates []data.Date
	for _, d := range t.held.Dots {
		dates = append(dates, d.Meta.Date)
		if !d.Meta.Date.Known() {
			l.undatedAt = w - timelineMargin - l.undated
		}
	}
	left := timelineMargin + l.label
	l.axis, l.dated = newAxis(dates, left, max(60, l.undatedAt-left-l.words))
	y := float32(axisHeight)
	for _, lane := range t.lanes {
		rows, ends := 0, []float32{} // where the words of each row end
		undated := 0
		for _, i := range lane.dots {
			d := t.held.Dots[i]
			if !d.Meta.Date.Known() {
				l.dots[i] = dotPlace{l.undatedAt + 30, float32(undated), 0}
				undated++
				continue
			}
			x, dw := l.axis.span(d.Meta.Date)
			row := 0
			for row < len(ends) && ends[row] > x {
				row++
			}
			if row == len(ends) {
				ends = append(ends, 0)
			}
			ends[row] = x + dw + dotColumn
			p := dotPlace{x + dw/2, float32(row), 0}
			if d.Meta.Date.Day == 0 {
				p.w = dw
			}
			l.dots[i] = p
		}
		rows = max(len(ends), undated, 1)
		h := max(laneLeast, float32(rows)*laneRow+16)
		for _, i := range lane.dots {
			p := l.dots[i]
			n := len(ends)
			if !t.held.Dots[i].Meta.Date.Known() {
				n = undated
			}
			p.y = y + h/2 + (p.y-float32(n-1)/2)*laneRow
			l.dots[i] = p
		}
		l.lanes = append(l.lanes, laneLaid{y, h})
		y += h
	}
	l.tall = y
	t.laid = l
	return &t.laid
}

// tall is the height of lanes, legend and the words in focus.
func (t *timeline) tall(w float32) float32 {
	if t.held == nil {
		return 0
	}
	l := t.lay(w)
	return l.tall + t.drawLegend(nil, l, w, 0) + 30 + t.words(w).height() + 56
}

// drawHead says whose words are shown, and how many witnesses there are.
func (t *timeline) drawHead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	const m, b = timelineMargin, 38
	if t.held == nil {
		g.text(m, b, say.T("Timeline"), serifBold, 20, g.ink)
		g.across(m, h-10, w-2*m, g.heavy)
		return
	}
	title := say.T("Who printed these words, and when")
	if s := t.held.Speaker; s != "" {
		title = say.T("Who printed %s’s words, and when", s)
	}
	x := m + g.fit(m, b, w-2*m, title, serifBold, 20, g.ink) + 14
	g.parts(x, b, w-m-x, t.held.Says(), sans, 14, g.ink2)
}

// draw draws what can be seen of the lanes.
func (t *timeline) draw(g *pen, w, h, y float32) {
	g.rect(0, 0, w, h, g.paper)
	if t.held == nil {
		if t.of == "" {
			drawWords(g, w, say.T("Choose an overlap in the list and press %s: here it is shown who printed its words, and when.", t.f.keys.named(cmdTimelineOf)))
		}
		return
	}
	l := t.lay(w)
	t.drawGrounds(g, l, w, h, y)
	for i, lane := range l.lanes {
		if lane.y+lane.h > y && lane.y < y+h {
			t.drawLane(g, l, i, w, y)
		}
	}
	t.drawTies(g, l, h, y)
	for i, lane := range l.lanes {
		if lane.y+lane.h > y && lane.y < y+h {
			for _, d := range t.lanes[i].dots {
				t.drawDot(g, l, d, w, y)
			}
		}
	}
	t.drawAxis(g, l, w)
	t.drawBelow(g, l, w, y)
}

// drawWords writes a sentence where a room has nothing to show.
func drawWords(g *pen, w float32, says string) {
	y := float32(28)
	for _, s := range g.folded(says, min(620, w-2*timelineMargin), serif, 17) {
		g.text(timelineMargin, y, s, serif, 17, g.ink2)
		y += 25
	}
}

// drawGrounds draws the column of the earliest date and the pane of those
// without one.
func (t *timeline) drawGrounds(g *pen, l *lanesLaid, w, h, y float32) {
	bottom := min(h, l.tall-y)
	for i, d := range t.held.Dots {
		if d.Place >= 0 && t.held.Places[d.Place].Earliest && d.Meta.Date.Known() {
			half := l.column(d.Meta.Date)
			g.rect(l.dots[i].x-half, 0, 2*half, bottom, g.pale)
		}
	}
	if l.undatedAt < w-timelineMargin {
		g.rect(l.undatedAt, 0, w-timelineMargin-l.undatedAt, bottom, g.panel)
		g.dashesDown(l.undatedAt, 0, bottom, g.rule)
	}
}

// column is half the width of the column of a date.
func (l *lanesLaid) column(d data.Date) float32 {
	_, w := l.axis.span(d)
	return max(w, 36) / 2
}

// drawAxis draws the names of days, months or years; they stay above the lanes.
func (t *timeline) drawAxis(g *pen, l *lanesLaid, w float32) {
	const m, b = timelineMargin, 23
	g.rect(0, 0, w, axisHeight-2, g.paper)
	g.across(m, axisHeight-2, w-2*m, g.heavy)
	if l.undatedAt < w-m {
		g.text(l.undatedAt+14, b, say.T("No date in the text"), sansBold, 13, g.ink)
	}
	if !l.dated {
		g.text(m+l.label, b, say.T("No date is known"), sans, 13, g.ink2)
		return
	}
	g.fit(m, b, l.label-10, l.axis.title(), sansBold, 13, g.ink)
	for _, k := range l.axis.ticks(44) {
		tw := g.width(k.name, sans, 13)
		if k.x-tw/2 < m+l.label-20 || k.x+tw/2 > l.undatedAt-4 {
			continue
		}
		f, ink := sans, g.ink2
		for i, d := range t.held.Dots {
			if p := l.dots[i]; d.Meta.Date.Day > 0 && p.x-1 < k.x && k.x < p.x+1 {
				f, ink = sansBold, g.ink
			}
		}
		g.textMid(k.x, b, k.name, f, 13, ink)
	}
}

// drawLane draws an outlet's name and the line to its first dot.
func (t *timeline) drawLane(g *pen, l *lanesLaid, i int, w, y float32) {
	const m = timelineMargin
	lane, at := t.lanes[i], l.lanes[i]
	top, mid := at.y-y, at.y-y+at.h/2
	f, ink := sansBold, g.ink
	if !lane.strong {
		f, ink = sans, g.ink3
	}
	if !lane.named {
		f = sansItalic
	}
	g.fit(m, mid-3, l.label-16, lane.name, f, 15, ink)
	g.fit(m, mid+16, l.label-16, lane.beside, sans, 13, g.ink3)
	g.across(m, top+at.h-1/g.z, w-2*m, g.hair)
	for _, d := range lane.dots {
		if p := l.dots[d]; t.held.Dots[d].Meta.Date.Known() && t.held.Dots[d].Kind != desk.OtherWords {
			g.across(m+l.label, p.y-y, max(0, p.x-p.w/2-14-m-l.label), g.hair)
			return
		}
	}
}

// drawDot draws a dot with its words.
func (t *timeline) drawDot(g *pen, l *lanesLaid, i int, w, y float32) {
	d, p := t.held.Dots[i], l.dots[i]
	p.y -= y
	if p.w > 0 { // only the month or the year is known
		g.box(p.x-p.w/2, p.y-4, p.w, 8, 4, g.sunk, g.rule, 1)
	}
	switch d.Kind {
	case desk.SameWords:
		g.dot(p.x, p.y, dotRadius, g.inverse, nil, 0)
		g.textMid(p.x, p.y+4.5, letter(d.Place), sansBold, 13, g.inverseInk)
	case desk.OtherWords:
		g.dot(p.x, p.y, 6, g.paper, g.ink3, 2)
	default:
		g.dot(p.x, p.y, dotRadius, g.paper, g.rule, 1.5)
		g.textMid(p.x, p.y+4.5, "?", sansBold, 13, g.ink)
		g.dashedBox(p.x-16, p.y-16, 32, 32, g.rule)
	}
	if i == t.dot && t.f.bare() {
		g.dot(p.x, p.y, dotRadius+3.5, nil, g.blue, 2)
	}
	x := p.x + max(p.w/2, 16) + 10
	end, ground := w-timelineMargin-6, g.panel
	if d.Meta.Date.Known() {
		end, ground = l.undatedAt-8, g.paper
	}
	first, second, odd := t.dotSays(d)
	if second == say.T(earliestHere) {
		x = p.x + max(l.column(d.Meta.Date), 16) + 8
	}
	if tw := min(end-x, max(g.width(first, sans, 13.5), g.width(second, sansBold, 13.5))); tw > 0 { // the words stand on the lines
		g.rect(x-3, p.y-16, tw+6, 36, ground)
	}
	if second == "" {
		g.fit(x, p.y+5, end-x, first, sans, 13.5, g.ink)
	} else {
		g.fit(x, p.y-3, end-x, first, sans, 13.5, g.ink)
		f, ink := sans, g.ink2
		if odd {
			ink = g.orange
		} else if second == say.T(earliestHere) {
			f, ink = sansBold, g.ink
		}
		g.fit(x, p.y+15, end-x, second, f, 13.5, ink)
	}
	g.hit(p.x-18, p.y-22, max(40, end-p.x), 44, func() { t.clicked(i) })
}

// earliestHere says that no other version here has an earlier date; it does not
// say who said it first.
const earliestHere say.Text = "earliest here"

// dotSays are the two lines at a dot; odd marks the second.
func (t *timeline) dotSays(d desk.Dot) (first, second string, odd bool) {
	switch d.Kind {
	case desk.NotHeld:
		switch {
		case d.Stub == "":
			return say.T("named only; nothing noted"), "", false
		case !d.Meta.Date.Known():
			return say.T("noted by hand, undated"), "", false
		}
		return say.T("%s, entered by hand", dated(d.Meta.Date)), d.Meta.Title, false
	case desk.OtherWords:
		return say.N("%s quotation", "%s quotations", d.Count), say.T("as %s", d.As), false
	}
	p := t.held.Places[d.Place]
	first = placeSays(p)
	switch {
	case p.Earliest:
		return first, say.T(earliestHere), false
	case p.Credit == "":
		return first, say.T("names no source"), true
	}
	return first, say.T("from %s, it says", p.Credit), false
}

// clicked focuses a dot; a second click opens it.
func (t *timeline) clicked(i int) {
	again := t.dot == i
	t.f.win.Canvas().Unfocus()
	t.focus(i)
	if again && t.can(cmdEnter) {
		t.open()
	}
}

// mostTies are drawn at once; of more only those of the dot in focus.
const mostTies = 3

// drawTies draws who says whom they have it from, and who shares words.
func (t *timeline) drawTies(g *pen, l *lanesLaid, h, y float32) {
	for i, d := range t.held.Dots {
		if d.From >= 0 {
			t.drawArrow(g, l, i, d, h, y)
		}
	}
	for _, tie := range t.held.Ties {
		if len(t.held.Ties) <= mostTies || t.mine(tie) {
			t.drawTie(g, l.dots[tie.A], l.dots[tie.B], y)
		}
	}
	for _, s := range t.told(l) { // above all lines
		if s.free {
			t.tellTie(g, l, s.Tie, (l.dots[s.A].x+l.dots[s.B].x)/2, s.at-y)
		}
	}
}

// mine says whether a tie is one of the dot in focus.
func (t *timeline) mine(tie desk.Tie) bool { return tie.A == t.dot || tie.B == t.dot }

// toldTie is a tie whose words stand at an edge between two lanes, where one is free.
type toldTie struct {
	desk.Tie
	at   float32
	free bool
}

// told are the ties that say something: those of the dot in focus, and an only one.
func (t *timeline) told(l *lanesLaid) (out []toldTie) {
	taken := map[float32]bool{}
	for _, tie := range l.shortestFirst(t.held.Ties) {
		if t.mine(tie) || len(t.held.Ties) == 1 {
			at, free := l.between(l.dots[tie.A], l.dots[tie.B], taken)
			taken[at] = true
			out = append(out, toldTie{tie, at, free})
		}
	}
	return out
}

// shortestFirst is so that those have their place that have but one.
func (l *lanesLaid) shortestFirst(ties []desk.Tie) []desk.Tie {
	high := func(t desk.Tie) float64 { return math.Abs(float64(l.dots[t.A].y - l.dots[t.B].y)) }
	return slices.SortedStableFunc(slices.Values(ties), func(x, y desk.Tie) int { return cmp.Compare(high(x), high(y)) })
}

// between is the edge between two lanes where what two dots have in common is
// told: no dot stands there; as near to their middle as one is free.
func (l *lanesLaid) between(a, b dotPlace, taken map[float32]bool) (best float32, free bool) {
	mid, far := (a.y+b.y)/2, float32(math.MaxFloat32)
	for _, lane := range l.lanes {
		at := lane.y + lane.h
		away := max(at-mid, mid-at)
		if min(a.y, b.y) < at && at < max(a.y, b.y) && away < far && !taken[at] {
			best, far, free = at, away, true
		}
	}
	return best, free
}

// drawArrow draws an arrow from a version to whom it names.
func (t *timeline) drawArrow(g *pen, l *lanesLaid, i int, d desk.Dot, h, y float32) {
	a, b := l.dots[i], l.dots[d.From]
	if max(a.y, b.y) < y || min(a.y, b.y) > y+h {
		return
	}
	x1, y1, x2, y2 := a.x, a.y-y, b.x, b.y-y
	dx, dy := x2-x1, y2-y1
	n := float32(math.Hypot(float64(dx), float64(dy)))
	if n < 40 {
		return
	}
	dx, dy = dx/n, dy/n
	x1, y1, x2, y2 = x1+dx*dotRadius, y1+dy*dotRadius, x2-dx*18, y2-dy*18
	g.line(x1, y1, x2, y2, 1.5, g.ink)
	g.line(x2, y2, x2-dx*8-dy*5, y2-dy*8+dx*5, 1.5, g.ink)
	g.line(x2, y2, x2-dx*8+dy*5, y2-dy*8-dx*5, 1.5, g.ink)
	says := say.T("says it got it from here")
	if d.Says != "" {
		says = "“" + d.Says + "”"
	}
	if i == t.dot || d.From == t.dot || len(t.held.Places) < 4 {
		tw := g.width(says, serifItalic, 15)
		mx, my := (x1+x2)/2+14, (y1+y2)/2+5
		if y2-y1 < laneRow/2 && y1-y2 < laneRow/2 { // beside it stand the words of its dots
			my -= laneRow / 2
		}
		mx = min(mx, l.width-timelineMargin-tw)
		g.rect(mx-4, my-14, tw+8, 19, g.paper)
		g.text(mx, my, says, serifItalic, 15, g.ink2)
	}
}

// drawTie draws a dashed line between two versions.
func (t *timeline) drawTie(g *pen, a, b dotPlace, y float32) {
	x1, y1, x2, y2 := a.x, a.y-y, b.x, b.y-y
	dx, dy := x2-x1, y2-y1
	n := float32(math.Hypot(float64(dx), float64(dy)))
	if n < 30 || n > 1e5 {
		return
	}
	dx, dy = dx/n, dy/n
	for at := float32(dotRadius + 6); at < n-dotRadius-6; at += 9 {
		end := min(at+5, n-dotRadius-6)
		g.line(x1+dx*at, y1+dy*at, x1+dx*end, y1+dy*end, 1.3, g.washEdge)
	}
}

// tellTie says what two versions share, around a place.
func (t *timeline) tellTie(g *pen, l *lanesLaid, tie desk.Tie, mx, my float32) {
	says := t.tieSays(tie)
	tw := g.width(says, sans, 13) + 16
	mx -= tw / 2
	mx = max(timelineMargin+l.label, min(mx, l.width-timelineMargin-tw))
	g.box(mx, my-12, tw, 24, 3, g.paper, g.washEdge, 1)
	g.text(mx+8, my+4.5, says, sans, 13, g.ink)
}

// tieSays tells what two versions share and whether somebody has said who took
// from whom.
func (t *timeline) tieSays(tie desk.Tie) string {
	says := say.T("%d of %d words the same; ", tie.Same, tie.Of)
	a, b := letter(t.held.Dots[tie.A].Place), letter(t.held.Dots[tie.B].Place)
	switch tie.Direction {
	case data.AFromB:
		return say.T("%sjudged: %s from %s", says, a, b)
	case data.BFromA:
		return say.T("%sjudged: %s from %s", says, b, a)
	case data.CommonSource:
		return say.T("%sjudged: both from a third", says)
	}
	return say.T("%swho took from whom is not known", says)
}

// words are those of the dot in focus in their text.
func (t *timeline) words(w float32) lines {
	if t.laid.textOf == t.dot {
		return t.laid.text
	}
	t.laid.textOf, t.laid.text = t.dot, lines{}
	if d := t.focusedDot(); d != nil && d.Place >= 0 {
		t.laid.text = t.f.broken(placeRuns(t.held.Places[d.Place]), min(760, w-2*timelineMargin), serif, 17, 25.5)
	}
	return t.laid.text
}

// drawLegend draws what the signs mean, and what ties say that have no edge of
// lanes for it; it gives the height, without a pen that alone.
func (t *timeline) drawLegend(g *pen, l *lanesLaid, w, y float32) float32 {
	top := y
	write := func(says string, f face, size, leading float32) {
		for _, part := range t.f.folded(says, w-2*timelineMargin, f, size) {
			if g != nil {
				g.text(timelineMargin, y+leading, part, f, size, g.ink2)
			}
			y += leading
		}
	}
	y += 8
	write(say.T("Filled: these words. Ring: the same speaker, other words. Dashed: a source that is named or noted and not held. A bar: only the month or the year is known."), sans, 13, 18)
	y += 2
	write(say.T("“Earliest here” means earliest in this workbench. It does not say who said it first."), serifItalic, 15, 20)
	for _, s := range t.told(l) {
		if !s.free {
			a, b := letter(t.held.Dots[s.A].Place), letter(t.held.Dots[s.B].Place)
			write(say.T("%s and %s: %s", a, b, t.tieSays(s.Tie)), sans, 14, 20)
		}
	}
	return y - top
}

// drawBelow draws the legend, and the words in focus in their text.
func (t *timeline) drawBelow(g *pen, l *lanesLaid, w, y float32) {
	const m = timelineMargin
	b := l.tall - y
	b += t.drawLegend(g, l, w, b) + 18
	d := t.focusedDot()
	text := t.words(w)
	if d == nil || d.Place < 0 || text.n == 0 {
		return
	}
	g.across(m, b-8, w-2*m, g.rule)
	x := m + g.text(m, b+16, letter(d.Place), sansBold, 14, g.ink) + 10
	x += g.fit(x, b+16, w*.4, d.Label, sansBold, 14, g.ink) + 10
	says := say.T("%s opens the source", t.f.keys.named(cmdEnter))
	if tie := t.tieOf(t.dot); tie != nil {
		says = say.T("%s opens the pair %s, %s", t.f.keys.named(cmdEnter), letter(t.held.Dots[tie.A].Place), letter(t.held.Dots[tie.B].Place))
	}
	g.fit(x, b+16, w-m-x, says, sans, 13.5, g.ink2)
	g.lines(text, m, b+28, true, text.n)
}
