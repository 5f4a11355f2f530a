//go:build !windows

package desk

import (
	"syscall"
	"time"
)

// processor is the processor time that the process has taken.
func processor() time.Duration {
	var use syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &use) != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
