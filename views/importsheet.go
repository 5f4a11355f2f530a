package views

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// askImport asks for a table of verdicts, or a workbench as JSON Lines.
func (f *frame) askImport() {
	f.askPath(pathWanted{title: say.T("Import verdicts or a workbench"), action: say.T("Look at it"), endings: []string{".csv", ".jsonl"}, dir: f.set.ExportDir}, func(paths []string) {
		f.importFile(paths[0])
	})
}

// importFile shows what a table would change, or takes a workbench in.
func (f *frame) importFile(path string) {
	d := f.desk
	var plan desk.Plan
	var kind desk.Importing
	f.work(say.T("Reading %s", filepath.Base(path)), func(ctx context.Context, p desk.Progress) (err error) {
		if kind, err = desk.Imports(path); err != nil {
			return err
		}
		if kind == desk.ImportsWorkbench {
			return d.ImportWhole(ctx, path, p)
		}
		plan, err = d.PlanTable(ctx, path)
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
		default:
			f.openPlan(path, plan)
		}
	})
}

// planSheet shows what a table of verdicts would change before it does.
type planSheet struct {
	f     *frame
	path  string
	plan  desk.Plan
	lines []planLine
	head  *paint
	table *widget.List
	at    int
	sheet *sheet
}

// planLine is a changed cell, or a refused row.
type planLine struct {
	about         string // of the first cell of a verdict
	column        string
	before, after string
	refused       string
}

const planHeight = 40 // of a line, in units

func (f *frame) openPlan(path string, plan desk.Plan) {
	s := &planSheet{f: f, path: path, plan: plan}
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
	s.head = newPaint(f.look, s.drawHead)
	s.table = f.newRows(planHeight, func() int { return len(s.lines) }, s.drawLine)
	z := func() float32 { return f.z }
	all := container.New(&stage{places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, w, h },
		func(w, h float32) (float32, float32, float32, float32) {
			return 20 * z(), 84 * z(), w - 40*z(), h - 168*z()
		},
	}}, s.head, s.table)
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

// take changes the verdicts, as one step.
func (s *planSheet) take() {
	if len(s.plan.Changes) == 0 {
		s.sheet.close()
		return
	}
	f, d, path := s.f, s.f.desk, s.path
	s.sheet.close()
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

func (s *planSheet) drawHead(g *pen, w, h float32) {
	const m = 28
	g.text(m, 46, say.T("What the table changes"), serifBold, 20, g.ink)
	says := say.T("%s, %s as they are", say.N("%s verdict", "%s verdicts", len(s.plan.Changes)), say.N("%s row", "%s rows", s.plan.Same))
	if n := len(s.plan.Refused); n > 0 {
		says += say.T(", %s refused", grouped(n))
	}
	g.textRight(w-m, 46, says, sans, 14, g.ink2)
	g.across(m, 60, w-2*m, g.heavy)
	if len(s.lines) == 0 {
		g.text(m, 112, say.T("It says what the workbench says, so there is nothing to change."), serifItalic, 16, g.ink2)
	}
	g.across(m, h-76, w-2*m, g.hair)
	x := w - m
	if n := len(s.plan.Changes); n > 0 {
		x -= g.button(x, h-56, "Enter", say.T("Change %s", say.N("%s verdict", "%s verdicts", n)), true, s.take) + 10
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
