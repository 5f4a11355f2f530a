package views

import (
	"context"
	"time"

	"verbatim/data/desk"
)

// backupRhythm is how often an open workbench is looked at for changes since
// its last automatic backup: at most an hour's work is in no backup. The first
// look waits until the window stands.
const (
	backupRhythm = time.Hour
	backupFirst  = 5 * time.Second
)

// backUp makes the automatic backups behind the window until the workbench is
// closed.
func (f *frame) backUp() {
	if !f.opts.Backups || f.desk.Place().ReadOnly != "" {
		return
	}
	ctx, d := f.ctx, f.desk
	f.spawn(func() { f.backUpUntil(ctx, d) })
}

// backUpUntil makes them until the context ends. Where one cannot be made what is
// saved is in the workbench all the same; why is told.
func (f *frame) backUpUntil(ctx context.Context, d *desk.Desk) {
	for wait := backupFirst; ; wait = backupRhythm {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		err := f.guarded(func() error {
			_, err := d.BackUpIfDue(ctx)
			return err
		})
		if err != nil && ctx.Err() == nil {
			f.onUI(func() { f.fail(err) })
		}
	}
}
