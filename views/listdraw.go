package views

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// columns are the left edges of a row's parts, shared with the list's head.
type columns struct {
	bar, who, same, sides, verdict, end float32
	slim                                bool // dates, zones, Same and the verdict's words are gone
}

func columnsFor(w float32) columns {
	c := columns{bar: 46, who: 112, end: w - 14}
	if w > 720 {
		c.verdict = c.end - 104
		c.sides = c.verdict - min(262, max(206, w*.25))
		c.same = c.sides - 58
		return c
	}
	c.slim = true
	c.verdict = c.end - 14
	if w < 420 { // the names go last
		c.sides = c.verdict
		c.same = c.sides
		return c
	}
	c.sides = c.verdict - min(152, w*.25)
	c.same = c.sides
	return c
}

// drawTitle says what is shown and how far one is.
func (o *overlaps) drawTitle(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	const b = 27
	x := 16 + g.text(16, b, say.T("Overlaps"), serifBold, 20, g.ink) + 12
	if o.list.of == 0 {
		return
	}
	done := say.T("%s of %s judged", grouped(o.list.judged), grouped(o.list.of))
	right := w - 16 - g.textRight(w-16, b, done, sansBold, 14, g.ink) - 10
	if g.width(say.T("Overlaps"), serifBold, 20)+float32(o.list.of)*12+60 < right || o.list.of > 40 {
		right -= g.tally(right, b, o.list.judged, o.list.of) + 12
	}
	if w > 690 {
		g.fit(x, b, right-x, o.list.tells(), sans, 14, g.ink2)
	}
}

// drawColumns is the head of the list.
func (o *overlaps) drawColumns(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	c := columnsFor(w)
	const b = 19
	sorted := map[order]float32{byStrength: c.bar, byVerdict: c.verdict, bySpeaker: c.who, byOutlet: c.sides, byDate: c.sides}[o.list.order]
	head := func(x float32, s string, by order) {
		f, ink := sans, g.ink2
		if x == sorted {
			f, ink = sansBold, g.ink
		}
		tw := g.text(x, b, s, f, 13, ink)
		if x == sorted {
			g.chevron(x+tw+4, b-7, 7, ink)
		}
		g.hit(x, 0, tw+14, h, func() { o.sort(by) })
	}
	head(c.bar, say.T("Strength"), byStrength)
	head(c.who, say.T("Who, how they differ, the words"), bySpeaker)
	if c.sides < c.verdict {
		head(c.sides, say.T("A and B"), byOutlet)
	}
	if !c.slim {
		g.text(c.same, b, say.T("Same"), sans, 13, g.ink2)
		head(c.verdict, say.T("Verdict"), byVerdict)
	}
	g.across(16, h-1/g.z, w-30, g.rule)
}

// drawNone stands in the list's place where nothing is shown.
func (o *overlaps) drawNone(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	says := []string{say.T("Nothing passes the filter."), say.T("%s clears it.", g.keys.named(cmdBack))}
	switch {
	case !o.loaded:
		says = []string{say.T("Reading the overlaps…")}
	case len(o.list.rows) == 0 && len(o.f.sources.rows) < 2:
		says = []string{say.T("Bring in articles to compare."), say.T("%s opens files, %s takes what you copied; or drop files here.", g.keys.named(cmdBring), g.keys.named(cmdPaste))}
	case len(o.list.rows) == 0:
		says = []string{say.T("No passage here shares wording with another."), say.T("%s brings in more articles.", g.keys.named(cmdBring))}
	}
	y := min(120, h*.4)
	for i, s := range says {
		face, ink := serifItalic, g.ink2
		if i > 0 {
			face, ink = sans, g.ink3
		}
		for _, l := range g.folded(s, w-60, face, 16) {
			g.textMid(w/2, y, l, face, 16, ink)
			y += 26
		}
	}
}

