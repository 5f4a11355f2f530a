package views

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// The panes of the map, in the order of F6.
const (
	paneMatrix = iota
	paneBars
)

// outletMap is the room of outlets against outlets: how much of each other's
// wording they carry.
type outletMap struct {
	f      *frame
	stale  bool // the workbench changed since it was read
	held   *desk.OutletMap
	shares map[[2]int]desk.Share
	n      int // outlets that share anything: the first so many
	row    int // the cell in focus
	column int
	first  int // the first column that is seen
	pane   int
	bars   []desk.Located // the sources of the row in focus
	bar    int

	all  *fyne.Container
	head *paint
	side *paint
	list *rows
	view *vista
}

func newOutletMap(f *frame) *outletMap {
	m := &outletMap{f: f, stale: true}
	m.head, m.side = newPaint(f.look, m.drawHead), newPaint(f.look, m.drawSide)
	m.view = newVista(f.look, m.tall, m.draw)
	m.view.aside = func(by float32) {
		if by != 0 {
			m.aside(map[bool]int{true: 1, false: -1}[by > 0])
		}
	}
	m.list = f.newRows(shareHeight, func() int { return len(m.bars) }, m.drawBar)
	right := func(w float32) float32 {
		if w/f.z < wide || m.n == 0 {
			return 0
		}
		return barsWidth * f.z
	}
	m.all = container.New(&stage{min: fyne.NewSize(600, 300), places: []placing{
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w - right(w), mapHead * f.z },
		func(w, h float32) (float32, float32, float32, float32) {
			return 0, mapHead * f.z, w - right(w), h - mapHead*f.z
		},
		func(w, h float32) (float32, float32, float32, float32) { return w - right(w), 0, right(w), h },
		func(w, h float32) (float32, float32, float32, float32) {
			return w - right(w) + 1, barsHead * f.z, max(0, right(w)-1), h - (barsHead+barsFoot)*f.z
		},
	}}, m.head, m.view, m.side, m.list)
	return m
}

func (m *outletMap) content() fyne.CanvasObject { return m.all }
func (m *outletMap) where() place               { return onMap }
func (m *outletMap) full() bool                 { return false }
func (m *outletMap) focused()                   { m.redraw() }
func (m *outletMap) key(chord) bool             { return false }

func (m *outletMap) reset() {
	m.stale, m.held, m.shares, m.bars, m.n = true, nil, nil, nil, 0
	m.row, m.column, m.first, m.pane, m.bar = 0, 0, 0, paneMatrix, 0
}

func (m *outletMap) hints() []string {
	if m.pane == paneBars {
		return append([]string{"↑↓", say.T("source")}, m.f.keys.hints(cmdEnter, say.T("read it"), cmdBack, say.T("back"))...)
	}
	h := append([]string{"←→", say.T("in"), "↑↓", say.T("of")}, m.f.keys.hints(cmdEnter, say.T("list their overlaps"))...)
	if m.can(cmdNextPane) {
		h = append(h, m.f.keys.hints(cmdNextPane, say.T("sources"))...)
	}
	return append(h, m.f.keys.hints(cmdBack, say.T("back"))...)
}

func (m *outletMap) status() string {
	if m.held == nil {
		return ""
	}
	return say.T("%s, %s", say.N("%s outlet", "%s outlets", len(m.held.Outlets)), say.N("%s shares wording", "%s share wording", m.n))
}

func (m *outletMap) shown() {
	m.f.win.Canvas().Unfocus()
	m.reload()
}

// reload makes the map again where the workbench changed.
func (m *outletMap) reload() {
	if m.f.desk == nil {
		return
	}
	if !m.stale {
		m.redraw()
		return
	}
	m.stale = false
	fetch(m.f, m.f.desk.OutletMap, m.take)
}

// take shows a map; the outlets in focus stay so.
func (m *outletMap) take(next *desk.OutletMap) {
	row, column := m.name(m.row), m.name(m.column)
	again := m.held != nil && m.n > 0
	m.held, m.shares = next, map[[2]int]desk.Share{}
	for _, s := range next.Shares {
		m.shares[[2]int{s.A, s.B}] = s
	}
	if m.n = slices.IndexFunc(next.Outlets, func(o desk.Outlet) bool { return o.Overlaps == 0 }); m.n < 0 {
		m.n = len(next.Outlets)
	}
	find := func(name string) int {
		return max(0, slices.IndexFunc(m.held.Outlets[:m.n], func(o desk.Outlet) bool { return again && o.Name == name }))
	}
	m.row, m.column = find(row), find(column)
	if !again && len(next.Shares) > 0 {
		best := slices.MaxFunc(m.held.Shares, func(x, y desk.Share) int { return cmp.Compare(m.part(x), m.part(y)) })
		m.row, m.column = best.A, best.B
	}
	m.readBars()
	m.all.Refresh()
	m.focus(m.row, m.column)
	m.redraw()
	m.f.refresh()
}

