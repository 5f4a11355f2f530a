package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// No two commands share a key in one place, and no key with Ctrl calls two.
func TestEveryKeyCallsOneCommand(t *testing.T) {
	for _, at := range []place{onList, onPair, onSources, onSpeakers, onVersions, onTimeline, onMap} {
		used := map[string]cmd{}
		for _, c := range commands {
			if c.where&at == 0 {
				continue
			}
			for k := range strings.FieldsSeq(c.usual) {
				if other, ok := used[k]; ok {
					t.Errorf("%s calls both %q and %q", k, other, c.id)
				}
				used[k] = c.id
			}
		}
	}
}

func TestEveryCommandStandsInAMenuWithALabel(t *testing.T) {
	seen := map[cmd]bool{}
	for _, c := range commands {
		if !slices.Contains(menuNames, c.menu) {
			t.Errorf("%q stands in no menu", c.id)
		}
		if c.id == line {
			continue
		}
		if c.label == "" || c.where == 0 {
			t.Errorf("%q has no label or no place", c.id)
		}
		if seen[c.id] {
			t.Errorf("%q stands twice in the table", c.id)
		}
		seen[c.id] = true
		if c.sheet != "" && !slices.Contains(sheetColumns, c.sheet) {
			t.Errorf("%q is in the unknown column %q", c.id, c.sheet)
		}
		if c.sheet != "" && c.usual == "" {
			t.Errorf("%q is on the key sheet and has no key", c.id)
		}
	}
}

// What Fyne takes for a shortcut, with Ctrl or Alt, never comes as a plain key and the other way
// round, so that a letter typed in a field cannot call a command.
func TestKeysWithoutCtrlAreNoShortcuts(t *testing.T) {
	for _, c := range commands {
		for k := range strings.FieldsSeq(c.usual) {
			ch := parseChord(k)
			if ch.plain() == (strings.Contains(k, "Ctrl+") || strings.Contains(k, "Alt+")) {
				t.Errorf("%s of %q is read wrongly: %+v", k, c.id, ch)
			}
			if ch.key == "" && ch.sign == 0 {
				t.Errorf("%s of %q is no key", k, c.id)
			}
		}
	}
}

func TestKeysMeanWhatThePlaceSays(t *testing.T) {
	tests := []struct {
		at   place
		key  chord
		want cmd
	}{
		{onList, chord{key: fyne.KeyReturn}, cmdEnter},
		{onPair, chord{key: fyne.KeyReturn}, cmdSave},
		{onList, chord{key: fyne.KeyX}, cmdDismiss},
		{onPair, chord{key: fyne.KeyX}, cmdUnrelated},
		{onPair, chord{key: fyne.Key0}, cmdUnrelated},
		{onPair, chord{key: fyne.KeyA, mods: fyne.KeyModifierShift}, cmdAttrBack},
		{onPair, chord{key: fyne.KeyF8, mods: fyne.KeyModifierShift}, cmdPrevDiff},
		{onPair, chord{sign: '.'}, cmdNextDiff},
		{onSources, chord{sign: '?'}, cmdKeys},
		{onSources, chord{key: fyne.Key3}, ""},
		{onList, chord{key: fyne.KeyE, mods: fyne.KeyModifierShortcutDefault}, ""}, // a shortcut, not dispatched here
	}
	for _, c := range tests {
		if got, _ := (&keymap{}).plain(c.at, c.key); got != c.want {
			t.Errorf("at %d, %+v calls %q, want %q", c.at, c.key, got, c.want)
		}
	}
}

func TestKeySheetTellsEveryCommandThatWantsIt(t *testing.T) {
	n := 0
	for _, c := range sheetColumns {
		for _, l := range sheetLines(&keymap{}, c) {
			if l.key == "" || l.words == "" {
				t.Errorf("empty line in %s: %+v", c, l)
			}
			n++
		}
	}
	want := 0
	for _, c := range commands {
		if c.sheet != "" {
			want++
		}
	}
	if n != want {
		t.Errorf("the sheet has %d lines, the table %d", n, want)
	}
}
