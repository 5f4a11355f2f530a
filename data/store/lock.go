package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"verbatim/data/say"
)

// A window holds a lock on a small file beside the workbench, its name with
// "-lock". The lock belongs to the open file, so the system drops it with the
// process, however that ends; a file left behind by a kill means nothing and
// is taken over. SQLite's own locks cannot say "a window is open": they are
// held for moments only, and commands must work beside a window. In the file
// stands who holds it, for the sentence that the second window shows.

// errHeld is the answer of openLocked where another has the lock.
var errHeld = say.Error("another window has it")

// lock is held from takeLock to release.
type lock struct {
	file *os.File
	path string
}

// takeLock takes the window lock of a workbench, or says why that is open for
// reading only.
func (s *Store) takeLock() {
	path := s.file + "-lock"
	f, err := openLocked(path)
	switch {
	case errors.Is(err, errHeld):
		s.held = true
		s.why = say.T("This workbench is open in another window%s, so it can be read here but not changed. Close that window and open the workbench again to change it.", holder(path))
		return
	case err != nil:
		s.why = unsure(err)
		return
	}
	l := &lock{f, path}
	if err := l.sign(s.now()); err != nil {
		s.why = unsure(errors.Join(err, l.release()))
		return
	}
	s.lock = l
}

func unsure(err error) string {
	return say.T("It cannot be made sure that no other window has this workbench open, so it is open for reading only (%v).", err)
}

// sign writes who holds the lock: process and computer, program, since when.
func (l *lock) sign(since time.Time) error {
	host, _ := os.Hostname() // unknown is fine
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := l.file.WriteAt(fmt.Appendf(nil, "%d %s\n%s\n%s\n", os.Getpid(), host, filepath.Base(os.Args[0]), since.UTC().Format(time.RFC3339)), 0)
	return err
}

// holder reads who holds the lock; empty where that cannot be told.
func holder(path string) string {
	text, err := readLocked(path)
	if err != nil {
		return ""
	}
	first, rest, _ := strings.Cut(string(text), "\n")
	process, host, _ := strings.Cut(strings.TrimSpace(first), " ")
	if _, err := strconv.Atoi(process); err != nil {
		return ""
	}
	program, since, _ := strings.Cut(rest, "\n")
	says := say.T("process %s", process)
	if program != "" {
		says = program + ", " + says
	}
	if host != "" {
		says += say.T(" on the computer %s", host)
	}
	if at, err := time.Parse(time.RFC3339, strings.TrimSpace(since)); err == nil {
		says += say.T(", since %s on %s", at.Local().Format("15:04"), at.Local().Format("2 January 2006"))
	}
	return " (" + says + ")"
}

// release gives the lock back; a nil lock has none.
func (l *lock) release() error {
	if l == nil {
		return nil
	}
	return closeLocked(l.file, l.path)
}
