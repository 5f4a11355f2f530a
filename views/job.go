package views

import (
	"context"
	"errors"
	"time"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// going is the bringing in that goes on behind the window. Only the UI
// goroutine touches it.
type going struct {
	begun       time.Time
	done, total int
	pace        desk.Pace
	left        string // how long it will still take; empty where that cannot be told
	pause       func()
}

// says is its state for the status line.
func (g *going) says() string {
	t := say.T("Bringing in")
	if g.total > 0 {
		t += say.T(": %s of %s", grouped(g.done), grouped(g.total))
	}
	if g.left != "" {
		t += ", " + g.left
	}
	return t
}

// bringIn brings in sources: few under a sheet, many as a job behind the window.
func (f *frame) bringIn(in []desk.Incoming, refused []desk.Refused) { f.bringInAlso(in, refused, "") }

// bringInAlso says beside it what was done just before.
func (f *frame) bringInAlso(in []desk.Incoming, refused []desk.Refused, also string) {
	d := f.desk
	if len(in) > desk.FewFiles {
		f.work(say.T("Keeping the texts"), func(ctx context.Context, p desk.Progress) error {
			_, err := d.Ask(ctx, in, refused, p)
			return err
		}, orStopped(f, func() {
			if also != "" {
				f.say(also)
			}
			f.goOn()
		}))
		return
	}
	var got desk.Brought
	f.work(say.T("Bringing in"), func(ctx context.Context, p desk.Progress) (err error) {
		got, err = d.Bring(ctx, in, p)
		return err
	}, orStopped(f, func() {
		f.changed()
		f.say(also + broughtIn(got))
	}))
}

// orStopped calls then where bringing in came to its end, and says what else
// became of it.
func orStopped(f *frame, then func()) func(error) {
	return func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			f.say(say.T("Stopped; nothing was brought in."))
		case err != nil:
			f.fail(err)
		default:
			then()
		}
	}
}

// goOn does what waits in the jobs behind the window, which shows every part
// as soon as it is compared.
func (f *frame) goOn() {
	if f.going != nil || f.desk == nil {
		return
	}
	d := f.desk
	ctx, pause := context.WithCancel(f.ctx)
	g := &going{begun: f.now(), pause: pause}
	f.going, f.waiting = g, 0
	f.toWork(1)
	f.refresh()
	var last time.Time // of the spawned goroutine alone
	tell := func(what string, done, total int) {
		if now := time.Now(); now.Sub(last) > 100*time.Millisecond && what == desk.BringingIn {
			last = now
			f.onUI(func() {
				g.done, g.total, g.left = done, total, g.pace.Left(time.Now(), what, done, total)
				f.foot.Refresh()
			})
		}
	}
	f.spawn(func() {
		var got desk.Brought
		err := f.guarded(func() (err error) {
			got, err = d.WorkOff(ctx, tell, func() {
				f.onUI(func() {
					if f.desk == d {
						f.changed()
					}
				})
			})
			return err
		})
		f.onUI(func() {
			pause()
			f.toWork(-1)
			if f.desk == d {
				f.wentOn(g.begun, got, err)
			}
		})
	})
}

// wentOn is called when the jobs are done, or stand still.
func (f *frame) wentOn(begun time.Time, got desk.Brought, err error) {
	f.going = nil
	switch {
	case errors.Is(err, context.Canceled):
		f.ifWaiting(func(n int) {
			f.waiting = n
			f.say(say.T("Paused; %s. The File menu goes on with them.", say.N("%s file waits", "%s files wait", n)))
			f.refresh()
		})
	case err != nil:
		f.fail(err)
	case len(got.Sources)+len(got.Already) > 0:
		f.say(broughtIn(got))
		f.notify(begun, broughtIn(got))
	}
	f.refresh()
}

// resume goes on with what was waiting when the workbench was closed.
func (f *frame) resume() {
	if f.desk.Place().ReadOnly != "" {
		return
	}
	f.ifWaiting(func(n int) {
		f.say(say.T("Going on with %s that waited.", say.N("%s file", "%s files", n)))
		f.goOn()
	})
}

// ifWaiting counts the files that wait in jobs, and calls then where there are
// some.
func (f *frame) ifWaiting(then func(n int)) {
	d := f.desk
	fetch(f, d.Jobs, func(jobs []desk.Job) {
		n := 0
		for _, j := range jobs {
			n += j.Files - j.Done
		}
		if n > 0 && f.desk == d {
			then(n)
		}
	})
}

// canJob tells which of the commands of jobs can be done.
func (f *frame) canJob(id cmd) bool {
	switch id {
	case cmdPause:
		return f.going != nil
	case cmdGoOn:
		return f.going == nil && f.waiting > 0
	}
	return true
}

// openLog shows what became of the files that were brought in as jobs, those
// first that were not.
func (f *frame) openLog() {
	d := f.desk
	fetch(f, func(ctx context.Context) ([]logLine, error) { return readLog(ctx, d) }, func(lines []logLine) {
		if len(lines) == 0 {
			f.say(say.T("No long list of files was brought in here yet. Of a few files you are told at once."))
			return
		}
		f.showLog(lines)
	})
}
