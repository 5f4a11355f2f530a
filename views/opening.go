package views

import (
	"context"
	"errors"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// opener is Options.Open or Options.Create.
type opener = func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error)

// open opens a workbench in the place of the one that is open.
func (f *frame) open(path string) { f.change(say.T("Opening the workbench"), path, f.opts.Open) }

// change opens another workbench; the one before stays where it cannot.
func (f *frame) change(title, path string, by opener) {
	if path == "" || by == nil {
		f.why = say.T("No workbench was named.")
		f.refresh()
		return
	}
	var d *desk.Desk
	f.work(title, func(ctx context.Context, p desk.Progress) (err error) {
		d, err = by(ctx, path, p)
		return err
	}, func(err error) {
		if err != nil {
			f.log.Error("not opened", "file", path, "error", err)
		}
		switch {
		case errors.Is(err, context.Canceled):
			if d != nil {
				_ = d.Close() // nobody has seen it
			}
			f.why = say.T("Opening was stopped.")
		case err != nil && desk.IsDamage(err):
			f.unreadable(path, err)
		case err != nil && f.desk != nil:
			f.fail(err)
		case err != nil:
			f.why, f.lost = capital(say.Of(err)), ""
		case d.Place().Held:
			f.askHeld(d)
		default:
			f.settle(func() { f.take(d) })
		}
		f.refresh()
	})
}

// take puts a workbench in the window and closes the one before.
func (f *frame) take(d *desk.Desk) {
	if f.desk != nil {
		f.keepPlace()
		f.unserve()
		_ = f.desk.Close() // every save was durable before it was shown
	}
	f.stop()
	f.going, f.waiting = nil, 0
	f.ctx, f.stop = context.WithCancel(context.Background())
	f.desk, f.why, f.lost, f.ill = d, "", "", nil
	f.saved = time.Time{}
	if f.set.Reviewer != "" {
		_ = d.SetReviewer(f.set.Reviewer) // it was a name when it was asked for
	}
	f.win.SetTitle(d.Place().Name + " — Verbatim")
	f.overlaps.reset(f.set.last(d.Place().Path))
	f.sources.reset()
	f.versions.reset()
	f.timeline.reset()
	f.outlets.reset()
	f.before, f.at = nil, nil
	f.show(f.overlaps, false)
	f.sources.reload()
	f.readStyle()
	f.readTyped()
	f.keepPlace()
	f.set.write(f.opts.ConfigDir)
	f.readScale()
	f.resume()
	f.backUp()
	if f.oddLanguage != "" {
		f.tell(f.oddLanguage, true)
		f.oddLanguage = ""
	}
	if f.oddKeys != "" {
		f.fail(errors.New(f.oddKeys))
		f.oddKeys = ""
	}
	f.serve()
	f.watch()
	f.giveBack(openedAfter)
	f.tellDisk()
	f.seekDamage()
	f.bringGiven()
}

// openedAfter is when all that follows an opening, backup and check, is done
// with for most workbenches.
const openedAfter = 40 * time.Second

// giveBack gives the memory back to the system, after a while, that something large
// took and the window does not need to stand: opening a large workbench takes as
// much again as stays.
func (f *frame) giveBack(after time.Duration) {
	ctx := f.ctx
	f.later(after, func() {
		if ctx.Err() == nil {
			f.spawn(debug.FreeOSMemory)
		}
	})
}

// askHeld asks whether to read a workbench that another window has open.
func (f *frame) askHeld(d *desk.Desk) {
	again := func() { f.open(d.Place().Path) }
	leave := func() {
		if f.desk == nil {
			f.why = d.Place().ReadOnly
		}
		_ = d.Close() // nobody has seen it
		f.refresh()
	}
	f.openAccount(account{
		title: say.T("Another window has this workbench"), says: []string{d.Place().ReadOnly},
		actions: []action{{"Enter", say.T("Read it here"), func() { f.settle(func() { f.take(d) }) }}, {"R", say.T("Try again"), func() { leave(); again() }}},
		leave:   say.T("Not now"), left: leave,
	})
}

// tellDisk tells once of each workbench that it lies on a network folder or in
// a synced one.
func (f *frame) tellDisk() {
	at := f.set.last(f.desk.Place().Path)
	if at.DiskTold || f.opts.Disk == nil {
		return
	}
	fetch(f, func(context.Context) (string, error) { return f.opts.Disk(at.Workbench), nil }, func(notice string) {
		if notice == "" {
			return
		}
		at := f.set.last(at.Workbench)
		at.DiskTold = true
		f.set.keep(at)
		f.set.write(f.opts.ConfigDir)
		f.note(notice)
	})
}

// openRecent shows the workbenches that were open last.
func (f *frame) openRecent() {
	here := ""
	if f.desk != nil {
		here = f.desk.Place().Path
	}
	var rows []pickRow
	var paths []string
	for _, path := range f.set.recent() {
		if path != here {
			paths = append(paths, path)
			rows = append(rows, pickRow{left: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), beside: filepath.Dir(path)})
		}
	}
	f.openPick(&pick{
		title: say.T("Open recent"), beside: say.N("%s workbench", "%s workbenches", len(rows)), rows: rows,
		none:    say.T("No other workbench was open here yet. %s opens one, %s makes one.", f.keys.named(cmdOpen), f.keys.named(cmdNew)),
		actions: []pickAction{{key: "Enter", label: say.T("Open"), do: func(i int) { f.open(paths[i]) }}},
	})
}

// askCopy asks where a copy of the workbench shall lie, and goes on in the
// workbench itself.
func (f *frame) askCopy() {
	d := f.desk
	f.askPath(pathWanted{title: say.T("Save a copy"), action: say.T("Save"), endings: []string{extension}, save: say.T("%s copy%s", d.Place().Name, extension)}, func(paths []string) {
		path := newPath(paths[0])
		f.work(say.T("Saving a copy"), func(ctx context.Context, _ desk.Progress) error { return d.Backup(ctx, path) }, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				f.say(say.T("Stopped; no copy was made."))
			case err != nil:
				f.fail(err)
			default:
				f.say(say.T("A copy, checked, is in %s. You go on in %s.", path, f.fileName()))
			}
		})
	})
}

// extension is how a workbench's file ends.
const extension = ".verbatim"

// askOpen asks for a workbench to open.
func (f *frame) askOpen() {
	f.askPath(pathWanted{title: say.T("Open a workbench"), action: say.T("Open"), endings: []string{extension}}, func(paths []string) { f.open(paths[0]) })
}

// askNew asks where a new workbench shall lie.
func (f *frame) askNew() {
	f.askPath(pathWanted{title: say.T("New workbench"), action: say.T("Make it"), endings: []string{extension}, save: say.T("untitled%s", extension)}, func(paths []string) {
		f.change(say.T("Making the workbench"), newPath(paths[0]), f.opts.Create)
	})
}

// newPath gives a name its ending.
func newPath(path string) string {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}
