package views

import (
	"time"
)

// watchRhythm is how often the workbench is looked at for what commands and
// other windows did to it.
const watchRhythm = 2 * time.Second

// watch looks again and again until the workbench is closed.
func (f *frame) watch() {
	ctx := f.ctx
	f.later(watchRhythm, func() {
		if ctx.Err() == nil {
			f.lookAgain(f.watch)
		}
	})
}

// lookAgain shows what another process changed; then is called when it was
// looked at. What cannot be read just now is read the next time.
func (f *frame) lookAgain(then func()) {
	d, ctx := f.desk, f.ctx
	f.spawn(func() {
		behind := false
		_ = f.guarded(func() (err error) {
			behind, err = d.Behind(ctx)
			return err
		})
		f.onUI(func() {
			if ctx.Err() != nil {
				return
			}
			if behind {
				f.renew()
			}
			then()
		})
	})
}