// drawItem draws a group's head or a row.
func (o *overlaps) drawItem(g *pen, w, h float32, it item) {
	if it.end {
		g.rect(0, 0, w, h, g.paper)
		g.fit(16, h-6, w-30, it.head, sansItalic, 13, g.ink2)
		return
	}
	if it.head != "" {
		g.rect(0, 0, w, h, g.paper)
		x := 16 + g.text(16, h-7, it.head, sansBold, 13, g.ink) + 8
		x += g.text(x, h-7, grouped(it.n), sans, 13, g.ink3) + 10
		g.across(x, h-11, w-14-x, g.rule)
		return
	}
	if it.row >= len(o.list.rows) {
		return
	}
	r := o.list.rows[it.row]
	o.drawGround(g, w, h, r.ID)
	g.hit(0, 0, w, h, func() { o.clicked(r.ID) })
	c := columnsFor(w)
	const b1, b2 = 23, 45
	if o.marked[r.ID] {
		g.tick(18, b1, true)
	} else {
		g.textRight(34, b1, fmt.Sprint(it.row+1), serif, 17, g.ink2)
	}
	g.rect(c.bar, b1-9, 48, 8, g.sunk)
	if o.list.strongest > 0 {
		g.rect(c.bar, b1-9, 48*float32(r.Score/o.list.strongest), 8, g.ink2)
	}
	g.text(c.bar, b2, say.Decimal(r.Score, 1), sans, 13, g.ink3)
	taken := o.drawCopies(g, c.same-14, b2, it.row)
	taken += drawGiven(g, c.same-14-taken, b2, min(130, (c.same-c.who-taken)/2-20), r.Given)
	drawWho(g, c, r, b1, b2, taken)
	drawSides(g, c, r, b1, b2)
	o.f.drawStanding(g, c, r, b1, b2)
}

// drawGround shows what is chosen, and the focus ring where the list has it.
func (o *overlaps) drawGround(g *pen, w, h float32, id string) {
	ground := g.paper
	if id == o.chosen {
		ground = g.blueSel
	}
	g.rect(0, 0, w, h, ground)
	if id != o.chosen {
		g.across(16, h-1/g.z, w-30, g.hair)
		return
	}
	if o.pane == paneList && o.f.bare() {
		g.ring(1, 1, w-2, h-2)
	}
	g.rect(0, 0, 5, h, g.blue)
}

// drawWho: the speaker, how the other side spells it, the signs, the words up
// to what is taken at their right.
func drawWho(g *pen, c columns, r *desk.OverlapRow, b1, b2, taken float32) {
	width := c.same - c.who - 14
	ss := rowSigns(r)
	step := float32(signWidth + 3)
	if most := int((width - 90) / step); len(ss) > max(most, 1) {
		ss = ss[:max(most, 1)]
	}
	sw := float32(len(ss)) * step
	who, other := speakers(r)
	if who == "" {
		g.fit(c.who, b1, width-sw-8, say.T("no speaker"), sansItalic, 15, g.ink3)
	} else {
		tw := g.fit(c.who, b1, width-sw-8, who, sansBold, 15, g.ink)
		if left := width - sw - tw - 16; other != "" && left > 50 {
			g.fit(c.who+tw+7, b1, left, other, sans, 13, g.ink3)
		}
	}
	x := c.who + width - sw + 3
	for _, s := range ss {
		g.sign(x, b1, s)
		x += step
	}
	g.fit(c.who, b2, width-taken, r.Lead, serif, 15.5, g.ink2)
	if !c.slim {
		g.text(c.same, b1, grouped(r.WordsSame), sansBold, 15, g.ink)
		g.text(c.same, b2, say.T("of %s", grouped(max(r.WordsA, r.WordsB))), sans, 13, g.ink3)
	}
}

// speakers are the name to show and what to say of the other side's.
func speakers(r *desk.OverlapRow) (who, other string) {
	a, b := r.SpeakerA, r.SpeakerB
	switch {
	case a == "" && b == "":
		return "", ""
	case a == "":
		return b, say.T("in B only")
	case b == "":
		return a, say.T("in A only")
	case a == b:
		return a, ""
	}
	return a, say.T("%s in B", withoutCommon(a, b))
}

// withoutCommon is b without the words that both names begin with.
func withoutCommon(a, b string) string {
	x, y := strings.Fields(a), strings.Fields(b)
	for len(x) > 1 && len(y) > 1 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	return strings.Join(y, " ")
}

