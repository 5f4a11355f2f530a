package views

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// frame is the window: what stands around the screens and what they share.
// All of it belongs to the UI goroutine.
type frame struct {
	*look
	app  fyne.App
	win  fyne.Window
	opts Options
	set  settings

	desk *desk.Desk // nil until a workbench is open
	ctx  context.Context
	stop context.CancelFunc
	why  string   // why none is open, a sentence; empty while opening
	lost string   // the path of a damaged one that could not be opened; else empty
	ill  []string // what is wrong with the one that is open, sentences

	scale data.Scale // what the workbench calls the ratings
	style string     // the workbench's house style, as the desk names it; empty: none

	overlaps *overlaps
	sources  *sources
	pair     *pair
	versions *versions
	timeline *timeline
	outlets  *outletMap
	at       screen
	before   []screen // where Esc goes back to

	masthead, hint, foot, welcome *paint
	body, all                     *fyne.Container
	toast                         *toast
	finder                        *finder
	sheets                        []*sheet
	menus                         *menus
	closing                       bool
	chooser                       chooser   // of paths; nil: there is but the program's own
	choosing                      bool      // the desktop's dialog is up, or will be
	unserve                       func()    // ends the hearing of second starts
	saved                         time.Time // of the last change; zero: none since it was opened
	going                         *going    // what is brought in behind the window; nil: nothing
	waiting                       int       // files of a job that was paused
	away                          bool      // the person looks at another window

	sought      string              // what was looked for last in all sources
	cast        []desk.Person       // who speaks in the sources, as castOf knew it when nothing had changed since
	castOf      *desk.Desk          // nil: not read, or changed since
	oddKeys     string              // what is wrong in the file of keys, told once
	oddLanguage string              // and in the language of the settings
	caught      func(chord)         // gets the next chord with Ctrl or Alt; nil: nobody waits for one
	typedIn     map[string][]string // what stands typed in sheets and is not saved, by their names
	reports     reports
	log         *slog.Logger
	telling     bool // a fault is being told
	undoing     int  // steps being taken back or done again
	working     int  // long work under way

	echo string // the letter key that just opened a field, see echoes

	// The world outside, injected so that tests need no window system.
	onUI   func(func())            // runs on the UI goroutine
	spawn  func(func())            // runs off it
	mods   func() fyne.KeyModifier // keys held now
	now    func() time.Time
	drives func() []string                                     // the roots of the folders, where there are several
	later  func(d time.Duration, fn func()) (stop func() bool) // runs on the UI goroutine
	saves  chan func()                                         // changes run one after the other, in the order made
	// copied is what was copied as markup, empty where it was as text only; off the UI goroutine. nil: nobody knows.
	copied func(context.Context) string
}

// newFrame makes the window without opening a workbench.
func newFrame(a fyne.App, o Options) *frame {
	f := &frame{look: newLook(), app: a, opts: o, now: time.Now, drives: drives, saves: make(chan func(), 64)}
	if f.log = o.Log; f.log == nil {
		f.log = slog.New(slog.DiscardHandler)
	}
	f.unserve = func() {}
	f.reports = reports{dir: o.ReportDir, version: a.Metadata().Version, now: time.Now, log: f.log}
	f.guard = f.survive
	f.onUI = func(fn func()) { fyne.Do(func() { f.guard(fn) }) }
	f.spawn = func(fn func()) { go f.guard(fn) }
	f.later = func(d time.Duration, fn func()) func() bool { return time.AfterFunc(d, func() { f.onUI(fn) }).Stop }
	f.mods = func() fyne.KeyModifier {
		if d, ok := a.Driver().(desktop.Driver); ok {
			return d.CurrentKeyModifiers()
		}
		return 0
	}
	f.ctx, f.stop = context.WithCancel(context.Background())
	f.set = readSettings(o.ConfigDir)
	f.oddLanguage = f.speak()
	*f.keys, f.oddKeys = readKeys(o.ConfigDir)
	f.dress()
	f.win = a.NewWindow("Verbatim")
	f.win.SetPadded(false)
	f.overlaps, f.sources, f.pair = newOverlaps(f), newSources(f), newPair(f)
	f.versions, f.timeline, f.outlets = newVersions(f), newTimeline(f), newOutletMap(f)
	f.build()
	f.placeholders()
	f.menus = newMenus(f)
	f.listen()
	f.heedFocus()
	f.show(f.overlaps, false)
	f.win.Resize(fyne.NewSize(f.set.Width, f.set.Height))
	f.win.SetMaster()
	jobs := f.saves
	go func() {
		for job := range jobs {
			f.guard(job)
		}
	}()
	return f
}

