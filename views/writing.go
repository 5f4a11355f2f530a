package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/say"
)

// writing is the panel that opens over the diff line for a note, for evidence,
// or to read the history. Nothing typed is lost: leaving keeps it in the
// verdict in the making.
type writing struct {
	p      *pair
	open   page
	all    *fyne.Container
	ground *paint
	note   *entry
	fields [4]*entry // of one piece of evidence
	common *entry    // the source both took from, where that is the direction
	wrong  string    // why the evidence cannot be taken
	keep   *keeper   // of the evidence; nil while none is being typed
	back   int       // the change chosen in the history, counted from the newest
}

// page is what the panel shows.
type page uint8

// The pages.
const (
	closed page = iota
	onNote
	onEvidence
	onHistory
)

var evidenceNames = [4]say.Text{"Label", "Address or file", "What it says", "Looked up on"}

func newWriting(p *pair) *writing {
	w := &writing{p: p}
	w.ground = newPaint(p.f.look, w.draw)
	w.note = newEntry(p.f)
	w.note.MultiLine, w.note.Wrapping, w.note.Scroll = true, fyne.TextWrapWord, fyne.ScrollNone
	w.note.OnChanged = func(s string) {
		p.ballot.Notes = s
		p.typed()
		p.strip.Refresh()
		p.bar.Refresh()
		p.f.foot.Refresh()
	}
	w.note.onEscape = func() { p.f.run(cmdBack) }
	w.note.onSave = w.save
	for i := range w.fields {
		e := newEntry(p.f)
		e.onEscape = func() { p.f.run(cmdBack) }
		e.onSave = w.save
		e.OnSubmitted = func(string) { w.nextField(i) }
		e.OnChanged = func(string) { w.keep.typed() }
		w.fields[i] = e
	}
	w.common = newEntry(p.f)
	w.common.PlaceHolder = "Reuters"
	w.common.OnChanged = func(s string) {
		p.ballot.CommonSource = s
		p.typed()
		p.strip.Refresh()
		p.f.foot.Refresh()
	}
	w.common.onEscape = func() { p.f.run(cmdBack) }
	w.common.onSave = w.save
	w.common.onDown = func() { w.common.SetText(nextName(p.f.sources.commonSources(), w.common.Text)) }
	w.common.OnSubmitted = func(string) { p.f.win.Canvas().Focus(w.fields[0]) }
	w.fields[3].PlaceHolder = "2026-01-31"
	objects := []fyne.CanvasObject{w.ground, w.note, w.common}
	for _, e := range w.fields {
		objects = append(objects, e)
	}
	w.all = container.New(w, objects...)
	w.all.Hide()
	return w
}

// Layout and MinSize make writing the layout of its own panel.
func (w *writing) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	z := w.p.f.z
	w.ground.Resize(s)
	w.note.Move(fyne.NewPos(18*z, 34*z))
	w.note.Resize(fyne.NewSize(max(60, min(s.Width-36*z, 760*z)), max(30, s.Height-46*z)))
	x, wide := 18*z, (s.Width-(36+3*12)*z)/4
	for _, e := range w.fields {
		e.Move(fyne.NewPos(x, 54*z))
		e.Resize(fyne.NewSize(wide, e.MinSize().Height))
		x += wide + 12*z
	}
	w.common.Move(fyne.NewPos(18*z+wide+12*z, 64*z+w.common.MinSize().Height))
	w.common.Resize(fyne.NewSize(wide, w.common.MinSize().Height))
}

// MinSize is small: the panel takes the room it is given.
func (w *writing) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// show opens a page, or closes the one that is open.
func (w *writing) show(c cmd) {
	to := map[cmd]page{cmdNote: onNote, cmdEvidence: onEvidence, cmdHistory: onHistory}[c]
	if w.open == to {
		w.close()
		return
	}
	p := w.p
	w.take()
	w.open, w.wrong, w.back = to, "", 0
	w.note.Hide()
	w.common.Hide()
	for _, e := range w.fields {
		e.Hide()
	}
	w.all.Show()
	canvas := w.p.f.win.Canvas()
	switch to {
	case onNote:
		w.note.SetText(w.p.ballot.Notes)
		w.note.CursorRow = strings.Count(w.note.Text, "\n")
		w.note.Show()
		canvas.Focus(w.note)
	case onEvidence:
		for _, e := range w.fields {
			e.Show()
		}
		w.begin()
		if w.shared() {
			w.common.SetText(p.ballot.CommonSource)
			w.common.Show()
		}
		canvas.Focus(w.fields[0])
	default:
		canvas.Unfocus()
	}
	w.redraw()
	w.p.f.refresh()
}

