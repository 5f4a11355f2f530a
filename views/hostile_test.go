package views

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/store/harm"
	"verbatim/data/trial"
)

// Each workbench that somebody did harm to is opened in the window, and where
// it opens one goes through every screen of it and judges: whatever is wrong is
// told in words for a person, nothing takes long, nothing that was planted
// runs, and what is refused stays as it is, to the byte.
func TestHostileWorkbenches(t *testing.T) {
	f := window(t)
	sound := f.desk.Place().Path
	for _, r := range f.overlaps.list.rows[:2] {
		if _, err := f.desk.Judge(t.Context(), r.ID, "Mona", data.Judgement{Wording: data.Altered, Notes: "The source is not held."}); err != nil {
			t.Fatal(err)
		}
	}
	whole := filepath.Join(t.TempDir(), "whole.verbatim")
	if err := f.desk.Backup(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range harm.All {
		t.Run(h.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "harmed.verbatim")
			if err := os.WriteFile(path, raw, 0o644); err != nil {
				t.Fatal(err)
			}
			h.Do(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f.meets(t, path)
			opened := f.desk.Place()
			if opened.Path != path && !strings.Contains(f.told(), ".") {
				t.Errorf("it is not opened, and what is told is %q", f.told())
			}
			if h.Says == harm.Planted && !strings.Contains(f.told(), h.Says) {
				t.Errorf("told is %q, want %q", f.told(), h.Says)
			}
			if opened.Path == path && h.Says != "" && opened.ReadOnly == "" {
				t.Error("it is open for more than reading")
			}
			for f.top() != nil {
				f.top().close()
			}
			f.open(sound)
			if now, err := os.ReadFile(path); err != nil || h.Says != "" && string(now) != string(before) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
	trial.Tells(t, "the window on workbenches made to do harm", "%d: each is told of in a sentence or opens, then every screen of it is looked at and a verdict given; no step takes more than %.0f s", len(harm.All), harm.LongestAnswer.Seconds())
}

// told is all that is said on the window, its lines joined: on the sheet that is
// up, else in the toast and the rest.
func (f *frame) told() string {
	all := seen(f.toast.card) + seen(f.all)
	if s := f.top(); s != nil {
		all = seen(s.card)
	}
	return strings.ReplaceAll(all, "|", " ")
}

// ofTheMachine are words that are none for a person.
var ofTheMachine = regexp.MustCompile(`goroutine|runtime error|Scan error|json: |sql: |%!|<nil>|map\[`)

// meets opens a workbench and goes through all of it, as far as it opens.
func (f *frame) meets(t *testing.T, path string) {
	t.Helper()
	f.does(t, "opening", func() { f.open(path) })
	if f.desk.Place().Path != path {
		return
	}
	for f.top() != nil {
		f.does(t, "closing a sheet", f.top().close)
	}
	for _, id := range []cmd{cmdSources, cmdVersions, cmdTimeline, cmdMap, cmdOverlaps} {
		f.does(t, string(id), func() { f.run(id) })
		f.does(t, "Enter in "+string(id), func() { f.press("Enter") })
		f.does(t, "Down and Enter in "+string(id), func() { f.press("Esc", "Down", "Down", "Enter") })
	}
	for _, id := range []cmd{cmdSpeakers, cmdLeft, cmdLog, cmdStub, cmdAliases, cmdExport, cmdAgree, cmdBackups, cmdHistory} {
		f.does(t, string(id), func() { f.run(id) })
		for f.top() != nil {
			f.top().close()
		}
	}
	f.does(t, "judging", func() { f.run(cmdOverlaps); f.press("Enter", "3", "A", "V", "V", "V", "M", "Esc", "Enter") })
	f.does(t, "finding in all", func() {
		if _, err := f.desk.LookUp(context.Background(), desk.Sought{Words: "Iraq"}); err != nil {
			f.fail(err)
		}
	})
	f.does(t, "undo", func() { f.press("Ctrl+Z", "Ctrl+Y") })
	for f.top() != nil {
		f.top().close()
	}
}

// does does one thing in time, and without a fault.
func (f *frame) does(t *testing.T, what string, do func()) {
	t.Helper()
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("%s: %v\n%s", what, fault, debug.Stack())
		}
	}()
	began := trial.Spent()
	do()
	if took := trial.Spent() - began; took > harm.LongestAnswer {
		t.Errorf("%s took %v", what, took)
	}
	if bad := ofTheMachine.FindString(f.told()); bad != "" {
		t.Errorf("%s: %q is said in %s", what, bad, fmt.Sprintf("%.2000s", f.told()))
	}
}
