package views

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// Options say what the window opens and where it keeps its settings.
type Options struct {
	Path      string // the workbench to open first
	Own       string // the person's own workbench, in a folder that nobody looks into; empty: there is none
	Open      func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error)
	Create    func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error)
	Read      func(ctx context.Context, path, why string) (*desk.Desk, error) // opens for reading only, for a reason told in a sentence
	Languages []string                                                        // that the system asks for, the best first; nil, with no language chosen, says everything in English
	ConfigDir string                                                          // folder of the settings file; empty keeps none
	ReportDir string                                                          // folder of the reports of faults; empty writes none
	Backups   bool                                                            // make automatic backups, and verify now and then, while a workbench is open
	Disk      func(path string) string                                        // what it means where a workbench lies on a network or in a synced folder; nil tells nothing
	Bring     []string                                                        // articles to be brought in where the first workbench is open
	Working   func(working bool)                                              // is told when long work begins, and when the last of it ends; nil: nobody
	// Serve hears second starts on the workbench that this window holds, until
	// it is stopped; show may be called from any goroutine. nil: nobody does.
	Serve func(path string, show func(ctx context.Context, files []string) error) (stop func())
	Log   *slog.Logger // is told of commands, work and faults, never a word of a text or a note; nil: nobody
}

// Run shows the window, opens the workbench behind it and returns when the
// window is closed. Faults while opening are told in the window; the error is of
// a fault that the window could not outlive, and says where its report is.
func Run(a fyne.App, o Options) (err error) {
	f := newFrame(a, o)
	defer func() {
		if fault := recover(); fault != nil {
			err = say.Errorf("Verbatim had to end because of a fault of its own; what was saved is safe, and what was typed stands there again at the next start. The report: %s", f.reports.write(fault))
		}
	}()
	f.open(o.Path) // which needs no window, and reads while one is made
	f.seekDialog()
	f.copied = copiedMarkup
	f.win.Show()
	f.recovered()
	a.Run()
	return nil
}