// begin has the evidence that is typed kept, and takes up what was.
func (w *writing) begin() {
	w.keep = w.p.f.keeper("evidence on "+w.p.id, w.typed)
	if before := w.keep.before(); len(before) == len(w.fields) && strings.Join(w.typed(), "") == "" {
		for i, e := range w.fields {
			e.SetText(before[i])
		}
	}
}

// typed is what stands in the fields of evidence.
func (w *writing) typed() []string {
	var v []string
	for _, e := range w.fields {
		v = append(v, e.Text)
	}
	return v
}

// close keeps what was typed and gives the keys back to the screen.
func (w *writing) close() {
	if w.open == closed || !w.take() {
		return
	}
	w.open = closed
	w.all.Hide()
	w.p.f.win.Canvas().Unfocus()
	w.p.judged()
}

// save keeps what was typed and, where a wording is chosen, makes the verdict
// durable at once.
func (w *writing) save() {
	w.close()
	if w.open == closed && w.p.ballot.Wording != "" {
		w.p.save(false)
	}
}

// typing tells that a field has the keys.
func (w *writing) typing() bool { return w.open == onNote || w.open == onEvidence }

// take moves the evidence typed into the ballot; it tells whether it could.
func (w *writing) take() bool {
	if w.open != onEvidence {
		return true
	}
	v := w.typed()
	for i := range v {
		v[i] = strings.TrimSpace(v[i])
	}
	if strings.Join(v, "") == "" {
		return true
	}
	date, err := data.ParseDate(v[3])
	if err != nil {
		w.wrong = capital(say.Of(err))
		w.redraw()
		w.p.f.win.Canvas().Focus(w.fields[3])
		return false
	}
	w.p.ballot.Evidence = append(w.p.ballot.Evidence[:len(w.p.ballot.Evidence):len(w.p.ballot.Evidence)],
		data.Evidence{Label: v[0], Link: v[1], Quote: v[2], Accessed: date})
	w.keep.drop()
	for _, e := range w.fields {
		e.SetText("")
	}
	w.keep, w.wrong = w.p.f.keeper("evidence on "+w.p.id, w.typed), ""
	return true
}

// nextField goes on with Enter; after the last one the evidence is taken.
func (w *writing) nextField(i int) {
	if i+1 < len(w.fields) {
		w.p.f.win.Canvas().Focus(w.fields[i+1])
	} else if w.take() {
		w.p.f.win.Canvas().Focus(w.fields[0])
		w.redraw()
		w.p.judged()
	}
}

func (w *writing) redraw() {
	if w.open != closed {
		w.all.Refresh()
		w.ground.Refresh()
	}
}

func (w *writing) restyle() {
	w.note.Refresh()
	w.common.Refresh()
	for _, e := range w.fields {
		e.Refresh()
	}
	w.all.Refresh()
	w.ground.Refresh()
}

func (w *writing) draw(g *pen, width, h float32) {
	g.rect(0, 0, width, h, g.panel)
	g.across(0, 0, width, g.heavy)
	title := map[page]string{onNote: say.T("Note"), onEvidence: say.T("Evidence"), onHistory: say.T("History")}[w.open]
	x := 18 + g.text(18, 23, title, sansBold, 14, g.ink) + 14
	if w.open == onHistory {
		w.drawHistory(g, x, width, h)
		return
	}
	keys := []string{"Ctrl Enter", say.T("saves and leaves"), "Esc", say.T("leaves, keeping it")}
	for i := 0; i < len(keys); i += 2 {
		x += g.key(x, 23, keys[i]) + 5
		x += g.text(x, 23, keys[i+1], sans, 13, g.ink2) + 14
	}
	if w.open == onEvidence {
		w.drawEvidence(g, width, h)
	}
}

