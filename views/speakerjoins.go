package views

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// What the program has joined is a proposal: each join stands on the card with
// its reason and is confirmed or parted by a person, one step each.

// reasons are the joins of the chosen person.
func (s *speakerSheet) reasons() []desk.Reason {
	if s.chosen >= len(s.persons) {
		return nil
	}
	return s.persons[s.chosen].Reasons
}

// focused is the join that the keys act on, or nil.
func (s *speakerSheet) focused() *desk.Reason {
	if r := s.reasons(); s.reading && s.join < len(r) {
		return &r[s.join]
	}
	return nil
}

// can tells what can be done on the sheet now.
func (s *speakerSheet) can(c cmd) bool {
	if s.f.desk != s.desk || s.desk.Place().ReadOnly != "" || s.parting {
		return false
	}
	switch c {
	case cmdUndo, cmdRedo:
		return s.f.canStep(c)
	case cmdSameName:
		r := s.focused()
		return r != nil && !r.Confirmed
	case cmdPartName:
		return s.focused() != nil
	case cmdMarkName:
		return !s.reading
	case cmdMerge:
		return !s.reading && s.marked != nil && !s.isMarked(s.persons[s.chosen])
	}
	return false
}

func (s *speakerSheet) do(c cmd) {
	switch c {
	case cmdSameName:
		r := s.focused()
		s.same(r.A, r.B)
	case cmdPartName:
		s.parting, s.says = true, ""
		s.redraw()
		s.f.menus.update()
	case cmdMarkName:
		s.mark()
	case cmdMerge:
		s.same(*s.marked, fullest(s.persons[s.chosen]))
	}
}

// same says that two names are one person's.
func (s *speakerSheet) same(a, b desk.NameIn) {
	d := s.desk
	s.f.save(func(ctx context.Context) error { return d.ConfirmJoin(ctx, a, b) }, func() {
		s.marked = nil
		s.f.say(say.T("One person, confirmed by you: %s and %s. %s takes it back.", oneLine(a.Name), oneLine(b.Name), s.f.keys.named(cmdUndo)))
	})
}

// partingKey takes the answer to which spelling leaves.
func (s *speakerSheet) partingKey(c chord) bool {
	switch c.key {
	case fyne.Key1:
		s.part(true)
	case fyne.Key2:
		s.part(false)
	case fyne.KeyEscape:
		s.parting = false
		s.redraw()
		s.f.menus.update()
	}
	return true
}

// part takes the first or the second of the two spellings out of the person.
func (s *speakerSheet) part(first bool) {
	r := *s.focused()
	leaves := r.B
	if first {
		leaves = r.A
	}
	d := s.desk
	s.parting = false
	s.f.save(func(ctx context.Context) error { return d.Split(ctx, leaves) }, func() {
		s.f.say(say.T("%s (%s) is parted from the others. %s takes it back.", oneLine(leaves.Name), leaves.Label, s.f.keys.named(cmdUndo)))
	})
}

// mark marks the chosen person for joining, or takes the mark away.
func (s *speakerSheet) mark() {
	p := s.persons[s.chosen]
	if s.isMarked(p) {
		s.marked = nil
	} else {
		n := fullest(p)
		s.marked = &n
	}
	s.redraw()
	s.f.menus.update()
}

func (s *speakerSheet) isMarked(p desk.Person) bool {
	return s.marked != nil && slices.Contains(p.Names, *s.marked)
}

// markSays is what Space does.
func (s *speakerSheet) markSays() string {
	if s.isMarked(s.persons[s.chosen]) {
		return say.T("forget the mark")
	}
	return say.T("mark to join")
}

// fullest is the name that a person is called by.
func fullest(p desk.Person) desk.NameIn {
	if i := slices.IndexFunc(p.Names, func(n desk.NameIn) bool { return n.Name == p.Name }); i >= 0 {
		return p.Names[i]
	}
	return p.Names[0]
}

// tell shows on the sheet what else the toast would say under it.
func (s *speakerSheet) tell(text string, fault bool) {
	s.says, s.fault = text, fault
	s.redraw()
}

