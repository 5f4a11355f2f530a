package ingest_test

import (
	"syscall"
	"time"
)

// spent is how long this process has computed, whatever else the computer does.
func spent() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
