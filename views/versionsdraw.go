package views

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// drawSide is what stands around the list of statements.
func (v *versions) drawSide(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.down(w-1/g.z, 0, h, g.hair)
	g.text(18, 34, say.T("Three versions or more"), sansBold, 14, g.ink)
	g.textRight(w-16, 34, grouped(len(v.statements)), sans, 13, g.ink2)
	g.across(18, statementsHead-2, w-32, g.washEdge)
	g.fit(18, h-16, w-30, say.T("The order of the rows never changes the table."), sansItalic, 13, g.ink3)
}

// drawStatement draws a row of the list of statements.
func (v *versions) drawStatement(g *pen, w, h float32, i int) {
	s := v.statements[i]
	g.rect(0, 0, w, h, g.panel)
	if i == v.chosen {
		g.rect(0, 0, w-1, h, g.blueSel)
		if v.pane == paneStatements && v.f.bare() {
			g.ring(1, 1, w-4, h-2)
		}
		g.rect(0, 0, 5, h, g.blue)
	} else {
		g.across(18, h-1/g.z, w-36, g.hair)
	}
	face, who := sansBold, s.Speaker
	if who == "" {
		face, who = sansItalic, say.T(nobody)
	}
	g.fit(18, 22, w-36, who, face, 14.5, g.ink)
	for k, l := range g.twoLines(s.Lead, w-36, serif, 15.5) {
		g.text(18, 43+float32(k)*20, l, serif, 15.5, g.ink)
	}
	g.fit(18, 82, w-36, statementSays(s), sans, 13, g.ink2)
	g.hit(0, 0, w, h, func() {
		v.pane = paneStatements
		v.choose(i)
	})
}

// statementSays counts places and outlets: "3 passages, 2 outlets and 1 unknown".
func statementSays(s desk.Statement) string {
	t := say.N("%s passage", "%s passages", s.Places) + ", "
	switch {
	case s.Outlets == 0:
		return t + say.N("%s unknown outlet", "%s unknown outlets", s.Unnamed)
	case s.Unnamed > 0:
		return t + say.N("%s outlet", "%s outlets", s.Outlets) + say.T(" and %d unknown", s.Unnamed)
	}
	return t + say.N("%s outlet", "%s outlets", s.Outlets)
}

// twoLines breaks a text into two lines of a width, the second cut.
func (l *look) twoLines(s string, width float32, f face, size float32) []string {
	lines := l.folded(s, width, f, size)
	if len(lines) > 2 {
		lines = []string{lines[0], l.fitted(strings.Join(lines[1:], " "), width, f, size)}
	}
	return lines
}

// drawHead says whose words the table holds, and who printed them.
func (v *versions) drawHead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	const m, b = versionsMargin, 38
	g.across(m, h-10, w-2*m, g.heavy)
	if v.held == nil {
		g.text(m, b, say.T("Versions"), serifBold, 20, g.ink)
		return
	}
	end := w - m
	if v.chosen >= 0 && v.side.Size().Width < smallest && len(v.statements) > 1 {
		end -= g.textRight(end, b, say.T("statement %d of %d", v.chosen+1, len(v.statements)), sans, 14, g.ink2) + 16
	}
	title := v.held.Speaker
	if title == "" {
		title = "“" + rowText(v.held.Table.Rows[v.base]) + "”"
	}
	says := say.N("%[2]s version of one statement; %[3]s", "%[2]s versions of one statement; %[3]s", len(v.held.Places), say.InWords(len(v.held.Places)), v.held.Says())
	x := m + g.fit(m, b, (end-m)*.5, title, serifBold, 20, g.ink) + 14
	g.fit(x, b, end-x, says, sans, 14, g.ink2)
}

// rowText is a row in running text.
func rowText(r collate.Row) string {
	var words []string
	for _, c := range r.Cells {
		if !c.Empty() {
			words = append(words, c.Text)
		}
	}
	return strings.Join(words, " ")
}

// tall is the height of table, legend and texts in a width.
func (v *versions) tall(w float32) float32 {
	if v.held == nil {
		return 0
	}
	h := v.lay(w).tall
	for _, t := range v.texts(w) {
		h += t.height()
	}
	return h + 20
}

