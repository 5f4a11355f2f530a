package views

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// checkSheet asks what a person found of a quotation by looking elsewhere.
type checkSheet struct {
	f      *frame
	source string
	words  string // the quotation as it stands
	about  quoted
	mark   desk.Mark
	fields []*entry
	wrong  string // why it cannot be saved, a sentence
	keep   *keeper
	card   *paint
	sheet  *sheet
}

// checkMarks are the choices, in the order of their keys 0, 1 and 2.
var checkMarks = []desk.Mark{"", desk.NotFound, desk.ConfirmedElsewhere}

// checkLabels are the fields of the sheet.
var checkLabels = []say.Text{"Seen where", "Address (URL)", "Looked up", "Note"}

// Measures of the sheet, in units.
const (
	checkWidth, checkHeight = 760, 470
	checkFields, checkInset = 208, 150
	checkFoot               = 70
)

// checkStep is from one field to the next in a sheet of height h: they close up
// where a large text leaves the sheet little of the window.
func checkStep(h float32) float32 {
	return min(44, (h-checkFoot-checkFields-2)/float32(len(checkLabels)))
}

// askMark shows the sheet for one quotation of the source being read.
func (s *sources) askMark(q quoted) {
	c := &checkSheet{f: s.f, source: s.reading.ID, words: q.outer().Of(s.reading.Revision.Text), about: q}
	c.card = newPaint(s.f.look, c.draw)
	objects := []fyne.CanvasObject{c.card}
	z := func() float32 { return c.f.z }
	places := []placing{func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h }}
	for i := range checkLabels {
		e := newEntry(s.f)
		e.PlaceHolder = say.T("none")
		e.OnChanged = func(string) { c.typed() }
		e.OnSubmitted = func(string) { c.next(i) }
		e.onSave = c.save
		c.fields = append(c.fields, e)
		objects = append(objects, e)
		places = append(places, func(w, h float32) (float32, float32, float32, float32) {
			return checkInset * z(), (checkFields + float32(i)*checkStep(h/z())) * z(), w - (checkInset+26)*z(), 32 * z()
		})
	}
	c.fields[2].PlaceHolder = say.T("2015-10-07, 2015-10 or 2015")
	c.keep = s.f.keeper(fmt.Sprintf("check of %s at %d", c.source, q.Span.Start), func() []string {
		v := []string{string(c.mark)}
		for _, e := range c.fields {
			v = append(v, e.Text)
		}
		return v
	})
	c.fill()
	c.sheet = &sheet{
		card: container.New(&stage{places: places}, objects...), size: fyne.NewSize(checkWidth, checkHeight),
		key: c.key, restyle: c.redraw, tell: func(text string, _ bool) { c.refuse(text, -1) },
	}
	s.f.openSheet(c.sheet)
}

// fill shows what was stored before, or what was typed and not saved.
func (c *checkSheet) fill() {
	if v := c.keep.before(); len(v) == 1+len(c.fields) {
		c.mark, c.wrong = desk.Mark(v[0]), say.T(typedSays)
		for i, e := range c.fields {
			e.Text = v[i+1]
		}
		return
	}
	if c.about.Mark == nil {
		return
	}
	c.mark = c.about.Mark.Mark
	c.fields[3].SetText(c.about.Mark.Notes)
	if ev := c.about.Mark.Evidence; len(ev) > 0 {
		c.fields[0].SetText(ev[0].Label)
		c.fields[1].SetText(ev[0].Link)
		c.fields[2].SetText(ev[0].Accessed.String())
	}
}

func (c *checkSheet) redraw() {
	c.card.Refresh()
	for _, e := range c.fields {
		e.Refresh()
	}
}

// typed takes back what was said of the fields.
func (c *checkSheet) typed() {
	c.keep.typed()
	if c.wrong != "" {
		c.wrong = ""
		c.card.Refresh()
	}
}

// choose takes one of the marks.
func (c *checkSheet) choose(i int) {
	c.mark, c.wrong = checkMarks[i], ""
	c.keep.typed()
	c.redraw()
}

// next is Enter in a field: to the one below, and from the last to the end.
func (c *checkSheet) next(i int) {
	if i+1 < len(c.fields) {
		c.f.win.Canvas().Focus(c.fields[i+1])
		return
	}
	c.save()
}

func (c *checkSheet) key(k chord) bool {
	switch k.key {
	case fyne.Key0, fyne.Key1, fyne.Key2:
		c.choose(slices.Index([]fyne.KeyName{fyne.Key0, fyne.Key1, fyne.Key2}, k.key))
	case fyne.KeyTab, fyne.KeyDown:
		c.f.win.Canvas().Focus(c.fields[0])
	case fyne.KeyReturn:
		c.save()
	case fyne.KeyEscape:
		c.end()
	default:
		return false
	}
	return true
}

