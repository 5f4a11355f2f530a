package views

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// aliasSheet is where a person edits the table of spellings that count as one.
type aliasSheet struct {
	f     *frame
	kept  desk.Aliases // as it is stored
	table *entry
	wrong string // why it cannot be saved, or left, a sentence
	leave bool   // the next Esc drops what was changed
	card  *paint
	sheet *sheet
}

// aliasHelp says how a table is written.
const aliasHelp say.Text = "A group a line: the spelling that stands for all, a colon, the others parted by commas, three words each at most. " +
	"Capitals and accents do not matter. A # begins a remark."

// Measures of the sheet, in units.
const (
	aliasWidth, aliasHeight           = 860, 760
	aliasHead, aliasFoot, aliasMargin = 112, 84, 26
)

// openAliases shows the table.
func (f *frame) openAliases() {
	fetch(f, f.desk.Aliases, func(kept desk.Aliases) {
		c := &aliasSheet{f: f, kept: kept}
		c.card = newPaint(f.look, c.draw)
		c.table = newEntry(f)
		c.table.MultiLine, c.table.Wrapping, c.table.Scroll = true, fyne.TextWrapOff, fyne.ScrollBoth
		c.table.SetText(kept.Table)
		c.table.OnChanged = func(string) { c.typed() }
		c.table.OnCursorChanged = c.card.Refresh
		c.table.onEscape = f.win.Canvas().Unfocus
		c.table.onSave = c.save
		card := container.New(f.within(aliasMargin, aliasHead, aliasFoot), c.card, c.table)
		c.sheet = &sheet{card: card, size: fyne.NewSize(aliasWidth, aliasHeight), key: c.key, focused: c.card.Refresh, restyle: func() {
			c.card.Refresh()
			c.table.Refresh()
		}}
		f.openSheet(c.sheet)
		f.win.Canvas().Focus(c.table)
	})
}

// changed tells whether the table is another than the one stored.
func (c *aliasSheet) changed() bool { return c.table.Text != c.kept.Table }

// typed takes back what was said of the table.
func (c *aliasSheet) typed() {
	c.wrong, c.leave = "", false
	c.card.Refresh()
}

// key gets the keys while the table has not the focus.
func (c *aliasSheet) key(k chord) bool {
	switch k.key {
	case fyne.KeyTab, fyne.KeyReturn, fyne.KeyDown:
		c.typed()
		c.f.win.Canvas().Focus(c.table)
	case fyne.KeyB:
		c.builtin()
	case fyne.KeyEscape:
		c.escape()
	default:
		return false
	}
	return true
}

// escape closes the sheet; where something was changed, at the second press.
func (c *aliasSheet) escape() {
	if c.changed() && !c.leave {
		c.wrong, c.leave = say.T("What you changed is not saved. Esc again drops it."), true
		c.card.Refresh()
		return
	}
	c.sheet.close()
}

// builtin puts the built-in table in the place of the one shown.
func (c *aliasSheet) builtin() {
	c.table.SetText(desk.BuiltinAliases())
	c.typed()
}

// save stores the table and finds the overlaps anew by it.
func (c *aliasSheet) save() {
	f, d, table := c.f, c.f.desk, c.table.Text
	if why := d.Place().ReadOnly; why != "" {
		c.refuse(&desk.Mistake{Says: why})
		return
	}
	if !c.changed() {
		c.sheet.close()
		return
	}
	var more int
	f.work(say.T("Comparing by other aliases"), func(ctx context.Context, p desk.Progress) (err error) {
		more, err = d.SetAliases(ctx, table, p)
		return err
	}, func(err error) {
		var wrong *desk.Mistake
		switch {
		case errors.Is(err, context.Canceled):
			c.refuse(&desk.Mistake{Says: say.T("Stopped; nothing was changed.")})
		case errors.As(err, &wrong):
			c.refuse(wrong)
		case err != nil:
			f.fail(err)
		default:
			c.sheet.close()
			f.changed()
			f.say(say.T("The aliases are saved, %s. %s takes it back.", moreFound(more), f.keys.named(cmdUndo)))
		}
	})
}

// moreFound tells how many overlaps another table finds.
func moreFound(more int) string {
	switch {
	case more > 0:
		return say.N("and %s more overlap is found", "and %s more overlaps are found", more)
	case more < 0:
		return say.N("and %s overlap fewer is found", "and %s overlaps fewer are found", -more)
	}
	return say.T("and as many overlaps are found as before")
}

// refuse says why the table is not saved, and leads to the line.
func (c *aliasSheet) refuse(m *desk.Mistake) {
	c.wrong = m.Shown()
	if m.Line > 0 {
		c.f.win.Canvas().Focus(c.table)
		c.table.CursorRow, c.table.CursorColumn = m.Line-1, 0
		c.table.Refresh()
	}
	c.card.Refresh()
}

// draw draws all but the table.
func (c *aliasSheet) draw(g *pen, w, h float32) {
	const m = aliasMargin
	x := m + g.text(m, 42, say.T("Aliases"), serifBold, 20, g.ink) + 12
	at := g.textRight(w-m, 42, say.T("line %d of %d", c.table.CursorRow+1, 1+strings.Count(c.table.Text, "\n")), sans, 14, g.ink2)
	g.fit(x, 42, w-m-x-at-20, say.T("spellings that count as one when texts are compared"), sans, 14, g.ink2)
	g.across(m, 54, w-2*m, g.heavy)
	for i, l := range g.folded(say.T(aliasHelp), w-2*m, sans, 14) {
		g.text(m, 78+float32(i)*19, l, sans, 14, g.ink2)
	}
	c.drawFoot(g, w, h)
}

// drawFoot draws the buttons, and why the table cannot be saved.
func (c *aliasSheet) drawFoot(g *pen, w, h float32) {
	const m = aliasMargin
	y := h - aliasFoot + 14
	g.across(m, y, w-2*m, g.hair)
	typing := c.table.on
	bw := g.button(w-m, y+16, "Ctrl Enter", say.T("Save"), true, c.save)
	leave, out := say.T("Not now"), c.escape
	if typing {
		leave, out = say.T("Out of the table"), c.f.win.Canvas().Unfocus
	}
	bw += 10 + g.button(w-m-bw-10, y+16, "Esc", leave, false, out)
	if c.wrong != "" {
		lines := g.folded(c.wrong, w-2*m-bw-20, sansBold, 14)
		for i, l := range lines {
			g.text(m, y+39+(float32(i)-float32(len(lines)-1)/2)*19, l, sansBold, 14, g.orange)
		}
		return
	}
	if typing {
		says := say.T("The built-in table")
		if c.kept.Own || c.changed() {
			says = say.T("This workbench’s own table; Esc, then B goes back to the built-in one")
		}
		g.fit(m, y+39, w-2*m-bw-20, says, sans, 14, g.ink2)
		return
	}
	x := m + g.key(m, y+39, "Tab") + 8
	x += g.text(x, y+39, say.T("into the table"), sans, 14, g.ink2) + 18
	if c.table.Text != desk.BuiltinAliases() {
		x += g.key(x, y+39, "B") + 8
		g.link(x, y+39, say.T("Back to the built-in table"), c.builtin)
	}
}