// drawTable draws what can be seen of the table, its legend and the texts.
func (v *versions) drawTable(g *pen, w, h, y float32) {
	g.rect(0, 0, w, h, g.paper)
	if v.held == nil {
		if v.wanted == "" && !v.stale {
			v.drawNone(g, w)
		}
		return
	}
	grid := v.lay(w)
	for _, b := range grid.blocks {
		top := b.y - y
		for i := range v.lines {
			if at := top + blockHead + float32(i)*versionRow; at > -versionRow && at < h {
				v.drawLine(g, w, b, i, at)
			}
		}
		bottom := top + blockHead + float32(len(v.lines))*versionRow
		switch { // heat line and base stay in sight above their rows
		case top >= 0 && top < h:
			v.drawHeat(g, w, b, top)
		case top < 0 && bottom > blockHead+2*versionRow:
			g.rect(0, 0, w, blockHead, g.paper)
			v.drawHeat(g, w, b, 0)
			v.drawLine(g, w, b, 0, blockHead)
		}
	}
	at := grid.tall - legendHeight - y
	if at < h && at > -legendHeight {
		v.drawLegend(g, w, at)
	}
	at += legendHeight
	for _, t := range v.texts(w) {
		if at < h && at+t.height() > 0 {
			v.drawText(g, w, t, at)
		}
		at += t.height()
	}
}

// drawNone says what would stand here.
func (v *versions) drawNone(g *pen, w float32) {
	y := float32(28)
	for _, l := range g.folded(say.T("No passage here stands in three places or more. As soon as one does, its versions stand here word under word. In the list %s shows the two of any overlap so.", v.f.keys.named(cmdVersionsOf)), min(620, w-2*versionsMargin), serif, 17) {
		g.text(versionsMargin, y, l, serif, 17, g.ink2)
		y += 25
	}
}

// drawHeat draws over each column how many versions differ from the base.
func (v *versions) drawHeat(g *pen, w float32, b block, y float32) {
	g.text(versionsMargin, y+24, say.T("how much they differ"), sans, 12.5, g.ink3)
	for i, n := range v.differ[b.from:b.to] {
		if n == 0 {
			g.rect(b.x[i], y+24, b.w[i], 1.5, g.rule)
			continue
		}
		th := 3 + 9*float32(n)/float32(max(1, len(v.held.Places)-1))
		g.rect(b.x[i], y+26-min(th, 12), b.w[i], min(th, 12), g.ink)
	}
	if b.on > 0 {
		g.fit(b.on+8, y+24, w-b.on-20, say.T("how it goes on"), sans, 12.5, g.ink3)
	}
}

// drawLine draws one version's cells of a block.
func (v *versions) drawLine(g *pen, w float32, b block, i int, y float32) {
	l := v.lines[i]
	const m = versionsMargin
	ground := g.paper
	if l.row == v.base {
		ground = g.panel
	}
	g.rect(m, y, w-2*m, versionRow, ground)
	g.across(m, y+versionRow-1/g.z, w-2*m, g.hair)
	v.drawLabel(g, l, m, y)
	for k := range b.x {
		v.drawCell(g, l, b.from+k, b.x[k], y, b.w[k])
		if i == v.row && b.from+k == v.column && v.pane == paneTable && v.f.bare() {
			g.ring(b.x[k]-5, y+9, b.w[k]+10, 32)
		}
		c := b.from + k
		g.hit(b.x[k]-cellGap/2, y, b.w[k]+cellGap, versionRow, func() { v.clicked(i, c) })
	}
	if b.on > 0 {
		g.down(b.on, y+8, versionRow-16, g.rule)
		g.fit(b.on+8, y+31, w-m-b.on-14, v.held.Places[l.row].GoesOn, serifItalic, 15.5, g.ink2)
	}
}

// clicked focuses a cell; a second click opens its source.
func (v *versions) clicked(row, column int) {
	again := v.row == row && v.column == column && v.pane == paneTable
	v.pane = paneTable
	v.f.win.Canvas().Unfocus()
	if again {
		v.openThere()
		return
	}
	v.focus(row, column)
	v.redraw()
}

// letter names a version: a, b, c, and numbers where those are used up.
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return fmt.Sprint(i + 1)
}

