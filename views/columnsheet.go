package views

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// columnSheet asks which columns of a table hold what of its sources. It lies
// over the review sheet, or comes before it where nothing of the table could be
// read.
type columnSheet struct {
	f     *frame
	table *desk.Table
	part  int // the one in focus, of columnParts
	says  string
	card  *paint
	sheet *sheet
	read  func(rows []*coming) // gets the table's rows, read anew, and those refused
}

// columnParts are what columns can hold, the text first: without it there is no
// source.
var columnParts = []struct {
	label say.Text
	of    func(c *desk.Columns) *string
}{
	{"Text", func(c *desk.Columns) *string { return &c.Text }},
	{"Title", func(c *desk.Columns) *string { return &c.Title }},
	{"Publisher", func(c *desk.Columns) *string { return &c.Publisher }},
	{"Author", func(c *desk.Columns) *string { return &c.Author }},
	{"Date", func(c *desk.Columns) *string { return &c.Date }},
	{"Address (URL)", func(c *desk.Columns) *string { return &c.URL }},
	{"Language", func(c *desk.Columns) *string { return &c.Language }},
	{"Name", func(c *desk.Columns) *string { return &c.ID }},
}

// Measures of the sheet, in units.
const (
	columnWidth, columnHeight = 980, 560
	columnTop, columnStep     = 82, 38
	columnInset               = 156 // where the columns' names begin
	columnLine                = 46  // of the list of columns
)

// askColumns asks for the columns of a table and hands over its rows as they
// are read by them.
func (f *frame) askColumns(t *desk.Table, read func([]*coming)) {
	s := &columnSheet{f: f, read: read}
	copied := *t
	s.table = &copied
	s.card = newPaint(f.look, s.draw)
	s.sheet = &sheet{card: s.card, size: fyne.NewSize(columnWidth, columnHeight), key: s.key, restyle: s.card.Refresh, tell: s.tell}
	f.openSheet(s.sheet)
}

func (s *columnSheet) tell(says string, _ bool) {
	s.says = says
	s.card.Refresh()
}

func (s *columnSheet) key(c chord) bool {
	switch {
	case c == parseChord("Ctrl+Enter"), c.key == fyne.KeyReturn:
		s.take()
	case c.key == fyne.KeyDown:
		s.turn(1)
	case c.key == fyne.KeyUp:
		s.turn(-1)
	case c.key == fyne.KeyRight:
		s.other(1)
	case c.key == fyne.KeyLeft:
		s.other(-1)
	case c.key == fyne.KeyDelete, c.key == fyne.KeyBackspace:
		s.choose(s.part, "")
	default:
		return false // Esc closes
	}
	return true
}

func (s *columnSheet) turn(by int) {
	s.part = (s.part + by + len(columnParts)) % len(columnParts)
	s.tell("", false)
}

// other takes the next column for the part in focus that no other part has;
// past the last there is none.
func (s *columnSheet) other(by int) {
	t, n := s.table, len(s.table.Headers)+1
	i := 1 + slices.Index(t.Headers, *columnParts[s.part].of(&t.Columns)) // 0 is none
	for range n {
		name := ""
		if i = (i + by + n) % n; i > 0 {
			name = t.Headers[i-1]
		}
		if name == "" || s.partOf(name) < 0 {
			s.choose(s.part, name)
			return
		}
	}
}

// partOf is the part that a column holds, -1 for none.
func (s *columnSheet) partOf(column string) int {
	for i, p := range columnParts {
		if column != "" && *p.of(&s.table.Columns) == column {
			return i
		}
	}
	return -1
}

// choose gives a part a column; a column holds one part only.
func (s *columnSheet) choose(part int, column string) {
	if had := s.partOf(column); had >= 0 {
		*columnParts[had].of(&s.table.Columns) = ""
	}
	s.part = part
	*columnParts[part].of(&s.table.Columns) = column
	s.tell("", false)
}

// take reads the table by the columns chosen.
func (s *columnSheet) take() {
	f, d, t := s.f, s.f.desk, s.table
	var rows []*coming
	f.work(say.T("Reading the table"), func(ctx context.Context, p desk.Progress) error {
		in, refused, err := desk.Columned(t, t.Columns)
		if err == nil {
			rows, err = looked(ctx, d, in, refused, p)
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.tell(capital(say.Of(err)), true)
		default:
			s.sheet.close()
			s.read(rows)
		}
	})
}

