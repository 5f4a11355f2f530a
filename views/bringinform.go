package views

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// reviewForm is what the review sheet shows of one source: its fields at the
// left, each with its origin, and at the right what is to be known of its text.
type reviewForm struct {
	r      *review
	fields []*entry // those of the source, then the character set
	head   *paint
	text   *paint
	all    *fyne.Container
}

// formLabels are the labels of the fields.
var formLabels = []say.Text{"Title", "Publisher", "Author", "Date", "Address (URL)", "Language", "Letters read as"}

// fieldCharset is the place of the character set behind the fields of a source.
const fieldCharset = metaFields

// charsets are the character sets that the arrows walk through, those that
// articles are saved in most. Any other can be typed.
var charsets = []string{
	"utf-8", "windows-1252", "windows-1251", "koi8-r", "windows-1250", "iso-8859-2", "iso-8859-15", "windows-1253", "windows-1254",
	"windows-1255", "windows-1256", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "utf-16le", "utf-16be",
}

// charsetWhy says why a character set was taken.
var charsetWhy = map[data.CharsetHow]say.Text{
	data.CharsetGiven: "as you said", data.CharsetMark: "file: byte order mark", data.CharsetDeclared: "file: says so itself",
	data.CharsetValid: "its bytes are such", data.CharsetDetected: "guessed from the bytes",
}

// Measures of the form, in units.
const (
	formTop, formStep = 74, 46
	zoneLine, zoneBox = 24, 22
	formShare         = .54 // of the width is the fields'
)

// formInset is where the fields begin in a form of a width: behind "page: meta
// article:published_time" if there is room.
func formInset(w float32) float32 { return min(236, max(196, w*.235)) }

func newReviewForm(r *review) *reviewForm {
	t := &reviewForm{r: r}
	t.head, t.text = newPaint(r.f.look, t.draw), newPaint(r.f.look, t.drawText)
	z := func() float32 { return r.f.z }
	objects := []fyne.CanvasObject{t.head, t.text}
	places := []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			return w*formShare + 14*z(), reviewHead * z(), w*(1-formShare) - (14+reviewMargin)*z(), h - (reviewHead+reviewFoot)*z()
		},
	}
	for i := range formLabels {
		e := newEntry(r.f)
		e.PlaceHolder = say.T("not known")
		e.OnSubmitted = func(string) { t.next(i) }
		e.onSave = r.save
		e.onEscape = r.escape
		e.onKey = func(k fyne.KeyName) bool { return t.fieldKey(i, k) }
		t.fields = append(t.fields, e)
		objects = append(objects, e)
		places = append(places, func(w, h float32) (float32, float32, float32, float32) {
			x := formInset(w / z())
			return x * z(), (formTop + float32(i)*t.pitch(h/z())) * z(), w*formShare - (x+10)*z(), 32 * z()
		})
	}
	t.fields[fieldDate].PlaceHolder = say.T("2015-10-07, 2015-10 or 2015")
	t.fields[fieldLanguage].PlaceHolder = say.T("en, ar, de: not known")
	t.all = container.New(&stage{places: places}, objects...)
	return t
}

// pitch is the distance of the fields in a sheet of a height: less where the
// window is low.
func (t *reviewForm) pitch(h float32) float32 {
	return max(36, min(formStep, (h-formTop-reviewFoot-50)/float32(len(formLabels))))
}

// fill writes the row in focus into the fields.
func (t *reviewForm) fill() {
	c := t.r.now()
	set := func(i int, s string, changed func(string)) {
		t.fields[i].OnChanged = nil
		t.fields[i].SetText(s)
		t.fields[i].OnChanged = changed
	}
	for i := range metaFields {
		set(i, c.field(i), func(s string) {
			c.write(i, s)
			t.r.touched()
			t.head.Refresh()
		})
	}
	set(fieldCharset, c.Charset.Name, func(string) { t.r.touched() })
	if c.Rereadable() {
		t.fields[fieldCharset].Show()
	} else {
		t.fields[fieldCharset].Hide()
	}
}

func (t *reviewForm) redraw() {
	t.head.Refresh()
	t.text.Refresh()
	for _, e := range t.fields {
		e.Refresh()
	}
	t.all.Refresh()
}

