package store

import (
	"fmt"
	"os"
)

// trials is set by “make trials”: what is tried a few times in every test run
// is then tried many times, and told in a table.
var trials = os.Getenv("VERBATIM_TRIALS") != ""

func often(few, many int) int {
	if trials {
		return many
	}
	return few
}

// tells is a row of the table.
func tells(trial, format string, args ...any) {
	if trials {
		fmt.Printf("| %s | %s |\n", trial, fmt.Sprintf(format, args...))
	}
}
