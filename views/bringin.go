package views

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
)

// askFiles asks which files to bring in.
func (f *frame) askFiles() {
	f.askPath(pathWanted{title: "Bring in articles", action: "Bring in", many: true}, f.loadPaths)
}

// dropped takes files dragged onto the window.
func (f *frame) dropped(uris []fyne.URI) {
	if !f.can(cmdBring) {
		return
	}
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	f.loadPaths(paths)
}

// paste makes a source of what was copied.
func (f *frame) paste() {
	text := f.app.Clipboard().Content()
	switch {
	case !f.can(cmdBring):
	case strings.TrimSpace(text) == "":
		f.say("There is no text to paste.")
	default:
		name := f.now().Local().Format("pasted 2006-01-02 15.04.05")
		in := desk.Incoming{Name: name, Text: text}
		f.work("Reading the text", func(context.Context, desk.Progress) error {
			in.Meta = desk.Guess(text)
			return nil
		}, func(err error) {
			if err == nil {
				f.openBring([]desk.Incoming{in})
			}
		})
	}
}

// loadPaths reads files and folders and asks what is known of them.
func (f *frame) loadPaths(paths []string) {
	var in []desk.Incoming
	var refused []desk.Refused
	f.work("Reading files", func(_ context.Context, _ desk.Progress) (err error) {
		in, refused, err = desk.Load(paths)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			f.fail(err)
		default:
			if len(in) > 0 {
				f.openBring(in)
			}
			if len(refused) > 0 {
				f.fail(errors.New(refusals(refused)))
			} else if len(in) == 0 {
				f.fail(errors.New("no article was found there"))
			}
		}
	})
}

// refusals names what could not be read; of many the first three.
func refusals(rs []desk.Refused) string {
	var out []string
	for i, r := range rs {
		if i == 3 {
			out = append(out, fmt.Sprintf("and %d more", len(rs)-3))
			break
		}
		out = append(out, fmt.Sprintf("%s: %s", r.Name, r.Why))
	}
	return "Not read: " + strings.Join(out, "; ")
}

// bring is the sheet that asks what is known of new sources, one at a time, or
// of one that is here already.
type bring struct {
	f          *frame
	in         []desk.Incoming
	source     string   // id of the source that is here already; empty for new ones
	dates      []string // as typed
	at         int
	fields     []*entry
	says       string
	head, foot *paint
	text       *paint
	sheet      *sheet
}

// bringLabels are the fields of the sheet.
var bringLabels = []string{"Title", "Publisher", "Author", "Date", "Address (URL)"}

func (f *frame) openBring(in []desk.Incoming) { f.askKnown(in, "") }

// askKnown shows the sheet; source is the id of one that is here already.
func (f *frame) askKnown(in []desk.Incoming, source string) {
	b := &bring{f: f, in: in, source: source, dates: make([]string, len(in))}
	for i := range in {
		b.dates[i] = in[i].Date.String()
	}
	b.head, b.foot, b.text = newPaint(f.look, b.drawHead), newPaint(f.look, b.drawFoot), newPaint(f.look, b.drawText)
	objects := []fyne.CanvasObject{b.head, b.foot, b.text}
	z := func() float32 { return f.z }
	places := []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) { return 0, h - 70*z(), w, 70 * z() },
		func(w, h float32) (float32, float32, float32, float32) {
			return w*.56 + 10*z(), 76 * z(), w*.44 - 36*z(), h - 150*z()
		},
	}
	for i := range bringLabels {
		e := newEntry(f)
		e.PlaceHolder = "not known"
		e.OnChanged = func(string) { b.keep() }
		e.OnSubmitted = func(string) { b.next(i) }
		e.onSave = b.save
		b.fields = append(b.fields, e)
		objects = append(objects, e)
		places = append(places, func(w, _ float32) (float32, float32, float32, float32) {
			return 150 * z(), (78 + float32(i)*44) * z(), w*.56 - 160*z(), 32 * z()
		})
	}
	b.fields[3].PlaceHolder = "2015-10-07, 2015-10 or 2015"
	b.sheet = &sheet{card: container.New(&stage{places: places}, objects...), size: fyne.NewSize(1000, 470), key: b.key, restyle: b.redraw}
	f.openSheet(b.sheet)
	b.turn(0)
	f.win.Canvas().Focus(b.fields[0])
}

// turn shows one of the sources.
func (b *bring) turn(i int) {
	b.at = min(max(i, 0), len(b.in)-1)
	in := &b.in[b.at]
	date := b.dates[b.at]
	for k, v := range []string{in.Title, in.Publisher, in.Author, date, in.URL} {
		set := b.fields[k].OnChanged
		b.fields[k].OnChanged = nil
		b.fields[k].SetText(v)
		b.fields[k].OnChanged = set
	}
	b.redraw()
}

func (b *bring) redraw() {
	for _, p := range []*paint{b.head, b.foot, b.text} {
		p.Refresh()
	}
	for _, e := range b.fields {
		e.Refresh()
	}
}

// keep takes over what was typed.
func (b *bring) keep() {
	in := &b.in[b.at]
	text := func(i int) string { return strings.TrimSpace(b.fields[i].Text) }
	in.Title, in.Publisher, in.Author, in.URL = text(0), text(1), text(2), text(4)
	b.dates[b.at] = text(3)
	if b.says != "" {
		b.says = ""
		b.foot.Refresh()
	}
}

