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
	f.spawn(func() { backUp(ctx, d, f.backupFailed) })
}

// backupFailed tells why a backup could not be made; what is saved is in the
// workbench all the same.
func (f *frame) backupFailed(err error) { f.onUI(func() { f.fail(err) }) }

func backUp(ctx context.Context, d *desk.Desk, failed func(error)) {
	for wait := backupFirst; ; wait = backupRhythm {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		err := guarded(func() error {
			_, err := d.BackUpIfDue(ctx)
			return err
		})
		if err != nil && ctx.Err() == nil {
			failed(err)
		}
	}
}
