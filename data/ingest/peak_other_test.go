//go:build !linux

package ingest_test

import (
	"os"
	"time"
)

// peak is not known: systems count memory in different units.
func peak(*os.ProcessState) int { return 0 }

var begun = time.Now()

// spent is how long this process has run.
func spent() time.Duration { return time.Since(begun) }
