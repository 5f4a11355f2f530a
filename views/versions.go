package views

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// The panes of the room of versions, in the order of F6.
const (
	paneTable = iota
	paneStatements
)

// versions is the room of passages that stand in three places or more, word
// under word.
type versions struct {
	f          *frame
	stale      bool   // the workbench changed since they were read
	of         string // an overlap of the passage shown, or to be shown; empty: the first statement's
	wanted     string // the one being read
	statements []desk.Statement
	chosen     int // index of the statement shown, -1 for one that stands in fewer places
	pane       int

	held    *desk.Versions // nil while they are read
	exactly bool           // capitals and marks count too
	base    int            // the row that the others are compared with
	open    map[int]bool   // the groups of equal wordings that are unfolded, by their first row
	groups  [][]int        // equal wordings, that of the base first
	lines   []versionLine
	differ  []int // by column, how many rows differ from the base
	row     int   // the line in focus
	column  int
	laid    grid

	list *rows
	all  *fyne.Container
	side *paint
	head *paint
	view *vista
}

// versionLine is a row of the table: a version, or all that read the same.
type versionLine struct {
	row     int   // the version that is drawn
	of      []int // all it stands for
	against []collate.Against
}

func newVersions(f *frame) *versions {
	v := &versions{f: f, stale: true, chosen: -1, open: map[int]bool{}}
	v.side, v.head = newPaint(f.look, v.drawSide), newPaint(f.look, v.drawHead)
	v.view = newVista(f.look, v.tall, v.drawTable)
	v.list = f.newRows(statementHeight, func() int { return len(v.statements) }, v.drawStatement)
	side := func(w float32) float32 {
		if w/f.z < wide || len(v.statements) == 0 {
			return 0
		}
		return versionsSide * f.z
	}
	v.all = container.New(&stage{min: fyne.NewSize(600, 300), places: []placing{
		func(w, h float32) (float32, float32, float32, float32) { return 0, 0, side(w), h },
		func(w, h float32) (float32, float32, float32, float32) {
			return 0, statementsHead * f.z, max(0, side(w)-1), h - (statementsHead+statementsFoot)*f.z
		},
		func(w, _ float32) (float32, float32, float32, float32) {
			return side(w), 0, w - side(w), versionsHead * f.z
		},
		func(w, h float32) (float32, float32, float32, float32) {
			return side(w), versionsHead * f.z, w - side(w), h - versionsHead*f.z
		},
	}}, v.side, v.list, v.head, v.view)
	return v
}

// openVersions shows the versions of an overlap's passage; Esc comes back.
func (f *frame) openVersions(overlap string) {
	f.versions.of, f.versions.stale, f.versions.pane = overlap, true, paneTable
	f.show(f.versions, true)
}

func (v *versions) content() fyne.CanvasObject { return v.all }
func (v *versions) where() place               { return onVersions }
func (v *versions) full() bool                 { return false }
func (v *versions) focused()                   { v.redraw() }

func (v *versions) reset() {
	v.of, v.wanted, v.stale, v.held, v.statements, v.chosen, v.pane = "", "", true, nil, nil, -1, paneTable
}

func (v *versions) hints() []string {
	h := []string{"←→", say.T("word"), "↑↓", say.T("version")}
	if len(v.statements) > 1 {
		h = append(h, "PgDn", say.T("next statement"))
	}
	return append(h, v.f.keys.hints(cmdBase, say.T("make base"), cmdTypo, say.T("capitals and marks"), cmdEnter, say.T("open source"), cmdBack, say.T("back"))...)
}

// status says of the word in focus how many versions have it.
func (v *versions) status() string {
	if v.held == nil || len(v.lines) == 0 {
		return ""
	}
	if v.exactly {
		return say.T("Capitals, marks and spellings count")
	}
	return say.T("Spellings of one word count as one; %s tells them apart", v.f.keys.named(cmdTypo))
}

func (v *versions) shown() {
	v.f.win.Canvas().Unfocus()
	v.reload()
}

// reload reads again what changed; what is shown stays until it is there.
func (v *versions) reload() {
	if v.f.desk == nil {
		return
	}
	if !v.stale {
		v.redraw()
		return
	}
	v.stale = false
	fetch(v.f, v.f.desk.Statements, func(found []desk.Statement) {
		v.statements = found
		if v.of == "" && len(found) > 0 {
			v.of = found[0].Overlap
		}
		v.read(v.of)
	})
}

