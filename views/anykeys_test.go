package views

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// chordsToPress are the keys of all commands but those that quit, lead out of the
// workbench or write where a field says, and the keys that lists and sheets have.
func chordsToPress() (out []string) {
	without := map[cmd]bool{cmdQuit: true, cmdNew: true, cmdOpen: true, cmdSaveCopy: true, cmdExport: true, cmdText: true, cmdPalette: true}
	for _, c := range commands {
		if !without[c.id] {
			out = append(out, strings.Fields(c.usual)...)
		}
	}
	for range 6 {
		out = append(out, "Enter", "Esc", "Up", "Down", "Left", "Right", "Space", "Home", "End", "Tab", "PgUp", "PgDn", "Del", "Bksp")
	}
	return out
}

// typed presses a key as the window does: a field that has the focus gets it.
func (f *frame) typed(key string) {
	c := parseChord(key)
	e, ok := f.win.Canvas().Focused().(*entry)
	switch {
	case !ok || !c.plain():
		f.press(key)
	case len(c.key) == 1:
		e.TypedRune(rune(strings.ToLower(string(c.key))[0]))
	case c.key != fyne.KeyTab:
		e.TypedKey(&fyne.KeyEvent{Name: c.key})
	}
}

// Whatever keys a person presses, and however late what they ask for is read, the
// window has no fault. VERBATIM_KEYS says how many runs there are.
func TestAnyKeysWhileAnswersAreLate(t *testing.T) {
	runs, err := strconv.Atoi(os.Getenv("VERBATIM_KEYS"))
	if err != nil {
		runs = 8
	}
	chords := chordsToPress()
	for seed := range uint64(runs) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			f := window(t)
			f.set.BringDir = t.TempDir()
			var waiting []func()
			f.spawn = func(do func()) { waiting = append(waiting, do) }
			var pressed []string
			defer func() {
				if fault := recover(); fault != nil {
					t.Fatalf("after %s: %v\n%s", strings.Join(pressed[max(0, len(pressed)-12):], " "), fault, debug.Stack())
				}
			}()
			for range 300 {
				key := chords[r.IntN(len(chords))]
				pressed = append(pressed, key)
				f.typed(key)
				for len(waiting) > 0 && r.IntN(3) > 0 {
					i := r.IntN(len(waiting)) // each is read by itself: a later one may be there first
					do := waiting[i]
					waiting = slices.Delete(waiting, i, i+1)
					do()
				}
			}
		})
	}
}