// build lays out the parts around the screen.
func (f *frame) build() {
	f.masthead = newPaint(f.look, f.drawMasthead)
	f.hint = newPaint(f.look, f.drawHint)
	f.foot = newPaint(f.look, f.drawFoot)
	f.welcome = newPaint(f.look, f.drawWelcome)
	f.body = container.NewStack()
	f.toast = newToast(f)
	f.finder = newFinder(f)
	head := func() float32 {
		if f.at != nil && f.at.full() && f.desk != nil {
			return 0
		}
		return 50 * f.z
	}
	hint := func() float32 {
		if f.hinting() {
			return 34 * f.z
		}
		return 0
	}
	foot := func() float32 { return 26 * f.z }
	f.all = container.New(&stage{min: fyne.NewSize(640, 420), places: []placing{
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w, head() },
		func(w, _ float32) (float32, float32, float32, float32) { return 0, head(), w, hint() },
		func(w, h float32) (float32, float32, float32, float32) {
			return 0, head() + hint(), w, h - head() - hint() - foot()
		},
		func(w, h float32) (float32, float32, float32, float32) { return 0, h - foot(), w, foot() },
		func(w, h float32) (float32, float32, float32, float32) { return f.finder.rect(w, h) },
		func(w, h float32) (float32, float32, float32, float32) { return f.toast.rect(w, h) },
	}}, f.masthead, f.hint, f.body, f.foot, f.finder.all, f.toast.card)
	f.win.SetContent(f.all)
}

// listen connects the window's events.
func (f *frame) listen() {
	c := f.win.Canvas()
	c.SetOnTypedKey(f.typedKey)
	c.SetOnTypedRune(f.typedRune)
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(f.keyDown)
	}
	for _, enter := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} { // in a sheet, outside of its fields
		c.AddShortcut(&desktop.CustomShortcut{KeyName: enter, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) { f.confirm() })
	}
	f.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { f.guard(func() { f.dropped(uris) }) })
	f.win.SetCloseIntercept(f.close)
	f.app.Settings().AddListener(func(fyne.Settings) {
		if f.set.Theme == themeSystem && f.palette.dark != f.systemDark() {
			f.restyle()
		}
	})
}

// close keeps the place, closes the workbench and then the window.
func (f *frame) close() {
	if f.closing {
		return
	}
	f.closing = true
	s := f.win.Canvas().Size()
	f.set.Width, f.set.Height = s.Width, s.Height
	f.keepPlace()
	f.set.write(f.opts.ConfigDir)
	f.settle(func() {
		f.stop()
		if f.desk != nil {
			f.unserve()
			_ = f.desk.Close() // every save was durable before it was shown
			f.desk = nil
		}
		f.win.Close()
	})
}

// keepPlace remembers where the person is in this workbench.
func (f *frame) keepPlace() {
	if f.desk != nil {
		at := f.set.last(f.desk.Place().Path)
		at.Overlap, at.Length = f.overlaps.chosen, f.overlaps.list.filter.length()
		f.set.keep(at)
	}
}

// show brings a screen to the front; remember lets Esc come back to this one.
func (f *frame) show(s screen, remember bool) {
	if f.at == s {
		s.shown()
		return
	}
	if remember && f.at != nil {
		f.before = append(f.before, f.at)
	}
	f.finder.leave()
	f.at = s
	f.win.Canvas().Unfocus()
	f.fill()
	s.shown()
	f.refresh()
}

// fill puts the screen, or the welcome while there is no workbench, in place.
func (f *frame) fill() {
	if f.desk == nil {
		f.body.Objects = []fyne.CanvasObject{f.welcome}
	} else {
		f.body.Objects = []fyne.CanvasObject{f.at.content()}
	}
	f.body.Refresh()
	f.all.Refresh()
}

