package views

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/say"
)

// reviewTable is the table of many sources on their way in. What is done to one
// row is done to all that are marked. No row is built that is not seen.
type reviewTable struct {
	r      *review
	filter *entry
	bulk   *entry // what is written into a field of the marked rows
	field  int    // which field; -1: none
	head   *paint
	rows   *rows
	all    *fyne.Container
}

// bulkFields are the fields that can be written for many rows at once, by key.
var bulkFields = []struct {
	key        fyne.KeyName
	field      int
	name, hint say.Text
}{
	{fyne.KeyP, fieldPublisher, "publisher", "empty: not known"},
	{fyne.KeyD, fieldDate, "date", "2015-10-07, 2015-10 or 2015"},
	{fyne.KeyL, fieldLanguage, "language", "en, ar, de; empty: not known"},
	{fyne.KeyU, fieldAuthor, "author", "empty: not known"},
}

// Measures of the table, in units.
const (
	tableRow                = 32
	tableTop, tableColumns  = 104, 30 // under the filter; the height of the columns' heads
	tableFilter, tableField = 300, 330
)

func newReviewTable(r *review) *reviewTable {
	t := &reviewTable{r: r, field: -1}
	t.head = newPaint(r.f.look, t.draw)
	t.rows = r.f.newRows(tableRow, func() int { return len(r.shown) }, t.drawRow)
	t.filter = newEntry(r.f)
	t.filter.PlaceHolder = say.T("name, outlet, undated, damage, here already")
	t.filter.OnChanged = func(string) { t.filtered() }
	t.filter.OnSubmitted = func(string) { t.leaveField() }
	t.filter.onDown = t.leaveField
	t.filter.onSave = r.save
	t.filter.onEscape = func() {
		t.filter.SetText("")
		t.leaveField()
	}
	t.bulk = newEntry(r.f)
	t.bulk.OnSubmitted = func(string) { t.writeAll() }
	t.bulk.OnChanged = func(string) { r.tell("", false) }
	t.bulk.onSave = t.writeAll
	t.bulk.onEscape = t.leaveField
	t.bulk.Hide()
	z := func() float32 { return r.f.z }
	t.all = container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			y := (tableTop + tableColumns) * z()
			return 14 * z(), y, w - 28*z(), h - y - reviewFoot*z()
		},
		func(w, _ float32) (float32, float32, float32, float32) {
			return (reviewMargin + 34) * z(), 66 * z(), min(tableFilter*z(), w*.36), 32 * z()
		},
		func(w, _ float32) (float32, float32, float32, float32) {
			wide := min(tableField*z(), w*.36)
			return w - wide - reviewMargin*z(), 66 * z(), wide, 32 * z()
		},
	}}, t.head, t.rows, t.filter, t.bulk)
	return t
}

// filtered shows the rows that match the filter; the one in focus stays where
// it is among them.
func (t *reviewTable) filtered() {
	r := t.r
	words := strings.Fields(strings.ToLower(t.filter.Text))
	r.shown = r.shown[:0]
	for i, c := range r.rows {
		if c.matches(words) {
			r.shown = append(r.shown, i)
		}
	}
	if !slices.Contains(r.shown, r.at) && len(r.shown) > 0 {
		r.at = r.shown[0]
	}
	t.redraw()
	if len(r.shown) > 0 {
		t.rows.ScrollTo(r.place())
	}
}

func (t *reviewTable) redraw() {
	for _, o := range []fyne.CanvasObject{t.head, t.rows, t.filter, t.bulk, t.all} {
		o.Refresh()
	}
}

// leaveField gives the keys back to the rows.
func (t *reviewTable) leaveField() {
	t.field = -1
	t.bulk.Hide()
	t.filter.Show()
	t.r.f.win.Canvas().Unfocus()
	t.redraw()
}