// read reads the versions of an overlap's passage.
func (v *versions) read(overlap string) {
	if v.wanted = overlap; overlap == "" {
		v.held, v.chosen = nil, -1
		v.redraw()
		return
	}
	d := v.f.desk
	fetch(v.f, func(ctx context.Context) (read readVersions, _ error) {
		read.versions, read.err = d.Versions(ctx, overlap)
		return read, nil
	}, func(read readVersions) {
		switch {
		case v.wanted != overlap:
		case read.err != nil && len(v.statements) > 0 && v.statements[0].Overlap != overlap: // an undo took it away
			v.choose(0)
		case read.err != nil && len(v.statements) > 0:
			v.f.fail(read.err)
		default:
			v.take(overlap, read.versions)
		}
	})
}

// readVersions is what comes of reading some.
type readVersions struct {
	versions *desk.Versions
	err      error
}

// take shows what was read; of the same passage everything stays where it was.
func (v *versions) take(overlap string, got *desk.Versions) {
	same := v.held != nil && got != nil && v.of == overlap && v.held.Overlap == overlap && len(v.held.Places) == len(got.Places)
	v.of, v.held = overlap, got
	v.chosen = slices.IndexFunc(v.statements, v.isShown)
	if !same {
		v.base, v.row, v.column, v.view.y = 0, 1, 0, 0
		clear(v.open)
	}
	v.arrange()
	if !same {
		v.column = max(0, slices.IndexFunc(v.differ, func(n int) bool { return n > 0 }))
		v.row = min(v.row, max(0, len(v.lines)-1))
	}
	v.all.Refresh()
	v.redraw()
	v.f.refresh()
}

// isShown tells the statement that the passage shown is: its overlap is one of
// its own, or its places are the same.
func (v *versions) isShown(s desk.Statement) bool {
	return v.held != nil && (s.Overlap == v.held.Overlap || s.Overlap == v.held.First)
}

// arrange makes the table's lines from base, groups and what is unfolded.
func (v *versions) arrange() {
	v.lines, v.groups, v.laid = nil, nil, grid{}
	if v.held == nil {
		return
	}
	t := v.held.Table
	v.groups = t.Wordings(v.exactly)
	slices.SortStableFunc(v.groups, func(a, b []int) int {
		first := func(g []int) int {
			if slices.Contains(g, v.base) {
				return 0
			}
			return 1
		}
		return first(a) - first(b)
	})
	for i, g := range v.groups {
		lead := g[0]
		if i == 0 {
			lead = v.base
		}
		against := t.Compared(v.base, lead)
		if !v.open[g[0]] {
			v.lines = append(v.lines, versionLine{lead, g, against})
			continue
		}
		for _, r := range append([]int{lead}, slices.DeleteFunc(slices.Clone(g), func(r int) bool { return r == lead })...) {
			v.lines = append(v.lines, versionLine{r, []int{r}, against})
		}
	}
	v.differ = t.Differ(v.base, v.groups, v.exactly)
	v.row, v.column = min(v.row, len(v.lines)-1), min(v.column, max(0, t.Columns-1))
}

func (v *versions) redraw() {
	for _, o := range []fyne.CanvasObject{v.side, v.head, v.list} {
		o.Refresh()
	}
	v.view.Refresh()
}

func (v *versions) restyle() {
	for i := range v.statements {
		v.list.SetItemHeight(i, statementHeight*v.f.z)
	}
	v.laid = grid{}
	v.all.Refresh()
	v.redraw()
}

// line is the line in focus, or nil.
func (v *versions) line() *versionLine {
	if v.held == nil || v.row < 0 || v.row >= len(v.lines) {
		return nil
	}
	return &v.lines[v.row]
}

