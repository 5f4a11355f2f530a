package views

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verbatim/data/desk"
)

// speakerSheet is the cards of all who speak in the sources or are named in
// them: a list of names, and beside it all that is said of the chosen one.
type speakerSheet struct {
	f            *frame
	persons      []desk.Person
	chosen       int
	reading      bool // the keys scroll the card
	head, ground *paint
	card         *paint
	table        *widget.List
	scroll       *container.Scroll
	sayings      float32 // where on the card the quotations begin, in units
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
func (f *frame) openSpeakers() {
	d := f.desk
	var persons []desk.Person
	f.work("Reading who speaks", func(ctx context.Context, _ desk.Progress) (err error) {
		persons, err = d.Persons(ctx)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled) || f.desk != d || f.covered():
		case err != nil:
			f.fail(err)
		case len(persons) == 0:
			f.say("No source names a speaker yet.")
		default:
			f.showSpeakers(persons)
		}
	})
}

func (f *frame) showSpeakers(persons []desk.Person) {
	s := &speakerSheet{f: f, persons: persons}
	s.head, s.ground, s.card = newPaint(f.look, s.drawHead), newPaint(f.look, s.drawGround), newPaint(f.look, s.drawCard)
	s.scroll = container.NewVScroll(s.card)
	s.table = f.sources.newTable(speakerHeight, func() int { return len(s.persons) }, s.drawPerson)
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
	s.sheet = &sheet{card: all, size: fyne.NewSize(speakersWidth, speakersHeight), key: s.key, restyle: s.redraw}
	f.openSheet(s.sheet)
	s.choose(max(0, s.present()))
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
	s.chosen, s.reading = min(max(i, 0), len(s.persons)-1), false
	s.redraw()
	s.scroll.ScrollToTop()
	s.table.ScrollTo(s.chosen)
}

// redraw measures the card, which is drawn on no window for that, and draws
// all.
func (s *speakerSheet) redraw() {
	s.card.min = fyne.NewSize(100, s.paintCard(&pen{look: s.f.look}, max(200, s.scroll.Size().Width/s.f.z)))
	for _, o := range []fyne.CanvasObject{s.ground, s.head, s.card, s.scroll, s.table} {
		o.Refresh()
	}
}

// read leads the keys to the card, at its quotations.
func (s *speakerSheet) read() {
	s.reading = true
	s.redraw()
	most := max(0, s.card.MinSize().Height-s.scroll.Size().Height)
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(s.sayings*s.f.z, most)))
}

