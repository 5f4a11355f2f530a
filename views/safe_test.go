package views

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
)

// damage flips a bit wherever a text stands in the file of a workbench.
func damage(t *testing.T, path, text string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(b, []byte(text)) {
		t.Fatalf("%q does not stand in the file (%v)", text, err)
	}
	hurt := []byte(text)
	hurt[0] ^= 1
	if err := os.WriteFile(path, bytes.ReplaceAll(b, []byte(text), hurt), 0o644); err != nil {
		t.Fatal(err)
	}
}

// typePath types a path into the file sheet that is up, and Enter.
func typePath(t *testing.T, f *frame, path string) {
	t.Helper()
	fields := fieldsOf(f.top().card)
	if len(fields) != 1 {
		t.Fatal("no sheet asks for a file")
	}
	fields[0].SetText(path)
	fields[0].OnSubmitted(path)
}

func TestACopyIsSavedAndOneGoesOnInTheWorkbench(t *testing.T) {
	f := window(t)
	was, to := f.desk.Place().Path, filepath.Join(t.TempDir(), "elsewhere")
	f.press("Ctrl+Shift+S")
	typePath(t, f, to)
	if h := desk.Holds(context.Background(), to+extension); h.Sources != 5 || h.Unread != "" {
		t.Errorf("the copy holds %+v", h)
	}
	if f.desk.Place().Path != was {
		t.Error("the window went over to the copy")
	}
	wantSeen(t, f.toast.card, "A copy, checked, is in")
	f.press("Ctrl+Shift+S")
	typePath(t, f, to+extension)
	if !f.toast.fault {
		t.Error("a file that is there was written over")
	}
}

func TestRecentWorkbenchesAreOfferedAndMissingOnesDropped(t *testing.T) {
	f := window(t)
	first := f.desk.Place().Path
	for _, name := range []string{"second", "gone"} {
		f.change("Making", filepath.Join(t.TempDir(), name+extension), f.opts.Create)
	}
	gone := f.desk.Place().Path
	f.open(first)
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	f.press("Ctrl+Shift+O")
	wantSeen(t, f.top().card, "Open recent", "1 workbench|", "second")
	if got := seen(f.top().card); strings.Contains(got, "gone") || strings.Contains(got, "five-articles") {
		t.Errorf("it offers %s", got)
	}
	f.press("Enter")
	if f.desk.Place().Name != "second" {
		t.Errorf("open is %s", f.desk.Place().Name)
	}
	if got := readSettings(f.opts.ConfigDir).recent(); len(got) != 2 || got[0] != f.desk.Place().Path {
		t.Errorf("kept for the next start are %v", got)
	}
}

func TestABackupIsShownAndRestoredIntoANewFile(t *testing.T) {
	f := window(t)
	ctx := context.Background()
	if _, err := f.desk.Judge(ctx, f.overlaps.chosen, "Ana", data.Judgement{Wording: data.Altered}); err != nil {
		t.Fatal(err)
	}
	made, err := f.desk.BackUpIfDue(ctx)
	if made == "" || err != nil {
		t.Fatalf("no backup was made (%v)", err)
	}
	was := f.desk.Place().Path
	f.run(cmdBackups)
	wantSeen(t, f.top().card, "Backups", "5 sources, 1 verdict", "when it was made", filepath.Base(made))
	f.press("C")
	wantSeen(t, f.top().card, "just now: all is well")
	f.press("Enter")
	typePath(t, f, was)
	if f.desk.Place().Path != was || !f.toast.fault {
		t.Error("the present workbench was not protected")
	}
	f.run(cmdBackups)
	f.press("Enter")
	to := filepath.Join(t.TempDir(), "restored")
	typePath(t, f, to)
	if f.desk.Place().Name != "restored" {
		t.Fatalf("open is %s", f.desk.Place().Path)
	}
	rows, err := f.desk.Overlaps(ctx)
	if err != nil || len(rows[0].Verdicts) != 1 {
		t.Errorf("restored is %+v (%v)", rows[0].Verdicts, err)
	}
	if _, err := os.Stat(was); err != nil {
		t.Error("the workbench from before is gone")
	}
}

func TestADamagedWorkbenchIsExplainedAndRepaired(t *testing.T) {
	f := window(t)
	path := filepath.Join(t.TempDir(), "hurt.verbatim")
	d, err := desk.Create(context.Background(), path, desk.Options{})
	if err != nil || d.Close() != nil {
		t.Fatal(err)
	}
	damage(t, path, "which field of which thing") // the plan of the file is looked at whenever it is opened
	before, _ := os.ReadFile(path)
	f.open(path)
	if f.desk.Place().Name != "hurt" || f.desk.Place().ReadOnly == "" {
		t.Fatalf("open is %+v", f.desk.Place())
	}
	wantSeen(t, f.top().card, "This workbench is damaged", "what is lost is named", "wrong:")
	f.press("Enter")
	typePath(t, f, filepath.Join(t.TempDir(), "whole"))
	wantSeen(t, f.top().card, "Repaired into a new file", "5 texts")
	f.press("Enter")
	if f.desk.Place().Name != "whole" || f.desk.Place().ReadOnly != "" || len(f.sources.rows) != 5 {
		t.Errorf("open is %+v with %d sources", f.desk.Place(), len(f.sources.rows))
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the damaged file was changed")
	}
	if f.can(cmdRepair) {
		t.Error("a repair of a whole workbench is offered")
	}
}

