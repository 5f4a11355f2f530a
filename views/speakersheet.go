package views

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// speakerSheet is the cards of all who speak in the sources or are named in
// them: a list of names, and beside it all that is said of the chosen one. A
// person confirms there, or parts, what the program has joined, and joins what
// it has not.
type speakerSheet struct {
	f            *frame
	desk         *desk.Desk
	persons      []desk.Person
	chosen       int
	marked       *desk.NameIn // a name of the person marked for joining
	reading      bool         // the keys have the card
	join         int          // the join in focus while reading; past the last: the quotations
	parting      bool         // asked which of the two spellings leaves
	says         string       // what was just done, or why not
	fault        bool
	head, ground *paint
	card         *paint
	table        *rows
	scroll       *container.Scroll
	joins        []float32 // where on the card each join begins, in units
	sayings      float32   // where the quotations begin
	sheet        *sheet
}

// Measures of the sheet, in units.
const (
	speakersWidth, speakersHeight = 1080, 760
	speakersHead, speakersFoot    = 60, 44
	speakerHeight, speakersLeft   = 54, 320
)

// openSpeakers reads who speaks and shows the sheet, begun at the speaker of
// the overlap on view.
func (f *frame) openSpeakers() { f.openSpeaker("") }

// openSpeaker is openSpeakers begun at a person, by the name in full.
func (f *frame) openSpeaker(name string) {
	d := f.desk
	var persons []desk.Person
	f.work(say.T("Reading who speaks"), func(ctx context.Context, _ desk.Progress) (err error) {
		persons, err = d.Persons(ctx)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled) || f.desk != d || f.covered():
		case err != nil:
			f.fail(err)
		case len(persons) == 0:
			f.say(say.T("No source names a speaker yet. Bring in articles with %s, and who speaks in them stands here.", f.keys.named(cmdBring)))
		default:
			f.showSpeakers(persons, name)
		}
	})
}

func (f *frame) showSpeakers(persons []desk.Person, name string) {
	s := &speakerSheet{f: f, desk: f.desk, persons: personsFirst(persons)}
	s.head, s.ground, s.card = newPaint(f.look, s.drawHead), newPaint(f.look, s.drawGround), newPaint(f.look, s.drawCard)
	s.scroll = container.NewVScroll(s.card)
	s.table = f.newRows(speakerHeight, func() int { return len(s.persons) }, s.drawPerson)
	z := func() float32 { return f.z }
	left := func(w float32) float32 { return min(speakersLeft*z(), w*.38) }
	body := func(h float32) float32 { return h - (speakersHead+speakersFoot)*z() }
	all := container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w, speakersHead * z() },
		func(w, h float32) (float32, float32, float32, float32) {
			return 4 * z(), speakersHead * z(), left(w) - 4*z(), body(h)
		},
		func(w, h float32) (float32, float32, float32, float32) {
			return left(w) + 1, speakersHead * z(), w - left(w) - 5*z(), body(h)
		},
	}}, s.ground, s.head, s.table, s.scroll)
	s.sheet = &sheet{
		card: all, size: fyne.NewSize(speakersWidth, speakersHeight), key: s.key, restyle: s.redraw,
		where: onSpeakers, can: s.can, do: s.do, tell: s.tell, changed: s.reload,
	}
	f.openSheet(s.sheet)
	at := slices.IndexFunc(s.persons, func(p desk.Person) bool { return name != "" && p.Name == name })
	if at < 0 {
		at = max(0, s.present())
	}
	s.choose(at)
}

// personsFirst puts what is no person behind the persons, in place.
func personsFirst(of []desk.Person) []desk.Person {
	slices.SortStableFunc(of, func(x, y desk.Person) int { return last(x.Body, y.Body) })
	return of
}

// present is the person who speaks in the overlap on view, or -1.
func (s *speakerSheet) present() int {
	r := s.f.overlaps.list.row(s.f.overlaps.chosen)
	if r == nil {
		return -1
	}
	return slices.IndexFunc(s.persons, func(p desk.Person) bool {
		return slices.ContainsFunc(p.Names, func(n desk.NameIn) bool {
			return n.Name != "" && (n.Name == r.SpeakerA && strings.HasPrefix(n.Label, r.LabelA) || n.Name == r.SpeakerB && strings.HasPrefix(n.Label, r.LabelB))
		})
	})
}

// choose shows one person's card from its beginning.
func (s *speakerSheet) choose(i int) {
	s.chosen, s.reading, s.parting, s.says = min(max(i, 0), len(s.persons)-1), false, false, ""
	s.redraw()
	s.scroll.ScrollToTop()
	s.table.ScrollTo(s.chosen)
	s.f.menus.update()
}

// redraw measures the card, which is drawn on no window for that, and draws
// all.
func (s *speakerSheet) redraw() {
	s.card.min = fyne.NewSize(100, s.paintCard(&pen{look: s.f.look}, max(200, s.scroll.Size().Width/s.f.z)))
	for _, o := range []fyne.CanvasObject{s.ground, s.head, s.card, s.scroll, s.table} {
		o.Refresh()
	}
}

// read leads the keys to the card: to a join, or past the last to the
// quotations.
func (s *speakerSheet) read(join int) {
	s.reading, s.parting, s.says = true, false, ""
	s.join = min(max(join, 0), len(s.reasons()))
	s.redraw()
	at := s.sayings
	if s.join < len(s.joins) {
		at = s.joins[s.join] - joinSeen
	}
	most := max(0, s.card.MinSize().Height-s.scroll.Size().Height)
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, at*s.f.z), most)))
	s.f.menus.update()
}

// joinSeen is how much of the card is seen above the join in focus, in units.
const joinSeen = 90

