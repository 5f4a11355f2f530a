package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verbatim/data/desk"
)

// reading opens a source by its publisher in the sources room.
func (f *frame) reading(t *testing.T, publisher string) {
	t.Helper()
	f.press("Esc", "Ctrl+2")
	i := slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.Meta.Publisher == publisher })
	f.sources.choose(i)
	if f.sources.reading == nil || f.sources.reading.Meta.Publisher != publisher {
		t.Fatalf("%s is not read", publisher)
	}
}

func TestFindInASource(t *testing.T) {
	f := window(t)
	f.reading(t, "The Moscow Times")
	f.press("Ctrl+F")
	d := f.finder
	test.Type(d.field, "zamili")
	text := f.sources.reading.Revision.Text
	n := strings.Count(strings.ToLower(text), "zamili")
	if len(d.places) != n || n < 3 {
		t.Fatalf("%d places, want %d", len(d.places), n)
	}
	wantSeen(t, d.bar, "1 of")
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	d.field.TypedKey(enter)
	d.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
	if d.now != 2 {
		t.Errorf("in front is %d, want the third", d.now)
	}
	f.mods = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	d.field.TypedKey(enter)
	d.field.TypedKey(enter)
	d.field.TypedKey(enter)
	if d.now != n-1 {
		t.Errorf("before the first comes %d", d.now)
	}
	f.mods = func() fyne.KeyModifier { return 0 }
	last := d.places[d.now].at
	d.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.host != nil || f.sources.reader.Selected() != last {
		t.Error("Esc does not keep the place")
	}
	f.press("Ctrl+F")
	if d.field.Text != strings.TrimSpace(last.Of(text)) || d.now != n-1 {
		t.Errorf("it begins again with %q at %d", d.field.Text, d.now)
	}
	test.Type(d.field, "quagmire")
	wantSeen(t, d.bar, "not here")
	f.press("Ctrl+1")
	if d.host != nil {
		t.Error("the bar stays in another room")
	}
}

func TestFindHeedsWholeWordsAndAccents(t *testing.T) {
	f := window(t)
	f.reading(t, "The Moscow Times")
	f.press("Ctrl+F")
	d := f.finder
	test.Type(d.field, "írAq")
	some := len(d.places)
	f.press("Alt+W")
	if whole := len(d.places); some == 0 || whole == 0 || whole >= some {
		t.Errorf("%d places, of them %d whole words", some, whole)
	}
	f.press("Alt+A")
	if len(d.places) != 0 {
		t.Errorf("with accents %d places", len(d.places))
	}
	if !f.menus.items[cmdFindWhole].Checked {
		t.Error("the menu does not tick whole words")
	}
}

// On the pair both articles are looked through, and what a fold hides comes up.
func TestFindInAPair(t *testing.T) {
	f := window(t)
	f.press("Esc", "Enter", "Ctrl+F")
	d := f.finder
	test.Type(d.field, "iraq")
	sides := [2]int{}
	for _, p := range d.places {
		sides[p.pane]++
	}
	if sides[0] == 0 || sides[1] == 0 {
		t.Errorf("the places are %v", sides)
	}
	d.field.SetText("clearest signal") // stands between the two spans of A
	if p := d.front(); p == nil || !f.pair.panes[p.pane].Shows(p.at.Start) {
		t.Error("what a fold hides does not come up")
	}
	f.press("Esc")
	if d.host != nil || f.at != screen(f.pair) {
		t.Error("Esc does not close the bar first")
	}
}

func TestFindInAllSources(t *testing.T) {
	f := window(t)
	f.press("Esc", "Ctrl+Shift+F")
	field := fieldsOf(f.sheets[0].card)[0]
	test.Type(field, `"bigger role" russ`)
	wantSeen(t, f.sheets[0].card, "The Moscow Times", "Informed Comment", "bigger role", "places in 2 sources")
	f.press("Alt+N")
	field.SetText("Zimili")
	wantSeen(t, f.sheets[0].card, "Hakim Zamili", "Al-Zamili")
	field.SetText("nobody of that name")
	wantSeen(t, f.sheets[0].card, "nobody who speaks is called so", "In no source.")
	f.press("Alt+N")
	field.SetText("“upcoming few days”")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.at != screen(f.sources) || !strings.Contains(f.sources.reader.SelectedText(), "upcoming few days") {
		t.Errorf("selected is %q", f.sources.reader.SelectedText())
	}
	f.press("Ctrl+Shift+F")
	if fieldsOf(f.sheets[0].card)[0].Text != "“upcoming few days”" {
		t.Error("what was looked for last is forgotten")
	}
}

// Before the answer is there nothing is said of what was not found.
func TestFindInAllSaysNothingBeforeItLooked(t *testing.T) {
	f := window(t)
	f.press("Ctrl+Shift+F")
	field := f.win.Canvas().Focused().(*entry)
	var answer func()
	f.spawn = func(do func()) { answer = do }
	field.SetText("militias")
	if got := seen(f.top().card); strings.Contains(got, "In no source") || !strings.Contains(got, "Looking in all sources") {
		t.Errorf("it is said %s", got)
	}
	answer()
	wantSeen(t, f.top().card, "militias")
	field.SetText("zzzz")
	answer()
	wantSeen(t, f.top().card, "In no source.")
}
