package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// account is what a sheet tells before a person decides something: paragraphs,
// and lines of which there may be many.
type account struct {
	title   string
	says    []string
	lines   []string
	actions []action // the first is the proposed one
	leave   string   // what Esc does, in words
	left    func()   // called when it is left; may be nil
}

// action is a key that closes a sheet and does something.
type action struct {
	key, label string
	do         func()
}

// Measures of the sheet, in units.
const (
	accountWidth, accountLine  = 760, 23
	accountTop, accountFoot    = 84, 76
	accountMargin              = 30
	accountShown               = 10 // lines it grows for; more are scrolled to
	accountIndent, accountRoom = 20, 26
	accountRow, accountPitch   = 20, 24 // of the lines; the list parts them
)

type accountSheet struct {
	f      *frame
	of     account
	folded []string // the lines as they are broken; what goes on begins with a space
	head   *paint
	table  *rows
	at     int
	sheet  *sheet
}

func (f *frame) openAccount(of account) {
	s := &accountSheet{f: f, of: of}
	s.head = newPaint(f.look, s.draw)
	s.fold()
	s.table = f.newRows(accountRow, func() int { return len(s.folded) }, s.drawLine)
	z := func() float32 { return f.z }
	all := container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			top := s.top(w / z())
			return accountMargin * z(), top * z(), w - 2*accountMargin*z(), h - (top+accountFoot)*z()
		},
	}}, s.head, s.table)
	height := s.top(s.width()) + float32(min(len(s.folded), accountShown))*accountPitch + accountFoot
	s.sheet = &sheet{card: all, size: fyne.NewSize(accountWidth, height), key: s.key, restyle: func() {
		s.fold()
		s.head.Refresh()
		s.table.Refresh()
	}}
	f.openSheet(s.sheet)
}

// width is the sheet's, in units.
func (s *accountSheet) width() float32 {
	return min(accountWidth, (s.f.win.Canvas().Size().Width-sheetEdge)/s.f.z)
}

func (s *accountSheet) paragraphs(w float32) (out [][]string) {
	for _, p := range s.of.says {
		out = append(out, s.f.folded(p, w-2*accountMargin, serif, 16))
	}
	return out
}

// top is where the lines begin.
func (s *accountSheet) top(w float32) float32 {
	y := float32(accountTop)
	for _, p := range s.paragraphs(w) {
		y += float32(len(p))*accountLine + 8
	}
	return y
}

func (s *accountSheet) fold() {
	s.folded = s.folded[:0]
	for _, l := range s.of.lines {
		for i, part := range s.f.folded(l, s.width()-2*accountMargin-accountIndent-accountRoom, sans, 14.5) {
			if i > 0 {
				part = " " + part
			}
			s.folded = append(s.folded, part)
		}
	}
}

func (s *accountSheet) key(c chord) bool {
	by := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: 8, fyne.KeyPageUp: -8}[c.key]
	if by != 0 {
		s.at = max(0, min(s.at+by, len(s.folded)-1))
		s.table.ScrollToOffset(float32(s.at) * accountPitch * s.f.z)
		return true
	}
	if c.key == fyne.KeyEscape {
		s.leave()
		return true
	}
	for _, a := range s.of.actions {
		if c == parseChord(a.key) {
			s.act(a)
			return true
		}
	}
	return false
}

func (s *accountSheet) act(a action) {
	s.sheet.close()
	a.do()
}

func (s *accountSheet) leave() {
	s.sheet.close()
	if s.of.left != nil {
		s.of.left()
	}
}

func (s *accountSheet) draw(g *pen, w, h float32) {
	const m = accountMargin
	g.text(m, 46, s.of.title, serifBold, 20, g.ink)
	g.across(m, 58, w-2*m, g.heavy)
	y := float32(accountTop)
	for _, p := range s.paragraphs(w) {
		for _, l := range p {
			g.text(m, y, l, serif, 16, g.ink)
			y += accountLine
		}
		y += 8
	}
	g.across(m, h-66, w-2*m, g.hair)
	x := w - m
	for i, a := range s.of.actions {
		x -= g.button(x, h-54, a.key, a.label, i == 0, func() { s.act(a) }) + 10
	}
	g.button(x, h-54, "Esc", s.of.leave, false, s.leave)
}

func (s *accountSheet) drawLine(g *pen, w, _ float32, i int) {
	l := s.folded[i]
	if l[0] != ' ' {
		g.text(2, 16, "–", sans, 14.5, g.ink2)
	} else {
		l = l[1:]
	}
	g.fit(accountIndent, 16, w-accountIndent, l, sans, 14.5, g.ink)
}
