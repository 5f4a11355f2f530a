package views

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
	"verbatim/views/prose"
)

// finding is a screen with texts that can be looked into.
type finding interface {
	// texts are its panes, in the order they are looked through.
	texts() []*prose.Pane
	// reveal shows a stretch of one of them, wherever it is folded away.
	reveal(pane int, at data.Span)
}

// foundAt is one place, in one of the panes.
type foundAt struct {
	pane int
	at   data.Span
}

// finder is the bar that looks something up in the texts of a screen as it is
// typed. It stands over the head of the texts, never over their words.
type finder struct {
	f    *frame
	host finding // nil: the bar is not up

	whole, accents bool
	places         []foundAt
	now            int     // the place in front, or -1
	from           foundAt // where the person was: the first place in front is the next one
	asked          int     // counts the questions, so that only the last answer is shown
	pages          map[*prose.Pane]foldedPage

	field *entry
	bar   *paint
	all   *fyne.Container
}

// foldedPage is the text of a pane as it was folded last.
type foldedPage struct {
	of   string
	page *desk.Page
}

// Measures of the bar, in units.
const (
	finderHeight           = 46
	finderWide, finderSlim = 690, 400
	finderField            = 210
)

func newFinder(f *frame) *finder {
	d := &finder{f: f, now: -1, pages: map[*prose.Pane]foldedPage{}}
	d.field = newEntry(f)
	d.field.OnChanged = func(string) { d.look(true) }
	d.field.onEscape = d.close
	d.field.onKey = d.key
	d.bar = newPaint(f.look, d.draw)
	z := func() float32 { return f.z }
	d.all = container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(_, h float32) (float32, float32, float32, float32) {
			high := d.field.MinSize().Height
			return 8 * z(), (h - high) / 2, finderField * z(), high
		},
	}}, d.bar, d.field)
	d.all.Hide()
	return d
}

// rect is where the bar stands in the window, in pixels: over the head of the
// last text, at its right end.
func (d *finder) rect(w, _ float32) (x, y, cw, ch float32) {
	if d.host == nil {
		return 0, 0, 0, 0
	}
	panes := d.host.texts()
	if len(panes) == 0 {
		return 0, 0, 0, 0
	}
	last := panes[len(panes)-1]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(last)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.f.all)
	right := at.X - origin.X + last.Size().Width - 14
	cw = finderWide * d.f.z
	if last.Size().Width < cw && w < wide*d.f.z {
		cw = min(finderSlim*d.f.z, w-20)
	}
	ch = finderHeight * d.f.z
	return max(10, right-cw), max(4, at.Y-origin.Y-ch-6), cw, ch
}

// open puts the bar up, with the words that are selected.
func (d *finder) open() {
	host, ok := d.f.at.(finding)
	if !ok {
		return
	}
	d.host, d.from = host, foundAt{}
	for i, p := range host.texts() {
		if words := p.SelectedText(); words != "" && len(words) < 200 && !strings.Contains(words, "\n") {
			d.field.Text = words
			d.from = foundAt{i, p.Selected()}
			break
		}
		if i == 0 {
			d.from.at.Start = p.Top()
		}
	}
	d.all.Show()
	d.f.all.Refresh()
	d.field.Refresh()
	d.f.win.Canvas().Focus(d.field)
	d.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.look(true)
	d.f.refresh()
}

// close takes the bar away; the place in front stays on view, selected.
func (d *finder) close() {
	if d.host == nil {
		return
	}
	panes, now := d.host.texts(), d.front()
	d.leave()
	if now != nil {
		panes[now.pane].Select(now.at)
		d.f.win.Canvas().Focus(panes[now.pane])
	} else {
		d.f.win.Canvas().Focus(panes[d.from.pane])
	}
}

// leave takes the bar and its marks away.
func (d *finder) leave() {
	if d.host == nil {
		return
	}
	for _, p := range d.host.texts() {
		p.SetFound(nil, -1)
	}
	d.host, d.places, d.now = nil, nil, -1
	clear(d.pages)
	d.all.Hide()
	d.f.win.Canvas().Unfocus()
	d.f.all.Refresh()
	d.f.refresh()
}

// front is the place in front, or nil.
func (d *finder) front() *foundAt {
	if d.now < 0 || d.now >= len(d.places) {
		return nil
	}
	return &d.places[d.now]
}

// key moves between the places from the field.
func (d *finder) key(k fyne.KeyName) bool {
	switch {
	case k == fyne.KeyDown, (k == fyne.KeyReturn || k == fyne.KeyEnter) && d.f.mods()&fyne.KeyModifierShift == 0:
		d.step(1)
	case k == fyne.KeyUp, k == fyne.KeyReturn, k == fyne.KeyEnter:
		d.step(-1)
	default:
		return false
	}
	return true
}

