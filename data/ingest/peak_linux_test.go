package ingest_test

import (
	"os"
	"syscall"
	"time"
)

// peak is the most memory a process had, in MB.
func peak(p *os.ProcessState) int {
	return int(p.SysUsage().(*syscall.Rusage).Maxrss >> 10)
}

// spent is how long this process has computed, whatever else the computer does.
func spent() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