// drawSides: outlet and date of A over those of B.
func drawSides(g *pen, c columns, r *desk.OverlapRow, b1, b2 float32) {
	if c.sides >= c.verdict {
		return
	}
	side := func(b float32, letter, label string, m data.Meta, z data.Zone) {
		g.text(c.sides, b, letter, sansBold, 12, g.ink3)
		x, width := c.sides+14, c.verdict-c.sides-24
		note := dated(m.Date)
		if r.Within {
			note = zoneName(z)
			if letter == "B" {
				label = say.T("the same,")
			}
		}
		if c.slim {
			if r.Within && letter == "B" {
				label += " " + note
			}
			g.fit(x, b, width, label, sans, 14, g.ink)
			return
		}
		nw := g.width(note, sans, 13)
		tw := g.fit(x, b, max(60, width-nw-6), label, sans, 14, g.ink)
		g.fit(x+tw+6, b, width-tw-6, note, sans, 13, g.ink3)
	}
	side(b1, "A", r.LabelA, *r.MetaA, r.A.Zone)
	side(b2, "B", r.LabelB, *r.MetaB, r.B.Zone)
}

// zonesListed are the zones in the order they are listed in.
var zonesListed = []data.Zone{data.ZoneTitle, data.ZoneDeck, data.ZoneBody, data.ZoneCaption, data.ZoneComments, data.ZoneBoilerplate}

// zoneText is how a zone is called; a facet's value is its English.
func zoneText(z data.Zone) say.Text {
	switch z {
	case data.ZoneTitle:
		return "headline"
	case data.ZoneDeck:
		return "deck"
	case data.ZoneBody:
		return "body"
	case data.ZoneCaption:
		return "caption"
	case data.ZoneComments:
		return "comments"
	case data.ZoneBoilerplate:
		return "furniture"
	}
	return ""
}

// zoneName is how a zone is called on screen.
func zoneName(z data.Zone) string { return say.T(zoneText(z)) }

// shortLabels are the ratings' names for a row.
var shortLabels = [6]say.Text{"unproven", "misquoted", "misleading", "loose", "edits shown", "faithful"}

// drawStanding: the verdict, or where the overlap stands in the work.
func (f *frame) drawStanding(g *pen, c columns, r *desk.OverlapRow, b1, b2 float32) {
	if len(r.Verdicts) > 0 && r.Status != data.Dismissed {
		ov := r.Verdicts[len(r.Verdicts)-1].Overall()
		numeral := "?"
		if ov.Rating > 0 {
			numeral = fmt.Sprint(ov.Rating)
		}
		if c.slim {
			g.textRight(c.end, b1+2, numeral, serifBold, 19, g.ink)
			switch r.Status {
			case data.Parked:
				drawStatusSign(g, c.end-5, b2-4, r.Status)
			case data.Stale, data.Disputed:
				g.textRight(c.end, b2+1, "!", sansBold, 15, g.orange)
			}
			return
		}
		g.text(c.verdict, b1+3, numeral, serifBold, 22, g.ink)
		g.fit(c.verdict+17, b1, c.end-c.verdict-17, f.shortLabel(ov.Rating), sansBold, 14, g.ink)
		g.fit(c.verdict+17, b2, c.end-c.verdict-17, statusSays(r), sans, 13, g.ink2)
		return
	}
	drawStatusSign(g, c.verdict+6, b1-4.5, r.Status)
	if c.slim {
		return
	}
	g.text(c.verdict+17, b1, named(string(r.Status)), sans, 14, g.ink2)
	note := say.T(noVerdict)
	switch r.Status {
	case data.Dismissed:
		note = say.T("unrelated")
	case data.Parked:
		note = say.T("for later")
	case data.Stale:
		note = statusSays(r)
	}
	g.text(c.verdict+17, b2, note, sans, 13, g.ink3)
}

// statusSays is the status in a word or two; of what a changed text has touched,
// what became of it.
func statusSays(r *desk.OverlapRow) string {
	worst := r.StandsA
	if r.StandsB.Worse(worst) {
		worst = r.StandsB
	}
	switch worst {
	case desk.Reworded:
		return say.T("words changed")
	case desk.Doubtful:
		return say.T("place unsure")
	case desk.Orphan:
		return say.T("text gone")
	}
	return named(string(r.Status))
}

// drawStatusSign: a ring is open, two bars parked, a cross dismissed.
func drawStatusSign(g *pen, x, y float32, s data.Status) {
	switch s {
	case data.Parked:
		g.rect(x-3.5, y-4.5, 2.5, 9, g.ink2)
		g.rect(x+1.5, y-4.5, 2.5, 9, g.ink2)
	case data.Dismissed:
		g.line(x-4, y-4, x+4, y+4, 1.5, g.ink2)
		g.line(x-4, y+4, x+4, y-4, 1.5, g.ink2)
	default:
		var fill color.Color
		if s != data.Open {
			fill = g.ink2
		}
		g.dot(x, y, 4.5, fill, g.ink2, 1.5)
	}
}

