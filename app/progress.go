package main

import (
	"fmt"
	"io"
	"time"

	"verbatim/data/desk"
)

// quiet is how long work may take before it says how far it is, and how long
// it waits before it says so again.
const quiet = time.Second

// progress tells on w what is being done once it takes over a second.
func progress(w io.Writer) func(what string, done, total int) {
	last := time.Now()
	var pace desk.Pace
	return func(what string, done, total int) {
		left := pace.Left(time.Now(), what, done, total)
		if time.Since(last) < quiet {
			return
		}
		last = time.Now()
		switch {
		case left != "":
			fmt.Fprintf(w, "%s: %d of %d, %s\n", what, done, total, left)
		case total > 0:
			fmt.Fprintf(w, "%s: %d of %d\n", what, done, total)
		default:
			fmt.Fprintf(w, "%s: %d\n", what, done)
		}
	}
}