// drawLabel says which version a row is, or how many read the same.
func (v *versions) drawLabel(g *pen, l versionLine, x, y float32) {
	p := v.held.Places[l.row]
	g.box(x+4, y+9, 19, 19, 2, g.raised, g.rule, 1)
	g.textMid(x+13.5, y+23, letter(l.row), sansBold, 12, g.ink)
	end := x + versionLabel - 10
	if n := len(l.of); n > 1 {
		t := "× " + grouped(n)
		bw := g.width(t, sansBold, 12) + 12
		end -= bw
		g.box(end, y+8, bw, 18, 3, g.sunk, g.rule, 1)
		g.text(end+6, y+21, t, sansBold, 12, g.ink)
		end -= 6
	}
	face, name := sansBold, p.Outlet
	if name == "" {
		face, name = sansItalic, say.T(noOutlet)
	}
	g.fit(x+30, y+22, end-x-30, name, face, 13.5, g.ink)
	end = x + versionLabel - 10
	if l.row == v.base {
		bw := g.width(say.T("base"), sansBold, 11.5) + 12
		end -= bw
		g.box(end, y+30, bw, 15, 3, g.inverse, nil, 0)
		g.text(end+6, y+41.5, say.T("base"), sansBold, 11.5, g.inverseInk)
		end -= 6
	}
	g.fit(x+30, y+41, end-x-30, placeSays(p), sans, 12.5, g.ink2)
}

// placeSays tells where a version stands: "7 Oct 2015, body ¶ 6".
func placeSays(p desk.Printed) string {
	t := dated(p.Date) + ", " + zoneName(p.Zone)
	if p.Zone == data.ZoneBody || p.Zone == data.ZoneComments {
		t += fmt.Sprintf(" ¶ %d", p.Paragraph)
	}
	return t
}

// drawCell draws what a version has in a column.
func (v *versions) drawCell(g *pen, l versionLine, c int, x, y, w float32) {
	const size = versionSize
	b := y + 31
	how := l.against[c]
	before, text, after := v.cellText(l.row, c)
	if v.exactly && how == collate.AsBase && !v.held.Table.SameMarks(v.base, l.row, c) {
		how = collate.Spelled
	}
	if j := v.held.Table.Rows[l.row].Cells[c].Jump; j > 0 {
		t := jumpSays(j)
		tw := g.width(t, sans, 11) + 10
		g.box(x, b-13, tw, 17, 8, g.sunk, nil, 0)
		g.text(x+5, b-1, t, sans, 11, g.ink2)
		x, w = x+tw+6, w-tw-6
	}
	f, ink := serif, g.ink3
	if l.row == v.base {
		ink = g.ink
	}
	tw := min(w, g.width(before+text+after, f, size))
	switch how {
	case collate.Neither:
		return
	case collate.Missing:
		g.rect(x, b-6, 12, 1.6, g.orange)
		return
	case collate.Shifted:
		text = v.held.Table.Rows[v.base].Cells[c].Text
		tw = min(w, g.width(text, serif, size))
		g.dashedBox(x-3, b-17, tw+6, 23, g.rule)
		g.fit(x, b, w, text, serif, size, g.ink3)
		return
	case collate.Other:
		f, ink = serifBold, g.ink
		tw = min(w, g.width(before+text+after, f, size))
		g.dashes(x, b+5, tw, g.ink)
	case collate.Spelled:
		g.dashes(x, b+5, tw, ink)
	case collate.Only:
		g.rect(x-3, b-17, tw+6, 22, g.blueFill)
		g.rect(x-3, b+4, tw+6, 2, g.blue)
		ink = g.blue
	case collate.ShiftedTo:
		g.box(x-4, b-17, tw+8, 23, 2, nil, g.ink, 1)
		ink = g.ink
	}
	g.fit(x, b, w+2, before+text+after, f, size, ink)
}

