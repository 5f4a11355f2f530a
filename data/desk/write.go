package desk

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// write makes a file out of what fill writes, whole or not at all: into a
// temporary file beside it that is synced and renamed.
func write(path string, force bool, fill func(io.Writer) error) error {
	if path == "" {
		return mistake("Say which file to write.")
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays a link to the new file
	}
	mode := fs.FileMode(0o666)
	switch info, err := os.Lstat(path); {
	case err == nil && info.IsDir():
		return mistake("“%s” is a folder. Name a file in it.", path)
	case err == nil && !info.Mode().IsRegular():
		return mistake("“%s” is no plain file and cannot be written over.", path)
	case err == nil && !force:
		return mistake("“%s” is there already and was left as it is. Choose another name, or allow it to be written over.", path)
	case err == nil:
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()[:8])
	f, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return notWritten(path, err)
	}
	err = errors.Join(fill(f), f.Sync(), f.Close())
	if err == nil {
		err = replace(temp, path)
	}
	if err != nil {
		_ = os.Remove(temp) // the error that matters is the one above
		return notWritten(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// replace gives a file the name of another, which it takes the place of. The
// folder may be written, as was seen: what cannot be replaced is so itself.
func replace(temp, path string) error {
	err := os.Rename(temp, path)
	if isAny(err, inUse) || errors.Is(err, fs.ErrPermission) {
		return mistake("“%s” could not be written over: another program has it open, or it may not be changed. Close it there, or choose another name.", path)
	}
	return err
}

// syncFolder makes the new name durable where the system can; where it cannot
// the file itself is.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// notWritten says in a sentence why a file could not be written.
func notWritten(path string, err error) error {
	var m *Mistake
	switch {
	case errors.As(err, &m):
		return m
	case errors.Is(err, fs.ErrNotExist):
		return mistake("There is no folder “%s”. Make it first, or choose another.", filepath.Dir(path))
	case errors.Is(err, fs.ErrPermission), isAny(err, protected):
		return mistake("You have no permission to write in “%s”. Choose another folder.", filepath.Dir(path))
	case isAny(err, noRoom):
		return mistake("There is no room left for “%s”. Nothing was written; make room or choose another disk.", path)
	case errors.Is(err, syscall.ENOTDIR):
		return mistake("“%s” is a file, not a folder. Choose another place.", filepath.Dir(path))
	}
	return mistake("“%s” could not be written: %s. Nothing was changed.", path, reason(err))
}