func TestAFileTooDamagedToOpenCanStillBeRepaired(t *testing.T) {
	f := window(t)
	path := filepath.Join(t.TempDir(), "hurt.verbatim")
	d, err := desk.Create(context.Background(), path, desk.Options{})
	if err != nil || d.Close() != nil {
		t.Fatal(err)
	}
	damage(t, path, "SQLite format 3")
	f.open(path)
	wantSeen(t, f.top().card, "cannot be opened", "Repair into a new file…", "Backups…")
	if f.desk.Place().Name != "five-articles" {
		t.Error("the workbench that was open is gone")
	}
	f.press("Enter")
	typePath(t, f, filepath.Join(t.TempDir(), "whole"))
	f.press("Enter")
	if f.desk.Place().Name != "whole" || len(f.sources.rows) != 5 {
		t.Errorf("open is %+v with %d sources", f.desk.Place(), len(f.sources.rows))
	}
}

// Damage that SQLite does not see is found by the check behind the window; the
// workbench is then read only.
func TestHiddenDamageTurnsTheWorkbenchReadOnly(t *testing.T) {
	f := window(t)
	f.opts.Read = func(ctx context.Context, path, why string) (*desk.Desk, error) {
		return desk.Open(ctx, path, desk.Options{ReadOnly: why})
	}
	f.verify()
	if f.set.last(f.desk.Place().Path).Checked.IsZero() || f.covered() {
		t.Error("a sound workbench was not noted as checked")
	}
	path := f.desk.Place().Path
	d := f.desk
	f.desk = nil
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	damage(t, path, "Hakim Zamili")
	f.open(path)
	f.verify()
	if f.desk.Place().ReadOnly != string(damagedWhy) || !f.can(cmdRepair) && !f.covered() {
		t.Errorf("open is %+v, told is %q", f.desk.Place(), f.toast.says)
	}
	if f.covered() {
		wantSeen(t, f.top().card, "This workbench is damaged")
	}
}

