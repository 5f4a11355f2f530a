// Package trial is what the trials of the other rooms share: how often a thing
// is tried, the row of the table that “make trials” prints, and the killing of
// programs. Only tests import it.
package trial

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// Many is set by “make trials”: what is tried a few times in every test run is
// then tried many times, and told in a table.
var Many = os.Getenv("VERBATIM_TRIALS") != ""

// Often is how often a thing is tried.
func Often(few, many int) int {
	if Many {
		return many
	}
	return few
}

// Tells is a row of the table, unless the trial failed.
func Tells(t testing.TB, trial, format string, args ...any) {
	if Many && !t.Failed() {
		fmt.Printf("| %s | %s |\n", trial, fmt.Sprintf(format, args...))
	}
}

// Kill runs a command to its end, and then as many more, which it kills at
// moments spread over the time that the first one took from its first line on.
// next makes ready what a command begins with, and left looks at what each left
// behind. It tells how many were killed before they had ended.
func Kill(t testing.TB, kills int, next func() *exec.Cmd, left func()) (killed int) {
	t.Helper()
	took, err := run(next(), -1)
	if err != nil {
		t.Fatal("undisturbed it ends with ", err)
	}
	left()
	for i := range kills {
		if _, err := run(next(), took*time.Duration(2*i+1)/time.Duration(2*kills)); err != nil {
			killed++
		}
		if left(); t.Failed() {
			t.Fatalf("after kill %d of %d", i+1, kills)
		}
	}
	return killed
}

// run runs a command, kills it some time after its first line unless that is
// negative, and tells how long it ran from there.
func run(c *exec.Cmd, after time.Duration) (took time.Duration, err error) {
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := c.Start(); err != nil {
		return 0, err
	}
	lines := bufio.NewReader(out)
	first, _ := lines.ReadString('\n') // of one that ends before, the outcome tells
	began := time.Now()
	if after >= 0 {
		defer time.AfterFunc(after, func() { _ = c.Process.Kill() }).Stop()
	}
	rest, _ := io.ReadAll(lines)
	err = c.Wait()
	took = time.Since(began)
	if err != nil && after < 0 {
		err = fmt.Errorf("%w: %s%s", err, first, rest)
	}
	return took, err
}
