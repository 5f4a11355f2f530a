package views

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"verbatim/data"
	"verbatim/data/desk"
)

// window opens the window on a new workbench with the five articles. All work
// is done at once, on the test's goroutine.
func window(t testing.TB) *frame {
	t.Helper()
	a := test.NewApp()
	t.Cleanup(a.Quit)
	create := func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error) {
		return desk.Create(ctx, path, desk.Options{Empty: true, Progress: p})
	}
	open := func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error) {
		return desk.Open(ctx, path, desk.Options{Progress: p})
	}
	f := newFrame(a, Options{ConfigDir: t.TempDir(), Open: open, Create: create})
	close(f.saves)
	f.saves = nil
	f.onUI, f.spawn = func(fn func()) { fn() }, func(fn func()) { fn() }
	f.guard = func(do func()) { do() } // a fault fails the test
	f.later = func(time.Duration, func()) func() bool { return func() bool { return true } }
	f.mods = func() fyne.KeyModifier { return 0 }
	f.now = func() time.Time { return time.Date(2026, 11, 20, 12, 4, 0, 0, time.UTC) }
	d, err := desk.Create(context.Background(), filepath.Join(t.TempDir(), "five-articles.verbatim"), desk.Options{Now: f.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if f.desk != nil {
			f.desk.Close()
		}
	})
	f.set.Reviewer = d.Reviewer()
	f.win.Resize(fyne.NewSize(1600, 1000))
	f.take(d)
	return f
}

// press presses a plain key, or runs the command of a shortcut.
func (f *frame) press(keys ...string) {
	for _, k := range keys {
		c := parseChord(k)
		if c.plain() {
			f.pressed(c)
		} else {
			f.shortcutPressed(c)
		}
	}
}

// seen is every text drawn in an object, in drawing order.
func seen(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if t, ok := x.(*canvas.Text); ok && x.Visible() {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, "|")
}

func wantSeen(t *testing.T, o fyne.CanvasObject, wants ...string) {
	t.Helper()
	got := seen(o)
	for _, w := range wants {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not to be seen in %s", w, got)
		}
	}
}

func TestFirstStartShowsTheRankedListWithTheFirstPreviewed(t *testing.T) {
	f := window(t)
	wantSeen(t, f.all, "Verbatim", "five-articles", "Hakim Zamili", "The Moscow Times", "Informed Comment",
		"44 of 48 words the same", "134 words left out here", "opens the first; then one digit says how true the wording is, and")
	if r := f.overlaps.list.row(f.overlaps.chosen); r == nil || r.SpeakerA != "Hakim Zamili" {
		t.Errorf("chosen is %+v, want the Zamili overlap", r)
	}
	if f.win.Title() != "five-articles — Verbatim" {
		t.Errorf("the title is %q", f.win.Title())
	}
	f.press("Esc")
	if f.hinting() {
		t.Error("Esc did not close the hint")
	}
	f.press("Enter")
	if f.at != screen(f.pair) {
		t.Error("Enter did not open the pair")
	}
	f.press("Esc")
	if f.at != screen(f.overlaps) {
		t.Error("Esc did not come back to the list")
	}
}

func TestDismissingAsksNothingAndIsOneUndo(t *testing.T) {
	f := window(t)
	f.press("Esc")
	first := f.overlaps.chosen
	status := func() data.Status { return f.overlaps.list.row(first).Status }
	f.press("X")
	if status() != data.Dismissed {
		t.Fatalf("after X it is %s", status())
	}
	if f.overlaps.list.at(first) >= 0 {
		t.Error("a dismissed overlap is still shown")
	}
	if f.overlaps.chosen == first || f.overlaps.chosen == "" {
		t.Errorf("chosen is %q, want the next one", f.overlaps.chosen)
	}
	if got := f.menus.items[cmdUndo].Label; got == "Undo" {
		t.Error("the menu does not say what is undone")
	}
	f.press("Ctrl+Z")
	if status() != data.Open {
		t.Errorf("after undo it is %s", status())
	}
	if f.overlaps.chosen != first {
		t.Error("undo does not show what it was about")
	}
	f.press("Ctrl+Y")
	if status() != data.Dismissed {
		t.Errorf("after redo it is %s", status())
	}
	wantSeen(t, f.foot, "Saved in five-articles.verbatim")
}

