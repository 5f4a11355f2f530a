package views

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// The panes of the list screen, in the order of F6.
const (
	paneList = iota
	panePreview
	paneFacets
	listPanes
)

// overlaps is the list screen: facets, list, preview.
type overlaps struct {
	f         *frame
	list      *list
	saved     []savedFilter
	chosen    string          // id of the chosen overlap
	place     int             // where the chosen one stands among those shown
	marked    map[string]bool // ids marked with Space
	heads     map[int]bool    // lines of the table that are or were heads
	pane      int
	facet     int // the facet in focus, where pane is paneFacets
	chipX     [groups]float32
	loaded    bool
	pair      *desk.Pair // of the preview; nil while it is read
	witnesses string     // how many witnesses its passage has, read with it
	wanted    string     // the overlap being read for the preview

	all                            *fyne.Container
	words                          *entry
	side, facets, chips            *paint
	title, columns, slash          *paint
	preview, previewFoot, listNone *paint
	facetsScroll, previewScroll    *container.Scroll
	table                          *rows
	ring                           *paint // of the pane in focus
	last                           struct {
		id string
		at time.Time
	} // the last click, for a double one
}

func newOverlaps(f *frame) *overlaps {
	o := &overlaps{f: f, list: newList(), marked: map[string]bool{}, heads: map[int]bool{}}
	o.words = newEntry(f)
	o.words.OnChanged = func(s string) {
		o.list.filter.words = s
		o.rearrange()
	}
	o.words.onEscape = func() {
		o.words.SetText("")
		o.focus(paneList)
	}
	o.words.onDown = func() { o.focus(paneList) }
	o.words.OnSubmitted = func(string) { o.focus(paneList) }
	o.facets, o.chips = newPaint(f.look, o.drawFacets), newPaint(f.look, o.drawChips)
	o.title, o.columns = newPaint(f.look, o.drawTitle), newPaint(f.look, o.drawColumns)
	o.preview, o.previewFoot = newPaint(f.look, o.drawPreview), newPaint(f.look, o.drawPreviewFoot)
	o.listNone = newPaint(f.look, o.drawNone)
	o.ring = newPaint(f.look, func(g *pen, w, h float32) { g.ring(1, 1, w-2, h-2) })
	o.side = newPaint(f.look, func(g *pen, w, h float32) {
		g.rect(0, 0, w, h, g.panel)
		g.down(w-1/g.z, 0, h, g.hair)
	})
	o.slash = newPaint(f.look, func(g *pen, w, h float32) { // the key that leads into the field
		if o.words.Text == "" && !o.words.on {
			g.key(3, h/2+4, g.keys.capOf(cmdFilter))
			g.hit(0, 0, w, h, func() { f.win.Canvas().Focus(o.words) })
		}
	})
	o.facetsScroll = container.NewVScroll(o.facets)
	o.previewScroll = container.NewVScroll(o.preview)
	o.table = o.newTable()
	o.lay()
	return o
}

// reset forgets everything of the workbench before; last is the overlap to
// choose if it is there.
func (o *overlaps) reset(last spot) {
	o.list.set(nil)
	o.list.filter = newFilter()
	if last.Length != "" {
		o.list.filter.on[facetLength][last.Length] = true
	}
	o.chosen, o.wanted, o.pair, o.loaded, o.pane, o.facet = last.Overlap, "", nil, false, paneList, 0
	clear(o.marked)
	clear(o.list.unfolded)
	o.words.SetText("")
}

// newTable makes the virtual list; its rows draw themselves and their choice.
func (o *overlaps) newTable() *rows {
	t := newVirtual(func() int { return len(o.list.items) },
		func() fyne.CanvasObject {
			p := newPaint(o.f.look, nil)
			p.min = fyne.NewSize(100, rowHeight)
			return p
		},
		func(i widget.ListItemID, c fyne.CanvasObject) {
			p := c.(*paint)
			if i >= len(o.list.items) {
				p.draw = nil
				return
			}
			it := o.list.items[i]
			p.draw = func(g *pen, w, h float32) { o.drawItem(g, w, h, it) }
			p.Refresh()
		})
	return t
}