func (t *reviewTable) key(c chord) bool {
	r := t.r
	page := max(1, int(t.rows.Size().Height/((tableRow+4)*r.f.z))-1)
	switch c.key {
	case fyne.KeyUp:
		t.move(-1)
	case fyne.KeyDown:
		t.move(1)
	case fyne.KeyPageUp:
		t.move(-page)
	case fyne.KeyPageDown:
		t.move(page)
	case fyne.KeyHome:
		t.move(-len(r.rows))
	case fyne.KeyEnd:
		t.move(len(r.rows))
	case fyne.KeyReturn:
		t.open()
	case fyne.KeySpace:
		t.tick(r.place())
		t.move(1)
	case fyne.KeyA:
		t.markAll()
	case fyne.KeyX:
		t.leaveOut()
	case fyne.KeyF4:
		t.turnChoice()
	case fyne.KeyF7:
		t.columnsOf()
	case fyne.KeyEscape:
		r.escape()
	default:
		return t.fieldKey(c)
	}
	return true
}

// fieldKey opens the filter or a field for many rows.
func (t *reviewTable) fieldKey(c chord) bool {
	if c.sign == '/' || c.key == fyne.KeySlash {
		t.r.f.win.Canvas().Focus(t.filter)
		return true
	}
	for _, b := range bulkFields {
		if c.key == b.key && c.mods == 0 {
			t.ask(b.field, say.T(b.hint))
			return true
		}
	}
	return false
}

// move goes so many rows further.
func (t *reviewTable) move(by int) {
	r := t.r
	if len(r.shown) == 0 {
		return
	}
	to := min(max(r.place()+by, 0), len(r.shown)-1)
	r.at = r.shown[to]
	t.rows.ScrollTo(to)
	t.redraw()
}

// open shows the form of the row in focus.
func (t *reviewTable) open() {
	switch {
	case len(t.r.shown) == 0:
	case t.r.now().refused == "":
		t.r.formed(t.r.at)
	case t.r.now().Table.Asks():
		t.columnsOf()
	}
}

// columnsOf asks for the columns of the table that the row in focus is of.
func (t *reviewTable) columnsOf() {
	if len(t.r.shown) > 0 && t.r.now().Table != nil {
		t.r.askColumns(t.r.now().Table)
	}
}

// tick marks a row, or takes its mark.
func (t *reviewTable) tick(place int) {
	if place < len(t.r.shown) {
		if c := t.r.rows[t.r.shown[place]]; c.refused == "" {
			c.mark = !c.mark
		}
		t.redraw()
	}
}

// markAll marks all rows that the filter shows, or takes their marks where all
// have one.
func (t *reviewTable) markAll() {
	all := true
	for _, i := range t.r.shown {
		all = all && (t.r.rows[i].mark || t.r.rows[i].refused != "")
	}
	for _, i := range t.r.shown {
		t.r.rows[i].mark = !all && t.r.rows[i].refused == ""
	}
	t.redraw()
}

// marked are the rows that something is done to: those with a mark, shown or
// not, else the one in focus.
func (t *reviewTable) marked() (out []*coming) {
	for _, c := range t.r.rows {
		if c.mark {
			out = append(out, c)
		}
	}
	if out == nil && len(t.r.shown) > 0 && t.r.now().refused == "" {
		out = append(out, t.r.now())
	}
	return out
}

// leaveOut leaves the marked rows out, or takes them in again where all are
// out.
func (t *reviewTable) leaveOut() {
	of := t.marked()
	out := slices.ContainsFunc(of, func(c *coming) bool { return !c.out })
	for _, c := range of {
		c.out = out
	}
	t.changed(of, map[bool]string{true: say.T("left out"), false: say.T("in again")}[out])
}

// turnChoice does something else with marked rows that are like sources here.
func (t *reviewTable) turnChoice() {
	var like []*coming
	for _, c := range t.marked() {
		if c.like() != "" {
			like = append(like, c)
		}
	}
	if like == nil {
		return
	}
	to := (like[0].fate() + 1) % len(fates)
	for _, c := range like {
		c.choose(to)
	}
	t.changed(like, map[int]string{0: say.T("kept beside the one here"), 1: say.T("a new text of the one here"), 2: say.T("left out")}[to])
}

