package ingest_test

import (
	"os"
	"syscall"
)

// peak is the most memory a process had, in MB.
func peak(p *os.ProcessState) int {
	return int(p.SysUsage().(*syscall.Rusage).Maxrss >> 10)
}
