package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// sharing is what others may do to a file meanwhile.
const (
	sharingLock = windows.FILE_SHARE_READ | windows.FILE_SHARE_DELETE
	sharingAll  = sharingLock | windows.FILE_SHARE_WRITE
)

// openLocked opens the file so that nobody else can open it for writing, or
// answers errHeld. It vanishes with its last handle.
func openLocked(path string) (*os.File, error) {
	f, err := openAs(path, windows.GENERIC_READ|windows.GENERIC_WRITE|windows.DELETE, sharingLock, windows.OPEN_ALWAYS, windows.FILE_FLAG_DELETE_ON_CLOSE)
	held := errors.Is(err, windows.ERROR_SHARING_VIOLATION)
	if errors.Is(err, windows.ERROR_ACCESS_DENIED) { // of a file that is going away, or of a folder that may not be written
		_, gone := os.Lstat(path)
		held = !errors.Is(gone, fs.ErrNotExist)
	}
	if held {
		return nil, errHeld
	}
	return f, err
}

// readLocked reads a file that another process has locked, which package os may
// not: it does not allow the holder to take the file away.
func readLocked(path string) ([]byte, error) {
	f, err := openAs(path, windows.GENERIC_READ, sharingAll, windows.OPEN_EXISTING, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func openAs(path string, access, sharing, disposition, flags uint32) (*os.File, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := windows.CreateFile(name, access, sharing, nil, disposition, windows.FILE_ATTRIBUTE_NORMAL|flags, 0)
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

// placeOf says where the file lies, on which computer and as which file there:
// a copy lies elsewhere, a renamed file does not. Where the file system numbers
// no files its name has to do.
func placeOf(path string, _ fs.FileInfo) string {
	host, _ := os.Hostname() // unknown is fine: then it is left out
	f, err := openAs(path, 0, sharingAll, windows.OPEN_EXISTING, 0)
	if err != nil {
		return host + " " + path
	}
	defer f.Close()
	var at windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(windows.Handle(f.Fd()), &at); err != nil || at.FileIndexHigh|at.FileIndexLow == 0 {
		return host + " " + path
	}
	return fmt.Sprintf("%s %d:%d", host, at.VolumeSerialNumber, uint64(at.FileIndexHigh)<<32|uint64(at.FileIndexLow))
}

// syncFolder does nothing: Windows has no such call for a folder.
func syncFolder(string) error { return nil }
