package trial

import (
	"os"
	"syscall"
	"time"
)

// Spent is the processor time that this process has taken. The clock would
// count what else the machine is doing.
func Spent() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err) // it fails for wrong arguments only
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// Peak is the most memory that a process, or one that it waited for, had, in MB.
func Peak(p *os.ProcessState) int {
	return int(p.SysUsage().(*syscall.Rusage).Maxrss >> 10)
}
