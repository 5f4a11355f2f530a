package views

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// previewRows is how many rows the export sheet shows.
const previewRows = 7

// exportWordsRoom is what stays free under the table for the first row in words.
const exportWordsRoom = 110

// exporting is the sheet that writes the verdicts.
type exporting struct {
	f        *frame
	export   desk.Export
	preview  *desk.Preview // nil while it is made
	path     *entry
	offered  string // the path that the sheet proposed
	card     *paint
	sheet    *sheet
	over     bool // the file is there and Enter would write over it
	eager    bool // Enter came before the preview
	says     string
	previews int // how many were asked for: an older one that comes late is none
}

// exportFormat is a format as the sheet offers it.
type exportFormat struct {
	id, ending           string
	name, use            say.Text
	rows, columns, marks bool // whether these can be chosen
}

// exportFormats are the desk's, in its order.
var exportFormats = []exportFormat{
	{desk.FormatCSV, ".csv", "CSV", "for spreadsheets", true, true, true},
	{desk.FormatXLSX, ".xlsx", "Excel", "with a filter", true, true, false},
	{desk.FormatJSONL, ".jsonl", "JSON Lines", "the whole workbench", false, false, false},
	{desk.FormatAnnotation, ".annotations.json", "Web Annotation", "W3C anchors", true, false, false},
	{desk.FormatClaimReview, ".claimreview.json", "ClaimReview", "final verdicts only", false, false, false},
	{desk.FormatHTML, ".html", "HTML report", "one file for the desk", true, false, false},
	{desk.FormatMarkdown, ".md", "Markdown", "notes", true, false, false},
	{desk.FormatPassim, ".json", "passim", "hand-over to a cluster", false, false, false},
}

// rowChoices are of which overlaps there are rows.
var rowChoices = []struct {
	rows        desk.Rows
	name, short say.Text
}{
	{desk.RowsJudged, "All verdicts", "Verdicts"},
	{desk.RowsListed, "What the list shows", "Listed"},
	{desk.RowsAll, "Every overlap", "Every"},
	{desk.RowsReviewers, "One a reviewer", "A reviewer"},
}

// openExport shows the export sheet.
func (f *frame) openExport() {
	e := &exporting{f: f, export: desk.Export{Format: desk.FormatCSV, Rows: desk.RowsJudged, AppVersion: f.app.Metadata().Version}}
	for _, i := range f.overlaps.list.shown {
		e.export.Only = append(e.export.Only, f.overlaps.list.rows[i].ID)
	}
	e.path = newEntry(f)
	e.path.OnChanged = func(string) { e.over, e.says = false, ""; e.card.Refresh() }
	e.path.OnSubmitted = func(string) { e.write() }
	e.card = newPaint(f.look, e.draw)
	e.offer()
	card := container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			return 60 * f.z, h - 60*f.z, w - 470*f.z, 32 * f.z
		},
	}}, e.card, e.path)
	e.sheet = &sheet{card: card, size: fyne.NewSize(1180, 700), key: e.key, restyle: func() { e.card.Refresh(); e.path.Refresh() }}
	f.openSheet(e.sheet)
	e.look()
}

// format is the chosen one.
func (e *exporting) format() exportFormat {
	return exportFormats[e.at()]
}

func (e *exporting) at() int {
	return max(0, slices.IndexFunc(exportFormats, func(x exportFormat) bool { return x.id == e.export.Format }))
}

// offer proposes a path, unless the person has written one; of that the ending
// follows the format.
func (e *exporting) offer() {
	next := e.proposed()
	if typed := e.path.Text; typed != e.offered {
		next = typed
		for _, x := range exportFormats {
			if stem, ok := strings.CutSuffix(typed, x.ending); ok {
				next = stem + e.format().ending
			}
		}
	} else {
		e.offered = next
	}
	e.path.SetText(next)
}

// proposed is a path beside the last export, else beside the workbench.
func (e *exporting) proposed() string {
	dir := e.f.set.ExportDir
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		dir = filepath.Dir(e.f.desk.Place().Path)
	}
	what := "verdicts-"
	if e.export.Format == desk.FormatJSONL {
		what = "workbench-"
	}
	return filepath.Join(dir, what+e.f.desk.Place().Name+"-"+e.f.now().Local().Format("2006-01-02")+e.format().ending)
}

