package views

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data/say"
)

// remap is the sheet on which a person gives commands other keys: each change
// counts at once and is kept in the file of keys.
type remap struct {
	picker
	found    []cmd
	catching bool   // the next chord is the command's
	asks     *chord // another command has it: may it be taken from there?
	says     string // what was just done, or why not
}

// openRemap shows it, with every command of the table.
func (f *frame) openRemap() {
	r := &remap{}
	r.picker = picker{
		f: f, title: say.T("Change keys"), beside: say.T("one key for each command; menus, key sheet and hints follow"),
		lines: func() int { return len(r.found) }, row: r.drawCommand, typed: r.look, pick: func(int) { r.catch() }, also: r.others, foot: r.drawFoot,
	}
	r.look("")
	r.open(fyne.NewSize(860, 680))
	r.sheet.key = r.pressed
	r.sheet.closed = func() { f.caught = nil }
}

// look lists the commands that suit what was typed, the best first, else in the
// table's order.
func (r *remap) look(query string) {
	r.says = ""
	r.found = r.found[:0]
	typed, worth := plainLetters(query), map[cmd]int{}
	for _, c := range commands {
		if w, ok := fuzzy(typed, plainLetters(say.T(c.label)+" "+say.T(c.menu)+" "+r.f.keys.of(c.id))); ok && c.id != line {
			worth[c.id] = w
			r.found = append(r.found, c.id)
		}
	}
	slices.SortStableFunc(r.found, func(a, b cmd) int { return cmp.Compare(worth[b], worth[a]) })
}

// catch waits for the chord that the command in focus is to have.
func (r *remap) catch() {
	r.catching, r.asks, r.says = true, nil, ""
	r.f.caught = r.take
	r.f.win.Canvas().Unfocus()
	r.redraw()
}

// done goes back to choosing commands.
func (r *remap) done(says string) {
	r.catching, r.asks, r.says = false, nil, says
	r.f.caught = nil
	r.f.win.Canvas().Focus(r.field)
	r.redraw()
}

// pressed gets the keys without Ctrl while no field has the focus.
func (r *remap) pressed(c chord) bool {
	switch {
	case r.catching && c.key == fyne.KeyEscape:
		r.done("")
	case r.asks != nil && c.key == fyne.KeyReturn:
		r.give(*r.asks)
	case r.catching && unfit(c) == "":
		r.take(c)
	case r.catching && len(c.key) > 1: // a sign has its key first, and then comes as one
		r.says = say.T("%s %s. Press another key.", c.String(), unfit(c))
		r.redraw()
	default:
		return !r.catching && r.key(c.key)
	}
	return true
}

// take gives the command in focus a chord, or asks where another has it.
func (r *remap) take(c chord) {
	id := r.found[r.at]
	if others := r.f.keys.clashes(id, c); len(others) > 0 && !r.f.keys.has(id, c) {
		r.asks = &c
		r.says = say.T("%s is the key of “%s”.", c, labelOf(others[0]))
		r.redraw()
		return
	}
	r.give(c)
}

func (r *remap) give(c chord) {
	id := r.found[r.at]
	others := r.f.keys.clashes(id, c)
	r.f.keys.set(id, &c)
	says := fmt.Sprintf("%s: %s.", labelOf(id), c)
	for _, other := range others {
		if left := r.f.keys.caps(other); left != "" {
			says += say.T(" “%s” keeps %s.", labelOf(other), left)
		} else {
			says += say.T(" “%s” has no key now.", labelOf(other))
		}
	}
	r.done(r.kept(says))
}

// others are the keys of the sheet itself.
func (r *remap) others(k fyne.KeyName) bool {
	if r.at >= len(r.found) {
		return false
	}
	id := r.found[r.at]
	switch k {
	case fyne.KeyF2:
		r.f.keys.reset(id)
		r.done(r.kept(say.T("%s has its usual key again, where no other command has it.", labelOf(id))))
	case fyne.KeyF4:
		r.f.keys.set(id, nil)
		r.done(r.kept(say.T("%s has no key now; the menu has it.", labelOf(id))))
	case fyne.KeyF8:
		clear(r.f.keys.own)
		r.done(r.kept(say.T("All keys are the usual ones.")))
	default:
		return false
	}
	return true
}

// kept writes the file and brings the window up to date; it returns what to say.
func (r *remap) kept(says string) string {
	f := r.f
	if err := f.keys.write(f.opts.ConfigDir); err != nil {
		says += say.T(" They could not be kept for the next start: %s.", err)
	}
	f.menus.make()
	f.menus.update()
	f.restyle()
	return says
}

// labelOf is a command's label in a sentence.
func labelOf(id cmd) string { return commandOf(id).name() }

func (r *remap) drawCommand(g *pen, w, h float32, i int) {
	id := r.found[i]
	c := commandOf(id)
	b := h/2 + 5
	g.fit(16, b, 90, say.T(c.menu), sans, 13, g.ink3)
	right := w - 14
	if r.catching && i == r.at {
		waits := say.T("press the new key")
		ww := g.width(waits, sansBold, 14) + 24
		g.box(right-ww, b-18, ww, 26, 3, g.raised, g.blue, 2)
		g.textMid(right-ww/2, b, waits, sansBold, 14, g.blue)
		right -= ww
	} else {
		for _, s := range slices.Backward(strings.Fields(g.keys.of(id))) {
			right -= g.keyWidth(shown(s))
			g.key(right, b, shown(s))
			right -= 6
		}
		if g.keys.of(id) == "" {
			right -= g.textRight(right, b, say.T("no key"), sans, 13, g.ink3)
		}
	}
	if _, own := g.keys.own[id]; own {
		right -= 10 + g.textRight(right-10, b, say.T("changed"), sansItalic, 13, g.ink2)
	}
	g.fit(100, b, right-112, c.name(), sansBold, 14.5, g.ink)
}

func (r *remap) drawFoot(g *pen, w, b float32) {
	room := w - 2*pickerMargin
	if r.says != "" {
		g.fit(pickerMargin, 112, room, r.says, sans, 14, g.ink)
	}
	switch {
	case r.asks != nil:
		g.keyHints(pickerMargin, b, room, "Enter", say.T("take it from there"), "Esc", say.T("leave it"))
	case r.catching:
		g.keyHints(pickerMargin, b, room, "Esc", say.T("leave it as it is"))
	default:
		g.keyHints(pickerMargin, b, room, "Enter", say.T("other key"), "F2", say.T("its usual key"), "F4", say.T("no key"), "F8", say.T("all as they were"), "Esc", say.T("close"))
	}
}
