package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"verbatim/data/desk"
	"verbatim/views"
)

// holdWorkbench holds a workbench in a process of its own, as a window does, and
// prints what a second start asks for. The tests' build shows no windows; in the
// real one TestWindow tries the same.
func holdWorkbench(book string) error {
	d, err := desk.Open(context.Background(), book, desk.Options{Window: true})
	if err != nil || d.Place().ReadOnly != "" {
		return fmt.Errorf("cannot hold it: %w", err)
	}
	serve(slog.New(slog.DiscardHandler), d.Place().Path, func(_ context.Context, files []string) error {
		if len(files) > 0 && strings.HasPrefix(filepath.Base(files[0]), "busy") {
			return views.ErrBusy
		}
		fmt.Printf("shown %q\n", files)
		return nil
	})
	fmt.Println("holds it")
	select {}
}

// holder is a process that holds a workbench.
type holder struct {
	*exec.Cmd
	out *bufio.Reader
}

func hold(t *testing.T, book string) holder {
	t.Helper()
	c := child(t, "holder", book)
	out, err := c.StdoutPipe()
	if err != nil || c.Start() != nil {
		t.Fatal(err)
	}
	h := holder{c, bufio.NewReader(out)}
	t.Cleanup(h.kill)
	if l := h.line(t); l != "holds it" {
		t.Fatal(l)
	}
	return h
}

func (h holder) kill() { _ = h.Process.Kill(); _, _ = h.Process.Wait() }

func (h holder) line(t *testing.T) string {
	t.Helper()
	l, err := h.out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(l, "\n")
}

// heldSession gives the test a session folder of its own, short enough for the name
// of a socket, a home, and a workbench.
func heldSession(t *testing.T) (runtimeDir, book string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "vb")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if l, err := net.Listen("unix", filepath.Join(dir, "s")); err == nil {
		l.Close()
	} else if runtime.GOOS == "windows" {
		t.Skip("this Windows has no sockets with a place:", err) // before 10, version 1803
	}
	t.Setenv("XDG_RUNTIME_DIR", dir)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	book = filepath.Join(t.TempDir(), "harbour.verbatim")
	says(t, "new", book, "--empty")
	return dir, book
}

// start starts the program a second time, in a process of its own.
func start(t *testing.T, args ...string) (out string, code int) {
	t.Helper()
	c := child(t, "program", args...)
	c.Stderr = nil
	b, err := c.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(b) + string(exit.Stderr), exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(b), 0
}

func TestASecondStartShowsTheWindowThatHoldsTheWorkbench(t *testing.T) {
	_, book := heldSession(t)
	h := hold(t, book)
	if out, code := start(t, book); code != 0 || !strings.Contains(out, "harbour.verbatim is open in a window already, which was brought to the front") {
		t.Errorf("code %d: %s", code, out)
	}
	if l := h.line(t); l != "shown []" {
		t.Errorf("the window was told %s", l)
	}
	link := filepath.Join(t.TempDir(), "link.verbatim")
	if err := os.Symlink(book, link); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	} else if err == nil {
		if out, code := start(t, link, "an article.txt"); code != 0 || !strings.Contains(out, "shows what is known of the files") {
			t.Errorf("code %d: %s", code, out)
		}
		here, _ := filepath.Abs("an article.txt")
		if l := h.line(t); l != fmt.Sprintf("shown %q", []string{here}) {
			t.Errorf("the window was told %s", l)
		}
	}
	if out, code := start(t, book, "busy.txt"); code != 1 || !strings.Contains(out, "close what is open over its screen") {
		t.Errorf("code %d: %s", code, out)
	}

	// Another workbench, and this one for reading only, open a window of their own,
	// for which the tests' build has no screen.
	other := filepath.Join(t.TempDir(), "other.verbatim")
	says(t, "new", other, "--empty")
	for _, args := range [][]string{{other}, {"--read-only", book}, {book + "x"}} {
		if out, code := start(t, args...); code != 1 || !strings.Contains(out, "there is no screen") {
			t.Errorf("%v: code %d: %s", args, code, out)
		}
	}
}

