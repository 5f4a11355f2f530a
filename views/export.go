package views

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
)

// previewRows is how many rows the export sheet shows.
const previewRows = 7

// exporting is the sheet that writes the verdicts.
type exporting struct {
	f       *frame
	export  desk.Export
	preview *desk.Preview // nil while it is made
	path    *entry
	card    *paint
	sheet   *sheet
	over    bool // the file is there and Enter would write over it
	eager   bool // Enter came before the preview
	says    string
}

// openExport shows the export sheet.
func (f *frame) openExport() {
	e := &exporting{f: f, export: desk.Export{Format: "csv"}}
	e.path = newEntry(f)
	e.path.SetText(e.proposed())
	e.path.OnChanged = func(string) { e.over, e.says = false, ""; e.card.Refresh() }
	e.path.OnSubmitted = func(string) { e.write() }
	e.card = newPaint(f.look, e.draw)
	card := container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			return 60 * f.z, h - 60*f.z, w - 470*f.z, 32 * f.z
		},
	}}, e.card, e.path)
	e.sheet = &sheet{card: card, size: fyne.NewSize(1180, 640), key: e.key, restyle: func() { e.card.Refresh(); e.path.Refresh() }}
	f.openSheet(e.sheet)
	e.look()
}

// proposed is a path beside the last export, else beside the workbench.
func (e *exporting) proposed() string {
	dir := e.f.set.ExportDir
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		dir = filepath.Dir(e.f.desk.Place().Path)
	}
	return filepath.Join(dir, "verdicts-"+e.f.desk.Place().Name+"-"+e.f.now().Local().Format("2006-01-02")+".csv")
}

// look makes the preview.
func (e *exporting) look() {
	d, ex := e.f.desk, e.export
	fetch(e.f, func(ctx context.Context) (desk.Preview, error) { return d.Preview(ctx, ex, previewRows) }, func(p desk.Preview) {
		e.preview = &p
		e.card.Refresh()
		if e.eager {
			e.write()
		}
	})
}

func (e *exporting) key(c chord) bool {
	switch c.key {
	case fyne.KeyReturn:
		e.write()
	case fyne.KeyTab:
		e.f.win.Canvas().Focus(e.path)
	case fyne.KeyB:
		e.mark(!e.export.NoBOM)
	default:
		return false
	}
	return true
}

// mark chooses whether a byte order mark is written.
func (e *exporting) mark(no bool) {
	e.export.NoBOM = no
	e.look()
}

func (e *exporting) canWrite() bool { return e.preview != nil && e.preview.Counts.Written > 0 }

// write writes the file; one that is there only after a second Enter.
func (e *exporting) write() {
	e.eager = e.preview == nil
	if !e.canWrite() {
		return
	}
	path := e.path.Text
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(e.f.desk.Place().Path), path)
	}
	if _, err := os.Stat(path); err == nil && !e.over {
		e.over, e.says = true, "A file of this name is there already."
		e.card.Refresh()
		return
	}
	f, d, ex, over := e.f, e.f.desk, e.export, e.over
	e.sheet.close()
	var counts desk.Counts
	f.work("Exporting", func(ctx context.Context, _ desk.Progress) (err error) {
		counts, err = d.Export(ctx, ex, path, over)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			f.say("Stopped; no file was written.")
		case err != nil:
			f.fail(err)
		default:
			f.set.ExportDir = filepath.Dir(path)
			f.set.write(f.opts.ConfigDir)
			f.say(written(counts) + " " + path)
		}
	})
}

// written tells the counts after an export.
func written(c desk.Counts) string {
	t := count(c.Written, "row", "rows") + " written"
	if c.LeftOut > 0 {
		t += fmt.Sprintf(", %d dismissed left out", c.LeftOut)
	}
	if c.Guarded > 0 {
		t += fmt.Sprintf(", %s guarded against running as a formula", count(c.Guarded, "cell", "cells"))
	}
	return t + ":"
}

// shownColumns are the columns of the preview with the share of its width;
// those at the end of the list go first where it is narrow.
var shownColumns = []struct {
	name  string
	share float32
	slim  bool
}{
	{"verdict_id", 1.2, true},
	{"rating", .7, true},
	{"overall", 1.3, true},
	{"wording", .9, true},
	{"attribution", 1, true},
	{"alterations", 1.6, false},
	{"speaker", 1.2, false},
	{"diff", 2.8, true},
}