func TestChangesOfAnotherProcessAppear(t *testing.T) {
	f := window(t)
	ctx := context.Background()
	other, err := desk.Open(ctx, f.desk.Place().Path, desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	looked := 0
	f.lookAgain(func() { looked++ })
	if _, err := other.Judge(ctx, f.overlaps.chosen, "Ana", data.Judgement{Wording: data.Altered}); err != nil {
		t.Fatal(err)
	}
	f.lookAgain(func() { looked++ })
	if f.overlaps.list.judged != 1 || looked != 2 {
		t.Errorf("%d judged are shown after %d looks", f.overlaps.list.judged, looked)
	}
	if strings.Contains(seen(f.foot), "Saved in") {
		t.Error("what another saved is told as this window's")
	}
}

func TestWhereTheWorkbenchLiesIsToldOnce(t *testing.T) {
	f := window(t)
	f.opts.Disk = func(string) string { return "This workbench lies on a network folder (nfs4)." }
	path := f.desk.Place().Path
	f.open(path)
	wantSeen(t, f.toast.card, "network folder (nfs4)")
	f.say("Something else.")
	f.toast.clear() // the note comes back after what was said over it
	wantSeen(t, f.toast.card, "network folder (nfs4)")
	f.toast.clear()
	f.open(path)
	if f.toast.says != nil {
		t.Errorf("it is told again: %q", f.toast.says)
	}
}

// A save that the disk refuses is told; what was chosen and typed stays, nothing
// says that it is saved, and the same session goes on when there is room again.
func TestARefusedSaveLosesNothing(t *testing.T) {
	f := window(t)
	f.press("Enter", "3", "N")
	f.pair.writing.note.SetText("Ask the desk in Basra.")
	f.press("Ctrl+Enter")
	id := f.pair.id
	f.pair.ballot.Notes = "Ask the desk in Basra, again."
	good := f.desk
	full, err := desk.Open(context.Background(), good.Place().Path, desk.Options{})
	if err != nil || full.Close() != nil {
		t.Fatal(err)
	}
	f.desk, f.pair.desk = full, full // every save is refused now
	saved := f.saved
	f.press("Enter")
	if !f.toast.fault || f.pair.saving || f.pair.id != id || f.pair.ballot.Notes != "Ask the desk in Basra, again." || f.saved != saved {
		t.Errorf("after a refused save: fault %v, saving %v, %+v", f.toast.fault, f.pair.saving, f.pair.ballot)
	}
	wantSeen(t, f.foot, "Not saved yet: Enter saves")
	f.desk, f.pair.desk = good, good
	f.press("Enter")
	rows, err := good.Overlaps(context.Background())
	if err != nil || len(rows[0].Verdicts) != 1 || rows[0].Verdicts[0].Notes != "Ask the desk in Basra, again." {
		t.Errorf("with room again it is %+v (%v)", rows[0].Verdicts, err)
	}
}

// faulty is a window in which faults are outlived, as in the program.
func faulty(t *testing.T) *frame {
	f := window(t)
	f.guard = f.survive
	f.reports.dir, f.reports.now = filepath.Join(t.TempDir(), "reports"), f.now
	return f
}

// onlyReport is the text of the one report there is.
func onlyReport(t *testing.T, f *frame) string {
	t.Helper()
	names := reportsIn(f.reports.dir)
	if len(names) != 1 {
		t.Fatalf("%d reports, want one", len(names))
	}
	b, err := os.ReadFile(filepath.Join(f.reports.dir, names[0]))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAFaultOnAScreenIsReportedWithoutAWordOfTheArticles(t *testing.T) {
	const secret = "In the upcoming few days"
	for name, fault := range map[string]func(f *frame){
		"drawing": func(f *frame) {
			f.overlaps.preview.draw = func(*pen, float32, float32) { panic(secret) }
			f.overlaps.preview.Refresh()
		},
		"a click": func(f *frame) {
			f.foot.hits = []hit{{0, 0, 1e4, 1e4, func() { panic(errors.New(secret)) }}}
			f.foot.Tapped(&fyne.PointEvent{Position: fyne.NewPos(9, 9)})
		},
		"a key": func(f *frame) { f.at = faultyScreen{f.overlaps, secret}; f.typedKey(&fyne.KeyEvent{Name: fyne.KeyF7}) },
		"a field": func(f *frame) {
			f.press("/")
			f.overlaps.words.OnChanged = func(string) { panic(secret) }
			f.overlaps.words.TypedRune('x')
		},
		"an article": func(f *frame) {
			f.openPair(f.overlaps.chosen)
			f.pair.panes[0].OnKey = func(*fyne.KeyEvent) { panic(secret) }
			f.pair.panes[0].TypedKey(&fyne.KeyEvent{Name: "F7"})
		},
		"work":     func(f *frame) { f.save(func(context.Context) error { panic(secret) }, nil) },
		"an index": func(f *frame) { var none []string; f.guard(func() { _ = none[len(f.sources.rows)] }) },
	} {
		t.Run(name, func(t *testing.T) {
			f := faulty(t)
			f.press("Esc", "Down")
			fault(f)
			text := onlyReport(t, f)
			if strings.Contains(text, secret) || !strings.Contains(text, "TestAFaultOnAScreen") || !strings.Contains(text, "command  "+string(cmdDown)) && name != "a field" && name != "an article" {
				t.Errorf("the report says\n%s", text)
			}
			wantSeen(t, f.toast.card, "fault in Verbatim")
			if !strings.Contains(strings.Join(f.toast.says, ""), f.reports.dir) {
				t.Errorf("it is not told where the report is: %q", f.toast.says)
			}
			fault(f) // again: no second report
			onlyReport(t, f)
			f.room(f.overlaps)
			f.press("Esc", "Ctrl+2")
			if f.at != screen(f.sources) {
				t.Error("the window does not go on")
			}
		})
	}
}

// faultyScreen is the list with a fault in its keys.
type faultyScreen struct {
	*overlaps
	secret string
}

func (s faultyScreen) key(c chord) bool {
	if c.key == fyne.KeyF7 {
		panic(s.secret)
	}
	return s.overlaps.key(c)
}

func TestAFaultIsToldOnceAtTheNextStart(t *testing.T) {
	f := faulty(t)
	f.guard(func() { panic("x") })
	f.toast.clear()
	f.recovered()
	wantSeen(t, f.toast.card, "had a fault when it was used last")
	f.toast.clear()
	f.set = readSettings(f.opts.ConfigDir)
	f.recovered()
	if f.toast.says != nil {
		t.Error("it is told again")
	}
}

func TestTheLogTellsOfCommandsWorkAndFaultsWithoutAWordOfTheArticles(t *testing.T) {
	const secret = "In the upcoming few days"
	f := faulty(t)
	var log strings.Builder
	f.log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	f.reports.log = f.log
	f.press("Esc", "X", "Ctrl+Z")
	f.app.Clipboard().SetContent("A headline of the day\n\n“It rained all day long,” she said.\n")
	f.press("Ctrl+V", "Ctrl+Enter")
	f.guard(func() { panic(secret) })
	for _, want := range []string{"msg=command command=dismiss", `msg="work begun" command=paste`, `msg="work ended" command=paste stopped=false took=`, `msg=fault at="verbatim/views.TestTheLog`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %s:\n%s", want, log.String())
		}
	}
	for _, word := range []string{secret, "rained", "headline"} {
		if strings.Contains(log.String(), word) {
			t.Errorf("“%s” stands in the log:\n%s", word, log.String())
		}
	}
}
