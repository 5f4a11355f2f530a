package views

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

// Every chord of the table is written as it is read.
func TestChordsAreWrittenAsTheyAreRead(t *testing.T) {
	for _, c := range commands {
		for s := range strings.FieldsSeq(c.usual) {
			if got := parseChord(s).String(); got != s {
				t.Errorf("%s is written as %s", s, got)
			}
		}
	}
	for s, want := range map[string]string{"Ctrl+Shift+Z": "Ctrl Shift Z", "Shift+F8": "Shift F8", "Ctrl+-": "Ctrl -", "Up": "↑", "?": "?"} {
		if got := shown(s); got != want {
			t.Errorf("%s stands on its cap as %s", s, got)
		}
	}
}

// However keys are changed, no chord calls two commands in one place.
func TestNoChangeLeavesAChordWithTwoCommands(t *testing.T) {
	var ids []cmd
	for _, c := range commands {
		if c.id != line {
			ids = append(ids, c.id)
		}
	}
	chords := []string{"Ctrl+K", "F", "X", "Shift+F8", "?", "Ctrl+Shift+F", "Z", "Enter", "Alt+1", "F9"}
	rapid.Check(t, func(t *rapid.T) {
		var m keymap
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			id := rapid.SampledFrom(ids).Draw(t, "command")
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				m.set(id, nil)
			case 1:
				m.reset(id)
			default:
				c := parseChord(rapid.SampledFrom(chords).Draw(t, "chord"))
				m.set(id, &c)
				if !m.has(id, c) {
					t.Fatalf("%s has not got %s", id, c)
				}
			}
		}
		for _, id := range ids {
			for s := range strings.FieldsSeq(m.of(id)) {
				if others := m.clashes(id, parseChord(s)); len(others) > 0 {
					t.Fatalf("%s calls %s and %s", s, id, others)
				}
			}
		}
	})
}

// A changed key counts in the room, the menus, the key sheet and the hints, and
// at the next start; resetting it brings the usual one back.
func TestAChangedKeyCountsEverywhere(t *testing.T) {
	f := window(t)
	f.press("Esc")
	f.run(cmdRemap)
	r := f.sheets[0]
	field := fieldsOf(r.card)[0]
	test.Type(field, "sort")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantSeen(t, r.card, "press the new key")
	f.pressed(parseChord("X")) // the list dismisses with it
	wantSeen(t, r.card, "X is the key of “Unrelated, dismiss”.")
	f.pressed(parseChord("Enter"))
	wantSeen(t, r.card, "Sort: X. “Unrelated, dismiss” has no key now.")
	f.pressed(parseChord("Esc"))
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(f.sheets) != 0 {
		t.Fatal("the sheet did not close")
	}
	order := f.overlaps.list.order
	f.press("X")
	if f.overlaps.list.order == order || f.overlaps.list.judged != 0 {
		t.Error("X does not sort")
	}
	if got := f.menus.items[cmdSort].Label; !strings.HasSuffix(got, "X") {
		t.Errorf("the menu says %q", got)
	}
	if h := f.overlaps.hints(); !slices.Contains(h, "X") {
		t.Errorf("the hints are %q", h)
	}
	again, wrong := readKeys(f.opts.ConfigDir)
	if wrong != "" || again.of(cmdSort) != "X" || again.of(cmdDismiss) != "" {
		t.Errorf("the next start has %v (%s)", again.own, wrong)
	}
	f.run(cmdRemap)
	fieldsOf(f.sheets[0].card)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF8})
	if _, err := os.Stat(filepath.Join(f.opts.ConfigDir, keysFile)); err == nil || len(f.keys.own) != 0 {
		t.Error("F8 does not bring the usual keys back")
	}
}

// A chord with Ctrl comes before the menus see it.
func TestAChordWithCtrlIsCaught(t *testing.T) {
	f := window(t)
	f.press("Esc")
	f.run(cmdRemap)
	field := fieldsOf(f.sheets[0].card)[0]
	test.Type(field, "speakers…")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.mods = func() fyne.KeyModifier { return fyne.KeyModifierShortcutDefault }
	f.keyDown(&fyne.KeyEvent{Name: fyne.KeyP})
	if got := f.keys.of(cmdSpeakers); got != "Ctrl+P" {
		t.Errorf("the speakers have %q", got)
	}
	if f.menus.items[cmdSpeakers].Shortcut == nil {
		t.Error("the menu has no shortcut for it")
	}
}

func TestAFileOfKeysThatIsOddIsTold(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ file, says, sort string }{
		{`{"sort": "S"}`, "", "S"},
		{`{"sort": "Ctrl+Shift+S Alt+1"}`, "", "Ctrl+Shift+S Alt+1"},
		{`{"sort": ""}`, "", ""},
		{`{"sort": "Tab"}`, "the key Tab, which can be none", "O"},
		{`{"sort": "Banana"}`, "the key Banana", "O"},
		{`{"sorting": "S"}`, "“sorting”, which is no command", "O"},
		{`{"sort": `, "all are the usual ones", "O"},
	} {
		if err := os.WriteFile(filepath.Join(dir, keysFile), []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		m, says := readKeys(dir)
		if (says == "") != (c.says == "") || !strings.Contains(says, c.says) || m.of(cmdSort) != c.sort {
			t.Errorf("%s: %q, sort %q", c.file, says, m.of(cmdSort))
		}
	}
}

func FuzzChord(f *testing.F) {
	for _, c := range commands {
		f.Add(c.usual)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for one := range strings.FieldsSeq(s) {
			if c := parseChord(one); unfit(c) == "" && parseChord(c.String()) != c {
				t.Errorf("%q is read as %+v and written as %s", one, c, c)
			}
		}
	})
}