// next is Enter in a field: to the one below, from the last to the next source,
// and from the last of those to the end.
func (t *reviewForm) next(i int) {
	canvas := t.r.f.win.Canvas()
	if i == fieldCharset && t.reread(t.fields[i].Text) {
		return
	}
	if i+1 < len(t.fields) && t.fields[i+1].Visible() {
		canvas.Focus(t.fields[i+1])
		return
	}
	switch to := t.r.step(1); {
	case to >= 0:
		t.r.turn(to)
		canvas.Focus(t.fields[0])
	case t.r.many:
		t.r.tabled()
	default:
		t.r.save()
	}
}

// fieldKey takes the keys that a field of one line has no use for.
func (t *reviewForm) fieldKey(i int, k fyne.KeyName) bool {
	switch {
	case k == fyne.KeyPageDown || k == fyne.KeyPageUp || k == fyne.KeyF4 || k == fyne.KeyF6 || k == fyne.KeyF7:
		return t.key(chord{key: k})
	case k == fyne.KeyF5:
		t.turnSaid(i)
	case k == fyne.KeyDown && i == fieldCharset:
		t.otherSet(1)
	case k == fyne.KeyUp && i == fieldCharset:
		t.otherSet(-1)
	case k == fyne.KeyDown && i+1 < len(t.fields) && t.fields[i+1].Visible():
		t.r.f.win.Canvas().Focus(t.fields[i+1])
	case k == fyne.KeyUp && i > 0:
		t.r.f.win.Canvas().Focus(t.fields[i-1])
	default:
		return false
	}
	return true
}

func (t *reviewForm) key(c chord) bool {
	switch c.key {
	case fyne.KeyPageDown:
		t.r.turn(t.r.step(1))
	case fyne.KeyPageUp:
		t.r.turn(t.r.step(-1))
	case fyne.KeyF4:
		if now := t.r.now(); now.like() != "" && t.r.source == "" {
			t.r.choose(now, (now.fate()+1)%len(fates))
		}
	case fyne.KeyF7:
		if now := t.r.now(); now.Table != nil {
			t.r.askColumns(now.Table)
		}
	case fyne.KeyF6:
		if t.r.f.field() != nil {
			t.r.f.win.Canvas().Unfocus()
		} else {
			t.r.f.win.Canvas().Focus(t.fields[0])
		}
	case fyne.Key1, fyne.Key2, fyne.Key3:
		t.turnZone(slices.Index([]fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3}, c.key))
	case fyne.KeyReturn:
		t.r.save()
	case fyne.KeyTab, fyne.KeyDown:
		t.r.f.win.Canvas().Focus(t.fields[0])
	case fyne.KeyEscape:
		t.r.escape()
	default:
		return false
	}
	return true
}

// turnZone takes a zone of the text in, or leaves it aside.
func (t *reviewForm) turnZone(option int) {
	c := t.r.now()
	if options := c.options(); t.r.source == "" && option < len(options) {
		z := options[option]
		c.turn(z)
		t.r.touched()
		says := say.T("Its %s are compared as part of the article.", zoneShares[z])
		if !c.takes(z) {
			says = say.T("Its %s are set aside, as what stands around an article is.", zoneShares[z])
		}
		t.r.tell(says, false)
	}
}

// otherSet reads the source in the next character set of the list.
func (t *reviewForm) otherSet(by int) {
	n := len(charsets)
	i := slices.Index(charsets, t.r.now().Charset.Name)
	if i < 0 && by < 0 {
		i = 0
	}
	t.reread(charsets[(i+by+n)%n])
}

// reread reads the source's bytes in another character set; it tells whether it
// began to.
func (t *reviewForm) reread(set string) bool {
	r, c := t.r, t.r.now()
	set = strings.ToLower(strings.TrimSpace(set))
	if set == "" || set == c.Charset.Name || !c.Rereadable() {
		return false
	}
	old := c.Incoming
	r.f.work(say.T("Reading anew"), func(ctx context.Context, p desk.Progress) error {
		in, err := desk.Reread(old, set)
		if err != nil {
			return err
		}
		c.reread(in)
		return liken(ctx, r.desk, r.rows[:r.readable()], p)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			r.tell(capital(say.Of(err)), true)
		case r.now() == c && r.inForm():
			r.touched()
			t.fill()
			t.redraw()
		}
	})
	return true
}