// leave leads the keys back to the names.
func (s *speakerSheet) leave() {
	s.reading, s.parting = false, false
	s.redraw()
	s.f.menus.update()
}

func (s *speakerSheet) key(c chord) bool {
	page := max(1, int(s.table.Size().Height/((speakerHeight+4)*s.f.z))-1)
	switch {
	case s.parting:
		return s.partingKey(c)
	case s.reading:
		return s.readingKey(c)
	case c.key == fyne.KeyReturn || c.key == fyne.KeyRight:
		if s.leadsTo() != "" {
			s.read(0)
		}
	case c.key == fyne.KeyUp:
		s.choose(s.chosen - 1)
	case c.key == fyne.KeyDown:
		s.choose(s.chosen + 1)
	case c.key == fyne.KeyPageUp:
		s.choose(s.chosen - page)
	case c.key == fyne.KeyPageDown:
		s.choose(s.chosen + page)
	case c.key == fyne.KeyHome:
		s.choose(0)
	case c.key == fyne.KeyEnd:
		s.choose(len(s.persons) - 1)
	default:
		return false
	}
	return true
}

// readingKey walks over the joins of the card and scrolls its quotations.
func (s *speakerSheet) readingKey(c chord) bool {
	onJoin := s.join < len(s.reasons())
	switch {
	case c.key == fyne.KeyEscape || c.key == fyne.KeyReturn || c.key == fyne.KeyLeft:
		s.leave()
	case onJoin && c.key == fyne.KeyDown:
		s.read(s.join + 1)
	case s.join > 0 && c.key == fyne.KeyUp && (onJoin || s.scroll.Offset.Y <= s.sayings*s.f.z):
		s.read(s.join - 1)
	default:
		return scrollKey(s.scroll, c, 60*s.f.z)
	}
	return true
}

func (s *speakerSheet) drawHead(g *pen, w, _ float32) {
	const m = 26
	x := m + g.text(m, 42, say.T("Speakers"), serifBold, 23, g.ink) + 14
	says, face, ink := say.T("%s, spellings joined as the program proposes", say.N("%s name", "%s names", len(s.persons))), sans, g.ink2
	if s.says != "" {
		says, face, ink = s.says, sansBold, g.ink
	}
	if s.fault {
		ink = g.orange
	}
	g.fit(x, 42, w-m-x, says, face, 14, ink)
	g.across(m, 56, w-2*m, g.heavy)
}

// drawGround draws the line between list and card, and the keys.
func (s *speakerSheet) drawGround(g *pen, w, h float32) {
	const m = 26
	g.down(min(speakersLeft, w*.38), speakersHead, h-speakersHead-speakersFoot, g.hair)
	y := h - speakersFoot
	g.across(m, y, w-2*m, g.hair)
	x := float32(m)
	hint := func(key, says string, do func()) {
		need := g.keyWidth(key) + 7 + g.width(says, sans, 14)
		if x+need > w-m {
			return
		}
		g.key(x, y+27, key)
		g.text(x+need-g.width(says, sans, 14), y+27, says, sans, 14, g.ink2)
		g.hit(x-4, y+6, need+8, 32, do)
		x += need + 20
	}
	escape := func(says string) { hint("Esc", says, func() { s.sheet.pressed(chord{key: fyne.KeyEscape}) }) }
	of := func(id cmd, says string) {
		if s.can(id) {
			hint(s.f.keys.capOf(id), says, func() { s.f.run(id) })
		}
	}
	switch {
	case s.parting:
		escape(say.T("neither leaves"))
		return
	case s.reading:
		of(cmdSameName, say.T("yes, one person"))
		of(cmdPartName, say.T("part them"))
		escape(say.T("to the names"))
	default:
		if to := s.leadsTo(); to != "" {
			hint("Enter", to, func() { s.read(0) })
		}
		of(cmdMarkName, s.markSays())
		of(cmdMerge, say.T("one person with the marked"))
		escape(say.T("close"))
	}
	of(cmdUndo, say.T("undo"))
}

// leadsTo names what Enter leads to; empty for one who is only named, once.
func (s *speakerSheet) leadsTo() string {
	switch said := len(s.persons[s.chosen].Quotations) > 0; {
	case len(s.reasons()) > 0 && said:
		return say.T("joins and quotations")
	case len(s.reasons()) > 0:
		return say.T("joins")
	case said:
		return say.T("the quotations")
	}
	return ""
}

// drawPerson draws a row of the list.
func (s *speakerSheet) drawPerson(g *pen, w, h float32, i int) {
	p := s.persons[i]
	if i == s.chosen {
		g.rect(0, 0, w-4, h, g.blueSel)
		g.rect(0, 0, 5, h, g.blue)
		if !s.reading {
			g.ring(1, 1, w-6, h-2)
		}
	} else {
		g.across(22, h-1/g.z, w-40, g.hair)
	}
	x := float32(22)
	if s.isMarked(p) {
		g.tick(x, 23, true)
		x += 21
	}
	g.fit(x, 23, w-18-x, p.Name, sansBold, 15, g.ink)
	g.fit(22, 43, w-40, quotations(p)+alsoSays(p), sans, 13, g.ink2)
	g.hit(0, 0, w, h, func() { s.choose(i) })
}

// quotations counts what a person said.
func quotations(p desk.Person) string {
	if len(p.Quotations) == 0 {
		return say.T("only named")
	}
	return say.N("%s quotation", "%s quotations", len(p.Quotations))
}

// alsoSays tells what of a person is worth a look.
func alsoSays(p desk.Person) (out string) {
	if p.Body {
		out = say.T(", not a person")
	}
	if n := len(spellings(p)); n > 1 {
		out += say.T(", %d spellings", n)
	}
	if len(p.Conflicts) > 0 {
		out += say.T(", roles in conflict")
	}
	return out
}
