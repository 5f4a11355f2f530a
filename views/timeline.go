package views

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// timeline is the room that shows when the versions of a passage were printed.
type timeline struct {
	f       *frame
	stale   bool   // the workbench changed since it was read
	of      string // the overlap whose passage is shown; empty: none
	wanted  string
	held    *desk.Timeline // nil while it is read
	looking bool           // what else its speaker said is being looked for
	lanes   []lane
	dot     int // in focus, an index into the dots
	laid    lanesLaid

	all  *fyne.Container
	head *paint
	view *vista
}

// lane is an outlet with its dots.
type lane struct {
	name, beside string
	named        bool // an outlet's name
	strong       bool // something in it has the passage's words, or is said to
	dots         []int
}

func newTimeline(f *frame) *timeline {
	t := &timeline{f: f, stale: true}
	t.head = newPaint(f.look, t.drawHead)
	t.view = newVista(f.look, t.tall, t.draw)
	t.all = container.New(&stage{min: fyne.NewSize(600, 300), places: []placing{
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w, timelineHead * f.z },
		func(w, h float32) (float32, float32, float32, float32) {
			return 0, timelineHead * f.z, w, h - timelineHead*f.z
		},
	}}, t.head, t.view)
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
func (t *timeline) focused()                   { t.redraw() }
func (t *timeline) reset() {
	t.of, t.wanted, t.stale, t.held, t.lanes, t.dot = "", "", true, nil, nil, 0
}

func (t *timeline) hints() []string {
	return append([]string{"←→", say.T("in time"), "↑↓", say.T("outlet")},
		t.f.keys.hints(cmdMeta, say.T("set a date"), cmdStub, say.T("add a source not held"), cmdVersionsOf, say.T("versions"), cmdEnter, say.T("open"), cmdBack, say.T("back"))...)
}

// status counts what is shown.
func (t *timeline) status() string {
	if t.held == nil {
		return ""
	}
	all, same := 0, 0
	for _, d := range t.held.Dots {
		if d.Kind == desk.SameWords {
			same++
			all++
		}
		all += d.Count
	}
	switch {
	case t.looking:
		return say.T("Looking for what else %s is quoted with…", t.held.Speaker)
	case all == same:
		return say.N("%s passage with these words", "%s passages with these words", same)
	}
	return say.T("%s of one speaker, %s with these words", say.N("%s passage", "%s passages", all), grouped(same))
}

func (t *timeline) shown() {
	t.f.win.Canvas().Unfocus()
	if t.of == "" {
		t.of, t.stale = t.f.overlaps.chosen, true
	}
	t.reload()
}

// reload reads the timeline again where the workbench changed.
func (t *timeline) reload() {
	if t.f.desk == nil {
		return
	}
	if !t.stale {
		t.redraw()
		return
	}
	t.stale, t.wanted = false, t.of
	if t.of == "" {
		t.held, t.lanes = nil, nil
		t.redraw()
		return
	}
	d, of := t.f.desk, t.of
	fetch(t.f, func(ctx context.Context) (read readTimeline, _ error) {
		read.timeline, read.err = d.Timeline(ctx, of)
		return read, nil
	}, func(read readTimeline) {
		switch {
		case t.wanted != of:
		case read.err != nil: // an undo took the overlap away
			t.of, t.stale = t.f.overlaps.chosen, true
			if t.of != of {
				t.reload()
			}
		default:
			t.take(read.timeline)
			t.lookOn(read.timeline)
		}
	})
}

// readTimeline is what comes of reading one.
type readTimeline struct {
	timeline *desk.Timeline
	err      error
}

// lookOn looks for what else the speaker said: that reads all sources.
func (t *timeline) lookOn(found *desk.Timeline) {
	if found.Speaker == "" {
		return
	}
	t.looking = true
	t.f.refresh()
	t.f.readCast(func(persons []desk.Person) {
		d := t.f.desk
		fetch(t.f, func(ctx context.Context) (*desk.Timeline, error) { return d.OtherWords(ctx, found, persons) }, func(more *desk.Timeline) {
			if t.held != nil && t.held.Overlap == found.Overlap {
				t.looking = false
				t.take(more)
				t.f.refresh()
			}
		})
	})
}

// take shows a timeline; the dot in focus stays where it was.
func (t *timeline) take(next *desk.Timeline) {
	was, same := "", t.held != nil && t.held.Overlap == next.Overlap
	if same && t.dot < len(t.held.Dots) {
		was = dotKey(t.held.Dots[t.dot])
	}
	t.held = next
	t.dot = slices.IndexFunc(next.Dots, func(d desk.Dot) bool { return was != "" && dotKey(d) == was })
	if t.dot < 0 {
		t.dot = max(0, slices.IndexFunc(next.Dots, func(d desk.Dot) bool { return d.Kind == desk.SameWords }))
		t.view.y = 0
	}
	t.lanes = lanesOf(next.Dots, next.Places)
	t.laid = lanesLaid{}
	t.redraw()
	t.f.refresh()
}

// dotKey tells a dot from the others of a timeline, also after it was read anew.
func dotKey(d desk.Dot) string { return d.Source + "|" + d.Outlet + "|" + string(rune('0'+d.Kind)) }

