//go:build !windows

package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"verbatim/data"
	"verbatim/data/trial"
)

// disk is a file system that can be made full.
type disk struct {
	folder string
	fill   func(room int64) error // leaves room for so many bytes more
	clear  func() error
}

// filler takes the room on a small file system.
const filler = "filler"

// smallDisk is a file system of eight megabytes. Where it may not be mounted the
// test is left out, and the files' sizes are bounded alone.
func smallDisk(t testing.TB) disk {
	t.Helper()
	folder := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("a small file system may not be mounted here: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", folder).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, out)
		}
	})
	name := filepath.Join(folder, filler)
	return disk{folder, func(room int64) error {
		f, err := os.Create(name)
		if err != nil {
			return err
		}
		defer f.Close()
		size, err := io.Copy(f, io.LimitReader(zeros{}, 16<<20))
		if !errors.Is(err, syscall.ENOSPC) {
			return fmt.Errorf("the file system took %d bytes (%w)", size, err)
		}
		return f.Truncate(max(0, size-room))
	}, func() error { return os.Remove(name) }}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// boundedFiles has no file of this process grow past what the largest of the
// folder has and some room.
func boundedFiles(folder string) disk {
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	_ = syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was)
	return disk{folder, func(room int64) error {
		largest := int64(0)
		logs, err := filepath.Glob(filepath.Join(folder, "*-wal"))
		for _, l := range logs {
			if info, err := os.Stat(l); err == nil {
				largest = max(largest, info.Size())
			}
		}
		limit := was
		limit.Cur = uint64(largest + room)
		return errors.Join(err, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
	}, func() error { return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was) }}
}

// does is everything that the store writes; n makes each time another.
var does = []struct {
	name string
	do   func(ctx context.Context, s *Store, n int) error
}{
	{"saving", func(ctx context.Context, s *Store, n int) error {
		_, err := s.Apply(ctx, "Mona", "judge", set(OfOverlap, fmt.Sprint("o", n), "verdict/Mona", verdict), set(OfOverlap, fmt.Sprint("o", n), "status", `"judged"`))
		return err
	}},
	{"keeping texts", func(ctx context.Context, s *Store, n int) error {
		return s.PutRevision(ctx, data.NewRevision(strings.Repeat(fmt.Sprintf("The bridge of week %d. ", n), 700)), nil)
	}},
	{"keeping what was found", func(ctx context.Context, s *Store, n int) error {
		texts := []data.Revision{data.NewRevision("one"), data.NewRevision("two")}
		_, err := s.SetFound(ctx, someFound(texts, 20+n%2), nil, map[string][]byte{"segment": []byte(strings.Repeat(fmt.Sprint(n), 9000))})
		return err
	}},
	{"asking for files", func(ctx context.Context, s *Store, n int) error {
		return s.PutJob(ctx, fmt.Sprintf("019b0000-0000-7000-8000-%012d", n), someItems)
	}},
	{"drafting", func(ctx context.Context, s *Store, n int) error {
		return s.PutDraft(ctx, "note/o1", strings.Repeat(fmt.Sprint(n), 9000))
	}},
}

// rooms are how much is left where a disk is full, in bytes: so that every page
// of the longest of those in turn finds none.
const (
	mostRoom = 128 << 10
	aPage    = 4096
)

// fillUp has a disk be full at every write in turn of everything that the store
// writes. Where that fails it must say that there is no room, keep what was
// acknowledged, and go on as soon as there is room again; all in one session. It
// tells how often it failed, and how often there was room enough.
func fillUp(ctx context.Context, path string, d disk, says ...string) (failed, done int, err error) {
	s, err := Open(ctx, path, Options{Window: true})
	if err != nil {
		return 0, 0, err
	}
	defer s.Close()
	n := 0
	for _, do := range does {
		for room := int64(0); room <= mostRoom; room += aPage {
			n++
			before, err := visible(ctx, s)
			if err != nil {
				return failed, done, err
			}
			if err := d.fill(room); err != nil {
				return failed, done, err
			}
			full := do.do(ctx, s, n)
			during, err := visible(ctx, s)
			if err := errors.Join(err, d.clear()); err != nil {
				return failed, done, fmt.Errorf("with room for %d bytes: %w", room, err)
			}
			switch {
			case full == nil:
				done++
				continue
			case during != before:
				return failed, done, fmt.Errorf("%s failed with %w and yet something changed", do.name, full)
			case !contains(full.Error(), says):
				return failed, done, fmt.Errorf("%s says %w", do.name, full)
			}
			failed++
			if err := do.do(ctx, s, n); err != nil {
				return failed, done, fmt.Errorf("%s does not go on when there is room again: %w", do.name, err)
			}
		}
	}
	problems, err := s.Check(ctx, nil)
	if err != nil || len(problems) > 0 {
		return failed, done, fmt.Errorf("the check finds %v (%w)", problems, err)
	}
	return failed, done, s.Close()
}

