//go:build !windows

package main

import (
	"io/fs"
	"os"
	"syscall"
)

// onlyOurs tells that a file is this user's and nobody else may use it.
func onlyOurs(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid() && info.Mode().Perm()&0o077 == 0
}

// openToAppend opens a file to write at its end.
func openToAppend(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// spread are the paths themselves: the shell knows patterns.
func spread(paths []string) []string { return paths }