// lay puts the parts in their places.
func (o *overlaps) lay() {
	at := func(part func(l listLayout) rect) placing {
		return func(w, h float32) (float32, float32, float32, float32) {
			r := part(listLayout{w / o.f.z, h / o.f.z})
			z := o.f.z
			return r.x * z, r.y * z, r.w * z, r.h * z
		}
	}
	parts := []struct {
		object fyne.CanvasObject
		part   func(l listLayout) rect
	}{
		{o.side, listLayout.side},
		{o.facetsScroll, listLayout.facets},
		{o.title, listLayout.title},
		{o.chips, listLayout.chips},
		{o.words, listLayout.field},
		{o.slash, listLayout.slash},
		{o.columns, listLayout.columns},
		{o.table, listLayout.table},
		{o.listNone, listLayout.table},
		{o.previewScroll, listLayout.preview},
		{o.previewFoot, listLayout.previewFoot},
		{o.ring, func(l listLayout) rect { return l.ring(o.pane) }},
	}
	places := &stage{min: fyne.NewSize(600, 300)}
	o.all = container.New(places)
	for _, p := range parts {
		o.all.Objects = append(o.all.Objects, p.object)
		places.places = append(places.places, at(p.part))
	}
}

func (o *overlaps) content() fyne.CanvasObject { return o.all }
func (o *overlaps) where() place               { return onList }
func (o *overlaps) full() bool                 { return false }
func (o *overlaps) focused() {
	o.table.Refresh()
	o.facets.Refresh()
	o.slash.Refresh()
}

func (o *overlaps) status() string {
	if n := len(o.marked); n > 0 {
		return say.T("%s marked: %s, %s and %s act on all of them, %s forgets the marks", say.N("%s overlap", "%s overlaps", n), o.f.keys.named(cmdDismiss), o.f.keys.named(cmdPark), o.f.keys.named(cmdTag), o.f.keys.named(cmdBack))
	}
	return ""
}

func (o *overlaps) hints() []string {
	return o.f.keys.hints("↑↓", say.T("move"), cmdMark, say.T("mark"), cmdSort, say.T("sort"), cmdFilter, say.T("filter"), cmdExport, say.T("export"))
}

func (o *overlaps) shown() {
	o.f.win.Canvas().Unfocus()
	if !o.loaded {
		o.reload()
	}
	o.rearrange()
}

// reload reads the rows again and keeps what is chosen.
func (o *overlaps) reload() {
	if o.f.desk == nil {
		return
	}
	d, setting, was := o.f.desk, "", o.list.stock
	fetch(o.f, func(ctx context.Context) (*stock, error) {
		rows, err := d.Overlaps(ctx)
		if err == nil {
			setting, err = d.Setting(ctx, settingFilters)
		}
		return newStock(rows, was), err
	}, func(s *stock) {
		o.saved = savedFilters(setting)
		o.loaded = true
		o.list.stock = s
		if o.list.judged > 0 && !o.f.set.HintClosed { // whoever judged once needs no first hint
			o.f.set.HintClosed = true
			o.f.set.write(o.f.opts.ConfigDir)
		}
		for id := range o.marked {
			if o.list.row(id) == nil {
				delete(o.marked, id)
			}
		}
		o.wanted = ""
		o.rearrange()
		if o.f.at == screen(o.f.sources) { // what stands elsewhere may have changed
			o.f.sources.mark()
			o.f.sources.redraw()
		}
		o.f.all.Refresh()
		o.f.refresh()
	})
}

// rearrange shows the list anew after its filter, order or rows changed.
func (o *overlaps) rearrange() {
	o.list.arrange()
	if o.list.at(o.chosen) < 0 { // it left the list: what took its place is next
		o.chosen = ""
		if n := len(o.list.shown); n > 0 {
			o.chosen = o.list.rows[o.list.shown[min(o.place, n-1)]].ID
		}
	}
	o.place = max(0, o.list.at(o.chosen))
	o.setHeights()
	o.redraw()
	o.reveal()
	o.read()
}

