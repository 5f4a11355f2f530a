package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data/desk"
	"verbatim/data/trial"
)

// asChild has the test's own program be one of its children.
const asChild = "VERBATIM_APP_TEST_CHILD"

// children are the parts that tests play in a process of their own. Each says a
// line when it begins.
var children = map[string]func(ctx context.Context, args []string) error{
	"program": func(ctx context.Context, args []string) error {
		fmt.Println("begins")
		os.Exit(run(ctx, args, os.Stdout, os.Stderr))
		return nil
	},
	"aliases": func(ctx context.Context, args []string) error { return giveAliases(ctx, args[0], args[1]) },
	"maker":   func(_ context.Context, args []string) error { return makeHostile(args[0]) },
	"holder":  func(_ context.Context, args []string) error { return holdWorkbench(args[0]) },
	"window":  func(ctx context.Context, args []string) error { return saveAllTheTime(ctx, args[0]) },
}

func TestMain(m *testing.M) {
	part, ok := os.LookupEnv(asChild)
	if !ok {
		os.Exit(m.Run())
	}
	if err := children[part](context.Background(), os.Args[1:]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func giveAliases(ctx context.Context, workbench, table string) error {
	d, err := desk.Open(ctx, workbench, desk.Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	fmt.Println("begins")
	_, err = d.SetAliases(ctx, table, nil)
	return err
}

// child is one of the children in a process of its own.
func child(t *testing.T, part string, args ...string) *exec.Cmd {
	c := exec.CommandContext(t.Context(), os.Args[0], args...)
	c.Env = append(os.Environ(), asChild+"="+part)
	return c
}

// says is what a command says, which must succeed.
func says(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := verbatim(t, args...)
	if code != 0 {
		t.Errorf("%v: %s", args, errs)
	}
	return out
}

// reports makes a folder of files that share passages.
func reports(t *testing.T, files int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range files {
		text := fmt.Sprintf("Report %d\n\n“We counted %d boats in the harbour of week %d and %d more behind the pier,” the mayor said.\n", i, i, i%52, i*i*7919%1000)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Killed at any moment while it brings in a folder and run again, the program
// has every file once, and finds what it finds undisturbed.
func TestAddKilled(t *testing.T) {
	files := trial.Often(120, 500)
	dir, wb, want := reports(t, files), "", ""
	all := fmt.Sprintf(" %d sources", files)
	left := func() {
		if !strings.Contains(says(t, "check", wb), all) {
			return // the next goes on with it
		}
		got := says(t, "overlaps", wb, "--json")
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("the overlaps are\n%.500s\nwant\n%.500s", got, want)
		}
		wb = ""
	}
	killed := trial.Kill(t, trial.Often(4, 50), func() *exec.Cmd {
		if wb == "" {
			wb = filepath.Join(t.TempDir(), "harbour.verbatim")
			says(t, "new", "--empty", wb)
		}
		return child(t, "program", "add", wb, dir)
	}, left)
	if wb != "" {
		says(t, "add", wb, dir)
		if left(); wb != "" {
			t.Error("run to its end it has not all files")
		}
	}
	trial.Tells(t, "kill -9 in the middle of bringing in", "%d files, %d kills: each consistent, went on, 0 twice, 0 missing", files, killed)
}

// laid lays a workbench of some files, and gives its bytes.
func laid(t *testing.T, files int) []byte {
	t.Helper()
	wb := filepath.Join(t.TempDir(), "harbour.verbatim")
	says(t, "new", "--empty", wb)
	says(t, "add", wb, reports(t, files))
	whole, err := os.ReadFile(wb)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// Killed at any moment while all overlaps are found anew, the workbench has those
// of its table of aliases, be it the old one or the new one.
func TestFindingKilled(t *testing.T) {
	const table = "harbour: pier\nboats: mayor"
	files, wb := trial.Often(120, 500), ""
	whole := laid(t, files)
	want, times := map[bool]string{}, map[bool]int{}
	lay := func() {
		wb = filepath.Join(t.TempDir(), "harbour.verbatim")
		if err := os.WriteFile(wb, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lay()
	want[false] = says(t, "overlaps", wb, "--json")
	killed := trial.Kill(t, trial.Often(4, 50), func() *exec.Cmd {
		lay()
		return child(t, "aliases", wb, table)
	}, func() {
		says(t, "check", wb)
		d, err := desk.Open(t.Context(), wb, desk.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		has, err := d.Aliases(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got := says(t, "overlaps", wb, "--json")
		if times[has.Own]++; has.Own && want[true] == "" {
			want[true] = got
		}
		if got != want[has.Own] {
			t.Errorf("with a table of its own (%v) the overlaps are\n%.500s\nwant\n%.500s", has.Own, got, want[has.Own])
		}
	})
	if want[true] == want[false] {
		t.Error("the table changes nothing")
	}
	trial.Tells(t, "kill -9 in the middle of finding", "%d files, %d kills: %d times the overlaps by the old table, else by the new one, 0 between", files, killed, times[false])
}

// A repair that is killed at any moment leaves no half file and does not touch
// the damaged one.
func TestRepairKilled(t *testing.T) {
	files, wb, file, want, none := trial.Often(60, 500), "", "", "", 0
	damaged := bytes.ReplaceAll(laid(t, files), []byte(`007.txt{"meta`), []byte(`0x7.txt{"meta`)) // in what became of each file
	killed := trial.Kill(t, trial.Often(4, 50), func() *exec.Cmd {
		dir := t.TempDir()
		wb, file = filepath.Join(dir, "harbour.verbatim"), filepath.Join(dir, "new.verbatim")
		if err := os.WriteFile(wb, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		return child(t, "program", "check", wb, "--repair", file)
	}, func() {
		if now, err := os.ReadFile(wb); err != nil || !bytes.Equal(now, damaged) {
			t.Errorf("the damaged workbench was touched (%v)", err)
		}
		if _, err := os.Stat(file); err != nil {
			none++
			return
		}
		got := says(t, "overlaps", file, "--json")
		says(t, "check", file)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("the overlaps are\n%.500s\nwant\n%.500s", got, want)
		}
	})
	if want == "" {
		t.Error("undisturbed nothing was repaired")
	}
	trial.Tells(t, "kill -9 in the middle of repairing", "%d files, %d kills: %d times no file, else a whole one, the damaged one untouched", files, killed, none)
}

// apart lays a workbench and a copy of it that went its own way, and gives the
// bytes of both: in each a reviewer judged, and the copy has twice the files.
func apart(t *testing.T, files int) (here, there []byte) {
	t.Helper()
	dir := t.TempDir()
	mona, ben := filepath.Join(dir, "mona.verbatim"), filepath.Join(dir, "ben.verbatim")
	says(t, "new", "--empty", mona)
	says(t, "add", mona, reports(t, files))
	says(t, "backup", mona, ben)
	says(t, "add", ben, reports(t, 2*files))
	for i, o := range decode[overlapLine](t, says(t, "overlaps", mona, "--json"))[:10] {
		says(t, "judge", mona, o.ID, "--wording", "altered", "--reviewer", "Mona")
		if i%2 == 0 {
			says(t, "judge", ben, o.ID, "--wording", "marked", "--reviewer", "Ben")
		}
	}
	here, errHere := os.ReadFile(mona)
	there, errThere := os.ReadFile(ben)
	if err := errors.Join(errHere, errThere); err != nil {
		t.Fatal(err)
	}
	return here, there
}

// Killed at any moment while another workbench is merged into it, a workbench is
// as it was or has all of the other, and merging again comes to what an
// undisturbed merge does: the same records to the byte, the same overlaps, and
// the other one untouched.
func TestMergeKilled(t *testing.T) {
	files, wb, other, before := trial.Often(60, 120), "", "", 0
	here, there := apart(t, files)
	lay := func() {
		dir := t.TempDir()
		wb, other = filepath.Join(dir, "here.verbatim"), filepath.Join(dir, "there.verbatim")
		if err := errors.Join(os.WriteFile(wb, here, 0o644), os.WriteFile(other, there, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	records := func() string { return says(t, "export", wb, "--format", "jsonl", "--output", "-") }
	lay()
	was, want, overlaps := records(), "", ""
	killed := trial.Kill(t, trial.Often(4, 50), func() *exec.Cmd {
		lay()
		return child(t, "program", "merge", wb, other)
	}, func() {
		says(t, "check", wb)
		switch got := records(); {
		case want == "" && got != was:
			want, overlaps = got, says(t, "overlaps", wb, "--json")
		case got == was:
			before++
		case got != want:
			t.Error("a merge that was killed left a part of the other workbench")
		}
		says(t, "merge", wb, other)
		if records() != want {
			t.Error("merged again it is another workbench")
		}
		if says(t, "overlaps", wb, "--json") != overlaps {
			t.Error("merged again it lists other overlaps")
		}
		if now, err := os.ReadFile(other); err != nil || !bytes.Equal(now, there) {
			t.Errorf("the other workbench was touched (%v)", err)
		}
	})
	trial.Tells(t, "kill -9 in the middle of merging", "%d files into %d of them, %d kills: %d times the workbench as it was, else all of both, 0 between; merged again the same to the byte", 2*files, files, killed, before)
}
