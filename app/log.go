package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"verbatim/data/desk"
)

// programLog is what the program writes of its own work where --log-level asks
// for it: on stderr, and in a file beside the reports of faults, because a window
// that was started from a menu has no stderr that anybody sees. Places of
// workbenches, counts, times and errors stand in it; no word of an article, a
// note or a verdict.
type programLog struct {
	*slog.Logger
	level logLevel
	begun time.Time
	file  *logFile // nil: none is written
}

// newProgramLog is one that says nothing until it is opened.
func newProgramLog() *programLog {
	return &programLog{Logger: slog.New(slog.DiscardHandler), begun: time.Now()}
}

// open begins to write, if that was asked for. Where there is no room for the
// file, stderr has it all the same.
func (l *programLog) open(cmd *cobra.Command, stderr io.Writer) {
	if !l.level.asked {
		return
	}
	to, without := stderr, error(nil)
	if own, err := ownWorkbench(); err != nil {
		without = err
	} else if l.file, without = openLogFile(filepath.Join(reportFolder(own), logName)); without == nil {
		to = io.MultiWriter(stderr, l.file)
	}
	l.Logger = slog.New(slog.NewTextHandler(to, &slog.HandlerOptions{Level: l.level.level, ReplaceAttr: discreet}))
	l.Info("begun", "command", cmd.CommandPath(), "process", os.Getpid(), "version", version, "go", runtime.Version(), "system", runtime.GOOS+"/"+runtime.GOARCH)
	if without != nil {
		l.Warn("no file for the log", "error", without)
	}
}

// close says how the command ended.
func (l *programLog) close(code int) {
	l.Info("ended", "process", os.Getpid(), "code", code, "took", time.Since(l.begun))
	if l.file != nil {
		l.file.close()
	}
}

// logOf is the log that a command's context brings along.
func logOf(ctx context.Context) *slog.Logger {
	if l, ok := ctx.Value(logKey{}).(*programLog); ok {
		return l.Logger
	}
	return slog.New(slog.DiscardHandler)
}

type logKey struct{}

// discreet writes times in UTC and to the millisecond, and of errors what is the
// machine's to say: a person's mistake may repeat what was typed, and in
// quotation marks stand names, such as a source's.
func discreet(_ []string, a slog.Attr) slog.Attr {
	switch v := a.Value.Any().(type) {
	case time.Time:
		a.Value = slog.StringValue(v.UTC().Format("2006-01-02T15:04:05.000Z"))
	case time.Duration:
		a.Value = slog.DurationValue(v.Round(10 * time.Microsecond))
	case error:
		says := v.Error()
		if m := (*desk.Mistake)(nil); errors.As(v, &m) {
			says = "a mistake, told to the person"
			if why := errors.Unwrap(m); why != nil {
				says = why.Error()
			}
		}
		a.Value = slog.StringValue(inQuotes.ReplaceAllString(says, "“…”"))
	}
	return a
}

var inQuotes = regexp.MustCompile(`“[^”]*”|"[^"]*"`)

// logLevel is the value of --log-level.
type logLevel struct {
	level slog.Level
	asked bool
}

var logLevels = []string{"error", "warn", "info", "debug"}

// Set takes one of the levels' names.
func (l *logLevel) Set(name string) error {
	for _, known := range logLevels {
		if name == known {
			l.asked = true
			return l.level.UnmarshalText([]byte(name))
		}
	}
	return fmt.Errorf("it is one of %s", oneOf(logLevels))
}

func (l *logLevel) String() string {
	if !l.asked {
		return ""
	}
	return strings.ToLower(l.level.String())
}

// Type is how the help calls the value.
func (l *logLevel) Type() string { return "LEVEL" }

const (
	logName = "verbatim.log"
	// mostLog is after how many bytes the file is begun anew; the one before it
	// stays beside it, so that both together are never much over twice that.
	mostLog = 1 << 20
)

// logFile is the log's file. Several processes may write to one: each line is
// one write to its end.
type logFile struct {
	path string
	file *os.File
	size int64 // what stood there when it was opened, and what was written since
	most int64
}

func openLogFile(path string) (*logFile, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	f := &logFile{path: path, most: mostLog}
	return f, f.open()
}

func (f *logFile) open() error {
	file, err := openToAppend(f.path)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	f.file, f.size = file, info.Size()
	return nil
}

// Write writes one line; package log/slog calls it one at a time. A line that
// finds no room is lost: nothing else may fail for it.
func (f *logFile) Write(line []byte) (int, error) {
	if f.size+int64(len(line)) > f.most {
		f.turn()
	}
	if f.file != nil {
		n, _ := f.file.Write(line)
		f.size += int64(n)
	}
	return len(line), nil
}

// turn begins the file anew, unless another process just did.
func (f *logFile) turn() {
	named, errN := os.Stat(f.path)
	info, err := os.FileInfo(nil), errN
	if f.file != nil {
		info, err = f.file.Stat()
		f.file.Close()
		f.file = nil
	}
	if cmp.Or(err, errN) == nil && os.SameFile(named, info) {
		_ = os.Rename(f.path, f.path+".1") // where it cannot, the file goes on
	}
	_ = f.open()
}

func (f *logFile) close() {
	if f.file != nil {
		f.file.Close()
	}
}