// setHeights gives the heads their height, and lines that were heads before
// that of a row again; the others have the template's.
func (o *overlaps) setHeights() {
	for i, it := range o.list.items {
		if it.head != "" {
			o.heads[i] = true
		}
	}
	for i := range o.heads {
		h := float32(rowHeight)
		if i < len(o.list.items) && o.list.items[i].head != "" {
			h = headHeight
		}
		o.table.SetItemHeight(i, h*o.f.z)
	}
}

// redraw draws all parts as they are.
func (o *overlaps) redraw() {
	o.listNone.Hidden = len(o.list.shown) > 0
	o.table.Hidden = !o.listNone.Hidden
	o.facets.min = fyne.NewSize(facetsWidth-8, o.facetsHeight())
	o.facetsScroll.Refresh()
	for _, p := range []*paint{o.side, o.facets, o.chips, o.title, o.columns, o.listNone, o.ring, o.previewFoot, o.slash} {
		p.Refresh()
	}
	o.table.Refresh()
}

func (o *overlaps) restyle() {
	o.redrawPreview()
	o.rearrange()
	o.all.Refresh()
}

// choose selects an overlap, shows it in the list and previews it. One that
// the filter hides is chosen none the less when it comes back.
func (o *overlaps) choose(id string) {
	if id == "" || id == o.chosen {
		return
	}
	o.chosen, o.place = id, max(0, o.list.at(id))
	o.table.Refresh()
	o.reveal()
	o.read()
	o.f.menus.update()
}

// reveal scrolls the chosen row, and the head above the first, into view.
func (o *overlaps) reveal() {
	at := o.list.at(o.chosen)
	if at < 0 {
		return
	}
	if at == 0 {
		o.table.ScrollTo(0)
	}
	o.table.ScrollTo(int(o.list.lines[at]))
}

// read fetches the chosen overlap for the preview; only the last one asked
// for is shown.
func (o *overlaps) read() {
	id := o.chosen
	if id == o.wanted && id != "" {
		return
	}
	o.wanted = id
	if id == "" || o.f.desk == nil {
		o.pair = nil
		o.redrawPreview()
		return
	}
	d := o.f.desk
	var witnesses string
	fetch(o.f, func(ctx context.Context) (*desk.Pair, error) {
		in, err := d.Independence(ctx, id)
		if err != nil {
			return nil, err
		}
		witnesses = in.Says()
		return d.Pair(ctx, id)
	}, func(p *desk.Pair) {
		if o.wanted == id {
			o.pair, o.witnesses = p, witnesses
			o.redrawPreview()
		}
	})
}

// can tells what the list can do now.
func (o *overlaps) can(c cmd) bool {
	writable := o.f.desk != nil && o.f.desk.Place().ReadOnly == ""
	switch c {
	case cmdFilter, cmdSort, cmdNextPane, cmdPrevPane:
		return true
	case cmdUp, cmdDown, cmdEnter, cmdMark, cmdVersionsOf, cmdTimelineOf:
		return o.chosen != ""
	case cmdCopies:
		return o.list.stands(o.chosen) >= 0
	case cmdDismiss, cmdPark, cmdTag:
		return o.chosen != "" && writable
	case cmdMarkAll:
		return len(o.list.shown) > 0
	case cmdSaveFilter:
		return writable
	case cmdAlike:
		return writable && o.f.copiesOpen(o.chosen) > 0
	case cmdBack:
		return len(o.marked) > 0 || o.pane != paneList || !o.list.filter.plain()
	}
	return false
}

func (o *overlaps) do(c cmd) {
	switch c {
	case cmdFilter:
		o.f.win.Canvas().Focus(o.words)
	case cmdSort:
		o.sort((o.list.order + 1) % orders)
	case cmdNextPane:
		o.turn(1)
	case cmdPrevPane:
		o.turn(listPanes - 1)
	case cmdUp:
		o.choose(o.list.step(o.chosen, -1))
	case cmdDown:
		o.choose(o.list.step(o.chosen, 1))
	case cmdEnter:
		o.f.openPair(o.chosen)
	case cmdMark:
		o.mark()
	case cmdMarkAll:
		o.markAll()
	case cmdSaveFilter:
		o.saveFilter()
	case cmdCopies:
		o.unfold(o.chosen)
	case cmdAlike:
		o.f.judgeCopies(o.chosen)
	case cmdDismiss:
		o.setStatus(data.Dismissed, say.T("dismissed"))
	case cmdPark:
		o.setStatus(data.Parked, say.T("parked"))
	case cmdTag:
		o.openTags()
	case cmdVersionsOf:
		o.f.openVersions(o.chosen)
	case cmdTimelineOf:
		o.f.openTimeline(o.chosen)
	case cmdBack:
		o.retreat()
	}
}