func (e *exporting) draw(g *pen, w, h float32) {
	const m = 28
	g.text(m, 44, "Export verdicts", serifBold, 20, g.ink)
	l := e.f.overlaps.list
	g.textRight(w-m, 44, fmt.Sprintf("%s, %d with a verdict", count(l.of, "overlap", "overlaps"), l.judged), sans, 14, g.ink2)
	g.across(m, 58, w-2*m, g.heavy)
	x := m + g.text(m, 86, "CSV", sansBold, 15, g.ink) + 8
	x += g.text(x, 86, "for spreadsheets, UTF-8, one row a verdict", sans, 14, g.ink2) + 30
	chosen := 0
	if e.export.NoBOM {
		chosen = 1
	}
	label := "Byte order mark, for Excel"
	sw := g.width("With", sansBold, 14) + g.width("None", sansBold, 14) + 48
	lx := w - m - sw - 12 - g.width(label, sans, 14)
	if lx > x+30 {
		g.text(lx, 86, label, sans, 14, g.ink2)
		g.key(lx-28, 86, "B")
	}
	g.segments(w-m-sw, 67, []string{"With", "None"}, chosen, func(i int) { e.mark(i == 1) })
	y := float32(112)
	switch {
	case e.preview == nil:
		g.text(m, y+20, "Making the preview…", serifItalic, 16, g.ink2)
	case !e.canWrite():
		g.text(m, y+20, "No overlap has a verdict yet, so there is nothing to write.", serifItalic, 16, g.ink2)
	default:
		y = e.drawTable(g, m, y, w)
		e.drawWords(g, m, y, w, h)
	}
	e.drawFoot(g, w, h)
}

// drawTable shows the first rows in some of the columns.
func (e *exporting) drawTable(g *pen, m, y, w float32) float32 {
	const step = 33
	p := e.preview
	head := fmt.Sprintf("first rows and some of the %d columns; ", len(p.Header))
	if p.Counts.Guarded == 0 {
		head += "no cell needs a guard"
	} else {
		head += count(p.Counts.Guarded, "cell gets", "cells get") + " a guard against running as a formula"
	}
	x := m + g.text(m, y+18, "How it will look", sansBold, 14, g.ink) + 10
	g.fit(x, y+18, w-m-x, head, sans, 14, g.ink2)
	y += 32
	rows := p.Rows[:min(len(p.Rows), previewRows)]
	g.box(m, y, w-2*m, step*float32(len(rows)+1), 3, g.paper, g.rule, 1)
	g.rect(m+1, y+1, w-2*m-2, step-1, g.panel)
	total := float32(0)
	for _, c := range shownColumns {
		if c.slim || w > 900 {
			total += c.share
		}
	}
	x = m
	for _, c := range shownColumns {
		if !c.slim && w <= 900 {
			continue
		}
		cw := (w - 2*m) * c.share / total
		i := slices.Index(p.Header, c.name)
		g.fit(x+12, y+21, cw-16, c.name, sansBold, 13, g.ink)
		for k, r := range rows {
			if i < 0 || i >= len(r) {
				continue
			}
			face, size := sans, float32(14)
			if c.name == "diff" {
				face, size = serif, 15
			}
			g.fit(x+12, y+21+float32(k+1)*step, cw-16, r[i], face, size, g.ink)
		}
		x += cw
	}
	for k := range rows {
		g.across(m+1, y+float32(k+1)*step, w-2*m-2, g.hair)
	}
	return y + step*float32(len(rows)+1) + 30
}

// drawWords is the first row in plain words.
func (e *exporting) drawWords(g *pen, m, y, w, h float32) {
	if e.preview.Words == "" || y+40 > h-90 {
		return
	}
	g.text(m, y, "The first row in words", sansBold, 14, g.ink)
	for _, l := range g.folded(e.preview.Words, min(w-2*m, 860), serif, 17) {
		y += 25
		if y > h-86 {
			return
		}
		g.text(m, y, l, serif, 17, g.ink)
	}
}

func (e *exporting) drawFoot(g *pen, w, h float32) {
	const m = 28
	g.across(m, h-84, w-2*m, g.hair)
	g.text(m, h-39, "To", sansBold, 14, g.ink)
	label := "Write"
	if e.preview != nil {
		label = "Write " + count(e.preview.Counts.Written, "row", "rows")
	}
	if e.over {
		label = "Write over it"
	}
	tap := e.write
	if !e.canWrite() {
		tap = nil
	}
	x := w - m
	x -= g.button(x, h-62, "Enter", label, true, tap) + 10
	g.button(x, h-62, "Esc", "Not now", false, func() { e.sheet.close() })
	g.link(w-398, h-39, "Choose…", e.choose)
	if e.says != "" {
		g.text(60, h-68, e.says, sansBold, 13, g.orange)
	}
}

// choose asks for another place.
func (e *exporting) choose() {
	w := pathWanted{title: "Where to write the verdicts", action: "Here", endings: []string{".csv"}, save: filepath.Base(e.path.Text), dir: filepath.Dir(e.path.Text)}
	e.f.askPath(w, func(paths []string) { e.path.SetText(paths[0]) })
}