// draw draws the labels, and what stands around the fields.
func (t *reviewForm) draw(g *pen, w, h float32) {
	const m, base = reviewMargin, 42
	r, c := t.r, t.r.now()
	if c == nil {
		return
	}
	x := m + g.text(m, base, r.title(), serifBold, 20, g.ink) + 12
	end := w - m
	if n := len(r.shown); n > 1 {
		end -= g.textRight(end, base, say.T("%s of %s", grouped(r.place()+1), grouped(n)), sansBold, 14, g.ink) + 12
		for _, k := range []struct {
			key string
			by  int
		}{{"PgDn", 1}, {"PgUp", -1}} {
			end -= g.keyWidth(k.key)
			g.key(end, base, k.key)
			g.hit(end, base-16, 40, 24, func() { r.turn(r.step(k.by)) })
			end -= 6
		}
	}
	g.fit(x, base, end-x-10, say.T("Leave empty what is not known."), sans, 14, g.ink2)
	g.across(m, 54, w-2*m, g.heavy)
	pitch := t.pitch(h)
	for i, l := range formLabels {
		y := formTop + float32(i)*pitch
		origin := ""
		if i < metaFields {
			origin = c.origin(i)
		} else if origin = say.T(charsetWhy[c.Charset.How]); !c.Rereadable() {
			continue
		}
		x := m + g.text(m, y+14, say.T(l), sansBold, 14, g.ink)
		if i == fieldDate {
			drawPrecision(g, x, y+14, formInset(w)-x-8, c.date)
		}
		ink := g.ink3
		if i == fieldCharset && c.Charset.How == data.CharsetDetected {
			ink = g.orange
		}
		g.fit(m, y+29, formInset(w)-m-8, origin, sans, 12.5, ink)
	}
	fields := len(formLabels)
	if !c.Rereadable() {
		fields--
	}
	y := formTop + float32(fields)*pitch + 16
	if t.r.source != "" {
		t.drawLearnt(g, w, h, y)
	} else {
		t.drawNotes(g, w, h, t.drawOtherwise(g, w, y))
	}
	g.down(w*formShare, reviewHead+16, h-reviewHead-reviewFoot-32, g.hair)
	t.drawHints(g, w, h)
}

// drawPrecision says behind the label how far the date is known.
func drawPrecision(g *pen, x, y, room float32, typed string) {
	says, sound := precision(typed)
	ink := g.ink2
	if !sound {
		ink = g.orange
	}
	if says != "" {
		g.fit(x, y, room, ", "+says, sans, 14, ink)
	}
}

func (t *reviewForm) drawHints(g *pen, w, h float32) {
	room := t.r.drawFoot(g, w, h-reviewFoot)
	if room == 0 {
		return
	}
	hints := []string{"Enter", say.T("next field")}
	switch c := t.r.now(); {
	case t.fields[fieldCharset].on:
		hints = []string{"↑↓", say.T("another set"), "Enter", say.T("read as typed")}
	case t.r.source != "":
	case t.r.f.field() == nil && len(c.options()) > 0:
		hints = []string{"1", say.T("a zone in or aside"), "F6", say.T("to the fields")}
	default:
		if len(c.options()) > 0 {
			hints = append(hints, "F6", say.T("to the zones"))
		}
		if slices.ContainsFunc(c.otherwise(), func(i int) bool { return t.fields[i].on }) {
			hints = append(hints, "F5", say.T("take or leave what the file says"))
		}
		if c.like() != "" {
			hints = append(hints, "F4", say.T("what becomes of it"))
		}
		if c.Table != nil {
			hints = append(hints, "F7", say.T("its columns"))
		}
	}
	g.keyHints(reviewMargin, h-reviewFoot+40, room, hints...)
}

// drawNotes draws the name and what reading left out, under the fields.
func (t *reviewForm) drawNotes(g *pen, w, h, y float32) {
	c := t.r.now()
	wide := w*formShare - reviewMargin - 12
	lines := g.folded(say.T("Name: %s", c.Name), wide, sans, 13)
	for _, n := range c.Notes {
		lines = append(lines, g.folded(n, wide, sans, 13)...)
	}
	for _, l := range lines {
		if y > h-reviewFoot-8 {
			return
		}
		g.fit(reviewMargin, y, wide, l, sans, 13, g.ink2)
		y += 18
	}
}

// drawText draws what is here of it already, its zones, its damage, and how it
// begins.
func (t *reviewForm) drawText(g *pen, w, h float32) {
	c := t.r.now()
	if c == nil {
		return
	}
	y := float32(18)
	if known := c.known(); known != "" && t.r.source == "" {
		y = t.drawKnown(g, w, y, known)
	}
	y = t.drawZones(g, w, y)
	y = t.drawDamage(g, w, h, y+4)
	g.across(0, y+6, w, g.hair)
	c.drawOpening(g, w, h, y+12)
}

