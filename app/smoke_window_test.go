//go:build window

package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/export"
)

// patience is how long the test waits for anything to show; it fails after.
const patience = 30 * time.Second

// built is the program. It is looked at, so that Go does not take the result of
// an older one for this one's.
func built(t *testing.T) string {
	t.Helper()
	binary := os.Getenv("VERBATIM_BINARY")
	if _, err := os.Stat(binary); err != nil {
		t.Fatal("VERBATIM_BINARY must name the built program: run `make test`")
	}
	return binary
}

// TestWindow drives the built program as a person would: on a fresh home it
// opens, the first overlap is judged by keyboard, the verdict is undone and
// redone, and Ctrl+E writes it as CSV. File and database are then looked at.
func TestWindow(t *testing.T) {
	binary := built(t)
	home := t.TempDir()
	settings(t, home, `{"own_files": true}`) // a dialog of the desktop's takes other keys
	w := openWindowUnderXvfb(t, binary, home)
	book := filepath.Join(w.home, ".local", "share", "verbatim", "workbench.verbatim")
	w.until("the workbench is made and its overlaps are found", func() bool { return zamili(t, book) != nil })
	w.until("the window shows", func() bool { return w.find() })
	w.settle()
	w.picture("overlaps")

	w.key("Return")
	w.settle()
	w.key("3", "a", "a")
	w.settle()
	w.picture("pair")
	w.key("Return") // the name is asked for, once, and stands filled in
	w.settle()
	w.picture("name")
	w.key("Return")
	w.until("the verdict is saved", func() bool { return verdicts(t, book) == 1 })
	w.key("ctrl+z")
	w.until("the verdict is undone", func() bool { return verdicts(t, book) == 0 })
	w.key("ctrl+y")
	w.until("the verdict is done again", func() bool { return verdicts(t, book) == 1 })

	v := zamili(t, book).Verdicts[0]
	if v.Wording != data.Altered || v.Attribution != data.Uncredited || v.Overall().Rating != 3 {
		t.Errorf("saved %s, %s, rating %d; typed 3 A A", v.Wording, v.Attribution, v.Overall().Rating)
	}

	w.key("ctrl+e")
	w.settle()
	w.picture("export")
	w.key("Return")
	var file string
	w.until("the CSV is written", func() bool { file = written(w.home); return file != "" })
	checkCSV(t, file)
	w.key("ctrl+shift+a")
	w.settle()
	w.picture("aliases")
	w.key("Escape", "Escape")
	w.rooms()
	w.bringInByPaste(book)
	w.close()
	if zamili(t, book) == nil || verdicts(t, book) != 1 {
		t.Error("the verdict is gone after the window was closed")
	}
}

// rooms goes through the rooms of versions, dates and outlets.
func (w *window) rooms() {
	w.t.Helper()
	for _, r := range []struct{ key, name string }{{"ctrl+3", "versions"}, {"ctrl+4", "timeline"}, {"ctrl+5", "map"}} {
		w.key(r.key)
		w.settle()
		w.picture(r.name)
	}
	w.key("ctrl+1")
}

// bringInByPaste pastes a text from the system's clipboard, which no test
// without a window system has, notes a source that is not held, and brings a
// table of files in far enough to see it.
func (w *window) bringInByPaste(book string) {
	w.t.Helper()
	w.copied("Harbour bridge to rise again\n\nBy Ana Lindqvist\n\n3 March 2024\n\nThe old bridge will be built anew, the mayor said on Monday, and the town will pay for all of it.\n")
	w.key("ctrl+2", "ctrl+v")
	w.settle()
	w.picture("bring-in")
	w.key("ctrl+Return")
	w.until("the paste is a source", func() bool { return sources(w.t, book) == 6 })
	w.key("ctrl+shift+i")
	w.settle()
	w.picture("not-held")
	w.key("Escape", "F2")
	w.settle()
	w.picture("rename")
	w.key("Escape")
	folder := filepath.Join(w.home, "harbour")
	if err := os.Mkdir(folder, 0o755); err != nil {
		w.t.Fatal(err)
	}
	for i := range 40 {
		text := fmt.Sprintf("Harbour report %d\n\nThe mayor counted %d boats that morning, and went home.\n", i, i+2)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("report-%02d.txt", i)), []byte(text), 0o644); err != nil {
			w.t.Fatal(err)
		}
	}
	w.copied(folder)
	w.key("ctrl+i", "Tab", "ctrl+a", "ctrl+v", "Return")
	w.settle()
	w.key("Down", "BackSpace") // to the list, and out of the folder
	w.settle()
	w.key("space", "Return")
	w.settle()
	w.picture("bring-in-many")
	w.key("Escape", "Escape")
}

