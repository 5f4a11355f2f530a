package views

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// chord is a key with its modifiers, or a typed sign such as "?" whose key
// differs between keyboards.
type chord struct {
	key  fyne.KeyName
	mods fyne.KeyModifier
	sign rune
}

// keyNames are the names of keys in the table that Fyne calls otherwise.
var keyNames = map[string]fyne.KeyName{
	"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Space": fyne.KeySpace, "Backspace": fyne.KeyBackspace,
	"Up": fyne.KeyUp, "Down": fyne.KeyDown, "=": fyne.KeyEqual, "-": fyne.KeyMinus, "+": fyne.KeyPlus,
}

// chordMods are the modifiers as the table writes them, in their order.
var chordMods = []struct {
	name string
	mod  fyne.KeyModifier
}{{"Ctrl+", fyne.KeyModifierShortcutDefault}, {"Alt+", fyne.KeyModifierAlt}, {"Shift+", fyne.KeyModifierShift}}

// parseChord reads one chord as the table writes it.
func parseChord(s string) chord {
	var c chord
	for again := true; again; {
		again = false
		for _, m := range chordMods {
			if rest, ok := strings.CutPrefix(s, m.name); ok {
				c.mods, s, again = c.mods|m.mod, rest, true
			}
		}
	}
	if r, n := utf8.DecodeRuneInString(s); c.mods == 0 && n == len(s) && isSign(r) {
		c.sign = r
		return c
	}
	c.key = fyne.KeyName(s)
	if k, ok := keyNames[s]; ok {
		c.key = k
	}
	return c
}

// isSign tells what is typed as a sign: without Ctrl its key tells nothing.
func isSign(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// String writes the chord as the table does.
func (c chord) String() string {
	if c.sign != 0 {
		return string(c.sign)
	}
	out := ""
	for _, m := range chordMods {
		if c.mods&m.mod != 0 {
			out += m.name
		}
	}
	for name, k := range keyNames {
		if k == c.key {
			return out + name
		}
	}
	return out + string(c.key)
}

// plain tells a chord that Fyne does not treat as a shortcut.
func (c chord) plain() bool { return c.mods&^fyne.KeyModifierShift == 0 }

// shown is how the first of some chords stands on a key cap: "Ctrl E", "↑".
func shown(chords string) string {
	first, _, _ := strings.Cut(chords, " ")
	switch first {
	case "Up":
		return "↑"
	case "Down":
		return "↓"
	case "Left":
		return "←"
	case "Right":
		return "→"
	case "Delete":
		return "Del"
	case "Backspace":
		return "Bksp"
	}
	for _, m := range chordMods {
		if rest, ok := strings.CutPrefix(first, m.name); ok && rest != "" {
			return strings.TrimSuffix(m.name, "+") + " " + shown(rest)
		}
	}
	return first
}
