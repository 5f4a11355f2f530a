package views

import (
	"fmt"
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/say"
)

// wide is the effective width, in units, from which nothing has to shrink.
const wide = 1200

// drawMasthead: word mark, workbench, rooms, and the two things one comes for.
func (f *frame) drawMasthead(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	const b = 32
	x := float32(18)
	x += g.text(x, b, "Verbatim", serifBold, 23, g.ink) + 14
	g.down(x, b-17, 22, g.hair)
	x += 14
	if f.desk != nil {
		x += g.fit(x, b, min(260, w*.22), f.desk.Place().Name, serifItalic, 16, g.ink2) + 26
		f.drawButtons(g, f.drawRooms(g, x, b, h, w), w, b)
	}
	g.across(0, h-2, w, g.heavy)
}

// room is a screen that the masthead leads to.
type room struct {
	id     cmd
	name   string
	screen screen
	n      int // what it lists; 0: it is not told
}

// rooms are those of the masthead, in order.
func (f *frame) rooms() []room {
	return []room{
		{cmdOverlaps, say.T("Overlaps"), f.overlaps, f.overlaps.list.of},
		{cmdSources, say.T("Sources"), f.sources, len(f.sources.known)},
		{cmdVersions, say.T("Versions"), f.versions, 0},
		{cmdTimeline, say.T("Timeline"), f.timeline, 0},
		{cmdMap, say.T("Map"), f.outlets, 0},
	}
}

// roomOf is the room that a command leads to; nil where it leads to none.
func (f *frame) roomOf(id cmd) screen {
	for _, r := range f.rooms() {
		if r.id == id {
			return r.screen
		}
	}
	return nil
}

// drawRooms writes the rooms with a foot under the one in front, and returns
// where they end.
func (f *frame) drawRooms(g *pen, x, b, h, w float32) float32 {
	for _, r := range f.rooms() {
		face, c, here := sans, g.ink2, f.at == r.screen
		if here {
			face, c = sansBold, g.ink
		}
		if x+g.width(r.name, face, 15) > w-18 {
			return x
		}
		tw := g.text(x, b, r.name, face, 15, c)
		if here {
			g.rect(x-2, h-5, tw+4, 3, g.ink)
		}
		g.hit(x-8, 4, tw+16, h-6, func() { f.run(r.id) })
		x += tw
		if w > wide && r.n > 0 {
			x += 5 + g.text(x+5, b, grouped(r.n), sans, 13, g.ink3)
		}
		x += 22
	}
	return x
}

// drawButtons draws, from the right edge, the field that leads to the palette
// and the commands that have room beside it and the rooms.
func (f *frame) drawButtons(g *pen, from, w, b float32) {
	x := w - 18
	const all = 330
	key, bw := g.keys.capOf(cmdPalette), float32(all)
	says := say.T("Find a command, a source, a speaker")
	if x-from < all+220 { // the buttons beside it tell a newcomer more
		says = say.T("Find")
		bw = g.width(says, sans, 14) + g.keyWidth(key) + 34
	}
	if x -= bw; x < from {
		return
	}
	g.box(x, 10, bw, 30, 3, g.raised, g.rule, 1)
	g.fit(x+10, b-2, bw-g.keyWidth(key)-24, says, sans, 14, g.ink2)
	g.key(x+bw-g.keyWidth(key)-8, b-2, key)
	g.hit(x, 10, bw, 30, func() { f.run(cmdPalette) })
	for _, id := range []cmd{cmdBring, cmdExport, cmdKeys} {
		name := map[cmd]string{cmdKeys: say.T("Keys"), cmdExport: say.T("Export"), cmdBring: say.T("Bring in")}[id]
		k := g.keys.capOf(id)
		kw, tw := g.keyWidth(k), g.width(name, sans, 14)
		bw := kw + tw + 20
		if x -= bw + 8; x < from {
			return
		}
		ink := g.ink
		if !f.can(id) && !f.covered() {
			ink = g.ink3
		}
		g.box(x, 10, bw, 30, 3, g.raised, g.rule, 1)
		g.key(x+7, b-2, k)
		g.text(x+kw+13, b-2, name, sans, 14, ink)
		g.hit(x, 10, bw, 30, func() { f.run(id) })
	}
}

// drawHint says on the first start what the first two keys are.
func (f *frame) drawHint(g *pen, w, h float32) {
	if h < 5 {
		return
	}
	g.rect(0, 0, w, h, g.wash)
	g.across(0, h-1/g.z, w, g.washEdge)
	b := h/2 + 4.5
	lead := say.N("%s overlap found.", "%s overlaps found.", f.overlaps.list.of)
	if w > wide {
		lead = say.T("%s, %s.",
			say.N("%[2]s source is in", "%[2]s sources are in", len(f.sources.known), say.InWords(len(f.sources.known))),
			say.N("%[2]s overlap is found", "%[2]s overlaps are found", f.overlaps.list.of, say.InWords(f.overlaps.list.of)))
	}
	x := 18 + g.text(18, b, capital(lead), sansBold, 14, g.ink) + 8
	esc := g.keys.capOf(cmdBack)
	end := w - 18 - g.keyWidth(esc)
	words := []string{g.keys.capOf(cmdEnter), say.T("opens the first; then one digit says how true the wording is, and"), g.keys.capOf(cmdSave), say.T("saves and goes on."), g.keys.capOf(cmdKeys), say.T("shows every key.")}
	for i, t := range words {
		if i%2 == 0 {
			if x+g.keyWidth(t)+6+g.width(words[i+1], sans, 14) > end-12 {
				break
			}
			x += g.key(x, b, t) + 6
		} else {
			x += g.text(x, b, t, sans, 14, g.ink) + 8
		}
	}
	g.key(end, b, esc)
	if t := say.T("Close this hint"); x+g.width(t, sans, 14)+20 < end {
		g.textRight(end-8, b, t, sans, 14, g.ink2)
	}
	g.hit(end-110, 0, w-end+110, h, f.closeHint)
}