func TestMarkedOverlapsAreParkedTogether(t *testing.T) {
	f := window(t)
	f.press("Esc", "Space", "Space", "Z")
	parked := 0
	for _, r := range f.overlaps.list.rows {
		if r.Status == data.Parked {
			parked++
		}
	}
	if parked != 2 {
		t.Errorf("%d are parked, want 2", parked)
	}
	f.press("Ctrl+Z")
	for _, r := range f.overlaps.list.rows {
		if r.Status != data.Open {
			t.Errorf("%s is %s after one undo", r.ID, r.Status)
		}
	}
}

func TestKeysMoveAndFilter(t *testing.T) {
	f := window(t)
	f.press("Esc")
	shown := f.overlaps.list.ids()
	f.press("Down", "Down", "Up")
	if f.overlaps.chosen != shown[1] {
		t.Errorf("chosen is %s, want the second", f.overlaps.chosen)
	}
	f.press("/")
	test.Type(f.overlaps.words, "zamili")
	if n := len(f.overlaps.list.shown); n == 0 || n == len(shown) {
		t.Errorf("the filter shows %d of %d", n, len(shown))
	}
	f.overlaps.words.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(f.overlaps.list.shown) != len(shown) {
		t.Error("Esc in the field did not clear the filter")
	}
	f.press("O")
	if f.overlaps.list.order != byVerdict {
		t.Errorf("O sorts %s", orderNames[f.overlaps.list.order])
	}
}

// A field takes its own letters and its own undo.
func TestFieldUndoesItselfFirst(t *testing.T) {
	f := window(t)
	f.press("Esc", "X") // there is something of the program to undo
	f.press("/")
	test.Type(f.overlaps.words, "x")
	f.press("Ctrl+Z")
	if f.overlaps.words.Text != "" {
		t.Errorf("the field still holds %q", f.overlaps.words.Text)
	}
	if f.overlaps.list.judged != 1 {
		t.Error("undo in a field took back a verdict")
	}
}

func TestNothingBehindASheetAnswers(t *testing.T) {
	f := window(t)
	f.press("Esc", "?")
	if len(f.sheets) != 1 {
		t.Fatal("? did not open the key sheet")
	}
	before := f.overlaps.chosen
	f.press("Down", "X", "Ctrl+E", "Ctrl+2")
	if f.overlaps.chosen != before || len(f.sheets) != 1 || f.at != screen(f.overlaps) || f.overlaps.list.judged != 0 {
		t.Error("something behind the sheet answered")
	}
	f.press("Esc")
	if len(f.sheets) != 0 || f.covered() {
		t.Error("Esc did not close the sheet")
	}
}

func TestADisabledCommandDoesNothing(t *testing.T) {
	f := window(t)
	f.press("Esc")
	if f.can(cmdUndo) || !f.menus.items[cmdUndo].Disabled {
		t.Error("undo is offered with nothing to undo")
	}
	f.menus.items[cmdUndo].Action() // Fyne fires the shortcut of a disabled item
	f.menus.items[cmdSave].Action()
	f.press("3")
	if f.overlaps.list.judged != 0 {
		t.Error("a key of the pair screen judged from the list")
	}
}

func TestExportWritesWhatItShows(t *testing.T) {
	f := window(t)
	id := f.overlaps.chosen
	if _, err := f.desk.Judge(context.Background(), id, "Ana", data.Judgement{Wording: data.Altered, Attribution: data.Uncredited}); err != nil {
		t.Fatal(err)
	}
	f.changed()
	f.press("Ctrl+E")
	if len(f.sheets) != 1 {
		t.Fatal("Ctrl+E did not open the sheet")
	}
	wantSeen(t, f.sheets[0].card, "Export verdicts", "Write 1 row", "altered", "uncredited", "Loosely quoted")
	f.press("Enter")
	want := filepath.Join(filepath.Dir(f.desk.Place().Path), "verdicts-five-articles-2026-11-20.csv")
	b, err := os.ReadFile(want)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), ",altered,uncredited,") {
		t.Errorf("the file holds %q", b)
	}
	wantSeen(t, f.toast.card, "1 row written")
	f.press("Ctrl+E", "Enter") // a file that is there is not written over at once
	if len(f.sheets) != 1 {
		t.Fatal("an existing file was written over without a word")
	}
	wantSeen(t, f.sheets[0].card, "Write over it")
	f.press("Enter")
	if len(f.sheets) != 0 {
		t.Error("a second Enter did not write")
	}
}

