package store

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/data/trial"
)

func init() {
	children["open"] = func(args []string) error {
		fmt.Println("begins")
		s, err := Open(context.Background(), args[0], Options{})
		if err != nil {
			return err
		}
		return s.Close()
	}
	children["backup"] = func(args []string) error {
		s, err := Open(context.Background(), args[0], Options{ReadOnly: true})
		if err != nil {
			return err
		}
		defer s.Close()
		fmt.Println("begins")
		return s.Backup(context.Background(), args[1])
	}
}

// golden lays the workbench that the program of an older version made into a
// folder of its own.
func golden(t testing.TB, version int) (path string) {
	t.Helper()
	whole, err := os.ReadFile(fmt.Sprintf("testdata/version-%d.verbatim", version))
	must(t, err)
	path = filepath.Join(t.TempDir(), "harbour.verbatim")
	must(t, os.WriteFile(path, whole, 0o644))
	return path
}

// A workbench of an older version that is brought up to date and killed at any
// moment is the old one or the new one, whole, and the next opening ends what
// was begun.
func TestMigrationKilled(t *testing.T) {
	steps, err := migrations()
	must(t, err)
	was, killed := 0, 0
	kills := trial.Often(4, 50)
	for version := 1; version < len(steps); version++ {
		var path string
		rows := rowsOf(t, golden(t, version))
		killed += trial.Kill(t, kills, func() *exec.Cmd {
			path = golden(t, version)
			return child(t, "open", path)
		}, func() {
			has := versionLeft(t, path, steps)
			if has != version && has != len(steps) {
				t.Errorf("of version %d it has become one of version %d", version, has)
			}
			if has == version {
				was++
			}
			again, err := Open(t.Context(), path, Options{})
			must(t, err)
			sound(t, again)
			must(t, again.Close())
			if lost, all, which := missing(t, rows, path); lost > 0 || all < 20 {
				t.Errorf("of version %d and %d rows %d are missing: %v", version, all, lost, which)
			}
			copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "harbour.version-*"))
			must(t, err)
			for _, c := range copies {
				if _, told, err := look(t.Context(), c); told || err != nil {
					t.Errorf("the copy made before is damaged (%v)", err)
				}
			}
			if len(copies) == 0 {
				t.Error("there is no copy of what it was")
			}
			noLitter(t, filepath.Dir(path))
		})
	}
	trial.Tells(t, "kill -9 in the middle of migrating", "%d kills, %d of each version from 1 to %d: %d times the old workbench was left, else the new one, 0 between",
		killed, kills, len(steps)-1, was)
}

// versionLeft is the version of a file as a killed program left it, which must
// be sound as one of that version.
func versionLeft(t testing.TB, path string, steps []step) (version int) {
	t.Helper()
	db, err := connect(path, copying, 1)
	must(t, err)
	defer db.Close()
	must(t, db.QueryRow("PRAGMA user_version").Scan(&version))
	problems, err := (&Store{path: path, read: db}).Check(t.Context(), nil)
	if err != nil || len(problems) > 0 {
		t.Errorf("a file of version %d is left with %v (%v)", version, problems, err)
	}
	return version
}

// noLitter fails where what a killed program left in a folder is still there a
// day later, when something else is made in it.
func noLitter(t testing.TB, folder string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(folder, passingFolder+"*"))
	must(t, err)
	for _, l := range left {
		old := time.Now().Add(-leftBehind - time.Hour)
		must(t, os.Chtimes(l, old, old))
	}
	must(t, passing(filepath.Join(folder, "later"), func(file string) error { return os.WriteFile(file, nil, 0o644) }))
	entries, err := os.ReadDir(folder)
	must(t, err)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s is never taken away", e.Name())
		}
	}
}

// A backup that is killed at any moment is whole or not there, and does not
// touch the workbench.
func TestBackupKilled(t *testing.T) {
	s := judged(t, trial.Often(200, 2000))
	must(t, s.Close())
	want, told, err := look(t.Context(), s.path)
	if told || err != nil {
		t.Fatal(told, err)
	}
	none := 0
	var file string
	killed := trial.Kill(t, trial.Often(4, 50), func() *exec.Cmd {
		file = filepath.Join(t.TempDir(), "copy.verbatim")
		return child(t, "backup", s.path, file)
	}, func() {
		if got, told, err := look(t.Context(), s.path); got != want || told || err != nil {
			t.Errorf("the workbench is touched (told %v, %v)", told, err)
		}
		if _, err := os.Stat(file); err != nil {
			none++
		} else if got, told, err := look(t.Context(), file); got != want || told || err != nil {
			t.Errorf("half a copy is left (told %v, %v)", told, err)
		}
		noLitter(t, filepath.Dir(file))
	})
	trial.Tells(t, "kill -9 in the middle of backup", "%d kills: %d times there was no copy, else a whole one, 0 half", killed, none)
}
