//go:build !windows

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// openLocked opens the file with a lock of its own, or answers errHeld. The
// holder takes the file away when it is done, so the name may by now belong
// to another file: then that one is tried.
func openLocked(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
		if err != nil {
			return nil, err
		}
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = errHeld
		}
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		mine, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if named, err := os.Stat(path); err == nil && os.SameFile(mine, named) {
			return f, nil
		}
		f.Close()
	}
}

// readLocked reads a file that another process has locked.
func readLocked(path string) ([]byte, error) { return os.ReadFile(path) }

// closeLocked takes the file away before its lock goes with it.
func closeLocked(f *os.File, path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, f.Close())
}

const (
	accessRead  = 4 // R_OK and W_OK of access(2); package syscall does not name them
	accessWrite = 2
)

// mayRead asks the system without opening the file: closing it again would
// drop SQLite's locks where those belong to the process.
func mayRead(path string) bool { return syscall.Access(path, accessRead) == nil }

// mayWrite is mayRead for writing, into a file or into a folder.
func mayWrite(path string) bool { return syscall.Access(path, accessWrite) == nil }

// placeOf says where the file lies, on which machine and as which file there:
// a copy lies elsewhere, a renamed file does not.
func placeOf(_ string, info fs.FileInfo) string {
	host, _ := os.Hostname() // unknown is fine: then it is left out
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return fmt.Sprintf("%s %d:%d", host, st.Dev, st.Ino)
	}
	return host
}

// syncFolder makes new names in a folder durable.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