func (s *speakerSheet) key(c chord) bool {
	page := max(1, int(s.table.Size().Height/((speakerHeight+4)*s.f.z))-1)
	switch {
	case s.reading && (c.key == fyne.KeyEscape || c.key == fyne.KeyReturn || c.key == fyne.KeyLeft):
		s.reading = false
		s.redraw()
	case s.reading:
		return scrollKey(s.scroll, c, 60*s.f.z)
	case c.key == fyne.KeyReturn || c.key == fyne.KeyRight:
		s.read()
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

func (s *speakerSheet) drawHead(g *pen, w, _ float32) {
	const m = 26
	x := m + g.text(m, 42, "Speakers", serifBold, 23, g.ink) + 14
	g.fit(x, 42, w-m-x, count(len(s.persons), "name", "names")+", spellings joined as the program proposes", sans, 14, g.ink2)
	g.across(m, 56, w-2*m, g.heavy)
}

// drawGround draws the line between list and card, and the keys.
func (s *speakerSheet) drawGround(g *pen, w, h float32) {
	const m = 26
	g.down(min(speakersLeft, w*.38), speakersHead, h-speakersHead-speakersFoot, g.hair)
	y := h - speakersFoot
	g.across(m, y, w-2*m, g.hair)
	back := "close"
	x := float32(m)
	hint := func(key, says string, do func()) {
		from := x
		x += g.key(x, y+27, key) + 7
		x += g.text(x, y+27, says, sans, 14, g.ink2)
		g.hit(from-4, y+6, x-from+8, 32, do)
		x += 20
	}
	if s.reading {
		back = "to the names"
	} else {
		hint("Enter", "the quotations", s.read)
	}
	hint("Esc", back, func() { s.sheet.pressed(chord{key: fyne.KeyEscape}) })
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
	g.fit(22, 23, w-40, p.Name, sansBold, 15, g.ink)
	g.fit(22, 43, w-40, quotations(p)+alsoSays(p), sans, 13, g.ink2)
	g.hit(0, 0, w, h, func() { s.choose(i) })
}

// quotations counts what a person said.
func quotations(p desk.Person) string {
	if len(p.Quotations) == 0 {
		return "only named"
	}
	return count(len(p.Quotations), "quotation", "quotations")
}

// alsoSays tells what of a person is worth a look.
func alsoSays(p desk.Person) (out string) {
	if n := len(spellings(p)); n > 1 {
		out = fmt.Sprintf(", %d spellings", n)
	}
	if len(p.Conflicts) > 0 {
		out += ", roles in conflict"
	}
	return out
}

func (s *speakerSheet) drawCard(g *pen, w, h float32) {
	s.paintCard(g, w)
	if s.reading {
		g.ring(1, s.sayings+2, w-4, max(20, h-s.sayings-6))
	}
}

// paintCard draws the chosen person and returns the height that it took.
func (s *speakerSheet) paintCard(g *pen, w float32) float32 {
	const m = 22
	p := s.persons[s.chosen]
	c := &cardPen{pen: g, x: m, y: 34, w: w - 2*m}
	g.fit(m, c.y, c.w, p.Name, serifBold, 21, g.ink)
	c.section("Names", spellings(p))
	c.section("Roles", roles(p))
	c.section("Roles that are hard to have both", conflicts(p))
	c.section("Why these are taken for one person", reasons(p))
	s.sayings = c.y + 6
	c.y += 34
	g.text(m, c.y, capital(quotations(p)), sansBold, 14, g.ink)
	for _, q := range p.Quotations {
		c.y += 26
		g.fit(m, c.y, c.w, q.Label, sans, 13, g.ink2)
		for _, l := range g.folded(strings.Join(strings.Fields(q.Text), " "), c.w, serif, 16) {
			c.y += 22
			g.text(m, c.y, l, serif, 16, g.ink)
		}
		c.y += 4
	}
	return c.y + 24
}

// cardPen writes lines one under the other.
type cardPen struct {
	*pen
	x, y, w float32
}

// section writes lines under a name; without lines nothing.
func (c *cardPen) section(name string, said []fact) {
	if len(said) == 0 {
		return
	}
	c.y += 32
	c.text(c.x, c.y, name, sansBold, 14, c.ink)
	for _, t := range said {
		for i, l := range c.folded(t.what, c.w, serif, 16) {
			c.y += 24 - min(1, float32(i))*2
			c.text(c.x, c.y, l, serif, 16, c.ink)
		}
		for _, l := range c.folded(t.where, c.w-16, sans, 13) {
			c.y += 18
			c.text(c.x+16, c.y, l, sans, 13, c.ink2)
		}
	}
}

// fact is something said of a person, with the sources that say it.
type fact struct{ what, where string }

// gathered puts sources together that say the same, in the order they come.
func gathered[T any](of []T, parts func(T) (what, label string)) (out []fact) {
	at := map[string]int{}
	labels := map[string][]string{}
	for _, x := range of {
		what, label := parts(x)
		i, ok := at[what]
		if !ok {
			i = len(out)
			at[what], out = i, append(out, fact{what: what})
		}
		if !slices.Contains(labels[what], label) {
			labels[what] = append(labels[what], label)
		}
		out[i].where = strings.Join(labels[what], "; ")
	}
	return out
}

// spellings are a person's names, each once with its sources.
func spellings(p desk.Person) []fact {
	return gathered(p.Names, func(n desk.NameIn) (string, string) { return oneLine(n.Name), n.Label })
}

// roles are what the sources say a person is.
func roles(p desk.Person) []fact {
	return gathered(p.Roles, func(r desk.RoleIn) (string, string) { return oneLine(r.Role), r.Label })
}

// conflicts are a sentence each.
func conflicts(p desk.Person) (out []fact) {
	for _, says := range p.Conflicts {
		out = append(out, fact{what: capital(says) + "."})
	}
	return out
}

// reasons say why names that differ are one person's, with the names.
func reasons(p desk.Person) []fact {
	return gathered(p.Reasons, func(r desk.Reason) (string, string) {
		names := fmt.Sprintf("%s (%s) and %s (%s)", oneLine(r.A.Name), r.A.Label, oneLine(r.B.Name), r.B.Label)
		return capital(r.Why) + ".", names
	})
}
