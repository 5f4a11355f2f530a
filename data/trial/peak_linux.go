package trial

import (
	"os"
	"syscall"
)

// Peak is the most memory that a process, or one that it waited for, had, in MB.
func Peak(p *os.ProcessState) int {
	return int(p.SysUsage().(*syscall.Rusage).Maxrss >> 10)
}
