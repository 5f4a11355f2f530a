package views

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// canMend tells whether there is a workbench to restore or to repair, open or
// too damaged for that.
func (f *frame) canMend(id cmd) bool {
	return f.lost != "" || f.desk != nil && (id == cmdBackups || f.damaged())
}

// ailing is the path of the workbench that is restored or repaired.
func (f *frame) ailing() string {
	if f.lost != "" {
		return f.lost
	}
	return f.desk.Place().Path
}

// backupSheet lists the backups of a workbench with what each holds.
type backupSheet struct {
	f    *frame
	of   string // the workbench's path
	held []desk.Holding
	told map[string]string // what a check of them said, by path
	pick *pick
}

// openBackups reads and shows them.
func (f *frame) openBackups() {
	of := f.ailing()
	fetch(f, func(ctx context.Context) ([]desk.Holding, error) { return desk.Backups(ctx, of) }, func(held []desk.Holding) {
		s := &backupSheet{f: f, of: of, told: map[string]string{}}
		s.pick = &pick{
			title: say.T("Backups"), beside: say.T("of %s, the newest first", filepath.Base(of)),
			none:  say.T("There is no backup of this workbench yet. One is made by itself, soon after something was changed, while the window is open."),
			tells: s.tells,
			actions: []pickAction{
				{key: "Enter", label: say.T("Restore into a new file…"), do: s.restore},
				{key: "C", label: say.T("Check it"), stays: true, do: s.check},
				{key: "O", label: say.T("Another file…"), stays: true, do: func(int) { s.another() }},
			},
		}
		s.show(held)
		f.openPick(s.pick)
	})
}

func (s *backupSheet) show(held []desk.Holding) {
	s.held, s.pick.rows = held, nil
	for _, h := range held {
		r := pickRow{left: moment(h.Made), beside: fmt.Sprintf("%s, %s", say.N("%s source", "%s sources", h.Sources), say.N("%s verdict", "%s verdicts", h.Verdicts))}
		if h.Unread != "" {
			r.beside, r.right = say.T("cannot be read"), say.T("damaged")
		}
		s.pick.rows = append(s.pick.rows, r)
	}
}

// checkedAsMade tells that a backup is the program's own, which was verified
// before it got its name.
func (s *backupSheet) checkedAsMade(h desk.Holding) bool {
	dir := filepath.Dir(h.Path)
	return dir != filepath.Dir(s.of) && strings.HasPrefix(filepath.Base(dir), strings.TrimSuffix(filepath.Base(s.of), filepath.Ext(s.of)))
}

func (s *backupSheet) tells(i int) (names, words []string) {
	h := s.held[i]
	tell := func(name, says string) { names, words = append(names, name), append(words, says) }
	tell(say.T("Written"), moment(h.Made))
	if h.Unread != "" {
		tell(say.T("It cannot be read"), capital(h.Unread)+".")
	} else {
		last := say.T("nothing was ever changed in it")
		if !h.At.IsZero() {
			last = moment(h.At)
		}
		tell(say.T("Holds"), say.T("%s, %s and a history of %s", say.N("%s source", "%s sources", h.Sources), say.N("%s verdict", "%s verdicts", h.Verdicts), say.N("%s change", "%s changes", h.Events)))
		tell(say.T("Last change in it"), last)
		asMade := say.T("not yet; it is before the new file gets its name")
		if s.checkedAsMade(h) {
			asMade = say.T("when it was made, and again when it is restored")
		}
		tell(say.T("Checked"), cmp.Or(s.told[h.Path], asMade))
	}
	tell(say.T("File"), filepath.Base(h.Path))
	tell(say.T("In the folder"), filepath.Dir(h.Path))
	return names, words
}

// another takes in a file that a person names.
func (s *backupSheet) another() {
	s.f.askPath(pathWanted{title: say.T("Choose a backup"), action: say.T("Look at it"), endings: []string{extension}, dir: filepath.Dir(s.of)}, func(paths []string) {
		fetch(s.f, func(ctx context.Context) (desk.Holding, error) { return desk.Holds(ctx, paths[0]), nil }, func(h desk.Holding) {
			held := slices.DeleteFunc(s.held, func(x desk.Holding) bool { return x.Path == h.Path })
			s.show(append([]desk.Holding{h}, held...))
			s.pick.choose(0)
		})
	})
}

// check verifies the backup in focus whole.
func (s *backupSheet) check(i int) {
	if i < 0 {
		return
	}
	h := s.held[i]
	var r desk.Report
	s.f.work(say.T("Checking the backup"), func(ctx context.Context, p desk.Progress) (err error) {
		d, err := desk.Open(ctx, h.Path, desk.Options{ReadOnly: say.T("It is only looked at."), Progress: p})
		if err != nil {
			return err
		}
		r, err = d.Check(ctx, p)
		return errors.Join(err, d.Close())
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			return
		case err != nil:
			s.told[h.Path] = say.T("just now, and it cannot be read: %s", say.Of(err))
		case len(r.Problems) > 0:
			s.told[h.Path] = say.T("just now: it is damaged, %s. %s", say.N("%s problem", "%s problems", len(r.Problems)), r.Problems[0])
		default:
			s.told[h.Path] = say.T("just now: all is well, %s verified", say.N("%s change", "%s changes", r.Events))
		}
		s.pick.redraw()
	})
}

// restore writes a backup into a new file, which is then opened.
func (s *backupSheet) restore(i int) {
	f, h := s.f, s.held[i]
	stem := strings.TrimSuffix(filepath.Base(s.of), filepath.Ext(s.of))
	name := say.T("%s of %s%s", stem, h.Made.Local().Format("2006-01-02 1504"), extension)
	f.askPath(pathWanted{title: say.T("Restore into a new file"), action: say.T("Restore"), endings: []string{extension}, save: name, dir: filepath.Dir(s.of)}, func(paths []string) {
		path := newPath(paths[0])
		f.work(say.T("Restoring the backup"), func(ctx context.Context, _ desk.Progress) error { return desk.Restore(ctx, h.Path, path) }, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				f.say(say.T("Stopped; no file was written."))
			case err != nil:
				f.fail(err)
			default:
				f.open(path)
				f.note(say.T("The backup of %s is now %s. The workbench that was open, and the backup, are as they were.", moment(h.Made), path))
			}
		})
	})
}