func TestASocketLeftByAKillIsHealed(t *testing.T) {
	dir, book := heldSession(t)
	h := hold(t, book)
	h.kill()
	if left, _ := filepath.Glob(filepath.Join(dir, "*", "*.sock")); len(left) != 1 {
		t.Fatalf("the kill left %v", left)
	}
	if out, code := start(t, book); code != 1 || !strings.Contains(out, "there is no screen") {
		t.Errorf("beside a dead socket: code %d: %s", code, out)
	}
	h = hold(t, book)
	if out, code := start(t, book); code != 0 {
		t.Errorf("after it was healed: code %d: %s", code, out)
	}
	if l := h.line(t); l != "shown []" {
		t.Errorf("the window was told %s", l)
	}
}

// Whatever is sent to it, the window does nothing but what it is for, and answers
// the next one in time.
func TestTheSocketTakesNoHarm(t *testing.T) {
	_, book := heldSession(t)
	did := 0
	stop := serve(slog.New(slog.DiscardHandler), book, func(context.Context, []string) error { did++; return nil })
	defer stop()
	file, socket, err := socketOf(book)
	if err != nil {
		t.Fatal(err)
	}
	send := func(text string) (net.Conn, string) {
		t.Helper()
		c, err := net.Dial("unix", socket)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		go func() { _, _ = io.WriteString(c, text) }()
		if !strings.HasSuffix(text, "\n") {
			return c, ""
		}
		_ = c.SetReadDeadline(time.Now().Add(answerWithin))
		b, _ := io.ReadAll(c)
		return c, string(b)
	}
	for _, text := range []string{
		"\n", "{}\n", "GET / HTTP/1.1\r\n\n", `{"workbench":"/etc/passwd"}` + "\n",
		fmt.Sprintf(`{"workbench":%q,"files":["../relative"]}`, file) + "\n",
		fmt.Sprintf(`{"workbench":%q,"files":[%s"/a"]}`, file, strings.Repeat(`"/a",`, mostFiles)) + "\n",
		strings.Repeat("x", 2*mostAsked) + "\n",
	} {
		if _, got := send(text); got != "" {
			t.Errorf("%.40q was answered %q", text, got)
		}
	}
	if did != 0 {
		t.Errorf("the window was told %d times", did)
	}
	send("no end of line") // and nothing more
	begun := time.Now()
	if got, err := ask(book, nil); got != answerShown || err != nil {
		t.Errorf("beside a silent one the answer is %q, %v", got, err)
	}
	if took := time.Since(begun); took > 2*answerWithin {
		t.Errorf("it took %v", took)
	}
	stop()
	if got, err := ask(book, nil); got != "" || err != nil {
		t.Errorf("after the window is closed the answer is %q, %v", got, err)
	}
	if _, err := os.Stat(socket); err == nil {
		t.Error("the socket is still there")
	}
}

func TestAFolderThatOthersMayWriteIsNotTrusted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other rights")
	}
	dir, book := heldSession(t)
	_, socket, err := socketOf(book)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(socket)
	for name, make := range map[string]func() error{
		"open to others": func() error { return errors.Join(os.Mkdir(folder, 0o700), os.Chmod(folder, 0o777)) },
		"a link":         func() error { return os.Symlink(dir, folder) },
		"a file":         func() error { return os.WriteFile(folder, nil, 0o600) },
	} {
		if err := make(); err != nil {
			t.Fatal(err)
		}
		if l, _, err := listen(book); err == nil {
			l.Close()
			t.Errorf("%s: the window listens there", name)
		}
		if l, err := net.Listen("unix", socket); err == nil { // of somebody else
			go func() {
				if c, err := l.Accept(); err == nil {
					fmt.Fprintln(c, answerShown)
					c.Close()
				}
			}()
			if got, _ := ask(book, nil); got != "" {
				t.Errorf("%s: the answer from there is %q", name, got)
			}
			l.Close()
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAMistypedCommandIsNoWorkbench(t *testing.T) {
	if _, errs, code := verbatim(t, "finde", "a.txt"); code != 2 || !strings.Contains(errs, "“finde” is no command") {
		t.Errorf("code %d: %s", code, errs)
	}
}