func TestPastedTextBecomesASource(t *testing.T) {
	f := window(t)
	f.app.Clipboard().SetContent("The minister said: “In the upcoming few days or weeks Iraq will be forced to ask Russia to launch air strikes.”")
	n := len(f.sources.rows)
	f.press("Ctrl+V")
	if len(f.sheets) != 1 {
		t.Fatal("no sheet asks what is known of it")
	}
	b := f.sheets[0]
	fields := fieldsOf(b.card)
	test.Type(fields[1], "Reuters")
	test.Type(fields[3], "7.10.2015")
	b.pressed(parseChord("Enter"))
	if len(f.sheets) != 1 {
		t.Fatal("a date that is none was taken")
	}
	fields[3].SetText("2015-10-07")
	b.pressed(parseChord("Enter"))
	if len(f.sources.rows) != n+1 {
		t.Fatalf("%d sources, want %d", len(f.sources.rows), n+1)
	}
	i := slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.Meta.Publisher == "Reuters" })
	if i < 0 || f.sources.rows[i].Meta.Date.String() != "2015-10-07" || f.sources.rows[i].Overlaps == 0 {
		t.Errorf("the sources are %+v", f.sources.rows)
	}
	f.press("Ctrl+Z")
	if len(f.sources.rows) != n {
		t.Error("undo did not take the source away")
	}
}

func fieldsOf(o fyne.CanvasObject) (out []*entry) {
	for _, x := range o.(*fyne.Container).Objects {
		switch x := x.(type) {
		case *entry:
			out = append(out, x)
		case *fyne.Container:
			out = append(out, fieldsOf(x)...)
		}
	}
	return out
}

func TestSourcesShowTextAndQuotations(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2")
	i := slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.Meta.Publisher == "Informed Comment" })
	f.sources.choose(i)
	wantSeen(t, f.all, "Sources", "Quotations", "In final Failure for Bush/Cheney", "Hakim al-Zimili", "in The Moscow Times too")
	q := slices.IndexFunc(f.sources.quotes, func(q quoted) bool { return q.overlap != "" })
	f.press("F6", "F6")
	f.sources.toQuote(q)
	f.press("Enter")
	if f.at != screen(f.pair) {
		t.Error("Enter on a quotation did not open its overlap")
	}
	f.press("Esc")
	if f.at != screen(f.sources) {
		t.Error("Esc did not come back to the sources")
	}
}

func TestTwoSelectionsMakeAnOverlap(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2")
	n := len(f.overlaps.list.rows)
	sel := func(name, words string) {
		i := slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.Name == name })
		f.sources.choose(i)
		text := f.sources.reading.Revision.Text
		at := strings.Index(text, words)
		if at < 0 {
			t.Fatalf("%s does not hold %q", name, words)
		}
		f.sources.reader.Select(data.Span{Start: at, End: at + len(words)})
		f.press("Ctrl+L")
	}
	sel("daily-beast.txt", "Iraq")
	if f.sources.held == nil {
		t.Fatal("the first selection is not held")
	}
	wantSeen(t, f.sources.holding, "“Iraq”, from The Daily Beast")
	sel("russians-in-iraq.txt", "Russia")
	if f.at != screen(f.pair) || len(f.overlaps.list.rows) != n+1 {
		t.Errorf("%d overlaps, want %d, and the pair open", len(f.overlaps.list.rows), n+1)
	}
	if !f.can(cmdUnlink) {
		t.Error("the link cannot be taken away where it leads")
	}
}

func TestAFaultIsToldAndClosesNothing(t *testing.T) {
	f := window(t)
	f.save(func(context.Context) error { panic("index out of range") }, func() { t.Error("went on after a fault") })
	wantSeen(t, f.toast.card, "fault in Verbatim")
	fetch(f, func(context.Context) (int, error) { panic("again") }, func(int) { t.Error("went on after a fault") })
	f.press("Esc", "Down")
}

func TestWhatIsKnownOfASourceCanBeMended(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2", "E")
	if len(f.sheets) != 1 {
		t.Fatal("E does not ask")
	}
	f.sheets[0].close()
	f.typedKey(&fyne.KeyEvent{Name: fyne.KeyE}) // as the driver sends it: the key, then its letter
	fields := fieldsOf(f.sheets[0].card)
	title := fields[0].Text
	fields[0].TypedRune('e')
	if fields[0].Text != title {
		t.Errorf("the letter that opened the field was written: %q", fields[0].Text)
	}
	fields[0].TypedRune('e')
	if fields[0].Text == title {
		t.Error("the next letter was swallowed too")
	}
	fields[0].SetText(title)
	fields[2].SetText("Jane Doe")
	fields[3].SetText("2015-10")
	f.sheets[0].pressed(parseChord("Enter"))
	i := f.sources.at()
	if m := f.sources.rows[i].Meta; m.Author != "Jane Doe" || m.Date.String() != "2015-10" {
		t.Errorf("kept %+v", m)
	}
	wantSeen(t, f.sources.head, "Jane Doe; Oct 2015")
	f.press("Ctrl+Z")
	if m := f.sources.rows[i].Meta; m.Author == "Jane Doe" {
		t.Error("undo left it")
	}
}