// changed shows what was done to rows. The filter is not asked again: a row
// that one works on does not vanish.
func (t *reviewTable) changed(of []*coming, what string) {
	t.r.touched()
	if len(of) > 0 {
		t.r.tell(say.N("%s row", "%s rows", len(of))+" "+what+".", false)
	}
	t.redraw()
}

// ask opens the field that is written for the marked rows, with what they all
// have in it.
func (t *reviewTable) ask(field int, hint string) {
	of := t.marked()
	if len(of) == 0 {
		return
	}
	t.field = field
	same := of[0].field(field)
	for _, c := range of {
		if c.field(field) != same {
			same = ""
		}
	}
	t.bulk.PlaceHolder = hint
	t.bulk.SetText(same)
	t.bulk.Show()
	t.filter.Hide()
	t.r.f.win.Canvas().Focus(t.bulk)
	t.bulk.TypedShortcut(&fyne.ShortcutSelectAll{})
	t.redraw()
}

// writeAll writes the field into the marked rows.
func (t *reviewTable) writeAll() {
	value := strings.TrimSpace(t.bulk.Text)
	if t.field == fieldDate {
		if _, err := data.ParseDate(value); err != nil {
			t.r.tell(capital(say.Of(err)), true)
			return
		}
	}
	of := t.marked()
	for _, c := range of {
		c.write(t.field, value)
	}
	var name say.Text
	for _, b := range bulkFields {
		if b.field == t.field {
			name = b.name
		}
	}
	what := say.T("with %s “%s”", name, value)
	if value == "" {
		what = say.T("without %s", name)
	}
	t.leaveField()
	t.changed(of, what)
}

// column is a column of the table; x and w are in units.
type column struct {
	head string
	x, w float32
	of   func(c *coming) string
}

// columns lays the columns out in a width: dates and counts go first where it
// is narrow.
func (t *reviewTable) columns(w float32) (out []column) {
	x := float32(50)
	add := func(head string, wide float32, of func(*coming) string) {
		out = append(out, column{head, x, wide - 14, of})
		x += wide
	}
	fixed := float32(104)
	if w > 900 {
		fixed += 60 + 76
	}
	rest := w - x - fixed - 14
	add(say.T("Title, or name"), rest*.44, (*coming).named)
	add(say.T("Publisher"), rest*.23, func(c *coming) string { return c.Publisher })
	add(say.T("Date"), 104, func(c *coming) string { return c.date })
	if w > 900 {
		add(say.T("Lang."), 60, func(c *coming) string { return c.Language })
		add(say.T("Words"), 76, func(c *coming) string { return grouped(c.words) })
	}
	add(say.T("To look at"), rest*.33, func(c *coming) string {
		says, _ := c.state()
		return says
	})
	return out
}