// shared tells that both are said to have taken from one source.
func (w *writing) shared() bool { return w.p.ballot.Direction == data.CommonSource }

// drawEvidence heads the fields and lists what is there already.
func (w *writing) drawEvidence(g *pen, width, h float32) {
	const x = 18
	each := (width - 36 - 3*12) / 4
	for i, n := range evidenceNames {
		g.text(x+float32(i)*(each+12), 48, say.T(n), sans, 13, g.ink2)
	}
	high := w.fields[0].MinSize().Height / g.z
	y := 54 + high + 24
	if w.shared() {
		g.textRight(x+each, 64+high+high/2+5, say.T("The source both took from"), sans, 13, g.ink2)
		if x2 := x + 2*(each+12); each > 120 {
			g.keyHints(x2, 64+high+high/2+5, width-x2-18, "↓", say.T("names a source noted or held here"))
		}
		y += high + 10
	}
	if w.wrong != "" {
		g.fit(18, y, width-36, w.wrong, sans, 14, g.orange)
		y += 24
	}
	for i, e := range w.p.ballot.Evidence {
		if y > h-6 {
			return
		}
		g.text(18, y, "×", sansBold, 15, g.ink2)
		g.hit(12, y-16, 24, 24, func() { w.drop(i) })
		g.fit(38, y, width-56, evidenceLine(e), sans, 14, g.ink)
		y += 23
	}
}

func (w *writing) drop(i int) {
	ev := append([]data.Evidence{}, w.p.ballot.Evidence...)
	w.p.ballot.Evidence = append(ev[:i], ev[i+1:]...)
	w.redraw()
	w.p.judged()
}

func evidenceLine(e data.Evidence) string {
	var out []string
	for _, s := range []string{e.Label, e.Link} {
		if s != "" {
			out = append(out, s)
		}
	}
	if e.Quote != "" {
		out = append(out, "“"+e.Quote+"”")
	}
	if e.Accessed.Known() {
		out = append(out, say.T("looked up %s", dated(e.Accessed)))
	}
	return strings.Join(out, ", ")
}

// drawStrip shows note, evidence, direction and history in one line.
func (p *pair) drawStrip(g *pen, w, h float32) {
	if h < 8 {
		return
	}
	g.rect(0, 0, w, h, g.paper)
	g.across(0, 0, w, g.hair)
	if p.at == nil {
		return
	}
	const b = 22
	x := float32(18)
	part := func(id cmd, name, value string, f face, room float32) {
		left := x
		x += g.key(x, b-.5, g.keys.capOf(id)) + 7
		x += g.text(x, b, name, sansBold, 14, g.ink) + 8
		c := g.ink2
		if value == "" {
			value, c, f = say.T("none"), g.ink3, sans
		}
		x += g.fit(x, b, room, value, f, 14.5, c)
		g.hit(left, 2, x-left, h-4, func() { p.f.run(id) })
		x += 24
	}
	part(cmdNote, say.T("Note"), strings.Join(strings.Fields(p.ballot.Notes), " "), serif, w*.27)
	evidence := ""
	if n := len(p.ballot.Evidence); n > 0 {
		evidence = evidenceLine(p.ballot.Evidence[n-1])
		if n > 1 {
			evidence = say.T("%d, last %s", n, evidence)
		}
	}
	part(cmdEvidence, say.T("Evidence"), evidence, sans, w*.22)
	part(cmdDirection, say.T("Direction"), p.ballot.direction(), sans, w*.16)
	history := ""
	if n := len(p.at.History); n > 0 {
		e := p.at.History[n-1]
		history = when(e.At) + " " + eventLine(e)
	}
	room := w - 18 - x - 90
	rules := p.brokenRules()
	if rules != "" {
		room *= .4
	}
	part(cmdHistory, say.T("History"), history, sans, room)
	if rules != "" {
		x += g.text(x, b, say.T("House style"), sansBold, 14, g.ink) + 8
		g.fit(x, b, w-18-x, rules, sans, 14.5, g.ink2)
	}
}
