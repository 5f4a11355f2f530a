//go:build !windows

package desk

import "syscall"

// What the system says where a person can do something about it.
var (
	noRoom    = []error{syscall.ENOSPC, syscall.EDQUOT}
	protected = []error{syscall.EROFS}
	inUse     = []error{syscall.EBUSY, syscall.ETXTBSY}
)
