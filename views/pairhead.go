package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/say"
	"verbatim/views/prose"
)

// Heights of the parts in units: as designed, and in a small window.
const (
	pairHeadHeight            = 44
	columnsTall, columnsShort = 64, 53
	columnsLine               = 32 // without the title
	panelTall, panelShort     = 242, 160
	panelLeast                = 98  // one line, and the current change
	stackedLow                = 540 // under it stacked articles stand without their titles, for a line of text more
	stripHeight               = 34
	gutterWide, gutterNarrow  = 72, 44
	betweenHeight             = 58 // what A has between two spans: a sentence, and how it begins
	notesWidth                = 124
)

// parts are the heights for a window, in units: the diff panel gives way
// first, so that the articles keep more than it takes.
type parts struct{ columns, notice, panel, bar, strip, gutter float32 }

func (p *pair) parts(h float32) parts {
	s := parts{columnsTall, 0, panelTall, barHeight, stripHeight, gutterWide}
	if p.small() {
		s = parts{columnsShort, 0, panelShort, barTall, 0, gutterNarrow}
	}
	if p.all.Size().Width/p.f.z < barOneRow {
		s.bar = barTall
	}
	s.notice = p.noticeHeight()
	if p.view() == stacked && h < stackedLow {
		s.columns = columnsLine
	}
	left := h - pairHeadHeight - s.columns - s.notice - s.bar - s.strip
	s.panel = max(panelLeast, min(s.panel, left*.42))
	return s
}

// footHeight is how much of the screen the verdict bar and the strip take, in
// pixels.
func (p *pair) footHeight() float32 { return p.bar.Size().Height + p.strip.Size().Height }

// pairLayout is the stage of the screen; after it the passages are brought
// side by side again, unless somebody scrolled.
type pairLayout struct {
	stage
	p *pair
}

func (l *pairLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width < smallest || size.Height < smallest {
		return
	}
	p := l.p
	small := size.Width/p.f.z < wide
	if small != p.wasSmall {
		p.wasSmall = small
		p.margins()
		for _, pane := range p.panes {
			pane.Refresh()
		}
	}
	l.stage.Layout(objects, size)
	for _, pane := range p.panes {
		if p.view() == inline {
			pane.Hide()
		} else {
			pane.Show()
		}
	}
	p.columns.Refresh() // they stand over the articles, which moved after them
	p.layDiff(p.diffScroll.Size().Width / p.f.z)
	p.diffScroll.Refresh()
	if p.aligned {
		p.align()
	}
	p.gutter.Refresh()
}

// lay places the parts.
func (p *pair) lay() {
	type rects = func(w, h float32) (float32, float32, float32, float32)
	z := func() float32 { return p.f.z }
	of := func(h float32) parts { return p.parts(h / z()) }
	read := func(h float32) (y, rh float32) { // where the articles stand
		s := of(h)
		y = float32(int((pairHeadHeight+s.columns+s.notice)*z() + .5))
		return y, max(0, h-y-(s.panel+s.bar+s.strip)*z())
	}
	text := func(i int) rects {
		return func(w, h float32) (float32, float32, float32, float32) {
			y, rh := read(h)
			r := p.textsAt(w, y, rh, of(h).gutter*z(), of(h).columns*z())[i]
			return r.x, r.y, r.w, r.h
		}
	}
	panelAt := func(h float32) float32 { s := of(h); return h - (s.panel+s.bar+s.strip)*z() }
	places := []rects{
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w, pairHeadHeight * z() },
		func(w, h float32) (float32, float32, float32, float32) {
			return 0, pairHeadHeight * z(), w, of(h).columns * z()
		},
		func(w, h float32) (float32, float32, float32, float32) {
			s := of(h)
			return 0, (pairHeadHeight + s.columns) * z(), w, s.notice * z()
		},
		text(0),
		text(1),
		text(2),
		func(w, h float32) (float32, float32, float32, float32) { return 0, panelAt(h), w, of(h).panel * z() },
		p.diffAt,
		func(w, h float32) (float32, float32, float32, float32) {
			s := of(h)
			return 0, h - (s.bar+s.strip)*z(), w, s.bar * z()
		},
		func(w, h float32) (float32, float32, float32, float32) {
			s := of(h)
			return 0, h - s.strip*z(), w, s.strip * z()
		},
		func(w, h float32) (float32, float32, float32, float32) { return 0, panelAt(h), w, of(h).panel * z() },
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
	}
	l := &pairLayout{stage: stage{min: fyne.NewSize(640, 420), places: places}, p: p}
	p.all = container.New(l, p.head, p.columns, p.notice, p.panes[0], p.gutter, p.panes[1], p.panel, p.diffScroll,
		p.bar.paint, p.strip, p.writing.all, p.summary)
	p.summary.Hide()
	p.margins()
}

