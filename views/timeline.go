package views

import "fyne.io/fyne/v2"

// timeline is the room that shows when the versions of a passage were printed.
type timeline struct {
	f     *frame
	stale bool   // the workbench changed since it was read
	of    string // the overlap that it was opened for; empty: the first
	all   *paint
}

func newTimeline(f *frame) *timeline {
	t := &timeline{f: f}
	t.all = newPaint(f.look, t.draw)
	return t
}

// openTimeline shows when an overlap's passage was printed; Esc comes back.
func (f *frame) openTimeline(overlap string) {
	f.timeline.of, f.timeline.stale = overlap, true
	f.show(f.timeline, true)
}

func (t *timeline) content() fyne.CanvasObject { return t.all }
func (t *timeline) where() place               { return onTimeline }
func (t *timeline) full() bool                 { return false }
func (t *timeline) hints() []string            { return []string{"Esc", "back"} }
func (t *timeline) status() string             { return "" }
func (t *timeline) can(cmd) bool               { return false }
func (t *timeline) do(cmd)                     {}
func (t *timeline) key(chord) bool             { return false }
func (t *timeline) shown()                     { t.reload() }
func (t *timeline) reload()                    { t.all.Refresh() }
func (t *timeline) restyle()                   { t.all.Refresh() }
func (t *timeline) reset()                     { t.of, t.stale = "", true }

func (t *timeline) draw(g *pen, w, h float32) {
	drawEmptyRoom(g, w, h, "Timeline", "Choose an overlap in the list and press L: here it is shown who printed its words, and when.")
}
