package views

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// askImport asks for a table of verdicts, a workbench as JSON Lines, or what
// passim found.
func (f *frame) askImport() {
	f.askPath(pathWanted{
		title: say.T("Import verdicts, a workbench, or what passim found"), action: say.T("Look at it"), dir: f.set.ExportDir,
		endings: []string{".csv", ".jsonl", ".json", ".gz"}, whole: desk.IsPassimFolder,
	}, func(paths []string) { f.importFile(paths[0]) })
}

// importFile shows what a table would change or what passim found, or takes a
// workbench in.
func (f *frame) importFile(path string) {
	d := f.desk
	var plan desk.Plan
	var found desk.FromPassim
	var kind desk.Importing
	f.work(say.T("Reading %s", filepath.Base(path)), func(ctx context.Context, p desk.Progress) (err error) {
		if kind, err = desk.Imports(path); err != nil {
			return err
		}
		switch kind {
		case desk.ImportsWorkbench:
			return d.ImportWhole(ctx, path, p)
		case desk.ImportsPassim:
			found, err = d.PlanPassim(ctx, path, p)
		default:
			plan, err = d.PlanTable(ctx, path)
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			f.say(say.T("Stopped; nothing was changed."))
		case err != nil:
			f.fail(err)
		case kind == desk.ImportsWorkbench:
			f.changed()
			f.say(say.T("The workbench was taken in."))
		case kind == desk.ImportsPassim:
			f.openFound(path, found)
		default:
			f.openPlan(path, plan)
		}
	})
}

// planSheet shows what an import would change before it does.
type planSheet struct {
	f                         *frame
	path                      string
	title, says, none, action string // none is said where there is no line; no action where there is nothing to do
	do                        func()
	lines                     []planLine
	head                      *paint
	table                     *rows
	at                        int
	sheet                     *sheet
}

// planLine is a changed cell, an overlap of two passages, or what was refused.
type planLine struct {
	about         string // of the first cell of a verdict
	column        string
	before, after string
	apart         bool // the two are two passages, and none becomes the other
	refused       string
}

const planHeight = 40 // of a line, in units

// openPlan shows what a table of verdicts would change.
func (f *frame) openPlan(path string, plan desk.Plan) {
	s := &planSheet{f: f, path: path, title: say.T("What the table changes"), none: say.T("It says what the workbench says, so there is nothing to change.")}
	s.says = say.T("%s, %s as they are", say.N("%s verdict", "%s verdicts", len(plan.Changes)), say.N("%s row", "%s rows", plan.Same))
	if n := len(plan.Refused); n > 0 {
		s.says += say.T(", %s refused", grouped(n))
	}
	if n := len(plan.Changes); n > 0 {
		s.action, s.do = say.T("Change %s", say.N("%s verdict", "%s verdicts", n)), func() { f.takeTable(path) }
	}
	for _, c := range plan.Changes {
		about := c.ID
		if r := f.overlaps.list.row(c.Overlap); r != nil && r.SpeakerA != "" {
			about = r.SpeakerA
		}
		if c.Reviewer != "" {
			about += say.T(", by %s", c.Reviewer)
		}
		for i, cell := range c.Cells {
			l := planLine{about: about, column: cell.Column, before: cell.Before, after: cell.After}
			if i > 0 {
				l.about = ""
			}
			s.lines = append(s.lines, l)
		}
	}
	for _, r := range plan.Refused {
		s.lines = append(s.lines, planLine{about: say.T("Line %s", grouped(r.Line)), refused: r.Why})
	}
	s.open()
}

// openFound shows what of passim's output would come in.
func (f *frame) openFound(path string, found desk.FromPassim) {
	s := &planSheet{f: f, path: path, title: say.T("What passim found"), none: say.T("Nothing of it is new, so there is nothing to take in.")}
	s.says = say.T("%s, %s listed already", say.N("%s overlap", "%s overlaps", len(found.Made)), grouped(found.Known))
	if n := len(found.Made); n > 0 {
		s.action, s.do = say.T("Take in %s", say.N("%s overlap", "%s overlaps", n)), func() { f.takeFound(path) }
	}
	refused := 0
	for _, why := range slices.Sorted(maps.Keys(found.Refused)) { // first: there may be a thousand overlaps
		refused += found.Refused[why]
		s.lines = append(s.lines, planLine{about: say.N("%s passage", "%s passages", found.Refused[why]), refused: why})
	}
	if refused > 0 {
		s.says += say.T(", %s refused", grouped(refused))
	}
	for _, x := range found.Made {
		s.lines = append(s.lines, planLine{about: x.A + " · " + x.B, before: x.TextA, after: x.TextB, apart: true})
	}
	s.open()
}