// diffAt places the diff line, in pixels. Its room depends on the overlap too:
// one that jumps over words has them told below it.
func (p *pair) diffAt(w, h float32) (float32, float32, float32, float32) {
	s := p.parts(h / p.f.z)
	if p.view() == inline {
		y := (pairHeadHeight + s.columns + s.notice) * p.f.z
		return p.inlineAt(w, y, h-y-(s.panel+s.bar+s.strip)*p.f.z)
	}
	r := p.diffPlace(w/p.f.z, s.panel)
	return r.x * p.f.z, h - (s.panel+s.bar+s.strip-r.y)*p.f.z, r.w * p.f.z, r.h * p.f.z
}

// placeDiff places the diff line anew for another overlap.
func (p *pair) placeDiff() {
	if size := p.all.Size(); size.Width >= smallest && size.Height >= smallest {
		x, y, w, h := p.diffAt(size.Width, size.Height)
		p.diffScroll.Move(fyne.NewPos(x, y))
		p.diffScroll.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	p.layDiff(p.diffScroll.Size().Width / p.f.z)
}

// margins sets the room around the articles, in pixels; notes grow with the
// type, the margins do not.
func (p *pair) margins() {
	for i, pane := range p.panes {
		m := prose.Margins{Outer: p.outer(i), Outside: 28, Inside: 4, Strip: true, Top: 14, Bottom: 40}
		if p.view() == stacked {
			m.Inside, m.WidestColumn = inlineLeft*p.f.z, widestText*p.f.z
		}
		if p.all != nil && !p.small() {
			m.Notes = notesWidth * p.f.z
			m.Outside = 14 + m.Notes + 26
		}
		pane.Margins = m
	}
}

// columnX is where the text of a pane begins and how wide it is, in units.
func (p *pair) columnX(pane int) (x, w float32) {
	if p.view() == inline {
		half := p.all.Size().Width / p.f.z / 2
		return inlineLeft + float32(pane)*half, half - inlineLeft - 20
	}
	left, width := p.panes[pane].Column()
	return (p.panes[pane].Position().X + left) / p.f.z, width / p.f.z
}

// drawHead: the way back, who speaks, the counts, the context, the queue.
func (p *pair) drawHead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	g.across(0, h-1/g.z, w, g.heavy)
	const b = 28
	x := float32(18)
	x += g.key(x, b-1, g.keys.capOf(cmdBack)) + 7
	x += g.text(x, b, p.cameFrom(), sans, 15, g.ink2)
	g.hit(10, 6, x-4, h-10, func() { p.f.run(cmdBack) })
	x += 16
	g.down(x, b-16, 20, g.hair)
	x += 16
	if p.at == nil {
		return
	}
	right := p.drawQueue(g, w-18, b, w)
	right = p.drawContext(g, right-24, b, w)
	right = p.drawView(g, right-12, b, w)
	right = p.drawAlarms(g, right-12, b, (right-x)*.45)
	who, _ := speakers(&p.at.Row)
	f, size := serifBold, float32(20)
	if who == "" {
		who, f, size = p.at.Row.Lead, serifItalic, 17
	}
	// The name has the first claim on the room, half of it at least.
	need := min(g.width(who, f, size), (right-x)*.55)
	told := counts(p.at.Collation, w >= wide)
	if need+24+g.width(told, sans, 14) > right-x {
		told = counts(p.at.Collation, false)
	}
	if tw := g.width(told, sans, 14); need+24+tw > right-x {
		told = ""
	} else {
		need = right - x - tw - 24
	}
	if told == "" {
		need = right - x - 10
	}
	x += g.fit(x, b, need, who, f, size, g.ink) + 14
	g.fit(x, b, right-x-10, told, sans, 14, g.ink2)
}

// drawAlarms draws what rings, ending at right, and returns where it begins.
func (p *pair) drawAlarms(g *pen, right, b, room float32) float32 {
	words := alarmWords(p.at.Collation.Alarms)
	if words == "" {
		return right
	}
	words = g.fitted(words, room-signWidth-24, sansBold, 14)
	left := right - g.textRight(right, b, words, sansBold, 14, g.ink) - 7 - signWidth
	g.sign(left, b, signAlarm)
	return left - 14
}

// cameFrom names the screen that Esc goes back to.
func (p *pair) cameFrom() string {
	if n := len(p.f.before); n > 0 && p.f.before[n-1] == screen(p.f.sources) {
		return say.T("Sources")
	}
	return say.T("Overlaps")
}

// drawQueue says how far the work is, and returns where it begins.
func (p *pair) drawQueue(g *pen, right, b, w float32) float32 {
	l := p.f.overlaps.list
	text := say.T("%s of %s", grouped(max(0, l.at(p.id))+1), grouped(len(l.shown)))
	if w >= wide {
		switch l.judged {
		case 0:
			text += say.T(", none judged yet")
		default:
			text += say.T(", %s judged", grouped(l.judged))
		}
	}
	right -= g.textRight(right, b, text, sansBold, 14, g.ink) + 9
	return right - g.tally(right, b, l.judged, l.of)
}