// next is Enter in a field: to the one below, and from the last to the end.
func (b *bring) next(i int) {
	if i+1 < len(b.fields) {
		b.f.win.Canvas().Focus(b.fields[i+1])
		return
	}
	if b.at+1 < len(b.in) {
		b.turn(b.at + 1)
		b.f.win.Canvas().Focus(b.fields[0])
		return
	}
	b.save()
}

func (b *bring) key(c chord) bool {
	switch c.key {
	case fyne.KeyPageDown:
		b.turn(b.at + 1)
	case fyne.KeyPageUp:
		b.turn(b.at - 1)
	case fyne.KeyReturn:
		b.save()
	case fyne.KeyTab:
		b.f.win.Canvas().Focus(b.fields[0])
	default:
		return false
	}
	return true
}

// save brings all of them in as one step.
func (b *bring) save() {
	for i := range b.in {
		d, err := data.ParseDate(b.dates[i])
		if err != nil {
			b.turn(i)
			b.says = err.Error()
			b.f.win.Canvas().Focus(b.fields[3])
			b.redraw()
			return
		}
		b.in[i].Date = d
	}
	b.sheet.close()
	f, d, in := b.f, b.f.desk, b.in
	if b.source != "" {
		f.save(func(ctx context.Context) error { return d.SetMeta(ctx, b.source, in[0].Meta) }, nil)
		return
	}
	f.bringIn(in, nil)
}

// broughtIn says what bringing in did.
func broughtIn(b desk.Brought) string {
	var out []string
	if n := len(b.Sources); n > 0 {
		found := "no new overlap"
		if b.Overlaps > 0 {
			found = count(b.Overlaps, "new overlap", "new overlaps")
		}
		out = append(out, fmt.Sprintf("%s brought in, %s found.", count(n, "source", "sources"), found))
	}
	switch n := len(b.Already); {
	case n == 1:
		out = append(out, "“"+b.Already[0]+"” was here already.")
	case n > 1:
		out = append(out, fmt.Sprintf("%d were here already.", n))
	}
	return strings.Join(out, " ")
}

func (b *bring) drawHead(g *pen, w, h float32) {
	const m, base = 26, 42
	title := "Bring in an article"
	switch n := len(b.in); {
	case b.source != "":
		title = "What is known of it"
	case n > 1:
		title = fmt.Sprintf("Bring in %d articles", n)
	}
	x := m + g.text(m, base, title, serifBold, 20, g.ink) + 12
	g.fit(x, base, w*.4, "Leave empty what is not known.", sans, 14, g.ink2)
	if n := len(b.in); n > 1 {
		x := w - m
		x -= g.textRight(x, base, fmt.Sprintf("%d of %d", b.at+1, n), sansBold, 14, g.ink) + 12
		x -= g.keyWidth("PgDn")
		g.key(x, base, "PgDn")
		g.hit(x, base-16, 40, 24, func() { b.turn(b.at + 1) })
		x -= g.keyWidth("PgUp") + 6
		g.key(x, base, "PgUp")
		g.hit(x, base-16, 40, 24, func() { b.turn(b.at - 1) })
	}
	g.across(m, 54, w-2*m, g.heavy)
	for i, l := range bringLabels {
		g.text(m, 99+float32(i)*44, l, sansBold, 14, g.ink)
	}
	g.fit(m, 99+5*44, w*.56-m, "File name: "+b.in[b.at].Name, sans, 13, g.ink3)
	g.down(w*.56, 76, h-150, g.hair)
}

// drawText shows how the article begins.
func (b *bring) drawText(g *pen, w, h float32) {
	const leading = 23
	y := float32(18)
	text := b.in[b.at].Text
	if len(text) > 4000 {
		text = strings.ToValidUTF8(text[:4000], "")
	}
	for para := range strings.SplitSeq(text, "\n") {
		for _, l := range g.folded(para, w-14, serif, 15.5) {
			if y+leading > h {
				return
			}
			g.text(14, y, l, serif, 15.5, g.ink2)
			y += leading
		}
		if strings.TrimSpace(para) != "" {
			y += 5
		}
	}
}

func (b *bring) drawFoot(g *pen, w, h float32) {
	const m = 26
	g.across(m, 0, w-2*m, g.hair)
	label := "Bring in"
	switch n := len(b.in); {
	case b.source != "":
		label = "Save"
	case n > 1:
		label = fmt.Sprintf("Bring in all %d", n)
	}
	bw := g.button(w-m, 16, "Ctrl Enter", label, true, b.save)
	bw += 10 + g.button(w-m-bw-10, 16, "Esc", "Not now", false, func() { b.sheet.close() })
	if b.says != "" {
		for i, l := range g.folded(b.says, w-2*m-bw-20, sansBold, 14) {
			g.text(m, 32+float32(i)*19, l, sansBold, 14, g.orange)
		}
		return
	}
	x := m + g.key(m, 39, "Enter") + 8
	g.fit(x, 39, w-m-bw-20-x, "next field", sans, 14, g.ink2)
}
