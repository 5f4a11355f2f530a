package views

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2/driver"

	"verbatim/data/say"
)

// chooser asks for paths by a dialog of the desktop, as askPortal and, on Windows,
// askSystem do.
type chooser func(ctx context.Context, parent string, w pathWanted, folders bool, shown func()) ([]string, error)

// askPath asks for paths and hands them over; nothing when it is left. It does so
// by the desktop's dialog where there is one and the person does not like the
// program's own better.
func (f *frame) askPath(w pathWanted, then func(paths []string)) {
	w.dir = f.beginIn(w)
	if f.chooser == nil || f.set.OwnFiles {
		f.askPathHere(w, then)
		return
	}
	f.askDesktop(w, false, then)
}

// seekPortal looks for the desktop's dialog, so that where there is none the
// program's own sheet comes at once when it is asked for.
func (f *frame) seekPortal() {
	err := portalThere(f.ctx)
	f.log.Info("dialogs of the desktop", "error", err)
	if err == nil {
		f.onUI(func() {
			f.chooser = askPortal
			f.refresh()
		})
	}
}

// beginIn is the folder in which a choice begins: beside the workbench, unless
// that is the person's own, which lies where nobody looks.
func (f *frame) beginIn(w pathWanted) string {
	dir := w.dir
	if dir == "" && f.desk != nil && f.desk.Place().Path != f.opts.Own {
		dir = filepath.Dir(f.desk.Place().Path)
	}
	if dir == "" {
		dir = documents()
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return dir
}

// askDesktop asks by the desktop's dialog, of which the person is told on a
// sheet: while it is up nothing else is done here, and the sheet leads on where
// the dialog does not come or is not liked.
func (f *frame) askDesktop(w pathWanted, folders bool, then func(paths []string)) {
	if f.choosing {
		return
	}
	f.choosing = true
	ctx, cancel := context.WithCancel(f.ctx)
	var waiting *sheet
	var instead func() // what the person chose on the sheet
	shown := func() {
		f.onUI(func() {
			if f.choosing && ctx.Err() == nil {
				waiting = f.openChoosing(w, folders, func(do func()) { instead = do; cancel() }, then)
			}
		})
	}
	ask, parent := f.chooser, f.windowHandle()
	f.spawn(func() {
		var paths []string
		err := f.guarded(func() (err error) {
			paths, err = ask(ctx, parent, w, folders, shown)
			return err
		})
		f.onUI(func() {
			cancel()
			f.choosing = false
			if waiting != nil {
				waiting.close()
			}
			f.chose(w, paths, err, instead, then)
		})
	})
}

// chose goes on with what the dialog came to.
func (f *frame) chose(w pathWanted, paths []string, err error, instead func(), then func([]string)) {
	switch {
	case f.closing:
	case instead != nil:
		instead()
	case errors.Is(err, errNoDialog): // nor will there be one later
		f.log.Info("no dialog of the desktop", "error", err)
		f.chooser = nil
		f.askPathHere(w, then)
	case err != nil:
		f.fail(err)
	case len(paths) > 0:
		then(paths)
	}
}

// openChoosing opens the sheet that stands here while the dialog is up.
func (f *frame) openChoosing(w pathWanted, folders bool, leave func(instead func()), then func([]string)) *sheet {
	of := account{
		title: w.title, says: []string{say.T("A dialog of your desktop asks for it. View can have the program’s own lists always.")},
		actions: []action{{"Enter", say.T("Choose here instead"), func() { leave(func() { f.askPathHere(w, then) }) }}},
		leave:   say.T("Leave it"), left: func() { leave(func() {}) },
	}
	if (w.many || w.whole != nil) && !folders {
		of.actions = append(of.actions, action{"F", say.T("A whole folder"), func() { leave(func() { f.askDesktop(w, true, then) }) }})
	}
	f.openAccount(of)
	return f.top()
}

// windowHandle names the window for a dialog that is to stand over it; empty
// where it has no name, as on Wayland.
func (f *frame) windowHandle() (handle string) {
	if n, ok := f.win.(driver.NativeWindow); ok {
		n.RunNative(func(c any) {
			if x, ok := c.(driver.X11WindowContext); ok && x.WindowHandle != 0 {
				handle = fmt.Sprintf("x11:%x", x.WindowHandle)
			}
		})
	}
	return handle
}

// setOwnFiles chooses the program's own lists of files, or the desktop's dialog.
func (f *frame) setOwnFiles(own bool) {
	f.set.OwnFiles = own
	f.set.write(f.opts.ConfigDir)
	f.refresh()
}
