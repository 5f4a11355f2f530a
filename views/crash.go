package views

import (
	"cmp"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"verbatim/data/say"
)

// A fault of the program is written into a report file, and the window goes on
// where it can: what is drawn, a key, a click, a command and work off the UI
// goroutine are each guarded. In a report stand places in the program and the
// name of a command, never a value: values may be words of an article.

// reports are the report files of this run. Its methods may be called from any
// goroutine.
type reports struct {
	mu      sync.Mutex
	dir     string
	version string
	now     func() time.Time
	log     *slog.Logger
	ran     cmd               // the command that ran last
	files   map[string]string // place of the fault -> its report; empty where that could not be written
}

// reportBegins and reportEnding are a report's name around its time (UTC).
const (
	reportBegins, reportEnding = "verbatim-fault-", ".txt"
	mostReports                = 50 // in the folder; a fault that comes again and again fills no disk
)

func (r *reports) running(id cmd) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ran = id
	r.log.Debug("command", "command", id)
}

// last is the command that ran last.
func (r *reports) last() cmd {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ran
}

// write writes a report of a fault that is being recovered from, one for each
// place; it answers with the file, empty where none could be written.
func (r *reports) write(fault any) string {
	place, stack := tellStack()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.log.Error("fault", "at", place, "says", tellFault(fault), "command", r.ran)
	if file, known := r.files[place]; known {
		return file
	}
	file := ""
	now := r.now().UTC()
	if r.dir != "" && os.MkdirAll(r.dir, 0o755) == nil && len(reportsIn(r.dir)) < mostReports {
		file = filepath.Join(r.dir, reportBegins+now.Format("2006-01-02-150405.000")+reportEnding)
		text := fmt.Sprintf("Verbatim had a fault. Please send this file to those who make it; no word of an article, a note or a verdict is in it.\n\n"+
			"time     %s\nversion  %s, %s, %s/%s\ncommand  %s\nfault    %s\n\n%s",
			now.Format(time.RFC3339), cmp.Or(r.version, "unknown"), runtime.Version(), runtime.GOOS, runtime.GOARCH, cmp.Or(r.ran, "none yet"), tellFault(fault), stack)
		if os.WriteFile(file, []byte(text), 0o644) != nil {
			file = ""
		}
	}
	if r.files == nil {
		r.files = map[string]string{}
	}
	r.files[place] = file
	return file
}

// tellFault says what a fault is without any value that the program worked on:
// of the runtime's own errors the words, which hold numbers and types only, of
// others the type.
func tellFault(fault any) string {
	if e, ok := fault.(runtime.Error); ok {
		return e.Error()
	}
	return fmt.Sprintf("a value of type %T", fault)
}

// tellStack lists where the program was, functions and lines without their
// arguments, and the place of the fault itself.
func tellStack() (place, stack string) {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	var b strings.Builder
	for more := true; more; {
		var at runtime.Frame
		at, more = frames.Next()
		line := fmt.Sprintf("%s %s:%d", at.Function, filepath.Base(at.File), at.Line)
		if at.Function == "runtime.gopanic" {
			b.Reset() // what stands above it is the recovery
			place = ""
			continue
		}
		if place == "" && !strings.HasPrefix(at.Function, "runtime.") {
			place = line
		}
		fmt.Fprintln(&b, line)
	}
	return place, b.String()
}

// reportsIn are the names of the reports in a folder, the oldest first.
func reportsIn(dir string) (names []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if n := e.Name(); strings.HasPrefix(n, reportBegins) && strings.HasSuffix(n, reportEnding) {
			names = append(names, n)
		}
	}
	return names
}

// survive does something on the UI goroutine or off it; a fault in it is
// reported and told, and the window goes on.
func (f *frame) survive(do func()) {
	defer func() {
		if fault := recover(); fault != nil {
			f.tellReport(f.reports.write(fault))
		}
	}()
	do()
}

// tellReport says where the report is. It is told once the present event is
// over; a fault while it is told is not told.
func (f *frame) tellReport(file string) {
	f.spawn(func() {
		f.onUI(func() {
			if f.telling {
				return
			}
			f.telling = true
			defer func() { f.telling = false }()
			f.tell(faultSays(file), true)
		})
	})
}

func faultSays(file string) string {
	if file == "" {
		return say.T("This could not be done because of a fault in Verbatim. What was saved is safe.")
	}
	return say.T("This could not be done because of a fault in Verbatim. What was saved is safe. A report without any of your texts is in %s.", file)
}

// guarded turns a fault of the program into an error, so that what a person
// did until then is not lost with the window.
func (f *frame) guarded(do func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s", faultSays(f.reports.write(fault)))
		}
	}()
	return do()
}

// recovered tells once, at the start after it, that there was a fault.
func (f *frame) recovered() {
	names := reportsIn(f.reports.dir)
	if len(names) == 0 || names[len(names)-1] <= f.set.ReportTold {
		return
	}
	f.set.ReportTold = names[len(names)-1]
	f.set.write(f.opts.ConfigDir)
	f.note(say.T("Verbatim had a fault when it was used last. What was saved is here, and what you were typing stands where you typed it. A report without any of your texts is in %s.",
		filepath.Join(f.reports.dir, f.set.ReportTold)))
}