func contains(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

func init() {
	children["full"] = func(args []string) error {
		failed, done, err := fillUp(context.Background(), args[0], boundedFiles(filepath.Dir(args[0])), "the disk did not", "the disk is full")
		fmt.Println(failed, done)
		return err
	}
}

// Where the disk is full at whatever write, nothing that was acknowledged is
// lost, it is said so, and the same session goes on when there is room again.
// Opening what lies there then finds all of it.
func TestFullDisk(t *testing.T) {
	lay := func(folder string) string {
		path := filepath.Join(folder, "x.verbatim")
		s, err := Create(t.Context(), path, Options{})
		must(t, err)
		must(t, s.PutRevisions(t.Context(), []Kept{{data.NewRevision("one"), nil}, {data.NewRevision("two"), nil}}))
		must(t, s.Close())
		return path
	}
	opens := func(path string) {
		if _, told, err := look(t.Context(), path); told || err != nil {
			t.Errorf("afterwards it is told to be damaged (%v)", err)
		}
	}
	t.Run("a small file system", func(t *testing.T) {
		d := smallDisk(t)
		path := lay(d.folder)
		failed, done, err := fillUp(t.Context(), path, d, "the disk is full")
		if err != nil || failed < 20 || done < 20 {
			t.Errorf("%d times it was full, %d times there was room (%v)", failed, done, err)
		}
		opens(path)
		trial.Tells(t, "disk full at every write in turn", "on a file system of 8 MB full %d times, with 0 to %d kB left: each said so, 0 acknowledged lost, the session went on", failed, mostRoom>>10)
	})
	t.Run("files that may not grow", func(t *testing.T) {
		path := lay(t.TempDir())
		out, err := child(t, "full", path).Output()
		var failed, done int
		if _, scan := fmt.Fscan(bufio.NewReader(strings.NewReader(string(out))), &failed, &done); err != nil || scan != nil || failed < 20 || done < 20 {
			t.Errorf("it answers %s (%v, %v)", out, err, scan)
		}
		opens(path)
		trial.Tells(t, "a file may not grow at every write in turn", "%d times: each said so, 0 acknowledged lost, the session went on", failed)
	})
}

// What is made beside the workbench, or of an older one, is whole or not there
// where the disk is full at whatever write.
func TestFullDiskBeside(t *testing.T) {
	d := smallDisk(t)
	whole := judged(t, 20)
	must(t, whole.Close())
	old := golden(t, 2)
	failed, done := 0, 0
	for room := int64(0); room <= 768<<10; room += 4 * aPage {
		must(t, errors.Join(copyFile(whole.path, d.folder, "x.verbatim"), copyFile(old, d.folder, "old.verbatim")))
		must(t, d.fill(room))
		for name, do := range map[string]func() error{
			"backup": func() error {
				return (&Store{path: whole.path, file: whole.path, log: whole.log}).Backup(t.Context(), filepath.Join(d.folder, "copy"))
			},
			"repair": func() error {
				_, err := Repair(t.Context(), whole.path, filepath.Join(d.folder, "copy"), Options{}, nil)
				return err
			},
			"create":  func() error { return closing(Create(t.Context(), filepath.Join(d.folder, "copy"), Options{})) },
			"migrate": func() error { return closing(Open(t.Context(), filepath.Join(d.folder, "old.verbatim"), Options{})) },
		} {
			err := do()
			_, is := os.Stat(filepath.Join(d.folder, "copy"))
			switch {
			case err == nil:
				done++
			case is == nil:
				t.Errorf("with %s bytes left there is half a %s", strconv.FormatInt(room, 10), name)
			case !contains(err.Error(), []string{"disk is full", "no space left"}):
				t.Errorf("with %d bytes left the %s says %v", room, name, err)
			default:
				failed++
			}
			must(t, removeAll(d.folder, "copy*"))
		}
		must(t, d.clear())
		for _, file := range []string{"x.verbatim", "old.verbatim"} {
			if _, told, err := look(t.Context(), filepath.Join(d.folder, file)); told || err != nil {
				t.Errorf("with %d bytes left %s is told to be damaged (%v)", room, file, err)
			}
		}
		must(t, removeAll(d.folder, "*"))
		if left, _ := os.ReadDir(d.folder); len(left) > 0 {
			t.Errorf("there lies %v", left)
			must(t, removeAll(d.folder, ".*"))
		}
	}
	if failed < 20 || done < 4 {
		t.Errorf("%d times it was full, %d times there was room", failed, done)
	}
	trial.Tells(t, "disk full while a backup, a repair, a new or an older workbench is written", "full %d times: nothing by half, the older one as it was", failed)
}

func closing(s *Store, err error) error {
	if err != nil {
		return err
	}
	return s.Close()
}

func removeAll(folder, pattern string) error {
	files, err := filepath.Glob(filepath.Join(folder, pattern))
	for _, f := range files {
		err = errors.Join(err, os.RemoveAll(f))
	}
	return err
}