func (s *planSheet) open() {
	f := s.f
	s.head = newPaint(f.look, s.drawHead)
	s.table = f.newRows(planHeight, func() int { return len(s.lines) }, s.drawLine)
	all := container.New(f.within(20, 84, 84), s.head, s.table)
	s.sheet = &sheet{card: all, size: fyne.NewSize(980, 640), key: s.key, restyle: func() {
		s.head.Refresh()
		s.table.Refresh()
	}}
	f.openSheet(s.sheet)
}

func (s *planSheet) key(c chord) bool {
	by := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: 10, fyne.KeyPageUp: -10}[c.key]
	if c.key == fyne.KeyReturn {
		s.take()
		return true
	}
	if by == 0 {
		return false
	}
	s.at = min(max(s.at+by, 0), max(0, len(s.lines)-1))
	s.table.ScrollToOffset(float32(s.at) * planHeight * s.f.z)
	return true
}

// take does what the sheet shows, as one step.
func (s *planSheet) take() {
	s.sheet.close()
	if s.do != nil {
		s.do()
	}
}

// takeTable changes the verdicts as a table says.
func (f *frame) takeTable(path string) {
	d := f.desk
	var plan desk.Plan
	f.save(func(ctx context.Context) (err error) {
		plan, err = d.ImportTable(ctx, path)
		return err
	}, func() {
		says := say.T("%s changed", say.N("%s verdict", "%s verdicts", len(plan.Changes)))
		if n := len(plan.Refused); n > 0 {
			says += say.T(", %s refused", say.N("%s row", "%s rows", n))
		}
		f.say(say.T("%s. Ctrl+Z takes it back.", says))
	})
}

// takeFound makes overlaps of what passim found.
func (f *frame) takeFound(path string) {
	d := f.desk
	var found desk.FromPassim
	f.saveLong(say.T("Taking in what passim found"), func(ctx context.Context, p desk.Progress) (err error) {
		found, err = d.ImportPassim(ctx, path, p)
		return err
	}, func() { f.say(found.Says() + " " + say.T("Ctrl+Z takes it back.")) })
}

func (s *planSheet) drawHead(g *pen, w, h float32) {
	const m = 28
	x := m + g.text(m, 46, s.title, serifBold, 20, g.ink) + 20
	g.textRight(w-m, 46, g.fitted(s.says, w-m-x, sans, 14), sans, 14, g.ink2)
	g.across(m, 60, w-2*m, g.heavy)
	if len(s.lines) == 0 {
		g.text(m, 112, s.none, serifItalic, 16, g.ink2)
	}
	g.across(m, h-76, w-2*m, g.hair)
	x = w - m
	if s.do != nil {
		x -= g.button(x, h-56, "Enter", s.action, true, s.take) + 10
	}
	g.button(x, h-56, "Esc", say.T("Leave them"), false, func() { s.sheet.close() })
	g.fit(m, h-33, x-m-150, filepath.Base(s.path), sans, 14, g.ink2)
}

func (s *planSheet) drawLine(g *pen, w, h float32, i int) {
	const b = 25
	l := s.lines[i]
	g.fit(8, b, w*.26-16, l.about, sansBold, 14, g.ink)
	x := w * .26
	switch {
	case l.refused != "":
		tw := g.text(x, b, say.T("refused"), sansBold, 14, g.orange) + 12
		g.fit(x+tw, b, w-8-x-tw, l.refused, sans, 14, g.ink)
	case l.apart:
		half := (w - 8 - x - 16) / 2
		g.fit(x, b, half, oneLine(l.before), serif, 15, g.ink)
		g.fit(x+half+16, b, half, oneLine(l.after), serif, 15, g.ink)
	default:
		g.fit(x, b, 100, l.column, sans, 14, g.ink2)
		x += 108
		half := (w - 8 - x - 30) / 2
		g.fit(x, b, half, shownCell(l.before), serif, 15, g.ink2)
		g.text(x+half+8, b, "→", sans, 14, g.ink2)
		g.fit(x+half+30, b, half, shownCell(l.after), serif, 15, g.ink)
	}
	g.across(8, h-1/g.z, w-16, g.hair)
}

// shownCell is a cell's text on one line.
func shownCell(s string) string {
	if s == "" {
		return say.T("nothing")
	}
	return oneLine(s)
}