// room is a screen of the masthead: going there forgets the way back.
func (f *frame) room(s screen) {
	f.before = nil
	f.show(s, false)
}

// back goes to the screen before, or from a room to the list.
func (f *frame) back() {
	if n := len(f.before); n > 0 {
		s := f.before[n-1]
		f.before = f.before[:n-1]
		f.show(s, false)
	} else if f.at != screen(f.overlaps) {
		f.show(f.overlaps, false)
	}
}

// openPair shows an overlap on the pair screen; Esc comes back from it.
func (f *frame) openPair(id string) {
	if f.at != screen(f.pair) {
		f.show(f.pair, true)
	}
	f.pair.open(id)
}

// refresh draws what stands around the screen, and brings the menus up to date.
func (f *frame) refresh() {
	f.masthead.Refresh()
	f.hint.Refresh()
	f.foot.Refresh()
	if f.desk == nil {
		f.welcome.Refresh()
	}
	f.menus.update()
}

// hinting tells whether the first-run line is up.
func (f *frame) hinting() bool {
	return f.desk != nil && !f.set.HintClosed && f.at == screen(f.overlaps) && f.overlaps.list.judged == 0 && len(f.overlaps.list.rows) > 0 && len(f.sources.known) > 0
}

func (f *frame) closeHint() {
	f.set.HintClosed = true
	f.set.write(f.opts.ConfigDir)
	f.all.Refresh()
	f.refresh()
}

// dress sets palette and text factor from the settings.
func (f *frame) dress() {
	f.palette = paletteOf(f.set.Theme == themeDark || f.set.Theme == themeSystem && f.systemDark(), f.set.Contrast)
	f.z = float32(f.set.Text) / 100
	f.app.Settings().SetTheme(f.look)
}

// systemDark asks the system, not our own theme.
func (f *frame) systemDark() bool { return f.app.Settings().ThemeVariant() == variantDark }

// restyle draws everything again after a change of palette or text size.
func (f *frame) restyle() {
	f.dress()
	for _, s := range []screen{f.overlaps, f.sources, f.pair, f.versions, f.timeline, f.outlets} {
		s.restyle()
	}
	for _, s := range f.sheets {
		s.restyle()
	}
	f.all.Refresh()
	f.refresh()
	f.toast.card.Refresh()
	f.finder.bar.Refresh()
}

// textSize changes the text factor; 0 is back to normal.
func (f *frame) textSize(by int) {
	size := f.set.Text + by
	if by == 0 {
		size = 100
	}
	size = min(max(size, smallestText), largestText)
	if size == f.set.Text {
		return
	}
	f.set.Text = size
	f.set.write(f.opts.ConfigDir)
	f.restyle()
	f.say(say.T("Text size %d %%", size))
}

// setTheme chooses light, dark or the system's.
func (f *frame) setTheme(name string) {
	f.set.Theme = name
	f.set.write(f.opts.ConfigDir)
	f.restyle()
}

// setContrast chooses the palettes of high contrast, or leaves them.
func (f *frame) setContrast(high bool) {
	f.set.Contrast = high
	f.set.write(f.opts.ConfigDir)
	f.restyle()
}

// changed is called after every change of the workbench.
func (f *frame) changed() {
	f.saved = f.now()
	f.renew()
}

// renew shows the workbench as it is now.
func (f *frame) renew() {
	f.castOf, f.cast = nil, nil
	f.readStyle()
	f.readScale()
	f.overlaps.reload()
	f.sources.reload()
	f.versions.stale, f.timeline.stale, f.outlets.stale = true, true, true
	switch f.at {
	case f.pair, f.versions, f.timeline, f.outlets:
		f.at.reload()
	}
	for _, s := range f.sheets {
		if s.changed != nil {
			s.changed()
		}
	}
	f.refresh()
}

// fileName is the open workbench's file without its folder.
func (f *frame) fileName() string { return filepath.Base(f.desk.Place().Path) }

// focused is called when a field got the focus or lost it, so that a screen
// or a sheet with fields of its own draws the one focus ring, and what the keys
// do, in the right place.
func (f *frame) focused() {
	if s := f.top(); s != nil && s.focused != nil {
		s.focused()
	}
	if s, ok := f.at.(interface{ focused() }); ok && f.desk != nil {
		s.focused()
	}
}