// retreat is Esc: it forgets the marks, then leaves the pane, then clears the
// filter.
func (o *overlaps) retreat() {
	switch {
	case len(o.marked) > 0:
		clear(o.marked)
	case o.pane != paneList:
		o.focus(paneList)
	default:
		o.list.filter = newFilter()
		o.words.SetText("")
		o.rearrange()
	}
	o.redraw()
	o.f.refresh()
}

func (o *overlaps) sort(by order) {
	o.list.order = by
	o.rearrange()
	o.f.say(say.T(sortedSays[by]))
}

// mark marks the chosen overlap and goes one down, so that several are quick.
func (o *overlaps) mark() {
	if o.marked[o.chosen] {
		delete(o.marked, o.chosen)
	} else {
		o.marked[o.chosen] = true
	}
	if next := o.list.step(o.chosen, 1); next != "" {
		o.choose(next)
	}
	o.redraw()
	o.f.refresh()
}

// markAll marks all that are shown, or forgets the marks where all have one.
func (o *overlaps) markAll() {
	all := true
	for _, i := range o.list.shown {
		all = all && o.marked[o.list.rows[i].ID]
	}
	clear(o.marked)
	for _, i := range o.list.shown {
		if !all {
			o.marked[o.list.rows[i].ID] = true
		}
	}
	o.redraw()
	o.f.refresh()
}

