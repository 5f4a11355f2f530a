//go:build !windows

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() { children["ordinary"] = openAsOrdinary }

// openAsOrdinary opens a workbench as a person without special rights, for
// whom alone permissions mean anything, and tells how that went.
func openAsOrdinary(args []string) error {
	if os.Getuid() == 0 {
		const nobody = 65534
		if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
			return err
		}
	}
	s, err := Open(context.Background(), args[0], Options{Window: true})
	if err != nil {
		return err
	}
	value, err := s.Value(context.Background(), OfOverlap, "o1", "status")
	if err != nil {
		return err
	}
	problems, err := s.Check(context.Background(), nil)
	fmt.Printf("opened %s %d %s\n", value, len(problems), s.ReadOnly())
	return errors.Join(err, s.Close())
}

// What may not be written is opened for reading only, what may not be read is
// refused; both stay as they are.
func TestPermissions(t *testing.T) {
	for _, c := range []struct {
		name         string
		file, folder os.FileMode
		says         string
	}{
		{"own file", 0o666, 0o777, "opened \"judged\" 0 \n"},
		{"file not to be read", 0o000, 0o755, "you may not read"},
		{"file not to be written", 0o444, 0o777, "opened \"judged\" 0 You may read this file but not change it"},
		{"folder not to be written", 0o666, 0o555, "opened \"judged\" 0 You may not write into the folder"},
		{"neither to be written", 0o444, 0o555, "opened \"judged\" 0 You may read this file but not change it"},
		{"folder not to be entered", 0o644, 0o000, "you may not look into the folder"},
	} {
		t.Run(c.name, func(t *testing.T) {
			above := t.TempDir()
			folder := filepath.Join(above, "folder")
			must(t, os.Mkdir(folder, 0o755))
			path := filepath.Join(folder, "x.verbatim")
			written(t, path)
			before := snapshot(t, folder)
			for _, passed := range []string{filepath.Dir(above), above} {
				must(t, os.Chmod(passed, 0o755))
			}
			must(t, os.Chmod(path, c.file))
			must(t, os.Chmod(folder, c.folder))
			out, _ := child(t, "ordinary", path).Output() // an error is told in it
			must(t, os.Chmod(folder, 0o755))
			must(t, os.Chmod(path, 0o644))
			if !strings.Contains(string(out), c.says) {
				t.Errorf("it answers %q, want %q", out, c.says)
			}
			untouched(t, folder, before)
		})
	}
}

// After a kill the newest saves stand in the log beside the file alone. They
// are read where nothing may be written, too.
func TestPermissionsAfterKill(t *testing.T) {
	s := newStore(t, Options{})
	path := s.Path()
	must(t, s.Close())
	folder := filepath.Dir(path)
	acknowledged := killOne(t, path, "Ann", 1)
	if log, err := os.Stat(path + "-wal"); err != nil || log.Size() == 0 {
		t.Fatalf("the kill left no log (%v)", err)
	}
	before := snapshot(t, folder)
	must(t, os.Chmod(filepath.Dir(folder), 0o755))
	must(t, os.Chmod(path, 0o666))
	must(t, os.Chmod(folder, 0o555))
	out, _ := child(t, "ordinary", path).Output() // an error is told in it
	must(t, os.Chmod(folder, 0o755))
	if !strings.HasPrefix(string(out), "opened  0 You may not write into the folder") {
		t.Errorf("it answers %q", out)
	}
	untouched(t, folder, before)

	again, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer again.Close()
	if events, err := again.Events(t.Context(), OfOverlap, ""); err != nil || len(events) < len(acknowledged) {
		t.Errorf("of %d events %d are kept (%v)", len(acknowledged), len(events), err)
	}
}