// Measures of the facets, in units.
const facetStep, facetHead, facetGap = 22.5, 24, 10

func (o *overlaps) facetsHeight() float32 {
	return o.facetTop(len(o.list.facets)) + 20 + facetStep*float32(len(o.saved)+2) + facetGap // with the saved filters and what was not compared
}

// facetTop is where a line of the facets begins.
func (o *overlaps) facetTop(i int) float32 {
	y := float32(2)
	for k, fc := range o.list.facets[:i] {
		y += facetHigh(fc, k == 0)
	}
	return y
}

// facetHigh is how much room a line takes; a head has a gap above it.
func facetHigh(fc facet, first bool) float32 {
	switch {
	case fc.folded:
		return 0
	case fc.head && first:
		return facetHead
	case fc.head:
		return facetHead + facetGap
	}
	return facetStep
}

// drawFacets draws the groups one under the other.
func (o *overlaps) drawFacets(g *pen, w, h float32) {
	const x = 18
	y := float32(2)
	for i, fc := range o.list.facets {
		if y += facetHigh(fc, i == 0); fc.folded {
			continue
		}
		if fc.head {
			o.drawFacetHead(g, fc, i, x, y-6, w)
			continue
		}
		o.drawFacet(g, fc, i, x, y, w)
	}
	y = o.drawSaved(g, x, y+facetGap, w) + facetStep
	g.fit(x, y, w-x-12, say.T("What was not compared…"), sans, 13, g.ink2)
	g.hit(x-8, y-16, w-x, facetStep, func() { o.f.run(cmdLeft) })
}

// drawFacetHead draws the name of a group with a chevron that points down while it is
// open; of a folded one with ticks in it the name is followed by a dot.
func (o *overlaps) drawFacetHead(g *pen, fc facet, i int, x, y, w float32) {
	tw := g.text(x, y, fc.name, sansBold, 13, g.ink)
	closed := o.list.closed[fc.group]
	if closed && fc.on {
		g.dot(x+tw+9, y-4.5, 3.5, g.ink, g.ink, 1)
	}
	if closed {
		g.line(w-22, y-8, w-18, y-4.5, 1.5, g.ink3)
		g.line(w-18, y-4.5, w-22, y-1, 1.5, g.ink3)
	} else {
		g.chevron(w-24, y-7, 8, g.ink3)
	}
	g.across(x, y+6, w-x-12, g.hair)
	o.ringFacet(g, i, x, y+1, w)
	g.hit(x-8, y-16, w-x, facetHead, func() { o.pressFacet(fc) })
}

// ringFacet shows which line has the keys.
func (o *overlaps) ringFacet(g *pen, i int, x, y, w float32) {
	if o.pane == paneFacets && o.facet == i && o.f.bare() {
		g.ring(x-6, y-16, w-x, facetStep)
	}
}

func (o *overlaps) drawFacet(g *pen, fc facet, i int, x, y, w float32) {
	if fc.more {
		g.fit(x+21, y, w-x-40, fc.name, sans, 13, g.ink2)
		o.ringFacet(g, i, x, y, w)
		g.hit(x-8, y-16, w-x, facetStep, func() { o.pressFacet(fc) })
		return
	}
	if fc.value == "" {
		g.fit(x+21, y, w-x-40, fc.name, sansItalic, 13, g.ink3)
		return
	}
	ink := g.ink2
	if fc.n == 0 && !fc.on {
		ink = g.ink3
	}
	face := sans
	tx := x
	if fc.group == facetSigns || fc.group == facetAlarm {
		if fc.on {
			g.rect(x-8, y-14, 3, 19, g.ink)
			face = sansBold
		}
		g.sign(tx, y-1, fc.sign)
		tx += 31
	} else {
		g.tick(tx, y, fc.on)
		tx += 21
	}
	n := grouped(fc.n)
	g.fit(tx, y, w-tx-20-g.width(n, sans, 13), fc.name, face, 14, ink)
	g.textRight(w-14, y, n, sans, 13, g.ink3)
	o.ringFacet(g, i, x, y, w)
	g.hit(x-8, y-16, w-x, facetStep, func() { o.pressFacet(fc) })
}

