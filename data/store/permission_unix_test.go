//go:build !windows

package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func init() { children["ordinary"] = openAsOrdinary }

// openAsOrdinary opens a workbench as a person without special rights, for
// whom alone permissions mean anything, and tells how that went.
func openAsOrdinary(args []string) error {
	if err := becomeOrdinary(); err != nil {
		return err
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

func becomeOrdinary() error {
	const nobody = 65534
	if os.Getuid() != 0 {
		return nil
	}
	return errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody))
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

func init() { children["session"] = sessionInChild }

// sessionInChild is a window of a person without special rights: for each line
// it is told it saves, drafts and copies, and tells what is answered.
func sessionInChild(args []string) error {
	if err := becomeOrdinary(); err != nil {
		return err
	}
	ctx := context.Background()
	s, err := Open(ctx, args[0], Options{Window: true})
	if err != nil {
		return err
	}
	fmt.Println("open", s.ReadOnly())
	lines := bufio.NewScanner(os.Stdin)
	for n := 0; lines.Scan(); n++ {
		id := fmt.Sprint("o-session-", n)
		_, saved := s.Apply(ctx, "Mona", "judge", set(OfOverlap, id, "verdict/Mona", verdict), set(OfOverlap, id, "status", `"judged"`))
		drafted := s.PutDraft(ctx, "note/o1", id)
		_, shown := visible(ctx, s)
		copied := s.Backup(ctx, fmt.Sprintf("%s copy %d", args[0], n))
		for what, err := range map[string]error{"save " + id: saved, "draft": drafted, "read": shown, "copy": copied} {
			fmt.Printf("%s: %v\n", what, err)
		}
		fmt.Println("done")
	}
	return s.Close()
}

// Where the right to write is taken away under an open window, what is answered
// is true: what is said to be saved is on the disk, whatever else is a sentence
// and leaves nothing by half, and with the right back the session goes on.
func TestPermissionLost(t *testing.T) {
	chmod := func(mode os.FileMode) func(path string) error {
		return func(path string) error { return os.Chmod(path, mode) }
	}
	attribute := func(what string) func(path string) error {
		return func(path string) error {
			for _, part := range []string{path, path + "-wal"} {
				if err := exec.Command("chattr", what, part).Run(); err != nil {
					return err
				}
			}
			return nil
		}
	}
	ofFolder := func(do func(string) error) func(string) error {
		return func(path string) error { return do(filepath.Dir(path)) }
	}
	for _, c := range []struct {
		name        string
		taken, back func(path string) error
		says        string // what one of the answers holds
	}{
		{"file not to be written", chmod(0o444), chmod(0o666), ""},
		{"file not to be read", chmod(0), chmod(0o666), ""},
		{"folder not to be written", ofFolder(chmod(0o555)), ofFolder(chmod(0o777)), "may not write into the folder"},
		{"folder not to be entered", ofFolder(chmod(0)), ofFolder(chmod(0o777)), "may no longer look into the folder"},
		{"file and log not to be changed by anybody", attribute("+i"), attribute("-i"), "nothing was saved"},
	} {
		t.Run(c.name, func(t *testing.T) {
			above := t.TempDir()
			folder := filepath.Join(above, "folder")
			must(t, os.Mkdir(folder, 0o777))
			path := filepath.Join(folder, "x.verbatim")
			written(t, path)
			for _, passed := range []string{filepath.Dir(above), above} {
				must(t, os.Chmod(passed, 0o755))
			}
			must(t, errors.Join(os.Chmod(folder, 0o777), os.Chmod(path, 0o666)))
			p := child(t, "session", path)
			in, err := p.StdinPipe()
			must(t, err)
			out, err := p.StdoutPipe()
			must(t, err)
			must(t, p.Start())
			answers := bufio.NewScanner(out)
			ask := func() (all []string) {
				fmt.Fprintln(in)
				for answers.Scan() && answers.Text() != "done" {
					all = append(all, answers.Text())
				}
				return all
			}
			if !answers.Scan() || answers.Text() != "open " {
				t.Fatalf("it opens with %q", answers.Text())
			}
			before := ask()
			if err := c.taken(path); err != nil {
				t.Skipf("this right cannot be taken here: %v", err)
			}
			during := ask()
			must(t, c.back(path))
			after := ask()
			must(t, in.Close())
			must(t, p.Wait())
			t.Logf("without the right: %s", strings.Join(during, "\n"))
			for _, a := range append(before, after...) {
				if !strings.HasSuffix(a, ": <nil>") {
					t.Errorf("with the right it answers %q", a)
				}
			}
			if all := strings.Join(during, "\n"); !strings.Contains(all, c.says) {
				t.Errorf("without it answers %s, want %q", all, c.says)
			}
			s, err := Open(t.Context(), path, Options{})
			must(t, err)
			defer s.Close()
			for n, answered := range [][]string{before, during, after} {
				id := fmt.Sprint("o-session-", n)
				saved := slices.Contains(answered, "save "+id+": <nil>")
				for _, field := range []string{"verdict/Mona", "status"} {
					if value, err := s.Value(t.Context(), OfOverlap, id, field); err != nil || (value != nil) != saved {
						t.Errorf("said to be saved (%v) %s of %s is %s (%v)", saved, field, id, value, err)
					}
				}
			}
			sound(t, s)
			copies, err := filepath.Glob(path + " copy*")
			must(t, err)
			for _, copied := range copies {
				if !strings.HasSuffix(copied, "0") && !strings.HasSuffix(copied, "1") && !strings.HasSuffix(copied, "2") {
					t.Errorf("a half copy lies at %s", copied)
				}
			}
		})
	}
}
