package views

import "fyne.io/fyne/v2"

// versions is the room of passages that stand in three places or more, word
// under word.
type versions struct {
	f     *frame
	stale bool   // the workbench changed since they were read
	of    string // the overlap that they were opened for; empty: the first statement
	all   *paint
}

func newVersions(f *frame) *versions {
	v := &versions{f: f}
	v.all = newPaint(f.look, v.draw)
	return v
}

// openVersions shows the versions of an overlap's passage; Esc comes back.
func (f *frame) openVersions(overlap string) {
	f.versions.of, f.versions.stale = overlap, true
	f.show(f.versions, true)
}

func (v *versions) content() fyne.CanvasObject { return v.all }
func (v *versions) where() place               { return onVersions }
func (v *versions) full() bool                 { return false }
func (v *versions) hints() []string            { return []string{"Esc", "back"} }
func (v *versions) status() string             { return "" }
func (v *versions) can(cmd) bool               { return false }
func (v *versions) do(cmd)                     {}
func (v *versions) key(chord) bool             { return false }
func (v *versions) shown()                     { v.reload() }
func (v *versions) reload()                    { v.all.Refresh() }
func (v *versions) restyle()                   { v.all.Refresh() }
func (v *versions) reset()                     { v.of, v.stale = "", true }

func (v *versions) draw(g *pen, w, h float32) {
	drawEmptyRoom(g, w, h, "Versions", "No passage here stands in three places or more. As soon as one does, its versions stand here word under word.")
}
