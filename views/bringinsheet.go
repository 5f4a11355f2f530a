package views

import (
	"cmp"
	"context"
	"errors"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// review is the one sheet for all that is on its way in: a form for one source
// at a time, and for many a table whose rows open the form. Nothing is stored
// before the person says so. It is the form of a source that is here already,
// too.
type review struct {
	f      *frame
	desk   *desk.Desk
	rows   []*coming
	source string // id of the source that is here already; empty for new ones
	many   bool   // there is a table
	shown  []int  // of rows: what the filter leaves, in order
	at     int    // the row in focus, of rows
	says   string // what is wrong, or was just done
	fault  bool
	leave  bool          // the next Esc drops what was changed
	edited bool          // a person has changed something here
	learnt []desk.Learnt // of the source that is here: how what is known of it changed, oldest first
	keep   *keeper       // of what is known of a source; nil where sources are brought in

	form  *reviewForm
	table *reviewTable
	card  *fyne.Container // holds one of the two
	sheet *sheet
}

// Measures of the sheet, in units.
const (
	reviewWidth, reviewHeight = 1120, 720
	reviewHead, reviewFoot    = 58, 70
	reviewMargin              = 26
)

// newReview makes the sheet and shows it, still empty.
func (f *frame) newReview(rows []*coming, source string) *review {
	r := &review{f: f, desk: f.desk, rows: rows, source: source}
	for i := range rows {
		r.shown = append(r.shown, i)
	}
	r.form, r.table = newReviewForm(r), newReviewTable(r)
	r.card = container.NewStack(r.form.all)
	r.sheet = &sheet{
		card: r.card, size: fyne.NewSize(reviewWidth, reviewHeight),
		key: r.key, restyle: r.redraw, tell: r.tell, focused: r.redraw,
	}
	f.openSheet(r.sheet)
	return r
}

// keepKnown has what is typed of a source kept, and takes up what was.
func (r *review) keepKnown() {
	c := r.rows[0]
	r.keep = r.f.keeper("what is known of "+r.source, func() (v []string) {
		for i := range metaFields {
			v = append(v, c.field(i))
		}
		return v
	})
	if before := r.keep.before(); len(before) == metaFields {
		for i, s := range before {
			c.write(i, s)
		}
		r.edited = true
		r.form.fill()
		r.tell(say.T(typedSays), false)
	}
}

// tabled shows the table.
func (r *review) tabled() {
	r.many = true
	r.up(r.table.all)
	r.f.win.Canvas().Unfocus()
	r.table.filtered()
}

// formed shows the form of one row, its first field in focus.
func (r *review) formed(row int) {
	r.up(r.form.all)
	r.turn(row)
	r.f.win.Canvas().Focus(r.form.fields[0])
}

// up puts the form or the table on the sheet.
func (r *review) up(o fyne.CanvasObject) {
	r.card.Objects = []fyne.CanvasObject{o}
	r.card.Refresh()
}

// inForm tells whether the form is up.
func (r *review) inForm() bool { return r.card.Objects[0] == fyne.CanvasObject(r.form.all) }

// now is the row in focus; nil where the filter leaves none.
func (r *review) now() *coming {
	if r.at < 0 || r.at >= len(r.rows) {
		return nil
	}
	return r.rows[r.at]
}

// turn shows one row in the form.
func (r *review) turn(row int) {
	if row < 0 || row >= len(r.rows) || r.rows[row].refused != "" {
		return
	}
	r.at, r.says = row, ""
	r.form.fill()
	r.redraw()
}

// step is the row so many places further among those shown that could be read;
// -1 past the ends.
func (r *review) step(by int) int {
	place := r.place()
	for i := place + by; i >= 0 && i < len(r.shown); i += by {
		if r.rows[r.shown[i]].refused == "" {
			return r.shown[i]
		}
	}
	return -1
}

// place is where the row in focus stands among those shown.
func (r *review) place() int {
	for i, row := range r.shown {
		if row == r.at {
			return i
		}
	}
	return 0
}

// tell says on the sheet what happened.
func (r *review) tell(text string, fault bool) {
	r.says, r.fault = text, fault
	r.redraw()
}

// touched notes that a person changed something, and takes back what was said.
func (r *review) touched() {
	r.edited, r.leave = true, false
	r.keep.typed()
	if r.says != "" {
		r.tell("", false)
	}
}

func (r *review) redraw() {
	if r.inForm() {
		r.form.redraw()
	} else {
		r.table.redraw()
	}
}

func (r *review) key(c chord) bool {
	switch {
	case c == parseChord("Ctrl+Enter"):
		r.save()
	case r.inForm():
		return r.form.key(c)
	default:
		return r.table.key(c)
	}
	return true
}

// escape goes from the form back to the table, and closes the sheet; where a
// person changed something, at the second press.
func (r *review) escape() {
	switch {
	case r.inForm() && r.many:
		r.tabled()
	case r.edited && !r.leave:
		r.leave = true
		r.tell(say.T("Nothing is stored yet. Esc again drops what you typed here."), true)
	default:
		r.keep.drop()
		r.sheet.close()
	}
}

// coming counts what will be stored.
func (r *review) coming() (n int) {
	for _, c := range r.rows {
		if c.comes() {
			n++
		}
	}
	return n
}

// choose does something else with a source that is like one here.
func (r *review) choose(c *coming, to int) {
	c.choose(to)
	r.touched()
	r.form.fill()
	r.redraw()
}

// askColumns asks for the columns of a table among the rows; its rows are then
// those that are read by them.
func (r *review) askColumns(t *desk.Table) {
	r.f.askColumns(t, func(rows []*coming) { r.replace(t, rows) })
}

// replace takes a table's rows as they were read anew, but for what a person
// typed, and likens all anew.
func (r *review) replace(t *desk.Table, with []*coming) {
	typed := map[string]*coming{}
	var read, refused []*coming
	at := -1
	for _, c := range r.rows {
		switch {
		case c.Table.Same(t):
			if at < 0 {
				at = len(read)
			}
			typed[c.Name] = c
		case c.refused == "":
			read = append(read, c)
		default:
			refused = append(refused, c)
		}
	}
	at = min(max(at, 0), len(read))
	for _, c := range with {
		switch was := typed[c.Name]; {
		case c.refused != "":
			refused = append(refused, c)
			continue
		case was != nil:
			c.retype(was)
		}
		read = slices.Insert(read, at, c)
		at++
	}
	r.edited = true
	r.f.work(say.T("Looking at the rows"), func(ctx context.Context, p desk.Progress) error { return liken(ctx, r.desk, read, p) }, func(err error) {
		if err != nil {
			r.tell(capital(say.Of(err)), true)
			return
		}
		r.rows, r.at = append(read, refused...), 0
		if r.many = len(r.rows) > 1; r.many {
			r.tabled()
		} else {
			r.shown = []int{0}
			r.formed(0)
		}
	})
}

// save stores all that comes in, or what is known of the source that is here.
func (r *review) save() {
	for i, c := range r.rows {
		if !c.comes() && r.source == "" {
			continue
		}
		d, err := data.ParseDate(c.date)
		if err != nil {
			r.formed(i)
			r.tell(capital(say.Of(err)), true)
			r.f.win.Canvas().Focus(r.form.fields[fieldDate])
			return
		}
		c.Date = d
	}
	if r.source != "" {
		f, d, meta := r.f, r.desk, r.rows[0].Meta
		f.save(func(ctx context.Context) error { return d.SetMeta(ctx, r.source, meta) }, func() {
			r.keep.drop()
			r.sheet.close()
		})
		return
	}
	r.sheet.close()
	r.keepColumns()
	r.store()
}

// keepColumns keeps which columns a person chose for the tables that come in.
func (r *review) keepColumns() {
	d := r.desk
	var kept []*desk.Table
	for _, c := range r.rows {
		if t := c.Table; t != nil && t.Chosen && c.comes() && !slices.ContainsFunc(kept, t.Same) {
			kept = append(kept, t)
		}
	}
	for _, t := range kept {
		r.f.save(func(ctx context.Context) error { return d.KeepColumns(ctx, t) }, nil)
	}
}

// store gives each source that has a newer text that text, as a step each, and
// brings in what is new as one step. What is here already goes along, so that
// it is told what became of it.
func (r *review) store() {
	f, d := r.f, r.desk
	var fresh []desk.Incoming
	var newer []*coming
	for _, c := range r.rows {
		switch {
		case c.refused != "" || c.out:
		case c.newer:
			newer = append(newer, c)
		default:
			c.Drawn = c.drawn()
			fresh = append(fresh, c.Incoming)
		}
	}
	if len(newer) == 0 {
		if len(fresh) > 0 {
			f.bringIn(fresh, refusedOf(r.rows))
		}
		return
	}
	var done []desk.Revised
	f.work(say.T("Keeping new texts"), func(ctx context.Context, p desk.Progress) error {
		for _, c := range newer {
			one, err := d.ReviseAs(ctx, c.like(), c.Incoming, desk.Known{Meta: c.Meta, Origins: c.Origins}, p)
			if err != nil {
				return err
			}
			done = append(done, one)
		}
		return nil
	}, func(err error) {
		if len(done) > 0 {
			f.changed()
		}
		switch {
		case err != nil && !errors.Is(err, context.Canceled):
			f.fail(err)
		case err != nil:
			f.say(say.T("Stopped. %s", cmp.Or(revised(newer, done), say.T("Nothing was brought in."))))
		case len(fresh) > 0:
			f.bringInAlso(fresh, refusedOf(r.rows), revised(newer, done)+" ")
		default:
			f.say(revised(newer, done))
		}
	})
}

// revised says which sources have a new text, and what that asks of a person.
func revised(of []*coming, done []desk.Revised) string {
	says, look := "", 0
	switch n := len(done); {
	case n == 1:
		return revisedSays(of[0].likeLabel(), done[0])
	case n > 1:
		says = say.T("%s sources have a newer text.", grouped(n))
	}
	for _, d := range done {
		look += len(d.Stale) + len(d.Asked) + len(d.Orphaned) + d.Left
	}
	if look > 0 {
		says += " " + say.N("%s verdict or mark needs another look.", "%s verdicts or marks need another look.", look)
	}
	return says
}

// refusedOf are the files that could not be read.
func refusedOf(rows []*coming) (out []desk.Refused) {
	for _, c := range rows {
		if c.refused != "" {
			out = append(out, desk.Refused{Name: c.Name, Why: c.refused, Told: c.told})
		}
	}
	return out
}

// title says what the sheet is for.
func (r *review) title() string {
	switch n := len(r.rows); {
	case r.source != "":
		return say.T("What is known of it")
	case n == 1 && r.rows[0].newer:
		return say.T("Newer text of %s", r.rows[0].likeLabel())
	case n == 1:
		return say.T("Bring in an article")
	default:
		return say.T("Bring in %s articles", grouped(r.readable()))
	}
}

// readable counts the rows that could be read.
func (r *review) readable() (n int) {
	for _, c := range r.rows {
		if c.refused == "" {
			n++
		}
	}
	return n
}

// drawFoot draws the buttons; it gives the room that is left of them.
func (r *review) drawFoot(g *pen, w, y float32) float32 {
	const m = reviewMargin
	g.across(m, y, w-2*m, g.hair)
	label, tap := say.T("Save"), r.save
	if r.source == "" {
		switch n := r.coming(); {
		case n == 0:
			label = say.T("Nothing new")
		case n == 1 && len(r.rows) == 1:
			label = say.T("Bring in")
		case n == len(r.rows):
			label = say.T("Bring in all %s", grouped(n))
		default:
			label = say.T("Bring in %s", grouped(n))
		}
	}
	bw := g.button(w-m, y+17, "Ctrl Enter", label, true, tap)
	back := say.T("Not now")
	if r.inForm() && r.many {
		back = say.T("The table")
	}
	bw += 10 + g.button(w-m-bw-10, y+17, "Esc", back, false, r.escape)
	room := w - 2*m - bw - 20
	if r.says == "" {
		return room
	}
	ink := g.ink
	if r.fault {
		ink = g.orange
	}
	r.drawSays(g, y, room, r.says, sansBold, ink)
	return 0
}

// drawSays draws some lines into the foot whose top is at y.
func (r *review) drawSays(g *pen, y, room float32, says string, face face, ink color.Color) {
	lines := g.folded(says, room, face, 14)
	lines = lines[:min(3, len(lines))]
	for i, l := range lines {
		g.text(reviewMargin, y+40+(float32(i)-float32(len(lines)-1)/2)*18, l, face, 14, ink)
	}
}

// keyHints draws keys with words as long as there is room.
func (g *pen) keyHints(x, y, room float32, hints ...string) {
	end := x + room
	for i := 0; i+1 < len(hints); i += 2 {
		if x+g.keyWidth(hints[i])+7+g.width(hints[i+1], sans, 14) > end {
			return
		}
		x += g.key(x, y, hints[i]) + 7
		x += g.text(x, y, hints[i+1], sans, 14, g.ink2) + 16
	}
}
