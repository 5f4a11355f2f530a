package views

import (
	"context"
	"errors"
	"runtime"
)

// ErrBusy is the answer to a second start whose files cannot come in now.
var ErrBusy = errors.New("a sheet is open over the screen")

// serve hears second starts on the workbench, where this window holds it.
func (f *frame) serve() {
	f.unserve = func() {}
	if f.opts.Serve != nil && f.desk.Place().ReadOnly == "" {
		f.unserve = f.opts.Serve(f.desk.Place().Path, f.showAgain)
	}
}

// showAgain brings the window to the front, and shows what is known of the
// files, which may be none. It is called from any goroutine, and waits for the
// UI's until the context ends.
func (f *frame) showAgain(ctx context.Context, files []string) error {
	done := make(chan error, 1)
	f.onUI(func() {
		if runtime.GOOS != "windows" { // there a window that is put away has a place off the screen, and would keep it
			f.win.Show() // as the window manager may only light up what asks for the focus while it is put away
		}
		f.win.RequestFocus()
		switch {
		case ctx.Err() != nil: // nobody waits: the files are brought in elsewhere
		case len(files) == 0:
			done <- nil
		case !f.can(cmdBring):
			done <- ErrBusy
		default:
			done <- nil
			f.loadPaths(files)
		}
	})
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// bringGiven shows what is known of the articles that the program was started
// with, once.
func (f *frame) bringGiven() {
	files := f.opts.Bring
	f.opts.Bring = nil
	if len(files) > 0 && f.takesChanges() {
		f.loadPaths(files)
	}
}