func TestATakenAwaySourceComesBack(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2")
	n := len(f.sources.rows)
	f.press("Delete")
	if len(f.sources.rows) != n-1 {
		t.Fatalf("%d sources, want %d", len(f.sources.rows), n-1)
	}
	f.press("Ctrl+Z")
	if len(f.sources.rows) != n {
		t.Error("undo did not bring it back")
	}
}

func TestASecondWindowReadsOnlyAndSaysSo(t *testing.T) {
	f := window(t)
	path := filepath.Join(t.TempDir(), "shared.verbatim")
	first, err := desk.Create(context.Background(), path, desk.Options{Window: true})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	f.opts.Open = func(ctx context.Context, path string, p desk.Progress) (*desk.Desk, error) {
		return desk.Open(ctx, path, desk.Options{Window: true, Progress: p})
	}
	f.open(path)
	wantSeen(t, f.top().card, "Another window has this workbench", "process", "since")
	f.press("Esc")
	if f.desk.Place().Name != "five-articles" {
		t.Fatal("it was opened all the same")
	}
	f.open(path)
	f.press("Enter")
	why := f.desk.Place().ReadOnly
	if why == "" {
		t.Fatal("two windows may write to one file")
	}
	wantSeen(t, f.foot, why[:20])
	f.press("Esc")
	if f.can(cmdDismiss) || f.can(cmdBring) {
		t.Error("changes are offered that cannot be saved")
	}
	f.press("X")
	if f.overlaps.list.judged != 0 {
		t.Error("a read-only workbench was changed")
	}
}

func TestTextSizeAndThemeAreKept(t *testing.T) {
	f := window(t)
	f.press("Ctrl+=", "Ctrl+=")
	f.run(cmdDark)
	if f.z != 1.2 || f.palette != darkPalette {
		t.Errorf("factor %v, dark %v", f.z, f.dark)
	}
	again := readSettings(f.opts.ConfigDir)
	if again.Text != 120 || again.Theme != themeDark {
		t.Errorf("kept %+v", again)
	}
	for range 20 {
		f.press("Ctrl+-")
	}
	if f.set.Text != smallestText {
		t.Errorf("text size %d, want the smallest", f.set.Text)
	}
}

// Every width and text size lays out without a fault and keeps the names.
func TestEverySizeKeepsTheNames(t *testing.T) {
	f := window(t)
	for _, size := range []fyne.Size{{Width: 640, Height: 420}, {Width: 1024, Height: 700}, {Width: 1600, Height: 1000}} {
		for _, text := range []int{80, 100, 150, 200} {
			if size.Width*100/float32(text) < 500 {
				continue // narrower than any text can be read in
			}
			f.win.Resize(size)
			f.set.Text = text
			f.restyle()
			for _, r := range f.rooms() {
				f.room(r.screen)
				switch r.id {
				case cmdOverlaps:
					wantSeen(t, f.overlaps.table, "Hakim Zamili")
				case cmdSources:
					wantSeen(t, f.sources.table, "Informed Comment")
				case cmdVersions:
					wantSeen(t, f.versions.view.paint, "The Moscow Times", "base")
				case cmdTimeline:
					wantSeen(t, f.timeline.view.paint, "Informed Comment", "b")
				default:
					wantSeen(t, f.outlets.view.paint, "Informed Comment", "5.8 %")
				}
			}
		}
	}
}

// What a pasted text says of itself stands in the sheet already; the rest
// stays empty.
func TestAPasteSaysWhatItKnows(t *testing.T) {
	f := window(t)
	f.app.Clipboard().SetContent("Harbour bridge to rise again\n\nBy Ana Lindqvist\n\n3 March 2024\n\nThe old bridge will be built anew, the mayor said on Monday, and the town will pay for all of it.\n")
	f.press("Ctrl+V")
	fields := fieldsOf(f.sheets[0].card)
	for i, want := range []string{"Harbour bridge to rise again", "", "Ana Lindqvist", "2024-03-03", ""} {
		if fields[i].Text != want {
			t.Errorf("field %d holds %q, want %q", i, fields[i].Text, want)
		}
	}
}
