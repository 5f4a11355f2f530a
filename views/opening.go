package views

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"verbatim/data/desk"
)

// opener is Options.Open or Options.Create.
type opener = func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error)

// open opens a workbench in the place of the one that is open.
func (f *frame) open(path string) { f.change("Opening the workbench", path, f.opts.Open) }

// change opens another workbench; the one before stays where it cannot.
func (f *frame) change(title, path string, by opener) {
	if path == "" || by == nil {
		f.why = "No workbench was named."
		f.refresh()
		return
	}
	var d *desk.Desk
	f.work(title, func(ctx context.Context, p desk.Progress) (err error) {
		d, err = by(ctx, path, p)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			if d != nil {
				_ = d.Close() // nobody has seen it
			}
			f.why = "Opening was stopped."
		case err != nil && f.desk != nil:
			f.fail(err)
		case err != nil:
			f.why = capital(err.Error())
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
		_ = f.desk.Close() // every save was durable before it was shown
	}
	f.stop()
	f.going, f.waiting = nil, 0
	f.ctx, f.stop = context.WithCancel(context.Background())
	f.desk, f.why = d, ""
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
	f.resume()
	f.backUp()
	if f.oddKeys != "" {
		f.fail(errors.New(f.oddKeys))
		f.oddKeys = ""
	}
}

// extension is how a workbench's file ends.
const extension = ".verbatim"

// askOpen asks for a workbench to open.
func (f *frame) askOpen() {
	f.askPath(pathWanted{title: "Open a workbench", action: "Open", endings: []string{extension}}, func(paths []string) { f.open(paths[0]) })
}

// askNew asks where a new workbench shall lie.
func (f *frame) askNew() {
	f.askPath(pathWanted{title: "New workbench", action: "Make it", endings: []string{extension}, save: "untitled" + extension}, func(paths []string) {
		f.change("Making the workbench", newPath(paths[0]), f.opts.Create)
	})
}

// newPath gives a name its ending.
func newPath(path string) string {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}
