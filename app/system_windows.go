package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// onlyOurs leaves it to the rights of the user's own folder, which the new one
// inherits: what Go tells of a file's mode here says nothing of others.
func onlyOurs(fs.FileInfo) bool { return true }

// openToAppend opens a file to write at its end, so that others who have it open
// too may rename it, which package os does not allow.
func openToAppend(path string) (*os.File, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := windows.CreateFile(name, windows.FILE_APPEND_DATA|windows.FILE_READ_ATTRIBUTES, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE,
		nil, windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// spread are the paths that patterns stand for, which the shells of this system
// leave to the program. What nothing answers to stays, and is told as missing.
func spread(paths []string) (all []string) {
	for _, p := range paths {
		found, _ := filepath.Glob(p) // a wrong pattern is no pattern
		if !strings.ContainsAny(p, "*?") || len(found) == 0 {
			found = []string{p}
		}
		all = append(all, found...)
	}
	return all
}