// copied puts a text on the clipboard, as copying in another program does.
func (w *window) copied(text string) {
	w.t.Helper()
	c := w.tool("xclip", "-selection", "clipboard", "-in")
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil {
		w.t.Fatalf("xclip: %v", err)
	}
}

// sources counts those of the workbench.
func sources(t *testing.T, book string) int {
	t.Helper()
	d, err := desk.Open(context.Background(), book, desk.Options{})
	if err != nil {
		return 0
	}
	defer d.Close()
	rows, err := d.Sources(context.Background())
	if err != nil {
		return 0
	}
	return len(rows)
}

// checkCSV reads the export as a spreadsheet would.
func checkCSV(t *testing.T, file string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := bufio.NewReader(f)
	if bom, _ := r.Peek(3); string(bom) != "\uFEFF" {
		t.Error("the CSV has no byte order mark")
	}
	_, _, _ = r.ReadRune()
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows in the CSV (%v), want a header and one verdict", len(rows), err)
	}
	if strings.Join(rows[0], ",") != strings.Join(export.Columns, ",") {
		t.Errorf("header %v", rows[0])
	}
	cell := map[string]string{}
	for i, name := range rows[0] {
		cell[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"wording": "altered", "attribution": "uncredited", "rating": "3", "overall": "Loosely quoted",
		"words_a": "48", "words_same": "44", "source_a_publisher": "The Moscow Times", "source_a_date": "2015-10-07", "source_b_date": "",
	} {
		if cell[name] != want {
			t.Errorf("%s is %q, want %q", name, cell[name], want)
		}
	}
}

// look opens the workbench beside the window, as a command does.
func look(t *testing.T, book string) []*desk.OverlapRow {
	t.Helper()
	if _, err := os.Stat(book); err != nil {
		return nil
	}
	d, err := desk.Open(context.Background(), book, desk.Options{})
	if err != nil {
		return nil // still being made
	}
	defer d.Close()
	rows, err := d.Overlaps(context.Background())
	if err != nil {
		return nil
	}
	return rows
}

// zamili is the first overlap of the samples.
func zamili(t *testing.T, book string) *desk.OverlapRow {
	t.Helper()
	rows := look(t, book)
	if len(rows) == 0 || rows[0].WordsSame != 44 {
		return nil
	}
	return rows[0]
}

func verdicts(t *testing.T, book string) int {
	t.Helper()
	n := 0
	for _, r := range look(t, book) {
		n += len(r.Verdicts)
	}
	return n
}

// written is the CSV that stands somewhere under the home folder, or "".
func written(home string) string {
	found := ""
	_ = filepath.WalkDir(home, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(path, ".csv") {
			found = path
		}
		return nil
	})
	return found
}

// window is the program under Xvfb.
type window struct {
	t       *testing.T
	home    string
	env     []string
	program *exec.Cmd
	id      string
	screen  string // the file in which Xvfb keeps what is on its screen
}