// look makes the preview.
func (e *exporting) look() {
	d, ex := e.f.desk, e.export
	e.preview = nil
	e.previews++
	n := e.previews
	e.card.Refresh()
	fetch(e.f, func(ctx context.Context) (desk.Preview, error) { return d.Preview(ctx, ex, previewRows) }, func(p desk.Preview) {
		if n != e.previews {
			return
		}
		e.preview = &p
		e.card.Refresh()
		if e.eager {
			e.write()
		}
	})
}

func (e *exporting) key(c chord) bool {
	f := e.format()
	switch {
	case c.key == fyne.KeyReturn:
		e.write()
	case c.key == fyne.KeyTab:
		e.f.win.Canvas().Focus(e.path)
	case c.key == fyne.KeyDown, c.key == fyne.KeyUp:
		step := 1
		if c.key == fyne.KeyUp {
			step = len(exportFormats) - 1
		}
		e.choose(exportFormats[(e.at()+step)%len(exportFormats)].id)
	case c.key == fyne.KeyR && f.rows:
		e.chooseRows((e.rowsAt() + 1) % len(rowChoices))
	case c.key == fyne.KeyC && f.columns:
		e.chooseColumns(!e.export.Technical)
	case c.key == fyne.KeyB && f.marks:
		e.mark(!e.export.NoBOM)
	default:
		return false
	}
	return true
}

// choose takes another format.
func (e *exporting) choose(id string) {
	e.export.Format, e.preview, e.over, e.says = id, nil, false, ""
	e.offer()
	e.look()
}

func (e *exporting) rowsAt() int {
	for i, c := range rowChoices {
		if c.rows == e.export.Rows {
			return i
		}
	}
	return 0
}

func (e *exporting) chooseRows(i int) {
	e.export.Rows = rowChoices[i].rows
	e.look()
}

func (e *exporting) chooseColumns(all bool) {
	e.export.Technical = all
	e.look()
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
		e.over, e.says = true, say.T("A file of this name is there already.")
		e.card.Refresh()
		return
	}
	f, d, ex, over := e.f, e.f.desk, e.export, e.over
	amount := e.amount()
	e.sheet.close()
	var counts desk.Counts
	f.work(say.T("Exporting"), func(ctx context.Context, _ desk.Progress) (err error) {
		counts, err = d.Export(ctx, ex, path, over)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			f.say(say.T("Stopped; no file was written."))
		case err != nil:
			f.fail(err)
		default:
			f.set.ExportDir = filepath.Dir(path)
			f.set.write(f.opts.ConfigDir)
			f.say(written(amount, counts) + " " + path)
		}
	})
}

