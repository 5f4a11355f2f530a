package store

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// A window holds a lock on a small file beside the workbench, its name with
// "-lock". The lock belongs to the open file, so the system drops it with the
// process, however that ends; a file left behind by a kill means nothing and
// is taken over. SQLite's own locks cannot say "a window is open": they are
// held for moments only, and commands must work beside a window. In the file
// stands who holds it, for the sentence that the second window shows.

// errHeld is the answer of openLocked where another has the lock.
var errHeld = errors.New("another window has it")

// lock is held from takeLock to release.
type lock struct {
	file *os.File
	path string
}

// takeLock gives the window lock of a workbench, or the sentence that says why
// it is open for reading only.
func takeLock(workbench string) (*lock, string) {
	path := workbench + "-lock"
	f, err := openLocked(path)
	switch {
	case errors.Is(err, errHeld):
		return nil, "This workbench is open in another window" + holder(path) +
			", so it can be read here but not changed. Close that window and open the workbench again to change it."
	case err != nil:
		return nil, unsure(err)
	}
	l := &lock{f, path}
	if err := l.sign(); err != nil {
		return nil, unsure(errors.Join(err, l.release()))
	}
	return l, ""
}

func unsure(err error) string {
	return fmt.Sprintf("It cannot be made sure that no other window has this workbench open, so it is open for reading only (%v).", err)
}

// sign writes who holds the lock.
func (l *lock) sign() error {
	host, _ := os.Hostname() // unknown is fine
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := l.file.WriteAt([]byte(fmt.Sprintf("%d %s\n", os.Getpid(), host)), 0)
	return err
}

// holder reads who holds the lock; empty where that cannot be told.
func holder(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	process, host, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	if _, err := strconv.Atoi(process); err != nil {
		return ""
	}
	if host == "" {
		return fmt.Sprintf(" (process %s)", process)
	}
	return fmt.Sprintf(" (process %s on %s)", process, host)
}

// release gives the lock back; a nil lock has none.
func (l *lock) release() error {
	if l == nil {
		return nil
	}
	return closeLocked(l.file, l.path)
}
