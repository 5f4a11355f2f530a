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