// written tells the counts after an export.
func written(amount string, c desk.Counts) string {
	t := say.T("%s written", amount)
	if c.LeftOut > 0 {
		t += say.T(", %d left out", c.LeftOut)
	}
	if c.Guarded > 0 {
		t += say.T(", %s guarded against running as a formula", say.N("%s cell", "%s cells", c.Guarded))
	}
	if c.Cut > 0 {
		t += say.T(", %s cut at the length that a spreadsheet holds", say.N("%s cell", "%s cells", c.Cut))
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
	{"verdict_id", .9, true},
	{"rating", .6, true},
	{"overall", 1.7, true},
	{"wording", .9, true},
	{"attribution", 1.1, true},
	{"alterations", 1.5, false},
	{"speaker", 1.2, false},
	{"diff", 2.4, true},
}

// Measures of the sheet, in units.
const (
	exportMargin    = 28
	exportStep      = 40 // a format, where there is room
	exportChoices   = 58 // a line of choices
	exportFoot      = 84
	exportListWidth = 236  // the width of their list
	exportNarrow    = 1100 // below, words are shorter and fewer columns are shown
	exportGap       = 30
	exportTop       = 66 // under the title
	exportPreviewIn = 26 // under the choices
)

func (e *exporting) draw(g *pen, w, h float32) {
	const m = exportMargin
	g.text(m, 44, say.T("Export verdicts"), serifBold, 20, g.ink)
	l := e.f.overlaps.list
	g.textRight(w-m, 44, say.T("%s, %d with a verdict", say.N("%s overlap", "%s overlaps", l.of), l.judged), sans, 14, g.ink2)
	g.across(m, 58, w-2*m, g.heavy)
	e.drawFormats(g, m, h)
	x := float32(m + exportListWidth + exportGap)
	y := e.drawChoices(g, x, w) + exportPreviewIn
	switch {
	case e.preview == nil:
		g.text(x, y+20, say.T("Making the preview…"), serifItalic, 16, g.ink2)
	case !e.canWrite():
		for i, l := range g.folded(e.nothing(), w-m-x, serifItalic, 16) {
			g.text(x, y+20+float32(i)*24, l, serifItalic, 16, g.ink2)
		}
	case e.export.Format == desk.FormatJSONL:
		e.drawFolded(g, x, y+20, w, h, say.T("Everything: the texts, the files that they came from, and every change in its chain, one a line. "+
			"Taken into an empty workbench with File, Import, or “verbatim import”, it is the same again. What is being typed and not saved stays here."))
	case e.export.Format == desk.FormatPassim:
		e.drawFolded(g, x, y+20, w, h, say.T("All sources for passim on Apache Spark, and beside them a manifest with their hashes. The README says how it is run. "+
			"What it found comes back with “verbatim import”."))
	default:
		y = e.drawTable(g, x, y, w, h)
		e.drawWords(g, x, y, w, h)
	}
	e.drawFoot(g, w, h)
}

// nothing says why there is nothing to write.
func (e *exporting) nothing() string {
	switch {
	case e.export.Format == desk.FormatClaimReview:
		return say.T("No verdict is final yet, so there is nothing to publish.")
	case e.export.Rows == desk.RowsListed:
		return say.T("The list shows no overlap, so there is nothing to write.")
	}
	return say.T("No overlap has a verdict yet, so there is nothing to write.")
}

// drawFormats lists the formats; the chosen one has the bar.
func (e *exporting) drawFormats(g *pen, m, h float32) {
	step := min(exportStep, (h-exportFoot-exportTop-30)/float32(len(exportFormats)))
	g.text(m, exportTop+20, say.T("Format"), sansBold, 14, g.ink)
	x := m + g.width(say.T("Format"), sansBold, 14) + 10
	x += g.key(x, exportTop+20, "↑") + 4
	g.key(x, exportTop+20, "↓")
	for i, f := range exportFormats {
		y := exportTop + 30 + float32(i)*step
		if f.id == e.export.Format {
			g.box(m, y, exportListWidth, step-4, 3, g.blueSel, g.blue, 2)
			g.rect(m, y, 5, step-4, g.blue)
		}
		b := y + step/2 + 3
		tw := g.text(m+14, b, say.T(f.name), sansBold, 15, g.ink)
		g.fit(m+14+tw+8, b, exportListWidth-tw-30, say.T(f.use), sans, 13, g.ink2)
		g.hit(m, y, exportListWidth, step-4, func() { e.choose(f.id) })
	}
}

// drawChoices draws what can be chosen of the format, in as many lines as the
// width asks for, and returns where they end.
func (e *exporting) drawChoices(g *pen, left, w float32) float32 {
	f, narrow := e.format(), w < exportNarrow
	x, y := left, float32(exportTop)
	choice := func(title, key string, names []string, at int, choose func(int)) {
		if x > left && x+max(g.segmentsWidth(names), g.width(title, sansBold, 14)+34) > w-exportMargin {
			x, y = left, y+exportChoices
		}
		tw := g.text(x, y+20, title, sansBold, 14, g.ink)
		g.key(x+tw+8, y+20, key)
		x += max(g.segments(x, y+30, names, at, choose), tw+34) + 26
	}
	if f.rows {
		var names []string
		for _, c := range rowChoices {
			if narrow {
				names = append(names, say.T(c.short))
			} else {
				names = append(names, say.T(c.name))
			}
		}
		choice(say.T("Rows"), "R", names, e.rowsAt(), e.chooseRows)
	}
	if f.columns {
		core, all := say.T("The %d usual", desk.ColumnCount(false)), say.T("All %d", desk.ColumnCount(true))
		if narrow {
			core = fmt.Sprint(desk.ColumnCount(false))
		}
		choice(say.T("Columns"), "C", []string{core, all}, oneIf(e.export.Technical), func(i int) { e.chooseColumns(i == 1) })
	}
	if f.marks {
		with := say.T("With")
		if narrow {
			with = say.T("Yes")
		}
		choice(say.T("of a file\x04Mark"), "B", []string{with, say.T("None")}, oneIf(e.export.NoBOM), func(i int) { e.mark(i == 1) })
	}
	return y + exportChoices
}

func oneIf(on bool) int {
	if on {
		return 1
	}
	return 0
}

// drawTable shows the first rows in some of the columns.
func (e *exporting) drawTable(g *pen, m, y, w, h float32) float32 {
	const step = 33
	p, right := e.preview, float32(exportMargin)
	head := say.T("first rows and some of the %d columns; ", len(p.Header))
	if !e.format().columns {
		head = say.T("the first that go in")
	} else if e.export.Format == desk.FormatXLSX {
		head += say.T("texts are stored as texts")
	} else if p.Counts.Guarded == 0 {
		head += say.T("no cell needs a guard")
	} else {
		head += say.N("%s cell gets a guard against running as a formula", "%s cells get a guard against running as a formula", p.Counts.Guarded)
	}
	x := m + g.text(m, y+18, say.T("How it will look"), sansBold, 14, g.ink) + 10
	g.fit(x, y+18, w-right-x, head, sans, 14, g.ink2)
	y += 32
	room := int((h-exportFoot-exportWordsRoom-y)/step) - 1
	rows := p.Rows[:min(len(p.Rows), previewRows, max(1, room))]
	wide := w - m - right
	g.box(m, y, wide, step*float32(len(rows)+1), 3, g.paper, g.rule, 1)
	g.rect(m+1, y+1, wide-2, step-1, g.panel)
	total := float32(0)
	for _, c := range shownColumns {
		if c.slim || w > exportNarrow {
			total += c.share
		}
	}
	x = m
	for _, c := range shownColumns {
		if !c.slim && w <= exportNarrow {
			continue
		}
		cw := wide * c.share / total
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
		g.across(m+1, y+float32(k+1)*step, wide-2, g.hair)
	}
	return y + step*float32(len(rows)+1) + 30
}

// drawWords is the first row in plain words.
func (e *exporting) drawWords(g *pen, x, y, w, h float32) {
	if e.preview.Words == "" || y+40 > h-90 {
		return
	}
	g.text(x, y, say.T("The first row in words"), sansBold, 14, g.ink)
	e.drawFolded(g, x, y+25, w, h, e.preview.Words)
}

// drawFolded draws a paragraph as far as there is room.
func (e *exporting) drawFolded(g *pen, x, y, w, h float32, says string) {
	for _, l := range g.folded(says, min(w-exportMargin-x, 860), serif, 17) {
		if y > h-90 {
			return
		}
		g.text(x, y, l, serif, 17, g.ink)
		y += 25
	}
}

func (e *exporting) drawFoot(g *pen, w, h float32) {
	const m = exportMargin
	g.across(m, h-exportFoot, w-2*m, g.hair)
	g.text(m, h-39, say.T("To"), sansBold, 14, g.ink)
	label := say.T("Write")
	if e.preview != nil {
		label = say.T("Write %s", e.amount())
	}
	if e.over {
		label = say.T("Write over it")
	}
	tap := e.write
	if !e.canWrite() {
		tap = nil
	}
	x := w - m
	x -= g.button(x, h-62, "Enter", label, true, tap) + 10
	g.button(x, h-62, "Esc", say.T("Not now"), false, func() { e.sheet.close() })
	g.link(w-398, h-39, say.T("Choose…"), e.choosePath)
	if e.says != "" {
		g.text(60, h-68, e.says, sansBold, 13, g.orange)
	}
}

// amount is what is written, in words.
func (e *exporting) amount() string {
	n := e.preview.Counts.Written
	switch {
	case e.export.Format == desk.FormatJSONL:
		return say.T("the workbench")
	case e.export.Format == desk.FormatPassim:
		return say.N("%s source", "%s sources", n)
	case e.format().columns:
		return say.N("%s row", "%s rows", n)
	}
	return say.N("%s verdict", "%s verdicts", n)
}

// choosePath asks for another place.
func (e *exporting) choosePath() {
	w := pathWanted{title: say.T("Where to write the verdicts"), action: say.T("Here"), endings: []string{filepath.Ext(e.format().ending)}, save: filepath.Base(e.path.Text), dir: filepath.Dir(e.path.Text)}
	e.f.askPath(w, func(paths []string) { e.path.SetText(paths[0]) })
}
