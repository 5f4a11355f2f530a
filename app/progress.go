package main

import (
	"fmt"
	"io"
	"time"
)

// quiet is how long work may take before it says how far it is, and how long
// it waits before it says so again.
const quiet = time.Second

// progress tells on w what is being done once it takes over a second.
func progress(w io.Writer) func(what string, done, total int) {
	last := time.Now()
	return func(what string, done, total int) {
		if time.Since(last) < quiet {
			return
		}
		last = time.Now()
		if total > 0 {
			fmt.Fprintf(w, "%s: %d of %d\n", what, done, total)
		} else {
			fmt.Fprintf(w, "%s: %d\n", what, done)
		}
	}
}