func (v *versions) can(c cmd) bool {
	switch c {
	case cmdUp, cmdDown:
		return v.pane == paneStatements && len(v.statements) > 0 || v.line() != nil
	case cmdLeftward, cmdRightward, cmdTypo, cmdEnter, cmdTimelineOf:
		return v.line() != nil
	case cmdBase:
		return v.line() != nil && v.line().row != v.base
	case cmdCopies:
		return v.line() != nil && (len(v.line().of) > 1 || v.open[v.group(v.line().row)[0]])
	case cmdNextPane, cmdPrevPane:
		return len(v.statements) > 0 && v.side.Size().Width > smallest
	case cmdBack:
		return v.pane != paneTable
	}
	return false
}

// group are the versions that read as one does.
func (v *versions) group(row int) []int {
	i := slices.IndexFunc(v.groups, func(g []int) bool { return slices.Contains(g, row) })
	return v.groups[i]
}

func (v *versions) do(c cmd) {
	by := map[cmd]int{cmdUp: -1, cmdDown: 1, cmdLeftward: -1, cmdRightward: 1}[c]
	switch c {
	case cmdUp, cmdDown:
		if v.pane == paneStatements {
			v.choose(v.chosen + by)
		} else {
			v.focus(v.row+by, v.column)
		}
	case cmdLeftward, cmdRightward:
		v.pane = paneTable
		v.focus(v.row, v.column+by)
	case cmdNextPane, cmdPrevPane:
		v.pane = 1 - v.pane
		v.redraw()
	case cmdBack:
		v.pane = paneTable
		v.redraw()
	case cmdTypo:
		v.exactly = !v.exactly
		v.keepLine(v.arrange)
	case cmdCopies:
		first := v.group(v.line().row)[0]
		v.open[first] = !v.open[first]
		v.keepLine(v.arrange)
	case cmdBase:
		v.rebase(v.line().row)
	case cmdTimelineOf:
		v.f.openTimeline(v.of)
	case cmdEnter:
		if v.pane == paneStatements {
			v.pane = paneTable
			v.redraw()
			return
		}
		v.openThere()
	}
}

// keepLine does something to the lines and stays on the version in focus.
func (v *versions) keepLine(do func()) {
	at := v.line().row
	do()
	v.row = slices.IndexFunc(v.lines, func(l versionLine) bool { return slices.Contains(l.of, at) })
	v.focus(v.row, v.column)
	v.f.refresh()
}

// rebase compares all with another version. The unfolded groups stay so.
func (v *versions) rebase(row int) {
	v.base = row
	v.keepLine(v.arrange)
}

// focus moves the ring to a cell and shows it.
func (v *versions) focus(row, column int) {
	if v.held == nil {
		return
	}
	v.row = min(max(row, 0), len(v.lines)-1)
	v.column = min(max(column, 0), v.held.Table.Columns-1)
	w, _ := v.view.units()
	if top, pinned, ok := v.lay(w).place(v.row, v.column, len(v.lines)); ok {
		v.view.reveal(top, top+versionRow, pinned)
	}
	v.view.Refresh()
	v.f.menus.update()
}

// choose goes to another statement.
func (v *versions) choose(i int) {
	if i < 0 || i >= len(v.statements) {
		return
	}
	v.chosen = i
	v.list.ScrollTo(i)
	v.read(v.statements[i].Overlap)
	v.redraw()
}

// openThere opens the source in focus at the words of the cell, or at its
// passage where it has none there.
func (v *versions) openThere() {
	p := v.held.Places[v.line().row]
	at := v.held.Table.Rows[v.line().row].Cells[v.column].Span
	if at.Empty() && len(p.Lined) > 0 {
		at = p.Lined[0]
	}
	v.f.visitSource(p.Source, at)
}

// visitSource opens a source at a place; Esc comes back to the screen in front.
func (f *frame) visitSource(id string, at data.Span) {
	from, before := f.at, f.before
	f.openSource(id, at)
	f.before = append(before, from)
}

// key goes through the statements with the page keys, and to the table's ends.
func (v *versions) key(c chord) bool {
	if c.mods != 0 {
		return false
	}
	switch c.key {
	case fyne.KeyPageDown:
		v.choose(v.chosen + 1)
	case fyne.KeyPageUp:
		v.choose(max(0, v.chosen-1))
	case fyne.KeyHome:
		v.focus(0, 0)
	case fyne.KeyEnd:
		v.focus(len(v.lines)-1, 1<<20)
	default:
		return false
	}
	return true
}