// evidence is what the fields say, before the evidence that they do not show.
func (c *checkSheet) evidence() ([]data.Evidence, error) {
	var first data.Evidence
	var out []data.Evidence
	if c.about.Mark != nil && len(c.about.Mark.Evidence) > 0 {
		first, out = c.about.Mark.Evidence[0], c.about.Mark.Evidence[1:]
	}
	date, err := data.ParseDate(c.fields[2].Text)
	first.Label, first.Link, first.Accessed = strings.TrimSpace(c.fields[0].Text), strings.TrimSpace(c.fields[1].Text), date
	if first == (data.Evidence{}) {
		return out, err
	}
	return append([]data.Evidence{first}, out...), err
}

// save stores the mark; one undo takes it back.
func (c *checkSheet) save() {
	evidence, err := c.evidence()
	switch {
	case err != nil:
		c.refuse(say.Of(err), 2)
		return
	case c.mark == desk.ConfirmedElsewhere && len(evidence) == 0:
		c.refuse(say.T("Say where it was confirmed: name what you have seen, or give its address."), 0)
		return
	case c.mark == "" && (len(evidence) > 0 || strings.TrimSpace(c.fields[3].Text) != ""):
		c.refuse(say.T("Choose a mark above: not found, or confirmed elsewhere. Without one nothing here is kept."), -1)
		return
	}
	if c.mark == "" && c.about.Mark == nil {
		c.end()
		return
	}
	f, d, mark, notes := c.f, c.f.desk, c.mark, c.fields[3].Text
	f.save(func(ctx context.Context) error {
		return d.MarkQuotation(ctx, c.source, c.about.Span, mark, evidence, notes)
	}, func() {
		c.end()
		f.say(say.T("%s. %s takes it back.", capital(say.T(markWords[mark])), f.keys.named(cmdUndo)))
	})
}

// end closes the sheet, once what it says is saved or not wanted.
func (c *checkSheet) end() {
	c.keep.drop()
	c.sheet.close()
}

// refuse says why nothing is saved and leads to the field; -1 for none.
func (c *checkSheet) refuse(why string, field int) {
	c.wrong = why
	c.card.Refresh()
	if field >= 0 {
		c.f.win.Canvas().Focus(c.fields[field])
	} else {
		c.f.win.Canvas().Unfocus()
	}
}

// draw draws all but the fields.
func (c *checkSheet) draw(g *pen, w, h float32) {
	const m = 26
	x := m + g.text(m, 42, say.T("Check a quotation"), serifBold, 20, g.ink) + 12
	g.fit(x, 42, w-m-x, c.about.tells, sans, 14, g.ink2)
	g.across(m, 54, w-2*m, g.heavy)
	said := g.folded(oneLine(c.words), w-2*m, serif, 16)
	for i := range min(3, len(said)) {
		s := said[i]
		if i == 2 {
			s = strings.Join(said[i:], " ")
		}
		g.fit(m, 80+float32(i)*23, w-2*m, s, serif, 16, g.ink)
	}
	g.text(m, 177, say.T("Outcome"), sansBold, 14, g.ink)
	x = checkInset
	for i, mark := range checkMarks {
		g.key(x, 177, string(rune('0'+i)))
		label, f := capital(say.T(markWords[mark])), sans
		if c.mark == mark {
			f = sansBold
		}
		tw := g.width(label, sansBold, 14)
		g.text(x+27, 177, label, f, 14, g.ink)
		if c.mark == mark {
			g.rect(x+27, 183, tw, 2, g.ink)
		}
		g.hit(x-4, 158, tw+40, 28, func() { c.choose(i) })
		x += tw + 55
	}
	for i, l := range checkLabels {
		g.text(m, checkFields+21+float32(i)*checkStep(h), say.T(l), sansBold, 14, g.ink)
	}
	c.drawFoot(g, w, h)
}

// drawFoot draws the buttons, and why it cannot be saved.
func (c *checkSheet) drawFoot(g *pen, w, h float32) {
	const m = 26
	y := h - checkFoot
	g.across(m, y, w-2*m, g.hair)
	bw := g.button(w-m, y+16, "Ctrl Enter", say.T("Save"), true, c.save)
	bw += 10 + g.button(w-m-bw-10, y+16, "Esc", say.T("Not now"), false, c.end)
	for i, l := range g.folded(c.wrong, w-2*m-bw-20, sansBold, 14) {
		g.text(m, y+28+float32(i)*19, l, sansBold, 14, g.orange)
	}
	if c.wrong == "" {
		x := m + g.key(m, y+39, "Tab") + 8
		g.fit(x, y+39, w-m-bw-20-x, say.T("to the fields"), sans, 14, g.ink2)
	}
}
