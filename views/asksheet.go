package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/say"
)

// asked is what a small sheet of fields asks for.
type asked struct {
	title, beside, action string
	fields                []askedField

	// take stores what was typed and calls done when it is durable. The error is
	// of what cannot be taken, with the number of the field; then nothing was done.
	take func(values []string, done func()) (field int, wrong error)
}

type askedField struct{ label, value, hint string }

// askSheet asks for some lines of text. It stays until they are stored.
type askSheet struct {
	f      *frame
	wanted asked
	fields []*entry
	wrong  string // why it cannot be stored, a sentence
	card   *paint
	sheet  *sheet
}

// Measures of the sheet, in units.
const (
	askWidth, askMargin         = 760, 26
	askTop, askStep, askFoot    = 76, 44, 84
	askInset, askFieldHeight    = 150, 32
	askBesideLines, askLineHigh = 2, 19
)

func (f *frame) ask(w asked) {
	s := &askSheet{f: f, wanted: w}
	s.card = newPaint(f.look, s.draw)
	z := func() float32 { return f.z }
	objects := []fyne.CanvasObject{s.card}
	places := []placing{func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h }}
	for i, a := range w.fields {
		e := newEntry(f)
		e.PlaceHolder = a.hint
		e.SetText(a.value)
		e.CursorColumn = len([]rune(a.value))
		e.OnChanged = func(string) { s.tell("", false) }
		e.OnSubmitted = func(string) { s.next(i) }
		e.onSave = s.save
		e.onKey = func(k fyne.KeyName) bool { return s.fieldKey(i, k) }
		s.fields = append(s.fields, e)
		objects = append(objects, e)
		places = append(places, func(w, _ float32) (float32, float32, float32, float32) {
			return askInset * z(), s.fieldTop(i) * z(), w - (askInset+askMargin)*z(), askFieldHeight * z()
		})
	}
	height := s.fieldTop(len(w.fields)) + askFoot
	s.sheet = &sheet{
		card: container.New(&stage{places: places}, objects...), size: fyne.NewSize(askWidth, height),
		key: s.key, restyle: s.redraw, tell: s.tell,
	}
	f.openSheet(s.sheet)
	f.win.Canvas().Focus(s.fields[0])
	s.fields[0].TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed replaces what stood there
}

// fieldTop is where a field begins: under what is said of the sheet.
func (s *askSheet) fieldTop(i int) float32 {
	return askTop + askBesideLines*askLineHigh + float32(i)*askStep
}

func (s *askSheet) redraw() {
	s.card.Refresh()
	for _, e := range s.fields {
		e.Refresh()
	}
}

// tell says why it cannot be stored.
func (s *askSheet) tell(text string, _ bool) {
	if s.wrong != text {
		s.wrong = text
		s.card.Refresh()
	}
}

// next is Enter in a field: to the one below, and from the last to the end.
func (s *askSheet) next(i int) {
	if i+1 < len(s.fields) {
		s.f.win.Canvas().Focus(s.fields[i+1])
		return
	}
	s.save()
}

// fieldKey walks through the fields with the arrows.
func (s *askSheet) fieldKey(i int, k fyne.KeyName) bool {
	to := i + map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[k]
	if to == i || to < 0 || to >= len(s.fields) {
		return false
	}
	s.f.win.Canvas().Focus(s.fields[to])
	return true
}

func (s *askSheet) key(c chord) bool {
	switch c.key {
	case fyne.KeyReturn:
		s.save()
	case fyne.KeyTab, fyne.KeyDown:
		s.f.win.Canvas().Focus(s.fields[0])
	default:
		return false
	}
	return true
}

func (s *askSheet) save() {
	values := make([]string, len(s.fields))
	for i, e := range s.fields {
		values[i] = strings.TrimSpace(e.Text)
	}
	if field, wrong := s.wanted.take(values, func() { s.sheet.close() }); wrong != nil {
		s.tell(capital(say.Of(wrong)), true)
		s.f.win.Canvas().Focus(s.fields[field])
	}
}

func (s *askSheet) draw(g *pen, w, h float32) {
	const m = askMargin
	g.text(m, 42, s.wanted.title, serifBold, 20, g.ink)
	g.across(m, 54, w-2*m, g.heavy)
	for i, l := range g.folded(s.wanted.beside, w-2*m, sans, 14) {
		g.text(m, askTop+2+float32(i)*askLineHigh, l, sans, 14, g.ink2)
	}
	for i, a := range s.wanted.fields {
		g.fit(m, s.fieldTop(i)+21, askInset-m-8, a.label, sansBold, 14, g.ink)
	}
	y := h - askFoot + 14
	g.across(m, y, w-2*m, g.hair)
	key := "Ctrl Enter"
	if len(s.fields) == 1 { // Enter in the last field saves too
		key = "Enter"
	}
	bw := g.button(w-m, y+17, key, s.wanted.action, true, s.save)
	bw += 10 + g.button(w-m-bw-10, y+17, "Esc", say.T("Not now"), false, func() { s.sheet.close() })
	lines := g.folded(s.wrong, w-2*m-bw-20, sansBold, 14)
	lines = lines[:min(3, len(lines))]
	for i, l := range lines {
		g.text(m, y+39+(float32(i)-float32(len(lines)-1)/2)*18, l, sansBold, 14, g.orange)
	}
	if s.wrong == "" && len(s.fields) > 1 {
		g.keyHints(m, y+39, w-2*m-bw-20, "Enter", say.T("next field"))
	}
}