// reload reads the speakers again after a change and stays with the one that
// was chosen.
func (s *speakerSheet) reload() {
	if s.f.desk != s.desk {
		s.sheet.close()
		return
	}
	was := fullest(s.persons[s.chosen])
	fetch(s.f, s.desk.Persons, func(persons []desk.Person) {
		if len(persons) == 0 {
			s.sheet.close()
			return
		}
		persons = personsFirst(persons)
		bears := func(n desk.NameIn) int {
			return slices.IndexFunc(persons, func(p desk.Person) bool { return slices.Contains(p.Names, n) })
		}
		s.persons, s.chosen = persons, max(0, bears(was))
		if s.marked != nil && bears(*s.marked) < 0 {
			s.marked = nil
		}
		s.join = min(s.join, len(s.reasons()))
		s.parting = false
		s.redraw()
		s.table.ScrollTo(s.chosen)
		s.f.menus.update()
	})
}

// Heights of a join on the card, in units.
const joinHeight, joinHead = 82, 34

const whoLeaves say.Text = "Which spelling leaves?"

// paintJoins draws the joins of the chosen person; the one in focus has its
// keys, or the question which spelling leaves.
func (s *speakerSheet) paintJoins(c *cardPen) {
	s.joins = s.joins[:0]
	rs := s.reasons()
	if len(rs) == 0 {
		return
	}
	c.y += joinHead
	c.text(c.x, c.y, say.T("Why these are taken for one person"), sansBold, 14, c.ink)
	c.y += 10
	for i, r := range rs {
		s.joins = append(s.joins, c.y)
		s.paintJoin(c, i, r)
		c.y += joinHeight
	}
	c.y -= 8
}

func (s *speakerSheet) paintJoin(c *cardPen, i int, r desk.Reason) {
	now := s.reading && i == s.join
	if now {
		c.box(c.x-10, c.y, c.w+16, joinHeight-6, 3, c.blueSel, c.blue, 2)
	}
	c.hit(c.x-10, c.y, c.w+16, joinHeight-6, func() {
		if !now {
			s.read(i)
		}
	})
	room := c.w - c.width(say.T(whoLeaves), sansBold, 14) - 14
	for k, n := range []desk.NameIn{r.A, r.B} {
		y, x, k := c.y+23+float32(k)*22, c.x, k
		if k == 1 && (!now || s.parting) { // nothing stands at the right there
			room = c.w
		}
		if now && s.parting {
			x += c.key(x, y, string(rune('1'+k))) + 8
			c.hit(c.x, y-17, room, 21, func() { s.part(k == 0) })
		}
		x += c.fit(x, y, room*.75, oneLine(n.Name), serif, 16, c.ink) + 10
		c.fit(x, y, c.x+room-x, n.Label, sans, 13, c.ink2)
	}
	y := c.y + 67
	c.fit(c.x, y, c.w, capital(r.Why), sans, 13.5, c.ink2)
	s.paintStanding(c, now, r)
}

// paintStanding says at the right whether a person has confirmed a join, and
// gives the one in focus what can be done about it. What is only proposed is
// in italics behind dashes, which nothing decided has.
func (s *speakerSheet) paintStanding(c *cardPen, now bool, r desk.Reason) {
	right := c.x + c.w
	y := c.y + 23
	switch {
	case now && s.parting:
		c.textRight(right, y, say.T(whoLeaves), sansBold, 14, c.ink)
		return
	case r.Confirmed:
		w := c.textRight(right, y, say.T("confirmed by you"), sansBold, 13, c.ink)
		c.tick(right-w-20, y, true)
	default:
		w := c.textRight(right, y, say.T("proposed"), sansItalic, 13, c.ink2)
		c.dashes(right-w, y+4, w, c.ink2)
	}
	if !now {
		return
	}
	y += 22
	for _, id := range []cmd{cmdPartName, cmdSameName} {
		word := map[cmd]string{cmdSameName: say.T("one person"), cmdPartName: say.T("part")}[id]
		if !s.can(id) {
			continue
		}
		key := c.keys.capOf(id)
		left := right - c.width(word, sans, 13) - 6 - c.keyWidth(key)
		c.key(left, y, key)
		c.textRight(right, y, word, sans, 13, c.ink2)
		c.hit(left-3, y-16, right-left+6, 22, func() { s.f.run(id) })
		right = left - 16
	}
}
