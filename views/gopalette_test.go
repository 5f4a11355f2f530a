package views

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestFuzzyPutsTheBestFirst(t *testing.T) {
	for _, c := range []struct{ typed, better, worse string }{
		{"exp", "export verdicts", "the next change, pass"},
		{"zam", "hakim zamili", "quiz answers matter"},
		{"mt", "moscow times", "format"},
		{"hak zam", "hakim zamili speaker", "hakim al-asadi"},
		{"open", "open workbench", "opaque pen"},
	} {
		better, ok := fuzzy(c.typed, c.better)
		if worse, _ := fuzzy(c.typed, c.worse); !ok || worse >= better {
			t.Errorf("%q: %q has %d, %q %d", c.typed, c.better, better, c.worse, worse)
		}
	}
	if _, ok := fuzzy("zebra", "hakim zamili"); ok {
		t.Error("letters that are not there suit")
	}
	if plainLetters("Éric ÇA") != "eric ca" {
		t.Error("accents and capitals stay")
	}
}

// goTo opens the palette, types and takes what is first.
func (f *frame) goTo(t *testing.T, typed, first string) {
	t.Helper()
	f.press("Ctrl+K")
	if len(f.sheets) != 1 {
		t.Fatal("Ctrl+K opens nothing")
	}
	field := fieldsOf(f.sheets[0].card)[0]
	test.Type(field, typed)
	if got := seen(f.sheets[0].card); !strings.Contains(got, first) {
		t.Errorf("%q finds %s", typed, got)
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// The palette leads to commands, sources and speakers by a few letters.
func TestThePaletteLeadsEverywhere(t *testing.T) {
	f := window(t)
	f.press("Esc")
	f.goTo(t, "sources", "Sources")
	if f.at != screen(f.sources) {
		t.Error("it does not lead to a room")
	}
	f.goTo(t, "informed", "Informed Comment")
	if f.at != screen(f.sources) || f.sources.reading == nil || f.sources.reading.Label() != "Informed Comment" {
		t.Error("it does not lead to a source")
	}
	f.goTo(t, "al-zimili", "Hakim Zamili")
	if len(f.sheets) != 1 {
		t.Fatal("it does not lead to a speaker")
	}
	wantSeen(t, f.sheets[0].card, "Hakim al-Zimili")
	f.pressed(parseChord("Esc"))
	f.press("Ctrl+K")
	if got := seen(f.sheets[0].card); strings.Contains(got, "Verbatim: the same words") {
		t.Error("a command that cannot be done here is offered")
	}
}

// Ten thousand sources are narrowed between two letters typed.
func BenchmarkPalette(b *testing.B) {
	f := window(b)
	p := &goPalette{}
	for i := range 10_000 {
		title := fmt.Sprintf("The Harbour Gazette %d, bridge closed for repairs", i)
		p.offers = append(p.offers, offer{title: title, plain: plainLetters(title)})
	}
	_ = f
	for b.Loop() {
		p.look("gaz brid 77")
	}
}
