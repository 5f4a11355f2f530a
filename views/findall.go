package views

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// findAll is the sheet that finds words, phrases and names in all sources as
// they are typed.
type findAll struct {
	picker
	what  desk.Sought
	names bool // the words are a name, and any spelling of it is looked for
	found desk.FoundAll
	lines []foundLine
	asked int  // counts the questions, so that only the last answer is shown
	waits bool // for the answer to it
}

// foundLine is one line of the sheet: the head of a source, or a place in it.
type foundLine struct {
	in    *desk.FoundIn
	place *desk.Occurrence // nil: the head
}

// openFindAll shows it with what was looked for last.
func (f *frame) openFindAll() {
	s := &findAll{}
	s.picker = picker{
		f: f, title: say.T("Find in all sources"), lines: func() int { return len(s.lines) }, row: s.drawLine, typed: s.look, pick: s.take,
		head: s.drawHead, foot: s.drawFoot, none: s.says,
	}
	s.open(fyne.NewSize(980, 760))
	s.sheet.can, s.sheet.do = s.can, s.do
	if f.sought != "" {
		s.field.SetText(f.sought)
		s.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	f.menus.update()
}

func (s *findAll) can(c cmd) bool { return c == cmdFindAccents || c == cmdFindNames }

func (s *findAll) do(c cmd) {
	if c == cmdFindAccents {
		s.what.Accents = !s.what.Accents
	} else {
		s.names = !s.names
	}
	s.look(s.what.Words)
}

// look asks for what is typed; only the answer to the last question is shown.
func (s *findAll) look(typed string) {
	f, d := s.f, s.f.desk
	s.asked++
	asked := s.asked
	s.what.Words, s.what.Names, s.what.Begun, f.sought = typed, nil, true, typed
	s.waits = true
	ask := func(what desk.Sought) {
		fetch(f, func(ctx context.Context) (desk.FoundAll, error) { return d.LookUp(ctx, what) }, func(found desk.FoundAll) {
			if asked == s.asked {
				s.what.Names, s.found, s.waits = what.Names, found, false
				s.list()
			}
		})
	}
	if !s.names || strings.TrimSpace(typed) == "" {
		ask(s.what)
		return
	}
	what := s.what
	f.readCast(func(persons []desk.Person) {
		if asked == s.asked {
			what.Names = desk.Spellings(persons, typed)
			ask(what)
		}
	})
}

// list makes the lines of the answer.
func (s *findAll) list() {
	s.lines = s.lines[:0]
	for i := range s.found.In {
		in := &s.found.In[i]
		s.lines = append(s.lines, foundLine{in: in})
		for k := range in.Places {
			s.lines = append(s.lines, foundLine{in, &in.Places[k]})
		}
	}
	s.choose(min(1, len(s.lines)-1))
}

// take opens the source at the place.
func (s *findAll) take(i int) {
	l := s.lines[i]
	at := l.place
	if at == nil {
		at = &l.in.Places[0]
	}
	s.sheet.close()
	s.f.openSource(l.in.Source, at.Span)
}

// says tells what came of it.
func (s *findAll) says() string {
	places := 0
	for _, in := range s.found.In {
		places += in.Count
	}
	n := len(s.found.In)
	switch {
	case strings.TrimSpace(s.what.Words) == "":
		return say.T("Words that a source must have, a phrase in quotation marks")
	case n == 0 && s.waits:
		return say.T("Looking in all sources")
	case n == 0:
		return say.T("In no source.")
	case s.found.Left:
		return say.T("%s in %s; more sources have these words, and a further word narrows them down", say.N("%s place", "%s places", places), say.N("%s source", "%s sources", n))
	}
	return say.T("%s in %s", say.N("%s place", "%s places", places), say.N("%s source", "%s sources", n))
}

func (s *findAll) drawHead(g *pen, x, w float32) {
	right := w - pickerMargin
	for _, t := range []struct {
		id   cmd
		name string
		on   bool
	}{{cmdFindNames, say.T("any spelling of a name"), s.names}, {cmdFindAccents, say.T("accents count"), s.what.Accents}} {
		right = g.ticked(right, 42, t.name, g.keys.capOf(t.id), t.on, func() { s.f.run(t.id) }) - 18
	}
	g.fit(x, 42, right-x, s.spelled(), sans, 14, g.ink2)
	if len(s.lines) > 0 {
		g.fit(pickerMargin, 112, w-2*pickerMargin, s.says(), sans, 13.5, g.ink2)
	}
}

// spelled tells which spellings are looked for.
func (s *findAll) spelled() string {
	switch {
	case !s.names || strings.TrimSpace(s.what.Words) == "":
		return ""
	case s.what.Names == nil:
		return say.T("nobody who speaks is called so")
	}
	return strings.Join(s.what.Names, ", ")
}

func (s *findAll) drawLine(g *pen, w, h float32, i int) {
	l := s.lines[i]
	b := h/2 + 5
	if l.place == nil {
		n := grouped(l.in.Count)
		g.textRight(w-14, b, n, sansBold, 14, g.ink2)
		x := 16 + g.fit(16, b, w-80, l.in.Label, sansBold, 15, g.ink) + 10
		if l.in.Meta.Date.Known() {
			x += g.fit(x, b, w-60-x, dated(l.in.Meta.Date), sans, 13, g.ink2) + 10
		}
		if l.in.Meta.Title != l.in.Label {
			g.fit(x, b, w-60-x, l.in.Meta.Title, serifItalic, 14.5, g.ink2)
		}
		return
	}
	drawContext(g, 34, b, w-50, l.place)
}

// drawContext draws a place with what stands around it, the place in the middle
// where there is more than has room.
func drawContext(g *pen, x, b, room float32, p *desk.Occurrence) {
	const size = 15.5
	words := g.fitted(p.Words, room*.6, serifBold, size)
	ww := g.width(words, serifBold, size)
	before := p.Before
	if most := max(room*.42, room-ww-g.width(p.After, serif, size)); g.width(before, serif, size) > min(most, room-ww) {
		before = "…" + fittedEnd(g.look, strings.TrimPrefix(before, "…"), min(most, room-ww)-10, serif, size)
	}
	at := x + g.text(x, b, before, serif, size, g.ink2)
	g.rect(at-1, b-15, ww+2, 20, g.blueFill)
	g.across(at-1, b-15, ww+2, g.ink2)
	g.across(at-1, b+5, ww+2, g.ink2)
	at += g.text(at, b, words, serifBold, size, g.ink)
	g.fit(at, b, x+room-at, p.After, serif, size, g.ink2)
}

// fittedEnd is the end of s that has room, from a word on.
func fittedEnd(l *look, s string, room float32, f face, size float32) string {
	for l.width(s, f, size) > room {
		_, rest, ok := strings.Cut(s, " ")
		if !ok {
			return ""
		}
		s = rest
	}
	return s
}

func (s *findAll) drawFoot(g *pen, w, b float32) {
	g.keyHints(pickerMargin, b, w-2*pickerMargin, "↑↓", say.T("move"), "Enter", say.T("open the source there"), "Esc", say.T("close"))
}
