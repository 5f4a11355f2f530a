package views

import (
	"context"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
)

// Options say what the window opens and where it keeps its settings.
type Options struct {
	Path      string // the workbench to open first
	Open      func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error)
	Create    func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error)
	ConfigDir string // folder of the settings file; empty keeps none
	Backups   bool   // make automatic backups while a workbench is open
}

// Run shows the window, opens the workbench behind it and returns when the
// window is closed. Faults while opening are told in the window, so the error
// is nil today.
func Run(a fyne.App, o Options) error {
	f := newFrame(a, o)
	f.win.Show()
	f.open(o.Path)
	a.Run()
	return nil
}
