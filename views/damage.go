package views

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// A workbench is verified whole behind the window when that was not done for a
// week, some time after it was opened, when the person is at work.
const (
	checkEvery = 7 * 24 * time.Hour
	checkAfter = 20 * time.Second
)

// damagedWhy is why a workbench in which damage was found is read only.
const damagedWhy say.Text = "This workbench is damaged, so it is open for reading only and stays as it is. Repair it into a new file, or take a backup."

// damaged tells that the workbench that is open is.
func (f *frame) damaged() bool { return len(f.ill) > 0 || f.desk.Place().Damaged }

// unreadable tells of a workbench that is too damaged to be opened.
func (f *frame) unreadable(path string, err error) {
	f.lost = path
	if f.desk == nil {
		f.why = capital(say.Of(err))
	}
	f.openAccount(account{
		title: say.T("This workbench cannot be opened"),
		says:  []string{capital(say.Of(err)), say.T(mendSays)},
		actions: []action{
			{"Enter", say.T("Repair into a new file…"), f.askRepair},
			{"B", say.T("Backups…"), f.openBackups},
		},
		leave: say.T("Not now"),
		left: func() {
			if f.desk != nil {
				f.lost = ""
			}
		},
	})
}

const mendSays say.Text = "Everything that verifies can be written into a new file, and what is lost is named. The damaged file stays as it is."

// seekDamage looks for what is wrong in a workbench that opened as damaged, at
// once, or in one that was not verified for long, behind the window.
func (f *frame) seekDamage() {
	switch {
	case f.desk.Place().Damaged:
		d := f.desk
		var r desk.Report
		f.work(say.T("Looking at what is damaged"), func(ctx context.Context, p desk.Progress) (err error) {
			r, err = d.Check(ctx, p)
			return err
		}, func(err error) {
			if err != nil && !errors.Is(err, context.Canceled) {
				r.Problems = append(r.Problems, capital(say.Of(err)))
			}
			if f.desk == d {
				f.ill = r.Problems
				f.showDamage()
			}
		})
	case f.opts.Backups && f.desk.Place().ReadOnly == "" && f.now().Sub(f.set.last(f.desk.Place().Path).Checked) >= checkEvery:
		ctx := f.ctx
		f.later(checkAfter, func() {
			if ctx.Err() == nil {
				f.verify()
			}
		})
	}
}

// verify checks the whole workbench behind the window. One in which something
// is wrong is opened again for reading only, so that it stays as it is.
func (f *frame) verify() {
	d := f.desk
	fetch(f, func(ctx context.Context) (desk.Report, error) {
		return d.Check(ctx, func(string, int, int) {})
	}, func(r desk.Report) {
		if f.desk != d {
			return
		}
		if len(r.Problems) > 0 {
			f.turnReadOnly(r.Problems)
			return
		}
		at := f.set.last(d.Place().Path)
		at.Checked = f.now()
		f.set.keep(at)
		f.set.write(f.opts.ConfigDir)
	})
}

func (f *frame) turnReadOnly(problems []string) {
	f.change(say.T("Opening the workbench for reading only"), f.desk.Place().Path, func(ctx context.Context, path string, _ desk.Progress) (*desk.Desk, error) {
		return f.opts.Read(ctx, path, say.T(damagedWhy))
	})
	f.settle(func() {
		f.ill = problems
		f.showDamage()
	})
}

// showDamage says what is wrong, and what can be done.
func (f *frame) showDamage() {
	says := []string{say.T("It is open for reading only and stays as it is. %s", say.T(mendSays))}
	if n := len(f.ill); n > 0 {
		says = append(says, capital(say.N("%[2]s thing is wrong:", "%[2]s things are wrong:", n, say.InWords(n))))
	}
	f.openAccount(account{
		title: say.T("This workbench is damaged"), says: says, lines: f.ill,
		actions: []action{
			{"Enter", say.T("Repair into a new file…"), f.askRepair},
			{"B", say.T("Backups…"), f.openBackups},
		},
		leave: say.T("Read it as it is"),
	})
	f.refresh()
}

// askRepair asks for the new file and repairs into it.
func (f *frame) askRepair() {
	of := f.ailing()
	stem := strings.TrimSuffix(filepath.Base(of), filepath.Ext(of))
	f.askPath(pathWanted{title: say.T("Repair into a new file"), action: say.T("Repair"), endings: []string{extension}, save: say.T("%s repaired%s", stem, extension), dir: filepath.Dir(of)}, func(paths []string) {
		path := newPath(paths[0])
		var r desk.Repaired
		f.work(say.T("Repairing into a new file"), func(ctx context.Context, p desk.Progress) (err error) {
			r, err = desk.Repair(ctx, of, path, p)
			return err
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				f.say(say.T("Stopped; no file was written."))
			case err != nil:
				f.fail(err)
			default:
				f.showRepaired(path, r)
			}
		})
	})
}

// showRepaired says what was kept and names what is lost.
func (f *frame) showRepaired(path string, r desk.Repaired) {
	says := []string{say.T("%s and %s are kept, in %s. The damaged file is as it was.", capital(say.N("%s change", "%s changes", r.Kept["event"])), say.N("%s text", "%s texts", r.Kept["revision"]), path)}
	if len(r.Lost) == 0 {
		says = append(says, say.T("Nothing is lost that the file says it held."))
	} else {
		says = append(says, say.T("Lost:"))
	}
	f.openAccount(account{
		title: say.T("Repaired into a new file"), says: says, lines: r.Lost,
		actions: []action{{"Enter", say.T("Open the new file"), func() { f.open(path) }}}, leave: say.T("Close"),
	})
}
