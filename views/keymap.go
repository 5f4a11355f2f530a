package views

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"verbatim/data/say"
)

// keymap is the keys as they are now: those of the command table, but for what
// the person changed. Menus, key sheet, palette and every key cap ask it.
type keymap struct {
	own map[cmd]string // chords by command as the table writes them; empty for none
}

// of is the chords of a command, parted by spaces.
func (m *keymap) of(id cmd) string {
	if own, ok := m.own[id]; ok {
		return own
	}
	if c := commandOf(id); c != nil {
		return c.usual
	}
	return ""
}

// capOf is the first of them as it stands on a key cap; empty for none.
func (m *keymap) capOf(id cmd) string { return shown(m.of(id)) }

// caps is all of them, where they are single keys; of those with Ctrl the first.
func (m *keymap) caps(id cmd) string {
	var all []string
	for s := range strings.FieldsSeq(m.of(id)) {
		if len(all) == 0 || parseChord(s).plain() {
			all = append(all, shown(s))
		}
	}
	return strings.Join(all, say.T(" or "))
}

// named is a command's key in a sentence, or where it stands without one.
func (m *keymap) named(id cmd) string {
	if first, _, _ := strings.Cut(m.of(id), " "); first != "" {
		return first
	}
	c := commandOf(id)
	return fmt.Sprintf("%s, %s", say.T(c.menu), c.name())
}

// command finds the one that a chord calls at a place; the first of the table
// where two have it.
func (m *keymap) command(at place, pressed chord) (cmd, bool) {
	for _, c := range commands {
		if c.where&at != 0 && m.has(c.id, pressed) {
			return c.id, true
		}
	}
	return "", false
}

// plain finds the command that a key without Ctrl calls at a place.
func (m *keymap) plain(at place, pressed chord) (cmd, bool) {
	if !pressed.plain() {
		return "", false
	}
	return m.command(at, pressed)
}

func (m *keymap) has(id cmd, c chord) bool {
	for s := range strings.FieldsSeq(m.of(id)) {
		if parseChord(s) == c {
			return true
		}
	}
	return false
}

// clashes are the other commands that a chord calls where this one counts too.
func (m *keymap) clashes(id cmd, c chord) (out []cmd) {
	at := commandOf(id).where
	for _, other := range commands {
		if other.id != id && other.id != line && other.where&at != 0 && m.has(other.id, c) {
			out = append(out, other.id)
		}
	}
	return out
}

// set gives a command one chord alone, or none, and takes it from the commands
// that it would clash with. One that has its usual chords again is no change.
func (m *keymap) set(id cmd, c *chord) {
	chords := ""
	if c != nil {
		for _, other := range m.clashes(id, *c) {
			m.put(other, strings.Join(slices.DeleteFunc(strings.Fields(m.of(other)), func(s string) bool { return parseChord(s) == *c }), " "))
		}
		chords = c.String()
	}
	m.put(id, chords)
}

func (m *keymap) put(id cmd, chords string) {
	if m.own == nil {
		m.own = map[cmd]string{}
	}
	m.own[id] = chords
	if chords == commandOf(id).usual {
		delete(m.own, id)
	}
}

// reset gives a command its usual chords, but for those that another has now.
func (m *keymap) reset(id cmd) {
	var free []string
	for s := range strings.FieldsSeq(commandOf(id).usual) {
		if len(m.clashes(id, parseChord(s))) == 0 {
			free = append(free, s)
		}
	}
	m.put(id, strings.Join(free, " "))
}

// unfit says why a chord can be no command's key; empty where it can.
func unfit(c chord) string {
	switch c.key {
	case fyne.KeyTab, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyEscape:
		if c.plain() {
			return say.T("moves in lists and texts")
		}
	}
	r, n := utf8.DecodeRuneInString(string(c.key))
	single := n == len(c.key) && n > 0
	switch {
	case c.sign != 0 && isSign(c.sign):
		return ""
	case single && (unicode.IsUpper(r) || unicode.IsDigit(r)), !c.plain() && single && isSign(r), knownKeys[c.key]:
		return ""
	}
	return say.T("is no key that can be told apart")
}

// knownKeys are the keys with names that a command may have.
var knownKeys = func() map[fyne.KeyName]bool {
	keys := map[fyne.KeyName]bool{}
	for _, k := range []fyne.KeyName{
		fyne.KeyReturn, fyne.KeyEscape, fyne.KeySpace, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyInsert, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12,
	} {
		keys[k] = true
	}
	return keys
}()

// keysFile is the file of changed keys in the settings folder: a JSON object of
// chords by command, as the table writes both.
const keysFile = "keys.json"

// readKeys reads the file. What in it is no command or no key is left out, and
// told in a sentence.
func readKeys(dir string) (m keymap, wrong string) {
	path := filepath.Join(dir, keysFile)
	b, err := os.ReadFile(path)
	if dir == "" || errors.Is(err, os.ErrNotExist) {
		return m, ""
	}
	own := map[string]string{}
	if err == nil {
		err = json.Unmarshal(b, &own)
	}
	if err != nil {
		return m, say.T("The keys in %s cannot be read, so all are the usual ones: %v.", path, err)
	}
	for _, id := range slices.Sorted(maps.Keys(own)) {
		c := commandOf(cmd(id))
		if c == nil || c.id == line {
			wrong = say.T("%s names “%s”, which is no command.", path, id)
			continue
		}
		if bad := slices.IndexFunc(strings.Fields(own[id]), func(s string) bool {
			return unfit(parseChord(s)) != "" && !strings.Contains(" "+c.usual+" ", " "+s+" ")
		}); bad >= 0 {
			wrong = say.T("%s gives “%s” the key %s, which can be none; it keeps its usual one.", path, c.name(), strings.Fields(own[id])[bad])
			continue
		}
		m.put(c.id, strings.Join(strings.Fields(own[id]), " "))
	}
	return m, wrong
}

// write replaces the file, or takes it away where every key is the usual one.
func (m *keymap) write(dir string) error {
	if dir == "" {
		return nil
	}
	if len(m.own) == 0 {
		if err := os.Remove(filepath.Join(dir, keysFile)); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	return writeJSON(dir, keysFile, m.own)
}

// hints are keys and words in turn for the status line; a command stands for
// its key, and is left out with its words where it has none.
func (m *keymap) hints(of ...any) (out []string) {
	for i := 0; i+1 < len(of); i += 2 {
		key, ok := of[i].(string)
		if !ok {
			key = m.capOf(of[i].(cmd))
		}
		if key != "" {
			out = append(out, key, of[i+1].(string))
		}
	}
	return out
}
