package views

import (
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data/say"
)

// menus is the menu bar, made from the command table.
type menus struct {
	f     *frame
	main  *fyne.MainMenu
	items map[cmd]*fyne.MenuItem
	extra []fyne.Shortcut // of the canvas: a menu item has one only
}

func newMenus(f *frame) *menus {
	m := &menus{f: f}
	m.make()
	return m
}

// make makes the bar from the table and the keys as they are now.
func (m *menus) make() {
	m.items = map[cmd]*fyne.MenuItem{}
	for _, s := range m.extra {
		m.f.win.Canvas().RemoveShortcut(s)
	}
	m.extra = nil
	var bar []*fyne.Menu
	for _, name := range menuNames {
		menu := fyne.NewMenu(say.T(name))
		for _, c := range commands {
			if c.menu == name {
				menu.Items = append(menu.Items, m.item(c))
			}
		}
		bar = append(bar, menu)
	}
	m.main = fyne.NewMainMenu(bar...)
	m.f.win.SetMainMenu(m.main)
}

// item makes a menu item; keys without Ctrl stand in its text, the others are
// its shortcut. Further keys with Ctrl are shortcuts of the canvas.
func (m *menus) item(c command) *fyne.MenuItem {
	if c.id == line {
		return fyne.NewMenuItemSeparator()
	}
	it := fyne.NewMenuItem(say.T(c.label), func() { m.f.run(c.id) })
	for i, k := range strings.Fields(m.f.keys.of(c.id)) {
		chord := parseChord(k)
		switch {
		case chord.plain():
		case i == 0:
			it.Shortcut = shortcut(chord)
		default:
			m.extra = append(m.extra, shortcut(chord))
			m.f.win.Canvas().AddShortcut(shortcut(chord), func(fyne.Shortcut) { m.f.run(c.id) })
		}
	}
	it.Label = m.label(c)
	it.IsQuit = c.id == cmdQuit
	m.items[c.id] = it
	return it
}

// label is a command's text as of now.
func (m *menus) label(c command) string {
	text := say.T(c.label)
	if (c.id == cmdUndo || c.id == cmdRedo) && m.f.desk != nil && m.f.field() == nil {
		undo, redo := m.f.desk.Steps()
		if s := map[cmd]string{cmdUndo: says(undo), cmdRedo: says(redo)}[c.id]; s != "" {
			text += " " + s
		}
	}
	chords := m.f.keys.of(c.id)
	if first, _, _ := strings.Cut(chords, " "); first != "" && parseChord(first).plain() {
		text += "   " + strings.ReplaceAll(chords, " ", say.T(" or "))
	}
	return text
}

// update brings labels, ticks and what is enabled up to date; the bar is made
// again only where something changed, because that closes an open menu.
func (m *menus) update() {
	changed := false
	for _, c := range commands {
		it := m.items[c.id]
		if it == nil {
			continue
		}
		label, off := m.label(c), !m.f.can(c.id)
		on := c.id == cmdFindWhole && m.f.finder.whole || c.id == cmdFindAccents && m.f.finder.accents || c.id == cmdContrast && m.f.set.Contrast || c.id == cmdOwnFiles && m.f.set.OwnFiles || c.id == cmd(m.f.set.Theme) || m.f.desk != nil && c.id == styleCommand(m.f.style) || m.f.scaleChosen(c.id) || m.f.roomOf(c.id) == m.f.at && m.f.at != nil
		if it.Label != label || it.Disabled != off || it.Checked != on {
			it.Label, it.Disabled, it.Checked = label, off, on
			changed = true
		}
	}
	if changed {
		m.f.win.SetMainMenu(m.main)
	}
}
