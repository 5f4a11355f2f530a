// Package trial is what the trials of the other rooms share: how often a thing
// is tried, the row of the table that “make trials” prints, and the killing of
// programs. Only tests import it.
package trial

import (
	"bufio"
	"errors"
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

// Kill runs a command to its end, and then kills as many more at moments spread
// over the time that the first one took from its first line on. next makes ready
// what a command begins with, and left looks at what each left behind, also those
// that had ended before. It tells how many were killed; where most end too soon,
// as on a machine whose other work just ended, they may be fewer.
func Kill(t testing.TB, kills int, next func() *exec.Cmd, left func()) (killed int) {
	t.Helper()
	took, _, err := run(next(), -1)
	if err != nil {
		t.Fatal(err)
	}
	left()
	for i := 0; i < 3*kills && killed < kills; i++ {
		_, was, err := run(next(), took*time.Duration(2*(i%kills)+1)/time.Duration(2*kills))
		if was {
			killed++
		}
		if left(); t.Failed() || err != nil {
			t.Fatalf("after run %d (%v)", i+1, err)
		}
	}
	return killed
}

// run runs a command, kills it some time after its first line unless that is
// negative, and tells how long it ran from there and whether it was killed. Any
// other outcome is for what it left behind to tell.
func run(c *exec.Cmd, after time.Duration) (took time.Duration, killed bool, err error) {
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, false, err
	}
	if err := c.Start(); err != nil {
		return 0, false, err
	}
	lines := bufio.NewReader(out)
	if _, err := lines.ReadString('\n'); err != nil {
		return 0, false, fmt.Errorf("it ended before it began: %w", errors.Join(err, c.Wait()))
	}
	began := time.Now()
	if after >= 0 {
		defer time.AfterFunc(after, func() { _ = c.Process.Kill() }).Stop()
	}
	_, err = io.Copy(io.Discard, lines)
	ended := c.Wait()
	var outcome *exec.ExitError
	if killed = errors.As(ended, &outcome) && outcome.ExitCode() < 0; outcome == nil {
		err = errors.Join(err, ended)
	}
	return time.Since(began), killed, err
}
