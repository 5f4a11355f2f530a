//go:build window && !windows && !darwin

package views

import (
	"bufio"
	"encoding/binary"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// What another program copied as markup is read from a real clipboard: short,
// so long that it comes in pieces, and as UTF-16.
func TestCopiedMarkup(t *testing.T) {
	startScreen(t)
	short := "<p>“It <em>rained</em>,” Ann Lee said.</p>"
	long := strings.Repeat("<p>Nobody came to the harbour.</p>\n", 40_000)
	wide := make([]byte, 0, 2*len(short))
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(short))...) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	for _, c := range []struct{ what, copied, want string }{{"short", short, short}, {"long", long, long}, {"UTF-16", string(wide), short}} {
		copyPage(t, c.copied)
		if got := copiedMarkup(t.Context()); got != c.want {
			t.Errorf("%s: %d bytes %.60q, want %d", c.what, len(got), got, len(c.want))
		}
	}
	t.Setenv("DISPLAY", ":9999")
	if got := copiedMarkup(t.Context()); got != "" {
		t.Errorf("no screen gives %q", got)
	}
}

// startScreen starts Xvfb for the test.
func startScreen(t *testing.T) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{write}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	_ = write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not start: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
}

// copyPage has another program own the clipboard.
func copyPage(t *testing.T, copied string) {
	t.Helper()
	c := exec.Command("xclip", "-quiet", "-selection", "clipboard", "-t", "text/html", "-i")
	c.Stdin = strings.NewReader(copied)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	time.Sleep(300 * time.Millisecond) // it says when it has it to nobody
}