// drawFoot is the status line: where things stand, what the keys are, and that
// nothing leaves.
func (f *frame) drawFoot(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.panel)
	g.across(0, 0, w, g.hair)
	const b = 17.5
	left, ink, most := f.standing(), g.ink2, w*.6
	if f.desk != nil && f.desk.Place().ReadOnly != "" {
		left, ink, most = f.desk.Place().ReadOnly, g.orange, w // the keys can wait
	}
	x := w - 18
	if w > wide {
		x -= g.textRight(x, b, say.T("Nothing leaves this computer"), sans, 13, g.ink3) + 22
	}
	least := min(g.width(left, sans, 13)+40, most)
	if f.desk != nil && f.at != nil {
		hints := f.at.hints()
		for i := len(hints) - 2; i >= 0; i -= 2 {
			need := g.width(hints[i+1], sans, 13) + g.keyWidth(hints[i]) + 19
			if x-need < least {
				break
			}
			x -= g.textRight(x, b, hints[i+1], sans, 13, g.ink2) + 5 + g.keyWidth(hints[i])
			g.key(x, b, hints[i])
			x -= 14
		}
	}
	lw := g.fit(18, b, x-30, left, sans, 13, ink)
	if len(f.ill) > 0 {
		g.hit(0, 0, 18+lw, h, f.showDamage)
	}
}

// standing is the left end of the status line.
func (f *frame) standing() string {
	switch {
	case f.desk == nil:
		return ""
	case f.going != nil:
		return f.going.says()
	case f.at.status() != "":
		return f.at.status()
	case f.waiting > 0:
		return say.T("Paused; %s", say.N("%s file waits", "%s files wait", f.waiting))
	case f.saved.IsZero():
		return f.desk.Place().Path
	}
	return say.T("Saved in %s, %s", f.fileName(), f.saved.Local().Format("15:04"))
}

// drawWelcome stands in the screen's place while no workbench is open.
func (f *frame) drawWelcome(g *pen, w, h float32) {
	g.rect(0, 0, w, h, g.paper)
	width := min(560, w-40)
	x, y := (w-width)/2, h*.3
	if f.why == "" {
		g.textMid(w/2, y, say.T("Opening the workbench…"), serifItalic, 18, g.ink2)
		return
	}
	g.text(x, y, say.T("No workbench is open"), serifBold, 20, g.ink)
	y += 12
	g.across(x, y, width, g.heavy)
	y += 26
	for _, l := range g.folded(f.why, width, serif, 17) {
		g.text(x, y, l, serif, 17, g.ink)
		y += 25
	}
	y += 14
	for _, id := range []cmd{cmdRepair, cmdBackups, cmdOpen, cmdRecent, cmdNew} {
		if !f.can(id) && !f.covered() {
			continue
		}
		c, kw := commandOf(id), float32(-8)
		if k := g.keys.capOf(id); k != "" {
			kw = g.key(x, y, k)
		}
		tw := g.text(x+kw+8, y, say.T(c.label), sansBold, 15, g.blue)
		g.hit(x, y-20, kw+tw+20, 30, func() { f.run(id) })
		y += 34
	}
}

// grouped writes a number with a sign between thousands.
func grouped(n int) string { return say.Number(n) }

// capital gives a sentence its capital.
func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(append([]rune{unicode.ToUpper(r[0])}, r[1:]...))
}

// months are their names in dates.
var months = [...]say.Text{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// monthNames are those of titles, where there is room.
var monthNames = [...]say.Text{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// dated writes a date for a list: 7 Oct 2015, Oct 2015, 2015, or "undated".
func dated(d data.Date) string {
	switch {
	case !d.Known():
		return say.T("undated")
	case d.Month == 0:
		return fmt.Sprint(d.Year)
	case d.Day == 0:
		return say.T("%s %d", say.T(months[d.Month]), d.Year)
	}
	return say.T("%d %s %d", d.Day, say.T(months[d.Month]), d.Year)
}

// moment is a time with its date, as this computer’s clock has it.
func moment(t time.Time) string {
	t = t.Local()
	return say.T("%s, %s", dated(data.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}), t.Format("15:04"))
}

// centred is a rectangle of a size in the middle of the bottom, in pixels.
func centred(size, in fyne.Size, above float32) (x, y, w, h float32) {
	w = min(size.Width, in.Width-20)
	return float32(int((in.Width - w) / 2)), in.Height - above - size.Height, w, size.Height
}
