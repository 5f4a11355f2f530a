package views

import "fyne.io/fyne/v2"

// outletMap is the room of outlets against outlets: how much of each other's
// wording they carry.
type outletMap struct {
	f     *frame
	stale bool // the workbench changed since it was read
	all   *paint
}

func newOutletMap(f *frame) *outletMap {
	m := &outletMap{f: f}
	m.all = newPaint(f.look, m.draw)
	return m
}

func (m *outletMap) content() fyne.CanvasObject { return m.all }
func (m *outletMap) where() place               { return onMap }
func (m *outletMap) full() bool                 { return false }
func (m *outletMap) hints() []string            { return []string{"Esc", "back"} }
func (m *outletMap) status() string             { return "" }
func (m *outletMap) can(cmd) bool               { return false }
func (m *outletMap) do(cmd)                     {}
func (m *outletMap) key(chord) bool             { return false }
func (m *outletMap) shown()                     { m.reload() }
func (m *outletMap) reload()                    { m.all.Refresh() }
func (m *outletMap) restyle()                   { m.all.Refresh() }
func (m *outletMap) reset()                     { m.stale = true }

func (m *outletMap) draw(g *pen, w, h float32) {
	drawEmptyRoom(g, w, h, "Map", "No two outlets here share a passage. As soon as two do, it is shown here how much of each other’s wording they carry.")
}

// drawEmptyRoom says in a room that has nothing to show what would stand in it.
func drawEmptyRoom(g *pen, w, h float32, title, says string) {
	g.rect(0, 0, w, h, g.paper)
	const m = 24
	width := min(560, w-2*m)
	g.text(m, 40, title, serifBold, 20, g.ink)
	g.across(m, 52, w-2*m, g.heavy)
	y := float32(90)
	for _, l := range g.folded(says, width, serif, 17) {
		g.text(m, y, l, serif, 17, g.ink2)
		y += 25
	}
}