func (d *finder) can(c cmd) bool {
	switch c {
	case cmdFind:
		host, ok := d.f.at.(finding)
		return ok && len(host.texts()) > 0
	case cmdFindNext, cmdFindPrev:
		return len(d.places) > 0
	case cmdFindWhole, cmdFindAccents:
		return d.host != nil
	}
	return false
}

func (d *finder) do(c cmd) {
	switch c {
	case cmdFind:
		d.open()
	case cmdFindNext:
		d.step(1)
	case cmdFindPrev:
		d.step(-1)
	case cmdFindWhole:
		d.whole = !d.whole
		d.look(true)
	case cmdFindAccents:
		d.accents = !d.accents
		d.look(true)
	}
}

// look finds what is typed, off the UI goroutine; with move the next place from
// where the person was comes in front.
func (d *finder) look(move bool) {
	if d.host == nil {
		return
	}
	d.asked++
	asked, what, whole, accents := d.asked, d.field.Text, d.whole, d.accents
	pages := make([]*desk.Page, len(d.host.texts()))
	for i, p := range d.host.texts() {
		pages[i] = d.page(p)
	}
	fetch(d.f, func(context.Context) (places []foundAt, err error) {
		for i, p := range pages {
			for _, at := range p.Find(what, whole, accents) {
				places = append(places, foundAt{i, at})
			}
		}
		return places, nil
	}, func(places []foundAt) {
		if asked != d.asked || d.host == nil || len(d.host.texts()) != len(pages) {
			return
		}
		d.places = places
		if move {
			d.now = d.next()
			d.reveal()
		} else {
			d.now = min(d.now, len(places)-1)
		}
		d.mark()
	})
}

// page is the text of a pane, folded once.
func (d *finder) page(p *prose.Pane) *desk.Page {
	of := ""
	if t := p.Text(); t != nil {
		of = t.Source()
	}
	if had, ok := d.pages[p]; !ok || had.of != of {
		d.pages[p] = foldedPage{of, desk.NewPage(of)}
	}
	return d.pages[p].page
}

// next is the first place at or behind where the person was.
func (d *finder) next() int {
	for i, p := range d.places {
		if p.pane > d.from.pane || p.pane == d.from.pane && p.at.Start >= d.from.at.Start {
			return i
		}
	}
	return min(0, len(d.places)-1)
}

// step brings another place in front; past the ends it goes round.
func (d *finder) step(by int) {
	n := len(d.places)
	if n == 0 || len(d.host.texts()) == 0 {
		return
	}
	d.now = (d.now + by + n) % n
	d.reveal()
	d.mark()
}

// reveal shows the place in front.
func (d *finder) reveal() {
	if p := d.front(); p != nil {
		d.from = *p
		d.host.reveal(p.pane, p.at)
	}
}

// mark marks the places in their panes.
func (d *finder) mark() {
	panes := d.host.texts()
	spans, now := make([][]data.Span, len(panes)), make([]int, len(panes))
	for i, p := range d.places {
		if i == d.now {
			now[p.pane] = len(spans[p.pane]) + 1
		}
		spans[p.pane] = append(spans[p.pane], p.at)
	}
	for i, p := range panes {
		p.SetFound(spans[i], now[i]-1)
	}
	d.bar.Refresh()
	d.f.menus.update()
}

// says is the count: "3 of 17".
func (d *finder) says() string {
	switch {
	case strings.TrimSpace(d.field.Text) == "":
		return ""
	case len(d.places) == 0:
		return say.T("not here")
	}
	return say.T("%s of %s", grouped(d.now+1), grouped(len(d.places)))
}

func (d *finder) draw(g *pen, w, h float32) {
	g.box(0, 0, w, h, 4, g.raised, g.rule, 1)
	b := h/2 + 5
	x := float32(finderField + 20)
	ink := g.ink
	if len(d.places) == 0 {
		ink = g.orange
	}
	g.text(x, b, d.says(), sansBold, 14, ink)
	right := w - 12
	if kw := g.keyWidth("Esc"); w > finderSlim {
		g.key(right-kw, b, "Esc")
		g.hit(right-kw-6, 0, kw+12, h, d.close)
		right -= kw + 14
		for _, t := range []struct {
			id   cmd
			name string
			on   bool
		}{{cmdFindAccents, say.T("accents count"), d.accents}, {cmdFindWhole, say.T("whole words"), d.whole}} {
			right = g.ticked(right, b, t.name, g.keys.capOf(t.id), t.on, func() { d.f.run(t.id) }) - 16
		}
	}
	for _, s := range []struct {
		sign string
		by   int
	}{{"↓", 1}, {"↑", -1}} {
		g.key(right-22, b, s.sign)
		g.hit(right-26, 0, 28, h, func() { d.step(s.by) })
		right -= 28
	}
}