// draw draws at the left what each part is read from, at the right what the
// columns hold.
func (s *columnSheet) draw(g *pen, w, h float32) {
	const m, base = reviewMargin, 42
	t := s.table
	x := m + g.text(m, base, say.T("Which column holds what?"), serifBold, 20, g.ink) + 12
	g.fit(x, base, w-m-x, say.T("%s. It is kept for tables with these columns.", t.Name), sans, 14, g.ink2)
	g.across(m, 54, w-2*m, g.heavy)
	split := w * .5
	for i, p := range columnParts {
		s.drawPart(g, i, say.T(p.label), *p.of(&t.Columns), split)
	}
	g.down(split, 70, h-70-reviewFoot-14, g.hair)
	s.drawColumns(g, split+18, w-m, h)
	g.across(m, h-reviewFoot, w-2*m, g.hair)
	take := s.take
	if t.Columns.Text == "" {
		take = nil
	}
	bw := g.button(w-m, h-reviewFoot+17, "Enter", say.T("Read it so"), true, take)
	bw += 10 + g.button(w-m-bw-10, h-reviewFoot+17, "Esc", say.T("Not now"), false, s.sheet.close)
	room := w - 2*m - bw - 20
	if s.says != "" {
		g.fit(m, h-reviewFoot+40, room, s.says, sansBold, 14, g.orange)
		return
	}
	g.keyHints(m, h-reviewFoot+40, room, "↑↓", say.T("what"), "← →", say.T("another column"), "Del", say.T("none"))
}

// drawPart draws one line of the left side, up to end.
func (s *columnSheet) drawPart(g *pen, i int, label, column string, end float32) {
	const m = reviewMargin
	y := columnTop + float32(i)*columnStep
	if i == s.part {
		g.rect(m-12, y-8, end-m+4, columnStep-4, g.blueSel)
		g.ring(m-12, y-8, end-m+4, columnStep-4)
	}
	g.text(m, y+14, label, sansBold, 14, g.ink)
	face, ink, says := sansBold, g.ink, column
	switch {
	case column == "" && i == 0:
		says, ink = say.T("choose one"), g.orange
	case column == "":
		face, says, ink = sans, say.T("none"), g.ink3
	}
	x := float32(columnInset)
	if i == s.part {
		x += g.key(x, y+14, "←") + 6
		x += g.key(x, y+14, "→") + 8
	}
	g.fit(x, y+14, end-x-18, says, face, 14, ink)
	g.hit(m-12, y-8, end-m+4, columnStep-4, func() {
		s.part = i
		s.other(1)
	})
}

// drawColumns lists the columns with what the first row has in each; the one in
// focus is always among those seen.
func (s *columnSheet) drawColumns(g *pen, x, end, h float32) {
	t := s.table
	g.text(x, 82, say.T("Its columns, and what the first row has in them"), sansBold, 13, g.ink2)
	const top = 100
	room := max(1, int((h-top-reviewFoot-10)/columnLine))
	focus := max(0, slices.Index(t.Headers, *columnParts[s.part].of(&t.Columns)))
	from := max(0, min(focus-room/2, len(t.Headers)-room))
	for i := from; i < min(len(t.Headers), from+room); i++ {
		y := top + float32(i-from)*columnLine
		name := t.Headers[i]
		if i == focus && *columnParts[s.part].of(&t.Columns) == name {
			g.rect(x-8, y, end-x+8, columnLine-4, g.blueSel)
		}
		holds := ""
		if part := s.partOf(name); part >= 0 {
			holds = say.T(columnParts[part].label)
		}
		hw := g.textRight(end-6, y+16, holds, sansItalic, 13, g.ink2)
		g.fit(x, y+16, end-x-hw-18, name, sansBold, 14, g.ink)
		first := t.First[i]
		if first == "" {
			first = "—"
		}
		g.fit(x, y+34, end-x-8, first, serif, 14, g.ink2)
		g.hit(x-8, y, end-x+8, columnLine-4, func() { s.choose(s.part, name) })
	}
}
