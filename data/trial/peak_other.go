//go:build !linux

package trial

import (
	"os"
	"time"
)

var begun = time.Now()

// Spent is the time since the process began: the processor's is asked for in
// other ways on other systems.
func Spent() time.Duration { return time.Since(begun) }

// Peak is not known: systems count memory in different units.
func Peak(*os.ProcessState) int { return 0 }