// draw draws the head, the heads of the columns and the foot.
func (t *reviewTable) draw(g *pen, w, h float32) {
	const m = reviewMargin
	r := t.r
	x := m + g.text(m, 42, r.title(), serifBold, 20, g.ink) + 12
	says := []string{say.N("%s comes in", "%s come in", r.coming())}
	if n := r.readable() - r.coming(); n > 0 {
		says = append(says, say.N("%s is here already or left out", "%s are here already or left out", n))
	}
	if n := len(r.rows) - r.readable(); n > 0 {
		says = append(says, say.T("%s not read", grouped(n)))
	}
	g.fit(x, 42, w-m-x, say.T("%s. Nothing is stored yet.", strings.Join(says, ", ")), sans, 14, g.ink2)
	g.across(m, 54, w-2*m, g.heavy)
	if t.field >= 0 {
		end := w - m - min(tableField, w*.36) - 12
		label := say.T("%s of %s", formLabels[t.field], say.N("%s row", "%s rows", len(t.marked())))
		g.textRight(end, 87, g.fitted(label, end-m, sansBold, 14), sansBold, 14, g.ink)
	} else {
		g.key(m, 87, "/")
		g.hit(m-4, 66, 34, 32, func() { r.f.win.Canvas().Focus(t.filter) })
		t.drawShown(g, m+34+min(tableFilter, w*.36)+14, w-m)
	}
	for _, c := range t.columns(w - 28) {
		g.fit(14+c.x, tableTop+19, c.w, c.head, sansBold, 13, g.ink2)
	}
	g.across(m, tableTop+tableColumns-1, w-2*m, g.rule)
	if len(r.shown) == 0 {
		g.text(m+24, tableTop+tableColumns+34, say.T("No row has these words."), serifItalic, 16, g.ink2)
	}
	room := r.drawFoot(g, w, h-reviewFoot)
	switch now := r.now(); {
	case room == 0:
	case now != nil && now.Table.Asks() && len(r.shown) > 0:
		g.keyHints(m, h-reviewFoot+40, room, "Enter", say.T("say which of its columns holds the text"))
	case now != nil && now.refused != "" && len(r.shown) > 0:
		r.drawSays(g, h-reviewFoot, room, say.T("Not read: %s", cmp.Or(now.told, now.refused)), sans, g.ink2)
	default:
		hints := []string{"Enter", say.T("open"), "Space", say.T("mark")}
		if slices.ContainsFunc(t.marked(), func(c *coming) bool { return c.like() != "" }) {
			hints = append(hints, "F4", say.T("what becomes of it"))
		}
		if now != nil && now.Table != nil {
			hints = append(hints, "F7", say.T("its columns"))
		}
		g.keyHints(m, h-reviewFoot+40, room, append(hints, "X", say.T("leave out"), "A", say.T("mark all"))...)
	}
}

// drawShown says how much is shown and marked, and which keys write for all.
func (t *reviewTable) drawShown(g *pen, x, end float32) {
	r, marks := t.r, 0
	for _, c := range r.rows {
		if c.mark {
			marks++
		}
	}
	says := say.T("%s shown", grouped(len(r.shown)))
	if marks > 0 {
		says += say.T(", %s marked", grouped(marks))
	}
	for i := len(bulkFields) - 1; i >= 0; i-- {
		b := bulkFields[i]
		label := say.T(b.name)
		need := g.keyWidth(string(b.key)) + 6 + g.width(label, sans, 14)
		if end-need < x+140 {
			continue
		}
		g.key(end-need, 87, string(b.key))
		g.textRight(end, 87, label, sans, 14, g.ink)
		g.hit(end-need-4, 66, need+8, 32, func() { t.ask(b.field, say.T(b.hint)) })
		end -= need + 16
	}
	g.fit(x, 87, end-x, says, sans, 14, g.ink2)
}

// drawRow draws one row.
func (t *reviewTable) drawRow(g *pen, w, h float32, i int) {
	row := t.r.shown[i]
	c := t.r.rows[row]
	if row == t.r.at {
		g.rect(0, 0, w, h, g.blueSel)
		g.rect(0, 0, 5, h, g.blue)
		if t.r.f.win.Canvas().Focused() == nil {
			g.ring(1, 1, w-4, h-2)
		}
	}
	const b = 21
	ink := g.ink
	if !c.comes() {
		ink = g.ink3
	}
	if c.refused == "" {
		g.tick(16, b, c.mark)
		g.hit(0, 0, 44, h, func() { t.tick(i) })
	}
	_, worth := c.state()
	columns := t.columns(w)
	for k, col := range columns {
		face, in, says := sans, ink, oneLine(col.of(c))
		switch last := k == len(columns)-1; {
		case c.refused != "" && k > 0 && !last:
			continue
		case k == 0 && c.comes():
			face = sansBold
		case last && worth:
			in = g.orange
		case says == "" && !last:
			in, says = g.ink3, "—"
		}
		g.fit(col.x, b, col.w, says, face, 14, in)
	}
	if row != t.r.at {
		g.across(12, h-1/g.z, w-24, g.hair)
	}
	g.hit(44, 0, w-44, h, func() {
		again := t.r.at == row
		t.r.at = row
		t.leaveField()
		if again {
			t.open()
		}
	})
}
