//go:build !windows

package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What is no plain file is refused with a sentence and without waiting for
// somebody to write into it.
func TestOddFiles(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	must(t, syscall.Mkfifo(at("pipe.verbatim"), 0o644))
	must(t, os.Symlink(at("b.verbatim"), at("a.verbatim")))
	must(t, os.Symlink(at("a.verbatim"), at("b.verbatim")))
	must(t, os.Symlink(at("nowhere.verbatim"), at("hanging.verbatim")))
	must(t, os.WriteFile(at("log.verbatim-wal"), []byte("a log without its file"), 0o644))
	for name, says := range map[string]string{
		"pipe.verbatim": "no ordinary file", "a.verbatim": "leads in a circle", "hanging.verbatim": "there is no workbench",
		"log.verbatim": "there is no workbench", "/dev/null": "no ordinary file",
	} {
		path := name
		if !filepath.IsAbs(name) {
			path = at(name)
		}
		if _, err := Open(t.Context(), path, Options{Window: true}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", name, err, says)
		}
		if _, err := Repair(t.Context(), path, at("new.verbatim"), Options{}, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("repairing %s: %v, want %q", name, err, says)
		}
		if h := Holds(t.Context(), path); h.Unread == "" {
			t.Errorf("%s holds %+v", name, h)
		}
	}
}

// A log that is of another file, or of none, is not merged into a workbench.
func TestForeignLog(t *testing.T) {
	path := filled(t)
	want, _, err := look(t.Context(), path)
	must(t, err)
	must(t, os.WriteFile(path+"-wal", []byte(strings.Repeat("a log of something else ", 4000)), 0o644))
	if got, _, err := look(t.Context(), path); got != want || err != nil {
		t.Errorf("it shows %.300s (%v)", got, err)
	}
}
