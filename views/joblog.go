package views

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// logLine is what became of one file.
type logLine struct {
	desk.JobFile
	job string // when it was asked for
}

// readLog reads the logs of all jobs, the newest first; in each come first the
// files that need a look.
func readLog(ctx context.Context, d *desk.Desk) ([]logLine, error) {
	jobs, err := d.Jobs(ctx)
	if err != nil {
		return nil, err
	}
	order := map[string]int{desk.OutcomeRefused: 0, desk.OutcomeAlready: 1, "": 2, desk.OutcomeIn: 3}
	var lines []logLine
	for _, j := range jobs {
		files, err := d.JobLog(ctx, j.ID)
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(files, func(x, y desk.JobFile) int { return cmp.Compare(order[x.Outcome], order[y.Outcome]) })
		for _, file := range files {
			lines = append(lines, logLine{file, moment(j.At)})
		}
	}
	return lines, nil
}

const logHeight = 40 // of a line, in units

// logSheet lists what became of the files.
type logSheet struct {
	f     *frame
	lines []logLine
	head  *paint
	table *rows
	at    int // the line on top
	sheet *sheet
}

func (f *frame) showLog(lines []logLine) {
	s := &logSheet{f: f, lines: lines}
	s.head = newPaint(f.look, s.drawHead)
	s.table = f.newRows(logHeight, func() int { return len(s.lines) }, s.drawLine)
	all := container.New(f.within(20, 76, 64), s.head, s.table)
	s.sheet = &sheet{card: all, size: fyne.NewSize(900, 620), key: s.key, restyle: func() {
		s.head.Refresh()
		s.table.Refresh()
	}}
	f.openSheet(s.sheet)
}

func (s *logSheet) key(c chord) bool {
	by := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: 10, fyne.KeyPageUp: -10}[c.key]
	if c.key == fyne.KeyReturn {
		s.sheet.close()
		return true
	}
	if by == 0 {
		return false
	}
	s.at = min(max(s.at+by, 0), len(s.lines)-1)
	s.table.ScrollToOffset(float32(s.at) * logHeight * s.f.z)
	return true
}

func (s *logSheet) drawHead(g *pen, w, h float32) {
	const m = 30
	n := map[string]int{}
	for _, l := range s.lines {
		n[l.Outcome]++
	}
	x := m + g.text(m, 46, say.T("What became of the files"), serifBold, 20, g.ink) + 12
	says := say.T("%s brought in", say.N("%s file", "%s files", n[desk.OutcomeIn]))
	for _, o := range []struct{ outcome, says string }{{desk.OutcomeAlready, say.T(" here already")}, {desk.OutcomeRefused, say.T(" not brought in")}, {"", say.T(" waiting")}} {
		if n[o.outcome] > 0 {
			says += ", " + grouped(n[o.outcome]) + o.says
		}
	}
	g.fit(x, 46, w-m-x, says, sans, 14, g.ink2)
	g.across(m, 60, w-2*m, g.heavy)
	g.button(w-m, h-52, "Esc", say.T("Close"), false, func() { s.sheet.close() })
}

func (s *logSheet) drawLine(g *pen, w, h float32, i int) {
	const b = 25
	l := s.lines[i]
	sign, c, says := "✓", g.ink2, named(l.Outcome)
	switch l.Outcome {
	case desk.OutcomeRefused:
		sign, c = "×", g.orange
	case desk.OutcomeAlready:
		sign = "="
	case "":
		sign, says = "…", say.T("waiting")
	}
	g.text(12, b, sign, sansBold, 15, c)
	end := w - 12 - g.textRight(w-12, b, l.job, sans, 13, g.ink3) - 16
	end -= g.textRight(end, b, says, sans, 14, c) + 16
	x := 36 + g.fit(36, b, max(120, end*.45), l.Name, serif, 15, g.ink) + 14
	if x < end {
		g.fit(x, b, end-x, l.Says, sans, 13.5, g.ink2)
	}
	g.across(12, h-1/g.z, w-24, g.hair)
}
