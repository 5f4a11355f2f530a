package views

import (
	"context"
	"errors"
	"time"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// fetch reads something off the UI goroutine and hands it over on it. What
// comes back after the workbench was closed is dropped; errors are told.
func fetch[T any](f *frame, get func(ctx context.Context) (T, error), then func(T)) {
	ctx := f.ctx
	f.spawn(func() {
		var v T
		err := f.guarded(func() (err error) {
			v, err = get(ctx)
			return err
		})
		f.onUI(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				f.fail(err)
			default:
				then(v)
			}
		})
	})
}

// save changes the workbench off the UI goroutine, after the changes that were
// asked for before it. When it is durable, every screen is brought up to date
// and then (which may be nil) is called. Errors are told and change nothing.
func (f *frame) save(change func(ctx context.Context) error, then func()) {
	if !f.takesChanges() {
		return
	}
	ctx := f.ctx
	f.queue(func() {
		err := f.guarded(func() error { return change(ctx) })
		f.onUI(func() { f.saveEnded(ctx, err, then) })
	})
}

// saveLong is save for a change that may take long: it is shown how far it is,
// and it can be stopped, as work can.
func (f *frame) saveLong(title string, change func(ctx context.Context, p desk.Progress) error, then func()) {
	if !f.takesChanges() {
		return
	}
	whole := f.ctx
	ctx, p, end := f.showing(title)
	f.queue(func() {
		err := f.guarded(func() error { return change(ctx, p) })
		if ctx.Err() != nil && err != nil {
			err = say.Error("stopped; nothing was changed")
		}
		f.onUI(func() {
			end()
			f.saveEnded(whole, err, then)
		})
	})
}

// takesChanges tells whether there is a workbench that can be changed, and says
// why one cannot.
func (f *frame) takesChanges() bool {
	if f.desk == nil {
		return false
	}
	why := f.desk.Place().ReadOnly
	if why != "" {
		f.fail(errors.New(why))
	}
	return why == ""
}

// saveEnded shows what a change came to. What comes back after the workbench
// was closed is dropped.
func (f *frame) saveEnded(ctx context.Context, err error, then func()) {
	switch {
	case ctx.Err() != nil:
	case err != nil:
		f.fail(err)
	default:
		f.changed()
		if then != nil {
			then()
		}
	}
}

// queue runs a job behind those before it; without a queue (tests) at once.
func (f *frame) queue(job func()) {
	if f.saves == nil {
		job()
		return
	}
	f.saves <- job
}

// settle calls then when every change asked for before is durable.
func (f *frame) settle(then func()) {
	f.queue(func() { f.onUI(then) })
}

// patience is how long work may take before its progress is shown: shorter
// than that a sheet would only flash.
const patience = 300 * time.Millisecond

// work does something long off the UI goroutine, under a sheet with progress
// and Cancel when it takes longer than patience. done gets the error; one that
// comes from Cancel is context.Canceled.
func (f *frame) work(title string, job func(ctx context.Context, p desk.Progress) error, done func(error)) {
	ctx, p, end := f.showing(title)
	f.spawn(func() {
		err := f.guarded(func() error { return job(ctx, p) })
		if ctx.Err() != nil && err != nil {
			err = context.Canceled
		}
		f.onUI(func() {
			end()
			done(err)
		})
	})
}

// toWork counts the long work under way.
func (f *frame) toWork(by int) {
	was := f.working > 0
	if f.working += by; f.opts.Working != nil && was != (f.working > 0) {
		f.opts.Working(!was)
	}
}

// showing begins to show something long: its context ends with Cancel, tell
// gets how far it is, and end, on the UI goroutine, takes the sheet away.
func (f *frame) showing(title string) (ctx context.Context, tell desk.Progress, end func()) {
	ctx, cancel := context.WithCancel(f.ctx)
	f.toWork(1)
	begun, command := f.now(), f.reports.last()
	f.log.Info("work begun", "command", command)
	p := newProgress(f, title, cancel)
	ended := false
	stop := f.later(patience, func() {
		if !ended {
			p.open()
		}
	})
	last := time.Time{}
	tell = func(what string, n, total int) {
		if t := time.Now(); t.Sub(last) > 50*time.Millisecond || n == total {
			last = t
			f.onUI(func() { p.tell(what, n, total) })
		}
	}
	end = func() {
		f.log.Info("work ended", "command", command, "stopped", ctx.Err() != nil, "took", f.now().Sub(begun))
		if ctx.Err() == nil {
			f.notify(begun, say.T("%s: done.", title))
		}
		stop()
		f.toWork(-1)
		ended = true
		p.close()
		cancel()
	}
	return ctx, tell, end
}
