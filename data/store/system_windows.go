package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const (
	sharingViolation  = syscall.Errno(32) // ERROR_SHARING_VIOLATION; package syscall does not name it
	deleteOnClose     = 0x04000000        // FILE_FLAG_DELETE_ON_CLOSE
	genericDelete     = 0x00010000        // DELETE
	shareReadOrDelete = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_DELETE
)

// openLocked opens the file so that nobody else can open it for writing, or
// answers errHeld. It vanishes with its last handle.
func openLocked(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE|genericDelete, shareReadOrDelete, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	if errors.Is(err, sharingViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED) {
		return nil, errHeld
	}
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}

// closeLocked closes the file; the system takes it away.
func closeLocked(f *os.File, _ string) error { return f.Close() }

// mayRead leaves it to SQLite to be refused.
func mayRead(string) bool { return true }

// mayWrite knows the read-only attribute; rights beyond it show when SQLite
// is refused.
func mayWrite(path string) bool {
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || info.Mode().Perm()&0o200 != 0)
}

// placeOf says where the file lies: a copy lies elsewhere.
func placeOf(path string, _ fs.FileInfo) string {
	host, _ := os.Hostname() // unknown is fine: then it is left out
	return host + " " + path
}

// syncFolder does nothing: Windows has no such call for a folder.
func syncFolder(string) error { return nil }
