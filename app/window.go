package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"verbatim/data/desk"
	"verbatim/data/say"
	"verbatim/views"
)

// errNoScreen is told where there is nothing to open a window on.
var errNoScreen = errors.New("there is no screen to open a window on; `verbatim help` lists the commands that need none, such as `verbatim find ARTICLES`")

// openWindow opens the window on the workbench at path, or on the person's own.
// articles are to be brought in there. Where a window has it already, that one
// is brought to the front instead, unless this one is for reading only.
func openWindow(ctx context.Context, out io.Writer, path string, articles []string, readOnly bool) error {
	ownPath, err := ownWorkbench()
	if err != nil {
		return err
	}
	own := path == ""
	if own {
		path = ownPath
	}
	if !readOnly {
		if done, err := handedOver(out, path, articles); done || err != nil {
			return err
		}
	}
	if !hasScreen() {
		return errNoScreen
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return err
	}
	log := logOf(ctx)
	open := func(ctx context.Context, at string, p desk.Progress) (*desk.Desk, error) {
		o := desk.Options{Window: true, Progress: p, Log: log}
		if readOnly && at == path {
			o.ReadOnly = "This window was started with --read-only, so the workbench can be read here but not changed."
			return desk.Open(ctx, at, o)
		}
		if _, err := os.Stat(at); own && at == path && errors.Is(err, os.ErrNotExist) {
			return desk.Create(ctx, at, o)
		}
		return desk.Open(ctx, at, o)
	}
	create := func(ctx context.Context, at string, p desk.Progress) (*desk.Desk, error) {
		return desk.Create(ctx, at, desk.Options{Window: true, Empty: true, Progress: p, Log: log})
	}
	read := func(ctx context.Context, at, why string) (*desk.Desk, error) {
		return desk.Open(ctx, at, desk.Options{Window: true, ReadOnly: why, Log: log})
	}
	if cache, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(cache, 0o755) // Fyne makes its own folder in it, not this one; it runs without
	}
	app.SetMetadata(metadata())
	return views.Run(app.NewWithID(metadata().ID), views.Options{
		Path: path, Own: ownPath, Languages: say.Wanted(os.Getenv, systemLanguage()), Open: open, Create: create, Read: read, ConfigDir: filepath.Join(config, "verbatim"),
		ReportDir: reportFolder(ownPath), Backups: true, Disk: desk.DiskNotice, Log: log, Bring: articles, Working: collector(),
		Serve: func(at string, show func(context.Context, []string) error) func() { return serve(log, at, show) },
	})
}

// How much garbage a window may hold beside what it uses, in hundredths. Most of
// its memory is its list, which stays, and steps in it make little garbage; long
// work makes much, and ends. Where there is room, as when the first workbench is
// opened, work may have more: collecting took a third of that opening.
const (
	calmGarbage = 10
	workGarbage = 40
	roomGarbage = 200
	roomBytes   = 200e6
)

// calmAfter is how long after long work the window is calm again: what the work
// came to is read and drawn first.
const calmAfter = 3 * time.Second

// collector sets how the window's garbage is collected from now on, and again as
// long work begins and ends; to begin with it is as in work. Where the environment
// says how, that stands.
func collector() func(working bool) {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	debug.SetGCPercent(roomGarbage)
	calm := time.AfterFunc(calmAfter, func() { debug.SetGCPercent(calmGarbage) })
	return func(working bool) {
		if !working {
			calm.Reset(calmAfter)
			return
		}
		calm.Stop()
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		room := 100 * (roomBytes/max(1, float64(live[0].Value.Uint64())) - 1)
		debug.SetGCPercent(int(min(max(room, workGarbage), roomGarbage)))
	}
}

// reportFolder is where reports of faults and the log lie, beside the person's
// own workbench.
func reportFolder(own string) string { return filepath.Join(filepath.Dir(own), "reports") }

// systemLanguage is the system's own word for the person's language where the
// environment does not tell it.
func systemLanguage() string {
	switch runtime.GOOS {
	case "windows", "darwin":
		return lang.SystemLocale().LanguageString()
	}
	return ""
}

// hasScreen tells whether a window can open at all.
func hasScreen() bool {
	if windowless {
		return false
	}
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// ownWorkbench is where the person's own workbench lies, its folder made.
func ownWorkbench() (string, error) {
	dir := os.Getenv("XDG_DATA_HOME")
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		switch runtime.GOOS {
		case "darwin":
			dir = filepath.Join(home, "Library", "Application Support")
		case "windows":
			if dir, err = os.UserConfigDir(); err != nil {
				return "", err
			}
		default:
			dir = filepath.Join(home, ".local", "share")
		}
	}
	dir = filepath.Join(dir, "verbatim")
	return filepath.Join(dir, "workbench.verbatim"), os.MkdirAll(dir, 0o755)
}