// lanesOf sorts dots into lanes by outlet; a source without one has its own.
func lanesOf(dots []desk.Dot, places []desk.Printed) (out []lane) {
	at := map[string]int{}
	for i, d := range dots {
		key := plainLetters(d.Outlet)
		if key == "" {
			key = "\x00" + d.Source
		}
		k, ok := at[key]
		if !ok {
			k, at[key] = len(out), len(out)
			l := lane{name: d.Outlet, named: d.Outlet != ""}
			switch {
			case d.Outlet == "":
				l.name, l.beside = say.T(noOutlet), "“"+d.Label+"”"
			case d.Kind == desk.NotHeld:
				l.beside = say.T("named as source; %s", say.T(notHeld))
			case d.Kind == desk.OtherWords:
				l.beside = say.T("other words")
			default:
				l.beside = d.Meta.Author
			}
			out = append(out, l)
		}
		out[k].dots = append(out[k].dots, i)
		out[k].strong = out[k].strong || d.Kind != desk.OtherWords
	}
	return out
}

func (t *timeline) redraw() {
	t.head.Refresh()
	t.view.Refresh()
}

func (t *timeline) restyle() {
	t.laid = lanesLaid{}
	t.all.Refresh()
	t.redraw()
}

// focusedDot is the dot in focus, or nil.
func (t *timeline) focusedDot() *desk.Dot {
	if t.held == nil || t.dot < 0 || t.dot >= len(t.held.Dots) {
		return nil
	}
	return &t.held.Dots[t.dot]
}

func (t *timeline) can(c cmd) bool {
	d := t.focusedDot()
	writable := t.f.desk.Place().ReadOnly == ""
	switch c {
	case cmdUp, cmdDown, cmdLeftward, cmdRightward, cmdVersionsOf:
		return d != nil
	case cmdEnter:
		return d != nil && (d.Kind != desk.NotHeld || writable)
	case cmdMeta:
		return d != nil && writable
	}
	return false
}

func (t *timeline) do(c cmd) {
	switch c {
	case cmdLeftward:
		t.inTime(-1)
	case cmdRightward:
		t.inTime(1)
	case cmdUp:
		t.across(-1)
	case cmdDown:
		t.across(1)
	case cmdVersionsOf:
		t.f.openVersions(t.of)
	case cmdEnter:
		t.open()
	case cmdMeta:
		t.askMeta()
	}
}

// inTime goes to the next dot by date; those without one come last.
func (t *timeline) inTime(by int) {
	order := make([]int, len(t.held.Dots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := t.held.Dots[i].Meta.Date, t.held.Dots[j].Meta.Date
		switch {
		case x.Known() != y.Known():
			if x.Known() {
				return -1
			}
			return 1
		case !x.Known():
			return 0
		}
		a, _ := daysOf(x)
		b, _ := daysOf(y)
		return a - b
	})
	at := slices.Index(order, t.dot) + by
	if at >= 0 && at < len(order) {
		t.focus(order[at])
	}
}

// across goes to the dot before or after in the order of the lanes.
func (t *timeline) across(by int) {
	var order []int
	for _, l := range t.lanes {
		order = append(order, l.dots...)
	}
	at := slices.Index(order, t.dot) + by
	if at >= 0 && at < len(order) {
		t.focus(order[at])
	}
}

// focus puts the ring around a dot and shows it.
func (t *timeline) focus(dot int) {
	t.dot = dot
	w, _ := t.view.units()
	if p, ok := t.lay(w).dots[dot]; ok {
		t.view.reveal(p.y-30, p.y+30, axisHeight)
	}
	t.view.Refresh()
	t.f.menus.update()
}

// open opens what the dot in focus stands for: the pair that it makes with the
// earliest, else its source; for a source not held, the note of it.
func (t *timeline) open() {
	d := t.focusedDot()
	switch d.Kind {
	case desk.NotHeld:
		t.f.askStub(&desk.Stub{ID: d.Stub, Meta: d.Meta})
	case desk.OtherWords:
		t.f.visitSource(d.Source, data.Span{})
	default:
		if tie := t.tieOf(t.dot); tie != nil {
			t.f.openPair(tie.Overlap)
			return
		}
		p := t.held.Places[d.Place]
		t.f.visitSource(p.Source, p.Passage.Hull())
	}
}

// tieOf is the tie between a dot and the earliest here, else any of the dot.
func (t *timeline) tieOf(dot int) (best *desk.Tie) {
	for i := range t.held.Ties {
		x := &t.held.Ties[i]
		if x.A != dot && x.B != dot {
			continue
		}
		other := t.held.Dots[x.A+x.B-dot]
		if best == nil || other.Place >= 0 && t.held.Places[other.Place].Earliest {
			best = x
		}
	}
	return best
}

// askMeta asks for what is known of the dot's source, its date above all.
func (t *timeline) askMeta() {
	dot, d := t.focusedDot(), t.f.desk
	if dot.Kind == desk.NotHeld {
		t.open()
		return
	}
	fetch(t.f, func(ctx context.Context) (*desk.Reading, error) { return d.Read(ctx, dot.Source) }, func(r *desk.Reading) {
		t.f.askKnown(desk.Incoming{Name: r.Name, Meta: r.Meta, Text: r.Revision.Text}, r.ID)
	})
}

func (t *timeline) key(chord) bool { return false }