// drawChips draws the facets as one line, for narrow windows; a chip opens
// its group as a menu.
func (o *overlaps) drawChips(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	const b = 20
	const moreWidth = 80
	x := float32(16 + slimField + 8)
	focus := groups
	if o.pane == paneFacets && len(o.list.facets) > o.facet && o.f.bare() {
		focus = o.list.facets[o.facet].group
	}
	chip := func(name string, focused bool, tap func()) {
		cw := g.width(name, sans, 13) + 30
		g.box(x, b-16, cw, 24, 3, g.raised, g.rule, 1)
		if focused {
			g.ring(x-2, b-18, cw+4, 28)
		}
		tw := g.text(x+9, b, name, sans, 13, g.ink2)
		g.chevron(x+tw+15, b-7, 6, g.ink2)
		g.hit(x, 0, cw, h, tap)
		x += cw + 7
	}
	here := o.groupsHere()
	for k, gr := range here {
		room := w - 10 - x
		if k < len(here)-1 {
			room -= moreWidth
		}
		name := o.chipName(gr)
		if g.width(name, sans, 13)+30 > room {
			for _, rest := range here[k:] {
				o.chipX[rest] = x
			}
			chip(o.moreName(here[k:]), focus != groups && slices.Contains(here[k:], focus), func() { o.openChips(here[k:]) })
			return
		}
		o.chipX[gr] = x
		chip(name, focus == gr, func() { o.openChip(gr) })
	}
}

// moreName is on the chip of the groups for which there is no room; it says in
// how many of them something is ticked.
func (o *overlaps) moreName(rest []group) string {
	n := 0
	for _, gr := range rest {
		if o.chipName(gr) != say.T(anyNames[gr]) {
			n++
		}
	}
	if n == 0 {
		return say.T("More")
	}
	return say.T("More, %d", n)
}

// groupsHere are the groups that have lines.
func (o *overlaps) groupsHere() (out []group) {
	for _, fc := range o.list.facets {
		if fc.head {
			out = append(out, fc.group)
		}
	}
	return out
}

// chipName says what of a group is shown. Of the status that is all where only
// what was dismissed is not.
func (o *overlaps) chipName(gr group) string {
	var on []string
	hides := false
	for _, fc := range o.list.facets {
		if fc.group != gr || fc.head || gr == facetStatus && fc.n == 0 {
			continue
		}
		if fc.on {
			on = append(on, fc.name)
		}
		hides = hides || !fc.on && fc.value != string(data.Dismissed)
	}
	any := say.T(anyNames[gr])
	switch {
	case gr == facetWhere && len(on) == 2 && on[0] == facetName(whereAcross) && on[1] == facetName(whereInside):
		return any
	case gr == facetStatus && !hides:
		return any
	case gr != facetStatus && len(on) == 0:
		return any
	case len(on) == 1:
		return on[0]
	}
	return fmt.Sprintf("%s, %d", say.T(groupNames[gr]), len(on))
}

// openChip opens a group as a menu with ticks.
func (o *overlaps) openChip(gr group) {
	o.showChip(gr, o.chipMenu(gr))
}

// openChips opens groups for which there is no room as one menu.
func (o *overlaps) openChips(gs []group) {
	menu := fyne.NewMenu("")
	for _, gr := range gs {
		it := fyne.NewMenuItem(o.chipName(gr), nil)
		it.ChildMenu = o.chipMenu(gr)
		menu.Items = append(menu.Items, it)
	}
	o.showChip(gs[0], menu)
}

func (o *overlaps) showChip(gr group, menu *fyne.Menu) {
	c := o.f.win.Canvas()
	at := o.f.app.Driver().AbsolutePositionForObject(o.chips)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(o.chipX[gr]*o.f.z, chipsHeight*o.f.z))
}

// chipMenu is the lines of a group as a menu with ticks.
func (o *overlaps) chipMenu(gr group) *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, fc := range o.list.facets {
		if fc.group != gr || fc.head || fc.more {
			continue
		}
		name := fc.name
		if fc.value != "" {
			name = fc.name + "   " + grouped(fc.n)
		}
		it := fyne.NewMenuItem(name, func() { o.pressFacet(fc) })
		it.Checked, it.Disabled = fc.on, fc.value == ""
		menu.Items = append(menu.Items, it)
	}
	return menu
}