// selection is what the keys act on: the marked overlaps that are shown, in
// their order, or else the chosen one.
func (o *overlaps) selection() (ids []string) {
	if len(o.marked) == 0 {
		return []string{o.chosen}
	}
	for _, i := range o.list.shown {
		if id := o.list.rows[i].ID; o.marked[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// setStatus gives the selection a status as one step. What the first of it is
// already is taken back to open, so that the key works both ways.
func (o *overlaps) setStatus(s data.Status, word string) {
	ids := o.selection()
	if len(ids) == 0 {
		return
	}
	if r := o.list.row(ids[0]); r != nil && r.Status == s {
		s, word = data.Open, say.T("open again")
	}
	next := o.list.step(ids[len(ids)-1], 1)
	d := o.f.desk
	o.f.save(func(ctx context.Context) error { return d.SetStatus(ctx, s, ids...) }, func() {
		clear(o.marked)
		if next != "" {
			o.choose(next)
		}
		o.f.say(say.T("%s %s. %s takes it back.", capital(say.N("%s overlap", "%s overlaps", len(ids))), word, o.f.keys.named(cmdUndo)))
	})
}

// turn goes to the next pane that can be seen.
func (o *overlaps) turn(by int) {
	to := (o.pane + by) % listPanes
	if to == panePreview && o.previewScroll.Size().Width == 0 {
		to = (to + by) % listPanes
	}
	o.focus(to)
}

// focus moves the focus ring to a pane.
func (o *overlaps) focus(pane int) {
	o.f.win.Canvas().Unfocus()
	o.pane = pane
	o.redraw()
	o.redrawPreview()
	o.all.Refresh()
}

// clicked chooses a row; a second click soon after opens it.
func (o *overlaps) clicked(id string) {
	const double = 400 * time.Millisecond
	twice := o.last.id == id && o.f.now().Sub(o.last.at) < double
	o.last.id, o.last.at = id, o.f.now()
	if o.pane != paneList || o.f.win.Canvas().Focused() != nil {
		o.focus(paneList)
	}
	o.choose(id)
	if twice {
		o.f.openPair(id)
	}
}

// key gives the facets and the preview their arrows.
func (o *overlaps) key(c chord) bool {
	switch o.pane {
	case paneFacets:
		return o.facetKey(c)
	case panePreview:
		return scrollKey(o.previewScroll, c, 60*o.f.z)
	}
	switch c {
	case chord{key: fyne.KeyHome}:
		o.jump(0)
	case chord{key: fyne.KeyEnd}:
		o.jump(len(o.list.shown) - 1)
	case chord{key: fyne.KeyPageDown}:
		o.jump(o.list.at(o.chosen) + o.page())
	case chord{key: fyne.KeyPageUp}:
		o.jump(o.list.at(o.chosen) - o.page())
	default:
		return false
	}
	return true
}

// page is how many rows are seen at once.
func (o *overlaps) page() int {
	return max(1, int(o.table.Size().Height/((rowHeight+4)*o.f.z))-1)
}

func (o *overlaps) jump(to int) {
	if n := len(o.list.shown); n > 0 {
		o.choose(o.list.rows[o.list.shown[min(max(to, 0), n-1)]].ID)
	}
}

func (o *overlaps) facetKey(c chord) bool {
	n := len(o.list.facets)
	if n == 0 {
		return false
	}
	if o.chips.Size().Height > 0 {
		return o.chipKey(c)
	}
	o.facet = min(o.facet, n-1)
	switch c {
	case chord{key: fyne.KeyDown}:
		o.stepFacet(1)
	case chord{key: fyne.KeyUp}:
		o.stepFacet(n - 1)
	case chord{key: fyne.KeyLeft}, chord{key: fyne.KeyRight}: // folds the group, or unfolds it
		g := o.list.facets[o.facet].group
		o.list.closed[g] = c.key == fyne.KeyLeft
		o.rearrange()
		o.facet = slices.IndexFunc(o.list.facets, func(f facet) bool { return f.group == g })
		o.facets.Refresh()
	case chord{key: fyne.KeySpace}, chord{key: fyne.KeyReturn}:
		o.pressFacet(o.list.facets[o.facet])
	default:
		return false
	}
	return true
}

// stepFacet goes on to the next line of the facets that is shown.
func (o *overlaps) stepFacet(by int) {
	n := len(o.list.facets)
	for range n {
		if o.facet = (o.facet + by) % n; !o.list.facets[o.facet].folded {
			break
		}
	}
	o.facets.Refresh()
	y := o.facetTop(o.facet) * o.f.z
	s := o.facetsScroll
	if high := s.Size().Height; y < s.Offset.Y || y+2*facetStep*o.f.z > s.Offset.Y+high {
		s.ScrollToOffset(fyne.NewPos(0, min(max(0, y-high/2), max(0, o.facets.MinSize().Height-high))))
	}
}

func (o *overlaps) pressFacet(f facet) {
	o.list.press(f)
	o.rearrange()
}

// chipKey walks from chip to chip and opens one.
func (o *overlaps) chipKey(c chord) bool {
	at := o.list.facets[min(o.facet, len(o.list.facets)-1)].group
	to := -1
	switch c {
	case chord{key: fyne.KeyRight}:
		to = slices.IndexFunc(o.list.facets, func(f facet) bool { return f.group > at })
	case chord{key: fyne.KeyLeft}:
		for i, f := range o.list.facets {
			if f.group < at && (to < 0 || f.group != o.list.facets[to].group) {
				to = i
			}
		}
	case chord{key: fyne.KeyDown}, chord{key: fyne.KeySpace}, chord{key: fyne.KeyReturn}:
		o.openChip(at)
		return true
	default:
		return false
	}
	if to >= 0 {
		o.facet = to
		o.chips.Refresh()
	}
	return true
}

// scrollKey moves a scroll by keys; it says whether it used the key.
func scrollKey(s *container.Scroll, c chord, by float32) bool {
	switch c {
	case chord{key: fyne.KeyDown}:
	case chord{key: fyne.KeyUp}:
		by = -by
	case chord{key: fyne.KeyPageDown}:
		by = s.Size().Height * .9
	case chord{key: fyne.KeyPageUp}:
		by = -s.Size().Height * .9
	default:
		return false
	}
	most := max(0, s.Content.MinSize().Height-s.Size().Height)
	s.ScrollToOffset(fyne.NewPos(0, min(max(0, s.Offset.Y+by), most)))
	return true
}