// name is an outlet's name in the workbench; empty where it has none.
func (m *outletMap) name(i int) string {
	if m.held == nil || i >= len(m.held.Outlets) {
		return ""
	}
	return m.held.Outlets[i].Name
}

// called is what an outlet is called on screen.
func (m *outletMap) called(i int) string { return cmp.Or(m.name(i), say.T(noOutlet)) }

// part is how much of A's text stands in B, from 0 to 1.
func (m *outletMap) part(s desk.Share) float64 {
	return float64(s.Bytes) / float64(max(1, m.held.Outlets[s.A].Bytes))
}

// partSays writes a part.
func partSays(p float64) string {
	switch {
	case p > 0 && p < .001:
		return "< 0.1 %"
	case p < .1:
		return say.T("%s %%", say.Decimal(100*p, 1))
	}
	return say.T("%s %%", say.Decimal(100*p, 0))
}

// readBars lists the sources of the row in focus.
func (m *outletMap) readBars() {
	m.bars = m.bars[:0]
	if m.held == nil {
		return
	}
	from, _ := slices.BinarySearchFunc(m.held.Sources, m.row, func(l desk.Located, row int) int { return cmp.Compare(l.Outlet, row) })
	for _, l := range m.held.Sources[from:] {
		if l.Outlet != m.row {
			break
		}
		m.bars = append(m.bars, l)
	}
	m.bar = min(m.bar, max(0, len(m.bars)-1))
}

func (m *outletMap) redraw() {
	for _, o := range []fyne.CanvasObject{m.head, m.view, m.side, m.list} {
		o.Refresh()
	}
}

func (m *outletMap) restyle() {
	for i := range m.bars {
		m.list.SetItemHeight(i, shareHeight*m.f.z)
	}
	m.all.Refresh()
	m.redraw()
}

func (m *outletMap) can(c cmd) bool {
	switch c {
	case cmdUp, cmdDown, cmdLeftward, cmdRightward:
		return m.n > 0
	case cmdNextPane, cmdPrevPane:
		return m.side.Size().Width > smallest
	case cmdEnter:
		return m.pane == paneBars && len(m.bars) > 0 || m.pane == paneMatrix && m.shares[[2]int{m.row, m.column}].Overlaps > 0
	case cmdBack:
		return m.pane != paneMatrix
	}
	return false
}

func (m *outletMap) do(c cmd) {
	switch c {
	case cmdUp, cmdDown:
		by := map[cmd]int{cmdUp: -1, cmdDown: 1}[c]
		if m.pane == paneBars {
			m.bar = min(max(0, m.bar+by), len(m.bars)-1)
			m.list.ScrollTo(m.bar)
			m.list.Refresh()
			return
		}
		m.focus(m.row+by, m.column)
	case cmdLeftward, cmdRightward:
		m.pane = paneMatrix
		m.focus(m.row, m.column+map[cmd]int{cmdLeftward: -1, cmdRightward: 1}[c])
	case cmdNextPane, cmdPrevPane:
		m.pane = 1 - m.pane
		m.redraw()
		m.f.refresh()
	case cmdBack:
		m.pane = paneMatrix
		m.redraw()
		m.f.refresh()
	case cmdEnter:
		if m.pane == paneBars {
			m.f.visitSource(m.bars[m.bar].Source, m.stretch(m.bars[m.bar]))
			return
		}
		m.f.listBetween(m.called(m.row), m.called(m.column))
	}
}

// stretch is the first place of a source that stands in the column's outlet.
func (m *outletMap) stretch(l desk.Located) data.Span {
	for _, in := range l.In {
		if in.Outlet == m.column && len(in.Spans) > 0 {
			return in.Spans[0]
		}
	}
	return l.In[0].Spans[0]
}

// listBetween lists the overlaps of two outlets; Esc clears the filter, then
// comes back.
func (f *frame) listBetween(a, b string) {
	f.overlaps.list.filter = newFilter()
	f.overlaps.words.SetText("")
	f.overlaps.list.filter.on[facetOutlet][outletPair(a, b)] = true
	f.show(f.overlaps, true)
	f.overlaps.focus(paneList)
}

// focus moves the ring to a cell and shows it.
func (m *outletMap) focus(row, column int) {
	if m.n == 0 {
		return
	}
	was := m.row
	m.row, m.column = min(max(0, row), m.n-1), min(max(0, column), m.n-1)
	if m.row != was {
		m.bar = 0
		m.readBars()
		m.list.ScrollToTop()
	}
	w, _ := m.view.units()
	if seen := m.columns(w); m.column < m.first || m.column >= m.first+seen {
		m.first = min(max(0, m.column-seen/2), max(0, m.n-seen))
	}
	top := float32(mapTop + m.row*shareCellHeight)
	m.view.reveal(top, top+shareCellHeight, mapTop)
	m.redraw()
	m.f.menus.update()
}

// aside scrolls the columns.
func (m *outletMap) aside(by int) {
	w, _ := m.view.units()
	m.first = min(max(0, m.first+by), max(0, m.n-m.columns(w)))
	m.view.Refresh()
}