// openWindowUnderXvfb starts a screen, a window manager and the program, all
// of which end with the test.
func openWindowUnderXvfb(t *testing.T, binary, home string) *window {
	t.Helper()
	dir := t.TempDir()
	w := &window{t: t, home: home, screen: filepath.Join(dir, "Xvfb_screen0")}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1600x1040x24", "-fbdir", dir, "+extension", "GLX", "+extension", "RANDR", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{write}
	w.start(x)
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not start: %v", err)
	}
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); name != "WAYLAND_DISPLAY" && !strings.HasPrefix(name, "XDG_") && name != "HOME" {
			w.env = append(w.env, v)
		}
	}
	w.env = append(w.env, "DISPLAY=:"+strings.TrimSpace(number), "HOME="+w.home, "XDG_RUNTIME_DIR="+t.TempDir(), "LIBGL_ALWAYS_SOFTWARE=1", "LANGUAGE=en")
	w.start(exec.Command("openbox"))
	w.program = exec.Command("dbus-run-session", "--", binary)
	w.program.Stdout, w.program.Stderr = os.Stderr, os.Stderr
	w.start(w.program)
	return w
}

// settings writes the window's settings into a home before the program starts.
func settings(t *testing.T, home, json string) {
	t.Helper()
	dir := filepath.Join(home, ".config", "verbatim")
	if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(filepath.Join(dir, "window.json"), []byte(json), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// start runs a process that is ended with the test.
func (w *window) start(c *exec.Cmd) {
	w.t.Helper()
	if c.Env == nil {
		c.Env = w.env
	}
	if err := c.Start(); err != nil {
		w.t.Fatalf("%s does not start (make test installs it): %v", c.Path, err)
	}
	w.t.Cleanup(func() { _ = c.Process.Kill(); _, _ = c.Process.Wait() })
}

// until waits for something to become true.
func (w *window) until(what string, ok func() bool) {
	w.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if ok() {
			return
		}
	}
	w.picture("failed")
	w.t.Fatalf("waited %v in vain until %s", patience, what)
}

// still waits until the screen shows something else than before, a sum of
// [window.sum], and stands still; it tells whether it did within patience.
func (w *window) still(before uint64) bool {
	last, since := before, time.Now()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if now := w.sum(); now != last {
			last, since = now, time.Now()
		}
		if last != before && time.Since(since) > 400*time.Millisecond {
			return true
		}
	}
	return false
}

// sum is a sum over what is on the screen.
func (w *window) sum() uint64 {
	w.t.Helper()
	raw, err := os.ReadFile(w.screen)
	if err != nil {
		w.t.Fatal(err)
	}
	return maphash.Bytes(screenSeed, raw)
}

var screenSeed = maphash.MakeSeed()

// settle gives the window time to draw what the last key did.
func (w *window) settle() { time.Sleep(1500 * time.Millisecond) }

func (w *window) find() bool {
	out, err := w.tool("xdotool", "search", "--onlyvisible", "--name", "Verbatim").Output()
	ids := strings.Fields(string(out))
	if err != nil || len(ids) == 0 {
		return false
	}
	w.id = ids[len(ids)-1]
	return w.tool("xdotool", "windowactivate", "--sync", w.id).Run() == nil
}

func (w *window) key(keys ...string) {
	w.t.Helper()
	for _, k := range keys {
		if err := w.tool("xdotool", "key", "--clearmodifiers", k).Run(); err != nil {
			w.t.Fatalf("key %s: %v", k, err)
		}
		time.Sleep(150 * time.Millisecond)
	}
}

// close ends the program as Ctrl+Q does.
func (w *window) close() {
	w.key("ctrl+q")
	done := make(chan error, 1)
	go func() { done <- w.program.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			w.t.Errorf("the program ended with %v", err)
		}
	case <-time.After(patience):
		w.t.Error("Ctrl+Q did not end the program")
	}
}

// picture keeps what the window shows, where somebody asked for pictures.
func (w *window) picture(name string) {
	dir := os.Getenv("VERBATIM_PICTURES")
	if dir == "" {
		return
	}
	file := filepath.Join(dir, name+".png")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.t.Fatal(err)
	}
	shown := w.id
	if shown == "" {
		shown = "root"
	}
	if out, err := w.tool("import", "-window", shown, file).CombinedOutput(); err != nil {
		w.t.Errorf("no picture of %s: %v %s", name, err, out)
	}
}

func (w *window) tool(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = w.env
	return c
}