// zoneShares name the zones where their shares of a text are told.
var zoneShares = map[data.Zone]say.Text{
	data.ZoneBody: "body", data.ZoneTitle: "title", data.ZoneDeck: "deck", data.ZoneCaption: "captions",
	data.ZoneComments: "comments", data.ZoneBoilerplate: "surroundings",
}

// drawZones draws how long the text is and what of it is what.
func (t *reviewForm) drawZones(g *pen, w, y float32) float32 {
	c := t.r.now()
	var options []data.Zone
	if t.r.source == "" {
		options = c.options()
	}
	x := g.text(0, y+12, say.N("%s word", "%s words", c.words), sans, 13.5, g.ink2) + 16
	for _, s := range c.zones {
		says := say.T("%s %d %%", zoneShares[s.zone], s.part)
		option, wide := slices.Index(options, s.zone), g.width(says, sans, 13.5)
		if option >= 0 {
			wide += zoneBox + 26
		}
		if x > 0 && x+wide > w {
			x, y = 0, y+zoneLine
		}
		if option >= 0 {
			left := x
			x += g.key(x, y+12, fmt.Sprint(option+1)) + 6
			g.tick(x, y+12, c.takes(s.zone))
			x += zoneBox
			g.hit(left, y-4, wide, 24, func() { t.turnZone(option) })
		}
		x += g.text(x, y+12, says, sans, 13.5, g.ink2) + 16
	}
	return y + zoneLine
}

// drawKnown draws what is here of it, and the choice where there is one.
func (t *reviewForm) drawKnown(g *pen, w, y float32, known string) float32 {
	c := t.r.now()
	lines := g.folded(known, w-24, sansBold, 14)
	high := float32(len(lines))*19 + 16
	if c.like() != "" {
		high += 40
	}
	g.box(0, y-6, w, high, 3, g.wash, g.washEdge, 1)
	for i, l := range lines {
		g.text(12, y+14+float32(i)*19, l, sansBold, 14, g.ink)
	}
	if c.like() != "" {
		at := y + 16 + float32(len(lines))*19
		kw := g.key(12, at+12, "F4") + 8
		wide := float32(0)
		names := make([]string, len(fates))
		for i, f := range fates {
			names[i] = say.T(f)
			wide += g.width(names[i], sansBold, 14) + 24
		}
		if wide > w-kw-24 { // one at a time
			g.link(12+kw, at+12, names[c.fate()], func() { t.r.choose(c, (c.fate()+1)%len(fates)) })
		} else {
			g.segments(12+kw, at-7, names, c.fate(), func(i int) { t.r.choose(c, i) })
		}
	}
	return y + high + 2
}

// damageLines is how many stretches of damage are told in the form.
const damageLines = 3

// drawDamage tells where the text cannot be as it was written.
func (t *reviewForm) drawDamage(g *pen, w, h, y float32) float32 {
	c := t.r.now()
	for i, d := range c.damage {
		if i == damageLines || y > h*.6 {
			g.fit(0, y+13, w, say.T("In all %s.", c.damaged()), sans, 13.5, g.orange)
			return y + 20
		}
		if d.line == 0 {
			continue
		}
		head := say.T("Line %s: ", grouped(d.line))
		x := g.text(0, y+13, head, sansBold, 13.5, g.orange)
		g.fit(x, y+13, w-x, d.why, sans, 13.5, g.orange)
		g.fit(14, y+32, w-14, oneLine(d.text), serif, 14, g.ink2)
		y += 40
	}
	return y
}

// drawOpening shows how the article begins; what is not its body or its title
// is greyed.
func (c *coming) drawOpening(g *pen, w, h, y float32) {
	for _, p := range c.first {
		face, size, leading, ink := serif, float32(15), float32(22), g.ink
		switch p.zone {
		case data.ZoneTitle:
			face, size, leading = serifBold, 16, 24
		case data.ZoneBody, data.ZoneDeck:
		default:
			face, ink = serifItalic, g.ink3
		}
		for line := range strings.SplitSeq(p.text, "\n") {
			for _, l := range g.folded(line, w-4, face, size) {
				if y+leading > h {
					return
				}
				y += leading
				g.fit(0, y, w, l, face, size, ink)
			}
		}
		y += 6
	}
}