// drawContext draws how much of the articles is shown, with the key that
// changes it. The one line shows the passages alone.
func (p *pair) drawContext(g *pen, right, b, w float32) float32 {
	switch {
	case p.view() == inline:
		return right
	case w < wide:
		return p.drawKeyed(g, right, b, cmdContext, say.T("context"))
	}
	on := map[level]int{passageOnly: 0, byParagraph: 1, unfolded: 2, wholeArticle: 2}[p.level]
	return p.drawChoice(g, right, b, cmdContext, []string{say.T("Passage"), say.T("Paragraph"), say.T("Article")}, on)
}

// drawColumns heads each article with its letter, outlet, facts and title.
func (p *pair) drawColumns(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	g.across(0, h-1/g.z, w, g.hair)
	if p.at == nil {
		return
	}
	p.drawColumn(g, 0, h)
	if p.view() != stacked {
		p.drawColumn(g, 1, h)
	}
}

// drawColumn heads the article of one pane, in a height.
func (p *pair) drawColumn(g *pen, pane int, h float32) {
	size, line := float32(16), float32(46)
	if p.small() {
		size, line = 15, 43
	}
	a := articles(p.at)[p.sideOf(pane)]
	x, cw := p.columnX(pane)
	left := x + g.badge(x, 24, a.letter) + 9
	left += g.fit(left, 24, cw*.6, a.label, sansBold, 15, g.ink) + 10
	g.fit(left, 24, x+cw-left, a.known(p.at), sans, 13.5, g.ink2)
	if h >= columnsShort {
		g.fit(x, line, cw, a.meta.Title, serifItalic, size, g.ink)
	}
}

// diffPlace is where the diff line stands in the panel, in units.
func (p *pair) diffPlace(w, h float32) rect {
	if p.small() {
		return rect{10, 27, w - 20, h - 27 - 34}
	}
	foot := float32(10)
	if p.at != nil && !p.at.Collation.Gap.Empty() && h > 200 {
		foot = betweenHeight
	}
	return rect{14, 27, w*.56 - 14, h - 27 - foot}
}

// drawPanel draws what stands around the diff line: its name, the legend, what
// the spans of A had between them, and the list of changes.
func (p *pair) drawPanel(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.across(0, 0, w, g.heavy)
	if p.at == nil {
		return
	}
	if p.view() == inline {
		p.drawChanges(g, inlineLeft, 0, min(w-2*inlineLeft, inlineWidth), h)
		return
	}
	m := float32(22)
	if p.small() {
		m = 18
		x := w - m
		for _, id := range []cmd{cmdNextDiff, cmdTypo} {
			word, k := map[cmd]string{cmdNextDiff: say.T("next change"), cmdTypo: say.T("marks")}[id], g.keys.capOf(id)
			right := x
			x -= g.textRight(x, 21, word, sans, 13, g.ink2) + 5 + g.keyWidth(k)
			g.key(x, 21, k)
			g.hit(x, 4, right-x, 24, func() { p.f.run(id) })
			x -= 14
		}
		g.text(m, 21, say.T("A and B in one line"), sansBold, 14, g.ink)
		p.drawCurrent(g, m, h-13, w-2*m)
		return
	}
	p.drawLineHead(g, m, 21)
	d := p.diffPlace(w, h)
	if d.h < h-60 {
		p.drawBetween(g, m, h-betweenHeight+20, d.w-8)
	}
	lx := w * .585
	g.down(lx-22, 12, h-24, g.hair)
	p.drawChanges(g, lx, 0, w-lx-m, h)
}

// drawBetween says what A has between two of its spans, who speaks there and
// what is asked, and shows the beginning of it.
func (p *pair) drawBetween(g *pen, x, b, w float32) {
	g.across(x, b-17, w, g.hair)
	left := x + g.text(x, b, say.T("Between the two in A"), sansBold, 13, g.ink) + 10
	for i, ch := range p.at.Collation.Changes {
		if ch.A == p.at.Collation.Gap {
			g.fit(left, b, x+w-left, between(p.at.Splices, i), sans, 13, g.ink)
		}
	}
	gap := p.at.Collation.Gap.Of(p.at.A.Revision.Text)
	for _, f := range articles(p.at)[0].folds(p.at) {
		gap = f.Span.Of(p.at.A.Revision.Text)
	}
	b += 22
	right := x + w - g.textRight(x+w, b, say.T("all of it"), sans, 13, g.ink2) - 6 - g.keyWidth(g.keys.capOf(cmdContext))
	g.key(right, b, g.keys.capOf(cmdContext))
	g.hit(right, b-17, x+w-right, 26, func() { p.f.run(cmdContext) })
	g.fit(x, b, right-x-20, oneLine(gap), serif, 15, g.ink2)
}