// drawLegend says what the marks mean, as many as there is room for.
func (v *versions) drawLegend(g *pen, w, y float32) {
	b, x := y+18, float32(versionsMargin)
	const size, gap = 14.5, 24
	for i, t := range []string{say.T("as in the base"), say.T("same word, other spelling"), say.T("other word"), say.T("not in this version"), say.T("only in this version"), say.T("stands elsewhere in it")} {
		f, ink, tw := serif, g.ink3, g.width(t, serif, size)
		if i == 2 {
			f, ink, tw = serifBold, g.ink, g.width(t, serifBold, size)
		}
		if x+tw+20 > w-versionsMargin {
			return
		}
		switch i {
		case 1:
			g.dashes(x, b+4, tw, g.ink3)
		case 2:
			g.dashes(x, b+4, tw, g.ink)
		case 3:
			g.rect(x, b-5, 12, 1.6, g.orange)
			x, ink = x+17, g.orange
		case 4:
			g.rect(x-3, b-14, tw+6, 18, g.blueFill)
			g.rect(x-3, b+4, tw+6, 2, g.blue)
			ink = g.blue
		case 5:
			g.box(x-4, b-15, tw+8, 20, 2, nil, g.ink, 1)
			ink = g.ink
		}
		x += g.text(x, b, t, f, size, ink) + gap
	}
}

// mostTexts is how many passages stand below the table in their texts: that of
// the version in focus first, then the base, then the others.
const mostTexts = 6

// versionText is a passage in its text.
type versionText struct {
	row   int
	lines lines
}

func (t versionText) height() float32 { return 34 + t.lines.height() + 14 }

// texts are the passages below the table.
func (v *versions) texts(w float32) (out []versionText) {
	if v.laid.textsAt == v.row && v.laid.texts != nil {
		return v.laid.texts
	}
	var rows []int
	add := func(row int) {
		if len(rows) < mostTexts && !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	if l := v.line(); l != nil {
		add(l.row)
	}
	add(v.base)
	for r := range v.held.Places {
		add(r)
	}
	for _, r := range rows {
		out = append(out, versionText{r, v.f.broken(placeRuns(v.held.Places[r]), min(760, w-2*versionsMargin), serif, 17, 25.5)})
	}
	v.laid.textsAt, v.laid.texts = v.row, out
	return out
}

// placeRuns are the paragraphs of a passage with its words on gold; what is far
// from it is left out.
func placeRuns(p desk.Printed) []run {
	const around = 360 // bytes before and behind
	var out []run
	cut := func(from, to int) string { return strings.ToValidUTF8(p.Around[from-p.At:to-p.At], "") }
	end := p.At + len(p.Around)
	at := p.At
	for i, s := range p.Lined {
		if s.Start < at || s.End > end {
			continue
		}
		switch between := cut(at, s.Start); {
		case i == 0 && len(between) > around:
			out = append(out, run{text: "… " + lastBytes(between, around), mark: markContext})
		case i > 0 && len(between) > 2*around:
			out = append(out, run{text: " " + say.N("%s word between", "%s words between", len(strings.Fields(between))), mark: markFold}, run{text: " "})
		default:
			out = append(out, run{text: between, mark: markContext})
		}
		out = append(out, run{text: cut(s.Start, s.End), wash: true})
		at = s.End
	}
	return append(out, run{text: clipped(cut(at, end), around), mark: markContext})
}

// lastBytes is the end of a text, begun at a word.
func lastBytes(s string, n int) string {
	s = strings.ToValidUTF8(s[len(s)-n:], "")
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[i+1:]
	}
	return s
}

// clipped is the beginning of a text, ended at a word.
func clipped(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = strings.ToValidUTF8(s[:n], "")
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		s = s[:i]
	}
	return s + " …"
}

// drawText draws a passage in its text, with what is known of the source.
func (v *versions) drawText(g *pen, w float32, t versionText, y float32) {
	const m = versionsMargin
	p := v.held.Places[t.row]
	if y >= 0 {
		g.across(m, y, w-2*m, g.hair)
	}
	b := y + 24
	x := m + g.text(m, b, letter(t.row), sansBold, 14, g.ink) + 10
	x += g.fit(x, b, w*.4, p.Label, sansBold, 14, g.ink) + 10
	says := dated(p.Date)
	if p.Earliest {
		says += say.T(", earliest here")
	}
	if p.Credit != "" {
		says += say.T("; got from %s, it says", p.Credit)
	}
	g.fit(x, b, w-m-x, says, sans, 13.5, g.ink2)
	g.lines(t.lines, m, y+34, true, t.lines.n)
	g.hit(m, y, w-2*m, t.height(), func() {
		if len(p.Lined) > 0 {
			v.f.visitSource(p.Source, p.Lined[0])
		}
	})
}
